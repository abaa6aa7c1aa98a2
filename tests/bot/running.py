"""A bot in this process: its config, its loop, and wires dropped as an agency does."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from summarizer.bot import Timing, load_config, run_bot
from summarizer.bot.config import Mode
from tests.support.slack import SECRET, TOKEN, FakeSlack

QUICK = Timing(request=2.0, settle=0.4, first=0.05, longest=0.4, still=0.05, rescan=0.5)
ENVIRON = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_config(folder: Path, slack_url: str, desks: str, *, source: str | None = None) -> Path:
    """A config in ``folder``, which watches ``folder/incoming``."""
    (folder / "incoming").mkdir(exist_ok=True)
    port = free_port()
    path = folder / "bot.toml"
    path.write_text(
        f"""engine = "offline"
{source or "[watch]"}
{"" if source else 'folder = "incoming"'}
[server]
url = "http://127.0.0.1:{port}"
port = {port}
[slack]
url = "{slack_url}"
{desks}
""",
        encoding="utf-8",
    )
    return path


DESK = """
[[desk]]
name = "football"
offer = "slack:COFFER"
post = "slack:CPOST"
"""


class RunningBot:
    """The bot in a thread with a loop of its own. Use as a context manager; what it raised is
    raised at the end."""

    def __init__(
        self,
        config: Path,
        mode: Mode = "approve",
        *,
        environ: dict[str, str] | None = None,
        timing: Timing = QUICK,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.config = load_config(config, mode, ENVIRON if environ is None else environ)
        self.folder = config.parent / "incoming"
        self.lines: list[str] = []
        self._mode = mode
        self._timing = timing
        self._clock = clock
        self._fault: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._up = threading.Event()

    @property
    def url(self) -> str:
        """Where the bot answers."""
        return self.config.url

    @property
    def running(self) -> bool:
        """Whether the bot has not ended by itself."""
        return self._thread.is_alive()

    def _tell(self, line: str) -> None:
        self.lines.append(line)
        if line.startswith("listening"):
            self._up.set()

    def _run(self) -> None:
        async def main() -> None:
            self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
            await run_bot(
                self.config,
                self._mode,
                tell=self._tell,
                timing=self._timing,
                clock=self._clock,
                stop=self._stop,
            )

        try:
            asyncio.run(main())
        except BaseException as fault:  # noqa: BLE001  raised again in the test's thread
            self._fault = fault
        self._up.set()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(30)
        if self._fault is not None:
            raise self._fault
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)
        assert not self._thread.is_alive(), self.lines
        if self._fault is not None and exc is None:
            raise self._fault

    def drop(self, name: str, wire: dict[str, Any] | str | bytes) -> None:
        """Put a wire into the folder, in one step, as a transfer program does."""
        drop(self.folder, name, wire)


def drop(folder: Path, name: str, wire: dict[str, Any] | str | bytes) -> None:
    """Put a wire into ``folder`` in one step."""
    data = json.dumps(wire) if isinstance(wire, dict) else wire
    part = folder / f".{name}"
    part.write_bytes(data.encode() if isinstance(data, str) else data)
    part.replace(folder / name)


def ninjs(number: int, text: str, *, version: int = 1, **more: Any) -> dict[str, Any]:
    """A wire of Coast Press about story ``number``; ``text`` is its report."""
    return {
        "uri": f"urn:newsml:coastpress.example:20260503:story-{number}",
        "type": "text",
        "provider": "Coast Press",
        "language": "en",
        "pubstatus": "usable",
        "slugline": f"FBL-Story-{number}",
        "version": str(version),
        "versioncreated": f"2026-05-03T{16 + version // 60:02d}:{version % 60:02d}:00+01:00",
        "body_html": "".join(f"<p>{line}</p>" for line in text.split("\n")),
    } | more


def one(slack: FakeSlack, channel: str) -> Any:
    """The only message of a channel."""
    found = slack.in_channel(channel)
    assert len(found) == 1, [m.shown for m in found]
    return found[0]
