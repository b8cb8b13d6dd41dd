"""LedgerReader: reads ledgers, definitions and counters of many jobs at once, for whoever checks that they agree."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.execution import LIVE_STATES
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.slot import SlotRecord
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import EXECUTIONS, JOBS, index_info
from chronos_synapse.storage.redis.job_documents import decode_job
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses
from chronos_synapse.storage.redis.slots import read_amendment, read_entry

SLOTS_CAP = 100_000
"""As ledger.lua has it: a ledger of that many entries has lost older ones."""
SCAN_COUNT = 2000
BATCH = 500
COUNT_TIMEOUT_MS = 5000
LIVE = tuple(sorted(state.value for state in LIVE_STATES))

_READ_LEDGERS = Script("read_ledgers", args=("limit", "count"))
_UNRECORDED = Script("unrecorded", args=("cap", "count"))

LiveCounts = dict[str, int]
"""State -> executions, of the live states."""


class LedgerPart(msgspec.Struct, frozen=True, kw_only=True):
    """Records of one job that touch a range, rising."""

    records: list[SlotRecord]
    is_whole: bool
    """False: there are more records in the range than were asked for."""
    kept_from_ms: int
    """Records of due times before this are gone; 0 when all are kept."""
    settled_until_ms: int | None
    """The last due time of the whole ledger; None of an empty one."""


class LedgerRange(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of which ledger, both ends included, epoch ms."""

    job_id: str
    from_ms: int
    to_ms: int


class LedgerReader:
    """Answers in batches; changes nothing but counters that it is told to correct."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def former_versions(self, job_id: str, numbers: Iterable[int]) -> list[Job]:
        """The former definitions of a job with these versions, in this order, up to the first that is gone."""
        keys = [self._keys.job_version(job_id, number) for number in numbers]
        found: list[Job] = []
        for raw in await self._door.call("MGET", *keys) if keys else []:
            if raw is None:
                break
            found.append(decode_job(raw))
        return found

    async def has_job(self, job_id: str) -> bool:
        """Whether there is a definition, be it one that is not understood."""
        return bool(await self._door.call("EXISTS", self._keys.job(job_id)))

    async def job_ids(self) -> AsyncIterator[list[str]]:
        """Ids of all jobs, a page at a time; one that is written meanwhile may come twice."""
        prefix = self._keys.job("")
        place: bytes | int = 0
        while True:
            place, found = await self._door.call("SCAN", place, "MATCH", f"{prefix}*", "COUNT", SCAN_COUNT)
            if found:
                yield [key.decode().removeprefix(prefix) for key in found]
            if int(place) == 0:
                return

    async def ledgers(self, ranges: Sequence[LedgerRange], limit: int) -> list[LedgerPart]:
        """Up to `limit` records of each range. The server does nothing else meanwhile, so not too much at a time."""
        keys, args = [], [limit + 1, len(ranges)]
        for item in ranges:
            keys += [self._keys.slots(item.job_id), self._keys.amendments(item.job_id)]
            args += [max(0, item.from_ms), item.to_ms]
        replies = await self._door.run(_READ_LEDGERS, keys, args) if ranges else []
        return [_part(item, limit, reply) for item, reply in zip(ranges, replies, strict=True)]

    async def kept_from_ms(self, job_id: str) -> int:
        """Records of due times before this are gone; 0 when all are kept."""
        slots = self._keys.slots(job_id)
        length, oldest = await self._door.pipeline([("XLEN", slots), ("XRANGE", slots, "-", "+", "COUNT", 1)])
        return _kept_from_ms(length, oldest)

    async def gone(self, execution_ids: Sequence[str]) -> set[str]:
        """Those of the executions that have no document."""
        gone: set[str] = set()
        for at in range(0, len(execution_ids), BATCH):
            batch = execution_ids[at : at + BATCH]
            keys = [self._keys.execution(execution_id) for execution_id in batch]
            if await self._door.call("EXISTS", *keys) == len(batch):
                continue
            replies = await self._door.pipeline([("EXISTS", key) for key in keys])
            gone |= {execution_id for execution_id, found in zip(batch, replies, strict=True) if not found}
        return gone

    async def unrecorded(self, slots: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
        """Those of the (job, due time) of which the ledger says nothing."""
        found: list[tuple[str, int]] = []
        for at in range(0, len(slots), BATCH):
            batch = slots[at : at + BATCH]
            keys = [key for job_id, _ in batch for key in (self._keys.slots(job_id), self._keys.amendments(job_id))]
            places = await self._door.run(_UNRECORDED, keys, [SLOTS_CAP, len(batch), *(due_ms for _, due_ms in batch)])
            found += [batch[place - 1] for place in places]
        return found

    async def fired_by_schedule(
        self, order: int, until_order: int, limit: int, job_id: str | None
    ) -> list[tuple[str, int, str]]:
        """Up to `limit` executions from a place in time on: (job, order, who asked for it: nobody, so its due time)."""
        clauses = Clauses()
        clauses.tag("job_id", [job_id] if job_id else [])
        clauses.between("order", order, until_order)
        command: list[object] = ["FT.SEARCH", self._keys.index(EXECUTIONS), clauses.query]
        command += ["PARAMS", len(clauses.params), *clauses.params] if clauses.params else []
        command += ["SORTBY", "order", "ASC", "RETURN", 9]
        command += ["$.job_id", "AS", "j", "$.order", "AS", "o", "$.asked_by", "AS", "a"]
        command += ["LIMIT", 0, limit, "DIALECT", 2, "TIMEOUT", COUNT_TIMEOUT_MS]
        reply = await self._door.call(*command)
        rows = [_cells(fields) for fields in reply[2::2] if fields]
        return [(row["j"], int(row["o"]), row.get("a", "")) for row in rows]

    async def lease_ends(self, execution_ids: Sequence[str]) -> list[int | None]:
        """When the lease of each execution ends, epoch ms; None without one."""
        if not execution_ids:
            return []
        scores = await self._door.call("ZMSCORE", self._keys.leases(), *execution_ids)
        return [None if score is None else int(float(score)) for score in scores]

    async def are_waiting(self, places: Sequence[tuple[Sequence[str], str]]) -> list[bool]:
        """For each (sorted sets, entry) whether the entry lies in one of the sets."""
        commands = [("ZSCORE", key, member) for keys, member in places for key in keys]
        replies = iter(await self._door.pipeline(commands) if commands else [])
        return [any([next(replies) is not None for _ in keys]) for keys, _ in places]

    async def job_counters(self, job_ids: Sequence[str]) -> list[LiveCounts]:
        """What the counters of each job say of its live executions."""
        return await self._counters([self._keys.job_stats(job_id) for job_id in job_ids])

    async def owner_counters(self, owner_ids: Sequence[str]) -> list[LiveCounts]:
        """As `job_counters`, of owners."""
        return await self._counters([self._keys.owner_stats(owner_id) for owner_id in owner_ids])

    async def _counters(self, keys: Sequence[str]) -> list[LiveCounts]:
        replies = await self._door.pipeline([("HMGET", key, *LIVE) for key in keys]) if keys else []
        return [{state: int(count or 0) for state, count in zip(LIVE, reply, strict=True)} for reply in replies]

    async def live_by_job(self, job_ids: Sequence[str]) -> dict[str, LiveCounts]:
        """What the documents say: live executions of each of the jobs that has any."""
        return await self._live_by("job_id", job_ids)

    async def live_by_owner(self) -> dict[str, LiveCounts]:
        """As `live_by_job`, of all owners."""
        return await self._live_by("owner_id", ())

    async def _live_by(self, field: str, values: Sequence[str]) -> dict[str, LiveCounts]:
        clauses = Clauses()
        clauses.tag("state", LIVE)
        clauses.tag(field, values)
        command: list[object] = ["FT.AGGREGATE", self._keys.index(EXECUTIONS), clauses.query]
        command += ["PARAMS", len(clauses.params), *clauses.params]
        command += ["GROUPBY", 2, f"@{field}", "@state", "REDUCE", "COUNT", 0, "AS", "count"]
        command += ["LIMIT", 0, 1_000_000, "DIALECT", 2, "TIMEOUT", COUNT_TIMEOUT_MS]
        _, *rows = await self._door.call(*command)
        found: dict[str, LiveCounts] = {}
        for row in rows:
            cells = _cells(row)
            counts = found.setdefault(cells[field], dict.fromkeys(LIVE, 0))
            counts[cells["state"]] = int(cells["count"])
        return found

    async def correct_job(self, job_id: str, by: LiveCounts) -> None:
        """Adds `by` to the counters of a job: what they were wrong by stays the same whatever happens meanwhile."""
        await self._correct(self._keys.job_stats(job_id), by)

    async def correct_owner(self, owner_id: str, by: LiveCounts) -> None:
        """As `correct_job`, of an owner."""
        await self._correct(self._keys.owner_stats(owner_id), by)

    async def _correct(self, key: str, by: LiveCounts) -> None:
        await self._door.pipeline([("HINCRBY", key, state, count) for state, count in by.items() if count])

    async def indexing_failures(self) -> dict[str, int]:
        """Index -> documents that it could not take in, which are therefore in no list."""
        found = {}
        for name in (JOBS, EXECUTIONS):
            info = await index_info(self._door, self._keys.index(name)) or {}
            found[name] = int(_text(info.get("hash_indexing_failures", 0)))
        return found


def _cells(row: Sequence[Any]) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in zip(row[::2], row[1::2], strict=True)}


def _part(item: LedgerRange, limit: int, replies: Sequence[Any]) -> LedgerPart:
    before, found, flat, length, oldest, newest = replies
    amendments = dict(zip(flat[::2], flat[1::2], strict=True))
    is_whole = len(found) <= limit
    reaching = [record for record in map(read_entry, before) if record.until_ms >= item.from_ms]
    records = [*reaching, *map(read_entry, found[:limit])]
    to_ms = item.to_ms if is_whole else records[-1].until_ms
    # What was settled while the clock showed an earlier time stands beside the ledger, unless a record covers it.
    later = [read_amendment(name, value) for name, value in amendments.items() if not name.startswith(b"b")]
    records += [
        record
        for record in later
        if item.from_ms <= record.due_ms <= to_ms
        and not any(other.due_ms <= record.due_ms <= other.until_ms for other in records)
    ]
    return LedgerPart(
        records=sorted(records, key=lambda record: record.due_ms),
        is_whole=is_whole,
        kept_from_ms=_kept_from_ms(length, oldest),
        settled_until_ms=read_entry(newest[0]).until_ms if newest else None,
    )


def _kept_from_ms(length: int, oldest: Sequence[Any]) -> int:
    return read_entry(oldest[0]).due_ms if length >= SLOTS_CAP else 0


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
