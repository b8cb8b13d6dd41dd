"""The companion ends everything when the worker dies, and is replaced when it dies itself."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap

import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.support import a_nap, command, pids_of, run
from tests.support import wait_until, wait_until_sync

WORKER = """
    import asyncio, sys
    from chronos_synapse.sandbox.process import Command, run_process
    from chronos_synapse.sandbox.spawner import Spawner

    async def main():
        async with Spawner() as spawner:
            what = Command(argv=["/bin/sh", "-c", sys.argv[1]], environment={"PATH": "/usr/bin:/bin"}, cwd="/",
                           execution_id="job-1", fence=1, timeout_s=600, grace_s=60)
            async def emit(stream, data): pass
            await run_process(what, spawner=spawner, emit=emit, cancelled=asyncio.Event())

    asyncio.run(main())
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_a_worker_dies_in_any_way_nothing_of_its_jobs_goes_on(number: signal.Signals) -> None:
    nap = a_nap()
    job = f"trap '' TERM INT; {nap} & setsid {nap} & (env -i setsid {nap} >/dev/null 2>&1 </dev/null &) ; {nap}"
    worker = subprocess.Popen([sys.executable, "-c", textwrap.dedent(WORKER), job], stderr=subprocess.DEVNULL)
    wait_until_sync(lambda: len(pids_of(nap)) == 4, description="the job to run")

    worker.send_signal(number)
    worker.wait()

    wait_until_sync(lambda: not pids_of(nap), description="the job's processes to be gone")


async def test_leaving_ends_what_still_runs() -> None:
    nap = a_nap()
    async with Spawner() as spawner:
        running = asyncio.create_task(run(spawner, command(nap)))
        await wait_until(lambda: pids_of(nap), description="the job to run")

    ending, _ = await running

    assert ending.outcome is Outcome.FAILED
    assert pids_of(nap) == []


async def test_a_lost_companion_fails_its_jobs_and_is_replaced(spawner: Spawner) -> None:
    nap = a_nap()
    running = asyncio.create_task(run(spawner, command(f"setsid {nap} & {nap}")))
    await wait_until(lambda: len(pids_of(nap)) == 2, description="the job to run")

    os.kill(spawner.forest.companion_pid, signal.SIGKILL)
    ending, _ = await running
    after, output = await run(spawner, command("echo again"))

    assert ending.outcome is Outcome.FAILED
    assert ending.error is not None
    assert "was lost" in ending.error
    assert pids_of(nap) == []
    assert (after.outcome, output.stdout) == (Outcome.SUCCEEDED, "again\n")


async def test_a_process_is_started_only_while_the_spawner_is_open() -> None:
    async with Spawner() as spawner:
        pass

    with pytest.raises(RuntimeError, match="async with"):
        await run(spawner, command("true"))


async def test_a_start_that_is_broken_off_disturbs_no_other(spawner: Spawner) -> None:
    nap, big = a_nap(), {"BIG": "x" * 100_000}
    runs = [asyncio.create_task(run(spawner, command(nap, environment=big))) for _ in range(20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    for broken in runs:
        broken.cancel()
    await asyncio.gather(*runs, return_exceptions=True)

    ending, output = await run(spawner, command("echo fine"))

    assert (ending.outcome, output.stdout) == (Outcome.SUCCEEDED, "fine\n")
    await wait_until(lambda: not pids_of(nap), description="what was started all the same to be gone")


async def test_zombies_of_orphans_are_collected(spawner: Spawner) -> None:
    _, output = await run(
        spawner, command("for n in 1 2 3 4 5; do (setsid true &); done; sleep 0.2; ps -eo stat=,ppid= ")
    )

    companion = str(spawner.forest.companion_pid)
    zombies = [line for line in output.stdout.splitlines() if line.startswith("Z") and line.split()[1] == companion]
    assert zombies == []
