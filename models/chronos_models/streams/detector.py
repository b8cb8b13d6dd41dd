"""Finds anomalies in one numeric series as it comes in: a score for charts, one report an episode for people.

Three ways to be unusual, each made a p value by its own earlier scores (`rank_tail`): the mean of the NEAR last points
is off what this time of the day shows (`day_slots`), the mean of the FAR last is off the level of the last days, the
last hours look like nothing before (`neighbours`). Three times the smallest p (Bonferroni) is the p of the point. A
report is made where it falls below `report_p`. The episode lasts until QUIET points in a row are not below; once it
has settled, a second report in it needs a p that is STRONGER times smaller, so that a faint one hides no strong one.

Assumes points at roughly even distances and at most a daily season. A value that is no finite number, or has no finite
time, is left out: score 0, p 1. Times that go back are taken as they are. Minimum n: LEARNING points before anything is
said, WINDOW + FEWEST before the shape is. O(KEPT_WINDOWS) a point; state below 16,000 bytes.
"""

from collections import deque
from math import isfinite, isnan, log10, nan
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from chronos_models.streams.day_slots import DaySlots
from chronos_models.streams.neighbours import Neighbours
from chronos_models.streams.rank_tail import RankTail
from chronos_models.streams.state import pack, unpack

Floats = NDArray[np.float64]

NEAR = 6
FAR = 72
QUIET = 72
"""Points: as long as the window of the slowest way keeps an anomaly in sight."""
STRONGER = 1000.0
SETTLING = 24
"""Points in which one anomaly comes fully into sight."""
REPORT_P = 0.02
"""A stronger report says so by its p; a caller with a budget asks for less."""
LEARNING = 100
"""Points that give centre and scale; they are learned from once those are known."""
KEPT_WINDOWS = 600
KEPT_SCORES = 1000
LARGEST = 6e4
"""Values are held in 16 bits, in units of the spread of the first points."""
WAYS = ("time of the day", "level", "shape")


class Reading(NamedTuple):
    """What the detector says of a point."""

    score: float
    """How unlike all before the last hours are, in spreads of the first points; continuous, 0 while learning."""
    p: float
    """Probability of a point as unusual in a series that goes on as before; 1 while learning."""
    is_report: bool
    """An episode starts here, or becomes much stronger."""
    way: str
    """Which of WAYS is the least probable; empty while learning."""
    expected: float
    """What this time of the day has shown, in the unit of the series; NaN on a first day."""


NOTHING = Reading(0.0, 1.0, False, "", nan)


class StreamDetector:
    """The detector of one series."""

    def __init__(self, report_p: float = REPORT_P) -> None:
        self._report_p = report_p
        self._first: list[tuple[float, float]] = []
        self._centre, self._scale = 0.0, 0.0
        self._slots, self._neighbours = DaySlots(), Neighbours(KEPT_WINDOWS)
        self._tails = [RankTail(KEPT_SCORES) for _ in WAYS]
        self._near: deque[float] = deque(maxlen=NEAR)
        self._far: deque[float] = deque(maxlen=FAR)
        self._quiet = QUIET
        self._reported_p, self._since_report = 1.0, 0

    def observe(self, time_s: float, value: float) -> Reading:
        """Judge a point by those before it, and learn it. Times in unix seconds."""
        if not (isfinite(time_s) and isfinite(value)):
            return NOTHING
        if self._scale > 0:
            return self._judge(time_s, value)
        self._first.append((time_s, value))
        if len(self._first) >= LEARNING:
            self._start()
        return NOTHING

    def to_bytes(self) -> bytes:
        """The state, without `report_p`."""
        first = np.array(self._first, np.float64).ravel()
        numbers = np.array([self._centre, self._scale, self._quiet, self._reported_p, self._since_report])
        precise = [numbers, first, np.array(self._near), np.array(self._far)]
        precise += [self._slots.numbers(), self._neighbours.numbers(), *(tail.numbers() for tail in self._tails)]
        rough = [self._slots.visits(), self._neighbours.windows(), *(tail.scores() for tail in self._tails)]
        return pack(precise, rough)

    @classmethod
    def from_bytes(cls, state: bytes, report_p: float = REPORT_P) -> Self:
        """The detector that gave `state`. Raises ValueError for what is not one."""
        detector = cls(report_p)
        precise, rough = unpack(state, 6 + len(WAYS), 2 + len(WAYS))
        detector._centre, detector._scale = float(precise[0][0]), float(precise[0][1])
        detector._quiet, detector._reported_p = int(precise[0][2]), float(precise[0][3])
        detector._since_report = int(precise[0][4])
        detector._first = [(float(time_s), float(value)) for time_s, value in precise[1].reshape(-1, 2)]
        detector._near.extend(precise[2].tolist())
        detector._far.extend(precise[3].tolist())
        detector._slots.restore(precise[4], rough[0])
        detector._neighbours.restore(precise[5], rough[1])
        for tail, numbers, scores in zip(detector._tails, precise[6:], rough[2:], strict=True):
            tail.restore(numbers, scores)
        return detector

    def _start(self) -> None:
        values = np.array([value for _, value in self._first])
        self._centre = float(np.median(values))
        # In units of the largest, so that the squares of huge values are numbers.
        largest = max(float(np.max(np.abs(values))), 1e-300)
        self._scale = max(float(np.std(values / largest)) * largest, 1e-6 * abs(self._centre), 1e-12)
        for time_s, value in self._first:
            self._judge(time_s, value)
        self._first = []
        self._quiet = QUIET

    def _judge(self, time_s: float, value: float) -> Reading:
        scaled = min(max((value - self._centre) / self._scale, -LARGEST), LARGEST)
        expected = self._slots.expected(time_s, scaled)
        if not isnan(expected):
            self._near.append(scaled - expected)
        if not isnan(self._slots.level):
            self._far.append(scaled - self._slots.level)
        distance = self._neighbours.distance(scaled)
        scores = (_mean(self._near, NEAR), _mean(self._far, FAR), distance)
        ps = [1.0 if isnan(score) else tail.take(score) for score, tail in zip(scores, self._tails, strict=True)]
        p = min(1.0, len(WAYS) * min(ps))
        way = WAYS[ps.index(min(ps))] if p < 1 else ""
        unscaled = expected * self._scale + self._centre
        return Reading(0.0 if isnan(distance) else distance, p, self._opens(p), way, unscaled)

    def _opens(self, p: float) -> bool:
        """Whether to report: an episode starts, or becomes much stronger than was reported."""
        self._since_report += 1
        if p >= self._report_p:
            self._quiet = min(self._quiet + 1, QUIET)
            return False
        is_settled = self._since_report >= SETTLING
        opens = self._quiet >= QUIET or (is_settled and p * STRONGER < self._reported_p)
        if opens:
            self._since_report = 0
        self._reported_p = p if opens else (self._reported_p if is_settled else min(p, self._reported_p))
        self._quiet = 0
        return opens


def _mean(recent: deque[float], full: int) -> float:
    """Size of the mean of `recent`; NaN while there are fewer than `full`."""
    return abs(sum(recent)) / full if len(recent) == full else nan


def score_points(times_s: Floats, values: Floats, report_p: float = REPORT_P) -> tuple[Floats, Floats]:
    """(n,) continuous scores, and (n,) reports: -log10 p at the points to report, 0 elsewhere."""
    detector = StreamDetector(report_p)
    readings = [detector.observe(float(time_s), float(value)) for time_s, value in zip(times_s, values, strict=True)]
    scores = np.array([reading.score for reading in readings])
    reports = np.array([-log10(reading.p) if reading.is_report else 0.0 for reading in readings])
    return scores, reports
