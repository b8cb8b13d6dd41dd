"""What is kept of an execution beside its history: what it was given, and what it says of itself while it runs."""

from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.parameter import ParameterValue


class Given(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an execution that was asked for is given; it never changes."""

    parameters: dict[str, ParameterValue] = {}
    """As they were stated; the definition's defaults are not among them."""
    replay_of: str | None = None
    """The execution that is run once more."""


NOTHING_GIVEN = Given()
"""As a scheduled execution has it: the defaults of its definition."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far an execution says that it has come."""

    percent: float | None
    """0 to 100; None: it says only what it does."""
    text: str
    at: datetime


class ReportedMetric(msgspec.Struct, frozen=True, kw_only=True):
    """The latest value of something that an execution measured of itself."""

    name: str
    value: float
    unit: str
    time: datetime


class ArtifactInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A small file that is kept with an execution."""

    name: str
    bytes: int
    media_type: str
    created_at: datetime


class RecordChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a running attempt adds to the record; what is left out stays as it is."""

    output: Any | msgspec.UnsetType = msgspec.UNSET
    """Any JSON value."""
    condition: bool | None = None
    progress: Progress | None = None
    metrics: tuple[ReportedMetric, ...] = ()
    artifacts: tuple[ArtifactInfo, ...] = ()
    removed_artifacts: tuple[str, ...] = ()
    """Names."""


class ExecutionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    given: Given = NOTHING_GIVEN
    replays: tuple[str, ...] = ()
    """Executions that run this one once more, the oldest first."""
    output: Any = None
    condition: bool | None = None
    progress: Progress | None = None
    progress_attempt: int | None = None
    """Number of the attempt that said so."""
    metrics: tuple[ReportedMetric, ...] = ()
    """By name."""
    artifacts: tuple[ArtifactInfo, ...] = ()
    """By name."""
