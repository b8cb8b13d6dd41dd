"""ForecastStore: what forecasts are made of: the past in few fields, and for a while what was learned of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.domain.analytics import AnalyticsQuery
from chronos_synapse.domain.execution import UNSUCCESSFUL, ExecutionState
from chronos_synapse.storage.redis.analytics import Pieces
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import ORDER_STEPS, window_order
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout

LIFE = timedelta(hours=6)
"""Of what was learned of a job that nobody asks for any more."""
TREES_LIFE = timedelta(days=30)
"""Of what trees said of a job that was not chosen for anew."""
TIMEOUT_MS = 400
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
WINDOWS_MS = (DAY_MS, 8 * DAY_MS, 64 * DAY_MS)
"""So far back the latest executions are looked for first: of a job that runs all the time all are too many to sort."""

_FIELDS = ("state", "order", "asked_by", "started_at", "duration_ms", "attempt")
_RAN = tuple(sorted(state.value for state in UNSUCCESSFUL | {ExecutionState.SUCCEEDED}))


class PastRun(msgspec.Struct, frozen=True):
    """As much of an execution that ran as a forecast needs. Times are epoch ms."""

    is_success: bool
    scheduled_ms: int
    asked_by: str
    """`origin:nonce`; empty: its due time had come."""
    started_ms: int
    duration_ms: int
    """Of its last attempt."""
    retries: int


class ChoiceCycle(msgspec.Struct, frozen=True, kw_only=True):
    """How far the choice of forecasters has come."""

    night: int = 0
    """The one that is under way, counted from 1970."""
    after: str = ""
    """The last job that was looked at; after the last of all comes the first."""
    tried: int = 0
    """Jobs that trees were fitted for in this night."""
    seen: int = 0
    """Jobs that were looked at in this night."""
    is_over: bool = False


class ForecastStore:
    """Reads the past of one job, or of all that somebody sees."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def past(self, job_id: str, *, limit: int) -> list[PastRun]:
        """The latest executions of a job that ran to an end of their own, oldest first; SearchTimeout."""
        now_ms = await self._door.now_ms()
        lows = [float((now_ms - width) * ORDER_STEPS) for width in WINDOWS_MS]
        runs: list[PastRun] = []
        for low in (*lows, float("-inf")):
            total, runs = await self._newest(job_id, low, limit)
            if total >= limit:
                break
        return runs

    async def _newest(self, job_id: str, low: float, limit: int) -> tuple[int, list[PastRun]]:
        """How many there are since `low` of `order`, and the latest of them, oldest first."""
        clauses = Clauses()
        clauses.tag("state", _RAN)
        clauses.tag("job_id", [job_id])
        clauses.between("order", low, float("inf"))
        fields = [part for name in _FIELDS for part in (f"$.{name}", "AS", f"f_{name}")]
        command = ["FT.SEARCH", self._keys.index(EXECUTIONS), clauses.query]
        command += ["PARAMS", str(len(clauses.params)), *clauses.params, "SORTBY", "order", "DESC"]
        command += ["RETURN", str(len(fields)), *fields, "LIMIT", "0", str(limit)]
        try:
            reply = await self._door.call(*command, "DIALECT", 2, "TIMEOUT", TIMEOUT_MS)
        except ResponseError as exc:
            if "Timeout limit was reached" in str(exc):
                raise SearchTimeout from exc
            raise
        found = [_run(fields) for fields in reply[2::2] if fields]
        return int(reply[0]), [run for run in reversed(found) if run is not None]

    async def busy_hours(self, query: AnalyticsQuery) -> tuple[dict[int, float], bool]:
        """Hour since 1970 in which executions were due -> seconds that those took; and whether that is all of them."""
        clauses = Clauses()
        clauses.seen(query.sight)
        clauses.tag("state", _RAN)
        clauses.tag("owner_id", [query.owner_id] if query.owner_id else [])
        for tag in query.tags:
            clauses.tag("tags", [tag])
        clauses.between("duration_ms", 0, float("inf"))
        steps = ["APPLY", f"floor(@order/{HOUR_MS * ORDER_STEPS})", "AS", "at", "GROUPBY", 1, "@at"]
        pieces = Pieces(self._door, clauses, [*steps, "REDUCE", "SUM", 1, "@duration_ms", "AS", "ms"])
        found: dict[int, float] = {}
        async for rows in pieces.rows(*window_order(query.since, query.until)):
            for row in rows:
                at = int(float(row["at"]))
                found[at] = found.get(at, 0.0) + float(row["ms"]) / 1000
        return found, pieces.is_complete

    async def trees(self, job_id: str) -> bytes | None:
        """What trees said of a job, where they were chosen for it."""
        raw: bytes | None = await self._door.call("GET", self._keys.forecast_trees(job_id))
        return raw

    async def keep_trees(self, job_id: str, said: bytes | None) -> None:
        """For TREES_LIFE; None: another forecaster is better. What was learned of the job is learned anew."""
        key = self._keys.forecast_trees(job_id)
        life_ms = int(TREES_LIFE.total_seconds() * 1000)
        write = ("UNLINK", key) if said is None else ("SET", key, said, "PX", life_ms)
        await self._door.pipeline([write, ("UNLINK", self._keys.forecast(job_id))])

    async def cycle(self) -> ChoiceCycle:
        """How far the choice of forecasters has come."""
        raw = await self._door.call("GET", self._keys.forecast_cycle())
        return ChoiceCycle() if raw is None else msgspec.json.decode(raw, type=ChoiceCycle)

    async def put_cycle(self, cycle: ChoiceCycle) -> None:
        """Two processes at once may look at a job twice: what they write is the same."""
        await self._door.call("SET", self._keys.forecast_cycle(), msgspec.json.encode(cycle))

    async def learned(self, job_id: str) -> bytes | None:
        """What was kept of a job."""
        raw: bytes | None = await self._door.call("GET", self._keys.forecast(job_id))
        return raw

    async def keep(self, job_id: str, learned: bytes) -> None:
        """For LIFE, whatever was kept before."""
        await self._door.call("SET", self._keys.forecast(job_id), learned, "PX", int(LIFE.total_seconds() * 1000))


def _run(fields: Sequence[Any]) -> PastRun | None:
    """None of what never began."""
    found = {name.decode().removeprefix("f_"): value for name, value in zip(fields[::2], fields[1::2], strict=True)}
    if found.get("started_at") is None or found.get("duration_ms") is None:
        return None
    return PastRun(
        is_success=found["state"].decode() == ExecutionState.SUCCEEDED.value,
        scheduled_ms=int(found["order"]) // ORDER_STEPS,
        asked_by=(found.get("asked_by") or b"").decode(),
        started_ms=int(found["started_at"]),
        duration_ms=int(found["duration_ms"]),
        retries=max(0, int(found.get("attempt") or 1) - 1),
    )
