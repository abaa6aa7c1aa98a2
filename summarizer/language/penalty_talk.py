"""Whether a goal was a penalty, by what its sentence and the one before tell.

Reports tell a penalty in two steps: the foul or the handball, and then the kick, often without the
word ("she sent the keeper the wrong way"). And after a foul a goal may be a penalty or not, with
nothing that says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.marking import Marked

__all__ = ["Room", "is_penalty_talk", "kicked_from_spot", "may_be_penalty"]

_GIVEN = re.compile(
    r"\b(?:(?<!P )(?<!P's )penalty(?! (?:area|box|corner|shoot|by|from|for P))"
    r"|(?<!P's )spot[- ]kick|pen\b|(?:to|at) the (?:penalty )?spot"
    r"|hand ?ball\w*|handl(?:ed|ing)(?! of| the (?:occasion|pressure|conditions))"
    r"|(?:put|stuck) (?:a|his|her|out a|up a|out an|an) (?:hand|arm) (?:to|up|out)"
    r"|12 yards|twelve yards)\b"
)
_FOUL = re.compile(
    r"\b(?:foul(?:ed|ing)(?! throw)|upended|felled|brought (?:\w+ )?down|(?:haul|hack|pull|push"
    r"|drag|chopp|cut)\w* "
    r"(?:\w+ )?(?:down|over)|pushed over|tripp(?:ed|ing)|clipped by|clattered|bundled over"
    r"|wiped out"
    r"|took (?:him|her|P) out|scythed|flattened|floored|penalised|tangled with|shirt[- ]pull"
    r"|wrestl(?:ed|ing)"
    r"|collaps(?:ed|ing)|went (?:down|to ground|over)(?= (?:under|in the|after|like|from|when|as"
    r"|and|P|easily))|tumbl(?:ed|ing)|got to (?:his|her) feet"
    r"|picked (?:himself|herself) up|dusted (?:himself|herself) (?:down|off))\b"
)
_WASTED = re.compile(
    r"\b(?:sav(?:ed|es|ing)|missed|blasted over|wide|over the (?:cross)?bar|hit the (?:post|bar)"
    r"|stands"
    r"|(?:against|off|onto) the (?:\w+ )?(?:post|bar|crossbar|woodwork)|denied|waved (?:away|play)"
    r"|turned down|free[- ]kick|the (?:resulting )?free\b|booked)\b"
)
"""A penalty that is over, or none: nothing of it is told next."""
_WRONG_WAY = re.compile(
    r"\b(?:sen[dt]s?|sending) (?:[a-z]+ )?(?:the |a |an |[TGU]'s? "
    r"|[a-z]+ )*(?:(?:goal)?keeper,? ?)?(?:[PE],? )?the wrong way\b"
)
_KICK = re.compile(
    r"\b(?:stepp(?:ed|ing) up|(?:took|taking|takes) (?:it|the (?:kick|ball|responsibility|penalty"
    r"|spot[- ]kick))"
    r"(?! (?:past|round|around|down|on|off|from|wide|out|into|to the))|(?:the|his|her|that"
    r"|resulting) (?:spot[- ])?kick(?! off)"
    r"|(?:placed|put|plac\w+|sat) (?:the ball|it) (?:down )?on the spot|kept (?:his|her) (?:nerve"
    r"|cool|composure)"
    r"|made no mistake|convert(?:ed|ing|s)|duly (?:obliged|scored)|obliged"
    r"|(?:from )?(?:12|twelve) yards|the pen\b|the spot\b"
    r"|picked (?:himself|herself) up|dusted (?:himself|herself) (?:down|off)|got to (?:his"
    r"|her) feet)\b"
)
_LIVE = re.compile(
    r"\b(?:head(?:ed|er|ing)?|nod(?:ded|ding)?|half-volley|volley(?:ed|ing)?|rebound|cross"
    r"|corner(?= from|,|\.|$| by| was)"
    r"|free\b|loose ball|tap(?:ped|ping)?[- ]in|follow(?:ed|ing)?[- ]up|chest(?:ed)?|solo"
    r"|dribbl\w+|pass|bundled|scrambl\w+"
    r"|counter|break\b|yards out|edge of|rounded|lob(?:bed|bing)?|first[- ]time|delivery|cutback"
    r"|cut-back|assist|drive|drilled|from (?!12 )\d\d (?:metres|meters|yards))\b"
)
"""Words that no penalty is told with."""
_TO_TAKE = 4
"""Minutes from a foul to its kick, with a look at pictures between."""
_NEAR = 70
"""So many characters beside a goal's wording may tell how it went in."""


def is_penalty_talk(marked: Marked) -> bool:
    """Whether the sentence speaks of a penalty of this match by its name."""
    m = _GIVEN.search(marked.text)
    return m is not None and _WASTED.search(marked.text) is None


@dataclass(frozen=True, slots=True)
class Room:
    """Where a goal is told: its wording at ``text[place:end]`` of a sentence, which tells of it
    from ``floor`` to ``ceil``; ``before`` is the sentence that leads up to it, if any."""

    marked: Marked
    place: int
    end: int
    floor: int
    ceil: int
    before: Marked | None

    @property
    def near(self) -> tuple[int, int]:
        """The part of the sentence that is close to the wording."""
        return max(self.floor, self.place - _NEAR), min(self.ceil, self.end + _NEAR)

    @property
    def led_to(self) -> int:
        """Where a foul or a handball has been told, of which nothing else has come: 0 for the
        sentence before, -1 for nowhere."""
        told = _leads_to(self.marked.text, self.floor, self.ceil)
        if told < 0 and self.before is not None and not _at_another_time(self.before, self.marked):
            before = _leads_to(self.before.text, 0, len(self.before.text))
            return 0 if before >= 0 else -1
        return told


def _at_another_time(before: Marked, then: Marked) -> bool:
    """Whether two sentences tell minutes that are further apart than a foul and its kick."""
    one, other = ([t.minute.minute for _, t in m.tokens("M") if t.minute] for m in (before, then))
    return bool(one and other) and min(abs(a - b) for a in one for b in other) > _TO_TAKE


def _leads_to(text: str, start: int, end: int) -> int:
    told = _GIVEN.search(text, start, end) or _FOUL.search(text, start, end)
    if told is None or _WASTED.search(text, told.start(), end) is not None:
        return -1
    return told.end()


def kicked_from_spot(room: Room) -> bool:
    """Whether the goal is told with words for a penalty kick, after a foul or a handball."""
    t = room.marked.text
    start, stop = room.near
    kick = _WRONG_WAY.search(t, room.place, stop) or _KICK.search(t, start, stop)
    return kick is not None and not _LIVE.search(t, room.place, stop) and room.led_to >= 0


def may_be_penalty(room: Room) -> bool:
    """Whether what led to the goal may have been a penalty, and nothing tells how it went in."""
    start, stop = room.near
    led_to = room.led_to
    if led_to < 0:
        return False
    # "Q was pulled down at a corner, and P rolled it in": the corner came before.
    since = max(start, led_to) if led_to < room.place else start
    return not _LIVE.search(room.marked.text, since, stop)
