"""How well the detector of one numeric series does: the NAB score of its reports, VUS-PR of its score.

NAB (Lavin and Ahmad 2015, "Evaluating real-time anomaly detection algorithms"; numenta/NAB `nab/sweeper.py`): each
labelled window is worth more the earlier it is found and counts once; each report outside costs, less just after a
window; the first 15 % of a series (of at most 5,000 points) are not judged. 0 is a detector that says nothing, 100 a
perfect one. The threshold must come from other series than those judged.

VUS-PR (Paparrizos and others 2022, "Volume under the surface"; TheDatumOrg/TSB-AD): the area under precision and
recall, with each label widened by a sloping buffer, averaged over all widths of the buffer. It judges the whole score,
not the reports. Series without a window have none.

Assumes times that do not fall, and windows that do not overlap. Needs one series with a window. O(n log n) a series
and profile, and O(n) for each width of the buffer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PROBATION = 0.15
"""Share of a series that is not judged, for a detector may learn there."""
PROBATION_POINTS = 5000
BUFFER = 100
"""Widest buffer around a label, in points."""
PLACES = 100_000
"""More windows than a series has: they are numbered by series."""
STEPS = 250
"""Thresholds on the precision-recall curve, as many as TSB-AD takes."""


@dataclass(frozen=True)
class Profile:
    """What a find, a false report and a miss are worth."""

    found: float
    false: float
    missed: float


PROFILES = {
    "standard": Profile(1.0, 0.11, 1.0),
    "low_false_positives": Profile(1.0, 0.22, 1.0),
    "low_false_negatives": Profile(1.0, 0.11, 2.0),
}


@dataclass(frozen=True)
class Stream:
    """One series with its labels."""

    name: str
    times_s: Floats
    """(n,) unix seconds."""
    values: Floats
    """(n,)"""
    windows_s: list[tuple[float, float]]
    """First and last moment of each labelled anomaly, in order."""

    def windows(self) -> list[tuple[int, int]]:
        """First and last index of each window that holds a point."""
        first = np.searchsorted(self.times_s, [start for start, _ in self.windows_s], side="left")
        last = np.searchsorted(self.times_s, [end for _, end in self.windows_s], side="right") - 1
        return [(int(a), int(b)) for a, b in zip(first, last, strict=True) if a <= b]


@dataclass(frozen=True)
class Nab:
    """NAB score of a profile, and the threshold it was read at."""

    score: float
    threshold: float
    found: int
    windows: int
    false_reports: int


def held_out(streams: Sequence[Stream], reports: Sequence[Floats], profile: Profile, half: int) -> Nab:
    """The NAB score of every other stream (those at places of parity `half`), at the best threshold of the others."""
    others = [place for place in range(len(streams)) if place % 2 != half]
    judged = [place for place in range(len(streams)) if place % 2 == half]
    best = nab_score([streams[place] for place in others], [reports[place] for place in others], profile)
    return nab_score(
        [streams[place] for place in judged], [reports[place] for place in judged], profile, best.threshold
    )


def pooled(scores: Sequence[Nab]) -> float:
    """One score of several, each as heavy as it has windows; NaN without a window."""
    windows = sum(score.windows for score in scores)
    return sum(score.score * score.windows for score in scores if score.windows) / windows if windows else float("nan")


def nab_score(
    streams: Sequence[Stream], reports: Sequence[Floats], profile: Profile, threshold: float | None = None
) -> Nab:
    """The normalised NAB score at `threshold` (a report counts from there up); None for the best one."""
    strengths, gains, windows, total = _candidates(streams, reports, profile)
    order = np.argsort(-strengths, kind="stable")
    strengths, gains, windows = strengths[order], gains[order], windows[order]
    changes = _changes(gains, windows, profile)
    worth = np.concatenate([[0.0], np.cumsum(changes)])
    cuts = np.concatenate([[True], strengths[1:] != strengths[:-1], [True]]) if len(strengths) else np.array([True])
    if threshold is None:
        allowed = np.flatnonzero(cuts)
        count = int(allowed[np.argmax(worth[allowed])])
        threshold = float(strengths[count - 1]) if count else float("inf")
    else:
        count = int(np.searchsorted(-strengths, -threshold, side="right"))
    reported = windows[:count]
    scale = total * (profile.found + profile.missed)
    score = 100 * float(worth[count]) / scale if total else float("nan")
    return Nab(score, threshold, len(np.unique(reported[reported >= 0])), total, int(np.sum(reported < 0)))


def _candidates(
    streams: Sequence[Stream], reports: Sequence[Floats], profile: Profile
) -> tuple[Floats, Floats, Ints, int]:
    """Of every judged report: its strength, its worth, its window (-1 outside); and how many windows there are."""
    strengths, gains, windows, total = [np.empty(0)], [np.empty(0)], [np.empty(0, np.int64)], 0
    for stream, report in zip(streams, reports, strict=True):
        gain, window = _worth(stream, profile)
        judged = np.arange(len(gain)) >= probation(len(gain))
        said = judged & (report > 0)
        strengths.append(report[said])
        gains.append(gain[said])
        windows.append(np.where(window >= 0, window + PLACES * len(windows), -1)[said])
        total += len(np.unique(window[judged & (window >= 0)]))
    return np.concatenate(strengths), np.concatenate(gains), np.concatenate(windows), total


def probation(points: int) -> int:
    """How many points at the start are not judged."""
    return int(min(np.floor(PROBATION * points), PROBATION * PROBATION_POINTS))


def _changes(gains: Floats, windows: Ints, profile: Profile) -> Floats:
    """What each further report adds: all of its cost outside, within a window only what is better than before."""
    best: dict[int, float] = {}
    changes = gains.copy()
    for i in np.flatnonzero(windows >= 0):
        before = best.get(int(windows[i]), -profile.missed)
        best[int(windows[i])] = max(before, float(gains[i]))
        changes[i] = best[int(windows[i])] - before
    return changes


def _worth(stream: Stream, profile: Profile) -> tuple[Floats, Ints]:
    """(n,) worth of a report at each point, and (n,) the number of the window it lies in, or -1."""
    count = len(stream.values)
    index = np.arange(count)
    worth, window = np.full(count, -profile.false), np.full(count, -1)
    for number, (first, last) in enumerate(stream.windows()):
        width = last - first + 1
        behind = (index[last + 1 :] - last) / max(width - 1, 1)
        worth[last + 1 :] = profile.false * _sigmoid(behind)
        inside = -(last - index[first : last + 1] + 1) / width
        worth[first : last + 1] = profile.found * _sigmoid(inside) / _sigmoid(np.array([-1.0]))
        window[first : last + 1] = number
    return worth, window


def _sigmoid(position: Floats) -> Floats:
    """NAB's worth of a position: -1 is the start of a window, 0 its end, above 3 is far behind it."""
    return np.where(position > 3, -1.0, 2 / (1 + np.exp(np.minimum(5 * position, 50.0))) - 1)


def vus_pr(stream: Stream, score: Floats, buffer: int = BUFFER) -> float:
    """Volume under the range-based precision-recall surface of `score` (n,) for buffers of 0 to `buffer` points."""
    windows, order = stream.windows(), np.argsort(-score, kind="stable")
    ranked = score[order]
    cuts = np.linspace(0, len(score) - 1, STEPS).astype(np.int64)
    said = np.searchsorted(-ranked, -ranked[cuts], side="right")
    areas = [_range_area(score, order, said, _widened(windows, len(score), width)) for width in range(buffer + 1)]
    return float(np.mean(areas))


def _widened(windows: list[tuple[int, int]], count: int, width: int) -> tuple[Floats, list[tuple[int, int]], int]:
    """(n,) labels with sloping buffers, the segments they form, and how many points the labels had without."""
    label, half = np.zeros(count), width // 2
    for first, last in windows:
        label[first : last + 1] = 1.0
    core = int(label.sum())
    for first, last in windows if half else []:
        after = np.arange(last + 1, min(last + half + 1, count))
        label[after] += np.sqrt(1 - (after - last) / width)
        before = np.arange(max(first - half, 0), first)
        label[before] += np.sqrt(1 - (first - before) / width)
    return np.minimum(label, 1.0), _segments(windows, count, half), core


def _segments(windows: list[tuple[int, int]], count: int, half: int) -> list[tuple[int, int]]:
    """The windows with `half` a buffer on both sides, joined where they touch."""
    segments: list[tuple[int, int]] = []
    for first, last in windows:
        start, end = max(first - half, 0), min(last + half, count - 1)
        if segments and segments[-1][1] >= start:
            segments[-1] = (segments[-1][0], end)
        else:
            segments.append((start, end))
    return segments


def _range_area(score: Floats, order: Ints, said: Ints, widened: tuple[Floats, list[tuple[int, int]], int]) -> float:
    """Area under precision and recall at the cuts that report `said` points, for one width of the buffer."""
    label, segments, core = widened
    hits = np.cumsum(label[order])[said - 1]
    buffered = np.cumsum(np.where(label < 1, label, 0.0)[order])[said - 1]
    highest = np.array([score[first : last + 1].max() for first, last in segments])
    touched = np.mean(highest[:, None] >= score[order][said - 1][None, :], axis=0)
    recall = np.minimum(hits / ((core + core + buffered) / 2), 1.0) * touched
    precision = hits / said
    return float(np.dot(np.diff(np.concatenate([[0.0], recall])), precision))
