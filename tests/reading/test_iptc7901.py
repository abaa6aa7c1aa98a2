from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading import read_bytes, read_wires
from summarizer.reading.iptc7901 import read_iptc7901
from summarizer.reading.item import Item
from summarizer.reading.telegraph import MAX_MESSAGES
from summarizer.wire import Wire
from tests.project.commands import ROOT

SAMPLES = Path(ROOT).parent / "shared" / "wires" / "iptc7901"

WIRE = """\x01abc0123 3 sp 90  nrd 0456\r
\r
Fussball/Norvale/Pokal/\r
\x02(Berichtigung: Torschützin im zweiten Absatz\r
richtiggestellt.)\r
(KORR-Bericht)\r
Späte Entscheidung in Norvale - Reis trifft\r
zweimal\r
Von Jo Falk, nrd\r
(Foto Archiv) =\r
\r
Ein spätes Tor entscheidet das Spiel in Norvale vor vielen Leuten.\r
\r
Norvale (nrd) - Ana Reis hat beim 2:1 gegen Port Ellan am Samstag\r
zweimal getroffen. «Wir haben nie aufgehört», sagte Reis, die aus Ellan\r
- und das weiß man - stammt.\r
\r
Pfiffe zur Pause\r
\r
| Norvale    | - | Port Ellan | 2:1 |\r
| Musterau   | - | Hafenstadt | 0:0 |\r
\r
# Notizblock\r
\r
## Internet\r
- [Bericht des Vereins mit einem langen Titel für die zweite\r
  Zeile](https://norvale.example)\r
\r
* * * *\r
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt\r
\r
## Kontakte\r
- Autor: Jo Falk (Norvale), +49 30 0000000,\r
  falk@nrd.example\r
\r
nrd jf yyzz n1 ab\r
\r
\x03271830 Nov 26\r
\x7f\r
\x7f\x04"""


def _one(text: str, charset: str = "utf-8") -> Wire:
    wire = read_bytes(text.encode(charset), input="day.iptc")
    assert wire.format == "iptc7901"
    return wire


def test_fields() -> None:
    """Header, keyword line, head and trailer give the fields; what the format lacks is null."""
    wire = _one(WIRE)
    assert (wire.id, wire.provider, wire.urgency) == ("abc0123-2026-11-27", "nrd", 3)
    assert wire.headline == "Späte Entscheidung in Norvale - Reis trifft zweimal"
    assert wire.slug == "Fussball/Norvale/Pokal"
    assert wire.byline == "Jo Falk, nrd"
    assert wire.dateline == "Norvale (nrd)"
    assert wire.published == "2026-11-27T18:30:00"
    assert wire.signals == ("sig:correction",)
    assert (wire.status, wire.embargo, wire.version, wire.language) == (None,) * 4
    assert (wire.rights, wire.usage_terms) == (None, None)
    assert (wire.charset, wire.charset_guessed) == ("utf-8", False)


def test_the_part_that_is_not_for_publication_is_the_editors_note() -> None:
    """What follows the agency's line is no text of the wire, and is the editor's note."""
    wire = _one(WIRE)
    assert (
        wire.ednote == "## Kontakte\n- Autor: Jo Falk (Norvale), +49 30 0000000, falk@nrd.example"
    )
    assert "falk@nrd.example" not in wire.text
    assert "nicht zur Veröffentlichung" not in f"{wire.text}{wire.ednote}"


def test_english_part_that_is_not_for_publication() -> None:
    """The same in English, with and without «intended»."""
    for line in ("The following is not intended for publication", "NOT FOR PUBLICATION"):
        wire = _one(
            "\x01abc0123 3 sp 90  nrd 0456\n\nFootball/\n\x02Late goal =\n\nNorvale won 2-1.\n\n"
            f"{line}\n\nCall Jo Falk.\n\x03271830 GMT Nov 26\n\x04"
        )
        assert (wire.ednote, wire.published) == ("Call Jo Falk.", "2026-11-27T18:30:00+00:00")
        assert "Falk" not in wire.text


def test_paragraphs_and_labels() -> None:
    """Lines broken at a width are joined, lines of a table are not; notes are labelled."""
    (item,) = read_iptc7901(WIRE.encode(), None)
    assert isinstance(item, Item)
    assert [(b.label, b.text) for b in item.blocks] == [
        ("note", "(Berichtigung: Torschützin im zweiten Absatz richtiggestellt.)"),
        ("note", "(KORR-Bericht)"),
        ("headline", "Späte Entscheidung in Norvale - Reis trifft zweimal"),
        ("byline", "Von Jo Falk, nrd"),
        ("note", "(Foto Archiv)"),
        ("standfirst", "Ein spätes Tor entscheidet das Spiel in Norvale vor vielen Leuten."),
        (
            None,
            (
                "Norvale (nrd) - Ana Reis hat beim 2:1 gegen Port Ellan am Samstag zweimal "
                "getroffen. «Wir haben nie aufgehört», sagte Reis, die aus Ellan - und das "
                "weiß man - stammt."
            ),
        ),
        (None, "Pfiffe zur Pause"),
        (None, "| Norvale | - | Port Ellan | 2:1 |\n| Musterau | - | Hafenstadt | 0:0 |"),
        ("note", "# Notizblock"),
        ("note", "## Internet"),
        (
            "note",
            (
                "- [Bericht des Vereins mit einem langen Titel für die zweite Zeile]"
                "(https://norvale.example)"
            ),
        ),
        ("note", "* * * *"),
        ("tail", "nrd jf yyzz n1 ab"),
    ]
    assert _one(WIRE).quotation_text(1) == "Wir haben nie aufgehört"


@pytest.mark.parametrize("charset", ["latin-1", "cp1252"])
def test_what_is_no_utf8_is_marked_as_guessed(charset: str) -> None:
    """The old charsets of the wires are read, and the wire says that it was a guess."""
    wire = _one(WIRE, charset)
    assert wire.headline == "Späte Entscheidung in Norvale - Reis trifft zweimal"
    assert (wire.charset, wire.charset_guessed) == ("cp1252", True)


def test_keyword_line_after_the_start_of_text() -> None:
    """Some senders put the keywords behind STX, indent paragraphs and leave no blank lines."""
    wire = _one(
        "\x01abc0124 2 sp 40  nrd 0457\r\n\x02\r\nFussball/Norvale/ \r\nReis trifft =\r\n"
        "   Norvale (nrd) - Ana Reis hat für Norvale am Samstag zweimal\r\ngetroffen.\r\n"
        "   Port Ellan verlor.\r\n\x03271830 MEZ Nov 26\r\n\x04"
    )
    assert (wire.slug, wire.headline) == ("Fussball/Norvale", "Reis trifft")
    assert wire.published == "2026-11-27T18:30:00+01:00"
    assert wire.text.split("\n\n")[1:] == [
        "Norvale (nrd) - Ana Reis hat für Norvale am Samstag zweimal getroffen.",
        "Port Ellan verlor.",
    ]


def test_several_messages_in_one_transmission() -> None:
    """Each message is a wire of its own, with a digest of its own."""
    found = list(read_wires((WIRE + WIRE.replace("0123", "0124")).encode(), input="day"))
    assert [w.id for w in found if isinstance(w, Wire)] == [
        "abc0123-2026-11-27",
        "abc0124-2026-11-27",
    ]
    assert [w.input for w in found] == ["day", "day#2"]
    assert len({w.sha256 for w in found if isinstance(w, Wire)}) == 2


@pytest.mark.parametrize(
    ("head", "status", "embargo"),
    [
        ("KILL: Reis trifft", "canceled", None),
        ("(ZURÜCKGEZOGEN)\nReis trifft", "canceled", None),
        ("(HOLD)\nReis trifft", "withheld", None),
        ("(Sperrfrist: Freitag, 18.00 Uhr)\nReis trifft", None, ""),
        ("(Sperrfrist aufgehoben)\nReis trifft", None, None),
        ("Norvale kill off the game", None, None),
        ("Reis on hold", None, None),
    ],
)
def test_orders_in_prose(head: str, status: str | None, embargo: str | None) -> None:
    """Kill, hold and embargo stand in the head in words; a game that is killed off is none."""
    wire = _one(f"\x01abc0123 3 sp 9  nrd 01\n\nFussball/\n\x02{head} =\n\nNorvale won.\n\x03\x04")
    assert (wire.status, wire.embargo) == (status, embargo)


def test_truncated_message() -> None:
    """What breaks off before ETX is one error, and the messages beside it are read."""
    broken = WIRE[: WIRE.index("Pfiffe")]
    with pytest.raises(NotAWire, match="breaks off"):
        _one(broken)
    found = list(read_wires((WIRE + broken + WIRE).encode(), input="day"))
    assert [type(f) for f in found] == [Wire, NotAWire, Wire]
    assert [f.input for f in found] == ["day", "day#2", "day#3"]


@pytest.mark.parametrize(
    ("end", "published"),
    [
        ("NNNN\r\n", None),
        ("\r\n\r\nNNNN\x7f", None),
        ("271830 Nov 26\r\n", "2026-11-27T18:30:00"),
        ("271830 GMT Nov 26\r\nNNNN\r\n", "2026-11-27T18:30:00+00:00"),
        ("\x03271830 GMT Nov 26\r\nNNNN\r\n", "2026-11-27T18:30:00+00:00"),
    ],
)
def test_ends_of_other_systems(end: str, published: str | None) -> None:
    """NNNN, or the line of the day, ends a message as ETX does, and is no text of it."""
    wire = _one(WIRE[: WIRE.index("\x03")] + end)
    assert wire.published == published
    assert wire.text == _one(WIRE).text


def test_a_kill_that_breaks_off() -> None:
    """An order counts although its message breaks off."""
    wire = _one("\x01abc0123 3 sp 9  nrd 01\n\nFussball/\n\x02KILL Norvale =\n\nNorvale w")
    assert wire.status == "canceled"


def test_without_a_header() -> None:
    """Without a header line there is no message."""
    with pytest.raises(NotAWire):
        read_iptc7901(b"\x01\x02 Norvale won. \x03", None)


def test_dates_that_are_none() -> None:
    """A day that the month has not, or a month that is none, is no date."""
    for trailer in ("312500 Nov 26", "311230 Nov 26", "271830 Foo 26", "271830"):
        wire = _one(WIRE[: WIRE.index("\x03")] + f"\x03{trailer}\r\n\x04")
        assert wire.published is None


def test_the_same_number_on_another_day_is_another_wire() -> None:
    """Numbers begin again each day: the day is part of the id, where the trailer tells one."""
    later = WIRE.replace("271830 Nov 26", "281215 Nov 26")
    assert [_one(w).id for w in (WIRE, later)] == ["abc0123-2026-11-27", "abc0123-2026-11-28"]
    assert _one(WIRE.replace("271830 Nov 26", "")).id == "abc0123"


FIELDS = {
    "dpa-dw-1.iptc": {
        "id": "bdt0000-2024-09-24",
        "provider": "dpa",
        "urgency": 3,
        "slug": "Gesundheit/Gesellschaft/Baden-Württemberg/Deutschland/Frauen",
        "headline": "«Mythos Jungfernhäutchen» - Zwischen Aufklärung und Kommerz",
        "byline": "Marco Krefting und Sunrita Sen, dpa",
        "dateline": "Waghäusel (dpa)",
        "published": "2024-09-24T12:05:00",
        "signals": ("sig:correction",),
        "status": None,
        "embargo": None,
    },
    "dpa-nsb-n1.iptc": {
        "id": "nsb0000-2024-09-25",
        "provider": "lni",
        "urgency": 4,
        "slug": "Verkehr/Bahn/Niedersachsen",
        "headline": "Baum auf Bahnstrecke bei Peine - Verspätungen",
        "byline": None,
        "dateline": "Peine (dpa/lni)",
        "published": "2024-09-25T18:52:00",
        "signals": (),
        "status": None,
        "embargo": None,
    },
    "dpa-spe-tab.iptc": {
        "id": "spe0000-2024-10-06",
        "provider": "dpa-spe",
        "urgency": 3,
        "slug": "Bundesliga/Männer/Ergebnisse",
        "headline": "Ergebnisse und Tabelle Fußball-Bundesliga, Männer",
        "byline": None,
        "dateline": None,
        "published": "2024-10-06T21:30:00",
        "signals": (),
        "ednote": None,
    },
}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the official samples are not here")
@pytest.mark.parametrize("name", FIELDS)
def test_official_samples(name: str) -> None:
    """The fields of the official samples are those that a person reads in them."""
    wire = read_bytes((SAMPLES / name).read_bytes(), input=name)
    found = {key: getattr(wire, key) for key in FIELDS[name]}
    assert found == FIELDS[name]
    assert (wire.format, wire.charset, wire.charset_guessed) == ("iptc7901", "utf-8", False)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the official samples are not here")
@pytest.mark.parametrize("name", FIELDS)
def test_no_word_of_the_official_samples_is_lost(name: str) -> None:
    """All words between STX and the private part stand in the text or the note, in their order."""
    raw = (SAMPLES / name).read_text("utf-8")
    wire = read_bytes((SAMPLES / name).read_bytes())
    body = raw.partition(" =\n")[2].partition("\x03")[0]
    public, _, private = body.partition("Die folgenden Informationen sind nicht")
    for words, text in ((public.split(), wire.text), (private.split()[3:], wire.ednote or "")):
        rest = iter(text.split() + wire.text.split()[-8:])
        assert all(any(word == other for other in rest) for word in words if word)


def test_a_transmission_of_too_many_messages() -> None:
    """The first are read, and one error stands in the place of the rest."""
    message = "\x01abc0123 4 sp 120\n\nFootball/\n\x02a =\n\nNorvale won.\n\x03\x04\n"
    found = list(read_wires((message * (MAX_MESSAGES + 3)).encode()))
    assert len(found) == MAX_MESSAGES + 1
    assert isinstance(found[-1], TooLarge)
    assert not any(isinstance(f, InputError) for f in found[:-1])
