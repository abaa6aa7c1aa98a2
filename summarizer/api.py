"""The Python face: :class:`Summarizer` and its wrappers around a default one.

One async core; the synchronous calls are a thin face that also works where an event loop is
already running, by a background loop in a thread of its own. No thread, client or connection is
made before the first call that needs one.
"""

from __future__ import annotations

import asyncio
import os
import threading
import weakref
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

from summarizer.aside import aside
from summarizer.background import Background, Stopped
from summarizer.blurbs import CHANNELS, Blurb, Channel, Style, blurb, blurbs, default_style
from summarizer.blurbs.model import check_channels
from summarizer.blurbs.written import Writer, written
from summarizer.checking import Policy
from summarizer.checkpoints import watched
from summarizer.engines.base import Call, Engine, Loads, Post
from summarizer.engines.offline import OfflineEngine
from summarizer.errors import (
    ConfigurationError,
    DeadlineExceeded,
    InputError,
    NotAReport,
    NotAWire,
    SummarizerError,
    Withheld,
)
from summarizer.pipeline import Judge, summarise
from summarizer.reading import read_bytes, read_path, read_paths, read_text, read_wires
from summarizer.settings import Settings
from summarizer.summary import Quote, Summary
from summarizer.wire import Wire

__all__ = [
    "Outcome",
    "Source",
    "Suggestions",
    "Summarizer",
    "asuggest",
    "asummarize",
    "read",
    "read_all",
    "suggest",
    "summarize",
    "summarize_many",
]

Source = Wire | str | bytes | os.PathLike[str]
"""A wire already read, its text, its bytes, or the path of its file (a ``Path``, not a string)."""

T = TypeVar("T")

_GRACE = 0.08
"""Seconds past the deadline in which the background loop may answer by itself."""


def read(source: Source, *, format: str | None = None) -> Wire:
    """Read one wire: a ``str`` is the text itself, a path object names a file.

    The format of bytes and files is detected, or is ``format`` (``docs/formats.md`` lists them);
    a ``str`` is plain text unless ``format`` says otherwise. Raises
    :class:`~summarizer.errors.InputError`, also where there are several wires, which
    :func:`read_all` reads. For example:

    >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday. It rained.")
    >>> wire.sentence_text(2)
    'It rained.'
    """
    if isinstance(source, Wire):
        return source
    if isinstance(source, str):
        plain = format in (None, "text")
        return read_text(source) if plain else read_bytes(_utf8(source), format=format)
    if isinstance(source, bytes | bytearray | memoryview):
        return read_bytes(bytes(source), format=format)
    if isinstance(source, os.PathLike):
        return read_path(source, format=format)
    raise _no_source(source)


def read_all(source: Source, *, format: str | None = None) -> Iterator[Wire | InputError]:
    """Read every wire in a source, in order: a message may hold several.

    An item that cannot be read is yielded as its error, :class:`~summarizer.errors.NotAReport`
    for one that is no report, and stops none of the others. ``format`` as in :func:`read`. Raises
    ConfigurationError for a format that there is not. For example:

    >>> for found in read_all("Norvale beat Port Ellan 2-1 on Saturday."):
    ...     print(found if isinstance(found, InputError) else found.sentence_text(1))
    Norvale beat Port Ellan 2-1 on Saturday.
    """
    if isinstance(source, Wire):
        return iter((source,))
    if isinstance(source, str):
        try:
            if format in (None, "text"):
                return iter((read_text(source),))
            return read_wires(_utf8(source), format=format)
        except InputError as error:
            return iter((error,))
    if isinstance(source, bytes | bytearray | memoryview):
        return read_wires(bytes(source), format=format)
    if isinstance(source, os.PathLike):
        return read_paths([source], format=format)
    raise _no_source(source)


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise NotAWire(
            f"the text has half a character (a lone surrogate) at {fault.start}",
            hint="give the bytes as they came",
        ) from None


def _no_source(source: object) -> TypeError:
    return TypeError(f"a wire is text, bytes, a path object or a Wire, not {type(source).__name__}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: ``summary`` where it was summarised, else a ``reason``."""

    input: str
    outcome: Literal["summarised", "held", "killed", "skipped", "failed"]
    reason: str | None = None
    summary: Summary | None = None
    error: SummarizerError | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a desk may take over from one wire, all of it checked; nothing is published.

    ``wire`` is the wire as read: each piece of evidence is ``wire.text[start:end]``. For example:

    >>> found = suggest("Norvale beat Port Ellan 2-1. “We were lucky,” said Ana Reis.")
    >>> score = found.summary.matches[0].score
    >>> [found.wire.text[e.start : e.end] for e in score.evidence]
    ['Norvale beat Port Ellan 2-1.']
    >>> [(quote.text, quote.speaker.name) for quote in found.quotes]
    [('We were lucky,', 'Ana Reis')]
    """

    wire: Wire
    summary: Summary

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations, the wire's own characters, each with its speaker. For example:

        >>> found = suggest("“We were lucky,” said Ana Reis.")
        >>> [quote.text for quote in found.quotes]
        ['We were lucky,']
        """
        return self.summary.quotes

    def blurb(self, channel: Channel, *, match: int = 0, style: Style | None = None) -> Blurb:
        """A text for ``channel`` by sentence plan; see :func:`summarizer.blurb`. For example:

        >>> found = suggest("Norvale beat Port Ellan 2-1 on Saturday.")
        >>> text = found.blurb("push").text
        >>> "Norvale" in text and "2-1" in text and len(text) <= 178
        True
        """
        return blurb(self.summary, channel, match=match, wire=self.wire, style=style)


class Summarizer:
    """Reads wires with one engine. Reusable, thread-safe, usable in a running loop and after fork.

    ``engine``: ``auto`` takes ``llm`` when a key or a base URL is configured, else ``offline``;
    ``replay`` reads replies from the folder ``replies``. ``policy``: ``drop`` leaves failed
    claims out, ``flag`` keeps them with their findings, ``raise`` raises ``ChecksFailed``.
    ``fallback="offline"`` gives the reading by rule where the model's server fails or is late.
    ``deadline`` is in seconds for each wire, from the call on, all included; the first call of a
    process takes two or three for itself, unless :meth:`load` was called before.
    ``results_only`` skips previews before any request; what is one, the rules tell. What is not
    given comes from the environment (see ``settings``).
    Raises :class:`~summarizer.errors.ConfigurationError` for what cannot work. For example:

    >>> with Summarizer(engine="offline", deadline=5) as summarizer:
    ...     summary = summarizer.summarize("Norvale beat Port Ellan 2-1 on Saturday.")
    >>> summary.matches[0].winner, summary.run.engine
    ('home', 'offline')
    """

    def __init__(
        self,
        engine: str = "auto",
        *,
        model: str | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
        policy: Policy = "drop",
        replies: str | os.PathLike[str] | None = None,
        fallback: Literal["offline"] | None = None,
        deadline: float | None = None,
        results_only: bool = False,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        if policy not in ("drop", "flag", "raise"):
            raise ConfigurationError(f"unknown policy {policy!r}", hint="use drop, flag or raise")
        if fallback not in (None, "offline"):
            raise ConfigurationError(f"unknown fallback {fallback!r}", hint="use offline")
        self.settings = Settings.from_env(
            os.environ if environ is None else environ,
            model=model,
            base_url=base_url,
            api_key=api_key,
            deadline=deadline,
        )
        self.policy: Policy = policy
        self.fallback = fallback is not None
        self.results_only = results_only
        self.engine_reason = ""
        self._engine = self._make_engine(engine, replies)
        self._lock = threading.Lock()
        self._background: Background | None = None
        _ALIVE.add(self)

    @property
    def versions(self) -> tuple[str | None, str | None]:
        """The versions of the prompt and of the reply's schema, None without a model. For example:

        >>> Summarizer(engine="offline").versions
        (None, None)
        """
        return self._engine.prompt, self._engine.schema

    @property
    def engine_name(self) -> str:
        """``llm``, ``offline`` or ``replay``: what :attr:`engine_reason` explains for ``auto``.

        For example, where the environment has no key:

        >>> summarizer = Summarizer(environ={})
        >>> summarizer.engine_name, summarizer.engine_reason
        ('offline', 'no key and no base URL is set')
        """
        return self._engine.name

    def _make_engine(self, name: str, replies: str | os.PathLike[str] | None) -> Engine:
        if name == "auto":
            configured = self.settings.configured_by
            name = "llm" if configured else "offline"
            self.engine_reason = configured or "no key and no base URL is set"
        if name == "offline":
            return OfflineEngine()
        if name == "replay":
            if replies is None:
                raise ConfigurationError(
                    "engine replay needs a folder of replies", hint="give --replies DIR"
                )
            from summarizer.engines.replay import ReplayEngine

            return ReplayEngine(Path(replies))
        if name == "llm":
            from summarizer.engines.llm import LlmEngine

            return LlmEngine(self.settings)
        raise ConfigurationError(
            f"unknown engine {name!r}", hint="use auto, llm, offline or replay"
        )

    def load(self) -> None:
        """Do now what only a process's first call has to do; returns when it is done.

        That is loading the packages that talk to a model (seconds), and preparing the rules. Asks
        no server. Call it when a process starts, in a server that forks its workers before that:
        then the first call has all of its deadline for the wire. For example:

        >>> summarizer = Summarizer(engine="offline")
        >>> summarizer.load()
        >>> summarizer.summarize("Norvale beat Port Ellan 2-1.", deadline=5).kind
        'match_report'
        """
        if isinstance(self._engine, Loads):
            self._engine.load().result()
        _run_now(summarise(read(_FIRST), OfflineEngine(), Call()))

    def suggest(
        self, source: Source, *, deadline: float | None = None, now: datetime | None = None
    ) -> Suggestions:
        """What a desk may take over from one wire: :meth:`summarize` with the wire beside it.

        Arguments, errors and time as there. For example, in a plugin:

        >>> with Summarizer(engine="offline") as summarizer:
        ...     try:
        ...         found = summarizer.suggest("", deadline=5)
        ...     except SummarizerError as error:
        ...         print(f"{error}: {error.hint}")
        the text is empty: give the report's text
        """
        return _suggestions(*self._wire_and_summary(source, deadline, now))

    async def asuggest(
        self, source: Source, *, deadline: float | None = None, now: datetime | None = None
    ) -> Suggestions:
        """The same in a running event loop, which goes on meanwhile. For example:

        >>> async def speakers(text):
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         found = await summarizer.asuggest(text, deadline=5)
        ...     return [quote.speaker.name for quote in found.quotes]
        >>> asyncio.run(speakers("“We were lucky,” said Ana Reis."))
        ['Ana Reis']
        """
        return _suggestions(*await self._awire_and_summary(source, deadline, now))

    def summarize(
        self, source: Source, *, deadline: float | None = None, now: datetime | None = None
    ) -> Summary:
        """Summarise one wire.

        ``source`` is a Wire, text, bytes or a path object. ``deadline`` is in seconds from this
        call on, reading and checks included; that of the Summarizer if not given. An embargo is
        held against ``now`` (with zone), the clock's time if not given. Returns a Summary or
        raises an error of the tree in :mod:`summarizer.errors`: DeadlineExceeded where the time
        is over before anything has been checked, ``Withheld`` for what must not go out. Raises
        SummarizerError where another thread closes this Summarizer meanwhile. What a deadline
        promises, and what not, is in ``docs/calling.md``. For example:

        >>> summarizer = Summarizer(engine="offline")
        >>> summary = summarizer.summarize("Norvale beat Port Ellan 2-1 on Saturday.")
        >>> summary.matches[0].home.name, summary.matches[0].score.home
        ('Norvale', 2)
        >>> try:
        ...     summary = summarizer.summarize("KILL KILL KILL")
        ... except Withheld as held:
        ...     print(held.outcome)
        killed
        """
        return self._wire_and_summary(source, deadline, now)[1]

    async def asummarize(
        self, source: Source, *, deadline: float | None = None, now: datetime | None = None
    ) -> Summary:
        """The same in a running event loop, which goes on meanwhile. For example:

        >>> async def winner(text):
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         return (await summarizer.asummarize(text)).matches[0].winner
        >>> asyncio.run(winner("Norvale beat Port Ellan 2-1 on Saturday."))
        'home'
        """
        return (await self._awire_and_summary(source, deadline, now))[1]

    def _wire_and_summary(
        self, source: Source, deadline: float | None, now: datetime | None
    ) -> tuple[Wire, Summary]:
        call = self._new_call(deadline)
        if self._engine.name != "llm":
            return self._here(source, call, now)
        wire, call.apart = _read_in_time(source, call), True
        seconds = max(0.0, call.remaining() or 0.0) + _GRACE
        try:
            return wire, self._portal().call(self._summary(wire, call, now), seconds)
        except TimeoutError:
            call.look()
            raise  # it was not ours
        except Stopped:
            raise SummarizerError(
                "the Summarizer was closed while at work on this wire",
                input=wire.input,
                requests=call.requests,
                hint="close it when all calls have returned; it may be used again",
            ) from None

    async def _awire_and_summary(
        self, source: Source, deadline: float | None, now: datetime | None
    ) -> tuple[Wire, Summary]:
        call = self._new_call(deadline)
        beside = replace(call, apart=True)
        if self._engine.name != "llm":
            return await beside.run(partial(self._here, source, call, now))
        wire = await beside.run(partial(_read_in_time, source, call))
        return wire, await self._summary(wire, beside, now)

    def _here(self, source: Source, call: Call, now: datetime | None) -> tuple[Wire, Summary]:
        """Without a server there is nothing to wait for, and no loop is needed."""
        wire = _read_in_time(source, call)
        return wire, _run_now(self._summary(wire, call, now))

    def _new_call(self, deadline: float | None) -> Call:
        settings = self.settings
        if deadline is not None:
            settings = replace(settings, deadline=deadline)  # which looks whether it can be one
        call = Call(max_requests=settings.max_requests)
        call.deadline = call.clock() + settings.deadline
        return call

    async def by_post(self, wire: Wire, post: Post, judge: Judge, now: datetime) -> Summary:
        """Summarise one of many wires: its requests go through ``post``, ``judge`` checks it.

        ``post`` knows the answers that were paid for before, ``judge`` may be another process;
        both are for a model, and the rules ask neither. What is left to do here takes less than a
        thread would. ``now`` is what an embargo is held against. For example:

        >>> from summarizer.pipeline import judged_alone
        >>> class Straight:
        ...     async def ask(self, body, send):
        ...         return await send(), False
        ...     def refused(self, status, headers, wait):
        ...         print("refused with", status)
        >>> async def judge(wire, draft, policy):
        ...     return judged_alone(wire, draft, policy)
        >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
        >>> now = datetime.fromisoformat("2026-03-07T20:00:00+00:00")
        >>> work = Summarizer(engine="offline").by_post(wire, Straight(), judge, now)
        >>> asyncio.run(work).matches[0].away.name
        'Port Ellan'
        """
        call = Call(max_requests=self.settings.max_requests, post=post)
        return await self._summary(wire, call, now, judge)

    async def _summary(
        self, wire: Wire, call: Call, now: datetime | None, judge: Judge | None = None
    ) -> Summary:
        return await summarise(
            wire,
            self._engine,
            call,
            policy=self.policy,
            fallback=self.fallback,
            now=now,
            results_only=self.results_only,
            judge=judge,
        )

    def blurbs(
        self,
        summary: Summary,
        *,
        channels: Sequence[Channel] = CHANNELS,
        wire: Wire | None = None,
        style: Style | None = None,
        deadline: float | None = None,
    ) -> tuple[Blurb, ...]:
        """A blurb for each match and each of ``channels``, from the checked facts of ``summary``.

        With a model it is one more request, which shows the facts only, within a ``deadline`` of
        its own in seconds; what the model's texts lack, sentence plans write, also where its server
        fails. ``wire`` is the one that was summarised: with it, short names may be used. For
        example:

        >>> wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
        >>> summarizer = Summarizer(engine="offline")
        >>> summary = summarizer.summarize(wire)
        >>> for it in summarizer.blurbs(summary, channels=("push", "seo"), wire=wire):
        ...     print(it.channel, "2-1" in it.text if it.text else it.reason.split(":")[0])
        push True
        seo the facts do not make a text of that length
        """
        call = self._new_call(deadline)
        work = self._blurbs(summary, call, channels, wire, style)
        if self._engine.name != "llm":
            return _run_now(work)
        try:
            return self._portal().call(work, max(0.0, call.remaining() or 0.0) + _GRACE)
        except TimeoutError:
            call.look()
            raise  # it was not ours
        except Stopped:
            raise SummarizerError(
                "the Summarizer was closed while at work on blurbs",
                requests=call.requests,
                hint="close it when all calls have returned; it may be used again",
            ) from None

    async def ablurbs(
        self,
        summary: Summary,
        *,
        channels: Sequence[Channel] = CHANNELS,
        wire: Wire | None = None,
        style: Style | None = None,
        deadline: float | None = None,
    ) -> tuple[Blurb, ...]:
        """The same in a running event loop, which goes on meanwhile. For example:

        >>> async def texts(wire):
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         summary = await summarizer.asummarize(wire)
        ...         return await summarizer.ablurbs(summary, channels=("push", "x"), wire=wire)
        >>> made = asyncio.run(texts(read("Norvale beat Port Ellan 2-1 on Saturday.")))
        >>> [it.channel for it in made if it.text]
        ['push', 'x']
        """
        call = replace(self._new_call(deadline), apart=True)
        return await self._blurbs(summary, call, channels, wire, style)

    async def _blurbs(
        self,
        summary: Summary,
        call: Call,
        channels: Sequence[Channel],
        wire: Wire | None,
        style: Style | None,
    ) -> tuple[Blurb, ...]:
        check_channels(channels)
        style = style or default_style()
        if not isinstance(self._engine, Writer):

            def plan() -> tuple[Blurb, ...]:
                with watched(call.look):
                    return blurbs(summary, channels=channels, wire=wire, style=style)

            return await call.run(plan)
        return await written(summary, self._engine, call, channels=channels, wire=wire, style=style)

    def blurb(
        self,
        summary: Summary,
        channel: Channel,
        *,
        match: int = 0,
        wire: Wire | None = None,
        style: Style | None = None,
        deadline: float | None = None,
    ) -> Blurb:
        """One blurb, as :meth:`blurbs` gives them. Raises IndexError where there is no such match.

        For example:

        >>> summarizer = Summarizer(engine="offline")
        >>> summary = summarizer.summarize("Norvale beat Port Ellan 2-1 on Saturday.")
        >>> len(summarizer.blurb(summary, "headline").text) <= 55
        True
        >>> summarizer.blurb(summary, "headline", match=1)
        Traceback (most recent call last):
            ...
        IndexError: tuple index out of range
        """
        return self.blurbs(summary, channels=(channel,), wire=wire, style=style, deadline=deadline)[
            match
        ]

    async def ablurb(
        self,
        summary: Summary,
        channel: Channel,
        *,
        match: int = 0,
        wire: Wire | None = None,
        style: Style | None = None,
        deadline: float | None = None,
    ) -> Blurb:
        """The same in a running event loop, which goes on meanwhile. For example:

        >>> async def headline(wire):
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         summary = await summarizer.asummarize(wire)
        ...         return await summarizer.ablurb(summary, "headline", wire=wire)
        >>> "2-1" in asyncio.run(headline(read("Norvale beat Port Ellan 2-1 on Saturday."))).text
        True
        """
        made = await self.ablurbs(
            summary, channels=(channel,), wire=wire, style=style, deadline=deadline
        )
        return made[match]

    def summarize_many(
        self,
        sources: Iterable[Source],
        *,
        concurrency: int = 8,
        now: datetime | None = None,
    ) -> AsyncIterator[Outcome]:
        """Summarise many wires, ``concurrency`` at a time; yields in input order.

        A wire that fails, or a source that is none, is an Outcome with its error; it never stops
        the others. ``now`` as in :meth:`summarize`, for all of them. Raises ConfigurationError at
        once for a ``concurrency`` below 1. For example:

        >>> async def tell(texts):
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         async for outcome in summarizer.summarize_many(texts, concurrency=2):
        ...             print(outcome.outcome, outcome.error and outcome.error.hint)
        >>> asyncio.run(tell(["Norvale beat Port Ellan 2-1 on Saturday.", ""]))
        summarised None
        failed give the report's text
        """
        if concurrency < 1:
            raise ConfigurationError(
                f"concurrency is {concurrency}", hint="give 1 or more wires at a time"
            )
        return self._outcomes(sources, concurrency, now)

    async def _outcomes(
        self, sources: Iterable[Source], concurrency: int, now: datetime | None
    ) -> AsyncIterator[Outcome]:
        tasks: list[asyncio.Task[Outcome]] = []
        gate = asyncio.Semaphore(concurrency)

        async def one(source: Source) -> Outcome:
            async with gate:
                return await self._outcome(source, now)

        try:
            for source in sources:
                tasks.append(asyncio.ensure_future(one(source)))
                while len(tasks) > 2 * concurrency:
                    yield await tasks.pop(0)
            while tasks:
                yield await tasks.pop(0)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _outcome(self, source: Source, now: datetime | None) -> Outcome:
        name = str(source) if isinstance(source, os.PathLike) else "-"
        try:
            try:
                wire = read(source)
            except TypeError as wrong:
                raise NotAWire(str(wrong), hint="give text, bytes, a path or a Wire") from wrong
            name = wire.input or name
            return Outcome(name, "summarised", summary=await self.asummarize(wire, now=now))
        except NotAReport as error:
            return Outcome(name, "skipped", reason=error.message)
        except Withheld as held:
            outcome: Any = held.outcome
            return Outcome(name, outcome, reason=held.message)
        except SummarizerError as error:
            return Outcome(name, "failed", reason=error.message, error=error)

    def _portal(self) -> Background:
        with self._lock:
            if self._background is None:
                self._background = Background(self._engine.aclose)
                # Who forgets to close it leaves no thread behind either.
                self._forgotten = weakref.finalize(self, self._background.end)
                self._forgotten.atexit = False
            return self._background

    def close(self) -> None:
        """Give back connections and the background thread; the object may be used again.

        Calls that other threads are waiting for are cancelled: they raise SummarizerError. For
        example:

        >>> summarizer = Summarizer(engine="offline")
        >>> summarizer.close()
        >>> summarizer.summarize("Norvale beat Port Ellan 2-1 on Saturday.").matches[0].winner
        'home'
        """
        with self._lock:
            background, self._background = self._background, None
        if background is not None:
            self._forgotten.detach()
            background.stop()

    async def aclose(self) -> None:
        """The same, and give back the connections of the running loop. For example:

        >>> async def kind(text):
        ...     summarizer = Summarizer(engine="offline")
        ...     try:
        ...         return (await summarizer.asummarize(text)).kind
        ...     finally:
        ...         await summarizer.aclose()
        >>> asyncio.run(kind("Norvale beat Port Ellan 2-1 on Saturday."))
        'match_report'
        """
        await self._engine.aclose()
        if self._background is not None:
            await aside(self.close)

    def __enter__(self) -> Summarizer:
        """For ``with``, which closes at its end. For example:

        >>> with Summarizer(engine="offline") as summarizer:
        ...     print(summarizer.engine_name)
        offline
        """
        return self

    def __exit__(self, *exc: object) -> None:
        """As :meth:`close`; what was raised goes on. For example:

        >>> try:
        ...     with Summarizer(engine="offline") as summarizer:
        ...         summary = summarizer.summarize("")
        ... except SummarizerError as error:
        ...     print(error.message)
        the text is empty
        """
        self.close()

    async def __aenter__(self) -> Summarizer:
        """For ``async with``, which closes at its end. For example:

        >>> async def name():
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         return summarizer.engine_name
        >>> asyncio.run(name())
        'offline'
        """
        return self

    async def __aexit__(self, *exc: object) -> None:
        """As :meth:`aclose`; what was raised goes on. For example:

        >>> async def failing():
        ...     async with Summarizer(engine="offline") as summarizer:
        ...         await summarizer.asummarize("")
        >>> try:
        ...     asyncio.run(failing())
        ... except SummarizerError as error:
        ...     print(error.message)
        the text is empty
        """
        await self.aclose()

    def forget_after_fork(self) -> None:
        """Let go of what belongs to the parent process: its thread, its lock's holder.

        A child of ``os.fork`` does so by itself. Where a process is copied in another way, call it
        there before the first wire. For example:

        >>> summarizer = Summarizer(engine="offline")
        >>> summarizer.forget_after_fork()
        >>> summarizer.summarize("Norvale beat Port Ellan 2-1 on Saturday.").matches[0].winner
        'home'
        """
        self._lock = threading.Lock()
        if self._background is not None:
            self._forgotten.detach()
            self._background = None


_ALIVE: weakref.WeakSet[Summarizer] = weakref.WeakSet()
_default: Summarizer | None = None
_default_lock = threading.Lock()


def _in_child() -> None:
    global _default_lock
    _default_lock = threading.Lock()
    for summarizer in list(_ALIVE):
        summarizer.forget_after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)


def _run_now(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits (the engines without a server), without a loop."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    work.close()
    raise RuntimeError("an engine without a server waited for something")


def _read_in_time(source: Source, call: Call) -> Wire:
    try:
        with watched(call.look):
            return read(source)
    except DeadlineExceeded as late:
        late.input = os.fspath(source) if isinstance(source, os.PathLike) else None
        raise


def _suggestions(wire: Wire, summary: Summary) -> Suggestions:
    return Suggestions(wire, summary)


_FIRST = "Norvale beat Port Ellan 2-1 on Saturday. “We were lucky,” said Ana Reis, their captain."
"""A wire that all rules have something to do with."""


def _shared() -> Summarizer:
    global _default
    with _default_lock:
        if _default is None:
            _default = Summarizer()
        return _default


def suggest(
    source: Source, *, deadline: float | None = None, now: datetime | None = None
) -> Suggestions:
    """What a desk may take over from one wire, by the default :class:`Summarizer`.

    Arguments and errors as in :meth:`Summarizer.suggest`. For example:

    >>> found = suggest("Norvale beat Port Ellan 2-1 on Saturday.", deadline=5)
    >>> found.summary.matches[0].home.name
    'Norvale'
    """
    return _shared().suggest(source, deadline=deadline, now=now)


async def asuggest(
    source: Source, *, deadline: float | None = None, now: datetime | None = None
) -> Suggestions:
    """The same in a running event loop, which goes on meanwhile. For example:

    >>> found = asyncio.run(asuggest("“We were lucky,” said Ana Reis.", deadline=5))
    >>> found.quotes[0].speaker.name
    'Ana Reis'
    """
    return await _shared().asuggest(source, deadline=deadline, now=now)


def summarize(
    source: Source, *, deadline: float | None = None, now: datetime | None = None
) -> Summary:
    """Summarise one wire with the default :class:`Summarizer` (engine ``auto``).

    Arguments and errors as in :meth:`Summarizer.summarize`. For example:

    >>> score = summarize("Norvale beat Port Ellan 2-1 on Saturday.").matches[0].score
    >>> score.home, score.away
    (2, 1)
    """
    return _shared().summarize(source, deadline=deadline, now=now)


async def asummarize(
    source: Source, *, deadline: float | None = None, now: datetime | None = None
) -> Summary:
    """The same in a running event loop, which goes on meanwhile. For example:

    >>> asyncio.run(asummarize("Norvale beat Port Ellan 2-1 on Saturday.")).matches[0].winner
    'home'
    """
    return await _shared().asummarize(source, deadline=deadline, now=now)


def summarize_many(
    sources: Iterable[Source], *, concurrency: int = 8, now: datetime | None = None
) -> AsyncIterator[Outcome]:
    """Summarise many wires with the default :class:`Summarizer`; yields in input order.

    For example:

    >>> async def tell(texts):
    ...     async for outcome in summarize_many(texts):
    ...         print(outcome.outcome)
    >>> asyncio.run(tell(["Norvale beat Port Ellan 2-1 on Saturday.", "KILL KILL KILL", b""]))
    summarised
    killed
    failed
    """
    return _shared().summarize_many(sources, concurrency=concurrency, now=now)
