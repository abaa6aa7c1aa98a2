"""The digest's page: what it shows of each match, and that nothing of a wire acts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from summarizer.day import Day, Item, day
from summarizer.page import digest
from tests.day.samples import item, match, ninjs, quote

from .chromium import BINARY, Chromium

GOALS = ("goal home 12 Ana Reis", "red away 60 Jo Falk")
HOSTILE = '<img src=x onerror="document.title=1">\u202e'


@pytest.fixture(scope="module")
def made() -> Day:
    """Two sources that differ on the score and on how somebody was sent off, and what was held."""
    told = {"events": GOALS, "competition": "Coast League", "day": "2026-05-02"}
    other = {**told, "events": (GOALS[0], "sent_off away - Jo Falk")}
    said = [quote("We never stopped believing", "Petra Lund")]
    return day(
        [
            item("a", match("Norvale", "Ellan", "2-1", headline="Norvale win", **told)),
            item("b", match("Norvale", "Ellan", "3-1", **other), quotes=said),
            item("c", match("Sandle", "Perran", "0-0")),
            Item("d", "held", "embargoed until noon"),
        ]
    )


def found_in(page: str, path: str) -> list[Any]:
    """What stands at ``path``."""
    found = lxml_html.document_fromstring(page).xpath(path)
    assert isinstance(found, list)
    return found


def text_of(page: str, path: str) -> list[str]:
    """The words of the elements at ``path``, white space inside collapsed."""
    return [" ".join(e.text_content().split()) for e in found_in(page, path)]


def test_both_scores_stand_on_the_card_with_their_sources(made: Day) -> None:
    """Neither is chosen; the list on top shows none."""
    page = digest(made)
    card = "//article[contains(., 'Norvale')]"
    (score,) = text_of(page, f"{card}//p[contains(@class, 'score')]")
    assert score.endswith("2-1A or 3-1B")
    assert text_of(page, "//nav//li")[0].startswith("Norvale v Ellan 2 sources 1 contradiction")
    assert text_of(page, f"{card}//li[@class='refines']") == [
        "told more closely kind of red card, Jo Falk 60′red cardA · sending-offB"
    ]


def test_what_one_source_has_stands_under_it(made: Day) -> None:
    """A minute and a quotation, each under its own source."""
    only = text_of(digest(made), "//p[@class='only']")
    assert only == [
        "found here only minute of red card, Jo Falk: 60′",
        "found here only “We never stopped believing”",
    ]


def test_what_is_left_out_is_listed(made: Day) -> None:
    """With its outcome and reason."""
    assert "held d embargoed until noon" in text_of(digest(made), "//ul[@class='list']/li")


def test_letters_lead_to_the_sentence(made: Day) -> None:
    """On the wire's evidence page, where one is named; else they are no links."""
    pages = {w.key: f"day-evidence.html#{w.key}" for w in made.wires}
    hrefs = found_in(digest(made, pages=pages), "//a[@class='src']/@href")
    assert "day-evidence.html#w1-s1" in hrefs
    assert not found_in(digest(made), "//a[contains(@class, 'src')]")
    with pytest.raises(ValueError, match="no address of a page"):
        digest(made, pages={"w1": "javascript:alert(1)"})


def test_nothing_of_a_wire_acts_in_the_page() -> None:
    """Names, quotations and reasons are text, and acting characters are signs."""
    told = match(
        HOSTILE, "Ellan", "1-0", events=[f"goal home 12 {HOSTILE}"], competition=HOSTILE,
        headline=HOSTILE, blurb=HOSTILE,
    )  # fmt: skip
    other = match(HOSTILE, "Ellan", "1-0", events=["goal home 12 Lou Varga"])
    page = digest(
        day(
            [
                item("a", told, quotes=[quote(HOSTILE, HOSTILE)], provider=HOSTILE),
                item("b", other),
                Item(HOSTILE, "failed", HOSTILE),
            ]
        )
    )
    assert not found_in(page, "//img | //script | //@onerror | //@style")
    assert "\u202e" not in page
    (policy,) = found_in(page, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'", policy
    )


def test_a_day_of_nothing_is_a_page() -> None:
    """It says so."""
    assert "No match was found." in digest(day([]))


def test_a_correction_that_was_not_read_leads_both_ways() -> None:
    """The card names it and leads to its line; the line leads back to the card."""
    late = ninjs("c", "Coast Press", "Norvale beat Ellan 2-1, Iden scoring.", version="2",
                 headline="CORRECTED: Norvale win")  # fmt: skip
    page = digest(day([item("a", match("Norvale", "Ellan")), item("c", wire=late)]))
    (line,) = text_of(page, "//ul[@class='unread']/li[@class='warn']")
    assert line.startswith("CORRECTED: Norvale win c a correction of a report")
    (there,) = found_in(page, "//ul[@class='unread']//a/@href")
    (back,) = found_in(page, f"//li[@id='{there[1:]}']//a/@href")
    assert found_in(page, f"//article[@id='{back[1:]}']")


def test_who_was_at_home_is_said_beside_the_result() -> None:
    """Where nobody says it, before all else of the card, and not of tennis."""
    page = digest(day([item("a", match("Norvale", "Ellan"))]))
    assert text_of(page, "//div[@class='board']/following-sibling::*[1]") == [
        "Nobody says who was at home."
    ]
    tennis = match("Ana Reis", "Lou Varga", None, sport="tennis", result_as_written="6-4, 7-6")
    assert "at home" not in " ".join(text_of(digest(day([item("a", tennis)])), "//article"))


def test_the_list_tells_matches_apart() -> None:
    """The day's first, an older one with its day; the sport where there are several; a result in
    words."""
    tennis = match(
        "Ana Reis", "Lou Varga", None, sport="tennis", result_as_written="6-4, 7-6", winner="away",
        day="2026-05-02",
    )  # fmt: skip
    page = digest(
        day(
            [
                item("a", match("Sandle", "Perran", "0-0", day="2026-04-25")),
                item("b", match("Norvale", "Ellan", day="2026-05-02")),
                item("c", match("Norvale", "Ellan", "24-17", sport="rugby", day="2026-05-02")),
                item("d", tennis),
            ]
        )
    )
    listed = text_of(page, "//nav//li")
    assert sorted(listed[:3]) == [
        "Lou Varga beat Ana Reis 6-4, 7-6 Tennis 1 source",
        "Norvale 2-1 Ellan Football 1 source",
        "Norvale 24-17 Ellan Rugby 1 source",
    ]
    assert listed[3] == "Sandle 0-0 Perran Football, 2026-04-25 1 source"


def test_goals_of_no_side_stand_in_a_row_of_their_own() -> None:
    """Below both names, not on the line between them; alone they stand on a line without names."""
    events = ("goal home 12 Ana Reis", "goal - 51 Lou Varga")
    line = "//figure[@class='line']"
    page = digest(day([item("a", match("Norvale", "Ellan", events=events))]))
    assert text_of(page, f"{line}/p") == ["Norvale", "Ellan", "side not told"]
    row = f"{line}/p[3]/following-sibling::*[1]//text"
    assert text_of(page, row) == ["51′"]
    alone = digest(day([item("a", match("Norvale", "Ellan", events=events[1:]))]))
    assert text_of(alone, f"{line}/p") == ["side not told"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests here."""
    with Chromium() as browser:
        yield browser


@pytest.mark.browser
@pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
def test_it_fits_a_phone_and_asks_for_nothing(
    chromium: Chromium, made: Day, tmp_path: Path
) -> None:
    """No scrolling sideways, no request but the page's own, no complaint of its policy."""
    chromium.size(390, 844, phone=True)
    chromium.show(digest(made), tmp_path)
    assert chromium.run("document.documentElement.scrollWidth") == 390
    methods = [e.get("method") for e in chromium.events]
    assert methods.count("Network.requestWillBeSent") == 1
    assert "Log.entryAdded" not in methods


@pytest.mark.browser
@pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
def test_it_has_its_style(chromium: Chromium, made: Day, tmp_path: Path) -> None:
    """The policy lets the style sheet in: a contested score stands on a tinted ground."""
    chromium.show(digest(made), tmp_path)
    ground = chromium.run(
        "getComputedStyle(document.querySelector('.score.contested')).backgroundColor"
    )
    assert ground != "rgba(0, 0, 0, 0)"


@pytest.mark.browser
@pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine")
def test_it_prints(chromium: Chromium, made: Day, tmp_path: Path) -> None:
    """On paper the ground is white and the contested score has a border instead."""
    chromium.show(digest(made), tmp_path)
    chromium("Emulation.setEmulatedMedia", media="print")
    look = chromium.run(
        "(() => { const s = getComputedStyle(document.querySelector('.score.contested'));"
        " return [s.backgroundColor, s.borderTopStyle] })()"
    )
    chromium("Emulation.setEmulatedMedia", media="")
    assert look == ["rgba(0, 0, 0, 0)", "solid"]
    assert len(chromium("Page.printToPDF")["data"]) > 1000
