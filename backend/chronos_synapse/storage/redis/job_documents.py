"""How a job lies in Redis: a redis-om JSON model that declares fields and index, and its way to and from the domain."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import ExecutorRef, Job, JobState
from chronos_synapse.domain.parameter import Parameter
from chronos_synapse.domain.reference import uses_of
from chronos_synapse.domain.retention import KEEP_ALL, KeepPolicy
from chronos_synapse.domain.retry import NO_RETRY, RetryPolicy
from chronos_synapse.domain.sandbox import TRUSTED, Sandbox
from chronos_synapse.domain.schedule import (
    UNBOUNDED,
    FoldPolicy,
    GapPolicy,
    LostPolicy,
    MisfirePolicy,
    OverlapPolicy,
    Priority,
    Schedule,
    Timing,
)
from chronos_synapse.storage.redis.model_fields import index_fields

TIMEOUT_S = 3600.0
SETUP_TIMEOUT_S = 300.0
GRACE_S = 10.0
QUEUE = "default"
MISFIRE_GRACE_S = 60.0
MISFIRE_CAP = 100
QUEUE_LIMIT = 100
"""Values that are not written down: what is left out of a document means these."""


class JobDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """A job as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str = Field(index=True)
    name: str = Field(index=True, full_text_search=True, sortable=True)
    description: str = Field(default="", index=True, full_text_search=True)
    tags: list[str] = Field(default=[], index=True)
    state: str = Field(index=True)
    owner_id: str = Field(index=True)
    created_at: int = Field(index=True, sortable=True)
    updated_at: int
    changed_by: str = ""
    version: int
    schedule: dict[str, Any] | None = None
    timing: dict[str, Any] = Field(default={})
    calendars: list[str] = Field(default=[], index=True)
    """Those of `timing` once more, where the index finds them."""
    uses: list[str] = Field(default=[], index=True)
    """Secrets and variables that it names, where the index finds them."""
    keeps: list[str] = Field(default=[], index=True)
    """What `keep` states, where the index finds it."""
    executor: dict[str, Any]
    timeout_s: float = TIMEOUT_S
    setup_timeout_s: float = SETUP_TIMEOUT_S
    grace_s: float = GRACE_S
    environment: dict[str, str] = Field(default={})
    parameters: list[dict[str, Any]] = Field(default=[])
    sandbox: dict[str, Any] = Field(default={})
    retry: dict[str, Any] = Field(default={})
    keep: dict[str, Any] = Field(default={})
    needs: list[str] = Field(default=[])
    queue: str = QUEUE
    priority: str = Priority.NORMAL.value
    overlap: str = OverlapPolicy.SKIP.value
    max_concurrent: int = 1
    overlap_queue_limit: int = QUEUE_LIMIT
    misfire: str = MisfirePolicy.LATEST.value
    misfire_grace_s: float = MISFIRE_GRACE_S
    misfire_window_s: float | None = None
    misfire_cap: int = MISFIRE_CAP
    max_executions: int | None = None
    reset_counter_on_active: bool = True
    snoozed_until: int | None = None
    paused_at: int | None = None
    resumed_at: int | None = None
    pause_reason: str = ""
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
    setup_timeout_s: float = SETUP_TIMEOUT_S
    grace_s: float = GRACE_S
    environment: dict[str, str] = {}
    parameters: tuple[Parameter, ...] = ()
    sandbox: Sandbox = TRUSTED
    retry: RetryPolicy = NO_RETRY
    keep: KeepPolicy = KEEP_ALL
    needs: tuple[str, ...] = ()
    timing: Timing = UNBOUNDED
    queue: str = QUEUE
    priority: Priority = Priority.NORMAL
    overlap: OverlapPolicy = OverlapPolicy.SKIP
    max_concurrent: int = 1
    overlap_queue_limit: int = QUEUE_LIMIT
    misfire: MisfirePolicy = MisfirePolicy.LATEST
    misfire_grace_s: float = MISFIRE_GRACE_S
    misfire_window_s: float | None = None
    misfire_cap: int = MISFIRE_CAP
    max_executions: int | None = None
    reset_counter_on_active: bool = True
    snoozed_until: int | None = None
    paused_at: int | None = None
    resumed_at: int | None = None
    pause_reason: str = ""
    on_lost: LostPolicy = LostPolicy.FAIL
    schedule: Schedule | None = None
    changed_by: str = ""


_INSTANTS = ("created_at", "updated_at", "snoozed_until", "paused_at", "resumed_at")
"""Fields that are epoch ms in the document."""
_SCHEDULE_DEFAULTS = {"timezone": "UTC", "gap": GapPolicy.AUTO.value, "fold": FoldPolicy.AUTO.value, "start_at": None}
"""As the structs of domain/schedule.py have them."""
_decoder = msgspec.json.Decoder(_StoredJob)


def encode_job(job: Job) -> bytes:
    """The document of `job`, checked field by field."""
    values = msgspec.to_builtins(job)
    values |= {"tags": list(job.tags), "calendars": list(job.timing.calendars), "uses": uses_of(job)}
    values["keeps"] = [name for name in KeepPolicy.__struct_fields__ if getattr(job.keep, name) is not None]
    if values["schedule"] is not None:
        values["schedule"] = _without_defaults(values["schedule"])
    for name in _INSTANTS:
        instant = getattr(job, name)
        values[name] = None if instant is None else to_ms(instant)
    return msgspec.json.encode(JobDocument(**values).model_dump(exclude={"pk"}, exclude_defaults=True))


def _without_defaults(schedule: dict[str, Any]) -> dict[str, Any]:
    """The members of a schedule that say something; a short document matters where there are a million."""
    found = {name: value for name, value in schedule.items() if _SCHEDULE_DEFAULTS.get(name, ...) != value}
    if "schedules" in found:
        found["schedules"] = [_without_defaults(member) for member in found["schedules"]]
    return found


def decode_job(raw: bytes) -> Job:
    """The job whose document is `raw`."""
    stored = _decoder.decode(raw)
    values = {name: getattr(stored, name) for name in _StoredJob.__struct_fields__}
    for name in _INSTANTS:
        values[name] = None if values[name] is None else from_ms(values[name])
    return Job(**values)


def job_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(JobDocument)
