"""Who won at tennis and cricket, by the wording of one sentence."""

from __future__ import annotations

import pytest

from summarizer.draft import Sport
from summarizer.language.marking import line_of, mark
from summarizer.language.results import Result
from summarizer.language.set_results import set_results_in
from summarizer.language.sport_lines import as_sport_needs
from summarizer.language.wicket_results import wicket_results_in


def results(sentence: str, sport: Sport) -> list[tuple[str | None, str | None, str | None]]:
    """Winner, loser and result line of all results that are not told in passing."""
    line = line_of(1, sentence)
    as_sport_needs([line], sport)
    read = set_results_in if sport == "tennis" else wicket_results_in
    return [_told(r) for r in read(mark(line)) if not (r.passing or r.other)]


def _told(r: Result) -> tuple[str | None, str | None, str | None]:
    return (
        r.winner.name if r.winner else None,
        r.loser.name if r.loser else None,
        r.marked.line.text[slice(*r.margin)] if r.margin else None,
    )


TENNIS = [
    "Ana Reis beat Mia Torp 6-4, 6-2 on Friday.",
    "Third seed Ana Reis held off Tarvian qualifier Mia Torp 6-4, 6-2 in the second round.",
    "Mia Torp lost 6-4, 6-2 to the unseeded Ana Reis.",
    "Mia Torp went out of the Lorne Open, beaten 6-4, 6-2 by Ana Reis.",
    "Ana Reis reached the last four with a 6-4, 6-2 win over Mia Torp.",
    "Ana Reis, the top seed, swept past Mia Torp 6-4, 6-2.",
    "Ana Reis overwhelmed Mia Torp 6-4, 6-2.",
]


@pytest.mark.parametrize("sentence", TENNIS)
def test_who_won_at_tennis(sentence: str) -> None:
    """The winner, the loser and the sets in the wire's own characters, whatever the wording."""
    assert results(sentence, "tennis") == [("Ana Reis", "Mia Torp", "6-4, 6-2")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mia Torp retired with Ana Reis leading 6-4, 2-1.",
        "Ana Reis was leading 6-4, 2-1 when Mia Torp retired with a leg injury.",
    ],
)
def test_who_won_where_the_other_retired(sentence: str) -> None:
    """Who leads when the other one retires has won by the sets played."""
    assert results(sentence, "tennis") == [("Ana Reis", "Mia Torp", "6-4, 2-1")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Reis, who beat Mia Torp 6-4, 6-2 in the first round, is 19.",
        "Ana Reis had beaten Mia Torp 6-4, 6-2.",
        "Ana Reis beat Mia Torp 6-4, 6-2 three years ago.",
        "Ana Reis, beaten 6-4, 6-2 by Mia Torp in May, broke twice.",
        "In the other semi-final Ana Reis beat Mia Torp 6-4, 6-2.",
        "Ana Reis beat Mia Torp 4-6, 2-6.",
    ],
)
def test_tennis_of_another_day_is_no_result(sentence: str) -> None:
    """What is told of another day or match, or what cannot be, is not the result."""
    assert results(sentence, "tennis") == []


def test_a_pair_is_one_side() -> None:
    """In doubles who plays is a pair, as the wire writes it."""
    sentence = "Ana Reis and Jo Falk beat Mia Torp and Kim Lund 6-4, 6-2 in the doubles."
    assert results(sentence, "tennis") == [
        ("Ana Reis and Jo Falk", "Mia Torp and Kim Lund", "6-4, 6-2")
    ]


@pytest.mark.parametrize(
    ("sentence", "margin"),
    [
        ("Norvale beat Tarn by 34 runs on Sunday.", "by 34 runs"),
        ("Norvale thumped Tarn by seven wickets.", "by seven wickets"),
        ("Norvale completed a crushing victory over Tarn by 1 wicket.", "by 1 wicket"),
        ("Tarn lost to Norvale by an innings and 12 runs.", "by an innings and 12 runs"),
        ("Tarn were beaten by Norvale by 34 runs.", "by 34 runs"),
        ("Tarn went down by 34 runs to Norvale.", "by 34 runs"),
        ("Norvale cruised to a seven-wicket win over Tarn.", "seven-wicket win"),
        ("Norvale beat Tarn by 17 runs on the DLS method.", "by 17 runs on the DLS method"),
        ("Norvale beat Tarn by 17 runs (DLS).", "by 17 runs (DLS)"),
        (
            "Norvale beat Tarn by 17 runs in the opening match of the series, Reis taking 5-43.",
            "by 17 runs",
        ),
    ],
)
def test_who_won_at_cricket(sentence: str, margin: str) -> None:
    """The winner, the loser and the margin in the wire's own characters."""
    assert results(sentence, "cricket") == [("Norvale", "Tarn", margin)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvale, who had beaten Tarn by 34 runs, made 256-7.",
        "Norvale beat Tarn by 34 runs in May.",
        "Norvale lead 1-0 after winning by 54 runs in the first Test.",
        "Ana Reis took 5-43 as Norvale reduced Tarn to 41-2.",
        "Norvale lead Tarn by 145 runs.",
    ],
)
def test_cricket_without_a_result(sentence: str) -> None:
    """Earlier matches, innings, bowling figures and leads are no result."""
    assert results(sentence, "cricket") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvale clung on for a draw with Tarn.",
        "Norvale and Tarn drew on Friday.",
        "The match between Norvale and Tarn ended in a draw.",
    ],
)
def test_a_draw_at_cricket(sentence: str) -> None:
    """A draw has both sides and no margin."""
    line = line_of(1, sentence)
    as_sport_needs([line], "cricket")
    (r,) = wicket_results_in(mark(line))
    assert r.level
    assert _told(r) == ("Norvale", "Tarn", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The match between Norvale and Tarn was abandoned without a ball bowled.",
        "Norvale were on top of the second Test against Tarn at the close on Friday.",
    ],
)
def test_a_match_without_result_has_sides(sentence: str) -> None:
    """Given up, or going on: who plays is told, and nothing of who won."""
    line = line_of(1, sentence)
    as_sport_needs([line], "cricket")
    (r,) = wicket_results_in(mark(line))
    assert (r.kind, r.level, _told(r)) == ("none", False, ("Norvale", "Tarn", None))
