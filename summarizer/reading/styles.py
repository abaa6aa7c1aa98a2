"""What the attributes of an element say of its text: that it is struck out, that nobody sees it.

Only attributes are read; what a style sheet says of a class is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["is_hidden", "is_struck"]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DECORATIONS = frozenset({"text-decoration", "text-decoration-line"})
_UNSEEN = {
    "display": frozenset({"none"}),
    "visibility": frozenset({"hidden", "collapse"}),
    "mso-hide": frozenset({"all"}),
}


def is_struck(attributes: Mapping[str, str]) -> bool:
    """Whether the ``style`` of an element strikes its text out."""
    style = attributes.get("style", "")
    if "line-through" not in style.lower():
        return False
    return any(k in _DECORATIONS and "line-through" in v.split() for k, v in _declared(style))


def is_hidden(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether the attributes of an element, their names in lower case, hide its text.

    A page that is hidden as a whole is one that a script shows.
    """
    if name in ("html", "body"):
        return False
    if "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    return any(v in _UNSEEN.get(k, ()) for k, v in _declared(attributes.get("style", "")))


def _declared(style: str) -> Iterator[tuple[str, str]]:
    """The properties of a style with their values, in lower case."""
    if not style:
        return
    for each in _COMMENT.sub(" ", style).lower().split(";"):
        name, _, value = each.partition(":")
        yield name.strip(), value.replace("!important", " ").strip()
