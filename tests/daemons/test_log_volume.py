"""Jobs that print more than anybody wants, each through a real worker: capped, counted, and no burden to others."""

from collections.abc import Mapping

import pytest

from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.sandbox import Limits, Sandbox
from tests.daemons.site import Site

CAP = 200_000
SANDBOX = Sandbox(limits=Limits(output_bytes=CAP))
MB = 1_000_000

HOSTILE: Mapping[str, tuple[str, int, int]] = {
    "a flood of lines": (f"yes | head -c {20 * MB}", 20 * MB, 10 * MB),
    "a line without end": (f"head -c {20 * MB} /dev/zero | tr '\\0' x", 20 * MB, 1),
    "zero bytes": (f"head -c {10 * MB} /dev/zero", 10 * MB, 1),
    "empty lines": ("yes '' | head -n 300000", 300_000, 300_000),
    "half a character at each end of a chunk": (
        "i=0; while [ $i -lt 300 ]; do printf '\\303'; printf '\\251\\n'; i=$((i+1)); done",
        900,
        300,
    ),
    "no UTF-8 at all": (f"yes $(printf '\\377\\376\\300') | head -c {4 * MB}", 4 * MB, MB),
}
"""What is run, and how many bytes and lines it prints."""


async def ran(site: Site, command: str, **changes: object) -> Execution:
    """The execution of a shell job that has ended by itself."""
    executor = ExecutorRef(kind="shell", config={"command": command})
    (execution,) = await site.store.request(await site.store.save_draft(executor=executor, **changes))
    await site.reaches(ExecutionState.SUCCEEDED, execution, timeout_s=60)
    return await site.find(execution)


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_is_kept_is_bounded_and_what_is_not_is_counted(site: Site, name: str) -> None:
    command, size, count = HOSTILE[name]

    async with site.working():
        execution = await ran(site, command, sandbox=SANDBOX)

    log = execution.log
    lines = await site.store.stores.logs.read(execution.id, after=-1, limit=1_000_000)
    (stored,) = await site.store.stores.logs.stored_bytes([execution.id])
    assert (log.bytes, log.lines) == (size, count)
    assert len(lines) == count - log.dropped_lines
    assert lines[-1].offset == count - 1
    assert sum(len(line.text.encode()) + 1 for line in lines) <= 3 * CAP, "U+FFFD is three bytes"
    assert stored <= CAP + 20_000


async def test_every_line_up_to_the_cap_is_stored_as_it_was_printed(site: Site) -> None:
    async with site.working():
        execution = await ran(site, "seq 1 300000", sandbox=Sandbox(limits=Limits(output_bytes=10 * MB)))

    assert (execution.log.lines, execution.log.dropped_lines) == (300_000, 0)
    text = b"\n".join([block.text async for block in site.store.stores.logs.blocks(execution.id)])
    assert text == b"\n".join(b"%d" % number for number in range(1, 300_001))


async def test_other_jobs_start_and_end_while_one_prints_without_end(site: Site) -> None:
    endless = ExecutorRef(kind="shell", config={"command": "yes this is a line of a job that never stops"})
    (printing,) = await site.store.request(await site.store.save_draft(executor=endless))

    async with site.working():
        await site.reaches(ExecutionState.RUNNING, printing)
        beside = [await ran(site, "echo done") for _ in range(5)]
        assert (await site.find(printing)).state is ExecutionState.RUNNING
        await site.store.stores.executions.cancel(printing)
        await site.reaches(ExecutionState.CANCELLED, printing)

    assert all(execution.state is ExecutionState.SUCCEEDED for execution in beside)
    assert (await site.find(printing)).log.dropped_lines > 0
