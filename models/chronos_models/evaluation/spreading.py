"""How good a plan of moves is: the peak it takes away, whom it moves, and what is left of it when durations differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from chronos_models.history import Floats
from chronos_models.spreading.spread import Spread, spread
from chronos_models.spreading.task import FURTHEST_S, Task

OTHERWISE = 0.3
"""Spread of the log by which real durations differ from those that the plan was made with."""


@dataclass(frozen=True, slots=True)
class SpreadScore:
    """The figures of one plan."""

    peak_before: float
    peak_after: float
    p99_before: float
    p99_after: float
    cut: float
    """Share of the peak that goes away."""
    cut_otherwise: float
    """The same when each duration comes out by OTHERWISE shorter or longer."""
    squares_cut: float
    """Share of the sum of squared loads that goes away."""
    moved: float
    """Share of the tasks that are moved."""


def judge(tasks: Sequence[Task], plan: Spread, *, window_s: float, seed: int = 0) -> SpreadScore:
    """The figures of `plan`; a plan without load has cuts of 0."""
    shifts_s = np.zeros(len(tasks))
    for move in plan.moves:
        shifts_s[move.task] = move.shift_s
    random = np.random.default_rng(seed)
    others = [replace(task, duration_s=task.duration_s * np.exp(OTHERWISE * random.normal())) for task in tasks]
    before, after = _load(others, np.zeros(len(tasks)), window_s), _load(others, shifts_s, window_s)
    return SpreadScore(
        peak_before=plan.peak_before,
        peak_after=plan.peak_after,
        p99_before=float(np.quantile(plan.before, 0.99)),
        p99_after=float(np.quantile(plan.after, 0.99)),
        cut=plan.cut,
        cut_otherwise=_cut(float(before.max()), float(after.max())),
        squares_cut=_cut(float((plan.before**2).sum()), float((plan.after**2).sum())),
        moved=len(plan.moves) / max(1, len(tasks)),
    )


def hash_jitter(tasks: Sequence[Task], *, window_s: float, seed: int = 0) -> Spread:
    """The baseline: each task later by a whole number of minutes drawn for it, as Jenkins' H does."""
    drawn_s = np.random.default_rng(seed).integers(0, int(FURTHEST_S // 60) + 1, len(tasks)) * 60.0
    moved = [replace(task, starts_s=task.starts_s + by_s) for task, by_s in zip(tasks, drawn_s, strict=True)]
    as_is = spread(tasks, window_s=window_s, most_moves=0)
    return replace(as_is, after=spread(moved, window_s=window_s, most_moves=0).before)


def _load(tasks: Sequence[Task], shifts_s: Floats, window_s: float) -> Floats:
    moved = [replace(task, starts_s=task.starts_s + by_s) for task, by_s in zip(tasks, shifts_s, strict=True)]
    return spread(moved, window_s=window_s, most_moves=0).before


def _cut(before: float, after: float) -> float:
    return 1 - after / before if before > 0 else 0.0
