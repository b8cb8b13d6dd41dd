"""FindingService: what is usual, and what is different about a failure."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.services.history.comparison import ComparisonService
from chronos_synapse.services.history.findings import FindingService, usual_of
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import START, Store, next_version
from tests.services.printing import Printing
from tests.services.scheduling import ADA, BOB

START_MS = to_ms(START)
FAILED: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "exit_code": 3}


@pytest.fixture
def findings(store: Store) -> FindingService:
    return FindingService(store.stores, ComparisonService(store.stores))


async def ended(store: Store, job: Job, minute: int, **ending: Any) -> Execution:
    (execution,) = await store.finished(job, at_ms=START_MS + minute * 60_000, **ending)
    return execution


async def test_what_is_usual_comes_from_the_successes_before(store: Store, findings: FindingService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    for minute, duration_ms in enumerate((100, 300, 200, 9000)):
        await ended(store, job, minute, duration_ms=duration_ms)
    await ended(store, job, 4, **FAILED)
    latest = await ended(store, job, 5, duration_ms=500)
    await ended(store, job, 6, duration_ms=70_000)

    found = await findings.find(ADA, latest.id)

    assert found.usual is not None
    assert (found.usual.median_ms, found.usual.low_ms, found.usual.high_ms, found.usual.count) == (200, 100, 9000, 4)
    assert found.last_good is not None
    assert found.last_good.duration_ms == 9000
    assert (found.failures, found.log, found.fields, found.definition) == (None, None, [], [])


async def test_a_failure_says_since_when_and_what_was_changed(store: Store, findings: FindingService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id, executor=ExecutorRef(kind="shell", config={"command": "true"}))
    good = await ended(store, job, 0, duration_ms=1000)
    changed = next_version(job, executor=ExecutorRef(kind="shell", config={"command": "exit 3"}))
    assert await store.stores.jobs.save(changed, expected_version=1, arming=Arming()) == "ok"
    first = await ended(store, changed, 1, **FAILED)
    second = await ended(store, changed, 2, duration_ms=2000, **FAILED)

    found = await findings.find(ADA, second.id)

    assert found.usual is None
    assert found.last_good is not None
    assert (found.last_good.id, found.last_good.job_version) == (good.id, 1)
    assert found.failures is not None
    assert (found.failures.count, found.failures.first_id) == (2, first.id)
    assert [one.pointer for one in found.definition] == ["/executor/config/command"]
    assert {"state", "exit_code", "duration_ms"} <= {field.name for field in found.fields}


async def test_a_first_execution_that_fails_has_nothing_to_be_compared_with(
    store: Store, findings: FindingService
) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    only = await ended(store, job, 0, **FAILED)

    found = await findings.find(ADA, only.id)

    assert (found.usual, found.last_good, found.fields, found.log) == (None, None, [], None)
    assert found.failures is not None
    assert found.failures.count == 1


async def test_the_log_of_a_failure_is_read_beside_that_of_the_last_success(
    store: Store, findings: FindingService
) -> None:
    printing, job = Printing(store), await store.save_draft(owner_id=ADA.user_id)
    await printing.run(job, b"open db-2\nread 5 rows\ndone\n", at_ms=START_MS)
    failed = await printing.run(
        job, b"open db-3\nslow query\nConnectionError: refused\n", at_ms=START_MS + 60_000, failed=True
    )

    found = await findings.find(ADA, failed)

    assert found.log is not None
    assert found.log.first_error is not None
    assert (found.log.first_error.offset, found.log.first_error.text) == (2, "ConnectionError: refused")
    assert found.log.divergence is not None
    assert found.log.divergence.new is not None
    assert found.log.divergence.missing is not None
    assert (found.log.divergence.new.offset, found.log.divergence.missing.text) == (1, "read 5 rows")


async def test_others_do_not_see_it(store: Store, findings: FindingService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    execution = await ended(store, job, 0)

    for execution_id in (execution.id, "nothing"):
        with pytest.raises(NotFound):
            await findings.find(BOB, execution_id)


def test_too_few_are_no_rule() -> None:
    assert usual_of([1, 2]) is None
