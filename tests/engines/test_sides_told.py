"""Who played, and in which competition: wires of our own, written before the rules were mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.checking import check
from summarizer.draft import Draft, DraftMatch, ScoreClaim, TextClaim
from summarizer.language.competitions import with_article
from summarizer.reading import read_text

CASES = [
    tuple(line.split("|"))
    for line in (Path(__file__).parent / "sides_told.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "home", "away", "score", "competition"), CASES)
def test_sides_and_competition(text, home, away, score, competition):
    """The summary by rule has the sides, the score and the competition that the wire tells."""
    summary = Summarizer("offline").suggest(text.replace("¶", "\n\n") + "\n").summary
    found = [
        (
            m.home.name,
            m.away.name,
            f"{m.score.home}-{m.score.away}" if m.score else "-",
            m.competition.name if m.competition else "-",
        )
        for m in summary.matches
    ]
    assert found == ([] if home == "-" else [(home, away, score, competition)])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("League Two", "League Two"),
        ("Ligue Est", "Ligue Est"),
        ("Serie B", "Serie B"),
        ("La Liga Norte", "La Liga Norte"),
        ("Coast League", "the Coast League"),
        ("Premier Division", "the Premier Division"),
        ("Serienliga", "the Serienliga"),
    ],
)
def test_article_of_a_competition(name, written):
    """Names that English writes without an article get none."""
    assert with_article(name) == written


def spoke(
    text: str,
    home: str,
    away: str,
    score: tuple[int, int],
    competition: str | None = None,
    stage: str | None = None,
) -> set[tuple[str, str]]:
    """The rules by which claims fall that a model makes of ``text``, each with its path."""
    match = DraftMatch(
        "football",
        TextClaim(home, (1,)),
        TextClaim(away, (1,)),
        score=ScoreClaim(*score, (1,)),
        competition=TextClaim(competition, (1,)) if competition else None,
        stage=TextClaim(stage, (1,)) if stage else None,
    )
    found = check(read_text(text + "\n"), Draft("match_report", (match,))).findings
    return {(f.rule, f.path) for f in found if f.severity == "error"}


@pytest.mark.parametrize(
    ("text", "side", "goals"),
    [
        ("Tarnholt's Jonas Ebb scored a penalty to seal a 1-0 win over Merrowby.", "Jonas Ebb", 1),
        ("Tarnholt reached the Harkness Salver final with a 2-0 win over Merrowby.",
         "Harkness Salver", 2),
        ("Tarnholt won the County Vase with a 2-0 win over Merrowby.", "County Vase", 2),
    ],
)  # fmt: skip
def test_a_model_makes_no_player_and_no_competition_a_side(text, side, goals):
    """A draft whose side is a player or a competition loses that match, with the reason."""
    found = spoke(text, side, "Merrowby", (goals, 0))
    assert ("name-kind", "matches[0].home") in found


@pytest.mark.parametrize(
    ("text", "home", "away", "score"),
    [
        ("Estavia's Dinamo Ebb scored a penalty to seal a 1-0 win over Merrowby.",
         "Dinamo Ebb", "Merrowby", (1, 0)),
        ("Deportivo Jonas Ebb beat Merrowby 1-0 in the final.", "Deportivo Jonas Ebb", "Merrowby",
         (1, 0)),
        ("St Oda's Athletic beat Havel's Old Boys 1-0.", "St Oda's Athletic", "Havel's Old Boys",
         (1, 0)),
        ("Estavia's Slavoj Kettin beat Merrowby 1-0.", "Slavoj Kettin", "Merrowby", (1, 0)),
    ],
)  # fmt: skip
def test_clubs_that_sound_like_persons_stay(text, home, away, score):
    """A club with a person's name, or one that a land owns, is a side."""
    assert not spoke(text, home, away, score)


@pytest.mark.parametrize(
    ("text", "competition"),
    [
        ("Coast League leaders Tarnholt beat Merrowby 1-0 in the County Cup.", "Coast League"),
        ("Tarnholt beat Merrowby 1-0 and will play Kettin in the County Cup semi-final.",
         "County Cup"),
        ("Tarnholt warmed up for Sunday's County Cup final by beating Merrowby 1-0.",
         "County Cup"),
        ("Tarnholt beat Merrowby 1-0, three days after losing to Kettin in the County Cup.",
         "County Cup"),
    ],
)  # fmt: skip
def test_a_model_gives_no_match_the_competition_of_another(text, competition):
    """What only says which side is meant, or which match comes next, falls with its reason."""
    found = spoke(text, "Tarnholt", "Merrowby", (1, 0), competition=competition)
    assert ("competition-of-other", "matches[0].competition") in found


@pytest.mark.parametrize(
    ("text", "competition"),
    [
        ("Coast League leaders Tarnholt beat Merrowby 1-0 in the County Cup.", "County Cup"),
        ("Tarnholt beat Merrowby 1-0 in a Coast League match.", "Coast League"),
        ("Tarnholt reached the County Cup final by beating Merrowby 1-0.", "County Cup"),
        ("Tarnholt are Coast League champions after they beat Merrowby 1-0 in the Coast League.",
         "Coast League"),
    ],
)  # fmt: skip
def test_the_competition_that_the_wire_gives_the_match_stays(text, competition):
    """Beside an epithet the competition of the result is told all the same."""
    assert not spoke(text, "Tarnholt", "Merrowby", (1, 0), competition=competition)


def test_a_round_is_not_given_to_another_competition():
    """The semi-final of a cup is none of the league, in a draft and by rule."""
    text = "Tarnholt beat Merrowby 1-0 in the Coast League after a County Cup semi-final."
    found = spoke(
        text, "Tarnholt", "Merrowby", (1, 0), competition="Coast League", stage="semi-final"
    )
    assert ("stage-is-next", "matches[0].stage") in found
    (match,) = Summarizer("offline").suggest(text + "\n").summary.matches
    assert match.stage is None


def test_a_tennis_match_is_called_a_match():
    """A game is a part of a tennis match and a tie is several of them."""
    text = "Katya Volm beat Mireia Sarn 6-4 6-3 in the Harbour Cup on Thursday.\n"
    texts = []
    for games in range(5):
        found = Summarizer("offline").suggest(text.replace("6-3", f"6-{games}"))
        texts += [found.blurb(channel).text or "" for channel in ("push", "x", "standfirst")]
    told = " ".join(texts)
    assert "Cup" in told
    assert " tie" not in told
    assert " game" not in told
