"""Cards: who was shown them, in every order that agencies tell it."""

from __future__ import annotations

import pytest

from tests.language.telling import incidents

TOLD = [
    ("Lund was booked for a foul on Reis in the 14th minute.", "yellow Lund, 14th minute"),
    ("Lund was not sent off in the 40th minute; Falk was.", ""),
    ("Lund wasn't booked in the 40th minute.", ""),
    ("Lund was nearly sent off in the 40th minute.", ""),
    ("Lund was not only booked in the 40th minute.", "yellow Lund, 40th minute"),
    ("Lund went into the book for a lunge at Reis.", "yellow Lund"),
    ("Lund and Marsh, the captain, both went into the book for a scuffle.",
     "yellow Lund; yellow Marsh"),
    ("Lund talked her way into the notebook.", "yellow Lund"),
    ("Lund's name went into the book in the 55th minute for a lunge at Reis.",
     "yellow Lund, 55th minute"),
    ("Lund's name had already been taken in the 14th minute.", "yellow Lund, 14th minute"),
    ("Lund had her name taken for dissent.", "yellow Lund"),
    ("Reis was felled by Lund, for which the captain went into the book.", "yellow Lund"),
    ("Reis had been brought down by Lund, a foul for which the defender was booked.",
     "yellow Lund"),
    ("Reis's winner brought bookings for Lund of Port Ellan and Norvale's Falk.",
     "yellow Falk; yellow Lund"),
    ("There were yellow cards for Lund and Falk.", "yellow Falk; yellow Lund"),
    ("The referee booked Lund and cautioned Falk.", "yellow Falk; yellow Lund"),
    ("The referee showed Lund a yellow card.", "yellow Lund"),
    ("Lund's lunge at Reis earned her a booking.", "yellow Lund"),
    ("Reis hit the post with a free-kick after the cautioned Lund had tripped Falk.",
     "yellow Lund"),
    (("Lund was ejected in the 97th minute for a foul on Reis that brought her a second yellow "
     "card."), "second_yellow Lund, 97th minute"),
    ("Lund did not see it out: the defender's second yellow was for a tug on Reis.",
     "second_yellow Lund"),
    ("Lund was sent off for a second bookable offence, a trip on Reis.", "second_yellow Lund"),
    ("There was a second yellow card for Lund in the 80th minute.",
     "second_yellow Lund, 80th minute"),
    (("Lund's night ended in the 88th minute, a straight red card her punishment for hauling "
     "back Reis."), "red Lund, 88th minute"),
    (("Reis was scythed down by Lund in the 78th minute, and the referee went straight to her "
     "pocket for the red card."), "red Lund, 78th minute"),
    ("The referee showed Lund a straight red card.", "red Lund"),
    ("Port Ellan lost Lund to a red card in the 60th minute.", "red Lund, 60th minute"),
    ("Lund used her hand to stop a Reis shot on the line and was sent off.", "sent_off Lund"),
    ("It was enough until Lund stopped a Reis shot with a hand and was sent off.",
     "sent_off Lund"),
    ("Lund was lucky to escape a second caution.", ""),
    ("Lund escaped a booking for a foul on Reis.", ""),
    ("Norvale booked their place in the final through Reis.", ""),
    ("Reis hit a second booking of chances.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_the_card_is_the_one_who_got_it(sentence: str, told: str) -> None:
    """The card goes to who was shown it, never to who was fouled or to the referee."""
    assert "; ".join(incidents(sentence)) == told
