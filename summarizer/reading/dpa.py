"""dpa's own JSON, "digitalwires": text as HTML, fields by dpa's names.

The text is headline, teaser and article. The link box points elsewhere and the notepad speaks to
editors: neither is report, and the notes are in ``ednote``. Where the article lacks the dateline
that stands in its field, it is put before the first paragraph, as dpa's own converters do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from summarizer.errors import NotAWire
from summarizer.language.desk_orders import signals_of_private
from summarizer.reading.decoding import called
from summarizer.reading.fields import (
    codes_of,
    embargo_of,
    iso_date,
    joined,
    status_of,
    tidy,
    tidy_dateline,
    urgency_of,
)
from summarizer.reading.item import Block, Item
from summarizer.reading.markup import blocks_of_html

__all__ = ["item_of_dpa"]

_PARAGRAPH = re.compile(r"<p\b[^<>]{0,400}>", re.IGNORECASE)
_HAS_DATELINE = re.compile(r"class\s{0,9}=\s{0,9}[\"'][^\"'<>]{0,100}\bdateline\b", re.IGNORECASE)


def item_of_dpa(found: Mapping[str, Any], input: str | None) -> Item:
    """The item of one entry.

    Raises :class:`~summarizer.errors.InputError` for HTML out of bounds and for another's keys.
    """
    if not found.keys() & {"urn", "article_html", "headline"}:
        raise NotAWire(f"{called(input)} has none of the keys of digitalwires", input=input)
    ednote = joined(_notes(found, public=True))
    private = [*map(tidy, _notes(found, public=False)), *_notepad(found, input)]
    return Item(
        "dpa",
        tuple(_blocks(found, input)),
        id=tidy(found.get("urn")),
        provider="dpa",
        version=tidy(found.get("version")),
        headline=tidy(found.get("headline")),
        byline=tidy(found.get("byline")),
        dateline=tidy_dateline(found.get("dateline")),
        language=tidy(found.get("language")),
        published=iso_date(found.get("version_created")),
        status=status_of(found.get("pubstatus")),
        embargo=embargo_of(found.get("embargoed")),
        urgency=urgency_of(found.get("urgency")),
        signals=codes_of(found.get("signal")) + signals_of_private(private, ednote),
        rights=tidy(found.get("copyrightnotice")),
        usage_terms=tidy(found.get("usageterms")),
        ednote=ednote,
    )


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _blocks(found: Mapping[str, Any], input: str | None) -> Iterator[Block]:
    if teaser := tidy(found.get("teaser")):
        yield Block(teaser, "standfirst")
    article = found.get("article_html")
    if isinstance(article, str):
        yield from blocks_of_html(_with_dateline(article, found.get("dateline")), input)
    infobox = found.get("infobox_html")
    if isinstance(infobox, str):
        yield from blocks_of_html(infobox, input)
    for part in _listed(found.get("descriptions")):
        if isinstance(part, Mapping) and (text := tidy(part.get("description"))):
            yield Block(text, "caption")


def _with_dateline(article: str, dateline: object) -> str:
    if not isinstance(dateline, str) or not dateline.strip() or _HAS_DATELINE.search(article):
        return article
    said = escape(dateline.strip()) + " "
    first = _PARAGRAPH.search(article)
    if first is None:
        return f"<p>{said}</p>{article}"
    return article[: first.end()] + said + article[first.end() :]


def _notes(found: Mapping[str, Any], *, public: bool) -> Iterator[object]:
    """The notes that may be published, or the others; contacts of authors and sources are not
    passed on, but an order among them counts."""
    for note in _listed(found.get("ednotes")):
        told = note if isinstance(note, Mapping) else {"ednote": note}
        if (False not in _listed(told.get("is_publishable"))) == public:
            yield told.get("ednote")


def _notepad(found: Mapping[str, Any], input: str | None) -> Iterator[str]:
    """The parts of the notepad, public or not, which repeats the notes for a screen."""
    notepad = found.get("notepad")
    for part in notepad.values() if isinstance(notepad, Mapping) else ():
        if isinstance(part, str):
            yield "\n".join(b.text for b in blocks_of_html(part, input))
