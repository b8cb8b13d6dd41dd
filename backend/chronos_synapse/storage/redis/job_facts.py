"""JobFactsReader: the few facts of each job by which the table of jobs is filtered and sorted, for very many jobs."""

import sys
from collections.abc import AsyncIterator, Sequence
from typing import Any

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import JOBS
from chronos_synapse.storage.redis.scripts import Script

AT_ONCE = 500
"""Jobs of one call; the server does nothing else meanwhile."""
DUE_AT_ONCE = 5000
TIMEOUT_MS = 5000
MAX_DESCRIPTION = 300
"""Characters of a description that are searched."""

_OUTCOMES = Script("read_outcomes", args=("count",))


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """How the latest execution of a job ended."""

    state: str
    finished_ms: int


class JobFacts(msgspec.Struct, frozen=True, gc=False):
    """What a job is sorted and filtered by; plain text throughout, which is compared and counted fastest."""

    id: str
    name: str
    """In the form in which names are compared."""
    text: str
    """What is searched, in the same form."""
    state: str
    owner_id: str
    kind: str
    queue: str
    tags: tuple[str, ...]
    created_ms: int


class _Executor(msgspec.Struct):
    kind: str


class _Document(msgspec.Struct):
    id: str
    name: str
    state: str
    owner_id: str
    created_at: int
    executor: _Executor
    description: str = ""
    tags: tuple[str, ...] = ()
    queue: str = "default"


_decoder = msgspec.json.Decoder(_Document)


class JobFactsReader:
    """Reads in small steps, so that nobody else waits long."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def ids(self) -> AsyncIterator[list[str]]:
        """Ids of all jobs, some at a time."""
        index, beginning = self._keys.index(JOBS), len(self._keys.job(""))
        options = ("LOAD", 1, "@__key", "WITHCURSOR", "COUNT", AT_ONCE, "DIALECT", 2, "TIMEOUT", TIMEOUT_MS)
        rows, cursor = await self._door.call("FT.AGGREGATE", index, "*", *options)
        while True:
            yield [row[1].decode()[beginning:] for row in rows[1:] if row]
            if not cursor:
                return
            rows, cursor = await self._door.call("FT.CURSOR", "READ", index, cursor, "COUNT", AT_ONCE)

    async def facts(self, job_ids: Sequence[str]) -> list[JobFacts]:
        """Facts of those of the jobs that exist."""
        found: list[Any] = []
        for at in range(0, len(job_ids), AT_ONCE):
            names = map(self._keys.job, job_ids[at : at + AT_ONCE])
            found += await self._door.call("JSON.MGET", *names, ".")
        return [_facts(raw) for raw in found if raw is not None]

    async def outcomes(self, job_ids: Sequence[str]) -> dict[str, Outcome]:
        """How the latest execution ended, of those of the jobs that ran."""
        found: dict[str, Outcome] = {}
        for at in range(0, len(job_ids), AT_ONCE):
            part = job_ids[at : at + AT_ONCE]
            reply = await self._door.run(_OUTCOMES, [self._keys.job_stats(job_id) for job_id in part], [len(part)])
            for job_id, state, finished in zip(part, reply[::2], reply[1::2], strict=True):
                if state is not None:
                    found[job_id] = Outcome(sys.intern(state.decode()), int(finished or 0))
        return found

    async def due(self, *, most: int) -> dict[str, int]:
        """Job -> its armed fire time (epoch ms), what comes first, first; of up to `most` jobs."""
        found: dict[str, int] = {}
        for at in range(0, most, DUE_AT_ONCE):
            flat = await self._door.call("ZRANGE", self._keys.due(), at, at + DUE_AT_ONCE - 1, "WITHSCORES")
            found |= _times(flat)
            if len(flat) < DUE_AT_ONCE:
                break
        return found

    async def late(self, before_ms: int, *, most: int) -> frozenset[str]:
        """Jobs of which something was due before this moment; up to `most`."""
        reply = await self._door.call("ZRANGEBYSCORE", self._keys.due(), "-inf", before_ms, "LIMIT", 0, most)
        return frozenset(job_id.decode() for job_id in reply)


def _times(reply: Sequence[Any]) -> dict[str, int]:
    if reply and isinstance(reply[0], (tuple, list)):
        return {job_id.decode(): int(float(score)) for job_id, score in reply}
    return {job_id.decode(): int(float(score)) for job_id, score in zip(reply[::2], reply[1::2], strict=True)}


def _facts(raw: bytes) -> JobFacts:
    found = _decoder.decode(raw)
    name = found.name.casefold()
    return JobFacts(
        id=found.id,
        name=name,
        text="\n".join((name, *found.tags, found.description[:MAX_DESCRIPTION])).casefold(),
        state=sys.intern(found.state),
        owner_id=sys.intern(found.owner_id),
        kind=sys.intern(found.executor.kind),
        queue=sys.intern(found.queue),
        tags=tuple(map(sys.intern, found.tags)),
        created_ms=found.created_at,
    )
