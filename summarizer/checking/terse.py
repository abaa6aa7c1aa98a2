"""Claims held against result lines with scorers in brackets, which are no sentences.

The rules on sentences look for verbs, and for who stands before them. A line has none: where a
claim stands in it, each of its figures in its place, that is all there is to ask. What cites only
the line and is not in it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checking.problems import Problem
from summarizer.checking.sameness import same_person, same_side
from summarizer.checking.view import View
from summarizer.draft import Draft, DraftMatch, EventClaim, ScoreClaim
from summarizer.language.names import fold
from summarizer.language.terse import TerseCard, TerseGoal, TerseLine

__all__ = ["borne_out", "in_lines", "tells_score"]

_SIDES = ("home", "away")
_GOALS = frozenset({"goal", "penalty_goal", "own_goal"})
_OFF = frozenset({"sent_off", "red"})
_SCORES = ("score", "half_time", "aggregate", "shoot_out")
# What a line settles. That there is such a sentence, that a name is whole, and that nothing is
# claimed twice is asked of it as of any other.
_SETTLED = frozenset(
    """score-told score-turned score-other score-role minute-told minute-of-other event-player
    event-kind event-told event-side event-both-sides event-of-other extra-time-told advanced-told
    advanced-fits winner-told side-score figures-advanced side-of-other evidence-idle
    score-disagrees player-disagrees kind-disagrees outcome-disagrees minute-disagrees
    side-disagrees opponent-disagrees""".split()
)


def in_lines(view: View, draft: Draft, problems: Sequence[Problem]) -> list[Problem]:
    """``problems`` without those of claims that a result line bears out, and with those of claims
    that cite nothing but a line that does not have them."""
    if not view.sentences.terse.lines:
        return list(problems)
    settled: set[str] = set()
    against: list[Problem] = []
    for i, match in enumerate(draft.matches):
        found = _line_of(view, match)
        if found is None:
            continue
        line, turned = found
        path = f"matches[{i}]"
        settled |= {f"{path}.{key}" for key in borne_out(line, match, turned=turned)}
        against += _against(view, path, match, line, turned=turned)
    kept = [p for p in problems if not (p.rule in _SETTLED and _is_of(p.path, settled))]
    known = {p.path for p in kept}
    return [*kept, *(p for p in against if p.path not in known)]


def _is_of(path: str, settled: set[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:n]) in settled for n in range(2, len(parts) + 1))


def _line_of(view: View, match: DraftMatch) -> tuple[TerseLine, bool] | None:
    """The line of the two sides, and whether it has them the other way round."""
    home, away = match.home.value, match.away.value
    for line in view.sentences.terse.lines:
        a, b = line.sides
        if _is_side(home, a, b) and _is_side(away, b, a):
            return line, False
        if _is_side(home, b, a) and _is_side(away, a, b):
            return line, True
    return None


def _is_side(claimed: str, side: str, other: str) -> bool:
    if fold(claimed) == fold(side):
        return True
    return same_side(claimed, side) and fold(claimed) != fold(other)


def tells_score(view: View, match: DraftMatch, key: str, claim: ScoreClaim) -> bool:
    """Whether the line of the two sides, cited for it, has these figures as this score."""
    found = _line_of(view, match) if view.sentences.terse.lines else None
    if found is None:
        return False
    line, turned = found
    return key in _SCORES and _has_score(line, key, claim, turned=turned)


def _has_score(line: TerseLine, key: str, claim: ScoreClaim, *, turned: bool) -> bool:
    told = line.told(key)
    if told is None or not set(claim.evidence) & set(told[1]):
        return False
    return (claim.home, claim.away) == _in_order(told[0], turned=turned)


def borne_out(line: TerseLine, match: DraftMatch, *, turned: bool) -> Iterator[str]:
    """The claims of ``match``, by their paths, that stand in ``line`` and cite it."""
    if line.number in match.home.evidence or line.number in match.away.evidence:
        yield from ("home", "away")
    for key in _SCORES:
        claim: ScoreClaim | None = getattr(match, key)
        if claim is not None and _has_score(line, key, claim, turned=turned):
            yield key
    if line.extra_time and match.extra_time and set(line.extra_time) & set(match.extra_time):
        yield "extra_time"
    won = match.winner
    winner = _winner(line, turned=turned)
    if won is not None and line.number in won.evidence and won.value == winner:
        yield "winner"
    if match.advanced is not None and line.advanced is not None:
        side, lines = line.advanced
        if match.advanced.value == _side(side, turned=turned) and (
            set(lines) & set(match.advanced.evidence)
        ):
            yield "advanced"
    for i, event in enumerate(match.events):
        told: tuple[TerseGoal | TerseCard, ...] = (*line.goals, *line.cards)
        if any(_is_it(event, t, turned=turned) for t in told):
            yield f"events[{i}]"


def _in_order(pair: tuple[int, int], *, turned: bool) -> tuple[int, int]:
    return (pair[1], pair[0]) if turned else pair


def _side(index: int, *, turned: bool) -> str:
    return _SIDES[1 - index if turned else index]


def _winner(line: TerseLine, *, turned: bool) -> str:
    a, b = line.score
    return "draw" if a == b else _side(int(b > a), turned=turned)


def _is_it(event: EventClaim, told: TerseGoal | TerseCard, *, turned: bool) -> bool:
    if event.kind != told.kind or not set(event.evidence) & set(told.lines):
        return False
    if event.side not in (None, _side(told.side, turned=turned)):
        return False
    if (event.player is None) != (told.player is None):
        return False
    if event.player is not None and not same_person(event.player, told.player):
        return False
    # That a player scored is true without the minute; another minute is not.
    return event.minute is None or (event.minute, event.added) == (told.minute, told.added)


def _against(
    view: View, path: str, match: DraftMatch, line: TerseLine, *, turned: bool
) -> Iterator[Problem]:
    own = {line.number, *line.sentences}
    borne = set(borne_out(line, match, turned=turned))
    for key in _SCORES:
        claim: ScoreClaim | None = getattr(match, key)
        if claim is None or key in borne or not _only(view, claim.evidence, own):
            continue
        figures = line.told(key)
        if figures is None:
            yield Problem("score-told", f"{path}.{key}", f"{claim.home}-{claim.away}")
            continue
        pair = _in_order(figures[0], turned=turned)
        rule = "score-turned" if pair == (claim.away, claim.home) else "score-told"
        yield Problem(rule, f"{path}.{key}", f"{claim.home}-{claim.away}")
    winner = match.winner
    if winner is not None and "winner" not in borne and _only(view, winner.evidence, own):
        yield Problem("winner-told", f"{path}.winner", winner.value)
    if match.advanced is not None and line.advanced is not None and "advanced" not in borne:
        yield Problem("advanced-told", f"{path}.advanced", match.advanced.value)
    for i, event in enumerate(match.events):
        if f"events[{i}]" not in borne and _only(view, event.evidence, own):
            yield _wrong(f"{path}.events[{i}]", event, line)


def _only(view: View, evidence: Sequence[int], own: set[int]) -> bool:
    usable = view.usable(evidence)
    return bool(usable) and set(usable) <= own


def _wrong(where: str, event: EventClaim, line: TerseLine) -> Problem:
    """What is wrong with an event that cites only a line that does not have it."""
    told: Sequence[TerseGoal | TerseCard] = line.goals if event.kind in _GOALS else line.cards
    if event.kind not in _GOALS | _OFF:
        return Problem("event-kind", f"{where}.kind", event.kind)
    mine = [t for t in told if same_person(event.player, t.player)]
    if not mine:
        return Problem("event-told", f"{where}.player", event.player)
    at = [t for t in mine if (t.minute, t.added) == (event.minute, event.added)]
    if event.minute is not None and not at:
        return Problem("minute-told", f"{where}.minute", str(event.minute))
    at = at or mine
    if all(t.kind != event.kind for t in at):
        return Problem("event-kind", f"{where}.kind", event.kind)
    return Problem("event-side", f"{where}.side", event.side)
