"""Clock times as numbers: halves of the day, lists of times as crontab fields."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from chronos_synapse.triggers.phrases.clauses import Clock

DAY_MINUTES = 1440
PART_HOURS = {"morning": (6, 11), "afternoon": (12, 17), "evening": (18, 22), "night": (0, 5)}
"""First and last hour, for a time that is left open."""
PART_TIMES = {"morning": 8, "afternoon": 14, "evening": 19, "night": 2}
"""The hour that is supposed where none is told."""
_TOLD_HOURS = {"morning": (24, 0), "afternoon": (1, 12), "evening": (4, 12), "night": (6, 12)}
"""First and last hour that is of twelve, though it is written as one of 24: `um 8 Uhr abends`."""


def in_part(clock: Clock, part: str) -> Clock:
    """`clock` in that part of the day, where it is not known which half is meant."""
    hour = clock.minute // 60
    low, high = _TOLD_HOURS[part]
    if clock.is_meridian or (clock.is_sure and not low <= hour <= high):
        return clock
    is_late = {"morning": False, "afternoon": True, "evening": True, "night": 6 <= hour < 12}[part]
    minute = clock.minute % 720 + (720 if is_late else 0)
    return replace(clock, minute=minute, is_sure=True, is_meridian=True)


def afternoon(clock: Clock) -> Clock:
    """`clock` in the other half of the day."""
    return replace(clock, minute=(clock.minute + 720) % DAY_MINUTES, is_sure=True, is_meridian=True)


def field(values: Iterable[int], low: int, high: int) -> str:
    """The shortest crontab field for `values`, out of `low` to `high`."""
    numbers = sorted(set(values))
    if len(numbers) == high - low + 1:
        return "*"
    step = numbers[1] - numbers[0] if len(numbers) > 1 else 0
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1, step)):
        if step == 1:
            return f"{numbers[0]}-{numbers[-1]}"
        if numbers[0] == low and numbers[-1] + step > high:
            return f"*/{step}"
        if len(numbers) > 4:
            return f"{numbers[0]}-{numbers[-1]}/{step}"
    if len(numbers) == 2 and numbers[0] == low and step * 2 == high - low + 1:
        return f"*/{step}"
    return ",".join(_runs(numbers))


def _runs(numbers: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        texts += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return texts


def fields(minutes: Iterable[int]) -> list[str]:
    """Minutes of the day as the fewest pairs of minute field and hour field, such as `0,30 9-17`."""
    times = sorted({minute % DAY_MINUTES for minute in minutes})
    return min((_by_hour(times), _by_minute(times)), key=len)


def _by_hour(times: Sequence[int]) -> list[str]:
    """Hours with the same minutes together."""
    hours: dict[int, list[int]] = {}
    for time in times:
        hours.setdefault(time // 60, []).append(time % 60)
    alike: dict[tuple[int, ...], list[int]] = {}
    for hour, minutes in hours.items():
        alike.setdefault(tuple(minutes), []).append(hour)
    return [f"{field(minutes, 0, 59)} {field(alike[minutes], 0, 23)}" for minutes in alike]


def _by_minute(times: Sequence[int]) -> list[str]:
    """Minutes with the same hours together."""
    minutes: dict[int, list[int]] = {}
    for time in times:
        minutes.setdefault(time % 60, []).append(time // 60)
    alike: dict[tuple[int, ...], list[int]] = {}
    for minute, hours in minutes.items():
        alike.setdefault(tuple(hours), []).append(minute)
    return [f"{field(alike[hours], 0, 59)} {field(hours, 0, 23)}" for hours in alike]
