"""Made-up pasts of many jobs with labels of what was planted.

`log(duration - floor) = mu + season + growth + mode + noise + tail + anomaly`, rounded to a quantum and cut at the time
limit. Each job is drawn from the seed and its own number, so that it is the same in a fleet of any size. About 40 us an
execution.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from chronos_models.history import Columns, Flags, Floats, History, Label, Marker
from chronos_models.synthetic.anomalies import Effects, Planted, Planter, no_effects
from chronos_models.synthetic.hosts import HOSTS, PLAIN_SPREADS, SlowWindow, draw_windows
from chronos_models.synthetic.schedules import Schedule, draw_schedule
from chronos_models.synthetic.temper import Temper, draw_temper

COLD_RUNS = 150
QUIET_SHARE = 0.25
"""Of the jobs nothing is wrong with."""

PAUSED_SHARE = 0.12
WARM_UP_RUNS = 20
"""A slow host before so many executions gets a weak label: nobody can know yet what is usual."""

ERRORS = ("conn_refused", "conn_timeout", "dns", "5xx", "rate_limit", "lock", "disk_full", "auth", "bad_json")


@dataclass(frozen=True, slots=True)
class Fleet:
    """Histories with what was planted in them."""

    histories: list[History]
    labels: list[Label]


@dataclass(frozen=True, slots=True)
class _Draft:
    """One job while it is made."""

    name: str
    host: str
    schedule: Schedule
    temper: Temper
    effects: Effects
    planted: list[Planted]
    slow: list[SlowWindow]
    is_cold: bool


def fleet(jobs: int = 120, cold: int = 60, *, seed: int, most_runs: int | None = None) -> Fleet:
    """`jobs` with a long past, of at most `most_runs` due times each, and `cold` ones of 150 with anomalies early."""
    windows = draw_windows(np.random.default_rng([seed, 0]))
    histories, labels = [], []
    for number in range(jobs + cold):
        is_cold = number >= jobs
        place = number - jobs if is_cold else number
        random = np.random.default_rng([seed, 2 if is_cold else 1, place])
        draft = _draft(place, is_cold, windows, random, most_runs)
        history, due = _history(draft, random)
        histories.append(history)
        labels += due
    return Fleet(histories, labels)


def _draft(
    place: int, is_cold: bool, windows: list[SlowWindow], random: np.random.Generator, most_runs: int | None
) -> _Draft:
    schedule = draw_schedule(random, COLD_RUNS if is_cold else most_runs)
    temper = draw_temper(schedule, random)
    effects = no_effects(len(schedule.fires_s))
    season = temper.season.at(schedule.fires_s)
    planter = Planter(temper, season, schedule.period_s, effects, random, is_gross=is_cold)
    plant = planter.plant_cold if is_cold else planter.plant_warm
    planted = plant() if is_cold or random.random() >= QUIET_SHARE else []
    host = f"host{int(random.integers(HOSTS))}"
    slow = [] if is_cold else [window for window in windows if window.host == host]
    name = f"{'c' if is_cold else 'j'}{place:03d}"
    return _Draft(name, host, schedule, temper, effects, planted, slow, is_cold)


def _history(draft: _Draft, random: np.random.Generator) -> tuple[History, list[Label]]:
    fires_s = draft.schedule.fires_s
    pauses = _draw_pauses(draft, random)
    work = _Work(draft, random)
    chosen = _chosen(fires_s, work.started_s, work.ended_s, draft.effects.is_missing | _is_paused(fires_s, pauses))
    runs = work.columns(chosen)
    history = History(
        job=draft.name,
        period_s=draft.schedule.period_s,
        timeout_s=draft.temper.timeout_s,
        timezone="UTC",
        fires_s=fires_s,
        runs=runs,
        markers=_markers(draft, pauses, random),
        is_cold=draft.is_cold,
    )
    ended_s = np.full(len(fires_s), np.nan)
    ended_s[chosen] = runs.ended_s
    return history, [*_labels(draft, ended_s), *_slow_labels(draft, chosen)]


class _Work:
    """What each due time would come to, if it came to an execution."""

    def __init__(self, draft: _Draft, random: np.random.Generator) -> None:
        self._draft, self._random = draft, random
        temper, effects, fires_s = draft.temper, draft.effects, draft.schedule.fires_s
        self._count = len(fires_s)
        self.started_s = fires_s + self._lags(fires_s)
        level = temper.levels(fires_s) + temper.noise(self._count, random) + effects.work
        duration_s = temper.floor_s + np.exp(level)
        for window in draft.slow:
            duration_s = duration_s * np.exp(window.addition * window.covers(self.started_s))
        self._load = np.exp(level - temper.mu)
        self._is_failed = random.random(self._count) < temper.failure_share + effects.failure
        self._is_failed &= ~(effects.is_stuck | effects.is_fast)
        duration_s = np.where(self._is_failed, duration_s * random.uniform(0.02, 1.0, self._count), duration_s)
        duration_s = np.where(np.isnan(effects.duration_s), duration_s, effects.duration_s)
        is_stuck_at_limit = effects.is_stuck & (temper.timeout_s < 60 * temper.median_s)
        limit_s = temper.timeout_s if not math.isnan(temper.timeout_s) else math.inf
        self._is_timeout = (duration_s >= limit_s) | is_stuck_at_limit
        duration_s = np.where(self._is_timeout, limit_s, duration_s)
        self._duration_s = np.maximum(np.round(duration_s / temper.quantum_s), 1.0) * temper.quantum_s
        self.ended_s = self.started_s + self._duration_s

    def columns(self, chosen: Flags) -> Columns:
        """The executions of the due times that are `chosen`."""
        draft, effects, temper = self._draft, self._draft.effects, self._draft.temper
        busy = np.clip(temper.busy * np.exp(self._random.normal(0, 0.08, self._count)), 0.01, 4.0)
        cpu_s = self._duration_s * np.maximum(busy, effects.cpu)
        memory = temper.memory_bytes * np.exp(self._random.normal(0, 0.08, self._count) + effects.memory)
        output = temper.output_bytes * np.exp(self._random.normal(0, 0.15, self._count))
        output = output * (self._load if temper.output_follows_load else 1.0) * effects.output
        is_bad = self._is_failed | self._is_timeout | effects.is_stuck
        errors = self._random.choice(np.array(ERRORS), self._count)
        errors = np.where(effects.is_stuck, "killed", np.where(is_bad, errors, ""))
        return Columns(
            due_s=draft.schedule.fires_s[chosen],
            started_s=self.started_s[chosen],
            ended_s=self.ended_s[chosen],
            is_success=~is_bad[chosen],
            is_timeout=self._is_timeout[chosen],
            cpu_s=np.where(effects.is_stuck, 0.02, 1.0)[chosen] * cpu_s[chosen],
            peak_memory_bytes=np.round(memory[chosen]),
            output_bytes=np.round(output[chosen]),
            retries=self._random.binomial(2, min(0.5, temper.failure_share), int(chosen.sum())),
            host=[draft.host] * int(chosen.sum()),
            error=[str(error) for error in errors[chosen]],
        )

    def _lags(self, fires_s: Floats) -> Floats:
        """Exponential, three times as long at the full hour."""
        mean_s = self._draft.temper.lag_s * np.where(fires_s % 3600.0 == 0, 3.0, 1.0)
        lag_s = self._random.exponential(1.0, self._count) * mean_s
        return np.round(lag_s, 2) + self._draft.effects.late_s


def _chosen(fires_s: Floats, started_s: Floats, ended_s: Floats, is_left_out: Flags) -> Flags:
    """(n,) which due times come to an execution: none while the one before still runs or waits."""
    chosen = np.zeros(len(fires_s), dtype=np.bool_)
    busy_until_s = -math.inf
    for place, (due_s, end_s, left_out) in enumerate(
        zip(fires_s.tolist(), ended_s.tolist(), is_left_out.tolist(), strict=True)
    ):
        if not left_out and due_s >= busy_until_s:
            chosen[place] = True
            busy_until_s = end_s
    return chosen


def _draw_pauses(draft: _Draft, random: np.random.Generator) -> list[tuple[float, float]]:
    """(from, to) of what the owner paused, away from anomalies."""
    fires_s = draft.schedule.fires_s
    if draft.is_cold or random.random() >= PAUSED_SHARE or len(fires_s) < 60:
        return []
    found = []
    for _ in range(int(random.integers(1, 4))):
        first = int(random.integers(20, len(fires_s) - 20))
        last = first + int(random.integers(1, 13))
        if not any(planted.first - 15 <= last and first <= planted.last + 5 for planted in draft.planted):
            found.append((float(fires_s[first]) - 1.0, float(fires_s[min(last, len(fires_s) - 1)]) - 1.0))
    return sorted(found)[:1] if _touch(found) else sorted(found)


def _touch(pauses: list[tuple[float, float]]) -> bool:
    ordered = sorted(pauses)
    return any(before[1] >= after[0] for before, after in pairwise(ordered))


def _is_paused(fires_s: Floats, pauses: list[tuple[float, float]]) -> Flags:
    paused = np.zeros(len(fires_s), dtype=np.bool_)
    for start_s, end_s in pauses:
        paused |= (fires_s >= start_s) & (fires_s < end_s)
    return paused


def _markers(draft: _Draft, pauses: list[tuple[float, float]], random: np.random.Generator) -> list[Marker]:
    """Pauses, deploys that changed something, and deploys that did not."""
    fires_s = draft.schedule.fires_s
    found = [Marker(start_s, "pause", "") for start_s, _ in pauses] + [
        Marker(end_s, "resume", "") for _, end_s in pauses
    ]
    times = [float(fires_s[planted.first]) - 1.0 for planted in draft.planted if planted.on_deploy]
    without_effect = random.integers(0, 5) if len(fires_s) else 0
    times += [float(fires_s[place]) - 1.0 for place in random.integers(0, max(1, len(fires_s)), without_effect)]
    found += [Marker(time_s, "deploy", f"v{number + 1}") for number, time_s in enumerate(sorted(times))]
    return sorted(found, key=lambda marker: marker.time_s)


def _labels(draft: _Draft, ended_s: Floats) -> list[Label]:
    """From the first due time of an anomaly to the one after its last, or the end of its last execution if later."""
    fires_s, period_s = draft.schedule.fires_s, draft.schedule.period_s
    following_s = np.append(fires_s[1:], fires_s[-1] + period_s)
    found = []
    for planted in draft.planted:
        end_s = float(np.nanmax([following_s[planted.last], ended_s[planted.last]]))
        ignored = min(planted.last + planted.ignored, len(fires_s) - 1)
        ignore_s = max(float(following_s[ignored]), end_s + period_s)
        start_s = float(fires_s[planted.first])
        found.append(Label(draft.name, planted.kind, start_s, end_s, ignore_s, planted.severity, False))
    return found


def _slow_labels(draft: _Draft, chosen: Flags) -> list[Label]:
    """Labels of the slow windows of its host that met executions."""
    fires_s, period_s = draft.schedule.fires_s, draft.schedule.period_s
    found = []
    for window in draft.slow:
        met = np.flatnonzero(window.covers(fires_s) & chosen)
        if len(met) == 0:
            continue
        severity = window.addition / draft.temper.sigma
        is_weak = severity < PLAIN_SPREADS or int(met[0]) < WARM_UP_RUNS
        end_s = float(fires_s[met[-1]]) + period_s
        kind = "weak" if is_weak else "host_slow"
        found.append(Label(draft.name, kind, float(fires_s[met[0]]), end_s, end_s, severity, is_weak))
    return found
