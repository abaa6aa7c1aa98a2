"""Which sport a text is about, by words that no other ball game needs.

"Penalty", "half-time", "corner" and "scored" tell nothing between football, rugby, hockey and
handball, and "set", "served" or "runs" are ordinary words of football reports: they are not
listed. A hyphen parts words here ("fly-half" is "fly half"). Nothing here knows a club, a player or
a competition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from summarizer.language.set_scores import sets_in

__all__ = ["sport_words_in"]

_TELLING: dict[str, str] = {
    "football": """goal | goals | goalkeeper | striker | strikers | midfielder | midfielders
        | defender | defenders | header | headed | equaliser | equalizer | free kick | free kicks
        | spot kick | netted | goalless | nil | var | crossbar | stoppage time | football
        | footballers | soccer | clean sheet | centre back | own goal""",
    "rugby": """rugby | try | tries | scrum | scrums | scrummage | lineout | lineouts | line out
        | maul | mauls | ruck | rucks | flyhalf | fly half | scrum half | hooker | prop | flanker
        | lock forward | number eight | drop goal | drop goals | conversion | conversions
        | unconverted | sin bin | sin binned | golden point | grubber | touched down | loosehead
        | tighthead | outside centre | inside centre | knock on""",
    "cricket": """cricket | cricketers | wicket | wickets | overs | innings | batsman | batsmen
        | batter | batters | bowled | bowler | bowlers | bowling | spinner | seamer | seamers
        | googly | lbw | stumps | stumped | wicketkeeper | not out | caught behind | duckworth
        | unbeaten century | twenty20 | t20 | odi""",
    "tennis": """tennis | tiebreak | tiebreaks | tiebreaker | tie break | match point | match points
        | set point | set points | break point | break points | straight sets | double fault
        | double faults | double faulted | backhand | forehand | deuce | baseline | unseeded
        | first serve | second serve | served for | opening set | first set | second set
        | third set | fourth set | fifth set | deciding set | final set | wildcard""",
    "golf": """golf | golfer | birdie | birdies | bogey | bogeys | bogeyed | under par | over par
        | fairway | putt | putts | caddie""",
    "athletics": """athletics | sprinter | heats | steeplechase | hurdles | long jump | high jump
        | pole vault | javelin | marathon | relay | personal best | world record""",
    "boxing": """boxing | boxer | heavyweight | welterweight | middleweight | featherweight | bout
        | unanimous decision | split decision | southpaw | uppercut | ringside | canvas""",
    "cycling": """peloton | yellow jersey | time trial | cyclist | cyclists | cycling
        | general classification""",
    "motor racing": """pole position | pit stop | pit stops | pit lane | chequered flag | grand prix
        | checkered flag | safety car | fastest lap | laps | formula | grid""",
    "basketball": """basketball | three pointer | three pointers | free throw | free throws | layup
        | dunk | point guard | shooting guard | buzzer | rebounds | fourth quarter""",
    "American football": """touchdown | touchdowns | quarterback | field goal | field goals
        | wide receiver | running back | end zone | fourth quarter""",
    "baseball": """baseball | inning | homer | home run | home runs | pitcher | pitchers | shortstop
        | bullpen | strikeouts | ballpark""",
    "hockey": """hockey | puck | goaltender | power play | slap shot | faceoff | first period
        | second period | third period | penalty corner | penalty corners | short corner
        | drag flick | overtime""",
    "handball": """handball league | handball team | handball match | handball final
        | handball cup | handball championship | handball championships | handball world
        | handballers | seven metre | seven metres | seven meter | fast break
        | two minute suspension""",
    "court games": """volleyball | badminton | table tennis | squash | shuttlecock | spike""",
    "games of the board and cue": """snooker | darts | frames | chess | grandmaster""",
    "racing": """jockey | furlong | furlongs | thoroughbred | racecourse | racehorse""",
    "winter sport": "slalom | downhill | skier | biathlon | bobsleigh",
    "swimming": "freestyle | backstroke | breaststroke | swimmer",
}
_NOT_BEFORE: dict[str, frozenset[str]] = {
    "try": frozenset("to and as again it his her their".split()),
    "tries": frozenset("to and as again it his her their".split()),
    "goal": frozenset({"kick", "line"}),
    "prop": frozenset({"up"}),
    "conversion": frozenset({"rate"}),
    "knock on": frozenset({"effect", "effects", "the", "wood"}),
    "second set": frozenset({"piece", "pieces"}),
    "first set": frozenset({"piece", "pieces", "out", "up", "of"}),
    "grid": frozenset({"iron"}),
    "first period": frozenset({"of"}),
    "second period": frozenset({"of"}),
}
"""Words after which a listed one is no word of the sport."""
_NOT_AFTER: dict[str, frozenset[str]] = {
    "goal": frozenset("drop penalty field golden last fourth fifth".split()),
    "goals": frozenset("drop penalty field four five six seven eight".split()),
    "fast break": frozenset({"a"}),
    "not out": frozenset("is was are were he she they".split()),
    "football": frozenset({"american"}),
}
"""Words before a listed one that make it no word of the sport; kicks count as goals in rugby."""
_BY_FIRST: dict[str, list[tuple[str, str]]] = {}
"""What is listed, with its sport, by its first word."""
for _sport, _listed in _TELLING.items():
    for _entry in _listed.split("|"):
        _BY_FIRST.setdefault(_entry.split()[0], []).append((" ".join(_entry.split()), _sport))
_NONE: frozenset[str] = frozenset()
_TOKEN = re.compile(r"[a-z0-9]+")


def sport_words_in(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """For each sport its telling words in ``texts`` (without speech) and how often each stands.

    Lists of sets are words of tennis ("set list"). Sports without any are left out.
    """
    found: dict[str, Counter[str]] = {}
    for text in texts:
        tokens = _TOKEN.findall(text.lower())
        for i, word in enumerate(tokens):
            if word in _BY_FIRST:
                for entry, sport in _BY_FIRST[word]:
                    if _stands(entry, tokens, i):
                        found.setdefault(sport, Counter())[entry] += 1
        lists = len(sets_in(text))
        if lists:
            found.setdefault("tennis", Counter())["set list"] += lists
    return found


def _stands(entry: str, tokens: list[str], i: int) -> bool:
    """Whether ``entry``, whose first word stands at ``i``, is a word of its sport there."""
    after = i + 1 + entry.count(" ")
    if after > i + 1 and entry != " ".join(tokens[i:after]):
        return False
    leads, follows = tokens[i - 1 : i], tokens[after : after + 1]
    return _NOT_BEFORE.get(entry, _NONE).isdisjoint(follows) and _NOT_AFTER.get(
        entry, _NONE
    ).isdisjoint(leads)
