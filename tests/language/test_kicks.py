"""Kicks of a shoot-out: who scored, who missed, and who only kept goal."""

from __future__ import annotations

import pytest

from tests.language.telling import kicks

TOLD = [
    (
        "Reis, Falk and Torp were all on target in the shoot-out, as were Lund and Marsh.",
        "Falk scored, Lund scored, Marsh scored, Reis scored, Torp scored",
    ),
    ("Reis and Falk scored for Norvale, and so did Lund.", "Falk scored, Lund scored, Reis scored"),
    ("Reis, Falk and Torp converted in the shoot-out, but not Lund.",
     "Falk scored, Lund missed, Reis scored, Torp scored"),
    ("For Port Ellan, Lund and Marsh were successful but Venn hit the bar.",
     "Lund scored, Marsh scored, Venn missed"),
    ("Quist dived to her left to deny Lund with the third spot-kick.", "Lund missed"),
    ("Quist kept out penalties from Lund and Marsh.", "Lund missed, Marsh missed"),
    ("Quist saved from Lund, Marsh and Venn in the shoot-out.",
     "Lund missed, Marsh missed, Venn missed"),
    ("Goalkeeper Quist turned away Port Ellan's fourth kick, by substitute Venn.", "Venn missed"),
    ("Quist got both hands to Lund's effort, leaving Torp to roll in the winner.",
     "Lund missed, Torp scored"),
    ("The kicks of Lund and Venn were saved by Quist.", "Lund missed, Venn missed"),
    ("Lund's penalty was saved by Quist.", "Lund missed"),
    ("Lund had her kick saved by Quist and Marsh saw his come back off the post in the shoot-out.",
     "Lund missed, Marsh missed"),
    ("Lund was denied by Quist with the second kick.", "Lund missed"),
    ("Venn blazed over the bar before Reis made no mistake from the spot.",
     "Reis scored, Venn missed"),
    ("Venn's effort flew wide and Reis sent Brandt the wrong way.",
     "Reis scored, Venn missed"),
    ("Venn was the only player to miss in the shoot-out.", "Venn missed"),
    ("Quist then beat Brandt with the decisive penalty.", "Quist scored"),
    ("Reis held her nerve to win the shoot-out after Lund had shot wide.",
     "Lund missed, Reis scored"),
    ("Reis and Falk scored, Torp did likewise and Lund put her penalty against the post.",
     "Falk scored, Lund missed, Reis scored, Torp scored"),
    ("Only Marsh missed in the shoot-out.", "Marsh missed"),
    ("Brandt saved two penalties in the shoot-out.", ""),
    ("Norvale won the shoot-out 4-2.", ""),
    ("Reis scored a late equaliser before Norvale lost the shoot-out.", ""),
    ("Falk's header in the 88th minute was saved by Quist.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_the_kicks_of_a_sentence_are_read(sentence: str, told: str) -> None:
    """Each taker counts once, with what became of the kick; keepers take none."""
    assert ", ".join(kicks(sentence)) == told
