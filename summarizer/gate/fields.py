"""What a wire's fields say about its release: signals, editor's note, status, embargo."""

from __future__ import annotations

import re
from datetime import datetime

from summarizer.gate.verdict import Verdict, verdict_of
from summarizer.gate.words import Order, order_in_note, order_in_slug, shortened
from summarizer.instants import instant
from summarizer.wire import Wire

__all__ = ["by_embargo", "by_note", "by_signals", "by_slug", "by_status"]

_LETTERS = re.compile(r"[^a-z]+")
_SIGNALS: dict[str, Order] = {
    "kill": "kill",
    "killed": "kill",
    "canceled": "kill",
    "cancelled": "kill",
    "withdrawn": "kill",
    "withdrawal": "kill",
    "withdraw": "kill",
    "retracted": "kill",
    "retraction": "kill",
    "hold": "hold",
    "withheld": "hold",
    "withhold": "hold",
    "notforpublication": "unpublishable",
    "nonpublic": "unpublishable",
    "nopub": "unpublishable",
    "nopublish": "unpublishable",
    "donotpublish": "unpublishable",
    "donotuse": "unpublishable",
    "internal": "unpublishable",
    "internalonly": "unpublishable",
    "test": "test",
    "teststory": "test",
}
"""The words of a signal's code after its scheme, letters only."""
_STATUS = {"": "usable", "usable": "usable", "withheld": "withheld", "canceled": "canceled"}
_STATUS |= {"cancelled": "canceled", "cancel": "canceled", "killed": "canceled"}
_STATUS |= {"hold": "withheld", "held": "withheld", "embargoed": "withheld", "published": "usable"}


def by_signals(wire: Wire) -> Verdict | None:
    """What the signals order: the format's codes, of which the part after the scheme counts."""
    for signal in wire.signals:
        order = _SIGNALS.get(_LETTERS.sub("", signal.rpartition(":")[2].casefold()))
        if order is not None:
            return verdict_of(order, f"the signal {shortened(signal)}")
    return None


def by_note(wire: Wire) -> Verdict | None:
    """What the editor's note orders.

    An embargo in words counts only where the format gives no embargo of its own: else it is the
    same one, and the field tells when it is over.
    """
    order = order_in_note(wire.ednote) if wire.ednote else None
    if order is None or (order == "embargo" and wire.embargo is not None):
        return None
    note = " ".join((wire.ednote or "").split())
    return verdict_of(order, f"the editor's note: {shortened(note)}")


def by_slug(wire: Wire) -> Verdict | None:
    """What the slug ends or opens with."""
    order = order_in_slug(wire.slug) if wire.slug else None
    return order and verdict_of(order, f"the slug {shortened(wire.slug or '')}")


def by_status(wire: Wire) -> Verdict | None:
    """What the publishing status says; one that nobody knows holds the wire."""
    if wire.status is None:
        return None
    status = _STATUS.get(wire.status.rpartition(":")[2].strip().casefold())
    if status == "usable":
        return None
    if status == "canceled":
        return Verdict("killed", f"the provider canceled it (status {shortened(wire.status)})")
    if status == "withheld":
        return Verdict("held", f"the provider withholds it (status {shortened(wire.status)})")
    return Verdict("held", f"its status {shortened(wire.status)} is none that is known")


def by_embargo(wire: Wire, now: datetime) -> Verdict | None:
    """Whether the embargo still holds at ``now``.

    One that is there and empty, or that is no time, holds the wire; one without zone is over when
    its clock time has passed everywhere.
    """
    if wire.embargo is None:
        return None
    if not wire.embargo.strip():
        return Verdict("held", "embargoed, and no time is given: ask the provider", embargo=True)
    until = instant(wire.embargo)
    if until is None:
        unknown = f"embargoed until {shortened(wire.embargo)}, which is no known time"
        return Verdict("held", unknown, embargo=True)
    if now >= until.latest:
        return None
    reason = f"embargoed until {wire.embargo}"
    if not until.zoned:
        reason += (
            "; no zone is given, so it is held until that time has passed everywhere, "
            f"{until.latest:%Y-%m-%d %H:%M} UTC"
        )
    return Verdict("held", reason, embargo=True, until=until.latest)
