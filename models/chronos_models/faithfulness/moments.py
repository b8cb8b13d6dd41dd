"""Times of day and dates in text."""

import re
from datetime import UTC, datetime

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*([ap]\.?m\.?)?", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH})\.?(?:,?\s+(\d{{4}}))?", re.I)
_MONTH_FIRST = re.compile(rf"({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?", re.I)


def clock_minutes(text: str) -> int | None:
    """Minutes since midnight of `18:58`, `6:58 pm`, `18h58` or `6 pm`; None for anything else."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or (match[2] is None and match[3] is None):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3][0] in "pP" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


class Moment:
    """A date, perhaps with a time, as far as the text says it."""

    __slots__ = ("day", "minutes", "month", "year")

    def __init__(self, day: int, month: int, *, year: int | None = None, minutes: int | None = None) -> None:
        self.year, self.month, self.day, self.minutes = year, month, day, minutes

    def is_within(self, other: "Moment") -> bool:
        """Whether `other` says all of this, and perhaps more."""
        return (
            (self.month, self.day) == (other.month, other.day)
            and self.year in {None, other.year}
            and self.minutes in {None, other.minutes}
        )


def moment_of(text: str) -> Moment | None:
    """The date that `text` is: RFC 3339, `3 March 2026`, `Mar 3`; None for anything else."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _iso(match)
    if match := _DAY_FIRST.fullmatch(text):
        return _made(int(match[1]), match[2], match[3])
    if match := _MONTH_FIRST.fullmatch(text):
        return _made(int(match[2]), match[1], match[3])
    return None


def _made(day: int, month: str, year: str | None) -> Moment | None:
    number = _MONTHS.index(month[:3].lower()) + 1
    return Moment(day, number, year=int(year) if year else None) if 1 <= day <= 31 else None


def _iso(match: re.Match[str]) -> Moment | None:
    try:
        datetime(int(match[1]), int(match[2]), int(match[3]), int(match[4] or 0), int(match[5] or 0), tzinfo=UTC)
    except ValueError:
        return None
    minutes = int(match[4]) * 60 + int(match[5]) if match[4] else None
    return Moment(int(match[3]), int(match[2]), year=int(match[1]), minutes=minutes)
