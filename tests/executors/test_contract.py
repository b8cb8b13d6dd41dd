"""What every executor must do, whatever its kind."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from chronos_synapse import executors
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import Executor, ExecutorOptions
from chronos_synapse.registry import discover
from tests.executors.support import Attempt
from tests.executors.world import World, world_of
from tests.support import wait_until

KINDS: dict[str, type[Executor[Any]]] = discover(executors, Executor)  # type: ignore[type-abstract]

every_kind = pytest.mark.parametrize("kind", sorted(KINDS))
printing_kind = pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"noop"}))


@pytest.fixture
async def world(kind: str, options: ExecutorOptions) -> AsyncIterator[World]:
    """What an attempt of this kind speaks to."""
    async with world_of(kind, options) as world:
        yield world


@pytest.fixture
async def executor(kind: str, options: ExecutorOptions) -> AsyncIterator[Executor[Any]]:
    executor = KINDS[kind](options)
    yield executor
    await executor.close()


class TestConfig:
    """It is described for a form, and a slip is named."""

    @every_kind
    def test_a_kind_says_what_it_is(self, kind: str) -> None:
        cls = KINDS[kind]

        assert cls.kind == kind
        assert cls.title
        assert cls.description.endswith(".")

    @every_kind
    def test_what_is_run_or_seen_by_others_takes_no_secrets(self, kind: str) -> None:
        cls = KINDS[kind]
        fields = set(cls.config_type.__struct_fields__)
        taking = {field for field in fields if cls.takes_references(field)}

        assert cls.code_fields | cls.open_fields <= fields
        assert not cls.code_fields & cls.open_fields
        assert "command" not in taking
        if cls.is_process:
            # Whoever lists the processes of the machine reads command lines and folders.
            assert taking == {"stdin"}

    @every_kind
    def test_the_schema_is_json_with_a_title_and_words_for_each_field(self, kind: str) -> None:
        schema = json.loads(json.dumps(KINDS[kind].config_schema()))

        for definition in schema["$defs"].values():
            assert definition["additionalProperties"] is False
        main = schema["$defs"][schema["$ref"].rpartition("/")[2]]
        assert [name for name, field in main["properties"].items() if not field.get("title")] == []
        assert [name for name, field in main["properties"].items() if not field.get("description")] == []

    @every_kind
    def test_credentials_are_marked(self, kind: str) -> None:
        schema = KINDS[kind].config_schema()

        for definition in schema["$defs"].values():
            for name, field in definition["properties"].items():
                if any(word in name for word in ("password", "passphrase", "private_key", "token", "secret")):
                    assert _formats(field) == {("password", True)}, name

    @every_kind
    async def test_an_unknown_field_is_refused_by_its_name(self, kind: str, world: World) -> None:
        with pytest.raises(Invalid) as caught:
            KINDS[kind].check({**world.lasting, "uid": 0})

        assert caught.value.errors[0].pointer == "/executor/config/uid"

    @every_kind
    async def test_a_field_of_the_wrong_type_is_refused_by_its_name(self, kind: str, world: World) -> None:
        field = next(iter(world.lasting))

        with pytest.raises(Invalid) as caught:
            KINDS[kind].check({**world.lasting, field: ["x", 1]})

        assert caught.value.errors[0].pointer.startswith(f"/executor/config/{field}")

    @printing_kind
    async def test_a_field_that_is_missing_is_named(self, kind: str, world: World) -> None:
        field = next(iter(world.lasting))

        with pytest.raises(Invalid) as caught:
            KINDS[kind].check({name: value for name, value in world.lasting.items() if name != field})

        assert caught.value.errors[0].pointer == f"/executor/config/{field}"


def _formats(field: dict[str, Any]) -> set[tuple[str, bool]]:
    parts = [part for part in field.get("anyOf", [field]) if part.get("type") != "null"]
    return {(part.get("format", field.get("format")), part.get("writeOnly", field.get("writeOnly"))) for part in parts}


class TestEnd:
    """An attempt ends when it must, and a failure of its job is a result."""

    @every_kind
    async def test_a_success_has_no_error(self, executor: Executor[Any], world: World) -> None:
        result = await Attempt(executor).run(**world.succeeding)

        assert result.outcome is Outcome.SUCCEEDED
        assert (result.error, result.cause) == (None, None)

    @every_kind
    async def test_a_failure_has_an_error_and_a_cause(self, executor: Executor[Any], world: World) -> None:
        result = await Attempt(executor).run(**world.failing)

        assert result.outcome is Outcome.FAILED
        assert result.error
        assert result.cause is world.cause

    @every_kind
    async def test_one_that_is_cancelled_before_it_begins_is_cancelled(
        self, executor: Executor[Any], world: World
    ) -> None:
        attempt = Attempt(executor)
        attempt.cancelled.set()

        result = await attempt.run(**world.lasting)

        assert result.outcome is Outcome.CANCELLED
        assert result.error
        assert result.cause is None

    @every_kind
    async def test_one_that_is_cancelled_while_it_runs_ends(self, executor: Executor[Any], world: World) -> None:
        attempt = Attempt(executor)
        running = asyncio.create_task(attempt.run(**world.lasting))
        await wait_until(world.is_running, description="the attempt to be under way")
        attempt.cancelled.set()

        async with asyncio.timeout(15):
            result = await running

        assert result.outcome is Outcome.CANCELLED

    @every_kind
    async def test_one_that_is_terminated_ends_without_grace(self, executor: Executor[Any], world: World) -> None:
        attempt = Attempt(executor, grace_s=300)
        running = asyncio.create_task(attempt.run(**world.lasting))
        await wait_until(world.is_running, description="the attempt to be under way")
        attempt.terminated.set()
        attempt.cancelled.set()

        async with asyncio.timeout(15):
            result = await running

        assert result.outcome is Outcome.CANCELLED
        assert result.error

    @every_kind
    async def test_one_that_takes_too_long_is_timed_out(self, executor: Executor[Any], world: World) -> None:
        attempt = Attempt(executor, timeout_s=0.3)

        result = await attempt.run(**world.lasting)

        assert (result.outcome, result.cause) == (Outcome.TIMED_OUT, Cause.TIMEOUT)
        assert result.error is not None
        assert result.error.startswith("Timed out after 0.3 s")
        assert attempt.output.system.endswith(f"{result.error}\n")

    @printing_kind
    async def test_output_is_streamed_while_it_runs(self, executor: Executor[Any], world: World) -> None:
        attempt = Attempt(executor)
        running = asyncio.create_task(attempt.run(**world.printing))

        await wait_until(lambda: world.first_line in attempt.printed, description="the first line")
        is_early = not running.done()
        attempt.cancelled.set()
        await running

        assert is_early


class TestDryRun:
    """It looks, says what it found, and changes nothing."""

    @every_kind
    async def test_what_would_run_is_found_right(self, executor: Executor[Any], world: World) -> None:
        attempt = Attempt(executor)

        result = await attempt.dry_run(**world.succeeding)

        assert (result.outcome, result.error) == (Outcome.SUCCEEDED, None)
        lines = attempt.output.system.splitlines()
        assert lines
        assert all(line.startswith("ok: ") for line in lines)

    @every_kind
    async def test_nothing_is_done(self, executor: Executor[Any], world: World) -> None:
        await Attempt(executor).dry_run(**world.succeeding)

        assert world.done() == []

    @every_kind
    async def test_it_can_be_cancelled(self, executor: Executor[Any], world: World) -> None:
        attempt = Attempt(executor)
        attempt.cancelled.set()

        result = await attempt.dry_run(**world.succeeding)

        assert result.outcome in (Outcome.CANCELLED, Outcome.FAILED, Outcome.SUCCEEDED)
        assert world.done() == []


@every_kind
async def test_credentials_are_not_repeated(executor: Executor[Any], world: World) -> None:
    for config in (world.succeeding, world.failing):
        attempt = Attempt(executor)
        result = await attempt.run(**config)

        for secret in world.secrets:
            assert secret not in attempt.printed
            assert secret not in (result.error or "")
