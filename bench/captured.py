"""A large model's captured replies to real reports, through the checks.

The replies were captured by hand, one for each report, and stand unchanged in
``tests/evaluation/replies/reports``; their requests are what ``summarizer prompt`` prints. Somebody
who wrote no rule read each report and marked which claims of its reply, and which facts that the
summary adds to them, are wrong; that list stands in ``tests/evaluation/judged``. Twelve replies
were at hand while the rules were mended; the others were scored once, unmended.

python -m bench.captured requests FOLDER   write the requests
python -m bench.captured claims NAME       the claims of a reply, numbered, for somebody to judge
python -m bench.captured                   what became of the twelve that rules were mended on

The figures are on the page of accuracy (``make accuracy``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.lies.judge import Unit, baseline
from summarizer.engines.offline import offline_draft
from summarizer.engines.reply import parse_reply
from summarizer.reading import read_path

__all__ = ["MENDED", "Captured", "captured", "say"]

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REPLIES = ROOT / "tests" / "evaluation" / "replies" / "reports"
JUDGED = ROOT / "tests" / "evaluation" / "judged"

MENDED = frozenset(
    f"aj_{n}" for n in "0010 0074 0201 0221 0236 0249 0254 0272 0278 0294 0310 0314".split()
)
"""The twelve replies that rules were mended on."""


@dataclass(frozen=True, slots=True)
class Captured:
    """One reply: its claims, what of them the summary has, what somebody judged to be wrong.

    ``wrong`` and ``borderline`` are claims as :func:`say` puts them; a borderline one is what a
    newspaper would let stand and a strict reader would not. ``unjudged`` are facts of the summary
    that the reply does not claim (worked out, or planned prose) and that nobody has looked at.
    """

    name: str
    claimed: Counter[Unit]
    kept: Counter[Unit]
    lost: Counter[Unit]
    wrong: frozenset[str]
    borderline: frozenset[str]
    unjudged: tuple[Unit, ...]

    @property
    def through(self) -> list[Unit]:
        """Wrong facts in the summary."""
        return [u for u in self.kept.elements() if say(u) in self.wrong]

    @property
    def doubtful(self) -> list[Unit]:
        """Borderline facts in the summary."""
        return [u for u in self.kept.elements() if say(u) in self.borderline]

    @property
    def caught(self) -> list[Unit]:
        """Wrong claims that are not in the summary."""
        return [u for u in (self.claimed - self.kept).elements() if say(u) in self.wrong]

    @property
    def dropped(self) -> list[Unit]:
        """Right claims that the checks took out."""
        return [u for u in self.lost.elements() if say(u) not in self.wrong]

    @property
    def right(self) -> int:
        """How many claims of the reply are right."""
        return sum(n for u, n in self.claimed.items() if say(u) not in self.wrong)


def say(unit: Unit) -> str:
    """A claim as one line, always the same."""
    return json.dumps([_plain(v) for v in unit], ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted((_plain(v) for v in value), key=str)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def captured(
    names: Iterable[str] = (),
    *,
    reports: Path = SHARED / "reports",
    replies: Path = REPLIES,
    judged: Path = JUDGED,
) -> Iterator[Captured]:
    """The captured replies whose report is at hand, all or those of ``names``, checked."""
    for path in sorted(p for p in replies.glob("*.json") if p.name != "meta.json"):
        wire_path = reports / f"{path.stem}.txt"
        if (names and path.stem not in names) or not wire_path.is_file():
            continue
        wire = read_path(wire_path)
        base = baseline(wire, parse_reply(path.read_text("utf-8")), offline_draft(wire), wide=False)
        raw = _judgement(judged / path.name, base.claimed)
        added = base.kept - base.claimed
        yield Captured(
            name=path.stem,
            claimed=base.claimed,
            kept=base.kept,
            lost=base.lost,
            wrong=frozenset(w["claim"] for w in raw["wrong"]),
            borderline=frozenset(b["claim"] for b in raw.get("borderline", ())),
            unjudged=tuple(u for u in added if say(u) not in set(raw["added"])),
        )


def _judgement(path: Path, claimed: Counter[Unit]) -> dict[str, Any]:
    """What somebody judged a reply to be; raises ValueError where it is not this reply's."""
    if not path.is_file():
        raise ValueError(f"{path}: nobody has judged this reply")
    raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
    known = {say(u) for u in claimed} | set(raw["added"])
    strange = [
        entry["claim"]
        for entry in (*raw["wrong"], *raw.get("borderline", ()))
        if entry["claim"] not in known
    ]
    if strange:
        raise ValueError(f"{path}: no such claim: {strange[0]}")
    if raw["claims"] != len(claimed):
        raise ValueError(f"{path}: {raw['claims']} claims judged, the reply has {len(claimed)}")
    return raw


def requests(folder: Path) -> None:
    """Write the request for each report and seed into ``folder``: what ``prompt`` prints."""
    folder.mkdir(parents=True, exist_ok=True)
    for wire in sorted([*(SHARED / "reports").glob("*.txt"), *(SHARED / "seeds").glob("*.txt")]):
        (folder / f"{wire.stem}.json").write_text(request_text(wire), "utf-8")


def request_text(wire: Path) -> str:
    """The request for the wire at ``wire``, to the letter."""
    shown = subprocess.run(
        [sys.executable, "-m", "summarizer", "prompt", str(wire), "--model", "any"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return shown.stdout


def claims(name: str) -> list[str]:
    """The claims of a reply, and what the summary adds to them, one to a line, for judging."""
    (one,) = captured([name])
    lines = [f"claim {say(u)}" for u in one.claimed]
    return lines + [f"added {say(u)}" for u in one.kept - one.claimed]


def _main() -> None:
    parser = argparse.ArgumentParser(description="Captured replies through the checks.")
    parser.add_argument("what", nargs="?", choices=("requests", "claims", "table"), default="table")
    parser.add_argument("where", nargs="?", default="out/requests")
    a = parser.parse_args()
    if a.what == "requests":
        requests(Path(a.where))
    elif a.what == "claims":
        print("\n".join(claims(a.where)))
    else:
        for one in captured(MENDED):
            print(f"{one.name}: {one.claimed.total()} claims")
            for title in ("through", "doubtful", "caught", "dropped", "unjudged"):
                for unit in getattr(one, title):
                    print(f"  {title}: {say(unit)}")


if __name__ == "__main__":
    _main()
