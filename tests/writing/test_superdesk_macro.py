from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Summarizer
from tests.project.commands import ROOT, run
from tests.support.scripted_server import Hang, ScriptedServer

FOLDER = ROOT / "examples" / "superdesk"
ITEM: dict[str, Any] = json.loads((FOLDER / "item.json").read_text("utf-8"))


def load() -> ModuleType:
    """The macro's module, as often as wanted: Superdesk loads it again and again."""
    path = FOLDER / "macros" / "match_suggestions.py"
    spec = util.spec_from_file_location("macros.match_suggestions", path)
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MACRO = load()


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key and no server from outside."""
    for name in ("API_KEY", "BASE_URL", "MODEL"):
        monkeypatch.delenv(f"SUMMARIZER_{name}", raising=False)
        monkeypatch.delenv(f"OPENAI_{name}", raising=False)


def article(**fields: Any) -> dict[str, Any]:
    """The sample article with these fields changed."""
    return {**deepcopy(ITEM), **fields}


def test_the_module_has_what_superdesk_registers() -> None:
    """The names of Superdesk's macro convention are there, and the callback takes any keywords."""
    assert MACRO.name == "match_suggestions" and MACRO.label
    assert MACRO.access_type in ("frontend", "backend")
    assert MACRO.action_type == "direct"
    assert MACRO.replace_type == "simple-replace"  # its new editor refuses no-replace
    assert inspect.getdoc(MACRO.callback)  # shown as the description
    kinds = [p.kind for p in inspect.signature(MACRO.callback).parameters.values()]
    assert kinds == [inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.VAR_KEYWORD]


def test_suggestions_are_filled_in() -> None:
    """Facts, quotation and speaker of the report are in the article's fields, with a note."""
    item = article()
    assert MACRO.callback(item, dest_desk_id="x") is item
    assert "Halverby Town" in item["headline"] and "2-1" in item["headline"]
    assert "Mikkel Dray" in item["abstract"]
    extra = item["extra"]
    assert "<p>Halverby Town 2-1 Ostrand United</p>" in extra["match_facts"]
    assert "<p>52' penalty, Petra Volk (Ostrand United)</p>" in extra["match_facts"]
    assert "“We kept knocking, and late on somebody opened the door,”" in extra["match_quotations"]
    assert "Lena Sorby, Halverby coach" in extra["match_quotations"]
    assert "1 match(es), 1 quotation(s)" in extra["match_note"]
    assert "engine: offline" in extra["match_note"]
    json.dumps(item)


def test_what_the_editor_wrote_stays() -> None:
    """Headline, abstract, body, state and other custom fields are as they were."""
    item = article(headline="Ours", abstract="<p>Ours too</p>", extra={"mood": "good"})
    MACRO.callback(item)
    assert (item["headline"], item["abstract"]) == ("Ours", "<p>Ours too</p>")
    assert item["extra"]["mood"] == "good" and item["extra"]["match_headline"]
    same = set(ITEM) - {"headline", "abstract", "extra"}
    assert {k: item[k] for k in same} == {k: ITEM[k] for k in same}


def test_nothing_is_published() -> None:
    """No field that Superdesk acts on is touched or added."""
    item = article()
    MACRO.callback(item)
    assert set(item) == set(ITEM)
    assert item["state"] == "in_progress" and item["pubstatus"] == "usable"


def test_our_own_headline_is_no_evidence() -> None:
    """Run twice, the macro finds the same: its first headline is not read as the report's."""
    item = article()
    MACRO.callback(item)
    once = deepcopy(item)
    MACRO.callback(item)
    assert item == once


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "killed"}, "killed"),
        ({"pubstatus": "withheld"}, "held"),
        ({"embargo": datetime(2999, 1, 1, tzinfo=UTC)}, "embargo"),
        ({"body_html": ""}, "skipped"),
        ({"body_html": None, "headline": "Only this"}, "no content"),
    ],
)
def test_what_is_held_back_gives_no_suggestion(fields: dict[str, Any], told: str) -> None:
    """The editor is told why, and suggestions of an earlier version are taken back."""
    item = article()
    MACRO.callback(item)
    item.update(fields)
    MACRO.callback(item)
    assert set(item["extra"]) == {"match_note"}
    note = item["extra"]["match_note"]
    assert "No suggestions" in note and told in note


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"type": "picture", "guid": "x"},
        {"body_html": 5, "headline": ["a"], "extra": "text"},
        {"body_html": "<p>" * 5000, "headline": "x"},
        {"body_html": "<p>x</p>", "language": {"a": 1}, "versioncreated": object()},
        {"body_html": "\ud800", "headline": "\x00"},
        {"guid": {("a", "b"): 1}, "body_html": "<p>x</p>"},
    ],
)
def test_a_bad_item_is_no_error(item: dict[str, Any]) -> None:
    """Whatever is in an item, it comes back with a note and without an exception."""
    assert MACRO.callback(item) is item
    assert item["extra"]["match_note"].startswith("<p>")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from([*MACRO.FIELDS, "extra", "state", "abstract"]), values))
def test_no_item_raises(item: dict[str, Any]) -> None:
    """Any values in the fields that are read give a note."""
    MACRO.callback(item)
    assert item["extra"]["match_note"]


def test_the_reports_text_is_escaped() -> None:
    """Mark-up that a report quotes stays text in the fields that an editor's page shows."""
    body = ITEM["body_html"].replace("We kept", "Sheep &amp; dogs, 1 &lt; 2: we kept")
    item = article(body_html=body)
    MACRO.callback(item)
    assert "“Sheep &amp; dogs, 1 &lt; 2: we kept" in item["extra"]["match_quotations"]
    part = {"bodies": [{"value": "<img src=x>"}], "by": "<script>", "edNote": "<b>"}
    assert set(re.findall("<[^>]*>", MACRO.quotation(part) + MACRO.paragraphs(["<i>"]))) == {
        "<blockquote>",
        "</blockquote>",
        "<p>",
        "</p>",
    }


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedServer]:
    """A model's server that takes every request and never answers."""
    with ScriptedServer(lambda _: Hang()) as server:
        monkeypatch.setenv("SUMMARIZER_BASE_URL", server.base_url)
        monkeypatch.setenv("SUMMARIZER_MODEL", "scripted")
        yield server


def test_a_server_that_hangs_costs_the_deadline_and_no_more(
    hanging: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules read the report, the editor is told, and no connection is left open."""
    macro = load()
    with Summarizer("llm") as loads:  # seconds, once a process: not what is looked at here
        loads.load()
    monkeypatch.setattr(macro, "DEADLINE", 0.3)
    item = article()
    macro.callback(item)
    assert "Halverby Town 2-1 Ostrand United" in item["extra"]["match_facts"]
    assert "engine: offline" in item["extra"]["match_note"]
    assert "no usable reply" in item["extra"]["match_note"]
    assert hanging.wait_until_no_connection()


def test_the_example_starts_with_one_command(tmp_path: Path) -> None:
    """From any folder it prints the suggestions for the sample article."""
    done = run([sys.executable, FOLDER / "try_it.py"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "headline (suggested)" in done.stdout
    assert "Halverby Town 2-1 Ostrand United" in done.stdout
    assert "— Lena Sorby, Halverby coach" in done.stdout


@pytest.mark.parametrize("item", [None, [], "an article", 7])
def test_what_is_no_article_comes_back_as_it_came(
    item: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The macro never raises; the log says what it was given."""
    assert MACRO.callback(item) is item
    assert type(item).__name__ in caplog.text


@pytest.mark.parametrize("fields", [{}, {"body_html": None}, {"body_html": "<p>&nbsp;</p>"}])
def test_an_article_without_text_is_told_what_to_do(fields: dict[str, Any]) -> None:
    """In words of an editor, not of a file format."""
    note = MACRO.callback({"headline": "Derby", **fields})["extra"]["match_note"]
    assert "has no text" in note
    assert "into its body" in note
    assert "ninjs" not in note
