"""What the service takes on at once, and what it says to the rest."""

from __future__ import annotations

import asyncio

import pytest

from summarizer.service.admission import Admission, Busy


def admission(at_once: int, waiting: int) -> Admission:
    """An admission by the loop's clock."""
    return Admission(at_once, waiting, asyncio.get_running_loop().time)


async def test_no_more_than_so_many_are_at_work_and_the_queue_keeps_its_order():
    """Of six, two work at a time, and they begin in the order in which they came."""
    desk = admission(2, 4)
    done: list[int] = []
    now = most = 0

    async def one(number: int) -> None:
        nonlocal now, most
        async with desk.turn():
            now += 1
            most = max(most, now)
            done.append(number)
            for _ in range(5):
                await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*(one(n) for n in range(6)))
    assert most == 2
    assert done == [0, 1, 2, 3, 4, 5]
    assert desk.inside == 0


async def test_who_finds_the_queue_full_is_told_when_to_come_again():
    """The fourth is refused where two work and one waits, in whole seconds from 1."""
    desk = admission(2, 1)
    free = asyncio.Event()

    async def hold() -> None:
        async with desk.turn():
            await free.wait()

    holding = [asyncio.create_task(hold()) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(Busy) as busy:
        async with desk.turn():
            pytest.fail("a fourth came in")
    assert busy.value.retry_after >= 1
    free.set()
    await asyncio.gather(*holding)
    async with desk.turn():
        assert desk.inside == 1


async def test_many_refused_callers_are_not_all_sent_back_for_the_same_moment():
    """The more are refused, the later they are told to come: all of them need their time."""
    clock = [0.0]
    desk = Admission(1, 0, lambda: clock[0])
    async with desk.turn():
        clock[0] += 10
    waits = []
    async with desk.turn():
        for _ in range(100):
            with pytest.raises(Busy) as busy:
                desk.check()
            waits.append(busy.value.retry_after)
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]
    assert waits[-1] <= 60


async def test_a_storm_is_forgotten_when_it_is_over():
    """A thousand who were refused and did not wait do not make one wait who comes a minute later
    longer than one who came before them."""
    clock = [0.0]
    desk = Admission(2, 0, lambda: clock[0])

    def told() -> int:
        with pytest.raises(Busy) as busy:
            desk.check()
        return busy.value.retry_after

    async with desk.turn(), desk.turn():
        before = told()
        assert max(told() for _ in range(10_000)) == 60
        clock[0] += 60
        assert told() == before


async def test_those_who_were_refused_come_again_as_fast_as_they_can_be_served():
    """One a second is served: of thirty who are refused at once one is told of each second."""
    clock = [0.0]
    desk = Admission(1, 0, lambda: clock[0])
    for _ in range(200):  # until the mean is what one takes: a second
        async with desk.turn():
            clock[0] += 1
    waits = []
    async with desk.turn():
        for _ in range(30):
            with pytest.raises(Busy) as busy:
                desk.check()
            waits.append(busy.value.retry_after)
    assert waits == pytest.approx(range(2, 32), abs=1)


async def test_one_who_gives_up_waiting_leaves_no_hole():
    """A caller that is cancelled in the queue, or at work, frees its place."""
    desk = admission(1, 1)
    free = asyncio.Event()

    async def hold() -> None:
        async with desk.turn():
            await free.wait()

    first, second = asyncio.create_task(hold()), asyncio.create_task(hold())
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    assert desk.inside == 1
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    async with desk.turn():
        assert desk.inside == 1
