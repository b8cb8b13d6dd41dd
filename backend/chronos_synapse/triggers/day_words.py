"""The days of a crontab expression in words."""

from chronos_synapse.triggers.cron_expression import CronExpression
from chronos_synapse.triggers.cron_fields import LAST, CronField
from chronos_synapse.triggers.word_lists import join_words, ordinal, progression, series

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_NTH = ("first", "second", "third", "fourth", "fifth")


def day_words(cron: CronExpression) -> str:
    """Which days, such as `on Monday to Friday in July`; empty for every day."""
    by_day = "" if cron.day.is_every else _day_names(cron.day)
    by_weekday = "" if cron.weekday.is_every else _weekday_names(cron.weekday)
    month = "" if cron.month.is_every else series(cron.month.values, lambda number: MONTHS[number - 1])
    if by_day and by_weekday and cron.needs_both_days:
        return f"on {by_weekday}, but only on {_of_month(by_day, month)}"
    if by_day and by_weekday:
        also = f"on {_of_month(by_day, month)} and also on {by_weekday}"
        return f"{also} in {month}" if month else also
    if not cron.needs_both_days:
        by_day = by_weekday = ""  # one of the two is every day, and either is enough
    if by_day:
        return f"on {_of_month(by_day, month)}"
    if by_weekday:
        return f"on {by_weekday} in {month}" if month else f"on {by_weekday}"
    return f"every day in {month}" if month else ""


def _of_month(days: str, month: str) -> str:
    return f"{days} of {month or 'the month'}"


def _day_names(field: CronField) -> str:
    """`the 1st and 15th`, `the last day`."""
    parts = [_plain_days(field.values)] if field.values else []
    parts += ["the last day" if before == 0 else _before_last(before) for before in field.from_end]
    parts += [
        "the last weekday (Monday to Friday)"
        if day == LAST
        else f"the weekday (Monday to Friday) nearest the {ordinal(day)}"
        for day in field.near_days
    ]
    return join_words(parts)


def _plain_days(days: tuple[int, ...]) -> str:
    step = progression(days)
    if step:
        return f"every {ordinal(step)} day from the {ordinal(days[0])} to the {ordinal(days[-1])}"
    return f"the {series(days, ordinal)}"


def _before_last(days: int) -> str:
    return f"the {ordinal(days)} day before the last day" if days > 1 else "the day before the last day"


def _weekday_names(field: CronField) -> str:
    """`Monday to Friday`, `the first Monday of the month`."""
    monday_first = sorted((day - 1) % 7 for day in field.values)
    parts = [series(monday_first, lambda day: WEEKDAYS[(day + 1) % 7])] if field.values else []
    parts += [
        f"the {'last' if nth == LAST else _NTH[nth - 1]} {WEEKDAYS[day]} of the month"
        for day, nth in field.nth_weekdays
    ]
    return join_words(parts)
