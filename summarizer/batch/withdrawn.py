"""What a kill or a hold takes from other wires: the sections that carry the report on.

A paper may have printed the report before it was killed, or among reports of its own. Its line
keeps what is its own; where nothing is left, the wire is killed or held as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from summarizer import gate
from summarizer.day.reprints import Barred
from summarizer.day.sections import sections
from summarizer.day.withdrawn import without_withdrawn
from summarizer.instants import instant
from summarizer.ledger import Inputs, Ledger, Stories, Wires
from summarizer.revisions import Identity, Story, identity_of
from summarizer.revisions.likeness import runs_of
from summarizer.revisions.meant import same_provider
from summarizer.summary import Finding, Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["Stopped", "Why", "withdraw_carriers"]

_OWN = 8
"""So many runs of words that the stopped report has not make a section of a wire's own."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something must not be told: never again, or not now."""

    outcome: Literal["killed", "held"]
    reason: str


class Stopped:
    """The texts that were killed or are held at ``now``, in this run or before, as a ledger has
    them.

    A provider's own wire carries on nothing of its own: under a new id it brings a story back. A
    hold says when a report may go out: what another provider published before it stays.
    """

    def __init__(self, stories: Stories, now: datetime) -> None:
        self._stories, self._now = stories, now
        self._held: dict[Identity, bool] = {}
        self._texts: Barred[Story] = Barred(
            (story, seen.runs) for story in stories.stopped() for seen in story.seen
        )

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._texts)

    def carried_alone(self, wire: Wire) -> Why | None:
        """Why ``wire`` must not be told at all: it carries such a report on and has no paragraph
        of its own. None where it may be."""
        story = self._carried(wire)
        return _why(story) if story is not None and not _has_own(wire, story) else None

    def carried_among_others(self, wire: Wire) -> bool:
        """Whether ``wire`` carries such a report on beside paragraphs of its own."""
        story = self._carried(wire)
        return story is not None and _has_own(wire, story)

    def _carried(self, wire: Wire) -> Story | None:
        return self._texts.carried_by(runs_of(wire), self._counts(wire)) if self._texts else None

    def _counts(self, wire: Wire) -> partial[bool]:
        return partial(self._bars, wire=wire, identity=identity_of(wire))

    def _bars(self, story: Story, wire: Wire, identity: Identity) -> bool:
        """Whether ``wire`` must not carry ``story`` on."""
        if same_provider(story.identity, identity):
            return False
        return story.killed is not None or (self._is_held(story) and not _before(wire, story))

    def _is_held(self, story: Story) -> bool:
        """Whether it is still: an embargo ends without a word."""
        if story.identity not in self._held:
            wire = None if story.suspended else self._stories.held_wire(story.identity)
            self._held[story.identity] = wire is None or gate.judge(wire, now=self._now) is not None
        return self._held[story.identity]

    def why(self, wire: Wire, summary: Summary | None) -> Why | None:
        """Why nothing of ``wire``, of which ``summary`` was made if anything, must be told; None
        where something may be."""
        reasons = [] if summary is None else self.reasons(wire, summary)
        why = _all(reasons) or self.carried_alone(wire)
        if why is None or summary is None or why.outcome == "held":
            return why
        return Why("killed", f"{why.reason}; it withdraws what was made of it")

    def reasons(self, wire: Wire, summary: Summary) -> list[Why | None]:
        """For each match of ``summary`` why it must not be told, None where it may be."""
        counts = self._counts(wire)
        parts = sections(wire, summary)
        found = (self._texts.carried_by(runs_of(wire, p, quoted=False), counts) for p in parts)
        return [None if story is None else _why(story) for story in found]

    def without(self, wire: Wire, summary: Summary) -> Summary:
        """``summary`` without the matches that must not be told, each of which a finding names."""
        reasons = self.reasons(wire, summary)
        if not any(reasons):
            return summary
        left = without_withdrawn(summary, [None if why else "" for why in reasons])
        told = tuple(_finding(summary, n, why) for n, why in enumerate(reasons) if why)
        return left.model_copy(update={"findings": (*left.findings, *told)})


def withdraw_carriers(ledger: Ledger, now: datetime, batch: str = "") -> None:
    """Kill or hold the wires of a run of which something was made, all of which a kill or a hold
    takes."""
    stopped = Stopped(Stories(ledger), now)
    if not stopped:
        return
    gone: list[tuple[int, Why]] = []
    wires = Wires(ledger)
    for number, wire, text in Inputs(ledger, batch).made():
        why = stopped.why(wire, Summary.model_validate_json(text))
        if why is not None:
            gone.append((number, why))
    with ledger.transaction():
        for number, why in gone:
            wires.stop(number, why.outcome, why.reason)


def _all(reasons: Sequence[Why | None]) -> Why | None:
    """Why nothing is left, None where something is; held where one part may be told later."""
    found = [why for why in reasons if why is not None]
    if not found or len(found) < len(reasons):
        return None
    return next((why for why in found if why.outcome == "held"), found[0])


def _has_own(wire: Wire, story: Story) -> bool:
    theirs = frozenset(run for seen in story.seen for run in seen.runs)
    own = 0
    for paragraph in wire.paragraphs:
        runs = runs_of(wire, paragraph)
        if 2 * len(runs & theirs) < len(runs):
            own += len(runs - theirs)
    return own >= _OWN


def _before(wire: Wire, story: Story) -> bool:
    """Whether ``wire`` was published before any version of ``story``; not where a date lacks."""
    mine = instant(wire.published) if wire.published else None
    told = (seen.version.published for seen in story.seen)
    theirs = [instant(published) if published else None for published in told]
    return mine is not None and all(t is not None and mine.latest < t.latest for t in theirs)


def _why(story: Story) -> Why:
    what = f"carries on the report of {story.identity}: the same source, which"
    if story.killed is not None:
        return Why("killed", visible(f"{what} was killed ({story.killed})"))
    because = f" ({story.suspended})" if story.suspended else ""
    return Why("held", visible(f"{what} is held{because}"))


def _finding(summary: Summary, index: int, why: Why) -> Finding:
    match = summary.matches[index]
    return Finding(
        rule=f"carries-{why.outcome}",
        path=f"matches[{index}]",
        severity="warning",
        action="dropped",
        message=f"{match.home.name} - {match.away.name} {why.reason}",
    )
