"""The texts that lies are told about, each with its right draft.

Four sources: our example wires with their gold, our own wires written for this measure, and,
where the shared folder is at hand, real reports and the seeds. Right drafts of the last three
were made by reading and stand in ``drafts/`` in the format of a model's reply; their evidence was
chosen by the reader, never by the checks' own matcher. Lies that somebody wrote by hand stand in
``told/``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.lies.tell import Lie
from summarizer.draft import Draft
from summarizer.engines.reply import parse_reply
from summarizer.reading import read_path
from summarizer.wire import Wire
from tests.support.gold_drafts import NAMES, gold_draft

__all__ = ["Source", "Text", "told_lies", "texts"]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"

Source = Literal["examples", "our wires", "reports", "seeds"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its wire and the draft that says all of it and nothing else."""

    name: str
    source: Source
    wire: Wire
    right: Draft
    reply: dict[str, Any] | None
    """The right draft as a reply; None where it was made from the gold of an example."""


def texts() -> Iterator[Text]:
    """All texts at hand, in the order of source and name.

    Raises ValueError where a right draft was made for another reading of its text: its sentence
    numbers would point elsewhere.
    """
    for name in NAMES:
        wire = read_path(ROOT / "examples" / "wires" / f"{name}.txt")
        yield Text(name, "examples", wire, gold_draft(wire, name), None)
    places: tuple[tuple[Source, Path], ...] = (
        ("our wires", HERE / "wires"),
        ("reports", SHARED / "reports"),
        ("seeds", SHARED / "seeds"),
    )
    for source, folder in places:
        for path in sorted(folder.glob("*.txt")):
            written = HERE / "drafts" / f"{path.stem}.json"
            if written.exists():
                yield _text(source, path, json.loads(written.read_text("utf-8")))


def _text(source: Source, path: Path, raw: dict[str, Any]) -> Text:
    wire = read_path(path)
    counts = len(wire.sentences), len(wire.quotations)
    if counts != (raw["sentences"], raw["quotations"]):
        raise ValueError(
            f"{path.name}: the right draft was made for {raw['sentences']} sentences and "
            f"{raw['quotations']} quotations, the wire now reads as {counts[0]} and {counts[1]}"
        )
    right = parse_reply(json.dumps(raw["reply"]))
    if right.misshaped:
        raise ValueError(f"{path.name}: {right.misshaped[0]}")
    return Text(path.stem, source, wire, right, raw["reply"])


# --- lies written by hand ----------------------------------------------------------------------

_PLACE = re.compile(r"^(?:matches\[(?P<i>\d+)\]\.)?(?P<list>facts|events|headline|blurb|quotes)$")
_SEVERAL = {"date": "dates", "next": "next_opponents"}


def told_lies(text: Text, folder: str = "told") -> Iterator[Lie]:
    """The lies about ``text`` that were written by hand, as ``folder``/NAME.json has them.

    Raises ValueError where a lie does not fit its right draft.
    """
    path = HERE / folder / f"{text.name}.json"
    if text.reply is None or not path.exists():
        return
    for number, raw in enumerate(json.loads(path.read_text("utf-8"))["lies"]):
        try:
            yield _told(text.reply, raw)
        except (ValueError, KeyError, IndexError, AttributeError) as error:
            raise ValueError(f"{folder}/{path.name}, lie {number + 1}: {error}") from error


def _told(reply: dict[str, Any], raw: dict[str, Any]) -> Lie:
    lied = json.loads(json.dumps(reply))
    place = _PLACE.match(raw["in"])
    if place is None:
        raise ValueError(f"no such place: {raw['in']}")
    holder = lied if place["i"] is None else lied["matches"][int(place["i"])]
    key = place["list"]
    if key in ("headline", "blurb"):
        if holder[key] != raw["was"]:
            raise ValueError(f"the {key} is another: {holder[key]!r}")
        holder[key] = raw["lie"]
        where = raw["in"]
    else:
        rows: list[str] = holder[key]
        if raw["was"] is None:
            rows.append(raw["lie"])
        else:
            rows[rows.index(raw["was"])] = raw["lie"]
        at = rows.index(raw["lie"]) if raw["was"] is not None else len(rows) - 1
        where = _path(place["i"], key, rows, at)
    draft = parse_reply(json.dumps(lied))
    if draft.misshaped:
        raise ValueError(f"{draft.misshaped[0].reason}: {draft.misshaped[0].row}")
    return Lie(raw["kind"], where, raw["lie"], draft)


def _path(match: str | None, key: str, rows: list[str], at: int) -> str:
    """Where the draft has what row ``at`` claims."""
    if key == "quotes":
        return f"quotes[{at}]"
    if key == "events":
        return f"matches[{match}].events[{at}]"
    fact = rows[at].split("|", 1)[0]
    if fact not in _SEVERAL:
        return f"matches[{match}].{fact}"
    before = sum(row.split("|", 1)[0] == fact for row in rows[:at])
    return f"matches[{match}].{_SEVERAL[fact]}[{before}]"
