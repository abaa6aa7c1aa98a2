"""NITF, alone or inside NewsML-G2: fields of ``head`` and ``body.head``, text of its body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.reading.fields import (
    embargo_of,
    is_released,
    iso_date,
    joined,
    status_of,
    tidy,
    tidy_dateline,
    urgency_of,
)
from summarizer.reading.item import Block, Item
from summarizer.reading.markup import blocks_of_tree, local_name
from summarizer.reading.tree import attribute, children, find, text_of
from summarizer.reading.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["item_of_nitf", "read_nitf"]

_SLUG_METAS = ("anpa-keyword", "slug", "slugline", "subject", "ntbstikkord")


def read_nitf(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    """The one item of a NITF document. Raises :class:`~summarizer.errors.InputError`."""
    parsed = parse_xml(data, input)
    return [item_of_nitf(parsed.root, charset=parsed.charset)]


def item_of_nitf(root: _Element, *, charset: str = "utf-8") -> Item:
    """The item of an element ``nitf``, wherever it stands."""
    head, docdata = find(root, "head"), find(root, "head", "docdata")
    front = find(root, "body", "body.head")
    doc_id = find(docdata, "doc-id")
    management = attribute(docdata, "management-status")
    return Item(
        "nitf",
        tuple(_blocks(root)),
        id=tidy(attribute(doc_id, "id-string")),
        provider=tidy(attribute(doc_id, "regsrc"))
        or text_of(find(front, "distributor", "org"))
        or text_of(find(front, "distributor")),
        version=tidy(attribute(find(docdata, "du-key"), "version"))
        or tidy(attribute(find(head, "revision-history"), "name")),
        headline=text_of(find(front, "hedline", "hl1")),
        slug=_slug(head),
        byline=_byline(front),
        dateline=tidy_dateline(
            text_of(find(front, "dateline")) or text_of(find(front, "dateline", "location"))
        ),
        language=tidy(attribute(root, "baselang")) or tidy(attribute(find(root, "body"), "lang")),
        published=_published(head),
        status=_status(management),
        embargo=_embargo(docdata, management),
        urgency=urgency_of(attribute(find(docdata, "urgency"), "ed-urg")),
        rights=_rights(docdata, front),
        usage_terms=tidy(attribute(find(front, "rights"), "usage-terms")),
        ednote=joined(_notes(docdata, front)),
        charset=charset,
    )


def _blocks(root: _Element) -> Iterator[Block]:
    body = find(root, "body")
    for part in children(body):
        name = local_name(part)
        if name == "body.head":
            for piece in children(part):
                if local_name(piece) == "hedline":
                    yield from _hedline(piece)
                elif local_name(piece) == "abstract":
                    yield from blocks_of_tree(piece)
        elif name:
            yield from blocks_of_tree(part)


def _hedline(hedline: _Element) -> Iterator[Block]:
    for line in children(hedline):
        if text := text_of(line):
            yield Block(text, "headline" if local_name(line) == "hl1" else "standfirst")


def _slug(head: _Element | None) -> str | None:
    metas = {
        (attribute(m, "name") or "").lower(): attribute(m, "content")
        for m in children(head)
        if local_name(m) == "meta"
    }
    told = next((t for n in _SLUG_METAS if (t := tidy(metas.get(n)))), None)
    keywords = find(head, "docdata", "key-list")
    return (
        told
        or tidy(attribute(find(head, "docdata", "du-key"), "key"))
        or next((t for k in children(keywords) if (t := tidy(attribute(k, "key")))), None)
    )


def _byline(front: _Element | None) -> str | None:
    lines = [text_of(b) for b in children(front) if local_name(b) == "byline"]
    return tidy(", ".join(t for t in lines if t))


def _published(head: _Element | None) -> str | None:
    docdata = find(head, "docdata")
    return (
        iso_date(attribute(find(docdata, "date.issue"), "norm"))
        or iso_date(attribute(find(head, "pubdata"), "date.publication"))
        or iso_date(attribute(find(docdata, "date.release"), "norm"))
    )


def _status(management: str | None) -> str | None:
    """The status; what is embargoed is usable when its time has come, which its embargo tells."""
    if management is not None and not management.strip():
        return "withheld"
    embargoed = (management or "").strip().lower() == "embargoed"
    return "usable" if embargoed else status_of(management)


def _embargo(docdata: _Element | None, management: str | None) -> str | None:
    """The time of release: of what is embargoed, "" where none is told; of all else, one that comes
    after the time of issue. What is issued on its day of release, or has no such element, is
    released; an element that is there and tells no time holds the wire.
    """
    found = [attribute(e, "norm") or "" for e in children(docdata, "date.release")]
    told = embargo_of(found)
    if (management or "").strip().lower() == "embargoed":
        return embargo_of(told or "")
    release = embargo_of(told)
    issue = iso_date(attribute(find(docdata, "date.issue"), "norm"))
    return None if release is None or is_released(release, issue) else release


def _rights(docdata: _Element | None, front: _Element | None) -> str | None:
    notice = find(docdata, "doc.copyright")
    year, holder = attribute(notice, "year"), attribute(notice, "holder")
    return joined([text_of(find(front, "rights")), " ".join(t for t in (year, holder) if t)])


def _notes(docdata: _Element | None, front: _Element | None) -> Iterator[object]:
    for part in children(docdata):
        if local_name(part) == "ed-msg":
            yield attribute(part, "info")
    for part in children(front):
        if local_name(part) == "note":
            yield text_of(part)
