"""What stands before a name and is no part of it, and what kind of sides played: our own wires."""

from __future__ import annotations

import pytest

from summarizer import Summarizer
from summarizer.blurbs import blurbs
from summarizer.language.competitions import a_qualifier
from summarizer.language.side_kinds import kind_of_sides, tells_kind
from summarizer.reading import read_text


def match_of(text: str):
    """The one match of a wire read by rule."""
    (match,) = Summarizer("offline").summarize(read_text(text.replace("¶", "\n\n") + "\n")).matches
    return match


@pytest.mark.parametrize(
    ("named", "player"),
    [
        ("Brazilian Davi Mendes", "Davi Mendes"),
        ("Frenchman Luc Varre", "Luc Varre"),
        ("Nigerian Ade Okonu", "Ade Okonu"),
        ("South African Ben Marsh", "Ben Marsh"),
        ("Scot Ian Greer", "Ian Greer"),
        ("Davi Mendes", "Davi Mendes"),
        ("Dane Marsh", "Dane Marsh"),  # a first name
    ],
)
def test_land_of_a_player(named, player):
    """The word for a player's land before his name is no part of it."""
    match = match_of(
        "Brackwell beat Oster Vale 1-0 in the Coast League on Saturday."
        f"¶{named} headed the only goal for Brackwell in the 70th minute."
    )
    assert [(e.player, e.minute) for e in match.events] == [(player, 70)]


@pytest.mark.parametrize(
    ("loser", "name"),
    [
        ("Tarvia's Elin Norr", "Elin Norr"),
        ("Tarvia's second seed Elin Norr", "Elin Norr"),
        ("Elin Norr", "Elin Norr"),
    ],
)
def test_land_that_owns_a_tennis_player(loser, name):
    """Who is beaten at tennis is the player, not the land whose player it is."""
    match = match_of(
        f"Dana Hruba beat {loser} 6-4 3-6 7-5 on Friday in the semi-finals of the Tarn Open tennis."
    )
    assert (match.home.name, match.away.name) == ("Dana Hruba", name)
    assert match.headline is not None
    assert match.headline.endswith("6-4 3-6 7-5")


WOMEN = (
    "Mara Lund scored twice as Norland's women thrashed Estavia 5-0 in a Women's European Cup "
    "qualifier on Tuesday.¶Lund struck in the 10th and 55th minutes."
)
YOUTH = (
    "Norland beat Estavia 2-1 after extra time in the African Under-20 Championship on Sunday."
    "¶Ivo Larn put Norland ahead on 12 minutes."
)


@pytest.mark.parametrize(("text", "kind"), [(WOMEN, "women"), (YOUTH, "under-20")])
def test_kind_of_sides_stays(text, kind):
    """Every text of a match of women or of a youth side says whose it is."""
    wire = read_text(text.replace("¶", "\n\n") + "\n")
    summary = Summarizer("offline").summarize(wire)
    texts = [b.text for b in blurbs(summary, wire=wire) if b.text]
    texts += [summary.matches[0].headline or "", summary.matches[0].blurb or ""]
    assert len(texts) >= 5
    assert [t for t in texts if kind not in t.casefold()] == []


def test_qualifier_is_told():
    """A qualifier is no match of the competition's finals: each text that names it says so."""
    wire = read_text(WOMEN.replace("¶", "\n\n") + "\n")
    summary = Summarizer("offline").summarize(wire)
    match = summary.matches[0]
    assert match.competition is not None
    assert match.competition.name == "Women's European Cup"
    assert match.stage is not None
    assert match.stage.name == "qualifier"
    texts = [b.text for b in blurbs(summary, wire=wire) if b.text] + [match.blurb or ""]
    named = [t for t in texts if "European Cup" in t]
    assert named
    assert [t for t in named if "European Cup qualifier" not in t] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("World Cup", "a World Cup qualifier"),
        ("European Cup", "a European Cup qualifier"),
        ("African Cup", "an African Cup qualifier"),
        ("Under-20 Cup", "an Under-20 Cup qualifier"),
        ("U-20 Cup", "a U-20 Cup qualifier"),
    ],
)
def test_article_of_a_qualifier(name, told):
    """The article goes by the sound of the name."""
    assert a_qualifier(name) == told


@pytest.mark.parametrize(
    ("competition", "kind"),
    [
        ("Women's Coast League", "women"),
        ("European U21 Championship", "under-21s"),
        ("Under-17 World Cup", "under-17s"),
        ("Coast League", None),
        (None, None),
    ],
)
def test_kind_by_competition(competition, kind):
    """A competition's name says whether women or a youth side of an age play in it."""
    assert kind_of_sides(competition) == kind


def test_kind_told():
    """An age told is that age and no other."""
    assert tells_kind("Norland U20 beat Estavia", "under-20s")
    assert not tells_kind("Norland under-19s beat Estavia", "under-20s")
    assert not tells_kind("Norland beat Estavia", "women")
