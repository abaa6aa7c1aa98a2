"""Versions that come in another way than a desk expects: while somebody decides, that cannot be
read, in the same file, from two agencies, with a headline of their own."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarizer import read, summarize
from summarizer.bot.agreement import doubts, report_of, untold
from summarizer.bot.unsure import unsure
from tests.bot.running import DESK, QUICK, RunningBot, drop, ninjs, one, write_config
from tests.bot.test_faults import ITEM, RSS, hook
from tests.bot.test_outages import settled
from tests.support.slack import FakeSlack

REPORT = "Norvale beat Port Ellan 2-1 in the Coast League on Sunday."
LATER = REPORT.replace("2-1", "3-1")


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A workspace that does what it is asked."""
    with FakeSlack() as fake:
        yield fake


def offered(slack: FakeSlack, bot: RunningBot) -> Any:
    """Story 1, offered."""
    bot.drop("1.json", ninjs(1, REPORT))
    slack.wait(lambda: slack.in_channel("COFFER"))
    return one(slack, "COFFER")


def test_nobody_approves_a_text_while_its_correction_is_read(
    slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the moment that a correction is in, the buttons are gone and a click counts for nothing,
    though the model takes its time over it."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    config = write_config(tmp_path, slack.url, DESK)
    with RunningBot(config) as bot:
        offer = offered(slack, bot)
        value = offer.buttons["approve"]
    with socket.create_server(("127.0.0.1", 0)) as silent:
        base = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        model = f'engine = "llm"\nmodel = "m"\nbase_url = "{base}"'
        config.write_text(config.read_text().replace('engine = "offline"', model))
        with RunningBot(config) as bot:
            bot.drop("2.json", ninjs(1, LATER, version=2, signal="sig:correction"))
            slack.wait(lambda: offer.buttons == {})
            assert "which is being read: nobody decides for now" in offer.shown
            assert slack.click(bot.url, offer, "approve", value=value) == 200
            rev = offer.metadata["event_payload"]["rev"]
            told = f"{value.partition(':')[0]}:{rev}"
            assert slack.click(bot.url, offer, "approve", value=told) == 200
            assert "nobody decides for now" in offer.shown
            assert slack.in_channel("CPOST") == []


def test_a_version_that_changes_no_fact_gives_the_buttons_back(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """After a version that says the same the text may be approved as before."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        offer = offered(slack, bot)
        bot.drop("2.json", ninjs(1, REPORT, version=2))
        settled(bot, slack, "2.json: update")
        slack.wait(
            lambda: offer.metadata["event_payload"]["rev"] == 3 and "approve" in offer.buttons
        )
        assert "Changed" not in offer.shown
        slack.click(bot.url, offer, "approve")
        slack.wait(lambda: slack.in_channel("CPOST"))


def test_an_approved_text_that_waits_is_not_posted_after_its_correction(
    tmp_path: Path,
) -> None:
    """What was approved and could not be posted yet is not, once a correction has come: somebody
    decides anew."""
    with FakeSlack() as slack:
        slack.missing.add("CPOST")
        with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
            offer = offered(slack, bot)
            slack.click(bot.url, offer, "approve")
            settled(bot, slack, "channel_not_found")
            bot.drop("2.json", ninjs(1, LATER, version=2, signal="sig:correction"))
            slack.wait(lambda: "Norvale 3-1 Port Ellan" in offer.shown)
            assert "It was not posted yet, and is not until somebody decides." in offer.shown
            assert "What was posted stays" not in offer.shown
            slack.missing.clear()
            bot.drop("3.json", ninjs(3, REPORT.replace("Norvale", "Wexcombe")))
            slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
            slack.click(bot.url, slack.in_channel("COFFER")[1], "approve")
            slack.wait(lambda: slack.in_channel("CPOST"))
            assert "Wexcombe" in one(slack, "CPOST").shown
            slack.click(bot.url, offer, "approve")
            slack.wait(lambda: len(slack.in_channel("CPOST")) == 2)
        assert "Norvale 3-1 Port Ellan" in slack.in_channel("CPOST")[1].shown


@pytest.mark.parametrize(
    "body", ["", "<p>Editors: please note that Port Ellan won 3-1, not Norvale 2-1.</p>"]
)
def test_a_correction_that_cannot_be_read_takes_the_approval_away(
    slack: FakeSlack, tmp_path: Path, body: str
) -> None:
    """Where a correction has no report, suggestion and post say so, and the old text cannot be
    approved; a person may still write own words."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        offer = offered(slack, bot)
        slack.click(bot.url, offer, "approve")
        slack.wait(lambda: slack.in_channel("CPOST") and "Approved by" in offer.shown)
        post = one(slack, "CPOST")
        bot.drop("2.json", ninjs(1, "", version=2, signal="sig:correction", body_html=body))
        told = "Corrected by the agency, and the correction is not readable here: look at the wire"
        slack.wait(lambda: told in offer.shown and told in post.shown)
        slack.wait(lambda: set(offer.buttons) == {"edit", "reject"})
        assert "ines approved the text before this version" in offer.shown
        value = offer.buttons["edit"]
        assert slack.click(bot.url, offer, "approve", value=value) == 200
        slack.click(bot.url, offer, "edit")
        slack.wait(lambda: slack.views)
        assert "initial_value" not in slack.views[0]["blocks"][1]["element"]
        slack.submit(bot.url, slack.views[0], "Port Ellan beat Norvale 3-1.", user="jo")
        slack.wait(lambda: "Port Ellan beat Norvale 3-1." in post.shown)
        assert "Edited and approved by jo" in post.shown
        assert "Norvale 2-1 Port Ellan" not in post.shown


def test_a_version_that_can_be_read_gives_the_approval_back(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """After one that could not be read, a version that says the same as before is offered anew."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        offer = offered(slack, bot)
        bot.drop("2.json", ninjs(1, "", version=2, signal="sig:correction", body_html=""))
        slack.wait(lambda: "not readable here" in offer.shown)
        bot.drop("3.json", ninjs(1, REPORT, version=3))
        slack.wait(lambda: "approve" in offer.buttons)
        assert "not readable here" not in offer.shown


CONFLICTS = [
    ("Norvale thrash Port Ellan 7-0", REPORT, "differ (7-0, and 2-1)"),
    ("Norvale lose 0-9 to Port Ellan", REPORT, "differ (0-9, and 2-1)"),
    (
        "Norvale beat Port Ellan 4-0",
        "Norvale and Port Ellan will meet on Sunday in the Coast League final.",
        "only the headline tells the result",
    ),
]


@pytest.mark.parametrize(("headline", "body", "told"), CONFLICTS)
def test_a_result_of_the_headline_alone_is_not_posted(
    slack: FakeSlack, tmp_path: Path, headline: str, body: str, told: str
) -> None:
    """With --post nothing goes out whose result the report contradicts or does not tell: it is
    listed for a person. A suggestion names it under its findings."""
    config = write_config(tmp_path, slack.url, DESK)
    with RunningBot(config, "post") as bot:
        bot.drop("1.json", ninjs(1, body, headline=headline))
        settled(bot, slack, "nothing to post: ")
        bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
        slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Wexcombe" in one(slack, "CPOST").shown
    listed = list(unsure(config))
    assert len(listed) == 1
    assert listed[0].startswith("for a person · ")
    assert told in listed[0]
    (other := tmp_path / "other").mkdir()
    with RunningBot(write_config(other, slack.url, DESK)) as bot:
        bot.drop("1.json", ninjs(1, body, headline=headline))
        slack.wait(lambda: slack.in_channel("COFFER"))
        assert "Findings" in one(slack, "COFFER").shown
        assert told in one(slack, "COFFER").shown


def test_a_post_that_stands_says_that_its_correction_was_not_posted(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """With --post a version in doubt changes no fact of what stands, which says that there is
    one."""
    with RunningBot(write_config(tmp_path, slack.url, DESK), "post") as bot:
        bot.drop("1.json", ninjs(1, REPORT))
        slack.wait(lambda: slack.in_channel("CPOST"))
        post = one(slack, "CPOST")
        bot.drop("2.json", ninjs(1, REPORT, version=2, headline="Norvale beat Port Ellan 7-0"))
        slack.wait(lambda: "another version, which is not posted: look at it" in post.shown)
        assert "Norvale 2-1 Port Ellan" in post.shown
        assert "7-0" in post.shown.split("look at it")[1]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Norvale beat Port Ellan 2-1", REPORT),
        ("Norvale win the derby", REPORT),
        ("Norvale beat Port Ellan 2-1", "Port Ellan lost 2-1 to Norvale on Sunday."),
    ],
)
def test_a_headline_that_the_report_bears_out_is_no_doubt(headline: str, body: str) -> None:
    """The same result in headline and report, told from either side, is nothing to ask about."""
    wire = read(json.dumps(ninjs(1, body, headline=headline)).encode())
    report = report_of(wire)
    assert report is not None
    assert doubts(wire, summarize(wire), summarize(read(report))) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Norvale beat Port Ellan 2-1.", ()),
        ("Norvale took the derby, 2-1.\nA good day.", ()),
        ("Port Ellan beat Norvale 2-1.", ("beat",)),
        ("Norvale beat Port Ellan 2-1 in front of 4,000.", ("4,000",)),
        ("Norvale beat Kelling 2-1.", ("Kelling",)),
    ],
)
def test_what_a_person_writes_is_held_against_the_wire(words: str, found: tuple[str, ...]) -> None:
    """Names, figures and words of results that the wire does not have, or tells otherwise."""
    wire = read(REPORT)
    told = untold(words, wire, summarize(wire))
    assert set(found) <= set(told)
    assert bool(found) == bool(told)


def shows(slack: FakeSlack, line: str) -> bool:
    """Whether a message has ``line``."""
    return any(line in m.shown for m in slack.messages)


def test_a_feed_that_goes_back_to_what_it_said_is_followed(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """An entry that is set right and then back again is told so each time."""
    with hook() as (it, address):
        source = f'[feed]\nurl = "{address}"\nevery = 5'
        config = write_config(tmp_path, slack.url, DESK, source=source)
        for score in ("2-1", "3-1", "2-1"):
            item = ITEM.format(n=1, sides=f"Norvale beat Port Ellan {score}")
            it.feed = RSS.format(items=item).encode()
            with RunningBot(config, "post"):
                slack.wait(partial(shows, slack, f"Norvale {score} Port Ellan"))
    assert len(slack.in_channel("CPOST")) == 1


@pytest.mark.parametrize("page", [b"<html>Back soon</html>", b"{}", b"Norvale beat Sandle 2-1."])
def test_what_is_no_feed_is_a_fault_of_the_source(
    slack: FakeSlack, tmp_path: Path, page: bytes
) -> None:
    """A page of the server's where a feed is expected is no wire: it is said, listed, and over when
    the feed is back."""
    with hook() as (it, address):
        it.feed = page
        source = f'[feed]\nurl = "{address}"\nevery = 5'
        config = write_config(tmp_path, slack.url, DESK, source=source)
        with RunningBot(config) as bot:
            settled(bot, slack, "the feed: ")
        assert [line.partition(" · ")[0] for line in unsure(config)] == ["not read"]
        item = ITEM.format(n=1, sides="Norvale beat Port Ellan 2-1")
        it.feed = RSS.format(items=item).encode()
        with RunningBot(config):
            slack.wait(lambda: slack.in_channel("COFFER"))
        assert list(unsure(config)) == []


def test_a_file_in_a_new_state_is_a_version_of_its_story(slack: FakeSlack, tmp_path: Path) -> None:
    """A report without an id that was taken half written, or is written over, stays one story."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        bot.drop("w.txt", REPORT)
        slack.wait(lambda: slack.in_channel("COFFER"))
        bot.drop("w.txt", f"{LATER}\n\nThe hosts had led through a penalty in the 12th minute.")
        slack.wait(lambda: "Norvale 3-1 Port Ellan" in one(slack, "COFFER").shown)
        bot.drop("w.txt", "MANDATORY KILL\n\nDo not use the story.")
        slack.wait(lambda: "Withdrawn" in one(slack, "COFFER").shown)


TWO = """
[[desk]]
name = "A"
provider = ["Coast Press"]
offer = "slack:COFFER"
post = "slack:CPOST"
[[desk]]
name = "B"
provider = ["Bay Wire"]
offer = "slack:COFFERB"
post = "slack:CPOSTB"
"""
LONG = (
    f"{REPORT} Ana Brill scored twice for Norvale in the first half before Lia Dorn pulled one "
    "back for Port Ellan late in the game at Harbour Park."
)


def test_a_reprint_is_one_within_a_desk(slack: FakeSlack, tmp_path: Path) -> None:
    """Of the same report from two agencies each of two desks has the one that it takes; a desk that
    takes both has the first alone."""
    config = write_config(tmp_path, slack.url, TWO + DESK.replace("COFFER", "CALL", 1))
    config.write_text(config.read_text().replace('post = "slack:CPOST"\n[[', "[["))
    with RunningBot(config) as bot:
        bot.drop("1.json", ninjs(1, LONG))
        slack.wait(lambda: slack.in_channel("COFFER") and slack.in_channel("CALL"))
        bot.drop("2.json", ninjs(2, LONG, provider="Bay Wire", uri="urn:bay:2", slugline="BAY-2"))
        slack.wait(lambda: slack.in_channel("COFFERB"))
        later = LONG.replace("2-1", "3-1")
        bot.drop("3.json", ninjs(2, later, provider="Bay Wire", uri="urn:bay:2", version=2))
        slack.wait(lambda: "Norvale 3-1 Port Ellan" in one(slack, "COFFERB").shown)
    assert [len(slack.in_channel(c)) for c in ("COFFER", "CALL", "COFFERB")] == [1, 1, 1]
    assert "Norvale 2-1" in one(slack, "COFFER").shown


def test_two_desks_of_one_channel_have_a_story_once(slack: FakeSlack, tmp_path: Path) -> None:
    """Where two desks post into the same channel a story goes there for the first of them."""
    both = DESK + DESK.replace("football", "everything").replace("COFFER", "COTHER")
    with RunningBot(write_config(tmp_path, slack.url, both), "post") as bot:
        bot.drop("1.json", ninjs(1, REPORT))
        bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
        slack.wait(lambda: len(slack.in_channel("CPOST")) == 2)
        bot.drop("3.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
        slack.wait(lambda: any("3-1" in m.shown for m in slack.in_channel("CPOST")))
    assert len(slack.in_channel("CPOST")) == 2


def test_a_desk_that_is_called_otherwise_keeps_its_messages(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """A desk that has another name and the same channels goes on where it was."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        offer = offered(slack, bot)
    config = write_config(tmp_path, slack.url, DESK.replace("football", "Football desk"))
    with RunningBot(config) as bot:
        bot.drop("2.json", ninjs(1, LATER, version=2, signal="sig:correction"))
        slack.wait(lambda: "Norvale 3-1 Port Ellan" in offer.shown and offer.buttons)
        slack.click(bot.url, offer, "approve")
        slack.wait(lambda: slack.in_channel("CPOST"))
    assert len(slack.in_channel("COFFER")) == 1


def test_of_a_desk_that_is_there_no_more_nothing_is_approved(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """The suggestions of a desk that the config has no more are closed, what it posted says that a
    newer version came; once the desk is back, somebody decides."""
    before = write_config(tmp_path, slack.url, DESK)
    with RunningBot(before) as bot:
        offer = offered(slack, bot)
        bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
        slack.wait(lambda: len(slack.in_channel("COFFER")) == 2)
        slack.click(bot.url, slack.in_channel("COFFER")[1], "approve")
        slack.wait(lambda: slack.in_channel("CPOST"))
    value = offer.buttons["approve"]
    other = DESK.replace("football", "rugby").replace("COFFER", "CRUGBY").replace("CPOST", "CRP")
    with RunningBot(write_config(tmp_path, slack.url, other)) as bot:
        slack.wait(lambda: "Closed: its desk is not in the config" in offer.shown)
        assert offer.buttons == {}
        slack.click(bot.url, offer, "approve", value=value)
        later = LATER.replace("Norvale", "Wexcombe")
        bot.drop("3.json", ninjs(2, later, version=2, signal="sig:correction"))
        post = one(slack, "CPOST")
        slack.wait(lambda: "'football' is not in the config: look at it" in post.shown)
        assert "Corrected by the agency" in post.shown
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
        slack.wait(lambda: "approve" in offer.buttons)
    assert len(slack.in_channel("CPOST")) == 1


def test_names_of_unfinished_files_are_not_read(slack: FakeSlack, tmp_path: Path) -> None:
    """Names that programs give to a file while they write it, in any case of letters, are left
    alone; a folder that is a link is named."""
    config = write_config(tmp_path, slack.url, DESK)
    folder = tmp_path / "incoming"
    names = ("w.json.filepart", "~$w.json", "c.json.TMP", "d.json.Download", "x.json.tmp123")
    for n, name in enumerate(names, 10):
        drop(folder, name, ninjs(n, REPORT.replace("Norvale", "Kelling")))
    (tmp_path / "elsewhere").mkdir()
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    with RunningBot(config, timing=QUICK) as bot:
        offered(slack, bot)
    assert "Norvale" in one(slack, "COFFER").shown
    assert [line for line in bot.lines if "a link to a folder" in line] == [
        f"{folder / 'link'}: a link to a folder, what is in it is not read: move the folder"
    ]
