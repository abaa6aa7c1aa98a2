"""Who is on which side, and which side is at home, as far as the sentences of a match tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from summarizer.language.clubs import GroundLabel, Ties
from summarizer.language.marking import Token
from summarizer.language.roster import Roster

__all__ = ["Allegiance", "Lines", "Pair", "joined"]

Lines = tuple[int, ...]
"""Numbers of sentences."""
Pair = tuple[int, int, int]
"""Two people (indexes of the roster) and the sentence that sets them together."""
_ROUNDS = 3
"""How often what is known of one person is handed on to the next."""


def joined(*lines: Iterable[int]) -> Lines:
    """All numbers of ``lines`` in their order, each once."""
    return tuple(dict.fromkeys(chain(*lines)))


@dataclass(slots=True)
class Allegiance:
    """The ties of people to sides. ``home`` and ``ground`` are found later (:mod:`.ground`).

    ``opponents`` and ``mates`` are pairs of people on different sides and on one; ``labels`` are
    words that make somebody the hosts or visitors; ``short`` sides that are players short, with
    how many and the sentence; ``conceded`` people who gave a penalty away, with the sentence.
    """

    roster: Roster
    home: int | None = None
    ground: Lines | None = None
    opponents: list[Pair] = field(default_factory=list)
    mates: list[Pair] = field(default_factory=list)
    labels: list[GroundLabel] = field(default_factory=list)
    short: list[tuple[Token, int, int]] = field(default_factory=list)
    conceded: list[tuple[int, int]] = field(default_factory=list)
    _side: dict[int, int] = field(default_factory=dict)
    _lines: dict[int, Lines] = field(default_factory=dict)
    _inferred: dict[int, tuple[int, Lines]] = field(default_factory=dict)
    _labelled: dict[int, tuple[str, int]] = field(default_factory=dict)

    def add(self, ties: Ties, line: int) -> None:
        """Take in what sentence ``line`` ties together."""
        for ref, side in ties.people:
            if self._side.setdefault(ref, side) != side:
                self.roster.people[ref].doubtful = True
            self._lines.setdefault(ref, (line,))
        for ref, kind in ties.labelled:
            self._labelled.setdefault(ref, (kind, line))
        keepers = [pair for pair in ties.beaten if self.roster.people[pair[1]].keeper]
        self.opponents += [(a, b, line) for a, b in (*ties.opponents, *keepers) if a != b]
        self.mates += [(a, b, line) for a, b in ties.mates if a != b]
        self.labels += ties.ground
        self.short += [(token, n, line) for token, n in ties.short]
        self.conceded += [(ref, line) for ref in ties.conceded]

    def side_of(self, token: Token | None) -> tuple[int | None, str | None]:
        """The side behind a token, or its ground label (G, U) while nobody is known to be home."""
        if token is None:
            return None, None
        if token.kind == "T":
            return token.ref, None
        if token.kind not in "GU":
            return None, None
        if self.home is None:
            return None, token.kind
        return self.labelled(token.kind), None

    def labelled(self, kind: str) -> int | None:
        """The side of the hosts (G) or visitors (U)."""
        if self.home is None:
            return None
        return self.home if kind == "G" else 1 - self.home

    def tied(self, ref: int) -> int | None:
        """The side that a person is tied to."""
        if self.roster.people[ref].doubtful:
            return None
        if ref in self._side:
            return self._side[ref]
        if ref in self._inferred:
            return self._inferred[ref][0]
        if ref in self._labelled:
            return self.labelled(self._labelled[ref][0])
        return None

    def lines_of(self, ref: int) -> Lines:
        """The sentences that tie a person to his side."""
        if ref in self._lines:
            return self._lines[ref]
        if ref in self._inferred:
            return self._inferred[ref][1]
        if ref in self._labelled and self.home is not None:
            return (self._labelled[ref][1],)
        return ()

    def spread(self, known: dict[int, tuple[int, Lines]]) -> bool:
        """Tie people to sides through those they play against and with; whether any was new.

        ``known`` are sides that other facts give (scorers), with the sentences.
        """
        before = len(self._inferred)
        for _ in range(_ROUNDS):
            for pairs, same in ((self.opponents, False), (self.mates, True)):
                for a, b, line in pairs:
                    self._hand_on(a, b, line, same, known)
                    self._hand_on(b, a, line, same, known)
        return len(self._inferred) > before

    def _hand_on(
        self, giver: int, taker: int, line: int, same: bool, known: dict[int, tuple[int, Lines]]
    ) -> None:
        side, lines = self.tied(giver), self.lines_of(giver)
        if side is None and giver in known:
            side, lines = known[giver]
        if side is None or self.tied(taker) is not None or taker in known:
            return
        value = (side if same else 1 - side, joined((line,), lines))
        if self._inferred.setdefault(taker, value)[0] != value[0]:
            self.roster.people[taker].doubtful = True
