"""The pinned versions and the ranges in pyproject.toml say the same."""

from __future__ import annotations

import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .commands import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    rows = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in rows}


def _requirements() -> list[str]:
    named = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    for group in PROJECT["dependency-groups"].values():
        named += group
    for extra in PROJECT["project"].get("optional-dependencies", {}).values():
        named += extra
    return named


@pytest.mark.parametrize("text", _requirements())
def test_every_requirement_is_pinned_within_its_range(text: str) -> None:
    """A dependency that is added or narrowed needs ``make upgrade``."""
    requirement = Requirement(text)
    pin = _pins().get(canonicalize_name(requirement.name))
    assert pin is not None, "make upgrade"
    assert requirement.specifier.contains(pin, prereleases=True), "make upgrade"


def test_the_touchy_ones_are_bounded() -> None:
    """What is known to break its neighbours with a new release has an upper bound."""
    bounded = {
        Requirement(text).name
        for text in PROJECT["project"]["dependencies"]
        if any(part.operator in {"<", "<=", "==", "~="} for part in Requirement(text).specifier)
    }
    assert {"instructor", "openai", "pydantic", "rich", "tenacity", "typer"} <= bounded
