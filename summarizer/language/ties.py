"""Half-time, two legs, aggregate, going through: the scores beside the result."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.actors import Focus
from summarizer.language.marking import Marked, Token
from summarizer.language.score_kinds import score_kind

__all__ = ["Sided", "advance_in", "aggregate_in", "first_leg_in", "half_time_in", "plays_extra_time"]


@dataclass(slots=True)
class Sided:
    """A score, seen from one side: ``mine`` and ``theirs`` for the side of ``token``.

    ``token`` is None where only the two figures are told. ``at_home`` says whether that side
    played the game at home (first legs), None where it is not told.
    """

    mine: int
    theirs: int
    token: Token | None
    line: int
    at_home: bool | None = None


_HALF = re.compile(r"^(?:at|by|before|until) (?:half-?\s?time|the (?:break|interval|turnaround))$|^half-?time$", re.I)
_BEHIND = re.compile(r"\b(?:trail\w*|behind|down|deficit)\b")


def _side_before(marked: Marked, place: int, focus: Focus | None) -> Token | None:
    """The side that leads or trails: the nearest one before, "they" for the sentence before's."""
    t = marked.text
    spots = [(i, tok) for i, tok in sorted(marked.at.items()) if tok.kind in "TGU" and i < place]
    they = [m.start() for m in re.finditer(r"\bthey\b", t[:place])]
    near = [
        (i, tok)
        for i, tok in spots
        if t[i + 1 : i + 3] not in ("'s", "' ")
        and not re.search(r"\b(?:against|over|with|from|by|to|past|of|for|on|leave|left) (?:the )?$", t[max(0, i - 12) : i])
    ]
    if they and (not near or they[-1] > near[-1][0]):
        before = [(i, tok) for i, tok in near if i < they[-1]]
        if len({(tok.kind, tok.ref) for _, tok in before}) == 1:
            return before[0][1]
        if not before and not spots and focus is not None:
            return focus.side
        if not before and focus is not None and focus.side is not None and they[-1] < 4:
            return focus.side
        if before:
            return None
        return focus.side if focus is not None else None
    return near[-1][1] if near else None


def half_time_in(marked: Marked, focus: Focus | None) -> Sided | None:
    """The half-time score told in the sentence."""
    t = marked.text
    number = marked.line.number
    m = re.search(r"\b(?:goalless|scoreless) (?:first|opening) (?:half|45|period)|\bfirst (?:half|45 minutes) (?:was|had been|ended|finished) (?:goalless|scoreless)|\b(?:goalless|scoreless) (?:at|by) (?:half-?time|the (?:break|interval))", t)
    if m:
        return Sided(0, 0, None, number)
    for place, token in marked.tokens("S"):
        if token.score is None or token.score.of_sets:
            continue
        after = t[place + 1 : place + 60]
        close = [
            (i, tok) for i, tok in marked.at.items() if tok.kind == "W" and _HALF.match(tok.name)
        ]
        tied = any(
            (0 < i - place <= 24 and not re.search(r"[,;]| and | but ", t[place:i]))
            or (0 < place - i <= 30 and re.fullmatch(r",? ?(?:when |with |and |the )*(?:they |[TGU] |it |score |was |were |had |led |leading |trailed |trailing |a |at |be )*", t[i + 1 : place]))
            for i, tok in close
        )
        kind = score_kind(marked, place)
        if kind == "aggregate" or kind == "first_leg":
            continue
        if not tied and kind != "half_time":
            continue
        if re.search(r"\b(?:if|could|would|should)\b[^,;]{0,30}$", t[:place]):
            continue
        a, b = token.score.first, token.score.second
        if a == b:
            return Sided(a, b, None, number)
        window = t[max(0, place - 40) : place] + t[place + 1 : place + 12]
        verb = re.search(r"\b(?:led|lead|leading|leads|were|was|ahead|up|in front|took|take|trail\w*|down|behind|went in|go in|going in|gave|had)\b", window)
        if verb is None and not re.search(r"lead", after[:12]):
            continue
        behind = bool(_BEHIND.search(window))
        gave = re.search(r"\b(?:gave|give|giving|put|hand\w*) ([TGU]) ", t[max(0, place - 30) : place])
        if gave:
            side: Token | None = marked.at[max(0, place - 30) + gave.start(1)]
        else:
            side = _side_before(marked, place, focus)
        if side is None:
            continue
        high, low = max(a, b), min(a, b)
        mine, theirs = (low, high) if behind else (high, low)
        return Sided(mine, theirs, side, number)
    return None


_OUT = re.compile(
    r"\b(?:lost|lose|losing|out|eliminated|exit|crash\w*|beaten|knocked|despite|fell|go down|went down|bowed)\b[^;]{0,60}$"
)


def aggregate_in(marked: Marked) -> tuple[int, int, bool, int] | None:
    """The aggregate told in the sentence, higher first, whether the side that the sentence is
    about goes out, and the sentence."""
    for place, token in marked.tokens("S"):
        if token.score is None or score_kind(marked, place) != "aggregate":
            continue
        before = marked.text[:place]
        if re.search(r"\bleaving the tie|\bthe tie (?:was|stood|at)|\blevel\w* the tie|\bto (?:make|level)\b[^,;]{0,20}$|\bit was\b[^,;]{0,12}$", before[-40:]):
            continue
        a, b = token.score.first, token.score.second
        clause = re.split(r"[;]|, ", before)[-1]
        return max(a, b), min(a, b), bool(_OUT.search(clause)), marked.line.number
    return None


_LEG = r"(?:first|opening)[- ](?:leg|game|meeting of the tie)"
_LEG_RES: tuple[tuple[re.Pattern[str], bool | None], ...] = (
    (re.compile(rf"\b(?:losing|lost|lose|conceding|went down in) (?:the |their |last week's |last month's )?(?:away |home )?{_LEG} S"), False),
    (re.compile(rf"\b(?:losing|lost) S (?:[a-zOC]+ ){{0,4}}?(?:in )?(?:the|their|last week's) {_LEG}"), False),
    (re.compile(rf"\b(?:last week's|last month's|their|a|the) S (?:{_LEG} )?(?:loss|defeat|deficit)"), False),
    (re.compile(rf"\bS {_LEG} (?:loss|defeat|deficit)"), False),
    (re.compile(rf"\b(?:won|win|winning|had won|edged) (?:the |their |last week's |last month's )?(?:away |home )?{_LEG} S"), True),
    (re.compile(rf"\b(?:won|winning|had won) S (?:[a-zOC]+ ){{0,4}}?(?:in )?(?:the|their|last week's) {_LEG}"), True),
    (re.compile(rf"\bS (?:{_LEG} )(?:win|victory|lead|advantage)"), True),
    (re.compile(rf"\bS (?:lead|advantage) (?:from|after|in|secured in|earned in|gained in) (?:the |their |last week's )?{_LEG}"), True),
    (re.compile(rf"\b(?:led|leading|ahead) S (?:from|after) (?:the |their )?{_LEG}"), True),
    (re.compile(rf"\b(?:trailed|trailing) S (?:from|after) (?:the |their )?{_LEG}"), False),
    (re.compile(rf"\b(?:drew|drawing|drawn|draw) (?:the |their |last week's )?{_LEG} S|\bS (?:draw )?(?:in )?(?:the |last week's )?{_LEG}(?: draw)?|\b{_LEG} (?:had )?(?:ended|finished) S"), None),
)  # fmt: skip
_BROUGHT = re.compile(rf"\bS (?:lead|advantage) (?P<who>[TGU]) (?:had )?(?:brought|took|taken|carried|held|had|built) (?:back )?(?:from|into|after)? ?(?:the |their )?{_LEG}(?P<home> (?:on their own ground|at home))?")


def first_leg_in(marked: Marked, focus: Focus | None = None) -> Sided | None:
    """The first leg told in the sentence, from the side that it is told of."""
    t = marked.text
    number = marked.line.number
    m = _BROUGHT.search(t)
    if m:
        token = marked.at[t.index("S", m.start())]
        if token.score is not None:
            a, b = sorted((token.score.first, token.score.second), reverse=True)
            who = marked.at[m.start("who")]
            return Sided(a, b, who, number, True if m["home"] else None)
    for pattern, won in _LEG_RES:
        m = pattern.search(t)
        if not m:
            continue
        place = m.start() + m.group().rindex("S")
        token = marked.at[place]
        if token.score is None:
            continue
        if not re.search(r"\bleg\b|last (?:week|month)'s", m.group()) and not re.search(r"\bleg\b", t):
            continue
        if "last week's" in m.group() and "leg" not in m.group() and not re.search(r"\b(?:fight back|overturn|turn around|come back|comeback|following|deficit|aggregate|leg|tie)\b", t):
            continue
        high, low = sorted((token.score.first, token.score.second), reverse=True)
        side = _leg_side(marked, m.start(), focus)
        if won is None:
            if high == low:
                return Sided(high, low, None, number)
            continue
        if re.search(r"\bwhose (?:side|team|men) had $", t[max(0, m.start() - 20) : m.start()]):
            continue
        at_home = None
        tail = t[m.end() : m.end() + 20]
        if re.match(r" (?:at home|on (?:their|home) (?:own )?(?:ground|soil|turf))", tail):
            at_home = True
        elif re.match(r" (?:away|on the road|in O|at [TO])", tail):
            at_home = False
        return Sided(high if won else low, low if won else high, side, number, at_home)
    return None


def _leg_side(marked: Marked, place: int, focus: Focus | None) -> Token | None:
    t = marked.text
    from summarizer.language.actors import is_subject

    spots = [i for i, tok in sorted(marked.at.items()) if tok.kind in "TGU" and i < place]
    for i in reversed(spots):
        if is_subject(marked, i) and t[i + 1 : i + 3] not in ("'s", "' "):
            return marked.at[i]
    if not spots and focus is not None and re.match(r"(?:but |and )?they\b", t):
        return focus.side
    return None


_NEXT_ROUND = (
    r"(?:next round|next stage|(?:last|round of) (?:16|32|eight|four|sixteen)|last-(?:16|eight|four)|quarter-?finals?|semi-?finals?|final\b|knockout (?:stages?|rounds?|phase)|[a-z]+ round|showpiece|decider)"
)
_ADVANCE = re.compile(
    rf"\b(?:(?:reach|reached|reaches|reaching|into|advance to|advanced to|advances to|progress to|progressed to|progressing to|qualify for|qualified for|place in|spot in|through to|berth in|way into|claim a place in|edged into|make|made|seal|sealed|book|booked|books|clinch|clinched|secure|secured) (?:the |their |a |its |his |her |D's |C's? |C )*(?:[a-z]+ )?{_NEXT_ROUND}|book (?:their|a) (?:[a-zC0-9-]+ ){{0,3}}?(?:spot|place|berth)|(?:to |and )(?:advance|progress|go through|qualify)\b|send(?:s|ing)? (?:the )?[TOE](?: side)? (?:through|into)|send (?:his|their) (?:team|side) through|sent (?:his|their|the) (?:[a-zO]+ )?(?:team|side) (?:through|into)|steered T into)"
)


def advance_in(marked: Marked) -> bool:
    """Whether the sentence says that somebody goes into a next round."""
    m = _ADVANCE.search(marked.text)
    return bool(m) and not re.search(
        r"\b(?:could|would|if|miss\w*|fail\w*|not|needed|hop\w+|chance|bid|want\w*|still|can)\b[^,;]{0,30}$", marked.text[: m.start() if m else 0]
    )


_EXTRA = re.compile(
    r"\bafter extra[- ]time\b|\b(?:at|by|until) the end of extra[- ]time\b|\bthe end of extra[- ]time\b|\bhalf-hour of extra[- ]time\b|\b(?:minutes?|period|half) of extra[- ]time\b|\bin the (?:first|second) (?:half|period) of extra[- ]time\b|\bextra[- ]time (?:winner|goal|strike|goals|win|victory|header|penalty|triumph)\b|\b(?:won|win|beat [TNO](?: S)?|goals?|scored|struck) (?:[a-z]+ )?in extra[- ]time\b|\bM of extra|\bextra[- ]time,? (?:in which|during which|produced|passed|failed to|could not|brought|yielded)\b"
)


def plays_extra_time(marked: Marked) -> bool:
    """Whether the sentence says that extra time was played."""
    t = marked.text
    m = _EXTRA.search(t)
    if m and not re.search(r"\b(?:19|20)\d\d\b", t):
        return True
    return any(
        tok.minute is not None and "extra" in tok.name.casefold() for _, tok in marked.tokens("ML")
    )
