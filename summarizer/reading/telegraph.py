"""What the transmissions of the old kind share: control characters, lines, dates of trailers.

IPTC 7901 and ANPA 1312 are made of characters for teleprinters: SOH opens the header, STX the
text, ETX closes it, EOT ends the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256

from summarizer.checkpoints import checkpoint, passing
from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.language.desk_orders import Order, order_in_line
from summarizer.language.desk_slugs import order_in_slug
from summarizer.reading.decoding import Decoded, called, decode
from summarizer.reading.item import Item

__all__ = [
    "EOT",
    "MAX_MESSAGES",
    "ETX",
    "SOH",
    "STX",
    "Message",
    "block_of",
    "day_and_time",
    "items_of",
    "messages",
    "month",
    "one_line",
    "paragraphs",
    "printed",
    "prose_embargo",
    "prose_signals",
    "prose_status",
    "stamp",
]

MAX_MESSAGES = 5_000
"""The most messages of one transmission."""
SOH, STX, ETX, EOT = "\x01", "\x02", "\x03", "\x04"

_PADDING = " \t\r\n\x00\x7f"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SEPARATOR = re.compile(r"[\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|[\r\v\f]")
_RELEASE = re.compile(r"(?i)\W{0,8}(?:(?:Eds|Achtung|Attention)\W{1,3})?hold for release\b")
# A name behind KILL is what is to be killed; words in capitals may be a title.
_KILL = re.compile(r"\W{0,4}KILL(?=\s{1,2}[^\W\d_][^\W_]*[a-zß-ÿ])")
_SIGNALS = (
    (
        "sig:correction",
        re.compile(
            r"\b(?:KORR|Korr|Korrektur|KORREKTUR|Berichtigung|BERICHTIGUNG|CORRECTION|Correction|"
            r"Corrective|CORRECTIVE|Corrects|CORRECTS)(?![^\W\d_])"
        ),
    ),
    (
        "sig:update",
        re.compile(
            r"\b(?:Aktualisierung|AKTUALISIERUNG|Neufassung|NEUFASSUNG|UPDATE|Updates?|UPDATES|"
            r"WRITETHRU|[Ww]ritethru|\d{1,2}(?:st|nd|rd|th)[ -]?L(?:d|ead))\b"
        ),
    ),
    (
        "sig:repeat",
        re.compile(r"\b(?:Wiederholung|WIEDERHOLUNG|REPEAT|Repeats?|REFILE|Refiles?)\b"),
    ),
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLANKS = re.compile(r"[ \t\f\v]+")

_BULLET = re.compile(r"\s{0,8}[-*•–]\s+(?=\S)")
_WIDEST_WRAP = 100
_FULL = 0.8

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january enero janvier gennaio",
            "feb februar february",
            "mar mär mrz mars march märz",
            "apr abr april avr",
            "may mai mag",
            "jun june juni juin",
            "jul july juli",
            "aug ago august aou",
            "sep sept september set",
            "oct okt october oktober ott",
            "nov november",
            "dec dez december dezember dic déc",
        ),
        1,
    )
    for name in names.split()
}
# Only zones whose letters mean one thing in the countries whose agencies send these formats. EST
# and EDT are the American ones, since ANPA is.
_ZONES = {
    "gmt": 0,
    "utc": 0,
    "z": 0,
    "wet": 0,
    "bst": 60,
    "west": 60,
    "cet": 60,
    "mez": 60,
    "met": 60,
    "cest": 120,
    "mesz": 120,
    "mest": 120,
    "eet": 120,
    "eest": 180,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
}
_DAY_AND_TIME = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>[A-Za-z]{1,4}(?=\s))?\s{1,3}"
    r"(?P<month>[^\W\d_]{3,9})\.?\s{1,3}(?P<year>\d{4}|\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a transmission: what stands before STX, between STX and ETX, and after.

    ``whole`` is False where nothing ends it (ETX, EOT, NNNN, the line of its day) though it was
    framed: it breaks off.
    """

    header: str
    text: str
    trailer: str
    whole: bool = True

    @property
    def digest(self) -> str:
        """The SHA-256 of the message in UTF-8, for one of several in a transmission."""
        whole = f"{self.header}{STX}{self.text}{ETX}{self.trailer}"
        return sha256(whole.encode("utf-8")).hexdigest()


def items_of(
    data: bytes,
    input: str | None,
    item_of: Callable[[Message, Decoded], Item | None],
    *,
    format: str,
    hint: str,
) -> list[Item | InputError]:
    """The items of a transmission, each by ``item_of``, which gives None for no message.

    Each of several brings the digest of its own characters; one that breaks off is an error in its
    place, unless it orders a kill, a hold or an embargo. Raises
    :class:`~summarizer.errors.InputError` only: where there is none, with ``format`` and ``hint``.
    """
    decoded = decode(data, input, transmission=True)
    found = list(messages(decoded.text))
    items: list[Item | InputError] = []
    for message in found:
        item = item_of(message, decoded)
        if item is None:
            continue
        if len(items) == MAX_MESSAGES:
            items.append(
                TooLarge(
                    f"{called(input)} has more than {MAX_MESSAGES:,} messages: "
                    "the rest is not read",
                    input=input,
                    hint="split the file",
                )
            )
            break
        if not message.whole and item.status is None and item.embargo is None:
            # An order counts although its text breaks off: a kill that is lost does harm.
            items.append(
                NotAWire(
                    f"{called(input)} has a message that breaks off: nothing ends it",
                    input=input,
                    hint="fetch it again; each message ends with ETX",
                )
            )
        else:
            items.append(item if len(found) == 1 else replace(item, sha256=message.digest))
    if not items:
        raise NotAWire(f"{called(input)} has no {format} message", input=input, hint=hint)
    return items


def messages(text: str) -> Iterator[Message]:
    """The messages of a transmission; a file without SOH is one message without a header."""
    at = text.find(SOH)
    if at < 0:
        yield _message(text, framed=False)
        return
    while at >= 0:
        end = text.find(SOH, at + 1)
        yield _message(text[at + 1 : end if end >= 0 else len(text)])
        at = end


def _message(text: str, *, framed: bool = True) -> Message:
    # What comes after EOT is padding.
    text, ended, _ = text.partition(EOT)
    header, opened, body = text.partition(STX)
    if not opened:
        # The mark was lost on the way: the header stands in the text.
        header, body = "", text
    # A second STX or ETX is none: what stands in the text stays there.
    body, closed, trailer = body.partition(ETX)
    if not closed:
        body, trailer = _parted(body)
    whole = bool(closed or ended or trailer) or not (framed or opened)
    return Message(header, body, trailer, whole)


def _parted(body: str) -> tuple[str, str]:
    """A text that no ETX ends, and the lines that end it in its stead: the day, NNNN, or both."""
    rest, trailer = body, ""
    for is_end in (_is_end_mark, _is_day_line):
        above, _, last = rest.rstrip(_PADDING).rpartition("\n")
        if is_end(last.strip()):
            rest, trailer = above, f"{last.strip()}\n{trailer}"
    return rest, trailer


def _is_end_mark(line: str) -> bool:
    return line == "NNNN"


def _is_day_line(line: str) -> bool:
    return _DAY_AND_TIME.fullmatch(line) is not None


def printed(text: str) -> str:
    """``text`` with one kind of line end, without the characters that only steer a printer."""
    checkpoint()
    text = _LINE_END.sub("\n", text)
    checkpoint()
    return _CONTROL.sub("", _SEPARATOR.sub(" ", text))


def prose_embargo(lines: Iterable[str]) -> str | None:
    """``""``, which holds the wire, where a note says that it is embargoed; else None.

    The time stands there in prose, often without a year or a zone: it is for an editor to read.
    """
    found = (_RELEASE.match(line) or order_in_line(_bare(line)) == "embargo" for line in lines)
    return "" if any(found) else None


def prose_status(slug: str | None, lines: Iterable[str]) -> str | None:
    """``canceled`` or ``withheld`` where a slug, a headline or a note is an order in words."""
    told = order_in_slug(slug) if slug else None
    found: set[str | None] = set() if told is None else {_STATUS.get(told)}
    for line in (slug or "", *lines):
        if line and not _RELEASE.match(line):
            order = order_in_line(_bare(line))
            killed = order == "kill" or _KILL.match(line) is not None
            found.add("canceled" if killed else _STATUS.get(order) if order else None)
    return next((s for s in ("canceled", "withheld") if s in found), None)


_STATUS: dict[Order, str] = {"kill": "canceled", "hold": "withheld"}


def _bare(line: str) -> str:
    """``line`` without the brackets around the whole of it, no longer than patterns may look at."""
    line = line[:_LONGEST].strip()
    return line[1:-1].strip() if line.startswith("(") and line.endswith(")") else line


_LONGEST = 240


def prose_signals(lines: Iterable[str]) -> tuple[str, ...]:
    """IPTC's codes for what slugs and notes say in words: a correction, an update, a repeat."""
    return tuple(
        dict.fromkeys(
            code for line in lines for code, pattern in _SIGNALS if pattern.search(line[:120])
        )
    )


def one_line(text: str) -> str:
    """``text`` with its white space collapsed; no-break spaces are kept."""
    return _SPACE.sub(" ", text).strip(" ")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that was broken at a fixed width, each with its own line ends.

    A blank line ends a paragraph, and so does a line that its sender ended early: one after which
    the next word would still have fitted. A line that is indented or a bullet begins one.
    """
    lines = text.split("\n")
    widths = [len(line.rstrip()) for line in passing(lines)]
    width = max((w for w in widths if w <= _WIDEST_WRAP), default=0) * _FULL
    found: list[list[str]] = []
    last = ""
    for raw in passing(lines):
        line = raw.rstrip()
        if line.strip():
            if last.strip() and not _begins(last, line, found[-1][0], width):
                found[-1].append(line)
            else:
                found.append([line])
        last = line
    return ["\n".join(lines).strip() for lines in found]


def _begins(last: str, line: str, first: str, width: float) -> bool:
    """Whether ``line`` begins a paragraph though no blank line stands before it."""
    if last.lstrip().startswith("|") and line.lstrip().startswith("|"):
        return False
    if len(last) > _WIDEST_WRAP or last.lstrip().startswith("#"):
        return True
    bullet = _BULLET.match(line)
    if bullet is not None:
        # "…, where he works\n- and that is why …": a dash, not a bullet.
        return not line[bullet.end() : bullet.end() + 1].islower()
    if _indent(line) > _indent(last) and _BULLET.match(first) is None:
        return True
    word = line.split(None, 1)[0]
    return len(last) + 1 + len(word) <= width and not line.lstrip()[0].islower()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def block_of(paragraph: str) -> str:
    """A paragraph as the text of a block: one line, and the lines of a table each on its own."""
    lines = paragraph.split("\n")
    if any(line.lstrip().startswith("|") for line in lines):
        return "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in lines)
    return one_line(paragraph)


def month(name: str) -> int | None:
    """The number of a month's name or abbreviation, None where it is none."""
    return _MONTHS.get(name.lower())


def day_and_time(text: str) -> str | None:
    """The date that ``text`` begins with, as ``251852 Sep 24`` or ``251652 GMT Sep 24``.

    ISO 8601, with an offset where a zone is given.
    """
    found = _DAY_AND_TIME.match(text.lstrip())
    if found is None:
        return None
    number = month(found["month"])
    if number is None:
        return None
    return stamp(
        int(found["year"]),
        number,
        int(found["day"]),
        int(found["hour"]),
        int(found["minute"]),
        found["zone"],
    )


def stamp(year: int, month: int, day: int, hour: int, minute: int, zone: str | None) -> str | None:
    """An ISO 8601 date and time, None where the figures are none; years of two digits are near."""
    if year < 100:
        year += 1900 if year >= 70 else 2000
    try:
        when = datetime(year, month, day, hour, minute)  # noqa: DTZ001  (no zone told, none invented)
    except ValueError:
        return None
    minutes = None if zone is None else _ZONES.get(zone.lower())
    if minutes is not None:
        when = when.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    return when.isoformat()
