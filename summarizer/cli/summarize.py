"""``summarizer summarize``: wires in; cards, JSON lines, other forms or a page out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from summarizer.cli.console import complain, named, note, print_json, say
from summarizer.cli.inputs import (
    BadUsage,
    check_inputs,
    check_not_an_input,
    name_of,
    read_inputs,
)
from summarizer.cli.outcomes import Outcome, OutcomeName, exit_code, line_of
from summarizer.cli.pagefile import PageFile
from summarizer.errors import InputError, Internal, NotAReport, SummarizerError, Withheld
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["Options", "outcomes_of", "summarize_wires"]


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for; see :mod:`summarizer.cli.app`. ``deadline`` is in seconds."""

    paths: tuple[str, ...]
    engine: str = "auto"
    model: str | None = None
    base_url: str | None = None
    replies: str | None = None
    json: bool = False
    form: Literal["ninjs", "jsonld", "markdown"] | None = None
    html: str | None = None
    policy: Literal["drop", "flag", "raise"] = "drop"
    fallback: Literal["offline"] | None = None
    deadline: float | None = None
    format: str | None = None
    results_only: bool = False


def summarize_wires(options: Options) -> int:
    """Summarise each input in turn and report on it at once; returns the exit code.

    Raises :class:`~summarizer.errors.ConfigurationError` and
    :class:`~summarizer.cli.inputs.BadUsage` before any wire is read.
    """
    from summarizer.api import Summarizer

    check_inputs(options.paths)
    if options.json and options.form is not None:
        raise BadUsage("--json and --as cannot both be printed", hint="give one of them")
    if options.html is not None:
        check_not_an_input(options.html, options.paths)
    summarizer = Summarizer(
        options.engine,
        model=options.model,
        base_url=options.base_url,
        policy=options.policy,
        replies=options.replies,
        fallback=options.fallback,
        deadline=options.deadline,
        results_only=options.results_only,
    )
    page = PageFile(options.html) if options.html is not None else None
    if options.engine == "auto":
        say(f"engine {summarizer.engine_name}: {summarizer.engine_reason}")
    outcomes: list[Outcome] = []
    with summarizer:
        if options.deadline is not None:
            summarizer.load()  # what is done once for all of them is on the time of none
        for outcome in outcomes_of(options.paths, options.format, summarizer.summarize):
            _report(outcome, options, first=not any(o.summary for o in outcomes))
            outcomes.append(outcome)
    if page is not None:
        _write_page(page, outcomes)
    failed = [type(o.error) for o in outcomes if o.error is not None]
    return exit_code(failed, done=len(outcomes) - len(failed))


def outcomes_of(
    paths: Sequence[str], format: str | None, summarize: Callable[[Wire], Summary]
) -> Iterator[Outcome]:
    """What becomes of each wire of each input; one that fails does not stop the others."""
    for path in paths:
        try:
            for found in read_inputs(path, format=format):
                yield _outcome(name_of(found, path), found, summarize)
        except Exception as fault:  # noqa: BLE001  a fault over one input must not cost the others
            yield _internal(fault, path)


def _outcome(name: str, found: Wire | InputError, summarize: Callable[[Wire], Summary]) -> Outcome:
    try:
        if isinstance(found, InputError):
            raise found
        return Outcome(name, "summarised", wire=found, summary=summarize(found))
    except NotAReport as error:
        return Outcome(name, "skipped", reason=error.message)
    except Withheld as held:
        return Outcome(name, cast("OutcomeName", held.outcome), reason=held.message)
    except SummarizerError as error:
        return Outcome(name, "failed", reason=error.message, error=error)
    except Exception as fault:  # noqa: BLE001  a fault over one wire must not cost the others
        return _internal(fault, name)


def _internal(fault: Exception, name: str) -> Outcome:
    internal = Internal.met(fault, name)
    return Outcome(name, "failed", reason=internal.message, error=internal)


def _report(outcome: Outcome, options: Options, *, first: bool) -> None:
    """Say at once what became of a wire; ``first``: it is the first that may have a summary."""
    if outcome.error is not None:
        complain(outcome.error.message, input=outcome.input, hint=outcome.error.hint)
    if outcome.summary is not None:
        for finding in outcome.summary.findings:
            if finding.action == "noted":  # about the run: that it fell back, say
                note(finding.message, input=outcome.input)
    if options.json:
        print_json(line_of(outcome))
        return
    if options.form is not None:
        if outcome.summary is not None:
            _print_form(outcome.summary, outcome.wire, options.form, apart=not first)
        elif outcome.error is None:  # standard output has documents only
            note(f"{outcome.outcome}: {outcome.reason}", input=outcome.input)
        return
    from summarizer.cli.card import print_card, print_withheld

    if outcome.summary is not None:
        print_card(outcome.summary, name=outcome.input, apart=not first)
    elif outcome.error is None:
        print_withheld(outcome.input, outcome.outcome, outcome.reason or "")


def _print_form(summary: Summary, wire: Wire | None, form: str, *, apart: bool) -> None:
    from summarizer.writing import to_jsonld, to_markdown, to_ninjs

    if form == "markdown":
        print(("---\n\n" if apart else "") + to_markdown(summary, wire), flush=True)
    else:
        print_json((to_ninjs if form == "ninjs" else to_jsonld)(summary, wire))


def _write_page(page: PageFile, outcomes: list[Outcome]) -> None:
    """Write the page of all that was summarised; what was not is listed on it."""
    from summarizer.page import LeftOut, render_pages

    pairs = [(o.wire, o.summary) for o in outcomes if o.wire and o.summary]
    if not pairs:
        say(f"no page was written to {named(page.name)}: nothing was summarised")
        return
    left_out = [LeftOut(o.input, o.outcome, o.reason or "") for o in outcomes if o.summary is None]
    page.write(render_pages(pairs, left_out=left_out))
    say(f"page: {named(page.name)}")
