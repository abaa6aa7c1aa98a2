"""What headline and blurb say of a player: each goal, card and kick is an event of that player."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking.prose_facts import OFF, Complaint, ProseFacts, other
from summarizer.checking.prose_reading import MINUTE, PERSON, SCORE, SIDE, Mark, Reading
from summarizer.draft import EventClaim, Side
from summarizer.language.names import surname
from summarizer.language.numbers import cardinal_value, ordinal_value
from summarizer.language.plans import all_told
from summarizer.language.times import Minute

__all__ = ["Scope", "players", "scopes"]

_F = re.IGNORECASE
P, S, X, M = PERSON, SIDE, SCORE, MINUTE

# What may be said of a player, the kinds of events that bear it, and how it is told.
_SPOT = ("penalty_goal", "missed_penalty", "shootout_scored", "shootout_missed")
_GOAL = ("goal", "penalty_goal")
_RULED_OUT = re.compile(
    r"\b(?:did not stand|disallowed|ruled out|chalked off|not stand|overturned|not given|"
    r"offside|not allowed|struck off|annulled|cancelled (?=by|for|after|following|$))",
    _F,
)
_SECOND_CARD = re.compile(
    r"\bsecond (?:yellow|booking|bookable|caution)|\btwo (?:yellows?|bookings)|"
    r"\btwice (?:booked|cautioned)|\bbooked twice",
    _F,
)
_STRAIGHT_RED = re.compile(r"\bstraight red|\bred(?: card)?\b(?=[^,]{0,30}\bstraight)", _F)
_SENT_OFF = re.compile(
    r"\b(?:sent off|dismiss(?:ed|al)|red card|red-carded|saw red|sees red|sending[- ]off|"
    r"ordered off|marching orders|expelled|straight red|off for|a red\b|see red|walked|"
    rf"reduced|lost (?=(?:the )?{P})|lose (?=(?:the )?{P}))\b",
    _F,
)
_BOOKED = re.compile(r"\b(?:booked|yellow(?: card)?|cautioned|caution|booking|shown yellow)\b", _F)
_OWN = re.compile(r"\bown[- ](?:goal|net)|\bog\b|past (?:his|her) own (?:goal)?keeper", _F)
_MISS = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|(?:is|was|were|had|has|having|kick|penalty|attempt|effort|spot-kick|"
    r"sees|saw)(?: [a-z]+){0,3} (?:saved|stopped)|saved by|fail(?:ed|s)|wasted|spurned|"
    r"fluffed|denied|saved)\b(?! (?:his|her|their) (?:best|side))",
    _F,
)
_STOPS = re.compile(
    r"^(?:'s)?(?: (?!is|was|had|has)[a-z-]+){0,2} ?(?:saves?|saved|saving|stops?|"
    r"stopped|denies|denied|kept out)\b",
    _F,
)
_SAVED_BY = re.compile(r"\b(?:saved|stopped|denied|kept out|turned away) by (?:[a-z]+ )?$", _F)
_KEEPER_DOES = re.compile(
    r"(?:'s)? (?:saves?\b|heroics|seals?|sealed|takes?|took|keeps?|sends?|helps?|hero)", _F
)
_KICK = re.compile(r"(?:'s)? (?:[a-z-]+ )?kick\b", _F)
_TIMED = re.compile(
    rf"{MINUTE}|\b(?:for (?:the )?{SIDE}|late on|early on|stoppage|injury time|added time|half|"
    r"after it|before it|the break|soon after|the other|the third|the second|the first)",
    _F,
)
_STOPPED = re.compile(r"\b(?:sav|stop|den|kept)[a-z]* [^,]{0,24}$", _F)
_SAVES_GOALS = re.compile(
    r"\b(?:saves?|saved|rescues?|rescued) (?:a |an |the )?(?:[a-z-]+ )?"
    rf"(?:{X}|draw|point|{S})",
    _F,
)
_PENALTY = re.compile(
    r"\b(?:penalt(?:y|ies)|from the spot|spot[- ]kicks?|\(?[^()]{0,8}\bpen\b)", _F
)
_KICKS = re.compile(r"\b(?:shoot-?out|kicks?|on penalties|sudden death)\b", _F)
_GOALS = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)(?! draw)|nets?|netted|netting|struck|strikes?|striking|"
    r"head(?:s|ed) (?!(?:into|to) (?:the|half))|header|"
    r"double|brace|hat-trick|treble|twice|once|three times|goals?|winner|equalis\w+|opener|"
    r"consolation|levell(?:ed|er|ing)|levels?|opened the scoring|opens the scoring|on target|"
    r"converted|converts|convert|replied|replies|responded|responds|answered|tapped|"
    r"fired (?!into the group)|fires|bagged|bags|notched|grabbed|grabs|"
    rf"(?:hit|hits|got|gets|put|puts) (?:the |a )?(?:two|three|four|one|both|winner|equaliser|"
    rf"only|late|opener|brace|double|another|second|third)|"
    rf"(?:put|puts|fired|fires|sent|sends|gave|gives) (?:the )?{S} (?:ahead|in front|level|up|two|"
    r"into the lead|the lead|back|on)|"
    rf"(?:made|makes|making|make) it {X}|pulled one back|pull(?:ed|s)? (?:a goal|one) back|"
    r"on the scoresheet|found the net|finds the net|finish(?:ed|es)? off|wins? it|won it|"
    r"settled|settles|decided|decides|sealed|seals|seal)\b",
    _F,
)
_NOT_GOALS = re.compile(
    r"\b(?:goal|goals|score|level)[- ](?:kick|line|difference|keeper|sheet)", _F
)

_TWO = re.compile(r"\b(?:twice|double|brace|both goals|both(?= (?:as|in|for|of|when)\b)|both$)", _F)
_THREE = re.compile(r"\b(?:hat-trick|three times|treble|thrice)\b", _F)
_COUNT = re.compile(
    r"\b(?:(?:hit|hits|got|gets|scored|scores|score|with|bagged|netted|grabbed|nets|had|struck) )?"
    r"(?P<n>two|three|four|five|six|[2-6])\b(?! (?:minutes?|up|down|ahead|clear|behind|legs?|sides|"
    r"players|men|more|points|times|games|saves|yellow|bookings|cards|late on|added)|[-\w])",
    _F,
)
_NTH = re.compile(
    r"\b(?P<whose>his|her|their|the|a|side's|'s) (?P<n>first|second|third|fourth|fifth|sixth)"
    r"(?= goal| of (?:the (?:game|match|night|evening|tie|half)|his|her)| in the| from| strike|"
    r" with|$|,)",
    _F,
)
_JOIN = re.compile(r"(?:,| and|, and| &|,? then)(?: the)? $")
_CUT = re.compile(
    rf"(?:,? (?:as|but|while|before|after|when|where|and|with|against|though|despite|although)|,|"
    rf"\bin a) (?:[a-z-]+ ){{0,2}}?(?:the )?(?:\d+-man |ten-man |nine-man )?{S}(?! (?:goal|striker|"
    rf"captain|forward|winger|midfielder|defender|substitute))(?!'s)|"
    rf"{S},? (?:who|whose|which)\b|\bafter (?:a |an )?{X}"
)
_BEFORE = re.compile(
    rf"(?:(?:^|[ ,(])(?:(?:and|as|with|but|after|while|before|then|by|when|having) ){{0,12}}"
    rf"(?:(?:an?|the|two|three|four|both|one|late|early|{M}s?|second-half|first-half|"
    r"stoppage-time|injury-time|extra-time|last-minute|last-gasp|added-time|decisive|winning|only|"
    r"goals?|penalt(?:y|ies)|winner|equaliser|opener|strike|strikes|header|headers|finish|brace|"
    r"double|"
    r"hat-trick|own|kick|effort|to|thanks|sending-off|of|"
    r"for|lone|single|consolation|red|card|"
    rf"in|on|at|from|through|via|courtesy|by|{S}'?s?|striker|forward|winger|substitute|captain|"
    r"midfielder|defender|goalkeeper|keeper|coach|teenager|lost|had|have|lose|"
    r"losing)[ -]){0,24}+)$",
    _F,
)


_HANDED_ON = re.compile(rf"\b(?:and|then|but),? (?:[a-z]+ ){{0,2}}{M}, (?:[a-z-]+ )?$")
"""A minute between two commas before the next name: "goals by Xi and, in the 67th minute, Yo"."""


def _tail(text: str) -> re.Match[str] | None:
    """The end of the words after a name that belongs to the name that follows."""
    return _HANDED_ON.search(text) or _BEFORE.search(text)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is said of ``people`` (one, or several joined by "and"): the words before them that
    belong to them, and those after."""

    people: tuple[Mark, ...]
    start: int
    end: int
    before: str
    after: str
    at: int
    lead: str
    earlier: str

    @property
    def said(self) -> str:
        """All of it, with the names left out."""
        return f"{self.before} \ue000 {self.after}"


_PARTED = re.compile(rf"[{M}{X}]|[a-z]{{5,}}")


def scopes(read: Reading) -> list[Scope]:
    """What is said of whom, sentence by sentence."""
    found: list[Scope] = []
    for start, end in read.sentences:
        people = read.of(P, start, end)
        groups: list[list[Mark]] = []
        for mark in people:
            joined = groups and _JOIN.search(read.marked[groups[-1][-1].at + 1 : mark.at])
            if joined and not _PARTED.search(read.marked[groups[-1][-1].at + 1 : mark.at]):
                groups[-1].append(mark)
            else:
                groups.append([mark])
        begin = start
        for i, group in enumerate(groups):
            first, last = group[0].at, group[-1].at
            stop = groups[i + 1][0].at if i + 1 < len(groups) else end
            after = read.marked[last + 1 : stop]
            if i + 1 < len(groups):
                tail = _tail(after)
                if tail:
                    after = after[: tail.start()]
            cut = _CUT.search(after)
            if cut:
                after = after[: cut.start()]
            found.append(
                Scope(
                    tuple(group),
                    begin,
                    last + 1 + len(after),
                    read.marked[begin:first],
                    after,
                    first,
                    read.marked[max(start, first - 40) : first],
                    read.marked[start : max(start, begin)],
                )
            )
            begin = last + 1 + len(after) if cut is None else first
            if cut is not None or i + 1 < len(groups):
                tail = _tail(read.marked[last + 1 : stop]) if i + 1 < len(groups) else None
                begin = last + 1 + tail.start() if tail else stop
    return found


_MAN_OFF = re.compile(
    rf"{S},? (?:who )?(?:had|have|has|lost|lose|saw|see) (?:a|one|two|their) [a-z]+ "
    r"(?:sent off|dismissed|to a red card)",
    _F,
)


def players(facts: ProseFacts, read: Reading) -> Iterator[Complaint]:
    """What is said of a player is an event of that player, with its minute, side and count."""
    if not facts.football:
        return
    for scope in scopes(read):
        yield from _scope(facts, read, scope)
    for m in _MAN_OFF.finditer(read.marked):
        side = read.mark_at(m.start()).side
        if not any(e.kind in OFF and e.side == side for e in facts.match.events):
            yield Complaint("prose-event", read.words(m.start(), m.end()))


def _scope(facts: ProseFacts, read: Reading, scope: Scope) -> Iterator[Complaint]:
    before = _near(scope.before)
    said = f"{before} \ue000 {scope.after}"
    for mark in scope.people:
        shown = min(mark.names, key=len) if mark.names else read.text[mark.start : mark.end]
        mine = facts.events_of(mark.names)
        for word in _untold(facts, mark, mine, said, scope):
            yield Complaint("prose-event", f"{shown}: {word}")
            return
        if len(scope.people) == 1:
            for word in _miscounted(facts, mine, said):
                yield Complaint("prose-event", f"{shown}: {word}")
                return
            for word in _manner(facts, mine, said):
                yield Complaint("prose-event", f"{shown}: {word}")
                return
            for word in _kicks(facts, read, mine, scope):
                yield Complaint("prose-event", f"{shown}: {word}")
                return
            for word in _other_side(read, scope, mine):
                yield Complaint("prose-event", f"{shown}: {word}")
                return
    events = facts.events_of(n for mark in scope.people for n in mark.names)
    for word in _credited(facts, read, scope):
        yield Complaint("prose-event", word)
        return
    for m in _minutes(read, scope, before):
        told = read.mark_at(m).minute
        if told is None:
            continue
        kinds = _nearest(scope, before, m)
        if not any(_is_at(told, e) and (not kinds or e.kind in kinds) for e in events):
            shown = min(min(x.names, key=len) for x in scope.people if x.names)
            mark = read.mark_at(m)
            words = read.text[mark.start : mark.end]
            yield Complaint("prose-event", f"{shown}: {_bare(read, mark, words)}")
            return


def _bare(read: Reading, mark: Mark, words: str) -> str:
    if words.startswith(("in the ", "in ")):
        words = words.removeprefix("in ").removeprefix("the ")
    if read.text[mark.start - 1 : mark.start] == "(" and read.text[mark.end : mark.end + 1] == ")":
        return f"({words})"
    return words


_SIDE_NEAR = re.compile(rf"{S}[^'](?!striker|forward|captain)")
_SIDE_LAST = re.compile(rf"{S}(?:'s)? (?:[a-z]+ )?$")
_BY_OR_FROM = re.compile(r"\b(?:by|from|in)\b")


def _near(before: str) -> str:
    """Of the words before a name those that belong to it, not to a side before it."""
    cut = max(before.rfind(", "), -1)
    sides = [m.end() for m in _SIDE_NEAR.finditer(before)]
    if sides and not _SIDE_LAST.search(before):
        return before[sides[-1] - 1 :]
    return before[cut + 1 :] if cut >= 0 and not _BY_OR_FROM.search(before) else before


def _is_at(told: Minute, event: EventClaim) -> bool:
    if event.minute is None:
        return bool(not told.half_known and event.when and "stoppage" in event.when)
    if not told.half_known:
        return event.added == told.added
    value = told.minute + (told.added or 0)
    return value == event.minute + (event.added or 0) or (
        told.added is None and event.added is None and told.minute == event.minute
    )


def _kinds_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    return _BEARS[pattern]


_BEARS: dict[re.Pattern[str], tuple[str, ...]] = {
    _SENT_OFF: OFF,
    _BOOKED: ("yellow", "second_yellow"),
    _OWN: ("own_goal",),
    _MISS: ("missed_penalty", "shootout_missed"),
    _PENALTY: _SPOT,
    _GOALS: ("goal", "penalty_goal", "own_goal", "shootout_scored", "disallowed_goal"),
}


_OF_MINUTE_BEFORE = re.compile(rf"{M} [a-z ]{{2,8}}$")


def _nearest(scope: Scope, before: str, at: int) -> tuple[str, ...]:
    """The kinds of events that the word nearest to a minute tells of."""
    best: tuple[int, tuple[str, ...]] | None = None
    offset = scope.at - len(before)
    tail = scope.end - len(scope.after)
    for text, base in ((before, offset), (scope.after, tail)):
        for pattern, kinds in _BEARS.items():
            for m in pattern.finditer(text):
                s, e = base + m.start(), base + m.end()
                if e < at and _OF_MINUTE_BEFORE.search(text, 0, m.end()) and at - e <= 2:
                    continue  # "(9 pen, 40)"
                gap = s - at if s > at else (at - e) + 1
                if s > at + 12:
                    gap += 40  # a minute stands behind its goal: "scored in the 12th minute and"
                if best is None or gap < best[0] or (gap == best[0] and len(kinds) < len(best[1])):
                    best = gap, kinds
    if best is None:
        return ()
    return best[1]


def _minutes(read: Reading, scope: Scope, before: str) -> list[int]:
    start = scope.at - len(before)
    return [m.at for m in read.of(M, start, scope.end)]


def _untold(
    facts: ProseFacts, mark: Mark, mine: list[EventClaim], said: str, scope: Scope
) -> Iterator[str]:
    """Words for events that the player has none of."""
    kinds = {e.kind for e in mine}
    if mark.names & facts.keepers and not mine:
        if not (
            _STOPS.search(scope.after) or _SAVED_BY.search(scope.lead)
        ) and not _KEEPER_DOES.match(scope.after):
            yield "named"
        return
    stops = _STOPS.search(scope.after)
    if (
        stops
        and not _SAVES_GOALS.search(scope.after)
        and "shootout_missed" in kinds | {"missed_penalty"}
    ):
        yield stops.group().strip()
        return
    ruled_out = _RULED_OUT.search(said)
    off = _SENT_OFF.search(said)
    second = _SECOND_CARD.search(said)
    own = _OWN.search(said)
    missed = _MISS.search(said)
    penalty = _PENALTY.search(said)
    goal = next((m for m in _GOALS.finditer(said) if not _NOT_GOALS.match(said, m.start())), None)
    if missed and (_SAVES_GOALS.search(said, max(0, missed.start() - 1)) is not None):
        missed = None
    if ruled_out and "disallowed_goal" not in kinds:
        yield ruled_out.group()
    if off and not kinds & set(OFF):
        yield off.group().strip()
    if second and "second_yellow" not in kinds:
        yield second.group()
    straight = _STRAIGHT_RED.search(said)
    if straight and not kinds & {"red", "sent_off"}:
        yield straight.group()
    booked = _BOOKED.search(said)
    if booked and not second and not kinds & {"yellow", "second_yellow"}:
        yield booked.group()
    if own and "own_goal" not in kinds:
        yield own.group()
    if missed and not kinds & {"missed_penalty", "shootout_missed"}:
        yield missed.group().split()[-1] if " " in missed.group() else missed.group()
    if penalty and not kinds & set(_SPOT):
        yield penalty.group()
    kicks = _KICKS.search(said)
    scored = bool(kinds & set(_GOAL)) or bool(kicks and "shootout_scored" in kinds)
    stopped = _STOPPED.search(scope.lead)
    if (
        penalty
        and not missed
        and not stopped
        and not ruled_out
        and not kicks
        and kinds & set(_SPOT)
        and not kinds & {"penalty_goal", "shootout_scored"}
    ):
        yield penalty.group()
    if goal and not scored:
        if ruled_out and "disallowed_goal" in kinds:
            return
        if own and "own_goal" in kinds:
            return
        if (
            missed
            and kinds & {"missed_penalty", "shootout_missed"}
            and goal.group().casefold() in ("decided", "settled", "seals", "sealed")
        ):
            return
        yield goal.group()
    kick = _KICK.match(scope.after)
    if kick and not goal and not kinds & set(_SPOT):
        yield kick.group().strip()
    if ruled_out or off or second or own or missed or penalty or goal or booked:
        return
    if not mine and not any(q.speaker in mark.names for q in facts.quotes):
        yield "named"
    timed = _TIMED.search(scope.after)
    if timed and not kinds & {*_GOAL, "own_goal"} and _GOALS.search(scope.earlier):
        yield "named"  # "Reis scored in the 12th minute, Torp in the 40th": a goal too


_GOALS_COUNTED = re.compile(r".*\ue000(?:'s)? (?:[a-z-]+ )?goals\b", _F)


def _wire_counts(facts: ProseFacts, goals: list[EventClaim], words: re.Pattern[str]) -> bool:
    """Whether a sentence about the player tells by a word how many his goals are."""
    name = surname(goals[0].player or "")
    view = facts.view
    return any(words.search(view.text(n)) for n in view.usable(sorted(view.naming(name))))


def _miscounted(facts: ProseFacts, mine: list[EventClaim], said: str) -> Iterator[str]:
    """Counts and order of a player's goals."""
    goals = [e for e in mine if e.kind in ("goal", "penalty_goal")]
    if not goals:
        return
    two, three = _TWO.search(said), _THREE.search(said)
    if two and len(goals) != 2:
        yield two.group()
    elif two and not all_told(facts.match, goals[0].side) and not _wire_counts(facts, goals, _TWO):
        yield two.group()  # a goal that nobody read may be the player's as well
    if two and two.group().casefold().startswith("both") and facts.match.score:
        side = goals[0].side
        score = facts.match.score
        if (score.home if side == "home" else score.away) != 2:
            yield two.group()
    if three and len(goals) != 3:
        yield three.group()
    count = _COUNT.search(said)
    if count and not two and not three:
        wanted = cardinal_value(count["n"])
        if wanted is not None and wanted != len(goals):
            yield count["n"]
    if len(goals) == 1 and _GOALS_COUNTED.match(said):
        yield "goals"
    nth = _NTH.search(said)
    if nth:
        n = ordinal_value(nth["n"]) or 0
        line = facts.line
        whose = nth["whose"].casefold()
        ok = len(goals) >= n and whose in ("his", "her")
        if whose not in ("his", "her"):
            ok = len(goals) >= n or any(
                line.can(
                    goal,
                    lambda g: n in (g.home + g.away, g.home if g.event.side == "home" else g.away),
                )
                for goal in goals
            )
        if not ok:
            yield nth["n"]


_MANNER = re.compile(
    r"\b(?:header|headed|volley|free[- ]kick|tap-in|chip|curl|lob(?!b)|rebound|deflect|long-range|"
    r"overhead|bicycle|backheel|solo|diving|thunderbolt|rocket|angled|low|left-foot|right-foot)",
    _F,
)


def _manner(facts: ProseFacts, mine: list[EventClaim], said: str) -> Iterator[str]:
    """How a goal was scored is told in a sentence that the goal rests on."""
    goals = [e for e in mine if e.kind in (*_GOAL, "own_goal")]
    m = _MANNER.search(said)
    if m and goals:
        root = m.group().casefold()
        root = "head" if root.startswith("head") else root
        if all(e.kind == "penalty_goal" for e in goals):
            yield m.group()  # a kick from the spot is no header and no volley
            return
        told = " ".join(facts.texts_of(goals)).replace("-", " ")
        if not re.search(rf"\b{re.escape(root.replace('-', ' '))}", told):
            yield m.group()


_AS_WIN = re.compile(
    rf"[^{S}]{{0,40}}\b(?:scor\w+|goals?|struck|strikes?|nets?|netted|on target|double|brace|"
    rf"penalty)[^{S},]{{0,40}} as (?:the )?(?P<s>{S}) (?:beats?|defeat|defeated|win|won|see off|"
    r"saw off|edged?|knock|sink|through|go through|went through)",
    _F,
)


def _credited(facts: ProseFacts, read: Reading, scope: Scope) -> Iterator[str]:
    """Who scores "as Norvale beat Port Ellan" scored for Norvale: all of several named, and the
    one of a headline."""
    m = _AS_WIN.match(read.marked, scope.people[-1].at + 1)
    if m is None or (len(scope.people) == 1 and any(s > 0 for s, _ in read.sentences)):
        return
    if len(scope.people) == 1 and len(read.text) > 80:
        return
    side = read.mark_at(m.start("s")).side
    for mark in scope.people:
        goals = [e for e in facts.events_of(mark.names) if e in facts.goals]
        if goals and not any(e.side == side for e in goals):
            yield f"{read.text[mark.start : mark.end]}: as {read.words(m.start('s'), m.end())}"
            return


_DECIDES = re.compile(
    r"\b(?:sends?|sent|takes?|took|puts?|seals?|sealed|settles?|settled|decides?|decided|wins?|won|"
    r"clinch\w*)\b",
    _F,
)
_AFTER_MISS = re.compile(r"\b(?:after|as|when|thanks to|because) $|,$", _F)
_WINS = re.compile(r"\b(?:wins?|won|beat\w*|through|reach\w*|past|knock\w*)\b", _F)


def _kicks(facts: ProseFacts, read: Reading, mine: list[EventClaim], scope: Scope) -> Iterator[str]:
    """Kicks of a shoot-out: the one that decides is the last that went in, and nobody wins
    because one of their own missed."""
    scored = [e for e in mine if e.kind == "shootout_scored"]
    missed = [e for e in mine if e.kind in ("missed_penalty", "shootout_missed")]
    decides = _DECIDES.search(scope.after)
    if scored and not any(e.kind in _GOAL for e in mine) and decides and S in scope.after:
        side = scored[0].side
        last = [e for e in facts.match.events if e.kind == "shootout_scored" and e.side == side]
        told = facts.match.shoot_out
        count = (told.home if side == "home" else told.away) if told else 0
        if len(last) == count and last[-1] not in scored:
            yield decides.group()
    if missed and _MISS.search(scope.after) and _AFTER_MISS.search(scope.before):
        before = read.marked[max(0, read.marked.rfind(". ", 0, scope.at)) : scope.at]
        sides = read.of(S, scope.at - len(before), scope.at)
        if (
            sides
            and _WINS.search(before)
            and not any(e.side != sides[0].side for e in missed)
            and (facts.through == sides[0].side or facts.winner == sides[0].side)
        ):
            yield "missed"


_GIVES = re.compile(
    rf"\b(?:takes?|took|sees|see|saw|sends?|sent|gives?|gave|puts?|put|fires?|fired|lifts?|lifted|"
    rf"helps?|helped|earns?|earned|hands?|handed|guides?|guided|rescues?|rescued|steers?|steered|"
    rf"saves?|saved|leads?|led|inspires?|inspired|powers?|powered|propels?|propelled|edges|"
    rf"fires|sweeps|carries|carried|keeps|kept|secures?|secured|snatch\w*|seals?|sealed)"
    rf"(?: it| a| the| [a-z-]+| {X}){{0,4}}? (?:for )?(?:the )?(?:ten-man |\d+-man )?{S}",
    _F,
)
_HURTS = re.compile(
    rf"\b(?:sinks?|sank|denies|denied|stuns?|stunned|downs?|downed|beats?|knocks?|knocked|"
    rf"eliminates?|eliminated|punish\w*|sees off|saw off|condemn\w*|against|undoes|floors?|past|"
    rf"dumps?) (?:the )?(?:ten-man |\d+-man )?{S}",
    _F,
)
_FOR = re.compile(rf"\bfor (?:the )?(?:hosts |visitors |ten-man |\d+-man )?{S}(?!'s)", _F)
_OF_SIDE = re.compile(
    rf"{S}(?:'s)? (?:(?:[a-z-]+ ){{0,2}}(?:striker|forward|captain|winger|midfielder|defender|"
    r"substitute|goalkeeper|keeper|skipper|full-back|centre-back|playmaker|teenager) )?$",
    _F,
)
_HAD = re.compile(
    rf"{S}(?:,? who|,? which)?,?(?: (?:had|have|has|having|lost|lose|were|saw|"
    rf"see))+ (?:[a-z-]+ ){{0,2}}$|"
    rf"{S},? whose (?:[a-z-]+ ){{0,2}}$",
    _F,
)


_FOR_BEFORE = re.compile(r"\bfor (?:the )?$", _F)
_SIDES_GOAL = re.compile(
    rf"\bthe (?P<side>{S})(?:'s)? (?:goal|equaliser|winner|penalty|opener)", _F
)


def _other_side(read: Reading, scope: Scope, mine: list[EventClaim]) -> Iterator[str]:
    """The side that a player's goal or card is told for is the one that it is for."""
    goals = [e for e in mine if e.kind in ("goal", "penalty_goal", "own_goal")]
    own = {_player_side(e) for e in mine}
    gains = {e.side for e in goals}
    scored = {e.side for e in mine if e.kind == "shootout_scored"}
    missed = {e.side for e in mine if e.kind == "shootout_missed"}
    base = scope.end - len(scope.after)
    text = read.marked
    whole = scope.after
    # The scope ends before "past T", so look a little further for what the goal does to whom.
    gives = _GIVES.search(whole)
    if gives and (gains or scored or missed):
        side = read.mark_at(base + gives.end() - 1).side
        reach = gains | scored | {other(s) for s in missed if s}
        if side not in reach and not (not goals and not scored and not missed):
            yield read.words(base + gives.start(), base + gives.end())
            return
    hurts = _HURTS.search(whole)
    if hurts and goals:
        side = read.mark_at(base + hurts.end() - 1).side
        if other(side) not in gains and not (gives and gives.end() <= hurts.start()):
            yield read.words(base + hurts.start(), base + hurts.end())
            return
    told_for = _FOR.search(whole)
    if told_for and mine and not gives:
        side = read.mark_at(base + told_for.end() - 1).side
        if side not in ({e.side for e in mine}):
            yield read.words(base + told_for.start(), base + told_for.end())
            return
    lead = text[: scope.at]
    of_side = _OF_SIDE.search(lead, max(0, scope.at - 40)) or _HAD.search(
        lead, max(0, scope.at - 40)
    )
    if of_side and own:
        side = read.mark_at(of_side.start()).side
        told_of = {e.side for e in mine} if _FOR_BEFORE.search(lead[: of_side.start()]) else own
        if side not in told_of:
            yield read.words(of_side.start(), scope.at).strip()
            return
    # "the USA goal": whose goal it is stands inside.
    inside = _SIDES_GOAL.search(whole)
    if inside and goals:
        side = read.mark_at(base + inside.start("side")).side
        if side not in gains:
            yield read.words(base + inside.start(), base + inside.end())


def _player_side(event: EventClaim) -> Side | None:
    return other(event.side) if event.side and event.kind == "own_goal" else event.side
