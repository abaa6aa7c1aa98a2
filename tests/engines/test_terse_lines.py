"""Result lines with scorers in brackets: what comes out of them, with a hand-written answer each."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.api import Summarizer
from summarizer.summary import Match

_GOALS = {"goal": "", "penalty_goal": "p", "own_goal": "og"}


def cases(name: str) -> list[tuple[str, list[str]]]:
    """The wires of a file with the answers that stand below each."""
    found = []
    for block in (Path(__file__).parent / name).read_text().split("\n\n"):
        lines = [x for x in block.splitlines() if not x.startswith("# Held") and x]
        told = [x[3:].strip() for x in lines if x.startswith("=> ")]
        if told:
            found.append(("\n\n".join(x for x in lines if not x.startswith("=> ")), told))
    return found


def goals(match: Match, side: str) -> str:
    """The goals of a side as the files write them."""
    told = []
    for e in match.events:
        if e.kind in _GOALS and e.side == side:
            added = f"+{e.added}" if e.added else ""
            minute = f" {e.minute}{added}" if e.minute is not None else ""
            own = _GOALS[e.kind]
            told.append(f"{e.player}{minute}{own}" if e.player else f"{own}{minute}")
    return ", ".join(told)


def written(match: Match) -> str:
    """A match as the files write it."""
    assert match.score is not None
    parts = [f"{match.home.name} {match.score.home}-{match.score.away} {match.away.name}"]
    if match.half_time is not None and not match.half_time.derived:
        parts.append(f"HT {match.half_time.home}-{match.half_time.away}")
    home, away = goals(match, "home"), goals(match, "away")
    if home or away:
        parts.append(f"{home}; {away}".strip())
    sides = {"home": match.home.name, "away": match.away.name}
    for e in match.events:
        if e.kind in ("sent_off", "red"):
            assert e.side is not None
            parts.append(f"red {e.player} {e.minute} {sides[e.side]}")
    if match.aggregate is not None:
        parts.append(f"agg {match.aggregate.home}-{match.aggregate.away}")
    if match.shoot_out is not None:
        parts.append(f"so {match.shoot_out.home}-{match.shoot_out.away}")
    if match.advanced is not None:
        parts.append(f"thru {sides[match.advanced]}")
    if match.extra_time:
        parts.append("aet")
    return " | ".join(parts)


@pytest.mark.parametrize(("wire", "answer"), cases("terse_lines.txt"))
def test_a_result_line_gives_what_it_tells_and_nothing_else(wire: str, answer: list[str]) -> None:
    """Score, scorers, half-time, cards, kicks and who goes through are those of the answer."""
    text = wire.removeprefix("# ") if wire.startswith("# ") else wire
    summary = Summarizer("offline", environ={}).summarize(text)
    told = [written(m) for m in summary.matches] or ["none"]
    assert told == answer
    assert [f for f in summary.findings if f.severity == "error"] == []
