"""In a round-up a surname stands for nobody whose full name only another match's report has."""

from __future__ import annotations

from summarizer import Summarizer

ROUND_UP = (
    "The day in full\n\n"
    "Norvale beat Port Ellan 2-0 in the Harbour League on Saturday.\n\n"
    "Mia Torp put Norvale ahead in the 11th minute. Torp scored again in the 70th minute. "
    "Port Ellan defender Ines Varga was sent off in the 80th minute.\n\n"
    "Stannick drew 1-1 with Kelm Town in the Harbour League on Saturday.\n\n"
    "Otto put Stannick ahead in the 35th minute. Varga equalised for Kelm Town in the 60th minute."
)


def test_a_surname_of_another_match_is_not_filled_in() -> None:
    """Varga of Kelm Town is not Ines Varga of Port Ellan; Torp is Mia Torp in her own match."""
    with Summarizer(engine="offline") as reader:
        first, second = reader.summarize(ROUND_UP).matches
    assert [(e.player, e.minute) for e in first.events] == [
        ("Mia Torp", 11),
        ("Mia Torp", 70),
        ("Ines Varga", 80),
    ]
    assert [(e.player, e.minute) for e in second.events] == [("Otto", 35), ("Varga", 60)]
