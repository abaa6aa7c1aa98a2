from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from summarizer.page import LeftOut, render_page, render_pages
from summarizer.reading import read_path

from .samples import HOSTILE, LLM, OFFLINE, build_wire, cup_tie, hostile, info, preview

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "wires").glob("*.txt"))
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """A page taken apart: its elements in order, and the text of some of them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.path: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[list[tuple[str, dict[str, str]]], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and go into it."""
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.path.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, which has to be the innermost one."""
        assert self.path.pop()[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        """Note text and where it stands."""
        self.texts.append((list(self.path), data))

    def text_of(self, tag: str, css: str = "") -> str:
        """The text in all elements of a tag and class."""
        return "".join(
            data
            for path, data in self.texts
            if any(t == tag and (not css or css in a.get("class", "").split()) for t, a in path)
        )

    def attribute(self, tag: str, name: str) -> list[str]:
        """The values of an attribute in all elements of a tag that have it."""
        return [a[name] for t, a in self.elements if t == tag and name in a]


@pytest.fixture(scope="module")
def cup() -> Page:
    """The page of the cup tie."""
    return Page(render_page(*cup_tie()))


@pytest.fixture(scope="module")
def attack() -> str:
    """The page of the hostile wire."""
    return render_page(*hostile())


def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(cup: Page) -> None:
    """The hashes in the policy are those of the page's one style sheet and one script."""
    (policy,) = [
        a["content"]
        for t, a in cup.elements
        if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]

    def hash_of(tag: str) -> str:
        (text,) = [data for path, data in cup.texts if path and path[-1][0] == tag]
        digest = hashlib.sha256(text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": hash_of("style"),
        "script-src": hash_of("script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_in_the_page_leads_outside_or_runs(cup: Page, attack: str) -> None:
    """No handler, no style attribute, no address but a place in the page itself."""
    for page in (cup, Page(attack)):
        for tag, attributes in page.elements:
            assert tag not in {"img", "link", "iframe", "object", "embed", "base", "form"}
            for name, value in attributes.items():
                assert not name.startswith("on") and name not in {"style", "src", "srcset"}
                if name in {"href", "xlink:href"}:
                    assert value.startswith("#")
        assert [t for t, _ in page.elements].count("script") == 1
        assert "@import" not in page.text_of("style") and "url(" not in page.text_of("style")


def test_every_place_that_is_pointed_at_exists_once(cup: Page) -> None:
    """Links, descriptions and evidence lead to elements of the page; no id stands twice."""
    ids = [a["id"] for _, a in cup.elements if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in cup.elements:
        if attributes.get("href"):
            assert attributes["href"][1:] in ids
        assert set(attributes.get("aria-describedby", "").split()) <= set(ids)
        if "data-s" in attributes:
            assert {f"w1-s{n}" for n in attributes["data-s"].split()} <= set(ids)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_wire_stands_in_the_page_unchanged(path: Path) -> None:
    """The text of the element with the wire is the wire's text, character for character."""
    wire = read_path(path)
    _, summary = preview()
    page = Page(render_page(wire, summary.model_copy(update={"wire": info(wire)})))
    assert page.text_of("div", "wire") == wire.text


def test_a_rule_never_passes_for_a_model() -> None:
    """The engine is named in plain words; a model by its name, a replay as such."""

    def made(**changes: object) -> str:
        wire, summary = cup_tie()
        run = OFFLINE.model_copy(update=changes)
        page = Page(render_page(wire, summary.model_copy(update={"run": run})))
        return page.text_of("p", "made")

    assert made().startswith("Made by rule (engine: offline)")
    by_model = made(**LLM.model_dump(exclude={"schema_hash", "usage"}))
    assert by_model.startswith("Made by a language model: example-large-1 (engine: llm)")
    assert "$0.0143" in by_model and "2 requests" in by_model
    replayed = made(engine="replay", model="example-large-1")
    assert replayed.startswith("Made from stored replies of example-large-1 (engine: replay)")


def test_every_fact_of_the_match_is_on_the_page(cup: Page) -> None:
    """Score, scores of the parts, places, days, winners, opponents, events, quotations."""
    text = re.sub(r"\s+", " ", cup.text_of("div", "facts"))
    for told in [
        "Harbour Cup", "semi-final", "2-1", "4-4", "4-2", "Port Ellan 3-1 Norvale",
        "Old Basin, Norvale", "March 14, Saturday (2026-03-14)", "Estmark", "Vale City",
        "Dario Venn", "second yellow card", "“late on”", "45+2′", "90+3′", "109′", "Shoot-out",
        "“We had to suffer, and I am still suffering now.”", "Norvale captain", "written “she”",
        "Norvale beat Port Ellan on penalties to reach final",
    ]:  # fmt: skip
        assert told in text
    assert "3 to 1" in cup.text_of("p", "score")


def test_each_fact_names_its_own_sentences(cup: Page) -> None:
    """The evidence of a fact on the page is the evidence of the summary."""
    cited: dict[str, str | None] = {}
    for path, data in cup.texts:
        for tag, attributes in path:
            if tag == "a" and "fact" in attributes.get("class", "") and data.strip():
                cited.setdefault(data.strip(), attributes.get("data-s"))
    assert cited["Harbour Cup"] == "3"
    assert cited["Old Basin, Norvale"] == "3"
    assert cited["Dario Venn"] == "7"
    assert cited["Karin Osse"] == "13 14"
    assert cited["Estmark"] == "16"


def test_an_event_without_a_side_says_so() -> None:
    """No team's name stands at a goal of which nobody knows for whom it was, in neither colour."""
    wire, summary = cup_tie()
    match = summary.matches[0]
    own = next(e for e in match.events if e.kind == "own_goal")
    events = tuple(e.model_copy(update={"side": None}) for e in (match.events[0], own))
    open_ = match.model_copy(update={"events": events})
    page = Page(render_page(wire, summary.model_copy(update={"matches": (open_,)})))
    listed = " ".join(page.text_of("ol", "events").split())
    assert "side not known" in listed
    assert "own goal, side not known" in listed
    assert match.home.name not in listed and match.away.name not in listed
    (line,) = [v for v in page.attribute("svg", "aria-label") if v.startswith("Time line")]
    assert line.endswith("7' goal Jo Falk, side not known; 45+2' own goal Jo Falk, side not known")


def test_a_speaker_without_a_name_is_told_as_the_wire_puts_it() -> None:
    """The words at the attribution point at their sentence, and no name is made up."""
    wire, summary = cup_tie()
    quote, told = next((q, q.speaker) for q in summary.quotes if q.speaker is not None)
    speaker = told.model_copy(update={"name": None, "as_written": "a club statement", "role": None})
    quote = quote.model_copy(update={"speaker": speaker})
    html = render_page(wire, summary.model_copy(update={"quotes": (quote,)}))
    caption = html.split("<figcaption>")[1].split("</figcaption>")[0]
    words = re.sub(r"<[^>]+>", "", caption)
    assert words.startswith("a club statement")
    assert words.endswith("(no name was found)")


def test_what_was_worked_out_is_marked(cup: Page) -> None:
    """The winner, the day, the minutes that no sentence tells; and nothing else."""
    marked = [
        a["title"].removeprefix("Worked out, not told: ")
        for t, a in cup.elements
        if a.get("class") == "derived"
    ]
    assert sorted(marked) == [
        "date",
        "home_name",
        "minute",
        "minute, added",
        "minute, added",
        "winner",
    ]


def test_a_value_without_a_sentence_says_so() -> None:
    """It can be reached with Tab like the others, and tells that it has no sentence."""
    wire, summary = cup_tie()
    bare = summary.matches[0].competition
    assert bare is not None
    match = summary.matches[0].model_copy(
        update={"competition": bare.model_copy(update={"evidence": ()})}
    )
    page = Page(render_page(wire, summary.model_copy(update={"matches": (match,)})))
    assert page.text_of("span", "bare") == "no sentence"
    (element,) = [
        path[-1][1] for path, data in page.texts if data == "Harbour Cup" and path[-1][0] == "a"
    ]
    assert element["tabindex"] == "0" and "data-s" not in element


def test_what_was_left_out_stands_there_with_its_reason(cup: Page) -> None:
    """Each finding has its value, its reason and the name of the rule; a kept one is linked."""
    text = cup.text_of("section", "findings")
    assert "goal, Sam Ode, home, 88" in text
    assert "no goal by Sam Ode is told of in sentence 9" in text
    assert "scorer-not-in-sentence" in text
    assert [h for h in ("Left out", "Replaced", "Kept, with a warning") if h in text] == [
        "Left out",
        "Replaced",
        "Kept, with a warning",
    ]
    flags = [a["href"] for t, a in cup.elements if a.get("class") == "flag"]
    assert sorted(flags) == ["#w1-n3", "#w1-n4"]


def test_nothing_left_out_is_said_too() -> None:
    """A reader sees that there was nothing, not that the part is missing."""
    page = Page(render_page(*preview()))
    assert "Nothing was left out." in page.text_of("section", "findings")
    assert "No match was found in this wire." in page.text_of("section", "match")


def test_a_hostile_wire_is_text(attack: str) -> None:
    """Tags, quotes and braces stand on the page as characters and make no element."""
    page = Page(attack)
    assert HOSTILE in page.text_of("div", "wire")
    assert HOSTILE in page.text_of("h1")
    assert "{{ 7*7 }}" in attack and "{{ 49 }}" not in attack
    assert not [1 for _, a in page.elements if "49" in a.values()]
    assert page.attribute("div", "lang") == []


def test_acting_characters_are_signs(attack: str) -> None:
    """Neither escape nor bidi control of the wire is in the page; the signs name them."""
    assert not set(attack) & set("\x07\x1b\u202e\u202c")
    assert Page(attack).text_of("span", "acting") == "⟨RLO⟩⟨PDF⟩⟨BEL⟩⟨ESC⟩⟨ESC⟩"


def test_several_wires_have_a_list_on_top() -> None:
    """One entry for each wire leads to its part; what is missing stands there with the reason."""
    page = Page(
        render_pages(
            [cup_tie(), preview()],
            left_out=[LeftOut("wires/old.txt", "killed", "the agency withdrew it")],
        )
    )
    assert page.attribute("article", "id") == ["w1", "w2"]
    contents = page.text_of("nav")
    assert "Norvale through on penalties" in contents
    assert "Estmark wait on keeper" in contents
    assert "wires/old.txt killed: the agency withdrew it" in re.sub(r"\s+", " ", contents)
    links = [a["href"] for t, a in page.elements if t == "a"]
    assert links[:2] == ["#w1", "#w2"]


def test_one_wire_needs_no_list(cup: Page) -> None:
    """A single wire starts with itself."""
    assert "nav" not in [t for t, _ in cup.elements]


def test_a_summary_of_another_wire_is_refused() -> None:
    """Evidence that points into another text would lie."""
    wire, _ = cup_tie()
    _, other = preview()
    with pytest.raises(ValueError, match="another wire"):
        render_page(wire, other)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        (" Late\n goal ", "Late goal"),
        (None, "It rained in Estmark."),
        ("  ", "It rained in Estmark."),
    ],
)
def test_the_title_is_the_headline_or_what_the_text_begins_with(
    headline: str | None, title: str
) -> None:
    """White space in it is collapsed; a wire without a match has its first sentence."""
    parts = [("It rained in Estmark."), ("All day.")]
    wire = build_wire([("body", parts)], headline=headline)
    _, summary = preview()
    page = Page(render_page(wire, summary.model_copy(update={"wire": info(wire)})))
    assert page.text_of("h1") == title


def test_a_guessed_encoding_is_told() -> None:
    """A reader learns that single characters may be wrong."""
    wire, summary = preview()
    page = Page(render_page(replace(wire, charset="cp1252", charset_guessed=True), summary))
    assert "decoded as cp1252 by guess" in page.text_of("p", "about")
