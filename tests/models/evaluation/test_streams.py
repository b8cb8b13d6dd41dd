"""The judges of stream detectors, on cases that can be counted by hand."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from chronos_models.evaluation.streams import PROFILES, Stream, held_out, nab_score, pooled, probation, vus_pr

Floats = NDArray[np.float64]
STANDARD = PROFILES["standard"]


def _stream(*windows: tuple[float, float], count: int = 1000) -> Stream:
    return Stream("a", np.arange(count, dtype=np.float64), np.zeros(count), list(windows))


def _reports(*places: int, count: int = 1000, strength: float = 3.0) -> Floats:
    reports = np.zeros(count)
    reports[list(places)] = strength
    return reports


def test_saying_nothing_scores_zero_and_the_first_point_of_each_window_a_hundred() -> None:
    stream = _stream((300, 399), (600, 699))

    assert nab_score([stream], [np.zeros(1000)], STANDARD, 1.0).score == 0
    best = nab_score([stream], [_reports(300, 600)], STANDARD, 1.0)
    assert best.score == pytest.approx(100)
    assert (best.found, best.windows, best.false_reports) == (2, 2, 0)


def test_an_early_find_is_worth_more_than_a_late_one_and_a_second_one_nothing() -> None:
    stream = _stream((300, 399))
    scores = [nab_score([stream], [_reports(*places)], STANDARD, 1.0).score for places in ((300,), (380,), (300, 380))]

    assert scores[0] > scores[1] > 50
    assert scores[2] == pytest.approx(scores[0])


def test_a_false_report_costs_less_just_behind_a_window() -> None:
    stream = _stream((300, 399))

    far = nab_score([stream], [_reports(300, 900)], STANDARD, 1.0)
    behind = nab_score([stream], [_reports(300, 402)], STANDARD, 1.0)

    assert far.score == pytest.approx(100 - 100 * 0.11 / 2)
    assert far.score < behind.score < 100
    assert nab_score([stream], [_reports(300, 900)], PROFILES["low_false_positives"], 1.0).score < far.score


def test_the_first_points_are_not_judged() -> None:
    assert probation(1000) == 150
    assert probation(1_000_000) == 750

    assert nab_score([_stream((300, 399))], [_reports(10, 149, 300)], STANDARD, 1.0).false_reports == 0
    assert math.isnan(nab_score([_stream((10, 30))], [_reports(12)], STANDARD, 1.0).score)


def test_the_best_threshold_keeps_the_strong_find_and_drops_the_weak_noise() -> None:
    reports = _reports(500, 550, 700, 800, strength=1.0) + _reports(310, strength=5.0)

    best = nab_score([_stream((300, 399))], [reports], STANDARD)

    assert best.threshold == 5.0
    assert best.false_reports == 0


def test_a_held_out_half_is_judged_at_the_threshold_of_the_other() -> None:
    streams = [_stream((300, 399)), _stream((300, 399))]
    reports = [_reports(300, strength=4.0), _reports(300, strength=2.0)]

    halves = [held_out(streams, reports, STANDARD, half) for half in (0, 1)]

    assert [half.threshold for half in halves] == [2.0, 4.0]
    assert [half.score for half in halves] == [pytest.approx(100), 0]
    assert pooled(halves) == pytest.approx(50)
    assert math.isnan(pooled([]))


def test_without_a_report_or_a_stream_there_is_no_find() -> None:
    assert nab_score([_stream((300, 399))], [np.zeros(1000)], STANDARD).found == 0
    assert math.isnan(nab_score([], [], STANDARD).score)


def test_a_perfect_score_has_nearly_all_the_volume_and_noise_the_share_of_the_labels() -> None:
    stream = _stream((300, 399))
    perfect = _reports(*range(300, 400), strength=1.0)
    noise = np.random.default_rng(0).random(1000)

    assert vus_pr(stream, perfect, buffer=0) == pytest.approx(1.0)
    assert 0.9 < vus_pr(stream, perfect) <= 1.0
    assert vus_pr(stream, noise) == pytest.approx(0.13, abs=0.06)
    assert vus_pr(stream, 1 - perfect) < 0.2


def test_a_score_that_is_a_little_early_is_forgiven_by_the_buffer() -> None:
    stream = _stream((300, 399))
    early = _reports(*range(290, 390), strength=1.0)

    assert vus_pr(stream, early, buffer=60) > vus_pr(stream, early, buffer=0)


def test_the_volume_is_that_of_the_definition() -> None:
    """Against the definition spelled out point by point, as in TSB-AD."""
    stream = _stream((40, 59), (70, 89), count=200)
    score: Floats = np.random.default_rng(5).integers(0, 100, 200) / 100.0
    score[46:95] += 0.3

    expected = np.mean([_area_by_definition(score, [(40, 59), (70, 89)], width) for width in range(21)])

    assert vus_pr(stream, score, buffer=20) == pytest.approx(float(expected))


def _area_by_definition(score: Floats, windows: list[tuple[int, int]], width: int) -> float:
    label = np.zeros(len(score))
    for first, last in windows:
        for place in range(len(score)):
            if first <= place <= last:
                label[place] += 1
            elif width and 0 < (gap := max(first - place, place - last)) <= width // 2:
                label[place] += math.sqrt(1 - gap / width)
    label = np.minimum(label, 1)
    near = [{p for p in range(len(score)) if a - width // 2 <= p <= b + width // 2} for a, b in windows]
    segments = near if near[0].isdisjoint(near[1]) else [near[0] | near[1]]
    core = sum(last - first + 1 for first, last in windows)
    area, before = 0.0, 0.0
    for cut in np.sort(score)[::-1][np.linspace(0, len(score) - 1, 250).astype(int)]:
        said = score >= cut
        hits = float(label[said].sum())
        buffered = float(label[said & (label < 1)].sum())
        touched = np.mean([any(said[place] for place in segment) for segment in segments])
        recall = min(hits / ((core + core + buffered) / 2), 1.0) * float(touched)
        area += (recall - before) * hits / float(said.sum())
        before = recall
    return area
