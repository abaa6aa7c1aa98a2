"""What is recorded, and what each recording has to show when it is played."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from summarizer.draft import Draft, DraftMatch
from summarizer.engines.reply import render_reply
from summarizer.errors import (
    AccessDenied,
    ContentFiltered,
    EngineError,
    MalformedReply,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    ServerUnavailable,
    Truncated,
)
from summarizer.reading import read_path
from summarizer.wire import Wire
from tests.support.cassettes import ROOT
from tests.support.gold_drafts import gold_draft
from tests.support.scripted_server import Answer, Page, Status, Step

__all__ = [
    "BLURBS",
    "BLURBS_OF",
    "MAX_TOKENS",
    "SCRIPTED",
    "SMALL_MODEL_TOKENS",
    "SMALL_MODEL_WIRES",
    "Recording",
    "example",
    "right_reply",
    "wire_path",
]

MAX_TOKENS = 4000
SMALL_MODEL_TOKENS = 320
"""Enough to see what the small model does, and few enough for a test run."""

SMALL_MODEL_WIRES = ("stoppage", "transfer", "own_goal")

FAULTS_ON = "no_quotes"
"""The wire of the recorded faults: which one does not matter, so a plain one."""


def wire_path(name: str) -> str:
    """The path of an example wire below the repository."""
    return f"examples/wires/{name}.txt"


def example(name: str) -> Wire:
    """An example wire as read. Its input is the path below the repository."""
    return replace(read_path(ROOT / wire_path(name)), input=wire_path(name))


@dataclass(frozen=True)
class Recording:
    """A script, and what has to come of it: so many requests, and an error or a draft."""

    name: str
    steps: tuple[Step, ...]
    requests: int
    error: type[EngineError] | None = None
    wire: str = FAULTS_ON


def right_reply(name: str, headline: str = "", blurb: str = "") -> str:
    """The reply that claims the hand-made gold of example ``name``, and no more."""
    wire = example(name)
    draft = gold_draft(wire, name)
    matches = tuple(_claimed(match, headline, blurb) for match in draft.matches)
    return render_reply(replace(draft, matches=matches))


def _claimed(match: DraftMatch, headline: str, blurb: str) -> DraftMatch:
    # A model claims a minute or the words for it; the gold has both where one was worked out.
    events = tuple(
        replace(e, minute=None, added=None) if e.when is not None else e for e in match.events
    )
    return replace(match, events=events, headline=headline or None, blurb=blurb or None)


_GOOD = right_reply(
    "two_legs",
    headline="Corvenna turn tie round to reach semi-finals",
    blurb="US Corvenna beat Lindvik FK 2-0 to win their quarter-final 3-2 on aggregate.",
)
_PLAIN = render_reply(Draft("match_report"))
_SLOW = Status(429, "Rate limit reached")

SCRIPTED: tuple[Recording, ...] = (
    Recording("good", (Answer(_GOOD, usage=(2800, 2048, 420)),), 1, wire="two_legs"),
    Recording("rate_limited_once", (_SLOW, Answer(_PLAIN)), 2),
    Recording(
        "rate_limited_retry_after",
        (Status(429, "Rate limit reached", headers={"Retry-After": "7"}), Answer(_PLAIN)),
        2,
    ),
    Recording("rate_limited_always", (_SLOW,) * 6, 6, RateLimited),
    Recording(
        "rate_limited_past_the_deadline",
        (Status(429, "Rate limit reached", headers={"Retry-After": "900"}),),
        1,
        RateLimited,
    ),
    Recording("server_error_once", (Status(500, "Internal error"), Answer(_PLAIN)), 2),
    Recording("server_error_always", (Status(500, "Internal error"),) * 6, 6, ServerUnavailable),
    Recording("refusal", (Answer(None, refusal="I cannot help with that."),), 1, Refused),
    Recording("content_filter", (Answer("", finish_reason="content_filter"),), 1, ContentFiltered),
    Recording("length", (Answer(_PLAIN[:30], finish_reason="length"),), 1, Truncated),
    Recording("broken_json_once", (Answer(_PLAIN[:30]), Answer(_PLAIN)), 2),
    Recording("broken_json_always", (Answer(_PLAIN[:30]), Answer("{}")), 2, MalformedReply),
    Recording("a_page_instead", (Page("<html>Log in</html>"),) * 2, 2, MalformedReply),
    Recording(
        "quota",
        (Status(429, "You exceeded your current quota", "insufficient_quota"),),
        1,
        QuotaExhausted,
    ),
    Recording("no_access", (Status(401, "Incorrect API key", "invalid_api_key"),), 1, AccessDenied),
    Recording(
        "no_such_model", (Status(404, "No such model", "model_not_found"),), 1, RequestRejected
    ),
)

BLURBS_OF = "two_legs"
"""The wire whose facts are shown for blurbs."""

_CANDIDATES = {
    "push": [
        "US Corvenna beat Lindvik FK 2-0 on Wednesday to win their quarter-final 3-2 on aggregate.",
        "US Corvenna beat Lindvik FK 3-0 on Wednesday.",
    ],
    "x": ["US Corvenna beat Lindvik FK 2-0 to go through 3-2 on aggregate. [q2] Maja Ekerot said."],
    "standfirst": ["Giada Montefosco and Noemi Caldarese scored as US Corvenna beat Lindvik FK."],
    "seo": ["US Corvenna beat Lindvik FK 2-0."],
    "headline": ["Corvenna cruise past Lindvik to reach semi-finals"],
}

BLURBS: tuple[Recording, ...] = (
    Recording("blurbs_good", (Answer(json.dumps({"matches": [_CANDIDATES]})),), 1, wire=BLURBS_OF),
    Recording(
        "blurbs_no_access",
        (Status(401, "Incorrect API key", "invalid_api_key"),),
        1,
        wire=BLURBS_OF,
    ),
)
"""Requests for blurbs: texts that hold and texts that do not, and a server that lets nobody in."""
