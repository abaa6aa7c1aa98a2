"""What the service counts, for Prometheus. One registry for each application."""

from __future__ import annotations

import json

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from summarizer.ledger import Result
from summarizer.summary import Summary

__all__ = ["Metrics"]

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Counters of requests and of wires. No label holds anything that a caller may choose."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        own = self.registry
        self.requests = Counter(
            "summarizer_http_requests_total", "Requests answered", ("route", "status"), registry=own
        )
        self.seconds = Histogram(
            "summarizer_http_request_seconds",
            "Time to answer",
            ("route",),
            buckets=_SECONDS,
            registry=own,
        )
        self.inside = Gauge("summarizer_wires_inside", "Wires at work or waiting", registry=own)
        self.wires = Counter(
            "summarizer_wires_total", "What became of wires", ("outcome",), registry=own
        )
        self.findings = Counter(
            "summarizer_claims_left_out_total", "Claims that failed their checks", registry=own
        )
        self.asked = Counter(
            "summarizer_model_requests_total", "Requests sent to the model's server", registry=own
        )
        self.tokens = Counter(
            "summarizer_model_tokens_total", "Tokens as the server counted", ("kind",), registry=own
        )
        self.cost = Counter(
            "summarizer_model_cost_usd_total", "Cost where it is known", registry=own
        )

    def count(self, summary: Summary) -> None:
        """Add up what one summary took and gave."""
        run = summary.run
        self.wires.labels("summarised").inc()
        self.findings.inc(sum(f.action == "dropped" for f in summary.findings))
        used = run.usage
        self.bill(run.requests, used.input_tokens, used.output_tokens, run.cost_usd or 0)

    def count_result(self, result: Result) -> None:
        """Add up one wire of a batch; what it cost is told by the batch as a whole."""
        self.wires.labels(result.outcome).inc()
        if result.summary is not None:
            found = json.loads(result.summary)["findings"]
            self.findings.inc(sum(f["action"] == "dropped" for f in found))

    def bill(self, requests: int, input_tokens: int, output_tokens: int, cost_usd: float) -> None:
        """Add up what was asked of a model's server."""
        self.asked.inc(requests)
        self.tokens.labels("input").inc(input_tokens)
        self.tokens.labels("output").inc(output_tokens)
        self.cost.inc(cost_usd)

    def text(self) -> bytes:
        """All of it as Prometheus reads it."""
        return generate_latest(self.registry)
