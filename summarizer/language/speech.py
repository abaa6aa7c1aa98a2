"""The quotations of a wire by rule: what is speech, and who speaks.

It reads the grammar of attribution ("said X", "X, who …, said", "X: …", "he added") and says
nothing where the wire does not: a quotation without a speaker is a claim with speaker None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.draft import QuoteClaim
from summarizer.language.mentions import NAMING_LABELS, People, Person, collect
from summarizer.language.names import contains_name
from summarizer.language.sentences import Sentences
from summarizer.language.speech_attribution import (
    Found,
    is_title,
    read_attributions,
    trailing_colon,
)
from summarizer.language.speech_context import Context, Referent
from summarizer.language.speech_phrases import Phrase
from summarizer.language.speech_tokens import LOW, PUNCT, Segment
from summarizer.language.speech_words import NOT_HEADS, PLAIN_TITLES, is_person_noun
from summarizer.wire import BODY_LABELS, Wire

__all__ = ["SpeechReading", "read_speech"]


@dataclass(frozen=True, slots=True)
class SpeechReading:
    """``quotes`` in the order of the text; ``not_speech`` are spans that nobody says."""

    quotes: tuple[QuoteClaim, ...] = ()
    not_speech: tuple[int, ...] = ()


_COMMON = frozenset("the of and to a was for that with is his at by".split())


@dataclass(slots=True)
class _Claim:
    """A quotation in the making: its spans and where it is told who speaks."""

    spans: list[int]
    at: int
    phrase: Phrase | None = None
    phrase_at: int = -1
    verb: int = -1
    settled: bool = False
    explicit: bool = False
    speaker: str | None = None
    as_written: str | None = None
    role: str | None = None
    shown: list[int] = field(default_factory=list)
    referent: Referent | None = None


def read_speech(wire: Wire, sentences: Sentences | None = None) -> SpeechReading:
    """Read the quotations of ``wire``; never raises, whatever the language of the wire.

    Evidence are the sentences that show who spoke: one that the quotation touches, the one of
    the attribution, and those where the full name, the role and the antecedent stand.
    ``sentences`` are the wire's, where somebody else reads them too.
    """
    if not wire.quotations:
        return SpeechReading()
    segs = (sentences or Sentences(wire)).segments()
    reader = _Reader(wire, segs, collect(segs, wire.text))
    for at in range(len(segs)):
        if segs[at].quotes:
            reader.read(at)
    return reader.result(nameless=_is_foreign(wire, segs))


def _is_foreign(wire: Wire, segs: tuple[Segment, ...]) -> bool:
    """Whether the wire is not in English, so that its attributions cannot be read."""
    if wire.language is not None:
        return not wire.language.lower().startswith("en")
    words = [seg.lows[k] for seg in segs for k, kind in enumerate(seg.kinds) if kind == LOW]
    return len(words) > 25 and 10 * sum(low in _COMMON for low in words) < len(words)


class _Reader:
    """One pass over the segments of a wire, with what has been read so far."""

    def __init__(self, wire: Wire, segs: tuple[Segment, ...], people: People) -> None:
        self.wire = wire
        self.segs = segs
        self.people = people
        self.context = Context(segs, people)
        self.claims: list[_Claim] = []
        self.unspoken: list[int] = []
        self.by_span: dict[int, _Claim] = {}
        self.starts = [s.start for s in wire.sentences]

    # -- which spans make one claim

    def read(self, at: int) -> None:
        """Read the quotations of segment ``at``."""
        seg = self.segs[at]
        if seg.label not in BODY_LABELS:
            self.unspoken.extend(seg.quotes.values())
            return
        for found in read_attributions(seg, self.wire.text):
            self._place(at, seg.quotes[found.at], found)

    def _place(self, at: int, number: int, found: Found) -> None:
        quotation = self.wire.quotations[number - 1]
        chained = self.by_span.get(quotation.continues or 0)
        if chained is not None and self._differs(chained, found):
            chained = None
        if chained is not None:
            self._append(chained, number)
            if found.phrase is not None and not chained.explicit:
                self._attribute(chained, at, found)
            return
        if found.kind == "label":
            self.unspoken.append(number)
            return
        last = self.claims[-1] if self.claims and self.claims[-1].spans[-1] == number - 1 else None
        if found.kind == "bare":
            self._bare(at, number, last)
            return
        words = len(self.wire.quotation_text(number).split())
        if found.kind == "open":
            if words <= 3 and not found.trailing:
                self.unspoken.append(number)
            else:
                self._new(at, number)
                self.context.spoke(at, None)
            return
        same_verb = (
            last is not None
            and last.phrase_at == at
            and last.verb == found.verb
            and last.phrase is found.phrase
        )
        if last is not None and same_verb:
            self._append(last, number)
            return
        if (
            last is not None
            and found.trailing
            and last.phrase is None
            and not last.settled
            and self.segs[last.at].paragraph == self.segs[at].paragraph
            and last.at == at - 1
            and self.segs[last.at].only_quotes()
        ):
            self._append(last, number)
            self._attribute(last, at, found)
            return
        claim = self._new(at, number)
        self._attribute(claim, at, found)

    @staticmethod
    def _differs(claim: _Claim, found: Found) -> bool:
        """Whether a span that seems to go on with ``claim`` is told to be somebody else's."""
        a, b = claim.phrase, found.phrase
        if a is None or b is None or a.kind != "name" or b.kind != "name":
            return False
        return a.low() != b.low()

    def _bare(self, at: int, number: int, last: _Claim | None) -> None:
        """A sentence that is nothing but a quotation: the words before it tell whose it is."""
        segs = self.segs
        paragraph = segs[at].paragraph
        alone = (at == 0 or segs[at - 1].paragraph != paragraph) and (
            at + 1 == len(segs) or segs[at + 1].paragraph != paragraph
        )
        if alone and is_title(self.wire.quotation_text(number)):
            self.unspoken.append(number)
            return
        if (
            last is not None
            and segs[at - 1].paragraph == paragraph
            and (last.at == at or self.context.has_speech(at - 1) or segs[at - 1].only_quotes())
        ):
            self._append(last, number)
            return
        claim = self._new(at, number)
        if at == 0 or paragraph - segs[at - 1].paragraph > 1:
            return
        colon = trailing_colon(segs[at - 1])
        if colon is not None:
            self._attribute(claim, at - 1, colon, said_at=at)
            return
        if last is not None and self.context.has_speech(at - 1):
            if last.settled and last.referent is not None:
                self._copy(claim, last, at)
            return
        near = segs[at - 1].paragraph == paragraph
        if segs[at - 1].label not in NAMING_LABELS:
            return
        referent = self.context.topic(at - 1) if near else self.context.reacts(at - 1)
        if referent is not None and not self._speaks_of(claim, referent.person):
            self._settle(claim, at, referent, None, referent.shown[-1])

    def _new(self, at: int, number: int) -> _Claim:
        claim = _Claim([number], at)
        self.claims.append(claim)
        self.by_span[number] = claim
        return claim

    def _append(self, claim: _Claim, number: int) -> None:
        claim.spans.append(number)
        self.by_span[number] = claim

    def _copy(self, claim: _Claim, last: _Claim, at: int) -> None:
        claim.settled = True
        claim.speaker, claim.as_written, claim.role = last.speaker, last.as_written, last.role
        claim.shown = list(last.shown)
        claim.referent = last.referent
        self.context.spoke(at, last.referent)

    # -- who it is

    def _attribute(
        self, claim: _Claim, at: int, found: Found, *, said_at: int | None = None
    ) -> None:
        phrase = found.phrase
        where = at if said_at is None else said_at
        claim.phrase, claim.phrase_at, claim.verb = phrase, at, found.verb
        if phrase is None:
            self.context.spoke(where, None)
            return
        seg = phrase.seg
        claim.explicit = True
        claim.speaker = claim.as_written = claim.role = claim.referent = None
        claim.shown = [seg.starts[phrase.first]]
        written = self.wire.text[self._written_from(phrase) : seg.ends[phrase.last - 1]]
        if phrase.kind == "name" and phrase.name is not None:
            self._name(claim, phrase, written, where)
            return
        claim.settled = True
        referent = self.context.resolve(at, phrase)
        if referent is not None and self._speaks_of(claim, referent.person):
            referent = None
        if referent is not None:
            self._settle(claim, where, referent, written, seg.starts[phrase.first])
            self._role_from_epithet(claim, phrase)
            return
        claim.as_written = written
        self.context.spoke(where, None)

    def _speaks_of(self, claim: _Claim, person: Person) -> bool:
        """Whether the quoted words name ``person``: then most likely somebody else says them."""
        said = [self.wire.quotation_text(n) for n in claim.spans]
        names = [w for w in person.name.split() if len(w) > 1 and w[0].isupper()]
        return any(contains_name(text, name) for text in said for name in names)

    def _role_from_epithet(self, claim: _Claim, phrase: Phrase) -> None:
        if claim.role is None and phrase.kind == "epithet":
            claim.role = _own_role(phrase, self.wire.text)

    def _written_from(self, phrase: Phrase) -> int:
        seg = phrase.seg
        first = phrase.first
        if phrase.kind == "name" and phrase.name is not None and phrase.first == phrase.name[0]:
            while first > 0 and seg.lows[first - 1] in PLAIN_TITLES:
                first -= 1
        return seg.starts[first]

    def _name(self, claim: _Claim, phrase: Phrase, written: str, where: int) -> None:
        seg = phrase.seg
        first, end = phrase.name or (phrase.first, phrase.last)
        text = self.wire.text
        own = text[seg.starts[first] : seg.ends[end - 1]]
        person = self.context.named(seg, (first, end))
        claim.settled = True
        unknown = seg.label == "headline" and (person is None or not person.human)
        if unknown or _doubtful(seg, phrase, self.people):
            claim.as_written = written
            self.context.spoke(where, None)
            return
        claim.role = _slice(seg, phrase.role, text)
        if person is not None and self.people.is_shared(person.key):
            claim.speaker = own  # One of two, so the role of neither.
            claim.as_written = None if written == own else written
            self.context.spoke(where, None)
            return
        if person is None:
            claim.speaker = own
            claim.as_written = None if written == own else written
            self.context.spoke(where, None)
            return
        if phrase.first == first:
            person.human += 1
        self._settle(
            claim, where, Referent(person, (seg.starts[first],)), written, seg.starts[first]
        )

    def _settle(
        self, claim: _Claim, at: int, referent: Referent, written: str | None, said: int
    ) -> None:
        person = referent.person
        text = self.wire.text
        claim.settled = True
        claim.referent = referent
        claim.speaker = person.name
        if written is None:
            written = self._word_at(said)
        claim.as_written = None if written == person.name else written
        claim.shown.extend((*referent.shown, said, person.start))
        if claim.role is None and person.roles:
            s, e = min(person.roles)
            claim.role = text[s:e]
            claim.shown.append(s)
        self.context.spoke(at, Referent(person, (said, *referent.shown)))

    def _word_at(self, offset: int) -> str:
        """The name or pronoun that begins at ``offset``."""
        for seg in self.segs:
            if seg.starts and seg.starts[0] <= offset <= seg.starts[-1] and offset in seg.starts:
                i = seg.starts.index(offset)
                j = i + 1
                at = self.segs.index(seg)
                for first, end in self.people.mentions[at]:
                    if first == i:
                        j = end
                return self.wire.text[offset : seg.ends[j - 1]]
        return ""

    # -- the result

    def _sentence(self, offset: int) -> int:
        return max(1, bisect_right(self.starts, offset))

    def _evidence(self, claim: _Claim) -> tuple[int, ...]:
        sentences = self.wire.sentences
        shown = {self._sentence(o) for o in claim.shown}
        touched: set[int] = set()
        for n in claim.spans:
            q = self.wire.quotations[n - 1]
            touched.update(
                range(self._sentence(q.start), self._sentence(max(q.start, q.end - 1)) + 1)
            )
        if not touched & shown:
            shown.add(min(touched))
        return tuple(sorted(n for n in shown if n <= len(sentences)))

    def result(self, *, nameless: bool) -> SpeechReading:
        """What was read, in the order of the text; ``nameless`` leaves out all speakers."""
        if nameless:
            for c in self.claims:
                c.speaker = c.as_written = c.role = None
                c.shown = []
        quotes = tuple(
            QuoteClaim(
                spans=tuple(c.spans),
                speaker=c.speaker,
                as_written=c.as_written,
                role=c.role if c.speaker is not None else None,
                match=None,
                evidence=self._evidence(c),
            )
            for c in sorted(self.claims, key=lambda c: c.spans[0])
        )
        return SpeechReading(quotes, tuple(sorted(self.unspoken)))


def _slice(seg: Segment, tokens: tuple[int, int] | None, text: str) -> str | None:
    return None if tokens is None else text[seg.starts[tokens[0]] : seg.ends[tokens[1] - 1]]


def _own_role(phrase: Phrase, text: str) -> str | None:
    """An epithet that is itself a role: "the former City captain"."""
    seg = phrase.seg
    low = phrase.low()
    if not is_person_noun(low) or low in NOT_HEADS or low.endswith("-year-old"):
        return None
    words: Iterable[int] = range(phrase.first + 1, phrase.last)
    first = next((k for k in words if not seg.lows[k].endswith("-year-old")), phrase.last)
    return _slice(seg, (first, phrase.last), text) if first < phrase.last else None


def _doubtful(seg: Segment, phrase: Phrase, people: People) -> bool:
    """Whether the name is one capitalised word that only ever opens sentences ("Police said")."""
    first, end = phrase.name or (phrase.first, phrase.last)
    if end - first > 2 and all(w.isupper() for w in seg.words[first:end]):
        return True
    if end - first > 1 or any(k != PUNCT for k in seg.kinds[:first]):
        return False
    person = people.find(seg.words[first:end])
    return person is not None and len(person.key) == 1 and person.initial and person.human == 0
