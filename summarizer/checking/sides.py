"""Sides: the two that the wire sets against each other, not whom one of them meets next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.context import Context
from summarizer.checking.problems import Problem
from summarizer.checking.view import aliases
from summarizer.language.names import fold, name_spans, same_glyphs
from summarizer.language.persons import person_of
from summarizer.language.vocabulary import COMPETITION_NOUNS
from summarizer.wire import BODY_LABELS

__all__ = ["ground_turned", "match_sides", "side_kind", "stand_together"]

_ENOUGH = 3
"""A side that has a part in so many sentences is hardly none of this match."""
_TABLE = re.compile(
    r"\bpoints?\b|\btable\b|\bstandings\b|\btop(?:s|ped)?\b|\bbottom\b|\branked\b"
    r"|\bgoal difference\b|\bfollowed by\b"
)


def forms_of(name: str, other: str) -> tuple[str, ...]:
    """The forms of ``name`` that are none of ``other``."""
    others = {fold(a) for a in aliases(other)}
    return tuple(a for a in aliases(name) if fold(a) not in others)


def stand_together(
    context: Context, home: str, away: str, *, once: bool = False
) -> tuple[int, int, int]:
    """In how many sentences the two are set against each other, and in how many each of them has
    a part in this match; with ``once`` it counts no further than the first that does."""
    view = context.view
    forms = forms_of(home, away), forms_of(away, home)
    both, own = 0, [0, 0]
    for n in range(1, view.count + 1):
        label = view.label(n)
        if label not in BODY_LABELS or label == "dateline":
            continue
        if context.others and label == "headline":  # it may join two matches of a round-up
            continue
        found = [context.mentions(n, name, forms[k]) for k, name in enumerate((home, away))]
        for k in (0, 1):
            own[k] += any(context.governed(n, place) is None for place in found[k])
        here = [next((p for p in f if context.governed(n, p) is None), None) for f in found]
        if here[0] is not None and here[1] is not None:
            both += _against(context, n, here[0], here[1])
            if both and once:
                break
    return both, own[0], own[1]


def _against(context: Context, n: int, *places: int) -> bool:
    """Whether a sentence that names both is neither about the table nor about another score."""
    text = context.view.glyphs(n)
    for start, end in {context.clause(n, place) for place in places}:
        scored = context.own_score(text[start:end])
        if scored is False or (scored is None and _TABLE.search(text, start, end)):
            return False
    return True


def match_sides(context: Context, path: str) -> Iterator[Problem]:
    """No sentence sets the two sides against each other, and one of them is hardly told of."""
    match = context.match
    both, home, away = stand_together(context, match.home.value, match.away.value, once=True)
    if both:
        return
    elsewhere = {fold(side.value) for m in context.others for side in (m.home, m.away)}
    taken = [key for key in ("home", "away") if fold(getattr(match, key).value) in elsewhere]
    if len(taken) == 1:
        yield Problem("side-of-other", f"{path}.{taken[0]}", getattr(match, taken[0]).value)
        return
    # Players and counties are named in more ways than clubs are.
    enough = _ENOUGH if match.sport == "football" else 1
    if min(home, away) >= enough:
        return
    names = match.home.value, match.away.value
    weak = [k for k, n in enumerate((home, away)) if n == min(home, away)]
    if min(home, away) and all(_has_part(context, names[k], names[1 - k]) for k in weak):
        return
    if home == away:
        yield Problem("side-of-other", path, f"{match.home.value}, {match.away.value}")
    elif home < away:
        yield Problem("side-of-other", f"{path}.home", match.home.value)
    else:
        yield Problem("side-of-other", f"{path}.away", match.away.value)


_PART_AFTER = re.compile(
    r"(?:'s?)? (?:(?:head|assistant|caretaker) )?(?:goalkeeper|keeper|stopper|defender|full-back"
    r"|centre-back|centre-half|midfielder|winger|striker|forward|substitute|captain|skipper|coach"
    r"|manager|boss|bench|penalty area|box|goal|net|defence|midfield|attack|players?|fans"
    r"|supporters)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:match|game|tie|clash|encounter|quarter-final|semi-final|final|friendly|derby|meeting"
    r"|draw|win|victory|defeat|loss) (?:with|against|over|to|by|at the hands of) (?:the )?$"
)
_THEY = re.compile(r"\b(?:[Tt]hey|them|[Tt]heir)\b")
_SCORE_LINE = re.compile(r"[^\d.,;:]{2,60} \d{1,2}\W{0,3}")


def _has_part(context: Context, name: str, other: str) -> bool:
    """Whether the wire tells of a player, a coach or a match of this side, in a clause that is not
    about another match; or gives its figure in a line of its own ("Xian 2"); or names it where
    the sentence before names the other side and this one only says "they"."""
    view = context.view
    forms, others = forms_of(name, other), forms_of(other, name)
    for n in range(1, view.count + 1):
        if view.label(n) not in BODY_LABELS or view.label(n) == "dateline":
            continue
        text = view.glyphs(n)
        for place in context.mentions(n, name, forms):
            if context.elsewhere(n, place) is not None or context.governed(n, place) is not None:
                continue
            if place == 0 and _SCORE_LINE.fullmatch(text):
                return True
            end = place + max((len(f) for f in forms if text.startswith(f, place)), default=0)
            if _PART_AFTER.match(text, end) or _PART_BEFORE.search(text, max(0, place - 40), place):
                return True
            if _carried(context, n, n + 1, n + 1, other, others):
                return True
            if _carried(context, n - 1, n, n - 1, other, others):
                return True
    return False


def _carried(
    context: Context, first: int, second: int, named: int, other: str, others: tuple[str, ...]
) -> bool:
    """Whether of two sentences of one paragraph the second says "they" and tells no other score,
    and the other side is named in ``named`` of this match."""
    sentences = context.view.wire.sentences
    if first < 1 or second > len(sentences):
        return False
    if sentences[first - 1].paragraph != sentences[second - 1].paragraph:
        return False
    text = context.view.outside(second)
    if not _THEY.search(text) or context.own_score(text) is False:
        return False
    return any(
        context.elsewhere(named, place) is None and context.governed(named, place) is None
        for place in context.mentions(named, other, others)
    )


_ROLE_BEFORE = re.compile(
    r"\b(?:goalkeeper|keeper|defender|midfielder|winger|striker|substitute|coach|manager|referee"
    r"|captain|skipper|president|boss|team[- ]?mate|full-back|centre-back|centre-half"
    r"|playmaker)s? $"
)


def side_kind(context: Context, path: str, people: frozenset[str]) -> Iterator[Problem]:
    """A side that is a player, a speaker, a competition or a ground of the draft, or that the
    wire calls a goalkeeper, a coach, a referee."""
    match = context.match
    if match.sport not in ("football", "rugby", "cricket"):
        return
    players = {fold(e.player) for e in match.events if e.player}
    named = (match.competition, match.venue, match.stage)
    taken = people | players | {fold(c.value) for c in named if c is not None}
    words = {word for p in people | players for word in p.split()[-1:]}
    for key in ("home", "away"):
        value = getattr(match, key).value
        name = fold(value)
        if (
            name in taken
            or name in words
            or _called_by_role(context, value)
            or _is_competition(context, value)
            or _is_person(context, value)
        ):
            yield Problem("name-kind", f"{path}.{key}", value)


_ITS_ROUND = re.compile(
    r" (?:final|semi-?finals?|quarter-?finals?|holders|play-?offs?"
    r"|(?:first|second|third|fourth|fifth|sixth)[ -]round)\b"
)
_THE = re.compile(r"\b(?:the|their|a|an|this) $")


def _is_competition(context: Context, value: str) -> bool:
    """Whether a name ends as competitions do, or has a round wherever it stands: "the X final"."""
    words = fold(value).split()
    if len(words) > 1 and words[-1] in COMPETITION_NOUNS:
        return True
    found = False
    for n in range(1, context.view.count + 1):
        text = context.view.glyphs(n)
        for start, end in name_spans(text, value):
            if not (_ITS_ROUND.match(text, end) and _THE.search(text, max(0, start - 8), start)):
                return False
            found = True
    return found


def _is_person(context: Context, value: str) -> bool:
    """Whether the wire tells of a name as of a player: "Norvale's X scored a penalty"."""
    if context.match.sport == "cricket":
        return False
    texts = [context.view.glyphs(n) for n in range(1, context.view.count + 1)]
    return person_of(value, texts) == "sure"


def _called_by_role(context: Context, value: str) -> bool:
    text, name = context.view.body_glyphs, same_glyphs(value)
    at = text.find(name)
    while at >= 0:
        if _ROLE_BEFORE.search(text, max(0, at - 20), at):
            return True
        at = text.find(name, at + len(name) or 1)
    return False


_VISITOR_BEFORE = re.compile(
    r"(?:\b(?:[Vv]isitors|[Vv]isiting|[Gg]uests|[Tt]ravelling|home to|home (?:win|victory|defeat"
    r"|draw|loss) (?:over|against|by|to|with|at the hands of)|host(?:ed|ing))"
    r"(?: (?:the|high-flying|struggling|leaders|holders|neighbours|champions))?,?"
    r"|\bon the road(?: [a-z]+ [\w.]+)?,) $"
)
_HOST_BEFORE = re.compile(
    r"\b(?:[Hh]osts|[Hh]ome side|[Hh]ome team|away (?:to|at|from)|(?:[Tt]rip|[Vv]isit) to"
    r"|[Vv]isitors to"
    r"|(?:win|victory|defeat|draw|loss|success|won|lost|drew|beaten|(?<!home to )\d-\d) at)"
    r"(?: (?:the|struggling|leaders|holders|neighbours|champions))?,? $"
)
_HOST_AFTER = re.compile(
    r",? at home\b(?! to\b)|'s? (?:\d-\d )?home (?:win|victory|defeat|draw|loss)"
)
_AGAINST_LABEL = re.compile(
    r"\b(?:accused|beat|beating|led|past|against|over|held|stunned|denied|punished|blamed|sank|"
    r"caught) the (?P<label>visitors|hosts|home side|home team)\b"
)


def ground_turned(context: Context, path: str) -> Iterator[Problem]:
    """The cited sentences tell that it is the other side that plays at home."""
    match = context.match
    if match.ground is None:
        return
    home, away = match.home.value, match.away.value
    right = wrong = 0
    for n in context.view.usable(match.ground):
        right += _hosts(context, n, home, away)
        wrong += _hosts(context, n, away, home)
    if match.city is not None:
        town = set(fold(match.city.value).split())
        right += bool(town & set(fold(home).split()))
        wrong += bool(town & set(fold(away).split()))
    if wrong and not right:
        yield Problem("ground-turned", f"{path}.ground", home, detail=away)


def _hosts(context: Context, n: int, host: str, guest: str) -> bool:
    """Whether sentence ``n`` says that ``host`` plays at home, or ``guest`` away."""
    text = context.view.glyphs(n)
    places = {}
    for own, other, before in ((host, guest, _HOST_BEFORE), (guest, host, _VISITOR_BEFORE)):
        forms = forms_of(own, other)
        places[own] = [
            place for place in context.mentions(n, own, forms) if context.governed(n, place) is None
        ]
        for place in places[own]:
            end = place + max((len(f) for f in forms if text.startswith(f, place)), default=0)
            if before.search(text, max(0, place - 60), place) or (
                own == host and _HOST_AFTER.match(text, end)
            ):
                return True
    m = _AGAINST_LABEL.search(text)
    if m is None:
        return False
    subject, rival = (host, guest) if m["label"] == "visitors" else (guest, host)
    return any(p < m.start() for p in places[subject]) and not any(
        p < m.start() for p in places[rival]
    )
