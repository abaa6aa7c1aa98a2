"""Summaries and wires on a terminal: readable at 80 columns and at 40, in colour or without.

Whatever comes from a wire or a model goes through :func:`_told`: on one line, and with every
character that would act on the terminal shown as a sign. Rich gets Text objects only, never
mark-up, so that square brackets are square brackets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.align import Align
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.draft import EventKind, Side
from summarizer.page.view import (
    EventView,
    Fact,
    FindingGroup,
    MatchView,
    QuoteView,
    SummaryView,
    sport_words,
    summary_view,
)
from summarizer.page.words import SIDE_UNKNOWN
from summarizer.summary import Summary
from summarizer.visible import visible
from summarizer.wire import Wire

__all__ = ["console", "print_card", "print_wire", "print_withheld"]

_WIDEST = 88
_NARROW = 60
"""Below this many columns, a team's name stands on a line of its own."""

_SIDES: dict[Side, str] = {"home": "cyan", "away": "yellow"}
_SIGNS: dict[EventKind, tuple[str, str]] = {
    "goal": ("●", "bold"),
    "penalty_goal": ("●", "bold"),
    "own_goal": ("●", "bold"),
    "missed_penalty": ("○", "bold"),
    "disallowed_goal": ("○", "bold"),
    "yellow": ("■", "bright_yellow"),
    "second_yellow": ("■", "bright_red"),
    "red": ("■", "bright_red"),
    "sent_off": ("■", "bright_red"),
    "shootout_scored": ("●", "bold"),
    "shootout_missed": ("○", "bold"),
}


class _Console(Console):
    """Lets a broken pipe be an error like others; Rich would end the program with code 1."""

    def on_broken_pipe(self) -> None:
        raise  # the error that is being handled where this is called


def console() -> Console:
    """Standard output: colours on a terminal only, unless NO_COLOR forbids them there too."""
    terminal = sys.stdout.isatty()
    found = _Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        force_terminal=terminal,
    )
    found.width = max(20, min(found.width, _WIDEST))
    return found


def print_card(
    summary: Summary, *, name: str, apart: bool = False, to: Console | None = None
) -> None:
    """Print the card of one summary. ``name`` is its input's; ``apart`` draws a line before it."""
    out = to or console()
    view = summary_view(summary)
    if apart:
        out.print()
    for part in _card(view, name, out.width):
        out.print(part)


def print_withheld(name: str, outcome: str, reason: str, *, to: Console | None = None) -> None:
    """Say that a wire was held, killed or skipped."""
    out = to or console()
    out.print(Text.assemble((_told(name), "bold"), f"  {_told(outcome)}: ", _told(reason)))


def print_wire(wire: Wire, *, name: str, apart: bool = False, to: Console | None = None) -> None:
    """Print a wire as it was read: its numbered sentences and quotations."""
    out = to or console()
    if apart:
        out.print()
    out.print(_bar(out.width))
    out.print(Text(_told(name), "bold"))
    facts = [f"format {wire.format}", wire.charset + (" (guessed)" if wire.charset_guessed else "")]
    facts += [v for v in (wire.provider, wire.published, wire.status) if v]
    out.print(Text(" · ".join(_told(f) for f in facts), "dim"))
    out.print()
    lines = _grid(4)
    for sentence in wire.sentences:
        label = "" if sentence.label == "body" else f"{sentence.label}: "
        text = wire.text[sentence.start : sentence.end]
        lines.add_row(Text(str(sentence.number), "dim"), Text.assemble((label, "dim"), _told(text)))
    out.print(lines)
    if wire.quotations:
        out.print()
        out.print(Text("Quotations", "bold"))
        lines = _grid(4)
        for quotation in wire.quotations:
            text = wire.text[quotation.start : quotation.end]
            goes_on = f"goes on from {quotation.continues}: " if quotation.continues else ""
            lines.add_row(
                Text(str(quotation.number), "dim"),
                Text.assemble(
                    (goes_on, "dim"), _told(text), ("" if quotation.closed else " (open)", "dim")
                ),
            )
        out.print(lines)


def _told(text: str) -> str:
    return visible(" ".join(text.split()))


def _bar(width: int) -> Text:
    return Text("━" * width, "dim")


def _grid(first: int) -> Table:
    """Two columns: a short one of ``first`` cells, and one that wraps under itself."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", width=first)
    grid.add_column(ratio=1, overflow="fold")
    grid.expand = True
    return grid


def _at(fact: Fact) -> Text:
    """``[3,5]``: the sentences; or that there is none."""
    if not fact.sentences:
        return Text(" no sentence", "dim italic")
    return Text(f" [{','.join(map(str, fact.sentences))}]", "dim")


def _after(fact: Fact, what: str = "") -> Text:
    """What a reader must know of the value beside it: its sentences, its derivation, its notes."""
    text = _at(fact)
    if fact.derived:
        text.append(f" {what}worked out", "dim italic")
    for note in fact.notes:
        text.append(f" note {note}", "bold yellow")
    return text


def _value(fact: Fact, style: str = "") -> Text:
    return Text.assemble((_told(fact.text), style), _after(fact))


def _join(parts: Iterable[Text], between: str) -> Text:
    return Text(between).join(list(parts))


def _card(view: SummaryView, name: str, width: int) -> Iterable[RenderableType]:
    yield _bar(width)
    yield Text.assemble((view.kind, "bold"), ("  ", ""), (_told(name), "dim"))
    yield Text.assemble(
        (_told(view.made), "bold yellow" if view.by_rule else "bold"),
        (f"  {' · '.join(view.bill)}", "dim"),
    )
    if view.summary.wire.headline:
        yield Text(_told(view.summary.wire.headline), "italic")
    if not view.matches:
        yield Text()
        yield Text("No match was found in this wire.")
    for match in view.matches:
        yield Text()
        yield from _match(match, width)
    yield from _quotes(view.quotes)
    yield from _findings(view.findings, view.left_out)
    yield Text()
    yield Text("[3]: the sentence of the wire that a fact rests on", "dim")


def _match(match: MatchView, width: int) -> Iterable[RenderableType]:
    kicker = [Text(sport_words(match), "dim"), *(_value(fact) for fact in match.kicker)]
    yield _centred(_join(kicker, " · "))
    yield from _board(match, width)
    scores = []
    for row in match.scores:
        facts = _join([_value(fact, "bold") for fact in row.facts], ", ")
        scores.append(Text.assemble((f"{row.label} ", "dim"), facts))
    if scores:
        yield _centred(_join(scores, " · "))
    if match.headline or match.blurb:
        yield Text()
    if match.headline:
        yield Text(_told(match.headline), "bold")
    if match.blurb:
        yield Text(_told(match.blurb))
    if match.prose_notes:
        notes = ", ".join(f"note {n}" for n in match.prose_notes)
        yield Text(f"headline or blurb: {notes}", "bold yellow")
    if match.events:
        yield Text()
        yield _events(match.events)
    if match.untimed:
        yield Text()
        yield Text("No minute told", "dim")
        yield _events(match.untimed)
    if match.kicks:
        yield Text()
        yield Text("Shoot-out", "dim")
        yield _events(match.kicks)
    if match.rows:
        yield Text()
        rows = Table.grid(padding=(0, 2))
        rows.add_column(max_width=17, style="dim")
        rows.add_column(ratio=1, overflow="fold")
        rows.expand = True
        for row in match.rows:
            rows.add_row(row.label, _join([_value(fact) for fact in row.facts], ", "))
        yield rows
    if match.sides_note:
        yield Text(match.sides_note, "dim")


def _board(match: MatchView, width: int) -> Iterable[RenderableType]:
    home = Text.assemble((_told(match.home.text), "bold cyan"), _after(match.home))
    away = Text.assemble((_told(match.away.text), "bold yellow"), _after(match.away))
    middle = Text("v", "dim")
    if match.score is not None:
        middle = Text.assemble((f" {match.score.text} ", "bold reverse"), _after(match.score))
    line = _join([home, middle, away], "   ")
    if width >= _NARROW and cell_len(line.plain) <= width:
        yield _centred(line)
    else:
        yield from map(_centred, (home, middle, away))


def _centred(text: Text) -> Align:
    text.justify = "center"
    return Align.center(text)


def _events(events: Sequence[EventView]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=6, style="bold")
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    for event in events:
        sign, style = _SIGNS[event.kind]
        words = Text()
        if event.player:
            words.append(_told(event.player), "bold")
        else:
            words.append("no name told", "italic")
        if event.kind != "goal":
            words.append(f", {event.what}")
        if event.side is None or event.team is None:
            words.append(f", {SIDE_UNKNOWN}", "dim")
        else:
            words.append(" for " if event.kind == "own_goal" else ", ", "dim")
            words.append(_told(event.team), _SIDES[event.side])
        if event.when:
            words.append(f" “{_told(event.when)}”", "dim")
        words.append_text(_after(event.fact, "minute " if "minute" in event.fact.derived else ""))
        table.add_row(event.minute or "", Text(sign, style), words)
    return table


def _quotes(quotes: Sequence[QuoteView]) -> Iterable[RenderableType]:
    yield Text()
    yield Text(f"Quotations ({len(quotes)})" if quotes else "No quotation", "bold")
    for quote in quotes:
        pieces = " ".join(f"“{_told(piece)}”" for piece in quote.pieces)
        yield Padding(Text.assemble(pieces, _after(quote.words)), (1, 0, 0, 2))
        said = Text("— ")
        if quote.speaker is None:
            said.append("no speaker was found", "italic")
        else:
            said.append(_told(quote.speaker.text), "bold" if quote.named else "")
            if not quote.named:
                said.append(" (no name was found)", "italic")
            if quote.role:
                said.append(f", {_told(quote.role)}")
            said.append_text(_after(quote.speaker))
            if quote.as_written:
                said.append(f" written “{_told(quote.as_written)}”", "dim")
        if quote.of:
            said.append(f" · {_told(quote.of)}", "dim")
        yield Padding(said, (0, 0, 0, 4))


def _findings(groups: Sequence[FindingGroup], left_out: int) -> Iterable[RenderableType]:
    if not left_out:
        yield Text()
        yield Text("Nothing was left out", "bold")
    for group in groups:
        yield Text()
        yield Text(f"{group.title} ({len(group.findings)})", "bold")
        table = _grid(4)
        for it in group.findings:
            words = Text()
            if it.finding.value is not None:
                words.append(_told(it.finding.value), "bold")
                words.append(": ")
            words.append(_told(it.finding.message))
            words.append(f" ({_told(it.finding.rule)})", "dim")
            table.add_row(Text(str(it.number), "dim"), words)
        yield table
