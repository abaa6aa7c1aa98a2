"""Sentences that open a blurb: who won, drew or went through, in many wordings.

Each says only what it names: a word such as "edged" or "thrashed" stands where the margin bears
it, and the checks of prose are asked again. Past tense, no full stop; what a sentence has told
already is in ``covers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.blurbs.names import person, side
from summarizer.blurbs.story import Story, an, nth
from summarizer.checking.circumstances import sets_of
from summarizer.draft import Side
from summarizer.language.competitions import with_article

__all__ = ["HERE", "Lead", "leads", "told_leads"]

HERE = "\ue012"
"""Where competition and day go, if not to the end."""

_BARE = re.compile(r"\ue010.\ue011 \d")


@dataclass(frozen=True, slots=True)
class Lead:
    """An opening sentence; ``placed`` where competition and day may be told in it, at ``HERE`` or
    at its end."""

    text: str
    covers: frozenset[str] = frozenset()
    placed: bool = True

    @property
    def bare(self) -> bool:
        """Whether it is a result without a verb: "Norvale 2-1 Port Ellan"."""
        return _BARE.match(self.text) is not None


def leads(s: Story) -> Iterator[Lead]:
    """Sentences that begin with sides and score."""
    if s.kicks:
        yield from _on_kicks(s)
    elif s.open_tie and s.football:
        yield from _level_tie(s)
    elif s.leg in ("first", "second") and s.score and s.winner:
        yield from _one_leg(s)
    elif s.won is None and s.winner == "draw" and s.score:
        yield from _through_level(s) if s.through else _draws(s)
    elif s.won is not None and s.score:
        if s.through is not None and (s.match.aggregate is not None or s.through != s.won):
            yield from _over_legs(s)
        elif s.first == s.won:
            yield from _wins(s)
        else:
            yield from _losses(s)
    elif s.won is not None:
        yield from _without_score(s)


def _wins(s: Story) -> Iterator[Lead]:
    a, b, score, margin = s.a, s.b, s.score or "", s.margin or 0
    extra = s.extra
    plain = [
        f"{a} beat {b} {score}",
        f"{a} defeated {b} {score}",
        f"{a} saw off {b} {score}",
        f"{a} were {score} winners over {b}",
        f"{a} claimed {an(score)} win over {b}",
        f"{a} secured {an(score)} victory over {b}",
        f"{a} earned {an(score)} win against {b}",
        f"{a} ran out {score} winners over {b}",
        *_as_on_a_scoreboard(s),
    ]
    if s.person_sides:
        plain = plain[:2]
    if s.match.ground is not None:
        at = "at home against" if s.first == "home" else "at"
        plain += [f"{a} won {score} {at} {b}"]
        plain += [f"{a} took {an(score)} win {at} {b}"] if s.first == "away" else []
    else:
        plain += [f"{a} won {score} against {b}"]
    if s.league:
        plain += [f"{a} took the points with {an(score)} win over {b}"]
    if s.football and margin == 1:
        plain += [f"{a} edged {b} {score}", f"{a} edged past {b} {score}"]
    if s.football and margin <= 2:
        plain += [f"{a} overcame {b} {score}"]
    if s.football and margin >= 4:
        plain += [f"{a} thrashed {b} {score}", f"{a} hammered {b} {score}"] * 2
    for text in plain:
        yield Lead(text + extra)
    if s.came_back == s.won and s.first == s.won:
        yield Lead(f"{a} came from behind to beat {b} {score}{extra}", frozenset({"behind"}))
        yield Lead(f"{a} fought back to beat {b} {score}{extra}", frozenset({"behind"}))
    yield from _onward(s, score, extra)


def _level_tie(s: Story) -> Iterator[Lead]:
    """Who went through is not known: where the two legs are level, that is what is told."""
    m = s.match
    if m.aggregate is None or m.aggregate.home != m.aggregate.away or not s.score:
        return
    a, b, total = s.a, s.b, s.pair(m.aggregate)
    if s.won is None:
        yield Lead(
            f"{a} drew {s.score} with {b}{s.extra}{HERE} to leave the tie {total} on aggregate"
        )
        yield Lead(f"{a} and {b} drew {s.score}{s.extra}{HERE} and were level {total} on aggregate")
        return
    verb = "lost" if s.first != s.won else "won"
    to = f"{s.score} to {b}" if s.first != s.won else f"{s.score} against {b}"
    yield Lead(f"{a} {verb} {to}{s.extra}{HERE} and the tie was level {total} on aggregate")
    yield Lead(f"{a} {verb} {to}{s.extra}{HERE}, which left the tie level {total} on aggregate")
    if s.first == s.won:
        yield Lead(f"{a} beat {b} {s.score}{s.extra}{HERE} to level the tie {total} on aggregate")


def _one_leg(s: Story) -> Iterator[Lead]:
    """One leg of a tie, told as no more than that."""
    a, b, score = s.a, s.b, s.score or ""
    leg = s.occasion[0] if s.occasion is not None else f"the {s.leg} leg"
    for day in (f" on {s.day}", "") if s.day else ("",):
        end = f"{s.extra} in {leg}{day}"
        if s.won is None:
            texts = [f"{a} drew {score} with {b}", f"{a} and {b} drew {score}"]
        elif s.first != s.won:
            texts = [f"{a} lost {score} to {b}", f"{a} went down {score} to {b}"]
        else:
            texts = [f"{a} beat {b} {score}", f"{a} won {score} against {b}"]
            texts += [f"{a} defeated {b} {score}", f"{a} claimed {an(score)} win over {b}"]
            texts += [f"{a} {s.beat('leg')}"]
        for text in texts:
            yield Lead(text + end, placed=False)


def _as_on_a_scoreboard(s: Story) -> tuple[str, ...]:
    """The home side is read first there: none of these for a winner from away."""
    if s.first == "away" and s.match.ground is not None:
        return ()
    return f"{s.a} {s.score} {s.b}", f"It finished {s.a} {s.score} {s.b}"


def _result_first(s: Story, rest: str) -> Iterator[Lead]:
    """For names so long that no verb has room among the first characters."""
    if _as_on_a_scoreboard(s):
        yield Lead(f"{s.a} {s.score} {s.b}{rest}", frozenset({"through"}))


def _onward(s: Story, score: str, extra: str) -> Iterator[Lead]:
    """Won, and what that means for the cup."""
    a, b = s.a, s.b
    if s.through != s.won and not s.final:
        return
    told = frozenset({"through"})
    if s.final and s.competition:
        yield Lead(
            f"{a} {s.beat('on 3', won=False)}{extra} to win {with_article(s.competition)}",
            told,
            placed=False,
        )
        yield Lead(
            f"{a} won {with_article(s.competition)} with {an(score)} victory over {b}{extra}",
            told,
            placed=False,
        )
        return
    if s.final:
        return
    if not s.knocks_out:
        return
    yield Lead(f"{a} knocked out {b} {score}{extra}", told)
    yield Lead(f"{a} {s.beat('on 1')}{extra} to go through", told, placed=False)
    if s.next_round:
        yield Lead(f"{a} {s.beat('on 2')}{extra} to reach the {s.next_round}", told, placed=False)


def _losses(s: Story) -> Iterator[Lead]:
    """House style puts the home side first, and it lost."""
    a, b, score = s.a, s.b, s.score or ""
    extra = s.extra
    for text in (
        f"{a} lost {score} to {b}",
        *_as_on_a_scoreboard(s),
        f"{a} went down {score} to {b}",
        f"{a} lost {score} at home to {b}",
        f"{a} fell {score} to {b}",
        f"{a} lost {score} against {b}",
        f"{a} suffered {an(score)} defeat to {b}",
    ):
        yield Lead(text + extra)


def _draws(s: Story) -> Iterator[Lead]:
    a, b, score = s.a, s.b, s.score or ""
    extra = s.extra
    plain = [
        f"{a} and {b} drew {score}",
        f"{a} drew {score} with {b}",
        f"{a} {score} {b}",
        f"{a} and {b} finished level at {score}",
        f"It finished {a} {score} {b}",
        f"{a} and {b} shared {an(score)} draw",
        f"{a} and {b} played out {an(score)} draw",
        f"{a} were held {score} by {b}",
        f"{a} and {b} ended level at {score}",
        f"Nothing separated {a} and {b} in {an(score)} draw",
    ]
    if s.league:
        plain += [f"{a} and {b} took a point each from {an(score)} draw"]
        plain += [f"{a} and {b} shared the points in {an(score)} draw"]
    if s.match.ground is not None:
        plain += [f"{a} drew {score} at home to {b}", f"{b} held {a} {score}"]
    for text in plain[:-2] if s.style.score.order == "home" else plain:
        yield Lead(text + extra)
    last = s.last
    if last is not None and s.came_back and last.event.side:
        mine = side(last.event.side)
        theirs = s.b if mine == s.a else s.a
        if s.style.score.order != "home" or mine == s.a:
            yield Lead(
                f"{mine} came from behind to draw {score} with {theirs}", frozenset({"behind"})
            )
            yield Lead(f"{mine} fought back to draw {score} with {theirs}", frozenset({"behind"}))


def _on_kicks(s: Story) -> Iterator[Lead]:
    """Who won on kicks, and the score before them where it is told."""
    m = s.match
    a, b, score = s.a, s.b, s.score
    kicks = s.pair(m.shoot_out) or ""
    told = frozenset({"through"})
    shoot_out = s.style.words.shoot_out
    drawn = score if s.winner == "draw" else None
    if s.first != s.through:
        tail = f" after {an(drawn)} draw" if drawn else ""
        yield Lead(f"{a} lost {kicks} on penalties to {b}{tail}", told)
        yield Lead(f"{a} lost {an(kicks)} {shoot_out} to {b}{tail}", told)
        if drawn:
            yield Lead(f"{a} drew {drawn} with {b}{HERE} but lost {kicks} on penalties", told)
        return
    if drawn:
        after = f" after {an(drawn)} draw"
        for text in (
            f"{a} {s.beat('kicks 1')}{HERE}{after}",
            f"{a} won {kicks} on penalties against {b}{after}",
            f"{a} beat {b} {kicks} in a {shoot_out} after drawing {drawn}",
            f"{a} won {an(kicks)} {shoot_out} against {b}{HERE}{after}",
            f"{a} drew {drawn} with {b}{HERE} and won {kicks} on penalties",
            f"{a} drew {drawn} with {b}{HERE} and won the {shoot_out} {kicks}",
            f"{a} drew {drawn} with {b}{HERE} before winning {kicks} on penalties",
        ):
            yield Lead(text, told)
        if s.knocks_out and s.leg is None:
            yield Lead(f"{a} knocked out {b} {kicks} on penalties{HERE}{after}", told)
            yield Lead(f"{a} drew {drawn} with {b}{HERE} to go through {kicks} on penalties", told)
        if s.next_round:
            to = f" to reach the {s.next_round}"
            yield Lead(f"{a} {s.beat('kicks 3')}{after}{to}", told, placed=False)
        return
    if score and s.won == s.through:
        beat = s.beat("play", won=False)
        yield Lead(f"{a} {beat}{HERE} and then won {kicks} on penalties", told)
        yield Lead(f"{a} {beat}{HERE} and won the {shoot_out} {kicks}", told)
        yield Lead(f"{a} {beat}{HERE} to go through {kicks} on penalties", told)
    elif score:
        lost = s.pair(m.score, s.second)
        yield Lead(f"{a} lost {lost} to {b}{HERE} but won {kicks} on penalties", told)
        yield Lead(f"{a} lost {lost} to {b}{HERE} but won the {shoot_out} {kicks}", told)
        yield Lead(f"{a} lost {lost} to {b}{HERE} but went through {kicks} on penalties", told)
    else:
        yield Lead(f"{a} {s.beat('kicks 2')}", told)
        yield Lead(f"{a} won {kicks} on penalties against {b}", told)
        yield Lead(f"{a} won {an(kicks)} {shoot_out} against {b}", told)


def _on_aggregate(s: Story, which: Side) -> str:
    """As in " 3-2 on aggregate" of the side, in one of several wordings; empty where the two legs
    are level or not told."""
    total = s.match.aggregate
    level = total is None or total.home == total.away
    if level:
        return ""
    words = s.choice.pick("aggregate", ("on aggregate", "on aggregate", "over two legs"))
    return f" {s.pair(total, which)} {words}"


def _through_level(s: Story) -> Iterator[Lead]:
    """Drawn on the night, decided over the tie."""
    told = frozenset({"through"})
    a, b, score = s.a, s.b, s.score or ""
    total = _on_aggregate(s, s.first)
    if s.first != s.through:
        yield Lead(f"{a} drew {score} with {b}{HERE} and went out{total}", told)
        return
    yield Lead(f"{a} drew {score} with {b}{HERE} to go through{total}", told)
    yield Lead(f"{a} drew {score} with {b}{HERE} and progressed{total}", told)
    yield Lead(f"{a} drew {score} with {b}{HERE} to advance{total}", told)
    yield Lead(f"{a} went through{total} after {an(score)} draw with {b}", told)
    if total:
        yield Lead(f"{an(score).capitalize()} draw with {b} took {a} through{total}", told)


def _over_legs(s: Story) -> Iterator[Lead]:
    """Won on the night, and who went through."""
    m = s.match
    told = frozenset({"through"})
    a, b, score = s.a, s.b, s.score or ""
    total = _on_aggregate(s, s.first)
    extra = s.extra
    if s.first != s.won:
        end = f"but went through{total}" if s.first == s.through else f"and went out{total}"
        for verb in ("lost", "went down"):
            yield Lead(f"{a} {verb} {score} to {b}{extra}{HERE} {end}", told)
        return
    if s.through != s.won:
        theirs = _on_aggregate(s, s.second)
        end = f"{b} went through{theirs}"
        if not s.over_legs:
            yield Lead(f"{a} won {score}{extra}{HERE}, but {end}", told)
        if m.first_leg is not None or s.over_legs:
            yield Lead(f"{a} won the second leg {score}{extra}{HERE}, but {end}", told)
            yield Lead(f"{a} won the second leg against {b} {score}{extra}{HERE}, but {end}", told)
        if s.over_legs:
            beaten = f"{a} {s.beat('legs 4')}{extra} in the second leg"
            for day in (f" on {s.day}", "") if s.day else ("",):
                yield Lead(f"{beaten}{day}, but {end}", told, placed=False)
            return
        yield Lead(f"{a} {s.beat('legs 4')}{extra}{HERE}, but {end}", told)
        yield from _result_first(s, f"{extra}{HERE}. {end}")
        return
    beat = s.beat("legs", won=False)
    to_win = f"to win{total}" if total else "to go through"
    yield Lead(f"{a} {beat}{extra}{HERE} {to_win}", told)
    yield Lead(f"{a} {s.beat('legs 2')}{extra}{HERE} to advance{total}", told)
    yield Lead(f"{a} won {score} against {b}{extra}{HERE} to go through{total}", told)
    yield Lead(f"{a} saw off {b} {score}{extra}{HERE} and progressed{total}", told)
    yield Lead(f"{a} claimed {an(score)} win over {b}{extra}{HERE} and went through{total}", told)
    if total:
        figures = s.pair(m.aggregate) or ""
        yield Lead(f"{a} knocked out {b} with {an(score)} win{extra} ({total.strip()})", told)
        yield Lead(f"{a} defeated {b} {score}{extra} for {an(figures)} aggregate win", told)
    yield from _result_first(s, f"{extra}{HERE}. {a} went through{total}")
    leg = m.first_leg
    lost = leg is not None and (leg.home < leg.away if s.first == "home" else leg.away < leg.home)
    if lost:
        back = frozenset({"through", "first leg"})
        yield Lead(f"{a} {beat}{extra}{HERE} to turn the tie round and win{total}", back)
        yield Lead(f"{a} overturned a first-leg defeat by beating {b} {score}{HERE} {to_win}", back)


def _without_score(s: Story) -> Iterator[Lead]:
    """The result in the wire's words, or only who won. The winner stands first."""
    won = s.won or "home"
    a, b = side(won), side("away" if won == "home" else "home")
    if s.ending is not None:
        yield from _early(s, a, b)
        return
    if s.match.result is None:
        for text in (f"{a} beat {b}", f"{a} defeated {b}", f"{a} won against {b}"):
            yield Lead(text)
        return
    told = s.match.result.value
    for text in (
        f"{a} beat {b} {told}",
        f"{a} defeated {b} {told}",
        f"{a} won {told} against {b}",
        f"{a} saw off {b} {told}",
    ):
        yield Lead(text)
    if s.through == won and s.next_round:
        to = f" to reach the {s.next_round}"
        yield Lead(f"{a} beat {b} {told}{to}", frozenset({"through"}), placed=False)


def _early(s: Story, a: str, b: str) -> Iterator[Lead]:
    """Nobody was beaten: the other retired, withdrew or was disqualified. Nothing where the words
    do not say plainly who."""
    if s.ending in (None, "conceded", "some"):
        return
    sets = sets_of(s.match.result.value) if s.match.result else ""
    if not sets:
        yield Lead(f"{a} won after {b} {s.ending}")
        yield Lead(f"{a} won because {b} {s.ending}")
        return
    yield Lead(f"{a} won {sets} as {b} {s.ending}")
    yield Lead(f"{a} won {sets} after {b} {s.ending}")
    yield Lead(f"{a} won after {b} {s.ending} at {sets}")


# --- sentences that begin with a player ----------------------------------------------------------


def told_leads(s: Story) -> Iterator[Lead]:
    """Sentences in which the result is told through a goal: not for a push message."""
    legs = s.match.aggregate is not None
    # A "win over" somebody does not say who went through.
    yield from (lead for lead in _told_leads(s) if not (legs and " win over " in lead.text))


def _told_leads(s: Story) -> Iterator[Lead]:
    if not (s.football and s.score and s.won and s.first == s.won) or s.kicks:
        return
    if s.open_tie or s.leg in ("first", "second"):
        return
    a, b, score = s.a, s.b, s.score
    extra = s.extra
    through = s.through == s.won and s.match.aggregate is not None
    total = f"{HERE} to go through{_on_aggregate(s, s.first)}" if through else ""
    if s.match.aggregate is not None and not through:
        return
    covers = {"through"} if through else set()
    star, goal = s.star, s.decider
    if star and star[2] == s.won:
        who, many = person(star[0]), star[1]
        told = frozenset({"star", "scorers", *covers})
        if many == 2:
            yield Lead(f"{who} scored twice as {a} {s.beat('told')}{extra}{total}", told)
            verb = "gave" if score.startswith("2") else "helped"
            to = "" if verb == "gave" else "to "
            two = f"Two goals from {who} {verb} {a} {to}{an(score)} win over {b}{extra}"
            yield Lead(two, told)
            if s.match.score and s.match.score.home + s.match.score.away > 2:
                of_them = f"{who} scored two of the goals as {a} {s.beat('told')}"
                yield Lead(f"{of_them}{extra}{total}", told)
        if many == 3:
            yield Lead(f"{who} scored a hat-trick as {a} {s.beat('told')}{extra}{total}", told)
            yield Lead(f"A hat-trick from {who} gave {a} {an(score)} win over {b}{extra}", told)
        if many > 3:
            word = {4: "four", 5: "five", 6: "six"}.get(many, str(many))
            yield Lead(f"{who} scored {word} goals as {a} {s.beat('told')}{extra}{total}", told)
    scorers = s.of(s.won)
    clean = all(e.kind != "own_goal" for e in scorers)
    if s.whole and clean and 2 <= len({e.player for e in scorers}) <= 3:
        told = frozenset({"scorers", "star", "order", *covers})
        if len({e.player for e in scorers}) == len(scorers):
            names = s.names(scorers)
            yield Lead(f"{names} scored as {a} {s.beat('told')}{extra}{total}", told)
            yield Lead(f"Goals from {names} gave {a} {an(score)} win over {b}{extra}", told)
            yield Lead(f"{names} were on target in {a}'s {score} win over {b}{extra}", told)
    if goal is None or goal.event.player is None:
        return
    e = goal.event
    who = person(e.player or "")
    told = frozenset({"winner", *covers})
    kind = {"penalty_goal": "penalty", "own_goal": "own goal"}.get(e.kind, "goal")
    minute = f"{nth(e.minute)}-minute " if e.minute is not None and not e.added else ""
    if s.match.score and s.match.score.home + s.match.score.away == 1:
        only = frozenset({"winner", "scorers", "star", *covers})
        if kind != "own goal":
            yield Lead(
                f"{who} scored the only goal{s.at(e)} as {a} {s.beat('told')}{extra}{total}", only
            )
            yield Lead(f"{who}'s {minute}{kind} gave {a} {an(score)} win over {b}{extra}", only)
            yield Lead(
                f"{who} got the only goal{s.at(e)} as {a} {s.beat('told')}{extra}{total}", only
            )
        else:
            yield Lead(
                f"An own goal by {who}{s.at(e)} gave {a} {an(score)} win over {b}{extra}", only
            )
    elif goal is s.last and kind != "own goal" and s.margin == 1 and (e.minute or 90) >= 60:
        word = "late " if s.late(e) else ""
        scored = f"{who} scored {_article(word)}{word}winner{s.at(e)}"
        yield Lead(f"{scored} as {a} {s.beat('told')}{extra}{total}", told)
        yield Lead(f"{who}'s {word or minute}{kind} gave {a} {an(score)} win over {b}{extra}", told)
        yield Lead(f"{who} struck{s.at(e)} to give {a} {an(score)} win over {b}{extra}", told)


def _article(word: str) -> str:
    return "a " if word else "the "
