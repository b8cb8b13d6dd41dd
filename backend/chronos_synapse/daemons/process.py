"""What all daemons share: an identity, a stop signal, a heartbeat, and a loop that survives an outage of the store."""

import asyncio
import gc
import logging
import os
import secrets
import signal
import socket
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.daemons import DaemonInfo, DaemonStore

logger = logging.getLogger(__name__)

HEARTBEAT_S = 2.0
TTL_S = 8.0
OUTAGE_PAUSE_S = 0.2
COMPLAIN_EVERY_S = 10.0


class Identity:
    """Who this process is among others of its kind."""

    def __init__(self) -> None:
        self.host = socket.gethostname()
        self.pid = os.getpid()
        self.id = f"{self.host}-{self.pid}-{secrets.token_hex(3)}"
        self.started_at: datetime = utc_now()


def stop_on_signals() -> asyncio.Event:
    """An event that TERM and INT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


def spare_what_stays() -> None:
    """To be called once a process has started: what it is made of stays, and the collector need not walk through all of
    it again and again, which took a third of the time of a worker that had much to do."""
    gc.collect()
    gc.freeze()


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Waits `seconds`, or until `stop`."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def repeat(stop: asyncio.Event, action: Callable[[], Awaitable[float]], *, name: str) -> None:
    """Calls `action` until `stop`; it says how many seconds to wait before the next call.

    An outage of the store is logged once in a while and waited out; any other error is a defect of ours, logged with
    its traceback, and does not end the loop.
    """
    complained_at = 0.0
    while not stop.is_set():
        try:
            wait_s = await action()
        except* Unavailable as group:
            if time.monotonic() - complained_at > COMPLAIN_EVERY_S:
                complained_at = time.monotonic()
                why = str(group.exceptions[0])
                logger.warning("waiting for the store", extra={"action": "store_away", "loop": name, "why": why})
            wait_s = OUTAGE_PAUSE_S
        except* Exception:
            logger.exception("a loop failed and goes on", extra={"action": "loop_failed", "loop": name})
            wait_s = OUTAGE_PAUSE_S
        if wait_s > 0:
            await pause(stop, wait_s)
        else:
            await asyncio.sleep(0)


async def say_alive(stop: asyncio.Event, store: DaemonStore, kind: str, identity: Identity) -> None:
    """Heartbeats of a daemon that has nothing more to say; takes its leave at the end."""

    async def beat() -> float:
        info = DaemonInfo(
            id=identity.id, host=identity.host, pid=identity.pid, started_at=identity.started_at, seen_at=utc_now()
        )
        await store.say(kind, info, ttl_s=TTL_S)
        return HEARTBEAT_S

    await repeat(stop, beat, name=f"{kind} heartbeat")
    await take_leave(store, kind, identity)


async def take_leave(store: DaemonStore, kind: str, identity: Identity) -> None:
    """Takes this process off the list of live ones; an outage is no reason not to stop."""
    try:
        await store.leave(kind, identity.id)
    except Unavailable:
        logger.info("could not take leave", extra={"action": "leave_failed", "kind": kind})
