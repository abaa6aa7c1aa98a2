"""Which of the times in a sentence belongs to which of its goals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.language.actors import clause_bounds
from summarizer.language.marking import Marked, Token

if TYPE_CHECKING:
    from summarizer.language.goals import GoalMention

__all__ = ["give_times", "tells_else"]

_NOT_TIME = re.compile(
    r"\b(?:came off the bench|came on|brought on|introduced|replaced [PE]|booked|cautioned|sent off"
    r"|dismissed|red-carded|disallowed|ruled out|chalked off|struck off|shown a [a-z ]{0,20}card"
    r"|on the (?:pitch|field) for)[^,;]{0,20}$"
)
# "Two up by the 36th minute": when they fell is not told.
_BOUND_TIME = re.compile(r"\bby the $")
_BUSY = re.compile(
    r"\b(?:came on|came off|brought on|sent on|booked|sent off|injur|saved|hit the|chance|wide"
    r"|over the)\b"
)
# What happened instead of a goal, or beside one: it has a time of its own.
_ELSE = re.compile(
    r"\b(?:sav(?:e|ed|es|ing)|den(?:y|ied|ying)|wide|over the (?:cross)?bar|miss(?:ed|ing)?"
    r"|(?:hit|struck|strike|hitting|rattled|clipped|against|off|onto) (?:the |a )(?:[a-z]+ ){0,2}"
    r"(?:post|bar|crossbar|woodwork|upright)|booked|sent off|card|dismiss\w*|caution\w*|bookable"
    r"|red|yellow|came on|came off|brought on|sent on|threw on|replac\w+|substitut(?:ed|ion)"
    r"|injur\w*|offside|disallowed|but|cleared|blocked|chances?|tipped|parried)\b"
)
_OPENS = re.compile(
    r"(?:but |and |then |just |only |[a-z]+ )?(?:in |on |after |with |midway |the )*"
)
_CONTRAST = re.compile(r"; |, but | but |, while ")
_CUT = re.compile(
    r"; |, but | but |, while | while | and (?:then )?|, before | before |, and | although "
    r"|, although "
)
Timed = tuple[int, Token]


def give_times(marked: Marked, mentions: Sequence[GoalMention]) -> None:
    """Give each mention the time that its own clause tells."""
    t = marked.text
    times = [(i, tok) for i, tok in sorted(marked.at.items()) if tok.kind in "MLW"]
    if not times or not mentions:
        return
    handed_out = _respectively(t, times, mentions)
    spans = [(m.place, m.end) for m in mentions]
    used = _beside(t, marked, mentions) | handed_out
    if len(times) == 1 and len(times[0][1].minutes) > 1:
        for mention in mentions:
            if mention.count == len(times[0][1].minutes) and len(mention.group) < 2:
                mention.time = times[0][1]  # "scored twice, in the 12th and 55th minutes"
    for mention in mentions:
        if mention.time is None and mention.count > 1 and len(mention.group) < 2:
            mention.time = _several(t, times, mention, used)
    for mention in mentions:
        if mention.past:
            inside_own = [tok for i, tok in times if mention.place <= i < mention.end]
            mention.time = inside_own[0] if inside_own else _right_after(t, times, mention, used)
            used.update(i for i, tok in times if tok is mention.time)
    for k, mention in enumerate(mentions):
        if mention.past:
            continue
        if mention.time is not None or (mention.count > 1 and len(mention.group) < 2):
            continue
        place, end = spans[k]
        left, right = clause_bounds(marked, place, end)
        floor = max((e for s, e in spans if e <= place), default=0)
        ceil = min((s for s, e in spans if s >= end), default=len(t))
        if floor:
            cut = _CUT.search(t, floor, place)
            left = max(left, cut.start() if cut else floor)
        if ceil < len(t):
            cut = _CUT.search(t, end, ceil)
            right = min(right, cut.start() if cut else ceil)
        free = [x for x in times if x[0] not in used and not _taken(t, x[0])]
        free = [x for x in free if not _of_another(marked, mention, x[0])]
        inside = [x for x in free if left <= x[0] < right]
        if not inside and (left, right) != (0, len(t)):
            inside = _opening(t, free, place) if k == 0 else []
            if not inside and len(times) == len(mentions) == 1:
                inside = [
                    x
                    for x in free
                    if x[0] < place and x[1].kind != "W" and not _ELSE.search(t, 0, place)
                ]
        if not inside:
            continue
        inside = _behind_verb(t, inside, place, right) or inside
        best = min(inside, key=lambda x: _fit(x, place, end))
        mention.time = best[1]
        used.add(best[0])
        if best[1].kind == "W":
            for other in mention.group:
                other.time = best[1]
    _by_lead(t, times, mentions, spans, used)


_AND_VERB = re.compile(r",? and (?:then )?$")


def _behind_verb(t: str, times: Sequence[Timed], place: int, right: int) -> list[Timed]:
    """The times behind a second verb of a sentence: "cancelled it out M, and put T ahead M"."""
    if not _AND_VERB.search(t, max(0, place - 10), place):
        return []
    return [x for x in times if place <= x[0] < right and x[1].kind in "ML"]


def _fit(timed: Timed, place: int, end: int) -> tuple[bool, int]:
    """How well a time fits a wording: words right behind it as well as a minute."""
    i, token = timed
    return token.kind == "W" and not end <= i <= end + 1, _distance(i, place, end)


# "After Q had scored M, P …": the time is of Q's.
_HAD_BEFORE = re.compile(
    r"(?:and |but |then )?(?:after|once|before|although|though) (?:[a-z-]+ "
    r"|[TO](?:'s)? ){0,3}?(?P<who>P)"
    r" ha[ds] "
)


_HAD_SINCE = re.compile(r"\b(?:after|before|once) (?:[TO](?:'s)? )?P had ")


def _of_another(marked: Marked, mention: GoalMention, place: int) -> bool:
    """Whether the time stands in an opening clause about what somebody else had done."""
    m = _HAD_BEFORE.match(marked.text)
    if m is None or mention.player is None or marked.at[m.start("who")].ref == mention.player.ref:
        return False
    subject = next((i for i, tok in marked.at.items() if tok is mention.player), -1)
    return m.end() <= place < subject


# "had cancelled out P's early opener in the M": the time is the opener's. Without "had" or "early"
# it is that of who cancelled it out, as reports have it.
_HIS_GOAL = re.compile(r"\bP's (?P<how>(?:[a-z-]+ ){0,3})[a-z-]+ (?:in |on |after )?(?:the )?$")
_HAD = re.compile(r"\bhad (?:[a-z]+ly )?[a-z]+(?: out| back)? (?:out )?$")


def _right_after(
    t: str, times: Sequence[Timed], mention: GoalMention, used: set[int]
) -> Token | None:
    """The time right behind a goal that another one is set against, where it is that goal's own."""
    behind = next(((i, tok) for i, tok in times if i >= mention.end), None)
    if behind is None or behind[1].kind not in "ML" or behind[0] in used:
        return None
    his = _HIS_GOAL.search(t, max(0, mention.place - 40), behind[0])
    if his is None:
        return None
    if "early " in his["how"] or _HAD.search(t, max(0, his.start() - 30), his.start()):
        return behind[1]
    return None


_AND_IN = re.compile(r"(?:,| and|, and)(?: again| then)?(?: in| on| after)?(?: the)? ")


def _several(t: str, times: Sequence[Timed], mention: GoalMention, used: set[int]) -> Token | None:
    """The times of several goals told one after another ("twice, in the M and in the M"), as one
    token."""
    after = [(i, tok) for i, tok in times if i >= mention.place and tok.minute is not None]
    told = after[: mention.count]
    if len(told) < mention.count or any(len(tok.minutes) > 1 for _, tok in told):
        return None
    if any(not _AND_IN.fullmatch(t, a + 1, b) for (a, _), (b, _) in pairwise(told)):
        return None
    used.update(i for i, _ in told)
    first, last = told[0][1], told[-1][1]
    minutes = tuple(tok.minute for _, tok in told if tok.minute is not None)
    name = f"{first.name} … {last.name}"
    return Token("M", first.start, last.end, name, minute=first.minute, minutes=minutes)


_NEXT = re.compile(r"; |\b(?:and|before|after|as|when|but|while|then|until) [^,;]{0,30}[PTEGUO]\b")


def _by_lead(
    t: str,
    times: Sequence[Timed],
    mentions: Sequence[GoalMention],
    spans: Sequence[tuple[int, int]],
    used: set[int],
) -> None:
    """Give a goal that has no time yet the one that leads up to it, with nothing else between."""
    for mention, (place, end) in zip(mentions, spans, strict=True):
        if mention.time is not None or mention.past or mention.count > 1 or len(mention.group) > 1:
            continue
        floor = max((e for s, e in spans if e <= place and (s, e) != (place, end)), default=0)
        free = [
            (i, tok)
            for i, tok in times
            if floor <= i < place
            and i not in used
            and tok.kind in "ML"
            and not _taken(t, i)
            and not _of_another(mention.marked, mention, i)
        ]
        another = free and _HAD_SINCE.search(t, free[0][0], place)
        if len(free) == 1 and not another and not _ELSE.search(t, floor, place):
            mention.time = free[0][1]
            used.add(free[0][0])
            continue
        ceil = min((s for s, e in spans if s >= end), default=len(t))
        later = [x for x in times if end <= x[0] < ceil and x[0] not in used and x[1].kind in "ML"]
        if len(later) == 1 and not _taken(t, later[0][0]):
            i = later[0][0]
            if not _ELSE.search(t, end, i) and not _NEXT.search(t, end, i):
                mention.time = later[0][1]
                used.add(i)


_BESIDE = re.compile(r" (?:in the |on |after )?(?=M)")


def _beside(t: str, marked: Marked, mentions: Sequence[GoalMention]) -> set[int]:
    """Give the scorers of a list the times right after them: "goals from P in the M and P in the
    M"; the places of these times."""
    used: set[int] = set()
    places = {id(token): i for i, token in marked.at.items()}
    for mention in mentions:
        at = places.get(id(mention.player)) if len(mention.group) > 1 else None
        m = _BESIDE.match(t, at + 1) if at is not None else None
        told = [o for o in mention.group if o.player is not None and id(o.player) in places]
        if m is None or len(told) < 2:
            continue
        # One time behind the last name goes for all of them: not taken here.
        last = max(places[id(o.player)] for o in told)
        if at == last and not used:
            continue
        mention.time = marked.at[m.end()]
        used.add(m.end())
    return used


def _respectively(t: str, times: Sequence[Timed], mentions: Sequence[GoalMention]) -> set[int]:
    """Hand out the minutes before "respectively" ("A and B scored in the 10th and 60th minutes,
    respectively"), as many as there are scorers; the places of these minutes."""
    before = t.find("respectively")
    told = [(i, tok, m) for i, tok in times if i < before for m in tok.minutes if tok.kind == "M"]
    groups = [m.group for m in mentions if len(m.group) > 1 and m.place < before]
    if not groups or len(told) < len(groups[-1]):
        return set()
    told = told[-len(groups[-1]) :]
    for mention, (_, tok, m) in zip(groups[-1], told, strict=True):
        mention.time = Token("M", tok.start, tok.end, tok.name, minute=m, minutes=(m,))
    return {i for i, _, _ in told}


def tells_else(marked: Marked) -> bool:
    """Whether the sentence tells a chance, a card or a change, to which its time may belong."""
    return _ELSE.search(marked.text) is not None


def _taken(t: str, place: int) -> bool:
    """Whether the time belongs to something else that happened."""
    before = t[max(0, place - 60) : place]
    return bool(_NOT_TIME.search(before) or _BOUND_TIME.search(before))


def _opening(t: str, times: Sequence[Timed], place: int) -> list[Timed]:
    """A time that opens the sentence goes for its first clause's goal."""
    return [
        (i, tok)
        for i, tok in times
        if i <= 40
        and i < place
        and _OPENS.fullmatch(t[:i])
        and not _CONTRAST.search(t, i, place)
        and not _BUSY.search(t, i, place)
    ]


def _distance(i: int, place: int, end: int) -> int:
    if place <= i < end:
        return 0
    return place - i if i < place else i - end + 1
