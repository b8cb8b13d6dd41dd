"""Times that questions name: `yesterday`, `in the last 3 hours`, `since Monday`, `on 2026-11-20`."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"a": 1, "an": 1, "couple of": 2, "few": 3}
_UNITS = {"minute": 60, "min": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000}
NIGHT_FROM, NIGHT_TO = 18, 8
"""Hours between which it is night."""


class Span(NamedTuple):
    """From when to when."""

    since: datetime
    until: datetime


class Found(NamedTuple):
    """A time in a text, and where it stands there."""

    span: Span
    start: int
    end: int


_Rule = Callable[[re.Match[str], datetime], Span]


def time_in(text: str, now: datetime, zone: ZoneInfo) -> Found | None:
    """The first time that `text` names, on the clocks of `zone`; None without one."""
    local = now.astimezone(zone)
    for pattern, rule in _RULES:
        match = re.search(pattern, text, re.I)
        if match is None:
            continue
        try:
            span = rule(match, local)
        except (ValueError, OverflowError):
            continue
        return Found(span, match.start(), match.end())
    return None


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _days_ago(at: datetime, days: int) -> datetime:
    """Midnight, so many days ago; a day may be 23 hours long."""
    return _midnight(at) - timedelta(days=days)


def _today(_: re.Match[str], now: datetime) -> Span:
    return Span(_midnight(now), now)


def _yesterday(_: re.Match[str], now: datetime) -> Span:
    return Span(_days_ago(now, 1), _midnight(now))


def _night(_: re.Match[str], now: datetime) -> Span:
    """The night that is over, or the one that lasts."""
    evening = _days_ago(now, 1).replace(hour=NIGHT_FROM)
    return Span(evening, min(now, _midnight(now).replace(hour=NIGHT_TO)))


def _morning(_: re.Match[str], now: datetime) -> Span:
    return Span(_midnight(now), min(now, _midnight(now).replace(hour=12)))


def _last(match: re.Match[str], now: datetime) -> Span:
    number = (match["number"] or "1").lower()
    count = _NUMBERS.get(number) or int(number)
    # Hours are counted as they pass, not as the clocks show them: they may have been changed meanwhile.
    since = now.astimezone(UTC) - timedelta(seconds=count * _UNITS[match["unit"].lower()])
    return Span(since.astimezone(now.tzinfo), now)


def _calendar(match: re.Match[str], now: datetime) -> Span:
    """`this week`, `last month`: of the calendar."""
    is_this = match["which"].lower() in {"this", "current"}
    if match["named"].lower() == "week":
        begin = _days_ago(now, now.weekday())
        return Span(begin, now) if is_this else Span(_days_ago(begin, 7), begin)
    begin = _midnight(now).replace(day=1)
    return Span(begin, now) if is_this else Span((begin - timedelta(days=1)).replace(day=1), begin)


def _weekday(match: re.Match[str], now: datetime) -> Span:
    """The latest one; today when it is that day."""
    begin = _days_ago(now, (now.weekday() - DAYS.index(match["day"].lower())) % 7)
    return Span(begin, now if (match["how"] or "").lower() == "since" else min(now, begin + timedelta(days=1)))


def _date(match: re.Match[str], now: datetime) -> Span:
    begin = datetime(int(match["y"]), int(match["m"]), int(match["d"]), tzinfo=now.tzinfo)
    return Span(begin, now if (match["how"] or "").lower() == "since" else begin + timedelta(days=1))


_NUMBER = rf"\d{{1,4}}|{'|'.join(_NUMBERS)}"
_RULES: tuple[tuple[str, _Rule], ...] = (
    (
        rf"\b(?:(?:in|over|during|within|for|of|from)\s+)?(?:the\s+)?(?:last|past|previous)\s+(?P<number>{_NUMBER})\s+"
        r"(?P<unit>minute|min|hour|day|week|month)s?\b",
        _last,
    ),
    (r"\b(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+(?P<number>)(?P<unit>minute|hour|day)\b", _last),
    (rf"\b(?P<number>{_NUMBER})\s+(?P<unit>minute|min|hour|day|week|month)s?\s+(?:ago|back)\b", _last),
    (r"\b(?:last night|overnight|(?:during|in) the night|tonight)\b", _night),
    (r"\bthis morning\b", _morning),
    (r"\b(?:since\s+)?yesterday\b", _yesterday),
    (r"\btoday\b", _today),
    (
        r"\b(?:(?:in|during|of)\s+)?(?:the\s+)?(?P<which>this|current|last|previous|past)\s+(?P<named>week|month)\b",
        _calendar,
    ),
    (rf"\b(?:(?P<how>since|on|last|from)\s+)?(?P<day>{'|'.join(DAYS)})\b", _weekday),
    (r"\b(?:(?P<how>since|on|from)\s+)?(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b", _date),
)
