"""Which version of a story counts: decides over each wire as it comes in. Pure, in memory.

    editions = Editions()
    decision = editions.take(wire)
    if decision.proceed:
        summary = summarizer.summarize(wire)
        recorded = editions.record(decision, summary)
        if recorded.stands:
            for change in recorded.changes:
                print(change)

A ledger keeps ``editions.stories`` and gives them back to ``Editions(stories)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from summarizer import gate
from summarizer.revisions.difference import Change, changes
from summarizer.revisions.likeness import FEWEST, REPRINT, carried, runs_of
from summarizer.revisions.marks import names_an_order, story_headline, story_slug
from summarizer.revisions.meant import (
    from_one_provider,
    may_be_one,
    meant_by,
    provider_key,
    revised_by,
    same_provider,
)
from summarizer.revisions.records import Identity, Made, Seen, Story
from summarizer.revisions.versions import Version, compare, digest_of, version_of
from summarizer.summary import Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["Decision", "Editions", "Recorded", "Verdict", "identity_of", "numbered"]

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

_PHRASE = 64
"""A run of words of so many stories is a phrase of the trade: those that come later are found by
their other words, so that a story costs no more after a hundred thousand than after a hundred."""
_FEEDS = frozenset({"rss", "atom"})
"""What is fetched says what holds now: it cannot be late."""
_GOES_ON: frozenset[Verdict] = frozenset({"first", "update", "correction"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a wire, and why.

    ``withdraw`` names what was made of earlier versions and has to go (``killed``) or to be
    suspended (``held``, but for an embargo). ``previous`` is what the last version was made into,
    which an update or correction replaces. ``corrected`` says that what is made has to be marked
    as corrected. ``related`` are stories of other providers that carry the same report: the one
    that a ``reprint`` carries on, those that carry what is ``killed``, whichever came first; and
    the stories among which an order or a revision does not tell. ``until`` is when an embargo is
    over, in UTC: the wire may be taken again then. ``nth`` counts the versions that went on.
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
    nth: int = 0

    @property
    def proceed(self) -> bool:
        """Whether the wire is to be summarised."""
        return self.verdict in _GOES_ON


@dataclass(frozen=True, slots=True)
class Recorded:
    """What comes of recording a summary: ``changes`` against the version before, and whether it may
    stand.

    ``reason`` says why it must not: the story was killed or held while the summary was made, or a
    newer version is there already. ``withdraw`` is then what must go, should it be out.
    """

    changes: tuple[Change, ...] = ()
    reason: str | None = None
    withdraw: tuple[Made, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether what was made may go out, or stay."""
        return self.reason is None


def identity_of(wire: Wire) -> Identity:
    """Which story ``wire`` belongs to.

    The number of an IPTC 7901 message is an id only with its day: each day they begin again.
    """
    if wire.id and (wire.format != "iptc7901" or wire.published is not None):
        return Identity(wire.provider, wire.id, "id")
    slug = story_slug(wire)
    if slug is not None:
        return Identity(wire.provider, slug, "slug" if wire.slug else "headline")
    return Identity(wire.provider, digest_of(wire), "text")


_Key = tuple[str | None, str, str]


def _key(identity: Identity) -> _Key:
    """What one identity has in common with another way to write it."""
    return (provider_key(identity), identity.key, identity.by)


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
        self._stories: dict[_Key, Story] = {}
        self._also: dict[_Key, _Key] = {}
        self._killed: dict[_Key, None] = {}
        self._carriers: dict[int, list[_Key]] = {}
        for story in stories:
            self._keep(story)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order in which they came in first. For example:

        >>> from summarizer import read
        >>> editions = Editions()
        >>> decision = editions.take(read("Norvale beat Port Ellan 2-1 on Saturday."))
        >>> [story.identity == decision.identity for story in editions.stories]
        [True]
        """
        return tuple(self._stories.values())

    def take(
        self, wire: Wire, *, now: datetime | None = None, known: Identity | None = None
    ) -> Decision:
        """Decide over ``wire`` and remember it.

        ``now`` is the time that an embargo is held against, with zone; the clock's if not given.
        ``known`` is the story that a wire without an id belongs to, where that is known from
        elsewhere: by the name of its file, say.
        Nothing is raised for what a wire holds. A kill counts whatever its version, and stays:
        only a new id brings the story back. For example:

        >>> from summarizer import read
        >>> editions = Editions()
        >>> editions.take(read("Norvale beat Port Ellan 2-1 on Saturday.")).verdict
        'first'
        >>> editions.take(read("KILL KILL KILL")).verdict
        'killed'
        """
        verdict = gate.judge(wire, now=now)
        seen = Seen(version_of(wire), story_slug(wire), runs_of(wire), story_headline(wire))
        identity = identity_of(wire)
        if known is not None and identity.by != "id":
            identity = known
        else:
            identity = self._placed(identity, seen)
        if verdict is not None and verdict.outcome == "killed":
            return self._kill(identity, seen, verdict.reason, order=_is_order(wire, now))
        story = self._find(identity) or self._ordered(identity, seen) or Story(identity)
        among: tuple[Identity, ...] = ()
        if story.newest is None and story.held is None and story.killed is None:
            story, among = self._revised(story, seen)
        if verdict is not None and verdict.outcome == "held" and not verdict.embargo:
            ordered = self._hold_ordered(story, seen, verdict, wire)
            if ordered is not None:
                return ordered
        if _key(story.identity) != _key(identity):
            # Who gives a revision a new id counts its versions anew.
            seen = replace(seen, version=replace(seen.version, told=None))
        current = known is not None or wire.format in _FEEDS
        decision = self._decide(story, seen, verdict, current=current)
        if among and not decision.related:
            reason = f"{decision.reason}; it may revise any of {len(among)} stories of its slug"
            return replace(decision, reason=reason, related=among)
        return decision

    def record(self, decision: Decision, summary: Summary) -> Recorded:
        """Remember what was made of a wire that was decided to go on; what changed since the last.

        No change for a first version. Summaries may be recorded in any order: each is held against
        the version before its own. What was made of a story that was killed or held meanwhile must
        not stand, which the result says; it is remembered, and a kill that comes again names it.
        For example:

        >>> from summarizer import read, summarize
        >>> editions = Editions()
        >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
        >>> editions.record(editions.take(wire), summarize(wire)).changes
        ()
        """
        story = self._find(decision.identity) or Story(decision.identity)
        made = Made(story.identity, decision.version, summary, decision.nth)
        earlier = [m for m in story.made if m.nth <= made.nth]
        later = [m for m in story.made if m.nth > made.nth]
        story = replace(story, made=(*earlier, made, *later))
        self._keep(story)
        if story.killed is not None:
            reason = f"the story was killed meanwhile ({story.killed})"
        elif story.suspended is not None:
            reason = f"the story was held meanwhile ({story.suspended})"
        elif (source := self._killed_source(story, story.newest)) is not None:
            return Recorded((), visible(_carries(source)))
        elif later:
            return Recorded((), visible(f"{later[-1].version} is there already"))
        else:
            return Recorded(changes(earlier[-1].summary, summary) if earlier else ())
        return Recorded((), visible(reason), (made,))

    def _decide(
        self, story: Story, seen: Seen, verdict: gate.Verdict | None, *, current: bool
    ) -> Decision:
        """``current`` says that ``seen`` is what its source says now, and no message under way."""
        if story.killed is not None:
            reason = f"the story was killed before ({story.killed}); only a new id brings it back"
            return _decided("after_kill", story, seen, reason)
        if verdict is not None and verdict.outcome == "skipped":
            return _decided("skipped", story, seen, verdict.reason)
        for other in story.seen:
            order, by = compare(seen.version, other.version)
            if order == "older":
                what = "is held" if other is story.held else "is there"
                reason = f"{seen.version} is older than {other.version}, which {what} ({by})"
                return _decided("outdated", story, seen, reason)
        if verdict is not None:
            return self._hold(story, seen, verdict)
        again = story.newest is not None and _again(seen, story.newest)
        if again and story.held is None:
            return _decided("repeat", story, seen, f"{seen.version} has come before")
        if story.newest is not None and seen.version.text in story.past and not current:
            order, _ = compare(seen.version, story.newest.version)
            if order != "newer":
                reason = f"the text of a version before {story.newest.version}, which is there"
                return _decided("outdated", story, seen, reason)
        source = self._killed_source(story, seen)
        if source is not None:
            self._keep(_renewed(story, seen))
            reason = _carries(source)
            return _decided("reprint", story, seen, reason, related=(source.identity,))
        if again:
            return self._go("update", story, seen, f"{seen.version} again, no longer held")
        if story.newest is None:
            return self._first(story, seen)
        return self._next(story, seen, story.newest)

    def _go(self, verdict: Verdict, story: Story, seen: Seen, reason: str) -> Decision:
        """``seen`` goes on."""
        nth = story.went_on + 1
        self._keep(replace(_renewed(story, seen), went_on=nth))
        corrected = seen.version.marks.correction
        decision = _decided(verdict, story, seen, reason, corrected=corrected)
        return replace(decision, nth=nth)

    def _first(self, story: Story, seen: Seen) -> Decision:
        original = self._original(story.identity, seen)
        if original is None:
            return self._go("first", story, seen, f"{seen.version}, none before it was seen")
        source = original.identity
        self._keep(replace(_renewed(story, seen), reprint_of=source))
        reason = f"carries on the report of {source}: the same source"
        return _decided("reprint", story, seen, reason, related=(source,))

    def _next(self, story: Story, seen: Seen, newest: Seen) -> Decision:
        order, by = compare(seen.version, newest.version)
        if story.reprint_of is not None:
            self._keep(_renewed(story, seen))
            reason = f"another version of what carries on the report of {story.reprint_of}"
            return _decided("reprint", story, seen, reason, related=(story.reprint_of,))
        reason = f"{seen.version} after {newest.version} ({by})"
        if order == "same":
            reason = f"another text under the same {seen.version}"
        verdict: Verdict = "correction" if seen.version.marks.correction else "update"
        return self._go(verdict, story, seen, reason)

    def _hold(self, story: Story, seen: Seen, verdict: gate.Verdict) -> Decision:
        # An embargo is on what is new; what is told to be withheld must not stand elsewhere either.
        suspended = story.suspended if verdict.embargo else verdict.reason
        self._keep(replace(story, held=seen, suspended=suspended))
        withdraw = () if verdict.embargo else story.made
        decision = _decided("held", story, seen, verdict.reason, withdraw=withdraw)
        return replace(decision, until=verdict.until)

    def _hold_ordered(
        self, story: Story, seen: Seen, verdict: gate.Verdict, wire: Wire
    ) -> Decision | None:
        """What a hold means that comes under an id of its own and names its story: that one is
        suspended. None where ``seen`` is a version of ``story``, or names none."""
        if story.newest is not None or story.held is not None or not names_an_order(wire):
            return None
        meant = [s for s in meant_by(story.identity, seen, self.stories) if s.killed is None]
        if not meant:
            return None
        others = [s.identity for s in meant]
        if len(meant) > 1:
            reason = f"{verdict.reason}; it fits more than one story: a person has to say which"
            return _decided("held", story, seen, reason, related=others)
        (target,) = meant
        self._keep(replace(target, suspended=verdict.reason))
        reason = f"{verdict.reason}; the order means the story {target.identity}"
        return _decided("held", target, seen, reason, withdraw=target.made)

    def _kill(self, identity: Identity, seen: Seen, reason: str, *, order: bool) -> Decision:
        story = self._find(identity)
        if story is None:
            meant = meant_by(identity, seen, self.stories)
            if len(meant) > 1:
                reason += "; it fits more than one story: a person has to say which it means"
                return _decided(
                    "killed", Story(identity), seen, reason, related=[s.identity for s in meant]
                )
            if meant:
                story = meant[0]
                reason += f"; the order means the story {story.identity}"
            elif identity.by in ("headline", "text"):
                reason += "; it does not tell which story it means"
                return _decided("killed", Story(identity), seen, reason)
            else:
                story = Story(identity, order=seen if order else None)
        related = self._carrying(story)
        if story.killed is not None:
            # What was recorded since the first order has not been named yet.
            reason = f"killed before: {story.killed}"
            return _decided("after_kill", story, seen, reason, withdraw=story.made, related=related)
        self._keep(replace(story, killed=reason, held=None, suspended=None))
        if not story.made:
            reason += "; nothing was made of it"
        first = None if story.reprint_of is None else self._find(story.reprint_of)
        if first is not None and first.made and first.killed is None:
            reason += (
                f"; the same report came from {first.identity}, and something was made of that: "
                "a person has to say whether it goes too"
            )
        return _decided("killed", story, seen, reason, withdraw=story.made, related=related)

    def _carrying(self, story: Story) -> list[Identity]:
        """The stories of others that carry the same report, whichever came first."""
        first = () if story.reprint_of is None else (story.reprint_of,)
        return [*first, *(s.identity for s in self.stories if s.reprint_of == story.identity)]

    def _ordered(self, identity: Identity, seen: Seen) -> Story | None:
        """The new story ``identity``, killed, where an order was there before it."""
        for key in self._killed:
            order = self._stories[key]
            by_id = order.identity.by == identity.by == "id" and order.identity.key == identity.key
            if not from_one_provider(order.identity, identity) or not (
                by_id or meant_by(order.identity, order.order, [Story(identity, newest=seen)])
            ):
                continue
            self._keep(replace(order, order=None))  # It means one story.
            story = Story(identity, killed=f"{order.killed}, by {order.identity}")
            self._keep(story)
            return story
        return None

    def _revised(self, story: Story, seen: Seen) -> tuple[Story, tuple[Identity, ...]]:
        """The story that ``seen`` revises under an id of its own, or ``story``; and those among
        which it does not tell."""
        found = revised_by(story.identity, seen, self.stories)
        if len(found) != 1:
            return story, tuple(s.identity for s in found)
        revised = replace(found[0], also=(*found[0].also, story.identity))
        self._keep(revised)
        return revised, ()

    def _placed(self, identity: Identity, seen: Seen) -> Identity:
        """``identity``; where it is by slug or headline and those of earlier stories, that of the
        newest one that ``seen`` may belong to, else one of its own."""
        if identity.by in ("id", "text"):
            return identity
        known: list[Story] = []
        for one in numbered(identity):
            story = self._stories.get(_key(one))
            if story is None:
                break
            known.append(story)
        own = _nth(identity, min(len(known) + 1, _MOST_OF_SLUG))
        return next((s.identity for s in reversed(known) if may_be_one(s, seen)), own)

    def _original(self, identity: Identity, seen: Seen) -> Story | None:
        """The story of another provider that ``seen`` has most of its words from, if by way of a
        copy: the first of them, not the copy; one that was not killed before others."""
        found = list(self._like(identity, seen))
        for story in sorted(found, key=lambda s: s.killed is not None):
            first = story if story.reprint_of is None else self._find(story.reprint_of)
            if first is not None and not same_provider(first.identity, identity):
                return first
        return None

    def _killed_source(self, story: Story, seen: Seen | None) -> Story | None:
        """A story of another provider that was killed, and of whose text ``seen`` has most.

        A correction of what came first is not stopped by the kill of a copy: it may be what that
        is for. Nor is a text dead that came again under a new id of its own provider.
        """
        if seen is None or not self._killed:
            return None
        corrects = seen.version.marks.correction
        like = [
            s for s in self._like(story.identity, seen) if not (corrects and self._copies(s, story))
        ]
        living = [s.identity for s in like if s.killed is None and s.newest is not None]
        return next(
            (
                s
                for s in like
                if s.killed is not None and not any(same_provider(s.identity, i) for i in living)
            ),
            None,
        )

    def _copies(self, one: Story, other: Story) -> bool:
        return one.reprint_of is not None and _key(one.reprint_of) == _key(other.identity)

    def _like(self, identity: Identity, seen: Seen) -> Iterator[Story]:
        """Stories of other providers with most of the words of ``seen``, the likest first."""
        if len(seen.runs) < FEWEST:
            return
        shared: Counter[_Key] = Counter()
        for run in seen.runs:
            shared.update(self._carriers.get(run, ()))
        for other, _ in shared.most_common(8):
            story = self._stories[other]
            if not same_provider(story.identity, identity) and any(
                carried(seen.runs, version.runs) >= REPRINT for version in story.seen
            ):
                yield story

    def _find(self, identity: Identity) -> Story | None:
        key = _key(identity)
        return self._stories.get(self._also.get(key, key))

    def _keep(self, story: Story) -> None:
        key = _key(story.identity)
        known = self._stories.get(key)
        before = _all_runs(known) if known is not None else frozenset[int]()
        self._stories[key] = story
        if story.killed is not None:
            self._killed[key] = None
        for other in story.also:
            self._also[_key(other)] = key
        for run in _all_runs(story) - before:
            carriers = self._carriers.setdefault(run, [])
            if len(carriers) < _PHRASE and key not in carriers:
                carriers.append(key)


def _carries(source: Story) -> str:
    return (
        f"carries on the report of {source.identity}: the same source, which was killed "
        f"({source.killed})"
    )


def _is_order(wire: Wire, now: datetime | None) -> bool:
    """Whether a kill may mean another story than its own id: one that is no more than canceled by
    its status means itself."""
    told = gate.judge(replace(wire, status=None), now=now)
    return names_an_order(wire) or (told is not None and told.outcome == "killed")


def _renewed(story: Story, seen: Seen) -> Story:
    """``story`` with ``seen`` as its newest version."""
    return replace(story, newest=seen, held=None, suspended=None, past=story.after(seen))


def numbered(identity: Identity) -> Iterator[Identity]:
    """The identities that stories of one slug have, the first of them first."""
    return (_nth(identity, n) for n in range(1, _MOST_OF_SLUG + 1))


def _nth(identity: Identity, n: int) -> Identity:
    # No slug has brackets in it: they part its words, as all such signs.
    return identity if n == 1 else replace(identity, key=f"{identity.key} ({n})")


_MOST_OF_SLUG = 30
"""Stories of one slug that are kept apart."""


def _all_runs(story: Story) -> frozenset[int]:
    return frozenset[int]().union(*(v.runs for v in story.seen))


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
