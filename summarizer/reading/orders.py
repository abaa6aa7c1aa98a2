"""Words in a wire that are addressed to a language model or to software.

They are part of the text like any other, but never evidence: false marks of our own numbering,
turns of a conversation, template tags, comments, and the usual phrases ("ignore all previous
instructions"). Found by rule and so never complete; the checks do not rely on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

__all__ = ["order_regions", "starts_order"]

_LINE = re.compile(
    r"\[/?q?\d{1,4}\]|\{[{%#]|<!--|<\|\w{1,20}\|>|<<SYS>>|\[/?INST\]"
    r"|(?:SYSTEM|ASSISTANT|USER|HUMAN|DEVELOPER|TOOL)(?: (?:MESSAGE|PROMPT|NOTE))?\s?:"
    r"|(?:System|Assistant|User|Human|Developer)(?: (?:message|prompt|note))?\s?:(?=(?:\s+\S+){5})"
    r"|</?(?:system|assistant|user|human|instructions?|prompt|wire|document)>"
    r"|#{2,4} ?(?:System|Instructions?|User|Assistant|Human|Response|Input)\b"
)
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
_PHRASE = re.compile(
    # Ignore (all) previous instructions; "his previous orders" in a report has no such words.
    rf"\b(?:ignore|disregard|forget|override|bypass|drop){_SPACE}(?:{_LINKS}{_SPACE}){{0,6}}"
    rf"(?:your|system|previous|prior|above|earlier|preceding|foregoing|original|initial)"
    rf"{_SPACE}(?:{_LINKS}{_SPACE}){{0,4}}(?:instructions?|prompts?|orders?|rules|guidelines|"
    r"directions|commands?|context|messages?|guardrails)\b"
    r"|\b(?:ignore|disregard)\s(?:everything|anything|all|the text)(?:\s\w{1,10}){0,3}?"
    r"\s(?:above|below)\b"
    r"|\b(?:you are|you're|act|acting|behave|as|being)\s(?:now\s|as\s)?(?:an?\s|the\s)?"
    r"(?:AI\s(?:language\s)?(?:model|assistant|system|agent)|AI\b(?!\s\w)|large language model|"
    r"language model|LLM|chatbot|helpful assistant|ChatGPT|GPT)\b"
    r"|(?:^|(?<=[\"“„«‘'`(\[]))(?:(?:dear|attention|hey|hello|note (?:to|for)|to)[\s,:]{1,2})?"
    r"(?:(?:all|any|the)\s)?(?:AI|LLM|large language|language|ChatGPT)"
    r"(?:\s(?:models?|assistants?|readers?|systems?|agents?|bots?|summari[sz]ers?))?\s?[,:!]"
    r"|\b(?:my|your|the) system prompt\b|\bprompt injection\b|\bnew (?:system )?instructions:"
    r"|\b(?:respond|reply|answer|output)\s(?:only\s|exactly\s|solely\s)?(?:with|in|as)\s"
    r"(?:valid\s|the following\s|this\s)?(?:JSON|XML|YAML|only)\b"
    r"|\b(?:the|this|any)\s(?:AI|language model|LLM|assistant|chatbot)\s(?:must|should|shall)\s",
    re.IGNORECASE | re.MULTILINE,
)


def starts_order(line: str) -> bool:
    """Whether a line begins with a false mark, a turn, a tag or a comment."""
    return _LINE.match(line) is not None


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
    regions = [(s, e) for s, e in paragraphs if _LINE.match(text, s, e)]
    starts = [s for s, _ in paragraphs]

    def paragraph_end(at: int) -> int:
        return paragraphs[max(0, bisect_right(starts, at) - 1)][1]

    regions.extend(_tagged(text, paragraph_end))
    opened = [s for s, _ in quotations]
    for phrase in _PHRASE.finditer(text):
        at = phrase.start()
        n = bisect_right(opened, at) - 1
        if n >= 0 and at < quotations[n][1]:
            regions.append(quotations[n])
        else:
            regions.append((at, max(paragraph_end(at), phrase.end())))
    regions.sort()
    return regions


def _tagged(text: str, paragraph_end: Callable[[int], int]) -> Iterator[tuple[int, int]]:
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
