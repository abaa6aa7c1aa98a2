"""NewsML-G2: items of a message, their text as XHTML, NITF or plain text.

A package, a planning item, a concept and a picture hold no report and are skipped with what they
are; SportsML inside an item is data and no text. Of what the item and its body both say (the
headline, the teaser, the byline), the item's own fields count.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from summarizer.errors import InputError, NotAReport, NotAWire
from summarizer.language.desk_orders import signals_of_private
from summarizer.reading.decoding import called, decode
from summarizer.reading.fields import (
    embargo_of,
    iso_date,
    joined,
    status_of,
    tidy,
    tidy_dateline,
    urgency_of,
)
from summarizer.reading.item import Block, Item
from summarizer.reading.markup import blocks_of_html, blocks_of_tree, local_name
from summarizer.reading.nitf import item_of_nitf
from summarizer.reading.prose import blocks_of_text
from summarizer.reading.tree import attribute, children, find, text_of
from summarizer.reading.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_newsml"]

_ITEMS = ("newsitem", "packageitem", "planningitem", "conceptitem", "knowledgeitem")
_NO_REPORTS = {
    "packageitem": "a package, which only names other items",
    "planningitem": "a planning item, which announces what is to come",
    "conceptitem": "a concept, which only explains a code",
    "knowledgeitem": "a list of concepts",
}
_STANDFIRSTS = ("teaser", "summary", "standfirst", "abstract")


def read_newsml(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    """The items of a message, or the one item of a document, in their order.

    Raises :class:`~summarizer.errors.InputError` where it cannot be parsed, or holds no item.
    """
    parsed = parse_xml(data, input)
    found = list(_items(parsed.root))
    over = _signals(find(parsed.root, "header"))
    items = [_under(_item(element, input, parsed.charset), over) for element in found]
    if len(items) == 1:
        return items
    from lxml import etree

    return [
        i
        if isinstance(i, InputError)
        else replace(i, sha256=sha256(etree.tostring(e, with_tail=False)).hexdigest())
        for e, i in zip(found, items, strict=True)
    ]


def _under(item: Item | InputError, signals: tuple[str, ...]) -> Item | InputError:
    """``item`` with the signals of the message that carries it."""
    if isinstance(item, InputError) or not signals:
        return item
    return replace(item, signals=(*item.signals, *signals))


def _signals(holder: _Element | None) -> tuple[str, ...]:
    return tuple(_code_of_any(s) or "" for s in children(holder, "signal"))


def _items(root: _Element) -> Iterator[_Element]:
    if local_name(root) in _ITEMS:
        yield root
        return
    for part in children(root, "itemset", *_ITEMS):
        if local_name(part) == "itemset":
            yield from children(part, *_ITEMS)
        else:
            yield part


def _item(item: _Element, input: str | None, charset: str) -> Item | InputError:
    kind = local_name(item)
    if kind in _NO_REPORTS:
        return NotAReport(f"{called(input)} is {_NO_REPORTS[kind]}", input=input)
    meta, content = find(item, "itemmeta"), find(item, "contentmeta")
    try:
        inner = _content(item, input, repeats=_is_dpa(find(meta, "provider")))
    except InputError as error:
        return error
    rights = list(children(item, "rightsinfo"))
    parts = list(children(item, "partmeta"))
    ednote, private = _notes(meta, *parts)
    return Item(
        "newsml-g2",
        (*_descriptions(content, inner.blocks), *inner.blocks),
        id=tidy(attribute(item, "guid")),
        provider=_provider(find(meta, "provider")),
        version=tidy(attribute(item, "version")),
        headline=_headline(content) or inner.headline,
        slug=text_of(find(content, "slugline")) or inner.slug,
        byline=tidy(", ".join(t for b in children(content, "by") if (t := text_of(b))))
        or inner.byline,
        dateline=tidy_dateline(text_of(find(content, "dateline")))
        or tidy_dateline(_named(find(content, "located")))
        or inner.dateline,
        language=tidy(attribute(find(content, "language"), "tag")) or tidy(attribute(item, "lang")),
        published=iso_date(text_of(find(meta, "versioncreated")))
        or iso_date(text_of(find(content, "contentcreated"))),
        status=status_of([_status(s) for s in children(meta, "pubstatus")]),
        embargo=_embargo(meta),
        urgency=urgency_of(text_of(find(content, "urgency"))),
        signals=(
            *(s for holder in (meta, *parts) for s in _signals(holder)),
            *signals_of_private(private, ednote),
        ),
        rights=joined(text_of(n) for r in rights for n in children(r, "copyrightnotice")),
        usage_terms=joined(text_of(n) for r in rights for n in children(r, "usageterms")),
        ednote=ednote,
        charset=charset,
    )


def _provider(provider: _Element | None) -> str | None:
    if name := _named(provider):
        return name
    code = _code(provider)
    return None if code is None else code.partition(":")[2] or code


def _named(element: _Element | None) -> str | None:
    """The name that an element of a controlled vocabulary has in words."""
    return text_of(find(element, "name"))


def _code(element: _Element | None) -> str | None:
    return tidy(attribute(element, "qcode") or attribute(element, "literal")) or tidy(
        attribute(element, "uri")
    )


def _code_of_any(element: _Element) -> str | None:
    """The code of a signal or status, else its name or text; "" where it says something else."""
    told = _code(element) or _named(element) or text_of(element)
    return told or ("" if len(element) or element.keys() else None)


def _status(element: _Element) -> str:
    """The code of a status; one that is there and tells none is not understood."""
    return _code_of_any(element) or "not understood"


def _headline(content: _Element | None) -> str | None:
    """The headline of the lowest rank; the first of several."""
    lines = [(attribute(h, "rank") or "0", text_of(h)) for h in children(content, "headline")]
    ranked = sorted((int(r) if r.isdecimal() else 0, n, t) for n, (r, t) in enumerate(lines) if t)
    return ranked[0][2] if ranked else None


def _embargo(meta: _Element | None) -> str | None:
    return embargo_of([text_of(e) or "" for e in children(meta, "embargoed")])


def _notes(*holders: _Element | None) -> tuple[str | None, list[str]]:
    """The notes that may be published, and those that are not passed on, whose orders count.

    Contacts of authors and sources are not public. A notepad repeats the others in mark-up, as one
    list for a screen; any other note in mark-up is a note.
    """
    passed_on: list[str | None] = []
    private: list[str] = []
    for note in (n for holder in holders for n in children(holder, "ednote")):
        closed = "nonpublic" in (attribute(note, "pubconstraint") or "").lower()
        notepad = len(note) > 0 and (attribute(note, "role") or "").endswith("notepad")
        lines = [b.text for b in blocks_of_tree(note)] if len(note) else [text_of(note)]
        if closed or notepad:
            private.append("\n".join(t for t in lines if t))
        else:
            passed_on += lines
    return joined(passed_on), private


def _descriptions(content: _Element | None, body: Sequence[Block]) -> Iterator[Block]:
    """Captions, and one standfirst where the body brings none."""
    has_standfirst = any(b.label == "standfirst" for b in body)
    for part in children(content, "description"):
        role = (attribute(part, "role") or "").rpartition(":")[2]
        text = text_of(part)
        if not text:
            continue
        if role == "caption":
            yield Block(text, "caption")
        elif not has_standfirst and (not role or role in _STANDFIRSTS):
            has_standfirst = True
            yield Block(text, "standfirst")


def _content(item: _Element, input: str | None, *, repeats: bool) -> Item:
    """What the first part with text says: its blocks, and the fields that NITF has.

    ``repeats`` says that a ``header`` in it repeats the item's fields. Raises
    :class:`~summarizer.errors.NotAWire` where data stands in the place of text.
    """
    data: str | None = None
    for part in children(find(item, "contentset"), "inlinexml", "inlinedata"):
        if local_name(part) == "inlinedata":
            found = Item("newsml-g2", _inline_data(part, input, repeats=repeats))
        else:
            root = next(children(part), None)
            name = "" if root is None else local_name(root)
            if root is None:
                continue
            if name == "sports-content" or "sportsml" in (attribute(part, "contenttype") or ""):
                data = "SportsML"
                continue
            found = (
                item_of_nitf(root)
                if name == "nitf"
                else Item("newsml-g2", blocks_of_tree(root, keep_header=not repeats))
            )
        if found.blocks:
            return found
    if data is not None:
        raise NotAWire(
            f"{called(input)} holds {data}, which is not read",
            input=input,
            hint="give the report that belongs to it: data about a match has no sentences",
        )
    return Item("newsml-g2", ())


def _is_dpa(provider: _Element | None) -> bool:
    """Whether the body is dpa's own, whose ``header`` repeats time, slugs and headline."""
    return "dpa" in (_code(provider) or "").lower() or "dpa" in (_named(provider) or "").lower()


def _inline_data(part: _Element, input: str | None, *, repeats: bool) -> tuple[Block, ...]:
    text = _unpacked("".join(str(t) for t in part.itertext()), attribute(part, "encoding"), input)
    kind = (attribute(part, "contenttype") or "").lower()
    if "html" in kind or (kind != "text/plain" and text.lstrip().startswith("<")):
        return blocks_of_html(text, input, keep_header=not repeats)
    return blocks_of_text(text)


def _unpacked(text: str, encoding: str | None, input: str | None) -> str:
    """The text that inline data carries, in the encoding that IPTC's code (``encd:``) names.

    Raises :class:`~summarizer.errors.InputError` for another one, and for what is no text.
    """
    name = (encoding or "").strip().replace("/", ":").rpartition(":")[2].lower()
    if not name:
        return text
    if name == "base64":
        with suppress(binascii.Error, ValueError):
            return decode(b64decode("".join(text.split()), validate=True), input).text
        raise NotAWire(f"{called(input)} has a text that is no base64", input=input)
    raise NotAWire(
        f"{called(input)} has a text in an encoding that is not read, {name[:40]}",
        input=input,
        hint="send it as it is, or in base64",
    )
