"""The bot killed at random moments, against a server that plays Slack and fails at random.

    python -m bench.bot_chaos                    300 wires, 20 kills
    python -m bench.bot_chaos --wires 30 --kills 4 --seed 7

Wires, corrections and kills come in while the bot is killed (``SIGKILL``) and started again, and
people click, each click delivered up to three times. In the end the channels are held against what
was sent in, which is written down here and nowhere in the bot.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.bot.messages import DUE
from tests.bot.running import DESK, ENVIRON, drop, ninjs, write_config
from tests.support.slack import FakeSlack, Posted, random_faults

__all__ = ["Chaos", "Report"]

_DUE = f"SELECT count(*) FROM bot_messages WHERE {DUE}"  # noqa: S608  ours
_ROOT = Path(__file__).parents[1]
_RUN = """
import asyncio, os, sys
from pathlib import Path
from summarizer.bot import Timing, load_config, run_bot
timing = Timing(request=2.0, settle=2.5, first=0.05, longest=0.5, still=0.05, rescan=0.5)
config = load_config(Path(sys.argv[1]), "approve", os.environ)
asyncio.run(run_bot(config, "approve", timing=timing, tell=lambda line: print(line, flush=True)))
"""


@dataclass
class Story:
    """What was sent in about one story; ``score`` is that of the last version."""

    number: int
    home: str
    away: str
    score: tuple[int, int]
    version: int = 1
    corrected: bool = False
    killed: bool = False

    def wire(self) -> dict[str, object]:
        """The last version, as ninjs."""
        home, away = self.score
        text = (
            f"{self.home} beat {self.away} {home}-{away} in the Coast League on Sunday at "
            f"{self.home} Park, with {self.home} ahead from the first half."
        )
        more = {"pubstatus": "canceled"} if self.killed else {}
        if self.corrected and not self.killed:
            more["signal"] = "sig:correction"
        return ninjs(self.number, text, version=self.version, **more)


@dataclass(frozen=True)
class Report:
    """What came out. ``wrong`` is empty where everything is as it should be."""

    wrong: tuple[str, ...]
    kills: int
    faults: dict[str, int]
    clicks_sent: int
    clicks_counted: int
    found_again: int
    seconds: float


class Chaos:
    """One run with a ``seed``."""

    def __init__(self, wires: int, kills: int, seed: int, share: float = 0.2) -> None:
        self.chance = random.Random(seed)  # noqa: S311  a run to be repeated
        self.kills = kills
        self.stories = self._stories(wires)
        self.slack = FakeSlack(random_faults(seed, share), retry_after=0.3, slow=0.4, page=20)
        self.clicked: dict[tuple[str, int], str] = {}
        self.sent = 0
        self.killed = 0
        self.found = 0
        self._done = threading.Event()

    def _stories(self, wires: int) -> list[Story]:
        heads = "Nor Wex San Lin Bru Kel Tor Mar Dun Hal Ost Ver Cal Pel Gor Fen".split()
        tails = "vale ford combe wick moor ham by holt mere stead den leigh".split()
        names = [h + t for h in heads for t in tails]
        found = []
        for n in range(wires):
            home, away = self.chance.sample(names, 2)
            found.append(Story(n, home, away, (self.chance.randint(1, 5), 0)))
        return found

    # --- the agency -------------------------------------------------------------------------------

    def feed(self, folder: Path, pace: float) -> None:
        """First takes, and among them corrections and kills of earlier ones."""
        out: list[Story] = []
        for story in self.stories:
            drop(folder, f"{story.number:04d}-1.json", story.wire())
            out.append(story)
            if self.chance.random() < 0.3:
                again = self.chance.choice(out)
                if not again.killed:
                    again.version += 1
                    if self.chance.random() < 0.4:
                        again.killed = True
                    else:
                        again.corrected = True
                        again.score = (again.score[0] + 1, 1)
                    name = f"{again.number:04d}-{again.version}.json"
                    drop(folder, name, again.wire())
            time.sleep(self.chance.random() * pace)

    # --- people -----------------------------------------------------------------------------------

    def click(self, bot: str) -> None:
        """Decide over what is offered: each click once to three times, as a slow network does."""
        chance = random.Random(self.chance.random())  # noqa: S311
        while not self._done.is_set():
            for message in self.slack.in_channel("COFFER"):
                value = message.buttons.get("approve")
                if value is None or chance.random() < 0.3:
                    continue
                action = "approve" if chance.random() < 0.8 else "reject"
                uid, _, rev = value.partition(":")
                for _ in range(chance.randint(1, 3)):
                    self.sent += 1
                    if self.slack.click(bot, message, action, value=value) == 200:
                        self.clicked.setdefault((uid, int(rev)), action)
            self._done.wait(0.3)

    # --- the run ----------------------------------------------------------------------------------

    def run(self, pace: float = 0.15, gap: float = 2.5) -> Report:
        """Everything, to the end; returns what came out. ``pace`` and ``gap`` are the longest
        times, in seconds, between two wires and between two kills."""
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, self.slack:
            config = write_config(Path(folder), self.slack.url, DESK)
            url = next(
                line.split('"')[1] for line in config.read_text().splitlines() if "url" in line
            )
            log = Path(folder, "log")
            agency = threading.Thread(
                target=self.feed, args=(Path(folder, "incoming"), pace), daemon=True
            )
            people = threading.Thread(target=self.click, args=(url,), daemon=True)
            agency.start()
            people.start()
            bot = self._start(config, log)
            while self.killed < self.kills:
                # A moment in which something is under way: any, from the start on.
                time.sleep(0.3 + self.chance.random() * gap)
                _must_run(bot, log)
                os.kill(bot.pid, signal.SIGKILL)
                bot.wait()
                self.killed += 1
                bot = self._start(config, log)
            agency.join()
            self._settled(Path(folder, "bot.db"), bot, log)
            self._done.set()
            people.join()
            self._settled(Path(folder, "bot.db"), bot, log)
            bot.terminate()
            bot.wait(20)
            self.found = log.read_text().count(": found again: ")
            wrong = tuple(self._wrong(Path(folder, "bot.db")))
            counted = _query(Path(folder, "bot.db"), "SELECT count(*) FROM bot_clicks")[0][0]
        faults = dict(Counter(str(fault) for _, fault in self.slack.calls))
        return Report(
            wrong, self.killed, faults, self.sent, counted, self.found, time.monotonic() - began
        )

    def _start(self, config: Path, log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as out:
            return subprocess.Popen(
                [sys.executable, "-c", _RUN, str(config)],
                cwd=_ROOT,
                env={**os.environ, **ENVIRON},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def _settled(self, state: Path, bot: subprocess.Popen[bytes], log: Path) -> None:
        """Until nothing is left to do, for two looks in a row."""
        quiet = 0
        for _ in range(1200):
            _must_run(bot, log)
            taken = _query(state, "SELECT count(*) FROM bot_sources")[0][0]
            files = sum(s.version for s in self.stories)
            busy = _query(state, "SELECT count(*) FROM bot_wires WHERE state = 'open'")[0][0]
            busy += _query(state, _DUE)[0][0]
            quiet = quiet + 1 if taken == files and not busy else 0
            if quiet == 2:
                return
            time.sleep(0.25)
        raise AssertionError(
            f"it did not settle: {taken}/{files}, {busy}\n{log.read_text()[-3000:]}"
        )

    # --- what should be there ---------------------------------------------------------------------

    def _wrong(self, state: Path) -> list[str]:
        offers, posts = (self._by_story(c) for c in ("COFFER", "CPOST"))
        wrong = [f"broken blocks: {b}" for b in self.slack.broken]
        for story in self.stories:
            wrong += [
                f"story {story.number}: {line}"
                for line in _about(story, offers.get(story.number, []), posts.get(story.number, []))
            ]
        double = _query(
            state, "SELECT message, rev, count(*) FROM bot_clicks GROUP BY 1, 2 HAVING count(*) > 1"
        )
        wrong += [f"a click counted more than once: {row}" for row in double]
        counted = {
            (uid, rev): action
            for uid, rev, action in _query(
                state,
                "SELECT m.uid, c.rev, c.action FROM bot_clicks c JOIN bot_messages m "
                "ON m.id = c.message",
            )
        }
        # A click whose answer was lost may count, and one on an older text does not; one that
        # counts is one that was sent.
        wrong += [
            f"a decision that nobody took: {key}"
            for key, action in counted.items()
            if self.clicked.get(key, action) != action
        ]
        return wrong

    def _by_story(self, channel: str) -> dict[int, list[Posted]]:
        found: dict[int, list[Posted]] = {}
        for message in self.slack.in_channel(channel):
            shown = "\n".join(str(b) for b in (message.blocks, message.versions))
            for story in self.stories:
                if f"FBL-Story-{story.number}," in shown:
                    found.setdefault(story.number, []).append(message)
        return found


def _about(story: Story, offers: list[Posted], posts: list[Posted]) -> list[str]:
    wrong = []
    line = f"{story.home} {story.score[0]}-{story.score[1]} {story.away}"
    if len(offers) > 1 or (not offers and not story.killed):
        wrong.append(f"{len(offers)} suggestions")
    if len(posts) > 1:
        wrong.append(f"{len(posts)} posts")
    for message in offers:
        if story.killed and "Withdrawn" not in message.shown:
            wrong.append(f"killed, and it says {message.shown[:80]!r}")
        if not story.killed and line not in message.shown:
            wrong.append(f"{line} expected, and it says {message.shown[:80]!r}")
        approved = "Approved by" in message.shown
        if approved and not posts:
            wrong.append("approved, and nothing was posted")
        if approved and posts and line not in posts[0].shown:
            wrong.append(f"approved {line}, and {posts[0].shown[:80]!r} is posted")
    stands = [m for m in posts if "Withdrawn" not in m.shown]
    return [*wrong, "killed, and its post stands"] if story.killed and stands else wrong


def _must_run(bot: subprocess.Popen[bytes], log: Path) -> None:
    if bot.poll() is not None:
        raise RuntimeError(f"the bot ended by itself:\n{log.read_text()[-3000:]}")


def _query(state: Path, query: str) -> list[tuple[Any, ...]]:
    if not state.exists():
        return [(0,)]
    with sqlite3.connect(state, timeout=10) as sql:
        try:
            return sql.execute(query).fetchall()
        except sqlite3.OperationalError:  # made this moment
            return [(0,)]


def main() -> int:
    """Run and say what came out; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--wires", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 10**6)
    options = parser.parse_args()
    chaos = Chaos(options.wires, options.kills, options.seed)
    report = chaos.run()
    corrected = sum(s.corrected for s in chaos.stories)
    killed = sum(s.killed for s in chaos.stories)
    print(
        f"seed {options.seed}: {options.wires} stories ({corrected} corrected, {killed} killed by "
        f"the agency), {report.kills} kills of the bot, {report.seconds:.0f} s"
    )
    print(f"calls to Slack by fault: {report.faults}")
    print(f"messages found again after a lost answer: {report.found_again}")
    print(f"clicks delivered {report.clicks_sent}, decisions counted {report.clicks_counted}")
    for line in report.wrong:
        print(f"WRONG {line}")
    print("everything as it should be" if not report.wrong else f"{len(report.wrong)} wrong")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
