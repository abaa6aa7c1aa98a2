"""Which texts have one origin, and which wires count."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from summarizer import Summarizer, read
from summarizer.day import Day, Item, day
from summarizer.day.items import ItemOutcome
from summarizer.day.reprints import origins, sharing
from summarizer.day.withdrawn import without_withdrawn
from summarizer.revisions.likeness import runs_of
from summarizer.summary import Evidence, Finding
from summarizer.wire import Wire

from .samples import item, match, ninjs, quote, sets

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

NORVALE = [
    "Norvale beat Ellan 2-1 in the Coast League on Sunday, with Ana Reis scoring twice.",
    (
        "Ana Reis put Norvale ahead in the 12th minute, and Lou Varga levelled in the 51st minute "
        "after a long throw that nobody in the home defence had cared to clear."
    ),
    "Reis won it in the 70th minute, when she ran through on her own from the halfway line.",
]
OTHER = [
    "Ana Reis struck twice as Norvale overcame Ellan 2-1 in the Coast League.",
    (
        "She opened the scoring in the 12th minute. Lou Varga equalised in the 51st minute, before "
        "Reis settled the matter for the hosts in the 70th minute with her ninth of the spring."
    ),
]
SANDLE = [
    "Sandle beat Perran 2-0 in the Coast League on Sunday in front of a full house.",
    (
        "Teo Lind gave Sandle the lead in the 33rd minute, and Mia Torp scored the second in the "
        "80th minute, when the ball came back from the post and fell at her feet."
    ),
]


@pytest.fixture(scope="module")
def engine() -> Summarizer:
    """The rules."""
    return Summarizer("offline")


def round_up() -> Item:
    """A paper's round-up of a report that it carries on and one of its own."""
    wire = ninjs("b", "Evening Post", *NORVALE, *SANDLE)
    first = wire.text.index(SANDLE[0])
    parts = [
        tuple(
            Evidence(sentence=s.number, start=s.start, end=s.end)
            for s in wire.sentences
            if s.label == "body" and (s.start >= first) == late
        )
        for late in (False, True)
    ]
    told = [match("Norvale", "Ellan", "2-1"), match("Sandle", "Perran", "2-0")]
    cited = [
        m.model_copy(update={"home": m.home.model_copy(update={"evidence": part})})
        for m, part in zip(told, parts, strict=True)
    ]
    return item("b.json", *cited, wire=wire)


def made_of(engine: Summarizer, *wires: Wire) -> Day:
    """A day of wires that are all summarised by rule."""
    return day([Item.of(w, engine.summarize(w, now=NOON)) for w in wires], now=NOON)


def test_a_reprint_is_no_second_source(engine: Summarizer) -> None:
    """A paper's copy, a paragraph left out; another agency's report is a source."""
    made = made_of(
        engine,
        ninjs("a", "Coast Press", *NORVALE),
        ninjs("b", "Harbour Herald", *NORVALE[:2]),
        ninjs("c", "Bay Wire", *OTHER),
    )
    (found,) = made.matches
    assert [(s.name, s.wires, s.reprints) for s in found.sources] == [
        ("Coast Press", ("w1", "w2"), ("w2",)),
        ("Bay Wire", ("w3",), ()),
    ]


def test_a_round_up_is_judged_section_by_section(engine: Summarizer) -> None:
    """It carries one report on and has one of its own: that one is a source."""
    report = ninjs("a", "Coast Press", *NORVALE)
    made = day([Item.of(report, engine.summarize(report, now=NOON)), round_up()], now=NOON)
    assert len(made.matches) == 2
    sources = {m.home.value: [(s.name, s.reprints) for s in m.sources] for m in made.matches}
    assert sources == {
        "Norvale": [("Coast Press", ("w2",))],
        "Sandle": [("Evening Post", ())],
    }


def test_a_paper_that_carries_two_agencies_does_not_make_them_one(engine: Summarizer) -> None:
    """Its copies belong each to its origin."""
    made = made_of(
        engine,
        ninjs("a", "Coast Press", *NORVALE),
        ninjs("b", "Bay Wire", *OTHER),
        ninjs("c", "Harbour Herald", *NORVALE),
        ninjs("d", "Harbour Herald", *OTHER),
    )
    assert [s.wires for s in made.matches[0].sources] == [("w1", "w3"), ("w2", "w4")]


def test_the_same_quotations_make_no_reprint() -> None:
    """What stands between marks is everybody's who was there."""
    said = (
        "“We never stopped believing, and when the crowd began to sing after the hour I knew that "
        "we would find one more goal from somewhere,” said Petra Lund, the Norvale coach."
    )
    first = ninjs("a", "Coast Press", "Norvale beat Ellan 2-1 on Sunday at Dock Lane.", said)
    second = ninjs("b", "Bay Wire", "Ellan went down 2-1 to Norvale, who left it late.", said)
    told = match("Norvale", "Ellan")
    made = day([item("a", told, wire=first), item("b", told, wire=second)], now=NOON)
    assert len(made.matches[0].sources) == 2


def test_a_provider_is_one_source() -> None:
    """Two texts of its own about one match do not bear each other out."""
    told = match("Norvale", "Ellan")
    made = day([item("a", told, provider="Coast Press"), item("b", told, provider="Coast Press")])
    assert [s.wires for s in made.matches[0].sources] == [("w1", "w2")]
    assert not made.matches[0].sources[0].text_known


def test_origins_are_found_among_many_copies() -> None:
    """Each of a thousand copies is held against the longest text only, and all are found."""
    whole = frozenset(range(100))
    copies = [frozenset(range(n % 40, 100)) for n in range(1000)]
    other = frozenset(range(1000, 1090))
    assert set(origins([other, whole, *copies, None])) == {0, 1, 1002}


def test_marks_are_shared_by_way_of_others() -> None:
    """The first and the last have no mark in common, but each one with the second."""
    assert sharing([["x"], ["x", "y"], ["z"], ["y"]]) == [[0, 1, 3], [2]]


# --- what counts ----------------------------------------------------------------------------------


def test_only_the_newest_version_is_shown(engine: Summarizer) -> None:
    """The correction comes first and the old version late."""
    old = ninjs("a", "Coast Press", *NORVALE)
    new = ninjs("a", "Coast Press", *(p.replace("51st", "53rd") for p in NORVALE), version="2")
    for wires in ((old, new), (new, old)):
        made = made_of(engine, *wires)
        events = made.matches[0].events
        assert [e.time and e.time.told[0].value.minute for e in events] == [12, 53, 70]
        assert [left.outcome for left in made.left_out] == ["outdated"]


def test_a_copy_of_what_was_corrected_does_not_bring_the_error_back(engine: Summarizer) -> None:
    """The paper printed the first version; the agency has corrected a minute and dropped a card."""
    card = "Ellan defender Jo Falk was sent off in the 80th minute."
    first = ninjs("a", "Coast Press", *NORVALE, card)
    paper = ninjs("b", "Harbour Herald", *NORVALE, card)
    right = [p.replace("51st", "53rd") for p in NORVALE]
    second = ninjs("a", "Coast Press", *right, version="2")
    (found,) = made_of(engine, first, paper, second).matches
    assert [(s.name, len(s.wires)) for s in found.sources] == [("Coast Press", 2)]
    assert found.differences == ()
    assert [e.time and e.time.value and e.time.value.minute for e in found.events] == [12, 53, 70]


def test_a_kill_takes_what_carries_the_report_on_along(engine: Summarizer) -> None:
    """The paper's copy goes too; its other section and the other agency's report stay."""
    report = ninjs("a", "Coast Press", *NORVALE)
    other = ninjs("c", "Bay Wire", *OTHER)
    kill = ninjs("a", "Coast Press", *NORVALE, version="2", pubstatus="canceled")
    items = [Item.of(w, engine.summarize(w, now=NOON)) for w in (report, other)]
    items.insert(1, round_up())
    made = day([*items, Item("kill", "killed", "the provider canceled it", wire=kill)], now=NOON)
    shown = {m.home.value: [s.name for s in m.sources] for m in made.matches}
    assert shown == {"Norvale": ["Bay Wire"], "Sandle": ["Evening Post"]}
    assert [(left.input, left.outcome) for left in made.left_out] == [
        ("a.json", "withdrawn"),
        ("kill", "killed"),
        ("b.json", "withdrawn"),
    ]
    sandle = next(m.key for m in made.matches if m.home.value == "Sandle")
    assert [w.matches for w in made.wires if w.input == "b.json"] == [(None, sandle)]


def _shown(made: Day) -> dict[str | None, list[str]]:
    return {m.home.value: [s.name for s in m.sources] for m in made.matches}


@pytest.mark.parametrize("outcome", ["killed", "held"])
def test_what_carries_on_a_report_that_was_stopped_before_its_summary_goes_too(
    engine: Summarizer, outcome: ItemOutcome
) -> None:
    """A batch makes nothing of a story that is killed or held; a copy of it is withdrawn by the
    text alone, and the round-up's other section and the other agency's report stay."""
    report = Item("a", outcome, "the desk says so", wire=ninjs("a", "Coast Press", *NORVALE))
    other = ninjs("c", "Bay Wire", *OTHER)
    summarised = Item.of(other, engine.summarize(other, now=NOON))
    late = [[round_up(), summarised, report]] if outcome == "killed" else []
    for items in ([report, round_up(), summarised], *late):
        made = day(items, now=NOON)
        assert _shown(made) == {"Norvale": ["Bay Wire"], "Sandle": ["Evening Post"]}
        (reason,) = [left.reason for left in made.left_out if left.outcome == "withdrawn"]
        done = "was killed" if outcome == "killed" else "is held"
        assert reason == f"Norvale - Ellan carries on a report that {done}: a"


def test_a_held_copy_says_nothing_of_what_was_free_before_it(engine: Summarizer) -> None:
    """An agency's report is out at two; a paper's copy that came at three is held. The report
    stays, in either order of arrival; a copy that came out at four goes."""
    hours = [f"2026-05-03T{hour}:00:00Z" for hour in (14, 15, 16)]
    free = ninjs("a", "Coast Press", *NORVALE, versioncreated=hours[0])
    held = Item("b", "held", "wait", wire=ninjs("b", "Post", *NORVALE, versioncreated=hours[1]))
    late = ninjs("c", "Herald", *NORVALE, versioncreated=hours[2])
    first, last = (Item.of(w, engine.summarize(w, now=NOON)) for w in (free, late))
    for items in ([first, held, last], [last, held, first]):
        made = day(items, now=NOON)
        assert {m.home.value: [s.reprints for s in m.sources] for m in made.matches} == {
            "Norvale": [()]
        }
        assert _shown(made) == {"Norvale": ["Coast Press"]}


def test_evidence_of_a_round_up_is_without_what_was_withdrawn() -> None:
    """The match that stays is the first one now, with its quotation and its finding; what belongs
    to the withdrawn one, or may, is gone."""
    about: dict[str, Any] = {"rule": "r", "severity": "warning", "action": "kept", "message": "m"}
    places = ("matches[0].score", "matches[1].score", "quotes[1]", "quotes[0]", None)
    findings = [Finding(path="matches[9]", at=at, **about) for at in places]
    findings.append(Finding(path="run", **about))
    told = item(
        "b.json",
        match("Norvale", "Ellan"),
        match("Sandle", "Perran"),
        quotes=[quote("We lost.", "Ana Reis"), quote("We won.", "Mia Torp", match=1)],
    ).summary
    assert told is not None
    told = told.model_copy(update={"findings": tuple(findings)})
    assert without_withdrawn(told, ("m1", "m2")) is told
    left = without_withdrawn(told, (None, "m1"))
    assert [m.home.name for m in left.matches] == ["Sandle"]
    assert [(q.text, q.match) for q in left.quotes] == [("We won.", 0)]
    assert [(f.path, f.at) for f in left.findings] == [
        ("matches[9]", "matches[0].score"),
        ("matches[9]", "quotes[0]"),
        ("run", None),
    ]


def test_a_held_version_bars_nothing_once_a_later_one_is_free(engine: Summarizer) -> None:
    """The later version counts, and who carried the held one on is its reprint."""
    held = Item("a", "held", "wait", wire=ninjs("a", "Coast Press", *NORVALE, pubstatus="withheld"))
    free = ninjs("a", "Coast Press", *NORVALE, version="2")
    made = day([held, Item.of(free, engine.summarize(free, now=NOON)), round_up()], now=NOON)
    assert _shown(made) == {"Norvale": ["Coast Press"], "Sandle": ["Evening Post"]}


def test_what_was_killed_another_day_is_not_carried_on(engine: Summarizer) -> None:
    """The text of a killed story that is no item of the day withdraws its copies all the same."""
    old = runs_of(ninjs("a", "Coast Press", *NORVALE))
    made = day([round_up()], now=NOON, killed=[("the provider canceled it", old)])
    assert _shown(made) == {"Sandle": ["Evening Post"]}
    (left,) = made.left_out
    assert (left.outcome, left.reason) == (
        "withdrawn",
        "Norvale - Ellan carries on a report that was killed: the provider canceled it",
    )


def test_a_correction_that_failed_does_not_leave_the_error_standing(engine: Summarizer) -> None:
    """What it puts right is not known, so the older version goes."""
    old = ninjs("a", "Coast Press", *NORVALE)
    new = ninjs("a", "Coast Press", *OTHER, version="2")
    failed = Item("new", "failed", "the server is away", wire=new)
    made = day([Item.of(old, engine.summarize(old, now=NOON)), failed], now=NOON)
    assert (made.matches, [left.outcome for left in made.left_out]) == ((), ["outdated", "failed"])


def test_stored_summaries_are_told_apart_by_their_fields() -> None:
    """Without texts: the higher version of an id counts, the same wire twice is one."""
    first = item("a", match("Norvale", "Ellan", "2-1"))
    assert first.summary is not None
    about = first.summary.wire.model_copy(update={"version": "2", "sha256": "other"})
    newer = Item("a2", "summarised", summary=first.summary.model_copy(update={"wire": about}))
    for items in ([first, newer, first], [newer, first]):
        made = day(items)
        assert sets(made) == {frozenset({"a2"})}


def test_what_is_left_out_is_listed_with_its_reason() -> None:
    """Held, skipped and failed, in the order of arrival."""
    made = day(
        [
            Item("a", "held", "embargoed until noon"),
            Item("b", "skipped", "a test story"),
            Item("c", "failed", "the server is away"),
        ]
    )
    assert [(left.input, left.outcome, left.reason) for left in made.left_out] == [
        ("a", "held", "embargoed until noon"),
        ("b", "skipped", "a test story"),
        ("c", "failed", "the server is away"),
    ]


# --- real texts -----------------------------------------------------------------------------------

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the texts are not beside the project")
def test_three_real_texts_are_three_matches(engine: Summarizer) -> None:
    """The second carries the first and has two matches more; the third is a second source of the
    first match, and tells it otherwise."""
    wires = [read(p) for p in sorted(SEEDS.glob("*.txt"))]
    made = made_of(engine, *wires)
    assert len(made.matches) == 3
    tie = next(m for m in made.matches if len(m.sources) == 2)
    assert tie.home.value == "Atalanta"
    assert [(s.wires, s.reprints) for s in tie.sources] == [(("w1", "w2"), ("w2",)), (("w3",), ())]
    told = {(d.kind, tuple(sorted(v.text for v in d.values))) for d in tie.differences}
    assert ("contradicts", ("90+3'", "90+8'")) in told
    assert ("refines", ("second yellow card", "sending-off")) in told
    assert ("only_in", ("57'",)) in told
    assert sum(d.kind == "contradicts" for d in tie.differences) == 1
    assert all(len(q.parts) == 2 for q in tie.quotes)
    texts = {w.key: wire.text for w, wire in zip(made.wires, wires, strict=True)}
    for q in tie.quotes:
        assert q.text == " ".join(texts[q.wire][s.start : s.end] for s in q.spans)
