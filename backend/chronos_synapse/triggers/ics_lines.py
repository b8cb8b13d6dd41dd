"""The grammar of iCalendar (RFC 5545, 3.1 to 3.3): lines, components, and values of the types that matter here."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from chronos_synapse.domain.errors import brief
from chronos_synapse.triggers.recurrence import (
    DAILY,
    HOURLY,
    MINUTELY,
    MONTHLY,
    SECONDLY,
    WEEKLY,
    YEARLY,
    NthDay,
    Rule,
)

MAX_DEPTH = 10
MIN_YEAR = 1600
"""Definitions of zones begin then; what lies before is a slip."""

_LINE = re.compile(
    r"""(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(?P<value>.*)""", re.DOTALL
)
_PARAMETER = re.compile(r""";(?P<name>[A-Za-z0-9-]+)=(?P<value>(?:"[^"]*"|[^";:])*)""")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d{8})T(\d\d)(\d\d)(\d\d)(Z?)", re.ASCII)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?", re.ASCII
)
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = (YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY)
_RANGES = {
    "BYMONTH": (1, 12, False),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "BYMONTHDAY": (1, 31, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 59, False),
    "BYSETPOS": (1, 366, True),
}
"""Lowest, highest, and whether counting from the end is allowed."""
_NOT_WITH = {
    "BYWEEKNO": {MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY},
    "BYYEARDAY": {MONTHLY, WEEKLY, DAILY},
    "BYMONTHDAY": {WEEKLY},
    "BYSETPOS": {HOURLY, MINUTELY, SECONDLY},
}
MAX_INTERVAL = 100_000


class IcsFault(Exception):
    """What is wrong with a file, in words; `line` is where, 0 for not known yet."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class Property(NamedTuple):
    """One line: `name` and names of parameters are upper case."""

    line: int
    name: str
    parameters: dict[str, str]
    value: str


class Component:
    """What stands between a BEGIN and its END."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.properties: list[Property] = []
        self.children: list[Component] = []

    def first(self, name: str) -> Property | None:
        """The first property of this name."""
        return next((found for found in self.properties if found.name == name), None)

    def every(self, name: str) -> list[Property]:
        """All properties of this name."""
        return [found for found in self.properties if found.name == name]

    def text(self, name: str) -> str:
        """The value of a text property on one line, empty when there is none."""
        found = self.first(name)
        return "" if found is None else _unescaped(found.value)


def read_components(text: str) -> list[Component]:
    """The VCALENDARs of `text`; IcsFault when it is none. Lines that are no properties are passed over."""
    top = Component("", 0)
    open_ones = [top]
    for number, line in _unfolded(text):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"]
        if name == "BEGIN":
            _open(open_ones, value.strip().upper(), number)
        elif name == "END":
            _close(open_ones, value.strip().upper(), number)
        else:
            parameters = {found["name"].upper(): found["value"] for found in _PARAMETER.finditer(match["parameters"])}
            open_ones[-1].properties.append(Property(number, name, parameters, value))
    if len(open_ones) > 1:
        raise IcsFault(f"{open_ones[-1].name} begins here and has no end.", open_ones[-1].line)
    calendars = [child for child in top.children if child.name == "VCALENDAR"]
    if not calendars:
        raise IcsFault("This is no iCalendar file: there is no BEGIN:VCALENDAR.")
    return calendars


def read_date(text: str) -> date:
    """A value such as `20270503`."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise IcsFault(f"{brief(text)!r} is no date: it is written as in 20270503.")
    return _date(*(int(part) for part in match.groups()))


def read_time(text: str) -> datetime:
    """A value such as `20270503T080000` (without zone) or `20270503T080000Z` (UTC)."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise IcsFault(f"{brief(text)!r} is no time: it is written as in 20270503T080000 or 20270503T080000Z.")
    day = read_date(match[1])
    hour, minute, second = int(match[2]), int(match[3]), min(59, int(match[4]))
    if hour > 23 or minute > 59:
        raise IcsFault(f"{brief(text)!r} is no time of day.")
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=UTC if match[5] else None)


def read_duration(text: str) -> tuple[int, timedelta]:
    """A value such as `P1DT2H`: days of the wall clock, and exact time."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        raise IcsFault(f"{brief(text)!r} is no length of time such as PT8H or P1D.")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds)


def read_offset(text: str) -> timedelta:
    """A value such as `+0100`."""
    match = _OFFSET.fullmatch(text)
    if match is None:
        raise IcsFault(f"{brief(text)!r} is no offset from UTC such as +0100.")
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if offset >= timedelta(days=1):
        raise IcsFault(f"{brief(text)!r} is a day or more from UTC.")
    return -offset if match[1] == "-" else offset


def read_rule(text: str) -> Rule:
    """A value such as `FREQ=WEEKLY;BYDAY=MO,WE`; `until` is kept as it is written."""
    parts: dict[str, str] = {}
    for part in text.strip().rstrip(";").upper().split(";"):
        name, _, value = part.partition("=")
        if name in parts:
            raise IcsFault(f"{name} is given twice in a rule.")
        parts[name] = value
    frequency = parts.pop("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise IcsFault(f"A rule needs a FREQ from YEARLY to SECONDLY, not {brief(frequency)!r}.")
    rule = Rule(
        frequency=frequency,
        interval=_number("INTERVAL", parts.pop("INTERVAL", "1"), (1, MAX_INTERVAL)),
        times=_number("COUNT", parts.pop("COUNT"), (1, 999_999)) if "COUNT" in parts else None,
        until=parts.pop("UNTIL", ""),
        week_start=_weekday(parts.pop("WKST", "MO"), has_number=False).weekday,
        weekdays=tuple(sorted({_weekday(day) for day in _list(parts.pop("BYDAY", ""))})),
    )
    numbers = {name: _numbers(name, parts.pop(name, ""), frequency) for name in _RANGES}
    if parts:
        raise IcsFault(f"{brief(next(iter(parts)))!r} is no part of a rule that is understood.")
    return _checked(_with_numbers(rule, numbers))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first line."""
    start, parts = 0, [""]
    for number, line in enumerate(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
            continue
        yield start, "".join(parts)
        start, parts = number, [line]
    yield start, "".join(parts)


def _open(open_ones: list[Component], name: str, line: int) -> None:
    if len(open_ones) > MAX_DEPTH:
        raise IcsFault(f"More than {MAX_DEPTH} components lie inside each other.", line)
    component = Component(name, line)
    open_ones[-1].children.append(component)
    open_ones.append(component)


def _close(open_ones: list[Component], name: str, line: int) -> None:
    if len(open_ones) == 1 or open_ones[-1].name != name:
        raise IcsFault(f"END:{brief(name)} ends nothing that was begun.", line)
    open_ones.pop()


def _unescaped(text: str) -> str:
    text = re.sub(r"\\([nN\\;,])", lambda found: " " if found[1] in "nN" else found[1], text)
    return _CONTROL.sub(" ", text).strip()


def _date(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise IcsFault(f"There is no day {year:04}-{month:02}-{day:02}.") from None
    if year < MIN_YEAR:
        raise IcsFault(f"The year {year} lies too far back.")
    return found


def _list(text: str) -> list[str]:
    return text.split(",") if text else []


def _number(name: str, text: str, limits: tuple[int, int], *, is_signed: bool = False) -> int:
    low, high = limits
    value = int(text) if _NUMBER.fullmatch(text) else None
    if value is None or not low <= (abs(value) if is_signed else value) <= high:
        raise IcsFault(f"{name} takes numbers from {low} to {high:,}, not {brief(text)!r}.")
    return value


def _numbers(name: str, text: str, frequency: str) -> tuple[int, ...]:
    if not text:
        return ()
    if frequency in _NOT_WITH.get(name, ()):
        raise IcsFault(f"{name} means nothing in a rule with FREQ={frequency}.")
    low, high, is_signed = _RANGES[name]
    return tuple(sorted({_number(name, one, (low, high), is_signed=is_signed) for one in _list(text)}))


def _weekday(text: str, *, has_number: bool = True) -> NthDay:
    match = _WEEKDAY.fullmatch(text)
    nth = int(match[1] or 0) if match else 0
    if match is None or (match[1] and (not has_number or not 1 <= abs(nth) <= 53)):
        raise IcsFault(f"{brief(text)!r} is no day of the week such as MO.")
    return NthDay(nth, _WEEKDAYS.index(match[2]))


def _with_numbers(rule: Rule, numbers: dict[str, tuple[int, ...]]) -> Rule:
    return rule._replace(
        months=frozenset(numbers["BYMONTH"]),
        weeks=frozenset(numbers["BYWEEKNO"]),
        year_days=frozenset(numbers["BYYEARDAY"]),
        month_days=frozenset(numbers["BYMONTHDAY"]),
        hours=numbers["BYHOUR"],
        minutes=numbers["BYMINUTE"],
        seconds=numbers["BYSECOND"],
        positions=frozenset(numbers["BYSETPOS"]),
    )


def _checked(rule: Rule) -> Rule:
    has_numbered_day = any(day.nth for day in rule.weekdays)
    if has_numbered_day and (rule.frequency not in (YEARLY, MONTHLY) or rule.weeks):
        raise IcsFault("A numbered day such as 2MO needs FREQ=MONTHLY or FREQ=YEARLY, without BYWEEKNO.")
    if rule.times is not None and rule.until:
        raise IcsFault("A rule ends by COUNT or by UNTIL, not by both.")
    return rule
