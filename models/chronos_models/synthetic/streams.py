"""Seeded numeric series with planted anomalies, labelled as those of NAB are: windows around each anomaly.

A tenth of each series is window, shared by its anomalies, as in NAB. Every second series has a daily season; the noise
is autoregressive, and one point in 200 is a harmless spike.
"""

import numpy as np
from numpy.typing import NDArray

from chronos_models.evaluation.streams import Stream

Floats = NDArray[np.float64]

STEP_S = 300.0
START_S = 1_700_000_000.0
POINTS = 4000
WINDOW_SHARE = 0.1
KINDS = ("level", "noise", "spike", "flat")


def streams(count: int, seed: int, points: int = POINTS) -> list[Stream]:
    """So many series of `points` points, five minutes apart, with one or two anomalies each."""
    return [_stream(place, np.random.default_rng([seed, place]), points) for place in range(count)]


def _stream(place: int, rng: np.random.Generator, points: int) -> Stream:
    times_s: Floats = START_S + STEP_S * np.arange(points, dtype=np.float64)
    values: Floats = 50.0 + _noise(rng, points)
    if place % 2 == 0:
        values += rng.uniform(4, 10) * np.sin(2 * np.pi * times_s / 86_400 + rng.uniform(0, 6))
    is_spike = rng.random(points) < 1 / 200
    values[is_spike] += rng.normal(0, 4, int(is_spike.sum()))
    number = int(rng.integers(1, 3))
    half = int(points * WINDOW_SHARE / number / 2)
    windows = []
    for part in range(number):
        start = int(points * (0.3 + 0.35 * part + 0.2 * rng.random()))
        _plant(values, start, str(rng.choice(KINDS)), rng)
        windows.append((float(times_s[max(start - half, 0)]), float(times_s[min(start + half, points - 1)])))
    return Stream(f"made-{place}", times_s, values, windows)


def _noise(rng: np.random.Generator, points: int) -> Floats:
    """Autoregressive, of a standard deviation of about one."""
    shocks = rng.normal(0, 0.8, points)
    noise = np.empty(points)
    last = 0.0
    for place, shock in enumerate(shocks):
        last = 0.6 * last + shock
        noise[place] = last
    return noise


def _plant(values: Floats, start: int, kind: str, rng: np.random.Generator) -> None:
    """An anomaly of `kind` from `start` on, in place."""
    end = start + int(rng.integers(40, 120))
    if kind == "level":
        values[start:end] += rng.choice([-1, 1]) * rng.uniform(6, 14)
    elif kind == "noise":
        values[start:end] += rng.normal(0, rng.uniform(6, 12), len(values[start:end]))
    elif kind == "spike":
        values[start : start + 4] += rng.uniform(25, 45)
    else:
        values[start:end] = values[start] + 12
