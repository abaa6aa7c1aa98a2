"""The official samples: every field written down by hand, the twins, the words of each body.

The samples lie beside the project. Values of more than seven words are known by how they begin
and end: no text of the samples stands here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import NotAWire
from summarizer.reading import read_path, read_paths
from summarizer.wire import Wire

WIRES = Path(__file__).parents[3] / "shared" / "wires"

pytestmark = pytest.mark.skipif(not WIRES.is_dir(), reason="the sample wires are not here")


@dataclass(frozen=True)
class Long:
    """A value that begins and ends so, of so many characters, or of so many lines."""

    begins: str
    ends: str
    length: int | None = None
    lines: int = 1

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, str)
            and other.startswith(self.begins)
            and other.endswith(self.ends)
            and len(other) == (len(other) if self.length is None else self.length)
            and other.count("\n") + 1 == self.lines
        )

    def __hash__(self) -> int:
        return hash((self.begins, self.ends))


FIELDS = (
    "id provider version headline slug byline dateline language published status embargo urgency "
    "signals rights usage_terms ednote"
).split()
NOTHING: dict[str, Any] = dict.fromkeys(FIELDS) | {"signals": ()}
DPA_TERMS = Long("Nutzung nur nach", "agreement with dpa", 96)
DPA_2025 = Long("Copyright 2025, dpa (www", "Alle Rechte vorbehalten", 57)

# What stands in both forms of an item of dpa's: its own JSON and NewsML-G2.
TWINS: dict[str, dict[str, Any]] = {
    "dpa-dw-1": {
        "id": "urn:newsml:dpa.com:20090101:240923-930-240378",
        "version": "2",
        "headline": "«Mythos Jungfernhäutchen» - Zwischen Aufklärung und Kommerz",
        "byline": "Marco Krefting und Sunrita Sen, dpa",
        "dateline": "Waghäusel (dpa)",
        "language": "de",
        "published": "2024-09-24T12:05:52+02:00",
        "status": "usable",
        "urgency": 3,
        "signals": ("sig:correction",),
        "rights": Long("Copyright 2024, dpa (www", "Alle Rechte vorbehalten", 57),
        "usage_terms": DPA_TERMS,
        "ednote": Long("dpa kre/su yysw a3", "Richtig ist aber das Jahr 1997.", lines=6),
    },
    "dpa-embargoed": {
        "id": "urn:newsml:dpa.com:20090101:250123-930-353124",
        "version": "1",
        "headline": "Steinmeier: Russland zerstört kulturelles Erbe der Ukraine",
        "dateline": "Berlin (dpa)",
        "language": "de",
        "published": "2025-01-23T14:10:47+01:00",
        "status": "usable",
        "embargo": "2025-01-23T19:00:00+01:00",
        "urgency": 4,
        "rights": DPA_2025,
        "usage_terms": DPA_TERMS,
        "ednote": Long(
            "Bitte beachten Sie die Sperrfrist", "Foto Archiv und aktuell geplant", lines=6
        ),
    },
    "dpa-empty_paragraph": {
        "id": "urn:newsml:europapress.es:20241121:DN_2024-11-21_15-35-06",
        "version": "1",
        "headline": Long("AMP.- O.Próximo.- Netanyahu acusa", "ordenar su arresto", 107),
        "dateline": "MADRID, 21 Nov. 2024 (Europa Press)",
        "language": "es",
        "published": "2024-11-21T15:35:06+01:00",
        "status": "usable",
        "urgency": 4,
        "rights": Long("Copyright 2024 Europa Press.", "de Europa Press.", 146),
    },
    "dpa-no_content": {
        "id": "urn:newsml:dpa.com:20090101:europapress:photo-20241121130950",
        "version": "1",
        "headline": Long("Archivo - Monedas, moneda", "metálico, riqueza", 94),
        "language": "es",
        "published": "2024-11-21T13:10:18+01:00",
        "status": "usable",
        "urgency": 4,
    },
    "dpa-spe2": {
        "id": "urn:newsml:dpa.com:20090101:dsv:text:ERG_MM_TE_FEDCUP_W_2024_1125",
        "version": "52",
        "headline": "Ergebnisse Tennis",
        "language": "de",
        "published": "2024-11-20T18:41:51+01:00",
        "urgency": 3,
        "rights": "Copyright dsv - All rights reserved",
    },
    "dpa-spe_tab": {
        "id": "urn:newsml:dpa.com:20090101:dsv:text:ERG_MM_FB_1BL_M_2025_HR_1007",
        "version": "33",
        "headline": "Ergebnisse und Tabelle Fußball-Bundesliga, Männer",
        "language": "de",
        "published": "2024-10-06T21:30:20+02:00",
        "urgency": 3,
        "rights": "Copyright dsv - All rights reserved",
    },
    "dpa-with_dateline": {
        "id": "urn:newsml:dpa.com:20090101:250128-930-357319",
        "version": "2",
        "headline": Long("DeepSeek-Schock aus China", "KI-Zeitenwende?", 54),
        "byline": "Andrej Sokolow, dpa",
        "dateline": "New York (dpa)",
        "language": "de",
        "published": "2025-01-28T09:18:34+01:00",
        "status": "usable",
        "urgency": 3,
        "signals": ("sig:update",),
        "rights": DPA_2025,
        "usage_terms": DPA_TERMS,
        "ednote": Long("dpa so yyon z2", "Sendeziel für Digitalprodukte ergänzt.", lines=6),
    },
}
CAPTAIN: dict[str, Any] = {
    "headline": Long("Captain of wrecked cruise ship", "in Italy", 48),
    "byline": "Paulo Santalucia and Frances d'Emilio",
    "published": "2013-07-09T10:37:00+00:00",
}
FACT_CHECK: dict[str, Any] = {
    "id": "urn:newsml:dpa.com:20090101:190510-99-167362",
    "provider": "dpa",
    "version": "2",
    "headline": "Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?",
    "byline": "Christian Hollmann, dpa",
    "language": "de",
    "published": "2019-05-10T16:02:28+02:00",
    "status": "usable",
    "urgency": 4,
    "rights": Long("Copyright 2019, dpa (www", "Alle Rechte vorbehalten", 57),
}
OTHERS: dict[str, dict[str, Any]] = {
    "ninjs/iptc-1.4-ninjsExMediumText1.json": CAPTAIN
    | {
        "id": "http://ninjs.example.com/newsitems/20130709med123",
        "dateline": "Grossetto, Italy",
        "language": "en",
        "rights": Long("Copyright 2013 The News Agency", "all rights reserved.", 66),
    },
    # Nothing but the text tells where it was filed.
    "ninjs/iptc-1.4-ninjsExSimpleText1.json": CAPTAIN
    | {
        "id": "http://ninjs.example.com/newsitems/20130709simp123",
        "dateline": "GROSSETO, Italy (AP)",
    },
    "ninjs/iptc-2.1-dpa_text.json": FACT_CHECK,
    "ninjs/iptc-3.0-dpa_text.json": FACT_CHECK,
    "ninjs/iptc-3.0-20231004-UEFA-ChampionLeague.json": {
        "id": "https://www.uefa.com/20231004-UEFA-ChampionsLeague",
        "headline": Long("Champions League 2023/2024", "de Madrid-Feyenoord", 67),
    },
    "newsml-g2/listing22-sports.xml": {
        "id": "tag:xmlteam.com,2016:xt.5932656-preview",
        "provider": "www.xmlteam.com",
        "version": "11",
        "headline": Long("Preview: Arizona Diamondbacks (29-23)", "(26-24), 7:05 p.m.", 81),
        "slug": "AAV!PREVIEW-ARI-PHI",
        "byline": "Sports Network",
        "language": "en-US",
        "published": "2018-10-19T11:45:00-04:00",
        "status": "usable",
    },
    "nitf/ntb-sample.xml": {
        "id": "NTB5df9281a-a270-4dc5-a618-869bbc3bbca7_00",
        "provider": "NTB",
        "version": "1",
        "headline": Long("Pandemien herjer på den", "indiske landsbygda", 51),
        "slug": "india-korona-bygd",
        "byline": "NTB-AFP-DPA",
        "dateline": "Unnao",
        "language": "nb-NO",
        "published": "2021-05-16T09:00:04",  # no zone is told
        "urgency": 5,
    },
}
EXPECTED: dict[str, dict[str, Any]] = {
    **{f"dpa-digitalwire/{n}.json": {"provider": "dpa"} | v for n, v in TWINS.items()},
    **{f"newsml-g2/{n}.xml": {"provider": "dpa"} | v for n, v in TWINS.items()},
    **OTHERS,
}
FORMATS = {"dpa-digitalwire": "dpa", "newsml-g2": "newsml-g2", "ninjs": "ninjs", "nitf": "nitf"}


def _fields(wire: Wire) -> dict[str, Any]:
    return {name: getattr(wire, name) for name in FIELDS}


def test_every_sample_is_in_the_table() -> None:
    """A sample that is added has its fields written down."""
    found = {f"{folder}/{p.name}" for folder in FORMATS for p in (WIRES / folder).iterdir()}
    assert found == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_fields(name: str) -> None:
    """Every field of a sample is what stands in it, and null where nothing does."""
    wire = read_path(WIRES / name)
    assert _fields(wire) == NOTHING | EXPECTED[name]
    assert wire.format == FORMATS[name.partition("/")[0]]
    assert (wire.charset, wire.charset_guessed) == ("utf-8", False)


@pytest.mark.parametrize("name", sorted(TWINS))
def test_twins(name: str) -> None:
    """An item of dpa's is the same wire from its JSON and from NewsML-G2, text included."""
    own = read_path(WIRES / "dpa-digitalwire" / f"{name}.json")
    twin = read_path(WIRES / "newsml-g2" / f"{name}.xml")
    assert _fields(own) == _fields(twin)
    assert own.text == twin.text
    assert own.sentences == twin.sentences
    assert own.quotations == twin.quotations


@pytest.mark.parametrize("name", sorted(TWINS))
def test_the_head_stands_once(name: str) -> None:
    """The headline that NewsML-G2 repeats inside the body stands once, and no slug list does."""
    wire = read_path(WIRES / "newsml-g2" / f"{name}.xml")
    paragraphs = wire.text.split("\n\n")
    assert paragraphs[0] == wire.headline
    assert paragraphs.count(paragraphs[0]) == 1
    source = (WIRES / "newsml-g2" / f"{name}.xml").read_text("utf-8")
    slugs = re.findall(r"<li class=\"(?:keyword|subject|geo)\"\s*>([^<]+)</li>", source)
    assert all(slug.strip() not in paragraphs for slug in slugs)


@pytest.mark.parametrize(
    "name", ["dpa-digitalwire/dpa-no_content.json", "newsml-g2/dpa-no_content.xml"]
)
def test_without_content(name: str) -> None:
    """An item without content has a headline and a caption, and no line of a body."""
    wire = read_path(WIRES / name)
    assert {s.label for s in wire.sentences} == {"headline", "caption"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("soccer-example.ttl", "Turtle"), ("rugby-match-g2-generic-3.0.xml", "SportsML")],
)
def test_data_is_refused(name: str, kind: str) -> None:
    """Data about a match is no wire: the error says what it is and what to give."""
    with pytest.raises(NotAWire, match=kind) as caught:
        read_path(WIRES / "sport" / name)
    assert "report" in caught.value.hint


def test_all_in_one_go() -> None:
    """What cannot be read among the samples stops nothing: one result for each file, in order."""
    names = [str(WIRES / n) for n in sorted(EXPECTED)]
    names.insert(3, str(WIRES / "sport" / "soccer-example.ttl"))
    found = list(read_paths(names))
    assert [f.input for f in found] == names
    assert [isinstance(f, Wire) for f in found] == [n != 3 for n in range(len(names))]


def _crude_bodies(name: str) -> list[str]:
    """The mark-up of a sample's body, found without a parser."""
    source = (WIRES / name).read_text("utf-8")
    if name.endswith(".json"):
        found = json.loads(source)
        bodies = [found.get("article_html"), found.get("body_xhtml"), found.get("teaser")]
        bodies += [b["value"] for b in found.get("bodies", ())]
        return [b for b in bodies if b]
    body = re.search(
        r"<section class=\"main[^>]*>.*</section>|<body\.content>.*</body\.content>",
        source,
        re.DOTALL,
    )
    return [body[0]] if body else []


def _words(markup: str) -> list[str]:
    """The words between tags: inline tags vanish, every other tag parts two words."""
    text = re.sub(r"</?(?:a|b|em|i|span|strong)\b[^>]*>", "", markup)
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", text)))


@pytest.mark.parametrize(
    "name", [n for n in sorted(EXPECTED) if "no_content" not in n and "UEFA" not in n]
)
def test_no_word_is_lost(name: str) -> None:
    """The words of a body, taken by stripping tags, all stand in the text in their order."""
    bodies = _crude_bodies(name)
    assert bodies
    text = iter(re.findall(r"\w+", read_path(WIRES / name).text))
    if "article_html" in (WIRES / name).read_text("utf-8"):
        bodies = bodies[::-1]  # the teaser stands before the article
    for word in [w for body in bodies for w in _words(body)]:
        assert word in text, word  # consumes the text up to the word


def test_no_word_is_added() -> None:
    """Nothing but headline, standfirst and body is in a text: none of the header, no link box."""
    wire = read_path(WIRES / "newsml-g2" / "dpa-dw-1.xml")
    expected = len(re.findall(r"\w+", wire.headline or ""))
    expected += sum(len(_words(b)) for b in _crude_bodies("newsml-g2/dpa-dw-1.xml"))
    assert len(re.findall(r"\w+", wire.text)) == expected


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_text_is_as_the_contract_says(name: str) -> None:
    """Paragraphs with one blank line between, no white space around them or twice inside."""
    text = read_path(WIRES / name).text
    for paragraph in text.split("\n\n"):
        assert paragraph == paragraph.strip() != ""
        assert not re.search(r"[ \t]{2}| \n|\n |\n\n|[\t\r]", paragraph)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_sentences_cover_the_text(name: str) -> None:
    """Every character that is not white space is in one sentence."""
    wire = read_path(WIRES / name)
    covered = "".join(wire.text[s.start : s.end] for s in wire.sentences)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", wire.text)
    assert all(a.end <= b.start for a, b in pairwise(wire.sentences))
