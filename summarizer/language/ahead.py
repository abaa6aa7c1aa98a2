"""Who is ahead at a score, who won, who goes through: by the grammar of a marked sentence.

Works on sentences whose two sides are known (``T`` with its index). English puts the winner's
figure first whoever is at home, so the figures alone never tell the direction: the verb's
subject, its object and the noun ("win", "defeat", "deficit") do. Where they do not, the answer is
nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from summarizer.language import result_words as words
from summarizer.language.actors import is_object
from summarizer.language.marking import Marked, Token
from summarizer.language.score_kinds import WIN

__all__ = ["ahead_at", "through_in", "winners_in"]

_SIDE = r"(?:the )?(?:[a-z0-9-]+ ){0,2}?(?P<side>[TGU])(?!['\w]| [PE]\b)"
_TO_SIDE = re.compile(
    rf" (?P<where>at home |away )?(?:on aggregate |on penalties |after extra[- ]time )?"
    rf"(?:to|by|at the hands of) {_SIDE}"
)
_NOUN = re.compile(
    rf" (?:[a-z0-9'-]+ ){{0,4}}?(?P<noun>{WIN}|success|winners|defeat|loss|reverse|beating)\b"
    r"(?: on penalties| on aggregate| in (?:a|the) (?:penalty )?shoot-?out| after extra[- ]time"
    r"| on D| overall){0,2}"
    r"(?: (?P<prep>over|against|at the hands of|at|away to|away at|away against|of|for|by|to|on)"
    rf" {_SIDE})?"
)
_LOSSES = frozenset({"defeat", "loss", "reverse", "beating"})
_EITHER = frozenset(
    {"thrashing", "rout", "drubbing", "demolition", "hammering", "walloping", "upset", "shock"}
)
"""Nouns that one side hands out and the other one takes."""
_UP_AFTER = re.compile(
    r"[ -](?:[a-z-]{1,40} ){0,2}?(?:up|ahead|leads?|advantage|in front|edge|cushion|to the good"
    r"|clear)\b"
)
_DOWN_AFTER = re.compile(
    r"[ -](?:[a-z-]{1,40} ){0,2}?(?:down|behind|deficit|adrift|arrears|to the bad)\b"
)
_THAT_IS = (
    r"(?: (?:by|at|to|as|it|back|last (?:week|month)'s|(?:first|second) leg"
    r"|(?:their|a|the)(?: [a-zCO'-]+){1,4}|of [a-z]+ [a-z-]+|on penalties|on D|C|in O|at home|away"
    r"|out|comfortably|on aggregate)){0,4}"
)
_UP_BEFORE = re.compile(
    r"\b(?:w[oi]n|wins|winning|prevail(?:s|ed|ing)?|triumph(?:s|ed|ing)?|led|leads?|leading|ahead"
    r"|in front|up|through|advanc(?:e|es|ed|ing)|progress(?:ed|es|ing)?"
    r"|edg(?:ed|es|ing)(?= (?:an?|the|their|last) )"
    r"|(?:took|take|takes|taking|claim(?:ed)?|clinch(?:ed)?|settled)"
    r"(?= (?:the|their|last) )"
    r"|(?:beat|defeat|edg|thrash|hammer|rout|sink|sank|down)(?:s|e|ed|ing|en)? (?:them|him|her)"
    rf"){_THAT_IS} $"
)
_DOWN_BEFORE = re.compile(
    r"\b(?:los(?:t|e|es|ing)|(?:went|go|goes|going) (?:down|out)|fell|slump(?:ed|s|ing)"
    r"|crash(?:ed|es|ing)(?: out)?|slid|slipped|succumbed|trail(?:ed|s|ing)?|behind|down"
    r"|bow(?:ed|s|ing) out(?: of [a-z' CO-]{1,30})?"
    r"|(?:was|were|been|be|being|got) (?:[a-z]+ly )?(?:beaten|thrashed|hammered|crushed|routed"
    r"|defeated|trounced|stunned|edged(?: out)?|overrun|taken apart|swept aside|outplayed"
    r"|dismantled|mauled|humbled|blown away|knocked out|eliminated))"
    rf"{_THAT_IS} $"
)
_CARRIED = re.compile(
    r"\b(?:g[ai]ve|gives|giving|put|puts|putting|hand(?:ed|s|ing)?|earn(?:ed|s|ing)?|sen[dt]|sends"
    r"|sending|left|leave|leaves|leaving|fire(?:d|s)?|firing|had|having|secure(?:d|s)?|saw|sees?"
    r"|seeing|kept|keep|help(?:ed|s|ing)?|t[ao]ken?|takes|taking|gift(?:ed)?|for"
    r"|condemn(?:ed|s|ing)?|consign(?:ed|s|ing)?) "
    r"(?:the |(?:hosts|visitors|holders|leaders|[0-9a-z]+-(?:wo)?man) )*(?P<side>[TGU])"
    r"(?: in| into| to| back| go| through)?(?: an?| the| their)?(?: (?!with )[a-z-]+){0,3} $"
)
_HANDED = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|g[ai]ve|gives|giving) (?:the |hosts |visitors |holders )*"
    r"(?P<side>[TGU])(?: an?)? $"
)
_STOOD = re.compile(
    r"\b(?P<verb>led|lead|leads|leading|trail(?:ed|ing|s)?) (?:the )?(?P<side>[TGU]) (?:by )?$"
)
_PAST = re.compile(
    r"\b(?:past|beyond) (?:the |hosts |visitors |holders |[0-9a-z]+-(?:wo)?man )*(?P<side>[TGU])"
    r"(?: on D| in O| at V| in the C)?,? $"
)
_OWNED = re.compile(r"(?P<side>[TGU])'s? (?:[a-z-]+ ){0,3}$")
_LINE = re.compile(r"(?P<a>T) (?P<first>\d{1,2}) ?[,-]? ?(?P<b>T) (?P<second>\d{1,2})(?![\w-])")
_CLAUSE = re.compile(
    r"[;:] | (?:as|when|where) (?=[^,;]{0,30}[TGU])| (?:while|whereas|although|and then) "
    r"| (?:after|before) (?=(?:the )?(?:[a-z0-9-]+ )?[TGU] (?!and))"
    r"|,? (?:and|but) (?=(?:the )?(?:[a-z0-9-]+ )?[TGU] [a-z]+)"
    r"|, (?=(?:the )?[TGU] (?:w[io]n|beat|lost|had|have|has|were|was|are|went|took|came|made"
    r"|[a-z]+(?:ed|ing))\b)"
)
_LEAD_OF = re.compile(
    r" (?:[a-z-]+ )?(?:lead|advantage|win|victory) (?P<side>[TGU]) (?:had|have|took|brought|carried"
    r"|held|earned|gained)\b"
)
_PRONOUN = re.compile(r"\b(?:they|it|he|she|we|nobody|who)\b")
_CALLED = (
    r"(?:the |holders |hosts |visiting |visitors |leaders |champions |rivals |bottom |neighbours "
    r"|[0-9a-z]{1,20}-(?:wo)?man ){0,12}$"
)
_OBLIQUE = re.compile(
    r"\b(?:in|at|by|from|with|to|over|against|of|past|on|than|beyond|between|behind) " + _CALLED
)
_DETERMINED = re.compile(r"\b(?:a|an) (?:[a-z-]+ )?$")
_OBJECT = re.compile(
    r"\b(?:[a-z]{1,40}(?:ed|ing)|sen[dt]|beat|saw|left|g[ai]ve|held|hold|met|sank|sink|stun|put"
    r"|see) "
    r"(?:[a-z]{1,40} )?" + _CALLED
)
_DOES = re.compile(
    r",? (?:[a-z]+ly )?(?:[a-z]+(?:ed|s)|was|were|had|has|have|won|went|took|beat|lost|led|made)\b"
)


def _foe(n: int) -> str:
    """Source of the object of a verb, as the group ``side`` and a number (none for 0)."""
    return rf" (?:(?!(?:by|in|at|of|from|to) )[a-z0-9-]+ ){{0,3}}?(?P<side{n or ''}>[TGU])"


_FAR = 300
"""How many characters of marked text are looked at before a place."""


class _Sides:
    """Which side a token means; the hosts are side 0 where a ground is told."""

    def __init__(self, marked: Marked, ground: bool) -> None:
        self.marked = marked
        self.ground = ground
        self.places = sorted(marked.at)

    def at(self, place: int) -> int | None:
        return self.of(self.marked.at[place])

    def of(self, token: Token) -> int | None:
        if token.kind == "T" and token.ref in (0, 1):
            return token.ref
        if self.ground and token.kind in "GU":
            return 0 if token.kind == "G" else 1
        return None

    def other(self, place: int) -> int | None:
        side = self.at(place)
        return None if side is None else 1 - side

    def subject(self, place: int) -> int | None:
        """The side that does what stands at ``place``; None where somebody else does, or where
        two sides may."""
        t = self.marked.text
        far = max(0, place - _FAR)
        start = max((m.end() for m in _CLAUSE.finditer(t, far, place)), default=far)
        spots = self.places[bisect_left(self.places, start) : bisect_left(self.places, place)]
        who = next((m for m in reversed(list(_PRONOUN.finditer(t, start, place)))), None)
        if who is not None:
            near = [i for i in spots if i < who.start()]
            if who.group() == "who":
                close = near and who.start() - near[-1] <= 3
                return self.at(near[-1]) if close else None
            sides = {self.at(i) for i in near} - {None}
            return sides.pop() if who.group() == "they" and len(sides) == 1 else None
        fit = [
            i
            for i in spots
            if self.marked.at[i].kind in "TGUPEO"
            and not t.startswith(("'s", "' "), i + 1)
            and not _OBLIQUE.search(t, max(0, i - 45), i)
            and not _DETERMINED.search(t, max(0, i - 30), i)
            and not is_object(self.marked, i)
        ]
        if len({self.at(i) for i in fit} - {None}) > 1:
            fit = fit[:1] + [i for i in fit[1:] if not _OBJECT.search(t, max(0, i - 45), i)]
        sides = {self.at(i) for i in fit} - {None}
        if len(sides) != 1 or (self.at(fit[-1]) is None and _DOES.match(t, fit[-1] + 1)):
            return None
        return sides.pop()


def ahead_at(marked: Marked, places: Iterable[int], ground: bool) -> list[int]:
    """The indices of the sides that have the higher figure of the scores at ``places``, those
    left out of which the grammar does not tell it.

    ``ground`` says that the first side is known to be at home, so that "the hosts" are it.
    """
    sides = _Sides(marked, ground)
    found = [_ahead(sides, place) for place in places]
    return [side for side in found if side is not None]


def _ahead(sides: _Sides, place: int) -> int | None:
    marked, t = sides.marked, sides.marked.text
    score = marked.at[place].score
    if score is None or score.first == score.second:
        return None
    line = words.LINE.match(t)
    if line and line["score"] and line.start("score") == place:
        first = sides.at(line.start("w2"))
        return first if score.first > score.second or first is None else 1 - first
    m = _TO_SIDE.match(t, place + 1)
    if m and not m["where"]:  # "won 2-1 away to Yan", "lost 2-1 away to Yan"
        return sides.at(m.start("side"))
    m = _LEAD_OF.match(t, place + 1)
    if m:
        return sides.at(m.start("side"))
    m = _NOUN.match(t, place + 1)
    if m and "S" not in m.group():
        return _by_noun(sides, m, place)
    for after, up in ((_UP_AFTER, True), (_DOWN_AFTER, False)):
        if after.match(t, place + 1):
            return _flip(_carrier(sides, place), up)
    for m in words.BEAT.finditer(t, max(0, place - _FAR), place):
        rest = t[m.end() : place + 60]
        follows = words.AFTER_SCORE.match(rest) or words.IN_SCORE.match(rest)
        if follows and m.end() + follows.start("score") == place:
            return sides.other(m.start("loser"))
    m = _PAST.search(t, max(0, place - 60), place)
    if m:
        return sides.other(m.start("side"))
    m = _STOOD.search(t, max(0, place - 40), place)
    if m:
        return _flip(sides.at(m.start("side")), not m["verb"].startswith("le"))
    near = max(0, place - 70)
    for before, up in ((_DOWN_BEFORE, False), (_UP_BEFORE, True)):
        found = before.search(t, near, place)
        if found:
            carried = _CARRIED.search(t, max(0, place - 60), place)
            if carried and carried.start("side") < found.start():
                return _flip(sides.at(carried.start("side")), up)
            return _flip(sides.subject(found.start()), up)
    return None


def _flip(side: int | None, up: bool) -> int | None:
    return side if up or side is None else 1 - side


def _carrier(sides: _Sides, place: int) -> int | None:
    """Whose win, lead or deficit the score at ``place`` is."""
    t = sides.marked.text
    m = _CARRIED.search(t, max(0, place - 60), place) or _OWNED.search(t, max(0, place - 40), place)
    return sides.at(m.start("side")) if m else sides.subject(place)


def _by_noun(sides: _Sides, m: re.Match[str], place: int) -> int | None:
    noun, prep = m["noun"], m["prep"]
    if m["side"] is not None:
        side = sides.at(m.start("side"))
        if noun in _LOSSES or (noun in _EITHER and prep == "on"):
            return _flip(side, prep not in ("of", "for", "on"))
        if prep == "on" or (noun in _EITHER and prep in ("at", "against", "to")):
            return None
        return _flip(side, prep in ("for", "by", "at the hands of"))
    if noun in _EITHER:
        handed = _HANDED.search(sides.marked.text, max(0, place - 50), place)
        return sides.other(handed.start("side")) if handed else None
    return _flip(_carrier(sides, place), noun not in _LOSSES)


_WON = re.compile(
    r"\b(?:w[io]n|wins|winning|prevail(?:s|ed|ing)?|triumph(?:s|ed|ing)?)\b"
    r"(?! (?:the (?:first|opening|ball)|an?|penalt[a-z]+|possession|headers?|nothing"
    r"|their (?:first|opening|last))\b)"
)
_LOST = re.compile(
    r"\b(?<!like )(?<!without )(?<!not )(?:los(?:t|es|ing)\b"
    r"(?! (?:their|his|her|the (?:ball|first|opening)|possession|an?)\b)"
    r"|(?:was|were) (?:[a-z]+ly )?(?:beaten|defeated|thrashed|hammered))"
)
_WIN_NOUN = re.compile(rf"\b{WIN} (?P<prep>for|over|against|at) {_SIDE}")
_LOSS_NOUN = re.compile(rf"\b(?:defeat|loss) (?P<prep>by|to|against|of|for|at) {_SIDE}")


def winners_in(marked: Marked, ground: bool) -> Iterator[int]:
    """The sides said to have won, verbs and nouns without a score included."""
    sides, t = _Sides(marked, ground), marked.text
    found: list[int | None] = [_ahead(sides, i) for i, _ in marked.tokens("S")]
    beatings = words.BEATINGS.matches(t, marked.words)
    found += [sides.other(m.start("loser")) for _, m in beatings if _sure(t, m)]
    if "past" in t or "by" in t:
        found += [sides.other(m.start("loser")) for m in words.PUT_PAST.finditer(t)]
    found += [sides.subject(m.start()) for m in _WON.finditer(t) if _sure(t, m)]
    found += [_flip(sides.subject(m.start()), False) for m in _LOST.finditer(t) if _sure(t, m)]
    found += [_flip(sides.at(m.start("side")), m["prep"] == "for") for m in _WIN_NOUN.finditer(t)]
    found += [
        _flip(sides.at(m.start("side")), m["prep"] not in ("of", "for"))
        for m in _LOSS_NOUN.finditer(t)
    ]
    found += [side for _, _, side in lines_in(marked)]
    yield from (side for side in found if side is not None)


def lines_in(marked: Marked) -> Iterator[tuple[int, int, int | None]]:
    """Score lines with a figure after each name, "Xian 2 Yan 3": the two figures in the order of
    the sides, and the side ahead."""
    for m in _LINE.finditer(marked.text):
        first, second = int(m["first"]), int(m["second"])
        side = marked.at[m.start("a")].ref
        if side not in (0, 1) or marked.at[m.start("b")].ref != 1 - side:
            continue
        home, away = (first, second) if side == 0 else (second, first)
        yield home, away, None if home == away else int(away > home)


_THROUGH = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|advanc(?:e|es|ed|ing)|progress(?:ed|es|ing)?|qualif(?:y|ied|ies)"
    r"|(?:w|g)(?:ent|o|oes|oing) (?:through|into|on to)|squeez\w+ (?:through|into)|through to"
    r"|into the|(?:secur|book|clinch|seal|claim)\w* (?:the|their|a)|set up|fac(?:e|es|ing)|meet"
    r"|tak(?:e|es) on|lift(?:ed|s|ing)?|crowned|w[io]n (?:the|their|at|on)|edged into"
    r"|made (?:it|the)|surviv\w+|prevail\w*|champions)\b"
)
_NOT_THROUGH = re.compile(
    r"\b(?:crash(?:ed|es|ing)? out|bow(?:ed|s|ing)? out|(?:went|go|goes|going) (?:out|home)"
    r"|(?:was|were|been|are|is|being) (?:[a-z]+ )?(?:eliminated|knocked out|dumped out|put out"
    r"|ousted|sent (?:out|home))|exit(?:ed|s)?|(?:is|are|was|were) out of"
    r"|fail(?:ed|s)? to (?:reach|progress|advance|qualify)"
    r"|los(?:t|e|es|ing) (?:(?:the|their) (?:tie|semi-?finals?|quarter-?finals?)\b"
    r"|(?:S )?on (?:aggregate|penalties|kicks|away goals)|out (?:S )?on)"
    r"|missed out|packing their bags|stay(?:ed)? home)\b"
)
_ENDED = re.compile(
    r"(?P<side>[TGU])'s? (?:[a-z-]+ ){1,5}(?:was|were|is|are) (?:[a-z]+ )?(?:ended|halted|over)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)(?: [a-z]+)? $")
_SEND_OUT = re.compile(
    rf"\b(?:(?:knock|dump|put|push|boot|kick)(?:ed|s|ing)?{_foe(1)} out"
    rf"|(?:eliminat|oust)(?:e|es|ed|ing|s)?{_foe(2)}"
    rf"|(?:knock(?:ed|s|ing)?|dump(?:ed|s|ing)?|put|puts|putting) out{_foe(3)}"
    rf"|(?:sen[dt]|sends|sending){_foe(4)} (?:[a-z]+ )?(?:out|home|packing|crashing|tumbling)"
    rf"|end(?:ed|s|ing)?{_foe(5)}'s? (?:[a-z-]+ ){{0,3}}(?:run|hopes|campaign|reign|defence)"
    rf"|at the expense of{_foe(6)})"
)
_SEND_ON = re.compile(
    r"\b(?:sen[dt]|sends|sending|see|saw|sees|seeing|put|puts|putting|t[ao]ken?|takes"
    r"|steer\w*|help\w*|fir(?:e|ed|es)|guid\w*|book\w*|lead|led|leads|g[ai]ve|carr\w+)"
    rf"{_foe(0)}(?: side)? (?:through|into|on to|past"
    r"|to the|a (?:place|spot|meeting|date))"
)
_UNSURE = re.compile(
    r"\b(?:could|would|if|miss\w*|fail\w*|not|n't|needed|hop\w+|chance|bid|want\w*|before|never|no"
    r"|enough|only|until|should|looked|must)"
    r"(?: (?!(?:as|and|when|but|while|after|with) )[A-Za-z0-9'-]+){0,6} $"
)


def _sure(t: str, m: re.Match[str]) -> bool:
    """Whether the words are told as done, not as wished, needed or denied."""
    return _UNSURE.search(t, max(0, m.start() - 60), m.start()) is None


def through_in(marked: Marked, ground: bool) -> Iterator[int]:
    """The sides said to go through, and the others of those said to go out."""
    sides, t = _Sides(marked, ground), marked.text
    for m in _ENDED.finditer(t):
        side = sides.other(m.start("side"))
        if side is not None:
            yield side
    for m in _SEND_OUT.finditer(t):
        if _sure(t, m) and not _PASSIVE.search(t, max(0, m.start() - 20), m.start()):
            group = m.lastindex or 0
            side = sides.other(m.start(group))
            if side is not None:
                yield side
    for pattern, up in ((_THROUGH, True), (_NOT_THROUGH, False)):
        for m in pattern.finditer(t):
            if not _sure(t, m):
                continue
            side = _flip(sides.subject(m.start()), up)
            if side is not None:
                yield side
    for m in _SEND_ON.finditer(t):
        if _sure(t, m):
            side = sides.at(m.start("side"))
            if side is not None:
                yield side
