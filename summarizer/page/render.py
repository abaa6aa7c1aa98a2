"""Summaries and their wires as one self-contained HTML page.

The page asks for nothing from outside. Its content security policy allows one style sheet and
one script, each by the hash of its text, and nothing else; there are no inline handlers and no
``style`` attributes. Everything that comes from a wire or a model passes through the template's
escaping, as text, and has its acting characters made visible first.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from summarizer.page.marking import Paragraph, mark
from summarizer.page.timeline import Timeline, timeline
from summarizer.page.view import MatchView, SummaryView, sport_words, summary_view
from summarizer.page.words import SIDE_UNKNOWN
from summarizer.summary import Summary
from summarizer.visible import sign_of, split_acting, visible
from summarizer.wire import Wire

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

__all__ = [
    "LeftOut",
    "Part",
    "moment_words",
    "package_text",
    "part_of",
    "policy",
    "render_page",
    "render_pages",
    "render_part",
    "template",
    "trusted",
]

_TITLE_LENGTH: Final = 80
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_MOMENT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?"
)

LABEL_WORDS: Final[dict[str, str]] = {
    "caption": "caption: not part of the report",
    "credit": "credit: not part of the report",
    "tail": "agency's closing line",
    "note": "a note on the text: not part of the report",
    "order": "words to a machine: never evidence",
}
"""What stands over the parts of a wire that a fact may not rest on; the others show what they
are by their looks."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A wire that was given and is not on the page: its name, what became of it, and why."""

    input: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One wire on the page: ``id`` starts all ids of its elements."""

    id: str
    title: str
    input: str | None
    language: str | None
    about: tuple[str, ...]
    view: SummaryView
    matches: tuple[tuple[MatchView, Timeline | None, str], ...]
    paragraphs: tuple[Paragraph, ...]
    wire: Wire


def render_page(wire: Wire, summary: Summary) -> str:
    """One wire and its summary as an HTML document.

    Raises ValueError where the summary was made of another wire.
    """
    return render_pages([(wire, summary)])


def render_pages(pairs: Sequence[tuple[Wire, Summary]], *, left_out: Sequence[LeftOut] = ()) -> str:
    """Several wires and their summaries as one HTML document, with a list of them on top.

    ``left_out`` names the wires that were given and have no summary; they are listed with the
    reason. Raises ValueError where a summary was made of another wire than the one beside it.
    """
    parts = [part_of(wire, summary, f"w{n}") for n, (wire, summary) in enumerate(pairs, 1)]
    style, script = package_text("page.css"), package_text("page.js")
    return template("page.html.jinja").render(
        parts=parts,
        left_out=left_out,
        policy=policy(style, script),
        style=trusted(style),
        script=trusted(script),
        label_words=LABEL_WORDS,
        side_unknown=SIDE_UNKNOWN,
        title=parts[0].title if len(parts) == 1 else f"{len(parts)} wires",
    )


def render_part(wire: Wire, summary: Summary) -> str:
    """The part of a page that is about one wire, for a page that has style and script already.

    Raises ValueError where the summary was made of another wire.
    """
    return template("part.html.jinja").render(
        part=part_of(wire, summary, "w1"), label_words=LABEL_WORDS, side_unknown=SIDE_UNKNOWN
    )


def part_of(wire: Wire, summary: Summary, id: str) -> Part:
    """What a page shows of one wire. Raises ValueError where the summary is another's."""
    if wire.sha256 != summary.wire.sha256:
        raise ValueError("the summary was made of another wire")
    view = summary_view(summary)
    return Part(
        id=id,
        title=_title(wire, view),
        input=wire.input,
        language=(wire.language if wire.language and _LANGUAGE.fullmatch(wire.language) else None),
        about=_about(wire),
        view=view,
        matches=tuple((m, timeline(m), sport_words(m)) for m in view.matches),
        paragraphs=mark(wire, summary),
        wire=wire,
    )


def _title(wire: Wire, view: SummaryView) -> str:
    """The wire's headline, else its first match, else how its text begins."""
    if wire.headline and wire.headline.strip():
        return " ".join(wire.headline.split())
    if view.matches:
        match = view.matches[0]
        middle = match.score.text if match.score else "v"
        return f"{match.home.text} {middle} {match.away.text}"
    body = next((s for s in wire.sentences if s.label == "body"), None)
    words = " ".join(wire.text[body.start : body.end].split()) if body else ""
    if len(words) > _TITLE_LENGTH:
        words = words[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    return words or "A wire without a headline"


def _about(wire: Wire) -> tuple[str, ...]:
    """What the wire's format says of it, as far as it says anything."""
    told = (
        ("", wire.provider),
        ("", moment_words(wire.published)),
        ("slug ", wire.slug),
        ("version ", wire.version),
        ("status ", wire.status),
        ("embargo ", wire.embargo),
        ("format ", wire.format),
    )
    about = [f"{name}{value}" for name, value in told if value]
    if wire.charset_guessed:
        about.append(f"decoded as {wire.charset} by guess: single characters may be wrong")
    return tuple(about)


def moment_words(iso: str | None) -> str | None:
    """``2026-03-14 22:41 +00:00``; what is not such a moment stays as it is."""
    found = _MOMENT.fullmatch(iso or "")
    return " ".join(filter(None, found.groups())) if found else iso


@cache
def package_text(name: str) -> str:
    """The text of a file of this package."""
    return files("summarizer.page").joinpath(name).read_text(encoding="utf-8")


def policy(style: str, script: str | None = None) -> str:
    """The content security policy of a page: its own style, its own script, and nothing else."""
    allowed = ["default-src 'none'", f"style-src '{_hash(style)}'"]
    if script is not None:
        allowed.append(f"script-src '{_hash(script)}'")
    return "; ".join((*allowed, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def trusted(text: str) -> Markup:
    """Our own style or script, which must stand in the page as it is for its hash to hold."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704  package data, no part of it comes from a wire


def _shown(text: str | None) -> Markup:
    """Escaped text in which each acting character is an element that names it."""
    from markupsafe import Markup, escape

    pieces = []
    for piece, acts in split_acting(text or ""):
        if acts:
            sign = Markup('<span class="acting" title="U+{:04X}">{}</span>')
            pieces.append(sign.format(ord(piece), sign_of(piece)))
        else:
            pieces.append(escape(piece))
    return Markup("").join(pieces)


_SCORE: Final = re.compile(r"(?<![\w-])\d{1,3}-\d{1,3}(?![\w-])")


def _unbroken(text: Markup) -> Markup:
    """Text that is shown already, in which no line ends inside a score."""
    return trusted(_SCORE.sub(r'<span class="score-kept">\g<0></span>', str(text)))


@cache
def template(name: str) -> Template:
    """The template of the package called ``name``."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    # The template is our own file; wires and summaries only ever come in as values.
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(package_text),
    )
    environment.filters["shown"] = _shown
    environment.filters["unbroken"] = _unbroken
    environment.filters["visible"] = visible
    return environment.get_template(name)
