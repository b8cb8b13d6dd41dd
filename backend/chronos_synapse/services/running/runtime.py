"""RuntimeService: what a running attempt may ask and say. Every method takes the session of the attempt first.

What an attempt says of itself goes into its execution's record, which only the holder of the lease can write; secrets
are covered before.
"""

import asyncio
import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.parameter import ParameterValue
from chronos_synapse.domain.record import ArtifactInfo, Progress, RecordChange, ReportedMetric
from chronos_synapse.domain.runtime import (
    MAX_KPIS,
    MAX_OUTPUT_BYTES,
    MAX_TEXT,
    MAX_UNIT,
    AttemptFacts,
    is_kpi_name,
)
from chronos_synapse.services.running.artifacts import ArtifactShelf
from chronos_synapse.services.running.progress import ProgressNews
from chronos_synapse.services.running.runtime_session import RuntimeSession, not_good
from chronos_synapse.services.running.runtime_variables import RuntimeVariables
from chronos_synapse.services.secrets.masked import masked_document
from chronos_synapse.storage.redis.kpis import KpiStore
from chronos_synapse.storage.redis.records import RecordStore


class InputAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the execution was given."""

    data: Mapping[str, ParameterValue | int]


class InputValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value of it."""

    name: str
    value: ParameterValue | int


class OutputBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the execution gives; the last one counts."""

    data: Any


class ConditionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which way what follows is to go."""

    condition: bool


class MetricBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sample of one of the job's own metrics."""

    name: str
    value: float
    unit: str = ""


class ProgressBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far it has come, and with what."""

    percent: float | None = None
    text: str = ""


class ContextAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the attempt may know of itself."""

    execution_id: str
    job_id: str
    job_name: str
    job_version: int
    owner_id: str
    attempt: int
    queue: str
    tags: tuple[str, ...]
    scheduled_for: datetime
    started_at: datetime


class ArtifactList(msgspec.Struct, frozen=True, kw_only=True):
    """The execution's files by name."""

    items: tuple[ArtifactInfo, ...]


class RuntimeParts(msgspec.Struct, frozen=True, kw_only=True):
    """What the service works with."""

    records: RecordStore
    variables: RuntimeVariables
    artifacts: ArtifactShelf
    kpis: KpiStore
    news: ProgressNews


class RuntimeService:
    """Serves the attempts of a worker, and in an api process those that run elsewhere."""

    def __init__(self, parts: RuntimeParts, clock: Clock = utc_now) -> None:
        self._records = parts.records
        self.variables = parts.variables
        self._artifacts = parts.artifacts
        self._kpis = parts.kpis
        self._news = parts.news
        self._clock = clock

    def input(self, session: RuntimeSession) -> InputAnswer:
        """Everything that the execution was given."""
        return InputAnswer(data={name: _plain(value) for name, value in session.facts.parameters.items()})

    def input_value(self, session: RuntimeSession, name: str) -> InputValue:
        """One value of it; NotFound when it was not given."""
        if name not in session.facts.parameters:
            raise NotFound("parameter", name)
        return InputValue(name=name, value=_plain(session.facts.parameters[name]))

    def context(self, session: RuntimeSession) -> ContextAnswer:
        """Who the attempt is."""
        return ContextAnswer(**{name: getattr(session.facts, name) for name in ContextAnswer.__struct_fields__})

    async def output(self, session: RuntimeSession, body: OutputBody) -> None:
        """Keeps what the execution gives."""
        _check_may_tell(session)
        data = masked_document(body.data, session.mask)
        if len(msgspec.json.encode(data)) > MAX_OUTPUT_BYTES:
            raise Invalid(f"An output has at most {MAX_OUTPUT_BYTES:,} bytes.", pointer="/data", code="output.size")
        await self._write(session.facts, RecordChange(output=data))

    async def condition(self, session: RuntimeSession, body: ConditionBody) -> None:
        """Keeps which way what follows is to go."""
        await self._write(session.facts, RecordChange(condition=body.condition))

    async def metric(self, session: RuntimeSession, body: MetricBody) -> None:
        """Adds a sample to a series of the job, and keeps it with the execution."""
        _check_metric(body)
        facts, now = session.facts, self._clock()
        word = await self._kpis.add(facts, body.name, body.value, unit=body.unit, at=now)
        if word == "lost":
            raise not_good()
        if word == "full":
            raise Conflict(f"A job has at most {MAX_KPIS} metrics of its own.", code="metric.too_many")
        sample = ReportedMetric(name=body.name, value=body.value, unit=body.unit, time=now)
        await self._write(facts, RecordChange(metrics=(sample,)))

    async def progress(self, session: RuntimeSession, body: ProgressBody) -> None:
        """Keeps how far it has come, and tells whoever is watching, a few times a second at most."""
        if body.percent is not None and not 0 <= body.percent <= 100:
            raise Invalid("percent: must be a number from 0 to 100.", pointer="/percent", code="progress.percent")
        if len(body.text) > MAX_TEXT:
            raise Invalid(f"text: at most {MAX_TEXT} characters.", pointer="/text", code="progress.text")
        if body.text:
            _check_may_tell(session)
        text = session.mask.text(body.text) if session.mask is not None else body.text
        shown = "".join(letter if letter.isprintable() else " " for letter in text)
        progress = Progress(percent=body.percent, text=shown, at=self._clock())
        await self._write(session.facts, RecordChange(progress=progress))
        await self._news.tell(session.facts, progress)

    async def put_artifact(self, session: RuntimeSession, name: str, data: bytes, *, media_type: str) -> ArtifactInfo:
        """Keeps a small file with the execution; one of the same name is replaced."""
        _check_may_tell(session)
        if session.mask is not None:
            data = await asyncio.to_thread(session.mask.output, data)
        info = await self._artifacts.put(session.facts, name, data, media_type=media_type)
        await self._write(session.facts, RecordChange(artifacts=(info,)))
        return info

    async def artifact(self, session: RuntimeSession, name: str) -> bytes:
        """A file that this or an earlier attempt of the execution has kept."""
        return await self._artifacts.read(session.facts.execution_id, name)

    async def artifacts(self, session: RuntimeSession) -> ArtifactList:
        """All of them."""
        record = await self._records.find(session.facts.execution_id)
        return ArtifactList(items=record.artifacts)

    async def _write(self, facts: AttemptFacts, change: RecordChange) -> None:
        if not await self._records.write(facts.execution_id, change, fence=facts.attempt):
            raise not_good()


def _plain(value: ParameterValue) -> ParameterValue | int:
    """Whole numbers without a point, as jobs find them in their environment, too."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _check_may_tell(session: RuntimeSession) -> None:
    """Text may hold a secret; it is stored by those only who can cover it."""
    if not session.may_tell:
        raise Denied(
            "This job uses secrets, which only its worker can cover: it may store text by the worker's socket only.",
            code="runtime.secrets",
        )


def _check_metric(body: MetricBody) -> None:
    if not is_kpi_name(body.name):
        raise Invalid(
            "name: a letter or _, then letters, digits, _ . or -, up to 64 in all.", pointer="/name", code="metric.name"
        )
    if not math.isfinite(body.value):
        raise Invalid("value: must be a finite number.", pointer="/value", code="metric.value")
    if len(body.unit) > MAX_UNIT or not body.unit.isprintable():
        raise Invalid(f"unit: at most {MAX_UNIT} printable characters.", pointer="/unit", code="metric.unit")
