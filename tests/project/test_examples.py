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


OF_ITSELF = {"__enter__", "__exit__", "__aenter__", "__aexit__"}
"""Methods with underscores that are called by everybody, in ``with``."""


def methods(of: type) -> list[str]:
    """The public methods and properties that the class itself has, as its callers name them."""
    return [
        f"{of.__name__}.{name}"
        for name, thing in vars(of).items()
        if (not name.startswith("_") or name in OF_ITSELF)
        and (inspect.isfunction(thing) or isinstance(thing, property | classmethod | staticmethod))
    ]


METHODS = [name for of in sorted(SHOWN, key=lambda c: c.__name__) for name in methods(of)]


@pytest.mark.parametrize("name", METHODS)
def test_each_public_method_is_shown(name: str) -> None:
    """The classes that callers work with have an example for every method, with statements too."""
    assert name in {test.name for test in ALL}


def test_the_methods_that_callers_use_are_looked_at() -> None:
    """Plain and async ones, properties and context managers."""
    wanted = "suggest asuggest summarize blurbs ablurbs blurb by_post close aclose load versions"
    assert {f"Summarizer.{name}" for name in wanted.split()} <= set(METHODS)
    assert {f"Summarizer.{name}" for name in OF_ITSELF} <= set(METHODS)
    assert {"Suggestions.blurb", "Suggestions.quotes"} <= set(METHODS)


@pytest.mark.parametrize("test", ALL, ids=[test.name for test in ALL])
def test_what_is_shown_is_what_comes_out(test: doctest.DocTest) -> None:
    """The example runs in the names of its module and prints what stands below it."""
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    assert result.attempted
    assert result.failed == 0, "".join(said)
