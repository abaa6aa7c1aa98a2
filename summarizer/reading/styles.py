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
    "content-visibility": frozenset({"hidden"}),
}
_NOTHING = re.compile(r"[+-]?(?:0+(?:\.0*)?|\.0+)(?:[a-z]{1,4}|%)?")
_FAR_OUT = re.compile(r"-(?:\d{4,}(?:\.\d*)?(?:px|pt)?|\d{3,}(?:\.\d*)?(?:em|rem|vw|vh|ch|%))")
_CUT_AWAY = re.compile(
    r"rect\s?\((?:\s?,?\s?[01](?:px)?){4}\s?\)|inset\s?\(\s?(?:[5-9]\d|100)(?:\.\d+)?%.*|circle\s?\(\s?0.*"
)
_VANISHES = frozenset({"opacity", "font-size"})
_PLACES = frozenset({"left", "right", "top", "bottom", "margin-left", "margin-top", "text-indent"})
_SIZES = frozenset({"height", "max-height", "width", "max-width"})


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
    if name == "rp" or (name == "dialog" and "open" not in attributes):
        return True
    told = dict(_declared(attributes.get("style", "")))
    return any(_unseen(k, v) for k, v in told.items()) or (
        told.get("overflow") in ("hidden", "clip")
        and any(_NOTHING.fullmatch(told.get(k, "")) for k in _SIZES)
    )


def _unseen(name: str, value: str) -> bool:
    if value in _UNSEEN.get(name, ()):
        return True
    if name in _VANISHES:
        return _NOTHING.fullmatch(value) is not None
    if name in _PLACES:
        return _FAR_OUT.fullmatch(value) is not None
    return name in ("clip", "clip-path") and _CUT_AWAY.fullmatch(value) is not None


def _declared(style: str) -> Iterator[tuple[str, str]]:
    """The properties of a style with their values, in lower case."""
    if not style:
        return
    for each in _COMMENT.sub(" ", style).lower().split(";"):
        name, _, value = each.partition(":")
        yield name.strip(), value.replace("!important", " ").strip()
