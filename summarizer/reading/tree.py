"""Small steps in a parsed tree, by names without their namespace. What is not there is None."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading.fields import tidy
from summarizer.reading.markup import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["attribute", "children", "find", "text_of"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """The elements directly in one, comments left out; only those of these names, if any."""
    if element is None:
        return
    for child in element:
        name = local_name(child)
        if name and (not names or name in names):
            yield child


def find(element: _Element | None, *path: str) -> _Element | None:
    """The first element at a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: _Element | None, name: str) -> str | None:
    """The attribute of a name; for ``lang`` also that of XML's own namespace."""
    if element is None:
        return None
    # One by one: to list all attributes takes lxml a time that grows with their square.
    value = element.get(name)
    if value is None and name == "lang":
        value = element.get(_XML_LANG)
    return value


def text_of(element: _Element | None) -> str | None:
    """All text in an element, on one line."""
    return None if element is None else tidy("".join(str(t) for t in element.itertext()))
