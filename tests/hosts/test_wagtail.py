"""The Wagtail example: a real site, and an editor in a real browser."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.processes import HANGS, ROOT, script
from tests.page.chromium import BINARY, Chromium
from tests.project.commands import clean_environ
from tests.support.scripted_server import ScriptedServer

pytestmark = pytest.mark.skipif(find_spec("wagtail") is None, reason="no Wagtail here")
in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine"),
]

EXAMPLE = ROOT / "examples" / "wagtail"
WIRE = (ROOT / "examples" / "wires" / "two_legs.txt").read_text("utf-8")

TEXT = ".from-the-wire textarea"
FILE = ".from-the-wire input[type=file]"
ASK = ".from-the-wire__ask button"
OUT = "document.querySelector('.from-the-wire__made, .from-the-wire__message')"
OFFERED = "[...document.querySelectorAll('.from-the-wire__do button')]"
LIT = "[...document.querySelectorAll('.from-the-wire__lit')].map((s) => s.dataset.n).join(' ')"

HOSTILE = """\
HALVERBY (Coastal News) - Halverby Town beat Ostrand United 2-1 on Sunday. \
<script>document.title = 'owned'</script><img src=x onerror="document.title = 'owned'">

“Mind the <i onmouseover=alert(1)>gap</i> there,” said Halverby coach Lena Sorby.

“They had \u200enothing to say to us,” said Ostrand coach Petra Volk.

Nobody saw \u202eeht gnihton\u202c of it.
"""


@dataclass
class Site:
    """The example as it runs: where the article is edited, and what its database holds."""

    address: str
    password: str
    folder: Path

    def saved(self) -> tuple[int, dict[str, Any]]:
        """How many versions of the article were saved, and the latest."""
        with sqlite3.connect(self.folder / "db.sqlite3") as database:
            rows = database.execute("SELECT content FROM wagtailcore_revision ORDER BY id")
            versions = [json.loads(content) for (content,) in rows]
        return len(versions), versions[-1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, started as the README says."""
    folder = tmp_path_factory.mktemp("wagtail")
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, EXAMPLE / "start.py", "--port", "0", "--folder", folder],
            env=clean_environ(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        try:
            told = ""
            assert process.stdout is not None
            for line in process.stdout:
                told += line
                if line.startswith("Ctrl-C"):
                    break
            found = re.search(r"open +(\S+)\nuser +editor\npassword +(\S+)\n", told)
            assert found, told + (folder / "log").read_text()
            yield Site(found[1], found[2], folder)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def signed_in(site: Site) -> Iterator[Chromium]:
    """A browser in which the editor has signed in."""
    with Chromium() as browser:
        browser.size(1280, 900)
        browser.open(site.address)
        browser.paste("input[name=username]", "editor")
        browser.paste("input[name=password]", site.password)
        browser.follow("form button[type=submit]")
        yield browser


@pytest.fixture
def editing(signed_in: Chromium, site: Site) -> Chromium:
    """The article, opened afresh."""
    signed_in.size(1280, 900)
    signed_in.open(site.address)
    until(signed_in, "window.wagtail?.editHandler && document.querySelector('.from-the-wire')")
    return signed_in


def until(browser: Chromium, condition: str) -> None:
    """Wait for it in the page; what takes too long is no pass."""
    assert any(browser.wait_for(condition) for _ in range(15)), condition


def ask(browser: Chromium, wire: str | Path) -> None:
    """Paste a text or choose a file, press the button, and wait for the answer."""
    if isinstance(wire, Path):
        browser.choose_file(FILE, wire)
    else:
        browser.paste(TEXT, wire)
    browser.click(ASK)
    until(browser, f"{OUT} && !document.querySelector('{ASK}').disabled")


def shown(
    browser: Chromium, selector: str = ".from-the-wire [data-from-the-wire-target=out]"
) -> Any:
    """The text of an element, its white space as one blank each."""
    words = browser.run(f"document.querySelector({json.dumps(selector)}).textContent")
    return " ".join(words.split())


def section(title: str) -> str:
    """The list under a heading of the panel, as an expression of the page."""
    return (
        "[...document.querySelectorAll('.from-the-wire h3')].find((h) =>"
        f" h.textContent === {json.dumps(title)}).nextElementSibling"
    )


def pick(browser: Chromium, title: str, number: int = 0) -> str:
    """Press the button of a pick; what it shows."""
    chosen = f"{section(title)}.children[{number}]"
    browser.run(f"{chosen}.querySelector('button').click()")
    text = browser.run(f"{chosen}.querySelector('.from-the-wire__text').textContent")
    assert isinstance(text, str) and text
    return text


def save(browser: Chromium) -> None:
    """Save the draft, as the editor does."""
    browser.follow("button.action-save, .action-save")
    assert "messages" in browser.run("document.querySelector('.messages').className")


def quiet(browser: Chromium, site: Site) -> bool:
    """Whether nothing of this page so far opened a dialogue, failed, or asked another server."""
    browser.run("1")
    noise = {"Page.javascriptDialogOpening", "Runtime.exceptionThrown"}
    asked = [
        event["params"]["request"]["url"]
        for event in browser.events
        if event.get("method") == "Network.requestWillBeSent"
    ]
    assert asked
    # That a handler was slow, on a machine at work, is logged too, but as no error.
    logged = [
        event["params"]["entry"]
        for event in browser.events
        if event.get("method") == "Log.entryAdded"
        and event["params"]["entry"]["level"] in ("error", "warning")
    ]
    assert not logged, logged
    ours = (site.address.split("/admin")[0], "data:", "blob:")
    return all(url.startswith(ours) for url in asked) and not any(
        event.get("method") in noise for event in browser.events
    )


def quotations(version: dict[str, Any]) -> list[dict[str, Any]]:
    """The quotations in a saved version: pieces, speaker, role."""
    return [
        {**block["value"], "words": [piece["value"] for piece in block["value"]["words"]]}
        for block in json.loads(version["body"])
        if block["type"] == "quotation"
    ]


class TestEditor:
    """What an editor does and sees."""

    pytestmark = in_browser

    def test_what_is_picked_is_in_the_draft_once_the_editor_saves(
        self, editing: Chromium, site: Site
    ) -> None:
        """Texts stand in their fields and quotations in the body, to the character, and nothing
        was saved before; nothing is published."""
        before, _ = site.saved()
        ask(editing, WIRE)
        assert "Made by rule (engine: offline)" in shown(editing)
        headline = pick(editing, "Headline", 1)
        standfirst = pick(editing, "Standfirst")
        description = pick(editing, "Search description")
        for number in (0, 1):
            pick(editing, "Quotations", number)
        assert site.saved()[0] == before
        assert quiet(editing, site)
        save(editing)
        after, version = site.saved()
        assert after == before + 1
        assert version["title"] == headline
        assert version["standfirst"] == standfirst
        assert version["search_description"] == description
        assert quotations(version) == [
            {
                "words": [
                    (
                        "Nobody in our dressing room thought of 2-1 as a defeat. It was half a"
                        " match, and we prepared for the other half as calmly as I’ve ever seen a"
                        " team prepare."
                    ),
                    (
                        "Noemi is a kid and she was laughing on the touchline before she went on. I"
                        " was the nervous one."
                    ),
                ],
                "speaker": "Paola Rinverdi",
                "role": "Corvenna coach",
            },
            {
                "words": [
                    "We didn’t lose it tonight, we lost it when we stopped at two last week,"
                ],
                "speaker": "Maja Ekerot",
                "role": "Lindvik captain",
            },
        ]
        assert all(piece in WIRE for quote in quotations(version) for piece in quote["words"])
        assert version["live"] is False

    def test_a_fact_shows_the_sentence_it_rests_on(self, editing: Chromium) -> None:
        """A fact lights its sentence in the wire and opens to it; what was left out is told."""
        ask(editing, WIRE)
        facts = "[...document.querySelectorAll('.from-the-wire__fact')]"
        card = f"{facts}.find((f) => f.textContent.includes('Maja Ekerot: yellow card'))"
        editing.run(f"{card}.id = 'card'")
        editing.point_at("#card summary")
        until(editing, f"{LIT} === '7'")
        editing.click("#card summary")
        assert editing.run("document.querySelector('#card').open")
        assert shown(editing, "#card p") == (
            "7 Lindvik captain Maja Ekerot was shown a yellow card in the 66th minute for a foul on"
            " Benzoni."
        )
        assert "Nothing was left out" in shown(editing)

    def test_a_pick_can_be_taken_back(self, editing: Chromium) -> None:
        """Undo gives the field what it had and takes the quotation out; a field that the editor
        has changed since is left alone."""
        title = "document.querySelector('input[name=title]').value"
        body = "wagtail.editHandler.getPanelByName('body').getBoundWidget().children.length"
        had, blocks = editing.run(title), editing.run(body)
        ask(editing, WIRE)
        first = pick(editing, "Headline")
        assert editing.run(title) == first
        second = pick(editing, "Headline", 1)
        assert editing.run(title) == second != first
        pick(editing, "Headline", 1)
        assert editing.run(title) == first
        pick(editing, "Quotations")
        assert editing.run(body) == blocks + 1
        pick(editing, "Quotations")
        assert editing.run(body) == blocks
        pick(editing, "Headline")
        editing.run(f"{title} = 'The desk’s own'")
        pick(editing, "Headline")
        assert editing.run(title) == "The desk’s own"
        assert had != "The desk’s own"

    def test_a_file_and_its_line_ends(self, editing: Chromium, site: Site, tmp_path: Path) -> None:
        """A wrapped quotation of a file is saved piece by piece with its line ends, as line feeds;
        a name that was wrapped is on one line."""
        path = tmp_path / "wire.txt"
        path.write_bytes(
            b"HALVERBY (Coastal News) - Halverby Town beat Ostrand United 2-1 in the\r\n"
            b"Coastal League on Sunday after Mikkel Dray had scored twice for them.\r\n\r\n"
            b'"We kept knocking at it for all of that half, and late on somebody, I do\r\n'
            b'not know who, opened the door," said the Halverby Town head coach Lena\r\n'
            b'Sorby, who is in her first season. "It was a good door and I am glad we\r\n'
            b'came through it."\r\n'
        )
        ask(editing, path)
        pick(editing, "Quotations")
        save(editing)
        assert quotations(site.saved()[1])[-1] == {
            "words": [
                (
                    "We kept knocking at it for all of that half, and late on somebody, I do\n"
                    "not know who, opened the door,"
                ),
                "It was a good door and I am glad we\ncame through it.",
            ],
            "speaker": "Lena Sorby",
            "role": "Halverby Town head coach",
        }

    def test_a_hostile_wire_does_nothing(self, editing: Chromium, site: Site) -> None:
        """No mark-up of the wire comes alive, in the panel or on the article's page; what would
        turn words round is shown as a sign and cannot be picked; nothing is asked of anybody
        else."""
        title = editing.run("document.title")
        ask(editing, HOSTILE)
        words = "Mind the <i onmouseover=alert(1)>gap</i> there,"
        assert pick(editing, "Quotations") == f"“{words}”"
        turned = f"{section('Quotations')}.children[1]"
        assert "“They had ⟨LRM⟩nothing to say to us,”" in editing.run(f"{turned}.textContent")
        assert editing.run(f"{turned}.querySelector('button')") is None
        out = "document.querySelector('[data-from-the-wire-target=out]')"
        assert editing.run(f"{out}.querySelectorAll('script, img, i').length") == 0
        assert "Nobody saw ⟨RLO⟩eht gnihton⟨PDF⟩ of it." in shown(editing)
        editing.point_at(".from-the-wire__picks .from-the-wire__text")
        assert editing.run("document.title") == title
        assert quiet(editing, site)
        save(editing)
        assert quotations(site.saved()[1])[-1]["words"] == [words]
        editing.open(site.address.replace("/edit/", "/view_draft/"))
        assert words in editing.run("document.querySelector('main').textContent")
        assert editing.run("document.querySelectorAll('script, i').length") == 0
        assert quiet(editing, site)

    def test_an_embargoed_wire_is_held_with_its_reason(self, editing: Chromium) -> None:
        """Nothing of it is shown or offered but why, and until when."""
        over = (datetime.now(UTC) + timedelta(days=400)).replace(microsecond=0)
        wire = {
            "uri": "urn:newsml:desk.example:2026-05-03:4712",
            "version": "1",
            "headline": "Halverby beat Ostrand",
            "body_text": "Halverby Town beat Ostrand United 2-1 on Sunday.",
            "pubstatus": "usable",
            "embargoed": over.isoformat(),
        }
        ask(editing, json.dumps(wire))
        words = shown(editing, ".from-the-wire__message--held")
        assert "Held back: no suggestions" in words
        assert "embargo" in words
        assert f"{over.day} {over:%B %Y, %H:%M} UTC" in words
        assert "Halverby" not in shown(editing)
        assert editing.run(f"{OFFERED}.length") == 0

    def test_an_error_is_told_with_what_to_do(self, editing: Chromium, tmp_path: Path) -> None:
        """A file that is no wire, and no wire at all, are typed errors with a hint; what was shown
        before is gone."""
        ask(editing, WIRE)
        assert editing.run(f"{OFFERED}.length") > 0
        picture = tmp_path / "picture.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
        ask(editing, picture)
        assert editing.run("document.querySelector('[data-error]').dataset.error") == "not-a-wire"
        assert "What to do: give the report's text" in shown(editing)
        assert editing.run(f"{OFFERED}.length") == 0
        ask(editing, " ")
        assert "the text is empty" in shown(editing)

    def test_an_answer_that_is_none_is_told(self, editing: Chromium) -> None:
        """Where the session is over, the panel says so and the button works again."""
        editing.run("wagtailConfig.CSRF_TOKEN = 'x'.repeat(64)")
        ask(editing, WIRE)
        assert "status 403" in shown(editing, "[data-error=failed]")
        assert editing.run(f"document.querySelector('{ASK}').disabled") is False

    def test_a_phone_shows_all_of_it(self, editing: Chromium) -> None:
        """Nothing is wider than the screen, and the wire stands below the facts."""
        editing.size(390, 844, phone=True)
        ask(editing, WIRE)
        assert editing.run("document.documentElement.scrollWidth") == 390
        inside = "(e) => e.getBoundingClientRect().right <= innerWidth"
        everything = "[...document.querySelectorAll('.from-the-wire *')]"
        assert editing.run(f"{everything}.every({inside})")
        facts, wire = (
            f"document.querySelector('.from-the-wire__evidence > div:nth-child({n})')"
            for n in (1, 2)
        )
        assert editing.run(
            f"{wire}.getBoundingClientRect().top >= {facts}.getBoundingClientRect().bottom"
        )


REQUESTS = """
import json, sys
sys.path.insert(0, sys.argv[1])
from newsroom import wsgi  # what the server starts with: the apps, and what reads wires
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

enter = Permission.objects.get(codename="access_admin")
User.objects.create_user("visitor")
User.objects.create_user("outsider").user_permissions.add(enter)
User.objects.create_user("writer").groups.add(Group.objects.get(name="Editors"))

def ask(name, text, check=False, method="post"):
    client = Client(check, SERVER_NAME="127.0.0.1", headers={"X-Requested-With": "XMLHttpRequest"})
    if name:
        client.force_login(User.objects.get(username=name))
    wire = SimpleUploadedFile("wire", text.encode())
    answer = getattr(client, method)("/admin/from-the-wire/suggest/", {"wire": wire})
    json_ = answer.headers["Content-Type"] == "application/json"
    return [answer.status_code, answer.json() if json_ else None]

good, hangs = sys.argv[2:]
print(json.dumps({
    "nobody": ask(None, good)[0],
    "visitor": ask("visitor", good)[0],
    "outsider": ask("outsider", good)[0],
    "forged": ask("writer", good, check=True)[0],
    "get": ask("writer", good, method="get")[0],
    "writer": ask("writer", good),
    "late": ask("writer", hangs),
}))
"""


def test_who_may_ask_and_how_long_a_model_may_take(site: Site) -> None:
    """Only editors of pages get an answer, and only with the form's token; the model is named, and
    where it is late the answer comes by rule, with a note that says so."""
    good = "Norvale beat Port Ellan 2-1 on Saturday. They play on Tuesday."
    with ScriptedServer(script) as server:
        settings = {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "NEWSROOM_FOLDER": str(site.folder),
            "FROM_THE_WIRE_DEADLINE": "3",
            "SUMMARIZER_BASE_URL": server.base_url,
            "SUMMARIZER_MODEL": "scripted",
        }
        done = subprocess.run(
            [sys.executable, "-c", REQUESTS, EXAMPLE, good, HANGS],
            env=clean_environ(settings),
            cwd=site.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert answers["nobody"] in (302, 403)
    assert answers["visitor"] in (302, 403)
    assert (answers["outsider"], answers["forged"], answers["get"]) == (403, 403, 405)
    status, answer = answers["writer"]
    assert status == 200
    assert "Made by a language model: scripted (engine: llm)" in answer["html"]
    status, answer = answers["late"]
    assert status == 200
    assert "Made by rule (engine: offline)" in answer["html"]
    assert "<code>fallback</code>" in answer["html"]
