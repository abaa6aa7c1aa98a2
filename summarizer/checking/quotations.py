"""Quotations: the spans exist, are speech, belong together, and the speaker is the wire's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.checking.evidence import cited
from summarizer.checking.problems import Problem
from summarizer.checking.view import View
from summarizer.draft import Draft, QuoteClaim
from summarizer.language.names import find_name, name_runs, same_glyphs, surname
from summarizer.wire import Quotation

__all__ = ["quote_rules"]

_SPOKE = re.compile(
    r"\b(?:sa(?:id|ys|ying)|t(?:old|ells|elling)|add(?:ed|s|ing)|explain(?:ed|s|ing)?|"
    r"insist(?:ed|s|ing)?|admit(?:ted|s|ting)?|jok(?:ed|es|ing)|"
    r"tweet(?:ed|s)|wr(?:ote|ites)|written|recall(?:ed|s)|continu(?:ed|es)|conced(?:ed|es)|"
    r"claim(?:ed|s|ing)?|stat(?:ed|es|ing)|statement|declar(?:ed|es|ing)|"
    r"reveal(?:ed|s|ing)|confirm(?:ed|s|ing)|warn(?:ed|s|ing)|prais(?:ed|es|ing)|call(?:ed|s|"
    r"ing)|describ(?:ed|es|ing)|accord(?:ing|ed)|"
    r"ask(?:ed|s|ing)?|repl(?:ied|ies)|respond(?:ed|s)?|answer(?:ed)?|conclud(?:ed|es)|not(?:ed|"
    r"es|ing)|suggest(?:ed|s|ing)?|argu(?:ed|es|ing)|quot(?:ed|ing)|"
    r"comment(?:ed|s)?|remark(?:ed|s)?|reflect(?:ed|s)|shout(?:ed)?|yell(?:ed)|laugh(?:ed)?|"
    r"smil(?:ed)?|grin(?:ned)?|sigh(?:ed)?|hail(?:ed)?|dismiss(?:ed)?|den(?:ied|ies|ying)|"
    r"promis(?:ed)?|vow(?:ed)?|urg(?:ed|ing)|believ(?:ed|es)|felt|feels|thought|thinks|"
    r"express(?:ed)?|accus(?:ed|ing)|blam(?:ed|ing)|agree[ds]?|post(?:ed)|read|words|speak(?:s|"
    r"ing)?|spoke|interview|offer(?:ed)?|summ(?:ed|ing)|put it|maintain(?:ed|s)|stress(?:ed)?|"
    r"lament(?:ed)?|complain(?:ed)?|acknowledg(?:ed|es)|defend(?:ed|s)?|rejected?|reckon(?:ed|"
    r"s)?|joked|quipped|went on|announc(?:ed|es|ing)|testif(?:ied)|apologi[sz]ed|thank(?:ed)?|"
    r"credit(?:ed)?|pointed out)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s*[\"“‘'«„`]*\s*$")


def _chain(view: View, spans: tuple[int, ...]) -> bool:
    """Whether the spans stand next to each other, in one paragraph or the ones that follow."""
    quotations = view.wire.quotations
    for a, b in pairwise(spans):
        if b <= a:
            return False
        first, second = quotations[a - 1], quotations[b - 1]
        if second.continues == a:
            continue
        if b != a + 1 or second.paragraph - first.paragraph > 1:
            return False
    return True


def _touched(view: View, q: Quotation) -> set[int]:
    return {s.number for s in view.wire.sentences_of(q.start, q.end)}


def quote_rules(view: View, draft: Draft) -> Iterator[Problem]:
    """All rules on the quotations of a draft that need the wire alone."""
    given: dict[int, int] = {}
    for i, quote in enumerate(draft.quotes):
        path = f"quotes[{i}]"
        yield from _quote(view, draft, path, quote, given)
        for n in quote.spans:
            given.setdefault(n, i)


def _quote(
    view: View, draft: Draft, path: str, quote: QuoteClaim, given: dict[int, int]
) -> Iterator[Problem]:
    count = len(view.wire.quotations)
    value = ",".join(map(str, quote.spans))
    missing = [n for n in quote.spans if not 1 <= n <= count]
    if missing or not quote.spans:
        yield Problem("span-exists", path, value, detail=f"the wire has {count}")
        return
    if any(n in given for n in quote.spans):
        yield Problem("span-twice", path, value)
        return
    if len(set(quote.spans)) != len(quote.spans) or not _chain(view, quote.spans):
        yield Problem("quote-joined", path, value)
        return
    if any(n in draft.not_speech for n in quote.spans):
        yield Problem("quote-speech", path, value, detail="the same reply calls it no speech")
        return
    yield from cited(view, path, value, quote.evidence)
    touched = set().union(*(_touched(view, view.wire.quotations[n - 1]) for n in quote.spans))
    labels = {view.label(n) for n in touched}
    if labels & {"order", "caption", "credit", "note", "tail"}:
        yield Problem(
            "evidence-label", path, value, detail="it stands in " + ", ".join(sorted(labels))
        )
        return
    usable = view.usable(quote.evidence)
    if usable and not touched & set(usable):
        yield Problem("quote-evidence", path, value)
        return
    if quote.match is not None and not 1 <= quote.match <= len(draft.matches):
        yield Problem("quote-match", f"{path}.match", str(quote.match))
    if quote.speaker is not None and usable:
        yield from _speaker(view, path, quote, usable, touched)
    elif quote.role is not None and quote.speaker is None:
        yield Problem("role-told", f"{path}.role", quote.role, "warning")


def _speaker(
    view: View, path: str, quote: QuoteClaim, usable: tuple[int, ...], touched: set[int]
) -> Iterator[Problem]:
    speaker = quote.speaker or ""
    where = f"{path}.speaker"
    if not view.stands(speaker):
        yield Problem("speaker-in-wire", where, speaker)
        return
    last = surname(speaker)
    naming = [
        n
        for n in usable
        if find_name(view.outside(n), speaker)
        or (len(last) > 1 and find_name(view.outside(n), last))
    ]
    if not naming:
        yield Problem("speaker-named", where, speaker)
        return
    written = quote.as_written or ""
    attribution = [n for n in usable if n in touched] or list(usable)
    if written:
        at = [n for n in usable if find_name(view.outside(n), written)]
        if not at:
            folded = [
                n for n in usable if written.casefold() in same_glyphs(view.outside(n)).casefold()
            ]
            if not folded:
                yield Problem("as-written", where, written)
                return
            at = folded
        attribution = at
    else:
        attribution = naming
    if not any(
        _SPOKE.search(view.outside(n))
        or _COLON.search(view.outside(n).rstrip() + "")
        or _introduces(view, n, quote)
        for n in {*attribution, *(n for n in usable if n in touched)}
    ):
        yield Problem("speaker-verb", where, speaker)
        return
    if quote.role is not None:
        yield from _role(view, path, quote, usable)


def _introduces(view: View, n: int, quote: QuoteClaim) -> bool:
    """Whether a colon stands between the attribution in sentence ``n`` and the quotation."""
    s = view.wire.sentences[n - 1]
    q = view.wire.quotations[quote.spans[0] - 1]
    return bool(_COLON.search(view.wire.text[max(s.start, q.start - 12) : q.start]))


def _role(view: View, path: str, quote: QuoteClaim, usable: tuple[int, ...]) -> Iterator[Problem]:
    """The role stands in the wire right beside the speaker, with nobody's name in between."""
    role, speaker = quote.role or "", quote.speaker or ""
    names = [speaker, surname(speaker), *([quote.as_written] if quote.as_written else [])]
    candidates = list(usable) + [n for n in range(1, view.count + 1) if n not in usable]
    for n in candidates:
        text = same_glyphs(view.text(n))
        for rs, re_ in find_name(text, role):
            for name in names:
                for ns, ne in find_name(text, name):
                    between = text[re_:ns] if re_ <= ns else text[ne:rs] if ne <= rs else ""
                    if len(between) <= 24 and not name_runs(between):
                        return
                    if rs <= ns and ne <= re_:
                        return
    yield Problem("role-told", f"{path}.role", role)
