"""Blurbs by a model: one more request, which shows the facts only; the best of what passes.

A model never sees the wire here, and never the words of a quotation. Each candidate is held to
its channel and to the checks of prose, as a sentence plan is; where none holds, or the server
fails, the plan writes the text, and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from summarizer.blurbs.alone import stands_alone
from summarizer.blurbs.claims import in_doubt, pieces_of
from summarizer.blurbs.judge import Judge
from summarizer.blurbs.lengths import ESSENTIALS, LIMITS
from summarizer.blurbs.model import Blurb, Channel
from summarizer.blurbs.offline import planned, said
from summarizer.blurbs.quoting import marked
from summarizer.blurbs.style import Style
from summarizer.blurbs.told import facts_told
from summarizer.checking.problems import Problem
from summarizer.engines.base import Call
from summarizer.engines.blurbs import BlurbReply, MatchCandidates
from summarizer.errors import EngineError
from summarizer.summary import Finding, Summary
from summarizer.wire import Wire

__all__ = ["Writer", "written"]


@runtime_checkable
class Writer(Protocol):
    """An engine that can be asked for blurbs."""

    async def ask_blurbs(
        self,
        facts: Sequence[Mapping[str, Any]],
        wanted: Sequence[str],
        call: Call,
        *,
        limits: Mapping[str, int],
        style: str,
    ) -> BlurbReply:
        """Candidates for each match and channel; raises EngineError."""
        ...


async def written(
    summary: Summary,
    writer: Writer,
    call: Call,
    *,
    channels: Sequence[Channel],
    wire: Wire | None,
    style: Style,
) -> tuple[Blurb, ...]:
    """Blurbs as :func:`summarizer.blurbs.blurbs` gives them, written by a model where its texts
    hold. ``call`` bounds time and requests and is added up in place; a server that fails costs no
    blurb. Nothing is asked for a wire without a match."""
    if not summary.matches:
        return tuple(said(summary, channel, style, wire) for channel in channels)
    judges = [Judge(summary, i, style, wire) for i in range(len(summary.matches))]
    # Before anybody is asked: when a server has taken all the time, the plans are there.
    plans = [[planned(summary, i, c, judge) for c in channels] for i, judge in enumerate(judges)]
    fault: str | None = None
    found: list[MatchCandidates] = []
    try:
        reply = await writer.ask_blurbs(
            facts_told(summary, wire), channels, call, limits=_limits(style), style=_in_words(style)
        )
        found = reply.matches
    except EngineError as error:
        fault = str(error)
    blurbs: list[Blurb] = []
    doubts = in_doubt(summary)
    for index, judge in enumerate(judges):
        if f"matches[{index}]" in doubts:
            blurbs += plans[index]
            continue
        texts = found[index] if index < len(found) else None
        for plan, channel in zip(plans[index], channels, strict=True):
            candidates = getattr(texts, channel, [])
            best, failed = _best(summary, index, channel, candidates, judge)
            blurbs.append(best or _plan(plan, index, failed, fault))
    return tuple(blurbs)


def _limits(style: Style) -> dict[str, int]:
    most = {c: style.most(c) or LIMITS[c].most for c in ("push", "x", "headline")}
    return {**most, "essentials": ESSENTIALS}


def _in_words(style: Style) -> str:
    score, word = style.score, style.words
    first = "the winner and the winner's figure stand first"
    if score.order == "home":
        first = "the home side and its figure stand first"
    return (
        f"scores with {score.separator!r} between the figures; {first}; "
        f"{word.half_time}, {word.shoot_out}, {word.stoppage_time}, {word.equalised}"
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    quote: int | None


def _best(
    summary: Summary, index: int, channel: Channel, candidates: Sequence[str], judge: Judge
) -> tuple[Blurb | None, tuple[Finding, ...]]:
    """The candidate that tells most of those that hold, and what speaks against the others."""
    failed: list[Finding] = []
    held: list[_Candidate] = []
    for i, raw in enumerate(candidates):
        path = f"matches[{index}].{channel}[{i}]"
        candidate = _quoting(summary, index, raw, judge)
        problems = _problems(path, channel, candidate, raw, judge)
        if candidate is None or problems:
            failed += [_finding(p) for p in problems]
        else:
            held.append(candidate)
    if not held:
        return None, tuple(failed)
    best = max(held, key=lambda c: judge.worth(c.text))
    return (
        Blurb(
            channel=channel,
            match=index,
            text=best.text,
            reason=None,
            quote=best.quote,
            engine="llm",
            findings=tuple(failed),
        ),
        (),
    )


def _problems(
    path: str, channel: Channel, candidate: _Candidate | None, raw: str, judge: Judge
) -> list[Problem]:
    if candidate is None:
        return [Problem("prose-quote", path, raw, "warning")]
    wrong = judge.misfit(channel, candidate.text)
    if wrong is not None:
        return [Problem("prose-length", path, raw, "warning", wrong)]
    found = judge.complaints(channel, candidate.text)
    return [Problem(c.rule, path, raw, "warning", c.word) for c in found]


_QUOTE = re.compile(r"\[q(\d{1,4})\]")


def _quoting(summary: Summary, index: int, raw: str, judge: Judge) -> _Candidate | None:
    """``raw`` with the quotation that it names, in the wire's own characters. None where it names
    one that is not there, or two, one that does not stand alone, or none beside its speaker."""
    text = " ".join(raw.split())
    numbers = _QUOTE.findall(text)
    if not numbers:
        return _Candidate(text, None)
    at = int(numbers[0]) - 1
    if len(numbers) > 1 or not 0 <= at < len(summary.quotes):
        return None
    if f"quotes[{at}]" in in_doubt(summary):
        return None
    quote = summary.quotes[at]
    name = quote.speaker.name if quote.speaker else None
    mine = quote.match == index or len(summary.matches) == 1
    if name is None or name not in text or not mine or len(quote.spans) != 1:
        return None
    if not stands_alone(summary, quote, pieces_of(quote), judge.wire):
        return None
    return _Candidate(_QUOTE.sub(lambda _: marked(quote.text, judge.style), text), at)


def _finding(p: Problem) -> Finding:
    return Finding(
        rule=p.rule,
        path=p.path,
        severity="warning",
        action="dropped",
        message=p.message,
        value=p.value,
    )


def _plan(plan: Blurb, index: int, failed: tuple[Finding, ...], fault: str | None) -> Blurb:
    """The sentence plan's text, with the reason why it is not the model's."""
    why = fault or (f"{len(failed)} failed" if failed else "none came")
    note = Problem("blurb-planned", f"matches[{index}].{plan.channel}", None, "warning", why)
    told = Finding(
        rule=note.rule,
        path=note.path,
        severity="warning",
        action="replaced",
        message=note.message,
        value=None,
    )
    return plan.model_copy(update={"findings": (*failed, told)})
