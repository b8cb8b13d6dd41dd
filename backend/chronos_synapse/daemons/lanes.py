"""LaneBook: which lanes a worker may take from, and which of them is asked first."""

import time
from collections.abc import Callable, Iterable, Sequence

from chronos_synapse.domain.lane import fits, queue_of

LEARN_EVERY_S = 0.1
"""Lanes that come and go all the time must not keep a worker reading their names."""


class LaneBook:
    """The lanes of the queues that a worker serves, as far as it offers what they need."""

    def __init__(
        self, queues: Sequence[str], labels: Iterable[str], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._queues = tuple(queues)
        self._labels = frozenset(labels)
        self._lanes = list(self._queues)
        self._turn = 0
        self._monotonic = monotonic
        self._learned_at = -LEARN_EVERY_S
        self._count: int | None = None
        """How many lanes there were, of all queues, when it was told."""

    @property
    def lanes(self) -> list[str]:
        """Every lane that is known."""
        return list(self._lanes)

    def in_turn(self) -> list[str]:
        """The lanes, each in turn the first, so that a full one does not keep the others waiting."""
        self._turn = (self._turn + 1) % len(self._lanes)
        return [*self._lanes[self._turn :], *self._lanes[: self._turn]]

    def is_outdated(self, count: int) -> bool:
        """Whether it must be told anew, now that there are `count` lanes of all queues."""
        return count != self._count and self._monotonic() - self._learned_at >= LEARN_EVERY_S

    def learn(self, names: Sequence[str]) -> None:
        """Takes note of the lanes that there are. Those without needs are always known."""
        mine = {name for name in names if queue_of(name) in self._queues and fits(name, self._labels)}
        self._lanes = [*self._queues, *sorted(mine.difference(self._queues))]
        self._count, self._learned_at = len(names), self._monotonic()
