"""CalendarStore: calendars of each owner."""

from collections.abc import Sequence
from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.calendar import Calendar, CalendarId, CalendarMode, HolidaySource, IcsSource, RangeSource
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

_SAVE = Script(
    "save_calendar",
    keys=("calendar", "owned", "calendars_version"),
    args=("calendar_id", "expected", "document", "most"),
)


class CalendarDocument(JsonModel):  # type: ignore[misc]  # redis-om ships no types
    """A calendar as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    name: str
    description: str = ""
    mode: str
    timezone: str
    source: dict[str, Any]
    tags: list[str] = Field(default=[])
    owner_id: str
    version: int
    created_at: int
    updated_at: int

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredCalendar(msgspec.Struct):
    """The same fields for reading."""

    id: str
    name: str
    mode: CalendarMode
    timezone: str
    source: RangeSource | HolidaySource | IcsSource
    owner_id: str
    version: int
    created_at: int
    updated_at: int
    description: str = ""
    tags: tuple[str, ...] = ()


_decoder = msgspec.json.Decoder(_StoredCalendar)


class CalendarStore:
    """Reads and writes calendars; each change raises a number at which schedulers look."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, calendar_id: str) -> Calendar | None:
        """The calendar with this id."""
        raw = await self._door.call("JSON.GET", self._keys.calendar(calendar_id))
        return None if raw is None else _decode(raw)

    async def of(self, owner_id: str) -> list[Calendar]:
        """Every calendar of an owner, by name."""
        ids = sorted(found.decode() for found in await self._door.call("SMEMBERS", self._keys.calendars(owner_id)))
        if not ids:
            return []
        found = await self._door.call("JSON.MGET", *map(self._keys.calendar, ids), ".")
        calendars = [_decode(raw) for raw in found if raw is not None]
        return sorted(calendars, key=lambda calendar: (calendar.name.casefold(), calendar.id))

    async def owners(self) -> Sequence[str]:
        """Ids of all owners that may have calendars."""
        return sorted(owner.decode() for owner in await self._door.call("SMEMBERS", self._keys.owners()))

    async def save(self, calendar: Calendar, *, expected_version: int | None, most: int) -> str:
        """`ok`, `missing`, `full` (the owner has `most`), or the version in the way. None expects none."""
        expected = "" if expected_version is None else expected_version
        reply = await self._door.run(_SAVE, self._names(calendar), [calendar.id, expected, _encode(calendar), most])
        await self._door.call("SADD", self._keys.owners(), calendar.owner_id)
        return str(reply.decode())

    async def remove(self, calendar: Calendar) -> str:
        """`ok`, `missing`, or the version in the way."""
        reply = await self._door.run(_SAVE, self._names(calendar), [calendar.id, calendar.version, b"", 0])
        return str(reply.decode())

    def _names(self, calendar: Calendar) -> list[str]:
        keys = self._keys
        return [keys.calendar(calendar.id), keys.calendars(calendar.owner_id), keys.calendars_version()]


def _encode(calendar: Calendar) -> bytes:
    values = msgspec.to_builtins(calendar)
    values |= {"created_at": to_ms(calendar.created_at), "updated_at": to_ms(calendar.updated_at)}
    return msgspec.json.encode(CalendarDocument(**values).model_dump(exclude={"pk"}))


def _decode(raw: bytes) -> Calendar:
    stored = _decoder.decode(raw)
    return Calendar(
        id=CalendarId(stored.id),
        name=stored.name,
        description=stored.description,
        mode=stored.mode,
        timezone=stored.timezone,
        source=stored.source,
        tags=stored.tags,
        owner_id=UserId(stored.owner_id),
        version=stored.version,
        created_at=from_ms(stored.created_at),
        updated_at=from_ms(stored.updated_at),
    )
