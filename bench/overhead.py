"""(i) What a shell command costs in all our processes together, over a bare spawn of the same command."""

import os
import time

from bench.figures import Figure, median_of
from bench.fires import fire_all
from bench.scale import Scale
from bench.stack import Server, server

COMMAND = "true"
LIMIT_MS = 3.0


async def measure(scale: Scale) -> list[Figure]:
    """All due at one instant, and as many bare spawns in the same run."""
    with server() as running:
        return median_of([await _one_run(running, scale.shell_jobs) for _ in range(scale.runs)])


async def _one_run(running: Server, count: int) -> list[Figure]:
    bare_ms = bare_spawn_ms(count)
    _, used = await fire_all(running, count, "shell", {"command": COMMAND}, kinds=("scheduler", "worker"))
    bench = f"{count} x {COMMAND!r}"
    total_ms = sum(used.values()) / count * 1000
    return [
        Figure(bench=bench, name="bare spawn, the spawner's part", value=bare_ms, unit="ms"),
        *(
            Figure(bench=bench, name=f"processor time each, {name}", value=seconds / count * 1000, unit="ms")
            for name, seconds in used.items()
        ),
        Figure(bench=bench, name="overhead each", value=total_ms - bare_ms, unit="ms", at_most=LIMIT_MS),
    ]


def bare_spawn_ms(count: int) -> float:
    """Processor time of this process for one spawn and one wait, milliseconds; the command's own is not in it."""
    began = time.process_time()
    for _ in range(count):
        os.waitpid(os.posix_spawn("/bin/sh", ["/bin/sh", "-c", COMMAND], {}), 0)
    return (time.process_time() - began) / count * 1000
