"""Scores the offline engine's drafts against the oracle of real reports: teams, score, goals.

The oracle is a database, the text a report: a goal counts as told where the scorer's surname
stands in the text; a minute counts as right where it is the database's or stands in the text.
Run it with report files: ``python tests/support/offline_score.py ../shared/reports/aj_0010.txt``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.draft import Draft, DraftMatch, EventClaim
from summarizer.engines.offline import offline_draft
from summarizer.language.names import fold
from summarizer.reading import read_path
from summarizer.wire import Wire

GOALS = ("goal", "penalty_goal", "own_goal")
_SAME_COUNTRY = {"united states": {"usa", "us", "united states"}}


@dataclass
class ReportScore:
    """Counts over several reports; the lists name what is wrong or missed."""

    reports: int = 0
    teams_and_score: int = 0
    wrong_scores: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    claimed: int = 0
    right: int = 0
    told: int = 0
    minutes: int = 0
    right_minutes: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the claimed goals that are right."""
        return self.right / max(1, self.claimed)

    @property
    def recall(self) -> float:
        """Share of the told goals that were claimed."""
        return self.right / max(1, self.told)

    @property
    def minute_share(self) -> float:
        """Share of the claimed minutes that are right."""
        return self.right_minutes / max(1, self.minutes)


def _names(name: str, code: str) -> set[str]:
    return {fold(name), fold(code), *_SAME_COUNTRY.get(fold(name), set())}


def _words(name: str) -> set[str]:
    return set(re.split(r"[\s-]+", fold(name)))


def _same_player(a: str, b: str) -> bool:
    return bool(_words(a) & _words(b) - {"de", "di", "el", "al", "van", "kolo"})


def _minute(event: EventClaim) -> str:
    return f"{event.minute}+{event.added}" if event.added else str(event.minute)


def _told_minute(wire: Wire, event: EventClaim) -> bool:
    text = " ".join(fold(wire.sentence_text(n)) for n in event.evidence)
    n = (event.minute or 0) + (event.added or 0)
    return bool(re.search(rf"\b{n}(?:st|nd|rd|th)?\b", text)) or event.when is not None


def score_report(total: ReportScore, path: Path, oracle_path: Path) -> None:
    """Add the report at ``path`` to ``total``."""
    wire = read_path(path)
    draft: Draft = offline_draft(wire)
    oracle = json.loads(oracle_path.read_text())["matches"][0]
    total.reports += 1
    home = _names(oracle["home"], oracle["home_code"])
    away = _names(oracle["away"], oracle["away_code"])
    match: DraftMatch | None = None
    turned = False
    for m in draft.matches:
        a, b = fold(m.home.value), fold(m.away.value)
        if a in home and b in away:
            match, turned = m, False
        elif a in away and b in home:
            match, turned = m, True
    if len(draft.matches) > 1:
        total.notes.append(f"{path.stem}: {len(draft.matches)} matches")
    goals = [g for g in oracle["goals"] if contains_folded(wire.text, g["surname"])]
    total.told += len(goals)
    if match is None:
        total.silent.append(f"{path.stem}: no match ({draft.kind})")
        for m in draft.matches:
            total.wrong_scores.append(f"{path.stem}: {m.home.value} v {m.away.value}")
            total.claimed += sum(e.kind in GOALS for e in m.events)
        return
    wanted = tuple(oracle["score"][::-1] if turned else oracle["score"])
    if match.score is None:
        total.silent.append(f"{path.stem}: no score")
    elif (match.score.home, match.score.away) == wanted:
        total.teams_and_score += 1
    else:
        total.wrong_scores.append(f"{path.stem}: {match.score.home}-{match.score.away}")
    if oracle["shootout"] and match.shoot_out is not None:
        kicks = tuple(oracle["shootout"][::-1] if turned else oracle["shootout"])
        if (match.shoot_out.home, match.shoot_out.away) != kicks:
            total.wrong_scores.append(f"{path.stem}: shoot-out")
    _goals(total, path.stem, wire, match, goals, turned)


def _goals(
    total: ReportScore, name: str, wire: Wire, match: DraftMatch, told: list[dict], turned: bool
) -> None:
    left = list(told)
    claims = [e for e in match.events if e.kind in GOALS]
    total.claimed += len(claims)
    exact: dict[int, dict] = {}
    for strict in (True, False):
        for i, e in enumerate(claims):
            if i in exact:
                continue
            for g in left:
                if not _same_player(e.player or "", g["scorer"]):
                    continue
                if strict and _minute(e) != g["minute"]:
                    continue
                exact[i] = g
                left.remove(g)
                break
    for i, e in enumerate(claims):
        g = exact.get(i)
        if g is None:
            total.notes.append(f"{name}: no such goal {e.player} {_minute(e)} {e.evidence}")
            continue
        side = match.home.value if e.side == "home" else match.away.value
        team = _names(g["team"], "USA" if g["team"] == "United States" else g["team"])
        kind = "own_goal" if g["own_goal"] else "penalty_goal" if g["penalty"] else "goal"
        if fold(side) not in team:
            total.notes.append(f"{name}: {e.player} for {side}, is {g['team']}")
            continue
        if e.kind != kind:
            total.notes.append(f"{name}: {e.player} {e.kind}, is {kind} (counted right)")
        total.right += 1
        if e.minute is not None:
            total.minutes += 1
            if _minute(e) == g["minute"] or _told_minute(wire, e):
                total.right_minutes += 1
            else:
                total.notes.append(f"{name}: {e.player} {_minute(e)}, is {g['minute']}")
    for g in left:
        total.notes.append(f"{name}: missed {g['scorer']} {g['minute']}")


def contains_folded(text: str, surname: str) -> bool:
    """Whether ``surname`` stands in ``text``, accents and hyphens aside."""
    return re.sub(r"[\s-]", "", fold(surname)) in re.sub(r"[\s-]", "", fold(text))


def score_reports(paths: Iterable[Path]) -> ReportScore:
    """Score all ``NAME.txt`` of ``paths`` that have their ``NAME.json`` beside them."""
    total = ReportScore()
    for path in paths:
        score_report(total, path, path.with_suffix(".json"))
    return total


if __name__ == "__main__":
    result = score_reports(Path(p) for p in sys.argv[1:])
    for line in (*result.notes, *result.silent, *result.wrong_scores):
        print(line)
    print(
        f"teams and score {result.teams_and_score}/{result.reports}, wrong {len(result.wrong_scores)}; "
        f"goals precision {result.precision:.3f} ({result.right}/{result.claimed}), "
        f"recall {result.recall:.3f} of {result.told}, minutes {result.right_minutes}/{result.minutes}"
    )
