"""Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import json

import pytest

from .commands import ROOT, run_code

LLM_STACK = {"openai", "instructor", "tenacity", "httpx2", "genai_prices"}
FOR_PEOPLE = {"typer", "rich", "jinja2", "click"}


def _loaded_by(code: str) -> set[str]:
    printed = run_code(
        f"{code}\nimport json, sys\nprint(json.dumps([m for m in sys.modules if '.' not in m]))"
    )
    return set(json.loads(printed.splitlines()[-1]))


def test_the_types_load_no_engine_and_no_command_line() -> None:
    """``from summarizer import Summary`` costs pydantic and nothing else."""
    loaded = _loaded_by("from summarizer import Summary")
    assert "pydantic" in loaded
    assert not loaded & (LLM_STACK | FOR_PEOPLE)


@pytest.mark.parametrize("name", ["Wire", "Draft", "SummarizerError", "__version__"])
def test_plain_data_does_not_even_load_pydantic(name: str) -> None:
    """The wire, the draft and the errors are the standard library's alone."""
    assert not _loaded_by(f"from summarizer import {name}") & {"pydantic", *LLM_STACK}


def test_the_offline_engine_works_without_the_llm_stack() -> None:
    """A wire summarised offline never loads what talks to a server."""
    wire = ROOT / "examples" / "wires" / "league_match.txt"
    loaded = _loaded_by(
        "from summarizer import Summarizer\n"
        "from pathlib import Path\n"
        f"summary = Summarizer(engine='offline').summarize(Path({str(wire)!r}))\n"
        "assert summary.matches[0].home.name == 'Brackwell Rovers'"
    )
    assert not loaded & (LLM_STACK | FOR_PEOPLE)


def test_the_version_is_told_without_the_llm_stack() -> None:
    """``summarizer --version`` loads neither the LLM stack nor the types."""
    loaded = _loaded_by(
        "import sys\n"
        "from summarizer.cli import main\n"
        "sys.argv = ['summarizer', '--version']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded & (LLM_STACK | {"pydantic", "jinja2"})
