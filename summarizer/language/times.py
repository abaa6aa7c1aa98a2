"""Minutes and times of a match as reports tell them.

A *minute* is a number: told ("in the 14th minute", "45+2") or following from what is told
("ten minutes into the second half" is the 55th). A *phrase* is a time without a number of its
own: relative ("six minutes later") or vague ("on the stroke of half-time").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.language.numbers import CARDINAL, ORDINAL, cardinal_value, ordinal_value
from summarizer.language.patterns import Cued, lowered
from summarizer.language.remembered import Remembered

__all__ = ["MOST_STOPPAGE", "Minute", "Phrase", "in_play", "minutes_in", "phrases_in"]


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute at ``text[start:end]``.

    ``minute`` is the regular part and ``added`` the stoppage time, so 45+2 is (45, 2); a plain
    "98th minute" is (98, None): whether that is 90+8 depends on extra time. ``told`` is False
    where the number follows from the words ("ten minutes from time"). ``half_known`` is False
    where stoppage time is told without its half; it is then counted from the 90th.
    """

    start: int
    end: int
    minute: int
    added: int | None
    told: bool
    half_known: bool = True

    def is_at(self, minute: int, added: int | None) -> bool:
        """Whether this is the same moment: 98 is 90+8, and 45+2 is 45+2; 109 is never 90+19."""
        if (self.minute, self.added) == (minute, added):
            return True
        if self.added is None and added is not None:
            return (
                self.minute > minute
                and self.minute == minute + added
                and added <= MOST_STOPPAGE
                and minute in (45, 90, 105, 120)
            )
        return False


MOST_STOPPAGE = 15
"""Minutes; the 106th minute is one of extra time."""


_FULL_TIME, _EXTRA_TIME = 90, 120


def in_play(minute: int, added: int | None, *, extra_time: bool) -> tuple[int, int | None]:
    """A told minute as regular part and stoppage time: the 98th is 90+8 without extra time, and the
    109th, which no stoppage time reaches, stays as it is."""
    last = _EXTRA_TIME if extra_time else _FULL_TIME
    if added is None and last < minute <= last + MOST_STOPPAGE:
        return last, minute - last
    return minute, added


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time at ``text[start:end]`` without a number of its own.

    ``offset`` is the distance in minutes to an event told before ("six minutes later" is 6,
    "two minutes earlier" is -2), None where the phrase is vague.
    """

    start: int
    end: int
    text: str
    offset: int | None


_N = CARDINAL
_STOP = r"(?:(?:stoppage|added|injury|additional)[- ]time|time\sadded\son)"
_HALF = r"(?:half-?\s?time|the\s(?:break|interval|pause|half-?time|restart))"
_MINS = r"(?:minutes?|mins?)"
_JUST = r"(?:just\s|only\s|barely\s|a\smere\s|less\sthan\s)?"

_ORDINAL_LIST = re.compile(
    rf"(?<![^\W_])(?<!\+)(?<!\+\s)(?P<list>{ORDINAL}(?:\s?,\s(?:and\s)?{ORDINAL}|"
    rf"\sand\s{ORDINAL}|\sand\sthe\s{ORDINAL}(?=[- ]minutes?(?!\sof))){{0,3}})"
    r"[- ]minutes?(?![^\W_])"
    rf"(?P<of>\sof\s(?:the\s)?(?P<which>first[- ]half\s|second[- ]half\s)?(?P<what>{_STOP}|"
    r"extra[- ]time|(?:the\s)?second[- ]half|(?:the\s)?first[- ]half))?",
)
_BARE_ORDINAL = re.compile(
    rf"(?<![^\W_])(?:in|on|until|by|from|since)\sthe\s(?P<n>\d{{1,3}}(?:st|nd|rd|th)|"
    rf"(?!first|second)(?:{ORDINAL}))"
    r"(?=[,.;)]|\s(?:with|when|from|through|after|before|as|by|and|for|to|via|thanks|courtesy|"
    r"but|while|following|until|was|only|came|saw|because|made|gave|put|won|took|sealed|settled"
    r"|decided|ended|secured|earned|completed|rescued|sent)\b|$)",
)
# "Replied in the 60th and 89th".
_BARE_LIST = re.compile(
    r"(?<![^\W_])in\sthe\s(?P<list>\d{1,3}(?:st|nd|rd|th)(?:\s?,\s(?:the\s)?\d{1,3}(?:st|nd|rd|th))*"
    r"(?:\s?,)?\sand\s(?:the\s)?\d{1,3}(?:st|nd|rd|th))"
    r"(?=[,.;)]|\s(?:to|for|as|but|before|after|while|from|with)\b|$)",
)
# "Tapped in the third" is a goal.
_PUT_IN = re.compile(
    r"(?:tapp|turn|head|nodd|slott|poke|prodd|bundl|volley|fir|smash|curl|sidefoot|steer|stabb"
    r"|slamm|roll|drill|knock|forc|lash|thump|hammer|blast|rifl|crash|tuck|loop|hook|ramm|slid)"
    r"(?:ed|ing) $|(?:swept|sweeping|slid|drove|driving|put|putting) $"
)
_MARK = re.compile(
    r"(?<![\w.:'’-])(?P<n>\d{1,3})(?:\s?\+\s?(?P<a>\d{1,2}))?\s?(?:['’′](?![\w\"])|min\b|mins(?=\s?:))"
)
_LISTED = re.compile(
    r"(?<=[^\W\d_] )\((?P<list>\d{1,3}(?:\+\d{1,2})?(?:\s?(?:,|and|&)\s?(?:\d{1,3}(?:\+\d{1,2})?|"
    r"pens?|penalty|og|own goal)){0,6})\)"
)
_EACH_LISTED = re.compile(r"(\d{1,3})(?:\+(\d{1,2}))?")
_PLUS = re.compile(
    r"(?<![\w.+-])(?P<n>45|90|105|120)\s?\+\s?(?P<a>\d{1,2})"
    r"(?:(?:st|nd|rd|th)(?:[- ]minutes?)?)?(?!\w)"
)
_MINUTE_N = re.compile(rf"(?<![^\W_])(?:in|on)\s(?:the\s)?minute\s(?P<n>{_N})(?![^\W_])")
_AFTER_N = re.compile(
    rf"(?<![^\W_])(?:after\s{_JUST}|on\s)(?P<n>{_N})[- ]{_MINS}(?![^\W_-])"
    rf"(?P<of>\s(?:of|into)\s(?:the\s)?(?P<what>{_STOP}|extra[- ]time|second[- ]half|"
    r"second\speriod|first[- ]half|restart))?",
)
# "Needed only six minutes to get going".
_N_NEEDED = re.compile(
    r"(?<![^\W_])(?:needed|took|taken)(?:\s[\w-]+)?\s(?:just|only|barely|a\smere"
    rf"|all\sof)\s(?P<n>{_N})\s{_MINS}(?=\s(?:to|for|before)\s)"
)
_N_MARK = re.compile(rf"(?<![^\W_])(?P<n>{_N})[- ]minute[- ]mark(?![^\W_])")
_N_IN = re.compile(
    rf"(?<![^\W_])(?P<n>{_N}|a)\s{_MINS}\sin(?:to\s(?:the\s)?(?P<which>first[- ]half\s|"
    r"second[- ]half\s)?"
    rf"(?P<what>{_STOP}|extra[- ]time|second[- ]half|second\speriod|restart|match|game|contest|"
    r"tie|final|first[- ]half|opening[- ]half))?(?![^\W_])",
)
_N_TO_HALF = re.compile(
    rf"(?<![^\W_])(?P<n>{_N}|a)\s{_MINS}\s(?P<how>before|from|short\sof|ahead\sof|after|"
    rf"following|into)\s{_HALF}(?![^\W_])",
)
_N_TO_END = re.compile(
    rf"(?<![^\W_])(?:(?P<n>{_N}|a)\s{_MINS}\s(?:from|before|short\sof)\s(?:normal\s|full[- ]|"
    r"the\s)?(?:time|end|final\swhistle|full[- ]time)(?P<over>\sof\sextra[- ]time)?(?![^\W_])"
    rf"|with\s{_JUST}(?P<m>{_N}|a)\s{_MINS}\s(?P<extra>of\sextra[- ]time\s)?(?:of\s(?:normal\s|"
    r"regular\s|regulation\s)time\s)?(?:left|remaining|to\s(?:go|play|spare))(?![^\W_])"
    rf"|(?P<k>{_N}|a)\s{_MINS}\s(?:left|remaining|to\s(?:go|play))(?![^\W_])"
    r"(?!\s(?:ahead|in\sfront|level|up|through|top|clear|behind|down|one|two|\d)))",
)
_OF_ADDED = re.compile(
    rf"(?<![^\W_])(?P<n>{ORDINAL})\sof\s(?:the\s)?{_N}\s(?:added\s|"
    rf"extra\s)?minutes(?:\s(?:of\s)?(?P<which>first[- ]half\s)?{_STOP})?",
)
# "bending in a free-kick on 17", "with 17 minutes on the clock".
_ON_N = re.compile(
    r"(?<![^\W_])on\s(?P<n>1[0-2]\d|[1-9]\d?)(?:\s?\+\s?(?P<a>\d{1,2}))?(?=[,.;](?!\d)|$"
    r"|\s(?:but|when|for (?:his|her)|from|via|after|through|with (?:a|an|his|her)"
    r"|to (?:make|put|give|level|win|seal))\b"
    r"|(?<=^on \d\d) (?:he|she|it|they|came)\b)"
)
_TABLE = re.compile(
    r"\b(?:points?|table|top|place|standings|lead the|level(?! (?:it|things|matters|the))|remain"
    r"|stay|sit)\b"
)
_ON_CLOCK = re.compile(
    rf"(?<![^\W_])(?:with\s{_JUST})?(?P<n>{_N})\s{_MINS}\s(?:on\sthe\sclock"
    r"|(?:had\s(?:been\s)?)?(?:gone|played|elapsed))(?![^\W_])"
    r"|(?<![^\W_])clock\s(?:showing|showed|on|at|read|reading)\s"
    rf"(?P<shown>{_N})(?:\s{_MINS})?(?![^\W_])"
)
_HALF_HOUR = re.compile(r"(?<![^\W_])on\sthe\shalf[- ]hour(?:\smark)?(?![^\W_])")
_HOUR = re.compile(
    r"(?<![^\W_])(?:on\sthe\shour(?:\smark)?|(?:at\s|on\s|reached\s)the\shour[- ]mark)(?![^\W_])",
)
_OPENING = re.compile(r"(?<![^\W_])(?:opening|very\sfirst)\sminute(?![^\W_])")

_RELATIVE = Cued(
    rf"(?<![^\W_])(?:{_JUST}(?P<n>{_N}|a)\s(?:{_MINS})\s(?P<dir>later|afterwards|earlier|"
    r"after\sthat)"
    r"|(?P<vague>(?:moments|seconds|minutes|shortly|soon|not\slong)\s(?:later|"
    r"after(?:wards)?)))(?![^\W_])",
    cues="later|after|earlier",
)
_VAGUE = Cued(
    r"(?<![^\W_])(?:"
    r"on\sthe\s(?:stroke|verge)\sof\s(?:half-?\s?time|full-?\s?time|the\s(?:break|interval))"
    r"|(?:just|right|shortly|moments|seconds|straight|immediately|soon|midway|early|late|"
    r"deep)\s(?:before|after|into|in|through)\s(?:the\s)?(?:end\sof\s)?(?:first[- ]half\s|"
    rf"second[- ]half\s)?(?:{_HALF}|{_STOP}|(?:first|second|opening)[- ](?:half|period)|"
    r"hour(?:\smark)?|extra[- ]time|break|interval|restart)"
    rf"|(?:before|after|at|by)\s{_HALF}"
    r"|(?:at|towards|near)\sthe\send\sof\sthe\s(?:first|second)\shalf"
    rf"|(?:in|into|during|deep\sinto|deep\sin)\s(?:first[- ]half\s|second[- ]half\s)?{_STOP}"
    r"|(?:early|late)\s(?:in|on\sin|into)\s(?:the\s)?(?:first|second)\shalf"
    r"|midway\s(?:through|into)\sthe\s(?:first|second)\s(?:half|period)"
    r"|with\sthe\s(?:last|final)\skick(?:\sof\sthe\s(?:game|match|tie))?"
    r"|in\sthe\s(?:dying|closing|final|last|opening)\s(?:minutes?|seconds|moments|stages)"
    r"|(?:just|shortly|soon)\s(?:before|after|past)\sthe\shour(?:\smark)?"
    r"|(?:before|after|past|around|on)\sthe\shour(?:\smark)?"
    r"|at\sthe\sdeath|late\son|early\son|seconds\sfrom\stime"
    r"|(?:straight|immediately)\s(?:from|after)\sthe\s(?:kick-?off|restart)"
    rf"|(?:within|inside)\s(?:the\s(?:first|opening)\s)?(?:{_N}\s)?minutes?"
    r"|(?:in|during)\s(?:the\s)?extra[- ]time"
    r"|in\sthe\s(?:first|second)\s(?:half|period)"
    r")(?![^\W_])",
    cues="half|time|break|interval|pause|restart|hour|period|kick|minute|seconds|moments|"
    "stages|death|late|early",
)


def _n(text: str | None) -> int | None:
    if text is None:
        return None
    return 1 if text.casefold() == "a" else cardinal_value(text)


_ANY_TIME = re.compile(r"\d|minute|hour|\bthe [a-z-]+th\b")
_EACH_ORDINAL = re.compile(rf"(?<![^\W_]){ORDINAL}(?![^\W_])")


# What stands in every match of a pattern, and is quicker to look for.
_MIN = r"min(?:ute)?s?"
_TAILS = {
    _ORDINAL_LIST: re.compile(r"(?:st|nd|rd|th)[- ]minute"),
    _MARK: re.compile(r"\d\s?(?:['’′]|mins?\b)"),
    _N_TO_HALF: re.compile(_MIN + r"\s(?:before|from|short|ahead|after|following|into)"),
    _N_TO_END: re.compile(_MIN + r"\s(?:from|before|short|of|left|remaining|to)"),
    _N_IN: re.compile(_MIN + r"\sin"),
}


@Remembered
def minutes_in(text: str) -> list[Minute]:
    """All minutes told in ``text`` or following from its words, in order.

    Minutes counted back from the end suppose 90; the caller that knows of extra time adds 30.
    """
    low = lowered(text)
    if not _ANY_TIME.search(low):
        return []
    found: list[Minute] = []
    taken: list[tuple[int, int]] = []

    def seek(pattern: re.Pattern[str], *needles: str) -> Iterable[re.Match[str]]:
        """The matches of ``pattern``, not looked for where no needle stands."""
        for needle in needles:
            if needle in low:
                tail = _TAILS.get(pattern)
                return pattern.finditer(low) if tail is None or tail.search(low) else ()
        return ()

    def free(m: re.Match[str]) -> bool:
        return not any(s < m.end() and m.start() < e for s, e in taken)

    def put(
        m: re.Match[str], minute: int | None, added: int | None, told: bool, half: bool = True
    ) -> None:
        if minute is None or not 0 < minute <= 130 or (added is not None and not 0 < added <= 30):
            return
        found.append(Minute(m.start(), m.end(), minute, added, told, half))
        taken.append((m.start(), m.end()))

    def within(
        m: re.Match[str], n: int | None, what: str | None, which: str | None, told: bool
    ) -> None:
        """Place ``n`` minutes into the part of the match that ``what`` names."""
        part = (what or "").casefold()
        if n is None:
            return
        if (
            not part
            or part in ("match", "game", "contest", "tie", "final")
            or "first" in part
            or "opening" in part
        ):
            put(m, n, None, told)
        elif "extra" in part:
            put(m, 90 + n, None, False)
        elif "second" in part or part == "restart":
            put(m, 45 + n, None, False)
        else:
            first = bool(which and which.casefold().startswith("first"))
            put(m, 45 if first else 90, n, told, half=which is not None)

    for m in seek(_OF_ADDED, "minutes"):
        first = bool(m["which"])
        put(m, 45 if first else 90, ordinal_value(m["n"]), False, half=first or "half" in m.group())
    for m in seek(_ORDINAL_LIST, "minute"):
        if not free(m):
            continue
        for each in _EACH_ORDINAL.finditer(m["list"]):
            n = ordinal_value(each.group())
            if m["what"]:
                within(m, n, m["what"], m["which"], True)
            else:
                put(m, n, None, True)
    for m in seek(_LISTED, "("):  # "Reis (12, 45+2)"
        for each in _EACH_LISTED.finditer(m["list"]):
            put(m, int(each[1]), int(each[2]) if each[2] else None, True)
    for pattern, needles in ((_PLUS, ("+",)), (_MARK, ("'", "’", "′", "min"))):
        for m in seek(pattern, *needles):
            if free(m):
                put(m, int(m["n"]), int(m["a"]) if m["a"] else None, True)
    for m in seek(_MINUTE_N, "minute"):
        if free(m):
            put(m, _n(m["n"]), None, True)
    for m in seek(_N_MARK, "mark"):
        if free(m):
            put(m, _n(m["n"]), None, True)
    for m in seek(_N_TO_HALF, "min"):
        n = _n(m["n"])
        if n is not None and free(m):
            how = m["how"].casefold()
            if how in ("after", "following", "into") or m.group().casefold().endswith("restart"):
                put(m, 45 + n, None, False)
            else:
                put(m, 45 - n, None, False)
    for m in seek(_N_NEEDED, "needed", "took", "taken"):
        if free(m):
            put(m, _n(m["n"]), None, True)
    for m in seek(_N_TO_END, "min"):
        n = _n(m["n"] or m["m"] or m["k"])
        if n is not None and free(m):
            put(m, (120 if m["extra"] or m["over"] else 90) - n, None, False)
    for m in seek(_N_IN, "min"):
        if free(m):
            within(m, _n(m["n"]), m["what"], m["which"], True)
    for m in seek(_AFTER_N, "min"):
        if free(m):
            within(m, _n(m["n"]), m["what"], None, True)
    for m in seek(_BARE_LIST, "the "):
        if free(m):
            for each in _EACH_ORDINAL.finditer(m["list"]):
                put(m, ordinal_value(each.group()), None, True)
    for m in seek(_BARE_ORDINAL, "the "):
        if free(m) and not (
            m["n"].isalpha() and _PUT_IN.search(low[max(0, m.start() - 12) : m.start()])
        ):
            put(m, ordinal_value(m["n"]), None, True)
    for m in seek(_ON_N, "on "):
        if free(m) and not _TABLE.search(low[max(0, m.start() - 40) : m.start()]):
            put(m, int(m["n"]), int(m["a"]) if m["a"] else None, True)
    for m in seek(_ON_CLOCK, "clock", "gone", "played", "elapsed"):
        if free(m):
            put(m, _n(m["n"] or m["shown"]), None, True)
    for m in seek(_HALF_HOUR, "half-hour", "half hour"):
        if free(m):
            put(m, 30, None, False)
    for m in seek(_HOUR, "hour"):
        put(m, 60, None, False)
    for m in seek(_OPENING, "opening", "very"):
        put(m, 1, None, True)
    found.sort(key=lambda t: (t.start, t.minute))
    return found


@Remembered
def phrases_in(text: str) -> list[Phrase]:
    """All times without a number of their own in ``text``, in order."""
    found: list[Phrase] = []
    low = lowered(text)
    for m in _RELATIVE.finditer(low):
        words = text[m.start() : m.end()]
        if m["vague"]:
            found.append(Phrase(m.start(), m.end(), words, None))
            continue
        n = _n(m["n"])
        if n is not None:
            back = m["dir"].casefold() == "earlier"
            found.append(Phrase(m.start(), m.end(), words, -n if back else n))
    for m in _VAGUE.finditer(low):
        if not any(p.start < m.end() and m.start() < p.end for p in found):
            found.append(Phrase(m.start(), m.end(), text[m.start() : m.end()], None))
    found.sort(key=lambda p: p.start)
    return found
