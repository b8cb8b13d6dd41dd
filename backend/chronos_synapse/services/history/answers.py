"""Answers: what took long to find out is kept for a moment, and whoever asks the same meanwhile waits for the one."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

AnswerT = TypeVar("AnswerT")
MOST = 200
"""Answers that are kept, the ones asked for last."""


class Answers(Generic[AnswerT]):
    """Answers by question, in this process only; a question must hold whose sight it is asked with.

    With `stale_s`, one that is older than its life but younger than this is given at once, and found out anew
    meanwhile. What is not `is_final` is given to those who wait for it, and not kept.
    """

    def __init__(
        self,
        life_s: float,
        *,
        stale_s: float = 0.0,
        is_final: Callable[[AnswerT], bool] = lambda answer: True,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._life_s, self._stale_s = life_s, stale_s
        self._is_final = is_final
        self._monotonic = monotonic
        self._known: OrderedDict[Hashable, tuple[float, AnswerT]] = OrderedDict()
        self._asking: dict[Hashable, asyncio.Task[AnswerT]] = {}

    async def get(self, question: Hashable, find_out: Callable[[], Awaitable[AnswerT]]) -> AnswerT:
        """The answer; `find_out` is called when none is known that is young enough."""
        known = self._known.get(question)
        age_s = float("inf") if known is None else self._monotonic() - known[0]
        if known is not None and age_s < self._life_s:
            self._known.move_to_end(question)
            return known[1]
        task = self._asking.get(question)
        if task is None:
            task = self._asking[question] = asyncio.ensure_future(self._find_out(question, find_out))
            task.add_done_callback(lambda done: self._asked(question, done))
        if known is not None and age_s < self._stale_s:
            return known[1]
        # One who gives up does not take the answer from the others.
        return await asyncio.shield(task)

    async def _find_out(self, question: Hashable, find_out: Callable[[], Awaitable[AnswerT]]) -> AnswerT:
        answer = await find_out()
        if not self._is_final(answer):
            return answer
        self._known[question] = (self._monotonic(), answer)
        self._known.move_to_end(question)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return answer

    def _asked(self, question: Hashable, done: "asyncio.Task[AnswerT]") -> None:
        self._asking.pop(question, None)
        if not done.cancelled():
            done.exception()  # Whoever asked has been told; that nobody waits any more is no defect.
