"""What can be set from outside, read once and checked.

| variable | also | default |
|---|---|---|
| ``SUMMARIZER_MODEL`` | | none |
| ``SUMMARIZER_BASE_URL`` | ``OPENAI_BASE_URL`` | OpenAI's own |
| ``SUMMARIZER_API_KEY`` | ``OPENAI_API_KEY`` | none |
| ``SUMMARIZER_DEADLINE`` | | 60 seconds for one wire, retries and the re-ask included |
| ``SUMMARIZER_MAX_REQUESTS`` | | 6 for one wire, retries and the re-ask included |
| ``SUMMARIZER_MAX_OUTPUT_TOKENS`` | | 4000 for one reply |

An empty variable counts as not set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import ConfigurationError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Which server and model, and what one wire may use of them.

    ``base_url`` None means OpenAI's own service. ``deadline`` is in seconds. ``configured_by``
    says what points to a server, as in "OPENAI_API_KEY is set"; None where nothing does. Raises
    ConfigurationError where a value cannot work. The key is not in the repr.
    """

    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    deadline: float = 60.0
    max_requests: int = 6
    max_output_tokens: int = 4000
    configured_by: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name in ("model", "base_url", "api_key"):
            value = getattr(self, name)
            if value is not None and not isinstance(value, str):
                raise _bad(name, f"text, not {type(value).__name__}", None)
        if self.base_url is not None:
            _check_url(self.base_url, "base_url")
        if not _is_seconds(self.deadline):
            raise _bad("deadline", "a number of seconds above 0", repr(self.deadline))
        for name in ("max_requests", "max_output_tokens"):
            if getattr(self, name) < 1:
                raise _bad(name, "a whole number from 1", str(getattr(self, name)))

    @classmethod
    def from_env(
        cls,
        environ: Mapping[str, str] = os.environ,
        *,
        model: str | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
        deadline: float | None = None,
    ) -> Settings:
        """The settings that ``environ`` holds, those given by name before it.

        Raises ConfigurationError, naming the variable or the setting, for a value that cannot
        work.
        """
        defaults = cls()
        _, env_model = _first(environ, "SUMMARIZER_MODEL")
        url_name, url = _first(environ, "SUMMARIZER_BASE_URL", "OPENAI_BASE_URL")
        key_name, key = _first(environ, "SUMMARIZER_API_KEY", "OPENAI_API_KEY")
        if base_url is not None:
            url_name, url = "base_url", base_url
        elif url is not None:
            _check_url(url, url_name)
        if api_key is not None:
            key_name, key = "api_key", api_key
        said = url_name if url is not None else key_name if key is not None else None
        return cls(
            model=model or env_model,
            base_url=url,
            api_key=key,
            deadline=(
                _seconds(environ, "SUMMARIZER_DEADLINE", defaults.deadline)
                if deadline is None
                else deadline
            ),
            max_requests=_whole(environ, "SUMMARIZER_MAX_REQUESTS", defaults.max_requests),
            max_output_tokens=_whole(
                environ, "SUMMARIZER_MAX_OUTPUT_TOKENS", defaults.max_output_tokens
            ),
            configured_by=None if said is None else f"{said} is set",
        )


def _first(environ: Mapping[str, str], *names: str) -> tuple[str, str | None]:
    for name in names:
        value = environ.get(name, "").strip()
        if value:
            return name, value
    return names[0], None


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    _, text = _first(environ, name)
    if text is None:
        return default
    wanted = "a number of seconds above 0"
    try:
        value = float(text)
    except ValueError as exc:
        raise _bad(name, wanted, text) from exc
    if not _is_seconds(value):
        raise _bad(name, wanted, text)
    return value


def _is_seconds(value: Any) -> bool:  # noqa: ANN401  what a caller gives
    """Whether it is a number of seconds that a clock can count."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and bool(0 < value <= sys.float_info.max)


def _whole(environ: Mapping[str, str], name: str, default: int) -> int:
    _, text = _first(environ, name)
    if text is None:
        return default
    wanted = "a whole number from 1"
    try:
        value = int(text)
    except ValueError as exc:
        raise _bad(name, wanted, text) from exc
    if value < 1:
        raise _bad(name, wanted, text)
    return value


def _check_url(url: str, name: str) -> None:
    wanted = "a URL such as http://127.0.0.1:8080/v1"
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as exc:
        raise _bad(name, wanted, None) from exc
    if parts.scheme not in {"http", "https"} or not host:
        raise _bad(name, wanted, None)
    if parts.username is not None or parts.password is not None:
        # It would end up in messages and logs.
        raise ConfigurationError(
            f"{name} must not hold a user or a password", hint="put the key in SUMMARIZER_API_KEY"
        )


def _bad(name: str, wanted: str, got: str | None) -> ConfigurationError:
    # A URL is not repeated: whoever mistypes one may have pasted a key into it.
    tail = "" if got is None else f", not {got[:40]!r}"
    return ConfigurationError(f"{name} must be {wanted}{tail}", hint=f"correct {name}")
