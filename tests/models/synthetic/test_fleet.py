"""The generator: the same seed gives the same pasts, and what a label says is there."""

import numpy as np
import pytest

from chronos_models.evaluation.alarms import job_months
from chronos_models.history import History, Label
from chronos_models.synthetic import Fleet, fleet
from chronos_models.synthetic.anomalies import COLD_KINDS, WARM_WEIGHTS


@pytest.fixture(scope="module")
def made() -> Fleet:
    return fleet(60, 20, seed=4)


def _labelled(made: Fleet, kind: str) -> list[tuple[History, Label]]:
    histories = {history.job: history for history in made.histories}
    return [(histories[label.job], label) for label in made.labels if label.kind == kind]


def _within(history: History, label: Label) -> np.ndarray:
    due_s = history.runs.due_s
    return (due_s >= label.start_s) & (due_s < label.end_s)


def test_a_job_is_the_same_in_a_fleet_of_any_size() -> None:
    small, large = fleet(2, 1, seed=9), fleet(5, 3, seed=9)

    assert np.array_equal(small.histories[1].runs.ended_s, large.histories[1].runs.ended_s)
    assert np.array_equal(small.histories[2].runs.cpu_s, large.histories[5].runs.cpu_s)
    assert [label for label in large.labels if label.job == "j001"] == [
        label for label in small.labels if label.job == "j001"
    ]


def test_another_seed_gives_other_jobs() -> None:
    first, other = fleet(3, 0, seed=1), fleet(3, 0, seed=2)

    assert not np.array_equal(first.histories[0].runs.duration_s, other.histories[0].runs.duration_s)


def test_every_kind_is_planted_and_the_cold_ones_in_short_pasts(made: Fleet) -> None:
    warm = {label.kind for label in made.labels if label.job.startswith("j")}
    cold = {label.kind for label in made.labels if label.job.startswith("c")}

    assert warm == {*WARM_WEIGHTS, "host_slow", "weak"}
    assert cold == set(COLD_KINDS)
    assert all(len(history.fires_s) == 150 for history in made.histories if history.is_cold)


def test_executions_of_a_job_do_not_overlap_and_follow_its_due_times(made: Fleet) -> None:
    for history in made.histories:
        runs = history.runs
        assert np.all(np.isin(runs.due_s, history.fires_s))
        assert np.all(runs.started_s >= runs.due_s)
        assert np.all(runs.ended_s > runs.started_s)
        assert np.all(runs.due_s[1:] >= runs.ended_s[:-1])


def test_a_missing_label_covers_due_times_without_executions(made: Fleet) -> None:
    planted = _labelled(made, "missing")

    assert planted
    assert all(not _within(history, label).any() for history, label in planted)


def test_a_stuck_execution_takes_many_times_as_long_or_meets_its_limit(made: Fleet) -> None:
    for history, label in _labelled(made, "stuck"):
        place = np.flatnonzero(_within(history, label))
        usual_s = np.nanmedian(history.runs.duration_s)
        assert not history.runs.is_success[place[0]]
        assert history.runs.is_timeout[place[0]] or history.runs.duration_s[place[0]] > 4 * usual_s


def test_a_too_fast_execution_succeeds_in_less_than_half_its_usual_time(made: Fleet) -> None:
    for history, label in _labelled(made, "too_fast"):
        within = _within(history, label)
        usual_s = np.nanmedian(history.runs.duration_s)
        assert np.all(history.runs.is_success[within])
        assert np.all(history.runs.duration_s[within] < 0.5 * usual_s)


def test_a_failure_burst_holds_more_failures_than_the_rest(made: Fleet) -> None:
    for history, label in _labelled(made, "failure_burst"):
        within = _within(history, label)
        assert np.mean(~history.runs.is_success[within]) >= 0.5


def test_a_late_start_is_late(made: Fleet) -> None:
    for history, label in _labelled(made, "late_start"):
        within = _within(history, label)
        assert np.all((history.runs.started_s - history.runs.due_s)[within] > 40)


def test_paused_due_times_come_to_nothing(made: Fleet) -> None:
    paused = [history for history in made.histories if any(marker.kind == "pause" for marker in history.markers)]

    assert paused
    for history in paused:
        start_s = next(marker.time_s for marker in history.markers if marker.kind == "pause")
        end_s = next(marker.time_s for marker in history.markers if marker.kind == "resume")
        assert not np.any((history.runs.due_s > start_s) & (history.runs.due_s < end_s))


def test_a_limit_is_met_by_few_but_what_is_stuck(made: Fleet) -> None:
    count = sum(len(history.runs) for history in made.histories)
    stuck = len(_labelled(made, "stuck"))

    assert sum(int(history.runs.is_timeout.sum()) for history in made.histories) <= stuck + 0.001 * count


def test_a_quarter_of_the_jobs_has_nothing_planted_of_its_own(made: Fleet) -> None:
    own = {label.job for label in made.labels if label.kind not in ("host_slow", "weak")}
    quiet = [history for history in made.histories if not history.is_cold and history.job not in own]

    assert 5 <= len(quiet) <= 27


def test_pasts_can_be_cut_short() -> None:
    made = fleet(5, 0, seed=1, most_runs=300)

    assert all(len(history.fires_s) <= 300 for history in made.histories)
    assert all(job_months(history) > 0 for history in made.histories)
