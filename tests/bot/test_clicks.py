"""Clicks: signed, counted once, over the text that was seen, answered at once."""

from __future__ import annotations

import http.client
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.bot.state import State
from tests.bot.running import DESK, ENVIRON, RunningBot, ninjs, one, write_config
from tests.bot.test_faults import hook, until
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


def get(url: str, path: str, form: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
    """Status and body of a page of the bot's, as a browser asks for it; ``headers`` are others than
    it sends."""
    told = {"Origin": url, "Cookie": "decide=of-this-browser"} if form is not None else {}
    told |= headers
    if form is not None:
        form = {"token": "of-this-browser"} | form
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=10)
    try:
        if form is None:
            connection.request("GET", path, headers=told)
        else:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, urllib.parse.urlencode(form), kind | told)
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


HOOKED = """
[[desk]]
name = "football"
offer = "env:HOOK"
post = "slack:CPOST"
"""


@pytest.fixture
def page(slack: FakeSlack, tmp_path: Path) -> Iterator[tuple[RunningBot, str, str]]:
    """A bot that offers by webhook; the paths of the page to decide on and of the evidence."""
    with hook() as (it, address):
        (folder := tmp_path / "hooked").mkdir()
        config = write_config(folder, slack.url, HOOKED)
        with RunningBot(config, environ={**ENVIRON, "HOOK": address}) as running:
            running.drop("1.json", ninjs(1, REPORT))
            until(it, lambda: it.bodies)
            told = it.bodies[0]["summarizer"]
            paths = (told[k].removeprefix(running.url) for k in ("decide", "evidence"))
            yield running, *paths


def test_a_person_decides_on_the_page(slack: FakeSlack, page: tuple[RunningBot, str, str]) -> None:
    """The page takes a decision with a name, once, and says that the name is as it was told; to
    open it decides nothing."""
    bot, path, _ = page
    status, shown = get(bot.url, path)
    assert (status, "Approve this text" in shown) == (200, True)
    assert slack.in_channel("CPOST") == []
    form = {"rev": "1", "action": "edit", "by": "", "text": "Norvale win."}
    assert get(bot.url, path, form)[0] == 400
    status, shown = get(bot.url, path, form | {"by": "Jo <b>"})
    assert status == 200
    assert "Edited and approved by Jo &lt;b&gt; (as told on the page)" in shown
    assert get(bot.url, path, form | {"by": "Ines", "action": "reject"})[0] == 409
    slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Norvale win." in one(slack, "CPOST").shown


def test_who_may_read_the_evidence_may_not_decide(
    slack: FakeSlack, bot: RunningBot, offer: Posted, page: tuple[RunningBot, str, str]
) -> None:
    """The name of the evidence opens no page to decide on, neither of a message in Slack nor of
    one in a webhook; and a message in Slack is decided over by its buttons alone."""
    hooked, path, evidence = page
    form = {"rev": "1", "action": "edit", "by": "Chief Editor", "text": "Norvale were relegated."}
    assert path.rpartition("/")[2] != evidence.rpartition("/")[2]
    assert get(hooked.url, evidence.replace("/m/", "/decide/"), form)[0] == 404
    uid = offer.metadata["event_payload"]["id"]
    with State(bot.config.state, reading=True) as state:
        keys = [row["key"] for row in state.rows("SELECT key FROM bot_messages")]
    for name in (uid, *keys):
        assert get(bot.url, f"/decide/{name}")[0] == 404
        assert get(bot.url, f"/decide/{name}", form)[0] == 404
    assert slack.in_channel("CPOST") == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Cookie": ""},
        {"Cookie": "decide=of-another-browser"},
    ],
)
def test_a_decision_comes_from_the_page_itself(
    slack: FakeSlack, page: tuple[RunningBot, str, str], headers: dict[str, str]
) -> None:
    """A form of another site's, or one that this browser has not opened, decides nothing."""
    bot, path, _ = page
    form = {"rev": "1", "action": "edit", "by": "Jo", "text": "Norvale win."}
    assert get(bot.url, path, form, **headers)[0] == 403
    assert "Approve this text" in get(bot.url, path)[1]
    assert slack.in_channel("CPOST") == []


@pytest.mark.parametrize("rev", ["9" * 30, "²", "-1", "", "1e3"])
def test_a_number_that_is_none_is_a_bad_request(
    slack: FakeSlack, bot: RunningBot, offer: Posted, page: tuple[RunningBot, str, str], rev: str
) -> None:
    """A version's number that no message can have is answered 400, by click and by page."""
    uid = offer.metadata["event_payload"]["id"]
    assert slack.click(bot.url, offer, "approve", value=f"{uid}:{rev}") == 400
    hooked, path, _ = page
    form = {"rev": rev, "action": "edit", "by": "Jo", "text": "Norvale win."}
    assert get(hooked.url, path, form)[0] == 400


def test_a_text_that_is_too_long_is_refused_and_not_cut(
    slack: FakeSlack, bot: RunningBot, offer: Posted, page: tuple[RunningBot, str, str]
) -> None:
    """What has no room is refused with a word in the window and on the page, where it stays; cut,
    it might say the contrary."""
    long = "A" * 2_995 + " He did not cheat."
    slack.click(bot.url, offer, "edit")
    slack.wait(lambda: slack.views)
    assert b"longer than 3,000 characters" in slack.submit(bot.url, slack.views[0], long)
    hooked, path, _ = page
    form = {"rev": "1", "action": "edit", "by": "Jo", "text": long}
    status, shown = get(hooked.url, path, form)
    assert (status, "longer than 3,000 characters" in shown, long in shown) == (400, True, True)
    assert slack.in_channel("CPOST") == []
    assert "Suggestion" in offer.shown


def test_own_words_stand_alone_and_what_the_wire_has_not_is_named(
    slack: FakeSlack, bot: RunningBot, offer: Posted
) -> None:
    """What a person has written is posted without the bot's headline and score line, which may say
    something else; a note names what in it the wire does not have or tells otherwise."""
    slack.click(bot.url, offer, "edit")
    slack.wait(lambda: slack.views)
    own = "Port Ellan beat Norvale 4-1 through Vik Moss."
    assert slack.submit(bot.url, slack.views[0], own) == b""
    slack.wait(lambda: slack.in_channel("CPOST") and "Edited and approved" in offer.shown)
    for message in (one(slack, "CPOST"), offer):
        assert own in message.shown
        assert "Norvale 2-1 Port Ellan" not in message.shown
        assert "Not in the wire, or told otherwise there: 4-1, Vik Moss" in message.shown
        assert not any(b["type"] == "header" for b in message.blocks)
