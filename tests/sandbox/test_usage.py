"""What a running tree uses, with and without a control group."""

import asyncio

import pytest

from chronos_synapse.domain.sandbox import TRUSTED, Limits, Profile, Sandbox
from chronos_synapse.sandbox.forest import Tree
from chronos_synapse.sandbox.usage import Gauge, Look, ProcessTable, UsageSample
from tests.sandbox.strict import Strict
from tests.sandbox.support import a_nap, pids_of
from tests.support import wait_until

SANDBOXES = {
    "trusted": TRUSTED,
    "limited": Sandbox(limits=Limits(memory_bytes=200_000_000)),
    "strict": Sandbox(profile=Profile.STRICT),
}


@pytest.mark.parametrize("sandbox", SANDBOXES.values(), ids=SANDBOXES)
async def test_processes_memory_and_files_are_those_of_the_job(strict: Strict, sandbox: Sandbox) -> None:
    gauges: list[Gauge] = []
    nap = a_nap()
    keep = f"""
        import subprocess
        text = b"a" * 50_000_000
        files = [open("/dev/null") for _ in range(40)]
        sum(range(10_000_000))
        subprocess.run("{nap}", shell=True)
    """
    running = asyncio.create_task(strict.python(keep, sandbox=sandbox, watch=gauges.append, timeout_s=60))
    await wait_until(lambda: pids_of(nap), description="the job to be at rest")

    sample = await asyncio.to_thread(lambda: gauges[0].read(ProcessTable.look()))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    after = await asyncio.to_thread(lambda: gauges[0].read(ProcessTable.look()))

    assert 2 <= sample.processes <= 3  # Some shells become the program that they are to run.
    assert 50_000_000 < sample.memory_bytes < 120_000_000
    assert sample.cpu_ms >= 50
    assert sample.open_files is not None
    assert 46 <= sample.open_files <= 70
    assert sample.read_bytes is not None
    assert after.processes == 0


def test_a_tree_is_all_of_its_sessions_and_all_below() -> None:
    looks = [a_look(10, 1, 10), a_look(11, 10, 10), a_look(12, 11, 12), a_look(13, 1, 12), a_look(20, 1, 20)]
    tree = Tree(10, 0, ())
    tree.sessions.add(12)

    assert {look.pid for look in ProcessTable(looks).members(tree)} == {10, 11, 12, 13}


def test_a_number_that_another_process_has_taken_over_counts_nothing() -> None:
    tree = Tree(10, start_ticks=5, marker=())

    assert Gauge(tree).read(ProcessTable([a_look(10, 1, 10)])) == UsageSample(
        cpu_ms=0, memory_bytes=0, read_bytes=None, write_bytes=None, processes=0, open_files=None
    )


def a_look(pid: int, parent: int, session: int) -> Look:
    return Look(pid, [b"S", b"%d" % parent, b"0", b"%d" % session, *[b"0"] * 18])
