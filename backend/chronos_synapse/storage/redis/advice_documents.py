"""How an advice lies in Redis: a redis-om JSON model that declares fields and index."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.advice import Advice
from chronos_synapse.storage.redis.model_fields import index_fields

WEIGHT_STEPS = 1_000_000


class AdviceDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """What of an advice is asked for; `body` is all of it. What has a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    job_id: str = Field(index=True)
    owner_id: str = Field(index=True)
    tags: list[str] = Field(default=[], index=True)
    kind: str = Field(index=True)
    state: str = Field(index=True)
    weight: int = Field(index=True, sortable=True)
    """In millionths."""
    revision: int
    body: dict[str, Any]

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredAdvice(msgspec.Struct):
    body: Advice


_decoder = msgspec.json.Decoder(_StoredAdvice)


def encode_advice(advice: Advice) -> bytes:
    """The document of `advice`, checked field by field."""
    document = AdviceDocument(
        job_id=advice.job_id,
        owner_id=advice.owner_id,
        tags=list(advice.tags),
        kind=advice.kind.value,
        state=advice.state.value,
        weight=round(advice.weight * WEIGHT_STEPS),
        revision=advice.revision,
        body=msgspec.to_builtins(advice),
    )
    return msgspec.json.encode(document.model_dump(exclude={"pk"}))


def decode_advice(raw: bytes) -> Advice:
    """The advice whose document is `raw`."""
    return _decoder.decode(raw).body


def advice_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(AdviceDocument)
