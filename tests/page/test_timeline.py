from __future__ import annotations

from itertools import combinations

from summarizer.page.timeline import Timeline, timeline
from summarizer.page.view import summary_view
from summarizer.summary import Match

from .samples import cup_tie


def _line(**changes: object) -> Timeline | None:
    _, summary = cup_tie()
    match: Match = summary.matches[0].model_copy(update=changes)
    return timeline(summary_view(summary.model_copy(update={"matches": (match,)})).matches[0])


def _only(*minutes: tuple[int, int | None]) -> Timeline:
    """The line of a match of 90 minutes with home goals in these minutes."""
    _, summary = cup_tie()
    goal = summary.matches[0].events[0]
    events = tuple(
        goal.model_copy(update={"minute": m, "added": a, "side": "home"}) for m, a in minutes
    )
    line = _line(events=events, extra_time=None)
    assert line is not None
    return line


def test_events_stand_in_the_order_of_play() -> None:
    """45+2 is before 46, and 90+3 before the extra time's 93."""
    line = _line()
    assert line is not None
    marks = {m.view.minute: m.x for m in line.markers}
    assert list(marks) == ["7'", "12'", "45+2'", "58'", "60'", "61'", "90+3'", "109'"]
    assert list(marks.values()) == sorted(marks.values())
    (early, late) = _only((45, 2), (46, None)).markers
    assert early.x < late.x


def test_home_stands_above_the_line_and_away_below() -> None:
    """The side that an event belongs to can be seen without colour."""
    line = _line()
    assert line is not None
    for marker in line.markers:
        above = marker.y < line.axis
        assert above == (marker.view.side == "home")


def test_what_may_be_either_side_s_stands_on_the_line() -> None:
    """A goal without a side is neither above nor below, and covers nothing of those that are."""
    _, summary = cup_tie()
    goal = summary.matches[0].events[0]
    at = [(20, "home"), (21, None), (60, None), (61, None), (70, "away")]
    events = tuple(goal.model_copy(update={"minute": m, "added": None, "side": s}) for m, s in at)
    line = _line(events=events, extra_time=None)
    assert line is not None
    home, first, second, third, away = line.markers
    assert first.y == second.y == line.axis
    assert home.y + 9 <= first.label_y - 6 < line.axis < away.y - 9
    assert third.y <= second.label_y - 15
    assert min(m.label_y for m in line.markers) >= 12


def test_all_that_is_drawn_fits() -> None:
    """Nothing stands outside the drawing, left, right, above or below."""
    line = _line()
    assert line is not None
    for marker in line.markers:
        assert 0 < marker.x < 100
        assert 6 <= marker.label_y <= line.height - 6
    for period in line.periods:
        assert 0 < period.x1 < period.regular <= period.x2 < 100


def test_markers_of_one_height_keep_apart() -> None:
    """Three events within three minutes stand over each other: 30 px apart at 300 px width."""
    line = _only((58, None), (60, None), (61, None))
    for one, other in combinations(line.markers, 2):
        assert one.y != other.y or abs(one.x - other.x) * 3 >= 30
    assert len({m.y for m in line.markers}) == 3


def test_the_middle_of_a_plain_match_is_half_time() -> None:
    """Without stoppage time the two halves are as long, and 45 ends the first."""
    line = _only((45, None))
    first, second = line.periods
    assert round(first.x2 - first.x1, 6) == round(second.x2 - second.x1, 6)
    assert (first.end, second.start, second.end) == ("45", "45", "90")
    assert abs(line.markers[0].x - first.x2) < 0.01


def test_extra_time_is_drawn_where_it_was_played() -> None:
    """Two periods for 90 minutes, four where the wire tells of extra time or of minute 109."""
    assert len(_only((10, None)).periods) == 2
    assert len(_only((109, None)).periods) == 4
    played = _line()
    assert played is not None and [p.end for p in played.periods] == ["45", "90", "105", "120"]


def test_stoppage_time_makes_its_period_longer() -> None:
    """The part after the regular time is as long as the latest event in it."""
    first, second = _only((45, 4), (90, None)).periods
    assert first.x2 > first.regular
    assert second.x2 == second.regular


def test_rugby_has_halves_of_forty_minutes() -> None:
    """The clock is the sport's own."""
    line = _line(sport="rugby", extra_time=None, events=cup_tie()[1].matches[0].events[:2])
    assert line is not None and [p.end for p in line.periods] == ["40", "80"]


def test_no_line_without_a_clock_or_without_minutes() -> None:
    """Tennis has no minutes; a match none of whose events has a minute gets no line."""
    assert _line(sport="tennis") is None
    assert _line(events=()) is None
    untimed = cup_tie()[1].matches[0].events[6]
    assert untimed.minute is None
    assert _line(events=(untimed,)) is None
