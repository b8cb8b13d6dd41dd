"""Claims beside counts by frequency, recall by age, and the monitor without one of its parts."""

import math
from typing import cast

import numpy as np
import pytest

from chronos_models.evaluation.ablation import VARIANTS, without_season
from chronos_models.evaluation.calibration import calibration
from chronos_models.evaluation.cold_start import recall_by_age
from chronos_models.evaluation.replay import replay, replay_fleet
from chronos_models.finding import Finding
from chronos_models.history import Alarm, History, Observation
from chronos_models.monitor import JobMonitor
from chronos_models.synthetic import Fleet, fleet


@pytest.fixture(scope="module")
def made() -> Fleet:
    return fleet(4, 6, seed=2, most_runs=150)


def _alarm(history: History, place: int, rate: float) -> Alarm:
    return Alarm(history.job, float(history.fires_s[place]) + 1.0, rate, "slow_run")


def test_claims_are_counted_for_each_frequency_that_there_is(made: Fleet) -> None:
    history = made.histories[0]

    rows = calibration([history], [], [_alarm(history, place, 0.2) for place in (10, 60)], (0.3, 0.1))

    assert [row.frequency for row in rows] == ["all", "all", rows[-1].frequency, rows[-1].frequency]
    assert rows[0].counted == pytest.approx(2 / rows[0].job_months)
    assert rows[1].counted == 0


def test_no_jobs_have_no_calibration() -> None:
    assert calibration([], [], []) == []


def test_recall_is_told_by_how_many_executions_there_had_been(made: Fleet) -> None:
    cold = [history for history in made.histories if history.is_cold]
    labels = [label for label in made.labels if label.job.startswith("c")]
    alarms = [Alarm(label.job, label.start_s, 0.1, "slow_run") for label in labels if label.kind == "spike"]

    rows = recall_by_age(cold, labels, alarms, 0.2)

    assert {row.age for row in rows} == {"5 to 19", "20 to 99", "100 and more"}
    assert all(row.recall == (1.0 if row.kind == "spike" else 0.0) for row in rows if row.kind != "failure_burst")
    assert sum(row.labels for row in rows) == len(labels)


def test_an_alarm_weaker_than_the_threshold_finds_nothing(made: Fleet) -> None:
    labels = [label for label in made.labels if label.job.startswith("c")]
    alarms = [Alarm(label.job, label.start_s, 0.3, "slow_run") for label in labels]

    assert all(row.found == 0 for row in recall_by_age(made.histories, labels, alarms, 0.2))


@pytest.mark.parametrize("name", list(VARIANTS))
def test_every_variant_of_the_monitor_watches_a_fleet(name: str, made: Fleet) -> None:
    histories = made.histories[3:6]

    alarms = replay_fleet(histories, {history.job: VARIANTS[name](history) for history in histories})

    assert alarms
    assert all(alarm.rate >= 0 and not math.isnan(alarm.rate) for alarm in alarms)


def test_without_changes_no_lasting_change_is_told(made: Fleet) -> None:
    history = made.histories[0]

    kinds = {alarm.kind for alarm in replay(history, VARIANTS["without shift"](history))}

    assert not kinds & {"slower", "faster", "memory_rising", "cpu_rising", "output_falling"}


def test_without_season_every_execution_is_heard_of_at_the_beginning_of_a_week() -> None:
    heard: list[Observation] = []

    class Recorder:
        def observe(self, observation: Observation) -> list[Finding]:
            heard.append(observation)
            return []

    history = fleet(1, 0, seed=3, most_runs=60).histories[0]
    monitor = without_season(history)
    monitor._monitor = cast("JobMonitor", Recorder())
    for place in range(len(history.runs)):
        monitor.observe(history.runs.observation(place))

    assert all(observation.started_s % (7 * 86_400) == 0 for observation in heard)
    taken_s = [observation.ended_s - observation.started_s for observation in heard]
    assert np.allclose(taken_s, history.runs.duration_s, atol=1e-5)
