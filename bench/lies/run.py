"""All lies about all texts, each put to the checks with and without the second reader."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from bench.lies.judge import Baseline, Unit, Verdict, baseline, judge
from bench.lies.right import Source, Text, texts, told_lies
from bench.lies.tell import Lie, lies
from summarizer.engines.offline import offline_draft

__all__ = ["Alarm", "Measured", "Try", "measure"]


@dataclass(frozen=True, slots=True)
class Try:
    """One lie and what came of it."""

    text: str
    source: Source
    by: Literal["hand", "rule"]
    lie: Lie
    with_second: Verdict
    alone: Verdict


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
    seconds: float = 0.0


def measure(
    *,
    told: str = "told",
    generate: bool = True,
    only: Collection[str] | None = None,
    name: str | None = None,
) -> Measured:
    """Tell every lie once, or those of the kinds ``only`` or about the text ``name``.

    ``told`` is the folder of lies written by hand.
    """
    measured = Measured()
    began = time.perf_counter()
    for text in texts():
        if name in (None, text.name):
            _text(measured, text, told, generate, only)
    measured.seconds = time.perf_counter() - began
    return measured


def _text(
    measured: Measured, text: Text, told: str, generate: bool, only: Collection[str] | None
) -> None:
    second = baseline(text.wire, text.right, offline_draft(text.wire))
    alone = baseline(text.wire, text.right, None)
    measured.texts[text.source] = measured.texts.get(text.source, 0) + 1
    measured.right[text.source] = measured.right.get(text.source, 0) + second.claimed.total()
    measured.alarms += [Alarm(text.name, text.source, u) for u in second.lost.elements()]
    measured.alarms_alone += [Alarm(text.name, text.source, u) for u in alone.lost.elements()]
    written = list(told_lies(text, told))
    for lie in written:
        if only and lie.kind not in only:
            continue
        measured.tries.append(_try(text, "hand", lie, second, alone))
    if not generate:
        return
    same = {(w.path, w.lied) for w in written}
    for lie in lies(text.wire, text.right, text.name):
        if (lie.path, lie.lied) not in same and not (only and lie.kind not in only):
            measured.tries.append(_try(text, "rule", lie, second, alone))


def _try(
    text: Text, by: Literal["hand", "rule"], lie: Lie, second: Baseline, alone: Baseline
) -> Try:
    return Try(text.name, text.source, by, lie, judge(second, lie), judge(alone, lie))
