"""``summarizer serve``: the service, in this process, until it is told to stop."""

from __future__ import annotations

import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

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
    ledger: str = "summarizer.db"
    style: str | None = None
    engine: str = "auto"
    model: str | None = None
    base_url: str | None = None
    fallback: Literal["offline"] | None = None
    deadline: float = 30.0


def serve(options: ServeOptions) -> int:
    """Run until SIGTERM or SIGINT, let what is at work end, and return the exit code.

    Says on standard error where it listens, once it does.

    Raises :class:`~summarizer.errors.ConfigurationError` for what cannot work: options, keys,
    style, a port that is taken, the extra ``service`` not installed.
    """
    try:
        import uvicorn

        from summarizer.service import ServiceSettings, create_app
        from summarizer.service.protocol import Protocol
    except ImportError as missing:
        raise ConfigurationError(
            f"the service needs a package that is not installed: {missing.name}",
            hint="pip install 'summarizer[service]'",
        ) from None
    from summarizer.batch import Batch
    from summarizer.blurbs import default_style, load_style

    settings = ServiceSettings(
        host=options.host,
        port=options.port,
        keys=None if options.keys is None else Path(options.keys),
        ledger=Path(options.ledger),
        deadline=options.deadline,
    )
    style = default_style() if options.style is None else load_style(options.style)
    batch = Batch(
        engine=options.engine,
        model=options.model,
        base_url=options.base_url,
        fallback=options.fallback,
        deadline=options.deadline,
    )
    app = create_app(settings, batch=batch, style=style)
    desk = app.state.desk
    if options.engine == "auto":
        say(f"engine {desk.summarizer.engine_name}: {desk.summarizer.engine_reason}")
    desk.open()  # here, where an error is one line
    config = uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        server_header=False,
        http=Protocol,
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
    # Connections inherit it. asyncio does not set it on a socket that it did not make, and then the
    # body of an answer waits 40 ms for its head to be acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    host = f"[{options.host}]" if ":" in options.host else options.host
    where = f"http://{host}:{listening.getsockname()[1]}"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                say(f"listening on {where}")

    server = Server(config)
    # uvicorn raises the signal again when all is done: being asked to stop is no failure.
    signal.signal(signal.SIGTERM, _ended)
    try:
        server.run(sockets=[listening])
    except _Ended:
        return 0
    finally:
        listening.close()
    if not server.started:
        raise ConfigurationError("the service could not start", hint="see what was said above")
    return 0


class _Ended(BaseException):
    """SIGTERM, before or after uvicorn looks after signals itself."""


def _ended(*_: object) -> NoReturn:
    raise _Ended


def show_new_key(name: str, a_minute: int | None) -> tuple[str, str]:
    """A new key and its line; see :func:`summarizer.service.keys.new_key`."""
    from summarizer.service.keys import new_key

    return new_key(name, a_minute)
