"""The same lies put to other libraries that check what a model claims to have read.

Three libraries look for a model's words in the text: instructor's ``CitationMixin``, the aligner
of LangExtract, and gtrex. None of them knows speakers, so each gets a claim in the best form that
its documentation offers, and the answer is read as generously as that documentation allows:

- ``CitationMixin``: a fact in the model's words, and ``substring_quotes``: the quotation and the
  cited sentences. It validates them against ``context`` and puts the text's own words in the
  place of each; what it does not find with five errors it leaves out. A falsified quotation that
  it overwrites does not get out, so this counts as caught (``how`` says ``rewritten``), although
  nobody is told.
- LangExtract: an ``Extraction`` for each part of the quotation, speaker and role as attributes,
  through ``Resolver.align`` with its defaults. Kept is what has a ``char_interval``: that is how
  its README says to tell grounded results from others.
- gtrex: ``Verifier.verify`` with the default ``Policy``, kept is what is ``grounded``. It alone
  can hold a quotation to a place (``verify_at``), so it gets the place: the quotation's own where
  one of the cited sentences touches it, else the sentence that was cited.

A claim that is no quotation goes to all three as the text of the sentences that it cites.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from summarizer.draft import Draft, EventClaim, QuoteClaim, ScoreClaim, TextClaim
from summarizer.wire import Wire

__all__ = [
    "Outcome",
    "Rival",
    "RivalClaim",
    "Verdict",
    "available",
    "claim_of",
    "quotation_claim",
    "same_words",
]

Outcome = Literal["caught", "kept", "dropped_right"]
"""``caught``: a lie that does not get out. ``kept``: what was claimed gets out, lie or not.
``dropped_right``: something right that does not."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a claim, and ``how`` in the library's own terms (``rewritten``, ``exact``)."""

    outcome: Outcome
    how: str


@dataclass(frozen=True, slots=True)
class RivalClaim:
    """A claim as a library would receive it that has words checked, not numbers.

    ``kind`` is ``quotation``, or the key of a fact or event. ``fact`` is the claim in words.
    ``quoted`` is the text of the quotation, part by part, as the model retyped it, and empty for
    other claims; ``places`` is where each part is said to stand, empty where that is not said.
    ``cited`` is the text of the sentences cited. ``right`` says that it is no lie.
    """

    kind: str
    fact: str
    cited: tuple[str, ...]
    quoted: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    right: bool = False

    def verdict(self, kept: bool, how: str) -> Verdict:
        """The verdict where the library left the claim as it was, or did not."""
        if kept:
            return Verdict("kept", how)
        return Verdict("dropped_right" if self.right else "caught", how)


class Rival(Protocol):
    """A library that checks claims against a text."""

    name: str

    def judge(self, text: str, claim: RivalClaim) -> Verdict:
        """What the library makes of ``claim`` about ``text``."""


# --- claims --------------------------------------------------------------------------------------

_PATH = re.compile(r"matches\[(\d+)\]\.(\w+)(?:\[(\d+)\])?|quotes\[(\d+)\]")


def claim_of(wire: Wire, draft: Draft, path: str, *, right: bool = False) -> RivalClaim:
    """The claim that ``draft`` makes at ``path``, a fact's, an event's or a quotation's.

    Raises ValueError where ``path`` is none of these (a headline), IndexError where nothing is.
    """
    m = _PATH.match(path)
    if m is None:
        raise ValueError(f"no claim that rests on sentences: {path}")
    if m[4]:
        return quotation_claim(wire, draft.quotes[int(m[4])], right=right)
    value = getattr(draft.matches[int(m[1])], m[2])
    if m[3]:
        value = value[int(m[3])]
    words: tuple[object, ...] = ("yes",)
    key, evidence = m[2], value
    if isinstance(value, EventClaim):
        time = value.when if value.minute is None else value.minute
        added = "" if value.added is None else f"+{value.added}"
        key, words = value.kind, (value.player, value.side or "", f"{time or ''}{added}")
    elif isinstance(value, ScoreClaim):
        words = (f"{value.home}-{value.away}",)
    elif isinstance(value, TextClaim):
        words = (value.value,)
    if isinstance(value, EventClaim | ScoreClaim | TextClaim):
        evidence = value.evidence
    if not isinstance(evidence, tuple):
        raise ValueError(f"no claim that rests on sentences: {path}")
    told = ", ".join(str(word) for word in words if word)
    cited = tuple(wire.sentence_text(n) for n in evidence)
    return RivalClaim(key, f"{key}: {told}", cited, attributes={"value": told}, right=right)


def quotation_claim(
    wire: Wire, quote: QuoteClaim, retyped: str | None = None, *, right: bool = False
) -> RivalClaim:
    """The claim that ``quote`` makes, word for word, or with ``retyped`` in place of its words."""
    spans = [wire.quotations[n - 1] for n in quote.spans]
    cited = [wire.sentences[n - 1] for n in quote.evidence]
    touched = any(s.start < q.end and q.start < s.end for s in cited for q in spans)
    at = [(q if touched or not cited else cited[0]) for q in spans]
    who = {"speaker": quote.speaker or "", "role": quote.role or ""}
    said_by = ", ".join(word for word in who.values() if word)
    return RivalClaim(
        kind="quotation",
        fact=f"{said_by or 'Somebody'} said what is quoted",
        cited=tuple(wire.sentence_text(s.number) for s in cited),
        quoted=tuple(wire.text[q.start : q.end] for q in spans) if retyped is None else (retyped,),
        places=tuple((p.start, p.end) for p in at) if retyped is None else (),
        attributes={key: word for key, word in who.items() if word},
        right=right,
    )


_GLYPHS = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but white space and the glyphs of marks and dashes."""
    return one.translate(_GLYPHS).split() == other.translate(_GLYPHS).split()


# --- the libraries -------------------------------------------------------------------------------


class _Citation:
    """Instructor: ``substring_quotes`` validated against the text as ``context``."""

    name = "instructor CitationMixin"

    def __init__(self) -> None:
        from instructor import CitationMixin

        class Fact(CitationMixin):
            fact: str

        self._model = Fact

    def judge(self, text: str, claim: RivalClaim) -> Verdict:
        asked = [*claim.quoted, *claim.cited]
        reply = {"fact": claim.fact, "substring_quotes": asked}
        back = self._model.model_validate(reply, context={"context": text}).substring_quotes
        if len(back) < len(asked):
            return claim.verdict(False, "left out")
        if back == asked:
            return claim.verdict(True, "exact")
        if all(same_words(one, other) for one, other in zip(asked, back, strict=True)):
            return claim.verdict(True, "the text's glyphs")
        return claim.verdict(False, "rewritten")


class _LangExtract:
    """LangExtract: extractions aligned by its own resolver, those without a place left out."""

    name = "langextract"

    def __init__(self) -> None:
        from langextract.core.data import Extraction
        from langextract.resolver import Resolver

        self._extraction = Extraction
        self._resolver = Resolver()

    def judge(self, text: str, claim: RivalClaim) -> Verdict:
        asked = [
            self._extraction(claim.kind, words, attributes=dict(claim.attributes))
            for words in claim.quoted or claim.cited
        ]
        aligned = list(self._resolver.align(asked, text, token_offset=0, char_offset=0))
        if any(one.char_interval is None for one in aligned):
            return claim.verdict(False, "no place")
        how = {one.alignment_status.value for one in aligned}
        return claim.verdict(True, ", ".join(sorted(how - {"match_exact"} or how)))


class _Gtrex:
    """gtrex: each part a quotation of its own, verified under the default policy."""

    name = "gtrex"

    def __init__(self) -> None:
        from gtrex import Policy, Verifier

        self._policy = Policy()
        self._verifier = Verifier

    def judge(self, text: str, claim: RivalClaim) -> Verdict:
        verifier = self._verifier(text, self._policy)
        if claim.places:
            parts = zip(claim.quoted, claim.places, strict=True)
            found = [verifier.verify_at(words, *place) for words, place in parts]
        else:
            found = [verifier.verify(words) for words in claim.quoted or claim.cited]
        refused = [one for one in found if not one.grounded]
        if refused:
            elsewhere = any(one.found_elsewhere for one in refused)
            return claim.verdict(False, "elsewhere" if elsewhere else refused[0].verdict)
        tiers = {str(one.tier) for one in found}
        return claim.verdict(True, ", ".join(sorted(tiers - {"exact"} or tiers)))


_MAKERS: tuple[tuple[str, Callable[[], Rival]], ...] = (
    (_Citation.name, _Citation),
    (_LangExtract.name, _LangExtract),
    (_Gtrex.name, _Gtrex),
)


def available() -> list[Rival]:
    """The libraries that are installed; for each other one a line is printed."""
    found: list[Rival] = []
    for name, make in _MAKERS:
        try:
            found.append(make())
        except ModuleNotFoundError as error:
            print(f"{name}: left out, no module {error.name} (the group rivals is not installed)")
    return found
