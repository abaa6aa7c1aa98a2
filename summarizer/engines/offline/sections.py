"""Which matches a wire reports, and which of its sentences belong to each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.language.marking import Line, Marked, Token, mark
from summarizer.language.names import fold
from summarizer.language.results import Result, results_in
from summarizer.language.side_names import forms_of, fullest, kin
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = ["Section", "find_sections", "looks_ahead"]


@dataclass(slots=True)
class Section:
    """The sentences of one match. ``sides`` are the full names, the winner's first, in a draw in
    the order of the text; ``results`` all results of this pair told in it; ``others`` the names
    of sides of other matches."""

    sides: tuple[str, str]
    lines: list[Line]
    results: list[Result]
    head: Result
    others: list[str] = field(default_factory=list)
    foreign: list[Result] = field(default_factory=list)
    shared: list[Line] = field(default_factory=list)


_HEAD = frozenset({"headline", "standfirst", "subhead"})
_LEAD_SENTENCES = 4
_PERSONAL = re.compile(
    rf"\b(?:{'|'.join(sorted(PLAYER_ROLES | STAFF_ROLES, key=len, reverse=True))}),? $", re.I
)
_PERSON_DOES = re.compile(
    r",? (?:then |also |duly |coolly |had )?(?:tapped|headed (?!to\b|into\b|for\b|home\b|out\b|the (?:group|table|standings))|slotted|curled|volleyed|lashed|poked|nodded|drilled|rifled|prodded|stabbed|bundled|chipped|lobbed|glanced|sidefooted|blazed|dived)\b"
    r"|['’]s? (?:[a-z-]+ ){0,2}(?:header|volley|hat-trick|brace|own goal|backheel|through ball)\b"
)
_AHEAD = re.compile(
    r"(?:[NTO]|\bthey|\bwho) (?:hosts?|faces?|meets?|travels? to|visits?|takes? on|welcomes?|entertains?|will (?:[a-z]+ )?(?:face|meet|host|play|take on)) [^.;]{0,40}?\b(?:on |this )?D|\bahead of [^.;]{0,30}D|\bkick-?off (?:[a-z]+ )?(?:at|is)\b|\bD's (?:visit|opponents|visitors|trip|meeting|clash|match|game)\b|\bbefore D's\b|\bpreview\b"
)


def looks_ahead(lines: Sequence[Marked]) -> bool:
    """Whether the first sentences speak of a match that is still to be played."""
    return any(_AHEAD.search(m.text) for m in lines[:8])


def find_sections(lines: Sequence[Line]) -> tuple[list[Section], list[Marked]]:
    """The matches whose results ``lines`` tell, the first one first, and the marked lines.

    A result told in one sentence of another match's report is no match of this wire.
    """
    marked = [mark(line) for line in lines]
    results = [r for m in marked for r in results_in(m)]
    names = _names(lines)
    body = [line for line in lines if line.label not in _HEAD]
    lead = {line.number for line in body[:_LEAD_SENTENCES]} | {
        line.number for line in lines if line.label in _HEAD
    }
    head = _main(results, lead, names, body)
    if head is None:
        return [], marked
    sides = _canonical(_plainer(head, results, lead, names), names)
    if sides is None:
        return [], marked
    starts = _starts(results, lines, sides, names)
    sections = _cut(lines, head, sides, starts, results, names)
    return sections, marked


def _names(lines: Sequence[Line]) -> dict[str, int]:
    """How often each name stands in the lines; months, grounds and competitions are none."""
    found: dict[str, int] = {}
    for line in lines:
        for t in line.tokens:
            if t.kind == "N":
                found[t.name] = found.get(t.name, 0) + 1
    return found


def _main(
    results: Sequence[Result], lead: set[int], names: dict[str, int], body: Sequence[Line]
) -> Result | None:
    """The result that the report is about: told in its lead, not in passing, both sides named."""
    people = _people(body)

    def a_side(token: Token | None) -> bool:
        return token is not None and fold(token.name) not in people

    whole = [
        r
        for r in results
        if a_side(r.winner)
        and a_side(r.loser)
        and not r.passing
        and not r.other
        and r.marked.line.number in lead
    ]
    whole = [_whose_lead(r) for r in whole]
    in_body = [r for r in whole if r.marked.line.label not in _HEAD]
    lines = [r for r in whole if r.place == 0 and r.marked.line.label in _HEAD and r.score]
    strong = [r for r in in_body if r.score or r.kind == "shoot_out" or r.margin]
    weak = [r for r in in_body if r not in strong]
    for group in (strong, lines, weak, whole):
        if group:
            return group[0]
    return None


_TOOK_AHEAD = re.compile(
    r"\b(?:put|puts|fired|headed|gave|give|gives|shot|sent|handed|edged|nodded|pulled|drew|brought) (?:the )?(?P<side>[NTO]) (?:back )?(?:ahead|in front|level|the lead|a (?:[a-zS-]+ )?lead)\b"
)


def _whose_lead(result: Result) -> Result:
    """ "A headed X in front before B sealed a win over Y": X won, not B."""
    m = _TOOK_AHEAD.search(result.marked.text, 0, result.place)
    if m is not None and result.winner is not None:
        side = result.marked.at[m.start("side")]
        if side is not result.loser and side is not result.winner:
            result.winner = side
    return result


def _people(lines: Sequence[Line]) -> set[str]:
    """Folded names that stand after a person's role or before what only persons do, with their
    last words."""
    found: set[str] = set()
    for line in lines:
        for t in line.tokens:
            if t.kind == "N" and (
                _PERSONAL.search(line.text[max(0, t.start - 24) : t.start])
                or _PERSON_DOES.match(line.text, t.end)
            ):
                words = fold(t.name).split()
                found.add(" ".join(words))
                if len(words) > 1:
                    found.add(words[-1])
    return found


def _plainer(
    head: Result, results: Sequence[Result], lead: set[int], names: dict[str, int]
) -> Result:
    """``head``, or a result of the same winner whose loser is no adjective ("a Xian comeback")."""
    loser = head.loser
    if loser is None or head.winner is None or not _adjectival(loser, head.marked):
        return head
    if any(kin(loser.name, n) for n in names):
        return head
    for r in results:
        if (
            r.marked.line.number in lead
            and r.winner is not None
            and r.loser is not None
            and not (r.passing or r.other)
            and fold(r.winner.name) == fold(head.winner.name)
            and not _adjectival(r.loser, r.marked)
        ):
            return r
    return head


def _adjectival(token: Token, marked: Marked) -> bool:
    text = marked.line.text
    return bool(
        re.match(r" [a-z]", text[token.end : token.end + 2])
        and re.search(r"\b(?:a|an) (?:[\w-]+ ){0,2}$", text[max(0, token.start - 30) : token.start])
    )


def _personal(token: Token, marked: Marked) -> bool:
    """Whether the name has a person's role before it."""
    return bool(_PERSONAL.search(marked.line.text[max(0, token.start - 24) : token.start]))


def _canonical(result: Result, names: dict[str, int]) -> tuple[str, str] | None:
    winner, loser = result.winner, result.loser
    if winner is None or loser is None:
        return None
    first = _full(winner, result.marked, names, loser)
    second = _full(loser, result.marked, names, winner)
    if fold(first) == fold(second):
        return None
    return first, second


def _full(token: Token, marked: Marked, names: dict[str, int], other: Token) -> str:
    """The side's full name: adjectives and epithets are traced to the name they stand for."""
    name = token.name
    text = marked.line.text
    after = text[token.end : token.end + 2]
    if re.match(r" [a-z]", after):
        noun = [n for n in names if kin(name, n) and n != other.name]
        if len(noun) == 1 and re.search(r"\b(?:a|the|an) (?:\w+ )?$", text[max(0, token.start - 30) : token.start]):
            name = noun[0]
    if (name.endswith("s") or names.get(name, 0) == 1) and re.search(
        r"\bthe $", text[max(0, token.start - 4) : token.start]
    ):
        # "X scored … as the Xians staged a fightback to beat Y": the epithet is the first name's.
        first = next((t for t in marked.line.tokens if t.kind == "N"), None)
        alone = names.get(name, 0)
        if (
            first is not None
            and first is not token
            and first is not other
            and first.start < 12
            and names.get(first.name, 0) > alone
            and " as " in text[first.end : token.start]
        ):
            name = first.name
    return fullest(name, [n for n in names if n != other.name])


def _same(a: str, b: str) -> bool:
    return fold(a) in forms_of(b) or fold(b) in forms_of(a)


def _starts(
    results: Sequence[Result], lines: Sequence[Line], main: tuple[str, str], names: dict[str, int]
) -> list[Result]:
    """Results of other pairs that open a paragraph."""
    first_of: dict[int, int] = {}
    for line in lines:
        first_of.setdefault(line.paragraph, line.number)
    found: list[Result] = []
    for r in results:
        line = r.marked.line
        if r.passing or r.winner is None or r.loser is None or r.score is None:
            continue
        if line.label in _HEAD or first_of[line.paragraph] != line.number:
            continue
        if any(_same(r.winner.name, s) or _same(r.loser.name, s) for s in main):
            continue
        if r.place > 140 or _personal(r.winner, r.marked) or _personal(r.loser, r.marked):
            continue
        if any(_same(r.winner.name, s) for f in found for s in (f.winner.name, f.loser.name) if f.winner and f.loser):  # type: ignore[union-attr]
            continue
        found.append(r)
    return found


def _mentions(line: Line, sides: tuple[str, str]) -> bool:
    forms = forms_of(sides[0]) | forms_of(sides[1])
    return any(t.kind in "NTO" and fold(t.name) in forms for t in line.tokens)


def _cut(
    lines: Sequence[Line],
    head: Result,
    main: tuple[str, str],
    starts: Sequence[Result],
    results: Sequence[Result],
    names: dict[str, int],
) -> list[Section]:
    paragraphs: dict[int, list[Line]] = {}
    for line in lines:
        paragraphs.setdefault(line.paragraph, []).append(line)
    order = list(paragraphs)
    owner: dict[int, int] = {}
    pairs: list[tuple[str, str]] = [main]
    heads: list[Result] = [head]
    begin = {r.marked.line.paragraph: r for r in starts}
    current = 0
    for p in order:
        if p in begin:
            pair = _canonical(begin[p], names)
            if pair is not None:
                pairs.append(pair)
                heads.append(begin[p])
                current = len(pairs) - 1
        elif current:
            mine = sum(_mentions(line, pairs[current]) for line in paragraphs[p])
            back = sum(_mentions(line, main) for line in paragraphs[p])
            if back > mine or (heads[current].other and (back or not mine)):
                current = 0
        owner[p] = current
    sections: list[Section] = []
    for k, pair in enumerate(pairs):
        own = [line for p in order if owner[p] == k for line in paragraphs[p]]
        told = [
            r
            for r in results
            if r is heads[k] or (r.marked.line in own and not r.passing and _of_pair(r, pair))
        ]
        others = list(
            dict.fromkeys(
                t.name
                for r in results
                for t in (r.winner, r.loser)
                if t is not None
                and (r.score is not None or r.other)
                and (t is r.loser or r.loser is not None)
                and not any(_same(t.name, s) for s in pair)
                and _is_side(t, names, r.marked)
            )
        )
        shared = [line for line in lines if line.label in ("headline", "standfirst")]
        foreign = [
            r
            for r in results
            if r.marked.line in own
            and r.winner is not None
            and r.loser is not None
            and r.score is not None
            and not any(_same(t.name, s) for t in (r.winner, r.loser) for s in pair)
        ]
        sections.append(Section(pair, own, told, heads[k], others, foreign, shared))
    return sections


def _is_side(token: Token, names: dict[str, int], marked: Marked) -> bool:
    """Whether a name in a result is a side's and not the last word of a person's name."""
    words = fold(token.name).split()
    return not _personal(token, marked) and not any(
        len(n.split()) > len(words) and fold(n).split()[-len(words) :] == words for n in names
    )


def _of_pair(result: Result, pair: tuple[str, str]) -> bool:
    """Whether a result may be this pair's: no side of it is another's."""
    for token in (result.winner, result.loser):
        if token is not None and not any(_same(token.name, s) or kin(token.name, s) for s in pair):
            return False
    return not result.other or (result.winner is not None and result.loser is not None)
