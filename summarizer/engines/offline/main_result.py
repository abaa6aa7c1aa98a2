"""The result that a wire is about, and the full names of its two sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.marking import Line, Marked, Token
from summarizer.language.names import fold, same_glyphs
from summarizer.language.patterns import one_of
from summarizer.language.persons import Person, owned_at, person_of
from summarizer.language.results import Result
from summarizer.language.side_names import described, fullest, kin
from summarizer.language.vocabulary import PLAYER_ROLES, STAFF_ROLES

__all__ = [
    "Names",
    "Sides",
    "canonical",
    "is_personal",
    "main_result",
    "owners_for_players",
    "sides_of",
]

Names = dict[str, int]
"""The names of a wire and how often each stands in it."""
Sides = tuple[str, str]
"""The full names of two sides, the winner's first."""
_HEAD = frozenset({"headline", "standfirst", "subhead"})
_TITLES = frozenset({"headline", "subhead"})
_ROLES = PLAYER_ROLES | STAFF_ROLES
_LONGEST_ROLE = 24
_ONLY_PERSONS = one_of(
    r"""tapped | slotted | curled | volleyed | lashed | poked | nodded | drilled | rifled | prodded
    | stabbed | bundled | chipped | lobbed | glanced | sidefooted | blazed | dived
    | headed (?!to\b|into\b|for\b|home\b|out\b|the (?:group|table|standings))"""
)
_PERSON_DOES = re.compile(
    rf",? (?:then |also |duly |coolly |had )?{_ONLY_PERSONS}\b"
    r"|['’]s? (?:[a-z-]+ ){0,2}"
    r"(?:header|volley|hat-trick|brace|own goal|backheel|through ball)\b"
)
_TOOK_AHEAD = re.compile(
    r"\b(?:put|puts|fired|headed|gave|give|gives|shot|sent|handed|edged|nodded|pulled|drew|brought)"
    r" (?:the )?(?P<side>[NTO]) (?:back )?"
    r"(?:ahead|in front|level|the lead|a (?:[a-zS-]+ )?lead)\b"
)
_NOUN_AFTER = re.compile(r" [a-z]")
_ARTICLE_BEFORE = re.compile(r"\b(?:a|an) (?:[\w-]+ ){0,2}$")
_DETERMINER_BEFORE = re.compile(r"\b(?:a|the|an) (?:\w+ )?$")
_SENTENCE_OPENING = 12


def is_personal(token: Token, marked: Marked) -> bool:
    """Whether the name has a person's role before it."""
    return _has_role(token, marked.line.text)


def _has_role(token: Token, text: str) -> bool:
    before = text[max(0, token.start - _LONGEST_ROLE) : token.start]
    if not before.endswith(" "):
        return False
    word = before[:-1].removesuffix(",").rpartition(" ")[2].casefold().lstrip("(\"'“‘’")
    return word in _ROLES or word.rpartition("-")[2] in _ROLES


def main_result(results: Sequence[Result], lead: set[int], body: Sequence[Line]) -> Result | None:
    """The result that the report is about: told in its lead, not in passing, both sides named.

    ``lead`` are the numbers of the sentences that may tell it.
    """
    people = _people(body)

    def a_side(token: Token | None) -> bool:
        return token is not None and fold(token.name) not in people

    whole = [
        _whose_lead(r)
        for r in results
        if a_side(r.winner)
        and a_side(r.loser)
        and not (r.passing or r.other)
        and r.marked.line.number in lead
    ]
    below = [r for r in whole if r.marked.line.label not in _HEAD]
    bare = [r for r in whole if r.place == 0 and r.marked.line.label in _HEAD and r.score]
    # A first paragraph of one sentence is labelled as a standfirst; what it tells in full counts.
    told = [r for r in whole if r.marked.line.label not in _TITLES]
    strong = [r for r in told if r.score or r.kind == "shoot_out" or r.margin]
    return next(iter((*strong, *bare, *below, *whole)), None)


def owners_for_players(results: Sequence[Result], lines: Sequence[Line]) -> None:
    """Give what a player is told to have won or drawn to the club that owns him in the sentence.

    "Norvale's Reis scored twice to seal a 2-1 win": Norvale won. Where no club is told, or it is
    not sure that he is a player, nobody has.
    """
    texts: list[str] = []
    known: dict[str, Person | None] = {}
    for r in results:
        for key, token, rival in (
            ("winner", r.winner, r.loser),
            ("loser", r.loser, r.winner),
        ):
            if token is None:
                continue
            if token.name not in known:
                texts = texts or [same_glyphs(line.text) for line in lines]
                known[token.name] = person_of(token.name, texts)
            person = known[token.name]
            if person is not None:
                owner = _owner(token, r.marked) if person == "sure" else None
                same = owner is not None and rival is not None and owner.name == rival.name
                setattr(r, key, None if same else owner)


def _owner(token: Token, marked: Marked) -> Token | None:
    """The name that owns another one in a sentence."""
    place = owned_at(same_glyphs(marked.line.text), token.start)
    return next((t for t in marked.line.tokens if t.end == place and t.kind == "N"), None)


def _whose_lead(result: Result) -> Result:
    """Give a win to whom the sentence has put ahead before it.

    "Reis headed Norvale in front before Quist sealed a win over Tarn": Norvale won, not Quist.
    """
    m = _TOOK_AHEAD.search(result.marked.text, 0, result.place)
    if m is not None and result.winner is not None:
        side = result.marked.at[m.start("side")]
        if side is not result.loser:
            result.winner = side
    return result


def _people(lines: Sequence[Line]) -> set[str]:
    """Folded names that stand after a person's role or before what only persons do, with their
    last words."""
    found: set[str] = set()
    for line in lines:
        for t in line.tokens:
            if t.kind == "N" and (_has_role(t, line.text) or _PERSON_DOES.match(line.text, t.end)):
                found |= {fold(t.name), fold(t.name).split()[-1]}
    return found


def sides_of(head: Result, results: Sequence[Result], lead: set[int], names: Names) -> Sides | None:
    """The full names of winner and loser of the main result; None where they are one side."""
    return canonical(_plainer(head, results, lead, names), names)


def canonical(result: Result, names: Names) -> Sides | None:
    """The full names of winner and loser of a result; None where they are one side."""
    winner, loser = result.winner, result.loser
    if winner is None or loser is None:
        return None
    first = _full(winner, result.marked, names, loser)
    second = _full(loser, result.marked, names, winner)
    return (first, second) if fold(first) != fold(second) else None


def _plainer(head: Result, results: Sequence[Result], lead: set[int], names: Names) -> Result:
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
    before = text[max(0, token.start - 30) : token.start]
    return bool(_NOUN_AFTER.match(text, token.end) and _ARTICLE_BEFORE.search(before))


def _full(token: Token, marked: Marked, names: Names, other: Token) -> str:
    """The side's full name: adjectives and epithets are traced to the name they stand for."""
    name = token.name
    text = marked.line.text
    before = text[max(0, token.start - 30) : token.start]
    if _NOUN_AFTER.match(text, token.end) and _DETERMINER_BEFORE.search(before):
        nouns = [n for n in names if kin(name, n) and n != other.name]
        name = nouns[0] if len(nouns) == 1 else name
    if before.endswith("the ") and (name.endswith("s") or names.get(name, 0) == 1):
        opening = _named_at_opening(token, marked, other)
        if opening is not None and names.get(opening, 0) > names.get(name, 0):
            name = opening
    # "Young Norvale win": told once, at the head, of whom the text calls Norvale.
    once = (n for n in names if names.get(n, 0) > 1 or not described(n, name))
    return fullest(name, [n for n in once if n != other.name])


def _named_at_opening(token: Token, marked: Marked, other: Token) -> str | None:
    """Whom an epithet means: "X scored … as the Xians staged a fightback to beat Y"."""
    first = next((t for t in marked.line.tokens if t.kind == "N"), None)
    if first is None or first is token or first is other or first.start >= _SENTENCE_OPENING:
        return None
    return first.name if " as " in marked.line.text[first.end : token.start] else None
