"""Parcels handed in at the provider's batch endpoint, and answers fetched from there.

A parcel is in the ledger before its file goes up, the file's id before it is submitted, the
batch's as soon as it is told. Whoever is killed in between, or never hears whether a batch was
made, looks for it by the word in its metadata; where it is not there, the file is taken away
before anything is asked again, so that a late one cannot be made of it.
"""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from summarizer.batch.parcels import Outbox, Packed, name_of
from summarizer.batch.tally import Tally
from summarizer.engines.batch_api import BatchApi, Job, Line
from summarizer.errors import (
    DeadlineExceeded,
    EngineError,
    MalformedReply,
    NotAnswered,
    ServerUnavailable,
)
from summarizer.ledger import Answers, Member, Parcel, Parcels

__all__ = ["NOT_KNOWN", "Provider"]

_UNTOLD = (DeadlineExceeded, MalformedReply, ServerUnavailable)
"""Faults of a submission after which the batch may be there."""

_SUBMISSIONS = 3
_FETCHES = 2
"""So often a file that is too short is fetched in one run."""


@dataclass(slots=True)
class _Taken:
    """What the files of one batch held: requests with an answer, reasons of those without, and
    lines that were of no use."""

    answered: set[bytes] = field(default_factory=set)
    without: dict[bytes, tuple[EngineError, bool]] = field(default_factory=dict)
    strange: int = 0
    doubled: int = 0
    broken: int = 0

    def told(self, many: int) -> str:
        parts = [f"{len(self.answered):,} of {many:,} answered"]
        for count, one, more in (
            (self.strange, "line is of no request of ours", "lines are of no request of ours"),
            (self.doubled, "line came twice", "lines came twice"),
            (self.broken, "line cannot be read", "lines cannot be read"),
        ):
            if count:
                parts.append(f"{count:,} {one if count == 1 else more}")
        return ", ".join(parts)


NOT_KNOWN: Final = "not known"
"""The status of a batch that the server does not know."""


class Provider:
    """The endpoint, as one run uses it. ``server`` is its base URL, ``asked`` tells model, prompt
    and schema, ``folder`` has room for files; ``is_stopped`` says whether no more is to be sent.
    What a person should know is noted in the tally."""

    def __init__(
        self,
        api: BatchApi,
        parcels: Parcels,
        answers: Answers,
        tally: Tally,
        *,
        server: str,
        asked: str,
        folder: Path,
        is_stopped: Callable[[], bool],
    ) -> None:
        self._api, self._parcels, self._answers, self._tally = api, parcels, answers, tally
        self._asked, self._folder = asked, folder
        self._is_stopped = is_stopped
        self._server = server

    # --- up -----------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Find out about parcels of which a run that ended did not hear whether they arrived."""
        for parcel in self._parcels.open(self._server):
            if parcel.batch is None and not self._is_stopped():
                await self._settled(parcel)

    async def _settled(self, parcel: Parcel) -> bool:
        """Whether a batch was made of ``parcel``. Where none was, none will be, and its requests
        are as if never asked."""
        if parcel.file is not None:  # else nobody can have submitted it
            job = await self._found(parcel.file, parcel)
            if job is not None:
                self._parcels.submitted(parcel.id, job.id, _progress(job))
                return True
        self._parcels.drop(parcel.id)
        return False

    async def _found(self, file: str, parcel: Parcel) -> Job | None:
        job = await self._api.find(file, parcel.token, parcel.begun)
        if job is None:
            await self._api.forget(file)
            # It may have come in after the first look, and before the file was gone.
            job = await self._api.find(file, parcel.token, parcel.begun)
        return job

    async def hand_in(self, outbox: Outbox) -> None:
        """Submit what is packed; raises LedgerError where it could not be written as a whole."""
        if outbox.fault is not None:
            raise outbox.fault
        for packed in outbox.packed:
            if self._is_stopped():
                return
            await self._submitted(packed)

    async def _submitted(self, packed: Packed) -> None:
        packed.file.flush()
        for attempt in range(_SUBMISSIONS):
            token, now = uuid.uuid4().hex, time.time()
            number = self._parcels.begin(token, self._server, self._asked, packed.members, now)
            try:
                file = await self._api.upload(
                    packed.file, f"summarizer-{token}.jsonl", packed.bytes
                )
            except EngineError:
                self._parcels.drop(number)
                raise
            self._parcels.uploaded(number, file)
            try:
                job = await self._api.submit(file, token)
            except _UNTOLD:
                parcel = Parcel(number, token, now, file, None, "", 0, len(packed.members))
                if await self._settled(parcel):
                    return
                if attempt + 1 == _SUBMISSIONS:
                    raise
            except EngineError:  # it was refused: there is none
                self._parcels.drop(number)
                with suppress(EngineError):  # else it is gone when the server forgets it
                    await self._api.forget(file)
                raise
            else:
                self._parcels.submitted(number, job.id, _progress(job))
                return

    # --- down ---------------------------------------------------------------------------------

    async def collect(self) -> None:
        """Look at every batch that is out, and take what is there."""
        for parcel in self._parcels.open(self._server):
            if self._is_stopped():
                return
            if parcel.batch is None:
                continue
            job = await self._api.look(parcel.batch)
            if job is None:
                self._lost(parcel, parcel.batch)
            elif job.is_ended:
                await self._take(parcel, job)
            else:
                self._parcels.seen(parcel.id, _progress(job))

    def _lost(self, parcel: Parcel, batch: str) -> None:
        self._tally.notes.append(f"{batch}: {self._api.server} does not know it")
        error = NotAnswered(
            f"{self._api.server} does not know the batch {batch}",
            hint="use the key that submitted it; another --resume gives it up and asks again",
        )
        left = {m.request for m in self._parcels.members(parcel.id)}
        self._doubt(parcel, NOT_KNOWN, dict.fromkeys(left, error), error)

    def _doubt(
        self,
        parcel: Parcel,
        status: str,
        missing: dict[bytes, EngineError],
        error: EngineError,
        without: dict[bytes, tuple[EngineError, bool]] | None = None,
    ) -> None:
        """What should be there is not: once that is told, the second time it is asked again."""
        without = without or {}
        if parcel.doubts == 0:
            reasons = {request: error for request, (error, _) in without.items()}
            self._parcels.doubt(parcel.id, status, {**reasons, **missing})
        else:
            again = dict.fromkeys(missing, (error, True))
            self._parcels.close(parcel.id, status, {**without, **again})

    async def _take(self, parcel: Parcel, job: Job) -> None:
        members = {name_of(m.request): m for m in self._parcels.members(parcel.id)}
        taken = _Taken()
        for _ in range(_FETCHES):
            with tempfile.TemporaryFile(dir=self._folder) as file:
                taken = _Taken(taken.answered)
                seen: set[str] = set()
                for name in (job.output_file, job.error_file):
                    if name is not None and await self._api.fetch(name, file):
                        self._read(file, members, seen, taken)
            missing = {m.request for m in members.values()} - taken.answered - taken.without.keys()
            short = job.status == "completed" or len(taken.answered) < job.completed
            if not missing or not short:
                break
        status = f"{job.status}, {taken.told(len(members))}"
        why = f"; {self._api.rejected(job).message}" if job.status == "failed" else ""
        self._tally.notes.append(f"{job.id}: {status}{why}")
        if missing and short:
            error: EngineError = NotAnswered(
                f"the files of the batch {job.id} lack the answer",
                hint="--resume looks for it once more, and asks again where it is not there",
            )
            self._doubt(parcel, status, dict.fromkeys(missing, error), error, taken.without)
            return
        if job.status == "failed":
            error, again = self._api.rejected(job), False
        else:
            error = NotAnswered(f"the batch {job.id} was {_ENDS[job.status]} before it was done")
            again = job.status == "expired"
        rest = dict.fromkeys(missing, (error, again))
        self._parcels.close(parcel.id, status, {**taken.without, **rest})

    def _read(
        self, file: IO[bytes], members: dict[str, Member], seen: set[str], taken: _Taken
    ) -> None:
        """Keep the answers of a file; each is in the ledger before the next is looked at."""
        file.seek(0)
        for text in file:
            if not text.strip():
                continue
            line = self._api.read(text)
            if line is None:
                taken.broken += 1
                continue
            member = members.get(line.custom_id)
            if member is None:
                taken.strange += 1
                continue
            if line.custom_id in seen:
                taken.doubled += 1
            seen.add(line.custom_id)
            self._keep(line, member, taken)

    def _keep(self, line: Line, member: Member, taken: _Taken) -> None:
        """The first answer to a request counts; an answer counts before a reason for none."""
        if member.request in taken.answered:
            return
        if line.sent is None:
            if line.error is not None:
                taken.without[member.request] = (line.error, line.again)
            return
        taken.without.pop(member.request, None)
        taken.answered.add(member.request)
        if self._answers.find(member.request) is None:  # else taken by a run that was killed then
            self._answers.keep(member.request, member.root, line.sent)
            self._tally.requests += 1
            self._tally.bill(line.sent)


_ENDS = {"completed": "completed", "expired": "closed as expired", "cancelled": "cancelled"}


def _progress(job: Job) -> str:
    """How far a batch is, in words."""
    return f"{job.status}, {job.completed:,} of {job.total:,} done" if job.total else job.status
