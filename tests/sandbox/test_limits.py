"""Limits are in force, and what ends at one says so."""

from pathlib import Path

import msgspec
import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import MIB, Limits, Network, Profile, Sandbox
from chronos_synapse.sandbox.usage import Gauge
from tests.sandbox.strict import Strict
from tests.sandbox.support import a_nap, command, pids_of, run


def custom(**limits: float) -> Sandbox:
    """A sandbox with nothing but `limits`."""
    return Sandbox(profile=Profile.CUSTOM, network=Network.NONE, limits=msgspec.convert(limits, Limits))


def trusted(**limits: float) -> Sandbox:
    """No sandbox, but `limits`."""
    return Sandbox(limits=msgspec.convert(limits, Limits))


class TestMemory:
    """Of all processes together, with what they keep in files that lie in memory."""

    async def test_a_kill_for_memory_fails_the_job_whatever_its_exit_code(self, strict: Strict) -> None:
        ending, output = await strict.sh("tail /dev/zero; echo went on", sandbox=custom(memory_bytes=32 * MIB))

        assert (ending.outcome, ending.cause, ending.exit_code) == (Outcome.FAILED, Cause.OUT_OF_MEMORY, 0)
        assert ending.error == "Out of memory: the kernel ended 1 process at the limit of 32 MiB; exit code 0"
        assert output.stdout == "went on\n"
        assert output.system == f"{ending.error}\n"

    @pytest.mark.parametrize("path", ["/dev/shm/x", "/tmp/x", "/work/x"])
    async def test_files_in_memory_count(self, strict: Strict, path: str) -> None:
        ending, _ = await strict.sh(f"head -c 200000000 /dev/zero >{path}", sandbox=custom(memory_bytes=32 * MIB))

        assert ending.cause is Cause.OUT_OF_MEMORY

    async def test_a_great_many_small_files_count(self, strict: Strict) -> None:
        fill = "import itertools\nfor n in itertools.count(): open(str(n), 'w').close()"

        ending, _ = await strict.python(fill, sandbox=custom(memory_bytes=32 * MIB))

        assert ending.cause is Cause.OUT_OF_MEMORY

    async def test_a_trusted_job_has_the_limit_that_it_states(self, strict: Strict) -> None:
        ending, _ = await strict.sh("tail /dev/zero; exit 0", sandbox=trusted(memory_bytes=32 * MIB))

        assert ending.cause is Cause.OUT_OF_MEMORY

    async def test_what_is_used_at_most_is_that_of_all_processes(self, strict: Strict) -> None:
        grow = "x = b'a' * 30_000_000\nimport time\nprint(len(x), flush=True)\ntime.sleep(0.3)"
        two = f"import os\nos.fork()\n{grow}\nimport contextlib\nwith contextlib.suppress(OSError): os.wait()"

        ending, _ = await strict.python(two)

        assert ending.peak_memory_bytes is not None
        assert 60_000_000 < ending.peak_memory_bytes < 120_000_000


class TestProcesses:
    """Processes and threads, all together."""

    async def test_a_fork_bomb_ends_at_the_limit(self, strict: Strict) -> None:
        ending, _ = await strict.sh("bomb() { bomb | bomb & }; bomb; wait; exit 1", timeout_s=20, grace_s=0.5)

        assert ending.cause is Cause.LIMIT
        assert ending.error is not None
        assert ending.error.startswith("The limit of 64 processes was reached ")

    async def test_one_that_bombs_for_ever_times_out_and_says_why(self, strict: Strict) -> None:
        nap = a_nap()

        ending, _ = await strict.sh(f"while :; do {nap} & done 2>/dev/null", timeout_s=1, grace_s=0.2)

        assert ending.outcome in (Outcome.TIMED_OUT, Outcome.FAILED)
        assert ending.error is not None
        assert "he limit of 64 processes was reached" in ending.error
        assert pids_of(nap) == []

    async def test_sessions_of_their_own_help_none_of_them(self, strict: Strict) -> None:
        nap = a_nap()

        ending, _ = await strict.sh(f"for n in $(seq 500); do setsid {nap} & done 2>/dev/null; exit 1")

        assert ending.cause is Cause.LIMIT
        assert pids_of(nap) == []

    async def test_threads_count(self, strict: Strict) -> None:
        thread = "threading.Thread(target=time.sleep, args=(5,), daemon=True)"
        start = f"import threading, time\nfor _ in range(99): {thread}.start()"

        ending, _ = await strict.python(start, sandbox=custom(pids=20))

        assert ending.cause is Cause.LIMIT

    async def test_the_limit_is_that_of_the_job_and_not_of_its_sandbox(self, strict: Strict) -> None:
        """The shell is one; of four more, all start."""
        ending, _ = await strict.sh("for n in 1 2 3 4; do sleep 0.1 & done; wait", sandbox=custom(pids=5))

        assert ending.outcome is Outcome.SUCCEEDED

    async def test_a_trusted_job_has_the_limit_that_it_states(self, strict: Strict) -> None:
        ending, _ = await strict.sh("for n in 1 2 3 4; do sleep 0.1 & done; wait; exit 1", sandbox=trusted(pids=4))

        assert ending.cause is Cause.LIMIT


class TestFiles:
    """Their size, their number, and the room for them."""

    async def test_a_full_workspace_is_the_cause(self, strict: Strict) -> None:
        ending, output = await strict.sh("head -c 9000000 /dev/zero >x", sandbox=custom(disk_bytes=4 * MIB))

        assert (ending.cause, ending.exit_code) == (Cause.LIMIT, 1)
        assert ending.error == "The workspace or /tmp was full, at the limit of 4 MiB; exit code 1"
        assert "No space left on device" in output.stderr

    async def test_a_file_cannot_be_larger_than_its_limit(self, strict: Strict) -> None:
        ending, _ = await strict.sh("truncate -s 1T sparse", sandbox=custom(file_bytes=4 * MIB))

        assert (ending.cause, ending.signal) == (Cause.LIMIT, "SIGXFSZ")
        assert ending.error == "A file reached the limit of 4 MiB; ended by signal SIGXFSZ"

    async def test_a_program_that_is_told_instead_says_so(self, strict: Strict) -> None:
        ending, _ = await strict.python("open('x', 'wb').write(bytes(9_000_000))", sandbox=custom(file_bytes=4 * MIB))

        assert ending.cause is Cause.LIMIT

    async def test_only_so_many_files_can_be_open(self, strict: Strict) -> None:
        ending, _ = await strict.python("files = [open('/dev/null') for _ in range(100_000)]")

        assert ending.cause is Cause.LIMIT
        assert ending.error == "A process reached the limit of 256 open files; exit code 1"

    @pytest.mark.parametrize("limits", [{"file_bytes": 4 * MIB}, {"open_files": 20}])
    async def test_a_trusted_job_has_the_limits_that_it_states(self, strict: Strict, limits: dict[str, int]) -> None:
        ending, output = await strict.sh("ulimit -Hn; ulimit -f", sandbox=trusted(**limits))

        numbers = output.stdout.split()
        assert ending.outcome is Outcome.SUCCEEDED
        assert ("20" in numbers) == ("open_files" in limits)
        assert (str(4 * MIB // 512) in numbers) == ("file_bytes" in limits)

    async def test_no_folder_is_too_deep_to_be_removed(self, strict: Strict) -> None:
        ending, _ = await strict.python("import os\nfor _ in range(5000): os.mkdir('d'); os.chdir('d')")

        assert ending.outcome is Outcome.SUCCEEDED


async def test_of_the_processors_it_is_given_no_more_than_its_share(strict: Strict) -> None:
    quotas: list[str] = []

    def watch(gauge: Gauge) -> None:
        assert gauge.tree.group is not None
        quotas.extend(quota for join in gauge.tree.group.joins for quota in quotas_beside(join))

    await strict.sh("true", sandbox=custom(cpu=0.25), watch=watch)

    assert quotas in (["25000"], ["25000 100000"])


def quotas_beside(procs: str) -> list[str]:
    """What is in force in the group of which this is the list of members."""
    files = [Path(procs).with_name(name) for name in ("cpu.max", "cpu.cfs_quota_us")]
    return [file.read_text().strip() for file in files if file.exists()]


async def test_a_job_that_stays_within_its_limits_hears_nothing_of_them(strict: Strict) -> None:
    ending, output = await strict.sh("echo fine")

    assert (ending.outcome, ending.cause, ending.error, output.system) == (Outcome.SUCCEEDED, None, None, "")


async def test_a_job_without_limits_and_sandbox_needs_no_confiner(strict: Strict) -> None:
    ending, _ = await run(strict.spawner, command("true", sandbox=trusted(output_bytes=1000)))

    assert ending.outcome is Outcome.SUCCEEDED


async def test_limits_without_a_confiner_are_refused_and_never_left_out(strict: Strict) -> None:
    ending, output = await run(strict.spawner, command("echo ran", sandbox=trusted(memory_bytes=32 * MIB)))

    assert (ending.outcome, ending.cause, output.stdout) == (Outcome.FAILED, Cause.REFUSED, "")
