"""Whether a name is told of as a person's: whom a club owns and who scores is no side.

"Norvale's Ana Reis scored twice to seal a 2-1 win over Tarn": Norvale won. A land owns clubs too
("Estavia's Dinamo Tarn"), and clubs score; so who is a person must show in more than the owner.
Pure text; nothing here knows any club or person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from summarizer.language.names import fold, name_spans
from summarizer.language.patterns import one_of
from summarizer.language.vocabulary import CAPITAL, PLAYER_ROLES

__all__ = ["Person", "is_player", "owned_at", "person_of"]

Person = Literal["sure", "likely"]
"""``sure``: the wire tells of a person; ``likely``: of one or of a club of that land."""

_CLUB = frozenset(
    """town city united rovers wanderers athletic albion rangers county villa hotspur academy
    women ladies fc afc cf sc ac as sv sk fk if bk cd ud rc sd us ssc club real sporting atletico
    atlético deportivo racing dinamo dynamo lokomotiv spartak olympique inter union independiente
    olympiakos olympiacos gremio nacional universidad estudiantes athletico cercle royal standard
    borussia eintracht fortuna hertha werder slavia slovan sparta viktoria ferencvaros
    crvena partizan zenit shakhtar hapoel maccabi beitar
    juniors celtic harps thistle hibernian orient forest palace park vale heath bay boys""".split()
)
"""Words of clubs' names, which no person has."""
_OWNED = re.compile(
    r"(?<=[\w.])['’]s? (?:(?:young|teenage|veteran|new|record|on-loan|experienced|captain and) )?"
    rf"(?:(?:{'|'.join(sorted(PLAYER_ROLES, key=len, reverse=True))}),? )?$"
)
_ALSO = r",? (?:(?:had|has|also|then|twice|later|duly|coolly|again|both|who|immediately) )*"
_SCORED = one_of(
    r"""scored | scores | struck | strikes | netted | nets | converted | converts | headed | heads
    | fired | curled | slotted | smashed | hit | hits | grabbed | bagged | equalised | equalises
    | levelled | tapped | volleyed | added | pulled | lashed | poked | drilled"""
)
_DOES = re.compile(rf"{_ALSO}{_SCORED}\b")
_DID = re.compile(
    rf"{_ALSO}(?:{_SCORED}|sealed|seals|earned|earns|rescued|rescues|snatched|snatches|secured"
    r"|salvaged|clinched|settled|won it|gave|gives|handed|(?:saw|had) (?:a|an|his|her|two) "
    r"(?:[a-z-]+ )?(?:penalty|penalties|shot|header|goal|effort|free[- ]kick|spot[- ]kick))\b"
)
_HIS = re.compile(rf"{_DID.pattern}[^.;A-Z]{{0,60}}\b(?:his|her|he|she)\b")
_ONES = r"(?:hat[- ]?trick|brace|header|volley|double|overhead kick|four goals|treble)"
_ONES_GOAL = re.compile(
    rf"{_ALSO}{_SCORED} (?:a|an|the|with a|all) (?:[a-z0-9-]+ ){{0,3}}{_ONES}\b"
)
_WITH = re.compile(
    rf"{_DID.pattern}[^.;A-Z]{{0,60}}\bwith (?:a|an) (?:[a-z0-9-]+ ){{0,3}}{_ONES}\b"
)
_PENALTY = re.compile(
    rf"{_DID.pattern}[^.;A-Z]{{0,40}}\b(?:a|the|from the) (?:[a-z0-9-]+ ){{0,2}}"
    r"(?:penalty|spot|spot[- ]kick|free[- ]kick|corner)\b"
)
_GOAL_OF = re.compile(
    r"['’]s? (?:[a-z0-9-]+ ){0,3}(?:goal|strike|shot|header|penalty|effort|volley)"
)
_CAPITAL_BEFORE = re.compile(rf"(?:(?<![\w'-]){CAPITAL}[\w'-]{{0,40}}|['’]s) $")


def owned_at(text: str, start: int) -> int | None:
    """Where the possessive begins after which the name stands that begins at ``start``."""
    m = _OWNED.search(text, max(0, start - 50), start)
    return m.start() if m is not None else None


def person_of(name: str, texts: Sequence[str]) -> Person | None:
    """What ``texts`` tell of a name: that it is a person's for sure, or likely, or nothing.

    ``texts`` are sentences with apostrophes and hyphens in one form.
    """
    words = fold(name).split()
    if not _CLUB.isdisjoint(words):
        return None
    likely = scores = False
    for text in texts:
        for start, end in name_spans(text, name):
            at = owned_at(text, start)
            own = at is not None
            if not _DID.match(text, end):
                continue
            sure = _HIS.match(text, end) or _ONES_GOAL.match(text, end) or _WITH.match(text, end)
            club = at is not None and fold(text[:at]).rpartition(" ")[2] in _CLUB
            if (sure and (own or len(words) > 1)) or (
                own and (club or _PENALTY.match(text, end) is not None)
            ):
                return "sure"
            scores = True
            likely = likely or own
    if scores and len(words) > 1 and _surname_scores(name.split()[-1], texts):
        return "sure"
    return "likely" if likely else None


_SENT_OFF = re.compile(
    rf"(?:(?:,| and|, and) {CAPITAL}[\w'-]{{0,30}}(?: {CAPITAL}[\w'-]{{0,30}}){{0,2}}){{0,2}}"
    r" (?:was |were |both |both were )?(?:sent off|dismissed|red-carded|booked|injured)\b"
    r"|,? (?:then |also |had |later )?(?:saw red|(?:received|collected|picked up|was shown|got) "
    r"(?:a|his|her) (?:[a-z]+ ){0,2}(?:red|yellow|booking|caution)\b)"
)


def is_player(name: str, texts: Sequence[str]) -> bool:
    """Whether ``texts`` tell of a name of several words as a player's: one that scores or is sent
    off, and whom they call by the last word alone.

    Stricter than :func:`person_of` in what it asks, wider in what a player does.
    """
    words = fold(name).split()
    if len(words) < 2 or not _CLUB.isdisjoint(words):
        return False
    does = own = False
    last = name.split()[-1]
    for text in texts:
        does = does or any(
            _SENT_OFF.match(text, end) or _DOES.match(text, end)
            for _, end in name_spans(text, name)
        )
        for start, end in name_spans(text, last):
            if not _CAPITAL_BEFORE.search(text, max(0, start - 40), start):
                own = own or bool(_SENT_OFF.match(text, end) or _WHO_ONES.match(text, end))
    return (own and does) or person_of(name, texts) == "sure"


_WHO_ONES = re.compile(
    r"(?:,? who [^.;]{0,120},)? (?:then |also |duly |coolly |later |had )*"
    r"(?:tapped|slotted|curled|volleyed|lashed|poked|nodded|drilled|rifled|headed|smashed|converted"
    r"|fired|scored|struck|netted|followed him|celebrated|refused to)\b"
)


def _surname_scores(surname: str, texts: Iterable[str]) -> bool:
    """Whether the last word of a name alone scores elsewhere, or a goal is its."""
    for text in texts:
        for start, end in name_spans(text, surname):
            if _CAPITAL_BEFORE.search(text, max(0, start - 40), start):
                continue
            if _DOES.match(text, end) or _GOAL_OF.match(text, end):
                return True
    return False
