"""The client of a model's server: one way of making it, whoever talks to the server."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.prices import OPENAI_URL
from summarizer.settings import Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai._base_client import Platform

__all__ = ["new_client"]


def new_client(settings: Settings) -> AsyncOpenAI:
    """A client for the server of ``settings``, for one loop; it never sends again by itself."""
    import httpx2
    import openai

    client = openai.AsyncOpenAI(
        # A local server takes any key, but the client insists on one.
        api_key=settings.api_key or "none",
        base_url=settings.base_url or OPENAI_URL,
        max_retries=0,
        timeout=settings.deadline,
        # A wire goes to the server that was named, and nowhere else.
        # Every connection is kept for the next request; by default a hundred are.
        http_client=openai.DefaultAsyncHttpxClient(
            follow_redirects=False,
            limits=httpx2.Limits(max_connections=1000, max_keepalive_connections=1000),
        ),
    )
    # Else the first request of each client takes a thread for it, which stays with the loop.
    client._platform = _platform()  # noqa: SLF001
    return client


@cache
def _platform() -> Platform:
    """What the client tells of this machine; found out once, for it may read a file."""
    from openai._base_client import get_platform

    return get_platform()
