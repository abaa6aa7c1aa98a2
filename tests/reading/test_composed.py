from __future__ import annotations

import pytest

from summarizer.errors import NotAWire, TooLarge
from summarizer.reading.composed import wire_of
from summarizer.reading.item import Block, Item
from summarizer.wire import Label, Wire

BODY = Block("Norvale beat Port Ellan 2-1 on Saturday.")


def _wire(*blocks: Block, **fields: str) -> Wire:
    return wire_of(Item("made", blocks, **fields), sha256="0" * 64, input="a")  # type: ignore[arg-type]


def test_the_order_of_the_text() -> None:
    """Headline, standfirst, then the rest, with one blank line between."""
    wire = _wire(
        Block("By Jo Falk", "byline"),
        Block("Two late goals.", "standfirst"),
        BODY,
        headline="Norvale win",
    )
    assert wire.text == f"Norvale win\n\nTwo late goals.\n\nBy Jo Falk\n\n{BODY.text}"
    assert [s.label for s in wire.sentences] == ["headline", "standfirst", "byline", "body"]
    assert (wire.headline, wire.byline) == ("Norvale win", "Jo Falk")


@pytest.mark.parametrize("label", ["headline", "standfirst", "note", None])
def test_a_headline_stands_once(label: Label | None) -> None:
    """A headline that is repeated before the body is put aside, whatever it is called there."""
    assert _wire(Block("Norvale  WIN", label), BODY, headline="Norvale win").text == (
        f"Norvale win\n\n{BODY.text}"
    )


def test_slug_and_byline_are_put_aside() -> None:
    """Slug and byline that stand in fields are not repeated before the body."""
    wire = _wire(
        Block("FOOTBALL-CUP", "note"),
        Block("Jo Falk", "byline"),
        BODY,
        slug="football-cup",
        byline="Jo Falk",
    )
    assert wire.text == BODY.text


def test_a_repetition_inside_the_body_stays() -> None:
    """Once the body has begun nothing is put aside: no word of a report is lost."""
    again = Block("Norvale win")
    assert _wire(BODY, again, BODY, headline="Norvale win").text.count("Norvale") == 4


def test_labels_of_the_format_and_by_rule() -> None:
    """A block keeps the label it brings; one without is labelled as in plain text."""
    wire = _wire(
        Block("Falk scores", "headline"),
        Block("Reis celebrates.", "caption"),
        BODY,
        Block("It was the first win of the season for Norvale."),
        Block("Reporting by Jo Falk"),
    )
    assert [s.label for s in wire.sentences] == ["headline", "caption", "body", "body", "tail"]
    assert wire.headline == "Falk scores"


def test_a_short_first_paragraph_is_no_headline_where_one_is_told() -> None:
    """The rules for plain text find no second headline."""
    wire = _wire(Block("A day of surprises"), BODY, BODY, headline="Norvale win")
    assert [s.label for s in wire.sentences][:2] == ["headline", "body"]


def test_nothing_in_it() -> None:
    """An item without text is a wire without text, with its fields."""
    wire = _wire(id="urn:x")
    assert (wire.text, wire.sentences, wire.id) == ("", (), "urn:x")


def test_an_item_of_several_brings_its_own_hash() -> None:
    """Where an input holds several items, each is known by its own bytes."""
    item = Item("made", (BODY,), sha256="1" * 64)
    assert wire_of(item, sha256="0" * 64, input=None).sha256 == "1" * 64


def test_bounds() -> None:
    """More text than a wire may have, and half a character, are refused."""
    with pytest.raises(TooLarge):
        _wire(Block("a" * 2_000_001))
    for text in ("Norvale \ud83d", "Norvale \x00 won"):
        with pytest.raises(NotAWire):
            _wire(Block(text))
