from __future__ import annotations

import unicodedata

import pytest

from summarizer.visible import ACTING, acting_escaped, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "⟨ESC⟩[31mred"),
        ("a\u202eb\u202cc", "a⟨RLO⟩b⟨PDF⟩c"),
        ("\u2066x\u2069", "⟨LRI⟩x⟨PDI⟩"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\x7f\x00", "⟨DEL⟩⟨NUL⟩"),
        ("one\u2028two", "one⟨LSEP⟩two"),
        ("half \ud83d", "half ⟨U+D83D⟩"),
        ("hi\U000e0041\U000e0042", "hi⟨TAG A⟩⟨TAG B⟩"),
        ("bell\rback", "bell⟨CR⟩back"),
        ("Nor\u200bvale", "Nor⟨ZWSP⟩vale"),
        ("Nor\u200dva\u200cle", "Nor⟨ZWJ⟩va⟨ZWNJ⟩le"),
        ("Nor\u2060va\ufeffle", "Nor⟨WJ⟩va⟨BOM⟩le"),
        ("Reis\u3164Falk", "Reis⟨U+3164⟩Falk"),
        ("a\ufe0f\ufe01\U000e0101", "a⟨U+FE0F⟩⟨U+FE01⟩⟨U+E0101⟩"),
    ],
)
def test_what_acts_on_a_screen_becomes_a_sign(text: str, shown: str) -> None:
    """Escape, bidi, C1, separators, surrogates, hidden tags: each is shown and none is passed."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Ordinary “text”, with a\ttab and\na line.",
        "Zoë Müller-Lüdenscheidt 2‑1, 90+3′, £5m — ½",
        "لاعب خط الوسط",
        "שוער הקבוצה",
        "family 👨‍👩‍👧, Wales 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "soft\u00adhyphen, no\u00a0break",
        "می\u200cخواهم, ไทย\u200bไทย, ❤\ufe0f, 2\ufe0f\u20e3, 葛\U000e0100",
    ],
)
def test_ordinary_text_is_not_touched(text: str) -> None:
    """Letters of any script, emoji, flags of nations and spaces stay the same characters."""
    assert visible(text) == text


def test_windows_line_ends_are_line_ends() -> None:
    """CRLF becomes a line feed, and no sign."""
    assert visible("one\r\ntwo") == "one\ntwo"


def test_no_control_and_no_bidi_control_of_unicode_gets_through() -> None:
    """Held against Unicode's own tables: categories Cc and Cs, and the bidi classes of controls."""
    bidi = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    for code in range(0x110000):
        character = chr(code)
        acts = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n"
        if acts or unicodedata.bidirectional(character) in bidi:
            assert character not in visible(character), hex(code)


def test_no_character_acts_for_being_the_only_one() -> None:
    """JSON with one acting character between plain ones has it escaped, whichever it is."""
    for code in range(0x3200):
        text = f"a{chr(code)}1"
        found = ACTING.search(text)
        assert (found is None) is (acting_escaped(text) == text), hex(code)
