"""The round that a match was: "the semi-final", "a last-16 tie", never the round that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.marking import Line, Marked
from summarizer.language.names import same_glyphs
from summarizer.language.patterns import one_of

__all__ = ["is_qualifying", "stage_of"]

_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|preliminary"
_STAGE = one_of(
    rf"""(?:{_ORDINALS})[- ]round | last[- ](?:16|32|64|eight|four|sixteen)
    | round of (?:16|32|64) | quarter-?finals? | semi-?finals?
    | (?:knockout|knock-out)[- ](?:round|stage|phase)[- ]play-?offs? | knockout play-?offs?
    | third-place play-?off | play-?off | final"""
)
_NOUN = one_of(
    """clash | tie | match | game | showdown | second leg | first leg | meeting | encounter
    | contest | play-?off"""
)
_WORDS = r"(?:[\w'.-]+ ){0,4}?"
_DECIDED = one_of(
    "win | won | winning | settle | settled | lost | losing | lose | decide | decided"
)
_THIS = tuple(
    re.compile(source.replace("STAGE", rf"(?P<stage>{_STAGE})"), re.IGNORECASE)
    for source in (
        rf"\b(?:first|second|return|opening) leg of (?:their|the|a|an) {_WORDS}STAGE\b",
        (
            rf"\b{_DECIDED} (?:their|the) {_WORDS}STAGE\b"
            r"(?= \d|,|\.|$| (?:on|at|against|over|with|by|tie|second|of the)\b)"
        ),
        rf"\b(?:in|during|of|after|for) (?:a|an|their|the) {_WORDS}STAGE {_NOUN}\b",
        (
            r"\b(?:of|in) (?:a|an) (?:[a-z-]+ ){0,3}STAGE\b"
            r"(?! (?:spot|place|berth|appearance|since|in ))"
        ),
        (
            r"\bin the (?P<stage>(?:first|second|third|fourth|fifth|sixth|preliminary) round"
            r"|round of (?:16|32)|last (?:16|32)|quarter-?finals?|semi-?finals?|final) of the\b"
        ),
        rf"\bin (?:the|their) {_WORDS}STAGE\b(?= (?:on|at|here|against|between)\b|[.,;])",
        (
            rf"\b(?:after|when) (?:a|an|the|their) {_WORDS}STAGE\b"
            r"(?= (?:had |that |which )?(?:finished|ended))"
        ),
        (
            r"\b(?:in|with a) (?:the|their) "
            r"(?P<stage>(?:knockout|knock-out)[- ](?:round|stage|phase)[- ]play-?off)\b"
        ),
        (
            r"\bin (?:the|one of the) (?:longest|shortest|first|opening|second|other) "
            r"(?P<stage>semi-?final|quarter-?final)\b"
        ),
        (
            r"\b(?:win|victory|draw|defeat|wins|triumph) in (?:the )?"
            r"(?P<stage>last 16|round of 16|quarter-?finals?|semi-?finals?)\b"
        ),
        # "In a World Cup qualifier", "in Tuesday's World Cup qualifying match": no word of its own
        # for a round, but no match of the finals either.
        (
            r"\b(?:in|of) (?:an?|the|their|\w{3,6}day's) (?:[\w'-]+ ){0,4}?"
            r"(?:cup|championships?|league|olympic|euro \d{4}) (?:[\w'-]+ ){0,2}?"
            r"(?P<stage>qualifier|qualifying (?:match|game|tie))\b"
            r"(?=[.,;]|$| (?:on|at|in|here|against|with|that|which|and|but|when|after|played)\b)"
        ),
    )
)
# Words of going on, of what is to come and of what was before.
_ANOTHER = re.compile(
    r"\b(?:will|reach\w*|into|place|spot|berth|through to|book\w*|qualif\w+|advance\w*|progress\w*"
    r"|secur\w+|set up|face|meet|await\w*|next|reached|to make|since|last (?:year|season)"
    r"|(?:19|20)\d\d|previous|before|lost|appearance|saved|rescheduled|two|both) [^.;,]{0,40}$",
    re.IGNORECASE,
)
_STILL_THIS = re.compile(
    r"\b(?:win|won|winning) (?:their|the) $|leg of (?:their|the) [\w'. -]*$"
    r"|\b(?:win|victory|draw|defeat|triumph) in the $"
)
_TO_COME = re.compile(r"\bwill (?:\w+ ){0,2}(?:face|meet|play|take on)\b|\bwhose\b")
_LEG = re.compile(r"\bleg\b")
_HAS_STAGE = re.compile(r"final|round|last[- ]|play-?off|qualif", re.IGNORECASE)


def is_qualifying(stage: str) -> bool:
    """Whether a stage is what comes before a competition's finals, and no round of it."""
    return stage.casefold().startswith("qualif")


def stage_of(lead: Sequence[Marked], near: Sequence[Marked]) -> tuple[str, int] | None:
    """The round as written and its sentence, looked for in ``lead`` before ``near``."""
    for marked in (*lead, *near):
        found = _in_line(marked.line)
        if found is not None:
            start, end = found
            return marked.line.text[start:end], marked.line.number
    return None


def _in_line(line: Line) -> tuple[int, int] | None:
    if not _HAS_STAGE.search(line.text):
        return None
    text = same_glyphs(line.text)
    for token in line.tokens:
        if token.kind == "Q":
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    for pattern in _THIS:
        for m in pattern.finditer(text):
            if not _is_another(text, m):
                return m.span("stage")
    return None


def _is_another(text: str, m: re.Match[str]) -> bool:
    """Whether the words before tell of a round to come or past."""
    before = text[max(0, m.start() - 60) : m.start()]
    inside = text[m.start() : m.start("stage")]
    if _ANOTHER.search(before + inside) and not _STILL_THIS.search(before + inside):
        return True
    if _TO_COME.search(before):
        return True
    return bool(_LEG.search(inside)) and "leg of" not in inside
