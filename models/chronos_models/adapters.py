"""The models behind plain arrays, for scorers and scripts that know nothing of our types.

Times are unix seconds unless said otherwise, durations seconds; what was not measured is NaN. Each function is the
product's own model with its own settings; nothing is kept between two calls. Assumptions, minimum n and cost are those
of the modules called. ValueError for arrays that do not belong together.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from chronos_models.detectors.host import HostWatch
from chronos_models.evaluation.replay import replay_fleet
from chronos_models.faithfulness import Fact
from chronos_models.faithfulness import check as check_sentences
from chronos_models.forecasters import selection
from chronos_models.history import Alarm, Columns, Floats, History, Marker
from chronos_models.monitor import JobMonitor
from chronos_models.patterns import clusters
from chronos_models.retries.memory import FleetRecovery, JobRecovery
from chronos_models.retries.policy import best_plan
from chronos_models.retries.recovery import Episode
from chronos_models.spreading import spread as spreading
from chronos_models.spreading.task import Task
from chronos_models.streams import detector

BEST = "best"
"""In place of a forecaster's name: the one whose backtest on the past given is best; costs some backtests."""

_MEASURES = ("cpu_s", "peak_memory_bytes", "output_bytes")


def history(
    job: str,
    fires_s: npt.ArrayLike,
    runs: Mapping[str, npt.ArrayLike],
    *,
    period_s: float,
    timezone: str = "UTC",
    markers: Sequence[tuple[float, str]] = (),
) -> History:
    """One job's past. `fires_s` (m,): all due times; `markers`: (time, deploy, pause, resume or edit).

    `runs`, arrays (n,): due_s, started_s, ended_s must be there; is_success, is_timeout, cpu_s, peak_memory_bytes,
    output_bytes, retries, host, error may be. Rows are put in the order of their starts.
    """
    columns = _columns({name: np.asarray(values) for name, values in runs.items()})
    told = [Marker(time_s, kind, "") for time_s, kind in markers]
    due_s = np.sort(np.asarray(fires_s, dtype=np.float64))
    return History(job, period_s, math.nan, timezone, due_s, columns, told)


def score_job(past: History) -> list[Alarm]:
    """All that the monitor says of one job, in the order of time: everything rarer than one execution in twenty."""
    return score_jobs([past])


def score_jobs(pasts: Sequence[History]) -> list[Alarm]:
    """The same for jobs that share hosts, with what is said of the hosts."""
    monitors = {past.job: JobMonitor(period_s=past.period_s, timezone=past.timezone) for past in pasts}
    return replay_fleet(pasts, monitors, HostWatch())


def score_points(times_s: npt.ArrayLike, values: npt.ArrayLike) -> tuple[Floats, Floats]:
    """(n,) continuous scores of the points of one series, and (n,) reports: -log10 p where one is made, 0 elsewhere."""
    return detector.score_points(_floats(times_s), _floats(values))


def forecast(
    starts_s: npt.ArrayLike,
    durations_s: npt.ArrayLike,
    future_starts_s: npt.ArrayLike,
    quantiles: npt.ArrayLike,
    forecaster: str = selection.SLOT_CONFORMAL,
) -> Floats:
    """(k, q) durations of executions at `future_starts_s` (k,), from those that started at `starts_s` (n,).

    Starts are wall-clock seconds of the job's zone, so that hours and weekdays are right. `forecaster`: a name of
    `selection.FORECASTERS`, or BEST.
    """
    clock_s, taken_s = _floats(starts_s), _floats(durations_s)
    if clock_s.shape != taken_s.shape:
        raise ValueError("starts and durations are not of one length")
    name = selection.choose(clock_s, taken_s).name if forecaster == BEST else forecaster
    return selection.forecast(clock_s, taken_s, _floats(future_starts_s), _floats(quantiles), name)


def cluster(lines: Iterable[str]) -> npt.NDArray[np.int64]:
    """(n,) a number for each text, equal for texts of one pattern."""
    return np.array(clusters.cluster(lines), dtype=np.int64)


def check(
    facts: Mapping[str, Mapping[str, float | str]], sentences: Sequence[tuple[str, Sequence[str]]]
) -> list[tuple[bool, str]]:
    """(may be shown, why not or ok) for each (text, ids of the facts that it cites).

    `facts`: by id, each with job, metric, value and unit.
    """
    known = [
        Fact(key, str(fact.get("job", "")), str(fact["metric"]), fact["value"], str(fact.get("unit", "")))
        for key, fact in facts.items()
    ]
    return [(verdict.is_kept, verdict.reason) for verdict in check_sentences(known, sentences)]


def retry_delays(episodes: Iterable[tuple[str, float, float]], pattern: str) -> list[float]:
    """Waits in s before each further try after a failure of `pattern`; none: do not try again.

    `episodes` of the same job, oldest first: (pattern, last try that failed, first that succeeded), in s after the
    first failure; infinite when none did.
    """
    fleet, job = FleetRecovery(), JobRecovery()
    for name, failed_s, recovered_s in episodes:
        job.learn(name, Episode(failed_s, recovered_s), fleet)
    return list(best_plan(job.expected(pattern, fleet)).waits_s)


def spread(
    starts_s: Sequence[npt.ArrayLike], durations_s: Sequence[float], *, window_s: float, most_moves: int | None = None
) -> Floats:
    """(jobs,) by how much to move the starts of each job, so that fewer run at once; 0 for those that stay.

    `starts_s`: for each job its starts (k,) within the window, in s after its beginning.
    """
    tasks = [Task(_floats(starts), taken_s) for starts, taken_s in zip(starts_s, durations_s, strict=True)]
    shifts_s = np.zeros(len(tasks))
    for move in spreading.spread(tasks, window_s=window_s, most_moves=most_moves).moves:
        shifts_s[move.task] = move.shift_s
    return shifts_s


def _floats(values: npt.ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _columns(runs: dict[str, npt.NDArray[np.generic]]) -> Columns:
    missing = {"due_s", "started_s", "ended_s"} - runs.keys()
    if missing or len({values.shape for values in runs.values()}) > 1:
        raise ValueError("due_s, started_s and ended_s are needed, and all columns of one length")
    count = len(runs["started_s"])
    order = np.argsort(_floats(runs["started_s"]), kind="stable")
    put = {name: values[order] for name, values in runs.items()}
    measures = {name: _floats(put[name]) if name in put else np.full(count, np.nan) for name in _MEASURES}
    return Columns(
        due_s=_floats(put["due_s"]),
        started_s=_floats(put["started_s"]),
        ended_s=_floats(put["ended_s"]),
        is_success=np.asarray(put.get("is_success", np.ones(count)), dtype=np.bool_),
        is_timeout=np.asarray(put.get("is_timeout", np.zeros(count)), dtype=np.bool_),
        retries=np.asarray(put.get("retries", np.zeros(count)), dtype=np.int64),
        host=[str(name) for name in put.get("host", np.full(count, ""))],
        error=[str(name) for name in put.get("error", np.full(count, ""))],
        **measures,
    )
