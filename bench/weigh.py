"""Learns what the signs of :mod:`summarizer.engines.offline.signs` are worth, from texts with gold.

Six questions, each a logistic regression: which names are the sides, which score is the match's,
who won, whether it was a draw, whose goal a sentence tells, and whether a played match is the news
at all. No library is needed: the data is small. Printed is what comes out for texts that the
weights were not learned from: the texts are parted in five, and each part is read with what the
other four teach.

python -m bench.weigh            the figures
python -m bench.weigh --write    and the weights of all texts, into summarizer/engines/offline
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.accuracy import HELD_FROM, OPENED
from summarizer.engines.offline.lines import lines_of
from summarizer.engines.offline.signs import Report, Signs, goal_signs
from summarizer.engines.offline.verdict import Verdict, Weights, verdict_of
from summarizer.language.alike import same_person, same_side
from summarizer.language.marking import mark
from summarizer.language.results import results_in
from summarizer.language.sentences import Sentences
from summarizer.reading import read_text
from summarizer.wire import Wire

__all__ = ["Text", "Told", "learn", "main", "side_of", "told_of"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
OUT = ROOT / "summarizer" / "engines" / "offline" / "weights.py"
PARTS, SEED = 5, 7
RARE = 5
"""A sign in fewer examples is not learned."""
LIGHT = 0.02
"""A weight below this is left out."""
SURE = 2
"""So sure :func:`same_side` has to be that a name is a side's."""

Row = tuple[Signs, float]
"""The signs of one example, and 1 where it is what is asked for, else 0."""


@dataclass(frozen=True, slots=True)
class Told:
    """A match of the gold: the names of its two sides, the score in their order.

    ``winner`` of play is 0 or 1, -1 for a draw, None where it is not told; ``kicks`` is the side
    that won a shoot-out.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    score: tuple[int, int] | None
    winner: int | None
    kicks: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """A football text, or one of no match at all, with the matches that are its news."""

    source: str
    report: Report
    matches: tuple[Told, ...]
    goals: tuple[Row, ...]
    """Each name in each sentence, and whether a goal of his is told there."""


def told_of(raw: dict[str, Any]) -> Told:
    """A match in any of the forms of gold that the texts come with."""
    a, b = (raw.get(k) or raw[other] for k, other in (("home", "a"), ("away", "b")))
    codes = (raw.get("home_code"), raw.get("away_code"))
    score = (raw["score"][0], raw["score"][1]) if raw["score"] is not None else None
    if score is not None:
        winner: int | None = -1 if score[0] == score[1] else int(score[1] > score[0])
    else:
        winner = {"a": 0, "b": 1, a: 0, b: 1, "draw": -1}.get(raw.get("winner"))
    kicks = raw.get("shoot_out") or raw.get("shootout")
    return Told(
        ((a, codes[0]) if codes[0] else (a,), (b, codes[1]) if codes[1] else (b,)),
        score, winner, int(kicks[1] > kicks[0]) if kicks else None,
    )  # fmt: skip


def texts() -> Iterator[Text]:
    """All texts that rules may be written with."""
    for source, folder in (
        ("reports", SHARED / "reports"),
        ("wires", ROOT / "bench" / "accuracy_wires" / "development"),
        ("examples", ROOT / "examples" / "wires"),
    ):
        for path in sorted(folder.glob("*.txt")):
            gold = path.with_suffix(".json")
            shut = path.stem >= HELD_FROM["reports"] and path.stem not in OPENED
            if gold.exists() and not (source == "reports" and shut):
                raw = json.loads(gold.read_text("utf-8"))
                yield from _text(source, path.read_text("utf-8"), raw["matches"])
    for path in sorted((SHARED / "quotes").glob("*.txt")):
        if path.stem < HELD_FROM["quotes"]:
            yield from _text("articles", path.read_text("utf-8"), [])
    for source in ("opening_texts", "light_texts"):
        for line in (ROOT / "bench" / source / "development.jsonl").read_text("utf-8").splitlines():
            raw = json.loads(line)
            yield from _text(source, raw["text"], raw["matches"])


def _text(source: str, text: str, matches: list[dict[str, Any]]) -> Iterator[Text]:
    if any(m.get("sport", "football") != "football" for m in matches):
        return
    wire = read_text(text)
    marked = [mark(line) for line in lines_of(Sentences(wire))]
    report = Report.of(marked, [r for m in marked for r in results_in(m)])
    told = tuple(told_of(m) for m in matches)
    yield Text(source, report, told, tuple(_goals(wire, report, matches)))


def _goals(wire: Wire, report: Report, matches: list[dict[str, Any]]) -> Iterator[Row]:
    """Examples of who scored, where the gold says in which sentences."""
    goals = [g for m in matches for g in m.get("goals", ())]
    if not goals or any("in" not in g for g in goals):
        return
    tellers: dict[int, set[str]] = {}
    for goal in goals:
        for piece in goal["in"]:
            place = wire.text.find(piece)
            for s in wire.sentences_of(place, place + 1) if place >= 0 else ():
                tellers.setdefault(s.number, set()).add(goal["scorer"] or "")
    for sentence in report.sentences:
        scorers = tellers.get(sentence.marked.line.number, set())
        for place, _, name in sentence.names:
            told = any(same_person(name, scorer) for scorer in scorers)
            yield goal_signs(sentence, place), float(told)


def side_of(name: str, told: Told) -> int | None:
    """Which side of a match a name is; None where it is neither, or might be both."""
    hits = [same_side(side, name) for side in told.sides]
    best = max(hits)
    return hits.index(best) if best >= SURE and hits[0] != hits[1] else None


# --- learning -------------------------------------------------------------------------------------


def learn(rows: Sequence[Row], penalty: float = 3.0, rounds: int = 400) -> dict[str, float]:
    """The weights of a logistic regression, with ``penalty`` on their squares.

    By Adam over all rows at once: small steps, no chance in it, the same result on every machine.
    """
    counts = Counter(sign for signs, _ in rows for sign in signs)
    index = {sign: i for i, sign in enumerate(s for s, n in counts.items() if n >= RARE)}
    data = [([(index[s], v) for s, v in signs.items() if s in index], y) for signs, y in rows]
    weights, mean, square = ([0.0] * len(index) for _ in range(3))
    for step in range(1, rounds + 1):
        slope = [penalty * w for w in weights]
        for row, y in data:
            z = sum(weights[i] * v for i, v in row)
            wrong = 1 / (1 + math.exp(-max(-30.0, z))) - y
            for i, v in row:
                slope[i] += wrong * v
        a, b = 1 - 0.9**step, 1 - 0.999**step
        for i, g in enumerate(slope):
            mean[i] = 0.9 * mean[i] + 0.1 * g
            square[i] = 0.999 * square[i] + 0.001 * g * g
            weights[i] -= 0.05 * (mean[i] / a) / (math.sqrt(square[i] / b) + 1e-8)
    return {sign: weights[i] for sign, i in index.items()}


def weights_of(some: Sequence[Text]) -> Weights:
    """What the signs of these texts are worth, for all questions."""
    rows: dict[str, list[Row]] = {"sides": [], "scores": [], "winner": []}
    for text in some:
        if len(text.matches) == 1:
            _add(rows, text.report, text.matches[0])
    rows["goals"] = [row for t in some for row in t.goals]
    rows["news"] = [(t.report.news(), float(bool(t.matches))) for t in some]
    rows["level"] = [
        (t.report.news(), float(t.matches[0].winner == -1))
        for t in some
        if len(t.matches) == 1 and t.matches[0].winner is not None
    ]
    return {question: learn(examples) for question, examples in rows.items()}


def _add(rows: dict[str, list[Row]], report: Report, told: Told) -> None:
    """Add the examples of one report about one match."""
    named = report.names()
    of: dict[str, int | None] = {name: side_of(name, told) for name in named}
    rows["sides"] += [(signs, float(of[name] is not None)) for name, signs in named.items()]
    first, second = (next((n for n, i in of.items() if i == side), None) for side in (0, 1))
    if first is None or second is None:
        return
    pair = (first, second)
    final = (max(told.score), min(told.score)) if told.score else None
    likely = {name: 0.0 if side is not None else -1.0 for name, side in of.items()}
    rows["scores"] += [(s.signs, float(s.value == final)) for s in report.scores(pair, likely)]
    ahead = told.kicks if told.kicks is not None else told.winner
    if ahead in (0, 1):
        signs = report.winner(pair, final)
        rows["winner"].append((signs, float(ahead == 0)))
        rows["winner"].append(({s: -n for s, n in signs.items()}, float(ahead == 1)))


# --- what comes out -------------------------------------------------------------------------------


@dataclass(slots=True)
class Counts:
    """``known``: texts of one match whose sides are said; ``scores``: whose score is said."""

    matches: int = 0
    known: int = 0
    sides: int = 0
    told: int = 0
    scores: int = 0
    right: int = 0
    none: int = 0
    false: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, text: Text, verdict: Verdict | None) -> None:
        """Count what is said of a text."""
        if not text.matches:
            self.none += 1
            said = verdict is not None and verdict.is_news and verdict.knows_sides
            self.false += said and verdict is not None and verdict.knows_score
        elif len(text.matches) == 1:
            told = text.matches[0]
            self.matches += 1
            self.told += told.score is not None
            if verdict is not None and verdict.is_news and verdict.knows_sides:
                self._add_said(verdict, told)

    def _add_said(self, verdict: Verdict, told: Told) -> None:
        self.known += 1
        a, b = (side_of(name, told) for name in verdict.sides)
        self.sides += {a, b} == {0, 1}
        if verdict.knows_score and verdict.value is not None:
            high, low = verdict.value
            score = (high, low) if verdict.winner != 1 or high == low else (low, high)
            self.scores += 1
            self.right += {a, b} == {0, 1} and told.score == (score if a == 0 else score[::-1])


def main() -> int:
    """Learn, print what comes out for texts not learned from, and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    args = parser.parse_args()
    every = list(texts())
    random.Random(SEED).shuffle(every)  # noqa: S311
    counts: dict[str, Counts] = {}
    for part in range(PARTS):
        weights = weights_of([t for i, t in enumerate(every) if i % PARTS != part])
        for text in every[part::PARTS]:
            for key in (text.source, "all"):
                counts.setdefault(key, Counts()).add(text, verdict_of(text.report, weights))
    print("texts            matches  sides said  right  scores said  right  no match: said")
    for source, c in sorted(counts.items(), key=lambda item: item[0] == "all"):
        print(
            f"{source:15} {c.matches:8} {c.known:11} {c.sides:6} {c.scores:12} {c.right:6}"
            f" {c.false:9} of {c.none}"
        )
    if args.write:
        OUT.write_text(_module(weights_of(every)), encoding="utf-8")
    return 0


def _module(weights: Weights) -> str:
    lines = (
        '"""What the signs of reports are worth; written by ``python -m bench.weigh --write``."""',
        "",
        '__all__ = ["WEIGHTS"]',
        "",
        "WEIGHTS: dict[str, dict[str, float]] = {",
        *(line for question, worths in weights.items() for line in _question(question, worths)),
        "}",
        "",
    )
    return "\n".join(lines)


def _question(question: str, worths: Mapping[str, float]) -> Iterator[str]:
    yield f'    "{question}": {{'
    for sign, weight in sorted(worths.items()):
        if abs(weight) >= LIGHT:
            yield f"        {json.dumps(sign, ensure_ascii=False)}: {weight:.2f},"
    yield "    },"


if __name__ == "__main__":
    raise SystemExit(main())
