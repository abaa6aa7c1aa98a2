"""The way a wire goes: draft, checks, at most one re-ask, summary. The one async core."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from summarizer.checking import RULES_VERSION, Checked, Policy, check, family_of
from summarizer.checking.problems import RULES
from summarizer.checkpoints import watched
from summarizer.draft import Draft
from summarizer.engines.base import Call, Drafted, Engine
from summarizer.engines.offline import OfflineEngine, offline_draft, other_language, readable
from summarizer.errors import ChecksFailed, DeadlineExceeded, EngineError, SummarizerError, Withheld
from summarizer.gate import check_releasable
from summarizer.language.sentences import Sentences
from summarizer.summary import Finding, Run, Summary, WireInfo
from summarizer.wire import Wire

__all__ = ["Judge", "judged_alone", "summarise", "wire_info"]

Judge = Callable[[Wire, Draft, Policy], Awaitable[Checked]]
"""Takes :func:`judged_alone` to another process."""


def judged_alone(wire: Wire, draft: Draft, policy: Policy) -> Checked:
    """A model's draft held against its wire, and against a second reading by rule. Pure."""
    sentences = Sentences(wire)
    second = offline_draft(wire, sentences) if readable(wire) else None
    return check(wire, draft, second=second, policy=policy, sentences=sentences)


async def summarise(
    wire: Wire,
    engine: Engine,
    call: Call,
    *,
    policy: Policy = "drop",
    fallback: bool = False,
    now: datetime | None = None,
    results_only: bool = False,
    judge: Judge | None = None,
) -> Summary:
    """Draft ``wire`` with ``engine``, check, re-ask once about what failed, and sum up.

    ``call`` bounds time and requests and is added up in place. With ``fallback`` the reading by
    rule is made ready before the model is asked, and takes its place where the model fails or is
    late; a finding says so. With ``judge`` a model's draft is checked elsewhere, and the rules read
    here only what is wanted besides. Raises
    :class:`~summarizer.errors.Withheld` for what the gate holds back at ``now`` (the clock's time
    if not given), and with ``results_only`` for a preview, before any request,
    :class:`~summarizer.errors.EngineError` where no draft could be had, and
    :class:`~summarizer.errors.ChecksFailed` under policy ``raise``.
    """
    try:
        with watched(call.look):
            return await _summarise(wire, engine, call, policy, fallback, now, results_only, judge)
    except DeadlineExceeded as late:
        late.input = wire.input
        raise


async def _summarise(
    wire: Wire,
    engine: Engine,
    call: Call,
    policy: Policy,
    fallback: bool,
    now: datetime | None,
    results_only: bool,
    judge: Judge | None,
) -> Summary:
    check_releasable(wire, now=now)
    started = time.perf_counter()
    notes: list[Finding] = []
    elsewhere = None if engine.name == "offline" else judge
    here = elsewhere is None
    by_rule = await call.run(partial(_by_rule, wire, engine, policy, fallback, results_only, here))
    if results_only and by_rule.draft is not None and by_rule.draft.kind == "preview":
        raise Withheld(
            "a preview: its match is still to be played, and only results are wanted",
            outcome="skipped",
            input=wire.input,
        )
    checks = partial(check, wire, second=by_rule.second, policy=policy, sentences=by_rule.sentences)

    async def judged(draft: Draft) -> Checked:
        if elsewhere is not None:
            return await elsewhere(wire, draft, policy)
        return await call.run(partial(checks, draft))

    try:
        drafted = await engine.draft(wire, call)
        checked = await judged(drafted.draft)
        model = drafted.model
        if engine.can_reask and _to_reask(checked):
            checked, more = await _reask(wire, engine, call, judged, drafted, checked)
            notes += more
    except EngineError as error:
        if by_rule.checked is None:
            raise
        notes.append(_note("fallback", "warning", str(error)))
        engine, checked, model = OfflineEngine(), by_rule.checked, None
    if not readable(wire):
        notes.append(_not_read(wire, engine))
    if policy == "raise" and checked.failed:
        worst = checked.failed[0]
        raise ChecksFailed(
            f"{len(checked.failed)} claims failed, first {worst.path}: {worst.message}",
            findings=checked.findings,
            input=wire.input,
            requests=call.requests,
        )
    return Summary(
        wire=wire_info(wire),
        kind=checked.draft.kind,
        matches=checked.matches,
        quotes=checked.quotes,
        findings=(*checked.findings, *notes),
        run=Run(
            engine=engine.name,
            model=model,
            prompt=engine.prompt,
            schema_hash=engine.schema,
            rules=RULES_VERSION,
            requests=call.requests,
            usage=call.usage,
            cost_usd=call.cost_usd,
            seconds=round(time.perf_counter() - started, 6),
        ),
    )


@dataclass(frozen=True, slots=True)
class _ByRule:
    """What the rules read before an engine is asked: each None where nobody wants it.

    ``second`` is the second reader of the checks, ``checked`` what takes a failing engine's place.
    """

    sentences: Sentences
    draft: Draft | None = None
    second: Draft | None = None
    checked: Checked | None = None


def _by_rule(
    wire: Wire, engine: Engine, policy: Policy, fallback: bool, results_only: bool, here: bool
) -> _ByRule:
    sentences = Sentences(wire)
    asked = engine.name != "offline"
    if not ((asked and (here or fallback)) or results_only):
        return _ByRule(sentences)
    draft = offline_draft(wire, sentences)
    return _ByRule(
        sentences,
        draft,
        draft if asked and readable(wire) else None,
        check(wire, draft, policy=policy, sentences=sentences) if asked and fallback else None,
    )


def _to_reask(checked: Checked) -> tuple[Finding, ...]:
    """The failed claims worth asking again about: prose is replaced by rule, not asked for."""
    return tuple(f for f in checked.failed if family_of(f.rule) != "prose")


async def _reask(
    wire: Wire,
    engine: Engine,
    call: Call,
    judged: Callable[[Draft], Awaitable[Checked]],
    first: Drafted,
    checked: Checked,
) -> tuple[Checked, list[Finding]]:
    """Ask once more, naming the failed claims; keep whichever answer holds up better."""
    failed = _to_reask(checked)
    left = call.remaining()
    if left is not None and left <= 0:
        return checked, [_note("reask-skipped", "warning", "the deadline has passed")]
    if call.requests >= call.max_requests:
        return checked, [_note("reask-skipped", "warning", "the budget of requests is spent")]
    try:
        again = await engine.draft(wire, call, failed, first)
        better = await judged(again.draft)
    except SummarizerError as error:
        return checked, [_note("reask-skipped", "warning", str(error))]
    if _rank(better) < _rank(checked):
        return checked, []
    still = {(f.rule, f.value) for f in better.findings}
    corrected = [
        f.model_copy(update={"action": "corrected", "severity": "info", "at": None})
        for f in failed
        if (f.rule, f.value) not in still
    ]
    return replace(better, findings=(*better.findings, *corrected)), []


def _rank(checked: Checked) -> tuple[int, int]:
    """More facts that hold first, then fewer that failed."""
    draft = checked.draft
    held = len(draft.quotes) + sum(bool(q.speaker) for q in draft.quotes)
    for m in draft.matches:
        held += 2 + len(m.events) + len(m.dates) + len(m.next_opponents)
        held += sum(e.minute is not None for e in m.events)
        held += sum(
            getattr(m, key) is not None
            for key in (
                "ground competition stage venue city score half_time aggregate first_leg "
                "shoot_out extra_time result winner advanced"
            ).split()
        )
    return held, -len(_to_reask(checked))


def _not_read(wire: Wire, engine: Engine) -> Finding:
    """Why the rules do not read ``wire``, and what is missing for that."""
    language = other_language(wire)
    if language is None:
        who = "no facts" if engine.name == "offline" else "no second reader"
        return _note("not-read-by-rule", "warning", f"{len(wire.text)} characters; {who}")
    if engine.name == "offline":
        what = f"no facts; quotation spans read: {len(wire.quotations)}"
        return _note("language-offline", "warning", f"{language}; {what}")
    return _note(
        "language-offline",
        "warning",
        f"{language}; names, figures and spans are checked, words are not; no second reader",
    )


def _note(rule: str, severity: str, detail: str) -> Finding:
    return Finding(
        rule=rule,
        path="run",
        severity="warning" if severity == "warning" else "info",
        action="noted",
        message=f"{RULES[rule][1]}: {detail}",
    )


def wire_info(wire: Wire) -> WireInfo:
    """What a summary says of the wire that it was made of."""
    return WireInfo(
        id=wire.id,
        provider=wire.provider,
        version=wire.version,
        format=wire.format,
        headline=wire.headline,
        language=wire.language,
        published=wire.published,
        status=wire.status,
        sha256=wire.sha256,
    )
