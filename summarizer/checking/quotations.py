"""Quotations: the spans exist, are speech, belong together, and the speaker is the wire's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.checking.attributions import Attributions, same_speaker
from summarizer.checking.evidence import cited
from summarizer.checking.problems import Problem
from summarizer.checking.quote_matches import Matches
from summarizer.checking.view import View
from summarizer.checkpoints import passing
from summarizer.draft import Draft, QuoteClaim
from summarizer.language.names import find_name, name_runs, name_spans, same_glyphs, surname
from summarizer.language.speech_words import SPEECH_VERBS
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
OBJECTIONS = {
    "other": "speaker-other",
    "nobody": "speaker-nobody",
    "hearer": "speaker-hearer",
    "far": "speaker-far",
}
"""The rules for what speaks against a speaker."""
_APART = frozenset("through to with and of".split())
_COLON = re.compile(r":\s*[\"“‘'«„`]*\s*$")


def _chain(view: View, told: Attributions, spans: tuple[int, ...], unspoken: set[int]) -> bool:
    """Whether the spans stand next to each other, in one paragraph or the ones that follow.

    Titles and names in marks between them do not part them.
    """
    quotations = view.wire.quotations
    for a, b in pairwise(spans):
        if b <= a:
            return False
        first, second = quotations[a - 1], quotations[b - 1]
        if second.continues == a:
            continue
        if second.paragraph - first.paragraph > 1:
            return False
        if any(n not in unspoken and not told.unspoken((n,)) for n in range(a + 1, b)):
            return False
    return True


def _touched(view: View, q: Quotation) -> set[int]:
    return {s.number for s in view.wire.sentences_of(q.start, q.end)}


def quote_rules(view: View, draft: Draft) -> Iterator[Problem]:
    """All rules on the quotations of a draft that need the wire alone."""
    if not draft.quotes:
        return
    told = Attributions(view, draft)
    matches = Matches(view, draft)
    rows = [
        list(_quote(view, draft, told, matches, i, q)) for i, q in passing(enumerate(draft.quotes))
    ]
    lost = {
        i
        for i, problems in enumerate(rows)
        if any(p.severity == "error" and p.path == f"quotes[{i}]" for p in problems)
    }
    for i in _twice(draft, lost):
        value = ",".join(map(str, draft.quotes[i].spans))
        yield Problem("span-twice", f"quotes[{i}]", value)
    for problems in rows:
        yield from problems


def _twice(draft: Draft, lost: set[int]) -> Iterator[int]:
    """The rows with a span that another row has: the one with more spans, else the later.

    Rows that are ``lost`` for another reason take nothing from the others.
    """
    given: dict[int, int] = {}
    rows = [i for i in range(len(draft.quotes)) if i not in lost]
    for i in sorted(rows, key=lambda i: (len(draft.quotes[i].spans), i)):
        spans = draft.quotes[i].spans
        if any(n in given for n in spans):
            yield i
            continue
        given.update(dict.fromkeys(spans, i))


def _quote(
    view: View,
    draft: Draft,
    told: Attributions,
    matches: Matches,
    index: int,
    quote: QuoteClaim,
) -> Iterator[Problem]:
    path = f"quotes[{index}]"
    count = len(view.wire.quotations)
    value = ",".join(map(str, quote.spans))
    missing = [n for n in quote.spans if not 1 <= n <= count]
    if missing or not quote.spans:
        yield Problem("span-exists", path, value, detail=f"the wire has {count}")
        return
    if (
        len(set(quote.spans)) != len(quote.spans)
        or not _chain(view, told, quote.spans, set(draft.not_speech))
        or told.several(quote.spans)
    ):
        yield Problem("quote-joined", path, value)
        return
    if any(n in draft.not_speech for n in quote.spans):
        yield Problem("quote-speech", path, value, detail="the same reply calls it no speech")
        return
    if told.unspoken(quote.spans):
        yield Problem("quote-speech", path, value)
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
    wrong: list[Problem] = []
    if quote.speaker is not None and usable:
        wrong = list(_speaker(view, told, path, quote, usable, touched))
    if quote.match is not None and not 1 <= quote.match <= len(draft.matches):
        yield Problem("quote-match", f"{path}.match", str(quote.match))
    elif (other := matches.other(quote, role=not wrong)) is not None:
        sides = draft.matches[other - 1]
        between = f"{sides.home.value} and {sides.away.value}"
        yield Problem("quote-other-match", f"{path}.match", str(quote.match), detail=between)
    if quote.speaker is not None and usable:
        yield from wrong
    elif quote.speaker is None:
        written = quote.as_written
        if written is not None and not (
            told.written_there(quote.spans, written) and _standing(view, written, usable)
        ):
            yield Problem("as-written", f"{path}.speaker", written)
        if quote.role is not None:
            yield Problem("role-told", f"{path}.role", quote.role, "warning")


def _speaker(
    view: View,
    told: Attributions,
    path: str,
    quote: QuoteClaim,
    usable: tuple[int, ...],
    touched: set[int],
) -> Iterator[Problem]:
    speaker = quote.speaker or ""
    where = f"{path}.speaker"
    if not view.stands(speaker):
        yield Problem("speaker-in-wire", where, speaker)
        return
    last = surname(speaker)
    named = last if len(last) > 1 else speaker
    naming = [n for n in usable if find_name(view.outside(n), named)]
    if not naming:
        yield Problem("speaker-named", where, speaker)
        return
    objection = told.objection(quote.spans, speaker)
    if objection is not None:
        yield Problem(OBJECTIONS[objection.kind], where, speaker, detail=objection.words)
        return
    written = quote.as_written or ""
    attribution = [n for n in usable if n in touched] or list(usable)
    if written:
        at = _standing(view, written, usable)
        if not at or not told.written_there(quote.spans, written):
            yield Problem("as-written", where, written)
            return
        attribution = at
    else:
        attribution = naming
    if not told.tells(quote.spans, speaker) and not any(
        _SPOKE.search(view.outside(n))
        or _COLON.search(view.outside(n).rstrip() + "")
        or _introduces(view, n, quote)
        for n in {*attribution, *(n for n in usable if n in touched)}
    ):
        yield Problem("speaker-verb", where, speaker)
        return
    if quote.role is not None:
        yield from _role(view, told, path, quote, usable)


def _standing(view: View, written: str, usable: tuple[int, ...]) -> list[int]:
    """The cited sentences that have the words at the attribution outside quotation marks."""
    exact = [n for n in usable if find_name(view.outside(n), written)]
    return exact or [
        n for n in usable if written.casefold() in same_glyphs(view.outside(n)).casefold()
    ]


def _introduces(view: View, n: int, quote: QuoteClaim) -> bool:
    """Whether a colon stands between the attribution in sentence ``n`` and the quotation."""
    s = view.wire.sentences[n - 1]
    q = view.wire.quotations[quote.spans[0] - 1]
    return bool(_COLON.search(view.wire.text[max(s.start, q.start - 12) : q.start]))


def _role(
    view: View, told: Attributions, path: str, quote: QuoteClaim, usable: tuple[int, ...]
) -> Iterator[Problem]:
    """The role stands in the wire right beside the speaker, with nobody's name in between.

    Or it stands for the speaker ("the Norvale winger"), and beside nobody else's name.
    """
    role, speaker = quote.role or "", quote.speaker or ""
    names = [speaker, surname(speaker), *([quote.as_written] if quote.as_written else [])]
    candidates = list(usable) + [n for n in range(1, view.count + 1) if n not in usable]
    for n in candidates:
        text = view.glyphs(n)
        for rs, re_ in name_spans(text, role):
            if _of_another(text, re_, speaker):
                continue
            for name in names:
                for ns, ne in name_spans(text, name):
                    between = text[re_:ns] if re_ <= ns else text[ne:rs] if ne <= rs else ""
                    if len(between) <= 24 and not name_runs(between) and not _parts(between):
                        return
                    if rs <= ns and ne <= re_:
                        return
    if any(
        find_name(view.text(n), f"the {role}")
        and any(view.names_person(k, speaker) for k in (n, max(1, n - 1)))
        for n in usable
    ) and (told.fits(role, speaker) and not told.called(role)):
        return
    if (
        told.fits(role, speaker)
        and not told.called(role)
        and _stands_for(view, told, role, speaker)
    ):
        return
    yield Problem("role-told", f"{path}.role", role)


def _stands_for(view: View, told: Attributions, role: str, speaker: str) -> bool:
    """Whether a sentence begins with "The" and the role, and the one before names the speaker and
    nobody else who acts or speaks: "… Ana Reis. The Norvale winger …"."""
    opening = f"The {same_glyphs(role)}"
    return any(
        view.label(n) == view.label(n - 1) == "body"
        and view.glyphs(n).startswith(opening)
        and view.names_person(n - 1, speaker)
        and told.alone(view.text(n - 1), speaker)
        for n in range(2, view.count + 1)
    )


def _of_another(text: str, end: int, speaker: str) -> bool:
    """Whether a role that ends at ``end`` has somebody else's name right behind it."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    behind = name_runs(text, end, min(len(text), end + 40))
    return bool(behind) and behind[0].start == end + 1 and not same_speaker(speaker, behind[0].text)


def _parts(between: str) -> bool:
    """Whether the words between a name and a role keep them apart: "said through an"."""
    return any(w.strip(",.") in SPEECH_VERBS or w in _APART for w in between.split())
