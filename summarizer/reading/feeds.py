"""RSS 2.0, RSS 1.0 and Atom: one item for each entry.

Parsed by the hardened parser of :mod:`summarizer.reading.xml`. What an entry gives in full
(``content:encoded``, ``content``) is its body; the summary beside it is the standfirst, unless it
is only the body's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading.decoding import called
from summarizer.reading.fields import embargo_of, iso_date, joined, status_of, tidy
from summarizer.reading.item import Block, Item
from summarizer.reading.markup import blocks_of_html, blocks_of_tree, local_name
from summarizer.reading.prose import blocks_of_text
from summarizer.reading.tree import attribute, children, find, said, text_of
from summarizer.reading.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MAX_ENTRIES", "read_atom", "read_rss"]

MAX_ENTRIES = 5_000
"""The most entries of one feed."""

_DUBLIN_CORE = "http://purl.org/dc/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"
# By the names of HTML: "<Norvale> won" is a name in brackets.
_MARKUP = re.compile(
    r"<(?:/?(?:p|br|a|b|i|u|s|q|em|strong|span|div|ul|ol|li|dl|dt|dd|h[1-6]|hr|img|figure|figcaption|"
    r"blockquote|pre|code|table|t[rdh]|thead|tbody|tfoot|caption|section|article|header|footer|main|"
    r"aside|nav|small|big|sup|sub|del|ins|strike|mark|cite|abbr|time|font|center|tt|kbd|iframe|"
    r"script|style|picture|source|video|audio|embed|object|form|input|button|label|html|head|"
    r"body|meta|link|title|noscript|svg|wbr|details|summary)(?=[\s>/])|!--|!\[CDATA\[)"
    r"|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});",
    re.IGNORECASE,
)
# RSS 2.0 has the author's address first: "desk@nordpress.example (Jane Roe)".
_ADDRESS = re.compile(r"\S{1,64}@\S{1,255} ?\((?P<name>[^()]{1,120})\)")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|Continue reading.{0,200}|Read more.{0,80})\W*$")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What the feed says of all its entries."""

    title: str | None
    language: str | None
    rights: str | None
    author: str | None
    charset: str


def read_rss(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    """The entries of an RSS feed of any version; raises InputError only."""
    parsed = parse_xml(data, input)
    root = parsed.root
    if local_name(root) not in ("rss", "rdf"):
        raise _no_feed(input, "RSS")
    # In RSS 1.0 the root has a namespace of its own, and the items stand beside the channel.
    channel = find(root, "channel")
    language = _text(channel, "language") or _dublin(channel, "language")
    feed = _Feed(
        title=_text(channel, "title"),
        language=language or tidy(root.get(f"{_XML}lang")),
        rights=_text(channel, "copyright") or _dublin(channel, "rights"),
        author=None,
        charset=parsed.charset,
    )
    found = [e for holder in (channel, root) for e in children(holder, "item")]
    return [_rss_item(e, feed) for e in _bounded(found, input)]


def read_atom(data: bytes, input: str | None) -> Sequence[Item | InputError]:
    """The entries of an Atom feed, or one entry by itself; raises InputError only."""
    parsed = parse_xml(data, input)
    root = parsed.root
    if local_name(root) not in ("feed", "entry"):
        raise _no_feed(input, "Atom")
    feed = _Feed(
        title=_plain(_first(root, "title")) if local_name(root) == "feed" else None,
        language=tidy(root.get(f"{_XML}lang")),
        rights=_plain(_first(root, "rights")),
        author=_names(root),
        charset=parsed.charset,
    )
    found = [root] if local_name(root) == "entry" else [e for e in root if _is_entry(e, root)]
    return [
        _atom_item(e, feed) if local_name(e) == "entry" else _deleted(e, feed)
        for e in _bounded(found, input)
    ]


def _is_entry(element: _Element, feed: _Element) -> bool:
    if _space(element) == _TOMBSTONES:
        return local_name(element) == "deleted-entry"
    return local_name(element) == "entry" and _space(element) == _space(feed)


def _deleted(entry: _Element, feed: _Feed) -> Item:
    """A tombstone (RFC 6721): the entry of this id is to be deleted."""
    return Item(
        format="atom",
        blocks=(),
        id=tidy(entry.get("ref")),
        provider=feed.title,
        published=iso_date(entry.get("when")),
        status="canceled",
        ednote=_text(entry, "comment"),
        charset=feed.charset,
        sha256=_digest(entry),
    )


def _status(entry: _Element) -> str | None:
    """A status as NewsML-G2 has it, or that the entry is a draft (RFC 5023)."""
    drafts = (_text(e, "draft") for e in entry if local_name(e) == "control")
    told = [_text_or_code(e) for e in entry if local_name(e) == "pubstatus"]
    return status_of([*told, *("withheld" for d in drafts if d == "yes")])


def _text_or_code(element: _Element) -> str:
    return tidy(attribute(element, "qcode")) or text_of(element) or "not understood"


def _embargo(entry: _Element) -> str | None:
    return embargo_of(
        [text_of(e) or "" for e in entry if local_name(e) in ("embargoed", "embargo")]
    )


def _ednote(entry: _Element) -> str | None:
    return joined(text_of(e) for e in entry if local_name(e) in ("ednote", "editorialnote"))


def _no_feed(input: str | None, kind: str) -> NotAWire:
    return NotAWire(f"{called(input)} is XML, and no {kind} feed", input=input)


def _bounded(found: list[_Element], input: str | None) -> list[_Element]:
    if len(found) > MAX_ENTRIES:
        raise TooLarge(
            f"{called(input)} has more than {MAX_ENTRIES:,} entries",
            input=input,
            hint="split the feed",
        )
    return found


# --- RSS ------------------------------------------------------------------------------------------


def _rss_item(entry: _Element, feed: _Feed) -> Item:
    full = _foreign(entry, _CONTENT, "encoded")
    if full is None:
        full = _foreign(entry, _XHTML, "body")
    body = () if full is None else _blocks(full)
    summary = _blocks(_first(entry, "description"))
    authors = [_name(text_of(e)) for e in _children(entry, "author")]
    authors += [tidy(text_of(e)) for e in _dublins(entry, "creator")]
    return Item(
        format="rss",
        blocks=_joined(summary, body),
        id=_text(entry, "guid") or _text(entry, "link") or _dublin(entry, "identifier"),
        provider=_text(entry, "source") or _dublin(entry, "publisher") or feed.title,
        headline=_plain(_first(entry, "title")) or _dublin(entry, "title"),
        byline=", ".join(dict.fromkeys(a for a in authors if a)) or None,
        language=_dublin(entry, "language") or tidy(entry.get(f"{_XML}lang")) or feed.language,
        published=iso_date(_text(entry, "pubdate") or _dublin(entry, "date")),
        status=_status(entry),
        embargo=_embargo(entry),
        ednote=_ednote(entry),
        rights=_dublin(entry, "rights") or feed.rights,
        charset=feed.charset,
        sha256=_digest(entry),
    )


def _name(text: str | None) -> str | None:
    """The name of an author who is given with an address; an address alone is no name."""
    if text is None:
        return None
    found = _ADDRESS.fullmatch(text)
    if found is not None:
        return tidy(found["name"])
    return None if "@" in text and " " not in text else text


# --- Atom -----------------------------------------------------------------------------------------


def _atom_item(entry: _Element, feed: _Feed) -> Item:
    source = _first(entry, "source")
    return Item(
        format="atom",
        blocks=_joined(_atom_blocks(_first(entry, "summary")), _atom_content(entry)),
        id=_text(entry, "id") or _link(entry),
        provider=_plain(_first(source, "title")) or feed.title,
        headline=_plain(_first(entry, "title")),
        byline=_names(entry) or _names(source) or feed.author,
        language=tidy(entry.get(f"{_XML}lang")) or feed.language,
        published=iso_date(_text(entry, "published") or _text(entry, "updated")),
        status=_status(entry),
        embargo=_embargo(entry),
        ednote=_ednote(entry),
        rights=joined([_plain(_first(entry, "rights"))]) or feed.rights,
        charset=feed.charset,
        sha256=_digest(entry),
    )


def _names(holder: _Element | None) -> str | None:
    names = (_text(a, "name") for a in _children(holder, "author"))
    return ", ".join(dict.fromkeys(n for n in names if n)) or None


def _link(entry: _Element) -> str | None:
    links = list(_children(entry, "link"))
    chosen = next((e for e in links if (e.get("rel") or "alternate") == "alternate"), None)
    return tidy(attribute(chosen, "href"))


def _atom_content(entry: _Element) -> tuple[Block, ...]:
    content = _first(entry, "content")
    if content is None or content.get("src") is not None:
        return ()
    return _atom_blocks(content)


def _atom_blocks(element: _Element | None) -> tuple[Block, ...]:
    """The blocks of a text construct: its type tells whether it is text, HTML or a tree."""
    if element is None:
        return ()
    kind = str(element.get("type") or "text").strip().lower()
    if kind in ("text", "text/plain") or len(element):
        # Many feeds leave out the type of what is mark-up all the same.
        return _blocks(element)
    return blocks_of_html(_raw(element), keep_header=True)


# --- both -----------------------------------------------------------------------------------------


def _joined(summary: tuple[Block, ...], body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body, below the summary where that says something else."""
    if not body:
        return summary
    said = " ".join(" ".join(b.text for b in summary).split())
    told = " ".join(" ".join(b.text for b in body).split())
    beginning = _CUT.sub("", said).rstrip()
    if not said or beginning in told:
        return body
    return (*(b if b.label == "note" else Block(b.text, "standfirst") for b in summary), *body)


def _blocks(element: _Element | None) -> tuple[Block, ...]:
    """The blocks of an element that holds a tree, escaped mark-up or plain text."""
    if element is None:
        return ()
    if len(element):
        return blocks_of_tree(element, keep_header=True)
    text = _raw(element)
    if _MARKUP.search(text):
        return blocks_of_html(text, keep_header=True)
    return blocks_of_text(text)


def _plain(element: _Element | None) -> str | None:
    """A title, which may hold escaped mark-up too, on one line."""
    if element is None:
        return None
    return tidy(said(_blocks(element)))


def _raw(element: _Element) -> str:
    return "".join(str(t) for t in element.itertext())


def _digest(entry: _Element) -> str:
    from lxml import etree

    return sha256(etree.tostring(entry, with_tail=False)).hexdigest()


def _space(element: _Element) -> str:
    tag: object = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def _children(holder: _Element | None, name: str) -> Iterator[_Element]:
    """The children of a name in the feed's own namespace: ``media:title`` is no title."""
    if holder is None:
        return
    space = _space(holder)
    for child in holder:
        if local_name(child) == name and _space(child) == space:
            yield child


def _first(holder: _Element | None, name: str) -> _Element | None:
    return next(_children(holder, name), None)


def _text(holder: _Element | None, name: str) -> str | None:
    return text_of(_first(holder, name))


def _foreign(holder: _Element, space: str, name: str) -> _Element | None:
    return next((c for c in holder if _space(c) == space and local_name(c) == name), None)


def _dublins(holder: _Element | None, name: str) -> list[_Element]:
    if holder is None:
        return []
    return [c for c in holder if _space(c).startswith(_DUBLIN_CORE) and local_name(c) == name]


def _dublin(holder: _Element | None, name: str) -> str | None:
    return next((t for e in _dublins(holder, name) if (t := text_of(e))), None)
