"""Suggestions arranged for the panel: what may be picked, facts with their sentences, findings.

Pure. A text with characters that act on a screen (they turn words round, or hide) is shown with
signs in their place and cannot be picked: an editor would not see what goes into the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer import Suggestions
from summarizer.page import visible
from summarizer.page.marking import Paragraph, mark
from summarizer.page.view import (
    EventView,
    Fact,
    FindingGroup,
    MatchView,
    SummaryView,
    summary_view,
)
from summarizer.page.words import SIDE_UNKNOWN

__all__ = ["Arranged", "Cited", "Line", "Pick", "arranged", "picks"]

_LINE_END = re.compile(r"\s*[\r\n]\s*")
TITLES = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "seo": "Search description",
    "quotations": "Quotations",
}
ACTS = (
    "It has characters that act on a screen, shown as signs. Look at the wire before you type it."
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to put into a field, or the reason why there is none.

    ``role`` is headline, standfirst, seo or quotations. ``by`` says who wrote it; ``value`` is what
    the panel puts into the field, null where it may not be picked.
    """

    role: str
    by: str
    shown: tuple[str, ...] = ()
    match: str | None = None
    speaker: str | None = None
    detail: str | None = None
    sentences: tuple[int, ...] = ()
    reason: str | None = None
    value: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that a fact rests on."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact under its name."""

    label: str
    text: str
    sentences: tuple[Cited, ...]
    derived: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """All that the panel shows. ``sections`` are titles, each with its picks and their indexes."""

    view: SummaryView
    sections: tuple[tuple[str, tuple[tuple[int, Pick], ...]], ...]
    matches: tuple[tuple[str, tuple[Line, ...]], ...]
    findings: tuple[FindingGroup, ...]
    paragraphs: tuple[Paragraph, ...]


def picks(found: Suggestions) -> tuple[Pick, ...]:
    """All that may be picked, in the order in which it is shown."""
    return (*_texts(found), *_quotations(found))


def arranged(found: Suggestions, offered: Sequence[Pick]) -> Arranged:
    """What the panel's template shows of ``found`` and of the picks made from it."""
    view = summary_view(found.summary)
    numbered = tuple(enumerate(offered))
    return Arranged(
        view=view,
        sections=tuple(
            (title, tuple((index, pick) for index, pick in numbered if pick.role == role))
            for role, title in TITLES.items()
        ),
        matches=tuple((_title(m), tuple(_lines(m, found))) for m in view.matches),
        findings=view.findings,
        paragraphs=mark(found.wire, found.summary),
    )


# --- what may be picked ---------------------------------------------------------------------------


def _texts(found: Suggestions) -> Iterator[Pick]:
    summary = found.summary
    writer = "by rule" if summary.run.engine == "offline" else "by the model, checked"
    several = len(summary.matches) > 1
    for role, channel, own in (
        ("headline", "headline", "headline"),
        ("standfirst", "standfirst", "blurb"),
        ("seo", "seo", None),
    ):
        for index in range(max(1, len(summary.matches))):
            match = summary.matches[index] if summary.matches else None
            title = f"{match.home.name} v {match.away.name}" if match and several else None
            planned = found.blurb(channel, match=index)  # type: ignore[arg-type]
            texts = []
            if match and own and getattr(match, own):
                texts.append((getattr(match, own), writer))
            if planned.text:
                texts.append((planned.text, "by sentence plan"))
            seen: set[str] = set()
            for text, by in texts:
                if text not in seen:
                    seen.add(text)
                    yield _text_pick(role, text, by, title)
            if not texts:
                reason = planned.reason or "The facts give none."
                yield Pick(role, "", match=title, reason=reason)


def _text_pick(role: str, text: str, by: str, match: str | None) -> Pick:
    line = _one_line(text)
    value, reason = _safe({"role": role, "text": line}, line)
    return Pick(role, by, (line,), match=match, value=value, reason=reason)


def _quotations(found: Suggestions) -> Iterator[Pick]:
    for view, quote in zip(summary_view(found.summary).quotes, found.quotes, strict=True):
        words = [found.wire.text[span.start : span.end] for span in quote.spans]
        speaker = _one_line(view.speaker.text) if view.speaker else ""
        role = _one_line(view.role or "")
        value, reason = _safe(
            {
                "role": "quotations",
                "block": {"words": words, "speaker": speaker, "role": role},
            },
            *(word.replace("\r\n", "\n") for word in words),
            speaker,
            role,
        )
        yield Pick(
            "quotations",
            "the wire's own characters",
            tuple(words),
            match=view.of,
            speaker=speaker or None,
            detail=", ".join(
                part for part in (role, view.as_written and f"written “{view.as_written}”") if part
            ),
            sentences=view.words.sentences,
            value=value,
            reason=reason,
        )


def _safe(value: dict[str, Any], *texts: str) -> tuple[dict[str, Any] | None, str | None]:
    return (value, None) if all(visible(text) == text for text in texts) else (None, ACTS)


def _one_line(text: str) -> str:
    """For a field of one line: a line end that comes from the wire's wrapping is a space."""
    return _LINE_END.sub(" ", text)


# --- facts ----------------------------------------------------------------------------------------


def _title(match: MatchView) -> str:
    return f"{match.home.text} {match.score.text if match.score else 'v'} {match.away.text}"


def _lines(match: MatchView, found: Suggestions) -> Iterator[Line]:
    def line(label: str, fact: Fact, text: str | None = None) -> Line:
        return Line(
            label,
            fact.text if text is None else text,
            tuple(Cited(n, found.wire.sentence_text(n)) for n in fact.sentences),
            ", ".join(fact.derived),
            fact.notes,
        )

    stated = match.sides_note is None
    yield line("Home" if stated else "First side", match.home)
    yield line("Away" if stated else "Second side", match.away)
    if match.score:
        yield line("Score", match.score)
    for fact in match.kicker:
        yield line("Occasion", fact)
    for row in (*match.scores, *match.rows):
        for fact in row.facts:
            yield line(row.label, fact)
    for event in (*match.events, *match.untimed, *match.kicks):
        yield line(event.minute or event.when or "No time told", event.fact, _event(event))


def _event(event: EventView) -> str:
    player = event.player or ("scorer not told" if event.kind == "goal" else "no name told")
    return f"{player}: {event.what}, {event.team or SIDE_UNKNOWN}"
