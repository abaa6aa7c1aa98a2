"""Rules on what match a name, a round, a day or an event belongs to: speaking and silent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, EventClaim, ScoreClaim, TextClaim
from summarizer.reading import read_text

TEXT = """Norvale see off Port Ellan to reach Harbour Cup final

Norvale beat Port Ellan 3-1 on Saturday to reach the Harbour Cup final, winning their semi-final at the Quay Ground.

Ana Reis scored the first in Brennock before Norvale, who had lost 2-0 at Eastmere in May when Mia Torp struck, took over.

Norvale will meet Westhaven, who beat Kallio Town 4-0 at Sandhill Park on Friday through Jo Falk, in the final in Hollin on May 2.

The last Salt Trophy final between the clubs was in 1998, and the Coast Ladies' League Shield was won there.

"We want Thursday off," said coach Pia Holm, born in Tarn, who told Lena Voss of Harbour Sport that the tournament in Estavia had been long.

In the other semi-final Dunmore drew 0-0 with Kells at the Mill Road.
"""  # noqa: E501
WIRE = read_text(TEXT)
LEAD, FIRST, NEXT, OLD, SAID, OTHER = 2, 3, 4, 5, 6, 7


def of(**changes: Any) -> Draft:
    """A right draft of the wire with some fields of its match changed."""
    right = DraftMatch(
        "football",
        TextClaim("Norvale", (LEAD,)),
        TextClaim("Port Ellan", (LEAD,)),
        competition=TextClaim("Harbour Cup", (LEAD,)),
        stage=TextClaim("semi-final", (LEAD,)),
        venue=TextClaim("Quay Ground", (LEAD,)),
        city=TextClaim("Brennock", (FIRST,)),
        dates=(TextClaim("Saturday", (LEAD,)),),
        score=ScoreClaim(3, 1, (LEAD,)),
        advanced=TextClaim("home", (LEAD,)),
        next_opponents=(TextClaim("Westhaven", (NEXT,)),),
        events=(EventClaim("goal", "Ana Reis", "home", None, None, None, (FIRST,)),),
    )
    return Draft("match_report", (replace(right, **changes),))


def goal(player: str, sentence: int) -> Draft:
    """The draft with its goal given to somebody else."""
    return of(events=(EventClaim("goal", player, "home", None, None, None, (sentence,)),))


def said(draft: Draft, second: Draft | None = None) -> set[tuple[str, str]]:
    """Which rules speak, and of what."""
    found = check(WIRE, draft, second=second).findings
    return {(f.rule, f.path.removeprefix("matches[0].")) for f in found if f.severity == "error"}


@dataclass(frozen=True)
class Lie:
    """A fact of another match, and the rule that must name it."""

    name: str
    rule: str
    path: str
    draft: Draft
    second: Draft | None = None


LIES = [
    Lie("next opponents", "side-of-other", "away", of(away=TextClaim("Westhaven", (NEXT,)))),
    Lie("a side of the other tie", "side-of-other", "home", of(home=TextClaim("Kells", (OTHER,)))),
    Lie("a scorer as side", "name-kind", "home", of(home=TextClaim("Ana Reis", (FIRST,)))),
    Lie("a coach as side", "name-kind", "away", of(away=TextClaim("Pia Holm", (SAID,)))),
    Lie(
        "a ground as next opponents",
        "name-kind",
        "next_opponents[0]",
        of(next_opponents=(TextClaim("Sandhill Park", (NEXT,)),)),
    ),
    Lie(
        "the second reader's side",
        "opponent-disagrees",
        "away",
        of(away=TextClaim("Eastmere", (FIRST,))),
        of(score=ScoreClaim(1, 0, (LEAD,))),  # its goals are all goals of its score
    ),
    Lie(
        "another competition",
        "competition-of-other",
        "competition",
        of(competition=TextClaim("Salt Trophy", (OLD,))),
    ),
    Lie(
        "half a name",
        "name-fullest",
        "competition",
        of(competition=TextClaim("League Shield", (OLD,))),
    ),
    Lie(
        "a broadcaster",
        "competition-of-other",
        "competition",
        of(competition=TextClaim("Harbour Sport", (SAID,))),
    ),
    Lie(
        "no competition",
        "competition-told",
        "competition",
        of(competition=TextClaim("tournament", (SAID,))),
    ),
    Lie("the round to come", "stage-is-next", "stage", of(stage=TextClaim("final", (NEXT,)))),
    Lie("a final long ago", "stage-is-next", "stage", of(stage=TextClaim("final", (OLD,)))),
    Lie("a ground to come", "place-of-other", "venue", of(venue=TextClaim("Hollin", (NEXT,)))),
    Lie("a club's ground", "place-of-other", "venue", of(venue=TextClaim("Eastmere", (FIRST,)))),
    Lie("their ground", "place-of-other", "venue", of(venue=TextClaim("Sandhill Park", (NEXT,)))),
    Lie("another tie's", "place-of-other", "venue", of(venue=TextClaim("Mill Road", (OTHER,)))),
    Lie("the final's town", "place-of-other", "city", of(city=TextClaim("Hollin", (NEXT,)))),
    Lie("the host country", "place-of-other", "city", of(city=TextClaim("Estavia", (SAID,)))),
    Lie("a birthplace", "place-of-other", "city", of(city=TextClaim("Tarn", (SAID,)))),
    Lie("a day to come", "date-of-other", "dates[0]", of(dates=(TextClaim("May 2", (NEXT,)),))),
    Lie("their day", "date-of-other", "dates[0]", of(dates=(TextClaim("Friday", (NEXT,)),))),
    Lie("a month", "date-of-other", "dates[0]", of(dates=(TextClaim("May", (FIRST,)),))),
    Lie(
        "a day in speech", "date-of-other", "dates[0]", of(dates=(TextClaim("Thursday", (SAID,)),))
    ),
    Lie(
        "whom they beat",
        "next-told",
        "next_opponents[0]",
        of(next_opponents=(TextClaim("Kallio Town", (NEXT,)),)),
    ),
    Lie("a goal last month", "event-of-other", "events[0].player", goal("Mia Torp", FIRST)),
    Lie("their goal", "event-of-other", "events[0].player", goal("Jo Falk", NEXT)),
    Lie(
        "the day by rule",
        "date-disagrees",
        "dates[0]",
        of(),
        of(dates=(TextClaim("Friday", (LEAD,)),)),
    ),
    Lie(
        "the round by rule",
        "stage-disagrees",
        "stage",
        of(),
        of(stage=TextClaim("quarter-final", (LEAD,))),
    ),
    Lie(
        "the competition by rule",
        "competition-disagrees",
        "competition",
        of(),
        of(competition=TextClaim("Salt Trophy", (LEAD,))),
    ),
    Lie(
        "the ground by rule",
        "place-disagrees",
        "venue",
        of(),
        of(venue=TextClaim("Mill Road", (LEAD,))),
    ),
]


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name)
def test_a_fact_of_another_match_is_named(lie: Lie) -> None:
    """What the wire tells of another match is no fact of this one, and the finding says which."""
    assert (lie.rule, lie.path) in said(lie.draft, lie.second)


@pytest.mark.parametrize(
    "read",
    [
        of(dates=(TextClaim("Friday", (NEXT,)),)),
        of(competition=TextClaim("Salt Trophy", (OLD,))),
        of(venue=TextClaim("Mill Road", (OTHER,))),
    ],
    ids=["day", "competition", "ground"],
)
def test_what_the_second_reader_took_from_another_match_is_no_argument(read: Draft) -> None:
    """A day, a competition or a ground of another match does not speak against this one's."""
    assert not [rule for rule, _ in said(of(), read) if rule.endswith("-disagrees")]


def test_the_right_draft_is_left_alone() -> None:
    """What the wire tells of this match passes, with the second reader agreeing and without."""
    assert said(of()) == set()
    assert said(of(), of()) == set()


def test_a_side_may_go_by_its_initials() -> None:
    """The second reader's "EU" for Estavia United is the same side."""
    wire = read_text("Estavia United beat Norvale 2-0 on Saturday.\n\nNorvale hit the post.\n")
    long = Draft(
        "match_report",
        (DraftMatch("football", TextClaim("Estavia United", (1,)), TextClaim("Norvale", (1,))),),
    )
    short = replace(long, matches=(replace(long.matches[0], home=TextClaim("EU", (1,))),))
    assert [f.rule for f in check(wire, long, second=short).findings] == []


def test_a_round_up_is_not_read_as_another_match() -> None:
    """The words "also on Saturday" lead over to a match of the same draft, not away from it."""
    wire = read_text(
        "Norvale beat Port Ellan 3-1 on Saturday.\n\n"
        "Also on Saturday Dunmore drew 0-0 with Kells.\n"
    )
    sides = (("Norvale", "Port Ellan", 1), ("Dunmore", "Kells", 2))
    matches = tuple(
        DraftMatch(
            "football",
            TextClaim(home, (n,)),
            TextClaim(away, (n,)),
            dates=(TextClaim("Saturday", (n,)),),
        )
        for home, away, n in sides
    )
    right = Draft("roundup", matches)
    assert [f.rule for f in check(wire, right).findings] == []
    mixed = replace(right, matches=(matches[0], replace(matches[1], away=matches[0].away)))
    found = [(f.rule, f.path) for f in check(wire, mixed).findings]
    assert ("side-of-other", "matches[1].away") in found


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Norvale won 2-0 at Port Ellan.", True),
        ("Norvale beat the hosts, Port Ellan.", True),
        ("Port Ellan lost 2-0 at home to Norvale.", True),
        ("Visiting Norvale beat Port Ellan.", True),
        ("Port Ellan lost 2-0 at Norvale.", False),
        ("Norvale, at home, beat Port Ellan.", False),
        ("Norvale beat visiting Port Ellan.", False),
    ],
)
def test_who_is_at_home_is_read_from_the_words(text: str, turned: bool) -> None:
    """Hosts and visitors are who the cited sentence says they are."""
    match = DraftMatch(
        "football", TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,)), ground=(1,)
    )
    rules = [f.rule for f in check(read_text(text), Draft("match_report", (match,))).findings]
    assert ("ground-turned" in rules) is turned
