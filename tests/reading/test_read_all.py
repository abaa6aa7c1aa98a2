"""The Python face: ``read``, ``read_all`` and ``summarize_many`` over wires in formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import InputError, NotAReport, NotAWire, Summarizer, Wire, read, read_all

TWO = (
    '[{"uri": "a", "body_text": "Norvale beat Pell 2-1."}, {"type": "planning", "uri": "p"},'
    ' {"uri": "b", "body_html": "<p>Pell won.</p>"}]'
)


def test_every_kind_of_source(tmp_path: Path) -> None:
    """Bytes and files are told by content; a string is plain text unless a format is given."""
    path = tmp_path / "two.json"
    path.write_text(TWO)
    for found in (
        list(read_all(TWO.encode())),
        list(read_all(path)),
        list(read_all(TWO, format="ninjs")),
    ):
        assert [getattr(f, "id", None) for f in found] == ["a", None, "b"]
        assert isinstance(found[1], NotAReport)
    (plain,) = read_all("Norvale won.")
    assert isinstance(plain, Wire)
    assert plain.text == "Norvale won."
    assert list(read_all(plain)) == [plain]


def test_one_wire() -> None:
    """``read`` takes a format too, and says how to get several."""
    assert read("<p>Norvale <b>won</b>.</p>").text.startswith("<p>")
    assert read('{"uri": "a", "headline": "Norvale won"}', format="ninjs").id == "a"
    with pytest.raises(InputError, match="3 items"):
        read(TWO.encode())


def test_a_string_that_is_no_text() -> None:
    """Half a character is one error, in whatever way the string is read."""
    for text, name in (("Norvale \ud83d", None), ('{"uri": "\ud83d"}', "ninjs")):
        (found,) = read_all(text, format=name)
        assert isinstance(found, NotAWire)
        assert "surrogate" in str(found)
    with pytest.raises(InputError, match="surrogate"):
        read('{"uri": "\ud83d"}', format="ninjs")


def test_no_source() -> None:
    """What is no source is a mistake of the caller."""
    with pytest.raises(TypeError):
        read_all(7)  # type: ignore[arg-type]


async def test_many() -> None:
    """An item that is no report is skipped with its reason, and stops none of the others."""
    sources = [b'{"type": "planning", "uri": "p", "headline": "Cup"}', b"Norvale beat Pell 2-1."]
    with Summarizer(engine="offline") as summarizer:
        outcomes = [o async for o in summarizer.summarize_many(sources)]
    assert [o.outcome for o in outcomes] == ["skipped", "summarised"]
    assert "planning" in (outcomes[0].reason or "")
