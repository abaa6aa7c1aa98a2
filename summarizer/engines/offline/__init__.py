"""The engine that reads by rule: no key, no network, milliseconds.

:func:`offline_draft` is pure; :class:`OfflineEngine` puts it behind the engines' protocol. It
claims only what a sentence says and prefers silence; it is also the second reader of the checks.
"""

from __future__ import annotations

from summarizer.engines.offline.drafting import offline_draft
from summarizer.engines.offline.engine import OfflineEngine
from summarizer.engines.offline.limits import other_language, readable

__all__ = ["OfflineEngine", "offline_draft", "other_language", "readable"]
