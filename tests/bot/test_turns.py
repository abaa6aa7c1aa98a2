"""What comes before the bot is ready for it, or turns back: corrections and kills before there is a
message, a result that goes back to what it was, decisions and withdrawals that others run into."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer.api import Summarizer
from summarizer.bot import Timing
from summarizer.bot.config import Mode
from summarizer.bot.state import State
from summarizer.bot.unsure import unsure
from summarizer.errors import Refused
from summarizer.summary import Summary
from summarizer.wire import Wire
from tests.bot.running import DESK, RunningBot, drop, ninjs, one, write_config
from tests.bot.test_faults import HOOKED, hook, until
from tests.bot.test_outages import came, kill, settled
from tests.bot.test_versions import shows
from tests.support.slack import FakeSlack, Fault

REPORT = "Norvale beat Port Ellan 2-1 in the Coast League on Sunday."
LATER = REPORT.replace("2-1", "3-1")
WEXCOMBE = "Wexcombe beat Sandle 4-0 in the Coast League on Sunday."
BRUNMOOR = "Brunmoor beat Kelling 3-0 in the Harbour Cup on Sunday."
CORRECTED: dict[str, Any] = {"version": 2, "signal": "sig:correction"}


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A workspace that does what it is asked."""
    with FakeSlack() as fake:
        yield fake


def is_made(config: Path, number: int) -> bool:
    """Whether the bot is through with the wire that came as ``number``."""
    with State(config.parent / "bot.db", reading=True) as state:
        query = "SELECT 1 FROM bot_wires WHERE id = ? AND state != 'open'"
        return state.row(query, number) is not None


def of(slack: FakeSlack, channel: str, side: str) -> Any:
    """The message of ``channel`` about the match of ``side``."""
    found = [m for m in slack.in_channel(channel) if side in m.shown]
    assert len(found) == 1, [m.shown for m in slack.in_channel(channel)]
    return found[0]


def test_a_result_that_goes_there_and_back_stands_as_it_was_sent_last(tmp_path: Path) -> None:
    """2-1 is told, 3-1 and 2-1 again come while the channel is away: what is told then is 2-1."""
    with hook() as (it, address):
        config = write_config(tmp_path, "http://127.0.0.1:9/", HOOKED)
        with RunningBot(config, environ={"HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            until(it, lambda: len(it.bodies) == 1)
            it.answers = [503] * 500
            bot.drop("2.json", ninjs(1, LATER, version=2))
            came(lambda: is_made(config, 2))
            bot.drop("3.json", ninjs(1, REPORT, version=3))
            came(lambda: is_made(config, 3))
            it.answers = []
            until(it, lambda: len(it.bodies) == 2)
    assert "Norvale 2\\-1 Port Ellan" in it.bodies[1]["text"]
    assert "3\\-1" not in it.bodies[1]["text"]


def killing_two() -> dict[str, Any]:
    """A kill without an id, which fits all stories of its slug."""
    words = "KILL: the story FBL-Two is killed."
    wire = ninjs(99, words, slugline="FBL-Two", pubstatus="canceled")
    del wire["uri"]
    return wire


def before_the_first(folder: Path) -> None:
    """Of three matches a correction without a report, and a kill that fits two of them."""
    note = "Editors: please note that Port Ellan won 3-1, not Norvale 2-1."
    drop(folder, "1.json", ninjs(1, REPORT))
    drop(folder, "2.json", ninjs(1, note, **CORRECTED))
    for n, report in ((3, WEXCOMBE), (4, BRUNMOOR)):
        drop(folder, f"{n}.json", ninjs(n, report, slugline="FBL-Two"))
    drop(folder, "5.json", killing_two())
    for n in range(1, 6):  # taken in this order
        os.utime(folder / f"{n}.json", (1_780_000_000 + n,) * 2)


def test_what_comes_before_a_message_stands_in_it(slack: FakeSlack, tmp_path: Path) -> None:
    """A correction that cannot be read, and a kill of one of two stories, that came before the
    first version was summarised are shown with it; what was so corrected cannot be approved."""
    config = write_config(tmp_path, slack.url, DESK)
    before_the_first(tmp_path / "incoming")
    with RunningBot(config):
        slack.wait(lambda: len(slack.in_channel("COFFER")) == 3)
    offer = of(slack, "COFFER", "Norvale")
    assert set(offer.buttons) == {"edit", "reject"}
    assert "the correction is not readable here: look at the wire" in offer.shown
    for side in ("Wexcombe", "Brunmoor"):
        assert "A kill may mean this too" in of(slack, "COFFER", side).shown


def test_what_comes_before_a_message_keeps_it_from_being_posted(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """The same with --post: none of it goes out, also not by a later version after the kill, and a
    person is told; a correction that can be read is posted."""
    config = write_config(tmp_path, slack.url, DESK)
    before_the_first(tmp_path / "incoming")
    with RunningBot(config, "post") as bot:
        came(lambda: all(is_made(config, n) for n in range(1, 6)))
        told = list(unsure(config))
        assert [line.partition(" · ")[0] for line in told] == ["for a person"] * 3
        assert "not readable here" in told[0]
        assert "A kill may mean this too" in told[1]
        assert "A kill may mean this too" in told[2]
        bot.drop("6.json", ninjs(3, f"{WEXCOMBE} It rained.", version=2, slugline="FBL-Two"))
        came(lambda: is_made(config, 6))
        bot.drop("7.json", ninjs(1, LATER, version=3))
        slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Norvale 3-1 Port Ellan" in one(slack, "CPOST").shown


def test_what_waits_and_may_be_killed_is_for_a_person(slack: FakeSlack, tmp_path: Path) -> None:
    """Posts of --post that wait for their channel when a kill comes which fits both are not sent
    when it is back, and are offered after a start with --approve."""
    slack.missing.add("CPOST")
    config = write_config(tmp_path, slack.url, DESK)
    with RunningBot(config, "post") as bot:
        for n, report in ((1, WEXCOMBE), (2, BRUNMOOR)):
            bot.drop(f"{n}.json", ninjs(n, report, slugline="FBL-Two"))
        settled(bot, slack, "channel_not_found")
        came(lambda: is_made(config, 1) and is_made(config, 2))
        bot.drop("3.json", killing_two())
        settled(bot, slack, "it fits more than one story")
        slack.missing.clear()
        bot.drop("4.json", ninjs(4, REPORT))
        slack.wait(lambda: slack.in_channel("CPOST"))
        assert "Norvale" in one(slack, "CPOST").shown
    assert [line.partition(" · ")[0] for line in unsure(config)] == ["for a person"] * 2
    with RunningBot(config) as bot:
        slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
    for side in ("Wexcombe", "Brunmoor"):
        assert "A kill may mean this too" in of(slack, "COFFER", side).shown
    assert len(slack.in_channel("CPOST")) == 1


@pytest.mark.parametrize("mode", ["approve", "post"])
def test_a_correction_that_fails_before_the_first_version_is_read(
    slack: FakeSlack, tmp_path: Path, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the engine refuses a correction while it is at work on the first version, that is not
    posted and cannot be approved; after a second one that it refuses a person may still decide."""
    refused = asyncio.Event()
    plain = Summarizer.asummarize

    async def slow(self: Summarizer, wire: Wire, **more: Any) -> Summary:
        if "3-1" in wire.text:
            refused.set()
            raise Refused("the model refuses this")
        if "2-1" in wire.text:
            await refused.wait()
        return await plain(self, wire, **more)

    monkeypatch.setattr(Summarizer, "asummarize", slow)
    config = write_config(tmp_path, slack.url, DESK)
    with RunningBot(config, mode) as bot:
        bot.drop("1.json", ninjs(1, REPORT))
        settled(bot, slack, "1.json: first")
        bot.drop("2.json", ninjs(1, LATER, **CORRECTED))
        came(lambda: is_made(config, 1) and is_made(config, 2))
        if mode == "post":
            bot.drop("9.json", ninjs(9, WEXCOMBE))
            slack.wait(lambda: slack.in_channel("CPOST"))
            assert "Wexcombe" in one(slack, "CPOST").shown
            return
        slack.wait(lambda: slack.in_channel("COFFER"))
        offer = one(slack, "COFFER")
        assert "not readable here" in offer.shown
        assert set(offer.buttons) == {"edit", "reject"}
        before = offer.metadata["event_payload"]["rev"]
        bot.drop("3.json", ninjs(1, f"{LATER} It was late.", version=3, signal="sig:correction"))
        came(lambda: is_made(config, 3))
        slack.wait(
            lambda: (
                offer.metadata["event_payload"]["rev"] > before
                and set(offer.buttons) == {"edit", "reject"}
            )
        )


def test_a_new_finding_asks_again(slack: FakeSlack, tmp_path: Path) -> None:
    """A version with the same facts whose report contradicts its headline is a change: what was
    approved before is offered again, and says why."""
    headline = "Norvale beat Port Ellan 2-1"
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        bot.drop("1.json", ninjs(1, REPORT, headline=headline))
        slack.wait(lambda: slack.in_channel("COFFER"))
        offer = one(slack, "COFFER")
        slack.click(bot.url, offer, "approve")
        slack.wait(lambda: slack.in_channel("CPOST") and "Approved by ines" in offer.shown)
        bot.drop("2.json", ninjs(1, LATER, version=2, headline=headline))
        slack.wait(lambda: "1 new finding, see below" in offer.shown)
        assert "the headline and the report below it differ (2-1, and 3-1)" in offer.shown
        assert "ines approved the text before this version" in offer.shown
        assert "approve" in offer.buttons


def test_what_was_rejected_is_not_posted_by_a_bot_that_does_not_ask(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """After a start with --post a version of a rejected story is not posted, a correction neither,
    until a fact has changed."""
    config = write_config(tmp_path, slack.url, DESK)
    with RunningBot(config) as bot:
        bot.drop("1.json", ninjs(1, REPORT))
        slack.wait(lambda: slack.in_channel("COFFER"))
        offer = one(slack, "COFFER")
        slack.click(bot.url, offer, "reject")
        slack.wait(lambda: "Rejected by ines" in offer.shown)
    with RunningBot(config, "post") as bot:
        bot.drop("2.json", ninjs(1, f"{REPORT} It rained.", version=2))
        came(lambda: is_made(config, 2))
        assert "Rejected by ines" in offer.shown
        bot.drop("3.json", ninjs(1, f"{REPORT} It snowed.", version=3, signal="sig:correction"))
        came(lambda: is_made(config, 3))
        bot.drop("4.json", ninjs(4, WEXCOMBE))
        slack.wait(lambda: slack.in_channel("CPOST"))
        assert "Wexcombe" in one(slack, "CPOST").shown
        bot.drop("5.json", ninjs(1, LATER, version=4))
        slack.wait(lambda: len(slack.in_channel("CPOST")) == 2)
    assert "Norvale 3-1 Port Ellan" in slack.in_channel("CPOST")[1].shown


def test_a_webhook_is_not_told_of_a_kill_without_end(tmp_path: Path) -> None:
    """Where no answer comes, though the withdrawal arrives each time, it is sent three times, and
    then listed for a person."""
    with hook() as (it, address):
        config = write_config(tmp_path, "http://127.0.0.1:9/", HOOKED)
        with RunningBot(config, environ={"HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            until(it, lambda: len(it.bodies) == 1)
            it.answers = [None] * 3
            bot.drop("2.json", kill())
            came(lambda: any("it is not known whether this arrived" in x for x in bot.lines))
            bot.drop("3.json", ninjs(3, WEXCOMBE))
            until(it, lambda: "Wexcombe" in it.bodies[-1]["text"])
        told = [line.partition(" · ")[0] for line in unsure(config)]
    statuses = [body["summarizer"]["status"] for body in it.bodies]
    assert statuses == ["offered", "withdrawn", "withdrawn", "withdrawn", "offered"]
    assert told == ["answer lost once"]


def test_a_kill_does_not_wait_for_what_it_overtakes(tmp_path: Path) -> None:
    """A kill that comes while a change is on its way is sent when that fails, not when the change
    would have been tried again."""
    asked = threading.Event()
    patient = Timing(request=1.0, settle=0.4, first=120, longest=300, still=0.05, rescan=0.5)

    def faults(method: str) -> Fault:
        if method != "chat.update" or asked.is_set():
            return "none"
        asked.set()
        return "late"

    with FakeSlack(faults, late=1.5) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post", timing=patient) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("CPOST"))
            bot.drop("2.json", ninjs(1, LATER, version=2))
            assert asked.wait(30)
            bot.drop("3.json", kill(3))
            slack.wait(lambda: "Withdrawn" in one(slack, "CPOST").shown, 30)


def test_a_file_is_another_though_size_and_time_are_the_same(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """A file that replaces one of the same size and time is read; one whose rights alone have
    changed says nothing new."""
    config = write_config(tmp_path, slack.url, DESK)
    with RunningBot(config) as bot:
        for version, text in ((1, REPORT), (2, LATER)):
            part = bot.folder / ".part"
            part.write_text(json.dumps(ninjs(1, text, version=version)))
            os.utime(part, (1_780_000_000, 1_780_000_000))
            part.replace(bot.folder / "1.json")
            score = text.partition("Ellan ")[2][:3]
            slack.wait(partial(shows, slack, f"Norvale {score}"))
        (bot.folder / "1.json").chmod(0o600)
        bot.drop("2.json", ninjs(2, WEXCOMBE))
        slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
    assert len([line for line in bot.lines if "1.json: " in line]) == 2


def test_an_edit_that_nobody_could_see_is_empty(slack: FakeSlack, tmp_path: Path) -> None:
    """Characters without width alone are no text: nothing is posted, and the window says so."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        bot.drop("1.json", ninjs(1, REPORT))
        slack.wait(lambda: slack.in_channel("COFFER"))
        slack.click(bot.url, one(slack, "COFFER"), "edit")
        slack.wait(lambda: slack.views)
        told = slack.submit(bot.url, slack.views[0], "\u200b \u2060\u3164")
        assert b"or is empty: look again" in told
        assert "Suggestion: not published" in one(slack, "COFFER").shown
        assert slack.submit(bot.url, slack.views[0], "Norvale won.") == b""
        slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Norvale won." in one(slack, "CPOST").shown
