"""What changed from one summary of a story to the next: a structural difference. Pure.

Facts are matched by what they are: a match by its sides, an event by player, kind and time, a
quotation by its words. Where they stand in the list, the sentences they rest on, and how they
were worked out are no changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from summarizer.revisions.likeness import same_words
from summarizer.revisions.pairing import paired
from summarizer.revisions.sides import same_match, same_side, seen_from
from summarizer.summary import Event, Match, Named, Quote, Score, Summary
from summarizer.visible import visible

__all__ = ["EVENT_NAMES", "Change", "changes"]

EVENT_NAMES = {
    "goal": "goal",
    "penalty_goal": "penalty goal",
    "own_goal": "own goal",
    "missed_penalty": "missed penalty",
    "disallowed_goal": "disallowed goal",
    "yellow": "yellow card",
    "second_yellow": "second yellow card",
    "red": "red card",
    "sent_off": "sending-off",
    "shootout_scored": "kick scored",
    "shootout_missed": "kick missed",
}
_LIKE = 0.8
"""So alike are a quotation and its corrected form."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that came, went or is another now.

    ``path`` is where it stands in the later summary; for what was removed, in the earlier one.
    ``what`` names it for a desk (``goal``, ``score``); ``before`` and ``after`` are the values as
    words, None where there is none.
    """

    path: str
    kind: Literal["added", "removed", "changed"]
    what: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """One line: ``goal added: Ana Reis 45+2``."""
        if self.kind == "changed":
            line = f"{self.what} changed: {self.before} → {self.after}"
        else:
            line = f"{self.what} {self.kind}: {self.after if self.before is None else self.before}"
        return visible(" ".join(line.split()))


def changes(before: Summary, after: Summary) -> tuple[Change, ...]:
    """All that is another in ``after``, in the order of the facts; empty where nothing is.

    For example:

    >>> from summarizer import summarize
    >>> early = summarize("Norvale beat Port Ellan 2-1 on Saturday.")
    >>> late = summarize("Norvale beat Port Ellan 3-1 on Saturday.")
    >>> print(changes(early, late)[0])
    score changed: 2-1 → 3-1
    """
    found: list[Change] = []
    _value(found, "kind", "kind of report", before.kind, after.kind)
    pairs, gone, new = paired(before.matches, after.matches, (same_match, same_side))
    many = len(after.matches) > 1 or len(before.matches) > 1
    for i, j in pairs:
        later = after.matches[j]
        of = f" of {_name(later)}" if many else ""
        _match(found, f"matches[{j}]", of, seen_from(later, before.matches[i]), later)
    found += [
        Change(f"matches[{j}]", "added", "match", None, _match_line(after.matches[j])) for j in new
    ]
    found += [
        Change(f"matches[{i}]", "removed", "match", _match_line(before.matches[i]), None)
        for i in gone
    ]
    _quotes(found, before.quotes, after.quotes)
    return tuple(found)


def _value(
    found: list[Change], path: str, what: str, before: str | None, after: str | None
) -> None:
    if before == after:
        return
    kind: Literal["added", "removed", "changed"] = "changed"
    if before is None:
        kind = "added"
    elif after is None:
        kind = "removed"
    found.append(Change(path, kind, what, before, after))


def _match(found: list[Change], path: str, of: str, before: Match, after: Match) -> None:
    for field, what, show in _FIELDS:
        _value(found, f"{path}.{field}", what + of, show(before), show(after))
    _events(found, path, of, before.events, after.events)
    for field in ("headline", "blurb"):
        _value(found, f"{path}.{field}", field + of, getattr(before, field), getattr(after, field))


def _yes(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _name(m: Match) -> str:
    return f"{m.home.name} - {m.away.name}"


def _score(s: Score | None) -> str | None:
    return None if s is None else f"{s.home}-{s.away}"


def _side(m: Match, side: str | None) -> str | None:
    return {"home": m.home.name, "away": m.away.name}.get(side or "", side)


def _match_line(m: Match) -> str:
    score = _score(m.score) or m.result_as_written
    return f"{m.home.name} {score} {m.away.name}" if score else _name(m)


def _named(name: Named | None) -> str | None:
    return None if name is None else name.name


def _date(m: Match) -> str | None:
    return None if m.date is None else m.date.date or m.date.as_written


def _first_leg(m: Match) -> str | None:
    leg = m.first_leg
    return None if leg is None else f"{leg.home_name} {leg.home}-{leg.away} {leg.away_name}"


_FIELDS: tuple[tuple[str, str, Callable[[Match], str | None]], ...] = (
    ("sport", "sport", lambda m: m.sport),
    ("home", "home side", lambda m: m.home.name),
    ("away", "away side", lambda m: m.away.name),
    ("home_away_stated", "ground told", lambda m: _yes(m.home_away_stated)),
    ("competition", "competition", lambda m: _named(m.competition)),
    ("stage", "round", lambda m: _named(m.stage)),
    ("venue.name", "ground", lambda m: None if m.venue is None else m.venue.name),
    ("venue.city", "place", lambda m: None if m.venue is None else m.venue.city),
    ("date", "date", _date),
    ("score", "score", lambda m: _score(m.score)),
    ("half_time", "half-time score", lambda m: _score(m.half_time)),
    ("aggregate", "aggregate", lambda m: _score(m.aggregate)),
    ("first_leg", "first leg", _first_leg),
    ("shoot_out", "shoot-out", lambda m: _score(m.shoot_out)),
    ("extra_time", "extra time", lambda m: _yes(m.extra_time)),
    ("result_as_written", "result", lambda m: m.result_as_written),
    ("winner", "winner", lambda m: _side(m, m.winner)),
    ("advanced", "who goes through", lambda m: _side(m, m.advanced)),
    (
        "next_opponents",
        "next opponents",
        lambda m: ", ".join(sorted(n.name for n in m.next_opponents)) or None,
    ),
)


def _time(e: Event) -> str | None:
    if e.minute is None:
        return e.when
    return f"{e.minute}+{e.added}" if e.added else str(e.minute)


def _event_line(e: Event) -> str:
    return " ".join(part for part in (e.player or "nobody named", _time(e)) if part)


def _same_player(a: Event, b: Event) -> bool:
    return a.player == b.player or (
        a.player is not None and b.player is not None and same_words(a.player, b.player)
    )


def _namesake(a: Event, b: Event) -> bool:
    """Whether both have one surname: a first name may have been corrected."""
    return bool(a.player and b.player) and _surname(a) == _surname(b)


def _surname(e: Event) -> str:
    return (e.player or "").rpartition(" ")[2]


_AS_EVENTS: tuple[Callable[[Event, Event], bool], ...] = (
    lambda a, b: (
        a.kind == b.kind and a.player == b.player and _time(a) == _time(b) and a.side == b.side
    ),
    lambda a, b: a.kind == b.kind and _same_player(a, b) and _time(a) == _time(b),
    lambda a, b: a.kind == b.kind and _same_player(a, b),
    lambda a, b: _same_player(a, b) and a.minute is not None and _time(a) == _time(b),
    lambda a, b: a.kind == b.kind and a.minute is not None and _time(a) == _time(b),
    lambda a, b: a.kind == b.kind and a.side == b.side and _namesake(a, b),
)
"""When two events are the same one, told otherwise; the surest way first."""


def _events(
    found: list[Change], path: str, of: str, before: Sequence[Event], after: Sequence[Event]
) -> None:
    pairs, gone, new = paired(before, after, _AS_EVENTS)
    for i, j in pairs:
        a, b = before[i], after[j]
        at = f"{path}.events[{j}]"
        what = EVENT_NAMES.get(b.kind, b.kind) + of
        if a.kind != b.kind:
            was = f"{EVENT_NAMES.get(a.kind, a.kind)} {_event_line(a)}"
            now = f"{EVENT_NAMES.get(b.kind, b.kind)} {_event_line(b)}"
            _value(found, at, "event" + of, was, now)
        else:
            _value(found, at, what, _event_line(a), _event_line(b))
        if a.side != b.side:
            _value(found, f"{at}.side", f"side of the {what} ({_event_line(b)})", a.side, b.side)
    for j in new:
        what = EVENT_NAMES.get(after[j].kind, after[j].kind) + of
        found.append(Change(f"{path}.events[{j}]", "added", what, None, _event_line(after[j])))
    for i in gone:
        what = EVENT_NAMES.get(before[i].kind, before[i].kind) + of
        found.append(Change(f"{path}.events[{i}]", "removed", what, _event_line(before[i]), None))


def _plain(q: Quote) -> str:
    """A quotation's words without regard to the glyphs of inner marks, for comparing only."""
    text = q.text.translate(_GLYPHS).replace("``", '"').replace("''", '"')
    return " ".join(text.split())


_GLYPHS = str.maketrans("“”„«»‘’‚‹›", '"""""' + "'" * 5)


def _alike(a: Quote, b: Quote) -> bool:
    one, other = _plain(a).split(), _plain(b).split()
    if not 0.5 <= len(one) / max(1, len(other)) <= 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE


def _said_by(q: Quote) -> str | None:
    return None if q.speaker is None else q.speaker.name or q.speaker.as_written


def _quotes(found: list[Change], before: Sequence[Quote], after: Sequence[Quote]) -> None:
    pairs, gone, new = paired(before, after, (lambda a, b: _plain(a) == _plain(b), _alike))
    for i, j in pairs:
        a, b = before[i], after[j]
        if _plain(a) != _plain(b):
            _value(found, f"quotes[{j}]", "quotation", _quoted(a), _quoted(b))
        speaker = f"speaker of {_quoted(b)}"
        _value(found, f"quotes[{j}].speaker", speaker, _said_by(a), _said_by(b))
    found += [Change(f"quotes[{j}]", "added", "quotation", None, _quoted(after[j])) for j in new]
    found += [
        Change(f"quotes[{i}]", "removed", "quotation", _quoted(before[i]), None) for i in gone
    ]


def _quoted(q: Quote) -> str:
    return f"“{q.text}”"
