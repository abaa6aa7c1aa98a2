"""A stand-in for the engines, and the command line run in this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli.app import run
from summarizer.summary import Summary
from summarizer.wire import Wire
from tests.page.samples import info, preview


@dataclass(frozen=True)
class Ran:
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of JSON on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run ``summarizer`` with these arguments; ``stdin`` is what it reads there."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call


@dataclass
class Script:
    """What the stand-in does: ``reply`` makes a summary of a wire or raises."""

    reply: Callable[[Wire], Summary]
    options: dict[str, Any]
    wires: list[Wire]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Script:
    """A stand-in for ``summarizer.api.Summarizer`` that notes what it is asked."""

    def summary_of(wire: Wire) -> Summary:
        return preview()[1].model_copy(update={"wire": info(wire)})

    script = Script(summary_of, {}, [])

    class Stand:
        engine_name = "offline"
        engine_reason = "no API key and no base URL is set"

        def __init__(self, engine: str, **options: Any) -> None:
            script.options.update(options, engine=engine)

        def load(self) -> None:
            pass

        def summarize(self, wire: Wire) -> Summary:
            script.wires.append(wire)
            return script.reply(wire)

        def __enter__(self) -> Stand:
            return self

        def __exit__(self, *error: object) -> None:
            script.options["closed"] = True

    monkeypatch.setattr("summarizer.api.Summarizer", Stand)
    return script


@pytest.fixture
def wires(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three short wires, which is also the current one."""
    for name in ("one", "two", "three"):
        text = f"Estmark beat Vale City on day {name}.\n\nIt rained.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
