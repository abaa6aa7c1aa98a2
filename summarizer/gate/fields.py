"""What a wire's fields say about its release: signals, editor's note, status, embargo."""

from __future__ import annotations

import re
from datetime import datetime

from summarizer.codes import code_words, status_word
from summarizer.gate.verdict import Verdict, verdict_of
from summarizer.instants import instant
from summarizer.language.desk_orders import (
    NOTE_SCHEME,
    Order,
    order_at_top,
    order_in_note,
    shortened,
)
from summarizer.language.desk_slugs import order_in_slug
from summarizer.wire import Wire

__all__ = ["by_embargo", "by_note", "by_signals", "by_slug", "by_status"]

_KILLS = "kill killed withdrawn withdrawal withdraw retracted retraction retract"
_CANCELS = "canceled cancelled cancel cancellation"
_HOLDS = "hold withheld withhold"
_FORBIDS = """nopublication notforpublication notforpub notforrelease notforbroadcast nonpublic
    notpublic nopub nopublish donotpublish dontpublish donotuse dontuse unpublishable internal
    internalonly internaluseonly"""
_WORDS: dict[str, Order] = {
    **dict.fromkeys(_KILLS.split(), "kill"),
    **dict.fromkeys(_HOLDS.split(), "hold"),
    **dict.fromkeys(("embargo", "embargoed"), "embargo"),
}
"""Orders where one of these is a word of a signal's code: ``mandatory-kill``, ``KillNotice``."""
_WHOLE: dict[str, Order] = {
    **dict.fromkeys("delete deleted spike spiked recall recalled".split(), "hold"),
    **dict.fromkeys(_FORBIDS.split(), "unpublishable"),
    **dict.fromkeys(_CANCELS.split(), "kill"),
    **dict.fromkeys(("test", "teststory", "testitem", "testmessage"), "test"),
}
"""Orders where they are the whole code, letters only: ``match-canceled`` and ``test-match`` are
none."""
_BESIDE = frozenset(
    f"""{_KILLS} mandatory immediate urgent story news notice order message advisory bulletin item
    article dispatch report text wire copy content version editorial editor editors desk by provider
    agency source sender publisher sig signal is was has been must""".split()
)
"""What may stand beside a kill in its code: ``withdrawnRider`` is a rider."""
_LONGEST = 400  # characters of a signal that are looked at
_CODE_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_OVER = frozenset("lifted released over ended expired off none no".split())
"""What makes a hold or an embargo of a code one that is over."""


def by_signals(wire: Wire) -> Verdict | None:
    """What the signals order: the format's codes, of which the part after the scheme counts.

    One that is there and cannot be read ("") holds the wire: whoever sent it meant something. The
    gravest order counts.
    """
    found = [(o, s) for s in wire.signals if (o := _order_of(s, wire)) is not None]
    if found:
        order, signal = min(found, key=lambda told: _GRAVEST.index(told[0]))
        where = f"the signal {shortened(signal)}"
        if signal.startswith(NOTE_SCHEME):
            where = "an editor's note that is not public"
        return verdict_of(order, where)
    if any(not signal.strip() for signal in wire.signals):
        return Verdict("held", "a signal is there that cannot be read: ask the provider")
    return None


_GRAVEST: tuple[Order, ...] = ("kill", "test", "unpublishable", "hold", "embargo")


def _order_of(signal: str, wire: Wire) -> Order | None:
    told = (_order_in_code(code, wire) for code in code_words(signal[-_LONGEST:]))
    return min((o for o in told if o is not None), key=_GRAVEST.index, default=None)


def _order_in_code(code: str, wire: Wire) -> Order | None:
    words = [w.casefold() for w in _CODE_WORD.findall(code)]
    whole = _WHOLE.get("".join(words))
    if whole is not None:
        return whole
    orders = {_WORDS[w] for w in words if w in _WORDS}
    if "kill" in orders and _BESIDE.issuperset(words):
        return "kill"
    if _OVER.intersection(words):
        return None
    if "hold" in orders or "kill" in words:
        return "hold"
    # An embargo of the format's own tells when it is over.
    return "embargo" if "embargo" in orders and wire.embargo is None else None


def by_note(wire: Wire) -> Verdict | None:
    """What the editor's note orders, or a line of the terms of use that is nothing but an order.

    An embargo in words counts only where the format gives no embargo of its own: else it is the
    same one, and the field tells when it is over.
    """
    order = order_in_note(wire.ednote) if wire.ednote else None
    if order is None and wire.usage_terms:
        order = order_at_top(wire.usage_terms)
        if order is not None and not (order == "embargo" and wire.embargo is not None):
            return verdict_of(order, f"the terms of use: {shortened(wire.usage_terms)}")
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
    if wire.status is None or not wire.status.strip():
        return None
    status = status_word(wire.status)
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
        return _by_date_of_feed(wire, now)
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


def _by_date_of_feed(wire: Wire, now: datetime) -> Verdict | None:
    """An entry of a feed that is dated ahead is not to be shown before (RSS 2.0: ``pubDate``)."""
    ahead = instant(wire.published or "") if wire.format in ("rss", "atom") else None
    if ahead is None or now >= ahead.earliest:
        return None
    reason = f"its feed publishes it on {wire.published}"
    return Verdict("held", reason, embargo=True, until=ahead.earliest)
