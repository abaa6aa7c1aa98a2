"""Variations of a summary's facts: other names, scores, scorers and minutes, in step with each
other. What kind of match it is (its competition's kind, round, legs, kicks, sport) stays."""

from __future__ import annotations

import random
from collections.abc import Iterator

from summarizer.draft import Side
from summarizer.summary import DateFact, Event, Evidence, Match, Named, Score, Summary, Venue

__all__ = ["varied"]

_FRONT = (
    "Ald Brack Cor Dun Elm Fen Gar Hal Ing Kel Lor Mar Nor Ost Pel Quar Rav Sel Tor Ulv Ver Wex "
    "Yar Zand Bel Cal Den Esk Fal Grim Hex Kirk Lind Mel Orm Pen Rud Stav Tarn Vol"
).split()
_BACK = (
    "bury combe dale ford gate ham haven ley mere minster moor port stead thorpe vale wick worth "
    "by sund heim rona vik ora este holm"
).split()
_KIND = ("", "", "", " Rovers", " Albion", " United", " City", " Town", " Athletic", " FC")
_FIRST = (
    "Ana Ben Cleo Dario Edda Finn Greta Hugo Ines Jonas Kira Leo Mira Nils Olga Pau Rosa Sami Tess "
    "Uma Viktor Wanda Yann Zoe Åsa Émile Chloé Søren"
).split()
_LAST = (
    "Abara Bresk Cordell Dunmere Ekwall Farrow Grindal Hestvik Imber Jansa Kovarin Lindqvane "
    "Marchetto Nordahl Okpara Pellegrane Quist Rademark Sandoval-Pryce Tervo Ueland Vantongo "
    "Wexler Ystad Zamorek Blåkvist Ferreirinha"
).split()
_LEAGUES = (
    "Harbour League|Northern Division|Liga Meridiana|Coastal Premier League|Fells League|"
    "Four Rivers League|Lantern Division|Eastern Championship"
).split("|")
_CUPS = (
    "Harbour Cup|Lighthouse Trophy|Copa Meridiana|Silver Shield|Founders' Cup|Coal Cup|"
    "Northern Trophy"
).split("|")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SCORES = (
    (1, 0), (2, 0), (2, 1), (2, 1), (1, 1), (1, 1), (3, 1), (3, 0), (0, 0), (2, 2), (3, 2), (4, 1),
    (4, 0), (5, 1), (3, 3), (4, 3), (1, 0), (2, 0), (6, 0),
)  # fmt: skip


def varied(summary: Summary, number: int, rng: random.Random) -> Summary:
    """``summary`` with other facts; ``number`` becomes part of the wire's id."""
    clubs = _clubs(rng)
    people = _people(rng)
    matches = tuple(_match(m, clubs, people, rng) for m in summary.matches)
    name = f"{summary.wire.sha256[:12]}-{number}"
    wire = summary.wire.model_copy(update={"id": name, "sha256": name})
    return summary.model_copy(update={"wire": wire, "matches": matches, "quotes": ()})


def _clubs(rng: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        place = rng.choice(_FRONT) + rng.choice(_BACK)
        if place not in seen:
            seen.add(place)
            yield place + rng.choice(_KIND)


def _people(rng: random.Random) -> Iterator[str]:
    lasts = rng.sample(_LAST, len(_LAST))
    for last in lasts:
        yield f"{rng.choice(_FIRST)} {last}"


def _match(m: Match, clubs: Iterator[str], people: Iterator[str], rng: random.Random) -> Match:
    person_sides = m.sport == "tennis"
    names = people if person_sides else clubs
    change: dict[str, object] = {
        "home": _renamed(m.home, next(names)),
        "away": _renamed(m.away, next(names)),
        "next_opponents": tuple(_renamed(n, next(names)) for n in m.next_opponents),
        "headline": None,
        "blurb": None,
    }
    if m.competition is not None and m.competition.name[:1].isupper():
        cup = m.stage is not None or m.advanced is not None
        change["competition"] = _renamed(m.competition, rng.choice(_CUPS if cup else _LEAGUES))
    if m.venue is not None:
        place = f"{rng.choice(_FRONT)}{rng.choice(_BACK)} Park"
        change["venue"] = Venue(name=place, city=None, evidence=m.venue.evidence)
    if m.date is not None:
        change["date"] = DateFact(date=None, as_written=rng.choice(_DAYS), evidence=m.date.evidence)
    if m.sport == "football" and m.score is not None:
        change |= _played(m, people, rng)
    elif m.sport == "rugby" and m.score is not None:
        winner, loser = rng.randint(20, 45), rng.randint(3, 19)
        home = rng.random() < 0.5
        change |= _decided(m, winner if home else loser, loser if home else winner)
        change["half_time"] = None
    elif m.sport == "cricket":
        runs = rng.random() < 0.5
        told = f"by {rng.randint(5, 90)} runs" if runs else f"by {rng.randint(2, 9)} wickets"
        change["result_as_written"] = told
    elif person_sides:
        change["result_as_written"] = rng.choice(
            ("6-4, 6-2", "7-5, 6-3", "3-6, 6-4, 6-3", "6-1, 7-6 (7-4)", "6-7 (5-7), 6-2, 7-5")
        )
    made = m.model_copy(update=change)
    leg = made.first_leg
    if leg is not None:
        swapped = leg.home_name == m.away.name
        host, guest = made.home.name, made.away.name
        if swapped:
            host, guest = guest, host
        leg = leg.model_copy(update={"home_name": host, "away_name": guest})
        made = made.model_copy(update={"first_leg": leg})
    return made


def _renamed(fact: Named, name: str) -> Named:
    return Named(name=name, evidence=fact.evidence, derived=fact.derived)


def _score(m: Match, home: int, away: int) -> Score:
    told = m.score
    return Score(home=home, away=away, evidence=told.evidence if told else ())


def _decided(m: Match, home: int, away: int) -> dict[str, object]:
    winner = "home" if home > away else "away" if away > home else "draw"
    change: dict[str, object] = {"score": _score(m, home, away), "winner": winner}
    if m.advanced is not None and winner != "draw":
        change["advanced"] = winner
    return change


def _played(m: Match, people: Iterator[str], rng: random.Random) -> dict[str, object]:
    """A football match: score, goals in order, half-time, legs, kicks and cards that agree."""
    a, b = rng.choice(_SCORES)
    if m.shoot_out is not None:
        b = a = rng.choice((0, 1, 1, 2))
    elif m.advanced is not None or m.extra_time or m.aggregate is not None:
        while a == b:
            a, b = rng.choice(_SCORES)
    if rng.random() < 0.4:
        a, b = b, a
    change = _decided(m, a, b)
    if m.extra_time and m.shoot_out is None and abs(a - b) > 2:
        a, b = (2, 1) if a > b else (1, 2)
        change = _decided(m, a, b)
    squad: dict[Side, list[str]] = {
        "home": [next(people) for _ in range(3)],
        "away": [next(people) for _ in range(3)],
    }
    cited = m.score.evidence if m.score else ()
    goals = _goals(m, a, b, squad, cited, rng)
    others = [
        _other(e, people, rng)
        for e in m.events
        if e.kind not in ("goal", "penalty_goal", "own_goal", "shootout_scored", "shootout_missed")
    ]
    change["events"] = (*goals, *others)
    first = [g for g in goals if g.minute is not None and g.minute <= 45]
    at_half = sum(g.side == "home" for g in first), sum(g.side == "away" for g in first)
    told = rng.random() < 0.5
    change["half_time"] = _score(m, *at_half) if told else None
    if m.shoot_out is not None:
        kicks = rng.choice(((4, 3), (5, 4), (3, 1), (4, 2), (3, 5), (2, 4)))
        change["shoot_out"] = _score(m, *kicks)
        change["advanced"] = "home" if kicks[0] > kicks[1] else "away"
        if m.aggregate is not None:  # level over two legs as well
            change["aggregate"] = _score(m, a + 1, b + 1)
            change |= _first_leg(m, 1, 1)
    elif m.aggregate is not None:
        change |= _legs(m, a, b, rng)
    return change


def _legs(m: Match, a: int, b: int, rng: random.Random) -> dict[str, object]:
    """A first leg after which somebody goes through: ``c`` and ``d`` are the goals that this
    match's home and away side had in it."""
    while True:
        c, d = rng.choice(_SCORES)
        if rng.random() < 0.5:
            c, d = d, c
        if a + c != b + d:
            break
    return {
        "aggregate": _score(m, a + c, b + d),
        "advanced": "home" if a + c > b + d else "away",
        **_first_leg(m, c, d),
    }


def _first_leg(m: Match, c: int, d: int) -> dict[str, object]:
    """The first leg, in which this match's home side had ``c`` goals and the other ``d``."""
    leg = m.first_leg
    if leg is None:
        return {}
    home, away = (d, c) if leg.home_name == m.away.name else (c, d)
    return {"first_leg": leg.model_copy(update={"home": home, "away": away})}


def _goals(
    m: Match,
    a: int,
    b: int,
    squad: dict[Side, list[str]],
    cited: tuple[Evidence, ...],
    rng: random.Random,
) -> list[Event]:
    sides: list[Side] = []
    sides += ["home"] * a
    sides += ["away"] * b
    rng.shuffle(sides)
    last = 119 if m.extra_time and m.shoot_out is None and sides else 90
    minutes = sorted(rng.sample(range(2, 90), len(sides)))
    if last > 90 and a != b:  # level after ninety minutes: the winner comes in extra time
        sides.sort(key=lambda s: s == ("home" if a > b else "away"))
        minutes[-1] = rng.randint(93, 119)
    goals = []
    for side, minute in zip(sides, minutes, strict=True):
        kind = rng.choices(("goal", "penalty_goal", "own_goal"), (84, 12, 4))[0]
        own: Side = "away" if side == "home" else "home"
        player = rng.choice(squad[own if kind == "own_goal" else side])
        added = rng.randint(1, 6) if minute == 89 and last == 90 else None
        goals.append(
            Event(
                kind=kind,
                player=player,
                side=side,
                minute=90 if added else minute,
                added=added,
                when=None,
                evidence=cited,
            )
        )
    return goals


def _other(e: Event, people: Iterator[str], rng: random.Random) -> Event:
    minute = None if e.minute is None else rng.randint(20, 89)
    player = None if e.player is None else next(people)
    return e.model_copy(update={"player": player, "minute": minute, "added": None, "when": None})
