"""The gate: which wires must not be summarised, or not now. Pure; looks before any paid call.

A kill is an order to delete, a test story is no news, an embargoed report is not yet news: none is
a text to summarise (``docs/architecture.md``). Asked in this order: what signals and editor's note
say, the status, the embargo, what slug and first lines say, whether there is any report.
"""

from __future__ import annotations

from datetime import UTC, datetime

from summarizer.errors import ConfigurationError, Withheld
from summarizer.gate.fields import by_embargo, by_note, by_signals, by_slug, by_status
from summarizer.gate.verdict import Verdict, verdict_of
from summarizer.language.desk_orders import Order, order_in_opening, shortened
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["Verdict", "check_releasable", "judge"]


def judge(wire: Wire, *, now: datetime | None = None) -> Verdict | None:
    """What keeps ``wire`` back; None where it may be summarised.

    ``now`` is when it is asked, the clock's time if not given. Raises ConfigurationError where it
    is no time with a zone.
    """
    now = datetime.now(UTC) if now is None else now
    if getattr(now, "tzinfo", None) is None:  # whatever a caller gave
        raise ConfigurationError(
            f"now must be a datetime with its zone, not {now!r}"[:120],
            hint="give datetime.now(UTC)",
        )
    return (
        by_signals(wire)
        or by_note(wire)
        or by_status(wire)
        or by_embargo(wire, now)
        or by_slug(wire)
        or _by_opening(wire)
        or _by_content(wire)
    )


def check_releasable(wire: Wire, *, now: datetime | None = None) -> None:
    """Raise :class:`~summarizer.errors.Withheld` for a wire that must not be summarised now.

    ``held``: not for publication, withheld, or embargoed at ``now`` (see :func:`judge`).
    ``killed``: canceled, or it orders itself or an earlier story to be killed. ``skipped``: a test
    story, or a wire without one line of report below its headline.
    """
    verdict = judge(wire, now=now)
    if verdict is not None:
        raise Withheld(
            verdict.reason, outcome=verdict.outcome, input=wire.input, until=verdict.until
        )


def _by_opening(wire: Wire) -> Verdict | None:
    # An embargo of the format's own tells when it is over; it has been asked before.
    dated: tuple[Order, ...] = () if wire.embargo is None else ("embargo",)
    found = order_in_opening(wire, without=dated)
    return None if found is None else verdict_of(found[0], shortened(found[1]))


def _by_content(wire: Wire) -> Verdict | None:
    labels = {s.label for s in wire.sentences}
    if not labels & BODY_LABELS:
        return Verdict("skipped", "no line of it is report")
    # A plain text may be one line. Of a format that tells headline and body apart, the headline
    # alone belongs to a picture, a graphic, or a report that is still to come.
    if wire.format != "text" and not labels & _CONTENT:
        return Verdict("skipped", "it has no content but its headline")
    return None


_CONTENT = frozenset({"standfirst", "body", "subhead"})
