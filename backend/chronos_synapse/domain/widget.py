"""What can stand on a dashboard: one struct for each kind of widget, and where it stands."""

from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.domain.query import ExecutionSort, JobSort

COLUMNS = 12
MAX_ROWS = 500
MAX_HEIGHT = 24

WidgetId = NewType("WidgetId", str)


class WidgetSelection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some of the executions that whoever looks may see; what is left out narrows nothing."""

    query: str = ""
    """In the words of the history's search box."""
    states: tuple[ExecutionState, ...] = ()
    tags: tuple[str, ...] = ()
    job_id: str | None = None


class FigureOf(StrEnum):
    """What a single number tells."""

    EXECUTIONS = "executions"
    """How many executions of a selection were due."""
    SUCCESS_RATE = "success_rate"
    """Of those of a selection that ended: the share that succeeded."""
    RUNNING = "running"
    QUEUED = "queued"
    FAILING_JOBS = "failing_jobs"
    """Jobs whose last execution failed."""
    START_LAG = "start_lag"
    """From due to started, the 99th percentile of the last hour."""
    METRIC = "metric"
    """A series of one job, over the span."""
    KPI = "kpi"
    """What one job measures of itself."""


class WidgetValue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a number comes from."""

    of: FigureOf
    selection: WidgetSelection = WidgetSelection()
    """Of `executions` and `success_rate`; of `metric` and `kpi` only its job counts."""
    metric: Metric = Metric.DURATION_MS
    kpi: str = ""
    reduce: Reduce = Reduce.AVG
    """How the samples of the span become the number."""


class FigureConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="figure"
):
    """A number in large type."""

    value: WidgetValue
    compare: bool = True
    """Also against the span before."""


class GaugeConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="gauge"):
    """A number on a scale."""

    value: WidgetValue
    low: float = 0
    high: float = 100
    warn_at: float | None = None
    """From here on it is worth a look; on the other side when `bad_at` is below it."""
    bad_at: float | None = None


class ChartStyle(StrEnum):
    """How a series is drawn."""

    LINES = "lines"
    BARS = "bars"


class ChartConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="chart"):
    """Series of one or several jobs over the span."""

    job_ids: tuple[str, ...]
    metric: Metric = Metric.DURATION_MS
    kpi: str = ""
    """In place of `metric`: what the jobs measure of themselves."""
    reduce: Reduce = Reduce.AVG
    style: ChartStyle = ChartStyle.LINES


class JobListConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="jobs"
):
    """Rows of jobs."""

    search: str = ""
    states: tuple[JobState, ...] = ()
    tags: tuple[str, ...] = ()
    sort: JobSort = JobSort.NAME
    rows: int = 10


class ExecutionListConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="executions"
):
    """Rows of executions."""

    selection: WidgetSelection = WidgetSelection()
    sort: ExecutionSort = ExecutionSort.NEWEST
    rows: int = 10


class StatusGridConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="status_grid"
):
    """A cell for each job, in the look of its last outcome."""

    search: str = ""
    tags: tuple[str, ...] = ()
    cells: int = 100


class ProgressConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="progress"
):
    """What runs, and how far it has come."""

    selection: WidgetSelection = WidgetSelection()
    rows: int = 10


class LogTailConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="log_tail"
):
    """The end of the log of a job's newest execution."""

    job_id: str
    lines: int = 50


class TextConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="text"):
    """Words of whoever made the dashboard."""

    text: str


class OutcomesConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="outcomes"
):
    """How many executions succeeded, failed and did not run, over the span."""

    selection: WidgetSelection = WidgetSelection()


class NextDueConfig(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="next_due"
):
    """What is due next."""

    rows: int = 10


WidgetConfig = (
    FigureConfig
    | GaugeConfig
    | ChartConfig
    | JobListConfig
    | ExecutionListConfig
    | StatusGridConfig
    | ProgressConfig
    | LogTailConfig
    | TextConfig
    | OutcomesConfig
    | NextDueConfig
)


class Widget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A widget, and its place: `x` and `w` in columns of twelve, `y` and `h` in rows."""

    id: WidgetId
    config: WidgetConfig
    x: int
    y: int
    w: int
    h: int
    title: str = ""
    """Empty: what it shows, in words."""
    span: str | None = None
    """Its own span of time until now, such as `24h`; null: that of the dashboard."""
    refresh_s: int | None = None
    """How often it is asked for anew; null: as often as the dashboard says."""
