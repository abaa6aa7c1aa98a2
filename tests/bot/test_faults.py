"""Channels that fail, bots that are killed, sources that are odd: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bench.bot_chaos import Chaos
from summarizer.bot.state import State
from summarizer.bot.unsure import unsure
from summarizer.errors import ConfigurationError, LedgerError
from summarizer.ledger import Ledger, account
from tests.bot.running import DESK, RunningBot, ninjs, one, write_config
from tests.support.slack import FakeSlack, Fault

REPORT = "Norvale beat Port Ellan 2-1 in the Coast League on Sunday."


def first_times(method: str, *faults: Fault) -> Callable[[str], Fault]:
    """``faults`` for the first calls of ``method``, none for all others."""
    left = list(faults)
    return lambda called: left.pop(0) if called == method and left else "none"


def test_a_bot_killed_at_random_doubles_and_loses_nothing() -> None:
    """30 wires, 4 kills of the process, a fifth of all calls failing: one message a story with its
    last version, each click counted once, every kill and correction applied."""
    report = Chaos(30, 4, seed=7).run(pace=0.1, gap=1.2)
    assert report.wrong == ()
    assert report.kills == 4
    assert report.found_again > 0
    assert report.faults["cut-after"] > 0
    assert 0 < report.clicks_counted < report.clicks_sent


@pytest.mark.parametrize("fault", ["cut-after", "500-after", "cut-before", "500"])
def test_a_lost_answer_is_settled_by_looking(tmp_path: Path, fault: Fault) -> None:
    """Whether the message was stored or not, there is one in the end: the bot asks the channel."""
    with (
        FakeSlack(first_times("chat.postMessage", fault), page=1) as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK)) as bot,
    ):
        bot.drop("1.json", ninjs(1, REPORT))
        bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
        slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
        slack.wait(lambda: ("conversations.history", "none") in slack.calls)
        bot.drop("3.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
        slack.wait(lambda: any("Norvale 3-1" in m.shown for m in slack.in_channel("COFFER")))
    assert len(slack.in_channel("COFFER")) == 2


def test_retry_after_is_obeyed(tmp_path: Path) -> None:
    """After a 429 no request is sent before the time is over that it names."""
    faults: list[Fault] = ["429", "429"]
    with (
        FakeSlack(first_times("chat.postMessage", *faults), retry_after=1) as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK)) as bot,
    ):
        for n in range(4):
            bot.drop(f"{n}.json", ninjs(n, REPORT.replace("Norvale", f"Norvale {'ABCD'[n]}")))
        slack.wait(lambda: len(slack.in_channel("COFFER")) == 4)
    assert [f for _, f in slack.calls].count("429") == 2
    assert slack.early == 0


def test_an_outage_loses_nothing_and_tells_the_last_version_once(tmp_path: Path) -> None:
    """What changes while the channel is down arrives as it is in the end: no message of a story
    that was killed meanwhile, and no change of what nobody has seen."""
    down: list[Fault] = ["500"]
    with (
        FakeSlack(lambda _: down[0]) as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK)) as bot,
    ):
        bot.drop("1.json", ninjs(1, REPORT))
        bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
        slack.wait(lambda: len(slack.calls) >= 2)
        bot.drop("3.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
        bot.drop("4.json", ninjs(2, REPORT, version=2, pubstatus="canceled"))
        slack.wait(lambda: any("4.json: killed" in line for line in bot.lines))
        down[0] = "none"
        slack.wait(lambda: slack.in_channel("COFFER"))
    assert "Norvale 3-1 Port Ellan" in one(slack, "COFFER").shown


def test_a_hold_suspends_and_its_end_brings_back(tmp_path: Path) -> None:
    """What is withheld says so in place; once its agency frees it, it is offered again."""
    with (
        FakeSlack() as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK)) as bot,
    ):
        bot.drop("1.json", ninjs(1, REPORT))
        slack.wait(lambda: slack.in_channel("COFFER"))
        offer = slack.in_channel("COFFER")[0]
        bot.drop("2.json", ninjs(1, REPORT, version=2, pubstatus="withheld"))
        slack.wait(lambda: "On hold" in offer.shown)
        assert "Norvale" not in offer.shown
        bot.drop("3.json", ninjs(1, REPORT, version=3))
        slack.wait(lambda: "Suggestion" in offer.shown)
        assert "Norvale 2-1 Port Ellan" in offer.shown


def test_post_publishes_without_asking_and_edits_in_place(tmp_path: Path) -> None:
    """With --post there is no button; a correction changes the post where it stands."""
    with (
        FakeSlack() as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK), "post") as bot,
    ):
        bot.drop("1.json", ninjs(1, REPORT))
        slack.wait(lambda: slack.in_channel("CPOST"))
        post = slack.in_channel("CPOST")[0]
        assert post.buttons == {}
        bot.drop(
            "2.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2, signal="sig:correction")
        )
        slack.wait(lambda: "score changed: 2-1 → 3-1" in post.shown)
        assert "Corrected by the agency." in post.shown
    assert slack.in_channel("COFFER") == []
    assert len(slack.in_channel("CPOST")) == 1


def test_a_suggestion_of_an_earlier_run_does_not_stay_as_it_was(tmp_path: Path) -> None:
    """A bot that is started with --post after --approve brings old suggestions up to date too:
    nobody can approve a text that is out of date."""
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("COFFER"))
        offer = slack.in_channel("COFFER")[0]
        with RunningBot(config, "post") as bot:
            bot.drop("2.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
            slack.wait(lambda: slack.in_channel("CPOST"))
            slack.wait(lambda: "Norvale 3-1 Port Ellan" in offer.shown)
    assert "Norvale 3-1 Port Ellan" in one(slack, "CPOST").shown


def test_a_file_is_taken_whole_and_once(tmp_path: Path) -> None:
    """A file that is still written to is not read; hidden and unfinished names never; what cannot
    be read is named, and stops nothing; after a start anew nothing is taken again."""
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config) as bot:
            (bot.folder / "half.json.part").write_text('{"uri": "x"')
            bot.drop("0-bad.json", b"\x00\x01\x02 no wire")
            text = json.dumps(ninjs(1, REPORT))
            with (bot.folder / "1.json").open("w") as out:
                for piece in (text[:200], text[200:]):
                    out.write(piece)
                    out.flush()
            slack.wait(lambda: slack.in_channel("COFFER"))
            slack.wait(lambda: any(line.startswith("0-bad.json: ") for line in bot.lines))
        with RunningBot(config) as bot:
            bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
            slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
    assert [line for line in bot.lines if line.startswith("1.json")] == []
    told = list(unsure(config))
    assert len(told) == 1
    assert told[0].startswith("not read · 0-bad.json · ")


def test_one_bot_at_a_time(tmp_path: Path) -> None:
    """A second bot on the same state is refused; to look is allowed meanwhile."""
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config):
            with pytest.raises(ConfigurationError, match="in use by another bot"):
                State(tmp_path / "bot.db")
            assert list(unsure(config)) == []
        State(tmp_path / "bot.db").close()


def test_the_state_lives_in_a_ledger(tmp_path: Path) -> None:
    """A bot keeps what it knows in a ledger's database, beside what a batch keeps there; the two
    do not run at the same time, and a state of a newer version is refused."""
    path = tmp_path / "bot.db"
    Ledger(path).close()
    with FakeSlack() as slack, RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        bot.drop("1.json", ninjs(1, REPORT))
        slack.wait(lambda: slack.in_channel("COFFER"))
        with pytest.raises(LedgerError, match="in use"):
            Ledger(path)
    with Ledger(path) as ledger:
        assert account(ledger).states == {}
        ledger.sql.execute("UPDATE bot_schema SET version = 99")
    with pytest.raises(LedgerError, match="newer version"):
        State(path)


# --- webhooks, feeds: one small server ------------------------------------------------------------


class Hook:
    """A server that keeps what is posted to it, and answers GET with a feed."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.answers: list[int | None] = []
        self.feed = b""
        self.asked: list[str | None] = []
        self.changed = threading.Condition()


@contextmanager
def hook() -> Iterator[tuple[Hook, str]]:
    """A hook and its address. ``answers`` are statuses to give in turn; None cuts after storing."""
    it = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with it.changed:
                status = it.answers.pop(0) if it.answers else 200
                if status in (200, None):
                    it.bodies.append(body)
                it.changed.notify_all()
            if status is None:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            tag = f'"{hash(it.feed)}"'
            with it.changed:
                it.asked.append(self.headers.get("If-None-Match"))
                it.changed.notify_all()
            same = self.headers.get("If-None-Match") == tag
            self.send_response(304 if same else 200)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", "0" if same else str(len(it.feed)))
            self.end_headers()
            if not same:
                self.wfile.write(it.feed)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield it, f"http://127.0.0.1:{server.server_address[1]}/hook"
    finally:
        server.shutdown()
        server.server_close()


def until(it: Hook, done: Callable[[], object]) -> None:
    """Until ``done`` holds, which is looked at whenever the hook was called."""
    with it.changed:
        assert it.changed.wait_for(done, 30), it.bodies


HOOKED = """
[[desk]]
name = "football"
offer = "env:HOOK"
"""


def test_a_webhook_gets_each_thing_at_most_once(tmp_path: Path) -> None:
    """What is surely not taken is sent again; a lost answer is not, and is listed for a person;
    what changes follows as a message of its own."""
    with hook() as (it, address):
        config = write_config(tmp_path, "http://127.0.0.1:9/", HOOKED)
        it.answers = [503, 429, 200, None]
        with RunningBot(config, environ={"HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            until(it, lambda: len(it.bodies) == 1)
            first = it.bodies[0]
            assert "Norvale 2\\-1 Port Ellan" in first["text"]
            assert first["summarizer"]["decide"].startswith(f"{bot.url}/decide/")
            bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
            until(it, lambda: len(it.bodies) == 2)
            bot.drop("3.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
            until(it, lambda: len(it.bodies) == 3)
            assert it.bodies[2]["summarizer"]["changes"] == ["score changed: 2-1 → 3-1"]
            bot.drop("4.json", ninjs(2, REPORT, version=2, pubstatus="canceled"))
            until(it, lambda: len(it.bodies) == 4)
            assert it.bodies[3]["summarizer"]["status"] == "withdrawn"
        told = list(unsure(config))
    assert len(told) == 1
    assert told[0].startswith("answer lost once · football, offer · ")
    assert "look in the channel" in told[0]
    assert len(it.bodies) == 4


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Coast Press</title>{items}</channel></rss>"""
ITEM = """<item><guid>urn:coast:{n}</guid><title>{sides}</title>
<description>{sides} in the Coast League on Sunday.</description></item>"""


def test_a_feed_is_polled_and_each_entry_taken_once(tmp_path: Path) -> None:
    """Entries are taken oldest first; the bot asks with the tag of the last answer, and after a
    start anew nothing is offered again."""
    items = [
        ITEM.format(n=2, sides="Wexcombe beat Sandle 1-0"),
        ITEM.format(n=1, sides="Norvale beat Port Ellan 2-1"),
    ]
    with hook() as (it, address), FakeSlack() as slack:
        it.feed = RSS.format(items="".join(items)).encode()
        source = f'[feed]\nurl = "{address}"\nevery = 5'
        config = write_config(tmp_path, slack.url, DESK, source=source)
        with RunningBot(config):
            slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
        third = ITEM.format(n=3, sides="Brunmoor beat Kelling 3-0")
        it.feed = RSS.format(items=third + "".join(items)).encode()
        with RunningBot(config):
            slack.wait(lambda: len(slack.in_channel("COFFER")) == 3)
    shown = [m.shown for m in slack.in_channel("COFFER")]
    expected = ["Norvale 2-1 Port Ellan", "Wexcombe 1-0 Sandle", "Brunmoor 3-0 Kelling"]
    assert [line in text for line, text in zip(expected, shown, strict=True)] == [True] * 3
    assert it.asked[0] is None
    assert it.asked[1] is not None
