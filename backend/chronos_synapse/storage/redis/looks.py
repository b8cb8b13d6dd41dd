"""Looks: what many tasks read at the same moment goes to the server, and comes back, together.

Most of what a small read costs is the client's work around it. That is done once for all reads that wait when a
connection is free, so that the busier a process is, the less each of them costs it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

Command = Sequence[Any]
AT_ONCE = 2
"""Batches on their way. More would be smaller ones."""
BATCH = 500
"""Commands of a batch, at most; the server does nothing else meanwhile."""


class Looks:
    """Gathers reads. `send` gives one reply for each command, an exception in the place of a refused one."""

    def __init__(self, send: Callable[[Sequence[Command]], Awaitable[list[Any]]]) -> None:
        self._send = send
        self._waiting: list[tuple[Sequence[Command], asyncio.Future[list[Any]]]] = []
        self._sending: set[asyncio.Task[None]] = set()

    async def look(self, commands: Sequence[Command]) -> list[Any]:
        """The replies to `commands`, in order; raises what one of them was refused with."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[list[Any]] = loop.create_future()
        self._waiting.append((commands, future))
        if len(self._waiting) == 1:
            # Once all who are ready now have asked.
            loop.call_soon(self._set_out)
        return await future

    def _set_out(self) -> None:
        if self._waiting and len(self._sending) < AT_ONCE:
            task = asyncio.get_running_loop().create_task(self._carry(self._take()))
            self._sending.add(task)
            task.add_done_callback(self._came_back)

    def _came_back(self, task: "asyncio.Task[None]") -> None:
        self._sending.discard(task)
        self._set_out()

    def _take(self) -> list[tuple[Sequence[Command], "asyncio.Future[list[Any]]"]]:
        count, taken = 0, 0
        while taken < len(self._waiting) and (not taken or count + len(self._waiting[taken][0]) <= BATCH):
            count += len(self._waiting[taken][0])
            taken += 1
        batch, self._waiting = self._waiting[:taken], self._waiting[taken:]
        return batch

    async def _carry(self, batch: list[tuple[Sequence[Command], "asyncio.Future[list[Any]]"]]) -> None:
        try:
            replies = await self._send([command for commands, _ in batch for command in commands])
        except BaseException as exc:
            for _, future in batch:
                if not future.done():
                    future.set_exception(exc)
            if not isinstance(exc, Exception):
                raise
            return
        at = 0
        for commands, future in batch:
            own = replies[at : at + len(commands)]
            at += len(commands)
            if future.done():  # whoever asked has given up
                continue
            refusal = next((reply for reply in own if isinstance(reply, Exception)), None)
            if refusal is None:
                future.set_result(own)
            else:
                future.set_exception(refusal)
