"""What a kill takes from other wires: the sections that carry the killed report on.

A paper may have printed the report before it was killed, or among reports of its own. Its line
keeps what is its own; where nothing is left, the wire is killed as well.
"""

from __future__ import annotations

from functools import partial

from summarizer.day.reprints import Barred
from summarizer.day.sections import sections
from summarizer.day.withdrawn import without_withdrawn
from summarizer.ledger import Inputs, Ledger, Stories, Wires
from summarizer.revisions import Identity, Story, identity_of
from summarizer.revisions.likeness import runs_of
from summarizer.revisions.meant import same_provider
from summarizer.summary import Finding, Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["Killed", "withdraw_carriers"]

_OWN = 8
"""So many runs of words that the killed report has not make a section of a wire's own."""


class Killed:
    """The texts that were killed, in this run or before, as a ledger has them.

    A provider's own wire carries on nothing of its own: under a new id it brings a story back.
    """

    def __init__(self, stories: Stories) -> None:
        self._texts: Barred[Story] = Barred(
            (story, seen.runs) for story in stories.killed_stories() for seen in story.seen
        )

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._texts)

    def carried_alone(self, wire: Wire) -> str | None:
        """Why ``wire`` must not be told at all: it carries a killed report on and has no paragraph
        of its own. None where it may be."""
        story = self._carried(wire)
        return _reason(story) if story is not None and not _has_own(wire, story) else None

    def carried_among_others(self, wire: Wire) -> bool:
        """Whether ``wire`` carries a killed report on beside paragraphs of its own."""
        story = self._carried(wire)
        return story is not None and _has_own(wire, story)

    def _carried(self, wire: Wire) -> Story | None:
        return self._texts.carried_by(runs_of(wire), _others(wire)) if self._texts else None

    def why(self, wire: Wire, summary: Summary | None) -> str | None:
        """Why nothing of ``wire``, of which ``summary`` was made if anything, must be told; None
        where something may be."""
        reasons = [] if summary is None else self.reasons(wire, summary)
        why = reasons[0] if reasons and all(reasons) else self.carried_alone(wire)
        if why is None or summary is None:
            return why
        return f"{why}; it withdraws what was made of it"

    def reasons(self, wire: Wire, summary: Summary) -> list[str | None]:
        """For each match of ``summary`` why it must not be told, None where it may be."""
        counts = _others(wire)
        parts = sections(wire, summary)
        found = (self._texts.carried_by(runs_of(wire, p, quoted=False), counts) for p in parts)
        return [None if story is None else _reason(story) for story in found]

    def without(self, wire: Wire, summary: Summary) -> Summary:
        """``summary`` without the matches that must not be told, each of which a finding names."""
        reasons = self.reasons(wire, summary)
        if not any(reasons):
            return summary
        left = without_withdrawn(summary, [None if why else "" for why in reasons])
        told = tuple(_finding(summary, n, why) for n, why in enumerate(reasons) if why)
        return left.model_copy(update={"findings": (*left.findings, *told)})


def withdraw_carriers(ledger: Ledger, batch: str = "") -> None:
    """Kill the wires of a run of which something was made, all of which a kill takes."""
    killed = Killed(Stories(ledger))
    if not killed:
        return
    gone: list[tuple[int, str]] = []
    wires = Wires(ledger)
    for number, wire, text in Inputs(ledger, batch).made():
        why = killed.why(wire, Summary.model_validate_json(text))
        if why is not None:
            gone.append((number, why))
    with ledger.transaction():
        for number, reason in gone:
            wires.withdraw(number, reason)


def _has_own(wire: Wire, story: Story) -> bool:
    theirs = frozenset(run for seen in story.seen for run in seen.runs)
    own = 0
    for paragraph in wire.paragraphs:
        runs = runs_of(wire, paragraph)
        if 2 * len(runs & theirs) < len(runs):
            own += len(runs - theirs)
    return own >= _OWN


def _others(wire: Wire) -> partial[bool]:
    return partial(_of_another, identity=identity_of(wire))


def _of_another(story: Story, identity: Identity) -> bool:
    return not same_provider(story.identity, identity)


def _reason(story: Story) -> str:
    return visible(
        f"carries on the report of {story.identity}: the same source, which was killed "
        f"({story.killed})"
    )


def _finding(summary: Summary, index: int, why: str) -> Finding:
    match = summary.matches[index]
    return Finding(
        rule="carries-killed",
        path=f"matches[{index}]",
        severity="warning",
        action="dropped",
        message=f"{match.home.name} - {match.away.name} {why}",
    )
