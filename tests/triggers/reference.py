"""Due instants by brute force: walks every UTC second or minute and asks the wall clock. Shares no code with ours."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

MADE_UP = timedelta(hours=3)


class Field(NamedTuple):
    """A field as text and as the numbers that it means."""

    text: str
    values: frozenset[int]


class Cron(NamedTuple):
    """An expression, by field; `second` is None for five fields."""

    second: Field | None
    minute: Field
    hour: Field
    day: Field
    month: Field
    weekday: Field

    @property
    def text(self) -> str:
        return " ".join(field.text for field in self if field is not None)

    @property
    def is_fixed(self) -> bool:
        clock = [field for field in (self.second, self.minute, self.hour) if field is not None]
        return all(not field.text.startswith("*") for field in clock)

    def matches(self, local: datetime) -> bool:
        """Whether the wall clock `local` is a due time on paper."""
        seconds = {0} if self.second is None else self.second.values
        on_clock = local.second in seconds and local.minute in self.minute.values and local.hour in self.hour.values
        return on_clock and local.month in self.month.values and self._day_matches(local.date())

    def _day_matches(self, day: date) -> bool:
        in_month = day.day in self.day.values
        in_week = day.isoweekday() % 7 in self.weekday.values
        if self.day.text[0] in "*?" or self.weekday.text[0] in "*?":
            return in_month and in_week
        return in_month or in_week


def due_instants(
    cron: Cron, zone: ZoneInfo, after: datetime, until: datetime, *, gap: str = "auto", fold: str = "auto"
) -> Iterator[datetime]:
    """Every due instant in (after, until], in order."""
    step = timedelta(minutes=1) if cron.second is None else timedelta(seconds=1)
    longest = {"auto": MADE_UP if cron.is_fixed else timedelta(0), "shift": timedelta.max, "skip": timedelta(0)}[gap]
    passes = {"auto": "first" if cron.is_fixed else "both"}.get(fold, fold)
    at = after.replace(second=0) if cron.second is None else after
    before = at.astimezone(zone)
    while at < until:
        at += step
        local = at.astimezone(zone)
        on_paper = cron.matches(local) and _counts(local, passes)
        if at > after and (on_paper or _makes_up(cron, before, local, step=step, longest=longest)):
            yield at
        before = local


def _counts(local: datetime, passes: str) -> bool:
    is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return passes == "both" or not is_twice or local.fold == (1 if passes == "last" else 0)


def _makes_up(cron: Cron, before: datetime, local: datetime, *, step: timedelta, longest: timedelta) -> bool:
    missing, end = before.replace(tzinfo=None) + step, local.replace(tzinfo=None)
    if not timedelta(0) < end - missing <= longest:
        return False
    while missing < end:
        if cron.matches(missing):
            return True
        missing += step
    return False


def random_field(rng: random.Random, low: int, high: int, *, names: tuple[str, ...] = ()) -> Field:
    """A field of one of the shapes that a crontab has, with its meaning worked out by itself."""
    every = frozenset(range(low, high + 1))
    first = rng.randint(low, high)
    last = rng.randint(first, high)
    step = rng.randint(1, max(1, (high - low) // 2))
    some = sorted({rng.randint(low, high) for _ in range(3)})
    shapes = [
        Field("*", every),
        Field(f"*/{step}", frozenset(range(low, high + 1, step))),
        Field(str(first), frozenset({first})),
        Field(f"{first:02}", frozenset({first})),
        Field(f"{first}-{last}", frozenset(range(first, last + 1))),
        Field(f"{first}-{last}/{step}", frozenset(range(first, last + 1, step))),
        Field(f"{first}/{step}", frozenset(range(first, high + 1, step))),
        Field(",".join(map(str, some)), frozenset(some)),
        Field(f"{some[0]},{first}-{last}", frozenset({some[0], *range(first, last + 1)})),
    ]
    if names:
        shapes.append(Field(names[first - low].title(), frozenset({first})))
    return rng.choice(shapes)


def random_cron(rng: random.Random, *, has_seconds: bool = False, hours: tuple[int, int] = (0, 23)) -> Cron:
    """An expression whose hours lie near `hours` as often as not, so that clock changes are met."""
    weekday = random_field(rng, 0, 7)
    hour = random_field(rng, 0, 23)
    if rng.random() < 0.6:
        hour = random_field(rng, *hours)
        if hour.text.startswith("*") or "/" in hour.text:
            hour = Field(f"{hours[0]}-{hours[1]}", frozenset(range(hours[0], hours[1] + 1)))
    return Cron(
        second=random_field(rng, 0, 59) if has_seconds else None,
        minute=random_field(rng, 0, 59),
        hour=hour,
        day=random_field(rng, 1, 31) if rng.random() < 0.3 else Field("*", frozenset(range(1, 32))),
        month=random_field(rng, 1, 12) if rng.random() < 0.2 else Field("*", frozenset(range(1, 13))),
        weekday=Field(weekday.text, frozenset(day % 7 for day in weekday.values))
        if rng.random() < 0.4
        else Field("*", frozenset(range(7))),
    )


def utc(*parts: int) -> datetime:
    """An aware UTC datetime."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # mypy counts tzinfo twice
