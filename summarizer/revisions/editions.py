"""Which version of a story counts: decides over each wire as it comes in. Pure, in memory.

    editions = Editions()
    decision = editions.take(wire)
    if decision.proceed:
        summary = summarizer.summarize(wire)
        for change in editions.record(decision, summary):
            print(change)

A ledger keeps ``editions.stories`` and gives them back to ``Editions(stories)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from summarizer import gate
from summarizer.revisions.difference import Change, changes
from summarizer.revisions.likeness import FEWEST, REPRINT, carried, runs_of
from summarizer.revisions.marks import story_slug
from summarizer.revisions.records import Identity, Made, Seen, Story
from summarizer.revisions.versions import Version, compare, digest_of, version_of
from summarizer.summary import Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["Decision", "Editions", "Verdict", "identity_of"]

Verdict = Literal[
    "first",
    "update",
    "correction",
    "repeat",
    "outdated",
    "reprint",
    "held",
    "killed",
    "after_kill",
    "skipped",
]
"""``first``, ``update`` and ``correction`` go on. ``repeat``: the same once more. ``outdated``:
older than what is there, or than what is held. ``reprint``: another provider's copy of a story,
no second source. ``held``: not now; what was made of earlier versions is suspended. ``killed``:
what was made is withdrawn. ``after_kill``: the story was killed before. ``skipped``: nothing to
summarise."""

_GOES_ON: frozenset[Verdict] = frozenset({"first", "update", "correction"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a wire, and why.

    ``withdraw`` names what was made of earlier versions and has to go (``killed``) or to be
    suspended (``held``, but for an embargo). ``previous`` is what the last version was made into,
    which an update or correction replaces. ``corrected`` says that what is made has to be marked
    as corrected. ``related`` are stories of other providers that carry the same report: the one
    that a ``reprint`` carries on, those that carried on what is ``killed``. ``until`` is when an
    embargo is over, in UTC: the wire may be taken again then.
    """

    verdict: Verdict
    identity: Identity
    version: Version
    reason: str
    corrected: bool = False
    previous: Made | None = None
    withdraw: tuple[Made, ...] = ()
    related: tuple[Identity, ...] = ()
    until: datetime | None = None

    @property
    def proceed(self) -> bool:
        """Whether the wire is to be summarised."""
        return self.verdict in _GOES_ON


def identity_of(wire: Wire) -> Identity:
    """Which story ``wire`` belongs to."""
    if wire.id:
        return Identity(wire.provider, wire.id, "id")
    slug = story_slug(wire)
    if slug is not None:
        return Identity(wire.provider, slug, "slug" if wire.slug else "headline")
    return Identity(wire.provider, digest_of(wire), "text")


class Editions:
    """Stories and their versions, as far as they have come in. Not thread-safe: one desk, one
    order of arrival. For example:

    >>> from summarizer import read
    >>> editions = Editions()
    >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
    >>> editions.take(wire).verdict, editions.take(wire).verdict
    ('first', 'repeat')
    """

    def __init__(self, stories: Iterable[Story] = ()) -> None:
        self._stories: dict[Identity, Story] = {}
        self._carriers: dict[int, list[Identity]] = {}
        for story in stories:
            self._keep(story)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order in which they came in first."""
        return tuple(self._stories.values())

    def take(self, wire: Wire, *, now: datetime | None = None) -> Decision:
        """Decide over ``wire`` and remember it.

        ``now`` is the time that an embargo is held against, with zone; the clock's if not given.
        Nothing is raised for what a wire holds. A kill counts whatever its version, and stays:
        only a new id brings the story back.
        """
        verdict = gate.judge(wire, now=now)
        identity = identity_of(wire)
        seen = Seen(version_of(wire), story_slug(wire), runs_of(wire))
        if verdict is not None and verdict.outcome == "killed":
            return self._kill(identity, seen, verdict.reason)
        story = self._stories.get(identity) or Story(identity)
        if story.killed is not None:
            reason = f"the story was killed before ({story.killed}); only a new id brings it back"
            return _decided("after_kill", story, seen, reason)
        if verdict is not None and verdict.outcome == "skipped":
            return _decided("skipped", story, seen, verdict.reason)
        known = [v for v in (story.newest, story.held) if v is not None]
        for other in known:
            order, by = compare(seen.version, other.version)
            if order == "older":
                what = "is held" if other is story.held else "is there"
                reason = f"{seen.version} is older than {other.version}, which {what} ({by})"
                return _decided("outdated", story, seen, reason)
        if verdict is not None:
            return self._hold(story, seen, verdict)
        if story.newest is not None and _again(seen, story.newest):
            if story.held is None:
                return _decided("repeat", story, seen, f"{seen.version} has come before")
            self._keep(replace(story, held=None))
            return _decided("update", story, seen, f"{seen.version} again, no longer held")
        if story.newest is None:
            return self._first(story, seen)
        return self._next(story, seen, story.newest)

    def record(self, decision: Decision, summary: Summary) -> tuple[Change, ...]:
        """Remember what was made of a wire that was decided to go on; what changed since the last.

        Empty for a first version. What was made meanwhile of a story that has been killed is
        remembered too, and no longer of use: a later kill would name it.
        """
        story = self._stories.get(decision.identity) or Story(decision.identity)
        made = Made(decision.identity, decision.version, summary)
        before = story.made[-1] if story.made else None
        self._keep(replace(story, made=(*story.made, made)))
        return () if before is None else changes(before.summary, summary)

    def _first(self, story: Story, seen: Seen) -> Decision:
        original = self._original(story.identity, seen)
        self._keep(replace(story, newest=seen, held=None, reprint_of=original))
        if original is not None:
            killed = self._stories[original].killed
            reason = f"carries on the report of {original}: the same source" + (
                f", which was killed ({killed})" if killed else ""
            )
            return _decided("reprint", story, seen, reason, related=(original,))
        told = seen.version.marks
        reason = f"{seen.version}, none before it was seen"
        return _decided("first", story, seen, reason, corrected=told.correction)

    def _next(self, story: Story, seen: Seen, newest: Seen) -> Decision:
        order, by = compare(seen.version, newest.version)
        self._keep(replace(story, newest=seen, held=None))
        if story.reprint_of is not None:
            reason = f"another version of what carries on the report of {story.reprint_of}"
            return _decided("reprint", story, seen, reason, related=(story.reprint_of,))
        corrects = seen.version.marks.correction
        reason = f"{seen.version} after {newest.version} ({by})"
        if order == "same":
            reason = f"another text under the same {seen.version}"
        verdict: Verdict = "correction" if corrects else "update"
        return _decided(verdict, story, seen, reason, corrected=corrects)

    def _hold(self, story: Story, seen: Seen, verdict: gate.Verdict) -> Decision:
        self._keep(replace(story, held=seen))
        # An embargo is on what is new; what is told to be withheld must not stand elsewhere either.
        suspended = () if verdict.embargo else story.made
        decision = _decided("held", story, seen, verdict.reason, withdraw=suspended)
        return replace(decision, until=verdict.until)

    def _kill(self, identity: Identity, seen: Seen, reason: str) -> Decision:
        story = self._stories.get(identity)
        if story is None:
            meant = self._by_slug(identity, seen)
            if len(meant) > 1:
                reason += "; more than one story has its slug: a person has to say which it means"
                return _decided(
                    "killed", Story(identity), seen, reason, related=[s.identity for s in meant]
                )
            story = meant[0] if meant else Story(identity)
            if meant:
                reason += f"; the order names the story by its slug: {story.identity}"
            elif identity.by in ("headline", "text"):
                reason += "; it does not tell which story it means"
                return _decided("killed", story, seen, reason)
        if story.killed is not None:
            return _decided("after_kill", story, seen, f"killed before: {story.killed}")
        self._keep(replace(story, killed=reason, held=None))
        carriers = [s.identity for s in self.stories if s.reprint_of == story.identity]
        if not story.made:
            reason += "; nothing was made of it"
        return _decided("killed", story, seen, reason, withdraw=story.made, related=carriers)

    def _by_slug(self, identity: Identity, seen: Seen) -> list[Story]:
        """The stories of the provider that a kill with an id of its own may mean."""
        return [
            s
            for s in self.stories
            if s.identity.provider == identity.provider
            and s.newest is not None
            and s.newest.slug is not None
            and s.newest.slug == seen.slug
        ]

    def _original(self, identity: Identity, seen: Seen) -> Identity | None:
        """The story of another provider that ``seen`` has most of its words from."""
        if len(seen.runs) < FEWEST:
            return None
        shared: Counter[Identity] = Counter()
        for run in seen.runs:
            shared.update(self._carriers.get(run, ()))
        for other, _ in shared.most_common(8):
            story = self._stories[other]
            if other.provider == identity.provider or story.reprint_of is not None:
                continue
            for version in (story.newest, story.held):
                if version is not None and carried(seen.runs, version.runs) >= REPRINT:
                    return other
        return None

    def _keep(self, story: Story) -> None:
        known = self._stories.get(story.identity)
        before = _all_runs(known) if known is not None else frozenset[int]()
        self._stories[story.identity] = story
        for run in _all_runs(story) - before:
            carriers = self._carriers.setdefault(run, [])
            if story.identity not in carriers:
                carriers.append(story.identity)


def _all_runs(story: Story) -> frozenset[int]:
    seen = [v.runs for v in (story.newest, story.held) if v is not None]
    return frozenset[int]().union(*seen)


def _again(one: Seen, other: Seen) -> bool:
    """Whether it is the same version of the same text."""
    order, _ = compare(one.version, other.version)
    if one.version.text == other.version.text:
        # A new version of the same text may have been freed or coded anew; one that is marked as a
        # repeat says that it was not.
        return order != "newer" or one.version.marks.repeat
    return order in ("same", "unknown") and one.runs == other.runs and len(one.runs) > 0


def _decided(
    verdict: Verdict,
    story: Story,
    seen: Seen,
    reason: str,
    *,
    corrected: bool = False,
    withdraw: tuple[Made, ...] = (),
    related: Iterable[Identity] = (),
) -> Decision:
    return Decision(
        verdict,
        story.identity,
        seen.version,
        visible(" ".join(reason.split())),
        corrected,
        story.made[-1] if story.made else None,
        withdraw,
        tuple(related),
    )
