"""The executor that does nothing ends as it is told."""

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.noop import NoopExecutor
from tests.executors.support import Attempt


@pytest.mark.parametrize("duration_ms", [0, 20])
async def test_it_succeeds_when_the_time_is_over(options: ExecutorOptions, duration_ms: int) -> None:
    result = await Attempt(NoopExecutor(options)).run(duration_ms=duration_ms)

    assert (result.outcome, result.exit_code, result.error) == (Outcome.SUCCEEDED, 0, None)


async def test_it_fails_when_asked_to(options: ExecutorOptions) -> None:
    result = await Attempt(NoopExecutor(options)).run(outcome="failed")

    assert (result.outcome, result.exit_code) == (Outcome.FAILED, 1)


@pytest.mark.parametrize("duration_ms", [-1, 3_600_001, 0.5, "1", True])
def test_a_duration_out_of_bounds_is_refused(duration_ms: object) -> None:
    with pytest.raises(Invalid) as caught:
        NoopExecutor.check({"duration_ms": duration_ms})

    assert caught.value.errors[0].pointer == "/executor/config/duration_ms"
