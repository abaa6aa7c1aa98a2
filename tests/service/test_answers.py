"""What the service answers when all goes well, over HTTP from a process of its own."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from prometheus_client.parser import text_string_to_metric_families

from tests.hosts.processes import ROOT

from .served import REPORT, Service, served

SCHEMA = json.loads((ROOT / "schemas" / "summary.json").read_text("utf-8"))


def test_a_report_comes_back_as_a_summary_in_its_schema(service: Service) -> None:
    """Sides, score, scorers and the quotation are there, in the published schema."""
    answer = service.post("/v1/summaries", REPORT)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    it = answer.json
    assert (it["outcome"], it["reason"]) == ("summarised", None)
    Draft202012Validator(SCHEMA).validate(it["summary"])
    (match,) = it["summary"]["matches"]
    assert (match["home"]["name"], match["away"]["name"]) == ("Norvale", "Port Ellan")
    assert (match["score"]["home"], match["score"]["away"]) == (2, 1)
    assert [e["player"] for e in match["events"]] == ["Ana Reis", "Mia Torp", "Jo Falk"]
    assert [q["text"] for q in it["summary"]["quotes"]] == ["We never stopped believing,"]


def test_positions_count_in_the_text_that_was_sent(service: Service) -> None:
    """The offsets of the quotation cut it out of the posted text, curly marks and all."""
    (quote,) = service.post("/v1/summaries", REPORT).json["summary"]["quotes"]
    (span,) = quote["spans"]
    assert REPORT[span["start"] : span["end"]] == quote["text"]


def test_a_wire_in_a_format_is_read_as_one(service: Service) -> None:
    """A ninjs item keeps its id and slug's version, whether detected or named."""
    item = {
        "uri": "urn:tideline:7", "type": "text", "version": "3", "language": "en",
        "headline": "Norvale win", "body_text": REPORT,
    }  # fmt: skip
    for query in ("", "?format=ninjs"):
        wire = service.post(f"/v1/summaries{query}", json.dumps(item)).json["summary"]["wire"]
        assert (wire["format"], wire["id"], wire["version"]) == ("ninjs", "urn:tideline:7", "3")


@pytest.mark.parametrize(
    ("wire", "outcome"),
    [
        ("KILL KILL KILL\n\n" + REPORT, "killed"),
        ("EMBARGOED UNTIL 2099-01-01T00:00Z\n\n" + REPORT, "held"),
    ],
)
def test_what_the_gate_holds_back_is_answered_with_its_reason(
    service: Service, wire: str, outcome: str
) -> None:
    """A kill and an embargo are no errors: 200, an outcome, a reason, no summary, no blurb."""
    answer = service.post("/v1/summaries", wire)
    assert (answer.status, answer.json["outcome"], answer.json["summary"]) == (200, outcome, None)
    assert answer.json["reason"]
    blurbs = service.post("/v1/blurbs", wire).json
    assert (blurbs["outcome"], blurbs["blurbs"]) == (outcome, [])


def test_blurbs_come_for_the_channels_that_were_asked_for(service: Service) -> None:
    """Two channels give two blurbs, in that order; none named gives all five."""
    two = service.post("/v1/blurbs?channel=push&channel=headline", REPORT).json["blurbs"]
    assert [b["channel"] for b in two] == ["push", "headline"]
    assert all("Norvale" in b["text"] and "2-1" in b["text"] for b in two)
    every = service.post("/v1/blurbs", REPORT).json["blurbs"]
    assert {b["channel"] for b in every} == {"push", "x", "standfirst", "seo", "headline"}


def test_health_and_readiness_say_who_reads(service: Service) -> None:
    """Both answer 200 with the engine once the service says that it listens."""
    for path in ("/healthz", "/readyz"):
        answer = service.ask("GET", path)
        assert (answer.status, answer.json["status"]) == (200, "ok")
        assert answer.json["engine"] == "offline"


def test_every_answer_forbids_what_a_page_does_not_need(service: Service) -> None:
    """Page, asset, result and error carry a policy without inline script and foreign hosts."""
    answers = [
        service.ask("GET", "/"),
        service.ask("GET", "/assets/desk.js"),
        service.post("/look", REPORT),
        service.ask("GET", "/nothing"),
    ]
    assert [a.status for a in answers] == [200, 200, 200, 404]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


def test_metrics_count_wires_and_requests_by_route(service: Service) -> None:
    """Prometheus' own parser reads them; what was asked here is in the figures."""
    with served() as own:
        own.post("/v1/summaries", REPORT)
        own.post("/v1/summaries", "KILL KILL KILL\n\n" + REPORT)
        own.post("/v1/summaries", b"\x00\x01\x02")
        own.ask("GET", "/nobody-s/business")
        text = own.ask("GET", "/metrics").body.decode()
    found = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert found["summarizer_wires_total", "summarised"] == 1
    assert found["summarizer_wires_total", "killed"] == 1
    assert found["summarizer_http_requests_total", "/v1/summaries", "200"] == 2
    assert found["summarizer_http_requests_total", "/v1/summaries", "422"] == 1
    assert found["summarizer_http_requests_total", "404", "none"] == 1
    assert found["summarizer_wires_inside",] == 0
    assert found["summarizer_http_request_seconds_count", "/v1/summaries"] == 3
    assert "nobody-s" not in text
