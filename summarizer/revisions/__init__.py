"""Revisions: which version of a story counts, what changed, and what a kill withdraws. Pure.

:class:`Editions` takes wires in the order in which they come in; :func:`changes` holds two
summaries against each other. Nothing is read or written here.
"""

from __future__ import annotations

from summarizer.revisions.difference import Change, changes
from summarizer.revisions.editions import Decision, Editions, Recorded, identity_of
from summarizer.revisions.records import Identity, Made, Story

__all__ = [
    "Change",
    "Decision",
    "Editions",
    "Identity",
    "Made",
    "Recorded",
    "Story",
    "changes",
    "identity_of",
]
