"""What ended a row of failures: what was different about the success that came after it."""

from collections.abc import Iterable

from chronos_synapse.domain.definition_diff import differences
from chronos_synapse.domain.execution import Execution, Origin
from chronos_synapse.domain.failure_pattern import MOST_POINTERS, Ended, Remedy
from chronos_synapse.storage.redis.stores import RedisStores

_ASKED_FOR = frozenset({Origin.MANUAL, Origin.API})


class Remedies:
    """Reads definitions and what executions were given."""

    def __init__(self, stores: RedisStores) -> None:
        self._jobs = stores.jobs
        self._records = stores.records

    async def of(self, success: Execution, versions: Iterable[int]) -> dict[int, Remedy]:
        """By the version that each row of failures ended with."""
        return {version: await self._of(success, version) for version in versions}

    async def _of(self, success: Execution, version: int) -> Remedy:
        pointers = await self._changed(success, version)
        how = Ended.DEFINITION if pointers else await self._how(success)
        return Remedy(
            execution_id=success.id,
            at=success.finished_at or success.scheduled_for,
            how=how,
            version=success.job_version,
            pointers=pointers,
        )

    async def _changed(self, success: Execution, version: int) -> tuple[str, ...]:
        """Where the definition was changed in between; nowhere when one of the two is not kept."""
        if success.job_version == version:
            return ()
        before = await self._jobs.find_version(success.job_id, version)
        after = await self._jobs.find_version(success.job_id, success.job_version)
        if before is None or after is None:
            return ()
        found = differences(before, after, without=frozenset({"owner_id", "state", "pause_reason", "snoozed_until"}))
        return tuple(one.pointer for one in found[:MOST_POINTERS])

    async def _how(self, success: Execution) -> Ended:
        if success.origin not in _ASKED_FOR:
            return Ended.BY_ITSELF
        given = await self._records.given(success.id)
        return Ended.BY_HAND if given.replay_of is None else Ended.REPLAY
