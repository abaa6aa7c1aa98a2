"""The prompt texts: strict slots, completeness, version."""

from __future__ import annotations

import json
import re

import pytest
from bpe_openai import get_encoding

from summarizer import resources
from summarizer.checking import check
from summarizer.draft import EVENT_KINDS, KINDS
from summarizer.engines import prompts
from summarizer.engines.prompts import (
    BLURB_MAX,
    HEADLINE_MAX,
    prompt_version,
    reask_text,
    render,
    system_text,
)
from summarizer.engines.reply import FACT_KEYS, parse_reply
from summarizer.engines.request import render_wire
from summarizer.errors import ConfigurationError
from summarizer.reading import read_bytes


def test_slots_get_their_values() -> None:
    """Each slot is filled, as often as it stands; the rest of the text stays."""
    assert render("${a} and ${b}, ${a}; $a {b} $$", a="x", b=2) == "x and 2, x; $a {b} $$"


def test_a_value_is_not_looked_at_again() -> None:
    """What looks like a slot inside a value is text."""
    assert render("${a}${b}", a="${b}", b="x") == "${b}x"


def test_missing_and_unknown_names_are_told_all_at_once() -> None:
    """One error names every slot without a value and every value without a slot."""
    with pytest.raises(ValueError) as caught:
        render("${one} ${two} ${three}", two="x", four="y", five="z")
    assert str(caught.value) == "slots without a value: one, three; no such slots: five, four"


def test_the_prompt_explains_every_key_and_kind() -> None:
    """No key of a row and no kind of event is left to the model's imagination."""
    text = system_text()
    for name in (*FACT_KEYS, *EVENT_KINDS, *KINDS):
        assert f"`{name}`" in text, name


def test_the_prompt_tells_the_limits() -> None:
    """The limits in the text are those of the code, and no slot is left."""
    assert f"at most {HEADLINE_MAX} characters" in system_text()
    assert f"at most {BLURB_MAX}" in system_text()
    assert "${" not in system_text()


def test_the_fixed_part_is_long_enough_to_be_cached() -> None:
    """Providers cache a prefix from 1,024 tokens on; the wire comes after it."""
    assert 1024 <= len(get_encoding("o200k_base").encode(system_text())) <= 3000


def example() -> tuple[str, str]:
    """The worked example of the prompt: the wire as shown, and the reply."""
    text = system_text().split("# Example\n", 1)[1].strip()
    wire, reply = text.rsplit("\n{", 1)
    return wire.strip(), "{" + reply


def test_the_example_wire_is_shown_as_any_wire_would_be() -> None:
    """Reading the example's text gives the numbers, labels and marks that the example has."""
    shown, _ = example()
    paragraphs = [
        " ".join(re.sub(r"^\[\d+( \w+)?\] ", "", line) for line in paragraph.split("\n"))
        for paragraph in shown.split("\n\n")
    ]
    text = re.sub(r"\[/?q\d+\]", '"', "\n\n".join(paragraphs))
    assert render_wire(read_bytes(text.encode())) == shown


def test_the_example_reply_holds_up_under_our_own_checks() -> None:
    """The example does what the prompt asks: all rows in shape, nothing to find fault with."""
    shown, reply = example()
    paragraphs = [
        " ".join(re.sub(r"^\[\d+( \w+)?\] ", "", line) for line in paragraph.split("\n"))
        for paragraph in shown.split("\n\n")
    ]
    wire = read_bytes(re.sub(r"\[/?q\d+\]", '"', "\n\n".join(paragraphs)).encode())
    draft = parse_reply(reply)
    assert draft.misshaped == ()
    assert check(wire, draft).findings == ()
    raw = json.loads(reply)["matches"][0]
    assert len(raw["headline"]) <= HEADLINE_MAX
    assert len(raw["blurb"]) <= BLURB_MAX


def test_the_version_changes_with_each_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another word in a prompt is another version."""
    versions = {prompt_version()}
    for changed in ("draft.md", "reask.md"):

        def text(name: str, changed: str = changed) -> str:
            return resources.prompt_text(name) + (" More." if name == changed else "")

        monkeypatch.setattr(prompts, "prompt_text", text)
        system_text.cache_clear()
        prompt_version.cache_clear()
        versions.add(prompt_version())
    monkeypatch.undo()
    system_text.cache_clear()
    prompt_version.cache_clear()
    assert prompt_version() in versions
    assert len(versions) == 3


def test_the_reask_names_what_failed() -> None:
    """The list of failed claims stands in the message."""
    assert "\n- a: b\n" in reask_text("- a: b")


def test_a_text_that_the_installation_lacks_is_named() -> None:
    """A broken installation says which file is missing."""
    with pytest.raises(ConfigurationError, match=r"prompts/nothing\.md"):
        resources.prompt_text("nothing.md")
