"""Circuit breakers: a host that fails again and again is left alone for a while (requirement EXE-05)."""

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import Failed

FAILURES_TO_OPEN = 5
"""In a row."""
OPEN_S = 30.0
SUCCESSES_TO_CLOSE = 2
MOST = 10_000
"""Hosts that are remembered."""


class Trial:
    """One call; `is_success` stays None when it says nothing about the host."""

    def __init__(self) -> None:
        self.is_success: bool | None = None


class Circuits:
    """One breaker for each key. A breaker is remembered only while something is wrong with its host."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._breakers: dict[Hashable, _Breaker] = {}

    @contextmanager
    def calling(self, key: Hashable, name: str) -> Iterator[Trial]:
        """A call of the host called `name`; Failed when it is not to be called now."""
        breaker = self._breakers.setdefault(key, _Breaker())
        self._forget_one()
        wait_s = breaker.enter(self._clock())
        if wait_s is not None:
            raise Failed(
                f"{name} was not called: {FAILURES_TO_OPEN} calls in a row had failed; "
                f"the next may be made in {max(1, round(wait_s))} s",
                Cause.NETWORK,
            )
        trial = Trial()
        try:
            yield trial
        finally:
            breaker.leave(trial.is_success, self._clock())
            if breaker.is_fine:
                self._breakers.pop(key, None)

    def __len__(self) -> int:
        return len(self._breakers)

    def _forget_one(self) -> None:
        if len(self._breakers) > MOST:
            self._breakers.pop(next(iter(self._breakers)))


class _Breaker:
    def __init__(self) -> None:
        self._failures = 0
        self._successes = 0
        self._opened_at: float | None = None
        self._calls = 0
        self._is_tried = False
        """Half open, and its one call is under way."""

    @property
    def is_fine(self) -> bool:
        return self._opened_at is None and not self._failures and not self._calls

    def enter(self, now: float) -> float | None:
        """None: call; else seconds until a call may be made."""
        if self._opened_at is not None:
            left_s = self._opened_at + OPEN_S - now
            if left_s > 0 or self._is_tried:
                return max(left_s, 1.0)
            self._is_tried = True
        self._calls += 1
        return None

    def leave(self, is_success: bool | None, now: float) -> None:
        self._calls -= 1
        is_late = self._opened_at is not None and not self._is_tried
        self._is_tried = False
        if is_success is None or is_late:
            return
        if not is_success:
            self._failures += 1
            self._successes = 0
            if self._opened_at is not None or self._failures >= FAILURES_TO_OPEN:
                self._opened_at = now
            return
        self._successes += 1
        if self._opened_at is None or self._successes >= SUCCESSES_TO_CLOSE:
            self._failures, self._successes, self._opened_at = 0, 0, None
