"""ReportStore: reports, the queue of those that are to be made, and schedules by which they are made."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.report import (
    KEPT_FOR,
    SYSTEM,
    Report,
    ReportBody,
    ReportQuery,
    ReportSchedule,
)
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import REPORTS
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.report_documents import SYSTEM_NAME, decode_report, encode_report
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, Words, search

TIMEOUT_MS = 400
MOST_WAITING = 200
"""Reports that are asked for and not yet made, of the whole installation. Schedules may go beyond it."""
MOST_KEPT = 500
"""Of one owner, the latest."""
MOST_SCHEDULES = 500
"""Of the whole installation."""
LEASE_MS = 180_000
"""So long a process may take for one report before another one makes it."""
_LIFE_MS = int(KEPT_FOR.total_seconds() * 1000)

_ASK = Script(
    "ask_report",
    keys=("report", "queue", "owned", "schedules", "dues"),
    args=(
        "report_id",
        "document",
        "asked_ms",
        "life_ms",
        "most_waiting",
        "most_kept",
        "schedule_id",
        "due_ms",
        "expected",
        "document_after",
        "next_ms",
    ),
    names=("report", "report_body"),
)
_CLAIM = Script("claim_report", keys=("queue",), args=("lease_ms",), names=("report",))
_FINISH = Script("finish_report", keys=("report", "report_body", "queue"), args=("report_id", "document", "body"))
_REMOVE = Script("remove_reports", keys=("owned", "queue"), args=("report_id",), names=("report", "report_body"))
_SAVE_SCHEDULE = Script(
    "save_report_schedule",
    keys=("schedules", "dues"),
    args=("schedule_id", "expected", "document", "next_ms", "most"),
)
_body = msgspec.json.Decoder(ReportBody)
_schedule = msgspec.json.Decoder(ReportSchedule)


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """Reports, newest first. `complete` False: the answer was cut short."""

    reports: list[Report]
    total: int
    complete: bool
    next_cursor: str | None


class Firing(msgspec.Struct, frozen=True, kw_only=True):
    """A schedule that is due, and what becomes of it."""

    before: ReportSchedule
    after: ReportSchedule


class Claim(NamedTuple):
    """That a process is to make a report."""

    report_id: str
    number: int
    """How often one has been told so."""


class ReportStore:
    """Reads and writes reports; they go with their owner, and with their time."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, report_id: str) -> Report | None:
        """The report with this id."""
        raw = await self._door.call("JSON.GET", self._keys.report(report_id), ".")
        return None if raw is None else decode_report(raw)

    async def body(self, report_id: str) -> ReportBody | None:
        """What it says; None while it is not ready."""
        raw = await self._door.call("GET", self._keys.report_body(report_id))
        return None if raw is None else _body.decode(raw)

    async def page(self, query: ReportQuery) -> ReportPage:
        """One page of the list; Invalid names a bad cursor or bad words."""
        offset = read_cursor(query, query.cursor)
        try:
            reply = await search(
                self._door,
                REPORTS,
                _clauses(query),
                sort=("asked_at", True),
                page=(offset, query.limit),
                timeout_ms=TIMEOUT_MS,
            )
        except SearchTimeout:
            return ReportPage(reports=[], total=0, complete=False, next_cursor=None)
        end = offset + len(reply.documents)
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        found = [decode_report(raw) for raw in reply.documents]
        return ReportPage(reports=found, total=reply.total, complete=True, next_cursor=following)

    async def ask(self, report: Report, firing: Firing | None = None) -> str:
        """Has `report` made, be it for a schedule that is due: `ok`, `full`, or `changed` when that is not so."""
        before, after = (firing.before, firing.after) if firing else (None, None)
        args = [
            report.id,
            encode_report(report),
            to_ms(report.asked_at),
            _LIFE_MS,
            MOST_WAITING,
            MOST_KEPT,
            before.id if before else "",
            _ms(before.next_at) if before else "",
            before.version if before else "",
            _encoded(after) if after else b"",
            _ms(after.next_at) if after else "",
        ]
        names = [
            self._keys.report(report.id),
            self._keys.report_queue(),
            self._owned(report.about.owner_id),
            self._keys.report_schedules(),
            self._keys.report_dues(),
        ]
        return str((await self._door.run(_ASK, names, args)).decode())

    async def claim(self) -> Claim | None:
        """A report that this process is to make now; None when none waits."""
        found = await self._door.run(_CLAIM, [self._keys.report_queue()], [LEASE_MS])
        return None if found is None else Claim(found[0].decode(), int(found[1]))

    async def finish(self, report: Report, body: ReportBody | None) -> bool:
        """Whether this is what it came to: False when it was removed, or another process was faster."""
        names = [self._keys.report(report.id), self._keys.report_body(report.id), self._keys.report_queue()]
        text = b"" if body is None else msgspec.json.encode(body)
        return bool(await self._door.run(_FINISH, names, [report.id, encode_report(report), text]))

    async def forget_claim(self, report_id: str) -> None:
        """Takes what is no report any more out of the queue."""
        await self._door.call("ZREM", self._keys.report_queue(), report_id)

    async def remove(self, report: Report) -> bool:
        """Whether it was there."""
        names = [self._owned(report.about.owner_id), self._keys.report_queue()]
        return bool(await self._door.run(_REMOVE, names, [report.id]))

    async def forget(self, owner_id: str) -> int:
        """Removes all reports and schedules of an owner that is no more; how many reports there were."""
        for schedule in await self.schedules():
            if schedule.about.owner_id == owner_id:
                await self.save_schedule(schedule, None)
        return int(await self._door.run(_REMOVE, [self._owned(owner_id), self._keys.report_queue()], [""]))

    async def schedules(self) -> list[ReportSchedule]:
        """All of them, by name."""
        raw = await self._door.call("HVALS", self._keys.report_schedules())
        return sorted((_schedule.decode(one) for one in raw), key=lambda one: (one.name.casefold(), one.id))

    async def find_schedule(self, schedule_id: str) -> ReportSchedule | None:
        """The schedule with this id."""
        raw = await self._door.call("HGET", self._keys.report_schedules(), schedule_id)
        return None if raw is None else _schedule.decode(raw)

    async def save_schedule(self, before: ReportSchedule | None, after: ReportSchedule | None) -> str:
        """`ok`, `changed` when it is not as `before` any more, or `full`. Without `after` it is removed."""
        named = before or after
        if named is None:
            return "ok"
        args = [
            named.id,
            before.version if before else "",
            _encoded(after) if after else b"",
            _ms(after.next_at) if after else "",
            MOST_SCHEDULES,
        ]
        names = [self._keys.report_schedules(), self._keys.report_dues()]
        return str((await self._door.run(_SAVE_SCHEDULE, names, args)).decode())

    async def due(self, now: datetime, *, limit: int) -> list[ReportSchedule]:
        """Schedules that are due, the longest so first."""
        found: Sequence[bytes] = await self._door.call(
            "ZRANGEBYSCORE", self._keys.report_dues(), "-inf", to_ms(now), "LIMIT", 0, limit
        )
        schedules = [await self.find_schedule(one.decode()) for one in found]
        return [one for one in schedules if one is not None]

    def _owned(self, owner_id: str) -> str:
        return self._keys.owner_reports(owner_id if owner_id != SYSTEM else SYSTEM_NAME)


def _encoded(schedule: ReportSchedule) -> bytes:
    return msgspec.json.encode(schedule)


def _ms(at: datetime | None) -> int | str:
    return "" if at is None else to_ms(at)


def _clauses(query: ReportQuery) -> Clauses:
    clauses = Clauses()
    clauses.seen(query.sight)
    if query.job_id is not None:
        clauses.tag("job_id", [query.job_id])
    clauses.tag("scope", query.scopes)
    clauses.tag("state", query.states)
    if query.schedule_id is not None:
        clauses.literal("schedule_id", [query.schedule_id])
    if query.search.strip():
        clauses.words(["title_fts"], Words.of(query.search, pointer="query:search"))
    return clauses
