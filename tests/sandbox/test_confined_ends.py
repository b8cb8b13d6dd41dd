"""A sandboxed job is asked, and ended, like any other; and its sandbox ends with it."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.sandbox.cgroup_places import find_hierarchies
from chronos_synapse.sandbox.cgroups import PREFIX, remove_abandoned
from chronos_synapse.sandbox.usage import Gauge
from tests.sandbox.strict import Strict
from tests.sandbox.support import a_nap, pids_of
from tests.support import wait_until, wait_until_sync

WORKER = """
    import asyncio, sys
    from chronos_synapse.domain.sandbox import Profile, Sandbox
    from chronos_synapse.sandbox.confiner import ConfinerOptions
    from chronos_synapse.sandbox.probing import probe
    from chronos_synapse.sandbox.process import Command, run_process
    from chronos_synapse.sandbox.spawner import Spawner

    async def main():
        async with Spawner() as spawner:
            confiner = await probe(ConfinerOptions(spawner=spawner))
            what = Command(argv=["/bin/sh", "-c", sys.argv[1]], environment={}, cwd="/work", execution_id="job-1",
                           fence=1, timeout_s=600, grace_s=60, confiner=confiner,
                           sandbox=Sandbox(profile=Profile.STRICT))
            async def emit(stream, data): pass
            await run_process(what, spawner=spawner, emit=emit, cancelled=asyncio.Event())

    asyncio.run(main())
"""


def groups_of_workers() -> list[Path]:
    """Folders that workers have made on this machine, beside our own."""
    return [folder for hierarchy in find_hierarchies() for folder in hierarchy.base.glob(f"{PREFIX}*")]


def folders_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()]


class TestTimeout:
    """TERM reaches what runs inside, then KILL takes all."""

    async def test_the_processes_inside_are_asked_first(self, strict: Strict) -> None:
        nap = a_nap()

        ending, output = await strict.sh(f"trap 'echo bye; exit 9' TERM; {nap} & wait", timeout_s=0.5)

        assert (ending.outcome, ending.cause, ending.exit_code) == (Outcome.TIMED_OUT, Cause.TIMEOUT, 9)
        assert output.stdout == "bye\n"
        assert ending.error is not None
        assert ending.error.startswith("Timed out after 0.5 s: TERM sent, all 2 processes ended after ")

    async def test_those_that_ignore_it_are_killed_after_the_grace_grandchildren_too(self, strict: Strict) -> None:
        nap = a_nap()
        job = f"trap '' TERM; setsid sh -c \"trap '' TERM; {nap} & {nap}\" & {nap}"

        ending, _ = await strict.sh(job, timeout_s=0.5, grace_s=0.2)

        assert (ending.outcome, ending.signal) == (Outcome.TIMED_OUT, "SIGKILL")
        assert pids_of(nap) == []

    async def test_one_that_has_stopped_itself_is_ended(self, strict: Strict) -> None:
        ending, _ = await strict.sh("kill -STOP $$", timeout_s=0.5)

        assert (ending.outcome, ending.signal) == (Outcome.TIMED_OUT, "SIGTERM")

    async def test_one_that_closes_its_output_is_ended(self, strict: Strict) -> None:
        ending, _ = await strict.sh(f"exec >&- 2>&-; {a_nap()}", timeout_s=0.5)

        assert ending.outcome is Outcome.TIMED_OUT

    @pytest.mark.parametrize(("is_terminated", "printed"), [(False, "bye\n"), (True, "")])
    async def test_a_cancelled_one_is_asked_and_a_terminated_one_is_not(
        self, strict: Strict, is_terminated: bool, printed: str
    ) -> None:
        nap, cancelled, terminated = a_nap(), asyncio.Event(), asyncio.Event()
        running = asyncio.create_task(
            strict.sh(f"trap 'echo bye' TERM; {nap} & wait", cancelled=cancelled, terminated=terminated)
        )
        await wait_until(lambda: pids_of(nap), description="the job to run")

        if is_terminated:
            terminated.set()
        cancelled.set()
        ending, output = await running

        assert (ending.outcome, ending.cause, output.stdout) == (Outcome.CANCELLED, None, printed)

    async def test_one_that_is_cancelled_while_its_sandbox_is_made_is_asked_as_soon_as_it_runs(
        self, strict: Strict
    ) -> None:
        cancelled = asyncio.Event()
        running = asyncio.create_task(strict.sh("exec sleep 1000", cancelled=cancelled, grace_s=30))
        await wait_until(lambda: strict.spawner.forest.trees, description="bubblewrap to be started")
        cancelled.set()

        ending, _ = await running

        assert (ending.outcome, ending.signal) == (Outcome.CANCELLED, "SIGTERM")


class TestEnds:
    """How a program ended is said as without a sandbox."""

    async def test_exit_code_and_signal_are_those_of_the_program(self, strict: Strict) -> None:
        code, _ = await strict.sh("exit 3")
        signalled, _ = await strict.sh("kill -SEGV $$")

        assert (code.exit_code, code.error, code.cause) == (3, "Exit code 3", Cause.EXIT_CODE)
        assert (signalled.signal, signalled.exit_code, signalled.cause) == ("SIGSEGV", None, Cause.SIGNAL)
        assert signalled.error == "Ended by signal SIGSEGV"

    async def test_a_program_that_is_not_there_is_named(self, strict: Strict) -> None:
        _, output = await strict.sh("command -v sh")
        assert output.stdout.strip()

        ending, _ = await strict.program(["no-such-program"])

        assert (ending.exit_code, ending.cause) == (127, Cause.EXIT_CODE)
        assert ending.error == "Could not start 'no-such-program': No such file or directory"

    async def test_a_folder_that_is_not_there_is_named(self, strict: Strict) -> None:
        ending, _ = await strict.sh("true", cwd="/no/such/place")

        assert ending.error == "The working directory '/no/such/place' cannot be entered: No such file or directory"
        assert ending.cause is Cause.SETUP

    @pytest.mark.parametrize("environment", [{"A=B": "x"}, {"A": "x\0--bind\0/\0/"}, {"": "x"}])
    async def test_no_value_becomes_an_option_of_bubblewrap(self, strict: Strict, environment: dict[str, str]) -> None:
        ending, _ = await strict.sh("true", environment=environment)

        assert ending.error == "Could not start '/bin/sh': Invalid argument"

    async def test_input_and_output_pass_through(self, strict: Strict) -> None:
        text = "é" * 100_000

        ending, output = await strict.sh("cat; cat >&2", stdin=text)

        assert (ending.outcome, output.stdout, output.stderr) == (Outcome.SUCCEEDED, text, "")

    async def test_without_input_a_reader_sees_the_end_of_file(self, strict: Strict) -> None:
        assert await strict.says("cat; echo done") == "done\n"

    async def test_many_run_together_and_end_each_as_itself(self, strict: Strict) -> None:
        endings = await asyncio.gather(*(strict.sh(f"echo {n}; exit {n % 7}") for n in range(30)))

        assert [ending.exit_code for ending, _ in endings] == [n % 7 for n in range(30)]
        assert [output.stdout for _, output in endings] == [f"{n}\n" for n in range(30)]

    async def test_descriptors_and_groups_are_given_back(self, strict: Strict) -> None:
        gauges: list[Gauge] = []
        await strict.sh("true", watch=gauges.append)
        descriptors = len(os.listdir("/proc/self/fd"))

        await strict.sh("true", stdin="x")
        await strict.sh("true", cwd="/nowhere")
        await strict.sh(a_nap(), timeout_s=0.2)

        assert len(os.listdir("/proc/self/fd")) == descriptors
        group = gauges[0].tree.group
        assert group is not None
        assert [path for join in group.joins for path in folders_in(Path(join).parents[1])] == []

    async def test_a_run_that_is_broken_off_leaves_nothing(self, strict: Strict) -> None:
        nap = a_nap()
        running = asyncio.create_task(strict.sh(f"trap '' TERM; setsid {nap} & {nap}"))
        await wait_until(lambda: len(pids_of(nap)) == 2, description="both to run")

        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

        assert pids_of(nap) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_when_a_worker_dies_nothing_of_its_sandboxes_goes_on_and_the_next_one_clears_up(
    number: signal.Signals,
) -> None:
    nap = a_nap()
    job = f"trap '' TERM INT; {nap} & setsid {nap} & (env -i setsid {nap} >/dev/null 2>&1 </dev/null &) ; {nap}"
    worker = subprocess.Popen([sys.executable, "-c", textwrap.dedent(WORKER), job], stderr=subprocess.DEVNULL)
    wait_until_sync(lambda: len(pids_of(nap)) == 4, description="the job to run")
    made = [folder for folder in groups_of_workers() if is_of(folder, pids_of(nap))]

    worker.send_signal(number)
    worker.wait()

    wait_until_sync(lambda: not pids_of(nap), description="the job's processes to be gone")
    for hierarchy in find_hierarchies():
        remove_abandoned(hierarchy.base)
    assert made
    assert not any(folder.exists() for folder in made)


def is_of(folder: Path, pids: list[int]) -> bool:
    return any(str(pid) in path.read_text().split() for path in folder.glob("*/cgroup.procs") for pid in pids)
