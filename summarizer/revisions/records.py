"""What is remembered of a story: plain data, so that a ledger can keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.revisions.versions import Version
from summarizer.summary import Summary
from summarizer.visible import visible

__all__ = ["Identity", "Made", "Seen", "Story"]


_MOST_PAST = 100
"""So many versions that went before are known again."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which story it is: (provider, id); where the format has no id, (provider, slug) without the
    version marks, else (provider, headline) without them, else the text itself.

    Agencies use a slug again: the second story of one has ``(2)`` behind it."""

    provider: str | None
    key: str
    by: Literal["id", "slug", "headline", "text"]

    def __str__(self) -> str:
        """As a reason names it."""
        who = self.provider or "provider unknown"
        return visible(f"{who}, {self.by} {self.key[:80]}")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made from one version, all of which a kill withdraws.

    ``summary`` is the whole of it, so that the next version can be held against it. ``nth`` is the
    version's place among those of its story that went on.
    """

    identity: Identity
    version: Version
    summary: Summary
    nth: int = 0

    @property
    def headlines(self) -> tuple[str, ...]:
        """The headline of each match that has one."""
        return tuple(m.headline for m in self.summary.matches if m.headline)

    @property
    def blurbs(self) -> tuple[str, ...]:
        """The blurb of each match that has one."""
        return tuple(m.blurb for m in self.summary.matches if m.blurb)

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of each quotation."""
        return tuple(q.text for q in self.summary.quotes)

    def lines(self) -> tuple[str, ...]:
        """For a desk: which wire it was, and every text that may stand somewhere."""
        return tuple(
            visible(" ".join(line.split()))
            for line in (
                f"{self.identity}, {self.version}",
                *(f"headline: {text}" for text in self.headlines),
                *(f"blurb: {text}" for text in self.blurbs),
                *(f"quotation: “{text}”" for text in self.quotes),
            )
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A version as it was taken. ``runs`` are the report's runs of words, for finding reprints;
    ``headline`` is as ``slug`` would be without one: an order may name either."""

    version: Version
    slug: str | None
    runs: frozenset[int]
    headline: str | None = None

    def is_called(self, name: str | None) -> bool:
        """Whether slug or headline are ``name``."""
        return name is not None and name in (self.slug, self.headline)


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of one story.

    ``newest`` is the newest version that might go out, ``held`` one that is newer and must not
    yet, ``suspended`` why what is out must not stand meanwhile. ``made`` is what was made of each
    version, in the order of the versions, ``went_on`` how many went on. ``killed`` is the reason
    once it was killed: the tombstone, which stays; ``order`` the kill itself where it came before
    the story that it names. ``reprint_of`` is the story of another provider that it carries on,
    ``also`` are other ids under which versions of it came, ``past`` the texts (SHA-256) of versions
    before the newest, the last of them last.
    """

    identity: Identity
    newest: Seen | None = None
    held: Seen | None = None
    made: tuple[Made, ...] = ()
    killed: str | None = None
    reprint_of: Identity | None = None
    suspended: str | None = None
    order: Seen | None = None
    also: tuple[Identity, ...] = ()
    went_on: int = 0
    past: tuple[str, ...] = ()

    def after(self, seen: Seen) -> tuple[str, ...]:
        """``past`` once ``seen`` is the newest."""
        if self.newest is None or self.newest.version.text == seen.version.text:
            return self.past
        return (*self.past, self.newest.version.text)[-_MOST_PAST:]

    @property
    def seen(self) -> tuple[Seen, ...]:
        """The versions that are remembered: the newest, and the one that is held."""
        return tuple(v for v in (self.newest, self.held) if v is not None)
