"""Measures the offline engine on all gold that there is, and writes ``docs/accuracy.md``.

Half of the real texts is held back from those who write rules: it is read only with --held-back,
when the rules are finished. What came out then is kept in ``bench/held_back.json`` with its commit
and stays on the page until it is measured again.

python -m bench.accuracy [--write FILE] [--held-back] [--speed]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from bench import short_texts, throughput
from bench.accuracy_page import Column, Group, page, stamp
from bench.captured_page import captured_section
from bench.exchange import exchange_folder
from bench.run import long_wires
from summarizer.api import Summarizer
from summarizer.evaluation.record import Record, record_of
from summarizer.evaluation.run import Case, evaluate, read_cases, wires_with_gold

__all__ = ["SECTIONS", "Places", "Section", "groups", "main", "measure", "parts"]

ROOT = Path(__file__).parents[1]
HELD_FROM = {"reports": "aj_0361", "quotes": "politico_2016-09-28"}
"""The name from which on, by alphabet, the wires of a folder are held back."""
_SHARED = ("reports", "quotes", "seeds", "gold")
SPEED_STEP = 4
"""Every so many-th of the long wires is timed."""
WIRES = 10_000
"""So many wires are read one after another for the figure of memory."""
EXCHANGES = (0, 1)
"""Each exchanged report is read twice: with clubs of one word, and with some of two."""
OPENED = frozenset(
    """aj_0361 aj_0375 aj_0380 aj_0382 aj_0399 aj_0403 aj_0416 aj_0421 aj_0439 aj_0469 aj_0488
    aj_0490""".split()
)
"""Held back at first, and read since while rules were written: counted apart, and learned from."""


@dataclass(frozen=True)
class Places:
    """Where the gold is; ``kept`` is the file with the figures of the held-back halves."""

    shared: Path = ROOT.parent / "shared"
    ours: Path = ROOT / "examples" / "wires"
    written: Path = ROOT / "bench" / "accuracy_wires"
    told: Path = ROOT / "tests" / "evaluation" / "told"
    replies: Path = ROOT / "tests" / "evaluation" / "replies" / "reports"
    judged: Path = ROOT / "tests" / "evaluation" / "judged"
    kept: Path = ROOT / "bench" / "held_back.json"


HeldBack = Literal["all", "figures"] | None
"""Whether what is held back is opened, and whether its cases are listed."""
Section = Callable[[Places, HeldBack], Iterable[str]]
"""Gives the Markdown lines of one more section of the page, its heading included."""


def _captured(places: Places, held_back: HeldBack) -> Iterable[str]:
    return captured_section(
        places.shared / "reports",
        places.replies,
        places.judged,
        places.kept,
        held_back=held_back is not None,
        listed=held_back != "figures",
        opened=OPENED,
    )


def _speed() -> Iterator[str]:
    """The section on speed and memory: on this machine, in this run."""
    yield from (
        "",
        "## Speed and memory",
        "",
        f"Measured: {stamp()}; processor time of one core.",
        "",
    )
    yield from ("| | | target | |", "|---|---:|---:|---|")
    for figure in (*throughput.speed(long_wires()[::SPEED_STEP]), *throughput.memory(WIRES)):
        target = "" if figure.target is None else f"{figure.target:g}"
        value = f"{figure.value:.4g} {figure.unit}"
        yield f"| {figure.what.strip()} | {value} | {target} | {figure.detail} |"


def _short_texts(_places: Places, _held_back: HeldBack) -> Iterable[str]:
    return short_texts.section()


SECTIONS: list[Section] = [_captured, _short_texts]
"""What comes after the measures of gold: each further measure adds its function here."""


@dataclass(frozen=True)
class Part:
    """Some wires of one kind with their gold, as one column of a table."""

    key: str
    group: str
    title: str
    pairs: tuple[tuple[Path, Path], ...] = field(repr=False)
    told: Path | None = None
    held_back: bool = False
    exchanged: tuple[Path, ...] = field(default=(), repr=False)
    """Where set, the names of the wires are exchanged; texts that show which words are common."""


def main(arguments: list[str] | None = None, places: Places | None = None) -> int:
    """Measure, and print or write the page. Returns 2 where the real texts are not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", metavar="FILE", type=Path, help="where the page goes; else out")
    parser.add_argument(
        "--held-back",
        nargs="?",
        choices=("all", "figures"),
        const="all",
        help="measure the held-back halves too, and keep their figures: when rules are finished; "
        "'figures' leaves out what was missed and dropped there, for rules that are not",
    )
    parser.add_argument("--speed", action="store_true", help="measure speed and memory too")
    args = parser.parse_args(arguments)
    places = places or Places()
    missing = [
        n for n in ("reports", "quotes", "seeds", "gold") if not (places.shared / n).is_dir()
    ]
    if missing:
        print(
            f"accuracy: {', '.join(missing)} missing in {places.shared.name}/ beside the project "
            "(hint: the real texts are not part of it; put them there, see docs/eval.md)",
            file=sys.stderr,
        )
        return 2
    made = groups(places, held_back=args.held_back)
    further = _further(places, held_back=args.held_back)
    lines = page(made, [*further, *(_speed() if args.speed else ())])
    text = "\n".join(lines) + "\n"
    if args.write is None:
        print(text, end="")
    else:
        args.write.write_text(text, encoding="utf-8")
        print(f"accuracy: {args.write}", file=sys.stderr)
    return 0


def _further(places: Places, *, held_back: HeldBack) -> Iterator[str]:
    for section in SECTIONS:
        yield ""
        yield from section(places, held_back)


# --- what is measured -----------------------------------------------------------------------------


def parts(places: Places) -> Iterator[Part]:
    """All parts of the gold, held back ones included: paths only, nothing is read."""
    told = places.told if places.told.is_dir() else None
    for key, group, listed in (
        ("reports", "Match reports", told),
        ("quotes", "News articles", None),
    ):
        pairs = tuple(wires_with_gold([places.shared / key], None))
        held = [p for p in pairs if p[0].stem >= HELD_FROM[key]]
        seen = tuple(p for p in held if p[0].stem in OPENED)
        rest = tuple(p for p in held if p[0].stem not in OPENED)
        opened = tuple(p for p in pairs if p[0].stem < HELD_FROM[key])
        yield Part(f"{key}/open", group, "open half", opened, listed)
        yield Part(f"{key}/held back", group, "held back", rest, listed, held_back=True)
        if seen:
            title = "opened since"
            yield Part(f"{key}/{title}", group, title, seen, listed, held_back=True)
    yield from _exchanged_parts(places, told)
    others = "Other wires"
    seeds = tuple(wires_with_gold([places.shared / "seeds"], places.shared / "gold"))
    yield Part("seeds", others, "three real wires", seeds)
    yield Part("examples", others, "examples", tuple(wires_with_gold([places.ours], None)))
    for folder in _folders(places.written):
        title = "written for this" if folder == places.written else folder.name
        yield Part(f"written/{title}", others, title, tuple(wires_with_gold([folder], None)))


def _exchanged_parts(places: Places, told: Path | None) -> Iterator[Part]:
    """The reports again, all names exchanged; common words are learned from open texts alone."""
    pairs = tuple(wires_with_gold([places.shared / "reports"], None))
    words = [p for p in (places.shared / "quotes").glob("*.txt") if p.stem < HELD_FROM["quotes"]]
    words += [p for p, _ in pairs if p.stem < HELD_FROM["reports"]]
    opened = tuple(p for p in pairs if p[0].stem < HELD_FROM["reports"])
    held = tuple(p for p in pairs if p not in opened and p[0].stem not in OPENED)
    seen = tuple(p for p in pairs if p not in opened and p[0].stem in OPENED)
    group = "Match reports, every name exchanged"
    for title, some in (("open half", opened), ("held back", held), ("opened since", seen)):
        key = f"exchanged/{title}"
        shut = title != "open half"
        yield Part(key, group, title, some, told, held_back=shut, exchanged=tuple(sorted(words)))


def _folders(top: Path) -> list[Path]:
    """``top`` and its folders, those that hold wires with gold."""
    if not top.is_dir():
        return []
    found = [top, *sorted(p for p in top.iterdir() if p.is_dir())]
    return [f for f in found if any(w.with_suffix(".json").is_file() for w in f.glob("*.txt"))]


def measure(part: Part) -> Record:
    """The record of the offline engine over a part."""
    with Summarizer("offline", environ={}) as summarizer, TemporaryDirectory() as folder:
        cases = read_cases(part.pairs, part.told)
        if part.exchanged:
            cases = _exchanged(part, Path(folder))
        rows = list(evaluate(summarizer, cases))
    return record_of(rows, engine="offline")


def _exchanged(part: Part, out: Path) -> list[Case]:
    """The wires of a part with other names, each of them twice."""
    cases = []
    for seed in EXCHANGES:
        folder = out / str(seed)
        names = [wire.stem for wire, _ in part.pairs]
        exchange_folder(
            part.pairs[0][0].parent,
            folder,
            seed=seed,
            told=part.told,
            only=names,
            words=part.exchanged,
        )
        told = folder / "told" if part.told is not None else None
        cases += read_cases(wires_with_gold([folder], None), told)
    return cases


def groups(places: Places, *, held_back: HeldBack) -> list[Group]:
    """The tables: a group for each kind of gold, a column for each part.

    A part that is held back is not opened without ``held_back``; its figures are then those kept
    from the last time. With it, the new ones are kept.
    """
    kept: dict[str, Any] = _kept(places.kept)
    made: dict[str, list[Column]] = {}
    for part in parts(places):
        if not part.pairs:
            continue
        if part.held_back and not held_back:
            column = _column_from(kept.get(part.key), part)
        else:
            record = measure(part)
            shown = not part.exchanged and not (part.held_back and held_back == "figures")
            differs = tuple(_differences(part)) if part.told and shown else ()
            column = Column(part.title, len(part.pairs), record["total"], stamp(), differs)
            if part.held_back:
                kept[part.key] = asdict(column)
        made.setdefault(part.group, []).append(column)
    if held_back:
        places.kept.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return [Group(title, tuple(columns)) for title, columns in made.items()]


def _kept(path: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return kept


def _column_from(kept: dict[str, Any] | None, part: Part) -> Column:
    if kept is None or kept["wires"] != len(part.pairs):
        return Column(part.title, len(part.pairs), None, "not measured yet")
    return Column(**{**kept, "differs": tuple(kept["differs"])})


def _differences(part: Part) -> Iterator[str]:
    """Where a report and the database differ, as listed by hand."""
    for wire, _ in part.pairs:
        listed = part.told / f"{wire.stem}.json" if part.told else None
        if listed is not None and listed.is_file():
            for told in json.loads(listed.read_text("utf-8")).get("differs", []):
                yield f"{wire.stem}: {told}"


if __name__ == "__main__":
    raise SystemExit(main())
