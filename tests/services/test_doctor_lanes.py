"""What waits in a lane, perhaps for a worker that never comes, is not lost; what has lost its entry there is."""

from chronos_synapse.domain.job import JobState
from chronos_synapse.services.ledger.doctor_findings import FindingKind
from tests.builders import Store
from tests.services.test_doctor import findings

GPU = "default+gpu"


async def test_an_execution_that_no_worker_can_take_is_not_stuck(store: Store) -> None:
    job = await store.save_draft(state=JobState.DRAFT, needs=("gpu",))
    (execution,) = await store.request(job)
    key, now_ms = store.door.keys.execution(execution.id), await store.now_ms()
    await store.door.call("JSON.SET", key, "$.queued_at", now_ms - 200_000)

    assert await findings(store) == []

    await store.door.call("DEL", store.door.keys.waiting(GPU, job.owner_id))
    (finding,) = await findings(store)
    assert (finding.kind, finding.execution_id) == (FindingKind.STUCK, execution.id)

    assert await store.stores.queue.restore([execution], [job.priority]) == 1
    assert await findings(store) == []
