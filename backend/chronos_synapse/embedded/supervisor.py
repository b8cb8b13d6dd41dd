"""Keeps a list of processes running, and stops them in good order."""

import asyncio
import os
import subprocess
import time
from types import TracebackType

from chronos_synapse.embedded import ServerFailed
from chronos_synapse.embedded.console import Say, forward
from chronos_synapse.embedded.process import ProcessSpec, failure, how_it_ended, kill, start

FIRST_DELAY_S = 0.5
LONGEST_DELAY_S = 30.0
HEALTHY_S = 60.0
"""A process that ran this long starts again with the first delay."""
POLL_S = 0.05
REST_S = 1.0
"""How long output is still read after its process has ended: another may hold the pipe open."""
HURRIED_S = 2.0
"""How long a process may take to stop when somebody is in a hurry."""


class Supervisor:
    """Starts processes in the order given, restarts those that end, stops them in the reverse order.

    Use as an async context manager, on the main thread (see `process.start`).
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._kept: list[_Kept] = []
        self._hurry = asyncio.Event()
        self._tasks = asyncio.TaskGroup()

    async def __aenter__(self) -> "Supervisor":
        await self._tasks.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for kept in reversed(self._kept):
            await kept.stop(self._hurry)
        await self._tasks.__aexit__(None, None, None)  # all have ended; the caller's error goes on as it is

    async def keep(self, spec: ProcessSpec) -> None:
        """Starts it and returns once it is ready; ServerFailed when its first start fails."""
        kept = _Kept(spec, self._say)
        self._kept.append(kept)
        self._tasks.create_task(kept.run())
        await kept.first_ready()

    def hurry(self) -> None:
        """From now on stopping takes no longer than it must."""
        self._hurry.set()

    def process_ids(self) -> dict[str, int]:
        """The process id by name of each that runs at the moment."""
        return {kept.spec.name: kept.process.pid for kept in self._kept if kept.process is not None and kept.is_alive()}


class _Kept:
    """One process and its next lives."""

    def __init__(self, spec: ProcessSpec, say: Say) -> None:
        self.spec = spec
        self.process: subprocess.Popen[bytes] | None = None
        self._say = say
        self._stopping = asyncio.Event()
        self._first_end = ""

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    async def run(self) -> None:
        """Lives one life after another; returns once it was stopped."""
        delay_s = FIRST_DELAY_S
        while not self._stopping.is_set():
            started_s = time.monotonic()
            end = await self._life()
            if self._stopping.is_set():
                return
            self._first_end = self._first_end or end
            if time.monotonic() - started_s >= HEALTHY_S:
                delay_s = FIRST_DELAY_S
            self._say(f"{self.spec.name} {end}; starting it again in {delay_s:g} s.")
            await self._pause(delay_s)
            delay_s = min(2 * delay_s, LONGEST_DELAY_S)

    async def first_ready(self) -> None:
        """Returns once it is ready; ServerFailed when it ends first or takes too long."""
        deadline = time.monotonic() + self.spec.ready_s
        while not self._is_ready():
            if self._first_end:
                raise ServerFailed(failure(self.spec, f"{self._first_end} before it was ready"))
            if time.monotonic() > deadline:
                raise ServerFailed(failure(self.spec, f"was not ready within {self.spec.ready_s:g} s"))
            await asyncio.sleep(POLL_S)

    def _is_ready(self) -> bool:
        if self.process is None or self.spec.is_ready is None:
            return self.process is not None
        return self.is_alive() and self.spec.is_ready()

    async def stop(self, hurry: asyncio.Event) -> None:
        """Asks it to stop and kills it when it takes too long; returns once it has ended."""
        self._stopping.set()
        if self.process is None:
            return
        self.process.send_signal(self.spec.stop_signal)
        asked_s = time.monotonic()
        while self.process.poll() is None:
            patience_s = min(self.spec.stop_s, HURRIED_S) if hurry.is_set() else self.spec.stop_s
            if time.monotonic() - asked_s > patience_s:
                self._say(f"{self.spec.name} did not stop within {patience_s:g} s and was killed.")
                kill(self.process)
            await asyncio.sleep(POLL_S)

    async def _life(self) -> str:
        """From start to end; says how it ended."""
        ours, theirs = os.pipe()
        try:
            self.process = start(self.spec, output=None if self.spec.log_path else theirs)
        except OSError as exc:
            os.close(ours)
            return f"could not be started ({exc.strerror})"
        finally:
            os.close(theirs)
        async with asyncio.TaskGroup() as tasks:
            reading = tasks.create_task(forward(ours, name=self.spec.name, say=self._say))
            code = await _return_code(self.process)
            await asyncio.wait([reading], timeout=REST_S)
            reading.cancel()
        return how_it_ended(code)

    async def _pause(self, delay_s: float) -> None:
        try:
            async with asyncio.timeout(delay_s):
                await self._stopping.wait()
        except TimeoutError:
            return


async def _return_code(process: subprocess.Popen[bytes]) -> int:
    """Waits by asking: an event loop hears of children in another way on each system and Python."""
    while (code := process.poll()) is None:  # noqa: ASYNC110 - nothing could set an event
        await asyncio.sleep(POLL_S)
    return code
