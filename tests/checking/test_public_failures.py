"""What went wrong in public, once each: our own wire and draft of the same fault, caught, and the
right twin let through. The rows are those of the newsroom's table of public failures."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from summarizer.api import Summarizer
from summarizer.checking import Checked, check
from summarizer.draft import (
    Draft,
    DraftMatch,
    EventClaim,
    EventKind,
    QuoteClaim,
    ScoreClaim,
    Side,
    TextClaim,
)
from summarizer.engines.base import Call, Drafted, EngineName
from summarizer.errors import NotAWire, Withheld
from summarizer.gate import check_releasable
from summarizer.language import plans
from summarizer.language.repetition import repeated_phrases
from summarizer.pipeline import summarise
from summarizer.reading import read_text
from summarizer.wire import Wire

HEADLINE, BLURB = "matches[0].headline", "matches[0].blurb"

REPORT = (
    "Norvale beat Port Ellan 3-0 in the Harbour Cup on Saturday. "
    "Ana Reis scored in the {first} minute. "
    "Ida Brandt scored in the {second} minute. "
    "Ana Reis scored again in the {third} minute. "
    "Mia Torp missed a penalty for Port Ellan in the 30th minute. "
    '"We ran and ran," said Norvale captain Jo Falk.'
)


def match(first: int = 12, second: int = 40, third: int = 55, **changes: Any) -> DraftMatch:
    """The right draft of :data:`REPORT` with these minutes."""
    fields: dict[str, Any] = {
        "competition": TextClaim("Harbour Cup", (1,)),
        "dates": (TextClaim("Saturday", (1,)),),
        "score": ScoreClaim(3, 0, (1,)),
        "events": (
            EventClaim("goal", "Ana Reis", "home", first, None, None, (2,)),
            EventClaim("goal", "Ida Brandt", "home", second, None, None, (3,)),
            EventClaim("goal", "Ana Reis", "home", third, None, None, (4,)),
            EventClaim("missed_penalty", "Mia Torp", "away", 30, None, None, (5,)),
        ),
    }
    return DraftMatch(
        "football",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        **(fields | changes),
    )


SAID = (QuoteClaim((1,), "Jo Falk", None, "Norvale captain", 1, (6,)),)


def wire(first: int = 12, second: int = 40, third: int = 55) -> Wire:
    """:data:`REPORT` with these minutes."""
    numbers = {"first": first, "second": second, "third": third}
    return read_text(REPORT.format(**{k: f"{v}th" for k, v in numbers.items()}))


def checked(
    claims: DraftMatch | None = None,
    quotes: tuple[QuoteClaim, ...] = SAID,
    text: Wire | None = None,
) -> Checked:
    """What the checks make of a draft with one match."""
    draft = Draft("match_report", (claims or match(),), quotes)
    return check(text or wire(), draft)


def spoken(result: Checked, path: str) -> set[str]:
    """The rules that speak against the claim at ``path``."""
    return {f.rule for f in result.findings if f.path == path}


# --- template tokens (2023) ----------------------------------------------------------------------

TOKENS = [
    "The [[WINNING_TEAM_MASCOT]] beat Port Ellan 3-0",
    "{{ home_team }} beat Port Ellan 3-0",
    "Norvale beat {away} 3-0",
    "Norvale beat Port Ellan [score]",
    "Norvale beat <TEAM NAME> 3-0",
    "WINNER_NAME beat Port Ellan 3-0",
    "Norvale beat Port Ellan %(score)s",
    "Norvale beat Port Ellan 3-0 on TBC",
]


@pytest.mark.parametrize("headline", TOKENS)
def test_a_template_token_is_never_printed(headline: str) -> None:
    """A text with a token of a template is replaced by a plan, and a finding says why."""
    result = checked(match(headline=headline))
    assert "prose-token" in spoken(result, HEADLINE)
    assert result.matches[0].headline not in (headline, None)


def test_a_headline_without_tokens_stands() -> None:
    """The right twin is printed as it is."""
    result = checked(match(headline="Norvale beat Port Ellan 3-0"))
    assert result.matches[0].headline == "Norvale beat Port Ellan 3-0"


# --- the same odd phrase in 18 briefs (2023) -----------------------------------------------------

TOWNS = (
    "Norvale Eastmere Westport Kallio Brakka Sull Estmark Vale Ronsby Tarn Holmsey Aldwick "
    "Corvenna Lindvik Maresk Oldby Penhale Quarr Ruston Selby Thornea Ulsen Varga Wexholm "
    "Yarrow Zell Ambry Birk Caster Dunmere Elvet Fosse Garth Hythe Ilmen Jarrow"
).split()


ODD = "a close encounter of the athletic kind"


HOME: list[Side] = ["home"]
AWAY: list[Side] = ["away"]


def played() -> list[DraftMatch]:
    """Eighteen matches of many kinds: wins by one and by more, draws, ties on kicks."""
    found = []
    for i in range(18):
        home, away = TOWNS[2 * i], TOWNS[2 * i + 1]
        goals = (i % 4, (i * 3) % 3 + (i % 5 == 0))
        events = tuple(
            EventClaim("goal", f"Player{i} Name{i}{n}", side, 7 + 13 * n, None, None, (1,))
            for n, side in enumerate(HOME * goals[0] + AWAY * goals[1])
        )
        kicks = goals[0] == goals[1] and i % 2 == 0
        found.append(
            DraftMatch(
                "football",
                TextClaim(home, (1,)),
                TextClaim(away, (1,)),
                competition=TextClaim(("Harbour Cup", "Dale League", "Coast Shield")[i % 3], (1,)),
                dates=(TextClaim(("Friday", "Saturday", "Sunday")[i % 3], (1,)),),
                score=ScoreClaim(*goals, (1,)),
                shoot_out=ScoreClaim(4, 2 + i % 2, (1,)) if kicks else None,
                advanced=TextClaim("home", (1,)) if kicks else None,
                winner=TextClaim("draw", (1,)) if kicks else None,
                events=events,
            )
        )
    return found


def named(m: DraftMatch) -> list[str]:
    """The names in a text about ``m``."""
    claims = [c for c in (m.home, m.away, m.competition) if c is not None]
    people = [e.player for e in m.events if e.player]
    return [*(c.value for c in claims), *people, *(p.split()[-1] for p in people)]


def test_one_odd_phrase_in_eighteen_briefs_is_found() -> None:
    """Names and numbers differ in every brief; the phrase that does not is named."""
    briefs = [
        (
            f"{m.home.value} met {m.away.value} {i}-{i} in {ODD}.",
            named(m),
        )
        for i, m in enumerate(played())
    ]
    found = repeated_phrases(briefs)
    assert [(r.phrase, r.texts) for r in found] == [(f"in {ODD}", 18)]


@pytest.mark.parametrize("kind", ["headline", "blurb"])
def test_eighteen_plans_share_no_phrase(kind: str) -> None:
    """Texts written by plan over an evening's matches do not all read alike."""
    write = plans.headline if kind == "headline" else plans.blurb
    briefs = [(text, named(m)) for m in played() if (text := write(m))]
    assert len(briefs) == 18
    assert repeated_phrases(briefs) == []


# --- "cruise control" for a game decided late (2023) ---------------------------------------------

EASY = ["Norvale cruise past Port Ellan", "Norvale stroll past Port Ellan 3-0"]


@pytest.mark.parametrize("headline", EASY)
def test_a_game_decided_late_was_no_cruise(headline: str) -> None:
    """It ended 3-0, but stood 0-0 until the 80th minute: the word is not borne."""
    late = (80, 84, 89)
    result = checked(match(*late, headline=headline), text=wire(*late))
    assert "prose-judgement" in spoken(result, HEADLINE)
    assert result.matches[0].headline != headline


@pytest.mark.parametrize("headline", EASY[:1])
def test_a_game_decided_early_was_a_cruise(headline: str) -> None:
    """The same score, two goals up by half-time: margin and time line bear the word."""
    text = read_text(
        REPORT.format(first="12th", second="40th", third="55th") + " Norvale could stroll."
    )
    assert checked(match(headline=headline), text=text).matches[0].headline == headline


def test_a_big_word_needs_a_big_margin() -> None:
    """Nobody is thrashed 1-0."""
    one = match(
        score=ScoreClaim(1, 0, (1,)),
        events=(EventClaim("goal", "Ana Reis", "home", 12, None, None, (2,)),),
        headline="Norvale thrash Port Ellan",
    )
    text = read_text("Norvale beat Port Ellan 1-0. Ana Reis scored in the 12th minute.")
    one = replace(one, competition=None, dates=())
    assert "prose-judgement" in spoken(checked(one, (), text), HEADLINE)


# --- a failed penalty called a shot on goal, or a goal (2024) ------------------------------------


@pytest.mark.parametrize("kind", ["goal", "penalty_goal"])
def test_a_failed_penalty_is_no_goal(kind: EventKind) -> None:
    """The cited sentence says that it was missed: the goal does not come through."""
    events = match().events
    told = match(events=(*events[:3], replace(events[3], kind=kind)))
    kept = checked(told).matches[0].events
    assert not any(e.player == "Mia Torp" and e.kind == kind for e in kept)


@pytest.mark.parametrize(
    "blurb",
    [
        "Norvale beat Port Ellan 3-0. Mia Torp scored a penalty for Port Ellan.",
        "Norvale beat Port Ellan 3-0. Mia Torp had a shot on goal in the 30th minute.",
        "Norvale beat Port Ellan 3-0. Mia Torp's penalty came in the 30th minute.",
    ],
)
def test_prose_does_not_make_a_shot_of_a_failed_penalty(blurb: str) -> None:
    """What is said of the player is what happened."""
    assert spoken(checked(match(blurb=blurb)), BLURB)


def test_a_failed_penalty_is_told_as_one() -> None:
    """The right twin: the event and the sentence about it stand."""
    blurb = "Norvale beat Port Ellan 3-0. Mia Torp missed a penalty in the 30th minute."
    result = checked(match(blurb=blurb))
    assert [e.kind for e in result.matches[0].events][-1] == "missed_penalty"
    assert result.matches[0].blurb == blurb


# --- a player "won" before the final was played (2025) -------------------------------------------

PREVIEW = """Reis chases Harbour Cup final win

LONDON, May 4 (TSA) - Ana Reis will play in her first Harbour Cup final when Norvale meet \
Port Ellan at the Quay Ground on Saturday.

Norvale beat Eastmere 3-1 in their semi-final last week, with Reis scoring twice.

"We can win it," said Norvale coach Kit Osei.
"""
WON: list[dict[str, Any]] = [
    {"winner": TextClaim("home", (3,))},
    {"winner": TextClaim("home", (1,)), "advanced": TextClaim("home", (3,))},
    {"score": ScoreClaim(3, 1, (4,)), "winner": TextClaim("home", (4,))},
    {"score": ScoreClaim(2, 1, (3,))},
    {"events": (EventClaim("goal", "Ana Reis", "home", None, None, None, (4,)),)},
    {},
]


@pytest.mark.parametrize("claims", WON)
@pytest.mark.parametrize("kind", ["match_report", "preview"])
def test_nobody_wins_a_final_that_is_still_to_come(claims: dict[str, Any], kind: Any) -> None:
    """Whatever the draft claims of a preview's match, no winner, score or goal comes of it."""
    told = DraftMatch(
        "football",
        TextClaim("Norvale", (3,)),
        TextClaim("Port Ellan", (3,)),
        competition=TextClaim("Harbour Cup", (3,)),
        headline="Ana Reis wins Harbour Cup final",
        blurb="Ana Reis scored as Norvale won the Harbour Cup final.",
        **claims,
    )
    result = check(read_text(PREVIEW), Draft(kind, (told,)))
    for m in result.matches:
        assert (m.winner, m.advanced, m.score, m.events) == (None, None, None, ())
        assert "win" not in (m.headline or "")
        assert "won" not in (m.blurb or "")


def test_who_has_won_a_final_is_told() -> None:
    """The right twin: the report of the final, a day later."""
    text = read_text("Norvale beat Port Ellan 2-1 in the Harbour Cup final on Saturday.")
    told = DraftMatch(
        "football",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        competition=TextClaim("Harbour Cup", (1,)),
        stage=TextClaim("final", (1,)),
        score=ScoreClaim(2, 1, (1,)),
        headline="Norvale win Harbour Cup final against Port Ellan",
    )
    (m,) = check(text, Draft("match_report", (told,))).matches
    assert (m.winner, m.headline) == ("home", "Norvale win Harbour Cup final against Port Ellan")


# --- wrong numbers, dates, attributions (2025) ---------------------------------------------------


def test_a_wrong_number_does_not_come_through() -> None:
    """A score and a minute that the wire has not."""
    wrong = match(score=ScoreClaim(3, 1, (1,)))
    assert not any(m.score and m.score.away == 1 for m in checked(wrong).matches)
    later = match(first=13)
    assert 13 not in [e.minute for e in checked(later).matches[0].events]


def test_a_wrong_number_in_prose_is_replaced() -> None:
    """Score, minute and count in a headline are those of the facts."""
    for headline in (
        "Norvale beat Port Ellan 4-0",
        "Ana Reis's 40th-minute goal sinks Port Ellan",
        "Reis hat-trick sinks Port Ellan",
    ):
        assert spoken(checked(match(headline=headline)), HEADLINE), headline


def test_a_wrong_date_does_not_come_through() -> None:
    """A day that the wire does not tell of the match."""
    result = checked(match(dates=(TextClaim("Sunday", (1,)),)))
    assert result.matches[0].date is None
    assert "prose-name" in spoken(
        checked(match(headline="Norvale beat Port Ellan on Sunday")), HEADLINE
    )


def test_a_wrong_attribution_does_not_come_through() -> None:
    """A quotation given to somebody who did not speak has no speaker."""
    (quote,) = checked(quotes=(replace(SAID[0], speaker="Ana Reis", role=None),)).quotes
    assert quote.speaker is None


def test_the_right_number_date_and_attribution_come_through() -> None:
    """The right twin of all of them."""
    headline = "Norvale beat Port Ellan 3-0 on Saturday"
    result = checked(match(headline=headline))
    (m,), (quote,) = result.matches, result.quotes
    assert m.score is not None
    assert (m.score.home, m.score.away) == (3, 0)
    assert m.date is not None
    assert m.headline == headline
    assert quote.speaker is not None
    assert quote.speaker.name == "Jo Falk"
    assert not [f for f in result.findings if f.severity == "error"]


# --- stories around right facts (2025, 2026) ----------------------------------------------------

LATE = """Norvale beat Port Ellan 3-0 in the Harbour Cup on Saturday.

Ana Reis scored in the 80th minute. Ida Brandt scored in the 84th minute. Reis scored again in \
the 89th minute.

Mia Torp missed a penalty for Port Ellan in the 30th minute. Jo Falk was booked for a foul on \
Torp in the 35th minute.

"We ran and ran and never gave up," said Norvale captain Jo Falk.
"""
TOLD = match(
    80,
    84,
    89,
    events=(
        *match(80, 84, 89).events,
        EventClaim("yellow", "Jo Falk", "home", 35, None, None, (6,)),
    ),
)
SAID_LATE = (replace(SAID[0], evidence=(7,)),)

FALSE_STORIES = [
    # a result denied or to come
    "Norvale did not beat Port Ellan 3-0",
    "Norvale could not beat Port Ellan",
    "Norvale unable to beat Port Ellan",
    "Norvale fail to beat Port Ellan",
    "Norvale miss out on win against Port Ellan",
    "Norvale to play Port Ellan on Saturday",
    # a cup won without a final
    "Reis wins Harbour Cup for Norvale",
    "Reis double seals Harbour Cup",
    "Norvale claim Harbour Cup",
    "Harbour Cup goes to Norvale after 3-0 win",
    "Harbour Cup winners Norvale beat Port Ellan",
    # a missed penalty
    "Torp shot saved as Norvale beat Port Ellan 3-0",
    "Torp shot hits post as Norvale win 3-0",
    "Torp penalty saved as Norvale win 3-0",
    "Torp hits bar with penalty as Norvale win",
    # halves
    "Norvale outclass Port Ellan 3-0",
    "First-half goals give Norvale win",
    "Norvale score twice in first half",
    "Norvale lead at half-time and win 3-0",
    # counts and order
    "Reis and Brandt both score twice",
    "Reis and Brandt score two each as Norvale win",
    "Brandt opens scoring as Norvale win 3-0",
    "Brandt scores last goal as Norvale win 3-0",
    # roles, places, hours
    "Substitute Ana Reis scores twice",
    "Captain Ana Reis scores twice for Norvale",
    "Coach Jo Falk booked as Norvale win 3-0",
    "Ana Reis, back from injury, scores twice",
    "Norvale win at home to Port Ellan",
    "Norvale win 3-0 away at Port Ellan",
    "Norvale women beat Port Ellan 3-0",
    "Norvale beat Port Ellan 3-0 on Saturday night",
    "Falk booked for foul on Reis as Norvale win",
    "Port Ellan gave up against Norvale",
    # the same in other words
    "No win for Norvale against Port Ellan",
    "Port Ellan deny Norvale win",
    "Norvale set for Port Ellan in Harbour Cup",
    "Reis fires Norvale to Harbour Cup",
    "Harbour Cup for Norvale after 3-0 win",
    "Norvale end with Harbour Cup after 3-0 win",
    "Torp denied from the spot as Norvale win 3-0",
    "Saved penalty helps Norvale win 3-0",
    "Norvale settle it before half-time",
    "Port Ellan led before Norvale won",
    "Brandt puts Norvale ahead in 3-0 win",
    "Brandt strikes first, Reis adds two",
    "Brandt completes win for Norvale",
    "Reis comes on to score twice",
    "Home side Norvale beat Port Ellan 3-0",
    "Norvale win at Port Ellan",
    "Falk booked after foul by Torp",
    "Norvale score own goal",
    "Norvale win second leg against Port Ellan",
]
RIGHT_STORIES = [
    "Port Ellan denied win by Norvale",
    "Torp fouled by Falk as Norvale win 3-0",
    "Reis puts Norvale ahead in 3-0 win over Port Ellan",
    "Norvale took the lead through Reis and won 3-0",
    "Norvale captain Jo Falk booked in 3-0 win",
    "Captain Jo Falk booked as Norvale win 3-0",
    "Reis opens scoring as Norvale beat Port Ellan 3-0",
    "Reis scores last goal as Norvale win 3-0",
    "Falk booked for foul on Torp as Norvale win",
    "Torp misses penalty as Norvale beat Port Ellan 3-0",
    "Port Ellan fail to beat Norvale in Harbour Cup",
    "Late goals give Norvale win over Port Ellan",
    "Second-half goals give Norvale 3-0 win",
    "Norvale claim Harbour Cup win over Port Ellan",
    "Reis scores twice as Norvale win in Harbour Cup",
    "Reis and Brandt score three as Norvale win",
    "Brandt adds second as Norvale win 3-0",
    "Norvale score three in second half to beat Port Ellan",
]


@pytest.mark.parametrize("text", FALSE_STORIES)
@pytest.mark.parametrize("kind", ["headline", "blurb"])
def test_no_false_story_is_told_around_right_facts(kind: str, text: str) -> None:
    """Every name and number is right, and the sentence is not: a plan is printed instead."""
    changes: dict[str, Any] = {kind: text if kind == "headline" else f"{text}."}
    result = checked(replace(TOLD, **changes), SAID_LATE, read_text(LATE))
    assert spoken(result, HEADLINE if kind == "headline" else BLURB)
    assert getattr(result.matches[0], kind) != changes[kind]


@pytest.mark.parametrize("text", RIGHT_STORIES)
def test_a_right_story_stands(text: str) -> None:
    """The right twins: the same words where the wire and the facts bear them."""
    result = checked(replace(TOLD, headline=text), SAID_LATE, read_text(LATE))
    assert result.matches[0].headline == text


def test_a_home_win_is_told_where_the_ground_is() -> None:
    """Hosts are hosts where the wire says who played at home."""
    text = LATE.replace("Norvale beat", "Hosts Norvale beat")
    for headline in ("Hosts Norvale beat Port Ellan 3-0", "Norvale win 3-0 at home to Port Ellan"):
        told = replace(TOLD, ground=(1,), headline=headline)
        assert checked(told, SAID_LATE, read_text(text)).matches[0].headline == headline
        assert spoken(checked(replace(told, ground=None), SAID_LATE, read_text(LATE)), HEADLINE)


def test_a_cup_is_won_in_its_final() -> None:
    """The same words of the final are right."""
    text = LATE.replace("Harbour Cup on", "Harbour Cup final on")
    told = replace(TOLD, stage=TextClaim("final", (1,)), headline="Norvale win Harbour Cup")
    assert checked(told, SAID_LATE, read_text(text)).matches[0].headline == told.headline


def test_a_penalty_saved_is_told_as_saved() -> None:
    """The way of missing is the wire's."""
    text = LATE.replace("missed a penalty for Port Ellan", "had a penalty for Port Ellan saved")
    told = replace(TOLD, headline="Torp penalty saved as Norvale win 3-0")
    assert checked(told, SAID_LATE, read_text(text)).matches[0].headline == told.headline


# --- altered and invented quotations (2025, 2026) ------------------------------------------------


@pytest.mark.parametrize(
    "headline",
    [
        "Jo Falk: “We ran and fought”",
        "Jo Falk: ‘We never ran’",
        "“We ran” says Ana Reis",
        "Ana Reis: “We ran and ran”",
        "Jo Falk says Norvale were the better side",
    ],
)
def test_an_altered_or_invented_quotation_is_never_printed(headline: str) -> None:
    """Changed words, words nobody said, another's words, speech in other words."""
    result = checked(match(headline=headline))
    assert spoken(result, HEADLINE) & {"prose-quote", "prose-event", "prose-word"}
    assert result.matches[0].headline != headline


def test_a_quotation_is_the_wires_own_characters() -> None:
    """The right twin, in a headline and as a quotation: no character is changed."""
    result = checked(match(headline="Jo Falk: “We ran and ran”"))
    assert result.matches[0].headline == "Jo Falk: “We ran and ran”"
    (quote,) = result.quotes
    assert quote.text == "We ran and ran,"


def test_a_quotation_that_the_wire_has_not_cannot_be_named() -> None:
    """A number beyond the wire's quotations points at nothing and is dropped."""
    assert checked(quotes=(replace(SAID[0], spans=(2,)),)).quotes == ()


# --- no source text, kill notices, test stories --------------------------------------------------


class Counting:
    """An engine that counts how often it is asked."""

    name: EngineName = "replay"
    prompt: str | None = None
    schema: str | None = None
    can_reask = False

    def __init__(self) -> None:
        self.asked = 0

    async def draft(
        self, wire: Wire, call: Call, failed: tuple[Any, ...] = (), last: Drafted | None = None
    ) -> Drafted:
        """An empty draft."""
        self.asked += 1
        return Drafted(Draft("other"), None, None)

    async def aclose(self) -> None:
        """Nothing to give back."""


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_without_source_text_nothing_is_asked(text: str) -> None:
    """Where the source text is missing, there is a typed error and no quotation to invent."""
    with pytest.raises(NotAWire):
        read_text(text)
    with Summarizer("offline") as summarizer, pytest.raises(NotAWire):
        summarizer.summarize(text)


STORY = "Norvale beat Port Ellan 2-1 in the Harbour Cup on Saturday.\n"
KILLS = [
    "KILL\n\n",
    "MANDATORY KILL\n\n",
    "Mandatory kill: Norvale-Port Ellan\n\n",
    "BC-SOC--Norvale-Port Ellan, KILL\n\n",
    "EDITORS: please kill the story slugged NORVALE-ELLAN.\n\n",
    "The story headlined “Norvale win” has been withdrawn.\n\n",
    "WITHDRAW\n\n",
    "*** Kill notice ***\n\n",
]
TESTS = [
    "Test, please ignore\n\n",
    "TEST TEST TEST\n\n",
    "This is a test story\n\n",
    "*** TEST - PLEASE DISREGARD ***\n\n",
]
NO_ORDERS = [
    "Norvale kill off Port Ellan hopes\n\n",
    "Reis withdrawn from squad with injury\n\n",
    "A test of nerve for Norvale\n\n",
    "Norvale pass first test\n\n",
    "Killer instinct takes Norvale through\n\n",
]


@pytest.mark.parametrize(
    ("opening", "outcome"), [(t, "killed") for t in KILLS] + [(t, "skipped") for t in TESTS]
)
def test_a_kill_or_a_test_is_not_summarised(opening: str, outcome: str) -> None:
    """The report under the order is not sent to any engine."""
    engine = Counting()
    with pytest.raises(Withheld) as held:
        asyncio.run(summarise(read_text(opening + STORY), engine, Call()))
    assert held.value.outcome == outcome
    assert engine.asked == 0


@pytest.mark.parametrize("opening", NO_ORDERS)
def test_a_report_with_such_words_is_summarised(opening: str) -> None:
    """Sport has its own kills, tests and withdrawals."""
    engine = Counting()
    asyncio.run(summarise(read_text(opening + STORY), engine, Call()))
    assert engine.asked == 1


@pytest.mark.parametrize("text", ["Photo: TSA", "\u200b\u200b\n"])
def test_a_text_with_no_line_of_report_is_skipped(text: str) -> None:
    """A credit, or characters that nobody sees, are nothing to summarise."""
    with pytest.raises(Withheld) as held:
        check_releasable(read_text(text))
    assert held.value.outcome == "skipped"


def test_many_wires_go_on_past_a_kill() -> None:
    """In a batch the killed one is named with its outcome, the others are summarised."""

    async def outcomes() -> list[str]:
        with Summarizer("offline") as summarizer:
            found = summarizer.summarize_many([KILLS[0] + STORY, STORY])
            return sorted([o.outcome async for o in found])

    assert asyncio.run(outcomes()) == ["killed", "summarised"]
