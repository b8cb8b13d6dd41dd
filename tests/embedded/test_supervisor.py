"""The supervisor, with small real processes."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from chronos_synapse.embedded import ServerFailed
from chronos_synapse.embedded.process import ProcessSpec
from chronos_synapse.embedded.supervisor import Supervisor
from tests.support import wait_until, wait_until_sync

PATIENT = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit(0)); "


def script(name: str, body: str, **options: object) -> ProcessSpec:
    return ProcessSpec(name=name, argv=(sys.executable, "-u", "-c", body), **options)  # type: ignore[arg-type]


def sleeper(name: str) -> ProcessSpec:
    return script(name, PATIENT + "print('here'); time.sleep(60)")


def is_running(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_lines_of_a_process_come_behind_its_name() -> None:
    lines: list[str] = []

    async with Supervisor(lines.append) as supervisor:
        await supervisor.keep(sleeper("api"))
        await wait_until(lambda: lines, description="a line")

    assert lines[0] == "api       | here"


async def test_a_long_line_and_broken_utf_8_get_through() -> None:
    lines: list[str] = []
    body = PATIENT + "sys.stdout.buffer.write(b'x' * 200_000 + b'\\xff\\n'); sys.stdout.flush(); time.sleep(60)"

    async with Supervisor(lines.append) as supervisor:
        await supervisor.keep(script("api", body))
        await wait_until(lambda: lines and lines[-1].endswith("\ufffd"), description="the end of the line")

    assert sum(line.count("x") for line in lines) == 200_000


async def test_a_crashed_process_is_started_again_and_said_so() -> None:
    lines: list[str] = []

    async with Supervisor(lines.append) as supervisor:
        await supervisor.keep(sleeper("worker"))
        await wait_until(lambda: lines, description="the first life")
        first = supervisor.process_ids()["worker"]
        os.kill(first, signal.SIGKILL)
        await wait_until(lambda: supervisor.process_ids().get("worker", first) != first, description="a second life")

    assert "worker was ended by SIGKILL; starting it again in 0.5 s." in lines


async def test_each_further_crash_waits_twice_as_long() -> None:
    lines: list[str] = []

    async with Supervisor(lines.append) as supervisor:
        await supervisor.keep(script("worker", "raise SystemExit(3)"))
        await wait_until(lambda: len(lines) >= 2, description="two restarts")

    assert lines[:2] == [
        "worker ended with exit code 3; starting it again in 0.5 s.",
        "worker ended with exit code 3; starting it again in 1 s.",
    ]


async def test_processes_stop_in_the_reverse_order(tmp_path: Path) -> None:
    record = tmp_path / "order"
    body = f"""
import signal, sys, time
def stop(*_):
    open({str(record)!r}, "a").write(sys.argv[1] + " ")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
print("here")
time.sleep(60)
"""
    lines: list[str] = []

    async with Supervisor(lines.append) as supervisor:
        for name in ("redis", "api", "scheduler"):
            await supervisor.keep(ProcessSpec(name=name, argv=(sys.executable, "-u", "-c", body, name)))
        await wait_until(lambda: len(lines) == 3, description="all three")

    assert record.read_text().split() == ["scheduler", "api", "redis"]


async def test_a_process_that_does_not_stop_is_killed() -> None:
    lines: list[str] = []
    stubborn = script(
        "api", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here'); time.sleep(60)"
    )

    async with Supervisor(lines.append) as supervisor:
        supervisor.hurry()
        await supervisor.keep(stubborn)
        await wait_until(lambda: lines, description="a line")
        process_id = supervisor.process_ids()["api"]

    assert not is_running(process_id)
    assert lines[1:] == ["api did not stop within 2 s and was killed."]


async def test_a_server_that_ends_before_it_is_ready_fails_with_its_last_words(tmp_path: Path) -> None:
    spec = script("redis", "print('no memory'); raise SystemExit(1)", log_path=tmp_path / "log", is_ready=lambda: False)

    with pytest.raises(ServerFailed, match=r"(?s)redis ended with exit code 1 before it was ready.*no memory"):
        async with Supervisor(lambda _: None) as supervisor:
            await supervisor.keep(spec)


async def test_a_server_that_never_gets_ready_fails_after_its_time() -> None:
    spec = script("redis", PATIENT + "time.sleep(60)", is_ready=lambda: False, ready_s=0.2)

    with pytest.raises(ServerFailed, match=r"redis was not ready within 0\.2 s"):
        async with Supervisor(lambda _: None) as supervisor:
            await supervisor.keep(spec)


async def test_a_program_that_is_missing_is_tried_again() -> None:
    lines: list[str] = []

    async with Supervisor(lines.append) as supervisor:
        await supervisor.keep(ProcessSpec(name="api", argv=("/nowhere/at/all",)))
        await wait_until(lambda: any("starting it again" in line for line in lines), description="a restart")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
async def test_a_killed_supervisor_leaves_nothing_behind() -> None:
    body = """
import asyncio
from tests.embedded.test_supervisor import sleeper
from chronos_synapse.embedded.supervisor import Supervisor

async def main():
    async with Supervisor(lambda line: None) as supervisor:
        await supervisor.keep(sleeper("worker"))
        print(supervisor.process_ids()["worker"], flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", body, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    child = int(await process.stdout.readline())

    process.kill()
    await process.wait()

    wait_until_sync(lambda: not is_running(child), description="the child to end")
