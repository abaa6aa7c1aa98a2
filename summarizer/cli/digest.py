"""``summarizer digest``: the lines of ``summarize --json`` in, a day of matches out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from summarizer.cli.console import complain, named, print_json
from summarizer.cli.digest_files import DigestPage, say_bare
from summarizer.cli.inputs import STDIN, check_inputs, name_of, read_inputs, read_text_of
from summarizer.cli.outcomes import exit_code
from summarizer.day import Item, day
from summarizer.day.items import ItemOutcome
from summarizer.errors import InputError, SummarizerError
from summarizer.pipeline import wire_info
from summarizer.summary import Summary, WireInfo
from summarizer.wire import Wire

__all__ = ["digest_results"]

_OUTCOMES = ("summarised", "held", "killed", "skipped", "failed")


def digest_results(paths: tuple[str, ...], *, html: str | None) -> int:
    """Put the results of ``paths`` together; print the day as JSON, or write its page to ``html``.

    The wires are read again from the inputs that the lines name, so that reprints can be told by
    their words; the evidence of those that were found goes onto a second page, NAME-evidence.html,
    beside the first. Returns the exit code.
    """
    check_inputs(paths)
    page = None if html is None else DigestPage(html, paths)
    errors: list[SummarizerError] = []
    items: list[Item] = []
    for path in paths:
        for found in _items(path):
            if isinstance(found, InputError):
                complain(found.message, input=found.input, hint=found.hint)
                errors.append(found)
            else:
                items.append(found)
    items = _with_wires(items)
    unknown = _unknown_stops(items)
    if unknown is not None:
        complain(unknown.message, input=unknown.input, hint=unknown.hint)
        return exit_code([type(unknown)], done=0)
    if items:
        made = day(items)
        if page is None:
            print_json(made.model_dump(mode="json"))
            told = [item for item in items if item.summary is not None]
            say_bare(sum(item.wire is None for item in told), len(told))
        else:
            page.write(made, items)
    return exit_code([type(e) for e in errors], done=len(items))


# --- lines ----------------------------------------------------------------------------------------


def _items(path: str) -> Iterator[Item | InputError]:
    """The result of each line of a file, or what is wrong with it."""
    try:
        text = read_text_of(path)
    except InputError as error:
        yield error
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _item(line, path, number)


def _item(line: str, path: str, number: int) -> Item | InputError:
    import json

    from pydantic import ValidationError

    where = f"{named(path)}: line {number}"
    hint = "give what summarizer summarize --json printed"
    try:
        told: dict[str, Any] = json.loads(line)
        outcome = told["outcome"]
        if outcome not in _OUTCOMES:
            return InputError(f"{where} tells no outcome of a wire", input=path, hint=hint)
        summary = told["summary"]
        return Item(
            str(told["input"]),
            cast("ItemOutcome", outcome),
            told.get("reason"),
            None if summary is None else Summary.model_validate(summary),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        why = "is no result"
        if isinstance(fault, ValidationError):
            first = fault.errors()[0]
            at = ".".join(map(str, first["loc"]))
            why = f"has a summary of another form ({at}: {first['msg']})"
        return InputError(f"{where} {why}", input=path, hint=hint)


# --- wires ----------------------------------------------------------------------------------------


def _unknown_stops(items: Sequence[Item]) -> InputError | None:
    """What is wrong where a line tells of a kill or a hold, and not of what: a line has no id, so
    its wire has to say it. Nothing is wrong where nothing was made of the others."""
    stops = [item for item in items if item.outcome in ("killed", "held")]
    made = [item for item in items if item.summary is not None]
    missing = [item for item in stops if item.wire is None]
    names = {name for item in stops if item.wire for name in _names(item.wire)}
    missing += [
        item
        for item in made
        if item.wire is None and item.summary and names & _names(item.summary.wire)
    ]
    if not made or not missing:
        return None
    first = stops[0]
    what = "kill" if first.outcome == "killed" else "hold"
    return InputError(
        f"{named(first.input)} tells of a {what}, and without the wires nobody can tell of what: "
        f"{named(missing[0].input)} is not there, or is another now",
        input=missing[0].input,
        hint="put the wires where the results name them, or use summarizer batch --digest",
    )


def _names(about: Wire | WireInfo) -> set[str]:
    """What another wire may name a story by."""
    return {name.casefold() for name in (about.id, about.headline) if name}


@dataclass
class _Input:
    """What is found at one place, in order, by the names that its wires have."""

    wires: dict[str, list[Wire | None]] = field(default_factory=dict)


def _with_wires(items: Sequence[Item]) -> list[Item]:
    """The items with their wires, where these are still found and are the same.

    An input of several wires gives lines of one name, in order.
    """
    inputs: dict[str, _Input] = {}
    made: list[Item] = []
    for item in items:
        place = _place(item.input)
        wire = None
        if place is not None:
            if place not in inputs:
                inputs[place] = _read(place)
            waiting = inputs[place].wires.get(item.input, [])
            wire = waiting.pop(0) if waiting else None
        if wire is not None and item.summary is not None and wire_info(wire) != item.summary.wire:
            wire = None
        made.append(Item(item.input, item.outcome, item.reason, item.summary, wire))
    return made


def _read(place: str) -> _Input:
    found = _Input()
    for wire in read_inputs(place):
        name = name_of(wire, place)
        found.wires.setdefault(name, []).append(wire if isinstance(wire, Wire) else None)
    return found


def _place(name: str) -> str | None:
    """The file that an input's name leads to: itself, or the archive that it is a member of."""
    if name == STDIN or not name:
        return None
    try:
        path = Path(name)
        for candidate in (path, *path.parents):
            if candidate.is_file():
                return name if candidate == path else str(candidate)
    except (OSError, ValueError):
        return None
    return None
