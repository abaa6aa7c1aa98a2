"""Which matches a wire reports, and which of its sentences belong to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.draft import Sport
from summarizer.engines.offline.choice import Choice, choose
from summarizer.engines.offline.main_result import (
    Names,
    Sides,
    canonical,
    is_personal,
    main_result,
    owners_for_players,
    sides_of,
)
from summarizer.language.marking import Line, Marked, Token, mark
from summarizer.language.names import fold
from summarizer.language.results import Result, results_in
from summarizer.language.set_results import set_results_in
from summarizer.language.side_names import called, forms_of, kin
from summarizer.language.wicket_results import wicket_results_in

__all__ = ["Section", "find_sections"]


@dataclass(slots=True)
class Section:
    """The sentences of one match. ``sides`` are the full names, the winner's first, in a draw in
    the order of the text; ``head`` is the result that it is about, ``results`` all results of
    this pair told in it; ``others`` are the names of sides of other matches, ``foreign`` results
    of other pairs told in its sentences; ``choice`` what
    all signs say of the first match."""

    sides: Sides
    lines: list[Line]
    results: list[Result]
    head: Result
    others: list[str] = field(default_factory=list)
    foreign: list[Result] = field(default_factory=list)
    choice: Choice | None = None


_HEAD = frozenset({"headline", "standfirst", "subhead"})
_LEAD_SENTENCES = 4
_SEVERAL = 1
"""So many paragraphs that open with a further match's result make a round-up."""
_OPENING = 140
"""Characters of a paragraph in which a further match's result stands."""


_OF_SPORT = {"tennis": set_results_in, "cricket": wicket_results_in}
"""How the results of a sport are read where that is otherwise than in football."""


def find_sections(lines: Sequence[Line], sport: Sport) -> tuple[list[Section], list[Marked]]:
    """The matches whose results ``lines`` tell, the first one first, and the marked lines.

    A result told in one sentence of another match's report is no match of this wire.
    """
    marked = [mark(line) for line in lines]
    read = _OF_SPORT.get(sport, results_in)
    results = [r for m in marked for r in read(m)]
    if sport not in _OF_SPORT:
        owners_for_players(results, lines)
    names: Names = {}
    for line in lines:
        for t in line.tokens if line.label != "dateline" else ():
            if t.kind == "N":
                names[t.name] = names.get(t.name, 0) + 1
    body = [line for line in lines if line.label not in _HEAD]
    lead = {line.number for line in lines if line.label in _HEAD}
    lead |= {line.number for line in body[:_LEAD_SENTENCES]}
    # Who plays tennis is a person by every sign that tells persons from sides.
    head = main_result(results, lead, body if sport != "tennis" else [])
    sides = sides_of(head, results, lead, names) if head is not None else None
    choice = Choice(sides, head) if head is not None and sides is not None else None
    if sport == "football":
        further = _openings(results, lines, choice.sides) if choice is not None else []
        choice = choose(choice, results, marked, roundup=len(further) >= _SEVERAL)
    if choice is None:
        return [], marked
    sides = choice.sides
    heads = [(sides, choice.head)]
    for r in _openings(results, lines, sides):
        pair = canonical(r, names)
        if pair is not None:
            heads.append((pair, r))
    owned = _cut(lines, heads)
    sections = [
        _section(pair, result, own, results, names)
        for (pair, result), own in zip(heads, owned, strict=True)
    ]
    sections[0].choice = choice
    return sections, marked


def _openings(results: Sequence[Result], lines: Sequence[Line], main: Sides) -> list[Result]:
    """Results of other pairs that open a paragraph."""
    first_of: dict[int, int] = {}
    for line in lines:
        first_of.setdefault(line.paragraph, line.number)
    found: list[Result] = []
    taken: list[str] = []
    for r in results:
        line = r.marked.line
        if r.passing or r.winner is None or r.loser is None or r.score is None:
            continue
        if line.label in _HEAD or first_of[line.paragraph] != line.number or r.place > _OPENING:
            continue
        pair = (r.winner, r.loser)
        if any(called(token.name, side) for token in pair for side in main):
            continue
        if any(is_personal(token, r.marked) for token in pair):
            continue
        if r.marked.text.endswith(" after the ", 0, r.place):
            continue  # "have come from behind, after the 2-1 win over X": of another day
        if any(called(r.winner.name, side) for side in taken):
            continue
        found.append(r)
        taken += [token.name for token in pair]
    return found


def _cut(lines: Sequence[Line], heads: Sequence[tuple[Sides, Result]]) -> list[list[Line]]:
    """The lines of each match: a paragraph that opens with a match's result begins its section,
    one that speaks more of the first match's sides ends it."""
    paragraphs: dict[int, list[Line]] = {}
    for line in lines:
        paragraphs.setdefault(line.paragraph, []).append(line)
    begins = {r.marked.line.paragraph: i for i, (_, r) in enumerate(heads) if i}
    owned: list[list[Line]] = [[] for _ in heads]
    current = 0
    for number, paragraph in paragraphs.items():
        if number in begins:
            current = begins[number]
        elif current:
            mine = _mentions(paragraph, heads[current][0])
            back = _mentions(paragraph, heads[0][0])
            if back > mine or (heads[current][1].other and (back or not mine)):
                current = 0
        owned[current] += paragraph
    return owned


def _mentions(lines: Sequence[Line], sides: Sides) -> int:
    """How many of ``lines`` name one of ``sides``."""
    forms = forms_of(sides[0]) | forms_of(sides[1])
    return sum(any(t.kind in "NTO" and fold(t.name) in forms for t in ln.tokens) for ln in lines)


def _section(
    pair: Sides, head: Result, lines: list[Line], results: Sequence[Result], names: Names
) -> Section:
    numbers = {line.number for line in lines}
    here = [r for r in results if r.marked.line.number in numbers]
    told = [r for r in here if r is head or (not r.passing and _of_pair(r, pair))]
    if not any(r is head for r in told):
        told.insert(0, head)
    both = [r for r in here if r.winner is not None and r.loser is not None and r.score is not None]
    return Section(
        pair,
        lines,
        told,
        head,
        others=_other_sides(pair, results, names),
        foreign=[r for r in both if not any(_is_one(t, pair) for t in (r.winner, r.loser))],
    )


def _is_one(token: Token | None, pair: Sides) -> bool:
    return token is not None and any(called(token.name, side) for side in pair)


def _other_sides(pair: Sides, results: Sequence[Result], names: Names) -> list[str]:
    """Names of sides that play in other results of the wire."""
    tokens = [
        (t, r.marked)
        for r in results
        if r.score is not None or r.other
        for t in (r.winner, r.loser)
        if t is not None and (t is r.loser or r.loser is not None)
    ]
    folded = [name for name in map(fold, names) if " " in name]
    return list(
        dict.fromkeys(
            t.name for t, marked in tokens if not _is_one(t, pair) and _is_side(t, folded, marked)
        )
    )


def _is_side(token: Token, longer: Sequence[str], marked: Marked) -> bool:
    """Whether a name in a result is a side's and not the end of a person's name.

    ``longer`` are the folded names of more than one word.
    """
    end = f" {fold(token.name)}"
    return not is_personal(token, marked) and not any(name.endswith(end) for name in longer)


def _of_pair(result: Result, pair: Sides) -> bool:
    """Whether a result may be this pair's: no side of it is another's."""
    for token in (result.winner, result.loser):
        if token is not None and not any(called(token.name, s) or kin(token.name, s) for s in pair):
            return False
    return not result.other or (result.winner is not None and result.loser is not None)
