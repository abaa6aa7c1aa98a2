"""Tables of facts: the matches of some days, and what each agency tells of them.

Every agency tells of a match what its own row says. Rows start out as copies of the facts; some
leave out a day, a minute or a card, and some are made to differ, which nobody remembers: what
differs is worked out from the rows again.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

__all__ = ["Card", "Fixture", "Goal", "Remark", "Row", "Wordings", "fixtures", "rows", "wordings"]

WORDINGS = Path(__file__).parent / "wordings"
TODAY = date(2026, 5, 9)

Wordings = dict[str, Any]


def wordings(half: str) -> Wordings:
    """The clubs, people, agencies and phrases of ``development`` or of ``test``."""
    found: Wordings = json.loads((WORDINGS / f"{half}.json").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Goal:
    """``key`` names it through all rows; ``minute`` None is not told; ``added`` is stoppage."""

    key: str
    player: str
    home: bool
    minute: int | None
    added: int | None = None
    penalty: bool = False


@dataclass(frozen=True)
class Card:
    """A sending-off; ``kind`` as in a summary."""

    key: str
    player: str
    home: bool
    minute: int | None
    kind: str


@dataclass(frozen=True)
class Remark:
    """What a coach said, in two parts, of which a row may have the first alone."""

    key: str
    speaker: str
    home: bool
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """What one agency tells of a match; ``day`` None is not told."""

    score: tuple[int, int]
    goals: tuple[Goal, ...]
    cards: tuple[Card, ...]
    remarks: tuple[Remark, ...]
    day: date | None
    aggregate: tuple[int, int] | None = None
    first_leg: tuple[int, int] | None = None


@dataclass(frozen=True)
class Fixture:
    """A match: clubs by their place in the wordings. ``kind`` is "", "Women" or "Under-21s";
    ``leg`` is 0, or which leg of a semi-final it was."""

    key: str
    home: int
    away: int
    kind: str
    competition: str
    ground: str
    played: date
    leg: int
    truth: Row
    agencies: tuple[int, ...] = field(default=())


def fixtures(words: Wordings, rng: random.Random) -> list[Fixture]:
    """Fourteen matches: a league day, women and youth of the same clubs, two legs of a tie, the
    same clubs in another competition three days before, both clubs of one city."""
    order = [n for n in range(len(words["clubs"])) if n not in (3, 4)]
    rng.shuffle(order)
    league, other, cup = words["competitions"]
    people = _People(words, rng)
    plan: list[tuple[int, int, str, str, int, int]] = [
        (order[2 * n], order[2 * n + 1], "", rng.choice((league, other)), 0, 0) for n in range(5)
    ]
    plan += [
        (plan[0][0], plan[0][1], "Women", f"Women's {plan[0][3]}", 0, 0),
        (plan[1][0], plan[1][1], "Under-21s", f"Under-21 {plan[1][3]}", 0, 0),
        (order[10], order[11], "", cup, -5, 1),
        (order[11], order[10], "", cup, 0, 2),
        (plan[2][1], plan[2][0], "", cup, -3, 0),
        (3, order[12], "", league, 0, 0),
        (order[13], 4, "", league, 0, 0),
        (order[14], order[15], "", other, -1, 0),
        (order[16], order[17], "", league, 0, 0),
    ]
    made: list[Fixture] = []
    for n, (home, away, kind, competition, days, leg) in enumerate(plan):
        people.new_match()
        played = TODAY + timedelta(days=days)
        truth = _truth(people, rng, f"f{n}", played, leg=leg, nil=n == 13)
        if leg == 2:
            truth = _second_leg(truth, made[-1].truth)
        everybody = tuple(range(len(words["agencies"])))
        agencies = everybody if n % 4 else tuple(sorted(rng.sample(everybody, 2)))
        ground = rng.choice(words["grounds"])
        made.append(
            Fixture(f"f{n}", home, away, kind, competition, ground, played, leg, truth, agencies)
        )
    return made


class _People:
    """Names of the players and coaches of the two sides of a match."""

    def __init__(self, words: Wordings, rng: random.Random) -> None:
        self.words, self.rng = words, rng
        self.sides: tuple[list[str], list[str]] = ([], [])

    def new_match(self) -> None:
        families = list(self.words["family"])
        self.rng.shuffle(families)
        half = len(families) // 2
        self.sides = (self._names(families[:half]), self._names(families[half:]))

    def _names(self, families: list[str]) -> list[str]:
        return [f"{self.rng.choice(self.words['given'])} {family}" for family in families]

    def player(self, *, home: bool) -> str:
        return self.rng.choice(self.sides[0 if home else 1][:8])

    def defender(self, *, home: bool) -> str:
        return self.sides[0 if home else 1][10]

    def coach(self, *, home: bool) -> str:
        return self.sides[0 if home else 1][12]


def _truth(
    people: _People, rng: random.Random, key: str, played: date, *, leg: int, nil: bool
) -> Row:
    home, away = rng.choice([(1, 0), (2, 0), (2, 1), (3, 1), (1, 2), (0, 2), (2, 2), (1, 1)])
    if nil:
        home, away = 0, 0
    if leg:
        home, away = rng.choice([(2, 0), (3, 1)]) if leg == 1 else (4, 1)
    minutes = sorted(rng.sample(range(3, 88, 4), home + away))
    sides = [True] * home + [False] * away
    rng.shuffle(sides)
    goals = [
        Goal(f"{key}.g{n}", people.player(home=side), side, minute)
        for n, (side, minute) in enumerate(zip(sides, minutes, strict=True))
    ]
    if goals and rng.random() < 0.25:
        goals[-1] = replace(goals[-1], minute=90, added=rng.randint(1, 6))
    if goals and rng.random() < 0.4:
        n = rng.randrange(len(goals))
        goals[n] = replace(goals[n], penalty=True)
    cards: list[Card] = []
    if rng.random() < 0.6:
        side = rng.random() < 0.5
        kind = rng.choice(("second_yellow", "red", "sent_off"))
        cards.append(Card(f"{key}.c0", people.defender(home=side), side, rng.randint(58, 86), kind))
    q1, q2 = rng.choice(people.words["quotes"])
    side = rng.random() < 0.5
    remark = Remark(f"{key}.q0", people.coach(home=side), side, (q1, q2))
    return Row((home, away), tuple(goals), tuple(cards), (remark,), played)


def _second_leg(truth: Row, first: Row) -> Row:
    """The second leg, at the other side's ground, with the sum of both."""
    before = (first.score[1], first.score[0])
    total = (truth.score[0] + before[0], truth.score[1] + before[1])
    return replace(truth, aggregate=total, first_leg=None)


# --- what each agency makes of it -----------------------------------------------------------------


def rows(fixture: Fixture, rng: random.Random) -> dict[int, Row]:
    """The row of each agency that reports on ``fixture``: things left out, things that differ."""
    told = dict.fromkeys(fixture.agencies, fixture.truth)
    for agency, row in told.items():
        if rng.random() < 0.3:
            row = replace(row, day=None)
        if rng.random() < 0.3:
            row = replace(row, remarks=tuple(replace(r, parts=r.parts[:1]) for r in row.remarks))
        elif rng.random() < 0.25:
            row = replace(row, remarks=())
        told[agency] = row
    plants = [p for p in _PLANTS if rng.random() < 0.3]
    for plant in plants[:3]:
        plant(told, rng)
    return told


def _score(told: dict[int, Row], rng: random.Random) -> None:
    """One agency gives the winner a goal more."""
    agency = rng.choice(sorted(told))
    row = told[agency]
    home, away = row.score
    if home != away and row.aggregate is None:
        more = (home + 1, away) if home > away else (home, away + 1)
        told[agency] = replace(row, score=more)


def _goal(told: dict[int, Row], rng: random.Random) -> int | None:
    count = min(len(row.goals) for row in told.values())
    return rng.randrange(count) if count else None


def _change_goal(row: Row, n: int, **fields: Any) -> Row:  # noqa: ANN401  a goal's own fields
    goals = list(row.goals)
    goals[n] = replace(goals[n], **fields)
    return replace(row, goals=tuple(goals))


def _minute(told: dict[int, Row], rng: random.Random) -> None:
    """One agency gives another minute, still before the next goal."""
    n = _goal(told, rng)
    agency = rng.choice(sorted(told))
    if n is None or told[agency].goals[n].minute is None or told[agency].goals[n].added:
        return
    minute = told[agency].goals[n].minute or 0
    told[agency] = _change_goal(told[agency], n, minute=minute + rng.choice((1, 2, 3)))


def _scorer(told: dict[int, Row], rng: random.Random) -> None:
    """One agency gives the goal to a team-mate, who is named nowhere else."""
    n = _goal(told, rng)
    agency = rng.choice(sorted(told))
    if n is None:
        return
    given = told[agency].goals[n].player.split()[0]
    told[agency] = _change_goal(told[agency], n, player=f"{given} {_OTHER_SURNAME}")


_OTHER_SURNAME = "Wexley"


def _card_kind(told: dict[int, Row], rng: random.Random) -> None:
    """One agency says how he was sent off, the others that he was."""
    if any(not row.cards for row in told.values()):
        return
    closer = rng.choice(sorted(told))
    kind = rng.choice(("second_yellow", "red"))
    for agency, row in told.items():
        mine = kind if agency == closer else "sent_off"
        told[agency] = replace(row, cards=tuple(replace(c, kind=mine) for c in row.cards))


def _penalty(told: dict[int, Row], rng: random.Random) -> None:
    """One agency tells of a goal, the others of a penalty."""
    n = _goal(told, rng)
    if n is None:
        return
    looser = rng.choice(sorted(told))
    for agency, row in told.items():
        told[agency] = _change_goal(row, n, penalty=agency != looser)


def _only_minute(told: dict[int, Row], rng: random.Random) -> None:
    """One agency alone has the minute."""
    n = _goal(told, rng)
    if n is None:
        return
    alone = rng.choice(sorted(told))
    for agency, row in told.items():
        if agency != alone:
            told[agency] = _change_goal(row, n, minute=None, added=None)


def _only_card(told: dict[int, Row], rng: random.Random) -> None:
    """One agency alone has the card."""
    alone = rng.choice(sorted(told))
    for agency, row in told.items():
        if agency != alone:
            told[agency] = replace(row, cards=())


def _speaker(told: dict[int, Row], rng: random.Random) -> None:
    """One agency gives the words to somebody else of that side."""
    agency = rng.choice(sorted(told))
    row = told[agency]
    remarks = tuple(replace(r, speaker=f"Gil {_OTHER_SPEAKER}") for r in row.remarks)
    told[agency] = replace(row, remarks=remarks)


_OTHER_SPEAKER = "Ostrander"

_PLANTS = (
    _score, _minute, _scorer, _card_kind, _penalty, _only_minute, _only_card, _speaker,
)  # fmt: skip
