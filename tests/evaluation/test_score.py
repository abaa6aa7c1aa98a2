"""The measure itself: a right result scores full, each wrong value is called wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from summarizer.api import Summarizer
from summarizer.checking import check
from summarizer.draft import Draft, EventClaim, QuoteClaim, ScoreClaim, Side, TextClaim
from summarizer.evaluation.gold_files import read_gold
from summarizer.evaluation.score import Tally, score_summary
from summarizer.reading import read_path
from summarizer.wire import Wire
from tests.support.gold_drafts import EXAMPLES, gold_draft

NAME = "league_match"
WIRE = read_path(EXAMPLES / f"{NAME}.txt")
GOLD = read_gold(EXAMPLES / f"{NAME}.json", WIRE.text)
RIGHT = gold_draft(WIRE, NAME)


def tally(draft: Draft) -> Tally:
    """Score a draft as it stands, with no claim dropped."""
    checked = check(WIRE, draft, policy="flag")
    base = Summarizer("offline", environ={}).summarize(WIRE)
    update = {"kind": draft.kind, "matches": checked.matches, "quotes": checked.quotes}
    return score_summary(GOLD, base.model_copy(update=update))


def match(**changes: Any) -> Draft:
    """The right draft with fields of its match changed."""
    return replace(RIGHT, matches=(replace(RIGHT.matches[0], **changes),))


def test_a_right_result_scores_full():
    """Everything the gold holds is found, and nothing is wrong."""
    result = tally(RIGHT)
    assert (result.missed, result.wrong) == ([], [])
    assert result.found == result.facts > 50


def test_an_empty_result_finds_nothing_and_is_not_wrong():
    """A result without matches and quotations misses every fact, and states nothing wrong."""
    result = tally(Draft(kind="match_report"))
    assert result.wrong == []
    assert result.found == 1  # the kind
    assert result.facts >= tally(RIGHT).facts - 5


SCORE = RIGHT.matches[0].score or ScoreClaim(0, 0, ())
EVENTS = RIGHT.matches[0].events
OTHER: dict[Side | None, Side] = {"home": "away", "away": "home"}
WRONG = {
    "score": match(score=ScoreClaim(SCORE.home + 1, SCORE.away, SCORE.evidence)),
    "minute": match(events=(replace(EVENTS[0], minute=44), *EVENTS[1:])),
    "side": match(
        events=(
            replace(EVENTS[0], side=OTHER[EVENTS[0].side]),
            *EVENTS[1:],
        )
    ),
    "invented event": match(
        events=(*EVENTS, EventClaim("red", "Nobody Here", "home", 3, None, None, (3,)))
    ),
    "kind": replace(RIGHT, kind="preview"),
    "competition": match(competition=TextClaim("Another Cup", (2,))),
    "next opponent": match(next_opponents=(TextClaim("Westhaven", (2,)),)),
    "speaker": replace(
        RIGHT, quotes=(replace(RIGHT.quotes[0], speaker="Ann Other"), *RIGHT.quotes[1:])
    ),
    "turned round": match(
        home=RIGHT.matches[0].away,
        away=RIGHT.matches[0].home,
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_value_is_called_wrong(what):
    """One wrong value makes at least one entry under wrong."""
    assert tally(WRONG[what]).wrong


def test_a_side_that_is_not_told_is_missed_but_not_wrong():
    """An event without its side costs the side and nothing else."""
    full = tally(RIGHT)
    result = tally(match(events=(replace(EVENTS[0], side=None), *EVENTS[1:])))
    assert (result.wrong, result.found) == (full.wrong, full.found - 1)


def test_a_quotation_that_the_gold_does_not_have_is_wrong():
    """Where the gold has no speech, a claimed quotation is wrong."""
    wire = read_path(EXAMPLES / "no_quotes.txt")
    gold = read_gold(EXAMPLES / "no_quotes.json", wire.text)
    draft = replace(
        gold_draft(wire, "no_quotes"),
        not_speech=(),
        quotes=(QuoteClaim((1,), None, None, None, None, (_sentence(wire, 1),)),),
    )
    checked = check(wire, draft, policy="flag")
    base = Summarizer("offline", environ={}).summarize(wire)
    summary = base.model_copy(update={"matches": checked.matches, "quotes": checked.quotes})
    assert [w for w in score_summary(gold, summary).wrong if w.field == "quote"]


def _sentence(wire: Wire, number: int) -> int:
    q = wire.quotations[number - 1]
    return wire.sentences_of(q.start, q.end)[0].number


def test_a_shorter_name_is_missed_but_not_wrong():
    """A surname for a full name is less than the gold, not other than it."""
    player = (EVENTS[0].player or "").split()[-1]
    result = tally(match(events=(replace(EVENTS[0], player=player), *EVENTS[1:])))
    assert result.wrong == []
    assert len(result.missed) == 1


def test_a_match_too_many_is_wrong():
    """A second match that the gold does not have is wrong as a whole."""
    extra = replace(
        RIGHT.matches[0], home=TextClaim("Estmark", (2,)), away=TextClaim("Vale City", (2,))
    )
    result = tally(replace(RIGHT, matches=(*RIGHT.matches, extra)))
    assert [f.field for f in result.wrong] == ["match"]


def test_a_speaker_where_the_gold_has_none_is_wrong():
    """Nobody is named in the gold: whoever is published is a guess."""
    (first, *others) = GOLD.quotes
    gold = replace(GOLD, quotes=(replace(first, speaker=None, role=None), *others))
    base = Summarizer("offline", environ={}).summarize(WIRE)
    checked = check(WIRE, RIGHT, policy="flag")
    summary = base.model_copy(
        update={"kind": RIGHT.kind, "matches": checked.matches, "quotes": checked.quotes}
    )
    assert [f.field for f in score_summary(gold, summary).wrong] == ["speaker"]


def test_another_given_name_is_wrong():
    """Two people of one surname are two: the other's goal is not a form of the name."""
    player = f"Zeno {(EVENTS[0].player or '').split()[-1]}"
    assert tally(match(events=(replace(EVENTS[0], player=player), *EVENTS[1:]))).wrong
