"""Clicks: signed, counted once, over the text that was seen, answered at once."""

from __future__ import annotations

import http.client
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.running import DESK, RunningBot, ninjs, one, write_config
from tests.support.slack import FakeSlack, Posted

REPORT = "Norvale beat Port Ellan 2-1 in the Coast League on Sunday."


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A workspace that does what it is asked."""
    with FakeSlack() as fake:
        yield fake


@pytest.fixture
def bot(slack: FakeSlack, tmp_path: Path) -> Iterator[RunningBot]:
    """A bot with one desk, which asks before it posts."""
    with RunningBot(write_config(tmp_path, slack.url, DESK)) as running:
        yield running


@pytest.fixture
def offer(slack: FakeSlack, bot: RunningBot) -> Posted:
    """A suggestion that stands in the channel."""
    bot.drop("1.json", ninjs(1, REPORT))
    slack.wait(lambda: slack.in_channel("COFFER"))
    return slack.in_channel("COFFER")[0]


def approve(offer: Posted) -> dict[str, object]:
    """What Slack sends for a click on Approve."""
    return {
        "type": "block_actions",
        "user": {"id": "U1", "name": "ines"},
        "trigger_id": "1.2",
        "actions": [{"action_id": "approve", "value": offer.buttons["approve"]}],
    }


def test_a_click_delivered_again_counts_once(
    slack: FakeSlack, bot: RunningBot, offer: Posted
) -> None:
    """The same click five times, and another person's after it, give one post and one decision."""
    value = offer.buttons["approve"]
    statuses = [slack.click(bot.url, offer, "approve", value=value) for _ in range(5)]
    statuses.append(slack.click(bot.url, offer, "reject", user="jo", value=value))
    assert statuses == [200] * 6
    slack.wait(lambda: "Approved by ines" in offer.shown and slack.in_channel("CPOST"))
    assert "Norvale 2-1 Port Ellan" in one(slack, "CPOST").shown
    assert "jo" not in offer.shown.split()


def test_a_click_on_an_older_text_does_not_count(
    slack: FakeSlack, bot: RunningBot, offer: Posted
) -> None:
    """Who clicks on a text that has changed meanwhile has approved neither the old nor the new."""
    value = offer.buttons["approve"]
    bot.drop("2.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
    slack.wait(lambda: "Norvale 3-1 Port Ellan" in offer.shown)
    assert slack.click(bot.url, offer, "approve", value=value) == 200
    assert "Suggestion" in offer.shown
    assert slack.click(bot.url, offer, "approve") == 200
    slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Norvale 3-1 Port Ellan" in one(slack, "CPOST").shown


def test_a_rejected_text_is_never_posted(slack: FakeSlack, bot: RunningBot, offer: Posted) -> None:
    """Reject closes the suggestion, and nothing goes to the other channel."""
    slack.click(bot.url, offer, "reject")
    slack.wait(lambda: "Rejected by ines" in offer.shown)
    assert slack.in_channel("CPOST") == []
    assert offer.buttons == {}


def test_an_edited_text_is_posted_as_the_person_wrote_it(
    slack: FakeSlack, bot: RunningBot, offer: Posted
) -> None:
    """Edit opens a window with the text; what is sent off there is posted, word for word, once."""
    slack.click(bot.url, offer, "edit")
    slack.wait(lambda: slack.views)
    view = slack.views[0]
    given = view["blocks"][1]["element"]["initial_value"]
    assert given in offer.shown
    own = "Norvale took the derby, 2-1.\n*No* mark-up."
    assert slack.submit(bot.url, view, own) == b""
    assert slack.submit(bot.url, view, own) == b""
    slack.wait(lambda: slack.in_channel("CPOST") and "Edited and approved by ines" in offer.shown)
    assert own in one(slack, "CPOST").shown
    assert given not in one(slack, "CPOST").shown
    late = slack.submit(bot.url, view, "Another text.", user="jo")
    assert b"Somebody decided before you" in late


@pytest.mark.parametrize("what", ["wrong secret", "old", "no time", "changed body", "unsigned"])
def test_what_slack_has_not_signed_is_refused(
    slack: FakeSlack, bot: RunningBot, offer: Posted, what: str
) -> None:
    """A wrong signature, a time of ten minutes ago or none at all is answered 401, and changes
    nothing."""
    told = approve(offer)
    more: dict[str, dict[str, object]] = {
        "wrong secret": {"secret": "another"},
        "old": {"at": time.time() - 600},
        "no time": {"headers": {"X-Slack-Request-Timestamp": "soon"}},
        "changed body": {"headers": {"X-Slack-Signature": "v0=" + "0" * 64}},
        "unsigned": {"headers": {"X-Slack-Signature": ""}},
    }
    status, _ = slack.send(bot.url, told, **more[what])  # type: ignore[arg-type]
    assert status == 401
    assert "Suggestion" in offer.shown
    assert slack.in_channel("CPOST") == []


@pytest.mark.parametrize(
    "told",
    [
        {"type": "block_actions", "user": {"name": "x"}, "actions": [{"action_id": "approve"}]},
        {"type": "view_submission", "user": {"name": "x"}, "view": {}},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "user": [], "actions": []},
    ],
)
def test_a_signed_request_that_is_no_click_is_a_bad_request(
    slack: FakeSlack, bot: RunningBot, told: dict[str, object]
) -> None:
    """What is signed and cannot be read is answered 400, not 500."""
    assert slack.send(bot.url, told)[0] == 400


def test_a_click_is_answered_while_slack_itself_is_slow(
    slack: FakeSlack, bot: RunningBot, offer: Posted
) -> None:
    """The answer to a click waits for no request to Slack: it comes while that one hangs."""
    slack.slow = 1.5
    slack.faults = lambda _: "slow"
    assert slack.click(bot.url, offer, "approve") == 200
    # Had the answer waited, the channel would have been told by now.
    assert "Suggestion" in offer.shown
    slack.wait(lambda: slack.in_channel("CPOST"))


def get(url: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and body of a page of the bot's."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=10)
    try:
        if form is None:
            connection.request("GET", path)
        else:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, urllib.parse.urlencode(form), kind)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_the_evidence_page_is_gone_after_a_kill(
    slack: FakeSlack, bot: RunningBot, offer: Posted
) -> None:
    """The link of a message opens the wire with its marks, and after a kill nothing of it."""
    uid = offer.metadata["event_payload"]["id"]
    status, page = get(bot.url, f"/m/{uid}")
    assert status == 200
    assert "Coast League" in page
    bot.drop("2.json", ninjs(1, REPORT, version=2, pubstatus="canceled"))
    slack.wait(lambda: "Withdrawn" in offer.shown)
    status, page = get(bot.url, f"/m/{uid}")
    assert status == 410
    assert "Norvale" not in page
    assert get(bot.url, "/m/guessed")[0] == 404


def test_a_person_decides_on_the_page(slack: FakeSlack, bot: RunningBot, offer: Posted) -> None:
    """The page takes a decision with a name, once; to open it decides nothing."""
    uid, _, rev = offer.buttons["approve"].partition(":")
    status, page = get(bot.url, f"/decide/{uid}")
    assert (status, "Approve this text" in page) == (200, True)
    assert "Suggestion" in offer.shown
    form = {"rev": rev, "action": "edit", "by": "", "text": "Norvale win."}
    assert get(bot.url, f"/decide/{uid}", form)[0] == 400
    status, page = get(bot.url, f"/decide/{uid}", form | {"by": "Jo <b>"})
    assert status == 200
    assert "Edited and approved by Jo &lt;b&gt;" in page
    assert get(bot.url, f"/decide/{uid}", form | {"by": "Ines", "action": "reject"})[0] == 409
    slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Norvale win." in one(slack, "CPOST").shown
