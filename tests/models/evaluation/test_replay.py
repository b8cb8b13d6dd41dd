"""The replay tells a monitor what a scheduler would have told it, in the order of time."""

import math
from collections.abc import Sequence

import numpy as np

from chronos_models.evaluation.replay import events, replay, replay_fleet
from chronos_models.evaluation.rules import MeanRules, RuleFinding
from chronos_models.history import Columns, History, Marker, Observation, Situation
from chronos_models.synthetic import fleet

HOUR = 3600.0


def _history(
    due_h: Sequence[float], took_s: Sequence[float], *, fires: int = 6, markers: Sequence[Marker] = (), job: str = "a"
) -> History:
    due_s = np.array(due_h) * HOUR
    count = len(due_s)
    started_s = due_s + 1.0
    runs = Columns(
        due_s=due_s,
        started_s=started_s,
        ended_s=started_s + np.array(took_s),
        is_success=np.ones(count, dtype=np.bool_),
        is_timeout=np.zeros(count, dtype=np.bool_),
        cpu_s=np.ones(count),
        peak_memory_bytes=np.ones(count),
        output_bytes=np.ones(count),
        retries=np.zeros(count, dtype=np.int64),
        host=["h"] * count,
    )
    return History(job, HOUR, math.nan, "UTC", np.arange(fires, dtype=np.float64) * HOUR, runs, list(markers))


class _Recorder:
    """A monitor that finds something in everything."""

    def __init__(self) -> None:
        self.heard: list[tuple[float, str]] = []

    def observe(self, observation: Observation) -> list[RuleFinding]:
        self.heard.append((observation.ended_s, "end"))
        return [RuleFinding("end", 1.0)]

    def tick(self, now_s: float, situation: Situation) -> list[RuleFinding]:
        awaited = not math.isnan(situation.awaited_due_s)
        self.heard.append((now_s, f"await {situation.awaited_due_s / HOUR:g}" if awaited else "running"))
        return [RuleFinding("tick", 1.0)]

    def mark(self, marker: Marker) -> None:
        self.heard.append((marker.time_s, marker.kind))


def _heard(history: History) -> list[str]:
    monitor = _Recorder()
    replay(history, monitor)
    return [what for _, what in monitor.heard]


def test_everything_comes_in_the_order_of_time() -> None:
    made = fleet(2, 0, seed=3, most_runs=300)

    for history in made.histories:
        times = [event.time_s for event in events(history)]
        assert times == sorted(times)


def test_executions_on_time_that_take_as_long_as_usual_bring_no_ticks() -> None:
    heard = _heard(_history(range(6), [4] * 6))

    assert heard == ["end"] * 6


def test_a_missing_due_time_is_asked_about_until_the_next_start() -> None:
    monitor = _Recorder()

    alarms = replay(_history([0, 1, 3, 4, 5], [4] * 5), monitor)

    ticks = [time_s for time_s, what in monitor.heard if what == "await 2"]
    assert ticks[0] == 2 * HOUR + 5
    assert 2.9 * HOUR < ticks[-1] < 3 * HOUR + 1
    assert len(alarms) == len(monitor.heard)


def test_several_missing_due_times_are_one_wait_for_the_oldest() -> None:
    heard = _heard(_history([0, 4, 5], [4] * 3))

    assert {what for what in heard if what != "end"} == {"await 1"}


def test_paused_due_times_are_not_awaited() -> None:
    markers = [Marker(1.5 * HOUR, "pause", ""), Marker(2.5 * HOUR, "resume", "")]

    heard = _heard(_history([0, 1, 3, 4, 5], [4] * 5, markers=markers))

    assert heard == ["end", "end", "pause", "resume", "end", "end", "end"]


def test_due_times_of_a_job_that_still_runs_are_not_awaited() -> None:
    heard = _heard(_history([0, 1, 4, 5], [4, 2.5 * HOUR, 4, 4]))

    assert "await 2" not in heard
    assert "await 3" not in heard
    assert "running" in heard


def test_a_long_execution_is_asked_about_while_it_runs() -> None:
    monitor = _Recorder()

    replay(_history(range(6), [40, 40, 40, 40, 40, 2000]), monitor)

    running = [time_s for time_s, what in monitor.heard if what == "running"]
    started_s = 5 * HOUR + 1
    assert min(time_s for time_s in running if time_s > started_s) == started_s + 48
    assert max(running) < started_s + 2000


def test_the_watch_over_all_jobs_hears_what_each_found() -> None:
    heard: list[tuple[str, int]] = []

    class Watch:
        def hear(
            self, job: str, observation: Observation, found: Sequence[RuleFinding]
        ) -> list[tuple[str, RuleFinding]]:
            heard.append((job, len(found)))
            return [("b", RuleFinding("host", 0.5))] if job == "a" else []

    first, second = _history([0, 1], [4, 4], fires=2), _history([0, 1], [5, 5], fires=2, job="b")
    alarms = replay_fleet([first, second], {"a": _Recorder(), "b": _Recorder()}, Watch())

    assert heard == [("a", 1), ("b", 1), ("a", 1), ("b", 1)]
    assert [alarm.job for alarm in alarms if alarm.kind == "host"] == ["b", "b"]


def test_a_job_without_executions_is_awaited_to_the_end() -> None:
    heard = _heard(_history([], []))

    assert set(heard) == {"await 0"}


def test_a_job_that_was_never_due_brings_nothing() -> None:
    assert _heard(_history([], [], fires=0)) == []


def test_rules_find_a_spike_a_missing_start_and_failures() -> None:
    due_h = [hour for hour in range(60) if hour != 50]
    took_s = [10.0 + hour % 3 for hour in due_h]
    took_s[40] = 200.0

    history = _history(due_h, took_s, fires=60)
    found = {alarm.kind for alarm in replay(history, MeanRules(history))}

    assert found == {"slow", "late"}
