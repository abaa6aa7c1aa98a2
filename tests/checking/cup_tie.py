"""One wire of our own with everything in it, and the draft that is right about it."""

from __future__ import annotations

from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.reading import read_text
from summarizer.wire import Wire

TEXT = """Norvale see off ten-woman Port Ellan to reach Harbour Cup final

NORVALE, March 7 (Tideline) - Ana Reis scored twice as Norvale beat Port Ellan 3-1 on Saturday to reach the Harbour Cup final with a 4-3 aggregate victory.

The hosts, beaten 2-1 in the first leg at Port Ellan, went ahead in the 12th minute of the semi-final at the Quay Ground when Reis headed in a corner from Jo Falk.

Port Ellan's Mia Torp levelled from the penalty spot in the 40th minute after Norvale defender Lena Voss was booked for handball. It was 1-1 at half-time.

Reis restored the lead ten minutes into the second half, and six minutes later Norvale substitute Ida Brandt made it 3-1 from a free kick.

Falk missed a penalty in the 70th minute, Brandt had a goal disallowed for offside in the 75th and Port Ellan captain Dora Lind was sent off in the 81st.

"We never stopped running," said Norvale coach Pia Holm. "The crowd carried us."

"I should have scored," Falk said.

The visitors' supporters sang "Harbour Lights" throughout the second half.

Norvale will meet Westhaven or Kallio Town in the final on April 4.

Norvale players celebrate in front of their fans. Photograph: Ed Stone/Tideline
"""  # noqa: E501


def wire() -> Wire:
    """The wire, read."""
    return read_text(TEXT, input="cup_tie.txt")


def at(wire: Wire, snippet: str) -> int:
    """The number of the one sentence that holds the start of ``snippet``."""
    assert wire.text.count(snippet) == 1, snippet
    where = wire.text.index(snippet)
    (found,) = [s.number for s in wire.sentences if s.start <= where < s.end]
    return found


def draft(wire: Wire) -> Draft:
    """What the wire says, with its evidence."""
    lead = at(wire, "Ana Reis scored twice")
    first = at(wire, "The hosts, beaten")
    penalty = at(wire, "Mia Torp levelled")
    level = at(wire, "It was 1-1")
    third = at(wire, "Reis restored")
    late = at(wire, "Falk missed")
    said = at(wire, "said Norvale coach")
    falk = at(wire, "Falk said")
    final = at(wire, "Norvale will meet")
    return Draft(
        kind="match_report",
        matches=(
            DraftMatch(
                sport="football",
                home=TextClaim("Norvale", (lead,)),
                away=TextClaim("Port Ellan", (lead,)),
                ground=(first,),
                competition=TextClaim("Harbour Cup", (lead,)),
                stage=TextClaim("semi-final", (first,)),
                venue=TextClaim("Quay Ground", (first,)),
                dates=(TextClaim("Saturday", (lead,)),),
                score=ScoreClaim(3, 1, (lead,)),
                half_time=ScoreClaim(1, 1, (level,)),
                aggregate=ScoreClaim(4, 3, (lead,)),
                first_leg=ScoreClaim(1, 2, (first,)),
                winner=TextClaim("home", (lead,)),
                advanced=TextClaim("home", (lead,)),
                next_opponents=(
                    TextClaim("Westhaven", (final,)),
                    TextClaim("Kallio Town", (final,)),
                ),
                events=(
                    EventClaim("goal", "Ana Reis", "home", 12, None, None, (first,)),
                    EventClaim("penalty_goal", "Mia Torp", "away", 40, None, None, (penalty,)),
                    EventClaim("yellow", "Lena Voss", "home", None, None, None, (penalty,)),
                    EventClaim("goal", "Ana Reis", "home", 55, None, None, (third,)),
                    EventClaim("goal", "Ida Brandt", "home", 61, None, None, (third,)),
                    EventClaim("missed_penalty", "Jo Falk", "home", 70, None, None, (late,)),
                    EventClaim("disallowed_goal", "Ida Brandt", "home", 75, None, None, (late,)),
                    EventClaim("sent_off", "Dora Lind", "away", 81, None, None, (late,)),
                ),
                headline="Reis double sends Norvale into Harbour Cup final",
                blurb="Ana Reis scored twice as Norvale beat Port Ellan 3-1 to reach the Harbour "
                "Cup final 4-3 on aggregate.",
            ),
        ),
        quotes=(
            QuoteClaim((1, 2), "Pia Holm", None, "Norvale coach", 1, (said,)),
            QuoteClaim((3,), "Jo Falk", "Falk", None, 1, (first, falk)),
        ),
        not_speech=(4,),
    )
