"""Answers are found out once for all who ask at the same time, and kept for a moment."""

import asyncio

import pytest

from chronos_synapse.services.history.answers import MOST, Answers
from tests.support import wait_until


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_those_who_ask_together_get_one_answer_which_is_kept_for_its_life() -> None:
    clock, asked = Clock(), 0
    answers: Answers[int] = Answers(10, monotonic=clock)

    async def find_out() -> int:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0)
        return asked

    assert await asyncio.gather(*(answers.get("a", find_out) for _ in range(5))) == [1] * 5
    clock.now = 9.0
    assert await answers.get("a", find_out) == 1
    assert await answers.get("b", find_out) == 2
    clock.now = 10.0
    assert await answers.get("a", find_out) == 3


async def test_an_old_answer_is_given_at_once_while_it_is_found_out_anew() -> None:
    clock, asked = Clock(), 0
    answers: Answers[int] = Answers(10, stale_s=100, monotonic=clock)

    async def find_out() -> int:
        nonlocal asked
        asked += 1
        return asked

    assert await answers.get("a", find_out) == 1
    clock.now = 50.0
    assert await answers.get("a", find_out) == 1
    await wait_until(lambda: asked == 2)
    await asyncio.sleep(0)
    assert await answers.get("a", find_out) == 2
    clock.now = 200.0
    assert await answers.get("a", find_out) == 3


async def test_a_failure_is_told_and_not_kept() -> None:
    answers: Answers[int] = Answers(10)

    async def fail() -> int:
        raise ValueError("no")

    async def succeed() -> int:
        return 1

    with pytest.raises(ValueError, match="no"):
        await answers.get("a", fail)
    assert await answers.get("a", succeed) == 1


async def test_what_is_not_final_is_given_to_all_who_wait_and_not_kept() -> None:
    answers: Answers[int] = Answers(10, is_final=lambda answer: answer > 1)
    found = iter((1, 2, 3))

    async def find_out() -> int:
        await asyncio.sleep(0)
        return next(found)

    assert list(await asyncio.gather(answers.get("a", find_out), answers.get("a", find_out))) == [1, 1]
    assert await answers.get("a", find_out) == 2
    assert await answers.get("a", find_out) == 2


async def test_one_who_gives_up_does_not_take_the_answer_from_the_others() -> None:
    answers: Answers[int] = Answers(10)
    go_on = asyncio.Event()

    async def find_out() -> int:
        await go_on.wait()
        return 1

    impatient = asyncio.create_task(answers.get("a", find_out))
    patient = asyncio.create_task(answers.get("a", find_out))
    await asyncio.sleep(0)
    impatient.cancel()
    go_on.set()

    assert await patient == 1
    with pytest.raises(asyncio.CancelledError):
        await impatient


async def test_only_so_many_are_kept() -> None:
    answers: Answers[int] = Answers(10)
    asked: list[int] = []

    async def ask(number: int) -> int:
        async def find_out() -> int:
            asked.append(number)
            return number

        return await answers.get(number, find_out)

    for number in range(MOST + 1):
        await ask(number)
    await ask(MOST)
    await ask(0)

    assert asked == [*range(MOST + 1), 0]
