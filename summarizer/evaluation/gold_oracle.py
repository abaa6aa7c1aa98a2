"""Gold from a database of matches, and the list of what a report tells of it.

The database knows every goal; a report does not tell every one, nor in the database's spelling.
Which goals it does tell, with which minute, may stand in a second file, written by hand:
``score_told``, ``goals`` (``scorer``, ``oracle_minute``, ``told``, ``name_as_written``, ``minute``;
one for each goal of the database) and ``other_matches`` (``home``, ``away``, ``score``, ``goals``).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from summarizer.errors import InputError
from summarizer.evaluation.gold import Gold, GoldEvent, GoldMatch, OtherMatch
from summarizer.evaluation.gold_forms import Database, DatabaseMatch, RowForm, Told

__all__ = ["oracle_gold"]

_HINT = "list each goal of the gold, in its order, told or not"


def oracle_gold(form: Database, path: Path, told: Told | None) -> Gold:
    """The gold in ``form``, which came from ``path``; ``told`` is what the report tells of it.

    Raises InputError where the list is of other goals.
    """
    matches = tuple(_match(m) for m in form.matches)
    if told is None:
        return Gold(path.stem, "oracle", None, matches, ())
    others = tuple(OtherMatch(o.home, o.away, o.score, o.goals) for o in told.other_matches)
    return Gold(path.stem, "oracle", None, _as_told(matches, told, path), (), other_matches=others)


def _match(raw: DatabaseMatch) -> GoldMatch:
    return GoldMatch(
        home=raw.home,
        away=raw.away,
        values={
            "score": raw.score,
            "shoot_out": raw.shootout,
            "extra_time": raw.extra_time,
        },
        events=tuple(
            GoldEvent(
                kind="own_goal" if g.own_goal else "penalty_goal" if g.penalty else "goal",
                player=g.scorer,
                team=g.team,
                minute=g.minute[0],
                added=g.minute[1],
                told=None,
                surname=g.surname,
            )
            for g in raw.goals
        ),
        next_opponents=(),
        complete=frozenset({"score", "shoot_out"}),
        codes=(raw.home_code, raw.away_code),
    )


def _as_told(matches: tuple[GoldMatch, ...], told: Told, path: Path) -> tuple[GoldMatch, ...]:
    """The matches with what the report tells of their goals, which stand in the same order."""
    listed = list(told.goals)
    known = sum(len(m.events) for m in matches)
    if len(listed) != known:
        raise InputError(
            f"{path.name}: the list of told goals has {len(listed)}, the gold {known}",
            input=str(path),
            hint=_HINT,
        )
    made = []
    for match in matches:
        goals = [_told(goal, listed.pop(0), match, path) for goal in match.events]
        made.append(replace(match, events=tuple(goals), score_told=told.score_told))
    return tuple(made)


def _told(goal: GoldEvent, row: RowForm, match: GoldMatch, path: Path) -> GoldEvent:
    if row.scorer != goal.player or row.oracle_minute != (goal.minute, goal.added):
        raise InputError(
            f"{path.name}: the list of told goals has {row.scorer} {_written(*row.oracle_minute)} "
            f"where the gold has {goal.player} {_written(goal.minute, goal.added)}",
            input=str(path),
            hint=_HINT,
        )
    minute, added = row.minute or (None, None)
    if minute is not None and minute > 90 and not match.values["extra_time"]:
        minute, added = 90, minute - 90  # a report may write "the 92nd minute"
    aliases = (*goal.aliases, *([row.name_as_written] if row.name_as_written else []))
    return replace(goal, told=row.told, minute=minute, added=added, aliases=aliases)


def _written(minute: int | None, added: int | None) -> str:
    return str(minute) if added is None else f"{minute}+{added}"
