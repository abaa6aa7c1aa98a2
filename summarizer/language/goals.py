"""Goals as match reports tell them, in marked sentences.

:mod:`summarizer.language.goal_hits` finds the wordings; here those of one sentence that tell the
same goal become one :class:`GoalMention`, with its side, its time and what was the score then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.language.actors import ROLE, Focus, actor_of, clause_bounds
from summarizer.language.goal_hits import Hit, hits_in
from summarizer.language.goal_sides import GAIN_AFTER, promised_to, settles, side_of
from summarizer.language.goal_times import give_times
from summarizer.language.marking import Marked, Token
from summarizer.language.patterns import Cued
from summarizer.language.times import Minute

__all__ = ["GoalMention", "goals_in", "looseness"]


@dataclass(slots=True)
class GoalMention:
    """One goal (``count`` goals) told at ``text[place:end]`` of a marked sentence.

    ``player`` is None where only a side is said to have scored. ``side`` is the token of the side
    said to gain, ``against`` that of the other one; ``time`` the token of its minute or time.
    ``states`` say what the score was after it (``lead``, ``restored`` for a lead won back or made
    as wide as before, ``level``, ``back`` for one pulled back, ``two`` for a doubled lead,
    ``second`` for a side's second …), ``running`` the score itself.
    ``again``: the player had scored before; ``nth``: which of his goals it was. ``half``: told as
    of that half. ``open``: told without the scorer, who may come in the next sentence. ``loser``:
    a consolation. ``lines`` are the sentences that tell it; ``far`` says that the player is named
    in the sentence before. ``awarded``: a penalty that is yet to be taken; ``past``: the sentence
    tells what came after it. ``group`` are the goals that one wording tells together. ``strength``
    is 0 for what may only have led to a goal, 1 for a side's goal, 2 for a goal, 3 for a list.
    ``open_play``: told in a way in which no penalty goes in ("headed"). ``unclear``: it may have
    been a penalty, and nothing says which.
    """

    marked: Marked
    place: int
    end: int
    player: Token | None = None
    side: Token | None = None
    against: Token | None = None
    time: Token | None = None
    penalty: bool = False
    own: bool = False
    count: int = 1
    states: set[str] = field(default_factory=set)
    running: tuple[int, int] | None = None
    again: bool = False
    nth: int | None = None
    lines: list[int] = field(default_factory=list)
    strength: int = 2
    half: int | None = None
    open: bool = False
    loser: bool = False
    far: bool = False
    awarded: bool = False
    past: bool = False
    open_play: bool = False
    unclear: bool = False
    group: list[GoalMention] = field(default_factory=list, repr=False)


_THEM = re.compile(r"\bthem (?:level|ahead|in front|back|S|the|a)\b")


def goals_in(marked: Marked, focus: Focus | None = None) -> list[GoalMention]:
    """All goals told in one marked sentence, in its order.

    ``focus`` is what a pronoun at its beginning may refer to.
    """
    mentions = _Combining(marked).mentions(hits_in(marked, focus))
    t = marked.text
    if focus is not None and focus.side is not None:
        first = min((i for i, tok in marked.at.items() if tok.kind in "TGU"), default=len(t))
        for m in mentions:
            if m.side is None and first > m.place and _THEM.search(t, m.place, m.end + 3):
                m.side = focus.side
    _by_promise(marked, focus, mentions)
    give_times(marked, mentions)
    for m in mentions:
        if m.penalty and _of_later(marked, m):
            m.penalty = False
    found = _with_again(marked, _with_gapped(marked, mentions))
    for spot in _ONES_PENALTY.finditer(marked.text):
        player, time = marked.at[spot.start("who")], marked.at[spot.start("at")]
        for m in found:
            if m.time is time and m.player is not None and player.ref == m.player.ref:
                m.penalty = m.penalty or player.name == m.player.name
    return found


# "hit back with a P penalty M": what kind P's goal of that minute was.
_ONES_PENALTY = re.compile(r"\ban? (?P<who>P) (?:penalty|spot[- ]kick) (?P<at>[ML])\b")


_LATER = re.compile(r"(?:,|\band) (?:in )?(?:the )?(?:M|\d{1,3}(?:st|nd|rd|th)?\b)")


def _of_later(marked: Marked, mention: GoalMention) -> bool:
    """Whether the penalty is the goal of a later minute: "scored M, and M from the spot"."""
    t = marked.text
    place = next((i for i, tok in marked.at.items() if tok is mention.time), -1)
    told = _PENALTY.search(t, mention.place)
    if told is None or not mention.place <= place < told.start():
        return False
    return _LATER.search(t, place + 1, told.start()) is not None


_ASIDE = re.compile(r"[,;]| [-–—] ")
_CLOSE = 15
"""So near before its wording a scorer's name mostly stands."""


def looseness(mention: GoalMention) -> int:
    """How much stands between a goal and the name of its scorer, what is put in with commas aside:
    words, somebody else's name, a time; and one more where several goals are told at once."""
    found = int(mention.count > 1)
    m = mention.marked
    if min(mention.lines, default=m.line.number) < m.line.number:
        return found  # another sentence tells it, too
    place = next((i for i, tok in m.at.items() if tok is mention.player), -1)
    if 0 <= place < mention.place and not _ASIDE.search(m.text, place, mention.place):
        found += mention.place - place >= _CLOSE
        found += bool(m.tokens("P", place + 1, mention.place))
    if 0 <= place < mention.place:
        found += any(place < i < mention.place for i, tok in m.at.items() if tok is mention.time)
    return found


_TURNS = re.compile(r"^(?:but|however|yet|instead|then|against)\b|, however,")


def _by_promise(marked: Marked, focus: Focus | None, mentions: list[GoalMention]) -> None:
    """The side of goals that the sentence before has promised, where no other is named here."""
    if focus is None or not mentions or _TURNS.search(marked.text) or marked.tokens("TGU"):
        return
    if any(m.player is None or m.own or m.states & {"level", "back"} for m in mentions):
        return
    side = promised_to(focus.marked)
    for m in mentions:
        if m.side is None and side is not None:
            m.side = side
            m.lines = [focus.marked.line.number, *m.lines]


# "P made it S in the M and S in the M": the same player's next goal.
_GOES_ON = re.compile(r",? and(?: then)? (?P<score>S) (?P<when>M)(?![a-zA-Z])")
# "P scored in the M and P M": the verb is not said again.
_GAPPED = re.compile(
    rf"(?:,? and(?: then)?|,) (?:{ROLE} ){{0,3}}(?P<who>P) (?:again )?(?P<when>[ML])(?! )|"
    rf"(?:,? and(?: then)?|,) (?:{ROLE} ){{0,3}}(?P<who2>P) (?:again )?(?P<when2>[ML]) "
    r"(?:as|to|for|when|with|after|before|from|and|but|in|while)\b"
)


_SIDE_BEHIND = re.compile(r" for (?:the )?(?P<side>[TGU])\b(?!')")


def _with_gapped(marked: Marked, mentions: list[GoalMention]) -> list[GoalMention]:
    """``mentions`` and the goals that go on after them without a verb of their own."""
    found = list(mentions)
    places = {id(t): i for i, t in marked.at.items()}
    for mention in mentions:
        if mention.player is None or mention.own or mention.time is None:
            continue
        at = places.get(id(mention.time))
        on = _GOES_ON.match(marked.text, at + 1) if at is not None and mention.running else None
        if on is not None and not any(g.time is marked.at[on.start("when")] for g in found):
            score = marked.at[on.start("score")].score
            at = on.start("when")
            found.append(
                GoalMention(
                    marked,
                    on.start("score"),
                    at + 1,
                    player=mention.player,
                    side=mention.side,
                    time=marked.at[at],
                    running=(score.first, score.second) if score is not None else None,
                    again=True,
                    lines=list(mention.lines),
                )
            )
        while at is not None:
            of = _SIDE_BEHIND.match(marked.text, at + 1)
            m = _GAPPED.match(marked.text, of.end() if of else at + 1)
            if m is None:
                break
            who, when = ("who", "when") if m["who"] else ("who2", "when2")
            player = marked.at[m.start(who)]
            if any(g.player is player for g in found):
                break
            at = m.start(when)
            own = _SIDE_BEHIND.match(marked.text, at + 1)
            side = mention.side
            if of is not None or own is not None:
                side = marked.at[own.start("side")] if own is not None else None
            several = marked.at[at].minutes
            found.append(
                GoalMention(
                    marked,
                    m.start(who),
                    at + 1,
                    player=player,
                    side=side,
                    time=marked.at[at],
                    count=max(1, len(several)),
                    lines=list(mention.lines),
                )
            )
    return found


_AND_AGAIN = re.compile(
    rf"(?:,| and|, and) (?:{ROLE} ){{0,3}}(?P<who>P) again (?:in the |on |after )?(?P<when>[ML])"
    r"(?! of\b)"
)


def _with_again(marked: Marked, mentions: list[GoalMention]) -> list[GoalMention]:
    """``mentions`` and the further goal of one of their scorers: "P (52), P (60) and P again M"."""
    found = list(mentions)
    for m in _AND_AGAIN.finditer(marked.text) if " again " in marked.text else ():
        who, time = marked.at[m.start("who")], marked.at[m.start("when")]
        before = [g for g in found if g.player is not None and g.player.ref == who.ref]
        listed = next((g for g in found if g.player is who), None)
        if listed is not None and len(before) > 1 and listed.time is None:
            listed.time, listed.again, listed.group = time, True, []
        if not before or listed is not None or any(g.time is time for g in found):
            continue
        found.append(
            GoalMention(
                marked, m.start("who"), m.end(), who, before[0].side, time=time, again=True,
                lines=list(before[0].lines),
            )
        )  # fmt: skip
    return found


_PURPOSE = re.compile(r"\bto |[a-z]ing\b")
_CONTRAST = re.compile(r"; |, but | but |\b(?:al)?though ")
_CONTRAST_OR_BEFORE = re.compile(r"; |, but | but |\b(?:al)?though |\bbefore ")
_OTHER_CLAUSE = re.compile(r"; |, but | but |\b(?:al)?though |, and |\. |, while | while | before ")
_SEPARATE = re.compile(
    r"\b(?:before|then|later|another|second|again|third|also|L)\b|\bminutes\b|, and P"
    r"|M[^M]{1,60} and [^M]{1,60}M"
)
_BY_MEANS_OF = re.compile(r"\b(?:with|through|thanks to|courtesy of) (?:(?!P)[a-zMW0-9'-]+ ){0,5}$")
_SUFFERED = re.compile(
    r"\b(?:conced\w*|beaten|lost|trail\w*|fell|behind|stunned|undone|denied|punished|sunk|caught"
    r"|lose|loses)\b"
)
_TWO_FOR = re.compile(r" and (?P<n>one|two|three|another|a second) for (?:the )?(?P<who>P)\b")
_FEW = {"one": 1, "two": 2, "three": 3, "another": 1, "a second": 1}


class _Combining:
    """Puts the wordings of one sentence together."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.t = marked.text
        self.out: list[GoalMention] = []

    def mentions(self, hits: list[Hit]) -> list[GoalMention]:
        for hit in hits:
            if hit.state == "bracket":
                self.out += _from_bracket(self.marked, hit)
            elif not self._goes_on(hit) and not self._in_brackets(hit):
                if hit.actor.people:
                    self._by_player(hit)
                else:
                    self._by_side(hit, hits)
        return self.out

    def _between(self, last: GoalMention, hit: Hit) -> str:
        return self.t[last.end : hit.place]

    def _goes_on(self, hit: Hit) -> bool:
        """Take a further word about the goal before: "to make it 2-0", ", putting T ahead"."""
        last = self.out[-1] if self.out else None
        if last is None or last.player is None:
            return False
        people = hit.actor.people
        text = hit.match.group()
        purpose = self.t.endswith("to ", 0, hit.place) or "ing" in text[:14]
        if (
            hit.actor.place < last.end
            and hit.state != "announced"
            and purpose
            and _PURPOSE.search(self.t, max(0, hit.place - 12), hit.place + 12)
            and not _CONTRAST_OR_BEFORE.search(self._between(last, hit))
        ) or (hit.place < last.end and people and people[0].ref == last.player.ref):
            _take(self.marked, last, hit)
            return True
        return False

    def _in_brackets(self, hit: Hit) -> bool:
        """Whether brackets have told it already: "P (12 and 66) and P (40) got the goals"."""
        return bool(hit.actor.people) and any(
            m.strength == 3 and m.player is not None and m.player.ref == hit.actor.people[0].ref
            for m in self.out
        )

    def _is_about(self, last: GoalMention, hit: Hit) -> bool:
        """Whether a wording without a scorer is about the goal before."""
        if last.player is None:
            return self._near(last, hit)
        turn = _CONTRAST_OR_BEFORE.search(self._between(last, hit))  # "before T added a third"
        other_side = hit.actor.side is not None and turn
        return hit.state != "announced" and not other_side

    def _by_side(self, hit: Hit, hits: list[Hit]) -> None:
        """A side's own goal, or a further word about the goal before."""
        last = self.out[-1] if self.out else None
        if last is not None and self._is_about(last, hit):
            _take(self.marked, last, hit)
            return
        mention = GoalMention(self.marked, hit.place, hit.end, side=hit.actor.side, strength=1)
        mention.open = hit.waits or not any(i > hit.end for i, _ in self.marked.tokens("PE"))
        _take(self.marked, mention, hit)
        mention.player = _weak_scorer(self.marked, hit, hits)
        self.out.append(mention)

    def _near(self, last: GoalMention, hit: Hit) -> bool:
        return not _OTHER_CLAUSE.search(self._between(last, hit))

    def _by_player(self, hit: Hit) -> None:
        people = list(hit.actor.people)
        last = self.out[-1] if self.out else None
        if last is not None and last.player is None and not self._near(last, hit):
            last = None
        self._by_clause(hit, last)
        if last is not None and last.player is None:
            self._scorer_of(last, hit, people)
            return
        if last is not None and last.player is not None and len(people) == 1 and not hit.weak:
            same = people[0].ref == last.player.ref
            between = self._between(last, hit)
            if between.endswith("before ") and "ing" in hit.match.group()[:14]:
                between = between.removesuffix("before ")  # "exchanged passes before slotting in"
            doubled = hit.state in ("double", "add") and " and " in between
            apart = _SEPARATE.search(between) or self._at_another_time(last, hit, between)
            if same and not doubled and not apart:
                _take(self.marked, last, hit)
                return
        if hit.weak:
            self.out.append(
                GoalMention(
                    self.marked, hit.place, hit.end, people[0], strength=0,
                    penalty=_is_penalty(self.marked, hit),
                    lines=[self.marked.line.number],
                )
            )  # fmt: skip
            return
        pair = _TWO_FOR.match(self.t, hit.end) if hit.state == "list" else None
        if pair is not None:
            self._two_for(hit, pair)
            return
        self._each(hit, people, hit.place, hit.actor.side)

    def _is_kick(self, person: Token) -> bool:
        """Whether "penalty" stands behind a name of a list: "through P and a P penalty"."""
        at = next((i for i, tok in self.marked.at.items() if tok is person), -1)
        noted = _PEN_IN_BRACKETS.match(self.marked.line.text, person.end) is not None
        return noted or self.t.startswith((" penalty", " spot-kick", " spot kick"), at + 1)

    def _at_another_time(self, last: GoalMention, hit: Hit, between: str) -> bool:
        """Whether both wordings have a time of their own ("P struck M and completed it M")."""
        if " and " not in between:
            return False
        _, right = clause_bounds(self.marked, hit.place, hit.end)
        before = self.marked.tokens("ML", last.place, hit.place)
        return bool(before and self.marked.tokens("ML", hit.place, right))

    def _by_clause(self, hit: Hit, last: GoalMention | None) -> None:
        """The side of "T hit back through P" and "T led thanks to P's header"."""
        t = self.t
        means = hit.match.group().startswith(("thanks to", "courtesy of", "through")) or (
            hit.state in ("list", "shot", "cross", "noun")
            and _BY_MEANS_OF.search(t[max(0, hit.place - 45) : hit.place]) is not None
        )
        alone = hit.state == "through" and (last is None or last.player is not None)
        if not (means or alone) or hit.actor.side is not None:
            return
        by = actor_of(self.marked, hit.place)
        if by.side is not None and (alone or not _SUFFERED.search(t, by.place, hit.place)):
            hit.actor.side = by.side

    def _scorer_of(self, last: GoalMention, hit: Hit, people: list[Token]) -> None:
        """Give the goal of a side before its scorer."""
        if len(people) == 1 and last.count == 1:
            last.player = people[0]
            _take(self.marked, last, hit)
        elif len(people) == 1:
            # "T scored twice, P's winner coming late": one of the two.
            mention = GoalMention(self.marked, hit.place, hit.end, people[0], last.side)
            _take(self.marked, mention, hit)
            self.out.append(mention)
        else:
            # "T went ahead twice through P and P"
            self.out.pop()
            self._each(hit, people, last.place, last.side or hit.actor.side)

    def _two_for(self, hit: Hit, pair: re.Match[str]) -> None:
        """Two players and how many each: "a goal for P and two for P"."""
        marked = self.marked
        first = GoalMention(marked, hit.place, hit.end, hit.actor.people[0])
        other = GoalMention(
            marked, pair.start(), pair.end(), marked.at[pair.start("who")], count=_FEW[pair["n"]]
        )
        gain = GAIN_AFTER.match(self.t, pair.end())
        for m in (first, other):
            m.lines.append(marked.line.number)
            if gain:
                m.side = marked.at[gain.start(gain.lastgroup or 0)]
            self.out.append(m)

    def _each(self, hit: Hit, people: list[Token], place: int, side: Token | None) -> None:
        """A mention for each of ``people``."""
        group: list[GoalMention] = []
        for person in people:
            mention = GoalMention(self.marked, place, hit.end, person, side, group=group)
            mention.past = hit.past
            mention.far = hit.actor.far
            group.append(mention)
            _take(self.marked, mention, hit)
            if len(people) > 1:
                mention.penalty = mention.penalty or self._is_kick(person)
                mention.count = 1
                mention.again = False
            self.out.append(mention)


_PEN_IN_BRACKETS = re.compile(r"\s?\([^()]{0,24}\bpen(?:alty)?\b")
_OF_SIDES = frozenset("announced score goal lead level double add back restore".split())
_WEAK_SCORER = re.compile(
    r"(?:,? (?:when|as) (?:the )?(?:(?:[a-z-]+|[TOGU]|[TO]'s) ){0,4}?(?P<a>[PE])"
    r"(?!'s| (?:was|were|had|won|fouled|handled|failed|gave|lost|slipped|crossed|set|fed|found"
    r"|passed|and)\b)"
    r"|, (?:(?:[a-z-]+|[TO]"
    r"|[TO]'s) ){0,4}?(?P<b>[PE])(?=(?:, [^,]{1,60},)? (?!having\b)[a-z]+ing\b)"
    r"|,? (?:when|as|with|through) (?:a |the )?(?:(?:[a-z-]+|[TOGU]|[TO]'s) ){0,4}?(?P<c>P)"
    r"(?='s (?:[a-z-]+ |M ){0,3}(?:shot|effort|header|volley|strike|drive|free[- ]kick|penalty"
    r"|spot[- ]kick|half-volley|chip|lob)\b"
    r"(?! (?:was|were|came|fell|found|hit|struck|rebounded)\b)))"
)
_SERVED_ON = re.compile(r"\b(?:for|to|found|fed|set up) (?:[a-z-]+ ){0,3}P (?:to|who)\b")
_NO_SHOT = re.compile(
    r"\b(?:saved|wide|over the bar|penalty was|awarded|brought down|fouled|disallowed)\b"
)


def _weak_scorer(marked: Marked, hit: Hit, hits: list[Hit]) -> Token | None:
    """The scorer of an announced goal where only his run or his shot is told."""
    t = marked.text
    if hit.state not in _OF_SIDES or any(h.place > hit.place for h in hits):
        return None
    m = _WEAK_SCORER.search(t, hit.end)
    if m is None or m.start() - hit.end > 60:
        return None
    if _SERVED_ON.search(t, m.end()) or _NO_SHOT.search(t, m.end()):
        return None
    token = marked.at[m.start(m.lastgroup or 0)]
    return token if token.kind == "P" else None


_BRACKET_ITEM = re.compile(
    r"(?P<n>\d{1,3})(?:\s?\+\s?(?P<a>\d{1,2}))?['’]?,?\s?(?P<kind>pen|penalty|p\b|og|o\.g\."
    r"|own goal)?"
)


def _from_bracket(marked: Marked, hit: Hit) -> list[GoalMention]:
    out = []
    for item in _BRACKET_ITEM.finditer(hit.match["list"]):
        n = int(item["n"])
        if not 0 < n <= 125:
            return []
        added = int(item["a"]) if item["a"] else None
        kind = (item["kind"] or "").casefold()
        start = hit.match.start("list") + item.start()
        end = hit.match.start("list") + item.end()
        time = Token("M", start, end, item.group(), minute=Minute(start, end, n, added, True))
        out.append(
            GoalMention(
                marked, hit.place, hit.end, hit.actor.people[0], time=time,
                penalty=kind.startswith("p"), own=kind.startswith("o"), again=True, strength=3,
                lines=[marked.line.number],
            )
        )  # fmt: skip
    return out


_STATES = {
    "lead": "lead", "level": "level", "back": "back", "double": "two", "restore": "restored",
    "add": "ahead",
}  # fmt: skip
_NOUN_STATES = {
    "winner": "won", "equaliser": "level", "equalizer": "level", "leveller": "level",
    "opener": "lead", "second": "second", "third": "third", "fourth": "fourth",
    "a second": "second", "the second": "second", "a third": "third", "the third": "third",
}  # fmt: skip
_OF_THE_TIE = re.compile(r"[^,;]{0,20}\b(?:overall|on aggregate|in the tie)\b")
# "levelled at 1-1", "cut the deficit to 2-1", "scored for 2-0"
_TO_SCORE = re.compile(
    r"(?: (?:it|things|matters|the (?:match|game|scores?|tie|contest)))?(?: up)? (?:at|to|for) S"
    r"(?= [MWLD]|[,.;]|$| (?:in|on|with|when|after|as|from|before|by|and|but|against|while|through"
    r"|for|just|early|late|midway|deep)\b)(?! (?:on aggregate|after extra|for the season))"
)
_SCORE_THEN = re.compile(r" (?:up|ahead|in front|lead)|$|[,.]| in the")
_AGAIN = re.compile(r", (?:again|once more),")
_AGAIN_AFTER = re.compile(r"[^,;]{0,24}\b(?:again|once more)\b")


def _take(marked: Marked, mention: GoalMention, hit: Hit) -> None:
    """Add what ``hit`` says to ``mention``."""
    t = marked.text
    mention.place = min(mention.place, hit.place)
    mention.end = max(mention.end, hit.end)
    if marked.line.number not in mention.lines:
        mention.lines.append(marked.line.number)
    if hit.state != "announced":
        mention.strength = 2
    text = t[hit.place : hit.end]
    mention.own = mention.own or hit.own
    mention.loser = mention.loser or "consolation" in text
    _take_state(marked, mention, hit)
    if hit.actor.people and settles(marked, hit.end):
        mention.states.add("won")
    side, against = side_of(marked, hit, mention.side)
    mention.side = side
    mention.against = mention.against or against
    _take_count(marked, mention, hit)
    again = 0 <= hit.subject < hit.place and _AGAIN.search(t, hit.subject, hit.place)
    if again or "again" in text or _AGAIN_AFTER.match(t[hit.end : hit.end + 26]):
        mention.again = True
    mention.penalty = mention.penalty or hit.state == "spot" or _is_penalty(marked, hit)
    _, right = clause_bounds(marked, hit.place, hit.end)
    near = t[hit.place : max(hit.end, min(right, hit.limit, hit.end + _HOW_NEAR))]
    mention.open_play = not mention.penalty and (
        mention.open_play or _OPEN_PLAY.search(near) is not None
    )


_HOW_NEAR = 40
"""So many characters after a wording may say how the ball went in."""
_OPEN_PLAY = re.compile(
    r"\b(?:head(?:ed|er|s|ing)?|nod(?:ded|ding)?|(?:half-)?volley(?:ed|ing)?|tap(?:ped|ping)?"
    r"|tap-in|free[- ]kick|(?<!top )(?<!bottom )(?<!far )(?<!near )corner(?= from|,|$| by| was"
    r"| in)|cross|rebound|lob(?:bed|bing)?"
    r"|chest(?:ed)?|solo|loose ball|follow-up|bicycle|overhead|dribbl\w+|bundled|scrambled)\b"
)
"""Words that no penalty is told with."""


def _take_state(marked: Marked, mention: GoalMention, hit: Hit) -> None:
    """What the score was after the goal."""
    t = marked.text
    if hit.state == "made":
        score = marked.at[hit.match.start("score")].score
        if score is not None:
            mention.running = (score.first, score.second)
        return
    state = _STATES.get(hit.state)
    noun = hit.group("noun")
    if noun:
        state = _NOUN_STATES.get(noun, state)
    if hit.state == "announced":
        what = hit.group("what") or ""
        if "level" in what or "equalis" in what:
            state = "level"
        elif any(w in what for w in ("lead", "ahead", "front", "deadlock")):
            state = "lead"
        elif "pulled one" in what:
            state = "back"
    if state == "level" and _OF_THE_TIE.match(t, hit.end):
        state = "tie"
    if state:
        mention.states.add(state)
    beside = _TO_SCORE.match(t, hit.end) if mention.running is None else None
    if beside is not None:
        score = marked.at[beside.end() - 1].score
        if score is not None and (state != "level" or score.first == score.second):
            mention.running = (score.first, score.second)
    if mention.running is None and hit.state in ("shot", "lead", "announced", "back"):
        for i, token in marked.tokens("S", hit.place, min(len(t), hit.end + 12)):
            if token.score is not None and (
                hit.state == "shot" or _SCORE_THEN.match(t[i + 1 : i + 12])
            ):
                mention.running = (token.score.first, token.score.second)
                break


_TWICE = re.compile(
    r"\b(?:twice|in (?:each|either) half|either side of (?:half-?time|the (?:break|interval))"
    r"|a brace|brace|a double|'s double|two (?:[a-z]+ )?goals)\b"
)
_BOTH = re.compile(r"\b(?:two|both|double)(?: [a-z]+)? goals|\b(?:two|both|double) for\b")
_THRICE = re.compile(r"\b(?:hat[- ]?trick|treble|three goals|three times|all three)\b")
_FOUR = re.compile(r"\b(?:four goals|four times|all four)\b")
_SCORING = re.compile(
    r"scor|struck|strik|nett|goal|brace|double|hat[- ]?trick|got|grab|bag|hit|add|both|two"
)
_SEALED_HAT = re.compile(r"\b(?:seal|sealed|complet\w+) (?:his|her|a) ")
_FEW_BEFORE = re.compile(r"\b(?P<n>two|three) (?:[a-z-]+ ){0,3}$")
_FIRST_HALF = re.compile(r"\bfirst[- ]half\b")
_SECOND_HALF = re.compile(r"\bsecond[- ]half\b")
_NTH = re.compile(
    r"\b(?:his|her) (?P<n>first|second|third|fourth|hat[- ]?trick)(?: goal| strike)?"
    r"(?! (?:goal |strike )?(?:in (?!the M)|for|since)\b)"
    r"(?! (?:goal |strike )?(?:of the (?:tournament|season|competition|campaign|year|week|month"
    r"|world|championship)|in (?:[a-z0-9]+) (?:games|matches|internationals)"
    r"|for (?:the club|his country|[TO])|since|international|league|C|D|this|touch|half|leg|yellow"
    r"|booking|season|spell|attempt|chance))\b"
)
_NTHS = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4}


def _take_count(marked: Marked, mention: GoalMention, hit: Hit) -> None:
    """How many goals are told, and which of the player's it was."""
    t = marked.text
    _, right = clause_bounds(marked, hit.place, hit.end)
    text = t[hit.place : hit.end]
    # "Turned in a cross, having scored twice against Tarn": what came before is no part of it.
    near = t[hit.place : min(right, hit.end + 12)].partition(", having ")[0]
    if _SCORING.search(t[hit.place : hit.end + 12]):
        for patterns, count in (((_TWICE, _BOTH), 2), ((_THRICE,), 3), ((_FOUR,), 4)):
            found = next((m for p in patterns if (m := p.search(near))), None)
            if found is None:
                continue
            if count == 3 and "hat" in found.group() and _SEALED_HAT.search(text):
                mention.nth = 3
            else:
                mention.count = max(mention.count, count)
    few = _FEW_BEFORE.search(t[max(0, hit.place - 40) : hit.place])
    if hit.state == "list" and few and len(hit.actor.people) == 1:
        mention.count = max(mention.count, _FEW[few["n"]])
    noun = hit.group("noun")
    if hit.state == "noun" and noun in ("first", "second", "third", "opening"):
        mention.nth = _NTHS[noun]
        mention.states.clear()
    if _FIRST_HALF.search(text):
        mention.half = 1
    elif _SECOND_HALF.search(text) and "substitute" not in text:
        mention.half = 2
    nth = _NTH.search(t, hit.place, right)
    if nth:
        mention.nth = _NTHS.get(nth["n"], 3)
        if mention.nth > 1 and mention.count == mention.nth:
            mention.count = 1


_PENALTY = Cued(
    r"\b(?<!force )(?<!forcing )(?<!to )penalt(?:y|ies)\b(?! (?:area|box|spot|shoot|corner|claim"
    r"|appeal))|\bspot[- ]?kicks?\b"
    r"|\b(?:the|a|his|her) pen\b"
    r"|\bfrom (?:the (?:penalty )?spot|12 yards|twelve yards)\b",
    cues="penalt|spot|yards|pen",
)
_FROM_WHICH = re.compile(
    r"\b(?:penalty(?! (?:area|box))|spot[- ]kick),? (?:(?:that|which|from which) (?:[TO]'s? )?"
    r"(?:[a-z-]+ ){0,3}P (?:[a-z]+ ){0,2})$"
)
_AWARDED = re.compile(
    r"\b(?:award\w*|conced\w*|won|win|given|earned|claim\w*|appeal\w*|for|got|request\w*|missed"
    r"|saved|previous|earlier|denied) (?:[a-z]+ )?(?:a |the |another )?(?:[a-z]+ )?$"
)
_CONVERTED = re.compile(r"converted (?:a|the|his) (?:[a-z]+ )?$")
_AFTERWARDS = re.compile(r"\b(?:after|following|since|before) [^,]{0,60}$")
_POSSESSED = re.compile(r"'s (?:[a-z-]+ |M )*$")
_OF_THE_NEXT = re.compile(rf", (?:{ROLE} ){{0,4}}P\b")


_NEXT_ACT = re.compile(r"[PETGUO,;]|\b(?:and|but|when|after|before|as|then|while|with)\b")


def _told_with(t: str, floor: int, place: int) -> bool:
    """Whether what stands at ``place`` still belongs to the wording that ends at ``floor``."""
    return 0 < floor <= place and _NEXT_ACT.search(t, floor, place) is None


def _is_penalty(marked: Marked, hit: Hit) -> bool:
    """Whether the goal's own clause says that it was a penalty, and not one that was given."""
    t = marked.text
    left, right = clause_bounds(marked, hit.place, hit.end)
    start = max(left, hit.place - 70)
    owners = [i for i, tok in marked.at.items() if tok.kind == "P" and i < hit.place]
    people = hit.actor.people
    if hit.state in ("noun", "shot", "list", "cross"):
        start = hit.place
    elif owners and not (people and marked.at[max(owners)] is people[-1]):
        start = max(start, max(owners))
    start = max(start, min(hit.floor, hit.place))
    end = max(hit.end, min(right, hit.limit))
    if _FROM_WHICH.search(t, max(0, hit.place - 70), hit.place):
        return True  # "won the penalty from which P made it 2-0"
    for m in _PENALTY.finditer(t, start, end):
        before = t[start : m.start()]
        if m.start() < hit.actor.place and _told_with(t, hit.floor, m.start()):
            continue  # "P scored a penalty M, Q made it S"
        owner = marked.at[m.start() - 2] if t.endswith("P ", 0, m.start()) else None
        if owner is not None and m.start() > hit.place and owner not in people:
            continue  # "P and P scored, either side of a Q penalty"
        spot = m.group().startswith("from")
        if _AWARDED.search(before) and not spot and not _CONVERTED.search(before):
            continue
        late = _AFTERWARDS.search(before) and not _POSSESSED.search(before)
        if late and not spot:
            continue
        if _OF_THE_NEXT.match(t, m.end()) and before.endswith(("and, ", "and ")):
            continue  # "goals by P and, from the spot, P"
        given = hit.state not in ("list", "cross") and t.startswith("penalty by", m.start())
        if "fault for the" in before or given:
            continue
        return True
    return False
