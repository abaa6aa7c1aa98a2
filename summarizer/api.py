"""The Python face: :class:`Summarizer` and its wrappers around a default one.

One async core; the synchronous calls are a thin face that also works where an event loop is
already running, by a background loop in a thread of its own. No thread, client or connection is
made before the first call that needs one.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import os
import threading
import weakref
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from summarizer.checking import Policy
from summarizer.engines.base import Call, Engine, Loads
from summarizer.engines.offline import OfflineEngine
from summarizer.errors import (
    ConfigurationError,
    InputError,
    NotAReport,
    NotAWire,
    SummarizerError,
    Withheld,
)
from summarizer.pipeline import Judge, summarise
from summarizer.reading import read_bytes, read_path, read_paths, read_text, read_wires
from summarizer.settings import Settings
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = [
    "Outcome",
    "Source",
    "Summarizer",
    "asummarize",
    "read",
    "read_all",
    "summarize",
    "summarize_many",
]

Source = Wire | str | bytes | os.PathLike[str]
"""A wire already read, its text, its bytes, or the path of its file (a ``Path``, not a string)."""

T = TypeVar("T")


def read(source: Source, *, format: str | None = None) -> Wire:
    """Read one wire: a ``str`` is the text itself, a path object names a file.

    The format of bytes and files is detected, or is ``format`` (``docs/formats.md`` lists them);
    a ``str`` is plain text unless ``format`` says otherwise. Raises
    :class:`~summarizer.errors.InputError`, also where there are several wires, which
    :func:`read_all` reads. Example::

        wire = read("Norvale beat Port Ellan 2-1 on Saturday.")
        wire.sentence_text(1)
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
    ConfigurationError for a format that there is not. Example::

        for wire in read_all(Path("message.xml")):
            print(wire)
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


class _Stopped(Exception):
    """The background loop was stopped before the work was done."""


class _Background:
    """An event loop in a daemon thread, for synchronous calls."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stopped = False
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._run, name="summarizer", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
        finally:
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            self.loop.close()

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """What ``work`` returns or raises; _Stopped where :meth:`stop` came first."""
        with self.lock:  # nothing may be handed to the loop once it is about to stop
            if self.stopped:
                work.close()
                raise _Stopped
            future = asyncio.run_coroutine_threadsafe(work, self.loop)
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            raise _Stopped from None
        except BaseException:
            future.cancel()
            raise

    def stop(self, last: Coroutine[Any, Any, None]) -> None:
        """Cancel what is running, wait until it has ended, run ``last``, end the thread."""
        with self.lock:
            self.stopped = True
            future = asyncio.run_coroutine_threadsafe(self._end(last), self.loop)
        with contextlib.suppress(Exception):
            future.result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    async def _end(self, last: Coroutine[Any, Any, None]) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await last


class Summarizer:
    """Reads wires with one engine. Reusable, thread-safe, usable in a running loop and after fork.

    ``engine``: ``auto`` takes ``llm`` when a key or a base URL is configured, else ``offline``;
    ``replay`` reads replies from the folder ``replies``. ``policy``: ``drop`` leaves failed
    claims out, ``flag`` keeps them with their findings, ``raise`` raises ``ChecksFailed``.
    ``fallback="offline"`` reads by rule where the model's server fails. ``deadline`` is in
    seconds for each wire; loading the client's packages, once a process, is not counted.
    ``results_only`` skips previews before any request; what is one, the rules tell. What is not
    given comes from the environment (see ``settings``).
    Raises :class:`~summarizer.errors.ConfigurationError` for what cannot work. Example::

        with Summarizer(engine="offline") as summarizer:
            summary = summarizer.summarize(Path("wire.txt"))
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
        self._background: _Background | None = None
        _ALIVE.add(self)

    @property
    def versions(self) -> tuple[str | None, str | None]:
        """The versions of the prompt and of the reply's schema, None without a model."""
        return self._engine.prompt, self._engine.schema

    @property
    def engine_name(self) -> str:
        """``llm``, ``offline`` or ``replay``: what :attr:`engine_reason` explains for ``auto``."""
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

    async def asummarize(self, source: Source, *, now: datetime | None = None) -> Summary:
        """Summarise one wire; see :meth:`summarize`."""
        return await self.summarise(read(source), self.new_call(), now)

    def new_call(self) -> Call:
        """What one wire may use, for :meth:`summarise`."""
        return Call(max_requests=self.settings.max_requests)

    async def load(self) -> None:
        """Load the packages of the engine, once a process: seconds that no deadline pays for."""
        if isinstance(self._engine, Loads):
            await self._engine.load()

    async def summarise(
        self, wire: Wire, call: Call, now: datetime | None = None, *, judge: Judge | None = None
    ) -> Summary:
        """The same for a wire that is read, with a ``call`` that tells afterwards what was used.

        ``judge``: see :func:`summarizer.pipeline.summarise`.
        """
        await self.load()
        if self._engine.name != "offline" and call.post is None:
            call.deadline = call.clock() + self.settings.deadline
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

    def summarize(self, source: Source, *, now: datetime | None = None) -> Summary:
        """Summarise one wire.

        ``source`` is a Wire, text, bytes or a path object. An embargo is held against ``now``
        (with zone), the clock's time if not given. Returns a Summary or raises an error
        of the tree in :mod:`summarizer.errors`. Returns within the deadline plus the time of the
        checks (milliseconds); the first call of a process also loads the client's packages
        (seconds, not counted). Raises SummarizerError where another thread closes this
        Summarizer meanwhile.
        """
        if self._engine.name != "llm":
            return _run_now(self.asummarize(source, now=now))
        wire, call = read(source), self.new_call()
        try:
            return self._portal().call(self.summarise(wire, call, now))
        except _Stopped:
            raise SummarizerError(
                "the Summarizer was closed while at work on this wire",
                input=wire.input,
                requests=call.requests,
                hint="close it when all calls have returned; it may be used again",
            ) from None

    def summarize_many(
        self, sources: Iterable[Source], *, concurrency: int = 8
    ) -> AsyncIterator[Outcome]:
        """Summarise many wires, ``concurrency`` at a time; yields in input order.

        A wire that fails, or a source that is none, is an Outcome with its error; it never stops
        the others. Raises ConfigurationError at once for a ``concurrency`` below 1.
        """
        if concurrency < 1:
            raise ConfigurationError(
                f"concurrency is {concurrency}", hint="give 1 or more wires at a time"
            )
        return self._outcomes(sources, concurrency)

    async def _outcomes(
        self, sources: Iterable[Source], concurrency: int
    ) -> AsyncIterator[Outcome]:
        tasks: list[asyncio.Task[Outcome]] = []
        gate = asyncio.Semaphore(concurrency)

        async def one(source: Source) -> Outcome:
            async with gate:
                return await self._outcome(source)

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

    async def _outcome(self, source: Source) -> Outcome:
        name = str(source) if isinstance(source, os.PathLike) else "-"
        try:
            try:
                wire = read(source)
            except TypeError as wrong:
                raise NotAWire(str(wrong), hint="give text, bytes, a path or a Wire") from wrong
            name = wire.input or name
            return Outcome(name, "summarised", summary=await self.asummarize(wire))
        except NotAReport as error:
            return Outcome(name, "skipped", reason=error.message)
        except Withheld as held:
            outcome: Any = held.outcome
            return Outcome(name, outcome, reason=held.message)
        except SummarizerError as error:
            return Outcome(name, "failed", reason=error.message, error=error)

    def _portal(self) -> _Background:
        with self._lock:
            if self._background is None:
                self._background = _Background()
            return self._background

    def close(self) -> None:
        """Give back connections and the background thread; the object may be used again.

        Calls that other threads are waiting for are cancelled: they raise SummarizerError.
        """
        with self._lock:
            background, self._background = self._background, None
        if background is not None:
            background.stop(self._engine.aclose())

    async def aclose(self) -> None:
        """Give back the connections of the running loop."""
        await self._engine.aclose()

    def __enter__(self) -> Summarizer:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    async def __aenter__(self) -> Summarizer:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.aclose()

    def forget_after_fork(self) -> None:
        """Let go of what belongs to the parent process: its thread, its lock's holder."""
        self._lock = threading.Lock()
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


def _shared() -> Summarizer:
    global _default
    with _default_lock:
        if _default is None:
            _default = Summarizer()
        return _default


def summarize(source: Source) -> Summary:
    """Summarise one wire with the default :class:`Summarizer` (engine ``auto``). Example::

    summary = summarize("Norvale beat Port Ellan 2-1 on Saturday.")
    summary.matches[0].score.home
    """
    return _shared().summarize(source)


async def asummarize(source: Source) -> Summary:
    """The same in a running event loop."""
    return await _shared().asummarize(source)


def summarize_many(sources: Iterable[Source], *, concurrency: int = 8) -> AsyncIterator[Outcome]:
    """Summarise many wires with the default :class:`Summarizer`; yields in input order."""
    return _shared().summarize_many(sources, concurrency=concurrency)
