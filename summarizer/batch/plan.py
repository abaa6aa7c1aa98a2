"""Before anything is asked: every input is read, and its story decided over.

So the newest version of a story is known before an older one costs anything, and a kill counts
wherever it stands among the inputs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from itertools import islice

from summarizer import gate
from summarizer.batch.withdrawn import Stopped
from summarizer.errors import NotAReport, SummarizerError
from summarizer.ledger import Inputs, Ledger, Results, Stories, Unread, Wires
from summarizer.revisions import Decision, Editions, Story, identity_of
from summarizer.revisions.likeness import runs_of
from summarizer.revisions.marks import marks_of, story_slug
from summarizer.wire import Wire

__all__ = ["Found", "Intake", "Planner", "plan"]

Found = tuple[str, Wire | SummarizerError]
"""An input by its name: the wire, or why there is none."""

_AT_ONCE = 200
_ITEM = re.compile(r"#([0-9]{1,9})$")
_WENT_ON = frozenset({"first", "update", "correction"})
_ASKED_AGAIN = frozenset({"held", "skipped"})
"""Verdicts that another time or another gate may change."""


def plan(
    ledger: Ledger,
    found: Iterable[Found],
    *,
    now: datetime,
    key_of: Callable[[bytes], bytes],
    watch: Callable[[int], None] = lambda _: None,
    batch: str = "",
    sections: bool = False,
) -> None:
    """Write all of ``found`` into the ledger, with what is decided over each.

    ``key_of`` makes the key of the result that is wanted from the digest of a wire; ``watch`` is
    told how many inputs were read; ``batch`` names whose inputs they are. An
    item that was decided over in an earlier run is not decided
    over again, but for one that was held or skipped. ``sections``: see :class:`Planner`.
    """
    intake = Intake(ledger, now, key_of, batch, sections=sections)
    intake.clear()
    found = iter(found)
    while some := list(islice(found, _AT_ONCE)):
        intake.add(some)
        watch(intake.position)


class Intake:
    """Takes the inputs of ``batch`` some at a time, each time in a transaction of its own.

    ``sections``: see :class:`Planner`.
    """

    def __init__(
        self,
        ledger: Ledger,
        now: datetime,
        key_of: Callable[[bytes], bytes],
        batch: str,
        *,
        sections: bool = False,
    ) -> None:
        self._ledger = ledger
        self._planner = Planner(ledger, now, key_of, sections=sections)
        self._inputs = Inputs(ledger, batch)
        self.position = 0

    def clear(self) -> None:
        """Forget the inputs that are there."""
        with self._ledger.transaction():
            self._inputs.clear()

    def add(self, some: Iterable[Found]) -> None:
        """Write down the next inputs, with what is decided over each."""
        with self._ledger.transaction():
            for name, what in some:
                taken = self._planner.take(what)
                if isinstance(taken, int):
                    self._inputs.add(self.position, name, taken)
                else:
                    self._inputs.add(self.position, name, None, taken)
                self.position += 1


class Planner:
    """Takes one wire after the other, in a transaction of its caller's.

    ``sections``: a wire that carries a killed or held report on goes on where it has parts of its
    own; who says so takes the others out of what is made of it. One that was decided over before
    the kill or the hold is decided over again.
    """

    def __init__(
        self,
        ledger: Ledger,
        now: datetime,
        key_of: Callable[[bytes], bytes],
        *,
        sections: bool = False,
    ) -> None:
        self.wires = Wires(ledger)
        self.stories, self.results = Stories(ledger), Results(ledger)
        self.now, self.key_of = now, key_of
        self.last_bytes = ""
        self.sections = sections
        self._stopped: tuple[tuple[Story, ...], Stopped] | None = None

    def take(self, what: Wire | SummarizerError) -> int | Unread:
        """The number of the wire in the ledger, decided over; or why there is none.

        One that came before in other bytes, alone and then in a batch say, is the one that counts.
        """
        if not isinstance(what, Wire):
            skipped = isinstance(what, NotAReport)
            outcome = "skipped" if skipped else "failed"
            self.last_bytes = ""
            return Unread(outcome, what.message, "" if skipped else what.code, what.hint)
        source = self._source(what)
        known = self.wires.find(source)
        if known is None:
            number = self.wires.add(source, what, self.now.timestamp())
            self._decide(number, what)
        else:
            number, verdict = known
            self.wires.read_again(number, what)
            if not self._went_on(number, verdict):
                if verdict in _ASKED_AGAIN:
                    self._decide(number, what)
            elif self.sections:
                self._stop_carrier(number, what)
        same = self.wires.same_that_counts(number)
        if same != number and self.sections and self._went_on(same, self.wires.verdict(same)):
            self._stop_carrier(same, what)
        self.results.choose(same, self.key_of(self.wires.digest(same)))
        return same

    def _went_on(self, number: int, verdict: str) -> bool:
        """Whether a wire went on, be it that it was held since with what it carries on."""
        return verdict in _WENT_ON or (verdict == "held" and self.wires.free(number))

    def _stop_carrier(self, number: int, wire: Wire) -> None:
        """Kill or hold a wire that went on, where it carries alone what was stopped since."""
        why = self._stopped_texts().carried_alone(wire)
        if why is not None:
            made = "; it withdraws what was made of it" if why.outcome == "killed" else ""
            self.wires.stop(number, why.outcome, why.reason + made)

    def _source(self, wire: Wire) -> bytes:
        """Which bytes, and which item of them: the same whatever reads them, and where they lie."""
        item = _ITEM.search(wire.input or "")
        nth = item[1] if item and wire.sha256 == self.last_bytes else ""
        self.last_bytes = wire.sha256
        return sha256(f"{wire.sha256}#{nth}".encode()).digest()

    def _decide(self, number: int, wire: Wire) -> None:
        now = self.now.timestamp()
        verdict = gate.judge(wire, now=self.now)
        # Only an order or a revision may mean a story by its slug, of which a day has many alike.
        orders = verdict is not None and verdict.outcome != "skipped" and not verdict.embargo
        means = marks_of(wire).told or orders
        slug = story_slug(wire) if means else None
        near = self.stories.near(identity_of(wire), slug, runs_of(wire), now)
        before = {s.identity: s for s in near}
        editions = Editions(before.values())
        decision = editions.take(wire, now=self.now)
        self.stories.keep((s for s in editions.stories if before.get(s.identity) is not s), now)
        story = self.stories.number(decision.identity)
        verdict_now, proceeds = decision.verdict, decision.proceed
        if (
            decision.verdict == "reprint"
            and self.sections
            and self._stopped_texts().carried_among_others(wire)
        ):
            verdict_now, proceeds = "first", True
        self.wires.decide(number, verdict_now, self._reason(decision, story), story)
        if story is None:
            return
        if proceeds:
            self.stories.counts(story, number)
            why = self._stopped_texts().carried_alone(wire) if self.sections else None
            if why is not None and why.outcome == "held":
                self.wires.stop(number, why.outcome, why.reason)

    def _stopped_texts(self) -> Stopped:
        """What is stopped so far: made anew only where that has changed."""
        stories = self.stories.stopped()
        if self._stopped is None or self._stopped[0] is not stories:
            self._stopped = stories, Stopped(self.stories, self.now)
        return self._stopped[1]

    def _reason(self, decision: Decision, story: int | None) -> str:
        """What a kill withdraws is named: the ledger knows what was made, the editions do not."""
        if decision.verdict != "killed" or story is None:
            return decision.reason
        reason, made = decision.reason, self.stories.made_of(story)
        if made:
            reason = reason.removesuffix("; nothing was made of it")
            reason += f"; it withdraws what was made of {', '.join(made)}"
        carried = [
            headline
            for other in self.stories.carriers_of(story)
            for headline in self.stories.made_of(other)
        ]
        if carried:
            reason += f"; others carry the same report, a person has to look: {', '.join(carried)}"
        return reason
