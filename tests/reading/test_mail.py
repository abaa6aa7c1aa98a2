from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from summarizer.errors import InputError, NotAWire, TooLarge
from summarizer.reading import mail, read_bytes, read_wires
from summarizer.reading.mail import read_mail
from summarizer.wire import Wire

PLAIN = "NORVALE - Ana Reis scored twice.\n\n“We never stopped,” Reis said.\n"
RICH = "<p>NORVALE - Ana <b>Rei</b>s scored twice.</p><p>“We never stopped,” Reis said.</p>"
HEAD = "From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: "
NITF = (
    '<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="n1"/></docdata></head><body>'
    "<body.head><hedline><hl1>Torp leaves</hl1></hedline></body.head><body.content><p>Mia Torp "
    "left Port Ellan.</p></body.content></body></nitf>"
)


def _message(subject: str = "Späte Tore in Norvale") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Nordpress Sport <sport@nordpress.example>"
    message["To"] = "desk@times.example"
    message["Subject"] = subject
    message["Date"] = "Fri, 27 Nov 2026 18:30:00 +0100"
    message["Message-ID"] = "<np-1@nordpress.example>"
    return message


def _found(message: EmailMessage | bytes) -> list[Wire | InputError]:
    data = message if isinstance(message, bytes) else message.as_bytes(policy=SMTP)
    return list(read_wires(data, input="a.eml"))


def _one(message: EmailMessage | bytes) -> Wire:
    (wire,) = _found(message)
    assert isinstance(wire, Wire), wire
    return wire


def test_fields() -> None:
    """The headers give the fields; what the format lacks is null."""
    message = _message()
    message.set_content(PLAIN)
    wire = _one(message)
    assert (wire.format, wire.id) == ("email", "np-1@nordpress.example")
    assert (wire.headline, wire.provider) == ("Späte Tore in Norvale", "Nordpress Sport")
    assert wire.published == "2026-11-27T18:30:00+01:00"
    assert (wire.byline, wire.version, wire.status, wire.embargo, wire.slug) == (None,) * 5
    assert wire.text == (
        "Späte Tore in Norvale\n\nNORVALE - Ana Reis scored twice.\n\n"
        "“We never stopped,” Reis said."
    )


def test_an_organization_sends_and_a_person_writes() -> None:
    """Where a header names the organisation, the sender's name is the byline."""
    message = _message()
    message.replace_header("From", "Jane Roe <jane@nordpress.example>")
    message["Organization"] = "Nordpress"
    message.set_content(PLAIN)
    wire = _one(message)
    assert (wire.provider, wire.byline) == ("Nordpress", "Jane Roe")


@pytest.mark.parametrize("subject", ["Fwd: Late goal", "RE: Fw: AW: Late goal", "Late goal"])
def test_prefixes_of_subjects_are_no_words_of_the_headline(subject: str) -> None:
    """What a mail program puts before the subject is left out."""
    message = _message(subject)
    message.set_content(PLAIN)
    assert _one(message).headline == "Late goal"


def test_the_richer_of_two_alternatives_is_read() -> None:
    """HTML is read before plain text, unless there is no word in it."""
    message = _message()
    message.set_content("Your mail program shows no HTML.")
    message.add_alternative(RICH, subtype="html")
    assert "shows no HTML" not in _one(message).text
    assert "Ana Reis scored twice." in _one(message).text
    message = _message()
    message.set_content(PLAIN)
    message.add_alternative("<html><body><img src='x'></body></html>", subtype="html")
    assert "Ana Reis scored twice." in _one(message).text


@pytest.mark.parametrize(
    ("charset", "cte"),
    [
        ("utf-8", "base64"),
        ("iso-8859-1", "quoted-printable"),
        ("windows-1252", "8bit"),
        ("iso-8859-15", "base64"),
        ("koi8-r", "quoted-printable"),
        ("iso-2022-jp", "7bit"),
    ],
)
def test_any_charset(charset: str, cte: str) -> None:
    """A body in the charset that it declares is read, however it is encoded."""
    text = {"koi8-r": "Норвале победил", "iso-2022-jp": "日本が勝った"}.get(charset, "Späte Tore")
    message = _message()
    message.set_content(text, charset=charset, cte=cte)
    wire = _one(message)
    assert wire.text.endswith(text)
    assert wire.charset_guessed is False


def test_utf16() -> None:
    """A body in UTF-16, which has to be in base64."""
    body = base64.encodebytes("Späte Tore".encode("utf-16"))
    head = b"From: a@b.example\nSubject: S\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n"
    wire = _one(head + b"Content-Type: text/plain; charset=utf-16\n\n" + body)
    assert wire.text.endswith("Späte Tore")


@pytest.mark.parametrize("declared", ["us-ascii", "iso-8859-1", "nonsense", "idna", ""])
def test_wrong_charsets(declared: str) -> None:
    """UTF-8 under another name is read as UTF-8; where single bytes were declared, as a guess."""
    head = f"From: a@b.example\nSubject: S\nContent-Type: text/plain; charset={declared}\n\n"
    wire = _one(head.encode() + "Späte Tore".encode())
    assert wire.text.endswith("Späte Tore")
    assert wire.charset_guessed is (declared == "iso-8859-1")


def test_headers_that_are_not_encoded() -> None:
    """Headers in bare UTF-8 or Windows-1252 are read as the text they are."""
    for charset in ("utf-8", "cp1252"):
        data = "From: Jöe <a@b.example>\nTo: c@d.example\nSubject: Späte Tore\n\nText.".encode(
            charset
        )
        wire = _one(data)
        assert (wire.headline, wire.provider) == ("Späte Tore", "Jöe")


def test_attached_wires_are_items_of_their_own() -> None:
    """XML, a packed folder and a mail inside a mail are wires; pictures and signatures are none."""
    message = _message()
    message.set_content(PLAIN)
    message.add_attachment(NITF.encode(), maintype="application", subtype="xml", filename="a.xml")
    message.add_attachment(
        b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", filename="b.png"
    )
    message.add_attachment(b"\0\1\2", maintype="application", subtype="octet-stream", filename="c")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("d.xml", NITF.replace("n1", "n2"))
    message.add_attachment(
        packed.getvalue(), maintype="application", subtype="zip", filename="d.zip"
    )
    inner = _message("Inside")
    inner.replace_header("Message-ID", "<np-2@nordpress.example>")
    inner.set_content("Musterau drew.")
    message.add_attachment(inner)
    found = _found(message)
    assert [(w.format, w.id) for w in found if isinstance(w, Wire)] == [
        ("email", "np-1@nordpress.example"),
        ("nitf", "n1"),
        ("nitf", "n2"),
        ("email", "np-2@nordpress.example"),
    ]
    assert len(found) == 4
    assert [w.input for w in found] == ["a.eml", "a.eml#2", "a.eml#3", "a.eml#4"]


def test_a_broken_attachment_costs_only_itself() -> None:
    """An attached wire that cannot be read is an error; the message and the others are read."""
    message = _message()
    message.set_content(PLAIN)
    message.add_attachment(NITF[:90].encode(), maintype="text", subtype="xml", filename="a.xml")
    message.add_attachment(NITF.encode(), maintype="text", subtype="xml", filename="b.xml")
    assert [type(f) for f in _found(message)] == [Wire, NotAWire, Wire]


def test_a_wire_as_the_body() -> None:
    """A body that is a wire in a format of its own is read in that format."""
    message = _message()
    message.set_content(
        "^BC-FBC--Norvale<\n^Norvale win<\n^By JANE ROE=\n\tNORVALE (NP) _ Reis scored.\n"
    )
    wire = _one(message)
    assert (wire.format, wire.headline, wire.byline) == ("anpa", "Norvale win", "JANE ROE")


def test_the_signature_is_a_note() -> None:
    """What stands below two hyphens and a blank is no part of the report."""
    message = _message()
    message.set_content(PLAIN + "\n-- \nNordpress, 1 Long Street\n")
    wire = _one(message)
    assert wire.sentences[-1].label == "note"
    assert wire.text.endswith("Nordpress, 1 Long Street")


def test_truncated_mail() -> None:
    """A message that breaks off inside or between its parts is one error."""
    message = _message()
    message.set_content(PLAIN)
    message.add_alternative(RICH, subtype="html", cte="quoted-printable")
    data = message.as_bytes()
    assert _one(data).text.endswith("Reis said.")
    for end in (
        data.index(b"scored twice", data.index(b"text/html")),
        data.index(b"Content-Type: text/html") + 8,
        data.rindex(b"--"),
    ):
        (found,) = _found(data[:end])
        assert isinstance(found, NotAWire)
        assert "breaks off" in str(found)


def test_another_boundary_than_it_says() -> None:
    """Parts that cannot be told apart are an error, and no empty message."""
    message = _message()
    message.set_content(PLAIN)
    message.add_alternative(RICH, subtype="html")
    message.set_boundary("parts")
    data = message.as_bytes().replace(b'boundary="parts"', b'boundary="other"')
    (found,) = _found(data)
    assert isinstance(found, NotAWire)


def test_types_of_text() -> None:
    """Markdown is read as the text it is; a type that is not read is an error that names it."""
    head = b"From: a@b.example\nTo: c@d.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: "
    assert _one(head + b"text/markdown\n\nNorvale won.\n").text == "S\n\nNorvale won."
    (found,) = _found(head + b"text/enriched\n\n<bold>Norvale</bold> won.\n")
    assert isinstance(found, NotAWire)
    assert "text/enriched" in str(found)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1251", "cp1251"), ("windows-874", "cp874"), ("gb2312", "gbk"), ("koi8-r", "koi8-r")],
)
@pytest.mark.parametrize("attached", [False, True])
def test_the_charset_that_a_part_declares(charset: str, codec: str, attached: bool) -> None:
    """A text is read in the charset that its part declares, attached or not."""
    text = {"cp874": "ทีมชนะ", "gbk": "球队赢了朱镕基"}.get(codec, "Команда победила.")
    name = "; name=report.txt" if attached else ""
    head = f"{HEAD}text/plain; charset={charset}{name}\n\n"
    wire = _one(head.encode() + text.encode(codec))
    assert wire.text == text
    assert not wire.charset_guessed


def test_an_attached_page_in_the_charset_of_its_part() -> None:
    """The charset of a part counts before what the page inside it says."""
    page = '<html><meta charset="utf-8"><body><p>Команда победила.</p></body></html>'
    head = f"{HEAD}text/html; charset=koi8-r; name=a.html\n\n"
    assert _one(head.encode() + page.encode("koi8-r")).text == "Команда победила."


def test_a_mail_holds_one_item_at_a_time() -> None:
    """The items of a message are made one by one: the second is not read before it is asked for."""
    message = _message()
    message.set_content(PLAIN)
    for n in range(5):
        message.add_attachment(f"Norvale won {n}.", filename=f"{n}.txt")
    found = read_mail(message.as_bytes(), "a.eml")
    assert not isinstance(found, list | tuple)
    assert len(list(found)) == 6


def test_hostile_headers() -> None:
    """Headers made to break parsers cost their own field at most."""
    for value in ("(" * 5000, '"' * 5000, "a," * 5000, "<" * 5000, "=?utf-8?b?" * 500, "\\" * 5000):
        for name in ("From", "Subject", "Date", "Message-ID", "Content-Type"):
            data = f"To: x@y.example\nMIME-Version: 1.0\n{name}: {value}\n\nNorvale won.\n"
            for found in read_wires(data.encode(), input="a.eml", format="email"):
                assert isinstance(found, Wire | InputError)
                assert not isinstance(found, Wire) or found.text.endswith("Norvale won.")


def test_bounds(monkeypatch) -> None:
    """Too many bytes, too many parts and parts in parts without end are refused."""
    head = b"From: a@b.example\nTo: c@d.example\nSubject: S\nContent-Type: multipart/mixed;"
    nested = (
        head
        + b" boundary=b0\n\n"
        + b"".join(
            b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1)
            for n in range(1500)
        )
    )
    for data in (head + b" boundary=b\n\n" + b"--b\n\nx\n" * 300, nested):
        (error,) = _found(data)
        assert isinstance(error, TooLarge | NotAWire)
    monkeypatch.setattr(mail, "MAX_MAIL_BYTES", 100)
    with pytest.raises(TooLarge):
        read_mail(head + b" boundary=b\n\n" + b"x" * 200, "a.eml")


def test_mails_in_mails_end(tmp_path) -> None:
    """Messages attached to messages are opened three deep; the next is an error."""
    message = _message("Innermost")
    message.set_content("Norvale won.")
    for n in range(5):
        outer = _message(f"Outer {n}")
        outer.set_content("See the message below.")
        outer.add_attachment(message)
        message = outer
    found = _found(message)
    assert [type(f) for f in found] == [Wire, Wire, Wire, Wire, NotAWire]


def test_a_text_with_colons_is_no_mail() -> None:
    """Lines with colons are headers of a mail only where they are those of a mail."""
    for text in ("Norvale: won\nMusterau: drew\nFrom: x\n\nText.", "Subject: x\n\nNorvale won."):
        assert read_bytes(text.encode()).format == "text"


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ("", "Norvale beat Skarholt 2-1.\n> told\nReis scored. \n-- \nJo Falk"),
        ("; delsp=yes", "Norvale beat Skar holt 2-1.\n-- \nJo Falk"),
    ],
)
def test_soft_line_ends(more: str, text: str) -> None:
    """A soft line end of ``format=flowed`` ends no paragraph, before a signature it does."""
    body = {
        "": "Norvale beat \nSkarholt \n2-1.\n> told\n Reis scored. \n-- \nJo Falk\n",
        "; delsp=yes": "Norvale beat  \nSkar  \nholt 2-1.\n-- \nJo Falk\n",
    }[more]
    wire = _one(f"{HEAD}text/plain; charset=utf-8; format=flowed{more}\n\n{body}".encode())
    expected = [line.strip() for line in text.split("\n") if line.strip() not in ("", "--")]
    assert wire.text.split("\n\n") == expected


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("iso-8859-8-i", "שלום".encode("iso8859-8"), "שלום"),
        ("iso-8859-8-e", "שלום".encode("iso8859-8"), "שלום"),
        ("utf-7", b"Caf+AOk- won", "Café won"),
        ("unicode-1-1-utf-7", b"Caf+AOk- won", "Café won"),
    ],
)
def test_charsets_of_old_mail(charset: str, data: bytes, text: str) -> None:
    """Charsets that mail programs have by names of their own are read as what they are."""
    wire = _one(f"{HEAD}text/plain; charset={charset}\n\n".encode() + data + b"\n")
    assert (wire.text, wire.charset_guessed) == (text, False)
