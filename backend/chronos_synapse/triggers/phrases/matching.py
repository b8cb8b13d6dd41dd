"""Patterns of tokens: a rule's left side is a line of words and of kinds of tokens.

A word stands for itself, `a|b` for either, `?` behind it for "or nothing". Kinds are in capitals; each gives a value:
NUM a number, UNIT, ORDS numbers of ordinals, CLK a clock time, CLKS several, WDS weekdays, MONS months, NUMS numbers,
DATE, ZONE. Lists take commas, `and`, `or`, and ranges with `to`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from chronos_synapse.triggers.phrases.clauses import Clock
from chronos_synapse.triggers.phrases.tokens import Token, clock_of

Tokens = Sequence[Token]
Found = tuple[Any, int]
"""A value, and where the next token is."""
_SEPARATORS = frozenset({",", "and", "or", "+", "/", ";"})
_RANGES = frozenset({"to", "-", "until"})
MOST_IN_RANGE = 366
"""Numbers that a range is laid out into: of what schedules count, a year has the most days."""


class WeekdayList(msgspec.Struct, frozen=True, kw_only=True):
    """Weekdays as they were listed."""

    days: frozenset[int]
    is_plain: bool
    """One weekday, not in the plural: it may be meant once only."""
    is_werktag: bool
    is_range: bool = False


class _Item(msgspec.Struct, frozen=True):
    names: tuple[str, ...]
    is_optional: bool


@lru_cache(maxsize=512)
def _items(pattern: str) -> tuple[_Item, ...]:
    return tuple(_Item(tuple(part.rstrip("?").split("|")), part.endswith("?")) for part in pattern.split())


def match(pattern: str, tokens: Tokens, at: int) -> tuple[list[Any], int] | None:
    """The values of the kinds in `pattern`, None for those left out, and the place behind; None for no match."""
    return _match(_items(pattern), tokens, at)


def _match(items: tuple[_Item, ...], tokens: Tokens, at: int) -> tuple[list[Any], int] | None:
    if not items:
        return [], at
    item, rest = items[0], items[1:]
    for values, following in _one(item, tokens, at):
        found = _match(rest, tokens, following)
        if found is not None:
            return [*values, *found[0]], found[1]
    if item.is_optional:
        found = _match(rest, tokens, at)
        if found is not None:
            return [*([None] if item.names[0] in KINDS else []), *found[0]], found[1]
    return None


def _one(item: _Item, tokens: Tokens, at: int) -> Iterator[tuple[list[Any], int]]:
    if item.names[0] in KINDS:
        found = KINDS[item.names[0]](tokens, at)
        if found is not None:
            yield [found[0]], found[1]
    elif at < len(tokens) and tokens[at].word in item.names:
        yield [], at + 1


def _number(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return (token.number, at + 1) if token is not None and token.kind == "number" else None


def _whole(tokens: Tokens, at: int) -> Found | None:
    found = _number(tokens, at)
    return (int(found[0]), found[1]) if found is not None and found[0] == int(found[0]) else None


def _few(tokens: Tokens, at: int) -> Found | None:
    """`ten` in `ten to five`; `nine to five` are two times."""
    found = _number(tokens, at)
    return found if found is not None and found[0] in (5, 10, 20, 25) and tokens[at].word.isalpha() else None


def _unit(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    if token is None or token.kind != "unit":
        return None
    before = tokens[at - 1] if at else None
    is_short = token.number == 1
    if is_short and not (before is not None and before.kind == "number"):
        return None
    return token.word, at + 1


def _weekday(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return (token, at + 1) if token is not None and token.kind in ("weekday", "group") else None


def _weekdays(tokens: Tokens, at: int) -> Found | None:
    listed = _listed(tokens, at, _weekday)
    if listed is None:
        return None
    parts, following = listed
    days: set[int] = set()
    for first, last in parts:
        days |= first.days if last is None else _between(first, last)
    only: Token = parts[0][0]
    is_single = len(parts) == 1 and parts[0][1] is None
    return WeekdayList(
        days=frozenset(days),
        is_plain=is_single and only.kind == "weekday" and not only.is_plural,
        is_werktag=is_single and only.word == "werktag",
        is_range=not is_single,
    ), following


def _between(first: Token, last: Token) -> set[int]:
    if first.kind == "group" or last.kind == "group":
        return set(first.days | last.days)
    (low,), (high,) = first.days, last.days
    return {(low + step) % 7 for step in range((high - low) % 7 + 1)}


def _month(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return (int(token.number), at + 1) if token is not None and token.kind == "month" else None


def _months(tokens: Tokens, at: int) -> Found | None:
    listed = _listed(tokens, at, _month)
    if listed is None:
        return None
    months: set[int] = set()
    for first, last in listed[0]:
        months |= {first} if last is None else {(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)}
    return frozenset(months), listed[1]


def _ordinal(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    if token is not None and token.word == "the":
        at += 1
        token = _at(tokens, at)
    return (int(token.number), at + 1) if token is not None and token.kind == "ordinal" else None


def _spread(read: Callable[[Tokens, int], Found | None]) -> Callable[[Tokens, int], Found | None]:
    """A list of numbers, ranges laid out."""

    def numbers(tokens: Tokens, at: int) -> Found | None:
        listed = _listed(tokens, at, read)
        if listed is None:
            return None
        values: list[int] = []
        if any(last is not None and not 0 <= last - first <= MOST_IN_RANGE for first, last in listed[0]):
            return None
        for first, last in listed[0]:
            values += [first] if last is None else range(first, last + 1)
        return tuple(values), listed[1]

    return numbers


def _listed(
    tokens: Tokens, at: int, read: Callable[[Tokens, int], Found | None]
) -> tuple[list[tuple[Any, Any]], int] | None:
    """(first, last) of each part of a list; `last` is None where it is no range."""
    parts: list[tuple[Any, Any]] = []
    while True:
        found = read(tokens, at)
        if found is None:
            break
        first, at = found
        last = None
        range_word = _at(tokens, at)
        if range_word is not None and range_word.word in _RANGES and (end := read(tokens, at + 1)):
            last, at = end
        parts.append((first, last))
        following = _after_separators(tokens, at)
        if following == at or read(tokens, following) is None:
            break
        at = following
    return (parts, at) if parts else None


def _after_separators(tokens: Tokens, at: int) -> int:
    while (token := _at(tokens, at)) is not None and token.word in _SEPARATORS:
        at += 1
    return at


def clock(tokens: Tokens, at: int) -> Found | None:
    """A time of day: `14:30`, `2pm`, `9`, `noon`, `half past two`, `10 to five`, `halb drei`."""
    token = _at(tokens, at)
    if token is None:
        return None
    for pattern, minutes in _RELATIVE.items():
        found = match(pattern, tokens, at)
        if found is not None:
            shift, base = (minutes, found[0][-1]) if len(found[0]) == 1 else (minutes * found[0][0], found[0][1])
            return shifted(base, int(shift)), found[1]
    return _plain_clock(tokens, at)


def _plain_clock(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    if token is None:
        return None
    if token.word == "noon":
        return Clock(minute=720, is_meridian=True), at + 1
    if token.word == "midnight":
        return Clock(minute=0, is_meridian=True, is_midnight=True), at + 1
    if token.kind == "time" and token.clock is not None:
        return token.clock, at + 1
    if token.kind != "number" or token.number != int(token.number):
        return None
    following = _at(tokens, at + 1)
    if following is not None and following.kind == "unit" and following.number == 1 and following.word == "hour":
        found = clock_of(int(token.number))
        return (msgspec.structs.replace(found, is_sure=True), at + 2) if found else None
    if following is not None and (following.kind == "unit" or following.word in ("times", "past")):
        return None
    return _bare_clock(token, at, has_word=following is not None and following.word == "o'clock")


def _bare_clock(token: Token, at: int, *, has_word: bool) -> Found | None:
    number = int(token.number)
    if len(token.word) == 4 and token.word.isdigit():
        found = clock_of(number // 100, number % 100)
        return (msgspec.structs.replace(found, is_sure=True), at + 1) if found else None
    found = clock_of(number)
    if found is not None and len(token.word) == 2 and token.word.startswith("0"):
        found = msgspec.structs.replace(found, is_sure=True)
    return (found, at + 1 + has_word) if found else None


def shifted(base: Clock, minutes: int) -> Clock:
    return msgspec.structs.replace(base, minute=(base.minute + minutes) % 1440, is_midnight=False)


_RELATIVE = {
    "half past PLAINCLK": 30,
    "quarter past|after PLAINCLK": 15,
    "a quarter past|after PLAINCLK": 15,
    "quarterpart past PLAINCLK": 15,
    "quarter to|before PLAINCLK": -15,
    "a quarter to|before PLAINCLK": -15,
    "quarterpart before PLAINCLK": -15,
    "halbuhr PLAINCLK": -30,
    "WHOLE minute past|after PLAINCLK": 1,
    "WHOLE past PLAINCLK": 1,
    "WHOLE minute to|before PLAINCLK": -1,
    "a hour before PLAINCLK": -60,
    "a hour past|after PLAINCLK": 60,
}


def _clocks(tokens: Tokens, at: int) -> Found | None:
    parts: list[Clock] = []
    while (found := clock(tokens, at)) is not None:
        if found[0] is None:
            break
        parts.append(found[0])
        at = found[1]
        following = _after_separators(tokens, at)
        if following == at or clock(tokens, following) is None:
            break
        at = following
    return (tuple(parts), at) if parts else None


def _date(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return (token, at + 1) if token is not None and token.kind == "date" else None


def _zone(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return (token, at + 1) if token is not None and token.kind == "zone" else None


def _time(tokens: Tokens, at: int) -> Found | None:
    """A clock time that is written as one, so that no `at` is needed."""
    token = _at(tokens, at)
    return clock(tokens, at) if token is not None and (token.kind == "time" or token.word in _SPOKEN_TIMES) else None


_SPOKEN_TIMES = frozenset({"noon", "midnight", "halbuhr", "half", "quarter", "quarterpart"})


def _times(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return _clocks(tokens, at) if token is not None and (token.kind == "time" or token.word in _SPOKEN_TIMES) else None


def _year(tokens: Tokens, at: int) -> Found | None:
    found = _whole(tokens, at)
    return found if found is not None and 1970 <= found[0] <= 2200 else None


def _mark(tokens: Tokens, at: int) -> Found | None:
    token = _at(tokens, at)
    return (int(token.number), at + 1) if token is not None and token.kind == "mark" else None


def _at(tokens: Tokens, at: int) -> Token | None:
    return tokens[at] if 0 <= at < len(tokens) else None


KINDS: dict[str, Callable[[Tokens, int], Found | None]] = {
    "NUM": _number,
    "FEW": _few,
    "WHOLE": _whole,
    "NUMS": _spread(_whole),
    "UNIT": _unit,
    "WDS": _weekdays,
    "MON": _month,
    "MONS": _months,
    "ORD": _ordinal,
    "ORDS": _spread(_ordinal),
    "CLK": clock,
    "PLAINCLK": _plain_clock,
    "CLKS": _clocks,
    "TIME": _time,
    "TIMES": _times,
    "DATE": _date,
    "ZONE": _zone,
    "YEAR": _year,
    "MARKS": _spread(_mark),
}
