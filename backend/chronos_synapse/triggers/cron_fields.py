"""One field of a crontab expression: text to numbers, or a refusal that says what would be right.

A field is a comma list of `*`, `a`, `a-b`, each with an optional `/step`. Names are taken in any case. The two day
fields also take `?` (as `*`); the day of month takes `L`, `L-n`, `LW` and `nW`; the day of week `nL` and `n#k`, as
Quartz has them. Terms whose value the job's id chooses are those of `hashed`. Only ASCII digits count: `int()` alone
would take `1_0` and other scripts' digits.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NoReturn

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.triggers.hashed import HASHED_TERM, HashedTerm

POINTER = "/expression"
LAST = -1
"""As `k` of a weekday: its last occurrence in the month. As a day of `near_days`: the last day of the month."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_TERM = re.compile(
    r"(?P<any>[*?])(?:/(?P<any_step>[^/]*))?"
    r"|(?P<first>[^/-]+)(?:-(?P<last>[^/-]+))?(?:/(?P<step>[^/]*))?"
)
_SPECIAL_DAY = re.compile(r"l(?:-(?P<before>[0-9]{1,2})|(?P<weekday>w))?|(?P<near>[0-9]{1,2})w")
_SPECIAL_WEEKDAY = re.compile(r"(?P<day>[0-9]|[a-z]{3})(?:(?P<last>l)|#(?P<nth>[0-9]))")
_DIGITS = re.compile(r"[0-9]{1,4}")
_MAX_STEP_DIGITS = 4


class Unit(StrEnum):
    """What a field counts."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day of month"
    MONTH = "month"
    WEEKDAY = "day of week"

    @property
    def bounds(self) -> tuple[int, int]:
        """Smallest and largest number that may be written."""
        return _BOUNDS[self]

    @property
    def hint(self) -> str:
        """What may be written, in words."""
        low, high = self.bounds
        extra = {
            Unit.DAY: ", or L, L-3, LW, 15W",
            Unit.MONTH: " or JAN to DEC",
            Unit.WEEKDAY: " (0 and 7 are Sunday) or SUN to SAT, or 5L, 2#1",
        }
        return f"{low} to {high}{extra.get(self, '')}"


_BOUNDS = {
    Unit.SECOND: (0, 59),
    Unit.MINUTE: (0, 59),
    Unit.HOUR: (0, 23),
    Unit.DAY: (1, 31),
    Unit.MONTH: (1, 12),
    Unit.WEEKDAY: (0, 7),
}
_NAMES: dict[Unit, dict[str, int]] = {
    Unit.MONTH: {name: number for number, name in enumerate(_MONTHS, 1)},
    Unit.WEEKDAY: {name: number for number, name in enumerate(_WEEKDAYS)},
}


class CronField(msgspec.Struct, frozen=True, kw_only=True):
    """One field, understood. `values` are sorted; Sunday is 0 only. Of a hashed term the first outcome is in them."""

    unit: Unit
    text: str
    values: tuple[int, ...]
    from_end: tuple[int, ...] = ()
    """Days before the last day of the month: 0 for `L`, n for `L-n`."""
    near_days: tuple[int, ...] = ()
    """Days whose nearest Monday to Friday within the month is meant; LAST for `LW`."""
    nth_weekdays: tuple[tuple[int, int], ...] = ()
    """(weekday, k): its k-th occurrence in the month, or LAST."""
    hashed: tuple[HashedTerm, ...] = ()
    """Terms whose value a seed chooses."""

    @property
    def is_open(self) -> bool:
        """Whether the text starts with `*` or `?`: the crontab rules for days and for clock changes ask this."""
        return self.text[0] in "*?"

    @property
    def is_every(self) -> bool:
        """Whether each possible value is in it."""
        low, high = self.unit.bounds
        return len(self.values) == high - low + (self.unit is not Unit.WEEKDAY)

    def resolved_text(self, seed: str) -> str:
        """The text with each hashed term replaced by what `seed` chooses."""
        return self.text_with({term: term.choice(self.unit, seed) for term in self.hashed})

    def text_with(self, outcomes: Mapping[HashedTerm, int]) -> str:
        """The text with each hashed term replaced by one of its outcomes."""
        terms = self.text.split(",")
        for term, choice in outcomes.items():
            terms[term.index] = term.text(choice)
        return ",".join(terms)

    def sure_values(self) -> frozenset[int]:
        """The numbers that no seed decides on."""
        hashed = {term.index for term in self.hashed}
        if not hashed:
            return frozenset(self.values)
        sure = [term for index, term in enumerate(self.text.split(",")) if index not in hashed]
        return frozenset(parse_field(",".join(sure), self.unit).values if sure else ())


class _Special(msgspec.Struct, frozen=True, kw_only=True):
    from_end: tuple[int, ...] = ()
    near_days: tuple[int, ...] = ()
    nth_weekdays: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=16_384)
def parse_field(text: str, unit: Unit) -> CronField:
    """The field that `text` writes; Invalid `schedule.field` names field, text and range."""
    values: set[int] = set()
    specials: list[_Special] = []
    hashed: list[HashedTerm] = []
    for index, term in enumerate(text.split(",")):
        if not term:
            _refuse(unit, text, "has an empty place in its list")
        if match := HASHED_TERM.fullmatch(term):
            hashed.append(_hashed(match, index, unit, text))
            values.update(hashed[-1].numbers(0))
        elif special := _special(term.lower(), unit, text):
            specials.append(special)
        else:
            values.update(_numbers(term, unit, text))
    if unit is Unit.WEEKDAY:
        values = {value % 7 for value in values}
    return CronField(
        unit=unit,
        text=text,
        values=tuple(sorted(values)),
        from_end=tuple(sorted({day for special in specials for day in special.from_end})),
        near_days=tuple(sorted({day for special in specials for day in special.near_days})),
        nth_weekdays=tuple(sorted({pair for special in specials for pair in special.nth_weekdays})),
        hashed=tuple(hashed),
    )


def _hashed(match: re.Match[str], index: int, unit: Unit, text: str) -> HashedTerm:
    low_text, high_text = match["first"] or match["low"], match["last"] or match["high"]
    low = _number(low_text, unit, text) if low_text else unit.bounds[0]
    high = _number(high_text, unit, text) if high_text else _highest_choice(unit, low)
    if high < low:
        _refuse(unit, text, f"has a range that runs backwards: {_shown(match[0])}")
    step = None if match["step"] is None else _step(match["step"], unit, text)
    return HashedTerm(index=index, low=low, high=high, step=step)


def _highest_choice(unit: Unit, low: int) -> int:
    """Of the day of month one that every month has, of the week each day once."""
    usual = {Unit.DAY: 28, Unit.WEEKDAY: 6}.get(unit, unit.bounds[1])
    return usual if low <= usual else unit.bounds[1]


def _special(term: str, unit: Unit, text: str) -> _Special | None:
    if unit is Unit.DAY and (match := _SPECIAL_DAY.fullmatch(term)):
        return _special_day(match, text)
    if unit is Unit.WEEKDAY and (match := _SPECIAL_WEEKDAY.fullmatch(term)):
        nth = LAST if match["last"] else int(match["nth"])
        if nth != LAST and not 1 <= nth <= 5:
            _refuse(unit, text, "asks for an occurrence that is not #1 to #5")
        return _Special(nth_weekdays=((_number(match["day"], unit, text) % 7, nth),))
    return None


def _special_day(match: re.Match[str], text: str) -> _Special:
    if match["weekday"]:
        return _Special(near_days=(LAST,))
    if match["near"]:
        return _Special(near_days=(_number(match["near"], Unit.DAY, text),))
    before = int(match["before"] or 0)
    if before > 30:
        _refuse(Unit.DAY, text, "goes back further than a month is long; L-30 is the most")
    return _Special(from_end=(before,))


def _numbers(term: str, unit: Unit, text: str) -> range:
    match = _TERM.fullmatch(term)
    if match is None:
        _refuse(unit, text, f"has a part that is no number, range or step: {_shown(term)}")
    low, high = unit.bounds
    if match["any"]:
        _check_question_mark(match, unit, text)
        return range(low, high + 1, _step(match["any_step"], unit, text))
    first = _number(match["first"], unit, text)
    step = _step(match["step"], unit, text)
    if match["last"] is None:
        return range(first, (high if match["step"] is not None else first) + 1, step)
    last = _number(match["last"], unit, text)
    if unit is Unit.WEEKDAY and last < first and match["last"].lower() == "sun":
        last = 7
    if last < first:
        _refuse(unit, text, f"has a range that runs backwards: {_shown(term)}")
    return range(first, last + 1, step)


def _check_question_mark(match: re.Match[str], unit: Unit, text: str) -> None:
    if match["any"] != "?":
        return
    if unit not in (Unit.DAY, Unit.WEEKDAY):
        _refuse(unit, text, "has a '?', which only the two day fields may; write '*'")
    if text != "?":
        _refuse(unit, text, "has a '?' that does not stand alone")


def _number(text: str, unit: Unit, field: str) -> int:
    number = _NAMES.get(unit, {}).get(text.lower())
    if number is None and not _DIGITS.fullmatch(text):
        _refuse(unit, field, f"has {_shown(text)} where a number belongs")
    number = int(text) if number is None else number
    low, high = unit.bounds
    if not low <= number <= high:
        _refuse(unit, field, f"has {number}, which is out of range")
    return number


def _step(text: str | None, unit: Unit, field: str) -> int:
    if text is None:
        return 1
    if len(text) > _MAX_STEP_DIGITS:
        detail = f"The step {_shown(text)} of the {unit} field is too long: a step has at most four digits."
        raise Invalid(detail, pointer=POINTER, code="schedule.too_long")
    if not _DIGITS.fullmatch(text) or int(text) == 0:
        _refuse(unit, field, f"has the step {_shown(text)}, where a number from 1 up belongs")
    return int(text)


def _refuse(unit: Unit, text: str, why: str) -> NoReturn:
    detail = f"The {unit} field {_shown(text, 60)} {why}. Allowed: {unit.hint}."
    raise Invalid(detail, pointer=POINTER, code="schedule.field")


def _shown(text: str, limit: int = 40) -> str:
    """`text` quoted and cut, so that field and term together stay within what a message may repeat."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
