"""E-mail: the text of a message, and the wires that are attached to it.

Of alternatives the richer one is read (HTML before plain text) that has the report; an order at
the top of any of them counts. The older mail that a mail quotes is a note. A body or an attachment
that is itself a wire in a format of its own (NewsML-G2 under a covering note, ANPA as the text of a
mail) is an item in that format; so is a message that is attached. What the covering mail orders
holds them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from hashlib import sha256
from typing import Any

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.language.desk_orders import NOTE_SCHEME, Order, order_at_top
from summarizer.reading.archives import entries_of, is_archive
from summarizer.reading.charsets import decode_as
from summarizer.reading.decoding import Decoded, called
from summarizer.reading.detect import detect
from summarizer.reading.fields import iso_date, tidy
from summarizer.reading.html import item_of_html
from summarizer.reading.item import Block, Item
from summarizer.reading.older_mail import without_older
from summarizer.reading.prose import blocks_of_text
from summarizer.reading.registry import items_in

__all__ = ["FORMAT", "MAX_BOUNDARIES", "MAX_MAIL_BYTES", "read_mail"]

FORMAT = "email"
MAX_MAIL_BYTES = 20_000_000
"""The most bytes of one message, attachments included."""
MAX_BOUNDARIES = 200
"""The most lines of one message that may be boundaries between its parts."""
_DEEPEST = 3
"""How deep messages may be attached to messages."""
_LONGEST_HEADER = 2_000
_LONGEST_ABOUT_PARTS = 300  # Content-Type and the like, which the parser reads again and again
_MOST_HEADERS = 200_000
_MOST_WORK = 5_000_000
"""Lines times boundaries: each line is held against each boundary that is open."""

_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)\s{0,3}:\s{0,9}){1,9}", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_OF_THEIR_OWN = frozenset({"ninjs", "dpa", "newsml-g2", "nitf", "iptc7901", "anpa", "rss", "atom"})
"""What is a wire of its own where it is found as a body; attached, HTML and text are too."""
_SUFFIXES = (".xml", ".json", ".jsonl", ".txt", ".html", ".htm", ".xhtml", ".nitf", ".eml")
_BODIES = frozenset(
    {"text/plain", "text/html", "text/markdown", "text/x-markdown", "text/x-web-markdown"}
)
_CUT = (
    CloseBoundaryNotFoundDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
"""What the parser notes where a boundary is missing."""
_CUT_BASE64 = (InvalidBase64LengthDefect, InvalidBase64PaddingDefect)
_TEXTS = frozenset({"text/plain", "text/html", "text/xml", "application/xml", "application/json"})
_BROKEN = (
    AssertionError,
    AttributeError,
    IndexError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the standard library's parser raises on headers and parts that nobody should have sent."""


@dataclass(slots=True)
class _Leaves:
    """The parts of a message that hold something: its body, and what is attached."""

    body: list[EmailMessage] = field(default_factory=list)
    others: list[EmailMessage] = field(default_factory=list)  # alternatives of the body
    attached: list[EmailMessage] = field(default_factory=list)


class _Bounded(EmailPolicy):
    """Headers cut at a length, and their bytes outside ASCII read as the text they are."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header."""
        name, value = super().header_source_parse(sourcelines)
        about = name.lower().startswith("content-")
        value = str(value)[: _LONGEST_ABOUT_PARTS if about else _LONGEST_HEADER]
        raw = value.encode("ascii", "surrogateescape") if not value.isascii() else b""
        if raw:
            try:
                value = raw.decode("utf-8")
            except UnicodeDecodeError:
                value = raw.decode("cp1252", "replace")
        return name, value


def read_mail(data: bytes, input: str | None) -> Iterator[Item | InputError]:
    """The message as an item, then the wires attached to it, one at a time in memory.

    Raises InputError only, and at once.
    """
    boundaries = data.count(b"\n--")
    if len(data) > MAX_MAIL_BYTES or boundaries > MAX_BOUNDARIES:
        raise TooLarge(
            f"{called(input)} has more than {MAX_MAIL_BYTES:,} bytes or {MAX_BOUNDARIES:,} parts",
            input=input,
        )
    if data.count(b":") > _MOST_HEADERS or data.count(b"\n ") > _MOST_HEADERS:
        raise TooLarge(f"{called(input)} has too many headers", input=input)
    nested = min(boundaries, data.lower().count(b"boundary"))
    if nested * data.count(b"\n") > _MOST_WORK:
        raise TooLarge(f"{called(input)} has too many parts inside parts", input=input)
    try:
        message: Any = message_from_bytes(data, policy=_Bounded())
        _refuse_unless_whole(message, input)
    except _BROKEN as fault:
        raise _unreadable(input, fault) from None
    return _named(_caught(_items(message, input, 0), input), sha256(data).hexdigest())


def _unreadable(input: str | None, fault: Exception) -> NotAWire:
    return NotAWire(
        f"{called(input)} is an e-mail that cannot be read ({type(fault).__name__})",
        input=input,
        hint="save the report's text from a mail program, and give that",
    )


def _caught(found: Iterator[Item | InputError], input: str | None) -> Iterator[Item | InputError]:
    """The items, and in the place of the rest what the parser makes of a part that is no part."""
    try:
        yield from found
    except InputError as error:
        yield error
    except _BROKEN as fault:
        yield _unreadable(input, fault)


def _named(found: Iterator[Item | InputError], digest: str) -> Iterator[Item | InputError]:
    """The items one by one; each of several with a digest of its own."""
    last = next(found, None)
    n = 0
    while last is not None:
        following = next(found, None)
        if isinstance(last, Item) and last.sha256 is None and (n or following is not None):
            last = replace(last, sha256=sha256(f"{digest}/{n}".encode()).hexdigest())
        yield last
        last = following
        n += 1


def _refuse_unless_whole(message: EmailMessage, input: str | None) -> None:
    """Raise NotAWire where a boundary that was announced does not come: something is missing."""
    for part in message.walk():
        if any(isinstance(defect, _CUT) for defect in part.defects):
            raise NotAWire(
                f"{called(input)} is an e-mail that breaks off, or whose parts have another "
                "boundary than it says",
                input=input,
                hint="fetch it again; the last boundary ends with two hyphens",
            )


def _items(message: EmailMessage, input: str | None, depth: int) -> Iterator[Item | InputError]:
    leaves = _leaves(message, input)
    attached = _attached(leaves, input, depth)
    beside = _orders(_shown(part, input) for part in leaves.others)
    covering = _orders([_header(message, "subject") or ""], beside)
    own: list[Item | InputError] = []
    blocks: list[Block] = []
    decoded = Decoded("", "utf-8", False)
    for part in leaves.body:
        text = _text(part, input)
        if not text.text.strip():
            continue
        wires = _wires_in(text, input)
        if wires:
            own += wires
            continue
        found = _blocks(part, text, input)
        blocks += found
        covering = _orders(["\n".join(b.text for b in found if b.label != "note")], covering)
        if decoded.text == "":
            decoded = text
    first = next(attached, None)
    if blocks or not (own or first):
        if not blocks and (kind := _unread(leaves)) is not None:
            raise NotAWire(
                f"{called(input)} has a text of the type {kind}, which is not read",
                input=input,
                hint="send it as plain text or HTML",
            )
        yield replace(_item(message, tuple(blocks), decoded), signals=_signals(beside))
    # What is sent under an order may be what it is about: a person has to look.
    over = _signals(["hold" if order == "kill" else order for order in covering])
    for item in (*own, *(() if first is None else (first,))):
        yield _under(item, over)
    for item in attached:
        yield _under(item, over)


def _orders(texts: Iterable[str], known: Sequence[Order] = ()) -> list[Order]:
    found = (order_at_top(text) for text in texts)
    return list(dict.fromkeys((*known, *(o for o in found if o is not None))))


def _signals(orders: Sequence[Order]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{NOTE_SCHEME}{_CODES[order]}" for order in orders))


_CODES: dict[Order, str] = {
    "kill": "kill",
    "test": "test",
    "unpublishable": "notforpublication",
    "hold": "hold",
    "embargo": "embargo",
}


def _under(item: Item | InputError, signals: tuple[str, ...]) -> Item | InputError:
    if isinstance(item, InputError) or not signals:
        return item
    return replace(item, signals=(*item.signals, *signals))


def _shown(part: EmailMessage, input: str | None) -> str:
    """The text of a part, notes left out; "" where it cannot be read."""
    try:
        blocks = _blocks(part, _text(part, input), input)
    except InputError:
        return ""
    return "\n\n".join(b.text for b in blocks if b.label != "note")


def _unread(leaves: _Leaves) -> str | None:
    """The type of a part that is shown as text and that is none of those that are read."""
    for part in leaves.attached:
        kind = part.get_content_type()
        if kind.startswith("text/") and part.get_content_disposition() != "attachment":
            return kind if _data(part).strip() else None
    return None


def _leaves(part: EmailMessage, input: str | None) -> _Leaves:
    """The parts below ``part``; of each set of alternatives the others apart."""
    found = _Leaves()
    kind = part.get_content_type()
    if kind.startswith("multipart/") and part.is_multipart():
        inner = [_leaves(child, input) for child in _children(part)]
        for leaves in inner:
            found.attached += leaves.attached
            found.others += leaves.others
        if kind == "multipart/alternative" and inner:
            chosen = _richest(inner, input)
            found.others += [p for leaves in inner if leaves is not chosen for p in leaves.body]
            inner = [chosen]
        elif kind == "multipart/related":
            inner = inner[:1]
        for leaves in inner:
            found.body += leaves.body
    elif _is_body(part, kind):
        found.body.append(part)
    else:
        found.attached.append(part)
    return found


def _children(part: EmailMessage) -> list[EmailMessage]:
    payload: Any = part.get_payload()
    return [p for p in payload if isinstance(p, EmailMessage)] if isinstance(payload, list) else []


def _richest(inner: list[_Leaves], input: str | None) -> _Leaves:
    """HTML before plain text, where it has the text; else the last, as RFC 2046 has it.

    HTML with less than half of the words of another part has not: it is a link to the report.
    """
    filled = [leaves for leaves in inner if any(_is_filled(p) for p in leaves.body)]
    html = [v for v in filled if any(p.get_content_type() == "text/html" for p in v.body)]
    if html and len(filled) > 1:
        sizes = [sum(len(_shown(p, input).split()) for p in v.body) for v in filled]
        longest = filled[sizes.index(max(sizes))]
        if 2 * sizes[filled.index(html[-1])] < max(sizes):
            return longest
    return (html or filled or inner)[-1]


def _is_filled(part: EmailMessage) -> bool:
    data = _data(part)
    if part.get_content_type() == "text/html":
        data = re.sub(rb"<[^<>]*>", b"", data)
    return bool(data.strip())


def _is_body(part: EmailMessage, kind: str) -> bool:
    return (
        kind in _BODIES
        and part.get_content_disposition() != "attachment"
        and part.get_filename() is None
    )


def _data(part: EmailMessage, input: str | None = None) -> bytes:
    """The bytes of a part; raises NotAWire where its base64 breaks off."""
    data: Any = part.get_payload(decode=True)
    if any(isinstance(defect, _CUT_BASE64) for defect in part.defects):
        raise NotAWire(
            f"{called(input)} has a part whose base64 breaks off",
            input=input,
            hint="fetch it again",
        )
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage, input: str | None) -> Decoded:
    decoded = decode_as(_data(part, input), part.get_content_charset(), input)
    if str(part.get_param("format", "")).lower() != "flowed":
        return decoded
    whole = str(part.get_param("delsp", "")).lower() == "yes"
    return replace(decoded, text=_unflowed(decoded.text, whole=whole))


def _unflowed(text: str, *, whole: bool) -> str:
    """A text of ``format=flowed`` (RFC 3676) with its soft line ends taken back.

    ``whole``: the blank before a soft line end is no part of the text (``DelSp``).
    """
    lines: list[str] = []
    goes_on = False
    for raw in text.splitlines():
        quoted = raw.startswith(">")
        line = raw if quoted else raw.removeprefix(" ")
        if goes_on and not quoted and line != "-- ":
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- " and not quoted
        if goes_on and whole:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _wires_in(text: Decoded, input: str | None) -> Sequence[Item | InputError]:
    """The items of a body that is a wire in a format of its own; none where it is not."""
    data = text.text.lstrip().encode("utf-8", "replace")
    try:
        name = detect(data, input)
        return list(items_in(data, input, name)) if name in _OF_THEIR_OWN else ()
    except InputError:
        return ()


def _blocks(part: EmailMessage, text: Decoded, input: str | None) -> tuple[Block, ...]:
    if part.get_content_type() == "text/html":
        return item_of_html(text, input).blocks
    end = _SIGNATURE.search(text.text)
    shown = text.text if end is None else text.text[: end.start()]
    below = "" if end is None else text.text[end.end() :]
    signature = (Block(b.text, "note") for b in blocks_of_text(below))
    return (*without_older(shown), *signature)


def _item(message: EmailMessage, blocks: tuple[Block, ...], decoded: Decoded) -> Item:
    subject = _header(message, "subject")
    name, address = parseaddr(_header(message, "from") or "")
    sender = tidy(name) or tidy(address)
    organisation = _header(message, "organization")
    identity = _header(message, "message-id")
    return Item(
        format=FORMAT,
        blocks=blocks,
        id=None if identity is None else identity.strip("<> ") or None,
        provider=organisation or sender,
        headline=None if subject is None else _PREFIX.sub("", subject, count=1) or None,
        byline=tidy(name) if organisation else None,
        language=_header(message, "content-language"),
        published=iso_date(_header(message, "date")),
        charset=decoded.charset,
        charset_guessed=decoded.guessed,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return None if value is None else tidy(str(value).replace("\0", ""))
    except _BROKEN:
        return None


def _attached(leaves: _Leaves, input: str | None, depth: int) -> Iterator[Item | InputError]:
    for part in leaves.attached:
        kind = part.get_content_type()
        name = f"{input or ''}!/{part.get_filename() or kind}"
        if kind == "message/rfc822":
            yield from _message(part, name, depth)
        elif kind.partition("/")[0] in ("text", "application"):
            try:
                data = _data(part, name)
            except InputError as error:
                yield error
                continue
            yield from _wires_attached(data, kind, name, part.get_content_charset())


def _message(part: EmailMessage, name: str, depth: int) -> Iterator[Item | InputError]:
    if depth >= _DEEPEST:
        yield NotAWire(f"{called(name)} is an e-mail inside too many others", input=name)
        return
    for child in _children(part):
        yield from _caught(_items(child, name, depth + 1), name)


def _wires_attached(
    data: bytes, kind: str, name: str, charset: str | None = None
) -> Iterator[Item | InputError]:
    """The wires in an attachment. What is no text by its type and its name is not missed.

    ``charset`` is what its part declares; a format that declares its own is read by that.
    """
    if is_archive(data[:512]):
        for entry in entries_of(data, name):
            if entry.error is not None:
                yield entry.error
            else:
                yield from _wires_attached(entry.data, "", entry.input)
        return
    meant = kind in _TEXTS or kind.endswith("+xml") or name.lower().endswith(_SUFFIXES)
    try:
        told = detect(data, name)
        if told == "email" or (told == "text" and not meant):
            return
        yield from items_in(data, name, told, charset)
    except InputError as error:
        if meant:
            yield error
