"""A webhook: a message is sent, and nothing can be asked or changed afterwards.

The body is ``{"text": …, "summarizer": {…}}``: the text for Mattermost, Slack's own webhooks and
whatever shows a text, the typed fields for a program. Teams takes a card of its own form.
"""

from __future__ import annotations

import json
import re
import time
from typing import Any, Final

import aiohttp

from summarizer.bot.adaptive import teams_body
from summarizer.bot.blocks import status_line
from summarizer.bot.channels import Lost, NotTaken
from summarizer.bot.messages import Message
from summarizer.visible import visible

__all__ = ["WebhookChannel", "webhook_body"]

_LONGEST: Final = 12_000
"""Mattermost takes 16,383 characters, Teams 28 KB."""
_MOST_OF_ANSWER: Final = 4_000
_FAILED: Final = re.compile(r"\bfail(?:ed|ure)?\b|\berrors?\b", re.IGNORECASE)
_NONE_FAILED: Final = re.compile(
    r"\b(?:0|no|zero|without(?: any)?) (?:errors?|failed|failures?)\b"
    r"|\b(?:errors?|failed|failures?)\b[\"']? ?[:=] ?(?:0|none|null|false)\b",
    re.IGNORECASE,
)
"""Words that look like those of a failure, and say that there was none."""
_MARKS: Final = "\\`*_{}[]()<>#+-.!|~:&"


class WebhookChannel:
    """One address; see :class:`~summarizer.bot.channels.Channel`."""

    editable = False

    def __init__(
        self, session: aiohttp.ClientSession, address: str, url: str, *, teams: bool = False
    ) -> None:
        self._body = teams_body if teams else webhook_body
        self._session = session
        self._address = address
        self._url = url

    async def ready(self) -> float:
        """Nothing can be asked."""
        return time.time()

    async def post(self, message: Message) -> str:
        """Send ``message``; it stands nowhere that is known."""
        await self._send(message)
        return "sent"

    async def change(self, message: Message, address: str) -> None:  # noqa: ARG002
        """Send a follow-up."""
        await self._send(message)

    async def find(self, message: Message) -> tuple[str, int] | None:  # noqa: ARG002
        """Nothing can be looked up."""
        return None

    async def _send(self, message: Message) -> None:
        try:
            async with self._session.post(
                self._address, json=self._body(message, self._url), allow_redirects=False
            ) as answer:
                status, told = answer.status, answer.headers.get("Retry-After", "")
                body = await answer.content.read(_MOST_OF_ANSWER)
        except aiohttp.ClientConnectorError as fault:
            raise NotTaken("the webhook cannot be reached", whole=True) from fault
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise Lost(f"no answer from the webhook ({type(fault).__name__})") from fault
        if status < 300:
            _taken(body.decode("utf-8", "replace"))
            return
        if status in (429, 503):  # it says itself that it did nothing
            after = float(told) if told.isascii() and told.isdigit() else None
            raise NotTaken(f"the webhook asks to wait (status {status})", after=after, whole=True)
        if status >= 500:
            raise Lost(f"the webhook failed (status {status})")
        raise NotTaken(f"the webhook refuses (status {status})", whole=True)


def _taken(answer: str) -> None:
    """Raise where an answer with a good status says that it failed: Teams passes on the status of
    what stands behind it in words."""
    try:
        told = json.loads(answer)
    except ValueError:
        told = None
    if isinstance(told, dict):
        failed = any(told.get(k) is False for k in ("ok", "success")) or bool(told.get("error"))
    else:
        failed = _FAILED.search(_NONE_FAILED.sub("", answer)) is not None
    if not failed:
        return
    if re.search(r"\b429\b", answer):
        raise NotTaken("the webhook asks to wait (its answer names status 429)", whole=True)
    raise Lost("the webhook's answer says that it failed")


def webhook_body(message: Message, url: str) -> dict[str, Any]:
    """What is sent: a text in Markdown, and the same as fields."""
    card = message.card
    page = f"{url}/m/{message.uid}"
    decide = f"{url}/decide/{message.key}" if message.decidable else None
    gone = message.status in ("held", "withdrawn")
    bare = gone or message.text is not None  # a person's words stand alone
    text = _markdown(message, page, decide)
    if len(text) > _LONGEST:  # not cut anywhere: the page has all of it
        text = _short(message, page, decide)
    return {
        "text": text,
        "summarizer": {
            "id": message.uid,
            "version": message.rev,
            "follows": message.address is not None or message.sent > 0,
            "status": message.status,
            "desk": message.desk,
            "headline": None if gone or message.text is not None else card.headline,
            "text": None if gone else message.words,
            "scores": [] if bare else [t.score for t in card.told if t.score],
            "quote": [] if bare else list(card.quote),
            "speaker": None if bare else card.speaker,
            "changes": list(message.changes),
            "findings": [] if gone else [*card.doubts, *card.findings],
            "reason": message.reason,
            "notice": message.notice,
            "evidence": None if gone else page,
            "decide": decide,
        },
    }


def _markdown(message: Message, page: str, decide: str | None) -> str:
    card = message.card
    if message.status in ("held", "withdrawn"):
        # Nothing can be taken away here: which message it was has to be said.
        return "\n\n".join(
            (
                f"**{_plain(status_line(message))}**",
                f"{_plain(card.headline)} ({_plain(card.source)})",
                _plain(message.reason or ""),
            )
        )
    own = message.text is not None
    lines = [] if own else [f"**{_plain(card.headline)}**"]
    lines.append(f"**{_plain(status_line(message))}**")
    if message.notice:
        lines.append(_plain(message.notice))
    if message.changes:
        lines.append("\n".join(["Changed:", *(f"- {_plain(c)}" for c in message.changes)]))
    told = () if own else card.told
    lines += [_plain(" · ".join(filter(None, (t.score, t.where)))) for t in told if t.score]
    if message.words:
        lines.append(_plain(message.words))
    elif message.kind == "offer":
        lines += [f"No text: {_plain(reason)}" for reason in card.reasons]
    if card.quote and card.speaker is not None and not own:
        lines.append(f"{_plain(card.said)} — {_plain(card.speaker)}")
    findings = (*card.doubts, *card.findings)
    if findings and message.kind == "offer" and not own:
        lines.append("\n".join(["Findings:", *(f"- {_plain(f)}" for f in findings)]))
    return "\n\n".join([*lines, _links(message, page, decide)])


def _short(message: Message, page: str, decide: str | None) -> str:
    words = (message.card.headline, status_line(message))
    return "\n\n".join([*(f"**{_plain(w)}**" for w in words), _links(message, page, decide)])


def _links(message: Message, page: str, decide: str | None) -> str:
    links = [f"[Evidence: where the wire says it]({page})"]
    links += [f"[Approve, edit or reject]({decide})"] if decide else []
    about = (message.desk, message.card.source, message.card.made_by)
    return " · ".join((*links, *(_plain(w) for w in about)))


def _plain(text: str) -> str:
    """``text`` in Markdown so that it comes out as it is: no link, no mention, no formatting.

    A mention is not stopped by a backslash; so a space without width follows an @.
    """
    told = "".join(f"\\{c}" if c in _MARKS else c for c in visible(text))
    return told.replace("@", "@\u200b")
