"""How a report lies in Redis: a redis-om JSON model that declares fields and index. Its body lies beside it."""

from typing import Any

import msgspec
from redis_om import Field, JsonModel
from redis_om.model.model import RedisModel

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.report import (
    SYSTEM,
    About,
    Report,
    ReportId,
    ReportScheduleId,
    ReportScope,
    ReportState,
)
from chronos_synapse.storage.redis.model_fields import index_fields

SYSTEM_NAME = "system"
"""In place of the empty id of the installation, which no index holds; no user and no team is called so."""


class ReportDocument(JsonModel, index=True):  # type: ignore[call-arg, misc]
    """A report as stored. Times are epoch ms; a field of a wrong type is refused before it reaches Redis."""

    pk: str | None = Field(default=None, primary_key=True, index=False)
    id: str
    title: str = Field(index=True, full_text_search=True)
    scope: str = Field(index=True)
    owner_id: str = Field(index=True)
    job_id: str | None = Field(default=None, index=True)
    name: str = ""
    span_days: int
    timezone: str
    state: str = Field(index=True)
    since: int
    until: int
    asked_by: str
    asked_at: int = Field(index=True, sortable=True)
    schedule_id: str | None = Field(default=None, index=True)
    ready_at: int | None = None
    headline: str = ""
    narrator: str = ""
    facts: int = 0
    error: str = ""
    mailed_to: int = 0

    def __init__(self, **values: Any) -> None:
        # JsonModel's own constructor asks a default server for its modules; ours were checked at the door.
        RedisModel.__init__(self, **values)


class _StoredReport(msgspec.Struct):
    """The same fields for reading."""

    id: str
    title: str
    scope: ReportScope
    owner_id: str
    span_days: int
    timezone: str
    state: ReportState
    since: int
    until: int
    asked_by: str
    asked_at: int
    job_id: str | None = None
    name: str = ""
    schedule_id: str | None = None
    ready_at: int | None = None
    headline: str = ""
    narrator: str = ""
    facts: int = 0
    error: str = ""
    mailed_to: int = 0


_decoder = msgspec.json.Decoder(_StoredReport)


def encode_report(report: Report) -> bytes:
    """The document of `report`, checked field by field."""
    values = msgspec.to_builtins(report)
    about = values.pop("about")
    values |= about
    for name in ("since", "until", "asked_at"):
        values[name] = to_ms(getattr(report, name))
    values["ready_at"] = None if report.ready_at is None else to_ms(report.ready_at)
    values["owner_id"] = report.about.owner_id or SYSTEM_NAME
    return msgspec.json.encode(ReportDocument(**values).model_dump(exclude={"pk"}, exclude_defaults=True))


def decode_report(raw: bytes) -> Report:
    """The report whose document is `raw`."""
    stored = _decoder.decode(raw)
    return Report(
        id=ReportId(stored.id),
        title=stored.title,
        about=About(
            scope=stored.scope,
            owner_id=SYSTEM if stored.owner_id == SYSTEM_NAME else UserId(stored.owner_id),
            job_id=None if stored.job_id is None else JobId(stored.job_id),
            name=stored.name,
            span_days=stored.span_days,
            timezone=stored.timezone,
        ),
        state=stored.state,
        since=from_ms(stored.since),
        until=from_ms(stored.until),
        asked_by=UserId(stored.asked_by),
        asked_at=from_ms(stored.asked_at),
        schedule_id=None if stored.schedule_id is None else ReportScheduleId(stored.schedule_id),
        ready_at=None if stored.ready_at is None else from_ms(stored.ready_at),
        headline=stored.headline,
        narrator=stored.narrator,
        facts=stored.facts,
        error=stored.error,
        mailed_to=stored.mailed_to,
    )


def report_index_fields() -> list[str]:
    """The part of FT.CREATE after SCHEMA."""
    return index_fields(ReportDocument)
