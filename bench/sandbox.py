"""What it costs to run a process our way: CPU time over a bare spawn, and over a bare bubblewrap call."""

import asyncio
import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.figures import Figure, median_of
from bench.scale import Scale
from chronos_synapse.domain.log import LogStream
from chronos_synapse.domain.sandbox import TRUSTED, Limits, Profile, Sandbox, limits_of, network_of
from chronos_synapse.sandbox.bubblewrap import Bubblewrap, Files, View, command_line, find_bubblewrap
from chronos_synapse.sandbox.companion import PR_SET_CHILD_SUBREAPER
from chronos_synapse.sandbox.confiner import Confiner, ConfinerOptions
from chronos_synapse.sandbox.inside import ENVIRONMENT, WORKSPACE
from chronos_synapse.sandbox.probing import probe
from chronos_synapse.sandbox.process import Command, run_process
from chronos_synapse.sandbox.spawner import Spawner

ROOT = Path(__file__).parents[1]
ARGV = ["/bin/true"]
SANDBOXES = {
    "trusted": TRUSTED,
    "trusted with a limit of memory": Sandbox(limits=Limits(memory_bytes=1 << 28)),
    "standard": Sandbox(profile=Profile.STANDARD),
    "strict": Sandbox(profile=Profile.STRICT),
}
MS_PER_TICK = 1000 / os.sysconf("SC_CLK_TCK")


async def measure(scale: Scale) -> list[Figure]:
    """Each kind of sandbox, one execution after the other."""
    return median_of([await _one_run(scale.spawns) for _ in range(scale.runs)])


async def _one_run(count: int) -> list[Figure]:
    figures = []
    async with Spawner() as spawner:
        confiner = await probe(ConfinerOptions(spawner=spawner))
        for name, sandbox in SANDBOXES.items():
            bare_ms = _bare_ms(name, count)
            cpu_ms, took_ms = await _ours(spawner, confiner, sandbox, count)
            wanted = 3.0 if sandbox == TRUSTED else 6.0
            bench = f"{count} x {ARGV[0]}, {name}"
            figures += [
                Figure(bench=bench, name="bare, CPU each", value=bare_ms, unit="ms"),
                Figure(bench=bench, name="ours, CPU each", value=cpu_ms, unit="ms"),
                Figure(bench=bench, name="ours over bare", value=max(0.0, cpu_ms - bare_ms), unit="ms", at_most=wanted),
                Figure(bench=bench, name="ours, from start to end", value=took_ms, unit="ms"),
            ]
        confiner.close()
    return figures


async def _ours(spawner: Spawner, confiner: Confiner, sandbox: Sandbox, count: int) -> tuple[float, float]:
    """CPU time of one execution, in the worker, its companion and all that they start; and how long it took."""

    async def emit(stream: LogStream, data: bytes) -> None:
        raise AssertionError(data)

    async def run() -> None:
        ending = await run_process(
            Command(
                argv=ARGV,
                environment={},
                cwd="/" if sandbox.profile is Profile.TRUSTED else WORKSPACE,
                execution_id="job-1",
                fence=1,
                timeout_s=60,
                grace_s=1,
                sandbox=sandbox,
                confiner=confiner,
            ),
            spawner=spawner,
            emit=emit,
            cancelled=asyncio.Event(),
        )
        assert ending.exit_code == 0, ending.error

    await run()
    before_ms, began = _cpu_ms(spawner), time.perf_counter()
    for _ in range(count):
        await run()
    took_ms = (time.perf_counter() - began) * 1000
    return (_cpu_ms(spawner) - before_ms) / count, took_ms / count


def _cpu_ms(spawner: Spawner) -> float:
    with open(f"/proc/{spawner.forest.companion_pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return time.process_time() * 1000 + sum(map(int, fields[11:15])) * MS_PER_TICK


def _spawn_bare() -> None:
    os.posix_spawn(ARGV[0], ARGV, {}, setsid=True)


def _confine_bare(tool: Bubblewrap, sandbox: Sandbox) -> Callable[[], None]:
    """The same command line, with the same files, started as cheaply as can be."""

    def spawn() -> None:
        view = View(
            environment=ENVIRONMENT,
            cwd=WORKSPACE,
            user_id=os.geteuid(),
            network=network_of(sandbox),
            disk_bytes=limits_of(sandbox).disk_bytes,
            shares=(),
        )
        files = Files()
        argv = command_line(tool, view, files, ARGV)
        os.posix_spawn(argv[0], argv, {}, file_actions=_moved(files.fds), setsid=True)
        files.close()

    return spawn


def _moved(fds: Sequence[int]) -> list[tuple[int, int, int]]:
    """Descriptors as 3, 4 and so on, where they are sought: first out of the way, since these may be taken."""
    away = [(os.POSIX_SPAWN_DUP2, fd, 100 + number) for number, fd in enumerate(fds)]
    return [*away, *((os.POSIX_SPAWN_DUP2, 100 + number, 3 + number) for number in range(len(fds)))]


def _bare_ms(name: str, count: int) -> float:
    """CPU time of each, all its processes counted; measured in a small process of its own, not as root."""
    argv = [sys.executable, "-m", "bench.sandbox", name, str(count)]
    return float(subprocess.run(argv, cwd=ROOT, capture_output=True, check=True).stdout)


def _spawned_ms(spawn: Callable[[], None], count: int) -> float:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(65_534, 65_534, 65_534)
        os.setresuid(65_534, 65_534, 65_534)
    for _ in range(count):
        spawn()
        while True:
            try:
                os.wait()
            except ChildProcessError:
                break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000 / count


def main() -> None:
    """`python -m bench.sandbox NAME COUNT` prints what the bare ones cost."""
    sandbox = SANDBOXES[sys.argv[1]]
    tool = find_bubblewrap()
    if sandbox.profile is Profile.TRUSTED:
        print(_spawned_ms(_spawn_bare, int(sys.argv[2])))
    elif tool is not None:
        print(_spawned_ms(_confine_bare(tool, sandbox), int(sys.argv[2])))


if __name__ == "__main__":
    main()
