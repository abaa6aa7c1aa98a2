"""What other libraries make of a quotation, word for word and changed; ours beside them."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from bench.lies.retyped import KINDS, RetypedLie, ours, retyped, retyped_claim
from bench.lies.rivals import Rival, available, claim_of
from summarizer.draft import Draft, QuoteClaim
from summarizer.reading import read_text

NAMES = {
    "instructor CitationMixin": "instructor",
    "langextract": "langextract.resolver",
    "gtrex": "gtrex",
}

WIRE = read_text(
    "Norvale beat Port Ellan 3-1 on Saturday.\n\n"
    "“We did not stop running, and that’s why we deserve the cup,” said Norvale coach Kit Osei.\n\n"
    "“I told the younger ones to breathe between the waves,” said goalkeeper Mia Torp.\n"
)
RIGHT = Draft(
    kind="match_report",
    quotes=(
        QuoteClaim((1,), "Kit Osei", None, "Norvale coach", None, (2,)),
        QuoteClaim((2,), "Mia Torp", None, "goalkeeper", None, (3,)),
    ),
)
CHANGED = RetypedLie(
    "word_changed",
    "quotes[0]",
    WIRE.quotation_text(1),
    "We did not stop believing, and that’s why we deserve the cup,",
)


@pytest.fixture(params=NAMES)
def rival(request) -> Rival:
    """Each library that is installed."""
    try:
        import_module(NAMES[request.param])
    except ModuleNotFoundError as error:
        pytest.skip(f"no module {error.name}: make .venv/.ready-rivals")
    return next(one for one in available() if one.name == request.param)


def test_an_exact_quotation_is_kept(rival):
    """Word for word, from the person who said it: nobody has anything against it."""
    claim = claim_of(WIRE, RIGHT, "quotes[0]", right=True)
    assert claim.quoted == ("We did not stop running, and that’s why we deserve the cup,",)
    assert rival.judge(WIRE.text, claim).outcome == "kept"


def test_other_glyphs_are_kept(rival):
    """A straight apostrophe for a curled one is no lie."""
    (lie,) = (one for one in retyped(WIRE, RIGHT, 1) if one.kind == "glyphs")
    assert "that's" in lie.text
    assert rival.judge(WIRE.text, retyped_claim(WIRE, RIGHT, lie)).outcome == "kept"


def test_one_word_changed(rival):
    """gtrex refuses it, CitationMixin loses or overwrites it, LangExtract keeps it."""
    verdict = rival.judge(WIRE.text, retyped_claim(WIRE, RIGHT, CHANGED))
    assert (rival.name, verdict.outcome, verdict.how) in {
        ("gtrex", "caught", "unlocated"),
        ("instructor CitationMixin", "caught", "left out"),
        ("langextract", "kept", "match_lesser"),
    }


def test_a_few_letters_changed_are_overwritten():
    """CitationMixin puts the text's words in the place of the model's, and says nothing."""
    near = replace(CHANGED, text=WIRE.quotation_text(1).replace("not ", ""))
    citation = available()[0]
    verdict = citation.judge(WIRE.text, retyped_claim(WIRE, RIGHT, near))
    assert (verdict.outcome, verdict.how) == ("caught", "rewritten")


def test_the_wrong_speaker_passes(rival):
    """None of them knows who said what."""
    other = replace(RIGHT.quotes[0], speaker="Mia Torp", role="goalkeeper", evidence=(2, 3))
    claim = claim_of(WIRE, replace(RIGHT, quotes=(other,)), "quotes[0]")
    assert rival.judge(WIRE.text, claim).outcome == "kept"


def test_only_gtrex_holds_a_quotation_to_a_place(rival):
    """Evidence that stands one sentence further on."""
    moved = replace(RIGHT.quotes[0], evidence=(3,))
    claim = claim_of(WIRE, replace(RIGHT, quotes=(moved,)), "quotes[0]")
    outcome = rival.judge(WIRE.text, claim).outcome
    assert outcome == ("caught" if rival.name == "gtrex" else "kept")


def test_each_kind_of_retyping_is_told():
    """Changed, cropped, spliced and in other glyphs, the same at every run."""
    told = list(retyped(WIRE, RIGHT, 1))
    assert {lie.kind for lie in told} == set(KINDS)
    assert told == list(retyped(WIRE, RIGHT, 1))
    cropped = next(lie for lie in told if lie.kind == "cropped_at_not")
    assert cropped.text == "stop running, and that’s why we deserve the cup,"


def test_our_rows_cannot_carry_text():
    """Retyped words in the place of the numbers are a row of another shape, right or not."""
    for lie in (CHANGED, *retyped(WIRE, RIGHT, 1)):
        verdict = ours(WIRE, RIGHT, lie)
        assert verdict.outcome == ("dropped_right" if lie.right else "caught")
        assert verdict.how == "row-shape"
