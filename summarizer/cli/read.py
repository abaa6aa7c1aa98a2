"""``summarizer read``: the wires as they are read, without an engine."""

from __future__ import annotations

from dataclasses import asdict

from summarizer.cli.console import complain, print_json
from summarizer.cli.inputs import check_inputs, read_input
from summarizer.cli.outcomes import Internal, exit_code
from summarizer.errors import SummarizerError
from summarizer.wire import Wire

__all__ = ["read_wires"]


def read_wires(paths: tuple[str, ...], *, json: bool) -> int:
    """Read each input and print it at once; returns the exit code.

    A line of JSON is ``{input, outcome: read|failed, reason, wire|null, error|null}``.
    """
    check_inputs(paths)
    errors: list[SummarizerError] = []
    done = 0
    for name in paths:
        wire, error = _read(name)
        if error is not None:
            errors.append(error)
            complain(error.message, input=name, hint=error.hint)
        if json:
            print_json(
                {
                    "input": name,
                    "outcome": "failed" if wire is None else "read",
                    "reason": error and error.message,
                    "wire": wire and asdict(wire),
                    "error": error
                    and {"code": error.code, "message": error.message, "hint": error.hint},
                }
            )
        elif wire is not None:
            from summarizer.cli.card import print_wire

            print_wire(wire, name=name, apart=bool(done))
        done += wire is not None
    return exit_code(errors, done)


def _read(name: str) -> tuple[Wire | None, SummarizerError | None]:
    try:
        return read_input(name), None
    except SummarizerError as error:
        return None, error
    except Exception as fault:  # noqa: BLE001  a fault over one wire must not cost the others
        return None, Internal.met(fault, name)
