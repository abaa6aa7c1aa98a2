"""Quotation spans of one paragraph, found in one pass over its marks.

A mark opens or closes by its glyph where the glyph says so, and by what stands around it where
it does not: after space or an opening bracket it opens, after a letter or a point it closes. An
open mark waits in a frame for its partner. Three rules repair what desks get wrong:

* another glyph that closes ends a quotation only if the partner does not come before the next
  mark that opens (``“A," said X. “B.”`` are two quotations);
* a mark of the same kind that opens inside ends an unclosed one before it, unless both find
  their ends (a quotation inside a quotation belongs to the outer one);
* a single mark is speech only where it opens like one and something in the paragraph closes
  like one; apostrophes (players', 'til, '24) do neither.

Every mark is handled in constant time, so the work is linear in the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.checkpoints import checkpoint

__all__ = ["Span", "spans"]


@dataclass(slots=True)
class Span:
    """One quotation in a paragraph: ``text[start:end]`` is without the marks.

    ``at`` is where the opening mark stands. ``open_end`` says that no mark closed it and that it
    goes on to the end of the paragraph.
    """

    at: int
    start: int
    end: int
    mark: str
    closed: bool = True
    open_end: bool = False


# Each alternative begins with one glyph, which lets the search run from glyph to glyph (nine
# times as fast as a character class beside the others). Inside a word, single marks are
# apostrophes and no tokens at all.
_TOKEN = re.compile(
    "“|”|„|\"|«|»|‹|›|``|‘‘|''(?!')|’’(?!’)|「|」|『|』|‚(?=\\S)"
    r"|'(?<!\w')(?=\S)|‘(?<!\w‘)(?=\S)|'(?!\w)|’(?!\w)"
)
# German single marks close with a glyph that opens in English: looked for only where one opens.
_GERMAN_SINGLE = "‚"
_WITH_GERMAN = re.compile(f"{_TOKEN.pattern}|‘(?<=\\S‘)(?!\\w)")
_DOUBLE = frozenset("“ ” „ \" « » ‹ › `` '' ‘‘ ’’ 「 」 『 』".split())

# What may close a mark, its own partner in the narrow sense.
_PARTNERS: dict[str, frozenset[str]] = {
    "“": frozenset("”“"),
    "”": frozenset("”"),
    "„": frozenset("“”"),
    '"': frozenset('"'),
    "«": frozenset("»«"),
    "»": frozenset("«»"),
    "‹": frozenset("›‹"),
    "›": frozenset("‹›"),
    "``": frozenset(["''", "’’"]),
    "''": frozenset(["''"]),
    "‘‘": frozenset(["’’", "''"]),
    "「": frozenset("」"),
    "『": frozenset("』"),
}
# They have no other use, and stand without spaces.
_ONLY_OPEN = frozenset("「『")
_ONLY_CLOSE = frozenset("」』")
# Glyphs that cannot open (’’) or open only where they stand like an opening mark.
_BY_CONTEXT = frozenset(['"', "”", "»", "›", "''"])
# Those of them that close everywhere once their partner is open, even after a stray space.
_ALWAYS_CLOSE = {"“": "”", "„": "”", "«": "»", "‹": "›", "「": "」", "『": "』"}

_BEFORE_OPENING = frozenset("([{<—–―-/=>|*_¿¡“„«‹‘\"'`”’»›")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>/*_|—–―-”’»›“‘\"'")
_CLOSING_POINTS = frozenset(".,;:!?…)]}")
_STRONG = frozenset('.,!?…;:–—-”"»)')
_DASHES = frozenset("—–―-")
_POINTS = frozenset(".!?…")
_INTRODUCES = frozenset(".!?…:,’'”\")")

# Words that are written with an apostrophe in front (also '24, '90s, 't, 's-): no mark opens
# there, but at the start of speech, where a strong mark closes.
_ELISION = re.compile(
    r"['‘](?:\d\ds?\b|(?-i:[snt]\b)|(?:til|tis|twas|twere|twill|em|er|cause|cos|coz|round|bout|keeper|"
    r"keepers|ere|un|uns|ave|appen|allo|kay|neath|gainst|tween|cross|nother|fraid|specially)\b)",
    re.IGNORECASE,
)
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
# After the apostrophe of a plural comes what is owned; before these words a title ends.
_NOT_OWNED = re.compile(
    r"['’]\s(?:and|or|but|nor|is|are|was|were|has|had|have|will|in|on|at|to|by|for|from|with|as|when|"
    r"who|of|[a-z]+ed)\b"
)
_MOST_FRAMES = 3


class _Frame:
    """An open mark. ``other`` is where a foreign mark closed, ``single`` where a strong single
    one did; for single marks, ``weak`` is the best of the weak closes, with its ``rank``.
    ``doubtful``: a single mark that may be an apostrophe, so that weak closes do not count."""

    __slots__ = (
        "at",
        "children",
        "doubtful",
        "inner_single",
        "mark",
        "other",
        "rank",
        "single",
        "weak",
    )

    def __init__(self, at: int, mark: str) -> None:
        self.at = at
        self.mark = mark
        self.children: list[Span] = []
        self.other: int | None = None
        self.single: int | None = None
        self.inner_single = False
        self.doubtful = False
        self.weak: int | None = None
        self.rank = 9

    @property
    def is_double(self) -> bool:
        return self.mark in _DOUBLE


def spans(
    text: str, start: int, end: int, following: str = "", *, reopens: bool = False
) -> list[Span]:
    """The quotations of the paragraph ``text[start:end]``, in order, without overlaps.

    ``following`` is how the next paragraph begins (a word is enough): single marks that open
    again there show that the one before was meant to stay open. The marks inside a span (nested
    quotations) are part of it. Spans are trimmed of white space; empty ones are left out.
    ``reopens``: the first mark, a closing guillemet, goes on with the speech of the paragraph
    before.
    """
    checkpoint()
    first = _TOKEN.search(text, start, end)
    if first is None:
        return []
    paragraph = _Paragraph(text, start, end, following)
    if reopens:
        paragraph.frames.append(_Frame(start, "«"))
        return paragraph.read(start + 1)
    return paragraph.read(first.start())


class _Paragraph:
    def __init__(self, text: str, start: int, end: int, following: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.following = "" if _ELISION.match(following) else following[:1]
        self.found: list[Span] = []
        self.frames: list[_Frame] = []

    def read(self, first: int) -> list[Span]:
        text, start, end = self.text, self.start, self.end
        tokens = _WITH_GERMAN if text.find(_GERMAN_SINGLE, start, end) >= 0 else _TOKEN
        for token in tokens.finditer(text, first, end):
            at, after = token.span()
            before = text[at - 1] if at > start else " "
            behind = text[after] if after < end else " "
            mark = token.group()
            if mark in _DOUBLE:
                self._double(at, mark, before, behind)
            else:
                self._single(at, mark, before, behind)
        self._finish(self.frames, self.found)
        return self.found

    # -- double marks ------------------------------------------------------------------

    def _double(self, at: int, mark: str, before: str, behind: str) -> None:
        # A mark after a space, or after an opening one, opens; glued to what is before, it closes.
        opens = (before.isspace() or before in _BEFORE_OPENING) and not (
            behind.isspace() or behind in _CLOSING_POINTS
        )
        closes = not before.isspace() and (behind.isspace() or behind in _AFTER_CLOSING)
        if mark in ('"', "”", "''") and before.isdigit() and self._is_measure(at):
            return
        frames = self.frames
        for depth in range(len(frames) - 1, -1, -1):
            frame = frames[depth]
            if mark in _PARTNERS.get(frame.mark, ()) and self._is_partner(
                frame, mark, opens, closes, before
            ):
                self._close(depth, at)
                return
        if self._may_open(mark, opens, closes, before, behind):
            self._open(at, mark)
        elif closes and frames and frames[-1].is_double and frames[-1].other is None:
            frames[-1].other = at

    @staticmethod
    def _is_partner(frame: _Frame, mark: str, opens: bool, closes: bool, before: str) -> bool:
        if _ALWAYS_CLOSE.get(frame.mark) == mark:
            return True
        if mark == frame.mark or mark == "“":
            if mark in ('"', "”", "''"):
                # The same glyph for both: it closes unless it clearly opens once more.
                return closes or not opens or before in _DASHES
            return closes and not opens
        return closes or not opens

    @staticmethod
    def _may_open(mark: str, opens: bool, closes: bool, before: str, behind: str) -> bool:
        if mark == "’’" or mark in _ONLY_CLOSE:
            return False
        if mark in _ONLY_OPEN:
            return True
        if mark in _BY_CONTEXT:
            if opens:
                return True
            if closes:
                return False
            if before.isspace():
                # Space on both sides: alternation decides, and nothing is open here.
                return mark == '"' and behind not in _CLOSING_POINTS
            return mark == '"' and not before.isdigit() and behind.isalpha()
        return opens or not closes

    def _is_measure(self, at: int) -> bool:
        """Inches after feet: 6'2"."""
        return _FEET.search(self.text[max(self.start, at - 6) : at]) is not None

    def _open(self, at: int, mark: str) -> None:
        frames = self.frames
        while frames:
            top = frames[-1]
            if not top.is_double:
                if top.mark == mark or mark in ("'", "‘", _GERMAN_SINGLE):
                    self._resolve_single(at, mark)
                break
            if top.other is None and not (top.mark == mark and top.single is not None):
                break
            frames.pop()
            close = top.other if top.other is not None else top.single
            self._add(self._siblings(), top, close)
        if len(frames) >= _MOST_FRAMES:
            self._overflow()
        frames.append(_Frame(at, mark))

    def _close(self, depth: int, at: int) -> None:
        frame = self.frames[depth]
        del self.frames[depth:]
        self._add(self._siblings(), frame, at)

    def _siblings(self) -> list[Span]:
        return self.frames[-1].children if self.frames else self.found

    # -- single marks ------------------------------------------------------------------

    def _single(self, at: int, mark: str, before: str, behind: str) -> None:
        frames = self.frames
        top = frames[-1] if frames else None
        opens = (
            mark != "’"
            and (before.isspace() or before in _BEFORE_OPENING or (before == ":" and mark == "‘"))
            and not (behind.isspace() or behind in _CLOSING_POINTS)
        )
        elision = opens and _ELISION.match(self.text, at, self.end) is not None
        if elision and not self._begins_speech(at, before):
            opens = False
        if opens and before in _STRONG and not (behind.isalnum() or behind in '“"„«'):
            opens = False  # Between two closing marks, as in ,'" or .'”
        if top is not None and top.is_double:
            # Singles inside doubles are nested and only looked at for repair.
            if opens:
                top.inner_single = True
            elif before in _STRONG:
                if top.inner_single:
                    top.inner_single = False
                elif top.single is None:
                    top.single = at
            return
        if opens:
            self._open(at, mark)
            frames[-1].doubtful = elision
        elif top is not None and _closes_single(top.mark, mark) and not before.isspace():
            self._weigh(top, at, before, behind)

    def _begins_speech(self, at: int, before: str) -> bool:
        """At the start of the paragraph, or after a comma or colon: '10 men can win,' he said."""
        if at == self.start:
            return True
        return before.isspace() and self.text[max(self.start, at - 3) : at].rstrip()[-1:] in (
            ":",
            ",",
        )

    def _weigh(self, frame: _Frame, at: int, before: str, behind: str) -> None:
        """Close ``frame`` at a strong mark, or keep the best of the weak ones.

        A mark after a point is strong. One after a letter may be the apostrophe of a plural
        (the players' idea) or of a dropped letter (nothin'): the last choice.
        """
        if before in _STRONG:
            self._close(len(self.frames) - 1, at)
            return
        if frame.doubtful:
            return
        text = self.text
        possessive = (
            before in "sS"
            or before.isdigit()
            or text[max(self.start, at - 2) : at] == "in"
            or (before in "nN" and text[max(self.start, at - 2) : at - 1] in ("'", "’", "‘"))
        )
        pointed = behind in _CLOSING_POINTS or at + 1 >= self.end
        rank = 2 if possessive and not pointed else 1
        if possessive and text[max(self.start, at - 2) : at - 1] in ("'", "’", "‘"):
            return  # rock 'n' roll
        if rank < frame.rank:
            frame.rank, frame.weak = rank, at

    def _resolve_single(self, at: int, mark: str) -> None:
        """A single mark opens again at ``at``: the one before ends at its best close, or was none.

        Where both stand at the beginning of sentences, paragraphs of one speech were run together.
        """
        frame = self.frames.pop()
        siblings = self._siblings()
        if (
            frame.mark == mark
            and not frame.doubtful
            and not self._is_closed(frame)
            and self._introduced(frame.at)
            and self._introduced(at, _POINTS)
        ):
            self._add(siblings, frame, at, closed=False)
        elif frame.weak is not None:
            self._add(siblings, frame, frame.weak)
            siblings.extend(c for c in frame.children if c.at > frame.weak)
        else:
            siblings.extend(frame.children)

    # -- ends ----------------------------------------------------------------------------

    def _overflow(self) -> None:
        """Too many marks are open: the lowest one is taken as never closed."""
        lowest = self.frames.pop(0)
        upper = self.frames[0]
        self._end_before(lowest, upper.at)

    def _end_before(self, frame: _Frame, at: int) -> None:
        children = [c for c in frame.children if c.mark == frame.mark]
        limit = children[0].at if children else at
        if frame.is_double:
            self._add(self.found, frame, limit, closed=False)
        self.found.extend(c for c in frame.children if c.at >= limit or not frame.is_double)

    def _finish(self, frames: list[_Frame], found: list[Span]) -> None:
        """What is still open at the paragraph's end, from the lowest frame up."""
        for n, frame in enumerate(frames):
            upper = frames[n + 1] if n + 1 < len(frames) else None
            if not frame.is_double:
                if self._finish_single(frame, found):
                    return
                continue
            close = frame.other if frame.other is not None else frame.single
            if close is not None:
                self._add(found, frame, close)
                found.extend(c for c in frame.children if c.at > close)
                continue
            if frame.mark == "”":
                found.extend(frame.children)
                continue
            same = next((c for c in frame.children if c.mark == frame.mark), None)
            limit = same.at if same else None
            if limit is None and upper is not None and upper.mark == frame.mark:
                limit = upper.at
            if limit is None:
                self._add(found, frame, self.end, closed=False, open_end=True)
                return
            self._add(found, frame, limit, closed=False)
            found.extend(c for c in frame.children if c.at >= limit)

    def _finish_single(self, frame: _Frame, found: list[Span]) -> bool:
        """End a single mark; True where it takes the rest of the paragraph."""
        reopened = self.following == frame.mark
        starts = frame.at == self.start
        goes_on = reopened and self._introduced(frame.at)
        if frame.weak is not None and (self._is_closed(frame) or not goes_on):
            self._add(found, frame, frame.weak)
            found.extend(c for c in frame.children if c.at > frame.weak)
            return False
        if not frame.doubtful and (goes_on or (starts and frame.mark == "‘")):
            self._add(found, frame, self.end, closed=False, open_end=True)
            return True
        found.extend(frame.children)
        return False

    def _is_closed(self, frame: _Frame) -> bool:
        """Whether the best close of a single mark is more likely one than an apostrophe."""
        if frame.weak is None:
            return False
        plural = self.text[frame.weak - 1] in "sS"
        if frame.rank == 1 or (plural and _NOT_OWNED.match(self.text, frame.weak, self.end)):
            return True
        words = self.text[frame.at + 1 : min(frame.weak, frame.at + 60)].split()
        return len(words) > 1 and all(w[0].isupper() for w in words)  # ‘The Weavers’

    def _introduced(self, at: int, after: frozenset[str] = _INTRODUCES) -> bool:
        """Whether the mark at ``at`` opens the paragraph or stands behind one of ``after``.

        ``Reis agreed. ‘We …`` · ``Reis said: ‘We …`` · ``‘At last.’ ‘We …``
        """
        if at == self.start:
            return True
        before = self.text[max(self.start, at - 3) : at].rstrip()[-1:]
        return before in after and self.text[at + 1 : at + 2].isupper()

    def _add(
        self,
        found: list[Span],
        frame: _Frame,
        close: int | None,
        *,
        closed: bool = True,
        open_end: bool = False,
    ) -> None:
        text = self.text
        start, end = frame.at + len(frame.mark), self.end if close is None else close
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(Span(frame.at, start, end, frame.mark, closed, open_end))


def _closes_single(opening: str, mark: str) -> bool:
    if opening == _GERMAN_SINGLE:
        return mark in ("‘", "’")
    return mark == "’" if opening == "‘" else mark in ("'", "’")
