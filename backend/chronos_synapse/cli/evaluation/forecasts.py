"""Errors and coverage of forecasts: durations, the success of the next execution, and the load of the next day."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from chronos_models.evaluation.forecasts import DurationScore, brier, judge_durations, log_loss, wmape
from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.forecasters.deadline import DEADLINE_SHARES
from chronos_models.forecasters.load import busy_seconds, combined_load, hour_mean, planned_load
from chronos_models.forecasters.naive import naive_forecast
from chronos_models.forecasters.selection import slot_conformal_forecast
from chronos_models.forecasters.success import success_before_each
from chronos_models.history import Floats, History
from chronos_models.synthetic import fleet
from chronos_synapse.cli.evaluation.history_folder import is_history_folder, read_histories
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.domain.errors import Invalid

SUMMARY = "forecasts of durations, success and load"
GENERATES = True

DAY_S = 86_400.0
LOAD_DAYS = 3
"""The newest days of a history whose load is forecast, each from what was known before."""
LOAD_SHARES = DEADLINE_SHARES[1:-1:7]


class _Series(msgspec.Struct, frozen=True):
    series: str


def applies(folder: Path) -> bool:
    """Whether `folder` holds histories of jobs, or plain series of start and duration."""
    return is_history_folder(folder) or (folder / "index.json").is_file()


def run(folder: Path | None, options: Options) -> Report:
    """The figures of the forecasters of the product, beside those of the naive one."""
    if folder is not None and not is_history_folder(folder):
        pairs = [pair for place, pair in enumerate(_read_series(folder)) if options.takes(place)]
        figures, tables = _durations(pairs, mase=(0.73, 0.70), loss=(0.240, 0.232))
        return Report("forecasts", f"{folder}: {len(pairs)} series", figures, tables)
    made = fleet(seed=options.seed) if folder is None else read_histories(folder)
    source = f"made up with seed {options.seed}" if folder is None else str(folder)
    warm = [history for history in made.histories if not history.is_cold]
    taken = [history for place, history in enumerate(warm) if options.takes(place)]
    figures, tables = _durations([_successes(history) for history in taken], mase=(0.98, 0.98), loss=(0.335, 0.335))
    return Report("forecasts", f"{source}: {len(taken)} jobs", [*figures, *_success(taken), *_load(taken)], tables)


def _read_series(folder: Path) -> Iterator[tuple[Floats, Floats]]:
    try:
        for entry in msgspec.json.decode((folder / "index.json").read_bytes(), type=list[_Series]):
            with gzip.open(folder / f"{entry.series}.csv.gz", "rt", encoding="utf-8") as file:
                rows = np.loadtxt(file, delimiter=",", skiprows=1, ndmin=2)
            yield rows[:, 0], rows[:, 1]
    except (OSError, msgspec.MsgspecError, ValueError) as exc:
        raise Invalid(f"{folder} does not hold series of start and duration: {exc}") from exc


def _successes(history: History) -> tuple[Floats, Floats]:
    """Starts and durations of what succeeded."""
    runs = history.runs
    is_good = runs.is_success & np.isfinite(runs.duration_s)
    return runs.started_s[is_good], runs.duration_s[is_good]


def _durations(
    pairs: Sequence[tuple[Floats, Floats]], *, mase: tuple[float, float], loss: tuple[float, float]
) -> tuple[list[Figure], list[Table]]:
    ours, naive = judge_durations(pairs, slot_conformal_forecast), judge_durations(pairs, naive_forecast)
    figures = [
        Figure("MASE", ours.mase_mean, *mase, is_less_better=True),
        Figure("pinball loss", ours.pinball, *loss, is_less_better=True),
        Figure("coverage of the 90 % interval", ours.coverage, must=0.88),
        Figure("the same, at most", ours.coverage, must=0.93, is_less_better=True),
        Figure("coverage, worst tenth", ours.coverage_worst_tenth, must=0.80),
    ]
    rows = [_row("slot_conformal", ours), _row("last 100", naive)]
    columns = ("forecaster", "series", "MASE", "its median", "pinball", "coverage", "worst tenth")
    return figures, [Table("durations of the next 24 executions, from 4 moments", columns, rows)]


def _row(name: str, score: DurationScore) -> tuple[object, ...]:
    return (
        name,
        score.series,
        score.mase_mean,
        score.mase_median,
        score.pinball,
        score.coverage,
        score.coverage_worst_tenth,
    )


def _success(histories: Sequence[History]) -> list[Figure]:
    if not histories:
        return []
    told = np.concatenate([success_before_each(one.runs.is_success, one.runs.retries) for one in histories])
    came = np.concatenate([history.runs.is_success for history in histories])
    usual = np.concatenate([_all_time_rate(history.runs.is_success) for history in histories])
    return [
        Figure("log loss of success", log_loss(told, came), must=0.0165, is_less_better=True),
        Figure("the same, all-time rate", log_loss(usual, came)),
        Figure("Brier score of success", brier(told, came)),
    ]


def _all_time_rate(is_success: "np.typing.NDArray[np.bool_]") -> Floats:
    """(n,) the share of successes before each execution, as if 1 of 50 had failed before."""
    before = np.concatenate([[0], np.cumsum(~is_success)[:-1]])
    return np.asarray(1 - (before + 0.5) / (np.arange(len(is_success)) + 25), dtype=np.float64)


def _load(histories: Sequence[History]) -> list[Figure]:
    hosts: dict[str, list[History]] = {}
    for history in histories:
        hosts.setdefault(history.runs.host[0] if history.runs.host else "", []).append(history)
    told, came = [], []
    for jobs in hosts.values():
        for origin_s in _origins(jobs):
            told.append(_forecast_day(jobs, origin_s))
            came.append(_busy(jobs, _hours(origin_s, 0, 24)))
    if not told:
        return []
    plan, mean, both = (np.concatenate(part) for part in zip(*told, strict=True))
    actual = np.concatenate(came)
    return [
        Figure("wMAPE of next-day load per host and hour", wmape(both, actual), must=0.20, is_less_better=True),
        Figure("the same, plan alone", wmape(plan, actual)),
        Figure("the same, mean of 14 days alone", wmape(mean, actual)),
    ]


def _origins(jobs: Sequence[History]) -> list[float]:
    """Midnights before the newest days on which every job that runs was still seen."""
    last_s = min((history.fires_s[-1] for history in jobs if len(history.fires_s)), default=0.0)
    last_day = np.floor(last_s / DAY_S)
    return [float((last_day - back) * DAY_S) for back in range(1, LOAD_DAYS + 1)]


def _busy(jobs: Sequence[History], edges_s: Floats) -> Floats:
    parts = [busy_seconds(history.runs.started_s, history.runs.ended_s, edges_s) for history in jobs]
    return np.asarray(np.sum(parts, axis=0), dtype=np.float64)


def _hours(origin_s: float, first: int, last: int) -> Floats:
    """Edges of the hours from `first` to `last` after `origin_s`."""
    return np.asarray(origin_s + np.arange(first, last + 1) * 3600.0, dtype=np.float64)


def _forecast_day(jobs: Sequence[History], origin_s: float) -> tuple[Floats, Floats, Floats]:
    """The plan, the mean and both of them, (24,) busy seconds each, for the day after `origin_s`."""
    edges_s = _hours(origin_s, 0, 24)
    starts, durations = [], []
    for history in jobs:
        clock_s, taken_s = _successes(history)
        is_known = clock_s + taken_s <= origin_s
        # An execution that began before midnight may fill the first hours.
        due_s = history.fires_s[(history.fires_s > origin_s - DAY_S) & (history.fires_s < edges_s[-1])]
        if is_known.any() and len(due_s):
            starts.append(due_s)
            durations.append(slot_conformal_forecast(clock_s[is_known], taken_s[is_known], due_s, LOAD_SHARES))
    mean = hour_mean(_busy(jobs, _hours(origin_s, -14 * 24, 0)))
    if not starts:
        return mean, mean, mean
    plan = planned_load(np.concatenate(starts), np.concatenate(durations), LOAD_SHARES, edges_s).busy_s
    return plan, mean, combined_load(plan, mean)
