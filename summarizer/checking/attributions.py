"""Whom the words around a quotation let speak: the attribution's own clause, then what precedes it.

The rules ask only whether somebody can be the speaker; who it is, is for the second reader. So all
that is read are the paragraphs with quotations, and the ones before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from summarizer.checking.view import View, aliases
from summarizer.draft import Draft
from summarizer.language.names import fold, name_runs, name_spans, same_glyphs, surname
from summarizer.language.speech_attribution import (
    Found,
    is_title,
    opening_phrase,
    read_attributions,
    trailing_colon,
)
from summarizer.language.speech_phrases import Phrase, run_end
from summarizer.language.speech_tokens import CAP, LOW, Segment
from summarizer.language.speech_words import (
    DEMONYMS,
    DETERMINERS,
    FUNCTION_WORDS,
    MESSAGE_NOUNS,
    ORG_WORDS,
    PARTICLES,
    PLAYER_NOUNS,
    PREPOSITIONS,
    ROLE_CLASSES,
    SPEECH_VERBS,
    is_person_noun,
)

__all__ = ["Attributions", "Objection", "same_speaker"]

_REACH = 6
"""How many sentences back a pronoun is followed, those of the same speaker not counted."""

_ANY = frozenset({"a", "an", "one", "another", "some", "several", "two", "many", "other"})
_PLAYERS = frozenset(ROLE_CLASSES.get(n, n) for n in PLAYER_NOUNS) | {"captain"}
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
_SCARE = 3
"""As many words in marks without a verb of saying are no speech, but a turn of phrase."""

_GOES_ON = frozenset("added adds continued continues concluded".split())
_CALLS = frozenset("call calls called calling dub dubs".split())
_SMALL_WORDS = frozenset("the a an of and mr mrs ms miss dr sir".split())


@dataclass(frozen=True, slots=True)
class Objection:
    """Why somebody does not speak: ``kind`` and the words of the wire that tell.

    ``other``: the attribution names somebody else. ``nobody``: it names nobody. ``hearer``: the
    person is told it or spoken of. ``far``: a pronoun or a quotation by itself, and somebody else
    was spoken of before.
    """

    kind: Literal["other", "nobody", "hearer", "far"]
    words: str = ""


def _words(name: str) -> frozenset[str]:
    return frozenset(w.strip(".,") for w in fold(name).split()) - _SMALL_WORDS


def same_speaker(person: str, words: str) -> bool:
    """Whether two forms may be one person's (or body's) name: titles do not count."""
    a, b = _words(person), _words(words)
    if not a or not b or a <= b or b <= a:
        return True
    if fold(surname(person)) != fold(surname(words)):
        return False
    first, second = fold(person)[0], fold(words)[0]
    return first == second


class Attributions:
    """The sentences around the quotations of one wire, read when first asked for."""

    def __init__(self, view: View, draft: Draft) -> None:
        self._view = view
        self._draft = draft

    # -- what was read

    @cached_property
    def _segs(self) -> tuple[Segment, ...]:
        wire = self._view.wire
        wanted: set[int] = set()
        for q in wire.quotations:
            wanted.update((q.paragraph, q.paragraph - 1))
        return self._view.sentences.segments(wanted)

    @cached_property
    def _places(self) -> dict[int, tuple[int, Found]]:
        """The segment of each quotation, and what it says of it."""
        text = self._view.wire.text
        places: dict[int, tuple[int, Found]] = {}
        for at, seg in enumerate(self._segs):
            if seg.quotes:
                for found in read_attributions(seg, text):
                    places[seg.quotes[found.at]] = (at, found)
        return places

    @cached_property
    def _sides(self) -> frozenset[str]:
        """The folded names and short forms of the draft's sides, places and contests."""
        names: set[str] = set()
        for m in self._draft.matches:
            if m.sport == "tennis":
                continue  # There the sides are people.
            for claim in (m.home, m.away, m.competition, m.venue, m.city, *m.next_opponents):
                if claim is not None:
                    names.update(fold(a) for a in aliases(claim.value))
        return frozenset(names)

    @cached_property
    def _people(self) -> frozenset[str]:
        """The folded words of the names of those who act or speak in the draft."""
        speakers = [q.speaker for q in self._draft.quotes if q.speaker]
        players = [e.player for m in self._draft.matches for e in m.events if e.player]
        words = (fold(w) for name in (*speakers, *players) for w in name.split() if len(w) > 2)
        return frozenset(words) - self._sides

    @cached_property
    def _players(self) -> frozenset[str]:
        """The folded surnames of those who act in the draft."""
        players = (e.player for m in self._draft.matches for e in m.events)
        return frozenset(fold(surname(n)) for n in players if n)

    def found(self, number: int) -> Found | None:
        """What the sentence says of quotation ``number``."""
        place = self._places.get(number)
        return None if place is None else place[1]

    def phrase_words(self, number: int) -> str:
        """The words that tell who speaks, role included; empty where there are none."""
        found = self.found(number)
        if found is None or found.phrase is None:
            return ""
        p = found.phrase
        first = min(p.whole, p.first, *(r[0] for r in (p.role,) if r))
        last = max(p.last, *(r[1] for r in (p.role,) if r), p.first)
        return self._text(p.seg, first, last)

    def _text(self, seg: Segment, first: int, last: int) -> str:
        return self._view.wire.text[seg.starts[first] : seg.ends[last - 1]]

    def _name(self, phrase: Phrase) -> str:
        first, last = phrase.name or (phrase.first, phrase.last)
        return self._text(phrase.seg, first, last)

    # -- of a whole row

    def names(self, spans: tuple[int, ...], person: str) -> bool:
        """Whether an attribution of one of the spans has ``person``'s name."""
        for n in spans:
            found = self.found(n)
            phrase = None if found is None else found.phrase
            if phrase is None or phrase.kind != "name":
                continue
            if same_speaker(person, self._name(phrase)):
                return True
        return False

    def tells(self, spans: tuple[int, ...], person: str) -> bool:
        """Whether it is told that somebody speaks, whom nothing keeps from being ``person``.

        A quotation by itself goes on with whom the words before it in its paragraph are about.
        """
        return any(self._tells(n, person) for n in spans)

    def _tells(self, number: int, person: str) -> bool:
        place = self._places.get(number)
        if place is None or place[1].kind not in ("speech", "bare"):
            return False
        at, found = place
        if found.kind == "speech":
            return found.phrase is not None
        k = at - 1
        while k >= 0 and self._segs[k].only_quotes():
            k -= 1
        if k < 0 or self._segs[k].paragraph != self._segs[at].paragraph:
            return False
        return bool(self._said(k)) or self._named(self._segs[k], person)

    def written_there(self, spans: tuple[int, ...], words: str) -> bool:
        """Whether ``words`` stand in an attribution of the spans; True where none can be read."""
        phrases = [w for n in spans if (w := self.phrase_words(n))]
        wanted = _words(words)
        return not phrases or any(wanted & _words(p) for p in phrases)

    def several(self, spans: tuple[int, ...]) -> bool:
        """Whether the spans are told to be of two speakers."""
        kinds: list[Phrase] = []
        for n in spans:
            found = self.found(n)
            if found is not None and found.kind == "speech" and found.phrase is not None:
                kinds.append(found.phrase)
        for a, b in pairwise(kinds):
            if a is b:
                continue
            if a.kind == "name" and b.kind == "name":
                if not same_speaker(self._name(a), self._name(b)):
                    return True
            elif {a.kind, b.kind} <= {"name", "other"} and a.kind != b.kind:
                name, other = (a, b) if a.kind == "name" else (b, a)
                if _anonymous(other) and not self._beside(other, self._name(name)):
                    return True
            elif a.kind == b.kind == "pronoun" and {a.low(), b.low()} == {"he", "she"}:
                return True
        return False

    def unspoken(self, spans: tuple[int, ...]) -> bool:
        """Whether all the spans are names, titles or what is written on a thing."""
        return all(self._label(n) for n in spans)

    def _label(self, number: int) -> bool:
        found = self.found(number)
        if found is None or found.kind == "bare":
            return False
        if found.kind == "label":
            return True
        seg = self._segs[self._places[number][0]]
        at = found.at
        said = self._view.wire.quotation_text(number)
        before = seg.lows[at - 1] if at and seg.kinds[at - 1] == LOW else ""
        if found.kind == "open" and any(low in SPEECH_VERBS for low in seg.lows):
            return False  # somebody says something here: it may be these words
        if found.kind == "open":
            return before == "as" or (not found.trailing and said.count(" ") < _SCARE)
        if not is_title(said):
            return False
        return before in _CALLS or (
            not found.trailing
            and (
                before in DETERMINERS
                or (found.verb >= 0 and seg.lows[found.verb] in _CALLS and before != "")
            )
        )

    # -- who cannot speak

    def objection(self, spans: tuple[int, ...], person: str) -> Objection | None:
        """Why ``person`` does not say ``spans``; None where nothing speaks against it.

        Where one attribution has the person's name, only another name speaks against it.
        """
        named = self.names(spans, person)
        for n in spans:
            found = self._objection(n, person)
            if found is not None and (not named or found.kind == "other"):
                return found
        return None

    def _objection(self, number: int, person: str) -> Objection | None:
        place = self._places.get(number)
        if place is None:
            return None
        at, found = place
        if found.kind == "speech" and found.phrase is not None:
            if found.phrase.kind != "name" and self._inside(number, person):
                return Objection("hearer")
            return self._against(at, found.phrase, person, found.verb)
        if self._inside(number, person):
            return Objection("hearer")
        if found.kind == "bare":
            return self._bare(at, person)
        seg = self._segs[at]
        if self._named(seg, person) or _somebody(seg):
            return None
        return Objection("nobody")

    def _inside(self, number: int, person: str) -> bool:
        """Whether the quoted words themselves name ``person``: then somebody else says them."""
        words = same_glyphs(self._view.wire.quotation_text(number))
        return any(
            word[0].isupper() and name_spans(words, word)
            for word in same_glyphs(person).split()
            if len(word) > 1 and word.lower() not in PARTICLES and fold(word) not in self._sides
        )

    def _against(self, at: int, phrase: Phrase, person: str, verb: int = -1) -> Objection | None:
        if phrase.kind == "name":
            name = self._name(phrase)
            return None if same_speaker(person, name) else Objection("other", name)
        words = self._text(phrase.seg, phrase.first, phrase.last)
        if phrase.kind == "pronoun":
            if phrase.low() not in ("he", "she", "his", "her"):
                return None
            goes_on = verb >= 0 and phrase.seg.lows[verb] in _GOES_ON
            return self._pronoun(at, phrase, person, goes_on=goes_on)
        head = _person_head(phrase)
        # "Reis, the captain, said", but not "after a foul on Reis, the club said".
        if (head is not None or fold(person) in self._sides) and self._beside(phrase, person):
            return None
        if head is None and self._says(phrase.seg, person):
            return None  # "held through minutes that felt, said Reis": a verb of another clause
        if self._mentions(phrase.seg, person, phrase.first, len(phrase.seg)):
            return Objection("hearer", words)
        if _one_of_many(phrase):
            return Objection("nobody", words)
        if head is not None:
            return self._epithet(at, phrase, head, person, words)
        if any(low in MESSAGE_NOUNS for low in phrase.seg.lows[phrase.first : phrase.last]):
            return self._back(at - 1, person)
        return Objection("nobody", words)

    def _pronoun(self, at: int, phrase: Phrase, person: str, *, goes_on: bool) -> Objection | None:
        seg = phrase.seg
        before = self._subjects(seg, person, 0, phrase.first)
        if before:
            return None
        if self._mentions(seg, person, phrase.last, len(seg)):
            return Objection("hearer", self._text(seg, phrase.first, phrase.last))
        return self._back(at - 1, person, goes_on=goes_on)

    def _back(self, at: int, person: str, *, goes_on: bool = False) -> Objection | None:
        """Whether somebody else stands between ``person`` and a pronoun behind segment ``at``.

        With ``goes_on`` ("he added") only who spoke counts, not what is told between.
        """
        steps = 0
        while at >= 0 and steps < _REACH:
            seg = self._segs[at]
            phrases = self._said(at)
            if not phrases and seg.only_quotes():
                at -= 1
                continue
            told = phrases[-1] if phrases else None
            if told is not None and (told.kind != "other" or _person_head(told) is not None):
                if self._named(seg, person):
                    return None
                if told.kind != "pronoun":
                    found = self._against(at, told, person)
                    return found and Objection("far", found.words)
                at -= 1
                continue
            if goes_on:
                steps += 1
                at -= 1
                continue
            if self._mentions(seg, person, 0, len(seg)):
                return None
            subject = opening_phrase(seg) or _for_whom(seg)
            if subject is not None and subject.kind == "epithet":
                found = self._against(at, subject, person)
                return found and Objection("far", found.words)
            if subject is not None and subject.kind == "name":
                name = self._name(subject)
                if self._is_person(subject, name):
                    return Objection("far", name)
            steps += 1
            at -= 1
        return None

    def _is_person(self, phrase: Phrase, name: str) -> bool:
        """Whether a subject is somebody: the draft has the name, or its form tells."""
        if fold(name) in self._sides:
            return False
        if phrase.role is not None or fold(surname(name)) in self._people:
            return True
        words = name.split()
        if any(w.casefold() in ORG_WORDS for w in words):
            return False
        return 1 < len(words) < 5 or (len(words) == 1 and self._view.fuller(name) is not None)

    def _said(self, at: int) -> list[Phrase]:
        """Who is told to speak in segment ``at``."""
        seg = self._segs[at]
        found = (self.found(n) for n in seg.quotes.values())
        return [f.phrase for f in found if f is not None and f.phrase is not None]

    def _bare(self, at: int, person: str) -> Objection | None:
        """A sentence that is nothing but a quotation goes on with whoever spoke before it."""
        segs = self._segs
        paragraph = segs[at].paragraph
        k = at - 1
        while k >= 0 and segs[k].paragraph == paragraph and segs[k].only_quotes():
            k -= 1
        if k < 0 or paragraph - segs[k].paragraph > 1:
            return None
        seg = segs[k]
        same = seg.paragraph == paragraph
        said = self._said(k)
        if said and same:
            return self._against(k, said[-1], person)
        colon = trailing_colon(seg)
        if colon is not None and colon.phrase is not None:
            return self._against(k, colon.phrase, person)
        if self._named(seg, person) or _somebody(seg):
            return None
        ahead = at + 1
        if ahead < len(segs) and segs[ahead].paragraph == paragraph:
            return None
        named = said[-1] if said else opening_phrase(seg)
        if named is not None and named.kind == "name":
            name = self._name(named)
            if self._is_person(named, name):
                return Objection("far", name)
        return None

    # -- where somebody is named

    def _mentions(self, seg: Segment, person: str, first: int, last: int) -> list[int]:
        """The tokens from ``first`` to ``last`` that end a mention of ``person``."""
        wanted = _words(person)
        name = fold(surname(person))
        found = []
        for k in range(first, last):
            if seg.kinds[k] != CAP:
                continue
            low = fold(seg.lows[k])
            if low == name or (low in wanted and len(wanted) > 1 and len(low) > 2):
                found.append(k)
        return found

    def _says(self, seg: Segment, person: str) -> bool:
        """Whether a verb of speech stands before a mention of ``person``, with no more than a role
        between ("said captain Reis")."""
        for k in self._subjects(seg, person, 0, len(seg)):
            j = k
            while j > 0 and seg.kinds[j - 1] == CAP:
                j -= 1
            before = seg.lows[max(0, j - 3) : j]
            if any(low in SPEECH_VERBS and low not in ("told", "asked") for low in before):
                return True
        return False

    def _named(self, seg: Segment, person: str) -> bool:
        return bool(self._subjects(seg, person, 0, len(seg)))

    def _subjects(self, seg: Segment, person: str, first: int, last: int) -> list[int]:
        """The mentions that may be a subject: not told, spoken of, nor somebody's possession."""
        found = []
        for k in self._mentions(seg, person, first, last):
            j = k
            while j > first and seg.kinds[j - 1] == CAP:
                j -= 1
            low = seg.lows[j - 1] if j else ""
            if low in PREPOSITIONS and low not in ("by", "for", "from") and seg.kinds[j - 1] == LOW:
                continue
            if low in ("told", "asked") and seg.kinds[j - 1] == LOW:
                continue
            found.append(k)
        return found

    def _beside(self, phrase: Phrase, person: str) -> bool:
        """Whether ``person`` is named in the phrase or right beside it."""
        seg = phrase.seg
        first = max(0, min(phrase.whole, phrase.first) - 3)
        last = min(len(seg), phrase.last + 3)
        for k in self._subjects(seg, person, first, last):
            if phrase.first <= k < phrase.last and not seg.poss[k]:
                return True
            between = range(phrase.last, k) if k >= phrase.last else range(k + 1, phrase.first)
            if all(
                seg.kinds[x] == CAP or seg.lows[x] in (",", "(", "–", "from", "of", "by")
                for x in between
            ):
                return True
        return False

    # -- epithets

    def _epithet(
        self, at: int, phrase: Phrase, head: int, person: str, words: str
    ) -> Objection | None:
        """Whether the wire calls somebody else, and not ``person``, by the epithet."""
        seg = phrase.seg
        noun = seg.lows[head]
        if self._of_other_side(phrase, person):
            return Objection("other", words)
        if noun in DEMONYMS:
            called = self.called(seg.words[head])
            if any(same_speaker(person, name) for name in called):
                return None
            return self._back(at - 1, person)
        if noun.endswith("-year-old"):
            return self._back(at - 1, person)
        if head - phrase.first > 1:
            whole = self.called(self._text(seg, phrase.first + 1, head + 1))
            if whole:
                alike = any(same_speaker(person, name) for name in whole)
                return None if alike else Objection("other", words)
        kind = ROLE_CLASSES.get(noun, noun)
        named = self._called_any(kind)
        if any(same_speaker(person, name) for name in named):
            return None
        players = kind in _PLAYERS or noun.endswith(("-half", "-back"))
        if players and any(same_speaker(person, n) for n in self._called_any("coach")):
            return Objection("other", words)
        if kind == "coach" and fold(surname(person)) in self._players:
            return Objection("other", words)
        if players or kind == "coach" or self._topic(at, person):
            return self._back(at - 1, person)
        return Objection("other" if named else "nobody", words)

    def fits(self, role: str, person: str) -> bool:
        """Whether ``role`` may be ``person``'s as far as coaches and players go apart."""
        noun = (role.lower().split() or [""])[-1]
        kind = ROLE_CLASSES.get(noun, noun)
        coach = any(same_speaker(person, n) for n in self._called_any("coach"))
        return not (coach and kind in _PLAYERS)

    def alone(self, text: str, person: str) -> bool:
        """Whether ``text`` names nobody else of those who act or speak in the draft."""
        words = {fold(w.strip(".,;:'’")) for w in text.split() if w[:1].isupper()}
        return not (words & self._people) - {fold(w) for w in person.split()}

    def _called_any(self, kind: str) -> tuple[str, ...]:
        """Whose names stand beside a noun of the class ``kind``, the noun itself among them."""
        nouns = dict.fromkeys((kind, *(n for n, c in ROLE_CLASSES.items() if c == kind)))
        return tuple(name for noun in nouns for name in self.called(noun))

    def _of_other_side(self, phrase: Phrase, person: str) -> bool:
        """Whether the phrase names the side that ``person`` does not play for."""
        name = fold(surname(person))
        words = {fold(w) for w in phrase.seg.words[phrase.first : phrase.last]}
        for match in self._draft.matches:
            for event in match.events:
                if event.player is None or fold(surname(event.player)) != name:
                    continue
                if event.side is None:
                    continue
                home = (event.side == "home") != (event.kind == "own_goal")
                own, other = (match.home, match.away) if home else (match.away, match.home)
                mine = {fold(a) for a in aliases(own.value)}
                theirs = {fold(a) for a in aliases(other.value)} - mine
                return bool(words & theirs) and not words & mine
        return False

    def _topic(self, at: int, person: str) -> bool:
        """Whether the narration right before segment ``at`` may have ``person`` as its subject."""
        k = at - 1
        while k >= 0 and self._segs[k].only_quotes():
            k -= 1
        return k >= 0 and self._named(self._segs[k], person)

    def called(self, noun: str) -> tuple[str, ...]:
        """Whose names stand right beside ``noun`` in the wire."""
        view = self._view
        found: list[str] = []
        for n in range(1, view.count + 1):
            text = view.glyphs(n)
            at = text.find(noun)
            while at >= 0:
                end = at + len(noun)
                if text[end : end + 1] in (" ", ","):
                    after = name_runs(text, end, min(len(text), end + 40))
                    if after and not text[end : after[0].start].strip(" ,"):
                        found.append(after[0].text)
                left = text[max(0, at - 60) : at]
                comma = left.rfind(",")
                if comma >= 0 and _apposed(left[comma + 1 :]):
                    before = name_runs(left, 0, comma)
                    if before and before[-1].end == comma:
                        found.append(before[-1].text)
                at = text.find(noun, end)
        return tuple(dict.fromkeys(found))


def _apposed(between: str) -> bool:
    """Whether the words between a comma and a noun are those of an apposition: ", the Norvale "."""
    words = between.split()
    return len(words) < 5 and all(
        w.replace("-", "").replace("'", "").isalpha()
        and (w in _ARTICLES or w.lower() not in FUNCTION_WORDS)
        and not w.startswith("'")
        for w in words
    )


def _one_of_many(phrase: Phrase) -> bool:
    """Whether a phrase leaves open who it is: "one supporter", "one of the players"."""
    seg = phrase.seg
    first = phrase.first
    if seg.lows[first] in _ANY:
        return True
    return first > 1 and seg.lows[first - 1] == "of" and seg.lows[first - 2] in _ANY


def _person_head(phrase: Phrase) -> int | None:
    """The token of the noun for a person that a phrase without a name turns on."""
    seg = phrase.seg
    first = phrase.first
    for k in range(phrase.first, phrase.last):
        if seg.poss[k]:
            first = k + 1
    for k in range(first, phrase.last):
        low = seg.lows[k]
        if seg.kinds[k] == LOW and low in PREPOSITIONS:
            return None
        behind = seg.lows[k + 1] if k + 1 < phrase.last else ""
        ends = not behind or behind in PREPOSITIONS
        if ends and (is_person_noun(low) or low in DEMONYMS):
            return k
    return None


def _anonymous(phrase: Phrase) -> bool:
    """Whether a phrase is of nobody in particular, or of something that is no person."""
    return _one_of_many(phrase) or _person_head(phrase) is None


def _for_whom(seg: Segment) -> Phrase | None:
    """The name in "To Reis it was a blur": it is what the sentence is about."""
    if len(seg) > 1 and seg.lows[0] in ("to", "for") and seg.kinds[1] == CAP:
        end = run_end(seg, 1)
        if not seg.poss[end - 1]:
            return Phrase(seg, "name", 1, end, (1, end), None, 1)
    return None


def _somebody(seg: Segment) -> bool:
    """Whether a pronoun or an epithet in ``seg`` can stand for a person named elsewhere."""
    lows, kinds = seg.lows, seg.kinds
    for k, low in enumerate(lows):
        if kinds[k] == LOW and (
            low in ("he", "she")
            or (low in ("his", "her") and k < 2)
            or (is_person_noun(low) and "the" in lows[max(0, k - 4) : k])
        ):
            return True
    return False
