"""How an insight lies in Redis: a redis-om JSON model that declares fields and index."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.insight import (
    Feedback,
    Forgiven,
    Insight,
    InsightId,
    InsightState,
    Severity,
    Statement,
    Topic,
)
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.storage.redis.model_fields import index_fields

MUTED, HEARD = "yes", "no"


class InsightDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """An insight as stored. Times at the top are epoch ms; what has a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    job_id: str = Field(index=True)
    others: list[str] = Field(default=[], index=True)
    """Jobs that it is about, beside its own."""
    job_name: str
    owner_id: str = Field(index=True)
    tags: list[str] = Field(default=[], index=True)
    topic: str = Field(index=True)
    state: str = Field(index=True)
    severity: str = Field(index=True)
    is_muted: str = Field(index=True)
    rate: float = Field(index=True, sortable=True)
    opened_at: int = Field(index=True, sortable=True)
    updated_at: int = Field(index=True, sortable=True)
    closed_at: int | None = None
    statements: list[dict[str, Any]]
    feedback: list[dict[str, Any]] = Field(default=[])
    forgiven: dict[str, Any] | None = None

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredInsight(msgspec.Struct):
    """The same fields for reading."""

    id: str
    job_id: str
    job_name: str
    owner_id: str
    topic: Topic
    state: InsightState
    severity: Severity
    is_muted: str
    rate: float
    opened_at: int
    updated_at: int
    statements: tuple[Statement, ...]
    closed_at: int | None = None
    tags: tuple[str, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    forgiven: Forgiven | None = None


_decoder = msgspec.json.Decoder(_StoredInsight)


def encode_insight(insight: Insight) -> bytes:
    """The document of `insight`, checked field by field."""
    values = msgspec.to_builtins(insight)
    closed_at = insight.closed_at
    values |= {
        "opened_at": to_ms(insight.opened_at),
        "updated_at": to_ms(insight.updated_at),
        "closed_at": None if closed_at is None else to_ms(closed_at),
        "is_muted": MUTED if insight.is_muted else HEARD,
        "others": sorted({job_id for told in insight.statements for job_id in told.jobs} - {insight.job_id}),
    }
    return msgspec.json.encode(InsightDocument(**values).model_dump(exclude={"pk"}, exclude_defaults=True))


def decode_insight(raw: bytes) -> Insight:
    """The insight whose document is `raw`."""
    stored = _decoder.decode(raw)
    return Insight(
        id=InsightId(stored.id),
        job_id=JobId(stored.job_id),
        job_name=stored.job_name,
        owner_id=UserId(stored.owner_id),
        tags=stored.tags,
        topic=stored.topic,
        state=stored.state,
        severity=stored.severity,
        rate=stored.rate,
        opened_at=from_ms(stored.opened_at),
        updated_at=from_ms(stored.updated_at),
        closed_at=None if stored.closed_at is None else from_ms(stored.closed_at),
        statements=stored.statements,
        feedback=stored.feedback,
        forgiven=stored.forgiven,
        is_muted=stored.is_muted == MUTED,
    )


def insight_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(InsightDocument)
