"""How a calendar lies in Redis: a redis-om JSON model that declares fields and index.

The text of a calendar file lies beside it, so that a list of calendars need not read it.
"""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.calendar import Calendar, CalendarId, CalendarMode, HolidaySource, IcsSource, RangeSource
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.redis.model_fields import index_fields


class CalendarDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """A calendar as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    name: str = Field(index=True, full_text_search=True, sortable=True)
    description: str = ""
    mode: str
    timezone: str
    source: dict[str, Any]
    tags: list[str] = Field(default=[])
    owner_id: str = Field(index=True)
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


def encode_calendar(calendar: Calendar) -> tuple[bytes, bytes]:
    """The document of `calendar`, checked field by field, and the text of its file."""
    text = calendar.source.text.encode() if isinstance(calendar.source, IcsSource) else b""
    values = msgspec.to_builtins(with_text(calendar, b""))
    values |= {"created_at": to_ms(calendar.created_at), "updated_at": to_ms(calendar.updated_at)}
    return msgspec.json.encode(CalendarDocument(**values).model_dump(exclude={"pk"}, exclude_defaults=True)), text


def decode_calendar(raw: bytes) -> Calendar:
    """The calendar whose document is `raw`, without the text of its file."""
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


def with_text(calendar: Calendar, text: bytes | None) -> Calendar:
    """`calendar` with `text` for that of its file, if it is one."""
    if not isinstance(calendar.source, IcsSource):
        return calendar
    return msgspec.structs.replace(calendar, source=IcsSource(text=(text or b"").decode()))


def calendar_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(CalendarDocument)
