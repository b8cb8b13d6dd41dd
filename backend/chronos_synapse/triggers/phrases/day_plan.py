"""The days that a phrase means, as crontab fields, or as steps of days and weeks from a first one."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from chronos_synapse.triggers.day_words import MONTHS, WEEKDAYS
from chronos_synapse.triggers.phrases.clauses import Days, Excepted
from chronos_synapse.triggers.phrases.clocks import field
from chronos_synapse.triggers.phrases.day_rules import LAST_WEEKDAY, QUARTER_ENDS
from chronos_synapse.triggers.phrases.questions import Questions, Unsayable
from chronos_synapse.triggers.word_lists import join_words, ordinal

_ALL_DAYS = frozenset(range(7))
_ALL_MONTHS = frozenset(range(1, 13))
_SHORT_MONTHS = {31: frozenset({2, 4, 6, 9, 11}), 30: frozenset({2}), 29: frozenset({2})}
_SPREAD_WEEKDAYS = {1: (1,), 2: (1, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5), 6: (1, 2, 3, 4, 5, 6)}
_SPREAD_MONTH_DAYS = {1: (1,), 2: (1, 15), 3: (1, 11, 21), 4: (1, 8, 15, 22)}
_SPREAD_MONTHS = {1: (1,), 2: (1, 7), 3: (1, 5, 9), 4: (1, 4, 7, 10), 6: (1, 3, 5, 7, 9, 11)}


class DayPlan(msgspec.Struct, frozen=True, kw_only=True):
    """`day month weekday` fields; or a step, in days, from a first day on one of the weekdays."""

    part: str = "* * *"
    step_days: int = 0
    weekdays: frozenset[int] = frozenset()
    """On which the steps are; empty: from the first day that comes."""

    @property
    def is_every_day(self) -> bool:
        """Whether no day is left out."""
        return self.part == "* * *" and not self.step_days

    def on_next_day(self) -> str | None:
        """The fields for what is told of the night after; None where no field can say it."""
        day, month, weekday = self.part.split(" ")
        if day != "*" or "#" in weekday or "L" in weekday:
            return None
        if weekday == "*":
            return self.part if month == "*" else None
        shifted = field({(number + 1) % 7 for number in self.weekdays}, 0, 6)
        return f"* {month} {shifted}"


def days_settled(days: Days, count: tuple[int, str] | None, questions: Questions) -> Days:
    """With everything asked that is open about the days."""
    if days.is_werktag:
        choices = [("mon_fri", "Monday to Friday"), ("mon_sat", "Monday to Saturday")]
        if questions.ask("days.werktag", "Is Saturday a “Werktag” here?", choices, sureness=0.8) == "mon_sat":
            days = replace(days, weekdays=days.weekdays | {6})
    if days.is_bi:
        days, count = _bi(days, questions)
    if days.alternating is not None:
        days = _alternating(days, days.alternating, questions)
    if count is not None:
        days = _counted(days, count, questions)
    if days.every is not None:
        days = _stepped(days, *days.every, questions=questions)
    return _short_months(days, questions)


def _bi(days: Days, questions: Questions) -> tuple[Days, tuple[int, str] | None]:
    """`biweekly` is every two weeks to most, twice a week to some."""
    unit = days.is_bi
    if len(days.weekdays) == 1 and unit == "week":
        return replace(days, is_bi="", every=(2, unit)), None
    choices = [("every_two", f"every two {unit}s"), ("twice", f"twice a {unit}")]
    taken = questions.ask("days.bi", f"Every two {unit}s, or twice a {unit}?", choices, sureness=0.6)
    days = replace(days, is_bi="")
    return (replace(days, every=(2, unit)), None) if taken == "every_two" else (days, (2, unit))


def _alternating(days: Days, number: int, questions: Questions) -> Days:
    """`every third Friday`."""
    if len(days.weekdays) > 1:
        raise Unsayable("days.every_nth", f"Every {ordinal(number)} of one weekday, and others: tell them apart.")
    (day,) = days.weekdays
    of_month = ("of_month", f"the {ordinal(number)} {WEEKDAYS[day]} of each month")
    weeks = ("weeks", f"a {WEEKDAYS[day]} every {number} weeks")
    choices = [weeks, of_month] if number == 2 else [of_month, weeks]
    taken = questions.ask("days.every_nth", f"Every {ordinal(number)} {WEEKDAYS[day]}: which?", choices, sureness=0.55)
    if taken == "weeks":
        return replace(days, every=(number, "week"), alternating=None)
    return replace(days, weekdays=frozenset(), nth=days.nth | {(day, number)}, alternating=None)


def _counted(days: Days, count: tuple[int, str], questions: Questions) -> Days:
    """`three times a week`."""
    number, unit = count
    if unit == "week":
        return _weekly_count(days, number, questions)
    if unit == "month" and not (days.month_days or days.from_end or days.nth or days.near):
        spread = _SPREAD_MONTH_DAYS.get(number)
        if spread is None:
            raise Unsayable("days.count", f"Tell on which {number} days of the month.")
        words = f"on the {join_words([ordinal(day) for day in spread])}"
        questions.ask("days.spread", f"On which days, {number} times a month?", [("even", words)], sureness=0.6)
        return replace(days, month_days=frozenset(spread))
    if unit in ("year", "quarter") and not days.months:
        months = _SPREAD_MONTHS.get(number * (4 if unit == "quarter" else 1))
        if months is None:
            raise Unsayable("days.count", f"Tell on which {number} days of the {unit}.")
        words = f"on the 1st of {join_words([MONTHS[month - 1] for month in months])}"
        questions.ask("days.spread", f"On which days, {number} times a {unit}?", [("even", words)], sureness=0.6)
        return replace(days, months=frozenset(months), month_days=days.month_days or frozenset({1}))
    return days


def _weekly_count(days: Days, number: int, questions: Questions) -> Days:
    if days.weekdays and len(days.weekdays) == number:
        return days
    if days.weekdays or number > 7:
        raise Unsayable("days.count", f"{number} times a week, but {len(days.weekdays)} days are told.")
    if number == 7:
        return days
    spread = _SPREAD_WEEKDAYS[number]
    words = f"on {join_words([WEEKDAYS[day] for day in spread])}"
    questions.ask("days.spread", f"On which days, {number} times a week?", [("even", words)], sureness=0.6)
    return replace(days, weekdays=frozenset(spread))


def _stepped(days: Days, number: int, unit: str, *, questions: Questions) -> Days:
    """Steps of the calendar that fields can say, in them; those of several days and weeks stay."""
    match unit:
        case "day":
            return replace(days, every=None) if number == 1 or days.names_days_only else days
        case "week":
            return _weekly(days, number, questions)
        case "month" | "quarter":
            return _monthly(days, number * (3 if unit == "quarter" else 1), questions, is_quarter=unit == "quarter")
        case "year":
            return _yearly(days, number, questions)
        case _:
            raise Unsayable("step.unit", "No schedule can count that.")


def _weekly(days: Days, number: int, questions: Questions) -> Days:
    if not days.weekdays and not (days.nth or days.month_days or days.from_end or days.near):
        choices = [("mon", "Monday"), ("fri", "Friday"), ("sun", "Sunday")]
        taken = questions.ask("days.missing", "No day of the week is told. On which?", choices, sureness=0.6)
        days = replace(days, weekdays=frozenset({{"mon": 1, "fri": 5, "sun": 0}[taken]}))
    return replace(days, every=None) if number == 1 else days


def _monthly(days: Days, number: int, questions: Questions, *, is_quarter: bool) -> Days:
    """Every `number` months, from a first one that is asked for, or is told."""
    if number > 12 or 12 % number:
        raise Unsayable("step.months", f"Every {number} months is no schedule: a year has no whole number of them.")
    if not days.month_days and not (days.from_end or days.nth or days.near or days.weekdays):
        choices = [("first", "on the 1st"), ("last", "on the last day"), ("middle", "on the 15th")]
        taken = questions.ask("days.missing", "No day of the month is told. On which?", choices, sureness=0.7)
        days = {
            "first": replace(days, month_days=frozenset({1})),
            "last": replace(days, from_end=frozenset({0})),
            "middle": replace(days, month_days=frozenset({15})),
        }[taken]
    if number == 1:
        return replace(days, every=None)
    if len(days.months) > 1:
        return replace(days, every=None)
    return replace(days, every=None, months=_months(days, number, questions, is_quarter=is_quarter))


def _months(days: Days, number: int, questions: Questions, *, is_quarter: bool) -> frozenset[int]:
    if days.months:
        (first,) = days.months
        return frozenset((first - 1 + step) % 12 + 1 for step in range(0, 12, number))
    if is_quarter and number == 3 and (days.from_end or LAST_WEEKDAY in days.near) and not days.month_days:
        return QUARTER_ENDS
    found = [frozenset(range(first, 13, number)) for first in range(1, number + 1)]
    if is_quarter:
        return found[0]
    choices = [
        (str(first), join_words([MONTHS[month - 1] for month in sorted(months)]))
        for first, months in enumerate(found[:6], 1)
    ]
    taken = questions.ask("months.which", "In which months?", choices, sureness=0.7)
    return found[int(taken) - 1]


def _yearly(days: Days, number: int, questions: Questions) -> Days:
    if number > 1:
        raise Unsayable("step.years", "Every few years is no schedule; give single dates instead.")
    if not days.months:
        choices = [("january", "in January"), ("december", "in December")]
        taken = questions.ask("days.missing", "No day of the year is told. In which month?", choices, sureness=0.6)
        days = replace(days, months=frozenset({1 if taken == "january" else 12}))
    has_day = days.month_days or days.from_end or days.nth or days.near or days.weekdays
    return replace(days, every=None, month_days=days.month_days if has_day else frozenset({1}))


def _short_months(days: Days, questions: Questions) -> Days:
    """The 31st: months that have none are left out, or their last day is meant."""
    late = max((day for day in days.month_days if day in _SHORT_MONTHS), default=0)
    months = days.months or _ALL_MONTHS
    if not late or days.needs_both or len(days.month_days) > 5:
        return days
    if not any(day in days.month_days and months & short for day, short in _SHORT_MONTHS.items()):
        return days
    if months <= _SHORT_MONTHS[late] and late > 29:
        return days
    choices = [
        ("skip", f"only in months that have a {ordinal(late)}"),
        ("last", "on the last day of the month"),
    ]
    text = f"Not every month has a {ordinal(late)}."
    if questions.ask("days.short_months", text, choices, sureness=0.8) == "skip":
        return days
    kept = frozenset(day for day in days.month_days if day not in _SHORT_MONTHS)
    return replace(days, month_days=kept, from_end=days.from_end | {0})


def plan_days(days: Days, excepted: Sequence[Excepted]) -> DayPlan:
    """The fields for settled days, without those excepted."""
    days = _without(days, [one.days for one in excepted if one.days is not None])
    if days.every is not None:
        if days.months or days.nth or days.month_days or days.from_end or days.near:
            raise Unsayable("step.days", "A step of several days or weeks goes with weekdays only.")
        number, unit = days.every
        return DayPlan(step_days=number * (7 if unit == "week" else 1), weekdays=days.weekdays)
    month = field(days.months, 1, 12) if days.months else "*"
    weekday, day = _weekday_field(days), _day_field(days)
    if weekday != "*" and day != "*" and days.needs_both:
        return _both(days, month)
    return DayPlan(part=f"{day} {month} {weekday}", weekdays=days.weekdays or _ALL_DAYS)


def _weekday_field(days: Days) -> str:
    parts = [field(days.weekdays, 0, 6)] if days.weekdays else []
    parts += [f"{day}{'L' if nth < 0 else f'#{nth}'}" for day, nth in sorted(days.nth)]
    return "*" if "*" in parts else _unstarred(",".join(parts)) or "*"


def _unstarred(text: str) -> str:
    """A field that begins with `*` would change how days of the month and of the week go together."""
    return text.replace("*/", "0-6/") if text.startswith("*/") else text


def _day_field(days: Days) -> str:
    parts = [field(days.month_days, 1, 31)] if days.month_days else []
    if parts and parts[0].startswith("*/"):
        parts = [parts[0].replace("*/", "1-31/")]
    parts += ["L" if before == 0 else f"L-{before}" for before in sorted(days.from_end)]
    parts += ["LW" if day == LAST_WEEKDAY else f"{day}W" for day in sorted(days.near)]
    return ",".join(parts) or "*"


def _both(days: Days, month: str) -> DayPlan:
    """Only where both fit: fields can say it of the first seven days, and so on, and of even steps from the 1st."""
    numbers = sorted(days.month_days)
    if days.from_end or days.near or not numbers:
        raise Unsayable("days.both", "No crontab can ask for a weekday and a day from the end of the month together.")
    week = (numbers[0] - 1) // 7
    if not days.nth and numbers == list(range(week * 7 + 1, week * 7 + 8)):
        part = ",".join(f"{day}#{week + 1}" for day in sorted(days.weekdays))
        return DayPlan(part=f"* {month} {part}", weekdays=days.weekdays)
    step = numbers[1] - numbers[0] if len(numbers) > 1 else 31
    if len(numbers) > 1 and numbers == list(range(1, 32, step)):
        return DayPlan(part=f"*/{step} {month} {_weekday_field(days)}", weekdays=days.weekdays)
    raise Unsayable(
        "days.both",
        "A crontab takes a weekday and a day of the month as alternatives; that both fit cannot be said.",
    )


def _without(days: Days, excepted: Sequence[Days]) -> Days:
    for one in excepted:
        if one.nth or one.from_end:
            raise Unsayable("days.except", "No crontab can leave that day out; a calendar can.")
        if one.weekdays:
            days = _without_weekdays(days, one.weekdays)
        if one.months:
            days = replace(days, months=(days.months or _ALL_MONTHS) - one.months)
            if not days.months:
                raise Unsayable("days.none", "What is excepted leaves no month.")
        if one.month_days:
            days = _without_month_days(days, one.month_days)
    return days


def _without_weekdays(days: Days, left_out: frozenset[int]) -> Days:
    if days.month_days or days.from_end or days.near or days.every:
        raise Unsayable("days.except", "No crontab can leave weekdays out of days of the month; windows can.")
    nth = frozenset(pair for pair in days.nth if pair[0] not in left_out)
    weekdays = (days.weekdays if days.weekdays or days.nth else _ALL_DAYS) - left_out
    if not weekdays and not nth:
        raise Unsayable("days.none", "What is excepted leaves no day.")
    return replace(days, weekdays=weekdays, nth=nth)


def _without_month_days(days: Days, left_out: frozenset[int]) -> Days:
    if days.weekdays or days.nth or days.every or days.near:
        raise Unsayable("days.except", "No crontab can leave days of the month out of weekdays; a calendar can.")
    month_days = (days.month_days or frozenset(range(1, 32))) - left_out
    if not month_days and not days.from_end:
        raise Unsayable("days.none", "What is excepted leaves no day.")
    return replace(days, month_days=month_days)
