"""Requests that are not sent but put into parcels, for the server's batch endpoint.

The way of a wire is the usual one: what the ledger knows is answered, so the checks and the re-ask
go on as far as there are answers. Where one is missing the wire is put off (:class:`PutOff`): its
request is in a parcel already, or goes into the next one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from summarizer.batch.limits import Limits
from summarizer.batch.office import Counter, Office, PutOff
from summarizer.batch.tally import Tally
from summarizer.engines.base import Send, Sent
from summarizer.engines.batch_api import input_line
from summarizer.errors import LedgerError
from summarizer.ledger import Answers, Member, Parcels

__all__ = ["MOST_BYTES", "MOST_REQUESTS", "Outbox", "Packed", "ParcelOffice", "name_of"]

MOST_REQUESTS: Final = 50_000
MOST_BYTES: Final = 200_000_000
"""What the endpoint takes in one file, as OpenAI documents it."""

_TRIES: Final = 3
"""In so many parcels a request is put at most before its wire fails."""


def name_of(request: bytes) -> str:
    """The ``custom_id`` of a request: the same whenever it is asked."""
    return request.hex()[:40]


@dataclass(slots=True)
class Packed:
    """A file as it goes up: it has no name on the disk, and is gone with the process."""

    file: IO[bytes]
    bytes: int = 0
    members: list[Member] = field(default_factory=list)


class Outbox:
    """What is to be submitted, packed into as few files as the endpoint's bounds allow. ``folder``
    is where there is room for them."""

    def __init__(self, folder: Path, most_requests: int, most_bytes: int) -> None:
        self._folder = folder
        self._most_requests, self._most_bytes = most_requests, most_bytes
        self.packed: list[Packed] = []
        self.fault: LedgerError | None = None

    def put(self, member: Member, body: Mapping[str, Any]) -> None:
        """One more request. Where there is no room for it, ``fault`` says so from then on."""
        if self.fault is not None:
            return
        line = input_line(name_of(member.request), body)
        try:
            last = self._with_room(len(line))
            last.file.write(line)
        except OSError as fault:
            self.fault = LedgerError(
                f"{self._folder}: no request can be written ({fault.strerror})",
                hint="make room and give the command again",
            )
            return
        last.bytes += len(line)
        last.members.append(member)

    def _with_room(self, size: int) -> Packed:
        last = self.packed[-1] if self.packed else None
        if (
            last is None
            or len(last.members) >= self._most_requests
            or last.bytes + size > self._most_bytes
        ):
            last = Packed(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115  close() does
            self.packed.append(last)
        return last

    def close(self) -> None:
        """Give the room back."""
        for packed in self.packed:
            packed.file.close()


class ParcelOffice(Office):
    """An office that sends nothing itself."""

    def __init__(
        self, answers: Answers, parcels: Parcels, outbox: Outbox, tally: Tally, *, server: str
    ) -> None:
        super().__init__(answers, Limits(), tally, server=server, concurrency=1)
        self._parcels, self._outbox = parcels, outbox
        self._put: set[bytes] = set()

    async def send(
        self,
        counter: Counter,
        key: bytes,
        body: Mapping[str, Any],
        send: Send,  # noqa: ARG002  it goes another way
    ) -> Sent:
        """Put the request off, or tell why there is no answer to it."""
        state = self._parcels.state(key)
        tries = 0 if state is None else state.tries
        if key in self._put:  # of another wire with the same words
            raise PutOff
        if state is not None:
            if state.error is not None and not (state.again and tries < _TRIES):
                raise state.error
            if state.out:
                raise PutOff
        self._put.add(key)
        self._outbox.put(Member(key, counter.root or key, tries + 1), body)
        raise PutOff
