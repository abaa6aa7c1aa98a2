from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.errors import Withheld
from summarizer.summary import Summary
from summarizer.wire import Wire
from tests.page.samples import cup_tie, info

from .conftest import Cli, Script


@pytest.mark.parametrize(
    ("form", "key", "value"), [("ninjs", "type", "text"), ("jsonld", "@type", "NewsArticle")]
)
def test_a_line_of_json_for_each_wire(
    cli: Cli, engine: Script, wires: Path, form: str, key: str, value: str
) -> None:
    """Objects stand in the order of the arguments, one a line, and nothing else with them."""
    ran = cli("summarize", "--as", form, "two.txt", "one.txt")
    assert [line[key] for line in ran.lines] == [value, value]
    assert ran.code == 0


def test_the_ninjs_holds_the_report(cli: Cli, engine: Script, wires: Path) -> None:
    """The wire's own text is in the object that is printed."""
    (item,) = cli("summarize", "--as", "ninjs", "one.txt").lines
    assert item["representationType"] == "full"
    assert "Estmark beat Vale City on day one." in item["bodies"][0]["value"]


def test_markdown_documents_stand_apart(cli: Cli, engine: Script, wires: Path) -> None:
    """A rule parts two documents; the first has none before it, whatever failed before."""
    ran = cli("summarize", "--as", "markdown", "gone.txt", "one.txt", "two.txt")
    assert ran.out.startswith("# Estmark") or ran.out.startswith("Preview.")
    assert ran.out.count("\n---\n") == 1
    assert "gone.txt" in ran.err and ran.code == 1


def test_what_has_no_document_is_told_on_standard_error(
    cli: Cli, engine: Script, wires: Path
) -> None:
    """A wire that is held leaves no line, is named with its reason, and counts as done."""
    usual = engine.reply

    def reply(wire: Wire) -> Summary:
        if wire.input == "two.txt":
            raise Withheld("embargoed until Sunday", outcome="held")
        return usual(wire)

    engine.reply = reply
    ran = cli("summarize", "--as", "jsonld", "one.txt", "two.txt")
    assert len(ran.lines) == 1
    assert "two.txt: held: embargoed until Sunday" in ran.err
    assert ran.code == 0


def test_two_forms_at_once_are_bad_usage(cli: Cli, engine: Script, wires: Path) -> None:
    """--json with --as is refused before any work, and so is a form that there is not."""
    assert cli("summarize", "--json", "--as", "ninjs", "one.txt").code == 2
    assert cli("summarize", "--as", "xml", "one.txt").code == 2
    assert engine.wires == []


def test_no_character_acts_on_the_terminal(cli: Cli, engine: Script, wires: Path) -> None:
    """In JSON such characters are escapes, in Markdown signs."""
    acting = "Norvale \u202e\x1b[31m"

    def reply(wire: Wire) -> Summary:
        match = cup_tie()[1].matches[0].model_copy(update={"headline": acting})
        about = info(wire)
        return cup_tie()[1].model_copy(update={"wire": about, "matches": (match,)})

    engine.reply = reply
    for form in ("ninjs", "jsonld", "markdown"):
        ran = cli("summarize", "--as", form, "one.txt")
        assert ran.code == 0, ran.err
        assert "\u202e" not in ran.out and "\x1b" not in ran.out
        if form == "jsonld":
            assert json.loads(ran.out)["alternativeHeadline"] == [acting]
