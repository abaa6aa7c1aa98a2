"""All lies about all texts, each put to the checks with and without the second reader."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bench.lies import rivals as others
from bench.lies.judge import Baseline, Unit, Verdict, baseline, judge
from bench.lies.retyped import ours, retyped, retyped_claim
from bench.lies.right import Source, Text, texts, told_lies
from bench.lies.tell import Lie, lies
from summarizer.engines.offline import offline_draft

__all__ = ["PUT_TO_RIVALS", "Alarm", "Measured", "Retyped", "Try", "measure"]

PUT_TO_RIVALS = frozenset(
    """quote_other_person quote_interviewer not_speech_as_speech quotes_joined role_swapped
    speaker_invented evidence_moved""".split()
)
"""Kinds of lies on quotations and evidence, which other libraries look at too."""


By = Literal["hand", "rule", "last"]
"""Who told a lie: somebody, the generator, or somebody after the rules were finished."""
_FOLDERS: tuple[tuple[By, str], ...] = (("hand", "told"), ("last", "fresh"))


@dataclass(frozen=True, slots=True)
class Try:
    """One lie and what came of it."""

    text: str
    source: Source
    by: By
    lie: Lie
    with_second: Verdict
    alone: Verdict
    rivals: dict[str, bool] = field(default_factory=dict)
    """Which other library caught it."""


@dataclass(frozen=True, slots=True)
class Retyped:
    """A quotation retyped, and what became of it: ``caught``, ``kept`` or ``dropped_right``.

    ``exact`` are quotations as they stand; ``glyphs`` differ in the glyphs of marks only: both
    are right and have to be kept.
    """

    kind: str
    text: str
    outcomes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A right claim that the checks took out of an untouched draft."""

    text: str
    source: Source
    unit: Unit


@dataclass(slots=True)
class Measured:
    """All tries; ``right`` counts the right claims of the untouched drafts, by source."""

    tries: list[Try] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    alarms_alone: list[Alarm] = field(default_factory=list)
    right: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    retyped: list[Retyped] = field(default_factory=list)
    seconds: float = 0.0


def measure(
    *,
    generate: bool = True,
    only: Collection[str] | None = None,
    name: str | None = None,
    rivals: bool = False,
) -> Measured:
    """Tell every lie once, or those of the kinds ``only`` or about the text ``name``.

    Without ``generate`` only those written by hand. With ``rivals`` the lies on quotations and
    evidence are put to the other libraries that are installed.
    """
    libraries = others.available() if rivals else []
    measured = Measured()
    began = time.perf_counter()
    for text in texts():
        if name in (None, text.name):
            _text(measured, text, generate, only, libraries)
    measured.seconds = time.perf_counter() - began
    return measured


def _text(
    measured: Measured,
    text: Text,
    generate: bool,
    only: Collection[str] | None,
    libraries: list[others.Rival],
) -> None:
    second = baseline(text.wire, text.right, offline_draft(text.wire))
    alone = baseline(text.wire, text.right, None)
    measured.texts[text.source] = measured.texts.get(text.source, 0) + 1
    measured.right[text.source] = measured.right.get(text.source, 0) + second.claimed.total()
    measured.alarms += [Alarm(text.name, text.source, u) for u in second.lost.elements()]
    measured.alarms_alone += [Alarm(text.name, text.source, u) for u in alone.lost.elements()]
    if libraries:
        measured.retyped += _retyped(text, libraries)
    same: set[tuple[str, str]] = set()
    for by, folder in _FOLDERS:
        for lie in told_lies(text, folder):
            same.add((lie.path, lie.lied))
            if not only or lie.kind in only:
                measured.tries.append(_try(text, by, lie, second, alone, libraries))
    if not generate:
        return
    for lie in lies(text.wire, text.right, text.name):
        if (lie.path, lie.lied) not in same and not (only and lie.kind not in only):
            measured.tries.append(_try(text, "rule", lie, second, alone, libraries))


def _try(
    text: Text,
    by: By,
    lie: Lie,
    second: Baseline,
    alone: Baseline,
    libraries: list[others.Rival],
) -> Try:
    caught = {}
    if libraries and lie.kind in PUT_TO_RIVALS:
        claim = others.claim_of(text.wire, lie.draft, lie.path)
        caught = {r.name: r.judge(text.wire.text, claim).outcome == "caught" for r in libraries}
    return Try(text.name, text.source, by, lie, judge(second, lie), judge(alone, lie), caught)


def _retyped(text: Text, libraries: list[others.Rival]) -> Iterator[Retyped]:
    for i, _ in enumerate(text.right.quotes):
        claim = others.claim_of(text.wire, text.right, f"quotes[{i}]", right=True)
        outcomes = {r.name: r.judge(text.wire.text, claim).outcome for r in libraries}
        yield Retyped("exact", text.name, outcomes)
    for lie in retyped(text.wire, text.right, 7):
        claim = retyped_claim(text.wire, text.right, lie)
        outcomes = {r.name: r.judge(text.wire.text, claim).outcome for r in libraries}
        outcomes["ours"] = ours(text.wire, text.right, lie).outcome
        yield Retyped(lie.kind, text.name, outcomes)
