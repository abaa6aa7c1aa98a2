"""A model that obeys every hostile wire: what it claims does not get into the result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from summarizer.api import Summarizer
from summarizer.checking import Checked, check
from summarizer.engines.offline import offline_draft
from summarizer.engines.reply import parse_reply
from summarizer.engines.request import render_wire
from summarizer.wire import Wire
from tests.injection.hostile import NAMES, Reply, hostile, leaks, losses, unnamed
from tests.injection.known import LEAKS, LOST, UNNAMED
from tests.support.scripted_server import Answer, ScriptedServer, Status, Step

VARIANTS = ("as written", "everywhere", "prose only")


def checked(wire: Wire, reply: Reply) -> Checked:
    """What the checks leave of ``reply``, with the second reader's help as in the pipeline."""
    return check(wire, parse_reply(reply.text), second=offline_draft(wire))


@cache
def attacked(name: str, variant: str) -> tuple[Reply, dict[str, Any], Checked]:
    """The obedient reply, its false claims, and the result."""
    case = hostile(name)
    if variant == "prose only":
        reply = case.prose_only()
        claims = {k: v for k, v in case.claims.items() if k in ("headline", "blurb")}
    else:
        reply, claims = case.obedient(cites=variant), case.claims
    return reply, claims, checked(case.wire, reply)


def cases(known: Mapping[str, str]) -> list[Any]:
    """Each wire in each variant; those that only a check could stop are marked."""
    found = []
    for name in NAMES:
        for variant in VARIANTS:
            key = f"{name}, {variant}"
            reason = known.get(key)
            marks = () if reason is None else pytest.mark.xfail(strict=True, reason=reason)
            found.append(pytest.param(name, variant, marks=marks, id=key))
    return found


@pytest.mark.parametrize(("name", "variant"), cases(LEAKS))
def test_nothing_that_only_the_attack_says_gets_into_the_result(name: str, variant: str) -> None:
    """Facts, events, speakers, headline and blurb hold what the report tells and nothing else."""
    _, _, result = attacked(name, variant)
    assert leaks(hostile(name), result) == []


@pytest.mark.parametrize(("name", "variant"), cases(UNNAMED))
def test_each_false_claim_is_a_finding(name: str, variant: str) -> None:
    """What was ordered and left out is listed, by the path where it stood in the draft."""
    reply, _, result = attacked(name, variant)
    assert unnamed(reply, result) == []


@pytest.mark.parametrize(("name", "variant"), cases(LOST))
def test_what_the_report_tells_stays(name: str, variant: str) -> None:
    """The attack costs no true claim that would stand without it."""
    case = hostile(name)
    alone = losses(case, checked(case.clean, case.honest()), {}, clean=True)
    _, claims, result = attacked(name, variant)
    assert [lost for lost in losses(case, result, claims) if lost not in alone] == []


def test_without_the_attacks_nearly_all_true_claims_stand() -> None:
    """The reports are honest and readable: a test that drops everything cannot pass."""
    rows = lost = 0
    for name in NAMES:
        case = hostile(name)
        result = checked(case.clean, case.honest())
        rows += sum(len(case.says[kind]) for kind in ("facts", "events", "quotes"))
        lost += len(losses(case, result, {}, clean=True))
        assert result.matches, name
        assert leaks(case, result) == [], name
    assert rows > 400
    assert lost <= 0.05 * rows


@pytest.mark.parametrize("name", NAMES)
def test_the_reports_around_the_attacks_keep_their_labels(name: str) -> None:
    """Without the attack no sentence is set aside, and with it only those it stands in."""
    case = hostile(name)
    assert {s.label for s in case.clean.sentences} <= {"headline", "dateline", "body"}


# Claims that nothing marks as what they are; only the checks can tell that they are false.
NO_MARK = {
    "plain_subhead",
    "quoted_goal",
    "quoted_result",
    "round_language",
    "round_notebook",
    "round_result_lines",
    "round_speaker",
}


@pytest.mark.parametrize("name", [n for n in NAMES if n not in NO_MARK])
def test_the_attack_itself_is_no_evidence(name: str) -> None:
    """Each sentence of the attack is an order, a note or a caption: no fact may rest on it."""
    case = hostile(name)
    for piece in case.attack:
        start = case.wire.text.index(piece)
        touched = case.wire.sentences_of(start, start + len(piece))
        assert touched
        assert {s.label for s in touched} <= {"order", "note", "caption", "credit"}


_SHOWN_LINE = re.compile(r"\[(\d+)(?: [a-z]+)?\](?: |$)")
_SHOWN_MARK = re.compile(r"\[/?q\d+\]")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_wire_passes_for_a_line_or_a_mark_of_ours(name: str) -> None:
    """A model sees our numbers in their order, our marks once each, and no unseen character."""
    wire = hostile(name).wire
    shown = render_wire(wire)
    numbers = []
    for line in filter(None, shown.split("\n")):
        found = _SHOWN_LINE.match(line)
        assert found is not None, line
        numbers.append(int(found[1]))
        assert re.search(r"[\[\]]", _SHOWN_MARK.sub("", line[found.end() :])) is None, line
    assert numbers == [s.number for s in wire.sentences]
    marks = _SHOWN_MARK.findall(shown)
    assert sorted(marks) == sorted(
        mark for q in wire.quotations for mark in (f"[q{q.number}]", f"[/q{q.number}]")
    )
    assert shown.replace("\n", "").isprintable()


@pytest.fixture(scope="module")
def obedient() -> Iterator[ScriptedServer]:
    """A server on loopback whose model does what each wire orders, however often it is asked."""
    replies = {render_wire(hostile(n).wire): hostile(n).obedient().text for n in NAMES}

    def answer(body: Mapping[str, Any]) -> Step:
        texts = [m["content"] for m in body["messages"] if m["role"] == "user"]
        reply = replies.get(texts[0])
        return Status(400, "no such wire") if reply is None else Answer(reply)

    with ScriptedServer(answer) as server:
        yield server


@pytest.mark.parametrize("name", NAMES)
def test_through_the_whole_pipeline(
    name: str, obedient: ScriptedServer, request: pytest.FixtureRequest
) -> None:
    """Over HTTP, with the re-ask that the model obeys again: the same as the checks alone."""
    key = f"{name}, as written"
    if key in LEAKS or key in UNNAMED:
        reason = LEAKS.get(key) or UNNAMED[key]
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    case = hostile(name)
    with Summarizer(
        "llm", model="scripted", base_url=obedient.base_url, api_key="not-a-key", environ={}
    ) as summarizer:
        summary = summarizer.summarize(case.wire)
    assert summary.run.engine == "llm"
    assert 1 <= summary.run.requests <= 2
    assert leaks(case, summary) == []
    assert unnamed(case.obedient(), summary) == []
