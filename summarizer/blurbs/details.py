"""Sentences that follow the first one: goals, half-time, cards, the tie, who is next.

Grouped by what they tell, in the order in which a desk would want them. Every wording of a group
tells the same, so that one of them is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.blurbs.names import joined, other, person, side
from summarizer.blurbs.story import Story, nth
from summarizer.draft import EventClaim, Side

__all__ = ["Detail", "details"]


@dataclass(frozen=True, slots=True)
class Detail:
    """One topic and its wordings, whole sentences; ``hides`` are topics that it tells as well."""

    topic: str
    texts: tuple[str, ...]
    hides: frozenset[str] = frozenset()


def details(s: Story) -> Iterator[Detail]:
    """What else may be told, the news first."""
    if s.football:
        for found in (
            _winner(s), _star(s), _order(s), _scorers(s), _off(s), _half_time(s), _opener(s),
            _level(s), _missed(s), _ruled_out(s), _first_leg(s),
        ):  # fmt: skip
            if found is not None and found.texts:
                yield found
    elif s.off:
        yield Detail("off", tuple(_sent_off(s)))
    half = _half_time_of_others(s)
    if half is not None:
        yield half
    total = s.pair(s.match.aggregate, s.through) if s.through else None
    level = s.match.aggregate is not None and s.match.aggregate.home == s.match.aggregate.away
    if total is not None and not level and not s.final:
        through = side(s.through or "home")
        yield Detail("through", (f"{through} went through {total} on aggregate.",))
    after = _next(s)
    if after is not None:
        yield after


_MANY = {2: "twice", 3: "three times", 4: "four times"}


def _winner(s: Story) -> Detail | None:
    """The goal that won it, where it was the last."""
    goal = s.decider
    if goal is None or goal is not s.last or s.margin != 1 or not goal.event.player:
        return None
    if s.match.aggregate is not None or s.match.first_leg is not None:
        return None  # what decided a tie of two legs, one match does not tell
    e, when = goal.event, s.at(goal.event)
    who = person(goal.event.player)
    if e.kind == "own_goal":
        texts = [
            f"An own goal by {who}{when} decided it.",
            f"The decisive goal was an own goal by {who}{when}.",
        ]
    else:
        how = " from the spot" if e.kind == "penalty_goal" else ""
        texts = [
            f"{who} scored the winner{how}{when}.",
            f"The winner came from {who}{when}." if not how else f"{who} won it{how}{when}.",
            f"{who} settled it{how}{when}.",
        ]
        if e.minute is not None and not e.added and not how:
            texts += [f"{who}'s {nth(e.minute)}-minute goal decided it."]
        if s.late(e):
            late = "penalty" if how else "goal"
            texts = [
                f"{who} scored a late winner{how}{when}.",
                f"A late {late} from {who} settled it.",
            ]
    alone = len(s.goals) == 1
    if e.minute is not None and e.minute < 60:  # nothing is settled so early
        texts = [t for t in texts if "settled" not in t and "decided" not in t]
    if alone and e.kind != "own_goal":
        texts = [f"{who} scored the only goal{how}{when}.", f"{who} got the only goal{how}{when}."]
        texts += [f"The only goal came from {who}{when}."] if not how else []
    return Detail(
        "winner", tuple(texts), frozenset({"scorers", "order", "opener"} if alone else ())
    )


def _star(s: Story) -> Detail | None:
    if s.star is None:
        return None
    name, many, of = s.star
    who = person(name)
    mine = [e for e in s.goals if e.player == name and e.kind != "own_goal"]
    times = [e.minute for e in mine]
    minutes = ""
    if all(t is not None for t in times) and not any(e.added for e in mine):
        minutes = f", in the {joined(nth(t or 0) for t in times)} minutes"
    word = _MANY.get(many)
    if word is None:
        return None
    mine_all = len(s.of(of)) == many
    texts = [f"{who} scored {word} for {side(of)}."]
    of_first = of == s.first and of == s.best
    if of_first:
        texts += [f"{who} scored {word}{minutes}."]
    if many == 2:
        if of_first and len(s.goals) > many:
            texts += [f"{who} scored two of the goals."]
        texts += [f"{who} got both {side(of)} goals."] if mine_all and s.whole else []
    if many == 3:
        texts = [
            f"{who} scored a hat-trick for {side(of)}.",
            f"{who} hit a hat-trick for {side(of)}.",
            f"{side(of)}'s {who} scored a hat-trick.",
        ]
        if of_first:
            texts += [f"{who} hit a hat-trick.", f"There was a hat-trick for {who}."]
    hides = {"scorers", "order"}
    if s.last is not None and s.last.event.player == name:
        hides |= {"winner", "level"}
    return Detail("star", tuple(texts), frozenset(hides))


def _order(s: Story) -> Detail | None:
    """The goals as they fell, two to four of them."""
    line = s.line
    if not s.whole or not 2 <= len(line) <= 3 or any(g.event.kind == "own_goal" for g in line):
        return None
    hides = frozenset({"scorers", "opener", "level", "winner", "star"})
    first, second = line[0].event, line[1].event
    a, b = person(first.player or ""), person(second.player or "")
    at_first, at_second = s.at_both(first, second)
    if len(line) == 2 and first.side != second.side and a != b:
        own, theirs = side(first.side or "home"), side(second.side or "away")
        return Detail(
            "order",
            (
                f"{a} put {own} ahead{at_first} and {b} {_levelled(s, second, at_second)}.",
                f"{a} scored{at_first} for {own} before {b} {_levelled(s, second, at_second)}.",
                f"{b} {s.style.words.equalised} after {a} had given {own} the lead.",
                f"{a} scored first for {own}, and {b} replied for {theirs}.",
            ),
            hides,
        )
    if len(line) == 2 and first.side == second.side and a != b:
        return Detail(
            "order",
            (
                f"{a} opened the scoring{at_first} and {b} added the second{at_second}.",
                f"{a} scored{at_first} and {b} {_again(second)}{at_second}.",
                f"{a} scored{at_first} and {b} made it {_running(s, 1)}{at_second}.",
            ),
            hides,
        )
    third = line[2].event if len(line) == 3 else None
    if third is None or third.side != s.won or first.side == second.side:
        return None
    c = person(third.player or "")
    if len({a, b, c}) < 3:
        return None
    won = third.kind == "penalty_goal"
    how = " from the spot" if won else ""
    own, last = side(third.side or "home"), s.at(third)
    decided = third.minute is None or third.minute >= 70
    won_it = "won it" if decided else f"put {own} back in front"
    turned = "won it" if decided else f"put {own} ahead"
    if first.side == s.won:
        return Detail(
            "order",
            (
                f"{b} {_levelled(s, second, '')} after {a}'s opener, but {c} {won_it}{how}{last}.",
                f"{a} opened the scoring and {b} levelled before {c} {won_it}{how}{last}.",
            ),
            hides,
        )
    theirs = side(first.side or "home")
    return Detail(
        "order",
        (
            f"{a} gave {theirs} the lead, but {b} levelled and {c} {turned}{how}{s.at(third)}.",
            f"{a} put {theirs} ahead{s.at(first)} before goals from {b} and {c}."
            if not won and second.kind == "goal"
            else f"{a} put {theirs} ahead before {b} levelled and {c} scored{how}.",
        ),
        hides | {"behind"},
    )


def _levelled(s: Story, e: EventClaim, when: str) -> str:
    how = " from the spot" if e.kind == "penalty_goal" else ""
    return f"{s.style.words.equalised}{how}{when}"


def _again(e: EventClaim) -> str:
    return "converted a penalty" if e.kind == "penalty_goal" else "added another"


def _running(s: Story, at: int) -> str:
    goal = s.line[at]
    a, b = goal.home, goal.away
    if goal.event.side == "away":
        a, b = b, a
    return f"{a}{s.style.score.separator}{b}"


def _scorers(s: Story) -> Detail | None:
    """All goals, listed."""
    if not s.whole or len(s.goals) < 2:
        return None
    mine, theirs = s.of(s.first), s.of(s.second)
    lists = [
        (s.listed(goals), side(of)) for goals, of in ((mine, s.first), (theirs, s.second)) if goals
    ]
    hides = frozenset({"star", "order", "winner", "opener", "level"})
    if any(told is None for told, _ in lists):
        return None
    own_goals = any(e.kind == "own_goal" for e in s.goals)
    if len(lists) == 1:
        told, of = lists[0]
        texts = [
            f"{told} scored for {of}.",
            f"Scorers: {told}.",
            f"The goals came from {told}.",
            f"{of}'s goals came from {told}.",
            f"Goals: {told}.",
        ]
        texts = [t for t in texts if not own_goals or ": " in t]
        return Detail("scorers", tuple(texts), hides)
    (one, own), (two, their) = lists
    texts = [f"{own}: {one}. {their}: {two}."]
    if not own_goals:
        texts += [f"Scorers for {own}: {one}; for {their}: {two}."]
        texts += [f"{one} scored for {own}, {two} for {their}."]
        if s.line and s.line[0].event.side == s.first:
            texts += [f"{one} scored for {own} and {two} replied for {their}."]
        else:
            texts += [f"{two} scored for {their}, {one} for {own}."]
    return Detail("scorers", tuple(texts), hides)


def _off(s: Story) -> Detail | None:
    return Detail("off", tuple(_sent_off(s)))


def _sent_off(s: Story) -> list[str]:
    """Each with the side whose player it was; whoever's side is not known is not told."""
    known = [e for e in s.off if e.side is not None]
    by_side = {of: [e for e in known if e.side == of] for of in (s.first, s.second)}
    told = [(side(of), off) for of, off in by_side.items() if off]
    if len(told) == 2:
        (one, first), (two, second) = told
        apart = f"{one} had {s.names(first)} sent off. {two} had {s.names(second)} sent off."
        if len(known) > 2:
            return [apart]
        return [f"{one}'s {s.names(first)} and {two}'s {s.names(second)} were sent off.", apart]
    if not told:
        return []
    of_side, off = told[0]
    if len(off) > 1:
        return [
            f"{of_side} had {s.names(off)} sent off.",
            f"{of_side} lost {s.names(off)} to red cards.",
        ]
    e = off[0]
    who, when = person(e.player or ""), s.at(e)
    texts = [
        f"{of_side} had {who} sent off{when}.",
        f"{of_side}'s {who} was sent off{when}.",
        f"{of_side} lost {who} to a red card{when}.",
        f"There was a red card for {of_side}'s {who}{when}.",
    ]
    if e.kind == "second_yellow":
        texts += [f"{of_side}'s {who} was sent off for a second booking{when}."]
    if s.ten and s.football and s.off_in_all == 1:
        texts += [
            f"{of_side} finished with ten players after {who}'s dismissal.",
            f"{who}'s dismissal{when} left {of_side} with ten players.",
            f"{of_side} were down to ten players after {who}'s dismissal.",
        ]
    return texts


def _half_time(s: Story) -> Detail | None:
    half = s.match.half_time
    if half is None or s.match.score is None:
        return None
    if len(s.goals) == 1 and s.pair(half) == s.score:
        return None  # the only goal's minute says it
    word = s.style.words.half_time
    score = s.pair(half) or ""
    if half.home == half.away:
        texts = [
            f"It was {score} at {word}.",
            f"The sides were level at {score} at {word}.",
            f"The {word} score was {score}.",
            f"It was {score} at the break.",
        ]
        if half.home == 0:
            texts = [
                f"It was goalless at {word}.",
                f"There were no goals before {word}.",
                "It was goalless at the break.",
            ]
        return Detail("half-time", tuple(texts))
    ahead: Side = "home" if half.home > half.away else "away"
    told = s.pair(half, ahead)
    texts = [
        f"{side(ahead)} led {told} at {word}.",
        f"{side(ahead)} were {told} up at the break.",
        f"{side(ahead)} had led {told} at {word}."
        if ahead != s.won
        else f"It was {score} at {word}.",
        f"{side(ahead)} were {told} ahead at {word}.",
        f"{side(ahead)} led {told} at the break.",
        f"The {word} score was {score}." if ahead == s.first else f"{side(ahead)} led at {word}.",
    ]
    if ahead != s.won and s.won:
        texts += (
            [f"{side(other(ahead))} trailed {s.pair(half, other(ahead))} at {word}."]
            if s.style.score.order == "home"
            else []
        )
    return Detail("half-time", tuple(texts))


def _half_time_of_others(s: Story) -> Detail | None:
    return None if s.football else _half_time(s)


def _opener(s: Story) -> Detail | None:
    if not s.line or s.line[0].event.kind == "own_goal" or not s.line[0].event.player:
        return None
    if len(s.line) < 2:
        return None
    e = s.line[0].event
    who, of = person(e.player or ""), side(e.side or "home")
    how = " from the spot" if e.kind == "penalty_goal" else ""
    texts = [
        f"{who} put {of} ahead{how}{s.at(e)}.",
        f"{who} gave {of} the lead{how}{s.at(e)}.",
        f"{who} scored first for {of}{how}{s.at(e)}.",
    ]
    if e.side == s.best == s.first:
        texts += [f"{who} opened the scoring{how}{s.at(e)}."]
    return Detail("opener", tuple(texts))


def _level(s: Story) -> Detail | None:
    """The last goal of a draw."""
    last = s.last
    if last is None or s.winner != "draw" or not last.event.player or last.event.kind == "own_goal":
        return None
    e = last.event
    who, of = person(e.player or ""), side(e.side or "home")
    how = " from the spot" if e.kind == "penalty_goal" else ""
    late = "late " if s.late(e) else ""
    word = s.style.words.equalised
    texts = [f"{who} {word} for {of}{how}{s.at(e)}.", f"{who} levelled for {of}{how}{s.at(e)}."]
    if late:
        texts = [
            f"{who} {s.style.words.equalised} late{how} for {of}.",
            f"{who} levelled late{how} for {of}.",
        ]
    return Detail("level", tuple(texts))


def _missed(s: Story) -> Detail | None:
    found = [e for e in s.match.events if e.kind == "missed_penalty" and e.player]
    if len(found) != 1 or found[0].side is None:
        return None
    e = found[0]
    who = person(e.player or "")
    of = side(e.side or "home")
    return Detail(
        "missed",
        (f"{who} missed a penalty for {of}{s.at(e)}.", f"{of}'s {who} missed a penalty{s.at(e)}."),
    )


def _ruled_out(s: Story) -> Detail | None:
    found = [e for e in s.match.events if e.kind == "disallowed_goal" and e.player]
    if len(found) != 1 or found[0].side is None:
        return None
    e = found[0]
    who, of = person(e.player or ""), side(e.side or "home")
    return Detail(
        "ruled out",
        (f"{who} of {of} had a goal ruled out.", f"{of}'s {who} had a goal disallowed."),
    )


def _first_leg(s: Story) -> Detail | None:
    leg = s.match.first_leg
    if leg is None:
        return None
    if leg.home == leg.away:
        return Detail(
            "first leg",
            (
                f"The first leg had finished {s.pair(leg)}.",
                f"They had drawn the first leg {s.pair(leg)}.",
            ),
        )
    won: Side = "home" if leg.home > leg.away else "away"
    told = s.pair(leg, won)
    return Detail(
        "first leg",
        (
            f"{side(won)} had won the first leg {told}.",
            f"The first leg had gone {told} to {side(won)}.",
        ),
    )


def _next(s: Story) -> Detail | None:
    names = [o.value for o in s.match.next_opponents]
    if not names or s.through is None:
        return None
    them, a = " or ".join(names), side(s.through)
    texts = [f"{a} meet {them} next." if not s.person_sides else f"{a} meets {them} next."]
    texts += [f"{a} will play {them} next."]
    if not s.person_sides and len(names) > 1:
        texts += [f"{them} await next."]
    if s.next_round == "semi-finals":
        texts += [f"{a} will face {them} in the semi-finals."]
    elif s.next_round == "final":
        texts += [f"{a} will face {them} in the final."]
    else:
        texts += [f"{a} will face {them} next."]
    return Detail("next", tuple(texts))
