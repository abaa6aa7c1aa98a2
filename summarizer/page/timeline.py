"""Where the events of a match stand on its time line. Pure arithmetic, no drawing.

Positions along the line are percentages of its width, so that the drawing fits any screen
without its letters growing or shrinking; heights are in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.draft import Side, Sport
from summarizer.page.view import EventView, MatchView

__all__ = ["Marker", "Period", "Timeline", "laid_out", "timeline"]

_PERIODS: Final[dict[Sport, tuple[int, ...]]] = {
    "football": (45, 90, 105, 120),
    "rugby": (40, 80, 90, 100),
}
"""The minutes at which the periods end, two of normal time and two of extra time."""

_LEFT, _RIGHT = 3.0, 97.0
_GAP = 3.0
"""Minutes of room between two periods."""
_APART = 11.0
"""Percent of the width that two markers of one lane keep: room for ``45+2'`` on a phone."""
_LANE = 34
_ABOVE, _BELOW = 10, 24
"""Room between the line and the nearest marker: below it stand the minutes."""
_MIDDLE = 14
"""How much further up the markers above the line stand where some stand on it."""


@dataclass(frozen=True, slots=True)
class Marker:
    """An event on the line: ``x`` in percent; ``y`` of its sign's and ``label_y`` of its
    label's middle in pixels."""

    view: EventView
    x: float
    y: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the line, from ``x1`` to ``x2`` in percent; ``regular`` is where stoppage
    time begins. ``start`` and ``end`` are the labels below its ends."""

    x1: float
    regular: float
    x2: float
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The line and what stands on it; ``axis`` is the line's middle, in pixels from the top."""

    periods: tuple[Period, ...]
    markers: tuple[Marker, ...]
    height: int
    axis: int


def timeline(match: MatchView) -> Timeline | None:
    """Lay out the events that have a minute; None where there is none, or no clock to go by."""
    return laid_out(match.events, match.match.sport, extra_time=bool(match.match.extra_time))


def laid_out(timed: Sequence[EventView], sport: Sport, *, extra_time: bool) -> Timeline | None:
    """The same for events that are given; each has a minute."""
    ends = _PERIODS.get(sport)
    if ends is None or not timed:
        return None
    if not extra_time and all(_minute(e) <= ends[1] for e in timed):
        ends = ends[:2]

    starts = (0, *ends[:-1])
    lengths = []
    for start, end in zip(starts, ends, strict=True):
        added = [e.event.added or 0 for e in timed if _minute(e) == end]
        lengths.append(end - start + max(added, default=0))
    scale = (_RIGHT - _LEFT) / (sum(lengths) + _GAP * (len(ends) - 1))

    periods = []
    offset = 0.0
    for start, end, length in zip(starts, ends, lengths, strict=True):
        x1 = _LEFT + offset * scale
        periods.append(
            Period(
                x1=x1,
                regular=x1 + (end - start) * scale,
                x2=x1 + length * scale,
                start=str(start),
                end=str(end),
            )
        )
        offset += length + _GAP

    def x_of(event: EventView) -> float:
        minute = min(_minute(event), ends[-1])
        index = next(i for i, end in enumerate(ends) if minute <= end)
        into = minute - starts[index] + (event.event.added or 0)
        return periods[index].x1 + min(into, lengths[index]) * scale

    placed = sorted(((x_of(e), i, e) for i, e in enumerate(timed)), key=lambda p: p[:2])
    lanes: dict[Side | None, list[float]] = {"home": [], None: [], "away": []}
    rows: list[tuple[float, EventView, int]] = []
    for x, _, event in placed:
        taken = lanes[event.side]
        lane = next((i for i, last in enumerate(taken) if x - last >= _APART), len(taken))
        taken[lane : lane + 1] = [x]
        rows.append((x, event, lane))

    # An event that may be either side's stands on the line; more of them at a time above it.
    middle = len(lanes[None])
    above = _ABOVE + (_MIDDLE + _LANE * (middle - 1) if middle else 0)
    axis = 4 + _LANE * max(1, len(lanes["home"])) + above
    markers = []
    for x, event, lane in rows:
        room, sign = (_BELOW, 1) if event.side == "away" else (above, -1)
        near = (room if event.side is not None else -8) + _LANE * lane
        markers.append(
            Marker(
                view=event,
                x=round(x, 2),
                y=axis + sign * (near + 8),
                label_y=axis + sign * (near + 24),
            )
        )
    height = axis + _BELOW + _LANE * max(1, len(lanes["away"])) + 4
    return Timeline(tuple(periods), tuple(markers), height, axis)


def _minute(event: EventView) -> int:
    return event.event.minute or 0
