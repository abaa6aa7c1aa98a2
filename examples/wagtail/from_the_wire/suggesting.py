"""The one Summarizer of this process, and what is asked of it."""

from __future__ import annotations

import logging
from functools import cache

from django.conf import settings

from summarizer import ConfigurationError, Suggestions, Summarizer

__all__ = ["deadline", "load", "suggestions"]

logger = logging.getLogger(__name__)


def deadline() -> float:
    """Seconds that an editor waits at most."""
    return float(getattr(settings, "FROM_THE_WIRE_DEADLINE", 8.0))


@cache
def _summarizer() -> Summarizer:
    # At the first call, not at import: a bad setting is then told in the panel, and the site runs.
    return Summarizer(fallback="offline")


def load() -> None:
    """Do when the process starts what its first call would have to do; asks no server."""
    try:
        _summarizer().load()
    except ConfigurationError as error:
        logger.error("from_the_wire: %s (%s)", error, error.hint)


def suggestions(wire: bytes) -> Suggestions:
    """What the wire gives, within the deadline. Raises SummarizerError.

    With a model whose server fails or is late, the reading by rule.
    """
    return _summarizer().suggest(wire, deadline=deadline())
