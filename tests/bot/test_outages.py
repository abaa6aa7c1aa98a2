"""Channels that fail in the ways that Slack and webhooks do: what was killed does not stand, what
nobody decided over does not go out, nothing is said twice, and a person is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.bot import Timing
from summarizer.bot.unsure import unsure
from summarizer.errors import ConfigurationError
from tests.bot.running import DESK, RunningBot, drop, ninjs, one, write_config
from tests.bot.test_faults import HOOKED, first_times, hook, until
from tests.support.slack import SCOPES, FakeSlack, Fault, texts

REPORT = "Norvale beat Port Ellan 2-1 in the Coast League on Sunday."


def kill(version: int = 2) -> dict[str, object]:
    """The agency takes story 1 back."""
    return ninjs(1, REPORT, version=version, pubstatus="canceled")


def settled(bot: RunningBot, slack: FakeSlack, told: str) -> None:
    """Until the log of ``bot`` has ``told``."""
    slack.wait(lambda: any(told in line for line in bot.lines))


def test_what_waits_as_a_post_is_offered_by_a_bot_that_asks(tmp_path: Path) -> None:
    """A post that waits in an outage of --post, and that nobody has decided over, is offered after
    a start with --approve, and goes out when somebody approves it."""
    down: list[Fault] = ["500"]
    with FakeSlack(lambda _: down[0]) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post") as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: any("football: " in line for line in bot.lines))
        down[0] = "none"
        without = DESK.replace('post = "slack:CPOST"', "")
        with RunningBot(write_config(tmp_path, slack.url, without)) as bot:
            slack.wait(lambda: slack.in_channel("COFFER"))
        with RunningBot(write_config(tmp_path, slack.url, DESK)) as bot:
            offer = one(slack, "COFFER")
            assert "Suggestion: not published" in offer.shown
            assert slack.in_channel("CPOST") == []
            slack.click(bot.url, offer, "approve")
            slack.wait(lambda: slack.in_channel("CPOST"))
            assert "Approved by ines" in one(slack, "CPOST").shown


def test_what_is_killed_while_the_channel_is_asked_is_not_sent(tmp_path: Path) -> None:
    """A kill that comes while Slack takes its time over the first question of the bot's is in
    time."""
    slow: list[Fault] = ["slow"] * 9
    faults = first_times("auth.test", *slow)
    with (
        FakeSlack(faults, slow=1.0) as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK), "post") as bot,
    ):
        bot.drop("1.json", ninjs(1, REPORT))
        settled(bot, slack, "1.json: first")
        bot.drop("2.json", kill())
        settled(bot, slack, "2.json: killed")
        bot.drop("3.json", ninjs(3, REPORT.replace("Norvale", "Wexcombe")))
        slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Wexcombe" in one(slack, "CPOST").shown
    assert len(one(slack, "CPOST").versions) == 0


@pytest.mark.parametrize("fault", ["cut-after", "cut-before"])
def test_a_post_whose_answer_was_lost_is_not_sent_by_a_bot_that_asks(
    tmp_path: Path, fault: Fault
) -> None:
    """What --post may have sent is looked for after a start with --approve: where it stands it
    stays, and where it does not it is offered."""
    with FakeSlack(first_times("chat.postMessage", fault)) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        slow = Timing(request=2.0, settle=1.5, first=0.05, longest=0.4, still=0.05, rescan=0.5)
        with RunningBot(config, "post", timing=slow) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            settled(bot, slack, "no answer from Slack to chat.postMessage")
        with RunningBot(config) as bot:
            settled(bot, slack, "found again" if fault == "cut-after" else "offered now")
            if fault == "cut-before":
                slack.wait(lambda: slack.in_channel("COFFER"))
    posts = 1 if fault == "cut-after" else 0
    assert (len(slack.in_channel("CPOST")), len(slack.in_channel("COFFER"))) == (posts, 1 - posts)


@pytest.mark.parametrize("approved", [False, True])
def test_what_was_killed_while_the_bot_was_down_is_never_sent(
    tmp_path: Path, approved: bool
) -> None:
    """A post that waits for a channel is not sent after a start before the folder was looked
    through, in which a kill of it may stand; the same for one that a person approved."""
    limited: list[Fault] = ["none"]
    faults = lambda method: limited[0] if method == "chat.postMessage" else "none"  # noqa: E731
    with FakeSlack(faults, retry_after=0.2) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "approve" if approved else "post") as bot:
            if approved:
                bot.drop("1.json", ninjs(1, REPORT))
                slack.wait(lambda: slack.in_channel("COFFER"))
                limited[0] = "429"
                slack.click(bot.url, one(slack, "COFFER"), "approve")
            else:
                limited[0] = "429"
                bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: ("chat.postMessage", "429") in slack.calls)
        limited[0] = "none"
        for n in range(40):  # what takes time to read before it
            drop(bot.folder, f"1{n:02d}.txt", f"Kelling beat Sandle {n}-0 in the Coast League.")
        drop(bot.folder, "2.json", kill())
        with RunningBot(config, "approve" if approved else "post") as bot:
            settled(bot, slack, "2.json: killed")
            drop(bot.folder, "3.json", ninjs(3, REPORT.replace("Norvale", "Wexcombe")))
            channel = "COFFER" if approved else "CPOST"
            slack.wait(lambda: any("Wexcombe" in m.shown for m in slack.in_channel(channel)))
        seen = [texts(v) for m in slack.in_channel("CPOST") for v in (*m.versions, m.blocks)]
    assert [v for v in seen if any("Norvale" in line for line in v)] == []


def test_a_late_update_does_not_stand_over_a_kill(tmp_path: Path) -> None:
    """A change whose answer is lost may be carried out after the kill that was sent next: the kill
    is said once more when the change has surely ended."""
    slow: list[Fault] = ["late"]
    faults = lambda m: slow.pop() if m == "chat.update" and slow else "none"  # noqa: E731
    timing = Timing(request=0.5, settle=1.5, first=0.05, longest=0.4, still=0.05, rescan=0.5)
    with FakeSlack(faults, late=1.2) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post", timing=timing) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("CPOST"))
            post = one(slack, "CPOST")
            bot.drop("2.json", ninjs(1, REPORT.replace("2-1", "3-1"), version=2))
            settled(bot, slack, "no answer from Slack to chat.update")
            bot.drop("3.json", kill(3))
            slack.wait(lambda: ("chat.update", "late") in slack.calls)
            slack.wait(lambda: "Withdrawn" in post.shown)
    assert any("3-1" in "".join(texts(v)) for v in post.versions)


@pytest.mark.parametrize("error", ["cant_update_message", "edit_window_closed"])
def test_what_cannot_be_changed_is_followed_by_another_message_and_listed(
    tmp_path: Path, error: str
) -> None:
    """Where Slack does not let a killed message be changed, the channel is told by a message of its
    own, which says of what, and a person by the list."""
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post") as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("CPOST"))
            post = one(slack, "CPOST")
            slack.fixed[post.ts] = error
            bot.drop("2.json", kill())
            slack.wait(lambda: len(slack.in_channel("CPOST")) == 2)
        follows = slack.in_channel("CPOST")[1]
        assert "Withdrawn: it must not be used" in follows.shown
        assert "somebody has to delete that one" in follows.shown
        assert "Norvale" in follows.shown
        told = list(unsure(config))
    assert len(told) == 1
    assert told[0].startswith("cannot be changed where it stands · football, post · ")
    assert told[0].endswith(f"slack:CPOST, message {post.ts}: delete it there")


def test_a_follow_up_whose_answer_is_lost_is_there_once(tmp_path: Path) -> None:
    """The message that follows one which cannot be changed is looked for behind that one."""
    lost: list[Fault] = []
    faults = lambda m: lost.pop() if m == "chat.postMessage" and lost else "none"  # noqa: E731
    with FakeSlack(faults) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post") as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("CPOST"))
            slack.fixed[one(slack, "CPOST").ts] = "edit_window_closed"
            lost.append("cut-before")
            bot.drop("2.json", kill())
            slack.wait(lambda: len(slack.in_channel("CPOST")) == 2)
            lost.append("cut-after")
            bot.drop("3.json", ninjs(3, REPORT.replace("Norvale", "Wexcombe")))
            settled(bot, slack, "found again")
    assert len(slack.in_channel("CPOST")) == 3


@pytest.mark.parametrize("ahead", [400.0, -400.0])
def test_a_lost_answer_is_settled_though_the_clock_is_wrong(tmp_path: Path, ahead: float) -> None:
    """What was stored is found by Slack's own time, not by that of this machine."""
    with FakeSlack(first_times("chat.postMessage", "cut-after")) as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post", clock=lambda: time.time() + ahead) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            settled(bot, slack, "found again")
    assert len(slack.in_channel("CPOST")) == 1


@pytest.mark.parametrize("scope", ["metadata.message:read", "chat:write", "channels:history"])
def test_a_missing_scope_ends_the_bot_at_its_start(tmp_path: Path, scope: str) -> None:
    """Without a right that the bot needs to post each thing once it does not begin, and says which
    one it is."""
    with FakeSlack() as slack:
        # What stands in for a public channel's history is that of a private one.
        slack.scopes = SCOPES - {scope} - ({"groups:history"} if "history" in scope else set())
        config = write_config(tmp_path, slack.url, DESK)
        bot = RunningBot(config, "post")
        with pytest.raises(ConfigurationError, match=scope), bot:
            slack.wait(lambda: not bot.running)
    assert slack.messages == []


def test_without_metadata_nothing_is_doubled(tmp_path: Path) -> None:
    """Where Slack tells neither scopes nor metadata, a lost answer is not taken for a message that
    is not there: nothing is sent again, and a person is told."""
    with FakeSlack(first_times("chat.postMessage", "cut-after")) as slack:
        slack.scopes = None
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post") as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            settled(bot, slack, "Slack tells no metadata")
        told = list(unsure(config))
    assert len(slack.in_channel("CPOST")) == 1
    assert len(told) == 1
    assert "give the bot the scope metadata.message:read" in told[0]


def test_a_kill_does_not_wait_behind_another_channel(tmp_path: Path) -> None:
    """A channel that is not there keeps nothing from one that is: the kill of what stands in the
    old channel is told at once."""
    patient = Timing(request=2.0, settle=0.4, first=60, longest=300, still=0.05, rescan=0.5)
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config, "post") as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("CPOST"))
        slack.missing.add("CNEW")
        config = write_config(tmp_path, slack.url, DESK.replace("CPOST", "CNEW"))
        with RunningBot(config, "post", timing=patient) as bot:
            bot.drop("2.json", ninjs(2, REPORT.replace("Norvale", "Wexcombe")))
            settled(bot, slack, "channel_not_found")
            bot.drop("3.json", kill())
            slack.wait(lambda: "Withdrawn" in one(slack, "CPOST").shown, 30)


def test_a_deleted_suggestion_comes_anew_with_the_next_version(tmp_path: Path) -> None:
    """A suggestion that somebody has deleted is there again when it has changed; a post that
    nobody decided over is not published again."""
    with FakeSlack() as slack:
        config = write_config(tmp_path, slack.url, DESK)
        with RunningBot(config) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            slack.wait(lambda: slack.in_channel("COFFER"))
            slack.messages.clear()
            later = REPORT.replace("2-1", "3-1")
            bot.drop("2.json", ninjs(1, later, version=2, signal="sig:correction"))
            slack.wait(lambda: slack.messages and "3-1" in slack.messages[0].shown)
            assert "Corrected by the agency." in one(slack, "COFFER").shown
            assert set(one(slack, "COFFER").buttons) == {"approve", "edit", "reject"}
        with RunningBot(config, "post") as bot:
            bot.drop("3.json", ninjs(3, REPORT.replace("Norvale", "Wexcombe")))
            slack.wait(lambda: slack.in_channel("CPOST"))
            slack.messages.clear()
            bot.drop("4.json", ninjs(3, later.replace("Norvale", "Wexcombe"), version=2))
            settled(bot, slack, "was deleted in the channel")
    assert slack.in_channel("CPOST") == []


# --- webhooks -------------------------------------------------------------------------------------


@contextmanager
def answering(*bodies: bytes) -> Iterator[tuple[list[bytes], str]]:
    """A webhook that answers 200 with each of ``bodies`` in turn, then nothing; what it got."""
    left, got = list(bodies), list[bytes]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            body = left.pop(0) if left else b""
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield got, f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def came(done: Callable[[], object]) -> None:
    """Until ``done`` holds; fails after half a minute."""
    until_ = time.monotonic() + 30
    while not done():
        assert time.monotonic() < until_
        threading.Event().wait(0.02)


@pytest.mark.parametrize(
    ("body", "times"),
    [
        (b"Webhook message delivery failed: the endpoint returned HTTP error 429", 2),
        (b"Webhook message delivery failed: the endpoint returned HTTP error 413", 1),
        (b'{"ok": false, "error": "no_text"}', 1),
    ],
)
def test_a_good_status_with_a_failure_in_words_is_no_delivery(
    tmp_path: Path, body: bytes, times: int
) -> None:
    """Teams answers 200 and says in words what went wrong: a limit is waited for, anything else is
    listed for a person."""
    with answering(body) as (got, address):
        config = write_config(tmp_path, "http://127.0.0.1:9/", HOOKED.replace("env:", "teams:env:"))
        with RunningBot(config, environ={"HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            told = "offered: " if times == 2 else "it is not known whether this arrived"
            came(lambda: any(told in line for line in bot.lines))
        assert len(got) == times
        listed = [line.partition(" · ")[0] for line in unsure(config)]
        assert listed == ([] if times == 2 else ["answer lost once"])


@pytest.mark.parametrize(
    "body", [b"", b"1", b"ok", b'{"ok": true, "error": null}', b"Accepted, 0 errors"]
)
def test_a_good_answer_is_a_delivery(tmp_path: Path, body: bytes) -> None:
    """What webhooks answer where all is well is taken as that."""
    with answering(body) as (got, address):
        config = write_config(tmp_path, "http://127.0.0.1:9/", HOOKED)
        with RunningBot(config, environ={"HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            came(lambda: any("offered: " in line for line in bot.lines))
        assert (len(got), list(unsure(config))) == (1, [])


def test_a_kill_by_webhook_goes_rather_twice_than_never(tmp_path: Path) -> None:
    """A follow-up that takes something back is sent again after a lost answer, until it is surely
    there; one that does not is not."""
    with hook() as (it, address):
        config = write_config(tmp_path, "http://127.0.0.1:9/", HOOKED)
        with RunningBot(config, environ={"HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            until(it, lambda: len(it.bodies) == 1)
            it.answers = [502, None, 200]
            bot.drop("2.json", kill())
            came(lambda: any("now withdrawn" in line for line in bot.lines))
        assert list(unsure(config)) == []
    statuses = [body["summarizer"]["status"] for body in it.bodies]
    assert statuses == ["offered", "withdrawn", "withdrawn"]
    assert json.dumps(it.bodies[1]) == json.dumps(it.bodies[2])
