"""What is learned of one job's past for its forecasts: a forecaster of durations with its backtest, and the chance of
success. Kept in numbers; what was kept and cannot be read is learned anew.

Trees (`forecasters.quantile_boosting`) are not among the candidates here: they lose on most jobs, and need a library
that the api does not load.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec
import numpy as np

from chronos_models.backtest import Backtest, backtest
from chronos_models.forecasters import slot_conformal
from chronos_models.forecasters.naive import naive_forecast
from chronos_models.forecasters.quantiles import Floats
from chronos_models.forecasters.slot_conformal import SlotConformal
from chronos_models.forecasters.success import SuccessState
from chronos_models.forecasters.windows import best_windows
from chronos_models.history import Flags
from chronos_synapse.domain.analytics import offset_s
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.execution import BACKFILL_DIGITS, DRY_RUN_DIGITS
from chronos_synapse.storage.redis.forecasts import PastRun

VERSION = 1
SLOT_CONFORMAL, NAIVE = "slot_conformal", "naive"
GAIN = 0.03
"""The naive forecaster is taken where its loss is lower by this share."""
KEPT_RECENT = 100
HOURS = 24
_STEP_MS = 1800_000
"""No zone changes its clocks at other times than these."""


class ModelError(msgspec.Struct, frozen=True, kw_only=True):
    """How far off a forecaster was on executions that it had not seen."""

    mase: float
    """Mean absolute error, in mean steps from one execution to the next."""
    pinball: float
    coverage: float
    """Share inside the interval that was to hold 0.9 of them."""
    mean_error_s: float
    origins: int
    """Moments from which it was asked."""


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
    """Of `slot_conformal`, sealed by a checksum."""
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
        recent = np.array(self.recent_s if self.count >= slot_conformal.MINIMUM else ())
        return naive_forecast(clock[:0], recent, clock, shares)


def wall_clock(at_ms: Sequence[int], zone: ZoneInfo) -> Floats:
    """(n,) seconds that the clocks of `zone` show, counted from 1970."""
    offsets: dict[int, int] = {}
    for step in {at // _STEP_MS for at in at_ms}:
        offsets[step] = offset_s(zone, from_ms(step * _STEP_MS))
    return np.array([at / 1000 + offsets[at // _STEP_MS] for at in at_ms], dtype=np.float64)


def as_planned(run: PastRun) -> bool:
    """Whether it says something of how the job goes: not a rehearsal, nor a run of the past."""
    return len(run.asked_by.partition(":")[2]) not in (DRY_RUN_DIGITS, BACKFILL_DIGITS)


def learn(
    runs: Sequence[PastRun], zone: str, *, last_execution_id: str | None, job_version: int, made_ms: int
) -> Learned:
    """What `runs`, oldest first, say. Takes some 100 ms for 1,000 of them."""
    runs = [run for run in runs if as_planned(run)]
    clock = wall_clock([run.started_ms for run in runs], ZoneInfo(zone))
    taken = np.array([run.duration_ms / 1000 for run in runs], dtype=np.float64)
    is_success = np.array([run.is_success for run in runs], dtype=np.bool_)
    good_clock, good = slot_conformal.clean(clock[is_success], taken[is_success])
    model, error, naive_error = _choose(good_clock, good)
    fitted = slot_conformal.fit(good_clock, good) if model == SLOT_CONFORMAL else None
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
        error=_told(error),
        naive_error=_told(naive_error),
        success=_success(runs),
        failed=int((~is_success).sum()),
        hours=_hours(clock, taken, is_success),
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
    except (msgspec.DecodeError, ValueError):
        return None
    return found


def _choose(clock: Floats, taken: Floats) -> tuple[str, Backtest | None, Backtest | None]:
    """The name of the better forecaster, its backtest, and that of the naive one; None below 40 successes."""
    naive, slot = backtest(naive_forecast, clock, taken), backtest(_slot_forecast, clock, taken)
    if naive is None or slot is None:
        return SLOT_CONFORMAL, None, None
    if naive.pinball < (1 - GAIN) * slot.pinball:
        return NAIVE, naive, naive
    return SLOT_CONFORMAL, slot, naive


def _slot_forecast(clock: Floats, taken: Floats, future: Floats, shares: Floats) -> Floats:
    model = slot_conformal.fit(clock, taken)
    return naive_forecast(clock, taken, future, shares) if model is None else model.forecast(future, shares)


def _told(test: Backtest | None) -> ModelError | None:
    if test is None:
        return None
    return ModelError(
        mase=test.mase,
        pinball=test.pinball,
        coverage=test.coverage,
        mean_error_s=test.mean_error,
        origins=test.origins,
    )


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
