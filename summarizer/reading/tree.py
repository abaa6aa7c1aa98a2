"""Small steps in a parsed tree, by names without their namespace. What is not there is None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from summarizer.reading.fields import tidy
from summarizer.reading.item import Block
from summarizer.reading.markup import blocks_of_tree, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["attribute", "children", "find", "said", "text_of"]

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


def said(blocks: Iterable[Block]) -> str:
    """What a field says that came as blocks, notes (deleted text, say) left out; on one line."""
    return " ".join(b.text.replace("\n", " ") for b in blocks if b.label != "note")


def text_of(element: _Element | None) -> str | None:
    """All text in an element, on one line; without what is deleted in it."""
    if element is None:
        return None
    if not len(element):
        return tidy(element.text)
    return tidy(said(blocks_of_tree(element)))
