"""``summarizer blurb``: wires in, short texts for the channels of a newsroom out."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, cast

from summarizer.cli.console import complain, note, print_json, say
from summarizer.cli.inputs import check_inputs
from summarizer.cli.outcomes import Outcome, exit_code, line_of
from summarizer.cli.summarize import outcomes_of
from summarizer.summary import Summary
from summarizer.wire import Wire

if TYPE_CHECKING:
    from summarizer.blurbs import Blurb, Channel, Style

__all__ = ["BlurbOptions", "blurb_wires"]


@dataclass(frozen=True, slots=True)
class BlurbOptions:
    """What was asked for; see :mod:`summarizer.cli.app`. No ``channels`` stands for all."""

    paths: tuple[str, ...]
    channels: tuple[str, ...] = ()
    style: str | None = None
    engine: str = "auto"
    model: str | None = None
    base_url: str | None = None
    replies: str | None = None
    json: bool = False
    fallback: Literal["offline"] | None = None
    deadline: float | None = None
    format: str | None = None


def blurb_wires(options: BlurbOptions) -> int:
    """Summarise each input in turn and print its blurbs at once; returns the exit code.

    A wire's deadline is for both, the summary and its blurbs.

    Raises :class:`~summarizer.errors.ConfigurationError`, for a bad style file too, and
    :class:`~summarizer.cli.inputs.BadUsage` before any wire is read.
    """
    from summarizer.api import Summarizer
    from summarizer.blurbs import CHANNELS, blurbs, default_style, load_style

    check_inputs(options.paths)
    style = default_style() if options.style is None else load_style(options.style)
    channels = cast("tuple[Channel, ...]", tuple(dict.fromkeys(options.channels))) or CHANNELS
    summarizer = Summarizer(
        options.engine,
        model=options.model,
        base_url=options.base_url,
        replies=options.replies,
        fallback=options.fallback,
        deadline=options.deadline,
    )
    if options.engine == "auto":
        say(f"engine {summarizer.engine_name}: {summarizer.engine_reason}")
    made: tuple[Blurb, ...] = ()

    def work(wire: Wire) -> Summary:
        nonlocal made
        made = ()
        until = monotonic() + summarizer.settings.deadline
        summary = summarizer.summarize(wire)
        left = until - monotonic()
        if left > 0:
            made = summarizer.blurbs(
                summary, channels=channels, wire=wire, style=style, deadline=left
            )
        else:  # the summary, by rule since the server was late, has taken all: ask nobody more
            made = blurbs(summary, channels=channels, wire=wire, style=style)
        return summary

    outcomes: list[Outcome] = []
    with summarizer:
        for outcome in outcomes_of(options.paths, options.format, work):
            told = made if outcome.summary is not None else ()
            _report(outcome, told, style, json=options.json, first=not outcomes)
            outcomes.append(outcome)
    failed = [type(o.error) for o in outcomes if o.error is not None]
    return exit_code(failed, done=len(outcomes) - len(failed))


def _report(
    outcome: Outcome, blurbs: tuple[Blurb, ...], style: Style, *, json: bool, first: bool
) -> None:
    if outcome.error is not None:
        complain(outcome.error.message, input=outcome.input, hint=outcome.error.hint)
    if outcome.summary is not None:
        for finding in outcome.summary.findings:
            if finding.action == "noted":  # about the run: that it fell back, say
                note(finding.message, input=outcome.input)
    if json:
        print_json(_line(outcome, blurbs))
        return
    from summarizer.cli.blurb_table import print_blurbs
    from summarizer.cli.card import print_withheld

    if outcome.summary is not None:
        print_blurbs(outcome.summary, blurbs, name=outcome.input, style=style, apart=not first)
    elif outcome.error is None:
        print_withheld(outcome.input, outcome.outcome, outcome.reason or "")


def _line(outcome: Outcome, blurbs: tuple[Blurb, ...]) -> dict[str, Any]:
    """A line of ``summarize --json`` with the blurbs in place of the summary."""
    line = line_of(outcome)
    told = [b.model_dump() for b in blurbs] if outcome.summary is not None else None
    return {
        ("blurbs" if k == "summary" else k): (told if k == "summary" else v)
        for k, v in line.items()
    }
