"""SlotStore: the ledger of each job, one stream entry a due time, and where its settling has come to."""

import bisect
from collections.abc import Container, Sequence
from enum import StrEnum

import msgspec

from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.storage.redis.client import RedisDoor

AMENDMENT_LIFE_MS = 400 * 86_400_000
BATCH = 1000

_CODES = {
    Disposition.FIRED: "f",
    Disposition.MERGED: "m",
    Disposition.SKIPPED: "s",
    Disposition.MISSED: "x",
}
_DISPOSITIONS = {code: disposition for disposition, code in _CODES.items()}


class CursorKind(StrEnum):
    """Where the first unsettled due time of a job lies."""

    DUE = "due"
    """It will be dispatched when it is reached."""
    HELD = "held"
    """The job is paused."""


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """The first due time of a job that is not settled; None when nothing is to come."""

    kind: CursorKind | None = None
    ms: int | None = None


class SlotStore:
    """Reads ledgers; only scripts write them, together with what they tell of."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def between(self, job_id: str, from_ms: int, to_ms: int, limit: int) -> list[SlotRecord]:
        """Up to `limit` records that touch [from_ms, to_ms], rising; a range that began before is the first.

        Beside these come the due times of theirs that were amended, so that there may be more. Fewer: there are none
        after them.
        """
        slots = self._keys.slots(job_id)
        before, found, amendments = await self._door.pipeline(
            [
                ("XREVRANGE", slots, f"({from_ms}-0" if from_ms > 0 else "0-1", "-", "COUNT", 1),
                ("XRANGE", slots, f"{max(0, from_ms)}-0", f"{to_ms}-0", "COUNT", limit + 1),
                ("HGETALL", self._keys.amendments(job_id)),
            ]
        )
        records = [record for record in map(read_entry, before) if record.until_ms >= from_ms]
        records = [*records, *map(read_entry, found)]
        if len(records) > limit:
            to_ms = records[limit].due_ms - 1
        return amended(records[:limit], amendments, from_ms, to_ms)

    async def newest(self, job_id: str) -> SlotRecord | None:
        """The last record of the ledger."""
        found = await self._door.call("XREVRANGE", self._keys.slots(job_id), "+", "-", "COUNT", 1)
        return read_entry(found[0]) if found else None

    async def reaching(self, job_ids: Sequence[str], after_ms: int) -> list[str]:
        """Those of the jobs whose ledger tells of a due time after `after_ms`."""
        commands = [("XREVRANGE", self._keys.slots(job_id), "+", "-", "COUNT", 1) for job_id in job_ids]
        found = await self._door.pipeline(commands) if commands else []
        pairs = zip(job_ids, found, strict=True)
        return [job_id for job_id, entries in pairs if entries and read_entry(entries[0]).until_ms > after_ms]

    async def oldest(self, job_id: str) -> SlotRecord | None:
        """The first record that is kept."""
        found = await self._door.call("XRANGE", self._keys.slots(job_id), "-", "+", "COUNT", 1)
        return read_entry(found[0]) if found else None

    async def cursor(self, job_id: str) -> Cursor:
        """The first due time that is not settled yet."""
        return (await self.cursors([job_id]))[0]

    async def cursors(self, job_ids: Sequence[str]) -> list[Cursor]:
        """As `cursor`, for many."""
        if not job_ids:
            return []
        dues, helds = await self._door.pipeline(
            [("ZMSCORE", self._keys.due(), *job_ids), ("ZMSCORE", self._keys.held(), *job_ids)]
        )
        return [_cursor(due, held) for due, held in zip(dues, helds, strict=True)]

    async def amend(self, job_id: str, due_ms: int, backfill_id: str) -> None:
        """Notes that a backfill ran a due time after all."""
        amendments = self._keys.amendments(job_id)
        await self._door.pipeline(
            [("HSET", amendments, f"b{due_ms}", backfill_id), ("PEXPIRE", amendments, AMENDMENT_LIFE_MS)]
        )


def code_of(record: SlotRecord) -> tuple[str, str]:
    """(disposition, detail) of a record that is no execution, as the script stores them."""
    reason = record.reason.value if record.reason is not None else ""
    span = f"{record.until_ms} {record.count}" if record.count > 1 else ""
    words = (reason, span, record.detail)
    return _CODES[record.disposition], "|".join(words).rstrip("|")


def _cursor(due: bytes | None, held: bytes | None) -> Cursor:
    if due is not None:
        return Cursor(kind=CursorKind.DUE, ms=int(float(due)))
    if held is not None:
        return Cursor(kind=CursorKind.HELD, ms=int(float(held)))
    return Cursor()


def read_entry(entry: tuple[bytes, Sequence[bytes] | dict[bytes, bytes]]) -> SlotRecord:
    """The record that an entry of a ledger's stream stands for."""
    entry_id, fields = entry
    values = dict(fields) if isinstance(fields, dict) else dict(zip(fields[::2], fields[1::2], strict=True))
    return _record(int(entry_id.partition(b"-")[0]), values[b"d"].decode(), values[b"x"].decode())


def _record(due_ms: int, code: str, detail: str) -> SlotRecord:
    disposition = _DISPOSITIONS[code]
    if disposition is Disposition.FIRED:
        return SlotRecord(due_ms=due_ms, until_ms=due_ms, count=1, disposition=disposition, late_ms=int(detail or 0))
    reason, _, rest = detail.partition("|")
    span, _, words = rest.partition("|")
    until_ms, count = map(int, span.split()) if span else (due_ms, 1)
    return SlotRecord(
        due_ms=due_ms,
        until_ms=until_ms,
        count=count,
        disposition=disposition,
        reason=SlotReason(reason) if reason else None,
        detail=words,
    )


def amended(
    records: Sequence[SlotRecord], amendments: dict[bytes, bytes], from_ms: int, to_ms: int
) -> list[SlotRecord]:
    """Those of the rising records that touch [from_ms, to_ms], with what became of their due times later.

    A due time that is amended and lies in a range stands by itself, and is not in the range's count any more.
    """
    singles = {record.due_ms: record for record in records if record.count == 1}
    ranges = [record for record in records if record.count > 1]
    # What was settled later comes before what a backfill ran after that.
    for name, value in sorted(amendments.items()):
        due_ms = int(name.removeprefix(b"b"))
        later = None if name.startswith(b"b") else read_amendment(name, value)
        if later is not None and later.count > 1:
            bisect.insort(ranges, later, key=_due_ms)
            continue
        around = singles.get(due_ms) or _taken_out(ranges, due_ms, singles)
        if later is None and around is not None:
            values = {"due_ms": due_ms, "until_ms": due_ms, "count": 1, "backfill_id": value.decode()}
            later = msgspec.structs.replace(around, **values)
        if later is not None:
            singles[due_ms] = later
    found = [record for record in (*singles.values(), *ranges) if record.until_ms >= from_ms and record.due_ms <= to_ms]
    return sorted(found, key=lambda record: (record.due_ms, record.count))


def _due_ms(record: SlotRecord) -> int:
    return record.due_ms


def _taken_out(ranges: list[SlotRecord], due_ms: int, taken: Container[int]) -> SlotRecord | None:
    """The range that holds `due_ms`, after that was taken out of it, as those in `taken` were before."""
    at = bisect.bisect_right(ranges, due_ms, key=_due_ms) - 1
    if at < 0 or ranges[at].until_ms < due_ms:
        return None
    found = ranges[at]
    left_ms = found.until_ms if due_ms == found.due_ms else found.due_ms
    if found.count == 1:
        del ranges[at]
    elif found.count == 2 and due_ms in (found.due_ms, found.until_ms) and left_ms not in taken:
        ranges[at] = msgspec.structs.replace(found, due_ms=left_ms, until_ms=left_ms, count=1)
    else:
        # Which due times lie between its ends is not known here, so the ends stay.
        ranges[at] = msgspec.structs.replace(found, count=found.count - 1)
    return found


def _halves(value: str) -> tuple[str, str]:
    code, _, detail = value.partition(" ")
    return code, detail


def read_amendment(name: bytes, value: bytes) -> SlotRecord:
    """The record that an amendment stands for which is no backfill's."""
    return _record(int(name), *_halves(value.decode()))
