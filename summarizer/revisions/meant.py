"""Which story a wire with an id of its own means: a kill, a correction, an update by its slug.

Agencies whose formats number each message send orders and revisions as messages of their own. What
names them is the slug, and agencies use a slug for more than one story: so time and text count too,
and where more than one story fits, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from summarizer.instants import instant
from summarizer.revisions.likeness import FEWEST, REPRINT, carried
from summarizer.revisions.records import Identity, Seen, Story

__all__ = [
    "from_one_provider",
    "may_be_one",
    "meant_by",
    "provider_key",
    "revised_by",
    "same_provider",
]

_NEAR = timedelta(days=1)
"""Agencies use a slug again another day."""


def meant_by(order: Identity, seen: Seen | None, stories: Iterable[Story]) -> list[Story]:
    """The stories that a kill may mean: those of its id, whoever sent them where one of both names
    no provider; else those that its slug or headline names and that are not published after it;
    else those whose text it repeats.

    Of several by the slug, those that are not killed yet and of the same day.
    """
    kin = [s for s in stories if from_one_provider(s.identity, order)]
    same_id = [s for s in kin if s.identity.by == order.by == "id" and s.identity.key == order.key]
    if same_id or seen is None:
        return same_id
    found = [
        s for s in kin if any(v.is_called(seen.slug) for v in s.seen) and not _after(s, seen)
    ] or [s for s in kin if any(_carries(v, seen) for v in s.seen)]
    for narrower in (
        [s for s in found if s.killed is None],
        [s for s in found if s.killed is None and _near(s, seen)],
    ):
        if len(found) > 1 and narrower:
            found = narrower
    return found


def revised_by(revision: Identity, seen: Seen, stories: Iterable[Story]) -> list[Story]:
    """The stories that ``seen``, which its marks call a revision, may be a version of: of the same
    provider and slug, of the same day, and of its text, as far as both have enough to tell."""
    if seen.slug is None or not seen.version.marks.told:
        return []
    return [
        s
        for s in stories
        if same_provider(s.identity, revision)
        and s.killed is None
        and any(v.slug == seen.slug and _like(v, seen) for v in s.seen)
        and _near(s, seen)
    ]


def may_be_one(story: Story, seen: Seen) -> bool:
    """Whether ``seen``, which has no id, may be a version of the story of its slug or headline.

    Agencies use these again: another day, or on another match. So it has to be of one day with it
    or say that it revises, and to share words with it, unless there are too few to tell.
    """
    shares = [
        len(v.runs & seen.runs) / min(len(v.runs), len(seen.runs))
        for v in story.seen
        if v.runs and seen.runs
    ]
    if any(share >= REPRINT for share in shares):
        return True
    if seen.version.marks.told or _is_later(seen.version.told):
        return True
    return _near(story, seen) and (not shares or any(share >= _SOME for share in shares))


_SOME = 0.1
"""So much of a text goes on through its versions, and not into the report of another match."""


def _is_later(version: str | None) -> bool:
    """Whether a version's number is none of a first one."""
    return version is not None and version.strip().isdecimal() and int(version[:40]) > 1


def _carries(one: Seen, order: Seen) -> bool:
    return carried(one.runs, order.runs) >= REPRINT


def from_one_provider(one: Identity, other: Identity) -> bool:
    """Whether both may be of one provider: who names none may be anybody."""
    return one.provider is None or other.provider is None or same_provider(one, other)


def same_provider(one: Identity, other: Identity) -> bool:
    """Whether both name the same provider, or none, however they write it."""
    return provider_key(one) == provider_key(other)


def provider_key(identity: Identity) -> str | None:
    """The provider without regard to case and white space."""
    return None if identity.provider is None else " ".join(identity.provider.split()).casefold()


def _like(one: Seen, other: Seen) -> bool:
    few = min(len(one.runs), len(other.runs)) < FEWEST
    return few or carried(one.runs, other.runs) >= REPRINT


def _near(story: Story, seen: Seen) -> bool:
    """Whether both are of one day, or do not tell."""
    at = instant(seen.version.published or "")
    times = [instant(v.version.published or "") for v in story.seen]
    return at is None or any(t is None or abs(t.latest - at.latest) <= _NEAR for t in times)


def _after(story: Story, order: Seen) -> bool:
    """Whether all that is known of ``story`` was published after ``order``, beyond doubt."""
    at = instant(order.version.published or "")
    times = [instant(v.version.published or "") for v in story.seen]
    return at is not None and all(t is not None and at.before(t) for t in times)
