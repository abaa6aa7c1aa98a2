"""Replies from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.engines.base import Call, Drafted
from summarizer.engines.replay import ReplayEngine
from summarizer.engines.reply import parse_reply, schema_hash
from summarizer.errors import MalformedReply, NotFound
from summarizer.summary import Finding
from summarizer.wire import Wire
from tests.support.wires import made_wire

FIRST = '{"kind":"preview","matches":[],"quotes":[],"not_speech":[]}'
SECOND = '{"kind":"other","matches":[],"quotes":[],"not_speech":[1]}'
FAILED = (Finding(rule="r", path="kind", severity="error", action="dropped", message="m"),)


def wire(input: str | None = "some/folder/cup.txt") -> Wire:
    """A wire that came from this input."""
    return made_wire("Norvale won.", [("Norvale won.", 0)], input=input)


async def test_the_reply_of_a_wire_is_found_by_its_name(tmp_path: Path) -> None:
    """NAME.txt is answered by NAME.json, read like any model's reply, and costs nothing."""
    (tmp_path / "cup.json").write_text(FIRST + "\n", "utf-8")
    engine, call = ReplayEngine(tmp_path), Call()
    assert await engine.draft(wire(), call) == Drafted(parse_reply(FIRST), FIRST + "\n", None)
    assert (call.requests, call.cost_usd) == (0, 0.0)
    assert (engine.name, engine.prompt, engine.schema) == ("replay", None, schema_hash())


async def test_the_answer_to_a_reask_is_the_second_file(tmp_path: Path) -> None:
    """NAME.2.json answers a re-ask; only a folder with such files is asked again."""
    (tmp_path / "cup.json").write_text(FIRST, "utf-8")
    assert not ReplayEngine(tmp_path).can_reask
    (tmp_path / "cup.2.json").write_text(SECOND, "utf-8")
    engine = ReplayEngine(tmp_path)
    assert engine.can_reask
    first = await engine.draft(wire(), Call())
    assert (await engine.draft(wire(), Call(), FAILED, first)).draft == parse_reply(SECOND)


async def test_a_missing_reply_is_named_by_its_path(tmp_path: Path) -> None:
    """The error says which file was looked for, for the reply and for the re-ask."""
    engine = ReplayEngine(tmp_path)
    with pytest.raises(NotFound) as caught:
        await engine.draft(wire(), Call())
    assert str(tmp_path / "cup.json") in str(caught.value)
    assert caught.value.input == "some/folder/cup.txt"
    with pytest.raises(NotFound) as caught:
        await engine.draft(wire(), Call(), FAILED)
    assert str(tmp_path / "cup.2.json") in str(caught.value)


@pytest.mark.parametrize("input", [None, "-"])
async def test_a_wire_without_a_name_has_no_reply(tmp_path: Path, input: str | None) -> None:
    """A wire from standard input cannot be looked up."""
    with pytest.raises(NotFound):
        await ReplayEngine(tmp_path).draft(wire(input), Call())


@pytest.mark.parametrize("content", [b"no JSON", b"{}", b"\xff\xfe"])
async def test_a_reply_that_is_none_is_malformed(tmp_path: Path, content: bytes) -> None:
    """What is not in the schema, or no text, is an error that names the file."""
    (tmp_path / "cup.json").write_bytes(content)
    with pytest.raises(MalformedReply, match=r"cup\.json"):
        await ReplayEngine(tmp_path).draft(wire(), Call())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The folder is looked at when the engine is made."""
    with pytest.raises(NotFound, match="nowhere"):
        ReplayEngine(tmp_path / "nowhere")
