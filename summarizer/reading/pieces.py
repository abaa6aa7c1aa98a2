"""The pieces of text between two paragraphs' tags, and the text that a reader sees in them.

Inline tags are transparent but where they set something apart that must not run into its
neighbours: a footnote's figure, deleted and hidden text, a quotation without marks. Each is
remembered by its place among the pieces and settled when the paragraph ends, since only then both
neighbours are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Found", "Pieces"]

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAK = "\x00"
"""Stands for a line end that is meant, until white space is collapsed; no text of XML or HTML
holds it."""

_APART = frozenset({"sup", "sub", "small", "a"})
"""Elements that set a footnote's figure apart."""
_TYPE = frozenset({"b", "i", "em", "strong", "u"})
"""Elements that change the type only: a figure may begin in one and go on behind it."""
_PARTED = frozenset({"frac"})
"""Elements of two figures, each in an element of its own."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURE = re.compile(r"[0-9]")
_ONLY_FIGURE = re.compile(r"[(\[]?[0-9]{1,3}[)\]]?")
_LONGEST_FIGURE = 5
_ADDED_TIME = re.compile(r"\+[0-9]{1,2}(?![0-9])")
# "won 2-1.³": behind a figure's point a raised figure would go on with it, "2-1.3".
_ENDS_IN_FIGURE = re.compile(r"[0-9⁰¹²³⁴-⁹₀-₉][-–—−:/.,]?\Z")
_BEGINS_WITH_FIGURE = re.compile(r"[-–—−:/.,]?[0-9]")
# A note's figure behind a word: "Norvale1", "We won,4".
_ENDS_IN_WORD = re.compile(r"(?:[^\W\d_]{2}|[.,;!?…)\]\"”’»])\Z")
_ENDS_IN_LONG_WORD = re.compile(r"[^\W\d_]{3}\Z")
_NEAR = 3
_LETTER = re.compile(r"[(\[]?[a-zA-Z][)\]]?")
_ENDS_IN_SCORE = re.compile(r"[0-9][-–:][0-9]\Z")
_MARKS = frozenset("\"“”„«»‹›‘’'`「『")
_OPENING, _CLOSING = "“‘", "”’"


@dataclass(frozen=True, slots=True)
class Found:
    """The paragraphs, and below them what is deleted.

    ``doubtful``: a deletion inside a figure, so that nobody can say which figure counts.
    """

    paragraphs: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(slots=True)
class _Region:
    """The pieces of one inline element."""

    name: str
    start: int
    end: int = -1


class Pieces:
    """Takes the pieces in their order; :meth:`taken` gives what they say and begins anew."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._deleted: list[str] = []
        self._gaps: list[int] = []  # before which pieces something was deleted
        self._seams: list[int] = []  # before which pieces an element began or ended
        self._apart: list[_Region] = []  # in the order of their starts
        self._open: dict[str, list[_Region | None]] = {}  # of each name, the outermost first
        self._quoted: set[int] = set()  # which pieces are the opening marks of a q
        self._shut: set[int] = set()  # and which the closing ones
        self._struck = False

    def text(self, text: str, *, lines: bool = False) -> None:
        """A piece of text; with ``lines`` its line ends are meant."""
        if lines:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK)
        if text:
            (self._deleted if self._struck else self._pieces).append(text)

    def seam(self) -> None:
        """An element begins, ends, or stands here and shows no text."""
        if not self._struck and self._pieces and self._seams[-1:] != [len(self._pieces)]:
            self._seams.append(len(self._pieces))

    def line_end(self) -> None:
        """A line end that is meant."""
        self.text(_BREAK)

    def deleted(self, depth: int) -> None:
        """What follows is deleted, where ``depth`` is not 0."""
        if bool(depth) == self._struck:
            return
        self._struck = bool(depth)
        self._deleted.append(_BREAK)
        if self._struck:
            self._gaps.append(len(self._pieces))

    def opens(self, name: str) -> None:
        """An inline element opens."""
        if self._struck:
            return
        outer = self._open.setdefault(name, [])
        # Of links in links the outermost counts, so that the work stays linear.
        inner = bool(outer) and name in _APART
        region = None if inner else _Region(name, len(self._pieces))
        if region is not None:
            self._apart.append(region)
        if name == "q":
            self._quoted.add(len(self._pieces))
            self._pieces.append(_OPENING[len(outer) % 2])
        outer.append(region)

    def closes(self, name: str) -> None:
        """It closes."""
        outer = self._open.get(name)
        if self._struck or not outer:
            return
        region = outer.pop()
        if name == "q":
            self._shut.add(len(self._pieces))
            self._pieces.append(_CLOSING[len(outer) % 2])
        if region is not None:
            region.end = len(self._pieces)

    def taken(self, *, last: bool = False) -> Found:
        """What the pieces say; ``last``: there is nothing to follow."""
        if not self._pieces and not self._deleted:
            return Found()
        if self._open.get("q") and not last and self._is_only(self._quoted):
            return Found()  # a quotation whose first paragraph comes
        if self._is_only(self._shut):
            self._pieces.clear()  # it was closed behind its last paragraph
            self._seams.clear()
        doubtful = self._settle()
        found = Found(
            tuple(_paragraphs("".join(self._pieces))),
            tuple(
                p
                for p in _paragraphs("".join(self._deleted).replace(_BREAK, _BREAK * 2))
                if any(c.isalnum() for c in p)
            ),
            doubtful,
        )
        self._pieces.clear()
        self._deleted.clear()
        self._gaps.clear()
        self._seams.clear()
        self._quoted.clear()
        self._shut.clear()
        # What is still open goes on in the next paragraph; a quotation has had its mark, and
        # what holds more than a figure sets nothing apart.
        self._apart = [r for n in sorted(_APART) for r in self._open.get(n, ()) if r is not None]
        for region in self._apart:
            region.start = 0
        return found

    def _is_only(self, marks: set[int]) -> bool:
        """Whether one of ``marks`` is all that there is."""
        if 0 not in marks or any(p.strip() for p in self._pieces[1:]):
            return False
        del self._pieces[1:]
        self._seams.clear()
        for region in self._apart:
            region.start = min(region.start, 1)
        return True

    def _settle(self) -> bool:
        for region in self._apart:
            end = region.end if region.end >= 0 else len(self._pieces)
            if region.name == "q":
                self._drop_marks(region)
            else:
                self._set_apart(region, end)
        doubtful = self._part_at_gaps()
        self._part_at_seams()
        return doubtful

    def _set_apart(self, region: _Region, end: int) -> None:
        only = self._is_only_figure(region.start, end)
        if region.name in _APART:
            inside = self._pieces[region.start : end]
            if self._is_letter_of_note(region, inside):
                self._blank_before(region.start)
                return
            if not any(_FIGURE.search(p) for p in inside):
                return
            if _ADDED_TIME.fullmatch("".join(inside).strip()):
                return
        elif not only or region.end < 0 or region.name in _PARTED:
            return
        if not self._touches(region, end, only=only):
            return
        table = _LOWERED if region.name == "sub" else _RAISED
        before = self._before(region.start)
        for n in range(region.start, end):
            self._pieces[n] = self._pieces[n].translate(table)
        if before and not before[-1].isspace() and before[-1] != _BREAK:
            self._blank_before(region.start)

    def _is_letter_of_note(self, region: _Region, inside: list[str]) -> bool:
        """Whether a note's letter touches a score: "2-1" and its note a."""
        return (
            region.name in ("sup", "sub", "a")
            and len(inside) <= _LONGEST_FIGURE
            and _LETTER.fullmatch("".join(inside)) is not None
            and _ENDS_IN_SCORE.search(self._before(region.start)) is not None
        )

    def _is_only_figure(self, start: int, end: int) -> bool:
        """Whether a figure is all that stands there; looks at a few pieces only."""
        inside = ""
        for n in range(start, min(end, start + _LONGEST_FIGURE + 1)):
            inside += self._pieces[n]
            if len(inside.strip()) > _LONGEST_FIGURE:
                return False
        return end - start <= _LONGEST_FIGURE and bool(_ONLY_FIGURE.fullmatch(inside.strip()))

    def _touches(self, region: _Region, end: int, *, only: bool) -> bool:
        """Whether what is inside would run into a figure, or a note into the word before it."""
        name = region.name
        before, behind = self._before(region.start), self._behind(end)
        first, last = self._behind(region.start, 1), self._before(end, 1)
        follows = bool(_ENDS_IN_FIGURE.search(before[-1:])) and first.isdecimal()
        leads = behind[:1].isdecimal() and last.isdecimal()
        if name in _TYPE:
            return follows
        if name not in _APART:
            return follows or leads or bool(first.isdecimal() and _ENDS_IN_LONG_WORD.search(before))
        if only and _ENDS_IN_WORD.search(before):
            return True
        if name in ("sup", "sub"):
            return bool(_ENDS_IN_FIGURE.search(before) or _BEGINS_WITH_FIGURE.match(behind))
        # One side of a score may be a link or small: only figure beside figure is a doubt.
        return follows or leads

    def _blank_before(self, n: int) -> None:
        while not self._pieces[n]:
            n += 1
        self._pieces[n] = " " + self._pieces[n]

    def _drop_marks(self, region: _Region) -> None:
        """Take out the marks of a ``q`` whose text brings its own."""
        own = region.start + 1 not in self._quoted and self._behind(region.start + 1, 1) in _MARKS
        if own and region.end > region.start + 2:
            self._pieces[region.start] = self._pieces[region.end - 1] = ""

    def _part_at_gaps(self) -> bool:
        """Part words that stood around a deletion; True where both are figures."""
        doubtful = False
        for n in self._gaps:
            before, behind = self._before(n, 1), self._behind(n, 1)
            if before.isdecimal() and behind.isdecimal():
                doubtful = True
                self._blank_before(n)
        return doubtful

    def _part_at_seams(self) -> None:
        """Part figures of different elements: "2-1" and "3 people" are not "2-13 people".

        One number is only what opens in another type than it goes on in: the first figure of a
        paragraph in bold.
        """
        opened = {r.end: r for r in self._apart if r.name in _TYPE}
        for n in self._seams:
            if not (self._before(n, 1).isdecimal() and self._behind(n, 1).isdecimal()):
                continue
            region = opened.get(n)
            if (
                region is None
                or not self._is_only_figure(region.start, n)
                or _ENDS_IN_FIGURE.search(self._before(region.start))
            ):
                self._blank_before(n)

    def _before(self, n: int, size: int = _NEAR) -> str:
        near = ""
        while n > 0 and len(near) < size:
            n -= 1
            near = self._pieces[n] + near
        return near[-size:]

    def _behind(self, n: int, size: int = _NEAR) -> str:
        near = ""
        while n < len(self._pieces) and len(near) < size:
            near += self._pieces[n]
            n += 1
        return near[:size]


def _paragraphs(raw: str) -> list[str]:
    found: list[str] = []
    lines: list[str] = []
    for line in [*raw.split(_BREAK), ""]:
        line = _SPACE.sub(" ", line).strip()
        if line:
            lines.append(line)
        elif lines:
            found.append("\n".join(lines))
            lines = []
    return found
