"""PurgeStore: what a purge of the history would remove, counted before anything is."""

from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import FINAL_STATES, ExecutionState
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import (
    ORDER_STEPS,
    ExecutionDocument,
    decode_document,
    window_order,
)
from chronos_synapse.storage.redis.executions import KEPT_WITH
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.search import Clauses, search

TIMEOUT_MS = 5000
MOST_JOBS = 20


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Executions that have ended and were scheduled before `before` (None: whenever), of one job or of all."""

    before: datetime | None
    job_id: str | None


class JobShare(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a selection belong to one job."""

    job_id: str
    executions: int


class PurgeStore:
    """Methods raise SearchTimeout when the engine gives up."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def count(self, selection: Selection) -> int:
        """How many there are."""
        page = (0, 0)
        reply = await search(self._door, EXECUTIONS, _clauses(selection), sort=None, page=page, timeout_ms=TIMEOUT_MS)
        return reply.total

    async def first(self, selection: Selection, limit: int, *, newest: bool = False) -> list[ExecutionDocument]:
        """The oldest ones, or the newest."""
        order, page = ("order", newest), (0, limit)
        reply = await search(self._door, EXECUTIONS, _clauses(selection), sort=order, page=page, timeout_ms=TIMEOUT_MS)
        return [decode_document(raw) for raw in reply.documents]

    async def live(self, job_id: str, limit: int) -> list[ExecutionDocument]:
        """Executions of a job that wait or run."""
        clauses = Clauses()
        clauses.tag("state", sorted(state.value for state in ExecutionState if state not in FINAL_STATES))
        clauses.tag("job_id", [job_id])
        reply = await search(self._door, EXECUTIONS, clauses, sort=None, page=(0, limit), timeout_ms=TIMEOUT_MS)
        return [decode_document(raw) for raw in reply.documents]

    async def by_job(self, selection: Selection) -> list[JobShare]:
        """The jobs that have the most of them."""
        clauses = _clauses(selection)
        command: list[Any] = ["FT.AGGREGATE", self._keys.index(EXECUTIONS), clauses.query]
        command += ["PARAMS", len(clauses.params), *clauses.params] if clauses.params else []
        command += ["GROUPBY", 1, "@job_id", "REDUCE", "COUNT", 0, "AS", "count"]
        command += ["SORTBY", 2, "@count", "DESC", "MAX", MOST_JOBS, "TIMEOUT", TIMEOUT_MS, "DIALECT", 2]
        rows = [_fields(row) for row in (await self._door.call(*command))[1:]]
        return [JobShare(job_id=row["job_id"], executions=int(row["count"])) for row in rows]

    async def bytes_of(self, execution_ids: list[str]) -> int:
        """Memory of these executions with everything that goes with them."""
        keys = [key_of(execution_id) for execution_id in execution_ids for key_of in self._key_functions()]
        found = await self._door.pipeline([("MEMORY", "USAGE", key) for key in keys]) if keys else []
        return sum(int(size) for size in found if size is not None)

    def _key_functions(self) -> list[Any]:
        return [self._keys.execution, *((lambda of, key_of=key_of: key_of(self._keys, of)) for key_of in KEPT_WITH)]


def scheduled_at(document: ExecutionDocument) -> datetime:
    """When it was scheduled."""
    return from_ms(document.order // ORDER_STEPS)


def _clauses(selection: Selection) -> Clauses:
    clauses = Clauses()
    clauses.tag("state", sorted(state.value for state in FINAL_STATES))
    clauses.tag("job_id", [] if selection.job_id is None else [selection.job_id])
    clauses.between("order", *window_order(None, selection.before))
    return clauses


def _fields(row: list[Any]) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in zip(row[::2], row[1::2], strict=True)}


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
