"""Summaries of right drafts: what the checks make of the hand-made gold."""

from __future__ import annotations

from summarizer.checking import RULES_VERSION, check
from summarizer.draft import Draft
from summarizer.summary import Run, Summary, Usage, WireInfo
from summarizer.wire import Wire
from tests.support.gold_drafts import gold_draft
from tests.support.recordings import example

__all__ = ["right_summary", "summary_of"]


def summary_of(wire: Wire, draft: Draft) -> Summary:
    """The summary that a right draft of ``wire`` gives."""
    checked = check(wire, draft)
    return Summary(
        wire=WireInfo(
            id=wire.id,
            provider=wire.provider,
            version=wire.version,
            format=wire.format,
            headline=wire.headline,
            language=wire.language,
            published=wire.published,
            status=wire.status,
            sha256=wire.sha256,
        ),
        kind=checked.draft.kind,
        matches=checked.matches,
        quotes=checked.quotes,
        findings=checked.findings,
        run=Run(
            engine="offline",
            model=None,
            prompt=None,
            schema_hash=None,
            rules=RULES_VERSION,
            requests=0,
            usage=Usage(),
            cost_usd=0.0,
            seconds=0.0,
        ),
    )


def right_summary(name: str) -> tuple[Wire, Summary]:
    """Example ``name`` as read, and the summary of its gold."""
    wire = example(name)
    return wire, summary_of(wire, gold_draft(wire, name))
