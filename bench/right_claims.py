"""Right claims that the checks take out, on reports with gold: how often, and which rule did it.

A model that makes no mistake claims what the gold says. Its draft is made from the gold, with the
evidence of the gold's own ``in`` pieces; what of it is not in the summary is a false alarm. On
texts that rules were mended with there are few; what an unread text costs is told by reports that
nobody has tried the checks on.

Each report is put to the checks twice: ``lean`` cites the pieces of the gold and no more, ``wide``
also a neighbouring sentence that names the player or a side. Headline and blurb are put together
from the gold.

python -m bench.right_claims FOLDER… [--half odd|even] [--show] [--alone]

``--half`` takes every second report by its number, so that rules are mended with one half and
validated with the other; ``--show`` prints each lost claim; ``--alone`` leaves out the second
reader.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.lies.judge import Unit, alarms, baseline
from summarizer.draft import Draft, DraftMatch, EventClaim
from summarizer.engines.offline import offline_draft
from summarizer.language.names import fold, surname
from summarizer.reading import read_path
from summarizer.wire import Wire
from tests.support.gold_drafts import draft_of

__all__ = ["Lost", "measure", "right_drafts"]


@dataclass(slots=True)
class Lost:
    """``claims`` right ones were made; ``lost`` has those taken out, with report, way and rules."""

    claims: int = 0
    lost: list[tuple[str, str, Unit, tuple[str, ...]]] = field(default_factory=list)

    def by(self, column: int) -> Counter[str]:
        """Lost claims by what spoke (3) or by field (2); several rules share a claim."""
        if column == 3:
            return Counter(rules[0] if rules else "along" for *_, rules in self.lost)
        return Counter(
            str(unit[1] if isinstance(unit[0], int) else unit[0]) for *_, unit, _ in self.lost
        )


def right_drafts(wire: Wire, raw: dict[str, Any]) -> Iterator[tuple[str, Draft]]:
    """The right drafts of ``wire`` by its gold, each with the name of its way of citing."""
    told = draft_of(wire, raw)
    lean = replace(told, matches=tuple(map(_as_asked, told.matches)))
    yield "lean", lean
    yield "wide", replace(lean, matches=tuple(_wide(wire, m) for m in lean.matches))


def _as_asked(match: DraftMatch) -> DraftMatch:
    """What the prompt asks for of what the gold has: a time's words where its minute was worked
    out; who goes through, and whom they meet, of no group; headline and blurb."""
    through = match.advanced if match.stage is None or "roup" not in match.stage.value else None
    events = (
        replace(e, minute=None, added=None) if e.when is not None else e for e in match.events
    )
    return replace(
        match,
        advanced=through,
        next_opponents=match.next_opponents if through is not None else (),
        events=tuple(events),
        headline=_headline(match),
        blurb=_blurb(match),
    )


def _wide(wire: Wire, match: DraftMatch) -> DraftMatch:
    sides = (match.home.value, match.away.value)

    def more(evidence: tuple[int, ...], names: Iterable[str]) -> tuple[int, ...]:
        return _with_neighbour(wire, evidence, [fold(n) for n in names])

    changed: dict[str, Any] = {
        key: replace(claim, evidence=more(claim.evidence, sides))
        for key in (
            "home",
            "away",
            "competition",
            "stage",
            "venue",
            "city",
            "score",
            "half_time",
            "winner",
            "advanced",
        )
        if (claim := getattr(match, key)) is not None
    }
    events = []
    for e in match.events:
        names = [surname(e.player)] if e.player else []
        events.append(replace(e, evidence=more(e.evidence, names or sides)))
    return replace(match, events=tuple(events), **changed)


def _with_neighbour(wire: Wire, evidence: tuple[int, ...], names: list[str]) -> tuple[int, ...]:
    """``evidence`` and the first sentence beside it that has one of ``names``."""
    beside = [k for n in evidence for k in (n - 1, n + 1) if 1 <= k <= len(wire.sentences)]
    for k in beside:
        if k not in evidence:
            s = wire.sentences[k - 1]
            text = fold(wire.text[s.start : s.end])
            if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in names):
                return tuple(sorted({*evidence, k}))
    return evidence


def _sides(match: DraftMatch) -> tuple[str, str, str] | None:
    """The better side, the other and the score from the better side's view."""
    if match.score is None or match.winner is None:
        return None
    home, away = match.home.value, match.away.value
    figures = match.score.home, match.score.away
    if match.winner.value == "away":
        return away, home, f"{figures[1]}-{figures[0]}"
    return home, away, f"{figures[0]}-{figures[1]}"


def _headline(match: DraftMatch) -> str | None:
    told = _sides(match)
    if told is None or match.winner is None:
        return None
    a, b, score = told
    if match.winner.value == "draw":
        return f"{a} and {b} draw {score}"
    last = [e for e in match.events if e.kind == "goal" and e.side == match.winner.value]
    if last and last[-1].player:
        return f"{surname(last[-1].player)} scores as {a} beat {b} {score}"
    return f"{a} beat {b} {score}"


def _blurb(match: DraftMatch) -> str | None:
    told = _sides(match)
    if told is None or match.winner is None:
        return None
    a, b, score = told
    verb = f"drew {score} with {b}" if match.winner.value == "draw" else f"beat {b} {score}"
    cup = f" in the {match.competition.value}" if match.competition else ""
    text = f"{a} {verb}{cup}."
    scorers = list(dict.fromkeys(_scorers(match.events)))
    if scorers:
        names = scorers[0] if len(scorers) == 1 else f"{', '.join(scorers[:-1])} and {scorers[-1]}"
        text += f" {names} scored."
    return text


def _scorers(events: Iterable[EventClaim]) -> Iterator[str]:
    return (e.player for e in events if e.kind in ("goal", "penalty_goal") and e.player)


def measure(folders: Iterable[Path], half: str | None = None, *, alone: bool = False) -> Lost:
    """The checks on the right drafts of all reports with gold in ``folders``."""
    found = Lost()
    for path in sorted(p for folder in folders for p in folder.glob("*.txt")):
        gold = path.with_suffix(".json")
        if not gold.is_file() or half not in (None, _half(path.stem)):
            continue
        wire = read_path(path)
        second = None if alone else offline_draft(wire)
        for way, draft in right_drafts(wire, json.loads(gold.read_text("utf-8"))):
            base = baseline(wire, draft, second, wide=True)
            found.claims += base.claimed.total()
            for unit, rules in alarms(base):
                found.lost.append((path.stem, way, unit, rules))
    return found


def _half(stem: str) -> str:
    number = re.findall(r"\d+", stem)
    return "odd" if number and int(number[-1]) % 2 else "even"


def _main() -> None:
    parser = argparse.ArgumentParser(description="Right claims that the checks take out, by rule.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without the second reader")
    a = parser.parse_args()
    found = measure(a.folders, a.half, alone=a.alone)
    share = len(found.lost) / max(1, found.claims)
    print(f"{len(found.lost)} of {found.claims} right claims lost ({share:.3f})")
    for way in ("lean", "wide"):
        print(f"  {way}: {sum(w == way for _, w, _, _ in found.lost)}")
    for column in (3, 2):
        print("  " + ", ".join(f"{k} {n}" for k, n in found.by(column).most_common()))
    if a.show:
        for name, way, unit, rules in found.lost:
            print(f"{name} {way}: {unit} {', '.join(rules) or 'along'}")


if __name__ == "__main__":
    _main()
