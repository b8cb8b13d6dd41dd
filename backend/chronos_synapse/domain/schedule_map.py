"""What a schedule map is computed with: how many run at once, minute by minute, and where that is too many. Pure."""

from collections.abc import Sequence

import msgspec

MINUTE_MS = 60_000


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes in a row, `until` not included."""

    since: int
    until: int
    peak: float


class Minutes:
    """How many executions run in each minute of a span, and how many start; minutes count from its beginning."""

    def __init__(self, since_ms: int, until_ms: int) -> None:
        self.since_ms = since_ms
        self.count = max(1, -(-(until_ms - since_ms) // MINUTE_MS))
        self._steps = [0.0] * (self.count + 1)
        self.starts = [0] * self.count
        self._base = 0.0

    def minute_of(self, at_ms: int) -> int:
        """The minute that holds this instant; it may lie outside."""
        return (at_ms - self.since_ms) // MINUTE_MS

    def add(self, start_ms: int, lasts_ms: int, *, weight: int = 1) -> None:
        """`weight` executions that start together; a negative one takes them out again."""
        first = self.minute_of(start_ms)
        last = self.minute_of(start_ms + max(0, lasts_ms - 1))
        if last < 0 or first >= self.count:
            return
        if first >= 0:
            self.starts[first] += weight
        self._steps[max(0, first)] += weight
        self._steps[min(self.count, last + 1)] -= weight

    def add_evenly(self, starts: int, lasts_ms: int) -> None:
        """Executions that are spread over the whole span: so many that they are told as their mean."""
        self._base += starts * lasts_ms / (self.count * MINUTE_MS)

    def running(self) -> list[float]:
        """By minute."""
        found, now = [], self._base
        for step in self._steps[: self.count]:
            now += step
            found.append(round(now, 3))
        return found


def stretches_above(running: Sequence[float], limit: float) -> list[Stretch]:
    """Where more than `limit` run."""
    found: list[Stretch] = []
    since: int | None = None
    for at, value in enumerate([*running, limit]):
        if value > limit and since is None:
            since = at
        elif value <= limit and since is not None:
            found.append(Stretch(since=since, until=at, peak=max(running[since:at])))
            since = None
    return found


def buckets(values: Sequence[float], per_bucket: int) -> list[tuple[float, float]]:
    """(mean, highest) of each `per_bucket` values."""
    parts = [values[at : at + per_bucket] for at in range(0, len(values), per_bucket)]
    return [(round(sum(part) / len(part), 3), max(part)) for part in parts]
