"""Ending tasks that run beside others."""

import asyncio
from contextlib import suppress

AGAIN_S = 0.1


async def ended(task: "asyncio.Task[None]") -> None:
    """Cancels `task` until it has ended.

    Once is not enough: Python 3.11's wait_for, which redis-py uses, can swallow a cancellation.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=AGAIN_S)
    with suppress(asyncio.CancelledError):
        task.result()
