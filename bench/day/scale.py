"""How a day grows: wall time and comparisons for many wires, most of them of matches of their own.

python -m bench.day.scale [--wires 5000,10000,20000,40000]

Times are printed as ratios of one run to the one before, comparisons as counts: both should grow
as the wires do. Wires of one match are five; clubs are so many that few play twice.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from datetime import date, timedelta

from summarizer.day import Item, day, meeting
from summarizer.summary import (
    DateFact,
    Event,
    Evidence,
    Match,
    MatchEvidence,
    Named,
    Run,
    Score,
    Summary,
    Usage,
    WireInfo,
)

__all__ = ["many", "meetings_of"]

_ONSETS = "b br c d dr f g h k kl l m n p pr r s st t tr v w".split()
_VOWELS = "a e i o u au ei".split()
_CODAS = "l n r s nd rt ck".split()
_THIRD = "United City Rovers Town Athletic Albion Wanderers Harriers Forest Park".split()
_AGENCIES = ("Coast Press", "Bay Wire", "Northern Agency", "Harbour Herald", "Evening Post")
_AT = (Evidence(sentence=1, start=0, end=1),)


def many(wires: int, seed: int = 1) -> list[Item]:
    """So many wires of five agencies, without texts."""
    rng = random.Random(seed)  # noqa: S311  the same wires for the same seed
    items: list[Item] = []
    for match in range((wires + 4) // 5):
        home, away = _club(rng), _club(rng)
        score = (rng.randint(0, 4), rng.randint(0, 4))
        played = date(2026, 1, 1) + timedelta(days=rng.randrange(300))
        minutes = sorted(rng.sample(range(1, 90), sum(score)))
        sides = ["home"] * score[0] + ["away"] * score[1]
        players = [f"{_word(rng)} {_word(rng)}" for _ in sides]
        for agency in _AGENCIES:
            name = f"{agency} {match}"
            goals = zip(sides, players, minutes, strict=True)
            events = tuple(
                Event(
                    kind="goal", player=player, side="home" if side == "home" else "away",
                    minute=minute, added=None, when=None, evidence=_AT,
                )
                for side, player, minute in goals
            )  # fmt: skip
            items.append(_item(name, agency, home, away, score, played, events, rng))
    return items[:wires]


def _club(rng: random.Random) -> str:
    return f"{_word(rng)} {rng.choice(_THIRD)}"


def _word(rng: random.Random) -> str:
    parts = (rng.choice(c) for c in (_ONSETS, _VOWELS, _ONSETS, _VOWELS, _CODAS))
    return "".join(parts).title()


def _item(
    name: str,
    agency: str,
    home: str,
    away: str,
    score: tuple[int, int],
    played: date,
    events: tuple[Event, ...],
    rng: random.Random,
) -> Item:
    told = rng.random() < 0.7
    match = Match(
        sport="football",
        home=Named(name=home, evidence=_AT),
        away=Named(name=away, evidence=_AT),
        home_away_stated=rng.random() < 0.5,
        competition=Named(name="Coast League", evidence=_AT),
        stage=None,
        venue=None,
        date=DateFact(date=played.isoformat(), as_written="", evidence=_AT) if told else None,
        score=Score(home=score[0], away=score[1], evidence=_AT),
        half_time=None, aggregate=None, first_leg=None, shoot_out=None, extra_time=None,
        result_as_written=None, winner=None, advanced=None, next_opponents=(),
        events=events, headline=None, blurb=None, evidence=MatchEvidence(),
    )  # fmt: skip
    about = WireInfo(
        id=name, provider=agency, version="1", format="ninjs", headline=name, language="en",
        published=f"{played}T20:00:00+00:00", status="usable", sha256=name,
    )  # fmt: skip
    run = Run(
        engine="offline", model=None, prompt=None, schema_hash=None, rules="tables", requests=0,
        usage=Usage(), cost_usd=None, seconds=0.0,
    )  # fmt: skip
    summary = Summary(
        wire=about, kind="match_report", matches=(match,), quotes=(), findings=(), run=run
    )
    return Item(name, "summarised", summary=summary)


def meetings_of(items: list[Item]) -> tuple[int, int]:
    """How many pairs of accounts are held against each other, and how many matches there are."""
    counted = 0
    weighed = meeting.weighed

    def count(s: meeting.Signs) -> float | meeting.Apart:
        nonlocal counted
        counted += 1
        return weighed(s)

    meeting.weighed = count
    try:
        made = day(items)
    finally:
        meeting.weighed = weighed
    return counted, len(made.matches)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.day.scale", description=__doc__)
    parser.add_argument("--wires", default="5000,10000,20000,40000")
    options = parser.parse_args()
    before: tuple[int, float] | None = None
    for wires in map(int, options.wires.split(",")):
        items = many(wires)
        started = time.process_time()
        compared, matches = meetings_of(items)
        seconds = time.process_time() - started
        growth = "" if before is None else (
            f"x{wires / before[0]:.1f} wires: x{seconds / before[1]:.2f} time"
        )  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{wires:>8,} wires {matches:>7,} matches {compared:>10,} comparisons "
            f"{compared / wires:6.1f} a wire {1000 * seconds / wires:6.2f} ms a wire "
            f"{peak:6.0f} MB  {growth}",
            flush=True,
        )
        before = wires, seconds


if __name__ == "__main__":
    main()
