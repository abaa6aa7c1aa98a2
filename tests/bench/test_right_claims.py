"""Right claims that are lost, counted on wires with gold."""

import json
import shutil

from bench.right_claims import measure, right_drafts
from summarizer.reading import read_path
from tests.support.gold_drafts import EXAMPLES, NAMES

NAME = "two_legs"


def test_a_right_draft_of_an_example_loses_nothing():
    """The checks were tried on the examples: none of their right claims is dropped."""
    found = measure([EXAMPLES])
    assert found.claims > 1000
    assert found.lost == []


def test_a_lost_claim_has_its_rule(tmp_path):
    """A claim that the wire does not bear is counted as lost, under the rule that took it."""
    shutil.copy(EXAMPLES / f"{NAME}.txt", tmp_path / "w_01.txt")
    raw = json.loads((EXAMPLES / f"{NAME}.json").read_text("utf-8"))
    raw["matches"][0]["venue"] = "Nowhere Park"
    raw["matches"][0]["in"]["venue"] = raw["matches"][0]["in"]["home"]
    (tmp_path / "w_01.json").write_text(json.dumps(raw), "utf-8")
    found = measure([tmp_path], "odd")
    assert [(way, unit[1], rules) for _, way, unit, rules in found.lost] == [
        ("lean", "venue", ("name-in-wire",)),
        ("wide", "venue", ("name-in-wire",)),
    ]
    assert measure([tmp_path], "even").claims == 0


def test_the_wide_way_of_citing_adds_sentences():
    """It cites what the lean one cites, and for some event a sentence more."""
    more = 0
    for name in NAMES:
        wire = read_path(EXAMPLES / f"{name}.txt")
        raw = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
        ways = dict(right_drafts(wire, raw))
        for lean, wide in zip(ways["lean"].matches, ways["wide"].matches, strict=True):
            for a, b in zip(lean.events, wide.events, strict=True):
                assert set(a.evidence) <= set(b.evidence)
                more += set(a.evidence) < set(b.evidence)
    assert more > 0
