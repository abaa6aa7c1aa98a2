"""Drafts by hand on a result line with scorers in brackets: what is in it stands, the rest goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, ScoreClaim, TextClaim
from summarizer.reading import read_text

# Sentences: 1 headline, 2 the line, 3 half-time, 4 extra time, 5 aggregate, 6 kicks, 7 card.
WIRE = read_text(
    "Mordal 2 Kresno 1\n\n"
    "Northern Cup, second leg: Mordal 2 (Riis pen 34, Sand 71) Kresno 1 (Holm og 60). HT: 1-0. "
    "Aet. Agg: 3-3. Kresno win 4-2 on penalties. Sent off: Bilek (Kresno) 88.\n"
)
MATCH = DraftMatch(
    sport="football",
    home=TextClaim("Mordal", (2,)),
    away=TextClaim("Kresno", (2,)),
    score=ScoreClaim(2, 1, (2,)),
    half_time=ScoreClaim(1, 0, (3,)),
    aggregate=ScoreClaim(3, 3, (5,)),
    shoot_out=ScoreClaim(2, 4, (6,)),
    extra_time=(4,),
    winner=TextClaim("home", (2,)),
    advanced=TextClaim("away", (6,)),
    events=(
        EventClaim("penalty_goal", "Riis", "home", 34, None, None, (2,)),
        EventClaim("own_goal", "Holm", "away", 60, None, None, (2,)),
        EventClaim("goal", "Sand", "home", 71, None, None, (2,)),
        EventClaim("sent_off", "Bilek", "away", 88, None, None, (7,)),
    ),
)


def test_all_that_a_line_tells_passes() -> None:
    """A draft with each fact of the line in its place has no error, and loses nothing."""
    assert WIRE.sentence_text(7) == "Sent off: Bilek (Kresno) 88."
    checked = check(WIRE, Draft("match_report", (MATCH,)))
    assert [(f.rule, f.path) for f in checked.failed] == []
    (match,) = checked.matches
    assert (match.advanced, match.winner, match.extra_time) == ("away", "home", True)
    assert match.half_time is not None
    assert match.half_time.derived == ()
    assert [e.player for e in match.events] == ["Riis", "Holm", "Sand", "Bilek"]


def _event(at: int, **changes: object) -> DraftMatch:
    events = list(MATCH.events)
    events[at] = replace(events[at], **changes)  # type: ignore[arg-type]
    return replace(MATCH, events=tuple(events))


@pytest.mark.parametrize(
    ("match", "path"),
    [
        (_event(2, side="away"), "matches[0].events[2]"),
        (_event(2, minute=72), "matches[0].events[2].minute"),
        (_event(2, player="Riis"), "matches[0].events[2]"),
        (_event(0, kind="goal"), "matches[0].events[0]"),
        (_event(1, kind="goal"), "matches[0].events[1]"),
        (_event(1, side="home"), "matches[0].events[1]"),
        (_event(3, side="home"), "matches[0].events[3]"),
        (_event(3, kind="yellow"), "matches[0].events[3]"),
        (_event(3, kind="goal"), "matches[0].events[3]"),
        (replace(MATCH, score=ScoreClaim(1, 2, (2,)), events=()), "matches[0].score"),
        (replace(MATCH, half_time=ScoreClaim(0, 1, (3,))), "matches[0].half_time"),
        (replace(MATCH, shoot_out=ScoreClaim(4, 2, (6,))), "matches[0].shoot_out"),
        (replace(MATCH, winner=TextClaim("away", (2,))), "matches[0].winner"),
        (replace(MATCH, advanced=TextClaim("home", (6,))), "matches[0].advanced"),
    ],
)
def test_what_a_line_does_not_tell_goes(match: DraftMatch, path: str) -> None:
    """Another side, minute, player, kind or figure than the line's is an error at its place."""
    failed = check(WIRE, Draft("match_report", (match,))).failed
    assert any(f.path.startswith(path) and f.action == "dropped" for f in failed), failed
