"""The published schemas are those of the code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from .commands import ROOT, command, run

SCHEMAS = ["summary", "wire", "draft", "blurb", "day"]
PUBLISHED = [*SCHEMAS, "openapi"]


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_what_the_command_gives(name: str) -> None:
    """``schemas/NAME.json`` has not drifted; ``make schemas`` writes it afresh."""
    done = run([command(), "schema", name])
    assert done.returncode == 0, done.stderr
    assert done.stdout == (ROOT / "schemas" / f"{name}.json").read_text("utf-8"), "make schemas"


def test_no_other_schema_is_published() -> None:
    """A schema that the command no longer knows does not stay behind."""
    assert sorted(p.stem for p in Path(ROOT, "schemas").iterdir()) == sorted(PUBLISHED)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_a_schema(name: str) -> None:
    """Each file is valid JSON Schema, draft 2020-12, with an object at its root."""
    schema = json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
