"""Slack: messages posted, changed where they stand, and found again by their metadata.

Before the first message Slack is asked who the bot is and what it may do: without the right to
read metadata a lost answer could not be settled. The same answers tell Slack's own time, by which
a message is looked for: this machine's clock may be wrong.

One layer of retries, which is that of :mod:`~summarizer.bot.delivery`: the client's own are off.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Coroutine, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from summarizer.bot.blocks import EVENT_TYPE, fallback, metadata, slack_blocks
from summarizer.bot.channels import Fixed, Gone, Lost, NotTaken
from summarizer.bot.messages import Message
from summarizer.errors import ConfigurationError

__all__ = ["Slack", "SlackChannel"]

_EARLIER: Final = 300.0
"""Seconds by which the look back begins before the request, by Slack's own time."""
_SCOPES: Final = {
    "C": ("channels:history", "groups:history"),
    "G": ("groups:history", "mpim:history"),
    "D": ("im:history",),
}
"""By the first letter of a channel's id, the scopes one of which its history needs."""
_UNSURE: Final = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org"}
)
"""Errors after which Slack itself does not tell whether something was done."""
_GONE: Final = "message_not_found"
_FIXED: Final = frozenset({"cant_update_message", "edit_window_closed", "as_user_not_supported"})
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
        self._ahead: float | None = None
        self._scopes: frozenset[str] | None = None
        self.own: str | None = None
        """The bot's id, by which its messages are told from others; None before it is known."""
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
        self._look(answer.headers)
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    def _look(self, headers: Mapping[str, Any]) -> None:
        told = {k.lower(): str(v) for k, v in dict(headers).items()}
        if "x-oauth-scopes" in told:
            self._scopes = frozenset(s.strip() for s in told["x-oauth-scopes"].split(","))
        try:
            self._ahead = parsedate_to_datetime(told["date"]).timestamp() - time.monotonic()
        except (KeyError, ValueError):
            return

    async def ready(self, channels: tuple[str, ...]) -> float:
        """Slack's own time now. Raises NotTaken while it cannot be asked, ConfigurationError where
        a scope is missing that ``channels`` need."""
        if self.own is None or self._ahead is None:
            try:
                request = self.client.auth_test()
                answer = await self.done("auth.test", request)
            except Lost as fault:  # nothing was sent that could be doubled
                raise NotTaken(str(fault), whole=True) from fault
            if self._ahead is None:
                raise NotTaken("Slack's answer has no date", whole=True)
            self.own = str(answer.get("bot_id") or answer.get("user_id") or "")
        for channel in channels:
            self._check(channel)
        return time.monotonic() + self._ahead

    def _check(self, channel: str) -> None:
        if self._scopes is None:  # not told
            return
        needed = [("chat:write",), ("metadata.message:read",), _SCOPES[channel[0]]]
        missing = [" or ".join(some) for some in needed if not self._scopes & set(some)]
        if missing:
            raise ConfigurationError(
                f"the app in Slack has not the scope {', '.join(missing)}, for {channel}",
                hint="add it under OAuth & Permissions and install the app again (docs/bot.md)",
            )

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
    if code == _GONE:
        return Gone(f"Slack refuses {method}: {code}")
    if code in _FIXED:
        return Fixed(f"Slack refuses {method}: {code}")
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

    async def ready(self) -> float:
        """Slack's own time, once it has said that the bot may do what it needs."""
        try:
            return await self._slack.ready((self._channel,))
        except ConfigurationError as fault:
            raise NotTaken(f"{fault.message}: {fault.hint}", whole=True) from fault

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
        """Change the message at ``address``."""
        request = self._slack.client.chat_update(**self._body(message), ts=address)
        await self._slack.done("chat.update", request)

    async def find(self, message: Message) -> tuple[str, int] | None:
        """Look through the channel since the message was sent, page by page.

        Raises NotTaken where that cannot tell: messages of the bot are there, and none has its
        metadata.
        """
        await self.ready()
        oldest = f"{max(0.0, (message.theirs or 0.0) - _EARLIER):.6f}"
        cursor: str | None = None
        own = marked = 0
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
                own += bool(self._slack.own) and found.get("bot_id") == self._slack.own
                marked += bool(told)
                payload = told.get("event_payload") or {}
                behind = message.stuck is None or float(found["ts"]) > float(message.stuck)
                known = told.get("event_type") == EVENT_TYPE and payload.get("id") == message.uid
                if known and behind:
                    return str(found["ts"]), int(payload.get("rev", 0))
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not page.get("has_more") or not cursor:
                break
        if own and not marked:
            raise NotTaken(
                "Slack tells no metadata of the bot's own messages, so a lost answer cannot be "
                "settled: give the bot the scope metadata.message:read",
                whole=True,
            )
        return None
