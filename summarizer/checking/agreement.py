"""Agreement: what the second reader, which reads by rule, says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.numbers import GOALS
from summarizer.checking.problems import Problem
from summarizer.checking.view import View, aliases
from summarizer.draft import Draft, DraftMatch, EventClaim, QuoteClaim
from summarizer.language.names import fold, surname

__all__ = ["disagreements"]


def _same_side(a: str, b: str) -> bool:
    return bool({fold(x) for x in aliases(a)} & {fold(x) for x in aliases(b)})


def _turned(a: DraftMatch, b: DraftMatch) -> bool | None:
    """False where both have the same sides in the same order, True where turned round."""
    if _same_side(a.home.value, b.home.value) and _same_side(a.away.value, b.away.value):
        return False
    if _same_side(a.home.value, b.away.value) and _same_side(a.away.value, b.home.value):
        return True
    return None


def _same_person(a: str | None, b: str | None) -> bool:
    """One surname and no two first names that differ; a surname alone may be anybody's of it."""
    if a is None or b is None or fold(surname(a)) != fold(surname(b)):
        return False
    first, second = fold(a).split(), fold(b).split()
    return (
        len(first) == 1
        or len(second) == 1
        or (
            first[0][0] == second[0][0]
            and (len(first[0]) <= 2 or len(second[0]) <= 2 or first[0] == second[0])
        )
    )


def disagreements(view: View, draft: Draft, second: Draft) -> Iterator[Problem]:
    """Where ``second`` reads the same thing and reads something else.

    What the second reader does not see is no argument against a claim: it is built to be silent
    rather than wrong.
    """
    for i, match in enumerate(draft.matches):
        for other in second.matches:
            turned = _turned(match, other)
            if turned is not None:
                yield from _match(f"matches[{i}]", match, other, turned)
                break
    by_span = {n: q for q in second.quotes for n in q.spans}
    unspoken = set(second.not_speech)
    for i, quote in enumerate(draft.quotes):
        yield from _quote(view, f"quotes[{i}]", quote, by_span, unspoken)


def _match(path: str, match: DraftMatch, other: DraftMatch, turned: bool) -> Iterator[Problem]:
    for key in ("score", "half_time", "aggregate", "shoot_out"):
        a, b = getattr(match, key), getattr(other, key)
        if a is None or b is None:
            continue
        theirs = (b.away, b.home) if turned else (b.home, b.away)
        if (a.home, a.away) != theirs:
            yield Problem(
                "score-disagrees",
                f"{path}.{key}",
                f"{a.home}-{a.away}",
                detail=f"{theirs[0]}-{theirs[1]}",
            )
    yield from _outcome(path, match, other, turned)
    for i, event in enumerate(match.events):
        kind = _other_kind(event, other)
        if kind is not None:
            yield Problem("kind-disagrees", f"{path}.events[{i}].kind", event.kind, detail=kind)
        twin = _twin(event, match, other)
        if twin is None:
            rival = _rival(event, match, other)
            if rival is not None:
                where = f"{path}.events[{i}].player"
                yield Problem("player-disagrees", where, event.player, detail=rival.player or "")
            continue
        side = twin.side if not turned else ("away" if twin.side == "home" else "home")
        if side != event.side and twin.kind == event.kind:
            yield Problem("side-disagrees", f"{path}.events[{i}].side", event.side, detail=side)
        if (
            event.minute is not None
            and twin.minute is not None
            and (event.minute, event.added or 0) != (twin.minute, twin.added or 0)
            and event.minute + (event.added or 0) != twin.minute + (twin.added or 0)
        ):
            yield Problem(
                "minute-disagrees",
                f"{path}.events[{i}].minute",
                str(event.minute),
                detail=str(twin.minute),
            )


def _twin(event: EventClaim, match: DraftMatch, other: DraftMatch) -> EventClaim | None:
    """The one event of the second reader that can only be the same; None where there are more."""

    def like(a: EventClaim, b: EventClaim) -> bool:
        family = (a.kind in GOALS) == (b.kind in GOALS) and (a.kind in GOALS or a.kind == b.kind)
        return family and _same_person(a.player, b.player)

    mine = [e for e in match.events if like(event, e)]
    theirs = [e for e in other.events if like(event, e)]
    return theirs[0] if len(mine) == 1 and len(theirs) == 1 else None


# Kinds that a careless reader takes for each other; a sending-off without a colour is coarser
# than a red or a second yellow, not other than they are.
_CONFUSED = (
    frozenset({"goal", "penalty_goal", "own_goal", "missed_penalty", "disallowed_goal"}),
    frozenset({"yellow", "second_yellow", "red", "sent_off"}),
    frozenset({"shootout_scored", "shootout_missed"}),
)
_COARSER = frozenset({"red", "second_yellow", "sent_off"})


def _other_kind(event: EventClaim, other: DraftMatch) -> str | None:
    """The kind that the second reader gives to this player's event of this moment, if another."""
    family = next(f for f in _CONFUSED if event.kind in f)
    moment = None if event.minute is None else event.minute + (event.added or 0)
    found = []
    for e in other.events:
        if e.kind not in family or not _same_person(e.player, event.player):
            continue
        theirs = None if e.minute is None else e.minute + (e.added or 0)
        if moment == theirs or (moment is None) != (theirs is None):
            found.append(e.kind)
    if not found or event.kind in found:
        return None
    coarse = (
        event.kind in _COARSER and "sent_off" in (event.kind, *found) and set(found) <= _COARSER
    )
    return None if coarse else found[0]


def _rival(event: EventClaim, match: DraftMatch, other: DraftMatch) -> EventClaim | None:
    """The second reader's event of the same moment and kind that it gives to somebody else."""
    if event.minute is None or event.player is None:
        return None
    moment = event.minute + (event.added or 0)
    for e in other.events:
        if (
            e.player is not None
            and e.minute is not None
            and e.minute + (e.added or 0) == moment
            and (e.kind == event.kind or (e.kind in GOALS and event.kind in GOALS))
            and not _same_person(e.player, event.player)
            and not any(
                _same_person(e.player, m.player) and m.minute == e.minute for m in match.events
            )
        ):
            return e
    return None


def _outcome(path: str, match: DraftMatch, other: DraftMatch, turned: bool) -> Iterator[Problem]:
    """Who won, who goes through, and who is at home."""
    swap = {"home": "away", "away": "home", "draw": "draw"}
    for key in ("winner", "advanced"):
        a, b = getattr(match, key), getattr(other, key)
        if a is None or b is None:
            continue
        theirs = swap[b.value] if turned else b.value
        if theirs != a.value:
            yield Problem("outcome-disagrees", f"{path}.{key}", a.value, detail=theirs)
    if match.ground is not None and other.ground is not None and turned:
        yield Problem(
            "outcome-disagrees", f"{path}.ground", match.home.value, detail=other.home.value
        )


def _quote(
    view: View,
    path: str,
    quote: QuoteClaim,
    by_span: dict[int, QuoteClaim],
    unspoken: set[int],
) -> Iterator[Problem]:
    spans = [n for n in quote.spans if 1 <= n <= len(view.wire.quotations)]
    if spans and all(n in unspoken for n in spans):
        words = sum(len(view.wire.quotation_text(n).split()) for n in spans)
        yield Problem(
            "quote-speech",
            path,
            ",".join(map(str, spans)),
            severity="error" if words <= 3 else "warning",
        )
    readers = {id(by_span[n]): by_span[n] for n in spans if n in by_span}
    told = {fold(surname(q.speaker)) for q in readers.values() if q.speaker}
    if len(told) > 1:
        yield Problem("quote-joined", path, ",".join(map(str, spans)))
        return
    for other in readers.values():
        anonymous = other.speaker is None and other.as_written not in (None, "he", "she", "they")
        if anonymous and quote.speaker and surname(quote.speaker) not in (other.as_written or ""):
            said = other.as_written or ""
            yield Problem("speaker-disagrees", f"{path}.speaker", quote.speaker, detail=said)
            return
        if quote.speaker and other.speaker and not _same_person(quote.speaker, other.speaker):
            yield Problem(
                "speaker-disagrees", f"{path}.speaker", quote.speaker, detail=other.speaker
            )
            return
