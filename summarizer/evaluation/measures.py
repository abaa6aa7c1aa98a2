"""What is measured, in one place: keys, titles, definitions, and the sheet that holds the counts.

A measure is a share, numerator and denominator kept apart, so that the sheets of many wires can be
added. The keys are those of ``summarizer eval --json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["MEASURES", "Fact", "Measure", "Share", "Sheet"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure; ``low`` says that a small share is the good one."""

    key: str
    title: str
    definition: str
    low: bool = False


MEASURES: tuple[Measure, ...] = (
    Measure(
        "teams_and_score",
        "teams and score",
        "Matches of the gold whose two sides and score are published, of those whose score the "
        "wire tells. Which side is at home counts only where the wire names the ground.",
    ),
    Measure(
        "wrong_scores",
        "wrong scores",
        "Published scores that contradict the gold, of all published scores that it can judge.",
        low=True,
    ),
    Measure(
        "shoot_outs",
        "shoot-outs",
        "Shoot-outs of the gold whose score is published as it is there.",
    ),
    Measure(
        "wrong_shoot_outs",
        "wrong shoot-outs",
        "Published shoot-out scores that contradict the gold, of all that are published.",
        low=True,
    ),
    Measure(
        "goals_precision",
        "goals, precision",
        "Published goals that the gold has: this player, for this side, own goal or not. A goal of "
        "a match that the gold does not know counts as wrong.",
    ),
    Measure(
        "goals_recall",
        "goals, recall",
        "Goals of the gold that are published with their scorer, of those that the wire tells: as "
        "listed by hand, or else those whose scorer's surname stands in the text.",
    ),
    Measure(
        "minutes",
        "minutes right",
        "Minutes published with right goals that are the gold's; where told goals are listed by "
        "hand, the report's. 90+3 is right as 90+3 only.",
    ),
    Measure(
        "minutes_told",
        "told minutes published",
        "Goals found that are published with the minute that the wire tells, of the goals found "
        "whose minute it tells: as the wire's gold has it, or as listed by hand; without either, "
        "none is asked for.",
    ),
    Measure(
        "unknown_matches",
        "matches the gold does not know",
        "Published matches with a score, of all published that the gold does not have, where "
        "nobody has listed the other matches a report tells of. Nobody can judge their scores.",
        low=True,
    ),
    Measure(
        "segments_exact",
        "quoted segments, exact",
        "Quoted segments of the gold that equal a published span, or neighbouring spans of one "
        "quotation; outer marks and white space aside. Segments that touch are one.",
    ),
    Measure(
        "segments_covered",
        "quoted segments, covered",
        "Quoted segments of the gold of whose letters and figures at least 80 % stand in published "
        "quotations.",
    ),
    Measure(
        "speakers_head",
        "speakers as written, same head",
        "Quotations whose words at the attribution have the head of those in the gold: the same "
        "last name, pronoun or noun. Of all whose source the gold names.",
    ),
    Measure(
        "speakers_exact",
        "speakers as written, exact",
        "Quotations whose words at the attribution are exactly those in the gold, of all whose "
        "source it names.",
    ),
    Measure(
        "speakers_right",
        "published speakers, same head",
        "Quotations with a published speaker whose words at the attribution have the gold's head, "
        "of all that have a published speaker and are in the gold.",
    ),
    Measure(
        "speakers_resolved",
        "speakers by name",
        "Quotations whose speaker is published under the full name that the gold resolves him to.",
    ),
    Measure(
        "speakers_unasked",
        "speakers where the gold has none",
        "Annotated quotations for which a speaker is published, of those for which the annotators "
        "name no source. A small share is good; each is listed, for a person to judge.",
        low=True,
    ),
    Measure(
        "slices",
        "quotations that are slices",
        "Published quotations whose text is, part by part, the wire's own characters.",
    ),
)


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``of``."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """The share from 0 to 1, None of nothing."""
        return self.right / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that was missed or is wrong: its field, what it is, and what to know of it.

    ``field`` and ``what`` stay the same from run to run, so that two runs can be compared;
    ``note`` may differ.
    """

    field: str
    what: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {self.what}" + (f", {self.note}" if self.note else "")


@dataclass(slots=True)
class Sheet:
    """The counts of one wire or of many, and the facts behind them."""

    shares: dict[str, Share] = field(default_factory=dict)
    missed: list[Fact] = field(default_factory=list)
    wrong: list[Fact] = field(default_factory=list)
    unlisted: list[Fact] = field(default_factory=list)
    """Published, but the gold does not speak of it: a person has to judge."""

    def count(self, key: str, right: bool) -> None:
        """Count one case of a measure."""
        self.shares[key] = self.share(key) + Share(int(right), 1)

    def share(self, key: str) -> Share:
        """The share of a measure so far, 0 of 0 where there was no case."""
        return self.shares.get(key, Share())

    def add(self, other: Sheet) -> None:
        """Add the counts of another sheet."""
        for key, share in other.shares.items():
            self.shares[key] = self.share(key) + share
        self.missed += other.missed
        self.wrong += other.wrong
        self.unlisted += other.unlisted

    def __iter__(self) -> Iterator[tuple[Measure, Share]]:
        """The measures that had a case, in their order."""
        return iter([(m, self.shares[m.key]) for m in MEASURES if m.key in self.shares])
