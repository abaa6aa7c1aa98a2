"""The page in a real browser: what lights up, what comes into view, what is kept out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.page import LeftOut, render_page, render_pages

from .chromium import BINARY, Chromium
from .samples import cup_tie, hostile, long_wire, preview

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine"),
]

LIT = "[...document.querySelectorAll('.s.lit')].map((s) => s.dataset.n).join(' ')"
IN_VIEW = """(() => {
  const sentence = document.querySelector('.s.lit');
  return sentence && [...sentence.getClientRects()].every((line) => line.top >= 0
    && line.bottom <= innerHeight
    && sentence.contains(document.elementFromPoint(line.right - 4, line.top + line.height / 2)));
})()"""
"""Every line of the lit sentence is on the screen and nothing lies over it."""
OPPONENT = ".rows .fact[data-s='76']"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests here."""
    with Chromium() as browser:
        yield browser


@pytest.fixture
def wide(chromium: Chromium) -> Chromium:
    """The browser in the size of a desk's screen, with a mouse far from everything."""
    chromium.size(1280, 800)
    chromium.media(prefers_color_scheme="light")
    chromium("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    return chromium


@pytest.fixture
def phone(chromium: Chromium) -> Chromium:
    """The browser in the size of a phone, with a touch screen."""
    chromium.size(390, 844, phone=True)
    chromium.media(prefers_color_scheme="light")
    return chromium


def _seen(browser: Chromium, method: str) -> list[dict[str, Any]]:
    return [e["params"] for e in browser.events if e.get("method") == method]


def test_pointing_at_a_fact_lights_its_sentences(wide: Chromium, tmp_path: Path) -> None:
    """Exactly the sentences of the fact are lit, and no more when the pointer leaves."""
    wide.show(render_page(*cup_tie()), tmp_path)
    assert wide.run(LIT) == ""
    wide.point_at(".quotes .fact[data-q='1']")
    assert wide.wait_for(f"{LIT} === '10 11'")
    assert wide.run("[...document.querySelectorAll('.q.said')].map((q) => q.textContent)") == [
        "I told them in the tunnel that nobody remembers a semi-final,",
        "We had to suffer, and I am still suffering now.",
    ]
    wide("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    assert wide.wait_for(f"{LIT} === ''")


def test_pointing_at_the_time_line_lights_too(wide: Chromium, tmp_path: Path) -> None:
    """A marker of the time line lights the sentence of its event."""
    wide.show(render_page(*cup_tie()), tmp_path)
    wide.point_at(".marker[data-s='7'] .hit")
    assert wide.wait_for(f"{LIT} === '7'")


def test_tab_reaches_facts_and_lights_them(wide: Chromium, tmp_path: Path) -> None:
    """From one Tab to the next the focused fact's sentences are lit; Escape puts them out."""
    wide.show(render_page(*cup_tie()), tmp_path)
    focused = "document.activeElement.dataset.s || ''"
    for _ in range(12):
        wide.press("Tab")
        assert wide.wait_for(f"({focused}) === ({LIT})")
    assert wide.run(focused) != ""
    wide.press("Escape")
    assert wide.wait_for(f"{LIT} === ''")


def test_every_fact_can_be_reached_with_tab(wide: Chromium, tmp_path: Path) -> None:
    """No fact is out of the order of focus."""
    wide.show(render_page(*cup_tie()), tmp_path)
    facts = "[...document.querySelectorAll('.fact')]"
    assert wide.run(f"{facts}.length") > 30
    assert wide.run(f"{facts}.every((f) => f.tabIndex === 0)")


def test_a_sentence_far_down_comes_into_view(wide: Chromium, tmp_path: Path) -> None:
    """The wire's pane scrolls to it, and the fact stays under the pointer."""
    wide.show(render_page(*long_wire()), tmp_path)
    where = f"document.querySelector({json.dumps(OPPONENT)}).getBoundingClientRect().top"
    wide.point_at(OPPONENT)
    assert wide.wait_for(f"{LIT} === '76'")
    before = wide.run(where)
    assert wide.wait_for(IN_VIEW)
    assert wide.run(where) == before


def test_a_sentence_in_view_moves_nothing(wide: Chromium, tmp_path: Path) -> None:
    """Nothing scrolls where nothing needs to."""
    wide.show(render_page(*cup_tie()), tmp_path)
    wide.point_at(".kicker .fact")
    assert wide.wait_for(f"{LIT} === '3'")
    assert wide.run("document.querySelector('.pane').scrollTop") == 0


def test_the_second_wire_of_a_page_lights_in_its_own_text(wide: Chromium, tmp_path: Path) -> None:
    """Sentence 3 of the second wire is not sentence 3 of the first."""
    wide.show(render_pages([cup_tie(), long_wire()]), tmp_path)
    wide.point_at(f"#w2 {OPPONENT}")
    assert wide.wait_for("document.querySelector('#w2-s76').classList.contains('lit')")
    assert wide.run("document.querySelectorAll('#w1 .lit').length") == 0
    assert wide.wait_for(IN_VIEW)


def test_pointing_at_a_sentence_shows_what_was_read_from_it(wide: Chromium, tmp_path: Path) -> None:
    """The way back: the facts that rest on the sentence are marked."""
    wide.show(render_page(*cup_tie()), tmp_path)
    wide.point_at("#w1-s16")
    assert wide.wait_for("document.querySelectorAll('.fact.from').length === 2")
    marked = wide.run("[...document.querySelectorAll('.fact.from')].map((f) => f.textContent)")
    assert marked == ["Estmark16", "Vale City16"]


def test_a_tap_on_a_phone_brings_the_sentence_up(phone: Chromium, tmp_path: Path) -> None:
    """The wire comes to the foot of the screen with the sentence lit; Close puts it away."""
    phone.show(render_page(*long_wire()), tmp_path)
    phone.tap(OPPONENT)
    assert phone.wait_for(f"{LIT} === '76'")
    assert phone.wait_for(IN_VIEW)
    fact = f"document.querySelector({json.dumps(OPPONENT)}).getBoundingClientRect()"
    pane = "document.querySelector('.pane').getBoundingClientRect()"
    assert phone.run(f"{fact}.bottom <= {pane}.top"), "the fact stays in view too"
    phone.tap(".close")
    assert phone.wait_for(f"{LIT} === ''")
    assert phone.wait_for("!document.querySelector('.docked')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_policy_stops_nothing_of_ours_and_nothing_goes_out(
    wide: Chromium, tmp_path: Path, scheme: str
) -> None:
    """No violation is logged, style and script are at work, and one request was made."""
    wide.media(prefers_color_scheme=scheme)
    page = render_pages([cup_tie(), preview()], left_out=[LeftOut("a.txt", "held", "embargo")])
    wide.show(page, tmp_path)
    wide.point_at(".kicker .fact")
    assert wide.wait_for(f"{LIT} === '3'")
    ground = wide.run("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(253, 253, 251)", "dark": "rgb(23, 24, 26)"}[scheme]
    assert _seen(wide, "Log.entryAdded") == []
    assert _seen(wide, "Runtime.exceptionThrown") == []
    asked = [r["request"]["url"] for r in _seen(wide, "Network.requestWillBeSent")]
    assert asked == [(tmp_path / "page.html").as_uri()]


def test_the_policy_stops_what_is_not_ours(wide: Chromium, tmp_path: Path) -> None:
    """A script that found its way into the page would not run: the policy is really in force."""
    page = render_page(*cup_tie())
    planted = page.replace("</body>", "<script>document.title = 'owned'</script></body>")
    assert planted != page
    wide.show(planted, tmp_path)
    assert wide.run("document.title").startswith("Norvale through")
    assert any(
        "Content Security Policy" in e["entry"]["text"] for e in _seen(wide, "Log.entryAdded")
    )


def test_a_hostile_wire_does_nothing(wide: Chromium, tmp_path: Path) -> None:
    """No script of the wire runs, no image is asked for, no dialogue opens."""
    wide.show(render_page(*hostile()), tmp_path)
    assert wide.run("document.title").startswith("<script>document.title='owned'</script>")
    assert wide.run("document.images.length + document.scripts.length") == 1
    assert len(_seen(wide, "Network.requestWillBeSent")) == 1
    assert _seen(wide, "Page.javascriptDialogOpening") == []
    assert _seen(wide, "Log.entryAdded") == []


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1280])
def test_nothing_is_wider_than_the_screen(chromium: Chromium, tmp_path: Path, width: int) -> None:
    """No width makes the page scroll sideways, not even with words without a space."""
    chromium.size(width, 800)
    for pair in (cup_tie(), hostile()):
        chromium.show(render_page(*pair), tmp_path)
        assert chromium.run("document.documentElement.scrollWidth") == width


def test_one_column_on_a_phone_and_two_on_a_desk(chromium: Chromium, tmp_path: Path) -> None:
    """The wire stands beside the facts where there is room, else after them."""
    beside = (
        "document.querySelector('.pane').getBoundingClientRect().left"
        " >= document.querySelector('.facts').getBoundingClientRect().right"
    )
    for width, expected in ((390, False), (1280, True)):
        chromium.size(width, 800)
        chromium.show(render_page(*cup_tie()), tmp_path)
        assert chromium.run(beside) is expected


def test_copying_the_wire_gives_its_words(wide: Chromium, tmp_path: Path) -> None:
    """What a reader copies out of a paragraph has no numbers and no marks of ours in it."""
    wire, summary = cup_tie()
    wide.show(render_page(wire, summary), tmp_path)
    copied = wide.run(
        "(() => { const range = document.createRange();"
        " range.selectNodeContents(document.querySelectorAll('.par')[3]);"
        " const selection = getSelection(); selection.removeAllRanges();"
        " selection.addRange(range); return selection.toString() })()"
    )
    assert copied == " ".join(wire.sentence_text(n) for n in (4, 5))


def test_paper_shows_all_of_the_wire(wide: Chromium, tmp_path: Path) -> None:
    """In print the pane has no scroll bar: the last sentence stands on the sheet."""
    wide.show(render_page(*long_wire()), tmp_path)
    wide("Emulation.setEmulatedMedia", media="print")
    try:
        pane = "document.querySelector('.pane')"
        assert wide.run(f"{pane}.scrollHeight <= {pane}.clientHeight + 1")
        assert wide.run("getComputedStyle(document.querySelector('.close')).display") == "none"
    finally:
        wide("Emulation.setEmulatedMedia", media="")


def test_paper_is_light_though_the_screen_is_dark(wide: Chromium, tmp_path: Path) -> None:
    """On a machine with a dark scheme the print has dark letters on light grounds."""
    wide.show(render_page(*cup_tie()), tmp_path)
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    wide("Emulation.setEmulatedMedia", media="print", features=dark)
    try:
        style = "getComputedStyle(document.querySelector('.s.ev'))"
        ink, ground = wide.run(f"[{style}.color, {style}.backgroundColor]")
        assert ink == "rgb(0, 0, 0)"
        assert min(int(part) for part in re.findall(r"\d+", ground)[:3]) > 200
    finally:
        wide("Emulation.setEmulatedMedia", media="", features=[])
