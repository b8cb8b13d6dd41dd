"""Waits for what runs elsewhere, and cleans up after it."""

import asyncio
from collections.abc import Sequence
from typing import Any

from chronos_synapse.executors.base import AttemptContext


async def until_over(over: asyncio.Future[Any], pumps: Sequence[asyncio.Future[Any]], context: AttemptContext) -> bool:
    """Whether `over` is done, before the attempt is out of time or cancelled.

    What breaks one of `pumps` is raised; that a pump has nothing more to do is no end.
    """
    stop = asyncio.ensure_future(context.cancelled.wait())
    broken = asyncio.ensure_future(_until_one_breaks(pumps))
    try:
        either: set[asyncio.Future[Any]] = {over, stop, broken}
        await asyncio.wait(either, timeout=context.timeout_s, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await end_tasks(stop, broken)
    for pump in pumps:
        if pump.done():
            pump.result()
    return over.done()


async def end_tasks(*tasks: asyncio.Future[Any]) -> None:
    """Cancel them and wait until they are over, however that is."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _until_one_breaks(pumps: Sequence[asyncio.Future[Any]]) -> None:
    await asyncio.wait(pumps, return_when=asyncio.FIRST_EXCEPTION)
    if not any(pump.done() and not pump.cancelled() and pump.exception() for pump in pumps):
        await asyncio.Event().wait()
