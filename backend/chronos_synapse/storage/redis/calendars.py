"""CalendarStore: calendars, and a number that rises whenever one of them changes."""

from collections.abc import Collection, Sequence

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.calendar import Calendar
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.storage.redis.calendar_documents import decode_calendar, encode_calendar, with_text
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import CALENDARS
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, search

TIMEOUT_MS = 400
BATCH = 100

_SAVE = Script(
    "save_calendar",
    keys=("calendar", "calendar_text", "owned", "calendars_version"),
    args=("calendar_id", "expected", "document", "text", "most", "most_bytes"),
)

_TRANSFER = Script(
    "transfer_calendar",
    keys=("calendar", "from_calendars", "to_calendars", "calendars_version"),
    args=("calendar_id", "from_owner", "to_owner"),
)


class CalendarLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What one owner may have."""

    calendars: int
    bytes: int
    """Of all documents and files together."""


class CalendarQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the list."""

    sight: Sight
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class CalendarPage(msgspec.Struct, frozen=True, kw_only=True):
    """Calendars by name, without the text of their files. `complete` False: the answer was cut short."""

    calendars: list[Calendar]
    total: int
    complete: bool
    next_cursor: str | None


class CalendarStore:
    """Reads and writes calendars."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, calendar_id: str) -> Calendar | None:
        """The calendar with this id."""
        return (await self.find_many([calendar_id])).get(calendar_id)

    async def find_many(self, calendar_ids: Collection[str]) -> dict[str, Calendar]:
        """Those of the calendars that exist, by id."""
        heads = await self._heads(list(calendar_ids))
        found: dict[str, Calendar] = {}
        ids = list(heads)
        for at in range(0, len(ids), BATCH):
            part = ids[at : at + BATCH]
            texts = await self._door.call("MGET", *map(self._keys.calendar_text, part))
            found |= {one: with_text(heads[one], text) for one, text in zip(part, texts, strict=True)}
        return found

    async def owned(self, owner_ids: Sequence[str]) -> list[list[Calendar]]:
        """What each owner has, by name, without the text of files."""
        replies = await self._door.pipeline([("HKEYS", self._keys.calendars(owner)) for owner in owner_ids])
        ids = [[name.decode() for name in reply] for reply in replies]
        heads = await self._heads([one for group in ids for one in group])
        return [sorted((heads[one] for one in group if one in heads), key=_by_name) for group in ids]

    async def page(self, query: CalendarQuery) -> CalendarPage:
        """One page of the list; Invalid names a bad cursor."""
        offset = read_cursor(query, query.cursor)
        clauses = Clauses()
        clauses.seen(query.sight, job=None)
        page = (offset, query.limit)
        try:
            reply = await search(
                self._door, CALENDARS, clauses, sort=("name_fts", False), page=page, timeout_ms=TIMEOUT_MS
            )
        except SearchTimeout:
            return CalendarPage(calendars=[], total=0, complete=False, next_cursor=None)
        end = offset + len(reply.documents)
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        calendars = [decode_calendar(raw) for raw in reply.documents]
        return CalendarPage(calendars=calendars, total=reply.total, complete=True, next_cursor=following)

    async def version(self) -> int:
        """How often any calendar has changed."""
        return int(await self._door.call("GET", self._keys.calendars_version()) or 0)

    async def save(self, calendar: Calendar, *, expected_version: int | None, limits: CalendarLimits) -> str:
        """`ok`, `missing`, `full` or `heavy` (beyond the limits), or the version in the way. None expects none."""
        document, text = encode_calendar(calendar)
        expected = "" if expected_version is None else expected_version
        args = [calendar.id, expected, document, text, limits.calendars, limits.bytes]
        return str((await self._door.run(_SAVE, self._names(calendar), args)).decode())

    async def remove(self, calendar: Calendar) -> str:
        """`ok`, `missing`, or the version in the way."""
        args = [calendar.id, calendar.version, b"", b"", 0, 0]
        return str((await self._door.run(_SAVE, self._names(calendar), args)).decode())

    async def transfer(self, calendar: Calendar, owner_id: str) -> bool:
        """Gives it to another owner; False when it is not as it was."""
        keys = self._keys
        names = [keys.calendar(calendar.id), keys.calendars(calendar.owner_id), keys.calendars(owner_id)]
        args = [calendar.id, calendar.owner_id, owner_id]
        return bool(await self._door.run(_TRANSFER, [*names, keys.calendars_version()], args))

    async def _heads(self, calendar_ids: Sequence[str]) -> dict[str, Calendar]:
        found: dict[str, Calendar] = {}
        for at in range(0, len(calendar_ids), BATCH):
            part = calendar_ids[at : at + BATCH]
            raws = await self._door.call("JSON.MGET", *map(self._keys.calendar, part), ".")
            found |= {one: decode_calendar(raw) for one, raw in zip(part, raws, strict=True) if raw is not None}
        return found

    def _names(self, calendar: Calendar) -> list[str]:
        keys = self._keys
        own = [keys.calendar(calendar.id), keys.calendar_text(calendar.id)]
        return [*own, keys.calendars(calendar.owner_id), keys.calendars_version()]


def _by_name(calendar: Calendar) -> tuple[str, str]:
    return calendar.name.casefold(), calendar.id
