"""A process runs, prints and ends; and nothing that it started outlives it."""

import asyncio
import os
import resource
import sys
from pathlib import Path

import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.log import LogStream
from chronos_synapse.sandbox.process import run_process
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.support import Output, a_nap, command, pids_of, run
from tests.support import wait_until


async def test_a_command_that_ends_with_zero_has_succeeded(spawner: Spawner) -> None:
    ending, output = await run(spawner, command("echo out; echo err >&2"))

    assert (ending.outcome, ending.exit_code, ending.error) == (Outcome.SUCCEEDED, 0, None)
    assert (output.stdout, output.stderr, output.system) == ("out\n", "err\n", "")


async def test_a_command_that_ends_with_another_code_has_failed(spawner: Spawner) -> None:
    ending, _ = await run(spawner, command("exit 3"))

    assert (ending.outcome, ending.exit_code, ending.error) == (Outcome.FAILED, 3, "Exit code 3")


async def test_a_command_that_dies_of_a_signal_says_which(spawner: Spawner) -> None:
    ending, _ = await run(spawner, command("kill -SEGV $$"))

    assert (ending.outcome, ending.exit_code, ending.signal) == (Outcome.FAILED, None, "SIGSEGV")
    assert ending.error == "Ended by signal SIGSEGV"


async def test_a_signal_inside_the_shell_is_read_from_the_exit_code(spawner: Spawner) -> None:
    ending, _ = await run(spawner, command("sh -c 'kill -9 $$'; exit $?"))

    assert ending.error == "Exit code 137: a command was ended by signal SIGKILL"


@pytest.mark.parametrize(
    ("argv", "exit_code", "error"),
    [
        (["no-such-program"], 127, "Could not start 'no-such-program': No such file or directory"),
        (["/etc/passwd"], 126, "Could not start '/etc/passwd': Permission denied"),
        (["--bind"], 127, "Could not start '--bind': No such file or directory"),
        ([], 127, "Could not start '': No such file or directory"),
        (["/bin/echo", "x" * 200_000], None, "Could not start '/bin/echo': Argument list too long"),
        (["/bin/echo", "a\0b"], None, "Could not start '/bin/echo': Invalid argument"),
        (
            ["/bin/echo", "\ud800"],
            None,
            "Could not start '/bin/echo': Invalid or incomplete multibyte or wide character",
        ),
    ],
)
async def test_what_cannot_be_started_has_failed_with_the_reason(
    spawner: Spawner, argv: list[str], exit_code: int | None, error: str
) -> None:
    ending, _ = await run(spawner, command(argv))

    assert (ending.outcome, ending.exit_code, ending.error) == (Outcome.FAILED, exit_code, error)


async def test_a_command_that_the_shell_does_not_find_is_named_as_such(spawner: Spawner) -> None:
    ending, output = await run(spawner, command("no-such-command"))

    assert ending.error == "Exit code 127: command not found"
    assert "not found" in output.stderr


async def test_a_program_of_the_working_directory_is_found_by_path_only(spawner: Spawner, tmp_path: Path) -> None:
    program = tmp_path / "here"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)

    ending, _ = await run(spawner, command(["here"], cwd=str(tmp_path)))

    assert ending.exit_code == 127


async def test_a_working_directory_that_is_not_there_is_named(spawner: Spawner) -> None:
    ending, _ = await run(spawner, command("true", cwd="/no/such/place"))

    assert ending.error == "The working directory '/no/such/place' cannot be entered: No such file or directory"


@pytest.mark.parametrize("name", ["", "A=B", "=", "A\0"])
async def test_a_name_that_no_variable_can_have_is_refused(spawner: Spawner, name: str) -> None:
    ending, _ = await run(spawner, command("true", environment={name: "x"}))
    after, _ = await run(spawner, command("true"))

    assert ending.error == "Could not start '/bin/sh': Invalid argument"
    assert after.outcome is Outcome.SUCCEEDED


async def test_a_worker_without_free_descriptors_fails_the_job_and_goes_on(spawner: Spawner) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")), hard))
    try:
        ending, _ = await run(spawner, command("true"))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    after, _ = await run(spawner, command("true"))

    assert ending.error == "Could not start '/bin/sh': Too many open files"
    assert after.outcome is Outcome.SUCCEEDED


async def test_only_the_given_environment_arrives(spawner: Spawner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOS_SECRET_KEY", "never to be seen")
    what = command(["/usr/bin/env"], environment={"A": "b=c\nd", "Ä": "ö"})

    _, output = await run(spawner, what)

    assert output.stdout == f"A=b=c\nd\nÄ=ö\nCHRONOS_EXECUTION_ID={what.execution_id}\nCHRONOS_FENCE=1\n"


async def test_the_parent_of_a_job_has_an_empty_environment(spawner: Spawner) -> None:
    _, output = await run(spawner, command("cat /proc/$PPID/environ | wc -c"))

    assert output.stdout.strip() == "0"


async def test_a_job_has_no_descriptors_but_its_three_streams(spawner: Spawner, tmp_path: Path) -> None:
    with (tmp_path / "ours").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)
        _, output = await run(spawner, command(["/bin/ls", "/proc/self/fd"]))

    assert output.stdout.split() == ["0", "1", "2", "3"]  # 3 is the folder that ls reads.


async def test_a_job_gets_every_signal_at_its_default(spawner: Spawner) -> None:
    _, output = await run(spawner, command("grep -E 'SigBlk|SigIgn' /proc/self/status"))

    blocked, ignored = (int(line.split()[1], 16) for line in output.stdout.splitlines())
    assert blocked == 0
    assert ignored & 0x7FFF_FFFF == 0  # Of the others the C library ignores its own two.


async def test_without_input_a_reader_sees_the_end_of_file(spawner: Spawner) -> None:
    ending, output = await run(spawner, command("cat; echo done"))

    assert (ending.exit_code, output.stdout) == (0, "done\n")


async def test_given_input_arrives_whole_though_nobody_reads_the_output_meanwhile(spawner: Spawner) -> None:
    text = "é" * 500_000

    _, output = await run(spawner, command("cat", stdin=text))

    assert output.stdout == text


async def test_input_that_nobody_reads_does_no_harm(spawner: Spawner) -> None:
    ending, _ = await run(spawner, command("true", stdin="x" * 1_000_000))

    assert ending.outcome is Outcome.SUCCEEDED


async def test_any_bytes_come_through(spawner: Spawner) -> None:
    _, output = await run(spawner, command(r"printf '\377\376\000\200\303'"))

    assert output.bytes_of(LogStream.STDOUT) == b"\xff\xfe\x00\x80\xc3"


async def test_output_arrives_while_the_process_still_runs(spawner: Spawner) -> None:
    output, cancelled, nap = Output(), asyncio.Event(), a_nap()
    running = asyncio.create_task(
        run_process(command(f"echo first; exec {nap}"), spawner=spawner, emit=output, cancelled=cancelled)
    )

    await wait_until(lambda: output.stdout == "first\n", description="the first line")
    assert not running.done()
    cancelled.set()

    assert (await running).outcome is Outcome.CANCELLED


async def test_a_process_waits_while_its_output_is_not_taken(spawner: Spawner) -> None:
    taken, cancelled, go_on = Output(), asyncio.Event(), asyncio.Event()

    async def emit(stream: LogStream, data: bytes) -> None:
        await taken(stream, data)
        await go_on.wait()

    yes = a_nap().replace("sleep", "yes")
    running = asyncio.create_task(run_process(command(f"exec {yes}"), spawner=spawner, emit=emit, cancelled=cancelled))
    await wait_until(
        lambda: taken.chunks and all(map(_is_asleep, pids_of(yes) or [os.getpid()])), description="yes to be blocked"
    )
    assert len(taken.chunks) == 1
    cancelled.set()
    await wait_until(lambda: not pids_of(yes), description="yes to be gone though nobody takes its output")
    go_on.set()

    assert (await running).outcome is Outcome.CANCELLED


def _is_asleep(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "S"


async def test_much_output_takes_little_memory(spawner: Spawner) -> None:
    count = 0

    async def emit(stream: LogStream, data: bytes) -> None:
        nonlocal count
        count += len(data)

    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    what = command("yes | head -c 300000000")
    ending = await run_process(what, spawner=spawner, emit=emit, cancelled=asyncio.Event())

    assert (ending.outcome, count) == (Outcome.SUCCEEDED, 300_000_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 20_000


async def test_a_process_that_closes_its_output_is_waited_for(spawner: Spawner) -> None:
    ending, _ = await run(spawner, command("exec >&- 2>&-; sleep 0.2; exit 4"))

    assert ending.exit_code == 4


async def test_cpu_time_and_peak_memory_are_those_of_the_job(spawner: Spawner) -> None:
    hungry = f"{sys.executable} -I -S -c \"x = b'a' * 100_000_000; sum(range(2_000_000))\""

    large, _ = await run(spawner, command(hungry))
    small, _ = await run(spawner, command("true"))

    assert large.peak_memory_bytes is not None
    assert 100_000_000 < large.peak_memory_bytes < 140_000_000
    assert large.cpu_ms is not None
    assert large.cpu_ms >= 10
    assert small.peak_memory_bytes is not None
    assert small.peak_memory_bytes < 16_000_000


class TestTimeout:
    """A job that runs too long is ended with everything that it started, and told how."""

    async def test_a_timeout_ends_the_process_and_says_how(self, spawner: Spawner) -> None:
        nap = a_nap()

        ending, output = await run(spawner, command(f"echo before; {nap}", timeout_s=0.2))

        assert (ending.outcome, ending.signal) == (Outcome.TIMED_OUT, "SIGTERM")
        assert ending.error is not None
        assert ending.error.startswith("Timed out after 0.2 s: TERM sent, all 2 processes ended after 0.")
        assert output.stdout == "before\n"
        assert output.system == f"{ending.error}\n"
        assert pids_of(nap) == []

    async def test_one_that_ignores_term_is_killed_after_the_grace(self, spawner: Spawner) -> None:
        nap = a_nap()

        ending, _ = await run(spawner, command(f"trap '' TERM; {nap} & {nap}", timeout_s=0.2, grace_s=0.3))

        assert (ending.outcome, ending.signal) == (Outcome.TIMED_OUT, "SIGKILL")
        expected = "Timed out after 0.2 s: TERM sent, KILL needed after 0.3 s of grace, all 3 processes ended"
        assert ending.error == expected
        assert pids_of(nap) == []

    async def test_one_that_cleans_up_on_term_may_choose_its_exit_code(self, spawner: Spawner) -> None:
        what = command(f"trap 'echo bye; exit 9' TERM; {a_nap()} & wait", timeout_s=0.2)

        ending, output = await run(spawner, what)

        assert (ending.outcome, ending.exit_code, output.stdout) == (Outcome.TIMED_OUT, 9, "bye\n")

    async def test_one_that_has_stopped_itself_is_ended(self, spawner: Spawner) -> None:
        ending, _ = await run(spawner, command("kill -STOP $$", timeout_s=0.2))

        assert (ending.outcome, ending.signal) == (Outcome.TIMED_OUT, "SIGTERM")

    @pytest.mark.parametrize(
        "escape",
        [
            "setsid {nap} &",
            "(setsid {nap} &)",
            "env -i setsid {nap} >/dev/null 2>&1 &",
            "(env -i setsid {nap} >/dev/null 2>&1 </dev/null &)",
            "setsid sh -c 'trap \"\" TERM HUP; setsid {nap} & wait' &",
        ],
    )
    async def test_nothing_escapes_by_a_session_of_its_own(self, spawner: Spawner, escape: str) -> None:
        nap, other = a_nap(), a_nap()

        ending, _ = await run(spawner, command(f"{escape.format(nap=nap)}\n{other}", timeout_s=0.3, grace_s=0.2))

        assert ending.outcome is Outcome.TIMED_OUT
        assert pids_of(nap) + pids_of(other) == []

    async def test_a_cancelled_job_is_ended_likewise(self, spawner: Spawner) -> None:
        nap, cancelled = a_nap(), asyncio.Event()
        running = asyncio.create_task(run(spawner, command(nap), cancelled=cancelled))
        await wait_until(lambda: pids_of(nap), description="the job to run")

        cancelled.set()
        ending, output = await running

        assert ending.outcome is Outcome.CANCELLED
        assert output.system.startswith("Cancelled: TERM sent, ")
        assert pids_of(nap) == []


class TestLeftovers:
    """What is still there after an ordinary end is ended, too, and the log says so."""

    @pytest.mark.parametrize("way", ["{nap} &", "setsid {nap} &", "env -i setsid {nap} >/dev/null 2>&1 </dev/null &"])
    async def test_what_a_job_leaves_running_is_ended_and_named(self, spawner: Spawner, way: str) -> None:
        nap = a_nap()

        ending, output = await run(spawner, command(f"{way.format(nap=nap)} echo done"))

        assert (ending.outcome, output.stdout) == (Outcome.SUCCEEDED, "done\n")
        assert output.system.startswith("The command ended and left sleep (")
        assert pids_of(nap) == []

    async def test_a_grandchild_that_ignores_term_and_holds_the_output_cannot_hold_the_end(
        self, spawner: Spawner
    ) -> None:
        nap = a_nap()

        ending, output = await run(spawner, command(f"sh -c \"trap '' TERM; {nap}\" & exit 0", grace_s=0.2))

        assert ending.outcome is Outcome.SUCCEEDED
        assert "ended by KILL" in output.system
        assert pids_of(nap) == []

    async def test_one_that_ends_by_itself_in_a_moment_is_let_be(self, spawner: Spawner) -> None:
        _, output = await run(spawner, command("(sleep 0.1; echo late) & exit 0"))

        assert (output.stdout, output.system) == ("late\n", "")

    async def test_the_stray_of_one_job_is_not_taken_for_that_of_another(self, spawner: Spawner) -> None:
        long_nap, stray = a_nap(), a_nap()
        cancelled = asyncio.Event()
        older = asyncio.create_task(
            run(spawner, command(f"(env -i setsid {stray} &) ; exec {long_nap}"), cancelled=cancelled)
        )
        await wait_until(lambda: pids_of(stray) and pids_of(long_nap), description="both to run")

        ending, output = await run(spawner, command("true"))

        assert (ending.outcome, output.system) == (Outcome.SUCCEEDED, "")
        assert len(pids_of(stray)) == 1
        cancelled.set()
        await older
        assert pids_of(stray) == []


async def test_a_run_that_is_broken_off_leaves_nothing(spawner: Spawner) -> None:
    nap = a_nap()
    running = asyncio.create_task(run(spawner, command(f"trap '' TERM; setsid {nap} & {nap}")))
    await wait_until(lambda: len(pids_of(nap)) == 2, description="both to run")

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert pids_of(nap) == []


async def test_a_run_that_is_broken_off_after_its_end_leaves_nothing_either(spawner: Spawner) -> None:
    nap = a_nap()
    running = asyncio.create_task(run(spawner, command(f"trap '' TERM; {nap} & exit 0")))
    await wait_until(
        lambda: spawner.forest.trees and pids_of(nap) and not _is_first_alive(spawner), description="the shell to end"
    )

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert pids_of(nap) == []


def _is_first_alive(spawner: Spawner) -> bool:
    return any(Path(f"/proc/{pid}").exists() for pid in spawner.forest.trees)


async def test_an_emit_that_raises_ends_the_process(spawner: Spawner) -> None:
    nap = a_nap()

    async def emit(stream: LogStream, data: bytes) -> None:
        raise RuntimeError("the store is gone")

    with pytest.raises(ExceptionGroup, match="unhandled"):
        await run_process(command(f"echo x; exec {nap}"), spawner=spawner, emit=emit, cancelled=asyncio.Event())

    assert pids_of(nap) == []


async def test_many_start_together_and_end_each_as_itself(spawner: Spawner) -> None:
    endings = await asyncio.gather(*(run(spawner, command(f"echo {n}; exit {n % 7}")) for n in range(200)))

    assert [ending.exit_code for ending, _ in endings] == [n % 7 for n in range(200)]
    assert [output.stdout for _, output in endings] == [f"{n}\n" for n in range(200)]


async def test_descriptors_are_given_back(spawner: Spawner) -> None:
    await run(spawner, command("true"))
    before = len(os.listdir("/proc/self/fd"))

    await run(spawner, command("true", stdin="x"))
    await run(spawner, command(["no-such-program"]))
    await run(spawner, command(a_nap(), timeout_s=0.05))

    assert len(os.listdir("/proc/self/fd")) == before
