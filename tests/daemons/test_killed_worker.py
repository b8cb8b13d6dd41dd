"""What is left of an attempt whose worker was killed while it printed."""

import os
import signal

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.schedule import LostPolicy
from chronos_synapse.embedded.supervisor import Supervisor
from chronos_synapse.services.running.recovery import Recovery
from tests.daemons.site import Site
from tests.daemons.test_drain import START_S, another_than, worker_on
from tests.support import wait_until

LINES = 10_000
PRINTS = f"seq -f 'attempt $CHRONOS_ATTEMPT line %.0f' {LINES}".replace("'", '"')
WAITS_AT_FIRST = "[ $CHRONOS_ATTEMPT -gt 1 ] || sleep 600"


async def test_every_line_that_was_stored_is_there_for_each_attempt(
    site: Site, redis_url: str, key_prefix: str
) -> None:
    store, logs = site.store, site.store.stores.logs
    executor = ExecutorRef(kind="shell", config={"command": f"{PRINTS}; {WAITS_AT_FIRST}"})
    job = await store.save_draft(executor=executor, on_lost=LostPolicy.RETRY, needs=("gpu",))

    async with Supervisor(lambda _: None) as supervisor:
        await supervisor.keep(worker_on(redis_url, key_prefix, CHRONOS_LEASE_S="1"))
        first = await another_than(store, "")
        (execution,) = await store.request(job)

        async def is_all_stored() -> bool:
            return await logs.last_offset(execution.id) == LINES - 1

        await wait_until(is_all_stored, timeout_s=START_S, description="all lines of the first attempt are stored")
        os.kill(first.pid, signal.SIGKILL)
        recovery = Recovery(store.stores, lease_s=1.0)
        await wait_until(recovery.abandon_lapsed, timeout_s=START_S, description="the attempt is given up")
        await site.reaches(ExecutionState.SUCCEEDED, execution, timeout_s=START_S)

    ended = await site.find(execution)
    lines = await logs.read(execution.id, after=-1, limit=3 * LINES)
    wanted = [f"attempt {attempt} line {line + 1}" for attempt in (1, 2) for line in range(LINES)]
    assert [line.offset for line in lines] == list(range(2 * LINES))
    assert [line.text for line in lines] == wanted
    assert [(one.outcome, one.first_line) for one in ended.attempts] == [
        (Outcome.ABANDONED, 0),
        (Outcome.SUCCEEDED, LINES),
    ]
