"""What a message says of one wire: headline, blurbs, score lines, a quotation, findings. Pure.

A card is made once for each version and desk and kept with its message: what a person approves is
what is posted, to the character. Every text in it has its acting characters made visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from summarizer.blurbs import Blurb
from summarizer.blurbs.claims import pieces_of
from summarizer.page.words import ACTION_TITLES, engine_words, score_words
from summarizer.revisions import Change
from summarizer.summary import Match, Quote, Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["Card", "Told", "card_of", "facts_changed"]

_LONGEST_QUOTE: Final = 1_500
"""A quotation is told whole or not at all; this is the longest."""
_GOOD_QUOTE: Final = range(30, 281)
"""Characters of a quotation that says something and is read at a glance."""
_MOST_MATCHES: Final = 8
_MOST_FINDINGS: Final = 5
_MOST_CHANGES: Final = 12
_LONGEST_LINE: Final = 300


@dataclass(frozen=True, slots=True)
class Told:
    """One match: its score line, and the blurb, or why there is none."""

    score: str
    where: str | None
    text: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """``more`` counts matches that only the evidence page has. ``quote`` are the pieces of one
    quotation, each of which stands in marks of its own, as in the wire; empty where there is none,
    and then only ``speaker`` is None. ``doubts`` are why nothing of it is posted unless a person
    says so."""

    headline: str
    source: str
    made_by: str
    told: tuple[Told, ...]
    more: int = 0
    quote: tuple[str, ...] = ()
    speaker: str | None = None
    findings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The blurbs as they are posted: a paragraph each."""
        return "\n\n".join(t.text for t in self.told if t.text)

    @property
    def said(self) -> str:
        """The quotation in its marks."""
        return " ".join(f"“{piece}”" for piece in self.quote)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why there is no blurb, for each match that has none."""
        return tuple(t.reason for t in self.told if t.reason)


def card_of(
    wire: Wire,
    summary: Summary,
    blurbs: tuple[Blurb, ...],
    headlines: tuple[Blurb, ...],
    doubts: tuple[str, ...] = (),
) -> Card:
    """The card of ``summary``; ``blurbs`` and ``headlines`` are its texts in the same order."""
    matches = summary.matches
    shown = blurbs[:_MOST_MATCHES]
    told = tuple(
        Told(
            score="" if b.match is None else _line(score_line(matches[b.match])),
            where=None if b.match is None else _where(matches[b.match]),
            text=None if b.text is None else visible(b.text),
            reason=None if b.reason is None else _line(b.reason),
        )
        for b in shown
    )
    quote = _best(summary, {b.quote for b in shown})
    provider = wire.provider or "provider unknown"
    named = [provider, wire.slug, f"version {wire.version}" if wire.version else None]
    return Card(
        headline=_line(_headline(wire, summary, headlines)),
        source=_line(", ".join(n for n in named if n)),
        made_by=_line(engine_words(summary.run)),
        told=told,
        more=max(0, len(blurbs) - len(shown)),
        quote=() if quote is None else tuple(visible(p) for p in pieces_of(quote)),
        speaker=None if quote is None else _speaker(quote),
        findings=_findings(summary),
        doubts=_few([_line(d) for d in doubts], _MOST_FINDINGS),
    )


def score_line(match: Match) -> str:
    """``Norvale 2-1 Port Ellan (half-time 1-0)``: home first, as the summary has it."""
    score = "v" if match.score is None else score_words(match.score)
    line = f"{match.home.name} {score} {match.away.name}"
    if match.score is None and match.result_as_written:
        line = f"{match.home.name} v {match.away.name}: {match.result_as_written}"
    more = [
        f"{what} {score_words(value)}"
        for what, value in (
            ("half-time", match.half_time),
            ("aggregate", match.aggregate),
            ("penalties", match.shoot_out),
        )
        if value is not None
    ]
    if match.extra_time:
        more.append("after extra time")
    return f"{line} ({', '.join(more)})" if more else line


def _where(match: Match) -> str | None:
    told = [n.name for n in (match.competition, match.stage) if n is not None]
    return _line(", ".join(told)) if told else None


def _headline(wire: Wire, summary: Summary, headlines: tuple[Blurb, ...]) -> str:
    """The desk's own headline where it has one, else what the checks left of one, else the wire's
    own words, else the first score."""
    if len(summary.matches) <= 1 and headlines and headlines[0].text:
        return headlines[0].text
    if len(summary.matches) == 1 and summary.matches[0].headline:
        return summary.matches[0].headline
    if wire.headline and wire.headline.strip():
        return wire.headline
    if summary.matches:
        more = len(summary.matches) - 1
        line = score_line(summary.matches[0])
        return f"{line} and {more} more" if more else line
    return "A report without a match"


def _best(summary: Summary, told: set[int | None]) -> Quote | None:
    """The quotation to show: whole, of a named speaker, not in the blurb already, and a
    sentence: a fragment may change the sense. Rather in one or two pieces, of a length that is read
    at a glance, and early."""
    found = [
        (len(q.spans) > 2, len(q.text) not in _GOOD_QUOTE, n, q)
        for n, q in enumerate(summary.quotes)
        if n not in told
        and q.speaker is not None
        and q.speaker.name
        and len(q.text) <= _LONGEST_QUOTE
        and (q.text[:1].isupper() or q.text[:1].isdigit())
    ]
    return min(found, key=lambda f: f[:3])[3] if found else None


def _speaker(quote: Quote) -> str | None:
    if quote.speaker is None or quote.speaker.name is None:
        return None
    name, role = quote.speaker.name, quote.speaker.role
    return _line(f"{name}, {role}" if role else name)


def _findings(summary: Summary) -> tuple[str, ...]:
    """What a person should know who decides: claims left out or kept in doubt, and the run's own
    notes; not what was put right, or left out of the evidence, without loss."""
    lines = [
        _line(f"{ACTION_TITLES[f.action]}: {f.value} ({f.message})" if f.value else f.message)
        for f in summary.findings
        if (f.severity != "info" or f.action in ("kept", "noted")) and ".evidence[" not in f.path
    ]
    return _few(list(dict.fromkeys(lines)), _MOST_FINDINGS)


def facts_changed(found: tuple[Change, ...]) -> tuple[str, ...]:
    """The changes as lines: of facts, not of our own wording of them."""
    facts = [c for c in found if not c.path.endswith((".headline", ".blurb")) and c.path != "kind"]
    lines = [(str(c), c) for c in facts]
    told = [line if len(line) <= _LONGEST_LINE else _too_long(c) for line, c in lines]
    return _few(told, _MOST_CHANGES)


def _few(lines: list[str], most: int) -> tuple[str, ...]:
    if len(lines) > most:
        rest = len(lines) - most + 1
        lines = [*lines[: most - 1], f"and {rest} more on the evidence page"]
    return tuple(lines)


def _too_long(change: Change) -> str:
    # A quotation is not cut: what is left out may turn its sense round.
    name = change.what if len(change.what) <= 80 else change.what.partition("“")[0].strip()
    return visible(f"{name or 'quotation'} {change.kind}: see the evidence page")


def _line(text: str) -> str:
    """On one line, and no longer than a message has room for."""
    told = visible(" ".join(text.split()))
    return told if len(told) <= _LONGEST_LINE else told[: _LONGEST_LINE - 2].rstrip() + " …"
