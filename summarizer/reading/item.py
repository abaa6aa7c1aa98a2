"""One item as its format gives it: fields, and the blocks of its text. Not yet read for sentences.

Every reader of a format is a function ``(bytes, input) -> Iterable[Item | InputError]`` that raises
InputError only; an error among the items is of one of several and stops none of the others.
:func:`summarizer.reading.composed.wire_of` makes the wire.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.wire import Label

__all__ = ["Block", "Item"]


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, standfirst, paragraph, caption … of an item.

    ``text`` has white space inside collapsed to one blank (a line end where the mark-up breaks the
    line; no-break spaces kept) and no blank at its ends. ``label`` is what the mark-up says it is;
    None leaves that to the rules for plain text.
    """

    text: str
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What a format says of one wire. What it lacks is None.

    ``published`` and ``embargo`` are ISO 8601, with zone where the format has one; an ``embargo``
    of "" is one that is there and empty, which holds the wire. ``status`` is ``usable``,
    ``withheld`` or ``canceled``; ``urgency`` 1-9. ``signals`` are the format's own codes
    (``sig:correction``), in the order given. ``sha256`` is that of the item's own bytes, where its
    input holds several items.
    """

    format: str
    blocks: tuple[Block, ...]
    id: str | None = None
    provider: str | None = None
    version: str | None = None
    headline: str | None = None
    slug: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    status: str | None = None
    embargo: str | None = None
    urgency: int | None = None
    signals: tuple[str, ...] = ()
    rights: str | None = None
    usage_terms: str | None = None
    ednote: str | None = None
    charset: str = "utf-8"
    charset_guessed: bool = False
    sha256: str | None = None
