"""Two thousand random drafts a wire, made of its own names, numbers, spans and sentences.

What survives the checks is judged by a second test that shares no code with them: crude, on
words, deaf to grammar. The share of claims dropped is printed by family of rules (``-s``).
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from typing import get_args

import pytest

from summarizer.checking import check, family_of
from summarizer.draft import (
    Draft,
    DraftMatch,
    EventClaim,
    EventKind,
    QuoteClaim,
    ScoreClaim,
    TextClaim,
)
from summarizer.engines.reply import parse_reply, render_reply
from summarizer.reading import read_path
from summarizer.wire import Wire
from tests.support.gold_drafts import EXAMPLES

WIRES = ["league_match", "two_legs", "shootout", "roundup", "own_goal", "orders"]
TRIES = 2000
KINDS = get_args(EventKind)

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def names_of(wire: Wire) -> list[str]:
    """Capitalised runs, by the plainest pattern there is."""
    return sorted(set(re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}", wire.text)))


def numbers_of(wire: Wire) -> list[int]:
    """Figures of the text, and the numbers that words may stand for."""
    return sorted({int(n) for n in re.findall(r"\d{1,2}", wire.text)} | {1, 2, 3, 4, 5, 9})


def random_draft(wire: Wire, rng: random.Random) -> Draft:
    """A draft in the schema that claims anything at all."""
    names, numbers = names_of(wire), numbers_of(wire)
    count = len(wire.sentences)

    def evidence() -> tuple[int, ...]:
        return tuple(rng.sample(range(1, count + 1), rng.choice([1, 1, 2, 3])))

    def text() -> TextClaim:
        return TextClaim(rng.choice(names), evidence())

    def maybe_text() -> TextClaim | None:
        return text() if rng.random() < 0.5 else None

    def maybe_score() -> ScoreClaim | None:
        if rng.random() < 0.5:
            return None
        return ScoreClaim(rng.choice(numbers), rng.choice(numbers), evidence())

    def event() -> EventClaim:
        minute = rng.choice([None, rng.choice(numbers)])
        return EventClaim(
            kind=rng.choice(KINDS),
            player=rng.choice([None, rng.choice(names), rng.choice(names), rng.choice(names)]),
            side=rng.choice(["home", "away"]),
            minute=minute or None,
            added=rng.choice([None, None, 2, 3]) if minute else None,
            when=None,
            evidence=evidence(),
        )

    matches = tuple(
        DraftMatch(
            sport="football",
            home=text(),
            away=text(),
            ground=rng.choice([None, evidence()]),
            competition=maybe_text(),
            stage=maybe_text(),
            venue=maybe_text(),
            city=maybe_text(),
            dates=tuple(text() for _ in range(rng.choice([0, 1]))),
            score=maybe_score(),
            half_time=maybe_score(),
            aggregate=maybe_score(),
            first_leg=maybe_score(),
            shoot_out=maybe_score(),
            extra_time=rng.choice([None, evidence()]),
            winner=TextClaim(rng.choice(["home", "away", "draw"]), evidence()),
            advanced=TextClaim(rng.choice(["home", "away"]), evidence()),
            next_opponents=tuple(text() for _ in range(rng.choice([0, 1, 2]))),
            events=tuple(event() for _ in range(rng.randint(0, 6))),
            headline="x",
            blurb="x",
        )
        for _ in range(rng.choice([1, 1, 2]))
    )
    spans = len(wire.quotations)
    quotes = tuple(
        QuoteClaim(
            spans=tuple(sorted(rng.sample(range(1, spans + 1), min(spans, rng.choice([1, 1, 2]))))),
            speaker=rng.choice([None, rng.choice(names), rng.choice(names)]),
            as_written=rng.choice([None, rng.choice(names), "he", "she"]),
            role=rng.choice([None, rng.choice(names)]),
            match=rng.choice([None, 1, 2]),
            evidence=evidence(),
        )
        for _ in range(rng.randint(0, 3) if spans else 0)
    )
    return Draft(kind="match_report", matches=matches, quotes=quotes)


def in_words(number: int) -> set[str]:
    """How a text may write a number."""
    words = {str(number)}
    if number < len(_UNITS):
        words.add(_UNITS[number])
    if number < len(_ORDINALS):
        words.add(_ORDINALS[number])
    if number == 0:
        words |= {"nil", "goalless", "scoreless"}
    return words


def tokens(text: str) -> set[str]:
    """Lower-case words and figures of a text; "55th" counts as 55, "fifth-minute" as fifth."""
    return set(re.findall(r"[a-z]+|\d+", text.lower().replace("’", "'")))


def bears_number(cited: str, number: int, neighbourhood: str) -> bool:
    """Whether the cited text has the number, or the words from which it may be worked out."""
    if tokens(cited) & in_words(number):
        return True
    relative = (
        r"later|after|into|before|from|left|to go|remaining|hour|stoppage|added|injury|restart"
    )
    return bool(re.search(relative, cited.lower())) and bool(
        re.search(r"\d|minutes?", neighbourhood.lower())
    )


def bears_name(cited: str, name: str) -> bool:
    """Whether a word of the name, or its initials, stands in the cited text."""
    if name in cited:
        return True
    words = [w for w in re.findall(r"[\w]+", name) if len(w) > 1]
    if any(w.lower() in tokens(cited) for w in (x.lower() for x in words)):
        return True
    initials = "".join(w[0] for w in words)
    return initials in re.findall(r"[A-Z]{2,}", cited) or any(
        re.search(rf"\b{re.escape(w)}", cited) for w in words
    )


KIND_WORDS = {
    "goal": (
        r"goal|scor|net|head|strik|level|lead|ahead|front|equali|made it|in\b|home|beyond|second|"
        r"back|corner|finish|sweep|turn|slid|shot|kick|drove|penalt|winner|poke|tap|add|convert|"
        r"struck|through|past|restor|open|beat|third|win|fire|chip|volley|curl|steer"
    ),
    "penalty_goal": r"penalt|spot|\bpen\b",
    "own_goal": r"own",
    "missed_penalty": r"penalt|spot",
    "disallowed_goal": r"disallow|ruled|offside|chalked|flag|stand|overturn",
    "yellow": r"book|yellow|caution",
    "second_yellow": r"second|two|twice|already|another|yellow",
    "red": r"\bred\b|red-card",
    "sent_off": r"sent|off|dismiss|red|ten|10|nine|leave",
    "shootout_scored": r"penalt|kick|spot|shoot",
    "shootout_missed": r"penalt|kick|spot|shoot",
}


@pytest.mark.parametrize("name", WIRES)
def test_what_survives_is_supported_by_what_it_cites(name, capsys):
    """Every claim that survives stands in the sentences it cites, by a cruder second test."""
    wire = read_path(EXAMPLES / f"{name}.txt")
    rng = random.Random(name)
    made: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    kept_claims = 0
    for _ in range(TRIES):
        draft = parse_reply(render_reply(random_draft(wire, rng)))
        checked = check(wire, draft)
        for f in checked.findings:
            if f.action == "dropped":
                dropped[family_of(f.rule)] += 1
        made["claims"] += claims_in(draft)
        kept_claims += claims_in(checked.draft)
        judge(wire, checked)
    with capsys.disabled():
        share = 1 - kept_claims / made["claims"]
        by = ", ".join(f"{k} {v}" for k, v in dropped.most_common())
        sys.stdout.write(f"\n{name}: {made['claims']} claims, {share:.1%} dropped ({by})\n")
    assert kept_claims < made["claims"]


SINGLE = (
    "ground competition stage venue city score half_time aggregate first_leg shoot_out "
    "extra_time winner advanced"
).split()


def claims_in(draft: Draft) -> int:
    """How many claims a draft makes."""
    n = len(draft.quotes) + sum(q.speaker is not None for q in draft.quotes)
    for m in draft.matches:
        n += 2 + len(m.events) + len(m.dates) + len(m.next_opponents)
        n += sum(getattr(m, k) is not None for k in SINGLE)
    return n


def judge(wire: Wire, checked) -> None:
    """The cruder test; speaks by AssertionError."""

    def cited(fact) -> str:
        assert fact.evidence, fact
        for e in fact.evidence:
            s = wire.sentences[e.sentence - 1]
            assert (e.start, e.end) == (s.start, s.end)
            assert s.label not in ("order", "caption", "credit", "tail", "note"), fact
        return " ".join(wire.text[e.start : e.end] for e in fact.evidence)

    def around(fact) -> str:
        first = min(e.sentence for e in fact.evidence)
        last = max(e.sentence for e in fact.evidence)
        return wire.text[wire.sentences[max(0, first - 3)].start : wire.sentences[last - 1].end]

    for match in checked.matches:
        for named in (
            match.home,
            match.away,
            match.competition,
            match.stage,
            *match.next_opponents,
        ):
            if named is not None:
                assert named.name in wire.text.replace("\n", " ")
                assert bears_name(cited(named), named.name), named
        if match.venue:
            for name in (match.venue.name, match.venue.city):
                assert name is None or bears_name(cited(match.venue), name)
        for score in (match.score, match.half_time, match.aggregate, match.shoot_out):
            if score is not None and not score.derived:
                words = tokens(cited(score))
                assert words & in_words(score.home), score
                assert words & in_words(score.away), score
        for event in match.events:
            text = cited(event)
            if event.player:
                assert bears_name(text, event.player.split()[-1]), event
            assert re.search(KIND_WORDS[event.kind], text.lower()), event
            if event.minute is not None:
                whole = event.minute + (event.added or 0)
                assert (
                    bears_number(text, event.minute, around(event))
                    or bears_number(text, whole, around(event))
                    or (event.added and bears_number(text, event.added, around(event)))
                ), event
    for quote in checked.quotes:
        assert quote.text == " ".join(wire.text[s.start : s.end] for s in quote.spans)
        if quote.speaker is not None:
            text = cited(quote.speaker)
            assert bears_name(text, quote.speaker.name.split()[-1]), quote
            outside = text
            for s in quote.spans:
                outside = outside.replace(wire.text[s.start : s.end], " ")
            assert bears_name(outside, quote.speaker.name.split()[-1]), quote
