"""What the service does with connections: heads, halves, callers that go away, other methods."""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from summarizer.service import ServiceSettings
from summarizer.service.guard import Hold

from .served import REPORT, RULES, Service, listening, served

HEAD = b"POST /v1/summaries HTTP/1.1\r\nHost: localhost\r\n"


def answer_to(service: Service, *pieces: bytes, end: bool = False) -> tuple[int, Any]:
    """Status and problem (or result) of what is sent as these pieces; ``end`` closes this side."""
    with socket.create_connection(service.address, timeout=60) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            line.sendall(piece)
        if end:
            line.shutdown(socket.SHUT_WR)
        got = http.client.HTTPResponse(line)
        got.begin()
        return got.status, json.loads(got.read())


@pytest.mark.parametrize(
    "pieces",
    [
        [b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: ", b"a" * 80_000],
        [b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n", b"X-A: a\r\n" * 12_000],
        [b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 70_000 + b"\r\n\r\n"],
        [b"GET /", b"a" * 80_000],
    ],
    ids=["a long header", "many headers", "a whole head", "a long address"],
)
def test_a_head_has_a_bound(service: Service, pieces: list[bytes]) -> None:
    """More than 64 KiB of line and headers is 431, before the head has come to its end."""
    status, problem = answer_to(service, *pieces)
    assert (status, problem["code"]) == (431, "head-too-large")


def test_what_stands_behind_a_body_has_a_bound_too(service: Service) -> None:
    """Headers behind a body in chunks are not collected without end."""
    trailer = [HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-A: "]
    with socket.create_connection(service.address, timeout=60) as line, pytest.raises(OSError):
        for piece in trailer + [b"a" * 80_000] * 100:
            line.sendall(piece)
    assert service.ask("GET", "/healthz").status == 200


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"]
)
def test_what_is_no_http_is_a_problem_too(service: Service, sent: bytes) -> None:
    """400 with code bad-request, as JSON."""
    status, problem = answer_to(service, sent)
    assert (status, problem["code"]) == (400, "bad-request")


def test_a_caller_that_closes_its_side_gets_its_answer(service: Service) -> None:
    """A whole request and then the end of what is sent, as netcat does it: 200."""
    body = REPORT.encode()
    head = HEAD + b"Content-Length: %d\r\n\r\n" % len(body)
    status, answer = answer_to(service, head + body, end=True)
    assert (status, answer["outcome"]) == (200, "summarised")


def test_a_caller_that_goes_away_amid_its_body_is_no_fault() -> None:
    """It is counted as 499, and nothing is said of it."""
    with served() as own:
        with socket.create_connection(own.address, timeout=60) as line:
            line.sendall(HEAD + b"Content-Length: 500\r\n\r\nNorvale beat")
        counted: dict[tuple[str, str], float] = {}
        while not counted:
            text = own.ask("GET", "/metrics").body.decode()
            counted = {
                (s.labels["route"], s.labels["status"]): s.value
                for family in text_string_to_metric_families(text)
                for s in family.samples
                if s.name == "summarizer_http_requests_total"
                and s.labels["route"] == "/v1/summaries"
            }
        assert counted == {("/v1/summaries", "499"): 1}
        own.process.ask_to_stop()
        assert own.process.ended() == 0
        assert "Traceback" not in own.process.said()


def test_head_is_answered_as_get_without_a_body(service: Service) -> None:
    """The page, the health and an error: the same status and headers."""
    for path, status in (("/", 200), ("/healthz", 200), ("/readyz", 200), ("/nothing", 404)):
        got, asked = service.ask("HEAD", path), service.ask("GET", path)
        assert (got.status, got.body) == (status, b"")
        assert got.headers["content-type"] == asked.headers["content-type"]
        assert asked.body


@pytest.mark.parametrize("path", ["/v1/summaries/", "/v1/batches/", "/healthz/"])
def test_nobody_is_sent_to_the_host_that_a_caller_named(service: Service, path: str) -> None:
    """An address with a slash too many is 404, without a Location."""
    answer = service.post(path, REPORT, Host="localhost:1")
    assert (answer.status, answer.code) == (404, "no-such-page")
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("LocalHost", None),
        ("localhost.", None),
        ("localhost.:80", "http://localhost.:80"),
        ("LOCALHOST:80", "http://localhost:80"),
    ],
)
def test_a_name_of_this_machine_is_one_however_it_is_written(
    service: Service, host: str, origin: str | None
) -> None:
    """Capitals and the dot of a full name make no other host."""
    told = {"Host": host} | ({} if origin is None else {"Origin": origin})
    assert service.post("/v1/summaries", REPORT, **told).status == 200


# --- bodies on their way --------------------------------------------------------------------------


def test_bodies_on_their_way_have_a_bound_together(tmp_path: Path) -> None:
    """A large body that nobody has finished sending takes the room of the next, which is 429 with
    a wait; a small wire is read all the same, and so is a large one when there is room again."""
    settings = ServiceSettings(ledger=tmp_path / "s.db", max_held_bytes=1_000_000)
    large = HEAD + b"Content-Length: 900000\r\n\r\n" + b"It rained. " * 80_000
    with listening(settings, RULES) as it:
        with socket.create_connection(it.address, timeout=60) as line:
            line.sendall(large)
            hold = it.app.state.hold
            while hold.held < 800_000:
                pass
            refused = it.post("/v1/summaries", b"It rained. " * 60_000)
            assert (refused.status, refused.code) == (429, "busy")
            assert int(refused.headers["retry-after"]) >= 1
            assert it.post("/v1/summaries", REPORT).status == 200
        while hold.held:
            pass
        assert it.post("/v1/summaries", REPORT + "It rained. " * 60_000).status != 429
        while hold.held:  # given back when the answer is out
            pass


def test_what_is_small_is_always_held() -> None:
    """Where there is no room a body of 64 KiB still comes in, and one byte more does not."""
    hold = Hold(100_000)
    assert hold.add(100_000, 100_000)
    assert hold.add(65_536, 65_536)
    assert not hold.add(1, 65_537)
    assert hold.held == 165_536
