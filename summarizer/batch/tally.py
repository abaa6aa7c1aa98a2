"""How far a run is, and what it has cost so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from summarizer.engines.base import Sent
from summarizer.errors import EngineError
from summarizer.ledger import Parcel

__all__ = ["Tally"]


@dataclass(slots=True)
class Tally:
    """Counts of one run.

    ``read`` inputs were read; ``todo`` wires have to be done, ``done`` of them are. ``requests``
    were sent, ``input_tokens`` and ``output_tokens`` used and ``cost_usd`` paid in this run;
    ``unpriced`` counts answers whose price is not known. ``outcomes`` and ``failures`` are there at
    the end, by outcome and by the code of the error; ``open`` inputs are left where the run was
    ``stopped``, which then names the reason, or by way of the batch endpoint: ``out`` are the
    batches that it has at the end, ``notes`` what was found in those that were collected, and
    ``trouble`` is why the endpoint could not be used. ``waits_until`` is when the server wants to
    be asked again, in seconds since the epoch; ``put_off`` says that this is too long for a run,
    which has ended for it. ``hint`` is what to do where every wire failed alike.
    """

    read: int = 0
    todo: int = 0
    done: int = 0
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0.0
    unpriced: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    stopped: str | None = None
    out: tuple[Parcel, ...] = ()
    notes: list[str] = field(default_factory=list)
    trouble: EngineError | None = None
    waits_until: float | None = None
    put_off: bool = False
    hint: str | None = None

    def bill(self, sent: Sent) -> None:
        """Add what an answer of this run cost."""
        self.input_tokens += sent.usage.input_tokens
        self.output_tokens += sent.usage.output_tokens
        if sent.cost_usd is None:
            self.unpriced += 1
        else:
            self.cost_usd += sent.cost_usd
