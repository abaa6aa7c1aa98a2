"""Which wires of a day count: the newest version of each story, and nothing killed or held.

The decisions are those of :class:`~summarizer.revisions.Editions`, but for one: a wire that carries
another's report on may have sections of its own, so a reprint goes on and is judged section by
section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from summarizer.day.items import Item, fingerprint
from summarizer.day.model import LeftOut, LeftOutcome
from summarizer.instants import instant
from summarizer.revisions import Decision, Editions, Identity
from summarizer.revisions.versions import Version, compare
from summarizer.summary import Summary
from summarizer.visible import visible

__all__ = ["Since", "Standing", "standing"]


Since = tuple[bool, datetime, int]


def _since(published: str | None, index: int) -> Since:
    at = instant(published) if published else None
    return at is None, at.latest if at else datetime.min.replace(tzinfo=UTC), index


@dataclass(slots=True)
class Standing:
    """``counting`` are indices of the items that count; ``withdrawn`` of those that were made into
    something and must not be shown, with the outcome that did it; ``left_out`` is all the rest.
    ``since`` tells of each when the first version of its story came out: a sort key. ``barred``
    are those of which nothing was made, with a text that nobody may carry on: killed or held, and
    since when it was out, as far as it was. ``replaced`` has for a wire the older versions of its
    story that were made into something."""

    counting: list[int] = field(default_factory=list)
    withdrawn: dict[int, str] = field(default_factory=dict)
    left_out: list[tuple[int, LeftOut]] = field(default_factory=list)
    since: dict[int, Since] = field(default_factory=dict)
    barred: dict[int, tuple[str, Since]] = field(default_factory=dict)
    replaced: dict[int, list[int]] = field(default_factory=dict)


def standing(items: Sequence[Item], *, now: datetime | None = None) -> Standing:
    """Decide over ``items`` in the order in which they came in.

    ``now`` is the time that embargoes are held against, with zone; the clock's if not given.
    """
    desk = _Desk(now)
    for index, item in enumerate(items):
        if item.wire is not None:
            desk.take(index, item)
        elif item.summary is not None:
            desk.take_stored(index, item.summary, item.input)
        else:
            desk.leave(index, item.input, _outcome(item), item.reason or "no reason is told")
    for index, (identity, what) in desk.stopped.items():
        if identity not in desk.current:  # else a later version has been released
            desk.found.barred[index] = what, desk.since_of(index, items[index])
    desk.found.counting = sorted(desk.current.values())
    desk.found.left_out.sort(key=lambda pair: pair[0])
    return desk.found


def _outcome(item: Item) -> LeftOutcome:
    return "failed" if item.outcome == "summarised" else item.outcome


class _Desk:
    def __init__(self, now: datetime | None) -> None:
        self.now = now
        self.editions = Editions()
        self.stored: dict[Identity, Version] = {}
        self.current: dict[Identity, int] = {}
        self.first: dict[Identity, Since] = {}
        self.names: dict[int, str] = {}
        self.stopped: dict[int, tuple[Identity, str]] = {}
        self.found = Standing()

    def since_of(self, index: int, item: Item) -> Since:
        """When a wire that is at hand came out."""
        return _since(item.wire.published if item.wire else None, index)

    def leave(self, index: int, name: str, outcome: LeftOutcome, reason: str) -> None:
        """List an item among those that are not shown."""
        told = visible(" ".join(reason.split()))
        self.found.left_out.append((index, LeftOut(input=name, outcome=outcome, reason=told)))

    def take(self, index: int, item: Item) -> None:
        """A wire with its text: its decision, and what that does to what came before."""
        wire = item.wire
        if wire is None:
            return
        self.names[index] = item.input
        decision = self.editions.take(wire, now=self.now)
        for made in decision.withdraw:
            what = "held" if decision.verdict == "held" else "killed"
            self._withdraw(made.identity, what, decision.reason)
        verdict = decision.verdict
        if item.summary is None:
            for what in ("killed", "held"):
                if what in (item.outcome, verdict):
                    self.stopped.setdefault(index, (decision.identity, what))
        if verdict in ("killed", "after_kill"):
            self._left(index, item, "killed", decision.reason)
        elif verdict in ("held", "skipped", "outdated", "repeat"):
            self._left(index, item, verdict, decision.reason)
        elif item.summary is None:
            self._newer_is_missing(index, item, decision)
        else:
            self._replace(decision.identity, index, str(decision.version), wire.published)
            self.editions.record(decision, item.summary)

    def take_stored(self, index: int, summary: Summary, name: str) -> None:
        """A summary without its wire: its version is told by the format's fields alone."""
        told = summary.wire
        self.names[index] = name
        identity = (
            Identity(told.provider, told.id, "id")
            if told.id
            else Identity(told.provider, fingerprint(summary), "text")
        )
        version = Version(told.version, told.published, text=fingerprint(summary))
        before = self.stored.get(identity)
        if before is not None:
            order, by = compare(version, before)
            if order == "older" or before.text == version.text:
                outcome: LeftOutcome = "outdated" if order == "older" else "repeat"
                self.leave(index, name, outcome, f"{version} against {before} ({by})")
                return
        self.stored[identity] = version
        self._replace(identity, index, str(version), told.published)

    def _left(self, index: int, item: Item, verdict: LeftOutcome, reason: str) -> None:
        """What the run said of it counts before what is thought of it now."""
        if item.outcome == verdict == "killed":
            reason = item.reason or reason  # a ledger knows what was made of it
        elif item.outcome in ("held", "killed", "skipped") and verdict != "killed":
            verdict, reason = _outcome(item), item.reason or reason
        self.leave(index, item.input, verdict, reason)

    def _replace(self, identity: Identity, index: int, version: str, published: str | None) -> None:
        old = self.current.get(identity)
        if old is not None:
            self.leave(
                old, self.names[old], "outdated", f"replaced by {version}: {self.names[index]}"
            )
            self._replaces(index, old)
        self.current[identity] = index
        told = _since(published, index)
        self.first[identity] = min(told, self.first.get(identity, told))
        self.found.since[index] = self.first[identity]

    def _newer_is_missing(self, index: int, item: Item, decision: Decision) -> None:
        """The newest version has no summary: what was made of the one before may be what it puts
        right, so that goes too."""
        self.leave(index, item.input, _outcome(item), item.reason or "it was not summarised")
        old = self.current.pop(decision.identity, None)
        if old is not None:
            reason = f"{decision.version} is there, and was not summarised: {item.input}"
            self.leave(old, self.names[old], "outdated", reason)
            self._replaces(index, old)

    def _replaces(self, index: int, old: int) -> None:
        before = self.found.replaced
        before[index] = [*before.get(index, ()), old, *before.get(old, ())]

    def _withdraw(self, identity: Identity, what: str, reason: str) -> None:
        index = self.current.pop(identity, None)
        if index is not None:
            self.found.withdrawn[index] = what
            self.leave(index, self.names[index], "withdrawn", f"the story is {what}: {reason}")
