"""What the service refuses and how it says so: every answer a problem with its own code."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from summarizer import errors
from summarizer.batch.workers import Workers
from summarizer.service import ServiceSettings
from summarizer.service.keys import new_key
from summarizer.service.problems import OWN, STATUS, problem_of
from tests.support.faulty_servers import GOOD
from tests.support.scripted_server import Answer as Reply
from tests.support.scripted_server import Hang, ScriptedServer, Status, Step

from .served import REPORT, RULES, Service, listening, served

# --- codes ----------------------------------------------------------------------------------------


def test_every_error_of_the_tree_has_a_status_and_no_code_stands_twice() -> None:
    """Each class of the tree maps to a status of an error; its code is none of the service's."""
    kinds = [getattr(errors, name) for name in errors.__all__]
    codes = [kind.code for kind in kinds]
    assert len({*codes, *OWN}) == len(codes) + len(OWN)
    for kind in kinds:
        assert any(base in STATUS for base in kind.__mro__)
    assert all(400 <= status < 600 for status, _, _ in OWN.values())


def test_a_problem_says_what_it_cost_and_whether_to_try_again() -> None:
    """Requests, hint and retryable are the error's own."""
    problem = problem_of(errors.RateLimited("slow down", requests=3))
    assert (problem.code, problem.status, problem.requests) == ("rate-limited", 503, 3)
    assert (problem.retryable, problem.hint) == (True, errors.RateLimited.default_hint)


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/v1/summaries", b"", 422, "not-a-wire"),
        ("POST", "/v1/summaries", b"\x00\x01\x02\x03", 422, "not-a-wire"),
        ("POST", "/v1/blurbs", b"\x00\x01\x02\x03", 422, "not-a-wire"),
        ("POST", "/look", b"\x00\x01\x02\x03", 422, "not-a-wire"),
        ("POST", "/v1/summaries", b"It rained. " * 300_000, 413, "too-large"),
        ("POST", "/v1/summaries?format=ninjs", b"{", 422, "not-a-wire"),
        ("POST", "/v1/summaries?format=docx", REPORT.encode(), 400, "bad-request"),
        ("POST", "/v1/summaries?deadline=0", REPORT.encode(), 400, "bad-request"),
        ("POST", "/v1/summaries?deadline=soon", REPORT.encode(), 400, "bad-request"),
        ("POST", "/v1/blurbs?channel=fax", REPORT.encode(), 400, "bad-request"),
        ("GET", "/v1/summaries", None, 405, "no-such-method"),
        ("GET", "/assets/../pyproject.toml", None, 404, "no-such-page"),
        ("GET", "/assets/page.html.jinja", None, 404, "no-such-page"),
        ("GET", "/docs", None, 404, "no-such-page"),
    ],
)
def test_a_request_that_cannot_be_done_is_a_problem_with_its_code(
    service: Service, method: str, path: str, body: bytes | None, status: int, code: str
) -> None:
    """Bad wires, formats, parameters, methods and addresses each have a status and a code."""
    answer = service.ask(method, path, body)
    assert (answer.status, answer.code) == (status, code)


def test_a_package_is_no_report(service: Service) -> None:
    """An item that is read and holds no report is told apart from what cannot be read."""
    package = {"uri": "urn:tideline:8", "type": "composite", "headline": "Saturday's matches"}
    answer = service.post("/v1/summaries?format=ninjs", json.dumps(package))
    assert (answer.status, answer.code) == (422, "not-a-report")


def test_no_character_of_a_caller_acts_in_a_problem(service: Service) -> None:
    """What a caller put into the query comes back as JSON, never as mark-up or a header."""
    answer = service.post("/v1/blurbs?channel=%3Cscript%3E%0d%0aX-Evil:%201", REPORT)
    assert answer.code == "bad-request"
    assert "x-evil" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


SERVERS: Mapping[str, tuple[Step, int]] = {
    "server-unavailable": (Status(500), 502),
    "rate-limited": (Status(429, headers={"Retry-After": "3600"}), 503),
    "quota": (Status(429, "no credit", "insufficient_quota"), 502),
    "access-denied": (Status(401, "bad key"), 502),
    "request-rejected": (Status(400, "no json_schema"), 502),
    "refused": (Reply(None, refusal="I cannot."), 502),
    "content-filter": (Reply("", finish_reason="content_filter"), 502),
    "truncated": (Reply(GOOD[:40], finish_reason="length"), 502),
    "malformed-reply": (Reply("{"), 502),
    "deadline": (Hang(), 504),
}


@pytest.fixture(scope="module")
def with_model() -> Iterator[Service]:
    """A service whose model's server does what the wire names."""

    def script(body: Mapping[str, Any]) -> Step:
        said = json.dumps(body)
        return next((step for name, (step, _) in SERVERS.items() if f"at {name} today" in said))

    # A few requests for each wire, so that an outage is over quickly.
    with (
        ScriptedServer(script) as server,
        served(
            "--base-url",
            server.base_url,
            "--model",
            "scripted",
            engine="llm",
            SUMMARIZER_API_KEY="sk-unused",
        ) as it,
    ):
        yield it


@pytest.mark.parametrize("code", SERVERS)
def test_what_the_model_s_server_does_is_told_by_code(with_model: Service, code: str) -> None:
    """Each fault of the model's server is its own code, a 5xx, with the requests that it cost."""
    wire = f"Norvale beat Port Ellan 2-1 at {code} today. It rained."
    answer = with_model.post("/v1/summaries?deadline=2", wire)
    assert (answer.status, answer.code) == (SERVERS[code][1], code)
    assert answer.json["requests"] >= 1
    assert "sk-unused" not in answer.body.decode()


# --- keys -----------------------------------------------------------------------------------------


def test_with_keys_only_their_owners_are_served_each_at_its_rate(tmp_path) -> None:
    """No key and a bad one are 401 and ask for one; six a minute are one, then 429 with a wait;
    the page and the health of the service need none."""
    (fast, first), (slow, second) = new_key("fast"), new_key("slow", 6)
    (tmp_path / "keys").write_text(f"{first}\n{second}\n", "utf-8")
    with served("--keys", str(tmp_path / "keys")) as it:
        for told, code in (
            ({}, "no-key"),
            ({"Authorization": "Basic abc"}, "no-key"),
            ({"Authorization": "Bearer "}, "no-key"),
            ({"Authorization": f"Bearer {fast}x"}, "bad-key"),
            ({"Authorization": "Bearer " + "é" * 3}, "bad-key"),
        ):
            for path in ("/v1/summaries", "/v1/blurbs", "/look"):
                answer = it.post(path, REPORT, **told)
                assert (answer.status, answer.code) == (401, code)
                assert answer.headers["www-authenticate"] == "Bearer"
        assert it.post("/v1/summaries", REPORT, Authorization=f"Bearer {slow}").status == 200
        refused = it.post("/v1/summaries", REPORT, Authorization=f"bearer {slow}")
        assert (refused.status, refused.code) == (429, "too-many")
        assert 1 <= int(refused.headers["retry-after"]) <= 10
        assert it.post("/v1/summaries", REPORT, Authorization=f"Bearer {fast}").status == 200
        for path in ("/", "/healthz", "/readyz", "/metrics"):
            assert it.ask("GET", path).status == 200
        # With keys the service has other names than this machine's.
        named = it.post("/v1/blurbs", REPORT, Authorization=f"Bearer {fast}", Host="desk.example")
        assert named.status == 200


# --- from where -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        (None, None, 200),
        ("localhost", "http://localhost", 200),
        ("[::1]:80", None, 200),
        ("127.0.0.1:80", "http://127.0.0.1:80", 200),
        ("desk.example", None, 403),
        ("127.0.0.1.desk.example", None, 403),
        ("localhost.desk.example", None, 403),
        ("", None, 403),
        ("127.0.0.1:80", "http://127.0.0.1:81", 403),
        ("localhost", "https://desk.example", 403),
        ("localhost", "null", 403),
    ],
)
def test_without_keys_only_this_machine_s_own_pages_are_served(
    service: Service, host: str | None, origin: str | None, status: int
) -> None:
    """Another name for the host (DNS rebinding) or a page from elsewhere is refused, for all
    addresses."""
    told = {} if host is None else {"Host": host}
    told |= {} if origin is None else {"Origin": origin}
    answer = service.post("/v1/summaries", REPORT, **told)
    assert answer.status == status
    assert service.ask("GET", "/", **told).status == status
    if status == 403:
        assert answer.code == "not-from-here"


# --- bodies ---------------------------------------------------------------------------------------


def _raw(service: Service, head: str, *chunks: bytes) -> tuple[int, dict[str, Any], str]:
    """Send a request as bytes; its answer and what its connection header says."""
    with socket.create_connection(service.address, timeout=60) as line:
        line.sendall(f"POST /v1/summaries HTTP/1.1\r\nHost: localhost\r\n{head}\r\n".encode())
        for chunk in chunks:
            try:
                line.sendall(chunk)
            except OSError:  # it has answered and hung up, as it may
                break
        got = http.client.HTTPResponse(line)
        got.begin()
        return got.status, json.loads(got.read()), got.getheader("connection", "")


def test_a_body_that_says_it_is_too_large_is_refused_unread(service: Service) -> None:
    """The answer comes before a byte of the body, and the connection is given up."""
    status, problem, connection = _raw(service, "Content-Length: 9000000\r\n")
    assert (status, problem["code"], connection) == (413, "body-too-large", "close")


def test_a_body_without_length_is_refused_where_it_grows_too_large(service: Service) -> None:
    """A body in chunks is read up to the limit and no further."""
    mib = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    status, problem, connection = _raw(service, "Transfer-Encoding: chunked\r\n", *[mib] * 9)
    assert (status, problem["code"], connection) == (413, "body-too-large", "close")


def test_a_body_in_chunks_is_read_as_any_other(service: Service) -> None:
    """Without a length and in pieces the report is the same report."""
    data = REPORT.encode()
    cut = [b"%x\r\n%s\r\n" % (len(p), p) for p in (data[:50], data[50:])]
    status, answer, _ = _raw(service, "Transfer-Encoding: chunked\r\n", *cut, b"0\r\n\r\n")
    assert (status, answer["outcome"]) == (200, "summarised")


# --- with a service in this process, for what no option of the command brings about ---------------


def test_a_body_that_comes_too_slowly_is_given_up(tmp_path: Path) -> None:
    """Half a body and then nothing is answered with 408 and holds no place."""
    settings = ServiceSettings(ledger=tmp_path / "s.db", body_seconds=0.2)
    with listening(settings, RULES) as it:
        status, problem, connection = _raw(it, "Content-Length: 500\r\n", b"Norvale beat")
        assert (status, problem["code"], connection) == (408, "body-too-slow", "close")
        assert it.ask("GET", "/healthz").json["inside"] == 0


def test_a_fault_of_the_service_s_own_is_a_problem_too_and_tells_no_more_than_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen exception is 500 with code internal, without its message."""

    async def broken(*_: object) -> Any:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr(Workers, "summarise", broken)
    with listening(ServiceSettings(ledger=tmp_path / "s.db"), RULES) as it:
        answer = it.post("/v1/summaries", REPORT)
        assert (answer.status, answer.code) == (500, "internal")
        assert b"secret" not in answer.body
        assert it.ask("GET", "/healthz").status == 200


def test_a_service_that_has_not_loaded_says_so_to_who_asks_if_it_is_ready() -> None:
    """Alive and not ready: /healthz is 200, /readyz 503 with code stopping."""
    with listening(ServiceSettings(), RULES, lifespan="off") as it:
        answer = it.ask("GET", "/readyz")
        assert (answer.status, answer.code) == (503, "stopping")
        assert it.ask("GET", "/healthz").status == 200
