"""The measure of lies: what counts as caught, and that the checks keep what they reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.lies.base import Lie
from bench.lies.judge import Verdict, baseline, judge
from bench.lies.right import Text, texts, told_lies
from bench.lies.tell import lies
from summarizer.draft import Draft, DraftMatch, EventClaim, ScoreClaim, TextClaim
from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

WIRE = read_text(
    "Norvale beat Port Ellan 2-0 on Saturday. Ana Reis scored in the 12th minute. "
    "Mia Lund headed in a corner from Eva Holm in the 40th minute.\n"
)
MATCH = DraftMatch(
    "football",
    TextClaim("Norvale", (1,)),
    TextClaim("Port Ellan", (1,)),
    score=ScoreClaim(2, 0, (1,)),
    dates=(TextClaim("Saturday", (1,)),),
    events=(
        EventClaim("goal", "Ana Reis", "home", 12, None, None, (2,)),
        EventClaim("goal", "Mia Lund", "home", 40, None, None, (3,)),
    ),
)
RIGHT = Draft("match_report", (MATCH,))


def told(path: str, **fields: object) -> Verdict:
    """What comes of the draft with the second goal told otherwise."""
    events = (MATCH.events[0], replace(MATCH.events[1], **fields))  # type: ignore[arg-type]
    lied = Draft("match_report", (replace(MATCH, events=events),))
    return judge(baseline(WIRE, RIGHT, None), Lie("a lie", path, "", lied))


def test_a_right_draft_raises_no_alarm():
    """Nothing of it is lost, and what follows from it is no wrong fact."""
    base = baseline(WIRE, RIGHT, None)
    assert not base.lost
    assert not judge(base, Lie("no lie", "matches[0].events[1]", "", RIGHT)).out


def test_a_lie_is_caught_where_it_is_out_of_the_summary_and_named():
    """The crosser for the scorer: gone, and the finding stands at the event."""
    verdict = told("matches[0].events[1].player", player="Eva Holm")
    assert verdict.caught
    assert verdict.rules


def test_a_lie_that_is_only_named_elsewhere_is_not_caught():
    """The same lie, looked for at another event: nothing there names it."""
    verdict = told("matches[0].events[0].player", player="Eva Holm")
    assert not verdict.out
    assert not verdict.caught


def test_a_lie_that_nothing_speaks_against_is_out():
    """A goal of somebody whom no sentence ties to a side, given to the other one."""
    plain = read_text("Norvale met Port Ellan on Saturday. Ana Reis was booked.\n")
    card = EventClaim("yellow", "Ana Reis", "home", None, None, None, (2,))
    match = replace(MATCH, score=None, events=(card,))
    right = Draft("match_report", (match,))
    lied = Draft("match_report", (replace(match, events=(replace(card, side="away"),)),))
    verdict = judge(
        baseline(plain, right, None), Lie("card_side_turned", "matches[0].events[0].side", "", lied)
    )
    assert verdict.out == ((0, "event", "yellow", "Ana Reis", "Port Ellan"),)
    assert not verdict.caught


def test_what_goes_with_a_lie_is_collateral():
    """With a wrong side the whole match goes: score, date and both goals are lost."""
    lied = Draft("match_report", (replace(MATCH, away=TextClaim("Eva Holm", (3,))),))
    base = baseline(WIRE, RIGHT, None)
    verdict = judge(base, Lie("next_as_side", "matches[0].away", "", lied))
    assert verdict.caught
    assert (0, "score", frozenset({("Norvale", 2), ("Port Ellan", 0)})) in verdict.lost


# --- the checks keep what they reached -----------------------------------------------------------

OURS = [t for t in texts() if t.source in ("examples", "our wires")]
EVERY = 16
"""Of the lies every so many-th is told here; `make lies` tells them all."""
CAUGHT = 0.93
"""Below what was measured when the rules were finished (docs/checks.md), with room for the
sample."""
ALARMS = 0.02


@pytest.mark.parametrize("text", OURS, ids=lambda t: t.name)
def test_right_claims_stay(text: Text):
    """Of an untouched right draft hardly anything is lost."""
    base = baseline(text.wire, text.right, offline_draft(text.wire))
    assert len(list(base.lost.elements())) <= max(3, 0.05 * base.claimed.total())


def test_hardly_any_lie_gets_out():
    """A sample of all lies about our own texts, with the second reader."""
    tried = caught = lost = claimed = 0
    for text in OURS:
        base = baseline(text.wire, text.right, offline_draft(text.wire))
        lost += base.lost.total()
        claimed += base.claimed.total()
        every = [*told_lies(text), *lies(text.wire, text.right, text.name)]
        for lie in every[::EVERY]:
            tried += 1
            caught += judge(base, lie).caught
    assert tried > 200
    assert caught / tried >= CAUGHT
    assert lost / claimed <= ALARMS
