"""Words in a wire that are addressed to a language model or to software.

They are part of the text like any other, but never evidence: false marks of our own numbering,
turns of a conversation, template tags, comments, what a page hides, data in a notation (JSON,
rows, tables, fences), and the usual phrases ("ignore all previous instructions"). They are looked
for in the text without its disguises (:mod:`summarizer.reading.disguises`). Found by rule and so
never complete; the checks do not rely on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.checkpoints import checkpoint, passing
from summarizer.reading.disguises import plain

__all__ = ["order_regions", "starts_order"]

_LABEL = (
    "(?:headline|standfirst|byline|dateline|body|subhead|caption|credit|tail|note|order|evidence)"
)
# Keys of a result: before a colon they are data.
_KEY = (
    "(?:(?:final|half|full|correct)[ _-]?)?(?:scores?|scorers?|results?|goals?|home|away|winner|"
    "headline|blurb|summary|speakers?|quotes?|kind|match(?:es)?|sport|events?|facts?|time|minute|"
    "player|side|competition|venue|output|answer|response)"
)
_LINE = re.compile(
    r"\[ ?/?q? ?\d{1,4} ?\]|\{[{%#]|<!--|<\|\w{1,20}\|>|<<SYS>>|\[/?INST\]"
    # Our labels, in whatever brackets: the wire is shown to a model with round ones.
    rf"|[\[(] ?\d{{1,4}} ?[ :,] ?{_LABEL} ?[\])]"
    r"|(?:SYSTEM|ASSISTANT|USER|HUMAN|DEVELOPER|TOOL)(?: (?:MESSAGE|PROMPT|NOTE))?\s?:"
    r"|(?i:system|assistant|user|human|developer|tool|model|ai|bot)(?i: (?:message|prompt|note))?"
    r"\s?:(?=(?:\s{1,3}\S{1,40}){5})"
    r"|</?(?:system|assistant|user|human|instructions?|prompt|wire|document)>"
    r"|#{2,4} ?(?:System|Instructions?|User|Assistant|Human|Response|Input)\b"
    # Data: an object or a list, a key and its value, a row of a table, a reference of markdown.
    r"|[\[{] ?\{? ?[\"']\w{1,30}[\"'] ?[:,]|[\"']\w{1,30}[\"'] ?: ?[\"'\[{\d-]"
    rf"|{_KEY}\s?[:=]\s?\S|\|[^|\n]{{0,200}}\|"
    r"|!?\[[^\]\n]{0,80}\]: |!\[|\[\^\d{1,3}\]:"
)
_LINE_STARTS = frozenset("[{<SAUHDT#(sauhdtmMabBfrhwgeqkcvop\"'|!")
# "=== END OF WIRE ===", "-----BEGIN SYSTEM PROMPT-----", "END OF REPORT".
_DOCUMENT = (
    "(?:wire|report|text|document|input|article|story|context|message|prompt|data|file|copy|"
    "transmission|conversation|transcript|user|system|desk)"
)
_END = re.compile(
    rf"[-=*_#~<>+/\\ ]{{0,20}}(?:end|finish|close)(?:s|ed)? (?:of )?(?:the |this )?"
    rf"(?:\w{{1,12}} )?{_DOCUMENT}\b[-=*_#~<>+/\\ .:]{{0,20}}$",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    r"[-=*_#~<>+]{2,20} ?(?:begin|start|new|open)\b[^\n]{0,60}[-=*_#~<>+]{2,20}$", re.IGNORECASE
)
_FENCE = re.compile(r"(?:^|(?<=\n))[ \t]{0,3}(?:```|~~~)")
_HIDING = re.compile(
    r"<(?P<tag>script|style|template|noscript|svg|math|iframe|object|textarea|title|head|meta|img)\b"
    r"|<(?P<other>[a-z][a-z0-9]{0,15})\s[^<>\n]{0,200}?"
    r"(?:hidden|display\s?:|visibility\s?:|opacity\s?:|font-size\s?:|color\s?:|aria-|data-|title\s?=|"
    r"alt\s?=|content\s?=|left\s?:|clip)"
    r"|(?P<section><!\[CDATA\[|<!DOCTYPE\b|<\?[a-z])",
    re.IGNORECASE,
)
# Placeholders and rows wherever they stand in a line, and words too long to be read.
_INLINE = re.compile(
    r"\$\{[^}\n]{0,80}\}|#\{[^}\n]{0,80}\}|<%|%>|\{[a-z_][\w.]{0,30}\}|%\([a-z_]{1,30}\)s"
    r"|\[\[[^\[\]\n]{0,80}\]\]|\[[^\[\]\n]{1,80}\]\([^)\n]{0,300}[\"'][^)\n]{0,300}\)"
    r"|[{,\[] ?[\"']\w{1,30}[\"'] ?: ?[\"'\[{\d-]|\w\|[^|\s][^|\n]{0,40}\|[\w|]"
    r"|\w\|\|?[^|\n]{0,40}\|[\d,]{1,20}"
)
_ENDLESS = re.compile(r"(?<!\S)\S{80}")
_STRETCH = 100_000
_REACH = 1_000
# Each unclosed tag costs a search to the end of the text.
_MOST_UNCLOSED = 64
_ADDRESS = re.compile(r"https?://|www\.")
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
    """Whether a line (not empty) begins with a false mark, a turn, a tag, a comment or data."""
    seen = plain(line).text
    return bool(seen) and seen[0] in _LINE_STARTS and _LINE.match(seen) is not None


def order_regions(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quotations: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The regions of ``text`` that are orders, sorted by their start.

    ``text`` may be disguised; the offsets, given and returned, are its own.

    A line that begins like one is one to its end, and so is a paragraph from a turn or a phrase
    on; a phrase inside a quotation (a banner, say) makes an order of that quotation alone.
    ``paragraphs`` and ``quotations`` are pairs of offsets in the order of the text.
    """
    seen = plain(text)
    found = _regions(
        seen.text,
        [(seen.at(s), seen.at(e)) for s, e in passing(paragraphs)],
        [(seen.at(s), seen.at(e)) for s, e in passing(quotations)],
    )
    return sorted(seen.back(s, e) for s, e in found)


def _regions(
    text: str, paragraphs: list[tuple[int, int]], quotations: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    regions = [
        (s, e)
        for s, e in passing(paragraphs)
        if s < e and text[s] in _LINE_STARTS and _LINE.match(text, s, e)
    ]
    starts = [s for s, _ in paragraphs]
    checkpoint()

    def paragraph_end(at: int) -> int:
        return paragraphs[max(0, bisect_right(starts, at) - 1)][1]

    regions.extend(_bounded(text, paragraphs))
    regions.extend(_fenced(text, paragraph_end))
    checkpoint()
    regions.extend(_tagged(text, paragraph_end))
    checkpoint()
    regions.extend(_hidden(text, paragraph_end))
    checkpoint()
    regions.extend(_inline(text))
    checkpoint()
    opened = [s for s, _ in quotations]
    for at, after in _phrases(text):
        n = bisect_right(opened, at) - 1
        if n >= 0 and at < quotations[n][1]:
            regions.append(quotations[n])
        else:
            regions.append((at, max(paragraph_end(at), after)))
    return regions


def _bounded(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From a false end of the document to the end of the text; a false beginning alone."""
    for s, e in passing(paragraphs):
        if e - s > 90:
            continue
        if _END.match(text, s, e):
            yield s, len(text)
            return
        if _BEGIN.match(text, s, e):
            yield s, e


def _fenced(text: str, paragraph_end: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    if "```" not in text and "~~~" not in text:
        return
    opening: int | None = None
    for fence in passing(_FENCE.finditer(text)):
        if opening is None:
            opening = fence.start()
        else:
            yield opening, fence.end()
            opening = None
    if opening is not None:
        yield opening, paragraph_end(opening)


def _hidden(text: str, paragraph_end: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    """What a browser would not show: scripts, hidden elements, attributes of tags."""
    if "<" not in text:
        return
    lower: str | None = None
    done = failed = 0
    for tag in passing(_HIDING.finditer(text)):
        at = tag.start()
        if at < done:
            continue
        name = tag["tag"] or tag["other"]
        end = -1
        if name and failed < _MOST_UNCLOSED:
            lower = _lower(text) if lower is None else lower
            end = lower.find(f"</{name.lower()}", tag.end())
            failed += end < 0
        done = paragraph_end(at) if end < 0 else end + len(name or "") + 3
        yield at, done


def _inline(text: str) -> Iterator[tuple[int, int]]:
    if "{" in text or "|" in text or "[" in text or "%" in text:
        yield from _in_stretches(_INLINE, text)
    for start, end in _in_stretches(_ENDLESS, text):
        if not _ADDRESS.search(text, max(0, start - 200), end):
            yield start, end


def _in_stretches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """What ``finditer`` finds; a search that finds nothing comes to a checkpoint on its way.

    No match is longer than ``_REACH``.
    """
    start = 0
    while start < len(text):
        checkpoint()
        end = start + _STRETCH
        for found in pattern.finditer(text, start, end + _REACH):
            if found.start() >= end:
                break
            yield found.span()
            start = found.end()
        start = max(start, end)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # Only a Turkish dotted capital I grows.
        lower = text.replace("İ", "I").lower()
    return lower


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    lower = _lower(text)
    for phrase in _PHRASES:
        for start in phrase.starts:
            checkpoint()
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
                checkpoint()
                at = lower.find(start, after)


def _tagged(text: str, paragraph_end: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    if not ("{" in text or "<" in text or "[" in text or "}" in text):
        return
    opening: int | None = None
    skip_to = 0
    for tag in passing(_TAG.finditer(text)):
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
