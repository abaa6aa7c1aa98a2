"""Of which match a clause speaks: of this one, of one to come, of another, of one long ago.

A name that stands in the wire is no fact of the match for that. The words around it, in its own
clause, say what it belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from summarizer.checking.view import View, aliases
from summarizer.draft import DraftMatch
from summarizer.language.competitions import is_epithet
from summarizer.language.names import fold, name_spans
from summarizer.language.patterns import Cued
from summarizer.language.scores import scores_in
from summarizer.language.vocabulary import COMPETITION_NOUNS

__all__ = ["FAR", "Context"]

_F = re.IGNORECASE
_BREAK = re.compile(
    r"[;:]\s|\s-\s"
    r"|,\s(?=(?:who|whom|whose|which|where|when|while|whereas|but|as|after|before|although|though"
    r"|since|having|and)\b)"
    r"|\s(?=and (?:will|would|now|set)\b)"
    r"|\s(?=(?:while|whereas|after|before|when|since|until|because|but|although|who|whose|which"
    r"|that|as)\s)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NAME = r"[^\W\d_a-z][\w'-]{0,40}(?:\s(?:(?:de|del|da|do|di|of|la)\s)?[^\W\d_a-z][\w'-]{0,40}){0,3}"
_SET_UP = (
    r"\bset(?:s|ting)? up (?:a|an|the|their) (?:[\w'-]+ ){0,4}"
    r"(?:with|against|clash|tie|meeting|showdown|final|semi|quarter|match|game|date)\b"
)
# Match reports tell in the past tense: what is told in the present has still to be played.
_TO_COME = Cued(
    r"\b(?:will|'ll|shall|[Aa]waits?|[Aa]waiting|to come"
    r"|run into|stands? between|would(?! have been)|needs? (?:to|a|only|just)"
    r"|(?:next|future) (?:opponents?|rivals?|round|match|game|face|meet)|face next"
    r"|(?:opponents?|rivals?) in the (?:next|last|quarter|semi|final)"
    r"|could (?:still )?(?:meet|face|play|qualify)|go on to meet|(?:place|spot|berth) in"
    r"|winners? of|due to|prepar\w+ for|advances? to|ahead of (?:the|their|a|an|next|\w+'s)"
    r"|is (?:to be )?(?:concluded|completed|played|held|decided)|facing)\b"
    # A verb has its subject before it: "beat hosts X", "over in Y, host X", "X's visit to Y" are
    # nouns.
    r"|\b(?=[efhmprtv])(?<!the )(?<!ed )(?<!ing )(?<!out )(?<!over )(?<!down )(?<!nst )(?<!eat )"
    r"(?<!by )(?<!ast )(?<!off )(?<!with )(?<!'s )(?<!s' )(?<!their )(?<!its )(?<! a )(?<!, )"
    r"(?:hosts|visits|receives?|entertains?|faces|meets|plays|travels?|visit|host)"
    rf"\s(?:to )?(?:the )?(?={_NAME})"
    rf"|\b(?:go|goes|return|returns) to (?:the )?{_NAME}"
    rf"|(?<!to )\b(?:meet|play|(?:are|is) at home to) (?:either )?(?:the )?{_NAME}"
    rf"|{_SET_UP}|\bface (?:either )?(?:the )?{_NAME}|\b(?:play|meet) (?:on )?{_DAY}",
    cues="'ll|advance|ahead of |at home to |await|berth in|could |due to|entertain|face|"
    "facing|future |go on to meet|go to |goes to |host|is |meet|need|next |opponent|"
    "rival|place in|play|prepar|receive|return|run into|set up|sets up|setting up|"
    "shall|spot in|between|to come|travel|visit|will|winner|would",
)
_SURELY_TO_COME = Cued(
    r"\b(?:will|shall|awaits?|awaiting|go on to meet|run into|stands? between)\b"
    rf"|{_SET_UP}",
    cues="await|go on to meet|run into|between|shall|will|set up|sets up|setting up",
)
_OTHER_GAME = Cued(
    r"\b(?:other|another) (?:[\w'-]+ ){0,4}(?:match|game|tie|fixture|clash|leg|semi-?finals?"
    r"|quarter-?finals?|meeting|encounter|result|derby)(?:es|s)?\b"
    r"|^\W{0,2}(?:elsewhere|meanwhile|earlier(?!,))\b"
    rf"|\b(?:elsewhere|earlier (?:on )?{_DAY}|earlier in the day|(?:also|same) (?:on )?{_DAY}"
    r"|also (?:played|completed|held)|same (?:day|evening|night|afternoon))\b",
    _F,
    cues="also |earlier|elsewhere|meanwhile|other |same ",
)
_LONG_AGO = Cued(
    r"\b(?:last|previous|past) (?:year|week|month|season|summer|winter|weekend|time|meeting"
    r"|encounter|visit|trip|edition)s?\b"
    r"|\b(?:years?|months?|weeks?|days?|fortnight) (?:ago|before|earlier|previously)\b"
    rf"|\b(?:in|since|from|of) (?:{_MONTH}|(?:19|20)\d\d)\b(?! \w)"
    r"|\b(?:first|opening|previous|reverse|earlier) (?:meeting|fixture|encounter|trip|visit)\b"
    r"|\b(?:opener|opening (?:game|match|win|defeat|draw|loss)) (?:against|over|to|with)\b"
    r"|\bopening (?:Group|\d)"
    r"|\bhad (?:already )?(?:won|lost|drawn|taken) the (?:first|opening) (?:leg|game|match)\b"
    r"|\bin (?:their|its) opener\b|\b(?:a|one) (?:week|month|year|fortnight) (?:earlier|before)\b",
    _F,
    cues="last |previous|past |ago|before|earlier|first |opening |opener|reverse |january|"
    "february|march|april|may|june|july|august|september|october|november|december| 19| 20",
)
_VERBS = (
    r"(?:beat(?:s|ing|en)?|defeat(?:s|ed|ing)|stunn(?:ed|ing)|oust(?:ed|ing)|overr[au]n"
    r"|thrash(?:ed|ing)|edg(?:ed|ing)|rout(?:ed|ing)|down(?:ed|ing)|eliminat(?:ed|ing)"
    r"|knock(?:ed|ing) out|upset|hammer(?:ed|ing)|crush(?:ed|ing)|held by|lost to|dr[ae]w(?:n|ing)?"
    r" with|put out|s[ae]w off)"
)
_NOUNS = r"(?:win|victory|defeat|draw|loss|success|triumph|rout|stalemate)"
_AGAINST = re.compile(
    rf"\b(?:{_VERBS}|{_NOUNS} (?:over|against|at|to|of|by|with)|\d-\d (?:at|against|over|to|by))"
    rf" (?:(?:visiting|visitors|hosts|holders|neighbours|10-man|ten-man) )?(?P<the>the )?"
    rf"(?P<name>{_NAME})"
)
_SIDE_AFTER = re.compile(r" (?:side|club|team|outfit|eleven|women|men|champions|holders)\b")
_HAS_VERB = re.compile(
    r"beat|defeat|stun|oust|overr|thrash|edg|rout|down|elimin|knock|upset|hammer|crush|held by"
    r"|lost to|dr[ae]w|win|victory|loss|success|triumph|put out|w off|\d-\d"
)

FAR = 400
"""So many characters around a word are looked at: no wire can make the look longer."""
_RELATIVE = re.compile(r"(?:who|whom|whose|which|where)\b")
_THE_OTHER = Cued(
    r"\b(?:other|another) (?:[\w'-]+ ){0,3}(?:match|game|tie|semi-?final|quarter-?final|final)\b",
    cues="other ",
)
_DEPENDENT = re.compile(
    r"(?:when|where|who|whose|with|both|all|thanks|courtesy|through|in which)\b"
    r"|(?:[^\W\d_a-z][\w'-]{0,40}\s){1,3}(?:\w{1,40}ly\s)?\w{2,12}ing\b"
)


_AND_THEN = re.compile(
    r" and (?:then |again )?(?=(?:struck|went|took|led|fell|came|made|scored|equalised|levelled) )"
)


class Context:
    """The clauses of a wire as they look to one match of the draft."""

    def __init__(self, view: View, match: DraftMatch, others: tuple[DraftMatch, ...] = ()) -> None:
        """``others`` are the other matches of the draft, where it is a round-up."""
        self.view = view
        self.match = match
        self.others = others
        self._bounds: dict[int, list[tuple[int, int]]] = {}
        self._reasons: dict[tuple[int, int], str | None] = {}
        self._plains: dict[int, bool] = {}
        self._governing: dict[tuple[int, int], str | None] = {}
        own = (*aliases(match.home.value), *aliases(match.away.value))
        self._sides = frozenset(fold(a) for a in own)
        claimed = (match.score, match.half_time, match.aggregate, match.first_leg, match.shoot_out)
        leg = match.first_leg
        self._first_leg = None if leg is None else frozenset((leg.home, leg.away))
        self._play = {frozenset((c.home, c.away)) for c in claimed if c not in (None, leg)}
        self._scores = {frozenset((c.home, c.away)) for c in claimed if c is not None}
        words = {w for a in self._sides for w in a.split() if len(w) > 2}
        people = {fold(e.player) for e in match.events if e.player}
        self.side_words = frozenset(words)
        words |= {
            fold(a)
            for m in others
            for side in (m.home, m.away)
            for a in aliases(side.value)
            if len(a) > 2
        }
        self._own_words = words | {w for p in people for w in p.split()}

    def clause(self, n: int, place: int) -> tuple[int, int]:
        """The clause of sentence ``n`` in which ``place`` stands, as start and end."""
        if n not in self._bounds:
            text = self.view.glyphs(n)
            cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
            self._bounds[n] = list(pairwise(cuts))
        bounds = self._bounds[n]
        return bounds[max(0, bisect_right(bounds, (place, len(self.view.glyphs(n)) + 1)) - 1)]

    def elsewhere(self, n: int, place: int) -> str | None:
        """What the clause at ``place`` of sentence ``n`` speaks of, where it is not this match:
        ``to come``, ``another match``, ``long ago``; None where it may be this one."""
        start, end = self.clause(n, place)
        key = (n, start)
        if key not in self._reasons:
            self._reasons[key] = self._reason(n, start, end)
        return self._reasons[key]

    def _reason(self, n: int, start: int, end: int) -> str | None:
        clause = self.view.glyphs(n)[start:end]
        headline = self.view.label(n) in ("headline", "subhead")
        if (_SURELY_TO_COME if headline else _TO_COME).search(clause):
            return "to come"
        # In a round-up "also on Saturday" leads over to the next of its matches.
        if self.of_others(clause) or (not self.others and _OTHER_GAME.search(clause)):
            return "another match"
        if _LONG_AGO.search(clause):
            return "long ago"
        return None

    def governed(self, n: int, place: int) -> str | None:
        """:meth:`elsewhere` for a place, a day, a round: only by words that govern it, that is
        what is to come before it in its clause, what is past beside it between two commas. Also
        ``first leg``."""
        if self._plain(n):
            return None
        key = (n, place)
        if key not in self._governing:
            self._governing[key] = self._governed(n, place)
        return self._governing[key]

    def _governed(self, n: int, place: int) -> str | None:
        start, end = self._near(n, place)
        text = self.view.glyphs(n)
        headline = self.view.label(n) in ("headline", "subhead")
        to_come = _SURELY_TO_COME if headline else _TO_COME
        first = to_come.search(text, start, end)
        if first is not None and first.start() <= place:
            return "to come"
        if start and _RELATIVE.match(text, start):
            # "will meet X, who ..., in the final on May 1": about X, or still to come.
            before = self.clause(n, start - 1)
            if _SURELY_TO_COME.search(text, *before):
                return "to come"
        if not self.others and (
            _OTHER_GAME.search(text, start, end)
            or _THE_OTHER.search(text, max(0, place - FAR), place)
        ):
            return "the other match"
        left, right = self._phrase(n, place)
        phrase = text[left:right]
        if self.of_others(phrase):
            return "another match"
        if self._first_leg is not None and self._leg_alone(n, left, right):
            return "first leg"
        return "long ago" if _LONG_AGO.search(phrase) else None

    def _plain(self, n: int) -> bool:
        """Whether sentence ``n`` has no word by which any of its clauses could be another's."""
        if n not in self._plains:
            text = self.view.glyphs(n)
            self._plains[n] = not (
                _TO_COME.search(text)
                or _SURELY_TO_COME.search(text)
                or _LONG_AGO.search(text)
                or _OTHER_GAME.search(text)
                or self.view.scores(n)
            )
        return self._plains[n]

    def told_elsewhere(self, n: int, place: int) -> str | None:
        """:meth:`governed`, with what the words before hand on to a dependent phrase: "a 2-0 win
        in May, X scoring both"."""
        start, end = self._phrase(n, place)
        text = self.view.glyphs(n)
        why = self.governed(n, place)
        while why is None and start > 0 and _DEPENDENT.match(text, start):
            before = start - 3 if text[start - 2] == "," else start - 2
            if before < 0:
                break
            start, end = self._phrase(n, before)
            why = self.governed(n, max(start, end - 3))
        return why

    def _near(self, n: int, place: int) -> tuple[int, int]:
        """The clause around ``place``, no further than ``FAR`` to either side."""
        start, end = self.clause(n, place)
        return max(start, place - FAR), min(end, place + FAR)

    def _phrase(self, n: int, place: int) -> tuple[int, int]:
        """The part of the clause between two commas in which ``place`` stands."""
        start, end = self._near(n, place)
        text = self.view.glyphs(n)
        left, right = text.rfind(", ", start, place), text.find(", ", place, end)
        left, right = (start if left < 0 else left + 2), (end if right < 0 else right)
        # "won the first leg 1-0 and struck first again": two things that were done.
        for m in _AND_THEN.finditer(text, left, right):
            if m.end() <= place:
                left = m.end()
            elif m.start() >= place:
                return left, m.start()
        return left, right

    def _leg_alone(self, n: int, start: int, end: int) -> bool:
        """Whether the only score told as a result in a phrase is the first leg's."""
        found = {
            frozenset(s.pair)
            for s in self.view.scores(n)
            if start <= s.mention.start < end and s.role != "running"
        }
        return found == {self._first_leg} and not found & self._play

    def of_others(self, clause: str) -> bool:
        """Whether a clause tells a result against somebody who is no side of this match, with a
        score that is not this match's. "Won 2-0 at Sandhill Road" may be this match."""
        if not _HAS_VERB.search(clause):
            return False
        for m in _AGAINST.finditer(clause):
            name = m["name"]
            # "Beat the Harbourers", "3-2 to the Estavian side": a side by another name.
            if m["the"] and (name.endswith("s") or _SIDE_AFTER.match(clause, m.end())):
                continue
            if is_epithet(clause, *m.span("name")) and fold(name).split()[-1] in COMPETITION_NOUNS:
                continue  # "beat Premier League side Xian"
            if not self.is_own(name):
                scores = [s for s in scores_in(clause) if not s.of_sets]
                return bool(scores) and not self.own_score(clause)
        return False

    def of_another_result(self, n: int, place: int) -> bool:
        """Whether the score at ``place`` of sentence ``n`` is told against somebody who is no side
        of the draft: "the 2-1 win over X". ("2-1 at X" may be at a ground.)"""
        start, end = self._phrase(n, place)
        text = self.view.glyphs(n)
        cut = text.find(" and ", place, end)  # "the 2-1 win over X and the 1-1 with Y"
        end = end if cut < 0 else cut
        cut = text.rfind(" and ", start, place)
        start = start if cut < 0 else cut
        against = [
            m for m in _AGAINST.finditer(text, start, end) if not is_epithet(text, *m.span("name"))
        ]
        if not against:
            return False
        return all(
            not self.is_own(m["name"])
            and " at " not in m.group()
            and not m["the"]
            and self.view.names(n, m["name"])
            for m in against
        )

    def own_score(self, clause: str) -> bool | None:
        """Whether a clause has a score that is claimed of this match; None where it has none."""
        found = {frozenset((s.first, s.second)) for s in scores_in(clause) if not s.of_sets}
        if not found or not self._scores:
            return None
        return bool(found & self._scores)

    def of_another_here(self, n: int) -> bool:
        """Whether sentence ``n`` names a side of another match of the draft and none of this."""
        if not self.others:
            return False
        if self._names_side(n, self.match):
            return False
        return any(self._names_side(n, m) for m in self.others)

    def before_other_game(self, n: int, start: int, end: int) -> bool:
        """Whether sentence ``n`` speaks of another game only after ``text[start:end]``, in another
        phrase."""
        text = self.view.glyphs(n)
        m = _OTHER_GAME.search(text, max(0, start - FAR), start + FAR)
        return m is not None and m.start() > end and "," in text[end : m.start()]

    def knocked_out_alone(self, n: int, place: int) -> bool:
        """Whether sentence ``n`` names before ``place`` the side that went out, and only that."""
        through = self.match.advanced
        if through is None:
            return False
        names = {"home": self.match.home.value, "away": self.match.away.value}
        inside = names.pop(through.value, "")
        out = next(iter(names.values()))
        head = self.view.glyphs(n)[:place]
        return bool(name_spans(head, out)) and not any(
            name_spans(head, form) for form in aliases(inside)
        )

    def owner(self, n: int) -> DraftMatch | None:
        """Whose part of a round-up sentence ``n`` stands in: the match whose sides were named
        last, alone; None where that cannot be told."""
        for k in range(n, 0, -1):
            named = [m for m in (self.match, *self.others) if self._names_side(k, m)]
            if named:
                return named[0] if len(named) == 1 else None
        return None

    @cached_property
    def own_sentences(self) -> tuple[int, ...]:
        """The sentences of the text that name a side of this match, datelines left out."""
        count = self.view.count
        return tuple(
            n
            for n in range(1, count + 1)
            if self.view.label(n) == "body" and self._names_side(n, self.match)
        )

    @cached_property
    def first_own(self) -> int:
        """The first sentence of the text that names a side of this match; 0 where none does."""
        return self.own_sentences[0] if self.own_sentences else 0

    @cached_property
    def last_own(self) -> int:
        """The last sentence that names a side of this match."""
        count = self.view.count
        return next((n for n in range(count, 0, -1) if self._names_side(n, self.match)), count)

    def _names_side(self, n: int, match: DraftMatch) -> bool:
        return any(
            self.view.names(n, form)
            for side in (match.home, match.away)
            for form in aliases(side.value)
        )

    def names_both(self, n: int) -> bool:
        """Whether sentence ``n`` names both sides of this match."""
        return all(
            any(self.view.names(n, form) for form in aliases(side.value))
            for side in (self.match.home, self.match.away)
        )

    def is_own(self, name: str) -> bool:
        """Whether ``name`` shares a word with a side of the draft or a player of this match."""
        words = fold(name).removesuffix("'s").split()
        return any(w.removesuffix("'s") in self._own_words for w in words)

    def mentions(self, n: int, name: str, forms: tuple[str, ...]) -> list[int]:
        """Where sentence ``n`` has one of ``forms`` of ``name``, not as part of another name."""
        text = self.view.glyphs(n)
        known = set(name.split()) | set(name.replace("-", " ").split())
        found = []
        for form in forms:
            for start, end in name_spans(text, form):
                if form == name or not _inside_another(text, start, end, known):
                    found.append(start)
        return sorted(set(found))


_WORD_AFTER = re.compile(r"(?:-|\s)([^\W\d_a-z][\w-]*)")
_WORD_BEFORE = re.compile(r"([^\W\d_a-z][\w-]{0,30})(?:-|\s)$")


def _inside_another(text: str, start: int, end: int, known: set[str]) -> bool:
    """Whether ``text[start:end]`` is part of a longer run of capitals than the name has."""
    after = _WORD_AFTER.match(text, end)
    if after and after[1] not in known:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return bool(before and before[1] not in known and before.start() > 0)
