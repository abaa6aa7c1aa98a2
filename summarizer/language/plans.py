"""Headline and blurb by sentence plan: only facts that are there, no name but the wire's.

Pure functions of a match's facts. The same facts always give the same words; which of several
wordings is taken depends on a checksum of the facts, so that twenty briefs of an evening do not
all read alike. Winner first, scores with a hyphen.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

from summarizer.draft import DraftMatch, EventClaim, ScoreClaim, Side
from summarizer.language.competitions import a_qualifier, with_article
from summarizer.language.names import surname
from summarizer.language.side_kinds import kind_of_sides, tells_kind
from summarizer.language.stages import is_qualifying
from summarizer.language.vocabulary import WEEKDAYS

__all__ = ["BLURB_LIMIT", "HEADLINE_LIMIT", "all_told", "blurb", "headline"]

HEADLINE_LIMIT = 55
"""Characters; the BBC's limit, and below Reuters' with most names."""
BLURB_LIMIT = 178
"""Characters that a push message shows before it is cut."""

_GOALS = ("goal", "penalty_goal", "own_goal")
_OFF = ("red", "sent_off", "second_yellow")


_NOUN = {"goal": "goal", "penalty_goal": "penalty", "own_goal": "own goal"}


class _Facts:
    """What a plan may say, turned so that the winner stands first."""

    def __init__(self, match: DraftMatch) -> None:
        self.match = match
        self.home, self.away = match.home.value, match.away.value
        winner = match.winner.value if match.winner else None
        if winner is None and match.score is not None:
            gap = match.score.home - match.score.away
            winner = "home" if gap > 0 else "away" if gap < 0 else "draw"
        self.winner = winner
        self.through = match.advanced.value if match.advanced else None
        kicks = match.shoot_out is not None and self.through is not None
        first = winner if winner in ("home", "away") and not kicks else self.through
        stage = match.stage.value.casefold() if match.stage else ""
        self.final = stage.endswith("final") and not stage.startswith(("semi", "quarter"))
        total = match.aggregate
        self.level = total is not None and total.home == total.away
        decided_elsewhere = total or match.first_leg or match.shoot_out
        self.open_tie = decided_elsewhere is not None and self.through is None
        # Of a final, and where no round is told, nobody is knocked out.
        tie = total or match.first_leg or match.next_opponents
        self.knocks_out = not self.final and (bool(tie) or bool(stage))
        self.swap = first == "away"
        self.first = self.away if self.swap else self.home
        self.second = self.home if self.swap else self.away
        self.one = match.sport == "tennis"  # sides are persons: "beats", not "beat"
        self.beat = "beats" if self.one else "beat"

    def pair(self, score: ScoreClaim | None) -> str | None:
        if score is None:
            return None
        a, b = (score.away, score.home) if self.swap else (score.home, score.away)
        return f"{a}-{b}"

    def turned(self, score: ScoreClaim | None) -> str | None:
        """``score`` with the figure of the second side in front."""
        if score is None:
            return None
        a, b = (score.home, score.away) if self.swap else (score.away, score.home)
        return f"{a}-{b}"

    @property
    def went_out(self) -> bool:
        """Whether the winner of the match is not the side that goes through."""
        return self.decided and self.through in ("home", "away") and self.through != self.winner

    @property
    def decided(self) -> bool:
        return self.winner in ("home", "away")

    def side(self, first: bool) -> Side:
        """The side that is told of first, or the other."""
        return "home" if first != self.swap else "away"

    def goals(self, first: bool) -> list[EventClaim]:
        side = self.side(first)
        return [e for e in self.match.events if e.kind in _GOALS and e.side == side]

    @property
    def unsided(self) -> list[EventClaim]:
        """The goals of which it is not known for whom they were."""
        return [e for e in self.match.events if e.kind in _GOALS and e.side is None]


def _pick(match: DraftMatch, texts: Sequence[str], limit: int) -> str | None:
    """One of ``texts``, by a checksum of the facts; only those that fit count."""
    fitting = [t for t in texts if len(t) <= limit]
    if not fitting:
        return None
    score = (match.score.home, match.score.away) if match.score else None
    told = [claim.value for claim in (match.home, match.away, match.result, *match.dates) if claim]
    key = repr((score, told))
    return fitting[zlib.crc32(key.encode()) % len(fitting)]


def _choice(match: DraftMatch, *texts: str) -> str:
    """One of ``texts``, by a checksum of the facts."""
    return _pick(match, texts, 999) or texts[0]


def all_told(match: DraftMatch, side: Side | None) -> bool:
    """Whether the goals of ``side``, or for None those of the match, are as many as the score has:
    else one more may be anybody's, and neither "double" nor a list of scorers can be told. Where
    there is no score, nothing is known to be missing."""
    score = match.score
    if score is None:
        return True
    goals = [e for e in match.events if e.kind in _GOALS]
    if len(goals) == score.home + score.away:
        return True
    if side is None:
        return False
    own = score.home if side == "home" else score.away
    # A goal of nobody known may be the side's too.
    return sum(e.side == side for e in goals) == own


def headline(match: DraftMatch) -> str | None:
    """A headline of at most 55 characters from the facts of ``match``, None where no result is."""
    f = _Facts(match)
    rich, plain = (_of_kind(f, texts) for texts in _headlines(f))
    if f.decided and match.score is None and (match.result or match.aggregate):
        return next((t for t in plain if len(t) <= HEADLINE_LIMIT), None)
    return _pick(match, rich, HEADLINE_LIMIT) or _pick(match, plain, HEADLINE_LIMIT)


def _of_kind(f: _Facts, texts: list[str]) -> list[str]:
    """``texts`` that say of what kind the sides are, where the competition says it: each as it is,
    or with the kind after the first side's name where that opens the text."""
    named = f.match.competition
    kind = kind_of_sides(named.value) if named is not None and not f.one else None
    if kind is None:
        return texts
    told = [t for t in texts if tells_kind(t, kind)]
    rest = [t for t in texts if not tells_kind(t, kind)]
    of = {f"{a} ": f"{a} {kind} " for a in (f.first, f.second)}
    told += [t.replace(a, more, 1) for t in rest for a, more in of.items() if t.startswith(a)]
    return [t for t in told if f"{kind} and " not in t]


def _headlines(f: _Facts) -> tuple[list[str], list[str]]:
    """The headlines that tell much, and those that are short."""
    match = f.match
    score, aggregate, shoot = f.pair(match.score), f.pair(match.aggregate), f.pair(match.shoot_out)
    a, b = f.first, f.second
    if f.through and shoot:
        return _kicks(f, shoot)
    if f.open_tie and match.sport == "football":
        if not (f.level and score):
            return [], []
        what = f"beat {b} {score}" if f.decided else f"draw {score} with {b}"
        return [], [
            f"{a} {what}, level {aggregate} on aggregate",
            f"{a} and {b} level on aggregate",
        ]
    if f.went_out and score and match.sport == "football":
        rich = [
            f"{a} beat {b} {score} but go out",
            f"{a} win {score} but {b} go through",
            f"{b} through despite {score} loss to {a}",
        ]
        return rich, [f"{b} through despite loss to {a}"]
    if f.winner == "draw" and f.through:
        if aggregate and score and not f.level:
            rich = [
                f"{a} draw {score} with {b} to go through",
                f"{a} through {aggregate} on aggregate against {b}",
                f"{score} draw with {b} takes {a} through",
                f"{a} into next round after {score} draw with {b}",
            ]
            return rich, [f"{a} through {aggregate} on aggregate", f"{a} go through"]
        if score:
            return [f"{a} draw {score} with {b} to go through"], [f"{a} go through"]
        return [], []
    if f.winner == "draw" and score:
        rich = [
            f"{a} and {b} draw {score}",
            f"{a} draw {score} with {b}",
            f"{score} draw for {a} and {b}",
            f"{a} and {b} finish level at {score}",
        ]
        if score == "0-0":
            rich.append(f"No goals for {a} and {b}")
        return rich, [f"{a} {score} {b}"]
    if f.decided and score:
        return _won(f, score, aggregate)
    if f.decided and match.result:
        return [], [f"{a} {f.beat} {b} {match.result.value}", f"{a} {f.beat} {b}"]
    if f.decided and aggregate and not f.level and f.through == f.winner:
        return [], [f"{a} beat {b} {aggregate} on aggregate", f"{a} win {aggregate} on aggregate"]
    if f.decided:
        return [], [f"{a} {f.beat} {b}"]
    return [], []


def _kicks(f: _Facts, shoot: str) -> tuple[list[str], list[str]]:
    """Decided by kicks from the spot."""
    a, b = f.first, f.second
    rich = [
        f"{a} beat {b} {shoot} on penalties",
        f"{a} win {shoot} shoot-out against {b}",
        f"{b} lose {shoot} on penalties to {a}",
    ]
    if f.knocks_out:
        rich.append(f"{a} go through {shoot} on penalties")
        rich.append(f"{a} knock {b} out on penalties")
    return rich, [f"{a} through on penalties" if f.knocks_out else f"{a} win on penalties"]


def _won(f: _Facts, score: str, aggregate: str | None) -> tuple[list[str], list[str]]:
    """Decided in play."""
    a, b, match = f.first, f.second, f.match
    rich: list[str] = []
    through = f.through is not None and (f.through == f.winner)
    if aggregate and through and not f.level and not f.final:
        rich = [
            f"{a} beat {b} {score} to go through",
            f"{a} beat {b} {score}, {aggregate} on aggregate",
            f"{score} win over {b} sends {a} through",
            f"{a} knock {b} out {aggregate} on aggregate",
        ]
    elif through and match.shoot_out is None and f.knocks_out:
        rich = [f"{a} {f.beat} {b} {score} to go through"]
        if not f.one:
            rich += [f"{a} knock out {b} {score}", f"{score} win over {b} sends {a} through"]
    if match.sport == "football":
        star = _star(f)
        if star:
            rich += [
                f"{star} as {a} beat {b} {score}",
                f"{star} gives {a} {score} win over {b}",
                f"{star} sees {a} past {b} {score}",
            ]
        only = f.goals(True)
        one = len(only) == 1 and not f.goals(False) and not f.unsided
        if one and only[0].player and score == "1-0":
            who, what = surname(only[0].player), _NOUN[only[0].kind]
            rich += [f"{who} {what} gives {a} 1-0 win over {b}", f"{who} {what} beats {b}"]
    plain = [f"{a} {f.beat} {b} {score}"]
    if not f.one:
        plain += [f"{a} win {score} against {b}", f"{b} lose {score} to {a}"]
        plain += [f"{score} win for {a} against {b}", f"{a} defeat {b} {score}"]
    if match.competition and match.competition.value[:1].isupper():
        name = match.competition.value
        if match.stage and is_qualifying(match.stage.value):
            name += " qualifier"
        rich.append(f"{a} {f.beat} {b} {score} in {name}")
        rich.append(f"{name}: {a} {score} {b}")
    # Where there is little to tell, the plain ones are as good: they are picked from together.
    return ([*rich, *plain], plain)


def _star(f: _Facts) -> str | None:
    """A winner's player with two or three goals: "Reis double"."""
    if not all_told(f.match, f.side(True)):
        return None  # a goal that nobody read may be his as well
    names = [e.player for e in f.goals(True) if e.player and e.kind != "own_goal"]
    unsure = {e.player for e in f.unsided}
    for name in dict.fromkeys(n for n in names if n not in unsure):
        if names.count(name) == 2:
            return f"{surname(name)} double"
        if names.count(name) == 3:
            return f"{surname(name)} hat-trick"
    return None


def blurb(match: DraftMatch) -> str | None:
    """One to four short sentences, at most 178 characters, None where no result is known."""
    f = _Facts(match)
    leads = list(_leads(f))
    if not leads:
        return None
    lead = next((t for t in leads if len(t) <= BLURB_LIMIT), None)
    if lead is None:
        return None
    parts = [lead]
    scorers = [t for t in (_scorers(f, True), _scorers(f, False)) if t]
    for options in (scorers, _sent_off(f), _next(f)):
        for option in options:
            if len(" ".join([*parts, option])) <= BLURB_LIMIT:
                parts.append(option)
                break
    return " ".join(parts)


def _leads(f: _Facts) -> Iterable[str]:
    """Opening sentences, the fullest first."""
    match = f.match
    a, b = f.first, f.second
    score, aggregate, shoot = f.pair(match.score), f.pair(match.aggregate), f.pair(match.shoot_out)
    extra = " after extra time" if match.extra_time and not shoot else ""
    if f.winner == "draw" and f.through and shoot and score:
        core = _choice(
            match,
            f"{a} beat {b} {shoot} on penalties after a {score} draw",
            f"{a} won a shoot-out against {b} {shoot} after a {score} draw",
            f"{a} drew {score} with {b} and won {shoot} on penalties",
        )
    elif f.through and shoot:
        core = f"{a} beat {b} {shoot} on penalties"
    elif f.open_tie and match.sport == "football":
        if not (f.level and score):
            return
        what = f"beat {b} {score}" if f.decided else f"drew {score} with {b}"
        core = f"{a} {what}{extra} to leave the tie {aggregate} on aggregate"
    elif f.went_out and score and match.sport == "football":
        total = "" if f.level or not aggregate else f" {f.turned(match.aggregate)} on aggregate"
        core = f"{a} beat {b} {score}{extra} but {b} went through{total}"
    elif f.winner == "draw" and score:
        core = (
            f"{a} drew {score} with {b}{extra}"
            if f.through
            else _choice(
                match,
                f"{a} drew {score} with {b}{extra}",
                f"{a} and {b} drew {score}{extra}",
                f"{a} and {b} finished level at {score}{extra}",
                f"{score}: {a} and {b} drew{extra}"
                if extra
                else f"{a} and {b} shared a {score} draw",
            )
        )
        if aggregate and f.through:
            core += " to go through" + ("" if f.level else f" {aggregate} on aggregate")
    elif f.decided and score:
        core = _choice(
            match,
            f"{a} beat {b} {score}{extra}",
            f"{a} won {score} against {b}{extra}",
            f"{a} defeated {b} {score}{extra}",
            f"{b} lost {score} to {a}{extra}",
            f"{a} had a {score} win over {b}{extra}",
        )
        if aggregate and f.level and f.through == f.winner:
            core = f"{a} beat {b} {score}{extra} to go through"
        elif aggregate and f.through == f.winner:
            core = f"{a} beat {b} {score}{extra}" + _choice(
                match,
                f" to win {aggregate} on aggregate",
                f" and go through {aggregate} on aggregate",
                f" for {aggregate} on aggregate",
            )
    elif f.decided and match.result:
        core = f"{a} beat {b} {match.result.value}"
    elif f.decided and aggregate and not f.level and f.through == f.winner:
        core = f"{a} beat {b} {aggregate} on aggregate"
    elif f.decided:
        core = f"{a} beat {b}"
    else:
        return
    where = ""
    if match.competition:
        name = match.competition.value
        if name[:1].islower():
            where = f" in a {name}"
        elif match.stage and is_qualifying(match.stage.value):
            where = f" in {a_qualifier(name)}"
        elif match.stage and match.stage.value[:1].islower():
            noun = _noun_of(match.stage.value)
            last = noun.startswith("last-")
            where = f" in a {name} {noun} tie" if last else f" in the {name} {noun}"
        else:
            where = f" in {with_article(name)}"
    days = (d.value for d in match.dates)
    day = next((d for d in days if any(w.casefold() in WEEKDAYS for w in d.split()[:1])), None)
    when = f" on {day}" if day and len(day.split()) == 1 else ""
    for tail in (where + when, where, when, ""):
        yield f"{core}{tail}."


_HYPHENED = re.compile(r"([a-z]{1,20})-(round|stage|phase)", re.IGNORECASE)


def _noun_of(stage: str) -> str:
    """A round as a noun: a "third-round replay" is one of the third round."""
    m = _HYPHENED.fullmatch(stage)
    return f"{m[1]} {m[2]}" if m is not None else stage


def _told(events: list[EventClaim], full: bool) -> list[str]:
    """Each player with his goals, "A (5, 60 pen)", in the order of the first goals."""
    told: list[str] = []
    for name in dict.fromkeys(e.player for e in events if e.player):
        mine = [e for e in events if e.player == name]
        marks = [_mark(e) for e in mine]
        short = name if full else surname(name)
        if all(e.minute is not None for e in mine) or (len(mine) == 1 and marks[0]):
            told.append(f"{short} ({', '.join(marks)})")
        else:
            few = _TIMES.get(len(mine), "")
            told.append(f"{short} ({few})" if few else short)
    return told


_TIMES = {2: "twice", 3: "three times"}


def _mark(event: EventClaim) -> str:
    minute = ""
    if event.minute is not None:
        minute = f"{event.minute}+{event.added}" if event.added else str(event.minute)
    kind = {"penalty_goal": "pen", "own_goal": "og"}.get(event.kind, "")
    return " ".join(w for w in (minute, kind) if w)


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _scorers(f: _Facts, full: bool) -> str | None:
    """All scorers, "A (5) and B (60) scored for X, C (75) for Y.", if every goal has one; those
    whose side is not known without one, "Goals: A (5), B (60)."."""
    mine, theirs, unsided = f.goals(True), f.goals(False), f.unsided
    if not all_told(f.match, None):
        # A list that is short reads as if it were whole: only that of a whole side is told.
        mine = mine if all_told(f.match, f.side(True)) else []
        theirs = theirs if all_told(f.match, f.side(False)) else []
        unsided = []
        if theirs and not mine:
            theirs = []  # of the loser's goals alone, or of a draw's one half, nobody wants to read
        if mine and not theirs and f.winner == "draw":
            mine = []
    goals = [*mine, *theirs, *unsided]
    if not all(e.player for e in goals) or not goals:
        return None
    names = {e.player for e in goals}
    if not full and len({surname(n) for n in names if n}) < len(names):
        return None  # two of one surname: short forms would not tell them apart
    sided = _sided_scorers(f, mine, theirs, full) if mine or theirs else None
    if not unsided:
        return sided
    noun = "goal" if len(unsided) == 1 else "goals"
    noun = f"Other {noun}" if sided else noun.capitalize()
    rest = f"{noun}: {'; '.join(_told(unsided, full))}."
    return f"{sided} {rest}" if sided else rest


def _sided_scorers(f: _Facts, mine: list[EventClaim], theirs: list[EventClaim], full: bool) -> str:
    """The scorers of known sides; there is at least one."""
    both = [(goals, side) for goals, side in ((mine, f.first), (theirs, f.second)) if goals]
    in_words = any(
        f" ({few})" in who for goals, _ in both for who in _told(goals, full) for few in _SAID
    )
    if in_words or any(e.kind == "own_goal" for goals, _ in both for e in goals):
        return _in_words(both, full)  # nobody "scored for" the side that his own goal helped
    told = [(_joined(_told(goals, full)), side) for goals, side in both]
    if len(told) == 1:
        who, side = told[0]
        scored = f"{who} scored for {side}."
        if len(both[0][0]) == 1 or side.endswith(("s", "S")):  # "Rovers's goals" reads badly
            return scored
        return _choice(f.match, scored, f"{side}'s goals: {who}.")
    first, second = told
    return _choice(
        f.match,
        f"{first[0]} scored for {first[1]}, {second[0]} for {second[1]}.",
        f"{first[0]} scored for {first[1]} and {second[0]} for {second[1]}.",
        f"For {first[1]} {first[0]} scored, for {second[1]} {second[0]}.",
    )


_SAID = tuple(_TIMES.values())


def _in_words(both: list[tuple[list[EventClaim], str]], full: bool) -> str:
    """A list where somebody's minutes are not all told: "A (twice)" bears no verb behind it."""
    goals, side = both[0]
    told = _told(goals, full)
    few = next((w for w in _SAID if len(told) == 1 and told[0].endswith(f" ({w})")), None)
    if few and len(both) == 1:
        return f"{told[0].removesuffix(f' ({few})')} scored {few} for {side}."
    return " ".join(f"Goals for {side}: {', '.join(_told(goals, full))}." for goals, side in both)


def _sent_off(f: _Facts) -> list[str]:
    """Each with the side whose player it was; whoever's side is not known is not told."""
    off = [e for e in f.match.events if e.kind in _OFF and e.player]
    found: list[list[str]] = []
    for full in (True, False):
        told = []
        for of, side in (("home", f.home), ("away", f.away)):
            names = list(dict.fromkeys(e.player for e in off if e.player and e.side == of))
            if names:
                short = names if full else [surname(n) for n in names]
                told.append(f"{side} had {_joined(short)} sent off.")
        found.append(told)
    return [" ".join(told) for told in found if told]


def _next(f: _Facts) -> list[str]:
    names = [o.value for o in f.match.next_opponents]
    if not names or f.through is None:
        return []
    return [f"{' or '.join(names)} await next.", f"Next: {' or '.join(names)}."]
