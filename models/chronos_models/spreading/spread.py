"""Moves that lower the peak of what runs at once, with as few jobs moved as it takes.

For a target the load may not pass, tasks that run above it are moved, heaviest first, to where the squared excess is
least; what can go home without passing the target goes home. The lowest target that keeps within the number of moves
is found by halving. It is a local search: good, not proven best. Assumptions and minimum n: `task`. Time O(halvings x
sweeps x busy slots), 0.6 s of CPU for 650 jobs and a day of minutes; memory O(busy slots x shifts).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chronos_models.history import Floats
from chronos_models.spreading.load import SLOT_S, load_profile
from chronos_models.spreading.task import After, Places, Task

Shifts = npt.NDArray[np.intp]

MOVED_SHARE = 0.5
"""People accept a plan that leaves at least half of their jobs alone."""
MOVE_COST = 1e-3
"""Of one squared excess, for each slot moved: among places as good the nearest is taken."""
HALVINGS = 4
"""Finds the target within 1/16 of the span, below what durations are known to."""
SWEEPS = 4
LEAST_GAIN = 0.95
"""A sweep that takes less than a twentieth off the squared excess is the last."""
FAR_OVER = 1.3
"""More moves than this above the limit are not brought within it by sending tasks home."""


@dataclass(frozen=True, slots=True)
class Move:
    """One proposal: all starts of `task` by `shift_s` later, or earlier where it is negative."""

    task: int
    shift_s: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A plan, and what the load is without and with it."""

    moves: tuple[Move, ...]
    """By the load they move, greatest first."""
    before: Floats
    """(slots,) load as it is."""
    after: Floats
    slot_s: float

    @property
    def peak_before(self) -> float:
        """The greatest load as it is."""
        return float(self.before.max(initial=0.0))

    @property
    def peak_after(self) -> float:
        """The greatest load with all moves made."""
        return float(self.after.max(initial=0.0))

    @property
    def cut(self) -> float:
        """Share of the peak that goes away."""
        return 1 - self.peak_after / self.peak_before if self.peak_before > 0 else 0.0


def spread(
    tasks: Sequence[Task],
    *,
    window_s: float,
    most_moves: int | None = None,
    after: Sequence[After] = (),
    slot_s: float = SLOT_S,
) -> Spread:
    """The plan with the lowest peak found that moves at most `most_moves` tasks (unset: MOVED_SHARE of them).

    Tasks that run where they must not are moved first and count; one that has no allowed place stays. Without a plan
    that lowers the peak, `moves` holds only such forced ones.
    """
    count = max(1, round(window_s / slot_s))
    places = [Places(task, window_s=window_s, slot_s=slot_s) for task in tasks]
    limit = int(len(tasks) * MOVED_SHARE) if most_moves is None else most_moves
    search = _Search(places, count, _Order(after, slot_s))
    shifts = search.best(limit)
    before = load_profile(places, [0] * len(places), count)
    moved = sorted(np.flatnonzero(shifts), key=lambda number: (-places[number].busy, number))
    moves = tuple(Move(int(number), float(shifts[number] * slot_s)) for number in moved)
    return Spread(moves, before, load_profile(places, shifts.tolist(), count), slot_s)


class _Order:
    """Which shifts of a task keep its place in the order of dependencies, given the shifts of the others."""

    def __init__(self, after: Sequence[After], slot_s: float) -> None:
        self._before: dict[int, list[tuple[int, int]]] = {}
        self._behind: dict[int, list[tuple[int, int]]] = {}
        for one in after:
            slack = int(max(one.slack_s, 0.0) // slot_s)
            self._before.setdefault(one.task, []).append((one.other, slack))
            self._behind.setdefault(one.other, []).append((one.task, slack))

    def span(self, number: int, shifts: Shifts) -> tuple[float, float]:
        """Least and greatest shift."""
        least = [float(shifts[other]) - slack for other, slack in self._before.get(number, ())]
        greatest = [float(shifts[task]) + slack for task, slack in self._behind.get(number, ())]
        return max(least, default=-np.inf), min(greatest, default=np.inf)


class _Search:
    """The state of one search: where everything lies, and the load that makes."""

    def __init__(self, places: Sequence[Places], count: int, order: _Order) -> None:
        self._places = places
        self._count = count
        self._order = order
        self._heaviest = sorted(range(len(places)), key=lambda number: (-places[number].busy, number))
        self._home: Shifts = np.array([place.home for place in places], dtype=np.intp)
        self._shifts = self._home.copy()
        self._load = np.zeros(count)

    def best(self, limit: int) -> Shifts:
        """The shifts with the lowest peak found within `limit` moves."""
        at_home = load_profile(self._places, self._home.tolist(), self._count)
        low, high = self._least_target(at_home, limit), float(at_home.max(initial=0.0))
        best, best_peak = self._home, high
        for _ in range(HALVINGS):
            target = (low + high) / 2
            if not self._repair(best, target, limit):
                low = target
                continue
            high = target
            peak = float(self._load.max(initial=0.0))
            if peak < best_peak:
                best, best_peak = self._shifts.copy(), peak
        return best

    def _least_target(self, load: Floats, limit: int) -> float:
        """What no plan gets below: the mean, and the greatest load without its `limit` heaviest."""
        top = int(np.argmax(load))
        there = [p.weight for p, shift in zip(self._places, self._home, strict=True) if (p.at(int(shift)) == top).any()]
        return max(float(load.mean()), float(load[top]) - sum(sorted(there, reverse=True)[:limit]))

    def _repair(self, begin: Shifts, target: float, limit: int) -> bool:
        """Brings the load below `target` from `begin`; whether no more than `limit` tasks are moved then."""
        self._shifts = begin.copy()
        self._load = load_profile(self._places, self._shifts.tolist(), self._count)
        excess = np.inf
        for _ in range(SWEEPS):
            self._sweep(target)
            before, excess = excess, float((np.maximum(self._load - target, 0.0) ** 2).sum())
            if excess == 0 or excess > before * LEAST_GAIN or self._moved > limit * FAR_OVER:
                break
        self._send_home(max(target, float(self._load.max(initial=0.0))))
        return self._moved <= limit

    @property
    def _moved(self) -> int:
        return int(np.count_nonzero(self._shifts))

    def _sweep(self, target: float) -> None:
        """Moves what runs above the target to its best place."""
        is_over = self._load > target
        for number in self._heaviest:
            if is_over[self._places[number].at(int(self._shifts[number]))].any():
                self._move(number, self._best_shift(number, target))

    def _best_shift(self, number: int, target: float) -> int:
        """Where the task adds least to the squared excess."""
        place, now = self._places[number], int(self._shifts[number]) - self._places[number].first
        there = self._load[place.slots] - target
        there[:, now : now + place.length] -= place.weight
        excess = np.maximum(there, 0.0)
        added = (np.maximum(there + place.weight, 0.0) ** 2 - excess**2).sum(axis=0)
        total = np.concatenate([[0.0], np.cumsum(added)])
        cost = total[place.length :] - total[: -place.length]
        shifts = np.arange(place.first, place.last + 1)
        least, greatest = self._order.span(number, self._shifts)
        is_open = place.is_allowed & (shifts >= least) & (shifts <= greatest)
        if not is_open.any():
            return place.first + now
        cost = np.where(is_open, cost + MOVE_COST * place.weight**2 * np.abs(shifts), np.inf)
        best = int(np.argmin(cost))
        return place.first + (best if cost[best] < cost[now] - 1e-9 else now)

    def _move(self, number: int, shift: int) -> None:
        if shift == self._shifts[number]:
            return
        weight = self._places[number].weight
        self._put(number, -weight)
        self._shifts[number] = shift
        self._put(number, weight)

    def _put(self, number: int, weight: float) -> None:
        self._load[self._places[number].at(int(self._shifts[number]))] += weight

    def _send_home(self, target: float) -> None:
        """Undoes moves that the target does not need, the lightest first."""
        for number in reversed(self._heaviest):
            away, home = int(self._shifts[number]), int(self._home[number])
            least, greatest = self._order.span(number, self._shifts)
            if away == home or not least <= home <= greatest:
                continue
            self._move(number, home)
            if self._load[self._places[number].at(home)].max(initial=0.0) > target + 1e-9:
                self._move(number, away)
