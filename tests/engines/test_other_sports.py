"""Games that the rules cannot read are never told as football: no match, no goal, no card."""

from __future__ import annotations

import pytest

from summarizer.engines.offline import offline_draft
from summarizer.reading import read_text

TRAPS = {
    "golf": """\
Marco Tellini shot a six-under-par 66 on Sunday to beat overnight leader Sean Rudd
by two strokes at the Callow Links Open.

Tellini, who started the final round three behind, made birdie at four of the last six holes. Rudd
went into the water at the 17th for a double bogey and finished with a 71.

"I putted like a man with nothing to lose," Tellini said. "That was my goal all week."

The Italian's winning total was 14-under 274.""",
    "athletics": """\
Kenza Ouali won the 1500 metres at the Harbour Meeting on Friday in a personal best
of three minutes 57.8 seconds.

Ouali went past world champion Britt Haaland on the last bend and won by 0.4 of a second. Haaland,
who had won their two previous races, was beaten for the first time since March.

The women's steeplechase went to Josie Adair, and the javelin to Petr Vanek with a throw of 84.12
metres. "Finals are about heart," Ouali said.""",
    "boxing": """\
Dario Mancuso beat Lee Thornbury on a split decision on Saturday to keep his
middleweight title at the Dockside Arena.

Thornbury put the champion on the canvas in the third round with a right uppercut, but Mancuso got
up and won the later rounds. Two judges had it 115-112 for the champion, the third saw Thornbury
114-113 ahead.

"He scored early, I scored late," said Mancuso.""",
    "cycling": """\
Belgian Wout Claessen won the fourth stage of the Tour of the Lakes on Thursday,
outsprinting Jonas Rask after a day in the breakaway.

The peloton came home 1-12 behind the two leaders, and Rask took the yellow jersey from Ben Farrow.

Rask leads Claessen by six seconds. Farrow, beaten in Tuesday's time trial, dropped to third. "My
legs went," he said.""",
    "formula one": """\
Pole position was turned into victory by Alessio Brandt at the Velmara Grand
Prix on Sunday, the German holding off team mate Tom Arkell by 1.4 seconds.

The safety car came out on lap 31 after Kimi Sundqvist hit the wall. Arkell took the lead with an
early pit stop but Brandt passed him nine laps from the end.

Brandt has beaten Arkell 7-4 in their races this season.""",
    "basketball": """\
Corey Banks scored 34 points as the Harbor City Herons beat the Millport Rams
112-104 on Tuesday night.

Banks made seven three-pointers and added nine rebounds. The Rams led 58-51 at half-time but missed
11 free throws in the second half, and Deshawn Ruiz fouled out in the fourth quarter.

"We got it done on defense," Herons coach Al Petrie said.""",
    "baseball": """\
Rico Salas hit a three-run home run in the eighth inning as the Eastport Gulls beat
the Dalton Miners 5-2 on Wednesday.

Pitcher Joe Abrams struck out nine and gave up two runs over seven innings. Dalton's bullpen walked
the bases full before Salas connected.

The Gulls lead the series 2-1.""",
    "american football": """\
Quarterback Travis Boone threw three touchdowns as the Ridgeway Bulls beat
the Pine Valley Hawks 31-17 on Sunday.

Kicker Luke Fenn made a 48-yard field goal, and running back Marcus Dale went 22 yards into the end
zone in the third quarter. The Hawks scored on a fumble but never led.

The Bulls are 6-1.""",
    "ice hockey": """\
Lasse Virtala scored twice, the winner 40 seconds into overtime, as Tarnby beat
Kolmoda 4-3 on Thursday.

Defenseman Erik Dahl hit the puck through goaltender Max Roth on a power play for Tarnby's first
goal after nine minutes. Kolmoda equalised with a short-handed goal by striker Jan Novotny and led
3-2 after the second period, but Virtala tied it.

Roth made 31 saves.""",
    "hockey": """\
Norland beat Estmark 3-2 in the women's hockey final on Saturday with a goal from a
penalty corner in the last minute.

Captain Sanne Kuiper scored with a drag-flick after Estmark goalkeeper Inés Ruiz had stopped her
first shot. Ruiz's team mates Clara Soto and Ana Vidal had headed the scoring with two goals each in
the tournament, and Soto's goal made it 2-1 at half-time.

A green card for Vidal left Estmark with ten players.""",
    "handball": """\
Ringdal beat Valmark 31-28 on Sunday to stay top of the handball league.

Left wing Marte Lunde scored eight goals, five of them on the fast break, and goalkeeper Siri Holm
saved two throws from the seven-metre line. Valmark were level at 15-15 at half-time but a red card
for Jana Meier in the 40th minute cost them dear.""",
    "volleyball": """\
Serica beat Polmark 25-19, 22-25, 25-21, 25-17 in the volleyball semi-final on
Friday.

Irina Voll had 18 points, six of them aces, and Polmark never got over a poor first set. Serica meet
Brana in the final.""",
    "no word of the sport": "The Pine Valley Hawks beat the Ridgeway Bulls 101-95 on Sunday.",
}


@pytest.mark.parametrize("sport", TRAPS)
def test_another_sport_is_no_football(sport: str) -> None:
    """No match of another game is claimed, and so no goal and no card of it."""
    draft = offline_draft(read_text(TRAPS[sport]))
    assert draft.matches == ()
    assert draft.kind == "other"


def test_quotations_of_another_sport_are_read() -> None:
    """Where no match can be read, who said what still is."""
    draft = offline_draft(read_text(TRAPS["boxing"]))
    assert [q.speaker for q in draft.quotes] == ["Dario Mancuso"]


def test_football_stays_football_beside_words_of_other_games() -> None:
    """A football report may call a win a marathon, a knockout and a goalmouth scrum."""
    text = """Norvale beat Port Ellan 2-1 on Saturday after a marathon of a second half.

Ana Reis headed the winner in the 80th minute from a goalmouth scrum, with goalkeeper Jo Falk on the
canvas. Mia Torp had equalised for Port Ellan with a free kick that was a conversion of real class.

"We had to try and put a heavyweight on the ropes," said Norvale coach Kim Lund."""
    (match,) = offline_draft(read_text(text)).matches
    assert match.sport == "football"
    assert match.score is not None
    assert (match.score.home, match.score.away) == (2, 1)
