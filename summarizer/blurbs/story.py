"""What the sentence plans may tell of one match, turned so that the right side stands first."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from summarizer.blurbs.choice import Choice
from summarizer.blurbs.names import joined, other, person, side
from summarizer.blurbs.style import Style
from summarizer.checking.circumstances import Ending, Leg
from summarizer.checking.numbers import GOALS
from summarizer.checking.outcome import winner_of
from summarizer.checking.prose_timeline import Goal, time_line
from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, Side
from summarizer.language.competitions import a_qualifier, with_article
from summarizer.language.plans import all_told
from summarizer.language.stages import is_qualifying
from summarizer.language.vocabulary import WEEKDAYS

__all__ = ["Story", "an", "nth"]

_OFF = ("red", "sent_off", "second_yellow")
_LEAGUE = re.compile(
    r"\b(?:league|liga|ligue|division|serie|bundesliga|eredivisie)\b",
    re.IGNORECASE,
)
_FINAL = re.compile(r"(?<!semi)(?<!semi-)(?<!quarter)(?<!quarter-)\bfinal$")
_BARE_STAGE = re.compile(r"\b(?:final|semi-?final|quarter-?final|play-?off)$", re.IGNORECASE)
"""Rounds of one match: "their semi-final", but not "their fifth round"."""
_ADJECTIVE = re.compile(r"last-\w+$")
"""A round that stands before a noun only: a "last-eight tie"."""
_NEXT_ROUND = {"quarter": "semi-finals", "semi": "final"}


def nth(number: int) -> str:
    """As in "1st", "12th", "23rd"."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def an(figures: str) -> str:
    """``figures`` with its article: "a 2-1", "an 8-0"."""
    return f"an {figures}" if re.match(r"8|1[18](?!\d)", figures) else f"a {figures}"


class Story:
    """One match as the plans see it. ``first`` is the side that stands first: who won or went
    through, or the home side where house style wants that and the ground is told. ``choice`` takes
    one of several wordings. ``leg`` says which leg of a tie the match was, or that it may have been
    one, ``ending`` how it ended before its last point (see :mod:`checking.circumstances`), ``ten``
    that the wire tells of a side of ten, ``over_legs`` that it was the second leg of a tie of
    which the aggregate is not known."""

    def __init__(
        self,
        match: DraftMatch,
        style: Style,
        choice: Choice,
        *,
        leg: Leg | None = None,
        ending: Ending | None = None,
        ten: bool = False,
        over_legs: bool = False,
    ) -> None:
        self.match = match
        self.leg = leg
        self.ending = ending
        self.ten = ten
        self.over_legs = over_legs
        self.extra = " after extra time" if match.extra_time is not None else ""
        self.style = style
        self.choice = choice
        self.football = match.sport == "football"
        self.person_sides = match.sport == "tennis"
        self.winner = (
            match.winner.value if match.winner else winner_of(match.score) if match.score else None
        )
        through = match.advanced.value if match.advanced else None
        self.through: Side | None = (
            "home" if through == "home" else "away" if through == "away" else None
        )
        self.won: Side | None = (
            "home" if self.winner == "home" else "away" if self.winner == "away" else None
        )
        self.kicks = match.shoot_out is not None and self.through is not None
        best = self.through if self.kicks or self.won is None else self.won
        home_first = style.score.order == "home" and match.ground is not None
        self.first: Side = "home" if home_first or best is None else best
        self.second: Side = other(self.first)
        self.a, self.b = side(self.first), side(self.second)
        self.best = best

    @cached_property
    def open_tie(self) -> bool:
        """Whether more than this match decided who goes through, and nobody knows who did."""
        m = self.match
        known = m.aggregate is not None or m.first_leg is not None or m.shoot_out is not None
        return known and self.through is None

    @cached_property
    def knocks_out(self) -> bool:
        """Whether the loser of the tie is out of a round: not of a final, which somebody wins, nor
        where nothing tells the round, which may be one."""
        m = self.match
        tie = m.aggregate is not None or m.first_leg is not None or bool(m.next_opponents)
        return not self.final and (tie or m.stage is not None)

    # --- figures ---------------------------------------------------------------------------------

    def pair(self, score: ScoreClaim | None, first: Side | None = None) -> str | None:
        """``score`` with the figure of ``first`` (of the side that stands first) in front."""
        if score is None:
            return None
        turned = (first or self.first) == "away"
        a, b = (score.away, score.home) if turned else (score.home, score.away)
        return f"{a}{self.style.score.separator}{b}"

    @cached_property
    def score(self) -> str | None:
        """The score at the end of play."""
        return self.pair(self.match.score)

    @cached_property
    def margin(self) -> int | None:
        """By how many the match was won."""
        s = self.match.score
        return None if s is None else abs(s.home - s.away)

    # --- where and when --------------------------------------------------------------------------

    @cached_property
    def league(self) -> bool:
        """Whether points were played for: a competition that says so, and no round of a cup."""
        m = self.match
        named = m.competition is not None and _LEAGUE.search(m.competition.value) is not None
        return named and m.stage is None and m.aggregate is None and self.through is None

    @cached_property
    def stage(self) -> str:
        """The round in lower case, empty where none is told."""
        stage = self.match.stage
        if stage is None or self.leg is not None or self._qualifying:
            return ""
        return _noun_of(stage.value.casefold())

    @cached_property
    def final(self) -> bool:
        """Whether it is a cup's final."""
        return _FINAL.search(self.stage) is not None

    @cached_property
    def next_round(self) -> str | None:
        """The round that the side that goes through has reached."""
        if self.through is None or self.final:
            return None
        return next((r for word, r in _NEXT_ROUND.items() if self.stage.startswith(word)), None)

    @cached_property
    def competition(self) -> str | None:
        """Its name without an article, as that of a qualifier where it is one; None where none is
        told or it is a kind of match."""
        return f"{self._named} qualifier" if self._named and self._qualifying else self._named

    @cached_property
    def _named(self) -> str | None:
        claim = self.match.competition
        if claim is None or claim.value[:1].islower():
            return None
        return re.sub(r"^[Tt]he ", "", claim.value)

    @property
    def _qualifying(self) -> bool:
        return self.match.stage is not None and is_qualifying(self.match.stage.value)

    @cached_property
    def occasion(self) -> tuple[str, str] | None:
        """The occasion as a noun with its article, "the Harbour Cup quarter-final", and without
        one, "Harbour Cup quarter-final" or "Harbour League match"; None where none is told."""
        claim, stage = self.match.competition, self.match.stage
        if stage is not None:
            stage = replace(stage, value=_noun_of(stage.value))
        if self.leg in ("first", "second") or (stage is not None and self.leg is not None):
            return self._of_a_leg(stage.value if stage is not None else "")
        if claim is not None and claim.value[:1].islower():
            return _a(claim.value), claim.value
        name = self.competition
        if self._named is not None and name is not None and self._qualifying:
            return a_qualifier(self._named), name
        common = stage is not None and not stage.value[:1].isupper()
        if stage is not None and _ADJECTIVE.match(stage.value):
            tie = f"{name} {stage.value} tie" if name else f"{stage.value} tie"
            return _a(tie), tie
        if name is None:
            if stage is None:
                return None
            return (f"the {stage.value}", stage.value) if common else (stage.value, "match")
        if stage is None:
            return with_article(name), f"{name} {self._noun(name)}"
        if common and not _BARE_STAGE.search(stage.value):
            full = f"the {name} {stage.value}", f"the {stage.value} of {with_article(name)}"
            return self.choice.pick("occasion", full), f"{name} {self._noun(name)}"
        if common:
            forms = (f"the {name} {stage.value}", f"the {stage.value} of {with_article(name)}")
            return self.choice.pick("occasion", forms), f"{name} {stage.value}"
        return f"{stage.value} of {with_article(name)}", f"{name} match"

    def _of_a_leg(self, stage: str) -> tuple[str, str] | None:
        """The leg of a round; where it may have been another leg, the competition alone."""
        name = self.competition
        if self.leg != "open" and not stage[:1].isupper():
            whole = " ".join(word for word in (name, stage or ("tie" if name else "")) if word)
            if not whole:
                return f"the {self.leg} leg", f"{self.leg} leg"
            return f"the {self.leg} leg of the {whole}", f"{whole} {self.leg} leg"
        return (with_article(name), f"{name} {self._noun(name)}") if name else None

    def _noun(self, name: str) -> str:
        if self.match.sport == "tennis":
            return "match"  # a game is a part of it, and a tie is several
        return "tie" if "Cup" in name else self.choice.pick("match", ("match", "game", "meeting"))

    @cached_property
    def day(self) -> str | None:
        """The day of the week, where the wire tells one."""
        days = (d.value for d in self.match.dates if d.value.casefold() in WEEKDAYS)
        return next(days, None)

    def beat(self, what: str, *, won: bool = True) -> str:
        """As in "beat Port Ellan 2-1" in one of several wordings; ``what`` says where it stands.
        Without ``won`` none that says "won", where "to win" follows."""
        b, score, margin = self.b, self.score or "", self.margin or 0
        if self.kicks and what != "play":
            score, margin = f"{self.pair(self.match.shoot_out)} on penalties", 0
        ways = [f"beat {b} {score}", f"defeated {b} {score}", f"won {score} against {b}"]
        ways += [f"saw off {b} {score}", f"got past {b} {score}"]
        if self.football and margin == 1:
            ways += [f"edged {b} {score}"]
        if self.football and margin <= 2:
            ways += [f"overcame {b} {score}"]
        if self.football and margin >= 4:
            ways = [f"thrashed {b} {score}", f"hammered {b} {score}", f"routed {b} {score}"]
        ways = ways if won else [w for w in ways if not w.startswith("won ")]
        return self.choice.pick(f"beat {what}", ways)

    def beats(self, what: str) -> str:
        """The same in a headline's present."""
        b, score, margin = self.b, self.score or "", self.margin or 0
        ways = [f"beat {b} {score}", f"defeat {b} {score}", f"win {score} against {b}"]
        ways += [f"see off {b} {score}"]
        if self.football and margin == 1:
            ways += [f"edge {b} {score}", f"edge past {b} {score}"]
        if self.football and margin >= 4:
            ways = [f"thrash {b} {score}", f"hammer {b} {score}", f"rout {b} {score}"]
        return self.choice.pick(f"beats {what}", ways)

    # --- goals -----------------------------------------------------------------------------------

    @cached_property
    def goals(self) -> list[EventClaim]:
        """All goals that are told."""
        return [e for e in self.match.events if e.kind in GOALS]

    @cached_property
    def line(self) -> tuple[Goal, ...]:
        """The goals in their order with the score after each; empty where a goal may be missing
        or the order is open."""
        found = time_line(self.match)
        return found.goals if found.known and self.football else ()

    @cached_property
    def whole(self) -> bool:
        """Whether no goal is missing, and each has its side and its player."""
        line = time_line(self.match)
        return (
            self.football and line.whole and bool(self.goals) and all(e.player for e in self.goals)
        )

    def of(self, which: Side) -> list[EventClaim]:
        """The goals of a side."""
        return [e for e in self.goals if e.side == which]

    @cached_property
    def decider(self) -> Goal | None:
        """The goal after which the winner could not be caught, where the order is known."""
        if self.won is None or self.match.score is None:
            return None
        conceded = self.match.score.away if self.won == "home" else self.match.score.home
        mine = [g for g in self.line if g.event.side == self.won]
        return mine[conceded] if len(mine) > conceded else None

    @cached_property
    def last(self) -> Goal | None:
        """The last goal of the match."""
        return self.line[-1] if self.line else None

    @cached_property
    def came_back(self) -> Side | None:
        """The side that was behind and won, or drew with the last goal."""
        line = self.line
        if not line:
            return None
        if self.won is not None:
            return self.won if any(g.lead(self.won) < 0 for g in line) else None
        last = line[-1]
        return last.event.side if last.home == last.away else None

    @cached_property
    def star(self) -> tuple[str, int, Side] | None:
        """Who scored two or more, how many, and for whom; own goals are none."""
        found = [e for e in self.goals if e.player and e.kind != "own_goal"]
        if self.winner == "draw" and not all_told(self.match, None):
            return None  # somebody of the other side may have as many
        if self.won is not None and any(
            _count(self.of(self.won), e.player) > 1 for e in found if e.side == self.won
        ):
            found = [e for e in found if e.side == self.won]
        timed = [e for e in found if e.minute is not None]
        last = max(timed, key=lambda e: (e.minute or 0, e.added or 0), default=None)
        late = last.player if last is not None else None  # of two with as many, who scored last
        best = max(
            {e.player for e in found}, key=lambda p: (_count(found, p), p == late, p), default=None
        )
        if best is None or _count(found, best) < 2:
            return None
        of = next(e.side for e in found if e.player == best)
        if not all_told(self.match, of):
            return None  # a goal that nobody read may be his as well
        if self.won is not None and of != self.won and _count(found, best) == 2:
            return None  # one man of the loser would be the news
        if any(_count(found, e.player) == _count(found, best) for e in found if e.side != of):
            return None  # nor one of two, where the other did as much for the other side
        return None if of is None else (best, _count(found, best), of)

    @cached_property
    def off(self) -> list[EventClaim]:
        """Who was sent off."""
        return [e for e in self.match.events if e.kind in _OFF and e.player]

    @cached_property
    def off_in_all(self) -> int:
        """How many were sent off, those without a name included."""
        return sum(e.kind in _OFF for e in self.match.events)

    # --- wording ---------------------------------------------------------------------------------

    def at(self, e: EventClaim, *, exact: bool = False) -> str:
        """When it was, with a blank before: " in the 12th minute", " after 12 minutes", " before
        the break"; empty where no minute is told. ``exact`` is the first of these only."""
        if e.minute is None:
            return ""
        if e.added:
            words = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
            if e.minute > 90:
                where = "in the first half" if e.minute <= 105 else "at the end"
                return f" in {self.style.words.stoppage_time} {where} of extra time"
            count = words[e.added - 1] if e.added <= 10 else nth(e.added)
            half = "first-half " if e.minute == 45 else ""
            return f" in the {count} minute of {half}{self.style.words.stoppage_time}"
        told = f" in the {nth(e.minute)} minute"
        if exact:
            return told
        ways = [told, f" after {e.minute} minutes", f" on {e.minute} minutes"]
        if e.minute == 1:
            ways = [told]
        elif e.minute <= 45:
            word = self.style.words.half_time
            ways += [f" before {word}" if e.minute >= 20 else " early on", " in the first half"]
        elif e.minute <= 90:
            ways += [" after the break"] if e.minute <= 70 else ways[1:]
            ways += [" in the second half"]
        else:
            ways = [told, " in extra time" if self.extra else told]
        return self.choice.pick(f"at {e.kind}{e.minute}", ways)

    def at_both(self, one: EventClaim, two: EventClaim) -> tuple[str, str]:
        """When two goals of one sentence were, in one manner."""
        if one.minute is None or two.minute is None or one.added or two.added:
            return self.at(one, exact=True), self.at(two, exact=True)
        on = f" on {one.minute} minutes", f" on {two.minute}"
        exact = f" in the {nth(one.minute)} minute", f" in the {nth(two.minute)}"
        return self.choice.pick(f"both {one.minute} {two.minute}", (on, on, exact))

    def late(self, e: EventClaim) -> bool:
        """In the last five minutes of play, or after them."""
        if e.minute is None:
            return False
        return e.minute >= (115 if self.extra else 85)

    def names(self, events: list[EventClaim]) -> str:
        """The players of ``events``, each once, in order."""
        return joined(person(p) for p in dict.fromkeys(e.player for e in events if e.player))

    def listed(self, events: list[EventClaim]) -> str | None:
        """As in "A (12, 66) and B (40 pen)"; None where somebody's minutes are not all told."""
        parts = []
        for p in dict.fromkeys(e.player for e in events if e.player):
            mine = [e for e in events if e.player == p]
            if any(e.minute is None for e in mine):
                return None
            parts.append(f"{person(p)} ({', '.join(map(_mark, mine))})")
        return joined(parts) if parts else None


_HYPHENED = re.compile(r"([a-z]{1,20})-(round|stage|phase)", re.IGNORECASE)


def _noun_of(stage: str) -> str:
    """A round as a noun: a "third-round replay" is one of the third round."""
    m = _HYPHENED.fullmatch(stage)
    return f"{m[1]} {m[2]}" if m is not None else stage


def _count(events: list[EventClaim], player: str | None) -> int:
    return sum(e.player == player for e in events)


def _mark(e: EventClaim) -> str:
    minute = f"{e.minute}+{e.added}" if e.added else str(e.minute)
    return minute + {"penalty_goal": " pen", "own_goal": " og"}.get(e.kind, "")


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeioAEIO" else f"a {noun}"
