"""Who "he", "the Dutchman" or a quotation without a word beside it belongs to.

The antecedent is the nearest person who is what the sentence or the paragraph before is about:
its subject, or whoever spoke in it. Where two are as near, nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.language.mentions import (
    Gender,
    People,
    Person,
    epithet_adds,
    epithet_fits,
    epithet_head,
    gender_of,
    pronoun_gender,
)
from summarizer.language.speech_attribution import opening_phrase
from summarizer.language.speech_phrases import Phrase, role_left
from summarizer.language.speech_tokens import LOW, Segment
from summarizer.language.speech_words import (
    BE_FORMS,
    DEMONYMS,
    FEELINGS,
    PLAYER_NOUNS,
    PREPOSITIONS,
    SPEECH_VERBS,
    is_person_noun,
    looks_like_a_verb,
)

__all__ = ["Context", "Referent"]


@dataclass(frozen=True, slots=True)
class Referent:
    """A person (or a body) and the offsets in the text that show it is meant."""

    person: Person
    shown: tuple[int, ...]


_CLAUSES = frozenset(
    "and but as when while because although though where that before after".split()
)


class Context:
    """The course of a wire's narration, asked backwards from a given sentence."""

    def __init__(self, segs: tuple[Segment, ...], people: People) -> None:
        self._segs = segs
        self._people = people
        self._spoke: dict[int, Referent | None] = {}
        self._topics: dict[int, Referent | None] = {}
        self._unsure: set[int] = set()

    def spoke(self, at: int, referent: Referent | None) -> None:
        """Remember who spoke in segment ``at``; None where that could not be told."""
        self._spoke[at] = referent

    def has_speech(self, at: int) -> bool:
        """Whether somebody spoke in segment ``at``."""
        return at in self._spoke

    # -- names

    def named(self, seg: Segment, tokens: tuple[int, int]) -> Person | None:
        """The person that a name in ``seg`` stands for."""
        return self._people.find(seg.words[tokens[0] : tokens[1]])

    def _persons(self, at: int, before: int | None = None, *, owners: bool = True) -> list[Person]:
        """The people (not clubs) named in segment ``at``, left of token ``before``.

        ``owners`` takes in those who are only named with 's.
        """
        seg = self._segs[at]
        out: list[Person] = []
        for first, end in self._people.mentions[at]:
            if before is not None and end > before:
                break
            person = self.named(seg, (first, end))
            if person is None:
                continue
            behind = seg.kinds[end] == LOW and seg.lows[end] if end < len(seg) else ""
            if (behind and is_person_noun(behind)) or (not owners and seg.poss[end - 1]):
                continue
            if person.is_person and person not in out:
                out.append(person)
        return out

    # -- what a sentence is about

    def topic(self, at: int) -> Referent | None:
        """The person that segment ``at`` has as its subject, or whoever spoke in it."""
        if at in self._spoke:
            return self._spoke[at]
        if at not in self._topics:
            self._topics[at] = None
            self._topics[at] = self._topic(at)
        return self._topics[at]

    def _topic(self, at: int) -> Referent | None:
        seg = self._segs[at]
        phrase = opening_phrase(seg)
        if phrase is not None:
            if phrase.kind == "name" and phrase.name is not None:
                person = self.named(seg, phrase.name)
                end = phrase.name[1]
                if end < len(seg) and seg.lows[end] in ("and", "or", "nor"):
                    return None
                if person is not None and person.is_person:
                    return Referent(person, (seg.starts[phrase.name[0]],))
                if person is not None and person.body == 0 and len(person.key) > 1:
                    self._unsure.add(at)  # Somebody or some club: nothing tells.
                if person is not None and person.body == 0 and person.human == 0:
                    self._unsure.add(at)
                verb = end < len(seg) and seg.kinds[end] == LOW and seg.lows[end] in SPEECH_VERBS
                if person is not None and person.body == 0 and verb:
                    self._unsure.add(at)  # "Zeca disagreed": most likely somebody.
                if phrase.first and seg.lows[phrase.first - 1] == "the":
                    return None
            elif phrase.kind in ("pronoun", "epithet"):
                if phrase.kind == "pronoun" and phrase.low() not in ("he", "she"):
                    return self._clause_subject(at)
                found = self.resolve(at, phrase)
                if found is not None:
                    return Referent(found.person, (*found.shown, seg.starts[phrase.first]))
                self._unsure.add(at)  # Somebody, but who is not told.
                return None
            else:
                noun = _person_noun_in(phrase)
                if noun is not None:
                    found = None
                    if seg.lows[phrase.first] == "the":
                        cut = Phrase(seg, "epithet", phrase.first, noun + 1, whole=phrase.first)
                        found = self.resolve(at, cut)
                    if found is None:
                        self._unsure.add(at)  # "His assistant", "a defender": somebody new.
                    return found
        return self._clause_subject(at)

    def _clause_subject(self, at: int) -> Referent | None:
        """The one person who is the subject of a clause in segment ``at``."""
        seg = self._segs[at]
        found: Referent | None = None
        for first, end in self._people.mentions[at]:
            before = seg.lows[first - 1] if first else ""
            if (
                role_left(seg, first) is None
                and before
                and not (before in _CLAUSES or is_person_noun(before))
            ):
                continue
            if end >= len(seg) or seg.poss[end - 1]:
                continue
            behind = seg.lows[end]
            if not (
                (seg.kinds[end] == LOW and looks_like_a_verb(behind) and not is_person_noun(behind))
                or (behind == "," and before in _CLAUSES)
            ):
                continue
            person = self.named(seg, (first, end))
            if person is None or not person.is_person:
                continue
            if found is not None and found.person is not person:
                return None
            found = found or Referent(person, (seg.starts[first],))
        return found

    def reacts(self, at: int) -> Referent | None:
        """The subject of segment ``at`` where its verb is one of saying, judging or feeling."""
        referent = self.topic(at)
        if referent is None or at in self._spoke:
            return referent
        seg = self._segs[at]
        where = referent.shown[-1]
        i = next((k for k, s in enumerate(seg.starts) if s >= where), len(seg))
        depth = 0
        for k in range(i, len(seg)):
            low = seg.lows[k]
            if seg.kinds[k] != LOW:
                depth += low == ","
                continue
            if low in SPEECH_VERBS:
                return referent
            if low in BE_FORMS and k + 1 < len(seg):
                ahead = seg.lows[k + 1]
                return None if ahead.endswith("ed") and ahead not in FEELINGS else referent
            if low in ("had", "has") and seg.lows[k + 1 : k + 2] in (["no"], ["little"]):
                return referent
            if looks_like_a_verb(low) and depth % 2 == 0:
                return None
        return None

    # -- going back

    def antecedent(self, at: int, before: int, gender: Gender | None) -> Referent | None:
        """The nearest person before token ``before`` of segment ``at`` whom a pronoun can mean."""
        segs = self._segs
        seg = segs[at]
        here = self._persons(at, before)
        if here:
            subject = opening_phrase(seg, 0, before)
            if subject is not None and subject.kind == "name" and subject.name is not None:
                person = self.named(seg, subject.name)
                if person is None:
                    return None
                others = [
                    p
                    for p in self._persons(at, before, owners=False)
                    if p is not person and _fits(p, gender)
                ]
                if person.body == 0 and _fits(person, gender) and not others:
                    return Referent(person, (seg.starts[subject.name[0]],))
            fitting = [p for p in here if _fits(p, gender)]
            return Referent(fitting[0], (seg.starts[0],)) if len(fitting) == 1 else None
        weak: Person | None = None
        crossed = False
        floor = seg.paragraph - 1
        k = at - 1
        while k >= 0 and segs[k].paragraph >= floor:
            if segs[k].label not in ("body", "dateline", "standfirst"):
                k -= 1
                continue
            referent = self.topic(k)
            if referent is not None:
                person = referent.person
                if k in self._spoke and self._turns(k, person, gender):
                    return None
                if person.is_person and _fits(person, gender):
                    if weak is not None and weak is not person:
                        return None
                    return referent
                crossed = crossed or person.is_person
            elif k in self._spoke or k in self._unsure:
                return None
            else:
                named = self._persons(k)
                if len(named) > 1:
                    return None
                if named and not self._owner_or_agent(k, named[0]):
                    crossed = True
                elif named and _fits(named[0], gender):
                    if weak is not None and weak is not named[0]:
                        return None
                    weak = named[0]
            k -= 1
            if (
                k >= 0
                and segs[k].paragraph < floor
                and floor == seg.paragraph - 1
                and weak is None
                and not crossed
                and not any(self._persons(x) for x in range(k + 1, at))
            ):
                floor -= 1
        if weak is not None and not crossed:
            return Referent(weak, (weak.start,))
        return None

    def _turns(self, at: int, speaker: Person, gender: Gender | None) -> bool:
        """Whether segment ``at`` goes on to somebody else after the speaker's words."""
        seg = self._segs[at]
        if not seg.quotes:
            return False
        last = max(seg.quotes)
        for first, end in self._people.mentions[at]:
            if first <= last or end >= len(seg) or seg.poss[end - 1]:
                continue
            person = self.named(seg, (first, end))
            if person is None or person is speaker or not _fits(person, gender):
                continue
            verb = end + (seg.lows[end] == "," and seg.lows[first - 1] == ",")
            if verb >= len(seg) or seg.kinds[verb] != LOW or seg.lows[first - 1] in SPEECH_VERBS:
                continue
            if looks_like_a_verb(seg.lows[verb]):
                return True
        return False

    def _owner_or_agent(self, at: int, person: Person) -> bool:
        """Whether segment ``at`` begins with what is the person's, or tells what was done by it."""
        seg = self._segs[at]
        for first, end in self._people.mentions[at]:
            if self.named(seg, (first, end)) is person:
                owner = seg.poss[end - 1] and not any(k == LOW for k in seg.kinds[:first])
                return owner or (first > 0 and seg.lows[first - 1] == "by")
        return False

    def resolve(self, at: int, phrase: Phrase) -> Referent | None:
        """Whom a pronoun or an epithet in segment ``at`` means; None where that is not certain."""
        if phrase.kind == "pronoun":
            word = {"his": "he", "her": "she"}.get(phrase.low(), phrase.low())
            if word == "it":
                return self._body(at)
            if word not in ("he", "she"):
                return None
            found = self.antecedent(at, phrase.first, pronoun_gender(word))
            if found is not None:
                found.person.note_gender(pronoun_gender(word))
            return found
        if phrase.kind == "epithet":
            return self._epithet(at, phrase)
        return None

    def _body(self, at: int) -> Referent | None:
        """The club or body that the sentence before has as its subject, for "it said"."""
        seg = self._segs[at - 1]
        if at == 0 or seg.paragraph < self._segs[at].paragraph - 1:
            return None
        if at - 1 in self._spoke:
            spoke = self._spoke[at - 1]
            return None if spoke is None or spoke.person.is_person else spoke
        phrase = opening_phrase(seg)
        if phrase is None or phrase.kind != "name" or phrase.name is None or phrase.role:
            return None
        person = self.named(seg, phrase.name)
        if person is None or person.is_person or not person.body:
            return None
        return Referent(person, (seg.starts[phrase.name[0]],))

    def _epithet(self, at: int, phrase: Phrase) -> Referent | None:
        """The one person of whom the wire says all that the epithet says.

        Nobody where a nearer person, of whom the wire says nothing to the contrary, may be meant.
        """
        told = [p for p in self._whole() if epithet_fits(p, phrase)]
        if len(told) > 1:
            return None
        near = self.antecedent(at, phrase.first, gender_of(epithet_head(phrase)))
        if not told:
            return near if near is not None and self._goes_on(at, near.person, phrase) else None
        person = told[0]
        if near is not None and near.person is person:
            return near
        if near is not None and self._may_be(near.person, phrase):
            return None
        return Referent(person, (person.start,))

    def _goes_on(self, at: int, person: Person, phrase: Phrase) -> bool:
        """Whether an epithet that tells something new can only mean who was just introduced.

        That is somebody whom the wire gives a role, and whom the sentence right before is about.
        A role that the wire does not give is never new ("the on-loan striker").
        """
        seg = self._segs[at]
        k = at - 1
        while k > 0 and self._segs[k].only_quotes():
            k -= 1
        if k < 0 or self._segs[k].paragraph < seg.paragraph - 1 or not person.labels:
            return False
        topic = self.topic(k)
        if topic is None or topic.person is not person:
            return False
        same = k > 0 and self._segs[k - 1].paragraph == self._segs[k].paragraph
        if same and k - 1 in self._spoke and self._spoke[k - 1] is None:
            return False  # "…," the defender said. Ellis shook his hand: either may go on.
        coach = "coach" in person.heads
        named = [self.named(self._segs[k], m) for m in self._people.mentions[k]]
        others = [p for p in named if p is not None and p is not person and p.body == 0]
        if any(p.titled is not None for p in others):
            return False
        if others and (coach or any(low in SPEECH_VERBS for low in self._segs[k].lows)):
            return False
        return epithet_adds(person, phrase)

    def _whole(self) -> list[Person]:
        """Everybody once, by the fullest form of the name."""
        find = self._people.find_key
        return [p for p in self._people.all.values() if p.is_person and find(p.key) is p]

    @staticmethod
    def _may_be(person: Person, phrase: Phrase) -> bool:
        """Whether the epithet may mean ``person`` though the wire does not call it so."""
        head = epithet_head(phrase)
        if head.endswith("-year-old") or head == "teenager":
            return person.age is None
        if head in DEMONYMS:
            return person.origin is None
        if head in ("substitute", "sub") and person.replaced:
            return False
        return head in PLAYER_NOUNS and not person.heads


def _person_noun_in(phrase: Phrase) -> int | None:
    """The noun for a person that a phrase turns on: "The forward disagreed", "his agent"."""
    seg = phrase.seg
    for k in range(phrase.first, phrase.last):
        low = seg.lows[k]
        if seg.kinds[k] == LOW and low in PREPOSITIONS:
            return None
        if (is_person_noun(low) or low in DEMONYMS) and not seg.poss[k]:
            behind = seg.lows[k + 1] if k + 1 < phrase.last else ""
            if not behind or looks_like_a_verb(behind):
                return k
    return None


def _fits(person: Person, gender: Gender | None) -> bool:
    return gender is None or person.gender is None or person.gender == gender
