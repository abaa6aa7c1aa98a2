from __future__ import annotations

import time
from collections import Counter

import pytest

from summarizer.batch import Tally
from summarizer.cli.batch import last_line
from summarizer.cli.batch_progress import BatchProgress, moment, progress_line


@pytest.mark.parametrize(
    ("tally", "seconds", "line"),
    [
        (Tally(read=1200), 3.0, "1,200 inputs read"),
        (Tally(todo=400, done=0), 0.0, "0/400 wires 0.0/s $0.00"),
        (
            Tally(todo=400, done=100, cost_usd=0.5),
            20.0,
            "100/400 wires 5.0/s $0.50 1:00 left",
        ),
        (
            Tally(todo=40_000, done=1_000, unpriced=1_000),
            100.0,
            "1,000/40,000 wires 10.0/s $? 1:05:00 left",
        ),
    ],
)
def test_how_far_a_batch_is(tally: Tally, seconds: float, line: str) -> None:
    """Wires done, wires a second, cost so far and time left; a price not known is no nothing."""
    assert progress_line(tally, seconds) == line


def test_a_wait_for_the_server_is_said_at_once_and_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Until when, though the last line was said just now; not again for what ends as soon."""
    now = time.time()
    with BatchProgress(clock=lambda: 0.0) as progress:
        progress.show(Tally(todo=4, done=1, waits_until=now + 300))
        progress.show(Tally(todo=4, done=1, waits_until=now + 301))
    told = capsys.readouterr().err
    assert told.count("waiting for the server until ") == 1
    assert moment(now + 300) in told


def test_the_last_line_has_every_outcome_and_the_bill() -> None:
    """All outcomes, failures by reason, what is open, requests, tokens, cost."""
    tally = Tally(
        requests=12, input_tokens=9000, output_tokens=1000, cost_usd=0.125, unpriced=1,
        outcomes=Counter(summarised=5, held=1, failed=3, open=2),
        failures=Counter({"refused": 2, "truncated": 1}),
    )  # fmt: skip
    assert last_line(tally) == (
        "5 done, 1 held, 0 killed, 0 skipped, 3 failed (refused 2, truncated 1), 2 open; "
        "12 requests, 10,000 tokens, price of 1 answers not known, else $0.12"
    )
