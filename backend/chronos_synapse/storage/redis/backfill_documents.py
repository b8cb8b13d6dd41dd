"""How a backfill lies in Redis: a redis-om JSON model that declares its fields, and its way to and from the domain."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.backfill import Backfill, BackfillId, BackfillState
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import JobId, UserId


class BackfillDocument(JsonModel):  # type: ignore[misc]  # redis-om ships no types here
    """A backfill as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    job_id: str
    owner_id: str
    since: int
    until: int
    state: str
    total: int
    dispatched: int
    max_parallel: int
    created_at: int
    finished_at: int | None = None
    created_by: str

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredBackfill(msgspec.Struct):
    """The same fields for reading."""

    id: str
    job_id: str
    owner_id: str
    since: int
    until: int
    state: BackfillState
    total: int
    dispatched: int
    max_parallel: int
    created_at: int
    created_by: str
    finished_at: int | None = None


_decoder = msgspec.json.Decoder(_StoredBackfill)


def encode_backfill(backfill: Backfill) -> bytes:
    """The document of `backfill`, checked field by field."""
    values = msgspec.to_builtins(backfill)
    for name in ("since", "until", "created_at", "finished_at"):
        instant = getattr(backfill, name)
        values[name] = None if instant is None else to_ms(instant)
    return msgspec.json.encode(BackfillDocument(**values).model_dump(exclude={"pk"}, exclude_none=True))


def decode_backfill(raw: bytes) -> Backfill:
    """The backfill whose document is `raw`."""
    stored = _decoder.decode(raw)
    return Backfill(
        id=BackfillId(stored.id),
        job_id=JobId(stored.job_id),
        owner_id=UserId(stored.owner_id),
        since=from_ms(stored.since),
        until=from_ms(stored.until),
        state=stored.state,
        total=stored.total,
        dispatched=stored.dispatched,
        max_parallel=stored.max_parallel,
        created_at=from_ms(stored.created_at),
        finished_at=None if stored.finished_at is None else from_ms(stored.finished_at),
        created_by=stored.created_by,
    )
