"""How a job lies in Redis: a redis-om JSON model that declares fields and index, and its way to and from the domain."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import ExecutorRef, Job, JobId, JobState, UserId
from chronos_synapse.domain.schedule import LostPolicy, MisfirePolicy, OverlapPolicy, Schedule

TIMEOUT_S = 3600.0
GRACE_S = 10.0
QUEUE = "default"
MISFIRE_GRACE_S = 60.0
"""Values that are not written down: what is left out of a document means these."""


class JobDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """A job as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    name: str = Field(index=True, full_text_search=True, sortable=True)
    description: str = Field(default="", index=True, full_text_search=True)
    tags: list[str] = Field(default=[], index=True)
    state: str = Field(index=True)
    owner_id: str = Field(index=True)
    created_at: int = Field(index=True, sortable=True)
    updated_at: int
    version: int
    schedule: dict[str, Any] | None = None
    executor: dict[str, Any]
    timeout_s: float = TIMEOUT_S
    grace_s: float = GRACE_S
    environment: dict[str, str] = Field(default={})
    queue: str = QUEUE
    overlap: str = OverlapPolicy.SKIP.value
    misfire: str = MisfirePolicy.LATEST.value
    misfire_grace_s: float = MISFIRE_GRACE_S
    on_lost: str = LostPolicy.FAIL.value

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredJob(msgspec.Struct):
    """The same fields for reading, where pydantic would cost four times as much."""

    id: str
    name: str
    state: JobState
    owner_id: str
    created_at: int
    updated_at: int
    version: int
    executor: ExecutorRef
    description: str = ""
    tags: tuple[str, ...] = ()
    timeout_s: float = TIMEOUT_S
    grace_s: float = GRACE_S
    environment: dict[str, str] = {}
    queue: str = QUEUE
    overlap: OverlapPolicy = OverlapPolicy.SKIP
    misfire: MisfirePolicy = MisfirePolicy.LATEST
    misfire_grace_s: float = MISFIRE_GRACE_S
    on_lost: LostPolicy = LostPolicy.FAIL
    schedule: Schedule | None = None


_decoder = msgspec.json.Decoder(_StoredJob)


def encode_job(job: Job) -> bytes:
    """The document of `job`, checked field by field."""
    values = msgspec.to_builtins(job)
    values |= {"created_at": to_ms(job.created_at), "updated_at": to_ms(job.updated_at), "tags": list(job.tags)}
    return msgspec.json.encode(JobDocument(**values).model_dump(exclude={"pk"}, exclude_defaults=True))


def decode_job(raw: bytes) -> Job:
    """The job whose document is `raw`."""
    stored = _decoder.decode(raw)
    return Job(
        id=JobId(stored.id),
        name=stored.name,
        description=stored.description,
        tags=stored.tags,
        state=stored.state,
        schedule=stored.schedule,
        executor=stored.executor,
        timeout_s=stored.timeout_s,
        grace_s=stored.grace_s,
        environment=stored.environment,
        queue=stored.queue,
        overlap=stored.overlap,
        misfire=stored.misfire,
        misfire_grace_s=stored.misfire_grace_s,
        on_lost=stored.on_lost,
        owner_id=UserId(stored.owner_id),
        version=stored.version,
        created_at=from_ms(stored.created_at),
        updated_at=from_ms(stored.updated_at),
    )


def job_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA, as redis-om derives it from the model.

    Left out: the tag twins that redis-om adds to full-text fields, and its own key. Nobody filters by a whole
    description, and a tag of that size costs memory for each job. Tags are whole: `|` in one does not split it.
    """
    _, _, text = JobDocument.redisearch_schema().partition(" SCHEMA ")
    declared = ["$." + part for part in text.split("$.") if part.strip()]
    full_text = {part.split()[0] for part in declared if " TEXT" in part}
    kept = [part for part in declared if " TEXT" in part or part.split()[0] not in full_text | {"$.pk"}]
    return " ".join(kept).replace(" SEPARATOR |", "").split()
