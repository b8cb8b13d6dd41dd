"""The witness writes down what jobs say, and sees processes go that say nothing."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.history import Phase
from tests.faults.witness import REPORT, REPORT_BY_NETWORK, Witness
from tests.support import PATIENCE_S, wait_until_sync


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Witness]:
    with Witness(tmp_path) as running:
        yield running


def job(witness: Witness, command: str, *, execution_id: str = "job-1", fence: int = 1) -> subprocess.Popen[bytes]:
    known = {
        "CHRONOS_EXECUTION_ID": execution_id,
        "CHRONOS_FENCE": str(fence),
        "CHRONOS_SCHEDULED_TIME": "2026-01-01T00:00:00Z",
        "WITNESS": str(witness.pipe),
    }
    return subprocess.Popen(["/bin/sh", "-c", f"{REPORT}\n{command}"], env={**os.environ, **known})


def phases(witness: Witness) -> list[Phase]:
    return [seen.phase for seen in witness.sightings()]


def test_start_and_end_are_written_down(witness: Witness) -> None:
    with job(witness, "w S; w E", fence=3) as process:
        process.wait()
    wait_until_sync(lambda: Phase.GONE in phases(witness))

    start, *rest = witness.sightings()
    assert (start.phase, start.execution_id, start.fence) == (Phase.START, "job-1", 3)
    assert start.due == "2026-01-01T00:00:00Z"
    assert {seen.phase for seen in rest} == {Phase.END, Phase.GONE}
    assert {seen.process_id for seen in witness.sightings()} == {process.pid}


def test_a_killed_process_is_seen_to_go(witness: Witness) -> None:
    with job(witness, "w S; sleep 60 & wait") as process:
        wait_until_sync(lambda: phases(witness) == [Phase.START])
        assert not witness.wait_until_all_have_ended(timeout_s=0)
        process.kill()
        assert witness.wait_until_all_have_ended(timeout_s=PATIENCE_S)

    assert phases(witness) == [Phase.START, Phase.GONE]


def test_who_reports_by_the_network_is_gone_with_the_last_of_its_processes(witness: Witness) -> None:
    known = {
        "CHRONOS_EXECUTION_ID": "job-2",
        "CHRONOS_FENCE": "4",
        "CHRONOS_SCHEDULED_TIME": "2026-01-01T00:00:00Z",
        "WITNESS_PORT": str(witness.port),
    }
    command = f"{REPORT_BY_NETWORK}\nw S; sleep 60 & echo $!; w E"
    with subprocess.Popen(
        ["/bin/bash", "-c", command], env={**os.environ, **known}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.wait()
        wait_until_sync(lambda: phases(witness) == [Phase.START, Phase.END])
        assert not witness.wait_until_all_have_ended(timeout_s=0)
        os.kill(child, signal.SIGKILL)
        assert witness.wait_until_all_have_ended(timeout_s=PATIENCE_S)

    assert {(seen.execution_id, seen.fence, seen.process_id) for seen in witness.sightings()} == {("job-2", 4, -1)}


def test_many_at_once_lose_nothing(witness: Witness) -> None:
    processes = [job(witness, "w S; w E", execution_id=f"job-{number}") for number in range(40)]
    for process in processes:
        process.wait()
    wait_until_sync(lambda: phases(witness).count(Phase.GONE) == 40)

    wanted = (Phase.START, Phase.END, Phase.GONE)
    seen = {(found.execution_id, found.phase) for found in witness.sightings()}
    assert seen == {(f"job-{number}", phase) for number in range(40) for phase in wanted}
