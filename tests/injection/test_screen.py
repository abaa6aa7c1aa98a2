"""Nothing that acts on a screen, or hides there, reaches a reader raw."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from summarizer.cli.card import print_wire
from summarizer.engines.request import render_wire
from summarizer.errors import InputError, SummarizerError
from summarizer.summary import Finding
from summarizer.visible import json_text
from tests.cli.conftest import Cli, cli
from tests.injection.hostile import NAMES, hostile
from tests.support.scripted_server import Answer, ScriptedServer, Status

__all__ = ["cli"]

# Written by hand, and not taken from the module that is tested: ESC, BS, BEL, DEL, C1, bidi
# controls and marks, separators, zero width, tags, selectors.
NASTY = {
    "escape": "\x1b[2J\x1b]0;title\x07",
    "backspace": "2-1\b\b\b9-0",
    "delete": "ab\x7f\x7f",
    "c1": "\x9b31m\x85",
    "carriage return": "true\rfalse",
    "override": "\u202e0-9\u202c",
    "isolate": "\u2067abc\u2069\u200f\u061c",
    "separators": "one\u2028two\u2029three",
    "zero width": "Nor\u200bva\u2060l\ufeffe",
    "joiners": "Nor\u200dva\u200cle",
    "tags": "hi" + "".join(chr(0xE0000 + ord(c)) for c in "obey"),
    "selectors": "hi\U000e0101\U000e0102\ufe0f\ufe0e",
    "filler": "Reis\u3164\u115fFalk",
    "markup": "[bold red]x[/]<script>alert(1)</script>",
}
_SHOWN = {"\n", "\t", " "}


def raw(text: str) -> list[str]:
    """The characters of ``text`` that no reader must get: by Unicode's tables and by hand."""
    bad = []
    for c in text:
        category = unicodedata.category(c)
        if c in _SHOWN or c == "\u00ad":
            continue
        if category in {"Cc", "Cf", "Cs", "Zl", "Zp"} or c in "\u3164\u115f\U000e0101\U000e0102":
            bad.append(f"U+{ord(c):04X}")
    return bad


def nasty_text() -> str:
    """A report with one nasty line for each kind, and nasty text in a quotation and a headline."""
    lines = "\n\n".join(f"The sign read {v} at the end of play." for v in NASTY.values())
    return (
        f"Norvale \u202ewin\u202c at home \x1b[31magain\n\n"
        "NORVALE, May 4 (Tideline) - Norvale beat Port Ellan 2-1 on Saturday.\n\n"
        'Ana Reis scored in the 12th minute. "We \x1b[5mnever\u200b stopped,\u202e" said Reis.\n\n'
        f"{lines}\n"
    )


def nasty_reply() -> str:
    """A reply with nasty text in every cell that takes any: names, words, prose, bad rows."""
    all_of = "".join(v.replace("|", "").replace('"', "") for v in NASTY.values())
    printable = "\u202eReis\u202c\u200b\u2067\U000e0041\x9b2J"
    return json.dumps(
        {
            "kind": "match_report",
            "matches": [
                {
                    "sport": "football",
                    "facts": [
                        "home|Norvale|3",
                        "away|Port Ellan|3",
                        f"competition|{printable}|3",
                        f"venue|{all_of}|3",
                        f"{all_of}|x|3",
                    ],
                    "events": [
                        "goal|Ana Reis|home|12|4",
                        f"goal|{printable}|home|{printable}|4",
                        f"red|{all_of}|home||4",
                    ],
                    "headline": f"Norvale {all_of} win",
                    "blurb": f"Norvale {printable} beat Port Ellan 2-1.",
                }
            ],
            "quotes": [f"1|{printable}|{printable}|{printable}|1|5"],
            "not_speech": [],
        }
    )


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A model that answers every request with :func:`nasty_reply`."""
    with ScriptedServer(lambda _body: Answer(nasty_reply(), model="model\x1b[2J\u202e")) as it:
        yield it


def asked(server: ScriptedServer) -> tuple[str, ...]:
    """The options that make the command line ask ``server``."""
    return "--engine", "llm", "--model", "scripted", "--base-url", server.base_url


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "not-a-key")


@pytest.fixture
def nasty_file(tmp_path: Path) -> Path:
    """A file whose name and text are nasty."""
    path = tmp_path / "wire\x1b[2J\u202etxt.live\u200b\U000e0041.txt"
    path.write_bytes(nasty_text().encode("utf-8"))
    return path


def test_card_and_messages(cli: Cli, server: ScriptedServer, nasty_file: Path) -> None:
    """Names of files, facts, quotations, findings and the model's name are shown as signs."""
    ran = cli("summarize", *asked(server), nasty_file)
    assert server.requests
    assert ran.code == 0
    assert "Norvale" in ran.out
    assert "⟨RLO⟩" in ran.out
    assert raw(ran.out) == []
    assert raw(ran.err) == []


@pytest.mark.parametrize("policy", ["drop", "flag"])
def test_json_lines(cli: Cli, server: ScriptedServer, nasty_file: Path, policy: str) -> None:
    """The lines of JSON hold the same values, with escapes for what acts on a screen."""
    ran = cli("summarize", "--json", "--policy", policy, *asked(server), nasty_file)
    assert raw(ran.out) == []
    assert len(ran.out.splitlines()) == 1
    assert json.loads(ran.out)["input"] == str(nasty_file)


def test_page(cli: Cli, server: ScriptedServer, nasty_file: Path, tmp_path: Path) -> None:
    """The page shows wire, facts, findings and names with signs, and holds no markup of theirs."""
    page = tmp_path / "page.html"
    ran = cli("summarize", "--html", page, "--policy", "flag", *asked(server), nasty_file)
    assert ran.code == 0
    html = page.read_text(encoding="utf-8")
    assert raw(html) == []
    assert "<script>alert" not in html
    assert "⟨ESC⟩" in html


@pytest.mark.parametrize("options", [("--policy", "raise"), ()])
def test_messages_of_errors(
    cli: Cli, server: ScriptedServer, nasty_file: Path, options: tuple[str, ...]
) -> None:
    """A failed check under policy raise, and a file that is not there: one clean line each."""
    name = nasty_file if options else nasty_file.with_name("gone\x1b[2J\u202e\u200b.txt")
    ran = cli("summarize", *options, *asked(server), name)
    assert ran.code != 0
    assert raw(ran.err) == []
    assert any(line.startswith("summarizer: error:") for line in ran.err.splitlines())


def test_what_a_server_says_of_itself(cli: Cli, nasty_file: Path) -> None:
    """An error text of the model's server is shown as signs."""
    with ScriptedServer(lambda _body: Status(400, "".join(NASTY.values()))) as server:
        ran = cli("summarize", *asked(server), nasty_file)
    assert ran.code != 0
    assert raw(ran.err) == []
    assert raw(ran.out) == []


@pytest.mark.parametrize("command", [("read",), ("read", "--json"), ("prompt", "--model", "m")])
def test_other_commands(cli: Cli, nasty_file: Path, command: tuple[str, ...]) -> None:
    """The wire as read, and the request as it would go out, are shown as signs or escapes."""
    ran = cli(*command, nasty_file)
    assert ran.code == 0
    assert raw(ran.out) == []


def test_the_table_of_an_evaluation(cli: Cli, server: ScriptedServer, tmp_path: Path) -> None:
    """Names of wires and claims in the table and in its JSON are shown as signs or escapes."""
    name = "wire\x1b[2J\u202e\u200b"
    (tmp_path / f"{name}.txt").write_bytes(nasty_text().encode("utf-8"))
    gold = {"kind": "match_report", "matches": [], "quotes": []}
    (tmp_path / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    for options in ((), ("--json",)):
        ran = cli("eval", tmp_path, *asked(server), *options)
        assert "wire" in ran.out
        assert raw(ran.out) == []
        assert raw(ran.err) == []


def test_bad_usage(cli: Cli) -> None:
    """A nasty option and a nasty value are repeated as signs."""
    for arguments in (("read", "--\x1b[2J\u202e"), ("summarize", "--engine", "\x1b[2J\u202e", "x")):
        ran = cli(*arguments)
        assert ran.code == 2
        assert raw(ran.err) == []
        assert raw(ran.out) == []


@pytest.mark.parametrize("kind", NASTY)
def test_errors_and_findings_are_clean_for_those_who_log_them(kind: str) -> None:
    """The text of an error and the message of a finding are safe to print as they are."""
    text = NASTY[kind]
    error = InputError(f"{text} is empty", input=text)
    assert raw(str(error)) == []
    assert len(str(error).splitlines()) == 1
    assert error.input == text
    assert isinstance(error, SummarizerError)
    finding = Finding(rule="r", path="p", severity="error", action="dropped", message=text)
    assert raw(finding.message) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_hostile_wires_on_every_surface(name: str) -> None:
    """Terminal, lines of JSON and the request to a model: no raw character of any attack."""
    wire = hostile(name).wire
    to = Console(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
    print_wire(wire, name=name, to=to)
    assert isinstance(to.file, io.StringIO)
    assert raw(to.file.getvalue()) == []
    assert raw(render_wire(wire)) == []
    assert raw(json_text({"text": wire.text})) == []
