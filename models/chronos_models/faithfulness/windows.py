"""Over how long a sentence says that something was: `in the last 7 days`, `14-day median`, `this week`."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from chronos_models.faithfulness.moments import MONTH
from chronos_models.faithfulness.number_words import number_of

_DAYS = {"h": 1 / 24, "d": 1.0, "w": 7.0, "f": 14.0, "m": 30.0, "q": 91.0, "y": 365.0}
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety)"
_LONG = r"(?:days?|weeks?|wks?|fortnights?|months?|quarters?|years?|d|w)"
_ANY = r"(?:hours?|hrs?|h|days?|weeks?|wks?|fortnights?|months?|quarters?|years?|d|w)"
_NAMED = r"(?:week|fortnight|month|quarter|year)"
_BEFORE = r"(?:last|past|previous|preceding|trailing|prior|recent|latest|next|coming|following|these|those|rolling)"
_PATTERN = re.compile(
    rf"(?P<adjective>\b(?P<n1>{_NUMBER})[- ](?P<u1>day|week|month|year|hour|d|h)\b(?=[ -](?!(?:ago|old|later"
    rf"|and)\b)[a-z]))"
    rf"|(?P<phrase>\b(?:(?:in|over|during|within|for|across|of|from|through|throughout|per)\s+)?(?:the\s+"
    rf"|its\s+)?{_BEFORE}\s+"
    rf"(?P<n2>{_NUMBER})\s*(?P<u2>{_ANY})\b)"
    rf"|(?P<plain>\b(?:in|over|during|within|across|per|for)\s+(?:a\s+span\s+of\s+|a\s+period\s+of\s+"
    rf"|the\s+)?(?P<n3>{_NUMBER})\s*(?P<u3>{_LONG})\b)"
    rf"|(?P<named>\b(?:this|last|past|previous|next|coming|the|a|per|each|every)\s+(?P<u4>{_NAMED})\b(?!\s+of))"
    rf"|(?P<often>\b(?P<u5>weekly|fortnightly|monthly|quarterly|yearly|annual)\b(?=\s+(?:\w+\s+)?(?:rate|median|mean|average|total|count|sum)\b))"
    rf"|(?P<soft>\b(?:today|yesterday|tonight|overnight|this\s+(?:morning|afternoon|evening)"
    rf"|(?:per|each|every|a)\s+day|(?:per|each|every|an)\s+hour|(?:per|each|every|a)\s+minute"
    rf"|(?:since|in|on|last|during)\s+(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b))"
    rf"|(?P<short>\b(?P<n6>\d+)(?P<u6>d|w)\b)",
    re.I,
)


class Window(NamedTuple):
    """A span of time that a sentence names."""

    start: int
    end: int
    days: float
    is_named: bool
    """A calendar word such as `month`, which is as long as it is."""

    is_soft: bool = False
    """`today`: does not contradict a value that has no span."""

    def is_like(self, days: float) -> bool:
        """Whether it may be said of so many days."""
        return abs(self.days - days) <= (0.05 * self.days if self.is_named else 1e-6 * self.days)


def windows_of(text: str) -> list[Window]:
    """All of them, in order."""
    return list(_windows(text))


def _windows(text: str) -> Iterator[Window]:
    for match in _PATTERN.finditer(text):
        if match["soft"]:
            days = _soft_days(match[0].lower())
            yield Window(match.start(), match.end(), days, False, True)
        for place in "123456":
            unit = match.groupdict().get(f"u{place}")
            if unit:
                number = match.groupdict().get(f"n{place}")
                days = (_count(number) if number else 1.0) * _DAYS[unit[0].lower()]
                yield Window(match.start(), match.end(), days, unit[0].lower() in "mqy")


def _soft_days(words: str) -> float:
    """NaN for `since Monday`, which no span equals."""
    if re.match(r"since|in |on |last|during", words):
        return math.nan
    return 1 / 24 if words.endswith("hour") else 1 / 1440 if words.endswith("minute") else 1.0


def _count(number: str) -> float:
    return float(number) if number.isdigit() else (number_of(number) or 1.0)
