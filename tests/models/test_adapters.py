"""Each adapter gives what the model behind it gives, from plain arrays."""

import math

import numpy as np
import pytest

from chronos_models import adapters

HOUR = 3600.0


def _hourly(count: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    due_s = 1_735_689_600.0 + np.arange(count) * HOUR
    taken_s = 60.0 * np.exp(np.random.default_rng(5).normal(0, 0.1, count))
    return due_s, {"due_s": due_s, "started_s": due_s + 0.5, "ended_s": due_s + 0.5 + taken_s}


def test_a_job_is_scored_from_columns_and_a_spike_is_rare() -> None:
    due_s, runs = _hourly(300)
    runs["ended_s"][250] += 900.0

    alarms = adapters.score_job(adapters.history("a", due_s, runs, period_s=HOUR))

    rarest = min(alarms, key=lambda alarm: alarm.rate)
    assert due_s[250] <= rarest.time_s <= due_s[251]
    assert rarest.rate < 0.1


def test_a_due_time_without_a_row_is_missing_unless_it_was_paused() -> None:
    due_s, runs = _hourly(200)
    kept = {name: np.delete(values, 150) for name, values in runs.items()}
    paused = [(due_s[150] - 1.0, "pause"), (due_s[150] + 60.0, "resume")]

    found = adapters.score_job(adapters.history("a", due_s, kept, period_s=HOUR))
    silent = adapters.score_job(adapters.history("a", due_s, kept, period_s=HOUR, markers=paused))

    assert "missing" in {alarm.kind for alarm in found}
    assert "missing" not in {alarm.kind for alarm in silent}


def test_rows_out_of_order_are_put_in_order() -> None:
    due_s, runs = _hourly(50)
    turned = {name: values[::-1] for name, values in runs.items()}

    past = adapters.history("a", due_s[::-1], turned, period_s=HOUR)

    assert np.array_equal(past.runs.started_s, runs["started_s"])
    assert np.array_equal(past.fires_s, due_s)


def test_columns_that_do_not_belong_together_are_refused() -> None:
    due_s, runs = _hourly(5)

    with pytest.raises(ValueError, match="needed"):
        adapters.history("a", due_s, {"due_s": due_s}, period_s=HOUR)
    with pytest.raises(ValueError, match="one length"):
        adapters.history("a", due_s, {**runs, "cpu_s": np.ones(4)}, period_s=HOUR)


def test_a_jump_of_a_series_is_scored_and_reported() -> None:
    values = np.random.default_rng(3).normal(10.0, 1.0, 900)
    values[700:720] += 30.0

    scores, reports = adapters.score_points(np.arange(900) * 300.0, values)

    assert scores.shape == reports.shape == (900,)
    assert 700 <= int(np.argmax(reports)) < 760
    assert scores[700:740].max() > scores[200:690].max()


def test_durations_are_forecast_as_quantiles() -> None:
    due_s, runs = _hourly(200)

    told = adapters.forecast(due_s, runs["ended_s"] - runs["started_s"], due_s[-3:] + 5 * HOUR, [0.05, 0.5, 0.95])

    assert told.shape == (3, 3)
    assert np.all(np.diff(told, axis=1) >= 0)
    assert np.all((told[:, 1] > 50) & (told[:, 1] < 70))
    with pytest.raises(ValueError, match="one length"):
        adapters.forecast(due_s, [1.0], due_s[-1:], [0.5])


def test_the_best_forecaster_is_chosen_by_its_backtest() -> None:
    due_s, runs = _hourly(60)

    told = adapters.forecast(due_s, runs["ended_s"] - runs["started_s"], due_s[-1:] + HOUR, [0.5], adapters.BEST)

    assert 50 < told[0, 0] < 70


def test_texts_of_one_pattern_have_one_number() -> None:
    lines = [f"connection to 10.0.0.{number} refused after {number} ms" for number in range(5)]

    labels = adapters.cluster([*lines, "disk full"])

    assert len(set(labels[:5])) == 1
    assert labels[5] != labels[0]


def test_sentences_are_checked_against_facts() -> None:
    fact: dict[str, float | str] = {"job": "backup", "metric": "last_duration", "value": 412.0, "unit": "s"}

    verdicts = adapters.check({"f1": fact}, [("backup took 412 s.", ["f1"]), ("backup took 512 s.", ["f1"])])

    assert verdicts[0] == (True, "ok")
    assert verdicts[1] == (False, "wrong_value")


def test_what_never_passes_is_not_tried_again_and_what_passes_soon_is() -> None:
    never = [("denied", 3600.0, math.inf)] * 40
    soon = [("refused", 20.0, 40.0)] * 40

    assert adapters.retry_delays(never, "denied") == []
    waits_s = adapters.retry_delays(soon, "refused")
    assert 20 <= waits_s[0] <= 90


def test_jobs_that_start_together_are_moved_apart() -> None:
    shifts_s = adapters.spread([[0.0]] * 4, [300.0] * 4, window_s=86_400.0, most_moves=3)

    starts_s = np.sort(shifts_s)
    assert np.count_nonzero(shifts_s) == 3
    assert np.all(np.diff(starts_s) >= 300.0)
