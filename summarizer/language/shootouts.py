"""Kicks of a shoot-out, in marked sentences that speak of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.draft import EventKind
from summarizer.language.actors import ROLE, Focus, actor_of, coordinated
from summarizer.language.incidents import Incident, time_near
from summarizer.language.kick_words import ASTRAY, FLEW, GONE, KEPT_OUT, SAVES, STRUCK, WOODWORK
from summarizer.language.marking import Marked, Token
from summarizer.language.shootout_words import tells_shootout

__all__ = ["kicks_in"]

_KICK = (
    r"(?:spot[- ]?kicks?|penalty(?: kicks?)?|penalties|kicks?|efforts?|attempts?|shots?|strikes?"
    r"|ones?|tries|try|takers?)\b(?! (?:area|box|shoot))"
)
_WORD = r"(?:[a-z-]+|T's?|U'|G'|P|S)"
_OWN_KICK = (
    rf"(?:(?:his|hers?|their|theirs|the|a|an|that|one|it|[TGU]'s?|the ball)(?: {_WORD}){{0,3}}?"
    rf"(?: {_KICK})?)"
)
_SAVED = re.compile(rf"\b(?P<verb>{SAVES})(?! by\b)")
# What stands between the verb of a save and the names: "the penalties of", "T's last kick, by".
_OBJECT = re.compile(
    rf" (?:both |all (?:three|four) of )?(?:(?:(?:[a-z-]+ |[TGU]'s? ){{0,5}}?{_KICK},?"
    rf"(?: taken)? (?:from|by|of)|from|both) )?(?:{ROLE} ){{0,4}}(?P<who>P)\b"
)
_HIS_KICK = re.compile(rf"'s?(?: [a-z]+){{0,2}} {_KICK}")
_AND_P = re.compile(
    rf"(?:'s)?(?:,| and|, and|, then| and then| plus|, followed by) (?:from |by )?(?:{ROLE}"
    rf" ){{0,3}}"
    r"(?P<more>P)(?! [a-z]+ed\b(?! by))(?! (?:was|were|had|then|hit|shot|put|sent|did|beat|made"
    r"|struck"
    r"|drove|kept|held|found|saw|could|went|took|won|sank|slid|swept|both|all|again|also)\b)"
)
_MISSED = re.compile(
    r"\b(?:miss(?:ed|es|ing)?\b(?! out)|fail(?:ed|ing|s)?\b(?! to (?:save|stop|keep|get))"
    r"|falter(?:ed|ing)|fluffed|squandered|wasted|were off target|was off target"
    rf"|(?:had|saw|see|having|seeing|watched) {_OWN_KICK} (?:[a-z]+ly )?(?:{GONE}|{FLEW})\b"
    rf"(?! {_KICK})|(?:was|were|being|be) (?:[a-z]+ )?(?:denied|foiled|thwarted|stopped|frustrated"
    rf"|kept out|repelled) by|{STRUCK} (?:{_OWN_KICK} |[a-z]+ly )?(?:[a-z]+ly |just |inches "
    r"|well )?"
    rf"{ASTRAY})"
)
_OWNED = re.compile(
    rf"(?P<who>P)(?:'s?)(?: [a-z-]+){{0,3}}?(?: {_KICK})?(?: for [TGU])?,? (?:then |also |duly )?"
    rf"(?:(?P<out>(?:was|were|being|had been) (?:[a-z]+ly |then |also |both )?{GONE}|{FLEW} "
    rf"(?:[a-z]+ ){{0,2}}?{ASTRAY}|missed\b|came back|(?:hit|struck|clipped|rattled|found)"
    rf" {WOODWORK})"
    r"|(?P<won>(?:sealed|won|settled|clinched|secured|decided|sent (?:T|G|U|the [a-z]+) |proved"
    r"|went in|found the (?:net|corner|target)|was (?:good|enough)|hit the (?:net|target)|made it S"
    r"|took (?:T|G|U)|put (?:T|G|U))))"
)
_OF = re.compile(
    rf"\b{_KICK} (?:from|by|of) (?:both )?(?:{ROLE} ){{0,4}}(?P<who>P)"
    rf"(?P<more>(?:(?:,| and|, and) (?:{ROLE} ){{0,3}}P){{0,5}}) "
    rf"(?:was|were|being|had been|having been) (?:[a-z]+ly |both |all )?{GONE}"
)
_ONLY_MISS = re.compile(
    r"(?P<who>P)(?:,| was| were| being| had been|, who was) (?:the )?(?:only|one|sole|lone)"
    r"(?: one)?(?: of [a-z ]{1,20}| [a-z-]+| T| T's){0,3} (?:to (?P<out>miss|fail|falter|be denied)"
    r"|to (?P<won>score|convert|succeed|find the (?:net|target)|beat [PE]))\b"
)
_SCORED = re.compile(
    r"\b(?:(?:scor|convert|nett)(?:ed|ing)\b|scores?\b|converts?\b|nets\b"
    r"|(?:was|were|being|proved) (?:all |both |each |also )?(?:successful|on target|accurate"
    r"|on the mark|faultless|flawless)\b"
    r"|(?:find|finds|found|finding) the (?:[a-z]+ )?(?:net|target|corner|mark)\b"
    r"|(?:hit|hitting) the (?:net|target)\b"
    r"|(?:slotted|slot|tucked|tuck|fired|fire|stroked|smashed|rolled|roll|drove|swept|hammered"
    r"|drilled"
    r"|lashed|buried|bury|sank|sink|dispatched|put|knocked|passed|blasted|thumped|rifled|rammed"
    rf"|slid|steered|dinked|chipped|clipped|struck|hit|kicked) (?:(?:in|home|away)\b|{_OWN_KICK}"
    rf" (?:in|home|away|past [PE]|into the [a-z ]{{0,20}}(?:net|corner|roof))\b)"
    r"|(?:buried|sank|dispatched|slotted|struck|hit|netted|tucked away|rolled in) "
    r"(?:what (?:proved|turned out) to be )?(?:the|his|her|a|their|[TGU]'s?)(?:"
    rf" [a-z-]+){{0,3}}? {_KICK}"
    r"|(?:beat|beats|beating) (?:[PE]\b|(?:the|his|her) (?:[a-z-]+ )?(?:goal)?keeper|(?:his|her)"
    r" (?:opposite number|counterpart)|him\b|her\b)"
    r"|had no (?:such )?(?:trouble|problems?|difficult[a-z]+)\b|ma[dk]e? no (?:such )?mistakes?\b"
    r"|making no mistake\b|(?:kept|held|keeping|holding|keep) (?:his|her|their) (?:nerves?|cool"
    r"|composure)\b"
    r"|finish(?:ed|ing) (?:it|them|the job|T) off\b|finished the job\b"
    r"|(?:stepped|stepping) up to (?:seal|settle|win|clinch)"
    r"|(?:sent|sending|send) (?:[PE]|the (?:[a-z]+ )?(?:goal)?keeper) the wrong way\b"
    r"|(?:brought|pulled|drew) (?:them|[TGU]) (?:back )?level(?: at S)?\b"
    r"|(?:hit|struck|slotted|fired) (?:the|a) (?:winning|decisive|deciding) [a-z-]+\b"
    r"|(?:settled|settling|settle|sealed|sealing|seal|clinched|clinch) (?:matters|it|the"
    r" (?:match|tie"
    r"|shoot-?out|contest|victory|win)|victory|[TGU]'s (?:place|passage|progress))\b)"
)
_SAME = re.compile(
    r"\b(?:did|does|doing) (?:the same|likewise|so too)\b|\bfollow(?:ed|ing) suit\b|\breplied\b"
    r"|\bresponded\b|\banswered\b|\bmatched (?:them|him|her|that)\b|\bwas also\b(?= successful)"
)
_AS_DID = re.compile(
    r"(?:,? as (?:did|were|was|had)|,?(?: and| but)? so (?:did|were|was|too (?:did|were))) "
    rf"(?:{ROLE} ){{0,3}}(?P<who>P)"
)
_NOT_SO = re.compile(
    rf",? but (?:not (?:{ROLE} ){{0,3}}(?P<a>P)|(?:{ROLE} ){{0,3}}(?P<b>P) (?:did not|didn't"
    r"|could not"
    r"|couldn't|was not|failed))"
)
_ONLY_SCORED = re.compile(
    rf"\b(?P<only>only|just) (?:{ROLE} ){{0,3}}P(?: and (?:{ROLE} ){{0,3}}P)? $"
)
_LAST_FROM = re.compile(
    r"\bwith (?P<side>T)'s (?:[a-z]+ ){0,2}(?:attempt|kick|penalty|effort), from "
    rf"(?:{ROLE} ){{0,4}}(?P<who>P)\b"
)
_SIDES_KICKS = re.compile(
    r"\b(?P<side>T)'s? (?:first|second|third|fourth|fifth|opening|last|final|next|remaining) "
    r"(?:[a-z]+ )?(?:kicks?|penalt|attempts?|efforts?)"
)
_FOR = re.compile(r"(?: [a-z]+){0,4}? for (?P<side>T)\b")
_FOR_FIRST = re.compile(r"(?:^|[;,] (?:and |but )?)for (?P<side>T), (?=P)")
_ITS = re.compile(r"(?P<side>T)'s?\b")
_AS_WON = re.compile(
    r" (?:[a-z]+ ){0,4}as (?:the )?(?P<side>T) (?:won|beat|edged|saw|went|claimed|triumphed)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|could|would|should|failed to|until|if|goals?|had (?:already |earlier |also )?"
    r"(?:twice )?|having|nobody|neither|n't) (?:[a-z]+ )?$"
)
# "deny P, beat her counterpart": what comes after the comma is the keeper's.
_RIGHT_BEFORE = re.compile(
    r"(?P<who>P)(?P<to> to| all| both| each| then| also| again| duly| successfully| calmly| coolly"
    r"| in turn| the only| both then| all then| could only| promptly){0,2} $"
)
_OTHERS_KICK = re.compile(r"\b(?:from|by|of|deny|denied|denying) (?:[a-z]+ ){0,3}$")
_GOAL_AFTER = re.compile(
    r" (?:[a-z]+ )?(?:a|an|the|his|her|two|both|three) (?:[a-z-]+ ){0,2}"
    r"(?:goals?|equaliser|opener|brace|hat-?trick|last-gasp)\b"
    r"| (?:a|the) (?:[a-z-]+ )?chance| (?:twice|late|early|again|M|W|L)\b"
    r"| in (?:extra|stoppage|added|injury|normal|the (?:first|second|opening|closing|final|last"
    r"|M))\b"
)
# Words that tell a goal of the match as well as a kick, and what makes them a kick's.
_EITHER = re.compile(
    r"scor|nett|nets|beat|f[io]und|finding|on target|hit the (?:net|t)|on the mark"
)
_SPEAKS = re.compile(r"shoot-?out|from the spot|12 yards|twelve yards|penalt|kick|effort|attempt")
_CUES = frozenset(
    """penalty penalties kick kicks kicked spot shoot shootout shootouts saved saving saves save
    stopped denied deny missed miss missing scored score scoring converted convert wide over post
    bar crossbar upright woodwork target nerve mistake net netted trouble failed fail wrong effort
    efforts attempt attempts successful shot parry parried level suit same sealed settled settle
    beat beating beaten off winner turned pushed push kept hands""".split()
)


def kicks_in(marked: Marked, focus: Focus | None = None) -> list[Incident]:
    """The kicks told in a sentence that speaks of a shoot-out, each player once."""
    if _CUES.isdisjoint(marked.words):
        return []
    if any(t.kind in "MLW" for t in marked.at.values()) and not tells_shootout(marked.text):
        return []  # a penalty of the match
    return _Kicks(marked, focus).told()


class _Kicks:
    """The kicks of one sentence."""

    def __init__(self, marked: Marked, focus: Focus | None) -> None:
        self.marked = marked
        self.t = marked.text
        self.at = marked.at
        self.focus = focus
        self.found: list[Incident] = []
        self.done: set[int] = set()
        sides = {tok.ref for tok in marked.at.values() if tok.kind == "T"}
        whose = _SIDES_KICKS.search(self.t) if len(sides) == 1 else None
        self.whose = self.at[whose.start("side")] if whose else None

    def told(self) -> list[Incident]:
        for m in _LAST_FROM.finditer(self.t):
            side = self.at[m.start("side")]
            self._put("shootout_missed", m.start(), self.at[m.start("who")], side)
        for m in _ONLY_MISS.finditer(self.t):
            self._put(_kind(bool(m["won"])), m.start(), self.at[m.start("who")])
        for m in _OF.finditer(self.t):
            for token in [t for _, t in self.marked.tokens("P", m.start("who"), m.end("more"))]:
                self._put("shootout_missed", m.start(), token)
        self._saved()
        for m in _OWNED.finditer(self.t):
            if self._of_match(m):
                continue
            for token in [*self._owners_before(m.start("who")), self.at[m.start("who")]]:
                self._put(_kind(bool(m["won"])), m.start(), token)
        for m in _MISSED.finditer(self.t):
            self._by_subject("shootout_missed", m)
        for m in _SCORED.finditer(self.t):
            self._by_subject("shootout_scored", m)
        if self.found or self.focus is not None:
            for m in _SAME.finditer(self.t):
                self._by_subject(self._kind_before(m.start()), m)
        return self.found

    def _kind_before(self, place: int) -> EventKind:
        """The kind of the kick told last before ``place``."""
        before = [i for i in self.found if i.place < place]
        return max(before, key=lambda i: i.place).kind if before else "shootout_scored"

    def _put(
        self,
        kind: EventKind,
        place: int,
        token: Token,
        side: Token | None = None,
        keeper: Token | None = None,
    ) -> None:
        if id(token) in self.done or token.kind != "P":
            return
        self.done.add(id(token))
        side = side or (self.whose if keeper is None else None)
        lines = [self.marked.line.number]
        self.found.append(
            Incident(kind, self.marked, place, token, side, keeper=keeper, lines=lines)
        )

    def _list(self, place: int) -> Iterator[Token]:
        """The name at ``place`` and those that go on its list: "P, P and P"."""
        yield self.at[place]
        end = place + 1
        while more := _AND_P.match(self.t, end):
            yield self.at[more.start("more")]
            end = more.end()

    def _owners_before(self, place: int) -> list[Token]:
        """The first owner of "P and P's kicks"."""
        m = re.search(r"(?P<who>P)(?:'s)? and $", self.t[max(0, place - 12) : place])
        return [self.at[max(0, place - 12) + m.start("who")]] if m else []

    def _of_match(self, m: re.Match[str]) -> bool:
        """Whether a minute shows that it happened in the match."""
        return bool(self.marked.tokens("ML", m.start(), m.end() + 20))

    def _saved(self) -> None:
        """Kicks told as a keeper's: "saved penalties from P, P and P"."""
        if KEPT_OUT.isdisjoint(self.marked.words):
            return
        for m in _SAVED.finditer(self.t):
            whose = _OBJECT.match(self.t, m.end())
            if whose is None or self.t.startswith((" from the", " from 1"), m.end()):
                continue
            place = whose.start("who")
            people = list(self._list(place))
            last = max(i for i, tok in self.at.items() if tok is people[-1])
            if self.t.startswith("'", last + 1) and not _HIS_KICK.match(self.t, last + 1):
                continue
            if time_near(self.marked, m.start(), m.end()) is not None:
                continue  # a save of the match, not of the shoot-out
            by = actor_of(self.marked, m.start(), self.focus).people
            keeper = by[0] if len(by) == 1 else None
            if keeper is not None and any(keeper.ref == token.ref for token in people):
                continue
            for token in people:
                self._put("shootout_missed", m.start(), token, keeper=keeper)

    def _by_subject(self, kind: EventKind, m: re.Match[str]) -> None:
        before = self.t[: m.start()]
        if self._of_match(m) or _NEGATED.search(before) or _GOAL_AFTER.match(self.t, m.end()):
            return
        people = self._subjects(m.start())
        if (
            len(people) < 2
            and _EITHER.match(m.group())
            and not (self.found or _SPEAKS.search(self.t))
        ):
            return
        side = None
        if told := _FOR.match(self.t, m.end()):
            side = self.at[told.start("side")]
        elif won := _AS_WON.match(self.t, m.end()):
            side = self.at[won.start("side")]
        elif (first := _FOR_FIRST.search(before)) and not re.search(
            r"[TGU]", before[first.end() :]
        ):
            side = self.at[first.start("side")]
        elif own := _ITS.search(m.group()):
            side = self.at[m.start() + own.start("side")]
        for token in people:
            self._put(kind, m.start(), token, side)
        self._also(kind, m)

    def _subjects(self, place: int) -> tuple[Token, ...]:
        """Who does it: the name right before the verb, "leaving P to score", else the subject."""
        near = _RIGHT_BEFORE.search(self.t, max(0, place - 40), place)
        if near is not None:
            who = near.start("who")
            if not _OTHERS_KICK.search(self.t, max(0, who - 30), who) or near["to"] is None:
                return coordinated(self.marked, who)
        actor = actor_of(self.marked, place, self.focus)
        return actor.people

    def _also(self, kind: EventKind, m: re.Match[str]) -> None:
        """Those of "…, as did P and P" and of "… but not P" after what was told."""
        stop = self.t.find(";", m.end())
        rest = m.end() + 60 if stop < 0 else min(stop, m.end() + 60)
        for also in _AS_DID.finditer(self.t, m.end(), rest):
            tokens = list(self._list(also.start("who")))
            last = max(i for i, tok in self.at.items() if tok is tokens[-1])
            told = _FOR.match(self.t, last + 1)
            for token in tokens:
                self._put(kind, m.start(), token, self.at[told.start("side")] if told else None)
        for no in _NOT_SO.finditer(self.t, m.end(), rest):
            token = self.at[no.start("a" if no["a"] else "b")]
            self._put(_kind(kind != "shootout_scored"), m.start(), token)


def _kind(scored: bool) -> EventKind:
    return "shootout_scored" if scored else "shootout_missed"
