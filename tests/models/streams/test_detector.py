"""The detector of one numeric series: what it finds, what it leaves alone, and what bad input does to it."""

from math import inf, nan

import numpy as np
import pytest
from numpy.typing import NDArray

from chronos_models.streams.detector import LEARNING, NOTHING, StreamDetector, score_points

Floats = NDArray[np.float64]
STEP_S = 300.0
DAY = 288
"""Points."""


def _times(count: int) -> Floats:
    return 1_700_000_000.0 + STEP_S * np.arange(count, dtype=np.float64)


def _noise(count: int, seed: int = 0) -> Floats:
    return 20.0 + np.random.default_rng(seed).normal(0, 1, count)


def _season(count: int) -> Floats:
    return 10 * np.sin(2 * np.pi * np.arange(count) / DAY)


def _starts(values: Floats) -> list[int]:
    _, reports = score_points(_times(len(values)), values)
    return [int(place) for place in np.flatnonzero(reports)]


def test_a_level_that_jumps_is_reported_once_and_soon() -> None:
    values = _noise(2000)
    values[1500:1560] += 15

    reported = [place for place in _starts(values) if 1490 <= place <= 1700]

    assert len(reported) == 1
    assert 1500 <= reported[0] <= 1510


def test_a_value_usual_at_noon_is_reported_at_night() -> None:
    values = _noise(3000) + _season(3000)
    night = 10 * DAY - 72 - 20
    clean = _starts(values)
    values[night : night + 40] += 18

    assert not any(night <= place < night + 20 for place in clean)
    assert any(night <= place < night + 20 for place in _starts(values))


def test_a_faint_episode_does_not_hide_a_strong_one() -> None:
    values = _noise(2500)
    values[2000:2006] += 2.5
    values[2040:2070] += 40

    reported = _starts(values)

    assert any(2000 <= place < 2040 for place in reported)
    assert any(2040 <= place < 2045 for place in reported)


def test_the_score_is_high_in_an_anomaly_of_some_hours() -> None:
    values = _noise(2000)
    values[1500:1560] += 6

    scores, _ = score_points(_times(2000), values)

    assert scores[1515:1560].min() > 2 * np.quantile(scores[400:1500], 0.99)


def test_quiet_noise_gives_few_reports() -> None:
    reports = [len(_starts(_noise(3000, seed))) for seed in range(3)]

    assert np.mean(reports) < 15


def test_a_higher_demand_gives_fewer_reports() -> None:
    values = _noise(3000)
    values[2000:2050] += 15

    _, strict = score_points(_times(3000), values, report_p=1e-4)

    assert 2000 <= int(np.flatnonzero(strict)[0]) < 2060
    assert np.count_nonzero(strict) <= len(_starts(values))
    assert strict.max() >= 4


def test_a_constant_series_is_silent_until_it_moves() -> None:
    values = np.full(1200, 7.0)
    assert _starts(values) == []

    values[1000:1010] = 8.0
    assert 1000 <= _starts(values)[0] <= 1010


@pytest.mark.parametrize("factor", [1e-9, 1e12])
def test_the_unit_does_not_matter(factor: float) -> None:
    values = _noise(1500)
    values[1200:1230] += 12

    scores, reports = score_points(_times(1500), values)
    scaled_scores, scaled_reports = score_points(_times(1500), values * factor)

    assert scaled_scores == pytest.approx(scores, rel=0.01, abs=0.01)
    assert np.count_nonzero(scaled_reports) == pytest.approx(np.count_nonzero(reports), abs=2)


def test_numbers_that_are_none_are_left_out() -> None:
    clean, dirty = StreamDetector(), StreamDetector()
    for time_s, value in zip(_times(600), _noise(600), strict=True):
        bad = [dirty.observe(time_s, other) for other in (nan, inf, -inf)]
        bad.append(dirty.observe(nan, value))
        assert bad == [NOTHING] * 4
        assert dirty.observe(time_s, value)[:4] == clean.observe(time_s, value)[:4]


def test_a_clock_that_goes_back_and_huge_values_break_nothing() -> None:
    times_s = _times(800)
    times_s[500:] -= 40 * 86_400
    values = _noise(800)
    values[600] = 1e300

    scores, reports = score_points(times_s, values)

    assert np.all(np.isfinite(scores))
    assert np.all(np.isfinite(reports))


def test_nothing_is_said_of_the_first_points() -> None:
    assert score_points(np.empty(0), np.empty(0))[0].size == 0
    detector = StreamDetector()
    readings = [detector.observe(float(place), 1e6 * (place % 7)) for place in range(LEARNING)]

    assert readings == [NOTHING] * LEARNING


def test_a_report_says_what_was_expected_and_what_is_unusual() -> None:
    detector = StreamDetector()
    values = _noise(2500) + _season(2500)
    values[2300:] += 30
    readings = [detector.observe(time_s, value) for time_s, value in zip(_times(2500), values, strict=True)]

    report = next(reading for reading in readings[2300:] if reading.is_report)

    assert report.way in {"time of the day", "level", "shape"}
    assert report.expected == pytest.approx(values[2301] - 30, abs=4)


@pytest.mark.parametrize("stop", [0, 1, LEARNING - 1, LEARNING, 500, 3300])
def test_a_restored_detector_goes_on_as_if_never_stopped(stop: int) -> None:
    count = stop + 200
    times_s, values = _times(count), _noise(count) + _season(count)
    detector = StreamDetector()
    for time_s, value in zip(times_s[:stop], values[:stop], strict=True):
        detector.observe(time_s, value)

    state = detector.to_bytes()
    restored = StreamDetector.from_bytes(state)

    assert len(state) <= 16_000
    for time_s, value in zip(times_s[stop:], values[stop:], strict=True):
        assert str(restored.observe(time_s, value)) == str(detector.observe(time_s, value))


@pytest.mark.parametrize("state", [b"", b"\x02", b"\x01", b"\x01not numpy"])
def test_a_state_that_is_none_is_refused(state: bytes) -> None:
    with pytest.raises(ValueError, match="the state"):
        StreamDetector.from_bytes(state)


def test_a_state_that_was_cut_is_refused() -> None:
    detector = StreamDetector()
    for time_s, value in zip(_times(300), _noise(300), strict=True):
        detector.observe(time_s, value)

    with pytest.raises(ValueError, match=r".+"):
        StreamDetector.from_bytes(detector.to_bytes()[:-9])


def test_a_series_of_huge_values_is_judged_as_any_other() -> None:
    values = 1e200 * _noise(900)
    values[800:] += 3e201

    assert 800 <= _starts(values)[-1] <= 812
