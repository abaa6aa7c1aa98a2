"""The page to work with: a wire in, blurbs and quotations to take away, the evidence below.

The browser only shows what is made here. A wire's words reach it as escaped text with their acting
characters as signs, as on the evidence page, of which this is made; what a button copies is the
text itself, out of an inert ``template`` element.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.blurbs import Blurb, Channel
from summarizer.blurbs.lengths import LIMITS, length
from summarizer.page.render import render_part, template, trusted
from summarizer.page.view import parts_of
from summarizer.summary import Quote, Summary
from summarizer.wire import Wire

__all__ = ["DESK_FILES", "desk_page", "found_part", "withheld_part"]

DESK_FILES: Final = {
    "page.css": "text/css; charset=utf-8",
    "desk.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""The files that the page asks for under ``/assets/``, and their types."""

_CHANNELS: Final[dict[Channel, str]] = {
    "push": "Push",
    "x": "X",
    "standfirst": "Standfirst",
    "seo": "Search description",
    "headline": "Headline",
}
_OUTCOMES: Final = {
    "held": "Held: not to go out yet",
    "killed": "Killed: not to go out",
    "skipped": "Skipped: there is no report in it",
}


@dataclass(frozen=True, slots=True)
class _Text:
    channel: Channel
    name: str
    text: str | None
    reason: str | None
    length: str


@dataclass(frozen=True, slots=True)
class _Offer:
    title: str | None
    texts: tuple[_Text, ...]


def desk_page(engine: str) -> str:
    """The page before there is a wire; ``engine`` says who reads."""
    words = {"offline": "reads by rule, without a model", "llm": "reads with a model"}
    return template("desk.html.jinja").render(engine=words.get(engine, engine))


def found_part(wire: Wire, summary: Summary, blurbs: Sequence[Blurb]) -> str:
    """What was found in ``wire``, as a part of that page.

    Raises ValueError where the summary was made of another wire.
    """
    offers: list[_Offer] = []
    for match in dict.fromkeys(b.match for b in blurbs):
        title = None
        if match is not None and len(summary.matches) > 1:
            it = summary.matches[match]
            title = f"{it.home.name} v {it.away.name}"
        offers.append(_Offer(title, tuple(_text(b) for b in blurbs if b.match == match)))
    return template("found.html.jinja").render(
        withheld=None,
        reason="",
        offers=offers,
        copies=[_words(q) for q in summary.quotes],
        guessed=wire.charset if wire.charset_guessed else None,
        part=trusted(render_part(wire, summary)),
    )


def withheld_part(outcome: str, reason: str) -> str:
    """Why nothing is shown of a wire that the gate holds back."""
    return template("found.html.jinja").render(
        withheld=_OUTCOMES.get(outcome, outcome), reason=reason, offers=(), copies=(), part=""
    )


def _text(blurb: Blurb) -> _Text:
    long = ""
    if blurb.text is not None:
        limit = LIMITS[blurb.channel]
        long = f"{length(blurb.channel, blurb.text)} of {limit.most} {limit.unit}"
    name = _CHANNELS[blurb.channel]
    return _Text(blurb.channel, name, blurb.text, blurb.reason, long)


def _words(quote: Quote) -> str:
    """A quotation as it is copied: the wire's own characters, and who said it.

    Each of its parts has marks of its own: the wire put other words between them, so that run
    together they would be a sentence that nobody said.
    """
    said = " ".join(f"“{part}”" for part in parts_of(quote))
    speaker = quote.speaker and (quote.speaker.name or quote.speaker.as_written)
    return f"{said} — {speaker}" if speaker else said
