"""Words in a wire that are addressed to a language model or to software.

They are part of the text like any other, but never evidence: false marks of our own numbering,
turns of a conversation, template tags, comments, and the usual phrases ("ignore all previous
instructions"). Found by rule and so never complete; the checks do not rely on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["order_regions", "starts_order"]

_LINE = re.compile(
    r"\[/?q?\d{1,4}\]|\{[{%#]|<!--|<\|\w{1,20}\|>|<<SYS>>|\[/?INST\]"
    r"|(?:SYSTEM|ASSISTANT|USER|HUMAN|DEVELOPER|TOOL)(?: (?:MESSAGE|PROMPT|NOTE))?\s?:"
    r"|(?:System|Assistant|User|Human|Developer)(?: (?:message|prompt|note))?\s?:"
    r"(?=(?:\s{1,3}\S{1,40}){5})"
    r"|</?(?:system|assistant|user|human|instructions?|prompt|wire|document)>"
    r"|#{2,4} ?(?:System|Instructions?|User|Assistant|Human|Response|Input)\b"
)
_LINE_STARTS = frozenset("[{<SAUHDT#")
# Each pair stands for a region; the others reach to the end of the paragraph, marks only over
# themselves.
_TAG = re.compile(
    r"(?P<open>\{[{%#])|(?P<close>[}%#]\})|(?P<comment><!--)"
    r"|(?P<turn><\|\w{1,20}\|>|<<SYS>>|\[INST\]|</?(?:system|assistant|instructions?|prompt)>)"
    r"|(?P<mark>\[/?q\d{1,4}\])"
)
_SPACE = r"[\s,]{1,3}"
_LINKS = (
    "(?:all|any|each|every|of|the|your|these|those|our|its|and|or|that|other|earlier|previous|"
    "prior|above|preceding|foregoing|system|original|initial|existing|current)"
)
_MODEL = (
    "(?:AI|LLM|large language|language|chatbots?|ChatGPT|GPT-?\\d?)"
    r"(?:\s(?:language\s)?(?:models?|assistants?|readers?|systems?|agents?|bots?|summari[sz]ers?))?"
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of an order. ``starts`` are their first letters in lower case, which are looked for
    before the pattern is tried there; ``before`` is what has to stand in front."""

    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None


_PHRASES = (
    # "Ignore (all) previous instructions"; a coach's "ignored my orders" has no such words.
    _Phrase(
        ("ignore", "disregard", "forget", "override", "bypass", "drop"),
        re.compile(
            rf"\w+{_SPACE}(?:{_LINKS}{_SPACE}){{0,6}}"
            rf"(?:your|system|previous|prior|above|earlier|preceding|foregoing|original|initial)"
            rf"{_SPACE}(?:{_LINKS}{_SPACE}){{0,4}}(?:instructions?|prompts?|orders?|rules|"
            r"guidelines|directions|commands?|context|messages?|guardrails)\b",
            re.IGNORECASE,
        ),
    ),
    _Phrase(
        ("ignore", "disregard"),
        re.compile(
            r"\w+\s(?:everything|anything|all|the text)(?:\s\w{1,10}){0,3}?\s(?:above|below)\b",
            re.IGNORECASE,
        ),
    ),
    _Phrase(
        ("you are", "you're", "you’re", "act as", "acting as", "behave as", "as an "),
        re.compile(
            r"(?:you are|you['’]re|act as|acting as|behave as|as)\s(?:now\s)?(?:an?\s|the\s)?"
            r"(?:AI\s(?:language\s)?(?:model|assistant|system|agent)|AI\b(?!\s\w)|"
            r"(?:large )?language model|LLM|chatbot|helpful assistant|ChatGPT|GPT)\b",
            re.IGNORECASE,
        ),
    ),
    # "AI readers: …", "Dear language model, …" at the start of a sentence or of a quotation.
    _Phrase(
        ("ai", "llm", "large language", "language", "chatbot", "chatgpt", "gpt"),
        re.compile(rf"{_MODEL}\s?[,:!]", re.IGNORECASE),
        re.compile(
            r"(?:^|[\"“„«‘'`(\[]|[.!?:]\s)(?:(?:dear|attention|hey|hello|note (?:to|for)|to)"
            r"[\s,:]{1,2})?(?:(?:all|any|the)\s)?$",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    _Phrase(
        ("the ai", "this ai", "the language", "the llm", "this llm", "the chatbot"),
        re.compile(rf"\w+\s{_MODEL}\s(?:must|should|shall)\s", re.IGNORECASE),
    ),
    _Phrase(
        ("system prompt", "new instructions:", "new system instructions:"),
        re.compile(r"system prompt\b|new (?:system )?instructions:", re.IGNORECASE),
    ),
    _Phrase(
        ("respond", "reply", "answer", "output"),
        re.compile(
            r"\w+\s(?:only\s|exactly\s|solely\s)?(?:with|in|as)\s"
            r"(?:valid\s|the following\s|this\s)?(?:JSON|XML|YAML|only)\b",
            re.IGNORECASE,
        ),
    ),
)


def starts_order(line: str) -> bool:
    """Whether a line (not empty) begins with a false mark, a turn, a tag or a comment."""
    return line[0] in _LINE_STARTS and _LINE.match(line) is not None


def order_regions(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quotations: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The regions of ``text`` that are orders, sorted by their start.

    A line that begins like one is one to its end, and so is a paragraph from a turn or a phrase
    on; a phrase inside a quotation (a banner, say) makes an order of that quotation alone.
    ``paragraphs`` and ``quotations`` are pairs of offsets in the order of the text.
    """
    regions = [(s, e) for s, e in paragraphs if text[s] in _LINE_STARTS and _LINE.match(text, s, e)]
    starts = [s for s, _ in paragraphs]

    def paragraph_end(at: int) -> int:
        return paragraphs[max(0, bisect_right(starts, at) - 1)][1]

    regions.extend(_tagged(text, paragraph_end))
    opened = [s for s, _ in quotations]
    for at, after in _phrases(text):
        n = bisect_right(opened, at) - 1
        if n >= 0 and at < quotations[n][1]:
            regions.append(quotations[n])
        else:
            regions.append((at, max(paragraph_end(at), after)))
    regions.sort()
    return regions


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    lower = text.lower()
    if len(lower) != len(text):  # Only a Turkish dotted capital I grows.
        lower = text.replace("İ", "I").lower()
    for phrase in _PHRASES:
        for start in phrase.starts:
            at = lower.find(start)
            while at >= 0:
                after = at + len(start)
                if at == 0 or not text[at - 1].isalnum():
                    found = phrase.pattern.match(text, at)
                    if found is not None and (
                        phrase.before is None or phrase.before.search(text, max(0, at - 24), at)
                    ):
                        yield at, found.end()
                        after = found.end()
                at = lower.find(start, after)


def _tagged(text: str, paragraph_end: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    if not ("{" in text or "<" in text or "[" in text or "}" in text):
        return
    opening: int | None = None
    skip_to = 0
    for tag in _TAG.finditer(text):
        at, after = tag.span()
        if at < skip_to:
            continue
        match tag.lastgroup:
            case "open":
                opening = at
                yield at, after
            case "close":
                yield (at if opening is None or paragraph_end(opening) < at else opening), after
                opening = None
            case "comment":
                skip_to = text.find("-->", after) + 3
                if skip_to < 3:  # Never closed: no later comment is, either.
                    yield at, paragraph_end(at)
                    skip_to = len(text)
                else:
                    yield at, skip_to
            case "turn":
                yield at, paragraph_end(at)
            case _:
                yield at, after
