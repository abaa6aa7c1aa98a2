"""Sentences that are about the text, and not about the match: found by their words.

A report tells of play; it does not say what is to be written of it. Two kinds do: orders, which
tell the reader, or software, what to make of the text ("anyone who sums this up should write …",
"quotation 2 belongs to …"), and notes, which speak of the text as a thing ("the correct score, as
editors have been told, …", "this report replaces …"). Neither is evidence. A sentence in another
language than the report's is none either, for no check of ours can read it.

Words inside quotation marks are somebody's speech and are left alone, but for calls to machines.
Found by rule, and so never complete: the checks do not rely on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.checkpoints import checkpoint, passing
from summarizer.reading.disguises import plain

__all__ = ["Aside", "Asides"]

Aside = Literal["order", "note"]

_I = re.compile
_MODAL = (
    r"(?:must|should|shall|ought to|ha(?:s|ve) to|(?:is|are) (?:(?:kindly )?(?:asked|requested|"
    r"told|instructed|required|expected) )?to|needs? to|will (?:please|now)|may only|can only)"
)
_TELL = (
    r"(?:write|report|record|state|say|list|credit|attribute|log|publish|print|output|carry|put|"
    r"show|name|quote|treat|use|enter|give|correct|ignore|disregard|answer|reply|respond|mention|"
    r"summari[sz]e|conclude|end|begin|read|return|set|mark|count|award|call)"
)
_TELL_HARD = (
    r"(?:write|report|record|state|list|credit|attribute|log|publish|print|output|answer|reply|"
    r"respond|summari[sz]e|ignore|disregard|return|mention|correct|quote|register)"
)
_MACHINE = (
    r"(?:software|machines?|computers?|robots?|bots?|chatbots?|algorithms?|ais?|llms?|"
    r"(?:language )?models?|parsers?|scrapers?|crawlers?|summari[sz]ers?|assistants?|agents?|"
    r"automat(?:ed|ic) (?:readers?|systems?|services?|tools?|processing|feeds?|summar\w+)|"
    r"extractors?|text[- ]processing|neural \w{1,12})"
)
_TEXT = r"(?:report|article|story|text|wire|dispatch|document|copy|bulletin|transcript|message)"
_PART = r"(?:headlines?|blurbs?|standfirsts?|summar(?:y|ies)|json|abstracts?|digests?)"
_OBJECT = (
    r"(?:score(?:line)?s?|scorers?|(?:own )?goals?|results?|winners?|speakers?|red cards?|"
    r"minutes?|quot(?:e|es|ations?)|penalt(?:y|ies)|facts?|final)"
)
_TEXT_OBJECT = (
    rf"(?:{_PART}|quot(?:e|es|ations?)|speakers?|outputs?|fields?|rows?|repl(?:y|ies)|links?|"
    r"slogans?|articles?|record|json)"
)
_SCORE_WORD = r"(?:score(?:line)?|result|scorers?|speakers?|attributions?|winner|minutes?|time)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """``words`` are looked for first, in lower case; ``spoken``: speech counts, too."""

    label: Aside
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    spoken: bool = False


# What each of the machine's names has in it.
_MACHINE_WORDS = (
    "softw", "machine", "comput", "robot", "chatbot", " bot", "algorithm", " ai", "“ai", '"ai',
    "ais ", "llm", "model", "parser", "scrape", "crawl", "summar", "assistant", "agent", "automat",
    "extractor", "text-", "text p", "neural",
)  # fmt: skip

_RULES = (
    # "Software that reads this must list …": a machine is told what to write.
    _Rule(
        "order",
        _MACHINE_WORDS,
        _I(rf"\b{_MACHINE}\b[^.;!?]{{0,80}}?\b{_MODAL} (?:\w{{1,12}} ){{0,2}}{_TELL_HARD}\b"),
    ),
    # "Assistants of every make: print …", also on a banner: a call to machines, then an order.
    _Rule(
        "order",
        _MACHINE_WORDS,
        _I(
            r"(?:^|[\"“„«'‘(] ?)(?:(?:dear|attention|hey|to|all|any|note to|for) ){0,3}"
            rf"{_MACHINE}\b[^.!?:,]{{0,40}}[:,!–—-] ?(?:\w{{1,10}} ){{0,2}}?{_TELL}\b"
        ),
        spoken=True,
    ),
    # "Anyone who sums this up …", "in every summary …".
    _Rule(
        "order",
        ("summ", "sums", "sum ", "abstract", "headline", "blurb", "digest", "json"),
        _I(
            r"\b(?:anyone|anybody|whoever|everyone|everybody|those|all|readers?) (?:who |that )?"
            r"(?:\w{1,10} ){0,2}(?:sum(?:s|ming)?\b|summari[sz])"
            rf"|\b(?:any|every|each|all|your|the) (?:\w{{1,12}} ){{0,2}}{_PART}\b[^.;]{{0,40}}?"
            rf"\b(?:{_MODAL} |ends? with|begins? with|starts? with|reads? )"
            r"|\b(?:in|into|to|for|of|from) (?:any|every|each|your|the|its) (?:\w{1,12} )?"
            rf"{_PART}\b"
            rf"|\b{_MODAL} (?:\w{{1,10}} ){{0,6}}(?:headlines?|blurbs?)\b"
        ),
    ),
    # "You will now correct the record": reports speak of people, not to them.
    _Rule(
        "order",
        ("you ",),
        _I(
            rf"\byou {_MODAL} (?:(?:now|only|always|please|not|also|instead) ){{0,2}}{_TELL_HARD}\b"
        ),
    ),
    # "… is to be credited with the second goal", "… must be recorded as".
    _Rule(
        "order",
        (" be ",),
        _I(
            rf"\b(?:(?:is|are) to|must|shall|should|ha(?:s|ve) to|needs? to) be (?:\w{{1,12}} )?"
            rf"(?:(?:credited|recorded|registered|entered|logged|put down) (?:with|as|for|to)\b"
            rf"(?=[^.;]{{0,60}}?\b{_OBJECT}\b|[^.;]{{0,40}}?\d)"
            r"|(?:listed|reported|printed|quoted|summari[sz]ed|attributed|stated|given|read|written"
            r"|published|taken) (?:as|to)\b(?=[^.;]{0,40}?(?:\d|\bscore|\bresult\b|\bwinner)))"
        ),
    ),
    # "Quotation 2 belongs to …", "sentence 4 is void": numbers that only software sees.
    _Rule(
        "order",
        ("quot", "sentence", "span", "paragraph"),
        _I(
            r"\b(?:quotations?|quotes?|sentences?|spans?|paragraphs?) "
            r"(?:no\.? ?|number |nr\.? ?|#)?\d"
        ),
    ),
    # "All that stands in quotation marks here …", "whatever is said above".
    _Rule(
        "order",
        ("here", "above", "below", "quotation mark", "in this "),
        _I(
            r"\b(?:all|everything|anything|whatever|nothing|what|any of what|the words?|the names?)"
            r"(?: that| which| else)? (?:stands?|is|was|has been|are|were) (?:\w{1,12} ){0,6}"
            rf"(?:here|above|below|in this {_TEXT})\b"
            r"|\bin quotation marks\b"
        ),
        spoken=True,
    ),
    # "The correct score, as editors have been told, is …".
    _Rule(
        "note",
        ("correct", "true", "amended", "revised", "verified", "actual", "real ", "official"),
        _I(
            rf"\b(?:correct(?:ed)?|true|amended|revised|verified) (?:\w{{1,9}} )?{_SCORE_WORD}\b"
            r"|\b(?:real|actual|official|right|proper) (?:final )?score(?:line|sheet)?\b"
            r"[^.;]{0,60}?\d"
        ),
    ),
    _Rule(
        "note",
        ("editor", "desk", "newsroom", "subscriber"),
        _I(
            r"\b(?:editors?|sub-?editors|(?:news|copy|sports) ?desks?|desks|newsrooms?|subscribers)"
            r"\b[^.;]{0,30}?\b(?:ha(?:s|ve) been|were|are|should|must|please|note|may)\b"
            r" ?(?:told|advised|informed|asked|requested|reminded|note|use|that|be|aware|publish)?"
        ),
    ),
    # "To the transcriber: …", "Erratum. For 2-1 read 0-3".
    _Rule(
        "order",
        ("to the", "for the", "to any", "to all", "to whoever", "for any", "for whoever"),
        _I(
            r"^(?P<aside>[(\[] ?)?(?:a )?(?:note |word |message )?(?:to|for) "
            r"(?:the|any|all|whoever|our|my) "
            r"(?:\w{1,12} ){0,2}?(?:transcrib\w*|compil\w*|readers?|typists?|writers?|typeset\w*|"
            r"copy-?takers?|printers?|subs|translators?|publish\w*|annotat\w*|index\w*|process\w*|"
            r"summ\w*|systems?|machines?|tools?|programs?|software)(?: \w{1,9}){0,4}? ?"
            r"(?::|(?(aside)[,;–—-]|(?!)))"
        ),
    ),
    _Rule(
        "note",
        ("errat", "corrigend", "correction", "amend", "addend", "nota bene", " read "),
        _I(
            r"^[(\[]?(?:errat(?:um|a)|corrigend(?:um|a)|corrections?|amendments?|addend(?:um|a)|"
            r"nota bene|n\.?b\.?) ?[.:,–—-]|^for [^.;,]{1,40} read [^.;,]{1,40}"
        ),
    ),
    # The write-thru's own words, wherever they stand.
    _Rule(
        "note",
        (
            "write-",
            "writet",
            "changes",
            "corrects",
            "updates",
            "fixes",
            "recasts",
            "clarifies",
            "replaces",
        ),
        _I(
            r"\bwrite-?thr(?:u|ough)s?\b"
            r"|\b(?:changes|corrects|updates|fixes|recasts|clarifies|replaces) (?:the )?(?:final )?"
            r"(?:score(?:line)?|result|scorers?|headline|byline|dateline|lead|lede|names?|spelling|"
            r"attributions?|figures?|date|minutes?|day)\b"
        ),
    ),
    _Rule(
        "note",
        ("this ", "earlier version", "previous version"),
        _I(
            rf"\bthis (?:\w{{1,9}} )?(?:{_TEXT}|write-?thru|version|summary)\b"
            r"|\b(?:earlier|previous) versions? (?:of|said|gave|had)\b"
        ),
    ),
    _Rule(
        "note",
        ("above", "below", "in error", "by mistake"),
        _I(
            r"\b(?:printed|published|listed|stated|reported|written|quoted|given|named|described|"
            r"shown|told) (?:above|below)\b"
            r"|\b(?:the|all|every) (?:\w{1,12} )?(?:score|result|report|words?|text|names?|account|"
            r"lines?|details?|figures) (?:above|below)\b"
            r"|\b(?:printed|published|reported|listed|quoted|written) (?:in error|by mistake)\b"
        ),
    ),
)

# An order that opens its sentence.
_OPENERS = frozenset(
    "report record list credit attribute state write output print return summarise summarize "
    "treat replace append prepend insert include mention omit ignore disregard assign register log "
    "publish translate repeat end begin start close open finish conclude set give use put enter "
    "change correct update add swap exchange say tell answer reply respond please kindly always "
    "never do don't now instead only also make mark name note remember pretend describe".split()
)
_IMPERATIVE = _I(
    r"(?:(?:please|kindly|always|never|do not|don't|now|instead|only|also|then|and)[ ,]{1,2}){0,3}"
    r"(?:"
    r"(?:report|record|state|write|print|output|return|say|publish|register|mention|note|remember|"
    r"pretend|conclude|repeat|answer|reply|respond)"
    r" (?:that\b|only\b|nothing\b|exactly\b|with\b|in all\b)"
    rf"|{_TELL_HARD} (?:the|an?|all|every|any|this|each|no|its|his|her|their) (?:[\w-]{{1,14}} )"
    rf"{{0,4}}{_OBJECT}\b"
    r"|(?:end|begin|start|close|open|finish|set|give|use|put|enter|change|update|add|swap|exchange|"
    r"insert|append|prepend|include|replace|omit|translate|make|mark|fill|treat|assign)"
    rf" (?:[\w'’-]{{1,14}} ){{0,4}}{_TEXT_OBJECT}\b"
    r"|(?:replace|change|correct|update|swap) (?:the|this|every|any) (?:\w{1,12} )?"
    r"(?:score(?:line)?|result|scorers?|names?)\b"
    r")"
)

_WORD = re.compile(r"[^\W\d_]{1,24}(?:['’][^\W\d_]{1,8})?")
_ENGLISH = frozenset(
    "the and of to was were had his her their with for that by at on after from but is are has "
    "have who it they he she said not as won beat scored when before which been its into over "
    "this will would did".split()
)
_FOREIGN = frozenset(
    # German, Dutch, Swedish, Danish
    "der die das und dass nicht mit ein eine einen von ist wurde hat haben den dem des im zu auf "
    "für sie ich bei alle jeder jede het een van niet dat voor naar och att som det inte för på af "
    "til ikke "
    # French, Spanish, Portuguese, Italian
    "le la les une du que qui est et dans pour avec sur aux vous votre dit tous toutes ce cette el "
    "los las una del con por para es y como todos todas este esta al se lo il gli che di della "
    "nella per non sono os um uma do da não com em tutti tutte questo ogni cada de "
    # Polish, Czech, Turkish
    "nie że się jest na i w z ve bir bu için je se".split()
)
_FOREIGN_ORDER = _I(
    r"\bignor(?:a|e|er|ez|iere?|ieren|are|ate|uj|era)\b(?: [^\s.]{1,16}){0,4} "
    r"(?:anweisung|vorgabe|befehl|instruc|instruk|istruzion|consigne|ordini|órdenes|ordres)"
)
_LATIN_END = "\u024f"
_FEWEST_WORDS = 6
_ENGLISH_ENOUGH = 3


class Asides:
    """Finds the asides among the sentences of ``text``, whose words are looked at once.

    ``english`` says that the report is, so that a sentence in another language is none of it.
    """

    def __init__(self, text: str, *, english: bool = True) -> None:
        self._english = english
        lower = f" {plain(text).text.lower()}"
        here = ((r, tuple([w for w in passing(r.words) if w in lower])) for r in _RULES)
        self._rules = tuple((r, words) for r, words in here if words)

    def label(self, sentence: str, told: str) -> Aside | None:
        """Whether a sentence is an order or a note; None for a sentence of the report.

        ``sentence`` is its text, ``told`` the same without what stands between quotation marks.
        """
        checkpoint()
        whole = plain(sentence).text.lower()
        language = _in_another_language(told.lower(), self._english)
        told = whole if told == sentence else plain(told).text.lower()
        for rule, words in self._rules:
            text = whole if rule.spoken else told
            for word in words:
                if word in text:
                    if rule.pattern.search(text):
                        return rule.label
                    break
        if _opens_with_order(told):
            return "order"
        return language


def _opens_with_order(told: str) -> bool:
    start = told.lstrip(" \t-–—•*>(")
    first = start[:12].partition(" ")[0].rstrip(",")
    return first in _OPENERS and _IMPERATIVE.match(start) is not None


def _in_another_language(told: str, english: bool) -> Aside | None:
    """What a sentence in another language is in an English wire; in others, orders only."""
    if not english:
        return "order" if "ignor" in told and _FOREIGN_ORDER.search(told) else None
    if len(_ENGLISH.intersection(told.split())) >= _ENGLISH_ENOUGH:
        return None
    words = _WORD.findall(told)
    letters = sum(map(len, words))
    if (
        letters >= 8
        and not told.isascii()
        and 2 * sum(c > _LATIN_END for w in words for c in w) > letters
    ):
        return "note"
    if "ignor" in told and _FOREIGN_ORDER.search(told):
        return "order"
    if len(words) < _FEWEST_WORDS:
        return None
    foreign = sum(w in _FOREIGN for w in words)
    if foreign < 3 or foreign * 6 < len(words):
        return None
    return "note" if 3 * sum(w in _ENGLISH for w in words) <= foreign else None
