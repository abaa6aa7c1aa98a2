"""The captured replies to real reports belong to these reports and requests, unchanged."""

from __future__ import annotations

import hashlib
import json
import re
import warnings

import pytest

from bench.captured import MENDED, REPLIES, SHARED
from summarizer.cli.app import run
from summarizer.engines.reply import parse_reply, schema_hash

META = json.loads((REPLIES / "meta.json").read_text("utf-8"))
NAMES = sorted(META["replies"])

pytestmark = pytest.mark.skipif(
    not (SHARED / "reports").is_dir(), reason="the reports are not beside the project"
)
_WORD = re.compile(r"\w+")
_RUN = 9


def test_twelve_were_mended_on_and_at_least_twelve_held_back():
    """Each file has its entry; the two halves are apart."""
    assert sorted(p.stem for p in REPLIES.glob("*.json") if p.name != "meta.json") == NAMES
    assert set(NAMES) >= MENDED
    assert len(MENDED) == 12
    assert len(set(NAMES) - MENDED) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_reply_is_as_it_was_captured(name):
    """The files are those whose hashes were noted on the day, to the letter."""
    data = (REPLIES / f"{name}.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == META["replies"][name]["reply"]


@pytest.mark.filterwarnings("always::UserWarning")  # a report, no failure
@pytest.mark.parametrize("name", NAMES)
def test_the_replies_answer_today_s_requests(name, capsys):
    """The request of a reply is what `prompt` prints today; another one is reported."""
    assert META["schema"] == schema_hash()
    report = SHARED / "reports" / f"{name}.txt"
    assert run(["prompt", str(report), "--model", "any"]) == 0
    sent = capsys.readouterr().out
    if hashlib.sha256(sent.encode()).hexdigest() != META["replies"][name]["request"]:
        warnings.warn(f"{name}: captured on another request", stacklevel=1)


@pytest.mark.parametrize("name", NAMES)
def test_a_reply_holds_none_of_the_report_s_sentences(name):
    """No nine words in a row of a report stand in the reply that is kept here."""
    reply = (REPLIES / f"{name}.json").read_text("utf-8")
    parse_reply(reply)
    report = _runs((SHARED / "reports" / f"{name}.txt").read_text("utf-8"))
    assert not _runs(reply) & report


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
