"""``summarizer serve``: the service, in this process, until it is told to stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.cli.console import say
from summarizer.errors import ConfigurationError

__all__ = ["ServeOptions", "serve", "show_new_key"]

_STOP_SECONDS = 20
"""What is at work when the service is told to stop may take so long to end."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What was asked for; see :mod:`summarizer.cli.app`."""

    host: str = "127.0.0.1"
    port: int = 8000
    keys: str | None = None
    ledger: str | None = None
    style: str | None = None
    engine: str = "auto"
    model: str | None = None
    base_url: str | None = None
    fallback: Literal["offline"] | None = None
    deadline: float = 30.0


def serve(options: ServeOptions) -> int:
    """Run until SIGTERM or SIGINT; returns the exit code.

    Raises :class:`~summarizer.errors.ConfigurationError` for what cannot work: options, keys,
    style, a port that is taken, the extra ``service`` not installed.
    """
    try:
        import uvicorn

        from summarizer.service import ServiceSettings, create_app
    except ImportError as missing:
        raise ConfigurationError(
            f"the service needs a package that is not installed: {missing.name}",
            hint="pip install 'summarizer[service]'",
        ) from None
    from summarizer.api import Summarizer
    from summarizer.blurbs import default_style, load_style

    settings = ServiceSettings(
        host=options.host,
        port=options.port,
        keys=None if options.keys is None else Path(options.keys),
        ledger=None if options.ledger is None else Path(options.ledger),
        deadline=options.deadline,
    )
    style = default_style() if options.style is None else load_style(options.style)
    summarizer = Summarizer(
        options.engine, model=options.model, base_url=options.base_url, fallback=options.fallback
    )
    if options.engine == "auto":
        say(f"engine {summarizer.engine_name}: {summarizer.engine_reason}")
    app = create_app(settings, summarizer=summarizer, style=style)
    config = uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
        # Whoever is in front may say what it likes: nothing here believes it.
        proxy_headers=False,
    )
    try:
        listening = config.bind_socket()
    except SystemExit:
        raise ConfigurationError(
            f"{options.host}, port {options.port}: taken, or not an address of this machine",
            hint="give another --port, or stop what listens there",
        ) from None
    host = f"[{options.host}]" if ":" in options.host else options.host
    say(f"listening on http://{host}:{listening.getsockname()[1]}")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
    return 0


def show_new_key(name: str, a_minute: int | None) -> tuple[str, str]:
    """A new key and its line; see :func:`summarizer.service.keys.new_key`."""
    from summarizer.service.keys import new_key

    return new_key(name, a_minute)
