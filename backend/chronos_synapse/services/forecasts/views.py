"""What forecasts look like to whoever asks for them. Times are aware UTC; shares are from 0 to 1."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.services.forecasts.model_error import ModelError


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds: nine in ten lie from `low_s` to `high_s`, half from `lower_s` to `upper_s`."""

    low_s: float
    lower_s: float
    middle_s: float
    upper_s: float
    high_s: float


class ComingRun(Interval, frozen=True, kw_only=True):
    """What an execution that is due then takes."""

    due_at: datetime


class ForecastModel(msgspec.Struct, frozen=True, kw_only=True):
    """What told the durations, and how good it was at executions it had not seen."""

    name: str
    """slot_conformal; quantile_boosting, where trees won at night; or naive: quantiles of the last 100."""
    error: ModelError | None
    """None: fewer than 40 successes, so it was not tested."""
    naive_error: ModelError | None
    """Of the naive one on the same executions."""


class BestHour(msgspec.Struct, frozen=True, kw_only=True):
    """An hour of the day at which the job did well."""

    hour: int
    """On the clocks of `zone` of the forecast."""
    score: float
    success_rate: float
    duration_s: float
    load: float | None
    """Share of the busiest hour's load, of what the caller sees; null: not known."""
    count: int
    """Executions that began in it."""


class JobForecast(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be expected of a job."""

    job_id: str
    learned: int
    """Successes that it rests on."""
    needed: int
    """So many are needed for durations."""
    learned_at: datetime
    next: Interval | None
    """Of the next execution; null while too few were seen."""
    ahead: tuple[ComingRun, ...]
    """The next due times."""
    success: float | None
    """Chance that the next one succeeds; null before the first has ended."""
    runs: int
    failed: int
    """Of `runs`."""
    zone: str
    best_hours: tuple[BestHour, ...]
    """The best first; none while it only ever ran in one hour."""
    model: ForecastModel


class DonePoint(msgspec.Struct, frozen=True, kw_only=True):
    """The chance that it is done by then."""

    at: datetime
    share: float


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """When a running execution is done. What cannot be told is null."""

    execution_id: str
    state: ExecutionState
    attempt_started_at: datetime | None
    """Null: no attempt runs now."""
    elapsed_s: float | None
    learned: int
    needed: int
    points: tuple[DonePoint, ...]
    """From now on; empty while too few were seen."""
    half_by: datetime | None
    """As likely done before as after."""
    most_by: datetime | None
    """Nine in ten are done by then."""
    by: datetime | None
    """What was asked for; without it, the next due time of the job."""
    by_share: float | None
    """Chance to be done by `by`."""
    limit_at: datetime | None
    """When its attempt is ended for its time limit."""
    limit_share: float | None
    """Chance that this happens."""
    longer_share: float | None
    """Share of executions that take longer than this one has taken already."""


class LoadHour(msgspec.Struct, frozen=True, kw_only=True):
    """Executions at once within one hour, on average."""

    time: datetime
    starts: int
    """Due times."""
    low: float
    lower: float
    middle: float
    upper: float
    high: float


class LaneLoad(msgspec.Struct, frozen=True, kw_only=True):
    """What comes to a queue, or to workers with a label."""

    kind: str
    """queue or label."""
    name: str
    jobs: int
    starts: int
    busy_s: float
    """Of all executions together."""
    peak: float
    """Executions at once in its busiest hour, on average."""
    peak_at: datetime | None
    capacity: int | None
    """Slots of the workers that take from it; null for those who do not see workers."""


class LoadForecast(msgspec.Struct, frozen=True, kw_only=True):
    """The load of the coming days."""

    since: datetime
    until: datetime
    hours: tuple[LoadHour, ...]
    lanes: tuple[LaneLoad, ...]
    """Those with most to do first."""
    capacity: int | None
    jobs: int
    past_days: int
    """Days of the past that were averaged in; 0: the plan alone."""
    complete: bool
    """False: more is being learnt; ask again."""
