"""Which rules may speak of a wire that is not in English.

Rules that look at characters, figures, names and spans hold in any language, and so does
arithmetic. Rules that read English words would find nothing there and throw right claims away:
they are not heard. What only words can bear (who was at home, who won, who goes through, extra
time, whom they play next) is left out, and one rule says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.checking.problems import Problem

if TYPE_CHECKING:
    from summarizer.checking.view import View
    from summarizer.draft import Draft, EventClaim

__all__ = ["heard"]

_READ_ENGLISH = frozenset(
    """evidence-idle name-kind stage-is-next competition-of-other competition-told place-of-other
    side-of-other side-in-text date-of-other score-turned score-other score-role result-other
    minute-of-other event-kind event-told event-side event-of-other side-score quote-speech
    speaker-verb speaker-other speaker-nobody speaker-hearer speaker-far role-told
    quote-other-match""".split()
)
_ONLY_WORDS = frozenset(
    "ground-told winner-told advanced-told advanced-of-group extra-time-told next-told".split()
)
_EVENT = re.compile(r"matches\[(\d+)\]\.events\[(\d+)\]\.minute")
_FIGURE = re.compile(r"\d+")


def heard(view: View, draft: Draft, problems: Iterable[Problem]) -> list[Problem]:
    """Those of ``problems``, found in ``draft``, that hold in any language.

    A minute is told where its figure stands in a cited sentence.
    """
    return [
        replace(p, rule="language-words", detail="") if p.rule in _ONLY_WORDS else p
        for p in problems
        if p.rule not in _READ_ENGLISH
        and not (p.rule == "minute-told" and _figure_stands(view, draft, p.path))
    ]


def _figure_stands(view: View, draft: Draft, path: str) -> bool:
    found = _EVENT.match(path)
    if found is None:
        return False
    event: EventClaim = draft.matches[int(found[1])].events[int(found[2])]
    figures = {
        f for n in view.usable(event.evidence) for f in _FIGURE.findall(view.wire.sentence_text(n))
    }
    # "98." is claimed as 90 and 8, "90.+2" as 90 and 2.
    told = {str(event.minute)} if not event.added else {str(event.minute), str(event.added)}
    whole = str((event.minute or 0) + (event.added or 0))
    return told <= figures or whole in figures
