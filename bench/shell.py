"""(c) Shell jobs, all due at one instant: when all of them have started."""

from bench.figures import Figure, median_of, spread
from bench.fires import ended_s, fire_all, lag_ms
from bench.scale import Scale
from bench.stack import Server, server

COMMANDS = {"true": 0.0, "sleep 1": 1.0}
"""Command -> how long it runs, seconds: what has ended had begun at least that much before."""


async def measure(scale: Scale) -> list[Figure]:
    """One that is over at once, one that takes a second."""
    figures: list[Figure] = []
    with server() as running:
        for command, takes_s in COMMANDS.items():
            runs = [await _one_run(running, scale.shell_jobs, command, takes_s) for _ in range(scale.runs)]
            figures += median_of(runs)
    return figures


async def _one_run(running: Server, count: int, command: str, takes_s: float) -> list[Figure]:
    executions, _ = await fire_all(running, count, "shell", {"command": command}, kinds=("scheduler", "worker"))
    bench = f"{count} x {command!r}"
    leases = spread([lag_ms(execution) / 1000 for execution in executions])
    processes = spread([ended_s(execution) - takes_s for execution in executions])
    return [
        *(
            Figure(bench=bench, name=f"taken by the worker, {share}", value=lag, unit="s")
            for share, lag in leases.items()
        ),
        *(
            Figure(
                bench=bench,
                name=f"process started (its end less {takes_s:g} s), {share}",
                value=lag,
                unit="s",
                at_most=1.0 if share == "max" else None,
            )
            for share, lag in processes.items()
        ),
    ]
