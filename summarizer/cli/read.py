"""``summarizer read``: the wires as they are read, without an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from summarizer.cli.console import complain, note, print_json
from summarizer.cli.inputs import check_inputs, name_of, read_inputs
from summarizer.cli.outcomes import exit_code
from summarizer.errors import Internal, NotAReport, SummarizerError
from summarizer.wire import Wire

__all__ = ["read_wires"]


def read_wires(paths: tuple[str, ...], *, json: bool, format: str | None = None) -> int:
    """Read every wire of each input and print it at once; returns the exit code.

    A line of JSON is ``{input, outcome: read|skipped|failed, reason, wire|null, error|null}``."""
    check_inputs(paths)
    errors: list[SummarizerError] = []
    done = 0
    for path in paths:
        for name, found in _read(path, format):
            wire = found if isinstance(found, Wire) else None
            error = found if isinstance(found, SummarizerError) else None
            skipped = isinstance(error, NotAReport)
            if error is not None and skipped:
                note(f"skipped: {error.message}", input=name)
            elif error is not None:
                errors.append(error)
                complain(error.message, input=name, hint=error.hint)
            if json:
                print_json(
                    {
                        "input": name,
                        "outcome": "read" if wire else "skipped" if skipped else "failed",
                        "reason": error and error.message,
                        "wire": wire and asdict(wire),
                        "error": None if error is None or skipped else _told(error),
                    }
                )
            elif wire is not None:
                from summarizer.cli.card import print_wire

                print_wire(wire, name=name, apart=bool(done))
            done += error is None or skipped
    return exit_code([type(e) for e in errors], done)


def _told(error: SummarizerError) -> dict[str, str]:
    return {"code": error.code, "message": error.message, "hint": error.hint}


def _read(path: str, format: str | None) -> Iterator[tuple[str, Wire | SummarizerError]]:
    """Each wire or error of an input, with its name: that of the input itself is as typed."""
    try:
        for found in read_inputs(path, format=format):
            yield name_of(found, path), found
    except Exception as fault:  # noqa: BLE001  a fault over one wire must not cost the others
        yield path, Internal.met(fault, path)
