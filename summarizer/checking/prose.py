"""Prose: every name, number, result and quoted word of headline and blurb is a checked fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.checking.numbers import GOALS
from summarizer.checking.outcome import winner_of
from summarizer.checking.view import View, aliases
from summarizer.draft import Draft, DraftMatch, TextClaim
from summarizer.language.halves import half_of
from summarizer.language.names import find_name, fold, name_runs, same_glyphs, surname
from summarizer.language.numbers import numbers_in
from summarizer.language.scores import scores_in

__all__ = ["LIMITS", "Complaint", "ProseFacts", "prose_complaints"]

LIMITS = {"headline": 55, "blurb": 178}
"""Graphemes: 55 for a headline (BBC), 178 for a push message."""

_F = re.IGNORECASE
_TOKEN = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|\[\[|\]\]|<[A-Za-z_/][^>\n]{0,40}>|\[[A-Z][A-Z_ ]{2,40}\]|"
    r"\b[A-Z]{2,}_[A-Z_]{2,}\b|%\([a-z_]{1,30}\)s|"
    r"\b(?:TODO|TBD|TK|XXX|Lorem ipsum)\b|\{[a-z_]{1,30}\}"
)
_QUOTED = re.compile(
    r"[“\"«„]([^“”\"«»„]{1,400})[”\"»“]|(?:(?<=\s)|^)[‘']([^‘’']{1,400}(?:[’'][a-z]{1,2}\b[^‘’']{0,200}){0,8})[’'](?![\w])"
)
_WIN = (
    r"beat(?:s|ing)?|defeat(?:s|ed|ing)?|edg(?:e|es|ed|ing)(?: past| out)?|thrash(?:es|ed|ing)?|"
    r"rout(?:s|ed|ing)?|hammer(?:s|ed|ing)?|"
    r"crush(?:es|ed|ing)?|down(?:s|ed|ing)?|overcom(?:e|es|ing)|overcame|see(?:s|ing)? off|"
    r"saw off|stun(?:s|ned|ning)?|outclass(?:es|ed)?|"
    r"win(?:s)? (?:at|over|against)|won (?:at|over|against)|victory (?:over|against)|win over|"
    r"triumph over|past|top(?:s|ped)|knock(?:s|ed)? out|"
    r"sink(?:s)?|sank|brush(?:es|ed)? aside|cruis(?:e|es|ed) past|put(?:s)? out|eliminat(?:es|"
    r"ed)|prevail(?:s|ed)? over|get the better of|got the better of"
)
_BEAT = re.compile(rf"\b(?:{_WIN})\b(?! by\b)", _F)
_LOSE = re.compile(
    r"\b(?:stunned by|edged by|held off by|los[es]|loses|lost|losing|beaten by|defeated by|"
    r"go(?:es)? down to|went down to|"
    r"fall(?:s)? to|fell to|defeat (?:to|by|against|at)|succumb(?:s|ed)? to)\b",
    _F,
)
_ANY_WIN = re.compile(
    r"\b(?:beat|beats|defeat(?:s|ed)?|win(?:s)?|won|victory|victorious|triumph)\b", _F
)
_TRIUMPH = re.compile(
    r"\b(?:triumph(?:s|ed)?|t(?:ook|ake|akes) (?:all )?(?:the |three )?points|win|wins|won|"
    r"victorious)\b",
    _F,
)
_DRAW = re.compile(
    r"\b(?:dr[ae]w(?:s|n)?\b(?! (?:on|is|for|against either))|held|share the|shared the|"
    r"stalemate|(?:ends?|finish(?:es|ed)?) level|all square)",
    _F,
)
_OTHER_WAY = re.compile(
    r"\b(?:penalt|shoot-?out|spot[- ]kick|aggregate|overall|tie|through|leg)\w*", _F
)

# word → what margin and time line must be for it; the reason stands in the finding.
_BIG = re.compile(
    r"\b(?:thrash|rout(?:s|ed|ing)?\b|hammer|demolish|crush|humiliat|annihilat|hit for six|"
    r"cruis(?:e|es|ed|ing)\b|strol|romp|trounc|run riot|ran riot|emphatic|hammering|comfortabl|"
    r"outclass|dominat|at ease|easy|easily)",
    _F,
)
_SMALL = re.compile(
    r"\b(?:edg(?:e|es|ed|ing)\b|narrow|scrap(?:e|es|ed)\b|squeez|squeak|pip(?:s|ped)\b|slender|"
    r"hard-fought)",
    _F,
)
_LATE = re.compile(
    r"\b(?:late|last-gasp|last-minute|last gasp|dying (?:seconds|minutes|moments)|at the death|"
    r"stoppage[- ]time|injury[- ]time|added[- ]time|last kick|dramatic finale)\b",
    _F,
)
_COMEBACK = re.compile(
    r"\b(?:come(?:s)? (?:from )?behind|came from behind|comeback|fight(?:s)? ?back|fought back|"
    r"fightback|rall(?:y|ies|ied)|recover(?:s|ed)?|from behind)\b",
    _F,
)
_ACCUSE = re.compile(
    r"\b(?:racis[mt]|slur|abus(?:e|ed|ive)|assault(?:ed)?|cheat(?:ed|ing|s)?|brib(?:e|ed|ery)|"
    r"match-fixing|doping|doped|discriminat\w*|spat|spitting|punch(?:ed)?|headbutt(?:ed)?|"
    r"stamp(?:ed)?|bit|fraud|corrupt\w*|threat(?:en(?:ed|s)?)?|div(?:ed|ing))\b",
    _F,
)
_ATTRIBUTED = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ation|ations)|alleg(?:e|es|ed|edly|ation|ations|ing)|claim(?:s|ed|"
    r"ing)?|according to|sa(?:id|ys)|investigat\w*|report(?:ed|edly|s)|den(?:y|ies|ied)|"
    r"complain(?:ed|t|ts)?|suspected)\b",
    _F,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,3}")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A rule that speaks against a text, and the word it is about."""

    rule: str
    word: str


def _fold_words(values: Iterable[str]) -> set[str]:
    words: set[str] = set()
    for v in values:
        for w in _WORD.findall(fold(v)):
            words.add(w)
            words.update(w.split("-"))
            if w.endswith("'s"):
                words.add(w[:-2])
    return words


def _claims(match: DraftMatch) -> list[TextClaim]:
    one = [match.home, match.away, match.competition, match.stage, match.venue, match.city]
    return [c for c in one if c is not None] + [*match.dates, *match.next_opponents]


class ProseFacts:
    """What prose about match ``index`` of a draft may use; ``draft`` holds only claims that
    passed their own checks."""

    def __init__(self, view: View, draft: Draft, index: int) -> None:
        self.view = view
        self.match = match = draft.matches[index]
        self.quotes = [
            q for q in draft.quotes if q.match in (index + 1, None) or len(draft.matches) == 1
        ]
        names = [c.value for c in _claims(match)]
        names += [e.player for e in match.events if e.player]
        names += [q.speaker for q in self.quotes if q.speaker]
        names += [q.role for q in self.quotes if q.role]
        names += [a for s in (match.home, match.away) for a in aliases(s.value)]
        self.words = _fold_words(names)
        claims = _claims(match)
        scores = [match.score, match.half_time, match.aggregate, match.first_leg, match.shoot_out]
        evidence: set[int] = {n for c in claims for n in c.evidence}
        evidence |= {n for s in scores if s for n in s.evidence}
        evidence |= {n for e in match.events for n in e.evidence}
        for claim in (match.advanced, match.winner, match.result):
            evidence |= set(claim.evidence) if claim else set()
        for q in self.quotes:
            evidence |= set(q.evidence)
        self.sentences = [fold(view.text(n)) for n in sorted(view.usable(evidence))]
        self._stems: set[str] | None = None
        self.numbers = self._numbers()
        self.pairs = {(s.home, s.away) for s in scores if s} | {
            (s.away, s.home) for s in scores if s
        }
        first, total = match.first_leg, match.score
        if first and total:
            pair = (first.home + total.home, first.away + total.away)
            self.pairs |= {pair, pair[::-1]}
        self.pairs |= self._running()

    def _running(self) -> set[tuple[int, int]]:
        """Scores on the way that the cited sentences tell."""
        return {
            pair
            for e in self.match.events
            for n in self.view.usable(e.evidence)
            for s in self.view.scores(n)
            if s.role in ("running", "half_time")
            for pair in (s.pair, s.pair[::-1])
        }

    def _numbers(self) -> set[int]:
        match = self.match
        found: set[int] = set()
        for e in match.events:
            if e.minute is not None:
                found |= {e.minute, e.minute + (e.added or 0)} | ({e.added} if e.added else set())
        players = [e.player for e in match.events if e.kind in GOALS and e.kind != "own_goal"]
        found |= {players.count(p) for p in players}
        if match.score:
            found |= {match.score.home, match.score.away, match.score.home + match.score.away}
        if any(e.kind in ("red", "sent_off", "second_yellow") for e in match.events):
            off = sum(e.kind in ("red", "sent_off", "second_yellow") for e in match.events)
            found |= {11 - off, 10}
        for claim in (*_claims(match), *([match.result] if match.result else [])):
            found |= {n.value for n in numbers_in(claim.value)}
        return found

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is plain, or its stem the wire's, or part of a number."""
        if word in _PLAIN or word in self.words or numbers_in(word):
            return True
        if self._stems is None:
            found = {w for s in self.sentences for w in _WORD.findall(s)}
            self._stems = {_stem(p) for w in found for p in (w, *w.split("-"))}
        return _stem(word) in self._stems

    def phrase_stands(self, phrase: str) -> bool:
        """Whether the words stand in a sentence that the match rests on."""
        wanted = fold(phrase)
        return bool(wanted) and any(wanted in s for s in self.sentences)


def prose_complaints(facts: ProseFacts, kind: str, text: str) -> Iterator[Complaint]:
    """What the rules say against ``text``, the ``kind`` (headline or blurb) of a match."""
    if not text.strip():
        yield Complaint("prose-empty", "")
        return
    for c in text:
        if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs"):
            yield Complaint("prose-control", f"U+{ord(c):04X}")
            return
    if _graphemes(text) > LIMITS[kind]:
        yield Complaint("prose-length", f"{_graphemes(text)} of {LIMITS[kind]}")
    m = _TOKEN.search(text)
    if m:
        yield Complaint("prose-token", m.group())
    yield from _quoted(facts, text)
    yield from _numbers(facts, text)
    yield from _names(facts, text)
    yield from _result(facts, text)
    yield from _players(facts, text)
    yield from _words(facts, text)
    yield from _judgement(facts, text)
    for sentence in re.split(r"(?<=[.!?;])\s", text):
        a = _ACCUSE.search(sentence)
        if a and not _ATTRIBUTED.search(sentence):
            yield Complaint("prose-accusation", a.group())


def _graphemes(text: str) -> int:
    import regex  # loaded late: only prose needs it

    return len(regex.findall(r"\X", text))


def _quoted(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    for m in _QUOTED.finditer(text):
        inside = m[1] or m[2]
        wanted = " ".join(same_glyphs(inside).split())
        wanted = wanted.rstrip(",.")
        owners = [
            q
            for q in facts.quotes
            for n in q.spans
            if _plain(facts.view.wire.quotation_text(n)).rstrip(",.") == wanted
        ]
        if not owners:
            yield Complaint("prose-quote", inside)
            continue
        outside = text[: m.start()] + text[m.end() :]
        named = {q.speaker for q in facts.quotes if q.speaker and surname(q.speaker) in outside}
        if named and owners[0].speaker not in named:
            yield Complaint("prose-quote", inside)


def _plain(text: str) -> str:
    return " ".join(same_glyphs(text).split())


def _numbers(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    spans: list[tuple[int, int]] = []
    result = facts.match.result
    if result is not None:
        at = same_glyphs(text).find(same_glyphs(result.value))
        if at >= 0:
            spans.append((at, at + len(result.value)))
    for s in scores_in(text):
        if any(a <= s.start and s.end <= b for a, b in spans):
            continue
        spans.append((s.start, s.end))
        if (s.first, s.second) not in facts.pairs:
            yield Complaint("prose-number", text[s.start : s.end])
    words = text.split()
    for n in numbers_in(text):
        if any(a <= n.start < b for a, b in spans) or n.value in facts.numbers:
            continue
        after = text[n.end :].split()
        before = text[: n.start].split()
        follower = after[0].strip(".,;:") if after else ""
        near = f"{text[n.start : n.end]}{text[n.end : n.end + 1]}{follower}"
        back = f"{before[-1] if before else ''} {text[n.start : n.end]}"
        if facts.phrase_stands(near.strip()) and (after or facts.phrase_stands(back)):
            continue
        if words and facts.phrase_stands(back) and not after:
            continue
        yield Complaint("prose-number", text[n.start : n.end])


def _names(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    for run in name_runs(text):
        words = _WORD.findall(fold(run.text))
        missing = [
            w for w in words if w not in facts.words and not set(w.split("-")) <= facts.words
        ]
        if not missing:
            continue
        if run.initial and len(words) == 1 and run.start == 0 and run.text.casefold() in _COMMON:
            continue
        spaced = run.text.replace("-", " ")
        if len(run.text) > 2 and (facts.phrase_stands(run.text) or facts.phrase_stands(spaced)):
            continue
        yield Complaint("prose-name", run.text)


_COMMON = frozenset(
    "late early stoppage-time penalty goals substitute brace hat-trick ten-man own second-half "
    "first-half extra-time teenage debutant home visiting".split()
)


def _side_at(facts: ProseFacts, text: str, end: bool) -> str | None:
    """Which side ``text`` names last (``end``) or first."""
    best: tuple[int, str] | None = None
    for side, claim, other in (
        ("home", facts.match.home, facts.match.away),
        ("away", facts.match.away, facts.match.home),
    ):
        others = {fold(a) for a in aliases(other.value)}
        for alias in aliases(claim.value):
            if fold(alias) in others:
                continue
            hay, needle = fold(text), fold(alias)
            at = hay.rfind(needle) if end else hay.find(needle)
            if at >= 0 and (best is None or (at > best[0] if end else at < best[0])):
                best = (at, side)
    return best[1] if best else None


def _result(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    match = facts.match
    winner = match.winner.value if match.winner else winner_of(match.score) if match.score else None
    through = match.advanced.value if match.advanced else None
    other_way = _OTHER_WAY.search(text)
    for m in _BEAT.finditer(text):
        x, y = _side_at(facts, text[: m.start()], True), _side_at(facts, text[m.end() :], False)
        if x is None or y is None or x == y:
            continue
        if winner is None or (winner != x and not (other_way and through == x)):
            yield Complaint("prose-result", m.group())
    for m in _LOSE.finditer(text):
        x = _side_at(facts, text[: m.start()], True)
        if x is None:
            continue
        if winner is None or winner == x or (winner == "draw" and not other_way):
            yield Complaint("prose-result", m.group())
    for m in _TRIUMPH.finditer(text):
        near = text[
            max(text.rfind(c, 0, m.start()) for c in (". ", ", ", "; ", " as ")) + 1 : m.start()
        ]
        x = _side_at(facts, near, True)
        if _BEAT.search(near) or _LOSE.search(near):
            continue  # "beat Port Ellan to win": the subject is the first side, judged above
        if x is not None and winner != x and not (other_way and through == x):
            yield Complaint("prose-result", m.group())
    if _BEAT.search(text) and match.score:
        mine = match.score
        for pair in scores_in(text):
            figures = (pair.first, pair.second)
            known = figures in ((mine.home, mine.away), (mine.away, mine.home))
            if known and pair.first < pair.second:
                yield Complaint("prose-result", text[pair.start : pair.end])
    won = _ANY_WIN.search(text)
    if won and winner == "draw" and not other_way:
        yield Complaint("prose-result", won.group())
    drew = _DRAW.search(text)
    if drew and winner in ("home", "away") and not other_way:
        yield Complaint("prose-result", drew.group())
    if match.score and winner in ("home", "away"):
        yield from _order(facts, text)


def _order(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    """In "Norvale 2-1 Port Ellan" the figures stand in the order of the names."""
    score = facts.match.score
    if score is None:
        return
    for s in scores_in(text):
        before = _side_at(facts, text[max(0, s.start - 40) : s.start], True)
        after = _side_at(facts, text[s.end : s.end + 4 + 40], False)
        close = not re.search(r"[a-z]{2,}", text[s.end : s.end + 3])
        if before and after and before != after and not close:
            continue
        if before and after and before != after and re.match(r"\s[A-Z]", text[s.end : s.end + 2]):
            mine = score.home if before == "home" else score.away
            if (s.first, s.second) in (
                (score.home, score.away),
                (score.away, score.home),
            ) and s.first != mine:
                yield Complaint("prose-result", text[s.start : s.end])


# What a text may say of a player, and the kinds of events that bear it.
_KICKS = ("shootout_scored", "shootout_missed")
_SAID_OF: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(r"\b(?:sent off|dismissed|red card|red-carded|saw red)\b", _F),
        ("red", "sent_off", "second_yellow"),
    ),
    (re.compile(r"\b(?:booked|yellow card|cautioned)\b", _F), ("yellow", "second_yellow")),
    (re.compile(r"\bown goal\b", _F), ("own_goal",)),
    (re.compile(r"\b(?:missed|saved|failed)\b", _F), ("missed_penalty", "shootout_missed")),
    (
        re.compile(r"\b(?:penalty|from the spot|spot[- ]kick)\b", _F),
        ("penalty_goal", "missed_penalty", *_KICKS),
    ),
    (
        re.compile(
            r"\b(?:scored|scores|netted|nets|struck|strikes|headed|heads|double|brace|hat-trick|"
            r"twice|goal|winner|equaliser)\b",
            _F,
        ),
        ("goal", "penalty_goal", "own_goal"),
    ),
)
_AT_MINUTE = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)[- ]minute|\((\d{1,3})\)")
_CLAUSE = re.compile(r"[,;.]\s| as | while | but | after | before ")


def _players(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    """What is said of a player right beside the name is an event of that player."""
    events = facts.match.events
    if facts.match.sport != "football":
        return
    for player in dict.fromkeys(e.player for e in events if e.player):
        mine = [e for e in events if e.player == player]
        for s, e in find_name(text, player) or find_name(text, surname(player)):
            stop = _CLAUSE.search(text, e)
            clause = text[e : stop.start() if stop else len(text)]
            other = min(
                (
                    at
                    for x in events
                    if x.player and x.player != player
                    for at, _ in find_name(clause, surname(x.player))
                ),
                default=len(clause),
            )
            clause = clause[:other]
            before = text[max(0, s - 14) : s]
            for pattern, kinds in _SAID_OF:
                m = pattern.search(clause)
                if m and not any(x.kind in kinds for x in mine):
                    yield Complaint("prose-event", f"{player}: {m.group()}")
                    return
            for m in _AT_MINUTE.finditer(before + clause):
                minute = int(m[1] or m[2])
                known = [x for x in mine if x.minute is not None]
                if known and not any(
                    minute in (x.minute, (x.minute or 0) + (x.added or 0)) for x in known
                ):
                    yield Complaint("prose-event", f"{player}: {m.group()}")
                    return


_PLAIN = frozenset(
    """about above advance advanced advances advancing after against aggregate ahead also although
    amid among another away back beat beaten beats beating because been before behind being between
    book booked booking both bring brought came card cards claim claimed claims come comeback comes
    coming converted converts cup decided decider defeat defeated defeats despite double down draw
    drawn draws drew each earlier early earn earned earns edge edged eliminated end ended ends enter
    equalise equalised equaliser extra face faced final finals finish finished first five follow
    followed following four from full game games gave give goal goalless goals half halves hand
    have header headers held help helped helps hold holds home host hosts into just kick kicks kept
    last late later lead leading leads league left level levelled lift lifted lose loses losing lost
    made make makes making match meet meets minute minutes miss missed misses more move moved next
    only open opened opener opening opponents over overcame overcome past penalties penalty place
    play played plays point points progress progressed progresses put quarter reach reached reaches
    remaining rescue rescued restored result return returned round rout save saved saves score
    scored scorer scorers scores scoring seal sealed seals season second secure secured secures semi
    send sends sent settle settled settles share shared shoot shoot-out shootout side sides snatch
    snatched spot spot-kick stage stalemate still stop stoppage strike strikes struck substitute
    success succumb take takes taken taking team that their them then they third this three through
    tie time times title took triumph turn turned twice until victory visitors were when where which
    add added adding adds answer answered answers bag bagged bags breakthrough broke cap capped caps
    clinch clinched clinches complete completed completes consolation cut cuts deadlock deficit
    dismissal dismissed dominate dominated doubled downed downs dramatic extended fire fired fires
    grab grabbed grabs guide guided guides hand handed hands hits inspire inspired inspires latter
    lifts narrow netted nets notch notched other others oust ousted ousts power powered powers
    propel propelled pull pulled pulls replied replies reply rescues respond responded response
    rounded sank sending sink sinks sealed snatches stun stunned stuns tally tapped thanks topped
    tops wrap wrapped wraps
    while whose will winner winners winning wins with within without woman women would""".split()
)
"""Words of results that a text may use though the wire does not. No word here says that something
happened that is no checked fact: names, numbers, results and events are held by other rules."""
_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]{3,}")


def _stem(word: str) -> str:
    for ending in ("ing", "ers", "ed", "es", "er", "ly", "s", "d", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _words(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    """Each longer word is the wire's, about this match, or a plain one of results.

    ("Coach sacked" over a match report: a word that no cited sentence has tells news.)
    """
    spoken = [m.span() for m in _QUOTED.finditer(text)]
    for m in _LOWER.finditer(same_glyphs(text)):
        if any(a <= m.start() < b for a, b in spoken):
            continue
        word = m.group().rstrip("'-")
        parts = [word, *word.split("-")] if "-" in word else [word]
        if word.endswith("'s"):
            parts.append(word[:-2])
        if any(facts.knows(p) for p in parts[:1]) or all(
            len(p) < 4 or facts.knows(p) for p in parts[1:] or ["?????"]
        ):
            continue
        yield Complaint("prose-word", word)
        return


def _judgement(facts: ProseFacts, text: str) -> Iterator[Complaint]:
    match = facts.match
    goals = [e for e in match.events if e.kind in GOALS]
    margin = abs(match.score.home - match.score.away) if match.score else None
    for pattern, fits in (
        (_BIG, margin is not None and margin >= 3),
        (_SMALL, margin is not None and margin <= 1),
    ):
        m = pattern.search(text)
        if m and not fits and not (match.sport != "football" and facts.phrase_stands(m.group())):
            yield Complaint("prose-judgement", m.group())
    m = _LATE.search(text)
    if m:
        late = any(
            (e.minute or 0) >= 80
            or (e.minute is None and half_of(None, e.when) == 2)
            or "stoppage" in (e.when or "")
            for e in match.events
        )
        if not late:
            yield Complaint("prose-judgement", m.group())
    m = _COMEBACK.search(text)
    if m:
        winner = (
            match.winner.value if match.winner else winner_of(match.score) if match.score else None
        )
        through = match.advanced.value if match.advanced else winner
        first = min(
            (e for e in goals if e.minute is not None), key=lambda e: e.minute or 0, default=None
        )
        behind = first is not None and through in ("home", "away") and first.side != through
        leg = match.first_leg
        behind_legs = leg is not None and (
            (through == "home" and leg.home < leg.away)
            or (through == "away" and leg.away < leg.home)
        )
        if not (behind or behind_legs or facts.phrase_stands(m.group())):
            yield Complaint("prose-judgement", m.group())
