"""How much runs at once, slot by slot, and where it is most. O(busy slots) time; one task is enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chronos_models.history import Floats
from chronos_models.spreading.task import Places, Task

SLOT_S = 60.0


@dataclass(frozen=True, slots=True)
class Collision:
    """A stretch of the window in which more runs than usual."""

    start_s: float
    end_s: float
    peak: float
    """Greatest load in it."""
    tasks: tuple[int, ...]
    """Who runs at its greatest load, heaviest first."""


def load_profile(places: Sequence[Places], shifts: Sequence[int], count: int) -> Floats:
    """(count,) weight that is busy in each slot."""
    load = np.zeros(count)
    for place, shift in zip(places, shifts, strict=True):
        load[place.at(shift)] += place.weight
    return load


def collisions(
    tasks: Sequence[Task], *, window_s: float, slot_s: float = SLOT_S, above: float = 0.95, most: int = 10
) -> list[Collision]:
    """The stretches whose load lies over the quantile `above` of all slots, the greatest first, at most `most`.

    A load that one task alone makes is no collision. An even load has none.
    """
    count = max(1, round(window_s / slot_s))
    places = [Places(task, window_s=window_s, slot_s=slot_s) for task in tasks]
    load = load_profile(places, [0] * len(places), count)
    is_high = load > np.quantile(load, above)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], is_high.astype(int), [0]])))
    found = [_collision(places, load, (int(a), int(b)), slot_s) for a, b in edges.reshape(-1, 2)]
    return sorted((one for one in found if len(one.tasks) > 1), key=lambda one: (-one.peak, one.start_s))[:most]


def _collision(places: Sequence[Places], load: Floats, stretch: tuple[int, int], slot_s: float) -> Collision:
    start, end = stretch
    top = start + int(np.argmax(load[start:end]))
    there = [number for number, place in enumerate(places) if (place.at(0) == top).any()]
    there.sort(key=lambda number: (-places[number].weight, number))
    return Collision(start * slot_s, end * slot_s, float(load[top]), tuple(there))
