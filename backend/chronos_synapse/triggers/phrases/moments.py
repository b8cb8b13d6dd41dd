"""Days and instants as they are told, from a moment on a wall clock."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from chronos_synapse.triggers.phrases.clauses import Moment
from chronos_synapse.triggers.phrases.questions import Questions, Unsayable
from chronos_synapse.triggers.phrases.vocabulary import UNITS_S
from chronos_synapse.triggers.zone import zone_of

_MOST_DAYS = 3660


class Scene(msgspec.Struct, frozen=True):
    """Where and when a phrase is read, and what is asked about it."""

    now: datetime
    timezone: str
    questions: Questions

    @property
    def local(self) -> datetime:
        """Now on the wall clock, without zone."""
        return self.now.astimezone(zone_of(self.timezone).info).replace(tzinfo=None)

    def instant(self, day: date, minute: int = 0, second: int = 0) -> datetime:
        """A wall clock time as an instant; minutes may be those of the next day."""
        local = datetime.combine(day, time()) + timedelta(minutes=minute, seconds=second)
        return local.replace(tzinfo=zone_of(self.timezone).info).astimezone(UTC)

    def has_clock_changes(self) -> bool:
        """Whether the clocks of the zone are changed in the coming year."""
        start = int(self.now.timestamp())
        return bool(zone_of(self.timezone).changes(start, start + 366 * 86_400))


def day_of(moment: Moment, scene: Scene) -> date:
    """The day that is meant; asks where more than one may be."""
    today = scene.local.date()
    if moment.orders is not None:
        return _ordered(moment.orders, scene)
    if moment.day is not None:
        return moment.day
    if moment.month_day is not None:
        return next_date(moment.month_day, today)
    if moment.weekday is not None:
        return _weekday(moment, scene)
    if (exact := exact_of(moment, scene)) is not None:
        return exact.astimezone(zone_of(scene.timezone).info).date()
    return today if moment.shift is None else _shifted(moment.shift, today)


def exact_of(moment: Moment, scene: Scene) -> datetime | None:
    """The instant of a moment that is a distance from now; None for another."""
    if moment.shift is None or moment.shift[1] not in ("second", "minute", "hour"):
        return None
    seconds = moment.shift[0] * UNITS_S[moment.shift[1]]
    if seconds > _MOST_DAYS * 86_400:
        raise Unsayable("date.far", "That is more than ten years away.")
    return (scene.now + timedelta(seconds=seconds)).replace(microsecond=0)


def next_date(month_day: tuple[int, int], today: date) -> date:
    """The first such date from today on."""
    month, day = month_day
    for year in range(today.year, today.year + 9):
        if day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    raise Unsayable("date.never", f"There is no day {day} in that month.")


def _ordered(orders: tuple[date, date], scene: Scene) -> date:
    first, second = orders
    choices = [("day_first", f"{first:%-d %B %Y}"), ("month_first", f"{second:%-d %B %Y}")]
    taken = scene.questions.ask("date.order", "Is the day written first, or the month?", choices, sureness=0.5)
    return first if taken == "day_first" else second


def _weekday(moment: Moment, scene: Scene) -> date:
    today = scene.local.date()
    days = ((moment.weekday or 0) - 1 - today.weekday()) % 7 or 7
    coming = today + timedelta(days=days)
    if not moment.is_next:
        return coming
    later = coming + timedelta(days=7)
    choices = [("coming", f"{coming:%A, %-d %B %Y}"), ("week_after", f"{later:%A, %-d %B %Y}")]
    taken = scene.questions.ask("date.next", "Which day is meant by “next”?", choices, sureness=0.7)
    return coming if taken == "coming" else later


def _shifted(shift: tuple[float, str], today: date) -> date:
    count, unit = shift
    match unit:
        case "day" | "week":
            days = count * (7 if unit == "week" else 1)
            if days > _MOST_DAYS:
                raise Unsayable("date.far", "That is more than ten years away.")
            return today + timedelta(days=int(days))
        case "month" | "quarter" | "year":
            months = {"month": 1, "quarter": 3, "year": 12}[unit]
            return later_month(today, int(min(count * months, 120)))
        case "next week":
            return today + timedelta(days=7 - today.weekday())
        case "next month":
            return later_month(today.replace(day=1), 1)
        case "next year":
            return date(today.year + 1, 1, 1)
        case "end week":
            return today + timedelta(days=6 - today.weekday())
        case "end month":
            return today.replace(day=monthrange(today.year, today.month)[1])
        case "end year":
            return date(today.year, 12, 31)
        case _:
            return today + timedelta(days=int(count))


def later_month(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
