"""Sentences that tell a result: who beat whom, who drew with whom, by how much.

Works on marked sentences (see :mod:`summarizer.language.marking`) in which names are still ``N``.
The rules are the constructions of English match reports; no side is known beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.language import result_words as words
from summarizer.language.marking import Marked, Token
from summarizer.language.passing import OTHER_MATCH, in_passing, is_dated
from summarizer.language.result_sides import opponent_in, opponents_at, owner_in, pair_in
from summarizer.language.score_kinds import score_kind
from summarizer.language.untrue_results import is_untrue

__all__ = ["Result", "mark_others", "results_in", "subject_before"]

Ground = Literal["winner", "loser"]


@dataclass(slots=True)
class Result:
    """One told result. ``score`` is winner first (draws: any order); None where none is told.

    ``winner`` and ``loser`` are tokens or None; in a draw (``level``) the two sides in the order
    of the text. ``ground`` says which of the two plays at home by this very wording. ``passing``:
    told in passing, of another day; ``other``: said to be another match ("in the other group
    game"). ``margin`` is a result in words ("by 34 runs") or in sets, as offsets into the line.
    ``kind`` "none": the two play each other, and no result is told. ``untrue``: the sentence says
    that it was not so; such a result is told in passing too.
    """

    marked: Marked
    place: int
    winner: Token | None
    loser: Token | None
    level: bool = False
    score: tuple[int, int] | None = None
    kind: Literal["result", "shoot_out", "none"] = "result"
    ground: Ground | None = None
    passing: bool = False
    other: bool = False
    margin: tuple[int, int] | None = None
    untrue: bool = False


_SIDE_HERE = re.compile(r"[NTO]")
_NO_RESULT = ("aggregate", "half_time", "first_leg")
_AT = ("at", "away to", "away at", "away against", "on the road at", "on the road against")
_AT_HOME = ("at home to", "at home against", "at home by")


def results_in(marked: Marked) -> list[Result]:
    """All results told in one sentence, by their places, passing ones included."""
    if not _SIDE_HERE.search(marked.text):
        return []
    return _Reading(marked).results()


_SCORER_NEXT = re.compile(
    r" (?:had |has )?(?:scored|struck|netted|headed|converted|equalised|equalized|grabbed|hit|fired"
    r"|tapped|said|celebrat\w+|smashed|scores|strikes|bagged|made|kicked|took \w+ wickets|came off"
    r"|ran(?! out)|slotted|added)\b"
)
_OBLIQUE = re.compile(
    r"\b(?:of|in|at|from|by|on|against|over|with|past|between|for|to|than|off|into|through|near"
    r"|around|wing|striker|forward|midfielder|defender|goalkeeper|keeper|substitute|winger|captain"
    r"|coach|manager|brothers|opener|spinner|referee|skipper) (?:the |a )?"
    r"(?:(?!(?:as|when|and|but|while|that|before|after|where|because|fact) )[a-z0-9-]+ ){0,2}$"
)
_GIVE = re.compile(
    r"\b(?:give|gave|gives|giving|help|helps|helped|helping|saw|see|sees|seeing|earn|earns|earned"
    r"|hand|hands|handed|steer|steers|steered|fire|fires|fired|lead|leads|led|send|sends|sent|take"
    r"|takes|took|inspire|inspires|inspired|guide|guides|guided|carry|carried|carries|secure"
    r"|secured"
    r"|secures|snatch|rescue|rescued|rescues|for) (?:the |[a-z0-9]+-man )?$"
)
_OWNER = re.compile(r"'s? (?:[a-z-]+ ){0,3}")
# "a late N penalty", "had N to thank"
_NO_SUBJECT = re.compile(
    r" to thank\b| (?:[a-z-]+ )?(?:penalty|goal|header|strike|winner|equaliser|brace|double|volley"
    r"|hat[- ]?trick|free[- ]kick|own goal|spot[- ]kick|finish)\b(?! (?:beat|sank|downed|down))"
)
# "leapfrogged N into second place with": an object, no subject
_DONE_TO = re.compile(
    r"\b(?!(?:visiting|struggling|defending)\b)[a-z]+(?:ed|ing) (?:the )?$|\bovertook $"
)
_THEN = re.compile(r" (?:into|with|to|as|after|on|in|at|for|from|by|and)\b")
_WHO_DOES = re.compile(r", who [^,;:NTO]*")
_TOO_FOR = re.compile(r"\btoo [a-z]+ for (?:the )?$")
_OWN_TEAM = re.compile(
    r"'s? (?:young )?(?:women|men|ladies|girls|team|side|players|youngsters) [a-z]"
)
# "N: N 30, N 88": a side's scorers with their minutes, no score.
_SCORERS = re.compile(r"N: N \d{1,3},")
_HIS_SIDE = re.compile(r" (?:side|team) (?:[a-z]+ly )?(?:lost|won|beat|drew|went|were|had|fell)\b")
_ROUND = re.compile(
    r" (?:final|semi-?finals?|quarter-?finals?|last (?:16|eight|four|32)|play-?offs?|trophy|title"
    r"|(?:group|knockout|knock-out) (?:stage|phase)|play-?off final"
    r"|(?:first|second|third|fourth|fifth|sixth)[ -]round)\b"
)
_THE = re.compile(r"\b(?:the|their|a|an|this) $")
_ADJECTIVE = re.compile(
    r" (?:side|team|outfit|giants|champions|nation|club|men|players|comeback|fightback)\b"
)


def subject_before(
    marked: Marked, place: int, skip: Token | None = None, opponents: Collection[int] = ()
) -> Token | None:
    """The side that does what stands at ``place``: the nearest fitting name to the left.

    A name that scores itself ("N scored twice to beat") is taken only where there is no other;
    names at ``opponents`` are objects.
    """
    they = _AS_THEY.search(marked.text, 0, place)
    if they is not None:
        names = sorted(i for i, t in marked.tokens("NTO", 0, they.start()) if t is not skip)
        if len(names) > 1:
            return _whom_they_mean(marked, names, (they.start(), place), skip, opponents)
    return _nearest_subject(marked, place, skip, opponents)


# "X had Reis and Quist sent off as they lost S".
_AS_THEY = re.compile(r"\b(?:as|when|while|after|before|where) they (?:[a-z]+ ){0,2}$")
# "X had Reis sent off but beat Y".
_OFF = re.compile(
    r"(?:(?:,| and|, and) N){0,2} (?:both )?(?:sent off|dismissed|red-carded|ejected)\b"
    r"(?! (?:the )?[NSTO])"
)
_OPENS = re.compile(r"(?:C: )?(?:the )?(?:[a-z0-9-]+ ){0,3}$")
_SIDE_HAD = re.compile(
    r"(?:,[^,;]{1,60},)? (?:also |already |again |then )?(?:had|saw|lost|missed|lacked|rested"
    r"|dropped|recalled|fielded|started|named|welcomed|handed|gave|played|finished|ended"
    r"|went without|were (?:without|missing|reduced|deprived))\b"
)
_OTHER_CLAUSE = re.compile(
    r";|\b(?:as|when|while|after|before|but|though|although|who|which|whose|where|because)\b"
)
_OBJECT = re.compile(
    r"\b(?!(?:visiting|struggling|defending|promoted|relegated)\b)"
    r"(?:[a-z]+ed|[a-z]+ing|had|saw|lost|without|gave|for|to|up) (?:[a-z-]+ ){0,2}?$"
    r"|\bN(?:,| and| or|, and) (?:[a-z-]+ ){0,2}$"
)


def _whom_they_mean(
    marked: Marked,
    names: Sequence[int],
    where: tuple[int, int],
    skip: Token | None,
    opponents: Collection[int],
) -> Token | None:
    """Who "they" are in "as they lost": the sentence's subject, and nobody it has done a thing to.

    ``names`` are the places of the names before "as they"; ``where`` that and what they did stand.
    Where a name that is no subject is nearest, and the sentence does not open with its side,
    nobody is meant.
    """
    t = marked.text
    end, place = where
    first = names[0]
    opens = _OPENS.fullmatch(t, 0, first) and _SIDE_HAD.match(t, first + 1)
    if opens and first not in opponents and not _OTHER_CLAUSE.search(t, first, end):
        return marked.at[first]
    token = _nearest_subject(marked, place, skip, opponents)
    for i in names[1:]:
        if marked.at[i] is token and _OBJECT.search(t, max(0, i - 45), i):
            return None
    return token


def _nearest_subject(
    marked: Marked, place: int, skip: Token | None, opponents: Collection[int]
) -> Token | None:
    t = marked.text
    scorer: Token | None = None
    for i in sorted((i for i in marked.at if i < place), reverse=True):
        token = marked.at[i]
        if token.kind not in "NTO" or token is skip or i in opponents:
            continue
        if token.name.endswith(("-born", "-based", "-trained")):
            continue
        if t.startswith(("'s", "' "), i + 1):
            if _OWNER.fullmatch(t, i + 1, place) or _OWN_TEAM.match(t, i + 1):
                return token  # "N's S win", "N's victory over", "N's women beat"
            continue
        if _HIS_SIDE.match(t, i + 1) and t.endswith((" his ", " her "), 0, i):
            return token  # "after his N side lost S": whose coach or player he is
        if _ADJECTIVE.match(t, i + 1) or _NO_SUBJECT.match(t, i + 1) or _OFF.match(t, i + 1):
            continue
        if _ROUND.match(t, i + 1) and _THE.search(t, max(0, i - 12), i):
            continue  # "reached the N final with a S win": a competition
        if t.startswith(("a ", "an "), t.rfind(" ", 0, i - 1) + 1) and t.startswith(" ", i + 1):
            continue  # "rode out a N storm to win"
        if _WHO_DOES.fullmatch(t, i + 1, place):
            return token  # "no answer to N, who strolled to a S win"
        near = t[max(0, i - 45) : i]
        done_to = _DONE_TO.search(near) and _THEN.match(t, i + 1) and not _GIVE.search(near)
        if done_to or _TOO_FOR.search(near):
            continue
        if _SCORER_NEXT.match(t, i + 1) and " as " not in t[i:place]:
            scorer = scorer or token
            continue
        before = t[max(0, i - 45) : i]
        if _GIVE.search(before) or not _OBLIQUE.search(before):
            return token
    return scorer


_INFLICTED = re.compile(r"\binflict\w* (?:an? )?(?:[a-z-]+ ){0,2}$")
_HAD_BEATEN = re.compile(r"\b(?:had|has|have|having)(?: [a-z]+){0,2} $")
_WAS_BEATEN = re.compile(r"\b(?:was|were|been|be|being|get|got) $")
_WAS = re.compile(r"\b(?:was|were|being|got|are|is)(?: [a-z]+)? $")
_MOVED = re.compile(r" (?:back|into|ahead|up|level|in front|clear|through)\b")
_NAME_BEFORE = re.compile(r"[NTO],? $")
# "suffered their worst defeat when they were beaten by Y": told of this day, as "suffered" is.
_DEFEAT_WHEN = re.compile(
    r"\b(?:suffered|slumped|crashed|tasted|went out|bowed out) [^;,.]{0,70}\bwhen they (?:were )?$"
)
# "drew at N with Y": N is where it was.
_AT_A_PLACE = re.compile(r" (?:with|against|to|in the )")
# What a side has to get, or what would be enough: no draw of this day.
_LOOKS_ON = re.compile(
    r"\b(?:would|could|will|needs?|needed|must|might|should|may|have|had|has|if|who|since)\b"
    r"[^;.]{0,40}$"
)
_HOME = re.compile(r"\bhome\b")
_AWAY = re.compile(r"\baway\b")
_SHOOTOUT = re.compile(r"shoot-?out|penalt")


class _Reading:
    """The results of one sentence; scores are used once, by the first rule that fits."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.t = marked.text
        self.used: set[int] = set()
        self.found: list[Result] = []
        self.opponents: set[int] | None = None

    def results(self) -> list[Result]:
        line = words.LINE.match(self.t)
        if line and not _SCORERS.match(self.t):
            return [self._line(line)]
        scored = "S" in self.t
        here = self.marked.words
        if not words.BEAT_CUES.isdisjoint(here):
            self.found += self._beat()
        if not words.OVERCOME_CUES.isdisjoint(here):
            self.found += self._overcome()
        if scored:
            self.found += self._score_win()
            self.found += self._defeat()
            self.found += self._draws()
            self._both()
            self.found += self._won()
        if not words.LOST_CUES.isdisjoint(here):
            self.found += self._lost()
        if "by" in here:
            self.found += self._beaten_by()
        self._without_score(here)
        if "past" in here or "by" in here:
            self.found += self._put_past()
        if "expense" in here:
            self._expense()
        self._went_out()
        if not words.PLAIN_WIN_CUES.isdisjoint(here):
            self.found += self._plain_win()
        if scored:
            self._level_pairs()
        if self.found:
            self.found.sort(key=lambda r: r.place)
            self._complete()
            mark_others(self.marked, self.found)
            for r in self.found:
                r.untrue = is_untrue(self.t, r.place, r.place + 1)
                r.passing = r.passing or r.untrue
        return self.found

    def _token(self, m: re.Match[str], group: str) -> Token | None:
        value = m.groupdict().get(group)
        return self.marked.at[m.start(group)] if value is not None else None

    def _pair(self, place: int) -> tuple[int, int] | None:
        score = self.marked.at[place].score
        return (score.first, score.second) if score is not None else None

    def _high(self, place: int) -> tuple[int, int] | None:
        pair = self._pair(place)
        return (max(pair), min(pair)) if pair is not None else None

    def _subject(self, place: int, skip: Token | None = None) -> Token | None:
        if self.opponents is None:
            self.opponents = opponents_at(self.marked) if "S" in self.t else set()
        return subject_before(self.marked, place, skip, self.opponents)

    def _passing(self, start: int, end: int) -> bool:
        return in_passing(self.marked, start, end)

    def _line(self, m: re.Match[str]) -> Result:
        """A bare score line: "Xian 2 Yan 1", "Xian 2-1 Yan"."""
        if m["a"]:
            a, b = int(m["a"]), int(m["b"])
            winner, loser = self._token(m, "winner"), self._token(m, "loser")
        else:
            a, b = self._pair(m.start("score")) or (0, 0)
            winner, loser = self._token(m, "w2"), self._token(m, "l2")
        if a < b:
            winner, loser = loser, winner
        return Result(self.marked, 0, winner, loser, a == b, (max(a, b), min(a, b)))

    def _beat(self) -> Iterator[Result]:
        """Verbs of beating: "X beat Y 2-1", "X beat Y on penalties", "beating them 3-2"."""
        t = self.t
        for _, m in words.BEATINGS.matches(t, self.marked.words):
            left = t[max(0, m.start() - 20) : m.start()]
            verb = m["verb"]
            if verb == "beaten" and not _HAD_BEATEN.search(left):
                continue
            if _MOVED.match(t, m.end()):
                continue
            if _WAS_BEATEN.search(left) and not verb.endswith("ing"):
                continue
            yield self._beaten(m)
        for m in words.BEAT_THEM.finditer(t) if " them" in t else ():
            told = self.found[-1] if self.found else None
            place = m.start("score")
            self.used.add(place)
            # "overcome a Y comeback, defeating them 3-2"
            yield Result(
                self.marked, m.start(),
                told.winner if told else self._subject(m.start()),
                told.loser if told else None,
                score=self._high(place), passing=self._passing(m.start(), m.end()),
            )  # fmt: skip

    def _beaten(self, m: re.Match[str]) -> Result:
        t = self.t
        loser = self._token(m, "loser")
        result = Result(
            self.marked, m.start(), self._subject(m.start()), loser,
            passing=self._passing(m.start(), m.end()),
        )  # fmt: skip
        rest = t[m.end() :]
        score = words.AFTER_SCORE.match(rest) or words.IN_SCORE.match(rest)
        if score is not None:
            place = m.end() + score.start("score")
            what = score_kind(self.marked, place)
            if what == "sets":
                result.margin = _set_list(self.marked, place)
            elif not self._partial(what):
                result.kind = "shoot_out" if what == "shoot_out" else "result"
                result.score = self._high(place)
                result.ground = _ground_after(t, place)
                self.used.add(place)
        elif words.ON_PENALTIES.match(rest):
            result.kind = "shoot_out"
        by = words.BY_MARGIN.match(rest)
        if by and loser is not None and self.marked.line.text.startswith("by ", loser.end + 1):
            result.margin = (loser.end + 1, loser.end + len(by.group()))
        return result

    def _overcome(self) -> Iterator[Result]:
        """What was overcome: "X overcame a comeback from Y"."""
        for head in words.OVERCOME.finditer(self.t):
            m = words.FROM_SIDE.match(self.t, head.end())
            if m:
                yield Result(
                    self.marked, head.start(), self._subject(head.start()), self._token(m, "loser"),
                    passing=self._passing(head.start(), m.end()),
                )  # fmt: skip

    def _score_win(self) -> Iterator[Result]:
        """Nouns for a win: "a 2-1 win for X over Y", "X's 2-1 win at Y"."""
        for m in words.SCORE_WIN.finditer(self.t):
            place = m.start("score")
            what = score_kind(self.marked, place)
            if place in self.used or self._partial(what):
                continue
            prep = m["prep"]
            loser = None if prep in ("in", "on") else self._token(m, "loser")
            winner = self._token(m, "winner")
            if winner is None:
                winner = self._subject(place, loser)
            elif _ADJECTIVE.match(self.t, m.end("winner")):
                winner = None  # "a win for the Xian side"
            ground: Ground | None = None
            if _HOME.search(m["adj"]) or prep in _AT_HOME:
                ground = "winner"
            elif loser is not None and (_AWAY.search(m["adj"]) or prep in _AT):
                ground = "loser"
            self.used.add(place)
            yield Result(
                self.marked, place, winner, loser, score=self._high(place), ground=ground,
                kind="shoot_out" if what == "shoot_out" or m["pens"] else "result",
                passing=self._passing(place, m.end()),
            )  # fmt: skip

    def _defeat(self) -> Iterator[Result]:
        """Nouns for a defeat: "a 2-1 defeat by Y", "a 2-1 defeat of Y"."""
        for m in words.DEFEAT.finditer(self.t):
            place = m.start("score")
            if place in self.used or not self._whole(place):
                continue
            other = self._token(m, "loser")
            me = self._subject(place, other)
            won = m["prep"] in ("of", "on")
            if m["prep"] == "on" and not _INFLICTED.search(self.t, max(0, place - 40), place):
                continue
            self.used.add(place)
            yield Result(
                self.marked, place, me if won else other, other if won else me,
                score=self._high(place),
                ground="winner" if m["prep"] in _AT else "loser" if m["prep"] in _AT_HOME else None,
                passing=self._passing(place, m.end()),
            )  # fmt: skip

    def _whole(self, place: int) -> bool:
        """Whether the score may be a whole match's."""
        what = score_kind(self.marked, place)
        return what != "shoot_out" and not self._partial(what)

    def _partial(self, what: str) -> bool:
        """Whether a score of this kind is none of a whole match of this day.

        The first leg and the opening match are this day's where the sentence has a day: "beat Y
        2-1 in the first leg of their semi-final on Wednesday".
        """
        if what == "first_leg" and is_dated(self.marked):
            return False
        return what in _NO_RESULT

    def _draws(self) -> Iterator[Result]:
        """Draws: "X drew 1-1 with Y", "a 1-1 draw at Y", "held Y to a 1-1 draw"."""
        for pattern in (words.HELD, words.DREW, words.DRAW, words.AT_HOME):
            for m in pattern.finditer(self.t):
                place = m.start("score")
                pair = self._pair(place)
                if place in self.used or pair is None or pair[0] != pair[1]:
                    continue
                if pattern is not words.DREW and not self._whole(place):
                    continue
                groups = m.groupdict()
                prep, adj = groups.get("prep"), groups.get("adj") or ""
                other = self._token(m, "loser")
                if prep == "between" and self._token(m, "third") is not None:
                    first, other, ground = other, self._token(m, "third"), None
                else:
                    first = self._token(m, "first") or self._subject(m.start(), other)
                    home = groups.get("home") or prep == "at home to" or _HOME.search(adj)
                    ground = "winner" if home or pattern is words.AT_HOME else None
                    if ground is None and other and (prep in _AT or _AWAY.search(adj)):
                        ground = "loser"
                self.used.add(place)
                yield Result(
                    self.marked, m.start(), first, other, True, pair,
                    ground="winner" if ground == "winner" else "loser" if ground else None,
                    passing=self._passing(m.start(), m.end()),
                )  # fmt: skip

    def _both(self) -> None:
        """Both sides before the verb, "X and Y drew 1-1": fuller than "drew 1-1" alone."""
        for m in words.BOTH.finditer(self.t):
            place = m.start("score")
            pair = self._pair(place)
            half = [r for r in self.found if r.level and r.loser is None]
            if pair is None or pair[0] != pair[1] or (place in self.used and not half):
                continue
            self.found = [r for r in self.found if r not in half]
            self.used.add(place)
            self.found.append(
                Result(
                    self.marked, m.start(), self._token(m, "winner"), self._token(m, "loser"), True,
                    pair, passing=self._passing(m.start(), m.end()),
                )
            )  # fmt: skip

    def _won(self) -> Iterator[Result]:
        """Winning somewhere: "X won 2-1 at Y", "won 4-3 on penalties at Y"."""
        for m in words.WON.finditer(self.t):
            place = m.start("score")
            what = score_kind(self.marked, place)
            if place in self.used or self._partial(what):
                continue
            shoot = what == "shoot_out" or bool(m["pens"])
            named: re.Match[str] | None = m
            if m["loser"] is None:
                named = words.LATE_LOSER.match(self.t, m.end()) if shoot else None
            loser = self._token(named, "loser") if named is not None else None
            prep = named["prep"] if named is not None else None
            self.used.add(place)
            yield Result(
                self.marked, m.start(), self._subject(m.start(), loser), loser,
                score=self._high(place), kind="shoot_out" if shoot else "result",
                ground="loser" if loser is not None and prep in _AT else None,
                passing=self._passing(m.start(), m.end()),
            )  # fmt: skip

    def _lost(self) -> Iterator[Result]:
        """Losing: "X lost 2-1 to Y", "X were beaten 2-1 at Y"."""
        for m in words.LOST.finditer(self.t):
            group = "score" if m["score"] else "late" if m["late"] else None
            other = self._token(m, "loser")
            if group is None and (other is None or m["prep"] in ("at", "away at")):
                continue
            if m["pens"] and (other is None or m["late"]):
                continue  # "beat X 2-1 but lost 5-3 on penalties": told with the match
            pair = None
            if group is not None:
                place = m.start(group)
                if place in self.used or not (m["pens"] or self._whole(place)):
                    continue
                pair = self._high(place)
            left = self.t[max(0, m.start() - 30) : m.start()]
            if m["passive"] and not _WAS.search(left):
                if other is not None and not _NAME_BEFORE.search(left) and pair is None:
                    continue
                passing = True  # "X, beaten 2-0 at Y"
            else:
                told = _DEFEAT_WHEN.search(self.t, max(0, m.start() - 90), m.start())
                passing = self._passing(told.start() if told else m.start(), m.end())
            if group is not None:
                self.used.add(m.start(group))
            at_home: Ground | None = "loser" if m["own"] or m["prep"] in _AT_HOME else None
            yield Result(
                self.marked, m.start(), other, self._subject(m.start(), other), score=pair,
                ground="winner" if m["prep"] in _AT else at_home, passing=passing,
                kind="shoot_out" if m["pens"] else "result",
            )  # fmt: skip

    def _beaten_by(self) -> Iterator[Result]:
        """Losing without a score: "X were swept aside by Y"."""
        for m in words.BEATEN_BY.finditer(self.t):
            winner = self._token(m, "winner")
            told = _DEFEAT_WHEN.search(self.t, max(0, m.start() - 90), m.start())
            if not any(m.start() <= r.place < m.end() for r in self.found):
                yield Result(
                    self.marked, m.start(), winner, self._subject(m.start(), winner),
                    passing=self._passing(told.start() if told else m.start(), m.end()),
                )  # fmt: skip

    def _without_score(self, here: Collection[str]) -> None:
        """Draws without a score: "X and Y shared the spoils", "X fought back to draw at Y"."""
        if any(r.level for r in self.found) or words.DRAW_CUES.isdisjoint(here):
            return
        for m in words.SHARED.finditer(self.t):
            self.found.append(
                Result(
                    self.marked, m.start(), self._token(m, "winner"), self._token(m, "loser"), True,
                    passing=self._passing(m.start(), m.end()),
                )
            )  # fmt: skip
        for m in words.DREW_WITH.finditer(self.t):
            other = self._token(m, "loser")
            if _AT_A_PLACE.match(self.t, m.end()):
                continue
            self.found.append(
                Result(
                    self.marked, m.start(), self._subject(m.start(), other), other, True,
                    self._level_after(m.end()),
                    ground="loser" if m["prep"] in _AT else None,
                    passing=_LOOKS_ON.search(self.t, 0, m.start()) is not None
                    or self._passing(m.start(), m.end()),
                )
            )  # fmt: skip

    def _level_after(self, end: int) -> tuple[int, int] | None:
        """The level score told after the side: "X drew with Y 1-1"."""
        score = words.AFTER_SCORE.match(self.t[end:])
        if score is None:
            return None
        place = end + score.start("score")
        pair = self._pair(place)
        if place in self.used or pair is None or pair[0] != pair[1] or not self._whole(place):
            return None
        self.used.add(place)
        return pair

    def _put_past(self) -> Iterator[Result]:
        """Goals counted in words: "X put three goals past Y"."""
        for m in words.PUT_PAST.finditer(self.t):
            yield Result(
                self.marked, m.start(), self._subject(m.start()), self._token(m, "loser"),
                passing=self._passing(m.start(), m.end()),
            )  # fmt: skip

    def _expense(self) -> None:
        """A tie's loser: "sent X through at the expense of Y after a 3-2 win"."""
        for m in words.EXPENSE.finditer(self.t):
            loser = self._token(m, "loser")
            if any(r.loser is loser for r in self.found):
                continue
            subject = self._subject(m.start(), loser)
            told = next(
                (r for r in self.found if r.loser is None and r.score and not r.level), None
            )
            if told is not None:
                told.loser = loser
                told.winner = subject or told.winner
            elif subject is not None:
                passing = self._passing(m.start(), m.end())
                self.found.append(Result(self.marked, m.start(), subject, loser, passing=passing))

    def _went_out(self) -> None:
        """Who went out: "Y crashed out after a goal earned X a 1-0 win"."""
        for r in self.found:
            if r.loser is not None or r.winner is None or not r.score or r.level:
                continue
            for m in words.WENT_OUT.finditer(self.t):
                loser = self._token(m, "loser")
                if loser is not r.winner:
                    r.loser = loser
                    break

    def _plain_win(self) -> Iterator[Result]:
        """A win without a score: "X's victory over Y"."""
        for m in words.PLAIN_WIN.finditer(self.t):
            loser = self._token(m, "loser")
            if any(r.loser is loser for r in self.found):
                continue
            shoot = _SHOOTOUT.search(m["adj"] or m.group())
            yield Result(
                self.marked, m.start(), self._subject(m.start(), loser), loser,
                kind="shoot_out" if shoot else "result",
                ground="loser" if m["prep"] == "at" else None,
                passing=self._passing(m.start(), m.end()),
            )  # fmt: skip

    def _level_pairs(self) -> None:
        """A level final score beside both sides: "X's meeting with Y ended goalless"."""
        for place, _ in self.marked.tokens("S"):
            pair = self._pair(place)
            if place in self.used or pair is None or pair[0] != pair[1]:
                continue
            if score_kind(self.marked, place) != "result":
                continue
            sides = pair_in(self.marked)
            if sides is not None:
                self.used.add(place)
                self.found.append(
                    Result(
                        self.marked, place, *sides, True, pair,
                        passing=self._passing(place, place + 1),
                    )
                )  # fmt: skip

    def _complete(self) -> None:
        """Give results with a score the side that stands elsewhere in the sentence."""
        for r in self.found:
            if r.score is None or r.passing or (r.winner is not None and r.loser is not None):
                continue
            if r.level:
                sides = pair_in(self.marked)
                if sides is not None and (r.winner is None or r.winner in sides):
                    r.winner, r.loser = sides
                    continue
            if r.winner is None and r.loser is None:
                continue
            self._from_beating(r)
            if r.winner is None and r.loser is not None:
                r.winner = self._other_side(r.loser, r.place)
            elif r.loser is None and r.winner is not None:
                r.loser = self._other_side(r.winner, r.place)

    def _from_beating(self, r: Result) -> None:
        """The loser of "a late goal sank Y as X won 2-1"."""
        for other in self.found:
            if r.loser is None and r.winner is not None and not (r.level or other.passing):
                whose = other.winner is None or other.winner.name == r.winner.name
                if other is not r and other.score is None and whose and other.loser is not None:
                    r.loser = other.loser if other.loser.name != r.winner.name else None

    def _other_side(self, known: Token, place: int) -> Token | None:
        other = opponent_in(self.marked, known)
        if other is None:
            other = owner_in(self.marked, place)
        return other if other is not None and other.name != known.name else None


def mark_others(marked: Marked, found: Sequence[Result]) -> None:
    """Say of each result of a sentence, in order, whether the sentence calls it another match."""
    for m in OTHER_MATCH.finditer(marked.text):
        before = [r for r in found if r.place < m.start()]
        if before and m.start() >= 4:
            before[-1].other = True
            continue
        for r in found:
            r.other = r.other or r.place >= m.start()


def _ground_after(t: str, score_at: int) -> Ground | None:
    """The ground told after the score: "beat N 2-0 at home", "beat N 2-0 away"."""
    if words.HOME_AFTER.match(t, score_at + 1):
        return "winner"
    return "loser" if words.AWAY_AFTER.match(t, score_at + 1) else None


def _set_list(marked: Marked, place: int) -> tuple[int, int]:
    """Offsets of a list of sets that opens with the score at ``place``."""
    first = marked.at[place]
    end = first.end
    text = marked.line.text
    for i in sorted(i for i in marked.at if i > place):
        token = marked.at[i]
        if token.score is None or not token.score.of_sets:
            break
        if text[end : token.start].strip(" ,;()and"):
            break
        end = token.end
    told = text[first.start : end]
    if text.startswith(")", end) and told.count("(") > told.count(")"):
        end += 1
    return (first.start, end)
