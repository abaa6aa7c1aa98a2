from __future__ import annotations

import pytest

from summarizer.errors import NotAWire
from summarizer.reading import read_bytes, read_wires
from summarizer.reading.anpa import read_anpa
from summarizer.wire import Wire

WIRE = """\x16\x16\x01a0123\x1ftx-\r
u s\x14\x12 bc-FBC--Norvale-Port Ellan,1stLd-Writethru 11-27 0567\r
\x02^BC-FBC--Norvale-Port Ellan, 1st Ld-Writethru,560<\r
^Norvale beat Port Ellan 2-1\r
in the final<\r
^Eds: Updates with quotes. Will be\r
updated.<\r
^By JANE ROE=\r
^NP Sports Writer=\r
\tNORVALE (NP) _ Ana Reis scored twice as Norvale\r
beat Port Ellan 2-1 on Saturday.\r
\t``We never stopped,'' Reis said. ``It was `our' day,\r
and nobody's else.''\r
^LATE DRAMA<\r
\tMia Torp scored for the visitors -- a header.\r
\x03NP-NV-11-27-26 1830EST<\r
\x04\r
"""


def _one(text: str, charset: str = "utf-8") -> Wire:
    wire = read_bytes(text.encode(charset), input="a.anpa")
    assert wire.format == "anpa"
    return wire


def test_fields() -> None:
    """Lines with ^, header and trailer give the fields; what the format lacks is null."""
    wire = _one(WIRE)
    assert wire.slug == "BC-FBC--Norvale-Port Ellan, 1st Ld-Writethru"
    assert wire.headline == "Norvale beat Port Ellan 2-1 in the final"
    assert wire.ednote == "Updates with quotes. Will be updated."
    assert (wire.byline, wire.provider, wire.urgency) == ("JANE ROE", "NP", 3)
    assert wire.published == "2026-11-27T18:30:00-05:00"
    assert wire.dateline == "NORVALE (NP)"
    assert wire.signals == ("sig:update",)
    assert (wire.id, wire.version, wire.status, wire.embargo, wire.language) == (None,) * 5


def test_the_text() -> None:
    """Lines with tabs begin paragraphs; dashes and marks stay the characters that were sent."""
    assert _one(WIRE).text.split("\n\n") == [
        "Norvale beat Port Ellan 2-1 in the final",
        "By JANE ROE",
        "NP Sports Writer",
        "NORVALE (NP) _ Ana Reis scored twice as Norvale beat Port Ellan 2-1 on Saturday.",
        "``We never stopped,'' Reis said. ``It was `our' day, and nobody's else.''",
        "LATE DRAMA",
        "Mia Torp scored for the visitors -- a header.",
    ]


def test_double_backticks_and_apostrophes_are_quotation_marks() -> None:
    """What stands between them is a quotation, without the marks and not altered inside."""
    wire = _one(WIRE)
    quotations = [wire.quotation_text(q.number) for q in wire.quotations]
    assert quotations == ["We never stopped,", "It was `our' day, and nobody's else."]
    assert {q.mark for q in wire.quotations} == {"``"}


@pytest.mark.parametrize(
    ("slug", "status", "signals"),
    [
        ("BC-FBC--Norvale, KILL", "canceled", ()),
        ("BC-FBC--Norvale,Mandatory Kill", "canceled", ()),
        ("BC-FBC--Norvale-HOLD", "withheld", ()),
        ("BC-FBC--Norvale, HOLD", "withheld", ()),
        ("BC-FBC--Norvale,2nd Ld", None, ("sig:update",)),
        ("BC-FBC--Norvale, CORRECTIVE", None, ("sig:correction",)),
        ("BC-FBC--Norvale, REFILE", None, ("sig:repeat",)),
        ("BC-US--Road Kill", None, ()),
    ],
)
def test_the_slug_tells_what_has_to_be_done(
    slug: str, status: str | None, signals: tuple[str, ...]
) -> None:
    """Kill and hold are orders where they stand as words of their own in the keyword line."""
    wire = _one(WIRE.replace("BC-FBC--Norvale-Port Ellan, 1st Ld-Writethru", slug))
    assert (wire.status, wire.signals) == (status, signals)


def test_hold_for_release_is_an_embargo() -> None:
    """An embargo in prose holds the wire: there, and without a time that a program reads."""
    wire = _one(WIRE.replace("Eds: Updates", "Eds: HOLD FOR RELEASE at 6 p.m. Updates"))
    assert (wire.embargo, wire.status) == ("", None)
    assert _one(WIRE.replace("Eds: Updates", "Eds: Embargoed until 6 p.m.")).embargo == ""


def test_without_control_characters() -> None:
    """Systems that take them out leave the header on top and the date at the end."""
    plain = "".join(c for c in WIRE if c in "\n\t" or c >= " ").replace("<\n", "\n")
    wire = _one(plain)
    assert wire.slug == "BC-FBC--Norvale-Port Ellan, 1st Ld-Writethru"
    assert (wire.urgency, wire.published) == (3, "2026-11-27T18:30:00-05:00")
    assert "0567" not in wire.text and "1830EST" not in wire.text


def test_windows_characters() -> None:
    """Bytes outside UTF-8 are read as Windows-1252, and marked as guessed."""
    wire = _one(WIRE.replace("Mia Torp", "Mía Törp"), "cp1252")
    assert "Mía Törp scored" in wire.text
    assert (wire.charset, wire.charset_guessed) == ("cp1252", True)


def test_several_messages() -> None:
    """Each message of a transmission is a wire of its own."""
    found = list(read_wires((WIRE + WIRE.replace("2-1", "3-1")).encode(), input="day"))
    assert [w.headline for w in found if isinstance(w, Wire)] == [
        "Norvale beat Port Ellan 2-1 in the final",
        "Norvale beat Port Ellan 3-1 in the final",
    ]


def test_no_message() -> None:
    """A text without lines that begin with ^ is no ANPA message, and the error says what is."""
    with pytest.raises(NotAWire) as caught:
        read_anpa(b"Norvale won 2-1.", "a.anpa")
    assert "begin with ^" in caught.value.hint


def test_truncated() -> None:
    """What breaks off before ETX is one error; EOT ends a message too."""
    broken = WIRE[: WIRE.index(" -- a header")]
    with pytest.raises(NotAWire, match="breaks off"):
        _one(broken)
    wire = _one(broken + "\x04")
    assert wire.text.endswith("Mia Torp scored for the visitors")
    assert (wire.published, wire.provider) == (None, None)
