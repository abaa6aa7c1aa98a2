"""A day's digest as files: its page with the evidence beside it, or its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarizer.cli.console import named, say
from summarizer.cli.inputs import check_not_an_input
from summarizer.cli.pagefile import PageFile, write_together
from summarizer.day import Day, Item
from summarizer.day.model import DayWire
from summarizer.day.withdrawn import without_withdrawn
from summarizer.page import digest, render_pages
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["DigestPage", "evidence_name", "say_bare"]


def evidence_name(html: str) -> str:
    """Where the evidence of the page ``html`` goes: ``day-evidence.html`` beside ``day.html``."""
    path = Path(html)
    return str(path.with_name(f"{path.stem}-evidence{path.suffix or '.html'}"))


class DigestPage:
    """The places of a digest's page and of its evidence; they are tried at once.

    Raises :class:`~summarizer.cli.inputs.BadUsage` where one cannot be written to, or is one of
    ``inputs``.
    """

    def __init__(self, html: str, inputs: Sequence[str]) -> None:
        beside = evidence_name(html)
        for place in (html, beside):
            check_not_an_input(place, inputs)
        self.page, self.beside = PageFile(html), PageFile(beside)

    def write(self, made: Day, items: Sequence[Item]) -> None:
        """Write both, or none, and say where; ``items`` are those that ``made`` was made of."""
        shown, links = _evidence(made, items, Path(self.beside.name).name)
        texts = [(self.page, digest(made, pages=links))]
        # An old one would show what has been withdrawn since.
        if shown or self.beside.path.exists():
            texts.insert(0, (self.beside, render_pages(shown)))
        write_together(*texts)
        said = f"page: {named(self.page.name)}"
        say(said + (f"; evidence: {named(self.beside.name)}" if shown else ""))
        bare = sum(w.key not in links and not _is_withdrawn(w) for w in made.wires)
        say_bare(bare, len(made.wires))


def say_bare(bare: int, many: int) -> None:
    """Say that ``bare`` of ``many`` wires were not at hand, where any was not."""
    if bare:
        say(
            f"{bare} of {many} wires were not found where their results name them: "
            "their reprints could not be told by their words"
        )


def _is_withdrawn(wire: DayWire) -> bool:
    return bool(wire.matches) and not any(wire.matches)


def _evidence(
    made: Day, items: Sequence[Item], name: str
) -> tuple[list[tuple[Wire, Summary]], dict[str, str]]:
    """The wires of the day with what is shown of them, and where each stands on the page of
    evidence. What was withdrawn as a whole has no place there."""
    known: dict[tuple[object, ...], list[tuple[Wire, Summary]]] = {}
    for item in items:
        if item.wire is not None and item.summary is not None:
            about = item.summary.wire
            key = (item.input, about.headline, about.published, about.version, about.sha256)
            known.setdefault(key, []).append((item.wire, item.summary))
    shown: list[tuple[Wire, Summary]] = []
    links: dict[str, str] = {}
    for wire in made.wires:
        key = (wire.input, wire.headline, wire.published, wire.version, wire.sha256)
        if known.get(key):
            its, summary = known[key].pop(0)
            if _is_withdrawn(wire):
                continue
            shown.append((its, without_withdrawn(summary, wire.matches)))
            links[wire.key] = f"{name}#w{len(shown)}"
    return shown, links
