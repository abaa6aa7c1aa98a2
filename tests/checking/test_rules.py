"""Every rule, speaking and silent: one wrong claim at a time in a draft that is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from summarizer.checking import RULES, check
from summarizer.draft import (
    Draft,
    DraftMatch,
    EventClaim,
    Misshaped,
    QuoteClaim,
    ScoreClaim,
    TextClaim,
)
from summarizer.reading import read_text
from tests.checking import cup_tie
from tests.checking.cup_tie import at

WIRE = cup_tie.wire()
RIGHT = cup_tie.draft(WIRE)
LEAD = at(WIRE, "Ana Reis scored twice")
FIRST = at(WIRE, "The hosts, beaten")
PENALTY = at(WIRE, "Mia Torp levelled")
LEVEL = at(WIRE, "It was 1-1")
THIRD = at(WIRE, "Reis restored")
LATE = at(WIRE, "Falk missed")
SAID = at(WIRE, "said Norvale coach")
FALK = at(WIRE, "Falk said")
SONG = at(WIRE, "The visitors' supporters sang")
FINAL = at(WIRE, "Norvale will meet")
CAPTION = at(WIRE, "Norvale players celebrate")


def match(**changes: Any) -> Draft:
    """The right draft with fields of its match changed."""
    return replace(RIGHT, matches=(replace(RIGHT.matches[0], **changes),))


def event(index: int, **changes: Any) -> Draft:
    """The right draft with one event changed."""
    events = list(RIGHT.matches[0].events)
    events[index] = replace(events[index], **changes)
    return match(events=tuple(events))


def quote(index: int, **changes: Any) -> Draft:
    """The right draft with one quotation changed."""
    quotes = list(RIGHT.quotes)
    quotes[index] = replace(quotes[index], **changes)
    return replace(RIGHT, quotes=tuple(quotes))


def more(extra: EventClaim) -> Draft:
    """The right draft with one event more."""
    return match(events=(*RIGHT.matches[0].events, extra))


@dataclass(frozen=True)
class Case:
    """A wrong claim, the rule that must speak, where, and what must not be in the result."""

    rule: str
    path: str
    draft: Draft
    gone: Callable[[Any], bool]
    second: Draft | None = None


def first(checked: Any) -> Any:
    """The first match of a result."""
    return checked.matches[0]


def has(field: str) -> Callable[[Any], bool]:
    """The field of the match is empty."""
    return lambda c: getattr(first(c), field) in (None, ())


def no_event(index: int) -> Callable[[Any], bool]:
    """The event, as it was in the right draft, is not in the result; the others are."""
    wrong = RIGHT.matches[0].events[index]
    return lambda c: (
        len(first(c).events) == len(RIGHT.matches[0].events) - 1
        and not any((e.player, e.minute) == (wrong.player, wrong.minute) for e in first(c).events)
    )


def nothing_more(c: Any) -> bool:
    """There are as many events as in the right draft."""
    return len(first(c).events) == len(RIGHT.matches[0].events)


def headline(text: str, rule: str) -> Case:
    """A headline that the rule speaks against; a plan of ours takes its place."""
    return Case(
        rule,
        "matches[0].headline",
        match(headline=text),
        lambda c: first(c).headline != text and first(c).headline is not None,
    )


CASES = [
    Case(
        "row-shape",
        "matches[0].events[8]",
        replace(RIGHT, misshaped=(Misshaped("matches[0].events[8]", "goal|Reis", "5 cells"),)),
        nothing_more,
    ),
    Case(
        "evidence-exists",
        "matches[0].competition.evidence[99]",
        match(competition=TextClaim("Harbour Cup", (99,))),
        has("competition"),
    ),
    Case(
        "evidence-given",
        "matches[0].competition",
        match(competition=TextClaim("Harbour Cup", ())),
        has("competition"),
    ),
    Case(
        "evidence-label",
        f"matches[0].home.evidence[{CAPTION}]",
        match(home=TextClaim("Norvale", (LEAD, CAPTION))),
        lambda c: [e.sentence for e in first(c).home.evidence] == [LEAD],
    ),
    Case(
        "evidence-idle",
        f"matches[0].competition.evidence[{THIRD}]",
        match(competition=TextClaim("Harbour Cup", (LEAD, THIRD))),
        lambda c: [e.sentence for e in first(c).competition.evidence] == [LEAD],
    ),
    Case(
        "name-in-wire",
        "matches[0].competition",
        match(competition=TextClaim("Coastal Cup", (LEAD,))),
        has("competition"),
    ),
    Case(
        "name-in-evidence",
        "matches[0].venue",
        match(venue=TextClaim("Quay Ground", (THIRD,))),
        has("venue"),
    ),
    Case(
        "name-fullest",
        "matches[0].events[0].player",
        event(0, player="Reis"),
        lambda c: [f.action for f in c.findings if f.rule == "name-fullest"] == ["kept"],
    ),
    Case(
        "names-differ",
        "matches[0]",
        match(away=TextClaim("Norvale", (LEAD,))),
        lambda c: c.matches == (),
    ),
    Case(
        "ground-told",
        "matches[0].ground",
        match(ground=(LEAD,)),
        lambda c: first(c).home_away_stated is False,
    ),
    Case(
        "stage-is-next",
        "matches[0].stage",
        match(stage=TextClaim("final", (LEAD,))),
        has("stage"),
    ),
    Case(
        "date-of-other",
        "matches[0].dates[1]",
        match(dates=(TextClaim("Saturday", (LEAD,)), TextClaim("April 4", (FINAL,)))),
        lambda c: first(c).date.as_written == "Saturday",
    ),
    Case(
        "next-told",
        "matches[0].next_opponents[0]",
        match(next_opponents=(TextClaim("Mia Torp", (PENALTY,)),)),
        has("next_opponents"),
    ),
    Case(
        "next-is-side",
        "matches[0].next_opponents[0]",
        match(next_opponents=(TextClaim("Norvale", (FINAL,)),)),
        has("next_opponents"),
    ),
    Case(
        "result-as-written",
        "matches[0].result",
        match(result=TextClaim("by 34 runs", (LEAD,))),
        has("result_as_written"),
    ),
    Case(
        "score-told",
        "matches[0].aggregate",
        match(aggregate=ScoreClaim(5, 2, (LEAD,)), first_leg=None),
        has("aggregate"),
    ),
    Case(
        "score-role",
        "matches[0].score",
        match(score=ScoreClaim(4, 3, (LEAD,)), events=()),
        has("score"),
    ),
    Case(
        "minute-told",
        "matches[0].events[0].minute",
        event(0, minute=13),
        lambda c: first(c).events[0].minute is None,
    ),
    Case(
        "when-told",
        "matches[0].events[2].when",
        event(2, when="late in the first half"),
        lambda c: first(c).events[2].when is None,
    ),
    Case("event-player", "matches[0].events[0].player", event(0, player="Pia Holm"), no_event(0)),
    Case(
        "minute-of-other",
        "matches[0].events[5].minute",
        event(5, minute=75),
        lambda c: first(c).events[5].minute is None,
    ),
    Case("event-kind", "matches[0].events[6].kind", event(6, kind="goal"), no_event(6)),
    Case("event-side", "matches[0].events[7].side", event(7, side="home"), no_event(7)),
    Case("event-twice", "matches[0].events[8]", more(RIGHT.matches[0].events[4]), nothing_more),
    Case("extra-time-told", "matches[0].extra_time", match(extra_time=(LEAD,)), has("extra_time")),
    Case(
        "advanced-told",
        "matches[0].advanced",
        match(advanced=TextClaim("home", (THIRD,)), aggregate=None, first_leg=None),
        has("advanced"),
    ),
    Case(
        "winner-told",
        "matches[0].winner",
        match(winner=TextClaim("home", (SONG,)), score=None, events=()),
        has("winner"),
    ),
    Case(
        "score-from-goals",
        "matches[0].score",
        match(score=ScoreClaim(5, 1, (LEAD,))),
        lambda c: (first(c).score.home, first(c).score.away) == (3, 1),  # the wire's own
    ),
    Case(
        "legs-add-up",
        "matches[0].first_leg",
        match(first_leg=ScoreClaim(2, 1, (FIRST,))),
        lambda c: (
            (first(c).first_leg.home, first(c).first_leg.away) == (2, 1)
            and first(c).first_leg.home_name == "Port Ellan"
            and first(c).first_leg.derived == ("home", "away")
        ),
    ),
    Case(
        "span-exists",
        "quotes[1]",
        quote(1, spans=(9,)),
        lambda c: len(c.quotes) == 1,
    ),
    Case(
        "span-twice",
        "quotes[1]",
        quote(1, spans=(2, 3)),
        lambda c: len(c.quotes) == 1,
    ),
    Case(
        "quote-evidence",
        "quotes[1]",
        quote(1, evidence=(FIRST,)),
        lambda c: len(c.quotes) == 1,
    ),
    Case(
        "quote-speech",
        "quotes[2]",
        replace(RIGHT, quotes=(*RIGHT.quotes, QuoteClaim((4,), None, None, None, None, (SONG,)))),
        lambda c: len(c.quotes) == 2,
    ),
    Case(
        "quote-joined",
        "quotes[0]",
        replace(RIGHT, quotes=(QuoteClaim((1, 3), "Pia Holm", None, None, 1, (SAID,)),)),
        lambda c: c.quotes == (),
    ),
    Case(
        "speaker-in-wire",
        "quotes[1].speaker",
        quote(1, speaker="Jo Marsh"),
        lambda c: c.quotes[1].speaker is None,
    ),
    Case(
        "speaker-named",
        "quotes[1].speaker",
        quote(1, speaker="Pia Holm", as_written=None),
        lambda c: c.quotes[1].speaker is None,
    ),
    Case(
        "speaker-other",
        "quotes[1].speaker",
        quote(1, speaker="Pia Holm", as_written=None, evidence=(SAID, FALK)),
        lambda c: c.quotes[1].speaker is None,
    ),
    Case(
        "as-written",
        "quotes[1].speaker",
        quote(1, as_written="the Dane"),
        lambda c: c.quotes[1].speaker is None,
    ),
    Case(
        "role-told",
        "quotes[0].role",
        quote(0, role="Port Ellan captain"),
        lambda c: c.quotes[0].speaker.role is None,
    ),
    Case(
        "quote-match",
        "quotes[0].match",
        quote(0, match=2),
        lambda c: c.quotes[0].match is None,
    ),
    Case(
        "speaker-disagrees",
        "quotes[1].speaker",
        RIGHT,
        lambda c: c.quotes[1].speaker is None,
        second=quote(1, speaker="Dora Lind", as_written=None),
    ),
    Case(
        "score-disagrees",
        "matches[0].half_time",
        RIGHT,
        lambda c: first(c).half_time.derived == ("home", "away"),
        second=match(half_time=ScoreClaim(0, 1, (LEVEL,))),
    ),
    Case(
        "minute-disagrees",
        "matches[0].events[1].minute",
        RIGHT,
        lambda c: first(c).events[1].minute is None,
        second=event(1, minute=41),
    ),
    Case(
        "event-both-sides",
        "matches[0].events[3].side",
        event(3, side="away"),
        # Nothing in the wire ties her to a side in so many words, so neither goal stays.
        lambda c: all(e.player != "Ana Reis" for e in first(c).events),
    ),
    Case(
        "kind-disagrees",
        "matches[0].events[4].kind",
        RIGHT,
        no_event(4),
        second=event(4, kind="penalty_goal"),
    ),
    Case(
        "outcome-disagrees",
        "matches[0].advanced",
        match(advanced=TextClaim("away", (LEAD,))),
        lambda c: first(c).advanced != "away",
        second=RIGHT,
    ),
    Case(
        "name-kind",
        "matches[0].competition",
        match(competition=TextClaim("Ana Reis", (LEAD,))),
        has("competition"),
    ),
    headline("{{ winner }} reach Harbour Cup final", "prose-token"),
    headline("Norvale reach the Harbour Cup final after Ana Reis scored twice", "prose-length"),
    headline("Norvale beat Port Ellan 3-0", "prose-number"),
    headline("Norvale beat Westport 3-1", "prose-name"),
    headline("Norvale coach: “We ran and ran”", "prose-quote"),
    headline("Norvale coach sacked after win", "prose-word"),
    headline("Ana Reis sent off as Norvale win", "prose-event"),
    headline("Port Ellan triumph at Norvale", "prose-result"),
    headline("Norvale beat Port Ellan 1-3", "prose-result"),
    headline("Port Ellan beat Norvale 3-1", "prose-result"),
    headline("Norvale thrash Port Ellan 3-1", "prose-judgement"),
    headline("Racist slur mars Norvale win", "prose-accusation"),
    headline("Norvale through to meet Westhaven", "prose-next"),
    headline("Norvale unbeaten after Port Ellan win", "prose-standing"),
    headline("   ", "prose-empty"),
    headline("Norvale beat \u202ePort Ellan", "prose-control"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.rule}-{c.path}")
def test_a_rule_speaks(case: Case):
    """The wrong claim is not in the result, and a finding of the rule names its path."""
    checked = check(WIRE, case.draft, second=case.second)
    assert (case.rule, case.path) in {(f.rule, f.path) for f in checked.findings}
    assert case.gone(checked), checked


def test_all_rules_are_silent_on_a_right_draft():
    """A right draft comes through whole and without a word, also beside a second reader."""
    checked = check(WIRE, RIGHT, second=RIGHT)
    assert checked.findings == ()
    assert (first(checked).score.home, first(checked).score.away) == (3, 1)
    assert len(first(checked).events) == 8
    assert [q.speaker and q.speaker.name for q in checked.quotes] == ["Pia Holm", "Jo Falk"]
    assert first(checked).headline == RIGHT.matches[0].headline
    assert first(checked).blurb == RIGHT.matches[0].blurb


ELSEWHERE = {
    # in test_context
    "competition-told",
    "competition-disagrees",
    "date-disagrees",
    "event-of-other",
    "event-told",  # test_tellings
    "goals-exceed-score",  # test_tellings
    "side-score",  # test_event_scores
    "player-disagrees",
    "side-disagrees",
    "ground-turned",
    "opponent-disagrees",
    "place-disagrees",
    "place-of-other",
    "side-of-other",
    "stage-disagrees",
    "quote-other-match",
    "speaker-nobody",
    "speaker-hearer",
    "speaker-far",
    "speaker-verb",
    "score-turned",
    "score-other",
    "result-other",  # test_result_lines
    "result-disagrees",
    "winner-score",
    "advanced-of-group",
    "advanced-fits",
    "figures-advanced",
    "kicks-exceed",
    "off-twice",
    "off-and-on",
    "shoot-out-level",
    "half-time-fits",
    "side-in-text",
    "competition-of-other",
    "reask-skipped",
    "not-read-by-rule",
    "fallback",
    "blurb-planned",  # tests/blurbs
    "language-offline",
    "language-words",
    "prose-language",
}  # below; test_branches.py; test_arithmetic.py; tests/test_pipeline.py, test_other_languages.py


def test_every_rule_has_a_case():
    """No rule is without a test that shows it speaking."""
    assert {c.rule for c in CASES} | ELSEWHERE == set(RULES)


def small(text: str, **fields: Any) -> Any:
    """A wire of one sentence, and what comes out of a draft about it."""
    draft = DraftMatch(
        "football", TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,)), **fields
    )
    return check(read_text(text), Draft("match_report", (draft,)))


def test_who_wins_by_a_score_turned_round_goes_with_it():
    """The sentence gives the figure to the other side: neither score nor winner is published."""
    wire = read_text("Norvale beat Port Ellan 1-0 on Saturday.\n")
    sides = TextClaim("Port Ellan", (1,)), TextClaim("Norvale", (1,))
    turned = DraftMatch(
        "football", *sides, score=ScoreClaim(1, 0, (1,)), winner=TextClaim("home", (1,))
    )
    found = check(wire, Draft("match_report", (turned,)))
    assert {"score-turned", "winner-score"} <= {f.rule for f in found.findings}
    assert [(m.score, m.winner) for m in found.matches] == [(None, None)]


def test_a_shoot_out_cannot_end_level():
    """A shoot-out claimed with as many kicks for each side is dropped."""
    checked = small(
        "Norvale beat Port Ellan after a 1-1 draw, the shoot-out score 4-4 on penalties.",
        score=ScoreClaim(1, 1, (1,)),
        shoot_out=ScoreClaim(4, 4, (1,)),
    )
    assert [(f.rule, f.path) for f in checked.findings if f.severity == "error"] == [
        ("shoot-out-level", "matches[0].shoot_out")
    ]
    assert first(checked).shoot_out is None


def test_a_half_time_score_cannot_be_higher_than_the_final_one():
    """Two goals by half-time do not fit one at the end."""
    checked = small(
        "Norvale led 2-0 at half-time and beat Port Ellan 1-0.",
        score=ScoreClaim(1, 0, (1,)),
        half_time=ScoreClaim(2, 0, (1,)),
    )
    assert ("half-time-fits", "matches[0].half_time") in {
        (f.rule, f.path) for f in checked.findings
    }
    assert first(checked).half_time is None


def test_a_side_is_not_the_dateline_s_town():
    """A name that only the dateline has is where the report was filed, not a side."""
    draft = DraftMatch("football", TextClaim("NORVALE", (1,)), TextClaim("Port Ellan", (2,)))
    wire = read_text("NORVALE, March 7 (Tideline) - Town beat Port Ellan 2-1 on Saturday.")
    checked = check(wire, Draft("match_report", (draft,)))
    assert ("side-in-text", "matches[0].home") in {(f.rule, f.path) for f in checked.findings}
    assert checked.matches == ()


def test_a_competition_to_come_is_not_this_match_s():
    """A friendly before a cup is no match of that cup; a match in the cup is."""
    cup = TextClaim("Nations Cup", (1,))
    friendly = small(
        "Norvale beat Port Ellan 2-1 in their last match before the Nations Cup.", competition=cup
    )
    assert [f.rule for f in friendly.findings] == ["competition-of-other"]
    assert first(friendly).competition is None
    played = small("Norvale beat Port Ellan 2-1 in the Nations Cup.", competition=cup)
    assert first(played).competition.name == "Nations Cup"


def test_flag_keeps_failed_claims_with_their_findings():
    """Policy flag leaves a wrong minute in place, and its finding says where it stands."""
    checked = check(WIRE, event(0, minute=13), policy="flag")
    assert first(checked).events[0].minute == 13
    (finding,) = [f for f in checked.findings if f.rule == "minute-told"]
    assert (finding.action, finding.at) == ("kept", "matches[0].events[0].minute")


def test_what_follows_is_marked_as_worked_out():
    """Ten minutes into the second half is the 55th, six minutes later the 61st; both derived."""
    events = first(check(WIRE, RIGHT)).events
    assert (events[3].minute, events[3].derived) == (55, ("minute",))
    assert events[3].when == "ten minutes into the second half"
    assert (events[4].minute, events[4].derived) == (61, ("minute",))
    assert events[4].when == "six minutes later"
    assert (events[0].minute, events[0].derived, events[0].when) == (12, (), None)


def test_the_first_leg_stands_in_its_own_order():
    """The first leg is told with its own home side first and by name."""
    leg = first(check(WIRE, RIGHT)).first_leg
    assert (leg.home_name, leg.home, leg.away, leg.away_name) == ("Port Ellan", 2, 1, "Norvale")
