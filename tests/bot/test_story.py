"""A day in a folder, as a desk sees it in its channel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bot.running import DESK, RunningBot, ninjs, write_config
from tests.support.slack import FakeSlack

FIRST = (
    "Wexcombe beat Sandle 2-1 in the Coast League on Sunday.\n"
    "Ines Orme put the hosts ahead in the 12th minute. Lou Varga levelled for Sandle in the 51st "
    "minute.\nOrme won it in the 70th minute, after a long throw that the visitors failed to clear "
    "and that fell to her on the edge of the area."
)
QUOTE = "We never stop running in the last quarter of an hour"
SECOND = f"{FIRST}\n“{QUOTE},” Wexcombe coach Rosa Field said."
THIRD = SECOND.replace("51st", "53rd")
CUP = (
    "Brunmoor beat Kelling 3-0 in the Harbour Cup semi-final on Sunday.\nAda Holm scored in the "
    "8th minute, Ada Holm again in the 30th minute and Mina Strand in the 88th minute."
)


def test_a_day_is_told_as_a_desk_expects_it(tmp_path: Path) -> None:
    """First take, write-thru, approval, correction, reprint, kill and an embargo that ends while
    the bot runs give one message a story, which says what holds now."""
    with (
        FakeSlack() as slack,
        RunningBot(write_config(tmp_path, slack.url, DESK)) as bot,
    ):
        offers = lambda: slack.in_channel("COFFER")  # noqa: E731
        posts = lambda: slack.in_channel("CPOST")  # noqa: E731

        # The first take: a suggestion, nothing posted.
        bot.drop("1.json", ninjs(1, FIRST))
        slack.wait(lambda: len(offers()) == 1)
        first = offers()[0]
        assert "Wexcombe 2-1 Sandle" in first.shown
        assert "Suggestion: not published" in first.shown
        assert set(first.buttons) == {"approve", "edit", "reject"}
        assert "Changed" not in first.shown

        # The write-thru: the same message, with the quotation that came.
        bot.drop("2.json", ninjs(1, SECOND, version=2, signal="sig:update"))
        slack.wait(lambda: "quotation added" in first.shown)
        assert f"“{QUOTE},”" in first.shown
        assert "— Rosa Field, Wexcombe coach" in first.shown

        # Somebody approves: it is posted, once, and the suggestion says by whom.
        assert slack.click(bot.url, first, "approve") == 200
        slack.wait(lambda: posts() and "Approved by ines" in first.shown)
        assert first.buttons == {}
        post = posts()[0]
        assert "Wexcombe 2-1 Sandle" in post.shown
        assert "Approved by ines" in post.shown

        # The correction: asked again; what is posted stays until somebody decides.
        bot.drop("3.json", ninjs(1, THIRD, version=3, signal="sig:correction"))
        slack.wait(lambda: "Corrected by the agency." in first.shown)
        assert "goal changed: Lou Varga 51 → Lou Varga 53" in first.shown
        assert "ines approved the text before this version" in first.shown
        assert "Changed" not in post.shown
        slack.click(bot.url, first, "approve", user="jo")
        slack.wait(lambda: "Corrected by the agency." in post.shown)
        assert "goal changed: Lou Varga 51 → Lou Varga 53" in post.shown

        # A reprint by another paper is no second source; the cup tie is a story of its own.
        copy = ninjs(1, SECOND) | {"uri": "urn:copy:1", "provider": "The Sandle Courier"}
        bot.drop("4.json", copy)
        bot.drop("5.json", ninjs(2, CUP))
        slack.wait(lambda: len(offers()) == 2)
        cup = offers()[1]
        assert "Brunmoor 3-0 Kelling" in cup.shown
        slack.click(bot.url, cup, "approve")
        slack.wait(lambda: len(posts()) == 2)

        # The kill: nothing of the text stands anywhere.
        bot.drop("6.json", ninjs(2, CUP, version=2, pubstatus="canceled"))
        slack.wait(lambda: "Withdrawn" in cup.shown and "Withdrawn" in posts()[1].shown)
        for message in (cup, posts()[1]):
            assert "Brunmoor" not in message.shown
            assert "Holm" not in message.text
            assert message.buttons == {}

        # The embargo ends while the bot runs: offered then, not before.
        ends = datetime.now(UTC) + timedelta(seconds=2)
        award = "Norvale beat Port Ellan 4-0 in the Coast League on Sunday."
        bot.drop("7.json", ninjs(3, award, embargoed=ends.isoformat()))
        slack.wait(lambda: len(offers()) == 3)
        assert datetime.now(UTC) >= ends
        assert "Norvale 4-0 Port Ellan" in offers()[2].shown

    assert (len(slack.in_channel("COFFER")), len(slack.in_channel("CPOST"))) == (3, 2)
    assert slack.broken == []
    told = [line.split(": ")[1] for line in bot.lines if ".json: " in line]
    assert told == "first update correction reprint first killed held first".split()
