"""Slack: messages posted, changed where they stand, and found again by their metadata.

One layer of retries, which is that of :mod:`~summarizer.bot.delivery`: the client's own are off.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Coroutine
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from summarizer.bot.blocks import EVENT_TYPE, fallback, metadata, slack_blocks
from summarizer.bot.channels import Lost, NotTaken
from summarizer.bot.messages import Message

__all__ = ["Slack", "SlackChannel"]

_EARLIER: Final = 300.0
"""Seconds by which Slack's clock may differ from ours: the look back begins so much earlier."""
_UNSURE: Final = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org"}
)
"""Errors after which Slack itself does not tell whether something was done."""
_GONE: Final = frozenset({"message_not_found", "cant_update_message"})
_WHOLE: Final = frozenset(
    {
        "account_inactive",
        "channel_not_found",
        "invalid_auth",
        "is_archived",
        "missing_scope",
        "not_authed",
        "not_in_channel",
        "ratelimited",
        "token_revoked",
    }
)
"""Errors that every message to the channel would meet."""


class Slack:
    """One workspace, by the token of its bot; ``seconds`` bound each request."""

    def __init__(self, token: str, url: str, seconds: float) -> None:
        # Its own log would hold whole requests.
        logger = logging.getLogger(__name__)
        logger.setLevel(logging.CRITICAL)
        self._not_before = 0.0
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=seconds))
        self.client = AsyncWebClient(
            token=token,
            base_url=url,
            session=self._session,
            retry_handlers=[],
            logger=logger,
        )

    async def done(
        self, method: str, request: Coroutine[Any, Any, AsyncSlackResponse]
    ) -> dict[str, Any]:
        """The answer to one request; raises NotTaken or Lost.

        While Slack asks to wait, no request is sent, for whatever channel.
        """
        left = self._not_before - time.monotonic()
        if left > 0:
            request.close()
            raise NotTaken("Slack asked to wait", after=left, whole=True)
        try:
            answer = await request
        except SlackApiError as fault:
            named = _named(method, fault)
            if isinstance(named, NotTaken) and named.after is not None:
                self._not_before = time.monotonic() + named.after
            raise named from fault
        except aiohttp.ClientConnectorError as fault:
            raise NotTaken(f"Slack cannot be reached ({fault.strerror})", whole=True) from fault
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as fault:
            raise Lost(f"no answer from Slack to {method} ({type(fault).__name__})") from fault
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def open_view(self, trigger: str, view: dict[str, Any]) -> None:
        """Open a window for the person who clicked; ``trigger`` holds for three seconds."""
        await self.done("views.open", self.client.views_open(trigger_id=trigger, view=view))

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._session.close()


def _named(method: str, fault: SlackApiError) -> NotTaken | Lost:
    response = fault.response
    # Of a body that is no JSON the client gives its own answer, which names the status otherwise.
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 200))
    headers = {k.lower(): v for k, v in dict(response.headers).items()}
    data = getattr(response, "data", None)
    code = data.get("error", "") if isinstance(data, dict) else ""
    code = str(code)[:80] or f"status {status}"
    if status == 429 or code == "ratelimited":
        try:
            after = max(0.0, float(headers.get("retry-after", "")))
        except ValueError:
            after = None
        return NotTaken(f"Slack asks to wait ({method})", after=after, whole=True)
    unread = status == 200 and not isinstance(data, dict)
    if status >= 500 or unread or code in _UNSURE:
        return Lost(f"Slack failed at {method} ({code})")
    if code in _GONE:
        return NotTaken(code)
    return NotTaken(f"Slack refuses {method}: {code}{_help(code)}", whole=code in _WHOLE)


def _help(code: str) -> str:
    if code in ("not_in_channel", "channel_not_found"):
        return ": invite the bot to the channel"
    if code in ("invalid_auth", "not_authed", "token_revoked", "account_inactive"):
        return ": check SLACK_BOT_TOKEN"
    return ": give the bot the scopes in docs/bot.md" if code == "missing_scope" else ""


class SlackChannel:
    """One channel of a workspace; see :class:`~summarizer.bot.channels.Channel`."""

    editable = True

    def __init__(self, slack: Slack, channel: str, url: str) -> None:
        self._slack = slack
        self._channel = channel
        self._url = url

    def _body(self, message: Message) -> dict[str, Any]:
        return {
            "channel": self._channel,
            "text": fallback(message),
            "blocks": slack_blocks(message, f"{self._url}/m/{message.uid}"),
            "metadata": metadata(message, message.rev),
        }

    async def post(self, message: Message) -> str:
        """Post ``message``; returns its ``ts``."""
        request = self._slack.client.chat_postMessage(
            **self._body(message), unfurl_links=False, unfurl_media=False
        )
        answer = await self._slack.done("chat.postMessage", request)
        if not isinstance(answer.get("ts"), str):
            raise Lost("Slack's answer has no ts")
        return str(answer["ts"])

    async def change(self, message: Message, address: str) -> None:
        """Change the message at ``address``; one that a person has deleted stays deleted."""
        try:
            request = self._slack.client.chat_update(**self._body(message), ts=address)
            await self._slack.done("chat.update", request)
        except NotTaken as fault:
            if str(fault) not in _GONE:
                raise

    async def find(self, message: Message) -> tuple[str, int] | None:
        """Look through the channel since the message was sent, page by page."""
        oldest = f"{max(0.0, (message.since or 0.0) - _EARLIER):.6f}"
        cursor: str | None = None
        while True:
            request = self._slack.client.conversations_history(
                channel=self._channel,
                oldest=oldest,
                cursor=cursor,
                limit=200,
                include_all_metadata=True,
            )
            page = await self._slack.done("conversations.history", request)
            for found in page.get("messages", []):
                told = found.get("metadata") or {}
                payload = told.get("event_payload") or {}
                if told.get("event_type") == EVENT_TYPE and payload.get("id") == message.uid:
                    return str(found["ts"]), int(payload.get("rev", 0))
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not page.get("has_more") or not cursor:
                return None
