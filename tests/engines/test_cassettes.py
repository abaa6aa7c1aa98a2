"""Cassettes: all known, all played, honest about where they came from, and clean."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path

import pytest

from summarizer.draft import ScoreClaim, TextClaim
from summarizer.engines.base import Call, Drafted
from summarizer.engines.blurbs import blurb_schema_hash
from summarizer.engines.llm import LlmEngine
from summarizer.engines.prompts import blurbs_version, prompt_version
from summarizer.engines.reply import parse_reply, schema_hash
from summarizer.errors import EngineError
from summarizer.settings import Settings
from tests.engines.asking import Waits
from tests.support.cassettes import (
    CAPTURED,
    FOLDER,
    ROOT,
    base_url,
    playing,
    provenance_of,
    secrets_in,
)
from tests.support.recordings import BLURBS, SCRIPTED, SMALL_MODEL_WIRES, Recording, example
from tests.support.small_model import MODEL

ALL = sorted(FOLDER.rglob("*.yaml"))
IDS = [path.relative_to(FOLDER).as_posix() for path in ALL]
CAPTURES = sorted(path.name.removesuffix(".meta.json") for path in CAPTURED.glob("*.meta.json"))
MODELS = {"scripted": "scripted", "captured": "captured", "smollm2": MODEL}


async def play(path: Path, waits: Waits | None = None) -> tuple[Drafted | EngineError, Call]:
    """Draft the wire of a cassette with what the cassette answers."""
    source = provenance_of(path)
    settings = Settings(
        model=MODELS.get(source.kind) or source.upstream.removeprefix("hosted model "),
        base_url=base_url(source.kind),
        deadline=300.0,
        max_output_tokens=source.max_tokens,
    )
    engine = LlmEngine(settings, sleep=(waits or Waits()).sleep, jitter=lambda: 0.0)
    call = Call()
    call.deadline = call.clock() + 300.0
    wire = example(Path(source.wire).stem)
    with playing(path):
        try:
            outcome: Drafted | EngineError = await engine.draft(wire, call)
        except EngineError as error:
            outcome = error
    await engine.aclose()
    return outcome, call


# --- (b) the scripted server --------------------------------------------------------------------


@pytest.mark.parametrize("item", SCRIPTED, ids=[item.name for item in SCRIPTED])
async def test_a_recorded_fault_ends_as_the_table_says(item: Recording) -> None:
    """So many requests, then a draft or this error; every exchange is played once."""
    outcome, call = await play(FOLDER / "scripted" / f"{item.name}.yaml")
    assert call.requests == item.requests
    if item.error is None:
        assert isinstance(outcome, Drafted)
    else:
        assert type(outcome) is item.error


async def test_the_good_path_gives_the_draft_that_the_reply_claims() -> None:
    """Names, figures and prose come through HTTP, cassette and parser as they were written."""
    outcome, call = await play(FOLDER / "scripted" / "good.yaml")
    assert isinstance(outcome, Drafted)
    (match,) = outcome.draft.matches
    assert match.home == TextClaim("US Corvenna", (2,))
    assert match.competition == TextClaim("Women’s Continental Shield", (2,))
    assert match.first_leg == ScoreClaim(1, 2, (3,))
    assert match.headline == "Corvenna turn tie round to reach semi-finals"
    assert [(e.player, e.minute, e.when) for e in match.events] == [
        ("Giada Montefosco", 23, None),
        ("Noemi Caldarese", None, "Seven minutes later"),
        ("Maja Ekerot", 66, None),
        ("Elin Storhaug", 58, None),
    ]
    assert [quote.spans for quote in outcome.draft.quotes] == [(1, 2), (3,)]
    assert (call.usage.input_tokens, call.usage.cached_tokens) == (2800, 2048)


async def test_a_recorded_retry_after_is_waited_for() -> None:
    """The header survives the recording."""
    waits = Waits()
    await play(FOLDER / "scripted" / "rate_limited_retry_after.yaml", waits)
    assert waits.asked == [7.0]


# --- (a) the small model ------------------------------------------------------------------------


@pytest.mark.parametrize("name", SMALL_MODEL_WIRES)
async def test_the_small_models_answer_is_a_draft_or_a_typed_error(name: str) -> None:
    """Whatever it wrote: rows in shape, rows that are not, or an error with its cost."""
    path = FOLDER / "smollm2" / f"{name}.yaml"
    outcome, call = await play(path)
    assert 1 <= call.requests <= 2
    assert call.usage.output_tokens > 0
    assert call.cost_usd is None
    if isinstance(outcome, Drafted):
        assert outcome.reply is not None
        assert outcome.draft == parse_reply(outcome.reply)
    else:
        assert outcome.requests == call.requests


# --- (c) captured replies -----------------------------------------------------------------------


@pytest.mark.parametrize("name", CAPTURES)
async def test_a_captured_reply_comes_through_unchanged(name: str) -> None:
    """The cassette plays the captured text to the letter, and all its rows are in shape."""
    outcome, _ = await play(CAPTURED / f"{name}.yaml")
    assert isinstance(outcome, Drafted)
    assert outcome.reply == (CAPTURED / f"{name}.json").read_text("utf-8")
    assert outcome.draft.misshaped == ()


@pytest.mark.filterwarnings("always::UserWarning")  # a report, no failure
@pytest.mark.parametrize("name", CAPTURES)
def test_a_captured_reply_says_where_it_came_from(name: str) -> None:
    """Upstream, date, hashes and wire; a capture on another schema has to be done again, one on
    an older prompt is reported."""
    meta = json.loads((CAPTURED / f"{name}.meta.json").read_text("utf-8"))
    assert meta["upstream"] == "large language model, captured by hand"
    assert meta["date"]
    assert meta["wire"] == f"examples/wires/{name}.txt"
    wire = ROOT / meta["wire"]
    assert meta["wire_sha256"] == hashlib.sha256(wire.read_bytes()).hexdigest()
    assert meta["schema"] == schema_hash(), "the schema has changed: capture the reply again"
    if meta["prompt"] != prompt_version():
        warnings.warn(f"{name}: captured on prompt {meta['prompt']}", stacklevel=1)


# --- all of them --------------------------------------------------------------------------------


def test_no_cassette_is_orphaned_and_none_is_missing() -> None:
    """Each file is played by a test above, and each recording that is meant to be is there."""
    known = {FOLDER / "scripted" / f"{item.name}.yaml" for item in (*SCRIPTED, *BLURBS)}
    known |= {FOLDER / "smollm2" / f"{name}.yaml" for name in SMALL_MODEL_WIRES}
    for name in CAPTURES:
        known |= {CAPTURED / f"{name}{suffix}" for suffix in (".yaml", ".json", ".meta.json")}
    known |= {FOLDER / "hosted" / f"{name}.yaml" for name in SMALL_MODEL_WIRES}
    found = {path for path in FOLDER.rglob("*") if path.is_file() and path.name != "README.md"}
    assert found - known == set()
    missing = {path for path in known - found if path.parent.name != "hosted"}
    assert missing == set()


@pytest.mark.parametrize("path", sorted((FOLDER / "hosted").glob("*.yaml")), ids=lambda p: p.stem)
async def test_a_hosted_models_answer_is_played_too(path: Path) -> None:
    """Recorded where a key was set; held to the same."""
    outcome, call = await play(path)
    assert isinstance(outcome, Drafted | EngineError)
    assert call.requests >= 1


@pytest.mark.parametrize("path", ALL, ids=IDS)
def test_a_cassette_says_where_it_came_from(path: Path) -> None:
    """Upstream and date are told, the wire is an example of ours and unchanged since, and the
    prompt and schema are today's: else make record."""
    source = provenance_of(path)
    assert source.kind == path.parent.name
    assert source.upstream
    assert source.date.startswith("20")
    wire = ROOT / source.wire
    assert wire.parent == ROOT / "examples" / "wires"
    assert source.wire_sha256 == hashlib.sha256(wire.read_bytes()).hexdigest()
    versions = prompt_version(), schema_hash()
    if path.stem.startswith("blurbs_"):
        versions = blurbs_version(), blurb_schema_hash()
    assert (source.prompt, source.schema) == versions, "make record"
    assert ("scripted" in source.upstream) == (source.kind in {"scripted", "captured"})
    assert (source.captured is not None) == (source.kind == "captured")


@pytest.mark.parametrize(
    "path", [p for p in sorted(FOLDER.rglob("*")) if p.is_file()], ids=lambda p: p.name
)
def test_a_cassette_gives_nothing_away(path: Path) -> None:
    """No key, cookie, organisation, path or address of a machine, no real host."""
    assert secrets_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "key: sk-proj-abcdefghijklmnop",
        "gsk_abcdefghijklmnopqrstu",
        "Authorization: x",
        "x-api-key: abc",
        "Bearer none",
        "Set-Cookie: __cf_bm=1",
        "openai-organization: acme",
        "org-abcdefgh12345",
        "x-request-id: req_1",
        "id: chatcmpl-lreFgJlWZq4adXXgE3uQ0dJOABwFDtI1",
        "model: /home/me/model.gguf",
        "/home/desk/project/.venv/lib",
        "C:\\\\Users\\\\me",
        "http://127.0.0.1:8080/v1",
        "localhost",
        "uri: https://api.openai.com/v1/chat",
        "http://invalid.example.com/",
    ],
)
def test_the_search_for_secrets_speaks(text: str) -> None:
    """Each kind of secret is seen."""
    assert secrets_in(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "uri: http://scripted.invalid/v1/chat/completions",
        "Rate limit reached",
        "wire_sha256: 220a1d7738903b6fcf682ab7e7b640929aaa33a54651e98e3a97c724bd65532d",
        "kicked off at 3.30 and won 2-1, the 12th of 15",
        "skipper Sk-ander; ask-for-nothing-more",
    ],
)
def test_the_search_for_secrets_is_silent_on_what_is_none(text: str) -> None:
    """Made-up hosts, hashes and prose are no secrets."""
    assert secrets_in(text) == []


# --- the player itself --------------------------------------------------------------------------


async def test_a_changed_request_is_not_answered_from_a_cassette(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another word in the prompt, and the cassette does not match: the test fails, it does not
    play an old answer."""
    monkeypatch.setattr("summarizer.engines.request.system_text", lambda: "Another prompt.")
    with pytest.raises(AssertionError, match="make record"):
        await play(FOLDER / "scripted" / "good.yaml")


async def test_an_exchange_that_is_not_played_is_noticed() -> None:
    """A cassette that holds more than the code asks for fails."""
    with pytest.raises(AssertionError, match="not played"), playing(FOLDER / "scripted/good.yaml"):
        pass
