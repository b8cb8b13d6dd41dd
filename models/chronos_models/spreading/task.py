"""A periodic job as the spreading sees it: when it starts, how long it runs, and where it may be moved to.

Assumes that the window (a day, a week) repeats itself, so that what runs over its end runs on at its beginning; that
all starts of a task move together; and that a task does not overlap itself: a run longer than the distance to its next
start counts up to that start. Minimum n: one start; a task without starts is never moved.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.history import Floats

Slots = npt.NDArray[np.intp]

FURTHEST_S = 1800.0
"""Half an hour later is rarely noticed, and is what requests for jitter ask for."""


@dataclass(frozen=True, slots=True)
class Task:
    """One job. What is not finite is dropped from the starts; as a duration it counts as one slot."""

    starts_s: Floats
    """(k,) seconds after the beginning of the window."""
    duration_s: float
    """How long it is busy: the 90 % quantile rather than the middle, so that the plan holds on slow days."""
    weight: float = 1.0
    """What a run takes of the host: 1 to count runs, or cores, or bytes."""
    earliest_s: float = 0.0
    """How far it may be moved, 0 or less. Earlier is not allowed unless said: its input may not be there yet."""
    latest_s: float = FURTHEST_S
    forbidden_s: tuple[tuple[float, float], ...] = ()
    """Ranges of the window, [from, to), in which it must not run."""


@dataclass(frozen=True, slots=True)
class After:
    """Task `task` follows task `other` (places in the list), and may come nearer to it by `slack_s`, no more."""

    task: int
    other: int
    slack_s: float = 0.0


class Places:
    """Where the runs of one task lie for every shift that is allowed; slots are counted from the window's beginning."""

    __slots__ = ("first", "is_allowed", "last", "length", "slots", "weight")

    def __init__(self, task: Task, *, window_s: float, slot_s: float) -> None:
        count = max(1, round(window_s / slot_s))
        starts = _starts(task, slot_s, count)
        period = _period(starts, count)
        self.length = _length(task.duration_s / slot_s, period)
        self.first = max(int(np.ceil(min(task.earliest_s, 0.0) / slot_s)), 1 - period)
        self.last = min(int(max(task.latest_s, 0.0) // slot_s), period - 1)
        self.weight = task.weight
        reach = np.arange(self.first, self.last + self.length)
        self.slots: Slots = (starts[:, None] + reach[None, :]) % count
        self.is_allowed = self._allowed(_forbidden(task, slot_s, count))

    def _allowed(self, forbidden: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """(last - first + 1,) whether no run touches a forbidden slot."""
        touches = np.concatenate([[0], np.cumsum(forbidden[self.slots].any(axis=0))])
        return np.asarray(touches[self.length :] == touches[: len(touches) - self.length])

    def at(self, shift: int) -> Slots:
        """(starts, length) slots that are busy at `shift`."""
        begin = shift - self.first
        return self.slots[:, begin : begin + self.length]

    @property
    def busy(self) -> float:
        """Weight times slots of all runs."""
        return self.weight * len(self.slots) * self.length

    @property
    def home(self) -> int:
        """The allowed shift nearest to none; none where none is allowed."""
        allowed = np.flatnonzero(self.is_allowed) + self.first
        return int(allowed[np.argmin(np.abs(allowed))]) if len(allowed) else 0


def _starts(task: Task, slot_s: float, count: int) -> Slots:
    finite = np.asarray(task.starts_s, dtype=float)
    finite = finite[np.isfinite(finite)]
    return np.unique(np.floor(finite / slot_s).astype(np.intp) % count)


def _period(starts: Slots, count: int) -> int:
    """Smallest distance of two starts, over the end of the window too."""
    return int(np.diff(np.append(starts, starts[0] + count)).min()) if len(starts) else count


def _length(slots: float, period: int) -> int:
    return min(max(1, int(np.ceil(slots))), period) if np.isfinite(slots) else 1


def _forbidden(task: Task, slot_s: float, count: int) -> npt.NDArray[np.bool_]:
    is_forbidden = np.zeros(count, dtype=bool)
    for start_s, end_s in task.forbidden_s:
        is_forbidden[np.arange(int(start_s // slot_s), int(np.ceil(end_s / slot_s))) % count] = True
    return is_forbidden
