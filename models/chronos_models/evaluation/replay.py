"""Plays the past of jobs to monitors in the order of time, as a scheduler would have told it.

A monitor hears of an execution when it ends, of a marker when it is set, and in between it is asked at ticks: while a
due time is awaited (5 s after it and then at growing distances), and while an execution runs for longer than usual.
What the scheduler knows is not asked for: due times that were paused are not awaited, nor those that came while the
execution before still ran.

Assumes that executions of one job do not overlap. O((n + ticks) log n); a monitor that does nothing costs about 5 us
an execution.
"""

import math
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from typing import NamedTuple, Protocol, TypeVar

import numpy as np

from chronos_models.history import Alarm, History, Marker, Observation, Situation

FIRST_TICK_S = 5.0
TICK_GROWTH = 1.15
"""Each tick of a wait comes this much later than the one before: a finding is at most 15 % of the wait late."""

USUAL_RUNS = 15
OVER = "closed"
"""Phase of what only ends an episode."""

LONGER_THAN_USUAL = 1.2
"""Executions are asked about from this many times their usual duration on; before, no monitor can know anything."""


class Told(Protocol):
    """What a monitor finds."""

    @property
    def kind(self) -> str:
        """What is wrong."""

    @property
    def rate(self) -> float:
        """Expected number of equally strong false alarms of this job in 30 days."""

    @property
    def phase(self) -> str:
        """Where it stands in its episode; what only says that it is over is no alarm."""


_Found = TypeVar("_Found", bound=Told)
_Found_co = TypeVar("_Found_co", bound=Told, covariant=True)


class Monitor(Protocol[_Found_co]):
    """Watches one job."""

    def observe(self, observation: Observation, /) -> Sequence[_Found_co]:
        """Hears of an execution that has ended."""

    def tick(self, now_s: float, situation: Situation, /) -> Sequence[_Found_co]:
        """Is asked while something is awaited or runs."""

    def mark(self, marker: Marker, /) -> None:
        """Hears of something that was done to the job."""


class FleetWatch(Protocol[_Found]):
    """Watches what jobs have in common."""

    def hear(self, job: str, observation: Observation, found: Sequence[_Found], /) -> Sequence[tuple[str, _Found]]:
        """Hears of an execution that has ended and what the monitor of its job found; what it tells of which jobs."""


class Event(NamedTuple):
    """One thing that a monitor is told."""

    time_s: float
    job: str
    what: Observation | Situation | Marker


def replay(history: History, monitor: Monitor[Told]) -> list[Alarm]:
    """All that `monitor` tells of one job, in the order of time."""
    return replay_fleet([history], {history.job: monitor})


def replay_fleet(
    histories: Sequence[History], monitors: Mapping[str, Monitor[_Found]], watch: FleetWatch[_Found] | None = None
) -> list[Alarm]:
    """All that the monitors of several jobs, and the watch over all of them, tell, in the order of time."""
    alarms: list[Alarm] = []
    for event in merge(*(events(history) for history in histories), key=_time):
        found = tell(monitors[event.job], event)
        alarms.extend(Alarm(event.job, event.time_s, told.rate, told.kind) for told in found if told.phase != OVER)
        if watch is not None and isinstance(event.what, Observation):
            shared = watch.hear(event.job, event.what, found)
            alarms.extend(Alarm(job, event.time_s, told.rate, told.kind) for job, told in shared)
    return alarms


def tell(monitor: Monitor[_Found], event: Event) -> Sequence[_Found]:
    """What `monitor` finds when it is told `event`."""
    if isinstance(event.what, Observation):
        return monitor.observe(event.what)
    if isinstance(event.what, Situation):
        return monitor.tick(event.time_s, event.what)
    monitor.mark(event.what)
    return ()


def events(history: History) -> Iterator[Event]:
    """Everything that happens to a job, in the order of time."""
    waits = _Waits(history)
    streams = (_markers(history), waits.ticks(), _runs(history))
    return merge(*streams, key=_time)


def _time(event: Event) -> float:
    return event.time_s


def _markers(history: History) -> Iterator[Event]:
    for marker in sorted(history.markers, key=lambda marker: marker.time_s):
        yield Event(marker.time_s, history.job, marker)


def _runs(history: History) -> Iterator[Event]:
    """Observations, and before each the ticks while it ran longer than usual."""
    recent: deque[float] = deque(maxlen=USUAL_RUNS)
    for place in range(len(history.runs)):
        run = history.runs.observation(place)
        usual_s = sorted(recent)[len(recent) // 2] if recent else 0.0
        for time_s in _tick_times(run.started_s, run.ended_s, LONGER_THAN_USUAL * usual_s):
            yield Event(time_s, history.job, Situation(math.nan, run.due_s, run.started_s, run.host))
        yield Event(run.ended_s, history.job, run)
        if run.is_success and run.ended_s >= run.started_s:
            recent.append(run.ended_s - run.started_s)


def _tick_times(start_s: float, end_s: float, after_s: float = 0.0) -> Iterator[float]:
    """Ticks of a wait from `start_s` on, none before `after_s` of it, none at or after its end."""
    elapsed_s = max(FIRST_TICK_S, after_s)
    while start_s + elapsed_s < end_s:
        yield start_s + elapsed_s
        elapsed_s *= TICK_GROWTH


class _Waits:
    """Which due times of a job were awaited, and until when."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._order = np.argsort(history.runs.started_s, kind="stable")
        self._started_s: list[float] = history.runs.started_s[self._order].tolist()
        self._ended_s: list[float] = history.runs.ended_s[self._order].tolist()
        self._pauses = _pauses(history.markers)
        due_s = history.fires_s
        self._end_s = float(due_s[-1]) + history.period_s if len(due_s) else 0.0

    def ticks(self) -> Iterator[Event]:
        """The ticks while due times are awaited; those of one wait are about its oldest due time."""
        until_s = -math.inf
        for due_s in self._unserved():
            if due_s < until_s:
                continue
            until_s = self._awaited_until(due_s)
            for time_s in _tick_times(due_s, until_s):
                yield Event(time_s, self._history.job, Situation(awaited_due_s=due_s))

    def _unserved(self) -> list[float]:
        """Due times that were neither served at once, nor paused, nor left out for an execution that still ran."""
        runs = self._history.runs
        on_time = dict(zip(runs.due_s.tolist(), (runs.started_s - runs.due_s).tolist(), strict=True))
        found = []
        for due_s in self._history.fires_s.tolist():
            lag_s = on_time.get(due_s, math.inf)
            if lag_s > FIRST_TICK_S and not self._is_paused(due_s) and not self._still_runs(due_s):
                found.append(due_s)
        return found

    def _still_runs(self, due_s: float) -> bool:
        """Whether an execution that started before `due_s` ended after it."""
        before = bisect_left(self._started_s, due_s) - 1
        return before >= 0 and self._ended_s[before] > due_s

    def _is_paused(self, time_s: float) -> bool:
        return any(start_s <= time_s < end_s for start_s, end_s in self._pauses)

    def _awaited_until(self, due_s: float) -> float:
        """The next start, or the next pause, or the end of what is known."""
        place = bisect_right(self._started_s, due_s)
        start_s = self._started_s[place] if place < len(self._started_s) else self._end_s
        pause_s = min((start for start, _ in self._pauses if start > due_s), default=math.inf)
        return min(start_s, pause_s)


def _pauses(markers: Sequence[Marker]) -> list[tuple[float, float]]:
    """(from, to) of each pause; one that was not ended lasts for ever."""
    found: list[tuple[float, float]] = []
    for marker in sorted(markers, key=lambda marker: marker.time_s):
        if marker.kind == "pause" and not (found and found[-1][1] == math.inf):
            found.append((marker.time_s, math.inf))
        if marker.kind == "resume" and found and found[-1][1] == math.inf:
            found[-1] = (found[-1][0], marker.time_s)
    return found
