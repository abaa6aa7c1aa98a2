"""What the docstrings of the public names show works, to the letter."""

from __future__ import annotations

import doctest
import inspect
import sys
from collections.abc import Iterator

import pytest

import summarizer

SHOWN = {summarizer.Editions, summarizer.Suggestions, summarizer.Summarizer}
"""The classes that callers work with; errors and facts are told by their fields."""


def public() -> Iterator[tuple[str, object]]:
    """Each public function and class by its name."""
    for name in summarizer.__all__:
        thing = getattr(summarizer, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            yield name, thing


def examples(name: str, thing: object) -> list[doctest.DocTest]:
    """The docstrings of ``thing``, methods included, that have examples; the names of its module
    are known to them."""
    known = dict(vars(sys.modules[thing.__module__]))
    found = doctest.DocTestFinder(exclude_empty=True).find(thing, name, globs=known)
    return [test for test in found if test.examples]


ALL = [test for name, thing in public() for test in examples(name, thing)]


@pytest.mark.parametrize(
    "name", [n for n, thing in public() if inspect.isfunction(thing) or thing in SHOWN]
)
def test_what_can_be_called_is_shown(name: str) -> None:
    """Each public function, and each class that callers work with, has an example of its own."""
    assert name in {test.name for test in ALL}


@pytest.mark.parametrize("test", ALL, ids=[test.name for test in ALL])
def test_what_is_shown_is_what_comes_out(test: doctest.DocTest) -> None:
    """The example runs in the names of its module and prints what stands below it."""
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    assert result.attempted
    assert result.failed == 0, "".join(said)
