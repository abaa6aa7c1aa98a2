from __future__ import annotations

import asyncio

import pytest

from summarizer.batch.limits import Limits, Ticket, seconds_of


class Clock:
    """Time that only waiting moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The moment."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time go on."""
        self.now += seconds


def _limits(clock: Clock, **rates: float) -> Limits:
    return Limits(clock=clock, sleep=clock.sleep, **rates)


def _moments(limits: Limits, clock: Clock, tokens: list[float]) -> list[float]:
    """When requests of so many tokens may go, in seconds from the first."""

    async def all_of_them() -> list[float]:
        moments = []
        for amount in tokens:
            await limits.turn(amount)
            moments.append(round(clock.now - 1000, 3))
        return moments

    return asyncio.run(all_of_them())


def test_requests_are_spread_over_the_minute() -> None:
    """At 30 requests a minute one may go at once, and one each two seconds after that."""
    clock = Clock()
    limits = _limits(clock, requests_a_minute=30)
    assert _moments(limits, clock, [0, 0, 0, 0]) == [0, 2, 4, 6]


def test_a_quick_rate_lets_a_seconds_worth_go_at_once() -> None:
    """At 240 a minute four may go in the first second, the fifth a quarter of a second later."""
    clock = Clock()
    limits = _limits(clock, requests_a_minute=240)
    assert _moments(limits, clock, [0] * 6) == [0, 0, 0, 0, 0.25, 0.5]


def test_tokens_are_spread_too() -> None:
    """At 6,000 tokens a minute a request of 1,000 holds the next one up for ten seconds."""
    clock = Clock()
    limits = _limits(clock, tokens_a_minute=6000)
    assert _moments(limits, clock, [1000, 1000, 100]) == [0, 10, 20]


def test_an_answer_corrects_what_a_request_was_taken_for() -> None:
    """Tokens that were used beyond the guess are waited for by the next request."""
    clock = Clock()
    limits = _limits(clock, tokens_a_minute=6000)

    async def run() -> float:
        ticket = await limits.turn(100)
        limits.answered(ticket, {}, 600)
        await limits.turn(100)
        return clock.now - 1000

    assert asyncio.run(run()) == pytest.approx(6.0)


def _left(remaining: int, reset: str, kind: str = "requests") -> dict[str, str]:
    return {f"x-ratelimit-remaining-{kind}": str(remaining), f"x-ratelimit-reset-{kind}": reset}


def test_nothing_left_is_waited_out() -> None:
    """Where the server says that no request is left, the next goes after its reset."""
    clock = Clock()
    limits = _limits(clock)

    async def run() -> float:
        ticket = await limits.turn(0)
        limits.answered(ticket, _left(0, "1m30s"), 0)
        await limits.turn(0)
        return clock.now - 1000

    assert asyncio.run(run()) == 90


def test_what_went_out_meanwhile_is_taken_off() -> None:
    """Of three that are left, two that were sent since leave one; the one after that waits."""
    clock = Clock()
    limits = _limits(clock)

    async def run() -> list[float]:
        first = await limits.turn(0)
        await limits.turn(0)
        await limits.turn(0)
        limits.answered(first, _left(3, "20s"), 0)
        moments = []
        for _ in range(2):
            await limits.turn(0)
            moments.append(clock.now - 1000)
        return moments

    assert asyncio.run(run()) == [0, 20]


def test_too_few_tokens_left_are_waited_out() -> None:
    """A request that needs more tokens than are left waits, a smaller one would not."""
    clock = Clock()
    limits = _limits(clock)

    async def run() -> list[float]:
        ticket = await limits.turn(500)
        limits.answered(ticket, _left(300, "4s", "tokens"), 500)
        moments = []
        for tokens in (200, 200):
            await limits.turn(tokens)
            moments.append(clock.now - 1000)
        return moments

    assert asyncio.run(run()) == [0, 4]


def test_one_429_holds_nobody_else_up_and_four_in_a_row_do() -> None:
    """Three 429 in a row concern those who met them; after the fourth all wait as it asks."""
    clock = Clock()
    limits = _limits(clock)
    ticket = Ticket(0, 0, 0)
    for _ in range(3):
        limits.refused(ticket, 429, {}, 7.0)
    assert _moments(limits, clock, [0]) == [0]
    limits.refused(ticket, 429, {}, 7.0)
    assert _moments(limits, clock, [0]) == [7]


def test_an_answer_between_starts_the_row_afresh() -> None:
    """A server that answers now and then is not held to be closed."""
    clock = Clock()
    limits = _limits(clock)
    ticket = Ticket(0, 0, 0)
    for _ in range(3):
        limits.refused(ticket, 429, {}, 7.0)
    limits.answered(ticket, {}, 0)
    limits.refused(ticket, 429, {}, 7.0)
    assert _moments(limits, clock, [0]) == [0]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1),
        ("6m0s", 360),
        ("120ms", 0.12),
        ("1h2m3.5s", 3723.5),
        ("17.25s", 17.25),
        ("30", 30),
        ("-1", 0),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_durations_as_servers_write_them(text: str, seconds: float | None) -> None:
    """Resets come as hours, minutes, seconds and thousandths, or as a number; else they count
    as not told."""
    assert seconds_of(text) == seconds
