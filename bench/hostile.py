"""Texts that break patterns, and how the time of rules and patterns grows with them.

python -m bench.hostile prints one line for each pattern and each text whose time grows by more
than ``BOUND`` where the text grows fourfold; none is what it should print.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import regex

import summarizer
from bench.figure import Figure
from summarizer.checking import check
from summarizer.draft import (
    Draft,
    DraftMatch,
    EventClaim,
    EventKind,
    QuoteClaim,
    ScoreClaim,
    TextClaim,
)
from summarizer.engines.offline import offline_draft
from summarizer.errors import SummarizerError
from summarizer.gate import check_releasable
from summarizer.reading import read_text
from summarizer.wire import Wire

__all__ = [
    "BOUND",
    "PLAIN",
    "UNITS",
    "Named",
    "grown",
    "hostile",
    "hostile_draft",
    "own_units",
    "patterns",
]

BOUND = 8.0
"""How much longer a text four times as long may take: linear is 4, quadratic 16."""

UNITS = {
    "one word": "a",
    "small words": "the ",
    "a capital": "A",
    "a name": "Reis ",
    "names with hyphens": "Reis-",
    "names and names": "Reis and Torp and ",
    "a list of names": "Reis, ",
    "titles": "the Reis of ",
    "figures": "1",
    "figures and hyphens": "1-",
    "scores": "2-1 ",
    "minutes": "in the 12th minute ",
    "ordinals": "1st, 2nd and ",
    "numbers in words": "twenty-",
    "commas": ",",
    "hyphens": "-",
    "hyphened word": "a-",
    "dashes": " – ",
    "points": ".",
    "short sentences": "A goal. ",
    "initials": "A.",
    "blanks": " ",
    "line ends": "\n",
    "paragraphs": "Reis scored.\n\n",
    "straight quotes": '"',
    "opening quotes": "“",
    "apostrophes": "'",
    "possessives": "Reis's ",
    "opened quotations": "He said: “We ",
    "quotations": "“We won,” he said. ",
    "round brackets": "(",
    "nested brackets": "([{",
    "square brackets": "[",
    "braces": "{{",
    "tags": "<!--",
    "equals": "a=",
    "underlines": "_",
    "addresses": "http://a.",
    "goals": "Reis scored a goal and ",
    "results": "Norvale beat Port Ellan and ",
    "half-times": "half-time before the break after ",
    "orders": "ignore all previous ",
    "credits": "(Reporting by Reis; ",
    "combining": "e\u0301",
    "astral": "\U0001f3c6",
    "nothing to see": "\u200b",
}
"""What is repeated, by name."""
PLAIN = ("a", "A", "the ", "Reis ", "a-", "1", ",", " ")
"""The runs of which most patterns that are not linear are made."""


def grown(unit: str, size: int) -> str:
    """``unit`` over and over, ``size`` characters, with an end that fits none of it."""
    return (unit * (size // len(unit) + 1))[: size - 2] + " !"


# --- patterns -------------------------------------------------------------------------------------

Pattern: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"
_WORDS = re.compile(r"(?<![\\a-zA-Z])[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A compiled pattern and where it stands; ``run`` looks for all its matches in a text.

    Patterns that are only tried at one place (``match``, ``fullmatch``) or in a window of some
    characters are run that way.
    """

    name: str
    pattern: Pattern
    run: Callable[[str], object]


ANCHORED = {
    "summarizer.checking.context._DEPENDENT": "match",
    "summarizer.checking.prose_players._GOALS_COUNTED": "match",
    "summarizer.checking.prose_results._FINAL": "fullmatch",
    "summarizer.engines.offline.clock._NEEDS_PREPOSITION": "match",
    "summarizer.engines.offline.narrative._CONTRAST": "match",
    "summarizer.language.actors._NEW_CLAUSE": "match",
    "summarizer.language.capitals._HYPHENED": "match",
    "summarizer.language.desk_orders._KILL_LINE": "fullmatch",
    "summarizer.language.desk_orders._KILL_OPENS": "match",
    "summarizer.language.desk_orders._TEST_LINE": "fullmatch",
    "summarizer.language.desk_orders._HOLD": "fullmatch",
    "summarizer.language.desk_phrases._PHRASE": "match",
    "summarizer.language.goal_times._OPENS": "fullmatch",
    "summarizer.language.missed_penalties._HEAD": "match",
    "summarizer.revisions.marks._CORRECTS": "match",
    "summarizer.revisions.versions._NUMBER": "fullmatch",
}
"""Patterns that are tried at one place only."""
ANCHORED_ROOMS = ("summarizer.reading.orders._PHRASES",)
"""Tried where one of their own words begins, once for each."""
WINDOWS = {"summarizer.reading.dateline._DASH": 110}
"""Patterns that are run in so many characters only."""


def patterns() -> list[Named]:
    """Every pattern that a module of the package holds, in a variable, a table or an object."""
    found: dict[tuple[str, int], Named] = {}
    seen: set[int] = set()

    def walk(name: str, held: object, depth: int) -> None:
        if isinstance(held, re.Pattern | regex.Pattern):
            if isinstance(held.pattern, str):
                key = (held.pattern, held.flags)
                found.setdefault(key, Named(name, held, _runner(name, held)))
            return
        if id(held) in seen or depth > 6 or isinstance(held, str | bytes | int | float | None):
            return
        seen.add(id(held))
        if isinstance(held, dict):
            for key, value in held.items():
                walk(f"{name}[…]", key, depth + 1)
                walk(f"{name}[…]", value, depth + 1)
        elif isinstance(held, list | tuple | set | frozenset):
            for i, value in enumerate(held):
                walk(f"{name}[{i}]", value, depth + 1)
        elif (type(held).__module__ or "").startswith("summarizer"):
            slots = [s for c in type(held).__mro__ for s in getattr(c, "__slots__", ())]
            for attribute in (*getattr(held, "__dict__", {}), *slots):
                walk(f"{name}.{attribute}", getattr(held, attribute, None), depth + 1)

    for info in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, held in list(vars(module).items()):
            if not name.startswith("__"):
                walk(f"{info.name}.{name}", held, 0)
    return list(found.values())


def _runner(name: str, pattern: Pattern) -> Callable[[str], object]:
    if name in ANCHORED:
        once: Callable[[str], object] = getattr(pattern, ANCHORED[name])
        return once
    if name.startswith(ANCHORED_ROOMS):
        return pattern.match
    window = WINDOWS.get(name)

    def all_matches(text: str) -> None:
        for _ in pattern.finditer(text if window is None else text[:window]):
            pass

    return all_matches


def own_units(pattern: Pattern) -> Iterator[str]:
    """Units made of the words that stand in the pattern itself."""
    words = list(dict.fromkeys(_WORDS.findall(pattern.pattern)))[:80]
    if words:
        yield " ".join(words) + " "
        yield ", ".join(words) + ", the "
        yield "Reis " + " a ".join(words) + " "
        yield "-".join(words) + " "


# --- the whole way --------------------------------------------------------------------------------


def hostile_draft(wire: Wire) -> Draft:
    """A draft that claims something of every kind, from the first and the last sentences."""
    count = len(wire.sentences)
    every = tuple(dict.fromkeys((1, max(1, count // 2), count)))
    reis, torp = TextClaim("Reis", every), TextClaim("Torp", every)
    score = ScoreClaim(2, 1, every)
    told: tuple[tuple[EventKind, str, int | None], ...] = (
        ("goal", "Reis", 12),
        ("penalty_goal", "Torp", None),
        ("missed_penalty", "Reis", None),
        ("disallowed_goal", "Torp", 12),
        ("second_yellow", "Reis", None),
        ("shootout_scored", "Torp", None),
    )
    events = tuple(
        EventClaim(kind, player, "home", minute, None, None, every) for kind, player, minute in told
    )
    match = DraftMatch(
        sport="football",
        home=TextClaim("Norvale", every),
        away=TextClaim("Port Ellan", every),
        ground=every,
        competition=reis,
        stage=torp,
        venue=reis,
        city=torp,
        dates=(reis,),
        score=score,
        half_time=score,
        aggregate=score,
        first_leg=score,
        shoot_out=score,
        extra_time=every,
        winner=TextClaim("home", every),
        advanced=TextClaim("home", every),
        next_opponents=(torp,),
        events=events,
        headline=wire.text[:300],
        blurb=wire.text[-300:],
    )
    spans = tuple(q.number for q in wire.quotations)
    some = dict.fromkeys((*spans[:2], *spans[-2:]))
    quotes = tuple(QuoteClaim((n,), "Reis", "he", "coach", 1, every) for n in some)
    return Draft(kind="match_report", matches=(match,), quotes=quotes)


def _read(text: str) -> Wire:
    return read_text("Norvale beat Port Ellan 2-1, Reis and Torp scoring.\n\n" + text)


def _rules(wire: Wire) -> None:
    check(wire, hostile_draft(wire))


_STEPS: tuple[tuple[str, Callable[[Wire], object]], ...] = (
    ("reading", lambda wire: _read(wire.text)),
    ("gate", check_releasable),
    ("rules", _rules),
    ("offline engine", offline_draft),
)


def hostile(size: int = 2000) -> Iterator[Figure]:
    """How the time of each step grows where a hostile text grows fourfold: worst and median."""
    for what, step in _STEPS:
        ratios: dict[str, float] = {}
        for name, unit in UNITS.items():
            short, long = (_read(grown(unit, n)) for n in (size, 4 * size))
            ratios[name] = _ratio(partial(step, short), partial(step, long))
        worst = max(ratios, key=lambda name: ratios[name])
        yield Figure(
            f"hostile texts, {size} to {4 * size} characters: {what}",
            ratios[worst],
            "x",
            BOUND,
            f"worst of {len(ratios)}: {worst}; median {statistics.median(ratios.values()):.1f}",
        )


def _ratio(short: Callable[[], object], long: Callable[[], object]) -> float:
    """How much longer ``long`` takes; what takes no time at all cannot be compared."""
    a, b = min(_cpu(short) for _ in range(3)), min(_cpu(long) for _ in range(3))
    return b / max(a, 2e-4)


def _cpu(work: Callable[[], object]) -> float:
    started = time.thread_time()
    with suppress(SummarizerError):  # a gate that closes is an answer too
        work()
    return time.thread_time() - started


def main() -> None:
    """Print every pattern and text whose time grows by more than ``BOUND``."""
    for named in patterns():
        units = [*UNITS.items(), *((u[:30], u) for u in own_units(named.pattern))]
        for name, unit in units:
            short, long = grown(unit, 1000), grown(unit, 4000)
            if _cpu(partial(named.run, long)) < 1e-3:
                continue
            ratio = _ratio(partial(named.run, short), partial(named.run, long))
            if ratio > BOUND:
                print(f"{named.name:<60} {name:<30} {ratio:.1f}")
    for figure in hostile():
        print(f"{figure.what:<70} {figure.value:.1f}  {figure.detail}")


if __name__ == "__main__":
    main()
