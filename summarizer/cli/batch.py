"""``summarizer batch``: many wires in, one file of JSON lines out, by way of a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from summarizer import errors
from summarizer.batch import Batch, Tally, day_items, killed_texts, lines, run_batch
from summarizer.batch.plan import Found
from summarizer.batch.provider import NOT_KNOWN
from summarizer.cli.batch_progress import BatchProgress, moment
from summarizer.cli.console import COME_BACK, INTERRUPTED, TERMINATED, complain, named, say
from summarizer.cli.digest_files import DigestPage, evidence_name
from summarizer.cli.inputs import (
    BadUsage,
    check_inputs,
    check_not_an_input,
    name_of,
    read_inputs,
)
from summarizer.cli.outcomes import exit_code
from summarizer.cli.pagefile import PageFile
from summarizer.day import day
from summarizer.errors import EngineError, Internal, SummarizerError
from summarizer.ledger import Ledger

__all__ = ["BatchOptions", "batch_wires", "last_line", "out_lines"]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What was asked for; see :mod:`summarizer.cli.app`."""

    inputs: tuple[str, ...]
    out: str
    ledger: str
    digest: str | None = None
    format: str | None = None
    batch: Batch = field(default_factory=Batch)


def batch_wires(options: BatchOptions) -> int:
    """Do all inputs and write the file; returns the exit code.

    Raises :class:`~summarizer.errors.ConfigurationError` and
    :class:`~summarizer.cli.inputs.BadUsage` before any wire is read.
    """
    check_inputs(options.inputs)
    _check_places(options)
    if options.batch.resume and options.batch.via != "batch-api":
        raise BadUsage("--resume is for --via batch-api", hint="the same command goes on by itself")
    file = PageFile(options.out)
    digest = None if options.digest is None else _digest_place(options.digest, options.inputs)
    now = datetime.now(UTC)
    with (
        BatchProgress() as progress,
        run_batch(
            options.batch,
            _found(options),
            Path(options.ledger),
            watch=progress.show,
            now=now,
        ) as (ledger, tally),
    ):
        progress.close()
        file.write(lines(ledger, now))
        if digest is not None and tally.outcomes["open"]:
            say("no digest was written, for the day is not whole yet")
        elif digest is not None:
            _write_digest(digest, ledger, now)
    return _end(tally)


def _check_places(options: BatchOptions) -> None:
    places = {"--out": options.out, "--ledger": options.ledger}
    if options.digest is not None:
        places["--digest"] = options.digest
        places["the evidence of --digest"] = evidence_name(options.digest)
    taken: dict[Path, str] = {}
    for name, place in places.items():
        check_not_an_input(place, options.inputs)
        before = taken.setdefault(Path(place).absolute(), name)
        if before != name:
            raise BadUsage(f"{before} and {name} name the same file", hint="give two places")


def _digest_place(name: str, inputs: Sequence[str]) -> DigestPage | PageFile:
    return PageFile(name) if name.endswith(".json") else DigestPage(name, inputs)


def _write_digest(place: DigestPage | PageFile, ledger: Ledger, now: datetime) -> None:
    """The day of this run: what the ledger has of each input, and what was killed before."""
    items = list(day_items(ledger))
    made = day(items, now=now, killed=killed_texts(ledger))
    if isinstance(place, DigestPage):
        place.write(made, items)
    else:
        place.write(made.to_json() + "\n")
        say(f"digest: {named(place.name)}")


def _found(options: BatchOptions) -> Iterator[Found]:
    for path in options.inputs:
        try:
            for found in read_inputs(path, format=options.format):
                yield name_of(found, path), found
        except Exception as fault:  # noqa: BLE001  a fault over one input must not cost the others
            yield path, Internal.met(fault, path)


def _end(tally: Tally) -> int:
    kinds = {kind.code: kind for kind in map(errors.__dict__.get, errors.__all__) if kind}
    failed = [kinds.get(code, SummarizerError) for code in tally.failures]
    left = tally.outcomes["open"]
    done = tally.outcomes.total() - left - tally.failures.total()
    for told in tally.notes:
        say(told)
    say(last_line(tally))
    if tally.trouble is not None:
        complain(tally.trouble.message, hint=tally.trouble.hint)
    for told in out_lines(tally):
        say(told)
    if tally.stopped is None:
        if tally.trouble is not None:
            return exit_code([type(tally.trouble)], done)
        # What the server says it does not know may be asked of it by the wrong key: to go on by
        # itself would be to give it up, and to pay twice.
        if left or any(parcel.status != NOT_KNOWN for parcel in tally.out):
            return COME_BACK
        return exit_code(failed, done)
    again = f"{left} not done; the same command goes on" if left else "all was done"
    if tally.put_off and tally.waits_until is not None:
        say(f"the server asks to wait until {moment(tally.waits_until)}: {again}")
        return COME_BACK if left else exit_code(failed, done)
    if tally.stopped in ("SIGINT", "SIGTERM"):
        say(f"stopped by {tally.stopped}: {again}")
        return INTERRUPTED if tally.stopped == "SIGINT" else TERMINATED
    open_too = f", {left} of them not asked for yet" if left else ""
    again = f"{tally.hint or 'put that right'}; then the same command goes on with all{open_too}"
    complain(f"the run was ended, for every wire failed alike: {tally.stopped}", hint=again)
    return 1 if done else exit_code([EngineError], 0)


def out_lines(tally: Tally) -> Iterator[str]:
    """What the provider's batch endpoint has, and how to come back for it."""
    if not tally.out:
        return
    for parcel in tally.out:
        yield f"{parcel.batch or 'a batch not told of yet'}: {parcel.status}"
    requests = sum(parcel.requests for parcel in tally.out)
    are = "1 request is" if requests == 1 else f"{requests:,} requests are"
    batches = "1 batch" if len(tally.out) == 1 else f"{len(tally.out):,} batches"
    yield f"{are} with the provider in {batches}; the same command with --resume collects"


def last_line(tally: Tally) -> str:
    """What became of all inputs, and what it cost, on one line."""
    o = tally.outcomes
    parts = [f"{o['summarised']:,} done"]
    parts += [f"{o[name]:,} {name}" for name in ("held", "killed", "skipped", "failed")]
    if tally.failures:
        reasons = ", ".join(f"{code} {n:,}" for code, n in tally.failures.most_common())
        parts[-1] += f" ({reasons})"
    if o["open"]:
        parts.append(f"{o['open']:,} open")
    cost = f"${tally.cost_usd:.2f}"
    if tally.unpriced:
        cost = f"price of {tally.unpriced:,} answers not known" + (
            f", else {cost}" if tally.cost_usd else ""
        )
    requests = "1 request" if tally.requests == 1 else f"{tally.requests:,} requests"
    tokens = tally.input_tokens + tally.output_tokens
    return f"{', '.join(parts)}; {requests}, {tokens:,} tokens, {cost}"
