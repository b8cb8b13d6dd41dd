"""What is learned of one job's past for its forecasts: a forecaster of durations with its backtest, and the chance of
success. Kept in numbers; what was kept and cannot be read is learned anew.

Trees (`forecasters.quantile_boosting`) are not fitted here, where somebody waits: the analyst does so at night
(`choosing`), and what they said takes the place of the forecaster for jobs where they won.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from chronos_models.forecasters import selection, slot_conformal
from chronos_models.forecasters.naive import naive_forecast
from chronos_models.forecasters.quantile_boosting import WeekTable
from chronos_models.forecasters.quantiles import Floats
from chronos_models.forecasters.selection import BOOSTING, NAIVE, SLOT_CONFORMAL
from chronos_models.forecasters.slot_conformal import SlotConformal
from chronos_models.forecasters.success import SuccessState
from chronos_models.forecasters.windows import best_windows
from chronos_models.history import Flags
from chronos_synapse.domain.analytics import offset_s
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import BACKFILL_DIGITS, DRY_RUN_DIGITS
from chronos_synapse.domain.job import Job
from chronos_synapse.services.forecasts.model_error import ModelError, model_error
from chronos_synapse.storage.redis.forecasts import PastRun

VERSION = 1
HISTORY = 1_000
"""Executions that are learned from, the latest."""
KEPT_RECENT = 100
HOURS = 24
_STEP_MS = 1800_000
"""No zone changes its clocks at other times than these."""


class HourFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How executions that began in one hour of the day went; shrunk towards those of the whole job."""

    hour: int
    """On the clocks of the job's zone."""
    count: int
    success_rate: float
    duration_s: float
    score: float
    """0 to 1, as if nothing else ran in any hour."""


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """What forecasts of a job are made of."""

    version: int = VERSION
    last_execution_id: str | None
    """The latest that had ended when this was learned."""
    job_version: int
    made_ms: int
    zone: str
    runs: int
    """Executions of any end that were looked at."""
    count: int
    """Successes with a duration."""
    model: str = NAIVE
    state: bytes = b""
    """Of `slot_conformal` or `quantile_boosting`, sealed by a checksum."""
    recent_s: tuple[float, ...] = ()
    error: ModelError | None = None
    naive_error: ModelError | None = None
    success: float = 0.0
    """Chance that the next one succeeds."""
    failed: int = 0
    hours: tuple[HourFigures, ...] = ()

    def quantiles(self, starts_ms: Sequence[int], shares: Floats) -> Floats:
        """(k, q) durations, s, of executions that start then; below 5 successes all is NaN."""
        clock = wall_clock(starts_ms, ZoneInfo(self.zone))
        if self.model == SLOT_CONFORMAL:
            return SlotConformal.from_bytes(self.state).forecast(clock, shares)
        if self.model == BOOSTING:
            return WeekTable.from_bytes(self.state).forecast(clock, shares)
        recent = np.array(self.recent_s if self.count >= slot_conformal.MINIMUM else ())
        return naive_forecast(clock[:0], recent, clock, shares)


class Trees(msgspec.Struct, frozen=True, kw_only=True):
    """What trees said of a job for which they won, of one definition."""

    version: int = VERSION
    job_version: int
    zone: str
    state: bytes
    """Of `quantile_boosting`, sealed by a checksum."""
    error: ModelError
    naive_error: ModelError


def zone_of(job: Job) -> str:
    """On whose clocks the hours and weekdays of a job are told."""
    return job.schedule.timezone if job.schedule is not None else "UTC"


def wall_clock(at_ms: Sequence[int], zone: ZoneInfo) -> Floats:
    """(n,) seconds that the clocks of `zone` show, counted from 1970."""
    offsets: dict[int, int] = {}
    for step in {at // _STEP_MS for at in at_ms}:
        offsets[step] = offset_s(zone, from_ms(step * _STEP_MS))
    return np.array([at / 1000 + offsets[at // _STEP_MS] for at in at_ms], dtype=np.float64)


def as_planned(run: PastRun) -> bool:
    """Whether it says something of how the job goes: not a rehearsal, nor a run of the past."""
    return len(run.asked_by.partition(":")[2]) not in (DRY_RUN_DIGITS, BACKFILL_DIGITS)


def successes(runs: Sequence[PastRun], zone: ZoneInfo) -> tuple[Floats, Floats]:
    """(n,) wall-clock s of the starts of those that succeeded with a duration, and (n,) durations, s."""
    good = [run for run in runs if run.is_success]
    taken = np.array([run.duration_ms / 1000 for run in good], dtype=np.float64)
    return slot_conformal.clean(wall_clock([run.started_ms for run in good], zone), taken)


def learn(
    runs: Sequence[PastRun], zone: str, *, last_execution_id: str | None, job_version: int, made_ms: int
) -> Learned:
    """What `runs`, oldest first, say. Takes some 100 ms for 1,000 of them."""
    runs = [run for run in runs if as_planned(run)]
    clock = wall_clock([run.started_ms for run in runs], ZoneInfo(zone))
    taken = np.array([run.duration_ms / 1000 for run in runs], dtype=np.float64)
    is_success = np.array([run.is_success for run in runs], dtype=np.bool_)
    good_clock, good = successes(runs, ZoneInfo(zone))
    choice = selection.choose(good_clock, good, selection.QUICK)
    fitted = slot_conformal.fit(good_clock, good) if choice.name == SLOT_CONFORMAL else None
    return Learned(
        last_execution_id=last_execution_id,
        job_version=job_version,
        made_ms=made_ms,
        zone=zone,
        runs=len(runs),
        count=len(good),
        model=NAIVE if fitted is None else SLOT_CONFORMAL,
        state=b"" if fitted is None else fitted.to_bytes(),
        recent_s=tuple(good[-KEPT_RECENT:].tolist()),
        error=model_error(choice.error),
        naive_error=model_error(choice.naive_error),
        success=_success(runs),
        failed=int((~is_success).sum()),
        hours=_hours(clock, taken, is_success),
    )


def with_trees(learned: Learned, runs: Sequence[PastRun], trees: Trees | None) -> Learned:
    """`learned` of `runs`, told by trees where they won for this very definition."""
    if trees is None or (trees.job_version, trees.zone) != (learned.job_version, learned.zone):
        return learned
    past = successes([run for run in runs if as_planned(run)], ZoneInfo(learned.zone))
    table = WeekTable.from_bytes(trees.state).after(*past)
    return msgspec.structs.replace(
        learned, model=BOOSTING, state=table.to_bytes(), error=trees.error, naive_error=trees.naive_error
    )


def read(raw: bytes | None) -> Learned | None:
    """What was kept; None where nothing was, or nothing that can be believed."""
    if raw is None:
        return None
    try:
        found = msgspec.json.decode(raw, type=Learned)
        if found.version != VERSION or not 0 <= found.success <= 1:
            return None
        if found.model == SLOT_CONFORMAL:
            SlotConformal.from_bytes(found.state)
        if found.model == BOOSTING:
            WeekTable.from_bytes(found.state)
    except (msgspec.DecodeError, ValueError):
        return None
    return found


def read_trees(raw: bytes | None) -> Trees | None:
    """The same of what trees said."""
    if raw is None:
        return None
    try:
        found = msgspec.json.decode(raw, type=Trees)
        WeekTable.from_bytes(found.state)
    except (msgspec.DecodeError, ValueError):
        return None
    return found if found.version == VERSION else None


def _success(runs: Sequence[PastRun]) -> float:
    state = SuccessState()
    for run in runs:
        state = state.observed(is_success=run.is_success, retries=run.retries)
    return min(max(state.success, 0.0), 1.0)


def _hours(clock: Floats, taken: Floats, is_success: Flags) -> tuple[HourFigures, ...]:
    """Every hour that was tried twice or more, once there are ten executions."""
    found = best_windows(clock, taken, is_success, load=np.zeros(HOURS), limit=HOURS)
    return tuple(
        HourFigures(
            hour=one.start_hour,
            count=one.count,
            success_rate=one.success_rate,
            duration_s=one.duration_s,
            score=one.score,
        )
        for one in found
    )
