"""The page's colours held against WCAG 2.2, computed here by its formula."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("summarizer.page").joinpath("page.css").read_text(encoding="utf-8")
_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
_ROOTS = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
LIGHT = dict(_COLOUR.findall(_ROOTS[0]))
DARK = {**LIGHT, **dict(_COLOUR.findall(_ROOTS[1]))}

ON_DESK = ["ink", "soft", "home", "away", "warn"]
ON_PAPER = ["ink", "soft", "warn"]
ON_TINTS = ["ink", "soft"]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_right() -> None:
    """Black on white is 21 to 1, #767676 on white the known limit of 4.54."""
    assert round(_contrast("#000000", "#ffffff"), 2) == 21
    assert round(_contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_has_the_contrast_that_small_text_needs(scheme: dict[str, str]) -> None:
    """4.5 to 1 for every colour of text on every ground that it is used on."""
    pairs = [(ink, "desk") for ink in ON_DESK]
    pairs += [(ink, "paper") for ink in ON_PAPER]
    pairs += [(ink, ground) for ground in ("cited", "speech") for ink in ON_TINTS]
    pairs += [("lit-ink", "lit")]
    for ink, ground in pairs:
        assert _contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_signs_can_be_told_from_the_ground(scheme: dict[str, str]) -> None:
    """3 to 1 for the signs of the sides and the red card (the yellow one has a border)."""
    for colour in ("home", "away", "red", "soft"):
        assert _contrast(scheme[colour], scheme["desk"]) >= 3, colour


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_lit_sentence_stands_out_from_one_that_is_only_evidence(scheme: dict[str, str]) -> None:
    """In the light by its colour, in the dark by more than 3 to 1; both have another look."""
    assert scheme["lit"] != scheme["cited"]
    assert _contrast(scheme["lit"], scheme["cited"]) >= (3 if scheme is DARK else 1.05)
