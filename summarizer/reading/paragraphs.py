"""Where the paragraphs of a plain text begin and end.

Blank lines separate them. What a single line end means is told by the text itself: where lines
are broken at a fixed width (a hard-wrapped wire), lines of one block belong together as far as
they are full; where they are not, every line is a paragraph of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from summarizer.checkpoints import passing
from summarizer.reading.decoding import refuse_too_many
from summarizer.reading.orders import starts_order

__all__ = ["paragraph_bounds"]

# Teletype and e-mail wrap at 60 to 80; what is wider than this was not wrapped by hand or tool.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 45
# Share of line ends that stand inside a sentence: nearly none where each line is a paragraph,
# most of them in wrapped text.
_WRAPPED_SHARE = 0.25
# Where blank lines separate the paragraphs, a line this full (with the next word) was wrapped.
_FULL = 0.8

_TERMINAL = frozenset(".!?…:”»)\"'’]")
_BULLETS = ("- ", "• ", "* ", "– ", "— ", "· ")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    indent: int
    after_blank: bool

    def __len__(self) -> int:
        return self.end - self.start


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """The paragraphs of ``text`` as pairs of offsets, without white space around them.

    Raises :class:`~summarizer.errors.TooLarge` for more lines than a wire may have.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    first_block = next((n for n, line in enumerate(lines) if n and line.after_blank), None)
    bounds: list[tuple[int, int]] = []
    last: _Line | None = None
    for n, line in passing(enumerate(lines)):
        # Two or three lines on top may be headline and standfirst, each on its line.
        loose = first_block is not None and (n >= first_block or first_block > 3)
        if (
            last is not None
            and width
            and not line.after_blank
            and _goes_on(text, last, line, width * _FULL if loose else width)
        ):
            bounds[-1] = (bounds[-1][0], line.end)
        else:
            bounds.append((line.start, line.end))
        last = line
    return bounds


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    blank = False
    for raw in passing(text.splitlines(keepends=True)):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            start = at + indent
            lines.append(_Line(start, start + len(stripped), indent, blank))
            refuse_too_many(len(lines), "lines")
            blank = False
        else:
            blank = True
        at += len(raw)
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width at which the lines were broken, 0 where they were not."""
    lengths = [len(line) for line in passing(lines)]
    short = [n for n in lengths if n <= _WIDEST_WRAP]
    if not short or 2 * sum(short) < sum(lengths) or max(short) < _NARROWEST_WRAP:
        return 0
    ends = inside = 0
    for last, line in passing(pairwise(lines)):
        if not line.after_blank:
            ends += 1
            inside += _is_inside_sentence(text, last, line)
    return max(short) if inside and inside >= ends * _WRAPPED_SHARE else 0


def _is_inside_sentence(text: str, last: _Line, line: _Line) -> bool:
    return text[line.start].islower() and text[last.end - 1] not in _TERMINAL


def _goes_on(text: str, last: _Line, line: _Line, full: float) -> bool:
    head = text[line.start : min(line.end, line.start + 80)]
    if starts_order(head) or head.startswith(_BULLETS):
        return False
    if line.indent >= 2 and line.indent > last.indent:
        return False
    if _is_inside_sentence(text, last, line):
        return True
    return len(last) + 1 + len(head.split(None, 1)[0]) > full
