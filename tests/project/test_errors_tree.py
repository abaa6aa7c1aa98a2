"""The picture in errors.py is the tree."""

from __future__ import annotations

import pickle
import re

import pytest

from summarizer import errors

_ROW = re.compile(r"^    (?P<rails>[│├└─ ]*)(?P<name>[A-Z]\w+)(?:  .*)?$")


def _drawn() -> dict[str, str | None]:
    """Name to parent, as the module's docstring draws it: four columns a level."""
    parents: dict[str, str | None] = {}
    branch: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        row = _ROW.match(line)
        if row:
            depth = len(row["rails"]) // 4
            parents[row["name"]] = branch[depth - 1] if depth else None
            branch[depth:] = [row["name"]]
    return parents


def _classes() -> dict[str, type[errors.SummarizerError]]:
    return {name: getattr(errors, name) for name in errors.__all__}


def test_the_picture_is_the_tree() -> None:
    """The docstring draws every error, each below the class that it derives from."""
    built = {
        name: None if kind is errors.SummarizerError else kind.__bases__[0].__name__
        for name, kind in _classes().items()
    }
    assert _drawn() == built


def test_every_error_has_its_own_code() -> None:
    """The codes of the JSON output tell all errors apart."""
    codes = [kind.code for kind in _classes().values()]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("name", errors.__all__)
def test_an_error_survives_pickling(name: str) -> None:
    """What a worker process raises arrives with its message, input, bill and hint."""
    kind = _classes()[name]
    special: dict[str, object] = {
        "Withheld": {"outcome": "killed"},
        "ChecksFailed": {"findings": ("a finding",)},
    }
    more = special.get(name, {})
    assert isinstance(more, dict)
    error = kind("it failed", input="a.txt", **more)
    error.requests = 3
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.input, again.requests) == ("it failed", "a.txt", 3)
    assert again.__dict__ == error.__dict__
