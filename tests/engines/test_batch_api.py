from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.batch_api import BatchApi, Line, input_line
from summarizer.errors import NotAnswered, QuotaExhausted, RateLimited, RequestRejected
from summarizer.settings import Settings
from tests.support.scripted_server import Answer

OPENAI = Settings(model="gpt-4o-mini", api_key="k")


def _read(line: dict[str, Any]) -> Line | None:
    return BatchApi(OPENAI).read(json.dumps(line).encode())


def _answered(status: int, body: object) -> dict[str, Any]:
    return {"custom_id": "a", "response": {"status_code": status, "body": body}, "error": None}


def test_an_answer_costs_half_of_what_it_would_alone() -> None:
    """1,000 tokens in, 200 out, at $0.15 and $0.60 a million (gpt-4o-mini): $0.00027, halved."""
    line = _read(_answered(200, Answer("text", model="gpt-4o-mini").body()))
    assert line is not None
    assert line.sent is not None
    assert (line.custom_id, line.error) == ("a", None)
    assert line.sent.cost_usd == pytest.approx(0.000135)
    assert (line.sent.usage.input_tokens, line.sent.usage.output_tokens) == (1000, 200)
    assert json.loads(line.sent.text)["choices"][0]["message"]["content"] == "text"


@pytest.mark.parametrize(
    ("status", "code", "kind", "again"),
    [
        (429, "rate_limit_exceeded", RateLimited, True),
        (429, "insufficient_quota", QuotaExhausted, False),
        (400, "invalid_value", RequestRejected, False),
    ],
)
def test_a_status_is_the_error_that_it_would_be_alone(
    status: int, code: str, kind: type[Exception], again: bool
) -> None:
    """What another batch may mend is told apart from what it may not."""
    error = {"message": "scripted", "type": code, "code": code}
    line = _read(_answered(status, {"error": error}))
    assert line is not None
    assert type(line.error) is kind
    assert line.again is again
    assert "scripted" in str(line.error)


def test_a_request_that_expired_may_be_asked_again() -> None:
    """Another reason for no response is told, and not asked again by itself."""
    for code, again in (("batch_expired", True), ("batch_cancelled", False)):
        error = {"code": code, "message": "why"}
        line = _read({"custom_id": "a", "response": None, "error": error})
        assert line is not None
        assert isinstance(line.error, NotAnswered)
        assert line.again is again


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "custom_id": st.text() | _JSON,
            "response": st.fixed_dictionaries(
                {"status_code": st.sampled_from([200, 400, 500]) | _JSON, "body": _JSON}
            )
            | _JSON,
            "error": st.fixed_dictionaries({"code": _JSON, "message": _JSON}) | _JSON,
        },
    )
)
def test_whatever_a_line_holds_it_is_read_or_not(line: dict[str, Any]) -> None:
    """No line stops a run: it is an answer, a reason for none, or None."""
    read = _read(line)
    if read is not None:
        assert read.custom_id == line["custom_id"]
        assert (read.sent is None) is not (read.error is None)


@given(st.binary())
def test_any_bytes_are_read_or_not(line: bytes) -> None:
    """The same for what is no JSON."""
    BatchApi(OPENAI).read(line)


def test_a_request_stands_on_one_line() -> None:
    """Whatever its text holds, and as the endpoint wants it."""
    body = {"model": "m", "messages": [{"role": "user", "content": "a\nb\u2028c\ud800"}]}
    line = input_line("id", body)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert json.loads(line) == {
        "custom_id": "id",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body,
    }
