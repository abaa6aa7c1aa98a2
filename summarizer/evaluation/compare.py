"""Two measurements of the same wires: what the second won and lost against the first."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from summarizer.errors import InputError
from summarizer.evaluation.measures import MEASURES, Measure, Share
from summarizer.evaluation.record import FORM, Record

__all__ = ["Comparison", "WireChange", "check_record", "compare"]


@dataclass(frozen=True, slots=True)
class WireChange:
    """What differs on one wire; each entry is a fact as a line."""

    name: str
    won: tuple[str, ...]
    """Missed before, found now."""
    lost: tuple[str, ...]
    """Found before, missed now."""
    newly_wrong: tuple[str, ...]
    no_longer_wrong: tuple[str, ...]
    error: tuple[str | None, str | None]
    """Why there was no summary, before and now."""

    fails_now: bool = False
    """It was asked in both, and only now there is no summary."""

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        facts = self.won or self.lost or self.newly_wrong or self.no_longer_wrong
        return bool(facts) or self.error[0] != self.error[1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The wires that differ, and each figure before and now."""

    wires: tuple[WireChange, ...]
    figures: tuple[tuple[Measure, Share, Share], ...]
    fields: tuple[Share, Share] | None
    """Facts found field by field, where there is such gold."""

    @property
    def has_new_wrong(self) -> bool:
        """Whether anything is wrong now that was not before, or a wire fails that did not."""
        return any(wire.newly_wrong or wire.fails_now for wire in self.wires)

    def record(self) -> Record:
        """What ``summarizer eval --compare --json`` prints, described in ``docs/eval.md``."""
        return {
            "wires": [asdict(wire) for wire in self.wires],
            "figures": {m.key: _then_and_now(old, new) for m, old, new in self.figures},
            "fields": None if self.fields is None else _then_and_now(*self.fields),
        }


def check_record(raw: object, name: str) -> Record:
    """``raw``, read from the file ``name``, if it is a record of ``summarizer eval --json``.

    Raises InputError.
    """
    hint = "give a file that `summarizer eval DIR --json` wrote"
    if not isinstance(raw, dict) or "eval" not in raw:
        raise InputError(f"{name}: not a measurement", input=name, hint=hint)
    if raw["eval"] != FORM:
        message = f"{name}: a measurement in form {raw['eval']!r}, {FORM} is read"
        raise InputError(message, input=name, hint="make it again with this version")
    try:
        for wire in raw["wires"]:
            [*_named(wire["missed"]), *_named(wire["wrong"]), wire["name"], wire["digest"]]
            if not isinstance(wire["asked"], bool) or not isinstance(wire["error"], str | None):
                raise TypeError
            if not (isinstance(wire["name"], str) and isinstance(wire["digest"], str)):
                raise TypeError
        for share in raw["total"]["measures"].values():
            _whole(share["right"], share["of"])
        fields = raw["total"]["fields"]
        if fields is not None:
            _whole(fields["found"], fields["facts"])
    except (AttributeError, KeyError, TypeError) as exc:
        raise InputError(f"{name}: not a whole measurement", input=name, hint=hint) from exc
    return raw


def compare(before: Record, now: Record) -> Comparison:
    """What ``now`` won and lost against ``before``, both checked by :func:`check_record`.

    Raises InputError where they are not of the same wires with the same gold.
    """
    old, new = (_by_name(record) for record in (before, now))
    if old.keys() != new.keys():
        only = sorted(old.keys() ^ new.keys())
        raise InputError(
            f"the two are not of the same wires: {len(only)} in one of them only, as {only[0]}",
            hint="measure both on the same folders",
        )
    other = [name for name, wire in old.items() if wire["digest"] != new[name]["digest"]]
    if other:
        raise InputError(
            f"the two are not of the same text and gold: {', '.join(other[:3])}",
            hint="measure both with the same gold, and with the same --told",
        )
    changes = (_change(name, old[name], new[name]) for name in old)
    return Comparison(
        wires=tuple(c for c in changes if c.differs),
        figures=tuple(
            (m, *pair)
            for m in MEASURES
            if any((pair := (_share(before, m.key), _share(now, m.key)))[i].of for i in (0, 1))
        ),
        fields=_both(_fields(before), _fields(now)),
    )


def _then_and_now(before: Share, now: Share) -> Record:
    return {
        name: {"right": share.right, "of": share.of, "share": share.value}
        for name, share in (("before", before), ("now", now))
    }


def _whole(*figures: object) -> None:
    """Raise TypeError for what is no count."""
    if not all(type(figure) is int and figure >= 0 for figure in figures):
        raise TypeError("no count")


def _by_name(record: Record) -> dict[str, Record]:
    wires: dict[str, Record] = {}
    for wire in record["wires"]:
        name = wire["name"]
        while name in wires:  # folders may hold wires of one name
            name += "'"
        wires[name] = wire
    return wires


def _change(name: str, old: Record, new: Record) -> WireChange:
    if not (old["asked"] and new["asked"]):  # nothing was measured in one of the two
        return WireChange(name, (), (), (), (), (old["error"], new["error"]))
    missed, wrong = (
        (Counter(_named(old[key])), Counter(_named(new[key]))) for key in ("missed", "wrong")
    )
    return WireChange(
        name=name,
        won=tuple((missed[0] - missed[1]).elements()),
        lost=tuple((missed[1] - missed[0]).elements()),
        newly_wrong=tuple((wrong[1] - wrong[0]).elements()),
        no_longer_wrong=tuple((wrong[0] - wrong[1]).elements()),
        error=(old["error"], new["error"]),
        fails_now=old["error"] is None and new["error"] is not None,
    )


def _named(facts: list[Record]) -> list[str]:
    return [f"{fact['field']}: {fact['what']}" for fact in facts]


def _share(record: Record, key: str) -> Share:
    found = record["total"]["measures"].get(key)
    return Share(found["right"], found["of"]) if found else Share()


def _fields(record: Record) -> Share | None:
    fields = record["total"]["fields"]
    return Share(fields["found"], fields["facts"]) if fields else None


def _both(old: Share | None, new: Share | None) -> tuple[Share, Share] | None:
    return None if old is None or new is None else (old, new)
