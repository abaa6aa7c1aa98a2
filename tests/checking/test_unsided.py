"""Goals whose side nobody knows: arithmetic counts them for either side, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarizer.checking import check
from summarizer.checking.agreement_events import event_disagreements
from summarizer.checking.prose_sides import MOST_WAYS, sided
from summarizer.checking.prose_timeline import time_line
from summarizer.draft import Draft, DraftMatch, EventClaim, EventKind, ScoreClaim, Side, TextClaim
from summarizer.language.plans import blurb, headline
from summarizer.reading import read_text

TEXT = """Norvale beat Port Ellan 2-1 on Saturday.

Ana Reis scored for Norvale in the 12th minute. Mia Torp scored in the 50th minute. Jo Falk scored
in the 70th minute. Ida Holm scored in the 80th minute.
"""


def goal(
    player: str,
    side: Side | None,
    minute: int | None,
    evidence: int,
    kind: EventKind = "goal",
    when: str | None = None,
) -> EventClaim:
    """A goal told in the sentence ``evidence``."""
    return EventClaim(kind, player, side, minute, None, when, (evidence,))


REIS = goal("Ana Reis", "home", 12, 2)
TORP = goal("Mia Torp", None, 50, 3)
FALK = goal("Jo Falk", None, 70, 4)
UNTOLD = {"score": None, "winner": TextClaim("home", (1,))}
HOLM = goal("Ida Holm", None, 80, 5)


def match(*events: EventClaim, **fields: object) -> DraftMatch:
    """Norvale 2-1 Port Ellan with these events."""
    made = DraftMatch(
        "football",
        TextClaim("Norvale", (1,)),
        TextClaim("Port Ellan", (1,)),
        score=ScoreClaim(2, 1, (1,)),
        events=events,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def checked(*events: EventClaim, text: str = TEXT, **fields: object):
    """What the checks make of a match with these events."""
    draft = Draft("match_report", (match(*events, **fields),))
    return check(read_text(text), draft)


def rules(result) -> set[tuple[str, str]]:
    """The rules that speak, and where."""
    return {(f.rule, f.path.removeprefix("matches[0].")) for f in result.findings}


def test_goals_of_either_side_fit_into_a_score_that_has_room():
    """A score of 2-1 bears one goal of the home side and two of which nobody knows."""
    result = checked(REIS, TORP, FALK)
    assert rules(result) == set()
    assert [e.side for e in result.matches[0].events] == ["home", None, None]


def test_more_goals_than_the_score_has_are_too_many():
    """A fourth goal does not fit into 2-1, whoever scored it: the last one told goes."""
    result = checked(REIS, TORP, FALK, HOLM)
    assert rules(result) == {("goals-exceed-score", "events[3]")}
    assert [e.player for e in result.matches[0].events] == ["Ana Reis", "Mia Torp", "Jo Falk"]


def test_no_score_follows_from_goals_of_an_unknown_side():
    """Of three goals the sides of two are open, so the goals tell no score; nor do they where no
    score on the way shows that they are all."""
    text = TEXT.replace(" 2-1", "").replace(" Ida Holm scored in the 80th minute.", "")
    result = checked(REIS, TORP, FALK, text=text, score=None, winner=TextClaim("home", (1,)))
    assert result.matches[0].score is None
    both = (replace(TORP, side="home"), replace(FALK, side="away"))
    assert checked(REIS, *both, text=text, **UNTOLD).matches[0].score is None
    tallied = text.replace("in the 50th minute", "in the 50th minute to make it 2-0")
    assert checked(REIS, *both, text=tallied, **UNTOLD).matches[0].score is not None


def test_a_claimed_score_does_not_follow_from_goals_of_an_unknown_side():
    """A score that no sentence tells is not let through by goals that may be anybody's."""
    text = TEXT.replace(" 2-1", "")
    result = checked(REIS, TORP, text=text, score=ScoreClaim(1, 0, (1,)))
    assert ("score-told", "score") in rules(result)


def test_no_half_time_score_follows_from_goals_of_an_unknown_side():
    """All goals are told with their minutes, but one of the first half may be either side's."""
    early = replace(TORP, minute=30)
    text = TEXT.replace("50th", "30th")
    assert checked(REIS, early, FALK, text=text).matches[0].half_time is None
    both = (replace(early, side="home"), replace(FALK, side="away"))
    half = checked(REIS, *both, text=text).matches[0].half_time
    assert half is not None
    assert (half.home, half.away) == (2, 0)


@pytest.mark.parametrize(
    ("half", "fits"), [((1, 0), True), ((0, 1), False), ((2, 0), False), ((0, 0), False)]
)
def test_a_half_time_score_is_held_against_the_number_of_goals(half, fits):
    """Reis scored before half-time, two of either side after it; the final score is 2-1."""
    text = TEXT.replace("2-1", f"2-1 after {half[0]}-{half[1]} at half-time")
    result = checked(REIS, TORP, FALK, text=text, half_time=ScoreClaim(half[0], half[1], (1,)))
    assert (("half-time-fits", "half_time") not in rules(result)) == fits


def test_one_goal_is_not_told_twice_with_and_without_its_side():
    """The same player at the same minute is the same goal."""
    result = checked(REIS, replace(REIS, side=None))
    assert ("event-twice", "events[1]") in rules(result)


def test_a_player_with_a_goal_of_unknown_side_has_not_scored_for_both():
    """An open side is no second side."""
    again = replace(REIS, side=None, minute=50, evidence=(3,))
    text = TEXT.replace("Mia Torp", "Ana Reis")
    assert "event-both-sides" not in {rule for rule, _ in rules(checked(REIS, again, text=text))}


def test_the_second_reader_says_nothing_where_a_side_is_open():
    """Neither an open side of the claim nor one of the second reader disagrees."""
    sure = replace(TORP, side="home")
    turned = replace(TORP, side="away")

    def disagree(mine: EventClaim, theirs: EventClaim) -> list[str]:
        # The second reader has all goals of its score: else it is silent anyway.
        score = ScoreClaim(int(theirs.side == "home"), int(theirs.side == "away"), (1,))
        read = match(theirs, score=score)
        return [p.rule for p in event_disagreements("m", match(mine), read, False, None)]

    assert disagree(sure, turned) == ["side-disagrees"]
    assert disagree(TORP, turned) == []
    assert disagree(sure, replace(TORP, minute=44)) == []


# --- prose ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Mia Torp scored for Norvale as they beat Port Ellan 2-1.",
        "Mia Torp scored for Port Ellan as they lost 2-1 to Norvale.",
        "Norvale beat Port Ellan 2-1 after Jo Falk's winner.",
        "Norvale came from behind to beat Port Ellan 2-1.",
        "Mia Torp equalised before Norvale beat Port Ellan 2-1.",
    ],
)
def test_a_text_that_hangs_on_an_open_side_is_refused(text):
    """What holds only if a goal was for one of the two sides is replaced by a plan."""
    result = checked(REIS, TORP, FALK, blurb=text)
    assert any(path == "blurb" for _, path in rules(result))
    assert result.matches[0].blurb != text


@pytest.mark.parametrize(
    "text",
    [
        "Norvale beat Port Ellan 2-1 on Saturday.",
        "Ana Reis scored for Norvale as they beat Port Ellan 2-1.",
        "Norvale beat Port Ellan 2-1. Mia Torp (50) and Jo Falk (70) scored.",
    ],
)
def test_a_text_that_holds_whoever_the_goals_were_for_stays(text):
    """Names, minutes and the result are right on either side."""
    result = checked(REIS, TORP, FALK, blurb=text, dates=(TextClaim("Saturday", (1,)),))
    assert rules(result) == set()
    assert result.matches[0].blurb == text


def test_sides_are_tried_within_the_score():
    """After Reis, 2-1 leaves one goal for each side: two ways, and each makes the score whole."""
    draft = Draft("match_report", (match(REIS, TORP, FALK),))
    ways = sided(draft, 0)
    told = [tuple(e.side for e in way.matches[0].events) for way in ways]
    assert sorted(told) == [("home", "away", "home"), ("home", "home", "away")]
    assert all(time_line(way.matches[0]).whole for way in ways)
    assert not time_line(draft.matches[0]).whole


def test_nobody_plays_for_both_sides_in_any_way():
    """A player's own goal is the other side's gain, his other goal his own side's."""
    own = goal("Ana Reis", None, 60, 2, kind="own_goal")
    ways = sided(Draft("match_report", (match(REIS, own),)), 0)
    assert [tuple(e.side for e in way.matches[0].events) for way in ways] == [("home", "away")]


def test_a_draft_whose_sides_are_known_is_the_only_way():
    """Nothing is copied where nothing is open, and where much is open the ways are bounded."""
    draft = Draft("match_report", (match(REIS),))
    assert sided(draft, 0) == (draft,)
    many = tuple(goal(f"Player {n}", None, n, 2) for n in range(1, 21))
    wide = Draft("match_report", (match(*many, score=ScoreClaim(10, 10, (1,))),))
    assert len(sided(wide, 0)) == MOST_WAYS + 1


def test_a_card_of_unknown_side_is_nobody_s_in_a_text():
    """Who was booked may be told, for which side may not."""
    text = TEXT + "\nKit Moss was sent off in the 85th minute.\n"
    card = goal("Kit Moss", None, 85, 6, kind="sent_off")
    said = "Norvale beat Port Ellan 2-1. Kit Moss was sent off."
    assert checked(REIS, card, text=text, blurb=said).matches[0].blurb == said
    for whose in ("Norvale", "Port Ellan"):
        told = f"Norvale beat Port Ellan 2-1. {whose}'s Kit Moss was sent off."
        assert checked(REIS, card, text=text, blurb=told).matches[0].blurb != told
        ten = f"Norvale beat Port Ellan 2-1 after {whose} were reduced to 10."
        assert checked(REIS, card, text=text, blurb=ten).matches[0].blurb != ten


# --- plans ---------------------------------------------------------------------------------------


def test_a_plan_names_scorers_of_unknown_side_without_one():
    """They stand after those whose side is known, and nobody is said to have scored for it."""
    own = goal("Jo Falk", None, 70, 4, kind="own_goal")
    two = ScoreClaim(2, 0, (1,))
    whole = blurb(match(TORP, own, score=two)) or ""
    assert whole.endswith(" Goals: Mia Torp (50); Jo Falk (70 og).")
    told = blurb(match(REIS, TORP, score=two)) or ""
    assert told.endswith(" Ana Reis (12) scored for Norvale. Other goal: Mia Torp (50).")


def test_a_list_of_scorers_that_is_short_of_the_score_is_left_out():
    """Two scorers of a 2-1 would read as all of them."""
    assert "Torp" not in (blurb(match(TORP, goal("Jo Falk", None, 70, 4))) or "")
    assert "Torp" not in (blurb(match(REIS, TORP)) or "")


def test_the_plan_of_goals_of_unknown_side_passes_its_own_check():
    """The blurb that is written in place of none is not refused."""
    result = checked(REIS, goal("Mia Torp", None, 50, 3), goal("Jo Falk", None, 70, 4))
    assert "Other goals: Mia Torp (50); Jo Falk (70)." in (result.matches[0].blurb or "")


def test_a_headline_makes_no_double_of_what_may_be_three():
    """Two goals for Norvale and one that is open are no double."""
    two = [replace(REIS, minute=m) for m in (12, 20)]
    made = match(*two, replace(REIS, side=None, minute=50), score=ScoreClaim(3, 1, (1,)))
    assert "double" not in (headline(made) or "")
