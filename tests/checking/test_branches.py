"""The branches of the rules: for each a small wire where it speaks, and one where it is silent.

:mod:`tests.checking.test_rules` shows every rule speaking once; here stands what a rule makes
exceptions of, and each of the several reasons for which one rule may speak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from summarizer.checking import Checked, check
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.reading import read_text

EVENT = "matches[0].events[0]"
KIND = f"{EVENT}.kind"
MINUTE = f"{EVENT}.minute"
PLAYER = f"{EVENT}.player"
SCORE = "matches[0].score"
STAGE = "matches[0].stage"
DATE = "matches[0].dates[0]"
GROUND = "matches[0].ground"
ADVANCED = "matches[0].advanced"
HEADLINE = "matches[0].headline"
SPEAKER = "quotes[0].speaker"
ROLE = "quotes[0].role"


@dataclass(frozen=True)
class Told:
    """A wire and what is claimed of its match, Norvale against Port Ellan (sentence 1)."""

    text: str
    fields: dict[str, Any]
    quotes: tuple[QuoteClaim, ...] = ()

    @property
    def draft(self) -> Draft:
        """What is claimed."""
        match = DraftMatch(
            "football", TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,)), **self.fields
        )
        return Draft("match_report", (match,), self.quotes)

    def checked(self, second: Told | None = None) -> Checked:
        """What comes out of it, beside a second reader who claims ``second``."""
        other = second.draft if second is not None else None
        return check(read_text(self.text), self.draft, second=other)


@dataclass(frozen=True)
class Branch:
    """A claim that ``rule`` speaks against at ``path``, with ``detail`` in what it says; and one
    much like it that no rule speaks against."""

    name: str
    rule: str
    path: str
    wrong: Told
    right: Told
    detail: str = ""


def told(text: str, *quotes: QuoteClaim, **fields: Any) -> Told:
    """A wire with claims about it."""
    return Told(text, fields, quotes)


def event(
    text: str,
    kind: Any = "goal",
    player: str | None = "Ana Reis",
    side: Any = "home",
    minute: int | None = None,
    evidence: tuple[int, ...] = (1,),
    **fields: Any,
) -> Told:
    """A wire with one event claimed of it."""
    claim = EventClaim(kind, player, side, minute, None, None, evidence)
    return told(text, events=(claim,), **fields)


def score(text: str, home: int, away: int, key: str = "score") -> Told:
    """A wire with one score claimed of it."""
    return told(text, **{key: ScoreClaim(home, away, (1,))})


def stage(text: str, value: str) -> Told:
    """A wire with a stage claimed of it."""
    return told(text, stage=TextClaim(value, (1,)))


def day(text: str, value: str) -> Told:
    """A wire with a day claimed of it."""
    return told(text, dates=(TextClaim(value, (1,)),))


def said(
    text: str, speaker: str, role: str | None = None, evidence: tuple[int, ...] = (2,)
) -> Told:
    """A wire whose first quotation is given to ``speaker``."""
    return told(text, QuoteClaim((1,), speaker, None, role, None, evidence))


WON = "Norvale beat Port Ellan 2-1 on Saturday."
LOST_OUT = "Norvale beat Port Ellan 2-1 but it ended 4-3 on aggregate, one place the fewer."
SHOT_OUT = "Norvale and Port Ellan drew 1-1, and the last place went 4-2 on penalties."
TIE = (
    "Norvale beat Port Ellan 3-1 on Saturday and won 4-3 on aggregate, "
    "having been beaten {} in the first leg."
)

CLAIMS = [
    Branch(
        "against the post",
        "event-kind",
        KIND,
        event("Ana Reis headed against the post as Norvale met Port Ellan."),
        event("Ana Reis headed Norvale ahead off the post as they met Port Ellan."),
        "a chance",
    ),
    Branch(
        "a shot saved",
        "event-kind",
        KIND,
        event("Ana Reis fired a shot that was saved as Norvale met Port Ellan."),
        event("Ana Reis scored for Norvale against Port Ellan when her shot was not saved."),
        "a chance",
    ),
    Branch(
        "own goal as goal",
        "event-kind",
        KIND,
        event(
            "Mia Torp put the ball into her own net to give Norvale the lead over Port Ellan.",
            player="Mia Torp",
        ),
        event(
            "Mia Torp put the ball into her own net to give Norvale the lead over Port Ellan.",
            "own_goal",
            "Mia Torp",
        ),
        "an own goal",
    ),
    Branch(
        "own goal of somebody else",
        "event-kind",
        KIND,
        event(
            "Ana Reis put Norvale ahead of Port Ellan before Mia Torp turned it into her own net.",
            player="Mia Torp",
        ),
        event(
            "Ana Reis put Norvale ahead of Port Ellan before Mia Torp turned it into her own net."
        ),
        "an own goal",
    ),
    Branch(
        "penalty as goal",
        "event-kind",
        KIND,
        event("Ana Reis converted a penalty for Norvale against Port Ellan."),
        event("Ana Reis scored from the edge of the penalty area as Norvale met Port Ellan."),
        "a penalty",
    ),
    Branch(
        "goal as penalty",
        "event-kind",
        KIND,
        event("Ana Reis headed in a corner for Norvale against Port Ellan.", "penalty_goal"),
        event("Ana Reis scored from the spot for Norvale against Port Ellan.", "penalty_goal"),
    ),
    Branch(
        "disallowed as goal",
        "event-kind",
        KIND,
        event("Ana Reis had a goal disallowed as Norvale met Port Ellan."),
        event(
            "Ana Reis had a goal disallowed as Norvale met Port Ellan. Reis then scored.",
            evidence=(1, 2),
        ),
        "did not stand",
    ),
    Branch(
        "penalty scored as missed",
        "event-kind",
        KIND,
        event("Ana Reis converted a penalty for Norvale at Port Ellan.", "missed_penalty"),
        event("Ana Reis missed a penalty for Norvale at Port Ellan.", "missed_penalty"),
    ),
    Branch(
        "booked as sent off",
        "event-kind",
        KIND,
        event("Norvale met Port Ellan and Ana Reis was booked.", "sent_off"),
        event("Norvale met Port Ellan and Ana Reis was sent off.", "sent_off"),
    ),
    Branch(
        "the card's minute from another sentence",
        "minute-told",
        MINUTE,
        event(
            "Norvale led Port Ellan in the 30th minute. Ana Reis was booked for a foul.",
            "yellow",
            minute=30,
            evidence=(1, 2),
        ),
        event(
            "Norvale met Port Ellan. Ana Reis was booked in the 30th minute.",
            "yellow",
            minute=30,
            evidence=(1, 2),
        ),
    ),
    Branch(
        "counted back from the end of extra time",
        "minute-told",
        MINUTE,
        event(
            "Ana Reis scored ten minutes from time in extra time as Norvale met Port Ellan.",
            minute=110,
        ),
        event(
            "Ana Reis scored ten minutes from time in extra time as Norvale met Port Ellan.",
            minute=110,
            extra_time=(1,),
        ),
    ),
    Branch(
        "a told minute is not counted back",
        "minute-told",
        MINUTE,
        event(
            "Ana Reis scored in the 80th minute and Norvale beat Port Ellan in extra time.",
            minute=110,
            extra_time=(1,),
        ),
        event(
            "Ana Reis scored in the 80th minute and Norvale beat Port Ellan in extra time.",
            minute=80,
            extra_time=(1,),
        ),
    ),
    Branch(
        "player of the other side",
        "event-side",
        f"{EVENT}.side",
        event("Norvale lost as Port Ellan striker Ana Reis scored."),
        event("Norvale lost as Port Ellan striker Ana Reis scored.", side="away"),
    ),
    Branch(
        "half-time told as final",
        "score-role",
        SCORE,
        score("Norvale met Port Ellan and it was 2-0 at half-time.", 2, 0),
        score("Norvale met Port Ellan and it was 2-0 at half-time.", 2, 0, "half_time"),
        "half time",
    ),
    Branch(
        "aggregate told as final",
        "score-role",
        SCORE,
        score("Norvale beat Port Ellan 4-3 on aggregate.", 4, 3),
        score("Norvale beat Port Ellan 4-3 on aggregate.", 4, 3, "aggregate"),
        "aggregate",
    ),
    Branch(
        "first leg told as final",
        "score-role",
        SCORE,
        score("Norvale met Port Ellan after a 2-1 win in the first leg.", 2, 1),
        score("Norvale met Port Ellan after a 2-1 win in the first leg.", 2, 1, "first_leg"),
        "first leg",
    ),
    Branch(
        "shoot-out told as final",
        "score-role",
        SCORE,
        score("Norvale beat Port Ellan 4-2 on penalties.", 4, 2),
        score("Norvale beat Port Ellan 4-2 on penalties.", 4, 2, "shoot_out"),
        "shoot out",
    ),
    Branch(
        "last season's score told as final",
        "score-role",
        SCORE,
        score("Norvale beat Port Ellan 5-2 last season.", 5, 2),
        score("Norvale beat Port Ellan 5-2 on Saturday.", 5, 2),
        "past",
    ),
    Branch(
        "score on the way told as aggregate",
        "score-role",
        "matches[0].aggregate",
        score("Ana Reis made it 2-1 as Norvale met Port Ellan.", 2, 1, "aggregate"),
        score("Norvale beat Port Ellan with an aggregate score of 2-1.", 2, 1, "aggregate"),
        "running",
    ),
    Branch(
        "final score told as shoot-out",
        "score-role",
        "matches[0].shoot_out",
        score(WON, 2, 1, "shoot_out"),
        score("Norvale beat Port Ellan 2-1 in a shoot-out.", 2, 1, "shoot_out"),
        "result",
    ),
    Branch(
        "into the next stage",
        "stage-is-next",
        STAGE,
        stage("Norvale beat Port Ellan to go into the last 16.", "last 16"),
        stage("Norvale beat Port Ellan in the last 16.", "last 16"),
    ),
    Branch(
        "a place in the next stage",
        "stage-is-next",
        STAGE,
        stage("Norvale beat Port Ellan to book a place in the semi-final.", "semi-final"),
        stage("Norvale took a lead into the semi-final second leg at Port Ellan.", "semi-final"),
    ),
    Branch(
        "will meet in the next stage",
        "stage-is-next",
        STAGE,
        stage("Norvale beat Port Ellan and will meet Westhaven in the semi-final.", "semi-final"),
        stage("Norvale met Port Ellan and won in the semi-final.", "semi-final"),
    ),
    Branch(
        "the stage stands twice",
        "stage-is-next",
        STAGE,
        stage("Norvale beat Port Ellan and reached the final.", "final"),
        stage("Norvale beat Port Ellan in the final and so reached the final of finals.", "final"),
    ),
    Branch(
        "ahead of another day",
        "date-of-other",
        DATE,
        day("Norvale beat Port Ellan ahead of Tuesday's trip to Westhaven.", "Tuesday"),
        day("Norvale beat Port Ellan in Tuesday's game.", "Tuesday"),
    ),
    Branch(
        "will play on another day",
        "date-of-other",
        DATE,
        day("Norvale beat Port Ellan and will play Westhaven on April 4.", "April 4"),
        day("Norvale beat Port Ellan on April 4 and will play Westhaven.", "April 4"),
    ),
    Branch(
        "before next Sunday",
        "date-of-other",
        DATE,
        day("Norvale beat Port Ellan before Sunday.", "Sunday"),
        day("Norvale beat Port Ellan on Sunday before a rest.", "Sunday"),
    ),
    Branch(
        "hosts",
        "ground-told",
        GROUND,
        told(WON, ground=(1,)),
        told("Hosts Norvale beat Port Ellan 2-1.", ground=(1,)),
    ),
    Branch(
        "visitors",
        "ground-told",
        GROUND,
        told("Norvale beat Port Ellan 2-1 in the rain.", ground=(1,)),
        told("Norvale beat visitors Port Ellan 2-1 in the rain.", ground=(1,)),
    ),
    Branch(
        "at the home side",
        "ground-told",
        GROUND,
        told("Norvale won 2-1 at Port Ellan.", ground=(1,)),
        told("Port Ellan won 2-1 at Norvale.", ground=(1,)),
    ),
    Branch(
        "legs that do not add up either way",
        "legs-add-up",
        "matches[0].first_leg",
        told(
            TIE.format("2-2"),
            score=ScoreClaim(3, 1, (1,)),
            aggregate=ScoreClaim(4, 3, (1,)),
            first_leg=ScoreClaim(2, 2, (1,)),
        ),
        told(
            TIE.format("2-1"),
            score=ScoreClaim(3, 1, (1,)),
            aggregate=ScoreClaim(4, 3, (1,)),
            first_leg=ScoreClaim(1, 2, (1,)),
        ),
    ),
    Branch(
        "advanced by aggregate",
        "advanced-fits",
        ADVANCED,
        told(
            LOST_OUT,
            score=ScoreClaim(2, 1, (1,)),
            aggregate=ScoreClaim(3, 4, (1,)),
            advanced=TextClaim("home", (1,)),
        ),
        told(
            LOST_OUT,
            score=ScoreClaim(2, 1, (1,)),
            aggregate=ScoreClaim(3, 4, (1,)),
            advanced=TextClaim("away", (1,)),
        ),
    ),
    Branch(
        "advanced by shoot-out",
        "advanced-fits",
        ADVANCED,
        told(
            SHOT_OUT,
            score=ScoreClaim(1, 1, (1,)),
            shoot_out=ScoreClaim(4, 2, (1,)),
            advanced=TextClaim("away", (1,)),
        ),
        told(
            SHOT_OUT,
            score=ScoreClaim(1, 1, (1,)),
            shoot_out=ScoreClaim(4, 2, (1,)),
            advanced=TextClaim("home", (1,)),
        ),
    ),
    Branch(
        "advanced by the score alone",
        "advanced-fits",
        ADVANCED,
        told(
            "It was a 2-1 win over Port Ellan for Norvale, and the final is next.",
            score=ScoreClaim(2, 1, (1,)),
            advanced=TextClaim("away", (1,)),
        ),
        told(
            "It was a 1-1 draw between Norvale and Port Ellan, and the final is next.",
            score=ScoreClaim(1, 1, (1,)),
            advanced=TextClaim("away", (1,)),
        ),
    ),
    Branch(
        "goals by half-time",
        "half-time-fits",
        "matches[0].half_time",
        event(
            "Ana Reis scored in the 20th minute as Norvale met Port Ellan, 0-0 at half-time.",
            minute=20,
            half_time=ScoreClaim(0, 0, (1,)),
        ),
        event(
            "Ana Reis scored in the 50th minute as Norvale met Port Ellan, 0-0 at half-time.",
            minute=50,
            half_time=ScoreClaim(0, 0, (1,)),
        ),
        "goals told",
    ),
    Branch(
        "extra time only near",
        "extra-time-told",
        "matches[0].extra_time",
        told("Norvale beat Port Ellan as extra time loomed.", extra_time=(1,)),
        told("Norvale beat Port Ellan after extra time.", extra_time=(1,)),
    ),
    Branch(
        "speaker inside the marks only",
        "speaker-named",
        SPEAKER,
        said(
            'Norvale beat Port Ellan. "Ana Reis was the best of all," the coach said.', "Ana Reis"
        ),
        said('Norvale beat Port Ellan. "She was the best of all," Ana Reis said.', "Ana Reis"),
    ),
    Branch(
        "nobody spoke",
        "speaker-nobody",
        SPEAKER,
        said('Norvale beat Port Ellan. "Harbour lights are bright" was on Reis\'s cap.', "Reis"),
        said('Norvale beat Port Ellan. Reis: "Harbour lights are bright tonight."', "Reis"),
    ),
    Branch(
        "a sentence without the score",
        "evidence-idle",
        "matches[0].first_leg",
        told(
            "Norvale beat Port Ellan 3-1 to win 4-3 on aggregate. It rained.",
            score=ScoreClaim(3, 1, (1,)),
            aggregate=ScoreClaim(4, 3, (1,)),
            first_leg=ScoreClaim(1, 2, (2,)),
        ),
        told(
            "Norvale beat Port Ellan 3-1 to win 4-3 on aggregate. They had lost the first leg 2-1.",
            score=ScoreClaim(3, 1, (1,)),
            aggregate=ScoreClaim(4, 3, (1,)),
            first_leg=ScoreClaim(1, 2, (2,)),
        ),
    ),
    Branch(
        "no verb of saying",
        "speaker-verb",
        SPEAKER,
        said('Norvale beat Port Ellan. Reis wore a "boats are home again" cap later.', "Reis"),
        said('Norvale beat Port Ellan. Reis said "the boats are home again" later.', "Reis"),
    ),
    Branch(
        "told to the speaker",
        "speaker-hearer",
        SPEAKER,
        said('Norvale beat Port Ellan. "We ran a lot," the coach told Ana Reis.', "Ana Reis"),
        said('Norvale beat Port Ellan. "We ran a lot," Ana Reis told the coach.', "Ana Reis"),
    ),
    Branch(
        "the speaker in the quoted words",
        "speaker-hearer",
        SPEAKER,
        said(
            'Norvale beat Port Ellan. Ana Reis beamed. "Ana ran a lot," she said.',
            "Ana Reis",
            evidence=(2, 3),
        ),
        said(
            'Norvale beat Port Ellan. Ana Reis beamed. "Mia ran a lot," she said.',
            "Ana Reis",
            evidence=(2, 3),
        ),
    ),
    Branch(
        "a pronoun of somebody nearer",
        "speaker-far",
        SPEAKER,
        said(
            'Norvale beat Port Ellan. Ana Reis scored. Mia Torp limped off. "It hurts," she said.',
            "Ana Reis",
            evidence=(2, 4),
        ),
        said(
            'Norvale beat Port Ellan. Ana Reis scored. Mia Torp limped off. "It hurts," she said.',
            "Mia Torp",
            evidence=(3, 4),
        ),
    ),
    Branch(
        "one of many",
        "speaker-nobody",
        SPEAKER,
        said(
            'Norvale beat Port Ellan. Ana Reis scored. "It hurts," one of the defenders said.',
            "Ana Reis",
            evidence=(2, 3),
        ),
        said(
            'Norvale beat Port Ellan. "It hurts," one of the defenders, Ana Reis, said.',
            "Ana Reis",
        ),
    ),
    Branch(
        "an epithet of the other side",
        "speaker-other",
        SPEAKER,
        said(
            "Norvale beat Port Ellan. Pia Holm, the Norvale coach, laughed. Ana Reis scored. "
            '"It was easy," the Norvale coach said.',
            "Ana Reis",
            evidence=(3, 4),
        ),
        said(
            "Norvale beat Port Ellan. Pia Holm, the Norvale coach, laughed. Ana Reis scored. "
            '"It was easy," the Norvale coach said.',
            "Pia Holm",
            evidence=(2, 4),
        ),
    ),
    Branch(
        "two speakers in one row",
        "quote-joined",
        "quotes[0]",
        told(
            'Norvale beat Port Ellan. "We ran," said Ana Reis. "They ran," Mia Torp said.',
            QuoteClaim((1, 2), "Ana Reis", None, None, None, (2, 3)),
        ),
        told(
            'Norvale beat Port Ellan. "We ran," said Ana Reis. "They ran," Reis said.',
            QuoteClaim((1, 2), "Ana Reis", None, None, None, (2, 3)),
        ),
    ),
    Branch(
        "a role of the one beside",
        "role-told",
        ROLE,
        said(
            'Norvale beat Port Ellan. "We ran," Ana Reis told coach Pia Holm.', "Ana Reis", "coach"
        ),
        said(
            'Norvale beat Port Ellan. "We ran," Ana Reis, the coach, told Pia Holm.',
            "Ana Reis",
            "coach",
        ),
    ),
    Branch(
        "a name between role and speaker",
        "role-told",
        ROLE,
        said(
            'Norvale beat Port Ellan. "We ran a lot," Norvale coach Pia Holm and Ana Reis said.',
            "Ana Reis",
            "Norvale coach",
        ),
        said(
            'Norvale beat Port Ellan. "We ran a lot," Norvale coach Pia Holm and Ana Reis said.',
            "Pia Holm",
            "Norvale coach",
        ),
    ),
    Branch(
        "a role far from the speaker",
        "role-told",
        ROLE,
        said(
            "Norvale beat Port Ellan. The captain sat down, and after a while and some tears "
            '"we ran a lot," Ana Reis said.',
            "Ana Reis",
            "captain",
        ),
        said(
            'Norvale beat Port Ellan. "We ran a lot," said the captain, Ana Reis.',
            "Ana Reis",
            "captain",
        ),
    ),
    Branch(
        "a fuller name",
        "name-fullest",
        PLAYER,
        event("Reis scored as Norvale beat Port Ellan. Her coach kissed Ana Reis.", player="Reis"),
        event(
            "Reis scored as Norvale beat Port Ellan. So far Ana Reis and Eva Reis led.",
            player="Reis",
        ),
        "Ana Reis",
    ),
]


def test_legs_that_are_only_turned_round_leave_the_aggregate_alone() -> None:
    """A first leg turned round is dropped and worked out again; the aggregate stays."""
    claims = told(
        TIE.format("2-1"),
        score=ScoreClaim(3, 1, (1,)),
        aggregate=ScoreClaim(4, 3, (1,)),
        first_leg=ScoreClaim(2, 1, (1,)),
    )
    checked = claims.checked()
    assert [(f.rule, f.path) for f in checked.findings if f.severity == "error"] == [
        ("score-turned", "matches[0].first_leg")
    ]
    total, leg = checked.matches[0].aggregate, checked.matches[0].first_leg
    assert total is not None
    assert (total.home, total.away, total.derived) == (4, 3, ())
    assert leg is not None
    assert (leg.home_name, leg.home, leg.away) == ("Port Ellan", 2, 1)


def found(checked: Checked, branch: Branch) -> list[str]:
    """What the rule of ``branch`` says at its path."""
    return [f.message for f in checked.findings if (f.rule, f.path) == (branch.rule, branch.path)]


@pytest.mark.parametrize("branch", CLAIMS, ids=lambda b: b.name)
def test_a_branch_speaks(branch: Branch) -> None:
    """The rule speaks against the wrong claim, for the reason that this branch has."""
    messages = found(branch.wrong.checked(), branch)
    assert messages
    assert any(branch.detail in m for m in messages), messages


@pytest.mark.parametrize("branch", CLAIMS, ids=lambda b: b.name)
def test_a_branch_is_silent(branch: Branch) -> None:
    """Neither this rule nor, as an error, any other speaks against the right claim."""
    checked = branch.right.checked()
    assert found(checked, branch) == []
    assert [f for f in checked.findings if f.severity == "error"] == []


# Prose over Norvale 2-1 Port Ellan: Reis 12 and 88, Torp 40; Falk speaks, and so does Holm.
GOALS = (
    EventClaim("goal", "Ana Reis", "home", 12, None, None, (2,)),
    EventClaim("goal", "Mia Torp", "away", 40, None, None, (3,)),
    EventClaim("goal", "Ana Reis", "home", 88, None, None, (4,)),
)
REPORT = (
    "Norvale beat Port Ellan 2-1 on Saturday. Ana Reis scored in the 12th minute. "
    "Mia Torp levelled in the 40th minute. Ana Reis scored in the 88th minute. "
    '"We ran and ran," said Jo Falk. "The crowd helped us," said Pia Holm.'
)
SPOKEN = (
    QuoteClaim((1,), "Jo Falk", None, None, 1, (5,)),
    QuoteClaim((2,), "Pia Holm", None, None, 1, (6,)),
)
WIN: dict[str, Any] = {"score": ScoreClaim(2, 1, (1,)), "events": GOALS}
EARLY: dict[str, Any] = {"score": ScoreClaim(1, 0, (1,)), "events": GOALS[:1]}
BEHIND: dict[str, Any] = {
    "score": ScoreClaim(2, 1, (1,)),
    "events": (
        EventClaim("goal", "Mia Torp", "away", 40, None, None, (2,)),
        EventClaim("goal", "Ana Reis", "home", 55, None, None, (3,)),
        EventClaim("goal", "Ana Reis", "home", 60, None, None, (4,)),
    ),
}
DRAWN = "Norvale drew 1-1 with Port Ellan on Saturday."
DRAW: dict[str, Any] = {
    "score": ScoreClaim(1, 1, (1,)),
    "dates": (TextClaim("Saturday", (1,)),),
}
KICKS: dict[str, Any] = {
    "score": ScoreClaim(1, 1, (1,)),
    "shoot_out": ScoreClaim(4, 2, (1,)),
    "advanced": TextClaim("home", (1,)),
}


@dataclass(frozen=True)
class Prose:
    """A headline that ``rule`` speaks against, over ``word``; and one that none speaks against.

    ``wrong_of`` are the claims under the wrong headline where they are others than under the
    right one, with their wire.
    """

    name: str
    rule: str
    word: str
    wrong: str
    right: str
    of: Told = Told(REPORT, WIN, SPOKEN)
    wrong_of: Told | None = None

    def heard(self, headline: str, of: Told) -> list[tuple[str, str]]:
        """Rules that speak against ``headline`` over the match of ``of``, and what they say."""
        checked = Told(of.text, {**of.fields, "headline": headline}, of.quotes).checked()
        return [(f.rule, f.message) for f in checked.findings if f.path == HEADLINE]


PROSE = [
    Prose(
        "win word with the wrong subject",
        "prose-result",
        "defeat",
        "Port Ellan defeat Norvale",
        "Norvale defeat Port Ellan",
    ),
    Prose(
        "lost to the wrong side",
        "prose-result",
        "lose",
        "Norvale lose against Port Ellan",
        "Port Ellan lose against Norvale",
    ),
    Prose(
        "beaten by",
        "prose-result",
        "beaten by",
        "Norvale beaten by Port Ellan",
        "Port Ellan beaten by Norvale",
    ),
    Prose(
        "points to the wrong side",
        "prose-result",
        "took the points",
        "Port Ellan took the points",
        "Norvale took the points",
    ),
    Prose(
        "draw for a win",
        "prose-result",
        "held",
        "Norvale held by Port Ellan",
        "Norvale held by Port Ellan",
        told(DRAWN, **DRAW),
        Told(REPORT, WIN),
    ),
    Prose(
        "win for a draw",
        "prose-result",
        "victory",
        "Saturday victory at Norvale",
        "Saturday stalemate at Norvale",
        told(DRAWN, **DRAW),
    ),
    Prose(
        "win on penalties by the wrong side",
        "prose-result",
        "beat",
        "Port Ellan beat Norvale on penalties",
        "Norvale beat Port Ellan on penalties",
        told(SHOT_OUT, **KICKS),
    ),
    Prose(
        "win in play where there were penalties",
        "prose-result",
        "beat",
        "Norvale beat Port Ellan",
        "Norvale beat Port Ellan in shoot-out",
        told(SHOT_OUT, **KICKS),
    ),
    Prose(
        "score order beside names",
        "prose-result",
        "1-2",
        "Norvale 1-2 Port Ellan",
        "Port Ellan 1-2 Norvale",
    ),
    Prose(
        "score order after a win",
        "prose-result",
        "1-2",
        "Norvale beat Port Ellan 1-2",
        "Norvale beat Port Ellan 2-1",
    ),
    Prose(
        "late winner",
        "prose-judgement",
        "Late",
        "Late Ana Reis goal beats Port Ellan",
        "Late Ana Reis goal beats Port Ellan",
        Told(REPORT, WIN),
        Told("Norvale beat Port Ellan 1-0. Ana Reis scored in the 12th minute.", EARLY),
    ),
    Prose(
        "comeback",
        "prose-judgement",
        "comeback",
        "Norvale beat Port Ellan in comeback",
        "Norvale beat Port Ellan in comeback",
        Told(
            "Norvale beat Port Ellan 2-1. Mia Torp scored in the 40th minute. "
            "Ana Reis scored in the 55th minute. Ana Reis scored in the 60th minute.",
            BEHIND,
        ),
        Told(REPORT, WIN),
    ),
    Prose(
        "thrash",
        "prose-judgement",
        "thrash",
        "Norvale thrash Port Ellan",
        "Norvale thrash Port Ellan",
        score("Norvale thrashed Port Ellan 3-0.", 3, 0),
        score("Norvale thrashed Port Ellan 2-0.", 2, 0),
    ),
    Prose(
        "edge",
        "prose-judgement",
        "edge",
        "Norvale edge Port Ellan",
        "Norvale edge Port Ellan",
        score("Norvale beat Port Ellan 1-0.", 1, 0),
        score("Norvale beat Port Ellan 2-0.", 2, 0),
    ),
    Prose(
        "the minute of another event beside a player",
        "prose-event",
        "40th-minute",
        "40th-minute Ana Reis goal sinks Port Ellan",
        "88th-minute Ana Reis goal sinks Port Ellan",
    ),
    Prose(
        "a minute in brackets",
        "prose-event",
        "(40)",
        "Ana Reis (40) scored for Norvale",
        "Ana Reis (88) scored for Norvale",
    ),
    Prose(
        "a penalty that was none",
        "prose-event",
        "penalty",
        "Ana Reis penalty beats Port Ellan",
        "Ana Reis goal beats Port Ellan",
    ),
    Prose(
        "a miss that was none",
        "prose-event",
        "missed",
        "Ana Reis missed against Port Ellan",
        "Ana Reis scored against Port Ellan",
    ),
    Prose(
        "an own goal that was none",
        "prose-event",
        "own goal",
        "Mia Torp own goal for Norvale",
        "Mia Torp goal against Norvale",
    ),
    Prose(
        "a card that was none",
        "prose-event",
        "booked",
        "Mia Torp booked against Norvale",
        "Mia Torp scored against Norvale",
    ),
    Prose(
        "quoted words with another speaker",
        "prose-quote",
        "We ran and ran",
        "Pia Holm: “We ran and ran”",
        "Jo Falk: “We ran and ran”",
    ),
    Prose(
        "numbers as words",
        "prose-number",
        "four",
        "Norvale score four against Port Ellan",
        "Norvale score two against Port Ellan",
    ),
    Prose(
        "an accusation with nobody who makes it",
        "prose-accusation",
        "cheated",
        "Norvale cheated against Port Ellan",
        "Norvale cheated, Port Ellan claim",
        score("Norvale beat Port Ellan 2-1 and were said to have cheated.", 2, 1),
    ),
]


@pytest.mark.parametrize("prose", PROSE, ids=lambda p: p.name)
def test_a_branch_on_prose_speaks(prose: Prose) -> None:
    """The rule speaks against the wrong headline, over the word it is wrong in."""
    heard = prose.heard(prose.wrong, prose.wrong_of or prose.of)
    assert any(r == prose.rule and m.endswith(f": {prose.word}") for r, m in heard), heard


@pytest.mark.parametrize("prose", PROSE, ids=lambda p: p.name)
def test_a_branch_on_prose_is_silent(prose: Prose) -> None:
    """No rule on prose speaks against the right headline."""
    assert prose.heard(prose.right, prose.of) == []


def test_a_quotation_is_about_the_match_that_the_words_before_it_tell_of():
    """In a round-up the nearest sides decide, but for a speaker whose role names a side."""
    text = (
        "Norvale beat Port Ellan 2-1 and Sull beat Brakka 1-0. "
        'Norvale had led since the 12th minute. "We ran," said Ana Reis. '
        '"We did not," said Brakka coach Pia Holm.'
    )
    matches = tuple(
        DraftMatch("football", TextClaim(home, (1,)), TextClaim(away, (1,)))
        for home, away in (("Norvale", "Port Ellan"), ("Sull", "Brakka"))
    )

    def kept(first: int, second: int) -> list[int | None]:
        quotes = (
            QuoteClaim((1,), "Ana Reis", None, None, first, (3,)),
            QuoteClaim((2,), "Pia Holm", None, "Brakka coach", second, (4,)),
        )
        checked = check(read_text(text), Draft("roundup", matches, quotes))
        return [q.match for q in checked.quotes]

    assert kept(1, 2) == [0, 1]
    assert kept(2, 1) == [None, None]
