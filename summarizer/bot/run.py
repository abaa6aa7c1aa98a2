"""The bot at work: source, intake, channels and its own HTTP in one loop, until it is stopped."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress

import aiohttp
from aiohttp import web

from summarizer.api import Summarizer
from summarizer.bot.channels import Channel, NotTaken
from summarizer.bot.config import Config, Mode, Place
from summarizer.bot.decisions import Decisions
from summarizer.bot.delivery import Delivery
from summarizer.bot.intake import Intake
from summarizer.bot.messages import Messages
from summarizer.bot.slack import Slack, SlackChannel
from summarizer.bot.sources import FeedSource, FolderSource
from summarizer.bot.state import State
from summarizer.bot.timing import Timing
from summarizer.bot.web import application
from summarizer.bot.webhook import WebhookChannel
from summarizer.errors import ConfigurationError

__all__ = ["run_bot"]


async def run_bot(
    config: Config,
    mode: Mode,
    *,
    tell: Callable[[str], None],
    timing: Timing | None = None,
    clock: Callable[[], float] = time.time,
    stop: asyncio.Event | None = None,
) -> None:
    """Run until SIGTERM or SIGINT, or until ``stop`` is set; requests on their way are answered.

    ``tell`` gets a line for each thing done. Raises ConfigurationError for a state that cannot be
    used and an address that is taken.
    """
    timing = timing or Timing()
    stop = stop or asyncio.Event()
    summarizer = Summarizer(
        config.engine, model=config.model, base_url=config.base_url, fallback=config.fallback
    )
    tell(f"engine {summarizer.engine_name}; --{mode}; state in {config.state}")
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timing.request))
    slack = (
        Slack(config.slack_token, config.slack_url, timing.request) if config.slack_token else None
    )
    try:
        with State(config.state) as state:
            bot = _Bot(state, config, mode, summarizer, timing, session, slack, clock, tell)
            await bot.run(stop)
    finally:
        if slack is not None:
            await slack.aclose()
        await session.close()
        await summarizer.aclose()


class _Bot:
    """The parts, joined: whoever changes a message wakes those that send."""

    def __init__(
        self,
        state: State,
        config: Config,
        mode: Mode,
        summarizer: Summarizer,
        timing: Timing,
        session: aiohttp.ClientSession,
        slack: Slack | None,
        clock: Callable[[], float],
        tell: Callable[[str], None],
    ) -> None:
        self._config = config
        self._tell = tell
        self._session = session
        self._slack = slack
        self._channels: dict[str, Channel] = {}
        self._looked = asyncio.Event()
        with state.transaction():
            lines = Messages(state).adopt(
                {
                    d.name: (
                        None if d.offer is None else d.offer.name,
                        None if d.post is None else d.post.name,
                    )
                    for d in config.desks
                }
            )
            stopped = Messages(state).ask_for_stopped() if mode == "approve" else 0
        if stopped:
            lines.append(f"not posted by an earlier run and offered now: {stopped}")
        for line in lines:
            tell(line)
        places: dict[tuple[str, str], Place | None] = {
            (row["desk"], row["kind"]): None  # of desks that are not in the config any more, too
            for row in state.rows("SELECT DISTINCT desk, kind FROM bot_messages")
        }
        for desk in config.desks:
            places |= {(desk.name, "offer"): desk.offer, (desk.name, "post"): desk.post}
        self._places = {p.name: p for p in places.values() if p is not None}
        self.deliveries = [
            Delivery(
                state,
                desk_name,
                kind,
                None if place is None else place.name,
                mode,
                self._reach,
                timing,
                looked=self._looked,
                offered=self._changed,
                clock=clock,
                tell=tell,
            )
            for (desk_name, kind), place in places.items()
        ]
        self.intake = Intake(
            state,
            config,
            mode,
            summarizer,
            timing,
            clock=clock,
            tell=tell,
            changed=self._changed,
        )
        decisions = Decisions(state, config, clock=clock, tell=tell, changed=self._changed)
        self._app = application(state, decisions, slack, config.slack_secret, config.url, tell=tell)
        self.source: FolderSource | FeedSource
        if config.folder is not None:
            self.source = FolderSource(
                config.folder,
                self.intake,
                timing,
                looked=self._first_look,
                clock=clock,
                tell=tell,
            )
        elif config.feed is not None:
            self.source = FeedSource(
                config.feed, session, self.intake, timing, looked=self._first_look, tell=tell
            )
        else:
            raise ConfigurationError("a bot needs a folder or a feed")

    def _reach(self, name: str) -> Channel | None:
        """The channel of a place: one of Slack by its id alone, so that what stands in a channel
        that the config names no more is still corrected and withdrawn."""
        found = self._channels.get(name)
        if found is not None:
            return found
        place = self._places.get(name)
        made: Channel
        if name.startswith("slack:") and self._slack is not None:
            made = SlackChannel(self._slack, name.removeprefix("slack:"), self._config.url)
        elif place is not None and place.kind != "slack":
            teams = place.kind == "teams"
            made = WebhookChannel(self._session, place.address, self._config.url, teams=teams)
        else:
            return None
        self._channels[name] = made
        return made

    def _first_look(self) -> None:
        """The source was looked through: what waits may be sent."""
        if not self._looked.is_set():
            self._looked.set()
            self._changed()

    async def _check_slack(self) -> None:
        """Scopes that are missing end the bot at its start; a Slack that does not answer does not:
        it is asked again before anything is posted."""
        names = {p.address for p in self._places.values() if p.kind == "slack"}
        if self._slack is None or not names:
            return
        try:
            await self._slack.ready(tuple(sorted(names)))
        except NotTaken as fault:
            self._tell(f"{fault}; asked again before the first message")

    def _changed(self) -> None:
        for delivery in self.deliveries:
            delivery.wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=3.0)
        await runner.setup()
        host, port = self._config.host, self._config.port
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise ConfigurationError(
                f"{host}, port {port}: taken, or not an address of this machine",
                hint="give another port under [server], or stop what listens there",
            ) from None
        self._tell(f"listening on http://{host}:{port}")
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError, RuntimeError):  # Windows; not the main thread
                loop.add_signal_handler(number, stop.set)
        parts = (self.source, self.intake, *self.deliveries)
        try:
            async with asyncio.TaskGroup() as group:
                for part in parts:
                    group.create_task(part.run())
                group.create_task(self._check_slack())
                group.create_task(self._stopped(stop, parts))
        except* ConfigurationError as faults:
            raise faults.exceptions[0] from None
        finally:
            await runner.cleanup()

    async def _stopped(
        self, stop: asyncio.Event, parts: tuple[FolderSource | FeedSource | Intake | Delivery, ...]
    ) -> None:
        await stop.wait()
        self._tell("stopping")
        for part in parts:
            part.stop()
