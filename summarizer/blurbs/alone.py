"""Whether a quotation can be told away from its wire: by itself it has to mean what it meant there.

Asked for are words that open a sentence of their own, and none that point at something which is
not in them: pronouns, "that" and "this", names that the facts do not have, "the" of a thing that
only the wire tells of, figures and minutes. A denial, an accusation and an answer are told beside
what they speak of, or not at all. The rule errs to one side: no quotation is better than one that
misleads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.vocabulary import WEEKDAYS
from summarizer.summary import Quote, Summary
from summarizer.wire import Wire

__all__ = ["stands_alone"]

_I = re.IGNORECASE
_OPENS = re.compile(
    r"(?:I|I[’'](?:m|ve|d|ll)|We|We[’'](?:re|ve|d|ll)|You|My|Our|Nobody|No one|Everybody|Everyone|"
    r"Somebody|Someone|People|Every|All|A|An|The|If|When|Football|Today|Tonight|Sometimes|"
    r"[A-Z][a-z]+ing)\b(?![’']s\b)"
)
"""How a sentence begins that needs none before it."""
_GOES_ON = re.compile(
    rf"(?:(?:But|And|Then|So) )?(?:{_OPENS.pattern}|(?:But|And|Then) (?:i|w)\w+\b)"
)
_POINTS = re.compile(
    r"\b(?:s?he|him|her|hers|his|they|them|their|theirs|(?:him|her|it|them)sel(?:f|ves)|its|"
    r"(?:s?he|they)[’'](?:s|re|ve|d|ll)|"
    r"these|those|here|there|hence|thus|such|another|others?|both|neither|either|each|same|"
    r"former|longer|bigger|shorter|smaller|sooner|"
    r"latter|thing of the kind|of the kind|does|did so)\b",
    _I,
)
_THIS = re.compile(r"\b(?:this|that[’']s|this[’']s)\b(?! (?:week|season|year|summer|winter)\b)", _I)
_THAT = re.compile(r"\bthat\b", _I)
_SUBJECT = re.compile(r" (?:I|we|you|nobody|everybody|everyone|the|a|an|my|our|people)\b", _I)
_SAY_THAT = re.compile(
    r"\b(?:know|knew|think|thought|believe|believed|feel|felt|say|said|hope|hoped|sure|proud|happy|"
    r"glad|sad|told (?:you|everybody|everyone|the (?:team|players|boys|girls|lads))|so \w+) that$",
    _I,
)
_IT = re.compile(r"\b(?:it|it[’'](?:s|d|ll))\b", _I)
_OF_THE_MATCH = re.compile(
    r"\b(?:win|won|winning|lose|lost|losing|take|took|taking|deserve[ds]?|enjoy(?:ed)?) it$", _I
)
_ONE = re.compile(
    r"(?<!\bno )\bones?\b(?! (?:goal|game|match|point|day|team|season|chance|year|week)\b)", _I
)
_DENIES = re.compile(
    r"\b(?:I|we)(?:[’'](?:m|re|ve|d|ll))? (?:(?:am|was|are|were|have|had|did|do|would|could|can|"
    r"will) )?(?:not|never)\b|\b(?:I|we) (?:did|do|was|were|have|had|would|could|ca|wo|is|are)"
    r"n[’']t\b(?! (?:lose|win|play|score|give up|stop)\b)|\bdid(?:n[’']t| not) (?:mean|touch)\b"
    r"|\bnothing (?:wrong|happened|to do with)\b|\binnocent\b|\bnot guilty\b|\bno (?:argument|"
    r"intent"
    r"|contact|excuse)\w*\b",
    _I,
)
_ACCUSES = re.compile(
    r"\b(?:referee\w*|refs?|linesm[ae]n|official\w*|umpire\w*|var|video|cameras?|pictures?|"
    r"decision\w*|penalt\w+|cards?|yellow|booking\w*|offside|foul\w*|handball|hands?|elbow\w*|"
    r"stud\w*|tackle[ds]?|"
    r"div(?:e|ed|ing)|cheat\w*|rob(?:bed|bery|bing)?|stole\w*|appeal\w*|suspen\w+|bann?(?:ed)?|"
    r"evidence|police|complain\w*|blame\w*|accus\w*|alleg\w*|den(?:y|ied|ial)|"
    r"li(?:e|ed|ar|ars)|lying|touch\w*|hit|punch\w*|kick(?:ed|ing)|spat|spit\w*|insult\w*|"
    r"rac(?:e|ist|ism)\w*|abus\w*|threw|"
    r"thrown|objects|fault|scandal\w*|disgrac\w*|sham(?:e|eful)|unfair|injustice|apolog\w*|sorry|"
    r"brib\w*|bought|fix(?:ed)?|doping|dop(?:e|ed)|charge[sd]?|guilty|victim|one way|one side|"
    r"explanation|shirt|incident\w*|corner|spot)\b",
    _I,
)
_FIGURES = re.compile(r"\d|\b(?:minutes?|seconds|hours?|half[- ]time|interval)\b", _I)
_THE = re.compile(
    r"\bthe (?!(?:(?:whole|entire|first|second|young|other) )?(?:boys|girls|lads|players|team|"
    r"squad|"
    r"side|fans|supporters|crowd|people|ball|game|match|season|league|cup|title|final|semi-?final|"
    r"quarter-?final|start|end|beginning|best|better|right|world|half|dressing room|bench|points?|"
    r"win|result|future|past|summer|winter|rest of (?:my|our) (?:life|lives|career)|most|hardest|"
    r"proudest|happiest)\b)",
    _I,
)
_HANGS = re.compile(
    r"\b(?:so|too|as well|instead|again|otherwise|either|did|do|does|was|were|is|are|am|have|has|"
    r"had|"
    r"can|could|would|will|should|not|n[’']t|perhaps|maybe|please)[.,!?]|n[’']t[.,!?]",
    _I,
)
_CAPITAL = re.compile(r"(?<=[\w,;’'–-] )(?![A-Z][’']|I\b)([A-Z][\w’'-]+)")
_ASKED = re.compile(
    r"\?”?\s*$|\b(?:asked|answer(?:ed|s|ing)|repl(?:y|ied|ies)|question\w*|quizzed|"
    r"pressed (?:on|about)|den(?:y|ied|ies|ying)|insist(?:s|ed)?|accus\w+|reject(?:s|ed)?|"
    r"respond\w*|hit back|"
    r"claim(?:s|ed)?|protest\w*|complain\w*|disput\w+|dismissed (?:talk|claims|suggestions))\b",
    _I,
)


def stands_alone(
    summary: Summary, quote: Quote, pieces: Sequence[str], wire: Wire | None = None
) -> bool:
    """Whether ``pieces``, the words of ``quote``, need nothing of the wire to be understood.

    ``wire``, where it is at hand, tells whether they answer a question or an accusation.
    """
    if not pieces or not _OPENS.match(pieces[0]):
        return False
    if any(not _OPENS.match(s) and not _GOES_ON.match(s) for p in pieces for s in _sentences(p)):
        return False
    known = _known(summary)
    if not all(_by_itself(piece, known) for piece in pieces):
        return False
    return wire is None or not _answers(quote, wire)


_ENDS = re.compile(r"(?<=[.!?]) +(?=[A-Z])")


def _sentences(piece: str) -> list[str]:
    return _ENDS.split(piece)


def _by_itself(piece: str, known: frozenset[str]) -> bool:
    if piece.endswith("?") or "‘" in piece or "“" in piece:
        return False
    for rule in (_POINTS, _THIS, _ONE, _DENIES, _ACCUSES, _FIGURES, _THE, _HANGS):
        if rule.search(piece):
            return False
    for m in _THAT.finditer(piece):
        if not (_SUBJECT.match(piece, m.end()) and _SAY_THAT.search(piece, 0, m.end())):
            return False
    if any(not _OF_THE_MATCH.search(piece, 0, m.end()) for m in _IT.finditer(piece)):
        return False
    return all(name.casefold() in known for name in _CAPITAL.findall(piece))


def _known(summary: Summary) -> frozenset[str]:
    """Words with a capital that a blurb of these facts bears."""
    names = [n for m in summary.matches for n in (m.home.name, m.away.name)]
    names += [m.competition.name for m in summary.matches if m.competition]
    return frozenset(w.casefold() for name in names for w in name.split()) | frozenset(WEEKDAYS)


def _answers(quote: Quote, wire: Wire) -> bool:
    """Whether the sentence of the quotation, or the one before it, asks, accuses or denies."""
    numbers = [e.sentence for e in quote.evidence]
    if not numbers:
        return False
    said = {(s.start, s.end) for s in quote.spans}
    around = [n for n in (min(numbers) - 1, *numbers) if n >= 1]
    for n in around:
        start = wire.sentences[n - 1].start
        text = wire.sentence_text(n)
        outside = "".join(
            " " if any(a <= start + i < b for a, b in said) else c for i, c in enumerate(text)
        )
        if _ASKED.search(outside):
            return True
    return False
