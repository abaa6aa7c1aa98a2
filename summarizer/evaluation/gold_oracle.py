"""Gold from a database of matches, and the list of what a report tells of it.

The database knows every goal; a report does not tell every one, nor in the database's spelling.
Which goals it does tell, with which minute, may stand in a second file, written by hand:
``score_told``, ``goals`` (``scorer``, ``oracle_minute``, ``told``, ``name_as_written``, ``minute``;
one for each goal of the database) and ``other_matches`` (``home``, ``away``, ``score``, ``goals``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, GoldEvent, GoldMatch, OtherMatch, Pair

__all__ = ["oracle_gold"]

_TIME = re.compile(r"(\d{1,3})(?:\+(\d{1,2}))?")


def _time(raw: str | int | None) -> tuple[int | None, int | None]:
    """Minute and stoppage time: "90+3" is (90, 3), "12" is (12, None)."""
    if raw is None:
        return None, None
    found = _TIME.fullmatch(str(raw))
    if found is None:
        raise ValueError(f"{raw!r} is no minute")
    return int(found[1]), int(found[2]) if found[2] else None


def _pair(raw: list[int] | None) -> Pair | None:
    if raw is None:
        return None
    home, away = raw
    return int(home), int(away)


def _goal(raw: dict[str, Any]) -> GoldEvent:
    minute, added = _time(raw["minute"])
    penalty = "penalty_goal" if raw.get("penalty") else "goal"
    return GoldEvent(
        kind="own_goal" if raw.get("own_goal") else penalty,
        player=raw["scorer"],
        team=raw["team"],
        minute=minute,
        added=added,
        told=None,
        surname=raw.get("surname"),
    )


def _match(raw: dict[str, Any]) -> GoldMatch:
    return GoldMatch(
        home=raw["home"],
        away=raw["away"],
        values={
            "score": _pair(raw["score"]),
            "shoot_out": _pair(raw.get("shootout")),
            "extra_time": bool(raw.get("extra_time")),
        },
        events=tuple(_goal(g) for g in raw["goals"]),
        next_opponents=(),
        complete=frozenset({"score", "shoot_out"}),
        codes=(raw.get("home_code"), raw.get("away_code")),
    )


def oracle_gold(raw: dict[str, Any], path: Path, told: dict[str, Any] | None) -> Gold:
    """The gold in ``raw``, which came from ``path``; ``told`` is the list of what the report tells.

    Raises InputError where the list is of other goals; KeyError, TypeError and ValueError where
    one of the two is not in its form.
    """
    matches = tuple(_match(m) for m in raw["matches"])
    if told is not None:
        matches = _as_told(matches, told, path)
    others = None if told is None else tuple(_other(o) for o in told["other_matches"])
    return Gold(path.stem, "oracle", None, matches, (), other_matches=others)


def _other(raw: dict[str, Any]) -> OtherMatch:
    return OtherMatch(raw["home"], raw["away"], _pair(raw["score"]), tuple(raw["goals"]))


def _as_told(
    matches: tuple[GoldMatch, ...], told: dict[str, Any], path: Path
) -> tuple[GoldMatch, ...]:
    """The matches with what the report tells of their goals, which stand in the same order."""
    listed = list(told["goals"])
    known = sum(len(m.events) for m in matches)
    if len(listed) != known:
        raise InputError(
            f"{path.name}: the list of told goals has {len(listed)}, the gold {known}",
            hint="list each goal of the gold, in its order, told or not",
        )
    made = []
    for match in matches:
        goals = []
        for goal in match.events:
            entry = listed.pop(0)
            if entry["scorer"] != goal.player or _time(entry["oracle_minute"]) != (
                goal.minute,
                goal.added,
            ):
                raise InputError(
                    f"{path.name}: the list of told goals has {entry['scorer']} "
                    f"{entry['oracle_minute']} where the gold has {goal.player} {goal.minute}",
                    hint="list each goal of the gold, in its order, told or not",
                )
            minute, added = _time(entry["minute"])
            if minute is not None and minute > 90 and not match.values["extra_time"]:
                minute, added = 90, minute - 90  # a report may write "the 92nd minute"
            written = entry.get("name_as_written")
            goals.append(
                replace(
                    goal,
                    told=bool(entry["told"]),
                    minute=minute,
                    added=added,
                    aliases=(*goal.aliases, *([written] if written else [])),
                )
            )
        made.append(replace(match, events=tuple(goals), score_told=bool(told["score_told"])))
    return tuple(made)
