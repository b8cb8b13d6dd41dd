"""What every executor must do, whatever its kind."""

import asyncio
import json
from typing import Any

import pytest

from chronos_synapse import executors
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.executors.base import Executor, ExecutorOptions
from chronos_synapse.registry import discover
from tests.executors.support import Attempt

KINDS: dict[str, type[Executor[Any]]] = discover(executors, Executor)  # type: ignore[type-abstract]

LONG: dict[str, dict[str, Any]] = {
    "shell": {"command": "sleep 600"},
    "http": {"url": "http://127.0.0.1:9999/"},
    "noop": {"duration_ms": 600_000},
}
"""A valid config of each kind; all but `http`, which has its own tests of this, run for long."""

every_kind = pytest.mark.parametrize("kind", sorted(KINDS))
lasting_kind = pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"http"}))


def test_every_kind_has_its_config_in_this_suite() -> None:
    assert KINDS.keys() == LONG.keys()


@every_kind
def test_a_kind_says_what_it_is(kind: str) -> None:
    cls = KINDS[kind]

    assert cls.kind == kind
    assert cls.title
    assert cls.description.endswith(".")


@every_kind
def test_the_schema_of_the_config_is_json_with_a_title_for_each_field(kind: str) -> None:
    schema = json.loads(json.dumps(KINDS[kind].config_schema()))

    definition = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    assert definition["additionalProperties"] is False
    assert all("title" in field for field in definition["properties"].values())


@every_kind
def test_an_unknown_field_is_refused_by_its_name(kind: str) -> None:
    with pytest.raises(Invalid) as caught:
        KINDS[kind].check({**LONG[kind], "uid": 0})

    assert caught.value.errors[0].pointer == "/executor/config/uid"


@every_kind
def test_a_field_of_the_wrong_type_is_refused_by_its_name(kind: str) -> None:
    field = next(iter(LONG[kind]))

    with pytest.raises(Invalid) as caught:
        KINDS[kind].check({**LONG[kind], field: ["x"]})

    assert caught.value.errors[0].pointer == f"/executor/config/{field}"


@lasting_kind
async def test_a_cancelled_attempt_is_a_cancelled_result(kind: str, options: ExecutorOptions) -> None:
    attempt = Attempt(KINDS[kind](options))
    attempt.cancelled.set()

    result = await attempt.run(**LONG[kind])

    assert result.outcome is Outcome.CANCELLED
    assert result.error


@lasting_kind
async def test_a_terminated_attempt_is_a_cancelled_result(kind: str, options: ExecutorOptions) -> None:
    attempt = Attempt(KINDS[kind](options), grace_s=300)
    attempt.terminated.set()
    attempt.cancelled.set()

    async with asyncio.timeout(30):
        result = await attempt.run(**LONG[kind])

    assert result.outcome is Outcome.CANCELLED
    assert result.error


@lasting_kind
async def test_an_attempt_that_takes_too_long_is_a_timed_out_result(kind: str, options: ExecutorOptions) -> None:
    attempt = Attempt(KINDS[kind](options), timeout_s=0.1)

    result = await attempt.run(**LONG[kind])

    assert result.outcome is Outcome.TIMED_OUT
    assert result.error is not None
    assert result.error.startswith("Timed out after 0.1 s")
    assert attempt.output.system == f"{result.error}\n"
