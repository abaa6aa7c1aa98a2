"""Mark-up to blocks: XHTML, HTML and NITF, as a tree or as a string of tags.

One pass over starts, texts and ends, with a stack of its own: no depth of nesting costs a
recursion, time and memory are linear.

- Inline tags are transparent: no word before, in or after one is lost.
- Figures in ``sup``, ``sub``, ``small`` or a link that touch figures outside, or the word before
  them, are raised (lowered in ``sub``), with a blank before: "2-1" and its footnote 3 are ``2-1 ³``
  and never ``2-13``. So is what is only a figure in any other inline element, where it touches one.
  Added time, ``+2``, is no footnote.
- Deleted text (``del``, ``s``, ``strike``, struck out by its style) and hidden text (``hidden``,
  ``aria-hidden``, by its style) are a ``note`` below their paragraph.
- ``q`` has the marks that a browser shows, where its text brings none.
- ``br`` is a line end, two of them end the paragraph; white space is collapsed, no-break spaces
  are kept. The lines of ``pre`` stay lines.
- A list item, a row of a table, a part of a quotation is a paragraph. The cells of a row are
  joined by a blank.
- The first ``h1`` or ``hl1`` before any paragraph is the headline, other headings are subheads;
  a paragraph that its class calls a teaser, and NITF's ``abstract``, is the standfirst.
- Buttons, lists to choose from and what stands there for lesser programs are notes as well.
- Captions are labelled ``caption``; link boxes, notepads, navigation and the older mail that a mail
  quotes ``note``.

What is left out, and why: scripts, styles, comments, pictures and embedded pages are no text;
``head`` repeats the fields of its format; so does the ``header`` of a wire of dpa's (the time, the
list of slugs, the line above the headline, the embargo in words), of which headline, byline and
paragraphs are kept; any other header is kept (``keep_header``) but for the time of publication. A
list of class ``slugline`` holds index terms wherever it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from summarizer.checkpoints import checkpoint, passing
from summarizer.errors import NotAWire, TooLarge
from summarizer.reading.decoding import called
from summarizer.reading.item import Block
from summarizer.reading.pieces import Pieces
from summarizer.reading.styles import is_hidden, is_struck
from summarizer.wire import Label

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "MAX_DEPTH",
    "MAX_HTML",
    "MAX_TAGS",
    "BlockBuilder",
    "blocks_of_html",
    "blocks_of_tree",
    "local_name",
    "steady",
    "told_by",
    "without_cdata",
]

MAX_DEPTH = 2048
"""The deepest nesting of HTML: its parser looks through all open elements for some end tags, so
that its time is bounded by this. libxml bounds XML at 256."""

MAX_HTML = 8_000_000
"""The most characters of HTML that one item may have."""
MAX_TAGS = 200_000
"""The most tags in them, ends counted."""
_PIECE = 1 << 15

_DROPPED = frozenset(
    "script style template head iframe embed applet svg canvas audio video map datalist".split()
)
_CONTROLS = frozenset("noscript object select textarea button".split())
"""What the page is worked with, and what stands there only for programs that show less: notes."""
# Elements without an end tag, and what HTML's parser may leave open, hold no text of their own.
_VOID = frozenset("area base br col hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    # HTML
    "html body div p section article main header footer aside nav address blockquote center "
    "details dialog dd dir dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hgroup hr "
    "legend li menu ol optgroup option pre search summary table caption colgroup tbody tfoot thead "
    "tr ul "
    # NITF
    "nitf body.head body.content body.end hedline hl1 hl2 byline byttl dateline abstract block "
    "bq credit fn media media-caption media-producer note note-body distributor tagline "
    "bibliography nitf-table custom-table media-metadata".split()
)
_CELLS = frozenset({"td", "th"})
_LABELS: dict[str, Label] = {
    "abstract": "standfirst",
    "byline": "byline",
    "byttl": "byline",
    "caption": "subhead",
    "figcaption": "caption",
    "hl2": "subhead",
    "h2": "subhead",
    "h3": "subhead",
    "h4": "subhead",
    "h5": "subhead",
    "h6": "subhead",
    "media-caption": "caption",
    "media-producer": "credit",
    "nav": "note",
    "tagline": "tail",
}
_HEADLINES = frozenset({"h1", "hl1"})
_LOWER_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_SOLID = frozenset({"p", "h1"}) | _LOWER_HEADINGS
_CLASSES: dict[str, Label] = {
    "byline": "byline",
    "caption": "caption",
    "linkbox": "note",
    "notepad": "note",
    "related": "note",
    "share": "note",
    "standfirst": "standfirst",
    "teaser": "standfirst",
}
_DELETED = frozenset({"del", "s", "strike"})
# Elements that HTML's parser ends where a block begins in them, as no browser does: what they say
# of the block would be lost. By names that it does not know they stay open.
_ENDED_EARLY = frozenset("b big font i small tt u".split())
_TAG = re.compile(r"<!--|-->|<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?=[\s/>])")
_NO_TAGS_IN = frozenset({"script", "style"})
_STRUCK = frozenset({"s", "strike"})
_RENAMED = re.compile(r"x-(?=(?:b|big|font|i|s|small|tt|u)\Z)")


class BlockBuilder:
    """Takes starts, texts and ends of elements in their order; :meth:`close` gives the blocks.

    A target for lxml's parsers. Names of elements come without namespace, in lower case.
    ``keep_header`` says that a ``header`` repeats no fields.
    """

    def __init__(self, *, keep_header: bool = False) -> None:
        self._keep_header = keep_header
        self._blocks: list[Block] = []
        self._pieces = Pieces()
        self._struck: list[int] = []  # the depths at which deleted elements opened
        # Of each open element: its name and the label that held outside it.
        self._open: list[tuple[str, Label | None]] = []
        self._label: Label | None = None
        self._dropped = 0  # how many open elements are inside one that is left out, itself counted
        self._header = 0  # the depth at which a header opened, 0 outside
        self._solid = 0  # how many headings and paragraphs are open in it
        self._pre = 0
        self._has_headline = self._has_body = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if name != "wbr":  # which says that a line may end inside one word
            self._pieces.seam()
        if self._dropped:
            if name not in _VOID:
                self._dropped += 1
            return
        if name == "br":
            self._pieces.line_end()
            return
        if name in _BLOCKS:
            self._flush()
        elif name in _CELLS or name == "rp":
            self._pieces.text(" ")
        if name in _VOID:
            return
        classes = attributes.get("class", "").lower().split()
        if self._is_left_out(name, classes):
            self._dropped = 1
            return
        self._open.append((name, self._label))
        if name not in _BLOCKS and name not in _CELLS:
            self._pieces.opens(name)
        if (
            name in _DELETED
            or name in _CONTROLS
            or is_struck(attributes)
            or is_hidden(name, attributes)
        ):
            self._struck.append(len(self._open))
            self._pieces.deleted(len(self._struck))
        if name == "header" and not self._header:
            self._header = len(self._open)
        elif name == "pre":
            self._pre += 1
        if self._header and name in _SOLID:
            self._solid += 1
        self._label = self._label_of(name, classes)
        if name == "blockquote" and _quotes_mail(classes, attributes.get("type", "")):
            self._label = "note"

    def data(self, text: str) -> None:
        """A piece of text."""
        if self._dropped or (self._header and not self._solid and not self._keep_header):
            return
        self._pieces.text(text, lines=bool(self._pre))

    def end(self, name: str) -> None:
        """An element closes."""
        if name != "wbr":
            self._pieces.seam()
        if name in _VOID:
            return
        if self._dropped:
            self._dropped -= 1
            return
        if name in _BLOCKS:
            self._flush()
        elif name in _CELLS:
            self._pieces.text(" ")
        if not self._open or self._open[-1][0] != name:
            return
        if self._struck and self._struck[-1] == len(self._open):
            self._struck.pop()
            self._pieces.deleted(len(self._struck))
        self._pieces.closes(name)
        if name == "pre":
            self._pre -= 1
        if self._header and name in _SOLID:
            self._solid -= 1
        if self._header == len(self._open):
            self._header = 0
        self._label = self._open.pop()[1]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) + self._dropped

    def comment(self, text: str) -> None:
        """A comment, which is no text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """An instruction to a program, which is no text."""

    def close(self) -> tuple[Block, ...]:
        """The blocks of what was taken."""
        self._flush(last=True)
        return tuple(self._blocks)

    def _is_left_out(self, name: str, classes: list[str]) -> bool:
        if name in _DROPPED:
            return True
        if name in {"ul", "ol"} and "slugline" in classes:
            return True
        if not self._header:
            return False
        if name == "time":  # of publication; in a sentence it is a word like others
            return not self._solid
        if self._keep_header:
            return False
        if name in {"ul", "ol"}:
            return True
        # The line above or below the headline; a header without h1 has its headline in another.
        return name in _LOWER_HEADINGS and self._has_headline

    def _label_of(self, name: str, classes: list[str]) -> Label | None:
        if self._label == "note":
            return "note"
        by_class = next((_CLASSES[c] for c in classes if c in _CLASSES), None)
        if by_class is not None and name in _BLOCKS:
            return by_class
        lower = self._header and not self._keep_header and name in _LOWER_HEADINGS
        if name in _HEADLINES or lower:
            return "subhead" if self._has_headline or self._has_body else "headline"
        return _LABELS.get(name, self._label)

    def _flush(self, *, last: bool = False) -> None:
        checkpoint()
        found = self._pieces.taken(last=last)
        for text in found.paragraphs:
            self._add(text, "note" if found.doubtful else self._label)
        self._blocks += [Block(text, "note") for text in found.deleted]

    def _add(self, text: str, label: Label | None) -> None:
        self._blocks.append(Block(text, label))
        if label == "headline":
            self._has_headline = True
        elif label in (None, "subhead"):
            self._has_body = True


def blocks_of_html(
    text: str, input: str | None = None, *, keep_header: bool = False
) -> tuple[Block, ...]:
    """The blocks of a page or fragment of HTML, however badly formed.

    ``keep_header`` says that a ``header`` in it repeats no fields.

    Raises :class:`~summarizer.errors.InputError` for what is nested deeper than
    :data:`MAX_DEPTH` or larger than :data:`MAX_HTML` and :data:`MAX_TAGS`.
    """
    from lxml import etree

    if not text.strip():
        return ()
    if text.count("<") > MAX_TAGS or len(text) > MAX_HTML:
        raise TooLarge(
            f"{called(input)} has more than {MAX_HTML:,} characters or {MAX_TAGS:,} tags of HTML",
            input=input,
        )
    # The parser ends at NUL, and would lose what follows; libxml's own limit of depth would too.
    target: Any = _FromHtml(keep_header=keep_header)
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    data = steady(without_cdata(text.replace("\0", " "))).encode("utf-8", "replace")
    try:
        # In pieces: the parser hands on what its target raises only at the end of one.
        for at in range(0, len(data), _PIECE):
            parser.feed(data[at : at + _PIECE])
        blocks: Any = parser.close()
    except _TooDeep:
        raise NotAWire(
            f"{called(input)} has HTML that is nested deeper than {MAX_DEPTH:,} elements",
            input=input,
        ) from None
    return tuple(blocks)


def without_cdata(text: str) -> str:
    """``text`` with XHTML's CDATA as plain characters: to HTML's parser it is a comment."""
    pieces = text.split("<![CDATA[")
    for n, piece in enumerate(pieces[1:], 1):
        told, end, rest = piece.partition("]]>")
        pieces[n] = html.escape(told) + rest if end else piece
    return "".join(pieces)


def steady(text: str) -> str:
    """``text`` so that HTML's parser loses nothing of what its type says of blocks.

    Elements that it would end early have other names, which :func:`local_name` and
    :func:`blocks_of_html` give back. ``s`` and ``strike`` hold, as in a browser, until their end or
    that of a table's cell, also where the paragraph that they began in ends before: in each block
    they are begun anew.
    """
    told: list[str] = []
    at = depth = 0
    outside: list[int] = []  # of each open cell, how many were open around it
    inside = ""  # what is no mark-up: a comment, the name of a script's or a style's element
    for tag in passing(_TAG.finditer(text)):
        end, name = bool(tag[1]), (tag[2] or tag[0]).lower()
        if inside:
            inside = "" if name == inside and (end or name == "-->") else inside
            continue
        if name == "<!--":
            inside = "-->"
        elif name in _NO_TAGS_IN:
            inside = "" if end else name
        elif name in _ENDED_EARLY:
            told += (text[at : tag.start()], "</x-" if end else "<x-", name)
            at = tag.end()
        elif name in _STRUCK:
            close = text.find(">", tag.end()) + 1 or len(text)
            told.append(text[at : tag.start()])
            at = close
            if not end and text[close - 2 : close] != "/>":
                depth += 1
                told.append("<x-s>" if depth == 1 else "")
            elif end and depth:
                depth -= 1
                told.append("" if depth else "</x-s>")
        elif name in _BLOCKS or name in _CELLS:
            before = depth
            if name in _CELLS and not end:
                outside.append(depth)
            elif name in _CELLS and outside:
                depth = outside.pop()
            if before:
                close = text.find(">", tag.end()) + 1 or len(text)
                told += (text[at : tag.start()], "</x-s>", text[tag.start() : close])
                told.append("<x-s>" if depth else "")
                at = close
    told.append(text[at:])
    return "".join(told)


class _TooDeep(Exception):
    """HTML is nested deeper than :data:`MAX_DEPTH`."""


class _FromHtml(BlockBuilder):
    """Names as HTML's parser gives them, and an end of nesting."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.depth >= MAX_DEPTH:
            raise _TooDeep
        super().start(_plain(name.rpartition(":")[2]), attributes)

    def end(self, name: str) -> None:
        super().end(_plain(name.rpartition(":")[2]))


def blocks_of_tree(*roots: _Element, keep_header: bool = False) -> tuple[Block, ...]:
    """The blocks of elements of a parsed tree (XHTML, NITF), each with all that is in it.

    ``keep_header`` says that a ``header`` in it repeats no fields.
    """
    builder = BlockBuilder(keep_header=keep_header)
    for root in roots:
        _walk(root, builder)
    return builder.close()


def _walk(root: _Element, builder: BlockBuilder) -> None:
    from lxml import etree

    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(node)
        if event == "start" and name:
            builder.start(name, told_by(node))
            builder.data(node.text or "")
        elif event == "start":  # an entity that no DTD was read for: HTML's names are known
            builder.data(html.unescape(node.text or ""))
        elif name:
            builder.end(name)
        if event != "start" and node is not root:
            builder.data(node.tail or "")


_ASKED = ("class", "style", "hidden", "aria-hidden", "type", "open")


def _quotes_mail(classes: list[str], kind: str) -> bool:
    """Whether a ``blockquote`` holds the older mail that a mail answers."""
    return kind.strip().lower() == "cite" or bool(_OLDER_MAIL.intersection(classes))


_OLDER_MAIL = frozenset({"gmail_quote", "moz-cite", "protonmail_quote", "yahoo_quoted"})


def told_by(element: _Element) -> dict[str, str]:
    """The attributes of an element that are asked for, by name: all of many cost their square."""
    found = {name: element.get(name) for name in _ASKED}
    return {name: value for name, value in found.items() if value is not None}


def local_name(element: _Element) -> str:
    """The name of an element without its namespace, in lower case; "" for a comment."""
    tag: object = element.tag  # a function, for what is no element
    return _plain(tag.rpartition("}")[2]) if isinstance(tag, str) else ""


def _plain(name: str) -> str:
    return _RENAMED.sub("", name.lower())
