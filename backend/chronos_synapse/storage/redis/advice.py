"""AdviceStore: what is advised, and how far the look for it has come. Advice goes by itself unless it is renewed."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from chronos_synapse.domain.advice import DISMISSED_FOR, OPEN_FOR, Advice, AdviceQuery, AdviceState
from chronos_synapse.domain.job import JobState
from chronos_synapse.storage.redis.advice_documents import decode_advice, encode_advice
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import ADVICE, JOBS
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, found_keys, search

TIMEOUT_MS = 400
MOST_JOBS = 1_000_000
MOST_OF_JOB = 50
"""Advice of one job that is looked at."""

_PUT = Script(
    "put_advice",
    keys=("advice", "of_job", "job"),
    args=("advice_id", "expected", "document", "life_ms", "longest_life_ms"),
)


class AdvicePage(msgspec.Struct, frozen=True, kw_only=True):
    """What is most worth a look comes first. `complete` False: the answer was cut short."""

    advice: list[Advice]
    total: int
    complete: bool
    next_cursor: str | None


class AdviceCycle(msgspec.Struct, frozen=True, kw_only=True):
    """How far the look at all jobs has come."""

    began_ms: int
    after: str = ""
    """The last owner that was looked at as a whole."""
    after_job: str = ""
    """The last job of the next owner."""
    is_over: bool = False


class AdviceStore:
    """Reads and writes advice."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, advice_id: str) -> Advice | None:
        """The advice with this id."""
        raw = await self._door.call("JSON.GET", self._keys.advice(advice_id), ".")
        return None if raw is None else decode_advice(raw)

    async def of_job(self, job_id: str) -> list[Advice]:
        """All of one job, whatever became of it; SearchTimeout."""
        clauses = Clauses()
        clauses.tag("job_id", [job_id])
        reply = await search(
            self._door, ADVICE, clauses, sort=("weight", True), page=(0, MOST_OF_JOB), timeout_ms=TIMEOUT_MS
        )
        return [decode_advice(raw) for raw in reply.documents]

    async def page(self, query: AdviceQuery) -> AdvicePage:
        """One page of the list; Invalid names a bad cursor."""
        offset = read_cursor(query, query.cursor)
        try:
            reply = await search(
                self._door,
                ADVICE,
                _clauses(query),
                sort=("weight", True),
                page=(offset, query.limit),
                timeout_ms=TIMEOUT_MS,
            )
        except SearchTimeout:
            return AdvicePage(advice=[], total=0, complete=False, next_cursor=None)
        end = offset + query.limit
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        found = [decode_advice(raw) for raw in reply.documents]
        return AdvicePage(advice=found, total=reply.total, complete=True, next_cursor=following)

    async def put(self, advice: Advice, *, expected: int | None) -> bool:
        """Whether it was written: not when its revision is another than `expected` (None: there is none), nor for a job
        that is gone.
        """
        life = OPEN_FOR if advice.state is AdviceState.OPEN else DISMISSED_FOR
        return await self._write(advice, expected, encode_advice(advice), life)

    async def remove(self, advice: Advice) -> bool:
        """Whether it was removed: not when somebody has changed it meanwhile."""
        return await self._write(advice, advice.revision, b"", OPEN_FOR)

    async def _write(self, advice: Advice, expected: int | None, document: bytes, life: timedelta) -> bool:
        keys = self._keys
        names = [keys.advice(advice.id), keys.job_advice(advice.job_id), keys.job(advice.job_id)]
        args = [advice.id, "" if expected is None else expected, document, _ms(life), _ms(DISMISSED_FOR)]
        return bool(await self._door.run(_PUT, names, args) == b"ok")

    async def noted(self, execution_ids: Sequence[str]) -> list[bool]:
        """Whether each execution noted something beside its log: an output, a metric, a file that is kept."""
        keys = ((self._keys.record(one), self._keys.artifacts(one)) for one in execution_ids)
        commands = [("EXISTS", *pair) for pair in keys]
        return [bool(found) for found in await self._door.pipeline(commands)] if commands else []

    async def job_ids(self, owner_id: str) -> list[str]:
        """All jobs of an owner that are not archived, in the order of their ids; SearchTimeout."""
        clauses = Clauses()
        clauses.tag("owner_id", [owner_id])
        clauses.tag("state", [state.value for state in JobState if state is not JobState.ARCHIVED])
        found = await found_keys(self._door, JOBS, clauses, limit=MOST_JOBS, timeout_ms=TIMEOUT_MS)
        prefix = self._keys.job("")
        return sorted(key.removeprefix(prefix) for key in found)

    async def cycle(self) -> AdviceCycle | None:
        """How far the look at all jobs has come; None before the first one."""
        raw = await self._door.call("GET", self._keys.advice_cycle())
        return None if raw is None else msgspec.json.decode(raw, type=AdviceCycle)

    async def put_cycle(self, cycle: AdviceCycle) -> None:
        """Two processes at once may look at a job twice: what they write is the same."""
        await self._door.call("SET", self._keys.advice_cycle(), msgspec.json.encode(cycle))


def _ms(life: timedelta) -> int:
    return int(life.total_seconds() * 1000)


def _clauses(query: AdviceQuery) -> Clauses:
    clauses = Clauses()
    clauses.seen(query.sight)
    clauses.tag("job_id", [] if query.job_id is None else [query.job_id])
    clauses.tag("kind", [kind.value for kind in query.kinds])
    clauses.tag("state", [state.value for state in query.states])
    for tag in query.tags:
        clauses.tag("tags", [tag])
    return clauses
