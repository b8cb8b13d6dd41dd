"""How a pattern of failures lies in Redis: a redis-om JSON model with fields, index and a vector."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from redis_om import Field, JsonModel, VectorFieldOptions
from redis_om.model.model import RedisModel

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.failure_pattern import (
    Episode,
    Example,
    FailurePattern,
    PatternId,
    PatternJob,
    PatternNote,
)
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.redis.model_fields import index_fields

DIMENSIONS = 256
DIGITS = 5
"""Of each number of a vector that are kept: more tell nothing apart."""
# FLAT: an owner has some hundred patterns, among which the nearest is found exactly, and fast.
_NEAREST = VectorFieldOptions.flat(
    type=VectorFieldOptions.TYPE.FLOAT32,
    dimension=DIMENSIONS,
    distance_metric=VectorFieldOptions.DISTANCE_METRIC.COSINE,
)


class PatternDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """A pattern as stored. Times at the top are epoch ms; what has a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    owner_id: str = Field(index=True)
    job_ids: list[str] = Field(default=[], index=True)
    template: str = Field(index=True, full_text_search=True)
    message: str
    count: int = Field(index=True, sortable=True)
    first_seen: int = Field(index=True, sortable=True)
    last_seen: int = Field(index=True, sortable=True)
    vector: list[float] = Field(default=[], index=True, vector_options=_NEAREST)
    per_day: list[int]
    counted_to: str
    jobs: list[dict[str, Any]]
    examples: list[dict[str, Any]]
    episodes: list[dict[str, Any]]
    note: dict[str, Any] | None = None
    part: str

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class StoredPattern(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern with what its model remembers of it."""

    pattern: FailurePattern
    part: str


class _Stored(msgspec.Struct):
    """The same fields for reading."""

    id: str
    owner_id: str
    template: str
    message: str
    count: int
    first_seen: int
    last_seen: int
    per_day: tuple[int, ...]
    counted_to: date
    part: str
    jobs: tuple[PatternJob, ...] = ()
    examples: tuple[Example, ...] = ()
    episodes: tuple[Episode, ...] = ()
    note: PatternNote | None = None


_decoder = msgspec.json.Decoder(_Stored)


def encode_pattern(stored: StoredPattern, vector: Sequence[float]) -> bytes:
    """The document of a pattern without its note, checked field by field; `vector`: DIMENSIONS numbers."""
    pattern = stored.pattern
    values = msgspec.to_builtins(pattern)
    values |= {
        "job_ids": [one.job_id for one in pattern.jobs],
        "first_seen": to_ms(pattern.first_seen),
        "last_seen": to_ms(pattern.last_seen),
        "vector": [round(float(number), DIGITS) for number in vector],
        "part": stored.part,
        "note": None,
    }
    return msgspec.json.encode(PatternDocument(**values).model_dump(exclude={"pk", "note"}))


def decode_pattern(raw: bytes) -> StoredPattern:
    """The pattern whose document is `raw`."""
    stored = _decoder.decode(raw)
    pattern = FailurePattern(
        id=PatternId(stored.id),
        owner_id=UserId(stored.owner_id),
        template=stored.template,
        message=stored.message,
        count=stored.count,
        first_seen=from_ms(stored.first_seen),
        last_seen=from_ms(stored.last_seen),
        per_day=stored.per_day,
        counted_to=stored.counted_to,
        jobs=stored.jobs,
        examples=stored.examples,
        episodes=stored.episodes,
        note=stored.note,
    )
    return StoredPattern(pattern=pattern, part=stored.part)


def pattern_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(PatternDocument)
