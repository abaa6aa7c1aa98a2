"""Blurbs on a terminal: channel, length and text, at 80 columns and at 40."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.blurbs import Blurb, Style
from summarizer.blurbs.lengths import LIMITS, length
from summarizer.cli.card import console
from summarizer.summary import Match, Summary
from summarizer.visible import visible

__all__ = ["print_blurbs"]

_NARROW = 60
"""Below this many columns a text stands under the name of its channel."""
_NAMES = {"x": "X", "seo": "SEO"}


def print_blurbs(
    summary: Summary,
    blurbs: Sequence[Blurb],
    *,
    name: str,
    style: Style,
    apart: bool = False,
    to: Console | None = None,
) -> None:
    """Print the blurbs of one wire. ``name`` is its input's; ``style`` is the one they were
    written in; ``apart`` leaves a line before it."""
    out = to or console()
    if apart:
        out.print()
    out.print(Text("━" * out.width, "dim"))
    out.print(Text.assemble((_told(name), "bold"), (f"  {_by(blurbs)}", "dim")))
    for match in dict.fromkeys(b.match for b in blurbs):
        mine = [b for b in blurbs if b.match == match]
        out.print()
        head = "No match in this wire" if match is None else _title(summary.matches[match], style)
        out.print(Text(_told(head), "bold cyan"))
        out.print(_table(mine, style, narrow=out.width < _NARROW))


def _by(blurbs: Sequence[Blurb]) -> str:
    by_model = sum(b.engine == "llm" for b in blurbs if b.text)
    texts = sum(b.text is not None for b in blurbs)
    told = f"{texts} of {len(blurbs)} texts"
    return f"{told}, {by_model} by a model" if by_model else f"{told}, by sentence plan"


def _title(match: Match, style: Style) -> str:
    """The home side first, whichever the texts have first: it is the line of a scoreboard."""
    mark = style.score.separator
    score = f"{match.score.home}{mark}{match.score.away}" if match.score else "v"
    return f"{match.home.name} {score} {match.away.name}"


def _table(blurbs: Sequence[Blurb], style: Style, *, narrow: bool) -> Table:
    table = Table.grid(padding=(0, 2))
    if not narrow:
        table.add_column(width=10)
        table.add_column(width=7, justify="right", style="dim")
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    for blurb in blurbs:
        channel = _NAMES.get(blurb.channel, blurb.channel)
        size = "" if blurb.text is None else _size(blurb, style)
        text = _text(blurb)
        if narrow:
            table.add_row(Text.assemble((channel, "bold"), (f"  {size}", "dim")))
            table.add_row(text)
        else:
            table.add_row(Text(channel, "bold"), Text(size), text)
    return table


def _size(blurb: Blurb, style: Style) -> str:
    limit = LIMITS[blurb.channel]
    most = style.most(blurb.channel) or limit.most
    unit = " w" if limit.unit == "words" else ""
    return f"{length(blurb.channel, blurb.text or '')}/{most}{unit}"


def _text(blurb: Blurb) -> Text:
    if blurb.text is None:
        return Text(f"none: {_told(blurb.reason or '')}", "italic dim")
    text = Text(_told(blurb.text))
    dropped = sum(f.action == "dropped" for f in blurb.findings)
    if dropped:
        text.append(f"  ({dropped} of the model's texts left out)", "dim italic")
    return text


def _told(text: str) -> str:
    return visible(" ".join(text.split()))
