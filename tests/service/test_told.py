"""What a caller says of its body is obeyed: charset and type; what is guessed is told."""

from __future__ import annotations

import json

import pytest

from .served import REPORT, Service

POSTS = ("/v1/summaries", "/v1/blurbs", "/v1/batches", "/look")


def named(name: str) -> str:
    """The report, of another home side."""
    return REPORT.replace("Norvale", name)


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("iso-8859-2", "K\u0151szeg"),
        ("windows-1250", "D\u0119bno"),
        ("ISO-8859-2", "\u0160umava"),
        ('"windows-1254"', "I\u015f\u0131klar"),
        ("utf-16", "Gy\u0151rv\u00e1r"),
        ("utf-8", "\u013dubot\u00edn"),
    ],
)
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_the_charset_that_is_declared_is_that_of_the_text(
    service: Service, charset: str, name: str, html: bool
) -> None:
    """Names outside Western Europe come back whole, from text and from a page, and it is no
    guess."""
    name += " Park" if html else ""  # another story
    text = named(name).replace("\u201c", "'").replace("\u201d", "'")
    if html:
        text = "<p>" + text.replace("\n\n", "</p><p>") + "</p>"
    kind = f"text/{'html' if html else 'plain'}; charset={charset}"
    body = text.encode(charset.strip('"'))
    answer = service.post("/v1/summaries", body, Content_Type=kind).json
    assert answer["summary"]["matches"][0]["home"]["name"] == name
    assert answer["summary"]["wire"]["format"] == ("html" if html else "text")
    assert answer["charset_guessed"] is False


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("charset", ["klingon-8", "idna", "x" * 100, "rot13"])
def test_a_charset_that_is_not_known_is_refused(service: Service, path: str, charset: str) -> None:
    """415 with its own code: text in unknown characters is not guessed at."""
    answer = service.post(path, REPORT, Content_Type=f"text/plain; charset={charset}")
    assert (answer.status, answer.code) == (415, "unknown-charset")


@pytest.mark.parametrize("path", ["/v1/summaries", "/v1/blurbs"])
def test_a_charset_that_was_guessed_is_told(service: Service, path: str) -> None:
    """Bytes that are no UTF-8 and of which nothing was said: the answer says as what they were
    read and that nobody told."""
    body = named("D\u0119bno").replace("\u201c", "'").replace("\u201d", "'").encode("cp1250")
    answer = service.post(path, body).json
    assert (answer["charset"], answer["charset_guessed"]) == ("cp1252", True)
    answer = service.post(path, REPORT).json
    assert (answer["charset"], answer["charset_guessed"]) == ("utf-8", False)
    kept = service.ask("GET", f"/v1/summaries/{answer['id']}").json
    assert kept["charset_guessed"] is False


def test_the_same_bytes_in_another_charset_are_read_again(service: Service) -> None:
    """What was made of a guess does not stand for what was declared later."""
    body = named("G\u0151d").replace("\u201c", "'").replace("\u201d", "'").encode("iso8859-2")
    guessed = service.post("/v1/summaries", body).json
    told = service.post("/v1/summaries", body, Content_Type="text/plain; charset=iso-8859-2").json
    assert guessed["charset_guessed"] is True
    assert told["summary"]["matches"][0]["home"]["name"] == "G\u0151d"


FORM = (
    b"--b\r\nContent-Disposition: form-data; name=wire; filename=w.txt\r\n\r\n"
    + REPORT.encode()
    + b"\r\n--b--\r\n"
)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=b", FORM),
        ("multipart/mixed; boundary=b", FORM),
        ("image/png", REPORT.encode()),
        ("application/x-www-form-urlencoded", b"wire=Norvale+beat+Port+Ellan+2-1+on+Saturday."),
    ],
)
def test_what_is_said_to_be_no_wire_is_refused(
    service: Service, path: str, kind: str, body: bytes
) -> None:
    """Forms and pictures are 415: their frame would be read as sentences."""
    answer = service.post(path, body, Content_Type=kind)
    assert (answer.status, answer.code) == (415, "unsupported-type")


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", REPORT),
        ("application/json", json.dumps(REPORT)),
        ("application/vnd.desk+json; charset=utf-8", '{"report": "' + REPORT[:40]),
        ("application/xml", REPORT),
        ("application/rss+xml", REPORT),
        ("text/plain", json.dumps([REPORT])),
        ("text/plain", json.dumps({"report": REPORT})),
        ("application/octet-stream", json.dumps([[1, 2], REPORT])),
    ],
)
def test_json_and_xml_without_a_wire_are_no_prose(
    service: Service, path: str, kind: str, body: str
) -> None:
    """What is said to be JSON or XML and is none that is read, or is JSON all the same, is
    not-a-wire."""
    answer = service.post(path, body, Content_Type=kind)
    assert (answer.status, answer.code) == (422, "not-a-wire")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", REPORT),  # as curl --data-binary says by itself
        ("text/plain", "[Tideline] " + REPORT),
        ("text/plain", "{Tideline} " + REPORT),
        ("application/json", json.dumps({"uri": "urn:t:1", "type": "text", "body_text": REPORT})),
        ("application/vnd.desk", REPORT),
        ("nonsense", REPORT),
        ("", REPORT),
    ],
)
def test_what_is_a_wire_is_read_whatever_it_is_called(
    service: Service, kind: str, body: str
) -> None:
    """A report in brackets is prose, ninjs is JSON, and a type that tells nothing is none."""
    assert service.post("/v1/summaries", body, Content_Type=kind).status == 200
