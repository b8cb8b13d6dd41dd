"""When a job is due, by brute force: walks every minute and asks the wall clock. Shares no code with the product.

Understands the schedules that the workload uses: crontab expressions of five or six fields with numbers, `*`, lists,
ranges and steps; intervals; dates; several of these. All instants are epoch milliseconds.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

MINUTE_MS = 60_000
LIMITS = ((0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
"""Of second, minute, hour, day, month, weekday."""


class Cron(NamedTuple):
    """The numbers that each field allows."""

    second: frozenset[int]
    minute: frozenset[int]
    hour: frozenset[int]
    day: frozenset[int]
    month: frozenset[int]
    weekday: frozenset[int]
    needs_both_days: bool
    """Day and weekday must both match, since one of them begins with a star; else either will do."""

    def has_minute(self, local: datetime) -> bool:
        """Whether some second of this minute is a due time."""
        on_clock = local.minute in self.minute and local.hour in self.hour and local.month in self.month
        if not on_clock:
            return False
        in_month, in_week = local.day in self.day, local.isoweekday() % 7 in self.weekday
        return (in_month and in_week) if self.needs_both_days else (in_month or in_week)


def due_times(schedule: Mapping[str, Any], after: int, until: int) -> list[int]:
    """Every due time of a schedule, as the API gives it, in (after, until]; rising."""
    if until <= after:
        return []
    return list(_due_times(_frozen(schedule), after, until))


@cache
def _due_times(schedule: tuple[Any, ...], after: int, until: int) -> tuple[int, ...]:
    return tuple(_KINDS[dict(schedule)["kind"]](dict(schedule), after, until))


def _frozen(value: Any) -> Any:
    """A schedule as something that can be a key."""
    if isinstance(value, Mapping):
        return tuple(sorted((name, _frozen(item)) for name, item in value.items()))
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _of_cron(schedule: dict[str, Any], after: int, until: int) -> Iterator[int]:
    cron = parse(schedule["expression"])
    zone = ZoneInfo(schedule.get("timezone") or "UTC")
    seconds = sorted(cron.second)
    for minute in range(after - after % MINUTE_MS, until + 1, MINUTE_MS):
        if cron.has_minute(datetime.fromtimestamp(minute // 1000, zone)):
            yield from (due for second in seconds if after < (due := minute + second * 1000) <= until)


def _of_interval(schedule: dict[str, Any], after: int, until: int) -> Iterator[int]:
    start, step = epoch_ms(schedule["start_at"]), round(schedule["every_s"] * 1000)
    due = start if start > after else start + ((after - start) // step + 1) * step
    while due <= until:
        yield due
        due += step


def _of_date(schedule: dict[str, Any], after: int, until: int) -> Iterator[int]:
    due = epoch_ms(schedule["run_at"])
    if after < due <= until:
        yield due


def _of_any(schedule: dict[str, Any], after: int, until: int) -> Iterator[int]:
    yield from sorted({due for part in schedule["schedules"] for due in _due_times(part, after, until)})


_KINDS = {"cron": _of_cron, "interval": _of_interval, "date": _of_date, "any": _of_any}


@cache
def parse(expression: str) -> Cron:
    """The meaning of a crontab expression of five fields, or six with seconds first."""
    texts = expression.split()
    if len(texts) == 5:
        texts.insert(0, "0")
    if len(texts) != 6:
        raise ValueError(f"the reference does not know {expression!r}")
    numbers = [_numbers(text, *limits) for text, limits in zip(texts, LIMITS, strict=True)]
    second, minute, hour, day, month, weekday = numbers
    has_star = texts[3].startswith("*") or texts[5].startswith("*")
    return Cron(second, minute, hour, day, month, frozenset(number % 7 for number in weekday), has_star)


def _numbers(text: str, low: int, high: int) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        first, _, last = (f"{low}-{high}" if span == "*" else span).partition("-")
        end = int(last) if last else (high if step else int(first))
        found.update(range(int(first), end + 1, int(step or 1)))
    return frozenset(found)


def epoch_ms(text: str) -> int:
    """An RFC 3339 time as epoch milliseconds."""
    parsed = datetime.fromisoformat(text)
    return round(parsed.astimezone(UTC).timestamp() * 1000)
