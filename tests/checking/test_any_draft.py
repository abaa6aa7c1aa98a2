"""Any text, and any draft made of its own words, numbers, sentences and spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.checking import Checked, Policy, check
from summarizer.draft import (
    Draft,
    DraftMatch,
    EventClaim,
    EventKind,
    Misshaped,
    QuoteClaim,
    ScoreClaim,
    TextClaim,
)
from summarizer.engines.offline import offline_draft
from summarizer.errors import InputError
from summarizer.reading import read_text
from summarizer.summary import Evidence
from summarizer.wire import Wire

# What rules look for, so that they meet often; people and clubs are invented.
PIECES = [
    "Norvale", "Port Ellan", "Ana Reis", "Jo Falk", "Torp", "the hosts", "the visitors", " beat ",
    " lost to ", " drew with ", " 2-1 ", " 0-0", " 4-3 on penalties", " on aggregate",
    " at half-time",
    " scored ", " a penalty ", " own goal ", " was sent off", " booked ", " in the 12th minute",
    " six minutes later", " in stoppage time", " before the break", " on Saturday", " the final",
    " Northern Cup", " will play ", " and ", ", ", ". ", ".\n\n", "“", "”", '"', "‘", "’", "'s ",
    " said ", " coach ", " he said. ", "(", ")", " - ", "\n", " 45+2 ", " 1 ", "İ", "e\u0301", "\0",
    "\u200b", "ß",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join), st.text()
)
KINDS = get_args(EventKind)


@st.composite
def drafts(draw: st.DrawFn, wire: Wire) -> Draft:
    """A draft whose words are the text's, with numbers of sentences and spans that may not be."""
    count, spans = len(wire.sentences), len(wire.quotations)
    words = re.findall(r"\S+", wire.text) or ["a"]
    runs = st.tuples(st.integers(0, len(words) - 1), st.integers(1, 3)).map(
        lambda t: " ".join(words[t[0] : t[0] + t[1]])
    )
    names = st.one_of(runs, st.sampled_from(["Norvale", "Port Ellan", "Ana Reis", "Torp", "x", ""]))
    numbers = st.one_of(
        st.sampled_from([int(n) for n in re.findall(r"[0-9]{1,3}", wire.text)] or [1]),
        st.integers(0, 130),
    )
    evidence = st.lists(st.integers(0, count + 1), max_size=3).map(tuple)
    text = st.builds(TextClaim, names, evidence)
    side = st.builds(TextClaim, st.sampled_from(["home", "away", "draw"]), evidence)
    score = st.builds(ScoreClaim, numbers, numbers, evidence)
    event = st.builds(
        EventClaim,
        kind=st.sampled_from(KINDS),
        player=st.none() | names,
        side=st.sampled_from(["home", "away"]),
        minute=st.none() | numbers,
        added=st.none() | st.integers(1, 9),
        when=st.none() | runs,
        evidence=evidence,
    )
    texts, scores = st.none() | text, st.none() | score
    match = st.builds(
        DraftMatch,
        sport=st.sampled_from(["football", "football", "rugby", "tennis", "other"]),
        home=text,
        away=text,
        ground=st.none() | evidence,
        competition=texts,
        stage=texts,
        venue=texts,
        city=texts,
        dates=st.lists(text, max_size=2).map(tuple),
        score=scores,
        half_time=scores,
        aggregate=scores,
        first_leg=scores,
        shoot_out=scores,
        extra_time=st.none() | evidence,
        result=texts,
        winner=st.none() | side,
        advanced=st.none() | side.filter(lambda claim: claim.value != "draw"),
        next_opponents=st.lists(text, max_size=2).map(tuple),
        events=st.lists(event, max_size=4).map(tuple),
        headline=st.none() | names | st.text(max_size=80),
        blurb=st.none() | runs,
    )
    quote = st.builds(
        QuoteClaim,
        spans=st.lists(st.integers(0, spans + 1), max_size=3).map(tuple),
        speaker=st.none() | names,
        as_written=st.none() | runs,
        role=st.none() | runs,
        match=st.sampled_from([None, 1, 2]),
        evidence=evidence,
    )
    misshaped = st.builds(Misshaped, st.just("matches[0].facts[0]"), runs, st.just("no key"))
    return draw(
        st.builds(
            Draft,
            kind=st.just("match_report"),
            matches=st.lists(match, max_size=2).map(tuple),
            quotes=st.lists(quote, max_size=3).map(tuple),
            not_speech=st.lists(st.integers(0, spans + 1), max_size=2).map(tuple),
            misshaped=st.lists(misshaped, max_size=1).map(tuple),
        )
    )


def _parts(value: object) -> Iterator[object]:
    """``value`` and everything in it."""
    yield value
    if isinstance(value, BaseModel):
        inside: Any = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value):
        inside = [getattr(value, f.name) for f in fields(value)]
    elif isinstance(value, tuple | list | dict):
        inside = value.values() if isinstance(value, dict) else value
    else:
        return
    for part in inside:
        yield from _parts(part)


_STEP = re.compile(r"\.?(\w+)|\[(\d+)\]")


def _stands(draft: Draft, path: str) -> bool:
    """Whether ``path`` leads to a claim of ``draft``; ``evidence[7]`` names a number in it."""
    if any(path == m.path for m in draft.misshaped):
        return True
    at: Any = draft
    names = {"span": "spans", "role": "role"}
    for m in _STEP.finditer(path):
        if m[2] is not None:
            index = int(m[2])
            if isinstance(at, tuple) and all(isinstance(n, int) for n in at):
                return index in at
            if not (isinstance(at, tuple) and index < len(at)):
                return False
            at = at[index]
        elif m[1] == "evidence" and isinstance(at, tuple):
            continue  # of ground and extra time, which are nothing but evidence
        elif not hasattr(at, names.get(m[1], m[1])):
            return False
        else:
            at = getattr(at, names.get(m[1], m[1]))
    return at is not None


def _hold(wire: Wire, draft: Draft, checked: Checked) -> None:
    for part in _parts((checked.matches, checked.quotes)):
        if isinstance(part, Evidence):
            s = wire.sentences[part.sentence - 1]
            assert (part.start, part.end) == (s.start, s.end)
            assert wire.text[part.start : part.end].strip()
    for quote in checked.quotes:
        assert quote.spans
        assert quote.text == " ".join(wire.text[s.start : s.end] for s in quote.spans)
    for finding in checked.findings:
        assert _stands(draft, finding.path), finding
        assert finding.message


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, data=st.data())
def test_any_draft_over_any_text(text: str, data: st.DataObject) -> None:
    """Nothing raises; evidence and quotations are slices; findings name claims of the draft."""
    try:
        wire = read_text(text)
    except InputError:
        return
    draft = data.draw(drafts(wire))
    second = data.draw(st.sampled_from([None, "offline"]))
    policy: Policy = data.draw(st.sampled_from(["drop", "flag"]))
    read = offline_draft(wire) if second else None
    _hold(wire, draft, check(wire, draft, second=read, policy=policy))


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_what_the_rules_read_by_themselves_holds(text: str) -> None:
    """The draft read by rule from any text, and its result, hold the same."""
    try:
        wire = read_text(text)
    except InputError:
        return
    draft = offline_draft(wire)
    _hold(wire, draft, check(wire, draft))


WIRE = "Norvale beat Port Ellan 2-1 on Saturday, Ana Reis scoring twice."


def _match(**claims: Any) -> DraftMatch:
    return DraftMatch(
        "football", TextClaim("Norvale", (1,)), TextClaim("Port Ellan", (1,)), **claims
    )


@pytest.mark.parametrize(
    "match",
    [
        _match(dates=(TextClaim("Saturday", (99,)),)),
        _match(dates=(TextClaim("", (1,)),)),
        _match(venue=TextClaim("", (1,))),
        _match(events=(EventClaim("goal", "", "home", None, None, None, (1,)),)),
    ],
    ids=["a day from no sentence", "no day", "no ground", "nobody's goal"],
)
@pytest.mark.parametrize("policy", ["drop", "flag"])
def test_blank_claims_and_sentences_that_are_not_there(match: DraftMatch, policy: Policy) -> None:
    """A claim without words, or from a sentence that is not there, breaks nothing."""
    wire = read_text(WIRE)
    draft = Draft("match_report", (match,))
    checked = check(wire, draft, policy=policy)
    _hold(wire, draft, checked)
    if not match.events:  # a goal of nobody by name is one whose scorer is not claimed
        assert checked.failed
