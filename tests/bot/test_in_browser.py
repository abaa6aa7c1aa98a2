"""The page on which a person decides, in a real browser: its forms are taken, others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.running import ENVIRON, RunningBot, ninjs, one, write_config
from tests.bot.test_clicks import HOOKED, REPORT
from tests.bot.test_faults import hook, until
from tests.page.chromium import BINARY, Chromium
from tests.support.slack import FakeSlack

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BINARY is None, reason="no Chromium on this machine"),
]

SET = "document.querySelector('{}').value = '{}'"
APPROVE = "button[value=edit]"
PROBLEM = "document.querySelector('.problem').textContent"
STATUS = "document.querySelector('.status').textContent"


def test_a_decision_is_sent_by_a_browser(tmp_path: Path) -> None:
    """A browser sends what the page asks for: a form of its own is taken, one of another site's
    with the same fields is not, and a text that is too long stays in its box."""
    with hook() as (it, address), FakeSlack() as slack, Chromium() as browser:
        config = write_config(tmp_path, slack.url, HOOKED)
        with RunningBot(config, environ={**ENVIRON, "HOOK": address}) as bot:
            bot.drop("1.json", ninjs(1, REPORT))
            until(it, lambda: it.bodies)
            page = it.bodies[0]["summarizer"]["decide"]
            other = tmp_path / "other.html"
            fields = {"rev": "1", "action": "edit", "by": "x", "text": "No.", "token": "t"}
            inputs = "".join(f'<input name="{n}" value="{v}">' for n, v in fields.items())
            form = f'<form method="post" action="{page}">{inputs}<button>Go</button></form>'
            other.write_text(form)

            browser.open(page)
            browser.open(other.as_uri())
            browser.follow("button")
            assert "not sent by the page" in browser.run("document.body.innerText")
            assert slack.in_channel("CPOST") == []

            browser.open(page)
            browser.run(SET.format("#by", "Jo"))
            browser.run(SET.format("#text", "a" * 3_001))
            browser.follow(APPROVE)
            assert "longer than 3,000 characters" in browser.run(PROBLEM)
            assert browser.run("document.querySelector('#text').value.length") == 3_001
            browser.run(SET.format("#by", "Jo"))
            browser.run(SET.format("#text", "Norvale win the derby."))
            browser.follow(APPROVE)
            assert "Edited and approved by Jo (as told on the page)" in browser.run(STATUS)
            slack.wait(lambda: slack.in_channel("CPOST"))
    assert "Norvale win the derby." in one(slack, "CPOST").shown
