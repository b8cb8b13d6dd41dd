"""What tests of the memory of failures share."""

from typing import Any

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.failure_pattern import FailurePattern, PatternQuery
from chronos_synapse.domain.job import Job
from tests.builders import Store


async def failed(store: Store, job: Job, error: str = "disk full", **ending: Any) -> Execution:
    """An execution that failed so."""
    changes: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": error}
    (execution,) = await store.finished(job, **changes | ending)
    return execution


async def patterns_in(store: Store) -> list[FailurePattern]:
    """All patterns, the one seen last first."""
    page = await store.stores.insight.patterns.page(PatternQuery(sight=EVERYTHING))
    assert page.complete
    return page.patterns
