"""The page to work with, in a real browser, served by a real service."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from summarizer.service.keys import new_key
from tests.page.chromium import BINARY, Chromium
from tests.project.commands import ROOT

from .served import REPORT, Service, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine"),
]

READ = "document.body.classList.contains('read')"
REFUSED = "document.querySelector('.said.bad')"
LIT = "[...document.querySelectorAll('.s.lit')].map((s) => s.dataset.n).join(' ')"
SHOWN = "[...document.querySelectorAll('.text.on')].map((t) => t.querySelector('p').textContent)"
TWO_LEGS = (ROOT / "examples" / "wires" / "two_legs.txt").read_text("utf-8")
HOSTILE = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> "
    "Norvale\u202e beat Port Ellan 2-1 on Saturday. </template><script>alert(1)</script>\n\n"
    "“{{ 7*7 }} <b>We</b> never\u202e stopped,” Norvale coach Ida Brandt said. "
    "javascript:alert(1) http://desk.example/x.png\n\n"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests here."""
    with Chromium() as browser:
        yield browser


@pytest.fixture
def desk(chromium: Chromium, service: Service) -> Chromium:
    """The empty page in the size of a desk's screen."""
    chromium.size(1280, 900)
    chromium.media(prefers_color_scheme="light")
    chromium("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    chromium.open(service.url)
    return chromium


def _paste(browser: Chromium, text: str) -> None:
    browser.run("document.getElementById('wire').focus()")
    browser("Input.insertText", text=text)


def _read(browser: Chromium, text: str) -> None:
    _paste(browser, text)
    browser.run("document.getElementById('go').click()")
    assert browser.until(READ)


def _logged(browser: Chromium) -> list[dict[str, Any]]:
    """What was said on the console: errors, violations of the policy, exceptions, dialogues."""
    loud = (
        "Log.entryAdded",
        "Runtime.exceptionThrown",
        "Runtime.consoleAPICalled",
        "Page.javascriptDialogOpening",
    )
    return [e for e in browser.events if e.get("method") in loud]


def _asked(browser: Chromium) -> set[str]:
    requests = [e for e in browser.events if e.get("method") == "Network.requestWillBeSent"]
    return {e["params"]["request"]["url"] for e in requests}


# --- paste, read, take away -----------------------------------------------------------------------


def test_a_pasted_report_becomes_facts_marks_and_blurbs(desk: Chromium, service: Service) -> None:
    """Score, scorers, quotation, marked sentences and a push text that opens with the result; all
    requests go to the service, nothing is logged."""
    _read(desk, REPORT)
    assert desk.run("document.querySelector('.part h1').textContent") == "Norvale 2-1 Port Ellan"
    text = desk.run("document.querySelector('.facts').textContent")
    for fact in ("Ana Reis", "Mia Torp", "Jo Falk", "We never stopped believing,", "Ida Brandt"):
        assert fact in text
    assert desk.run("document.querySelectorAll('.s.ev').length") >= 4
    assert desk.run("document.querySelectorAll('.wire .q').length") == 1
    (push,) = desk.run(SHOWN)
    assert push.startswith("Norvale") and "2-1" in push
    assert _logged(desk) == []
    assert all(url.startswith(f"{service.url}/") for url in _asked(desk))
    assert f"{service.url}/look" in _asked(desk)


def test_pointing_at_a_fact_lights_its_sentence(desk: Chromium) -> None:
    """A scorer lights the sentence that tells of the goal, and only that."""
    _read(desk, REPORT)
    jo = desk.run(
        "[...document.querySelectorAll('.s')].find((s) => s.textContent.includes('Jo Falk'))"
        ".dataset.n"
    )
    desk.run(
        "[...document.querySelectorAll('.facts .fact')].find((f) =>"
        " f.textContent.startsWith('Jo Falk')).id = 'here'"
    )
    desk.point_at("#here")
    assert desk.wait_for(f"{LIT} === {json.dumps(jo)}")
    desk("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    assert desk.wait_for(f"{LIT} === ''")


def test_channels_are_chosen_by_keyboard(desk: Chromium) -> None:
    """The arrow keys go through all five channels, one text shown at a time."""
    _read(desk, REPORT)
    desk.run("document.querySelector('.channels input').focus()")
    seen = [desk.run(SHOWN)]
    for _ in range(4):
        desk.press("ArrowRight")
        seen.append(desk.run(SHOWN))
    assert all(len(texts) == 1 for texts in seen)
    assert len({texts[0] for texts in seen}) >= 4
    assert desk.run("document.querySelector('.channels input:checked').value") == "headline"


def test_copy_takes_the_blurb_and_the_quotation_as_they_are(
    desk: Chromium, service: Service
) -> None:
    """On the clipboard are the text of the channel shown, and the wire's own words with speaker."""
    desk.browser(
        "Browser.grantPermissions",
        origin=service.url,
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
    )
    _read(desk, REPORT)
    for button, expected in (
        (".text.on .copy", desk.run(SHOWN)[0]),
        (".quote .copy", "“We never stopped believing,” — Ida Brandt"),
    ):
        desk.click(button)
        assert desk.until(f"document.querySelector('{button}').textContent === 'Copied'")
        assert desk.run("navigator.clipboard.readText()") == expected


def test_ctrl_enter_reads_and_escape_goes_back_with_the_wire_still_there(desk: Chromium) -> None:
    """Escape first lets go of a fact that has the focus, then goes back to the wire."""
    _paste(desk, REPORT)
    desk.press("Enter", ctrl=True)
    assert desk.until(READ)
    desk.run("document.querySelector('.facts .fact').focus()")
    assert desk.wait_for(f"{LIT} !== ''")
    desk.press("Escape")
    assert desk.run(READ)
    assert desk.wait_for(f"{LIT} === ''")
    desk.press("Escape")
    assert desk.run(f"!{READ}")
    assert desk.run("document.activeElement.id") == "wire"
    assert desk.run("document.getElementById('wire').value") == REPORT
    assert desk.run("document.getElementById('result').childElementCount") == 0


def test_a_dropped_file_is_read_in_its_own_format(desk: Chromium, tmp_path: Path) -> None:
    """A ninjs file that is dropped on the page is read as ninjs."""
    item = {"uri": "urn:tideline:9", "type": "text", "headline": "Norvale win", "body_text": REPORT}
    path = tmp_path / "wire.json"
    path.write_text(json.dumps(item), "utf-8")
    desk.drop("#wire", path)
    assert desk.until(READ)
    assert "ninjs" in desk.run("document.querySelector('.about').textContent")


def test_a_wire_that_is_held_back_says_why_and_shows_nothing(desk: Chromium) -> None:
    """A killed wire has a heading and a reason, no fact and no button."""
    _read(desk, "KILL KILL KILL\n\n" + REPORT)
    assert desk.run("document.querySelector('#result h1').textContent").startswith("Killed")
    assert desk.run("document.querySelectorAll('#result .fact, #result .copy').length") == 0


def test_nothing_given_and_nothing_readable_are_said(desk: Chromium) -> None:
    """An empty field is told at once; binary text is the service's own words, with a hint."""
    desk.run("document.getElementById('go').click()")
    assert desk.run(f"{REFUSED}.textContent").startswith("There is no wire yet.")
    _paste(desk, "x")
    desk.run("document.getElementById('wire').value = '\\u0000\\u0001\\u0002'")
    desk.run("document.getElementById('go').click()")
    assert desk.until(f"{REFUSED}?.textContent.includes('binary')")
    assert desk.run(f"{REFUSED}.querySelector('.hint').textContent") != ""
    assert desk.run("document.activeElement.id") == "wire"


def test_a_key_is_asked_for_where_one_is_needed(chromium: Chromium, tmp_path: Path) -> None:
    """No key shows the field, a wrong one says so, the right one reads and is kept in the tab."""
    key, line = new_key("desk")
    (tmp_path / "keys").write_text(line, "utf-8")
    field = "document.getElementById('key')"
    with served("--keys", str(tmp_path / "keys")) as it:
        chromium.size(1280, 900)
        chromium.open(it.url)
        assert chromium.run("document.getElementById('keyfield').hidden")
        _paste(chromium, REPORT)
        chromium.run("document.getElementById('go').click()")
        assert chromium.until(f"{REFUSED}?.textContent.startsWith('A key is needed')")
        assert chromium.run("document.activeElement.id") == "key"
        chromium("Input.insertText", text=key + "x")
        chromium.press("Enter")
        assert chromium.until(f"{REFUSED}?.textContent.startsWith('This key is not known')")
        chromium.run(f"{field}.value = ''")
        chromium("Input.insertText", text=key)
        chromium.press("Enter", ctrl=True)
        assert chromium.until(READ)
        chromium.open(it.url)  # the same tab, loaded again
        _read(chromium, REPORT)


# --- hostile wires --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "text",
    [
        HOSTILE + REPORT,
        HOSTILE + "x" * 200_000,
        "KILL <script>document.title='owned'</script>\n\nx",
    ],
    ids=["tags", "one word of 200 kB", "killed"],
)
def test_a_hostile_wire_does_nothing(
    desk: Chromium, service: Service, width: int, text: str
) -> None:
    """Tags, template marks, bidi characters, an endless word: no script runs, no dialogue opens,
    nothing is logged, nothing is asked for outside, nothing is wider than the screen."""
    desk.size(width, 844, phone=width < 800)
    desk.open(service.url)
    _read(desk, text)
    assert desk.run("document.title") == "summarizer"
    assert desk.run("document.querySelectorAll('#result script, #result img').length") == 0
    assert "\u202e" not in desk.run("document.querySelector('#result').innerText")
    assert desk.run("document.documentElement.scrollWidth") == width
    assert _logged(desk) == []
    assert all(url.startswith(f"{service.url}/") for url in _asked(desk))


def test_the_policy_is_in_force(desk: Chromium) -> None:
    """An inline script that found its way into the page would not run."""
    desk.run(
        "(() => { const s = document.createElement('script'); s.textContent ="
        " \"document.title = 'owned'\"; document.body.append(s) })()"
    )
    assert desk.run("document.title") == "summarizer"
    assert any("Content Security Policy" in json.dumps(e) for e in _logged(desk))


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_to_object_to(
    desk: Chromium, service: Service, width: int, scheme: str
) -> None:
    """No rule of axe-core is broken, best practices included: empty, read, withheld, refused."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    desk.size(width, 844, phone=width < 800)
    desk.media(prefers_color_scheme=scheme)
    for text, seen in (
        (None, "true"),
        (TWO_LEGS, READ),
        ("KILL KILL KILL\n\n" + REPORT, READ),
        ("\u0000\u0001", REFUSED),
    ):
        desk.open(service.url)
        if text is not None:
            desk.run(f"document.getElementById('wire').value = {json.dumps(text)}")
            desk.run("document.getElementById('go').click()")
        assert desk.until(seen)
        desk.run(axe + "; 0")
        found = desk.run(
            "axe.run().then((r) => ({ kept: r.passes.length, broken: r.violations.map((v) =>"
            " `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`) }))"
        )
        assert found["broken"] == []
        assert found["kept"] > 20


def test_a_score_is_never_cut_by_the_end_of_a_line(desk: Chromium, service: Service) -> None:
    """At no width of a phone does a score in a heading stand on two lines."""
    for width in (320, 360, 375, 390, 412, 430):
        desk.size(width, 844, phone=True)
        desk.open(service.url)
        _read(desk, TWO_LEGS)
        heights = desk.run(
            "[...document.querySelectorAll('.part .score-kept')]"
            ".map((s) => s.getClientRects().length)"
        )
        assert heights and set(heights) == {1}


# --- one wire at a time ---------------------------------------------------------------------------

OTHER = "Fen City beat Gale 4-0 on Sunday. Lena Roth scored in the 5th minute."
TITLE = "document.querySelector('#result .part h1')?.textContent"
SEEN = (
    "(() => { const b = document.getElementById('wrong').getBoundingClientRect();"
    " return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight })()"
)


def _file(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def _drag(browser: Chromium, *, text: str | None = None, path: Path | None = None) -> None:
    """Let a text or a file fall on the page, wherever that is."""
    items = [] if text is None else [{"mimeType": "text/plain", "data": text}]
    data = {"items": items, "files": [str(path)] if path else [], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        browser("Input.dispatchDragEvent", type=kind, x=200, y=200, data=data)


def _nothing_shown(browser: Chromium) -> bool:
    shown = browser.run("document.getElementById('result').childElementCount")
    return shown == 0 and not browser.run(READ)


@pytest.mark.parametrize("first", ["chosen", "dropped", "pasted"])
@pytest.mark.parametrize("then", ["dropped text", "dropped file", "chosen file", "typed"])
@pytest.mark.parametrize("back", [True, False], ids=["after going back", "at once"])
def test_what_was_given_last_is_what_is_read(
    desk: Chromium, tmp_path: Path, first: str, then: str, back: bool
) -> None:
    """Whichever way a wire came and the next one comes, the facts are those of the next."""
    one = _file(tmp_path, "one.txt", REPORT.encode())
    two = _file(tmp_path, "two.txt", OTHER.encode())
    if first == "chosen":
        desk.choose_file("#file", one)
    elif first == "dropped":
        _drag(desk, path=one)
    else:
        _read(desk, REPORT)
    assert desk.until(f"{TITLE} === 'Norvale 2-1 Port Ellan'")
    if back or then == "typed":
        desk.click("#again")
        assert _nothing_shown(desk)
    if then == "dropped text":
        _drag(desk, text=OTHER)
    elif then == "dropped file":
        _drag(desk, path=two)
    elif then == "chosen file":
        desk.choose_file("#file", two)
    else:
        desk.paste("#wire", OTHER)
        desk.press("Enter", ctrl=True)
    assert desk.until(f"{TITLE}?.startsWith('Fen City')")
    # And what the editor holds is that wire, not the one before.
    desk.click("#again")
    assert desk.run("document.getElementById('file').files.length") == 0
    assert desk.run("document.getElementById('wire').value") in ("", OTHER)


def test_the_same_file_may_be_chosen_again(desk: Chromium, tmp_path: Path) -> None:
    """After going back a file that was chosen before is read again, as it is now."""
    path = _file(tmp_path, "one.txt", REPORT.encode())
    desk.choose_file("#file", path)
    assert desk.until(READ)
    desk.press("Escape")
    assert desk.run(f"!{READ}")
    path.write_text(OTHER)
    desk.choose_file("#file", path)
    assert desk.until(f"{TITLE}?.startsWith('Fen City')")


def _refused(browser: Chromium, focus: str) -> None:
    """Nothing of a wire is left, the reason is in sight, and something can be done."""
    assert browser.until(REFUSED)
    assert _nothing_shown(browser)
    assert browser.run("document.getElementById('wrong').getAttribute('role')") == "alert"
    assert browser.run(SEEN)
    assert browser.run("document.activeElement.id") == focus
    assert browser.run("document.getElementById('go').disabled") is False


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("why", ["binary", "folder", "nothing"])
def test_a_wire_that_is_refused_leaves_nothing_of_the_one_before(
    desk: Chromium, service: Service, tmp_path: Path, width: int, why: str
) -> None:
    """Scrolled down in the facts of one wire, another is given and refused: no fact and no button
    stays, the reason is in sight as an alert, and the focus is in the editor."""
    desk.size(width, 844, phone=width < 800)
    desk.open(service.url)
    _read(desk, REPORT)
    desk.run("scrollTo(0, document.body.scrollHeight)")
    (tmp_path / "folder").mkdir()
    if why == "nothing":
        _drag(desk, text=" ")
    elif why == "folder":
        _drag(desk, path=tmp_path / "folder")
    else:
        _drag(desk, path=_file(tmp_path, "x.bin", b"\x00\x01\x02\xff" * 100))
    _refused(desk, "wire")


def test_a_service_that_is_down_or_knows_the_key_no_more_leaves_nothing_either(
    chromium: Chromium, tmp_path: Path
) -> None:
    """A key that is not known any more, then no service at all: the same, with the focus in the
    field of the key and in the editor."""
    key, line = new_key("desk")
    (tmp_path / "keys").write_text(line, "utf-8")
    with served("--keys", str(tmp_path / "keys")) as it:
        chromium.size(390, 844, phone=True)
        chromium.open(it.url)
        for wrong, focus in ((True, "key"), (False, "wire")):
            chromium.run(f"document.getElementById('key').value = {json.dumps(key)}")
            _drag(chromium, text=REPORT)
            assert chromium.until(READ)
            chromium.run("scrollTo(0, document.body.scrollHeight)")
            if wrong:
                chromium.run("document.getElementById('key').value = 'sk-desk-other'")
            else:
                it.process.ask_to_stop()
                assert it.process.ended() == 0
            _drag(chromium, text=OTHER)
            _refused(chromium, focus)


def test_a_key_that_cannot_be_one_is_told_as_such(chromium: Chromium, tmp_path: Path) -> None:
    """A key with a letter that no header takes is not known; the service is not blamed."""
    _, line = new_key("desk")
    (tmp_path / "keys").write_text(line, "utf-8")
    with served("--keys", str(tmp_path / "keys")) as it:
        chromium.size(1280, 900)
        chromium.open(it.url)
        chromium.run("document.getElementById('key').value = 'sk-\\u043a\\u043b\\u044e\\u0447'")
        _paste(chromium, REPORT)
        chromium.run("document.getElementById('go').click()")
        assert chromium.until(f"{REFUSED}?.textContent.startsWith('This key is not known')")
        assert chromium.run("document.activeElement.id") == "key"


@pytest.mark.parametrize("how", ["Escape", "typing"])
def test_reading_is_stopped_by_escape_and_by_another_text(chromium: Chromium, how: str) -> None:
    """While the service thinks, Escape or a changed text ends it: the old text's facts never come,
    and the next are those of the text that is there."""
    with served() as it:
        chromium.size(1280, 900)
        chromium.open(it.url)
        os.kill(it.process.pid, signal.SIGSTOP)
        _paste(chromium, REPORT)
        chromium.run("document.getElementById('go').click()")
        assert chromium.until("document.getElementById('said').textContent === 'Reading …'")
        if how == "Escape":
            chromium.press("Escape")
        else:
            chromium.paste("#wire", OTHER)
        assert chromium.run("document.getElementById('said').textContent") == ""
        assert chromium.run("document.getElementById('go').disabled") is False
        os.kill(it.process.pid, signal.SIGCONT)
        assert it.ask("GET", "/healthz").status == 200
        assert _nothing_shown(chromium)
        chromium.paste("#wire", OTHER)
        chromium.press("Enter", ctrl=True)
        assert chromium.until(READ)
        assert chromium.run(TITLE).startswith("Fen City")


def test_the_parts_of_a_quotation_are_copied_as_parts(desk: Chromium, service: Service) -> None:
    """What the wire put between two parts is not in them, so they are not run together."""
    desk.browser(
        "Browser.grantPermissions",
        origin=service.url,
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
    )
    _read(
        desk,
        "Aldby beat Crane 1-0 on Sunday.\n\n“Rain was rain,” Aldby coach Ida Brandt told us. "
        "“We looked at it once and went home.”\n",
    )
    desk.click(".quote .copy")
    assert desk.until("document.querySelector('.quote .copy').textContent === 'Copied'")
    assert desk.run("navigator.clipboard.readText()") == (
        "“Rain was rain,” “We looked at it once and went home.” — Ida Brandt"
    )


def test_a_charset_that_was_guessed_is_said_before_anything_is_copied(
    desk: Chromium, tmp_path: Path
) -> None:
    """A file that is no UTF-8 has a warning above its blurbs, a file in UTF-8 has none."""
    text = "D\u0119bno beat Crane 1-0 on Sunday."
    _drag(desk, path=_file(tmp_path, "one.txt", text.encode("cp1250")))
    assert desk.until(READ)
    assert "cp1252" in desk.run("document.querySelector('.blurbs .guess').textContent")
    _drag(desk, path=_file(tmp_path, "two.txt", text.encode()))
    assert desk.until(f"{TITLE}?.startsWith('D\u0119bno')")
    assert desk.run("document.querySelector('.guess')") is None
