"""Where wires come from: a folder that is watched, or a feed that is polled.

Feeds are read by the project's own reader, as every other format: a library for feeds cleans
mark-up and mends characters, and a quotation has to stay as the wire has it.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import aiohttp
from watchfiles import awatch

from summarizer.api import read_all
from summarizer.aside import aside
from summarizer.bot.config import Feed
from summarizer.bot.intake import Intake, Item
from summarizer.bot.timing import Timing
from summarizer.errors import InputError, NotAReport
from summarizer.reading import read_wires
from summarizer.wire import Wire

__all__ = ["FeedSource", "FolderSource"]

_UNFINISHED: Final = (
    ".tmp",
    ".temp",
    ".part",
    ".partial",
    ".filepart",
    ".download",
    ".crdownload",
    ".opdownload",
    ".swp",
    ".swx",
    "~",
)
"""Ends of the names that programs give to a file while they write it, in any case of letters."""
_NUMBERED: Final = re.compile(r"\.(?:tmp[^.]*|(?:temp|part)\d+)", re.IGNORECASE)
"""The same with a number or a name of its own behind it."""
_HIDDEN: Final = (".", "~")
"""Beginnings of such names: ``~$`` is an office program's."""
_FEEDS: Final = frozenset({"rss", "atom"})
_MOST_BYTES: Final = 32_000_000


@dataclass(frozen=True, slots=True)
class _Found:
    """A file as a scan sees it: ``mark`` is another one whenever it was written to."""

    name: str
    path: Path
    mark: str
    written: float


class FolderSource:
    """Takes every file of a folder and its folders, the oldest first, each state of it once.

    A file is taken when nobody has written to it for a moment. What is there at the start and was
    not taken before is taken then.
    """

    def __init__(
        self,
        folder: Path,
        intake: Intake,
        timing: Timing,
        *,
        looked: Callable[[], None],
        clock: Callable[[], float],
        tell: Callable[[str], None],
    ) -> None:
        self._looked = looked
        self._links: set[Path] = set()
        self._folder = folder
        self._intake = intake
        self._timing = timing
        self._clock = clock
        self._tell = tell
        self._stop = asyncio.Event()
        self._seen: dict[str, tuple[str, float]] = {}

    def stop(self) -> None:
        """End when the file at hand is taken."""
        self._stop.set()

    async def run(self) -> None:
        """Until :meth:`stop`."""
        changed = asyncio.Event()
        patience = self._clock() + self._timing.rescan
        watching = asyncio.create_task(self._watch(changed))
        stopping = asyncio.create_task(self._stop.wait())
        try:
            while not self._stop.is_set():
                changed.clear()
                waits = await self._scan()
                if not waits or self._clock() > patience:
                    self._looked()  # a file that is written to all the time keeps back nothing
                wait = self._timing.still / 2 if waits else self._timing.rescan
                change = asyncio.create_task(changed.wait())
                await asyncio.wait(
                    {change, stopping}, timeout=wait, return_when=asyncio.FIRST_COMPLETED
                )
                change.cancel()
        finally:
            watching.cancel()
            stopping.cancel()
            with suppress(asyncio.CancelledError, OSError):
                await watching

    async def _watch(self, changed: asyncio.Event) -> None:
        """What the system tells only says when to look; the scan says what there is."""
        async for _ in awatch(self._folder, step=50, debounce=200, stop_event=self._stop):
            changed.set()

    async def _scan(self) -> bool:
        """Take what is whole; returns whether a file is still being written."""
        taken = self._intake.marks()
        found = await asyncio.to_thread(lambda: list(_files(self._folder, self._linked)))
        waits = False
        for file in sorted(found, key=lambda f: (f.written, f.name)):
            if self._stop.is_set():
                return False
            if taken.get(file.name) == file.mark:
                continue
            if not self._whole(file):
                waits = True
                continue
            await self._take(file)
        names = {f.name for f in found}
        self._seen = {n: s for n, s in self._seen.items() if n in names}
        return waits

    def _linked(self, folder: Path) -> None:
        if folder not in self._links:
            self._links.add(folder)
            self._tell(f"{folder}: a link to a folder, what is in it is not read: move the folder")

    def _whole(self, file: _Found) -> bool:
        now = self._clock()
        mark, since = self._seen.get(file.name, ("", now))
        if mark != file.mark:
            self._seen[file.name] = (file.mark, since := now)
        # By its own time too: a file that was moved here is whole at once.
        still = self._timing.still
        return now - since >= still or file.written <= now - still

    async def _take(self, file: _Found) -> None:
        def work() -> tuple[list[Item], list[str]]:
            items: list[Item] = []
            faults: list[str] = []
            for n, item in enumerate(read_all(file.path), 1):
                if isinstance(item, InputError):
                    if not isinstance(item, NotAReport):
                        faults.append(item.message)
                else:
                    items.append(Item(f"{file.name}|{n}", item.sha256, item))
            if len(items) == 1 and not faults:
                items = [replace(items[0], alone=True)]
            return items, faults

        items, faults = await aside(work)
        for fault in faults:
            self._tell(f"{file.name}: {fault}")
        self._intake.take(items, file.name, file.mark, "; ".join(faults)[:500] or None)


def _files(folder: Path, linked: Callable[[Path], None]) -> Iterator[_Found]:
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for link in (Path(base, f) for f in folders):
            if link.is_symlink():
                linked(link)
        for name in names:
            if name.startswith(_HIDDEN) or name.lower().endswith(_UNFINISHED):
                continue
            if _NUMBERED.fullmatch(Path(name).suffix):
                continue
            path = Path(base, name)
            try:
                told = path.stat()
            except OSError:  # gone meanwhile
                continue
            if path.is_file():
                shown = str(path.relative_to(folder)).encode("utf-8", "backslashreplace").decode()
                # Times alone can be set by whoever copies the file.
                mark = f"{told.st_size}:{told.st_mtime_ns}:{told.st_ctime_ns}:{told.st_ino}"
                yield _Found(shown, path, mark, told.st_mtime)


class FeedSource:
    """Polls a feed: asks for what is new since the last answer, takes the oldest entry first."""

    def __init__(
        self,
        feed: Feed,
        session: aiohttp.ClientSession,
        intake: Intake,
        timing: Timing,
        *,
        looked: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        self._looked = looked
        self._feed = feed
        self._session = session
        self._intake = intake
        self._timing = timing
        self._tell = tell
        self._stop = asyncio.Event()

    def stop(self) -> None:
        """End when the answer at hand is taken."""
        self._stop.set()

    async def run(self) -> None:
        """Until :meth:`stop`."""
        failures = 0
        while not self._stop.is_set():
            wait = float(self._feed.every)
            try:
                await self._poll()
                self._looked()
                failures = 0
            except (aiohttp.ClientError, TimeoutError, OSError, InputError) as fault:
                failures += 1
                wait = max(wait, self._timing.wait(failures))
                told = str(fault) or type(fault).__name__
                self._tell(f"the feed: {told}; again in {wait:.0f} s")
                self._intake.take((), self._feed.url, None, told[:500])
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._stop.wait()

    async def _poll(self) -> None:
        url = self._feed.url
        told = self._intake.mark_of(url)
        headers = dict(json.loads(told)) if told else {}
        async with self._session.get(url, headers=headers) as answer:
            if answer.status == 304:
                self._intake.take((), url, None, None)
                return
            answer.raise_for_status()
            body = await answer.content.read(_MOST_BYTES + 1)
            while len(body) <= _MOST_BYTES and (more := await answer.content.read(_MOST_BYTES)):
                body += more
            if len(body) > _MOST_BYTES:
                raise InputError(f"it has more than {_MOST_BYTES:,} bytes")
            mark = {
                asked: answer.headers[name]
                for name, asked in (
                    ("ETag", "If-None-Match"),
                    ("Last-Modified", "If-Modified-Since"),
                )
                if name in answer.headers
            }
        items = await aside(lambda: list(read_wires(body, input=url)))
        wires = [i for i in items if isinstance(i, Wire)]
        if any(w.format not in _FEEDS for w in wires):
            raise InputError("what it answers with is no feed (RSS or Atom)")
        faults = [
            i.message for i in items if isinstance(i, InputError) and not isinstance(i, NotAReport)
        ]
        for fault in faults:
            self._tell(f"the feed: {fault}")
        # The newest stands first in a feed, and the oldest came in first.
        # Of an entry that stands there twice the newest counts.
        last = {f"{url}|{w.id or w.sha256}": w for w in reversed(wires)}
        found = [Item(name, w.sha256, w) for name, w in last.items()]
        self._intake.take(found, url, json.dumps(mark), "; ".join(faults)[:500] or None)
