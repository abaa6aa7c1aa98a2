"""What is seen of each name and each score of a report, as signs that can be weighed.

A sign is a word at a place: ``>were`` a word after a name, ``<over`` one before it; or a fact of
position: in the headline, in how many paragraphs. No sign decides by itself, and none names a
club, a country or a person. What each is worth stands in :mod:`.weights`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.engines.offline.main_result import is_personal
from summarizer.language.marking import Marked, Token
from summarizer.language.name_forms import STARTS, kindred, names_in
from summarizer.language.names import fold
from summarizer.language.passing import OTHER_MATCH, in_passing
from summarizer.language.results import Result
from summarizer.language.score_kinds import score_kind
from summarizer.language.shootout_words import tells_shootout

__all__ = ["Report", "ScoreSign", "Signs", "goal_signs"]

Signs = dict[str, float]
"""Signs and how strongly each is there, mostly how often."""

_HEADS = frozenset({"headline", "standfirst", "subhead"})
_WORD = re.compile(r"'s?(?![a-z])|[A-Za-z]+(?:-[a-z]+)*|[,.;:()]|\d+")
_TOWN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'-]{3,40}(?:, [^:(—–]{2,24})? ?(?:\(|:|—|–|- )")
_ADJECTIVE = re.compile(r"(?:ish|ese|ian|ean|an|ic)$")
_SHOOT_OUT = re.compile(r"\bshoot-?out\b|\bon penalties\b|\bspot[- ]kicks\b")
_NEAR = 5
_MOST = 3
"""A sign counts so often at most."""
_OPENING, _LEAD = 2, 5
"""So many sentences of the body open a report, and are its lead."""
_SURE = -1.5
"""From this weight on a name may be that of a side."""


@dataclass(slots=True)
class Sentence:
    """A marked sentence with its words, each with its place, and where in the report it stands."""

    marked: Marked
    number: int
    """Of the body's sentences, from 1; 0 above them."""
    words: list[str]
    at: dict[int, int]
    """Place of a token to the index of its word."""
    names: list[tuple[int, Token, str]]
    """Place, token and fullest form of each name, the town of a dateline aside."""

    @property
    def head(self) -> bool:
        """Whether it stands above the body."""
        return self.number == 0

    def around(self, place: int, before: int, after: int) -> tuple[list[str], list[str]]:
        """The words before a place, nearest last, and after it."""
        i = self.at[place]
        return self.words[max(0, i - before) : i], self.words[i + 1 : i + 1 + after]


@dataclass(slots=True)
class ScoreSign:
    """A score where it stands, higher figure first, with its signs."""

    sentence: Sentence
    place: int
    value: tuple[int, int]
    signs: Signs


@dataclass(slots=True)
class Report:
    """The sentences of a wire, to be weighed."""

    sentences: list[Sentence]
    results: Sequence[Result]
    full: dict[str, str]
    _by_line: dict[int, list[Result]] = field(default_factory=dict)

    @classmethod
    def of(cls, marked: Sequence[Marked], results: Sequence[Result]) -> Report:
        """The report that sentences and the results told in them make."""
        kept = [m for m in marked if m.line.label != "dateline"]
        full = names_in(kept)
        sentences = []
        number = 0
        for m in kept:
            if m.line.label not in _HEADS:
                number += 1
            sentences.append(_sentence(m, 0 if m.line.label in _HEADS else number, full))
        by_line: dict[int, list[Result]] = {}
        for r in results:
            by_line.setdefault(r.marked.line.number, []).append(r)
        return cls(sentences, results, full, by_line)

    @property
    def sentences_below(self) -> int:
        """How many sentences stand below headline and standfirst."""
        return self.sentences[-1].number if self.sentences else 0

    def results_of(self, sentence: Sentence) -> list[Result]:
        """The results told in a sentence."""
        return self._by_line.get(sentence.marked.line.number, [])

    # --- names ------------------------------------------------------------------------------------

    def names(self) -> dict[str, Signs]:
        """The signs of each name that it is a side's."""
        whole, half, passing = self._in_results()
        found: dict[str, Signs] = {}
        paragraphs: dict[str, set[int]] = {}
        for s in self.sentences:
            where = _where(s)
            here = set()
            for place, token, name in s.names:
                signs = found.setdefault(name, {})
                signs["times"] = signs.get("times", 0) + 1
                if token.start <= STARTS:
                    signs["opens"] = signs.get("opens", 0) + 1
                for sign in _around_name(s, place):
                    signs[sign] = signs.get(sign, 0) + 1
                if is_personal(token, s.marked):
                    signs["role before"] = signs.get("role before", 0) + 1
                for kind, tokens in (("result", whole), ("half", half), ("passing", passing)):
                    if id(token) in tokens:
                        signs[f"in {kind}"] = signs.get(f"in {kind}", 0) + 1
                here.add(name)
            for name in here:
                found[name][where] = found[name].get(where, 0) + 1
                found[name]["seen"] = found[name].get("seen", 0) + 1
                paragraphs.setdefault(name, set()).add(s.marked.line.paragraph)
        everywhere = len({s.marked.line.paragraph for s in self.sentences})
        alone = {fold(n) for n in self.full if " " not in n}
        forms: dict[str, set[str]] = {}
        for form, name in self.full.items():
            forms.setdefault(name, set()).add(form)
        for name, signs in found.items():
            if signs.get("opens", 0) == signs["times"]:
                signs["only opens"] = 1
            del signs["times"]
            for sign, n in signs.items():
                signs[sign] = min(n, _MOST) if sign != "seen" else min(n, 2 * _MOST) / 2
            signs["spread"] = 4 * len(paragraphs[name]) / max(1, everywhere)
            signs |= _spelling(name, forms[name], alone, signs)
        return found

    def _in_results(self) -> tuple[set[int], set[int], set[int]]:
        whole: set[int] = set()
        half: set[int] = set()
        passing: set[int] = set()
        for r in self.results:
            into = passing if r.passing or r.other else whole if r.winner and r.loser else half
            into |= {id(t) for t in (r.winner, r.loser) if t is not None}
        return whole, half, passing

    # --- scores -----------------------------------------------------------------------------------

    def scores(self, pair: tuple[str, str], likely: Mapping[str, float]) -> list[ScoreSign]:
        """The signs of each score that it is the final one of ``pair``.

        ``likely`` says how likely each name is a side's.
        """
        shoot = self.shoot_out
        found = [
            ScoreSign(s, place, value, self._around_score(s, place, value, pair, likely, shoot))
            for s in self.sentences
            for place, token in s.marked.tokens("S")
            if (value := _high_first(token)) is not None
        ]
        values = [f.value for f in found]
        most = max((sum(v) for v in values), default=0)
        running = [f.value for f in found if "kind running" in f.signs and "passing" not in f.signs]
        for f in found:
            f.signs["again"] = min(values.count(f.value) - 1, 2)
            f.signs["most goals"] = float(sum(f.value) == most)
            f.signs["only value"] = float(len(set(values)) == 1)
            f.signs["exceeded"] = float(
                any(r[0] > f.value[0] or r[1] > f.value[1] for r in running)
            )
        return found

    @property
    def shoot_out(self) -> bool:
        """Whether a shoot-out is told."""
        return any(
            tells_shootout(s.marked.text)
            or (s.number <= _LEAD and _SHOOT_OUT.search(s.marked.text) is not None)
            for s in self.sentences
        )

    def _around_score(
        self,
        s: Sentence,
        place: int,
        value: tuple[int, int],
        pair: tuple[str, str],
        likely: Mapping[str, float],
        shoot: bool,
    ) -> Signs:
        m = s.marked
        spots = m.tokens("S")
        signs: Signs = {"always": 1, f"kind {score_kind(m, place)}": 1, _where(s): 1}
        if 0 < s.number <= 1:
            signs["first sentence"] = 1
        if in_passing(m, place, place + 1):
            signs["passing"] = 1
        here = self.results_of(s)
        near = min(here, key=lambda r: abs(r.place - place), default=None)
        if near is not None and near.score is not None and set(near.score) == set(value):
            signs["told"] = 1
            if near.passing or near.other:
                signs["told in passing"] = 1
            for token in (near.winner, near.loser):
                name = self.full.get(token.name) if token is not None else None
                if name in pair:
                    signs["told ours"] = signs.get("told ours", 0) + 1
                elif name is not None and likely.get(name, -9) > _SURE - 0.5:
                    signs["told others"] = signs.get("told others", 0) + 1
        others = [o.start() for o in OTHER_MATCH.finditer(m.text)]
        if others:
            signs["other match"] = 1
            if others[0] < place:
                signs["other match before"] = 1
        if len(spots) == 1:
            signs["only score"] = 1
        if spots[0][0] == place:
            signs["first score"] = 1
        ours = [(p, n) for p, _, n in s.names if n in pair]
        signs[f"names {len({n for _, n in ours})} of ours"] = 1
        strangers = [p for p, _, n in s.names if n not in pair and likely.get(n, -9) > _SURE]
        if strangers:
            signs["stranger"] = 1
            if any(abs(p - place) < 25 for p in strangers):
                signs["stranger near"] = 1
            if any(0 < p - place < 16 for p in strangers):
                signs["stranger next"] = 1
        if any(abs(p - place) < 25 for p, _ in ours):
            signs["ours near"] = 1
        if m.tokens("D"):
            signs["day"] = 1
        if m.tokens("M"):
            signs["minute"] = 1
        level = value[0] == value[1]
        if level:
            signs["level"] = 1
        if shoot:
            signs["level, shoot-out" if level else "not level, shoot-out"] = 1
        if value == (0, 0):
            signs["goalless"] = 1
        before, after = s.around(place, 4, 4)
        signs |= {f"<{w}": 1 for w in before}
        signs |= {f">{w}": 1 for w in after}
        signs[f"<<{before[-1]}" if before else "<<"] = 1
        if after:
            signs[f">>{after[0]}"] = 1
        return signs

    # --- who scored -------------------------------------------------------------------------------

    def scorer(self, line: int, start: int) -> Signs | None:
        """The signs that sentence ``line`` tells a goal of whoever is named in it at ``start``.

        None where no name stands there.
        """
        for s in self.sentences:
            if s.marked.line.number == line:
                return next((goal_signs(s, p) for p, t, _ in s.names if t.start == start), None)
        return None

    # --- whether a match is the news --------------------------------------------------------------

    def news(self) -> Signs:
        """The signs that the wire's news is a match that has been played."""
        signs: Signs = {"always": 1}
        minutes = 0
        for s in self.sentences:
            minutes += len(s.marked.tokens("M"))
            zone = "headline" if s.head else "opening" if s.number <= _OPENING else "lead"
            if s.number <= _LEAD:
                for word in set(s.words):
                    signs[f"{zone}, {word}"] = 1
                for r in self.results_of(s):
                    how = (
                        "passing"
                        if r.passing or r.other
                        else "whole"
                        if r.score and r.winner and r.loser
                        else "half"
                    )
                    signs[f"{zone} result, {how}"] = 1
        signs["minutes"] = min(minutes, 4)
        return signs

    # --- who won ----------------------------------------------------------------------------------

    def winner(self, pair: tuple[str, str], final: tuple[int, int] | None) -> Signs:
        """The signs that the first of ``pair`` has won, those for the second counted negative.

        ``final`` is the score, higher figure first, where it is known.
        """
        signs: Signs = {}

        def add(sign: str, side: int) -> None:
            signs[sign] = signs.get(sign, 0) + (1 if side == 0 else -1)

        for s in self.sentences:
            told = [
                (place, token)
                for place, token in s.marked.tokens("S")
                if final is not None and _high_first(token) == final
            ]
            zone = "headline" if s.head else "lead" if s.number <= _LEAD else "score"
            if zone == "score" and not told:
                continue
            ours = [(place, pair.index(name)) for place, _, name in s.names if name in pair]
            for place, side in ours:
                for sign in _around_side(s, place):
                    add(sign, side)
            if ours:
                add(f"first in {zone}", ours[0][1])
                for word in set(s.words):
                    add(f"first, {word}", ours[0][1])
            for place, token in told:
                _sides_of_score(place, token, ours, add)
        for r in self.results:
            if r.passing or r.other or r.level or r.kind == "none":
                continue
            w, x = (self.full.get(t.name) if t is not None else None for t in (r.winner, r.loser))
            if w == x:
                continue
            kind = (
                "shoot-out" if r.kind == "shoot_out"
                else "no score" if r.score is None
                else "final" if r.score == final
                else "other"
            )  # fmt: skip
            whole = "both" if w in pair and x in pair else "one"
            if w in pair:
                add(f"result {kind}, winner, {whole}", pair.index(w))
            if x in pair:
                add(f"result {kind}, loser, {whole}", 1 - pair.index(x))
        return {sign: max(-2.0, min(2.0, n)) for sign, n in signs.items() if n}

    def winner_by_clause(self, pair: tuple[str, str], final: tuple[int, int]) -> int | None:
        """Who won by the clause of the first final score with words of winning or losing."""
        for s in self.sentences:
            if any(r.passing or r.other for r in self.results_of(s)):
                continue
            for place, token in s.marked.tokens("S"):
                sign = _polarity(s.marked.text, place) if _high_first(token) == final else 0
                name = _subject(s, place) if sign else None
                if name in pair:
                    return pair.index(name) if sign > 0 else 1 - pair.index(name)
        return None


_OBJECT_BEFORE = frozenset(
    """over against past off beat beats beating defeat defeated defeating to for by from of with at
    on between than and saw see down sink sank sinking edge edged edging thrash thrashed stunned
    stun shock shocked eliminated eliminate overcame overcome overcoming held hold holding hammered
    crushed denied deny visiting visitors neighbours rivals champions holders""".split()
)
"""Before a name: what makes it the object of the clause."""
_WON = re.compile(
    r"\b(?:won|win|wins|winning) (?:[a-z]+ )?S"
    r"|S (?:[a-z0-9'-]+ ){0,3}?"
    r"(?:win|victory|triumph|success|winners?|thrashing|rout|drubbing|demolition|hammering)\b"
)
_LOST = re.compile(
    r"\b(?:lost|lose|loses|losing|beaten|went down) (?:[a-z]+ )?S"
    r"|S (?:[a-z0-9'-]+ ){0,3}?(?:defeat|loss|losers?|reverse)\b(?! of)"
)


def _polarity(text: str, place: int) -> int:
    """Whether the words at a score tell of a win (1) or a defeat (-1) of the clause's subject."""
    window = max(0, place - 20)
    for rule, sign in ((_WON, 1), (_LOST, -1)):
        for m in rule.finditer(text, window):
            if m.start() <= place < m.end():
                return sign
    return 0


def _subject(s: Sentence, place: int) -> str | None:
    """The nearest name before a place that is no object and no adjective."""
    for at, token, name in reversed([n for n in s.names if n[0] < place]):
        before, _ = s.around(at, 2, 0)
        words = [w for w in before if w != "the"]
        # "a Norvale storm", "Norvalian storm"
        made = fold(token.name) != fold(name) and _ADJECTIVE.search(fold(token.name)) is not None
        attributive = (made or before[-1:] in (["a"], ["an"])) and s.marked.text.startswith(
            " ", at + 1
        )
        goes_on = s.marked.text.startswith(", who ", at + 1)  # "no answer to T, who strolled to S"
        if not attributive and (goes_on or not words or words[-1] not in _OBJECT_BEFORE):
            return name
    return None


def _sides_of_score(
    place: int, token: Token, ours: Sequence[tuple[int, int]], add: Callable[[str, int], None]
) -> None:
    """Add on which side of a score its sides stand."""
    higher = "high" if token.score and token.score.first > token.score.second else "low"
    left = [o for o in ours if o[0] < place]
    right = [o for o in ours if o[0] > place]
    if left:
        add(f"before {higher} score", left[-1][1])
        if place - left[-1][0] <= 2:
            add(f"next to {higher} score", left[-1][1])
    if right:
        add("after score", right[0][1])


def _sentence(m: Marked, number: int, full: Mapping[str, str]) -> Sentence:
    words: list[str] = []
    at: dict[int, int] = {}
    for found in _WORD.finditer(m.text):
        if found.start() in m.at:
            at[found.start()] = len(words)
        words.append(found.group())
    town = m.line.text[:4].isupper() and _TOWN.match(m.line.text) is not None
    names = [
        (place, token, full[token.name])
        for place, token in m.tokens("NTO")
        if place in at and not (town and token.start == 0)
    ]
    return Sentence(m, number, words, at, names)


def _where(s: Sentence) -> str:
    label = s.marked.line.label
    if s.head:
        return "in standfirst" if label == "standfirst" else "in headline"
    return "in opening" if s.number <= _OPENING else "in lead" if s.number <= _LEAD else "later"


def _around_name(s: Sentence, place: int) -> Iterator[str]:
    """The words around a name, each once."""
    before, after = s.around(place, 3, 4)
    if after:
        yield f">>{after[0]}"
        if len(after) > 1:
            yield f">>{after[0]} {after[1]}"
    yield from {f">{w}" for w in after[1:]}
    yield f"<<{before[-1]}" if before else "<<"
    yield from {f"<{w}" for w in before[:-1]}


def goal_signs(s: Sentence, place: int) -> Signs:
    """The signs that a sentence tells a goal of whose name stands at ``place``."""
    before, after = s.around(place, 5, 8)
    signs: Signs = {"always": 1}
    signs |= {f"here {word}": 1 for word in s.words}
    signs |= {f"{'>' if i < _NEAR else '>far '}{w}": 1 for i, w in enumerate(after) if i}
    signs |= {f"<{word}": 1 for word in before[:-1]}
    signs[f"<<{before[-1]}" if before else "<<"] = 1
    if len(before) > 1:
        signs[f"<<{before[-2]} {before[-1]}"] = 1
    if after:
        signs[f">>{after[0]}"] = 1
        if len(after) > 1:
            signs[f">>{after[0]} {after[1]}"] = 1
    return signs


def _around_side(s: Sentence, place: int) -> Iterator[str]:
    before, after = s.around(place, 4, 6)
    if after:
        yield f">>{after[0]}"
        if len(after) > 1:
            yield f">>{after[0]} {after[1]}"
    for w in after[1:]:
        yield f">{w}"
    if before:
        yield f"<<{before[-1]}"
    for w in before[:-1]:
        yield f"<{w}"


def _spelling(name: str, forms: set[str], alone: set[str], signs: Signs) -> Signs:
    words = fold(name).split()
    found: Signs = {"always": 1}
    if signs["seen"] < 1:
        found["seen once"] = 1
    if len(words) > 1:
        found["several words"] = 1
        if words[-1] in alone:
            found["last word alone"] = 1
        if words[0] in alone:
            found["first word alone"] = 1
    if any(fold(f) != fold(name) and kindred(f, name) for f in forms):
        found["has an adjective"] = 1
    if name.isupper():
        found["in capitals"] = 1
    if _ADJECTIVE.search(words[-1]):
        found["like an adjective"] = 1
    return found


def _high_first(token: Token) -> tuple[int, int] | None:
    s = token.score
    return (max(s.first, s.second), min(s.first, s.second)) if s is not None else None
