"""Several desks, and an engine that fails."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

from summarizer import Summarizer, read
from summarizer.bot import load_config
from summarizer.bot.intake import Intake, Item
from summarizer.bot.state import State
from summarizer.bot.unsure import unsure
from summarizer.errors import Refused, ServerUnavailable
from summarizer.summary import Summary
from summarizer.wire import Wire
from tests.bot.running import DESK, ENVIRON, QUICK, RunningBot, ninjs, one, write_config
from tests.support.slack import FakeSlack

DESKS = """
[[desk]]
name = "cup"
competition = ["*cup*"]
blurb = "push"
style = "home.toml"
offer = "slack:CCUP"

[[desk]]
name = "coast"
provider = ["Coast *"]
slug = ["fbl-*"]
offer = "slack:CCOAST"
"""


def test_each_desk_gets_its_own_wires_in_its_own_style(tmp_path: Path) -> None:
    """A wire goes to every desk whose patterns fit, with that desk's blurb and house style; a
    correction follows to where its story stands, though its own slug fits no more."""
    (tmp_path / "home.toml").write_text('[score]\nseparator = "–"\n')
    cup = "Norvale beat Port Ellan 2-1 in the Harbour Cup final on Sunday."
    league = "Wexcombe beat Sandle 3-0 in the Coast League on Sunday."
    with (
        FakeSlack() as slack,
        RunningBot(write_config(tmp_path, slack.url, DESKS)) as bot,
    ):
        bot.drop("1.json", ninjs(1, cup, provider="Inland News"))
        bot.drop("2.json", ninjs(2, league))
        slack.wait(lambda: slack.in_channel("CCUP") and slack.in_channel("CCOAST"))
        assert "2–1" in one(slack, "CCUP").shown
        assert "Wexcombe 3-0 Sandle" in one(slack, "CCOAST").shown
        later = league.replace("3-0", "4-0")
        bot.drop("3.json", ninjs(2, later, version=2, slugline="Corrected"))
        slack.wait(lambda: "Wexcombe 4-0 Sandle" in one(slack, "CCOAST").shown)
    assert len(slack.in_channel("CCUP")) == 1


def test_what_stands_in_a_channel_is_withdrawn_though_the_config_has_changed(
    tmp_path: Path,
) -> None:
    """A kill reaches a message where it stands: in the channel that its desk had before, and in
    that of a desk which is not in the config any more."""
    text = "Norvale beat Port Ellan 2-1 in the Harbour Cup final on Sunday."
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESKS.replace('style = "home.toml"', ""))
        with RunningBot(config) as bot:
            bot.drop("1.json", ninjs(1, text))
            slack.wait(lambda: slack.in_channel("CCUP") and slack.in_channel("CCOAST"))
        before = config.read_text()
        config.write_text(before.split("[[desk]]")[0] + DESK.replace("football", "coast"))
        with RunningBot(config) as bot:
            bot.drop("2.json", ninjs(1, text, version=2, pubstatus="canceled"))
            slack.wait(lambda: all("Withdrawn" in one(slack, c).shown for c in ("CCUP", "CCOAST")))
            bot.drop("3.json", ninjs(2, text.replace("Norvale", "Wexcombe")))
            slack.wait(lambda: slack.in_channel("COFFER"))
    assert slack.in_channel("CPOST") == []


class Failing(Summarizer):
    """Fails with each of ``faults`` in turn, and then works."""

    def __init__(self, *faults: Exception) -> None:
        super().__init__("offline")
        self.faults = list(faults)

    async def asummarize(self, source: Any, **more: Any) -> Summary:
        """The summary, or the next fault."""
        if self.faults:
            raise self.faults.pop(0)
        return await super().asummarize(source, **more)


def taken(tmp_path: Path, *faults: Exception) -> tuple[list[str], list[str]]:
    """One wire through an intake whose engine fails so: statuses of messages, what is unsure."""
    config = load_config(write_config(tmp_path, "http://127.0.0.1:9/", DESK), "approve", ENVIRON)
    wire: Wire = read("Norvale beat Port Ellan 2-1 in the Coast League on Sunday.")
    lines: list[str] = []

    async def work(state: State) -> None:
        done = asyncio.Event()

        def tell(line: str) -> None:
            lines.append(line)
            if "Refused" in line or "declined" in line:
                done.set()

        intake = Intake(
            state,
            config,
            "approve",
            Failing(*faults),
            QUICK,
            clock=time.time,
            tell=tell,
            changed=lambda: done.set() if state.rows("SELECT 1 FROM bot_messages") else None,
        )
        running = asyncio.create_task(intake.run())
        intake.take([Item("1", "mark", wire)], "1", "mark", None)
        async with asyncio.timeout(20):
            await done.wait()
        intake.stop()
        await running

    with State(config.state) as state:
        asyncio.run(work(state))
        statuses = [r["status"] for r in state.rows("SELECT status FROM bot_messages")]
    return statuses, list(unsure(config.path))


def test_a_server_that_is_down_costs_no_wire(tmp_path: Path) -> None:
    """What may succeed later is tried again until it does."""
    faults = (ServerUnavailable("down"), ServerUnavailable("down"))
    assert taken(tmp_path, *faults) == (["offered"], [])


def test_a_wire_that_cannot_be_summarised_is_listed(tmp_path: Path) -> None:
    """What cannot succeed is given up, said, and listed for a person."""
    statuses, unsure_lines = taken(tmp_path, Refused("the model declined to answer"))
    assert statuses == []
    assert unsure_lines == ["not summarised · wire · the model declined to answer"]
