"""The quantities in a sentence: each with its unit and the precision to which it is printed.

`3,991 s`, `1 h 39 min`, `12.4%`, `8.1 MADs`, `twenty-two times`, `doubled`, `18:58`, `3 March`. Time O(length).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chronos_models.faithfulness.moments import MONTH, clock_minutes
from chronos_models.faithfulness.number_words import NUMBER_WORDS, fraction_of, number_of
from chronos_models.faithfulness.units import (
    CLOCK,
    COUNT,
    DATE,
    FOREIGN,
    LONG_UNITS,
    MULTIPLE,
    PLAIN,
    SHARE,
    TIME,
    UNITS,
    Unit,
    unit_of,
)

_DIGITS = (
    r"(?:\d{1,3}(?:[,\u2019'\u00a0\u2009\u202f ]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
)
_SHORT = sorted((re.escape(word) for word in UNITS if word), key=len, reverse=True)
_UNIT = "|".join([*LONG_UNITS, *_SHORT])
_TIME_UNIT = "|".join(sorted((re.escape(w) for w, u in UNITS.items() if u.dimension == TIME), key=len, reverse=True))
_MONEY = r"[$€£]"
_END = r"(?![A-Za-z0-9µ])"
_PATTERN = re.compile(
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s*(?:Z|UTC"
    rf"|[+-]\d{{2}}:?\d{{2}})?)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b(?:,?\s+\d{{4}})?|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\b(?:,?\s+\d{{4}})?)"
    rf"|(?P<hms>\b\d{{1,3}}:\d{{2}}:\d{{2}}\b)"
    rf"|(?P<clock>\b\d{{1,2}}:\d{{2}}(?:\s*[ap]\.?m\b\.?)?|\b\d{{1,2}}\s*[ap]\.?m\b\.?|\b\d{{1,2}}h\d{{2}}(?=\W"
    rf"|$)(?!\s*m))"
    rf"|(?P<compound>\b\d+(?:\.\d+)?[ -]?(?:{_TIME_UNIT})(?:(?:,? and |, "
    rf"| )?\d+(?:\.\d+)?[ -]?(?:{_TIME_UNIT}){_END})+)"
    rf"|(?P<number>(?P<money>{_MONEY}\s?)?(?<![\w.])(?P<sign>[+\-\u2212](?=[\d.]))?(?P<digits>{_DIGITS})"
    rf"(?P<scale>\s?(?:k|thousand|million|bn|billion)(?![A-Za-z]))?(?P<ordinal>st\b|nd\b|rd\b|th\b)?"
    rf"(?:[ \u00a0\u202f-]?(?P<unit>{_UNIT}){_END})?)"
    rf"|(?P<word>\b(?:{NUMBER_WORDS})\b(?:[ -](?P<wordunit>{_UNIT}){_END})?)",
    re.I,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "million": 1e6, "bn": 1e9, "billion": 1e9}
_PART = re.compile(rf"(\d+(?:\.\d+)?)[ -]?({_TIME_UNIT})(?![A-Za-z])", re.I)
_TIMES_MORE = re.compile(
    r"\s*(?:the|its|their|that|what|as|longer|slower|faster|quicker|more|less|higher|lower|larger|smaller|bigger"
    r"|greater"
    r"|shorter|above|below|normal|usual|over (?:the|its|what))\b",
    re.I,
)
_ABOUT = re.compile(
    r"(?P<about>\b(?:about|around|roughly|approximately|approx\.?|circa|some|close to|near(?:ly)? to|in the region of"
    r"|or so)|[~≈])\s*$"
    r"|(?P<over>\b(?:more than|just over|well over|over|exceed(?:s|ed|ing)?|at least|upwards of|in excess of"
    r"|a little over)|[>≥])\s*$"
    r"|(?P<under>\b(?:less than|fewer than|just under|well under|under|at most|nearly|almost|not quite|no more than)"
    r"|[<≤])\s*$",
    re.I,
)
_WIDE = 0.3
"""How far a value may lie beyond a bound such as `over 5 h` before the sentence misleads."""
_COARSE = 0.15
"""The relative error that rounding to the printed digits may make at most: 0.6 h is not `1 h`."""
_HEDGED = 0.10


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence, as printed."""

    start: int
    end: int
    text: str
    value: float
    unit: Unit
    low: float
    high: float
    """The values, in the printed unit, that it may stand for."""
    hedge: str = ""
    """about, over, under, or nothing."""
    is_ordinal: bool = False
    sign: int = 0
    """Of a number that is printed with one."""

    def holds(self, value: float) -> bool:
        """Whether a value in base units is this one, to the printed precision."""
        return any(self._holds(value / factor) for factor in self.unit.factors)

    def _holds(self, value: float) -> bool:
        slack = 1e-9 * max(1.0, abs(value))
        return self.low - slack <= value <= self.high + slack


def quantities_of(text: str) -> list[Quantity]:
    """All of them, in order."""
    return list(_with_shared_units(text, [found for match in _PATTERN.finditer(text) if (found := _read(text, match))]))


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    kind = match.lastgroup
    if match["date"]:
        return _plain(match, 0.0, Unit(DATE, (1.0,)))
    if match["hms"]:
        hours, minutes, seconds = (int(part) for part in match["hms"].split(":"))
        return _exact(text, match, hours * 3600.0 + minutes * 60 + seconds, 1.0)
    if match["clock"]:
        return _clock(text, match)
    if match["compound"]:
        return _compound(text, match)
    if match["word"]:
        return _word(text, match)
    return _number(text, match) if kind else None


def _plain(match: re.Match[str], value: float, unit: Unit) -> Quantity:
    return Quantity(match.start(), match.end(), match[0], value, unit, value, value)


def _exact(text: str, match: re.Match[str], seconds: float, step: float) -> Quantity:
    """A duration of several units: rounded or cut at the smallest of them."""
    low, high, hedge = _hedged(text, match.start(), seconds, max(step * (1 - 1e-6), 0.0))
    return Quantity(match.start(), match.end(), match[0], seconds, Unit(TIME, (1.0,)), low, high, hedge)


def _clock(text: str, match: re.Match[str]) -> Quantity | None:
    minutes = clock_minutes(match[0])
    if minutes is None:
        first, _, second = match[0].partition(":")
        return _exact(text, match, int(first) * 60.0 + int(second), 1.0) if second.isdigit() else None
    is_hour = not re.search(r"\d[:h]\d", match[0], re.I)
    slack = 30.0 if is_hour else 0.0
    hedge = _hedge(text, match.start())
    slack = max(slack, 5.0) if hedge == "about" else slack
    unit = Unit(CLOCK, (1.0,))
    return Quantity(match.start(), match.end(), match[0], minutes, unit, minutes - slack, minutes + slack, hedge)


def _compound(text: str, match: re.Match[str]) -> Quantity:
    parts = [(float(number), UNITS[unit.lower()].factors[0]) for number, unit in _PART.findall(match[0])]
    return _exact(text, match, sum(number * factor for number, factor in parts), min(factor for _, factor in parts))


def _word(text: str, match: re.Match[str]) -> Quantity | None:
    word = match["word"]
    unit_text = match["wordunit"]
    if unit_text:
        word = word[: -len(unit_text)].rstrip(" -")
    fraction = fraction_of(word)
    if fraction is not None:
        part, dimension, spread = fraction
        unit = _unit(text, match.end(), unit_text) if unit_text else Unit(dimension, (1.0,))
        return _spread(text, match, part, unit, part * max(spread, _HEDGED if _hedge(text, match.start()) else 0.0))
    value = number_of(word)
    if value is None:
        return None
    unit = _unit(text, match.end(), unit_text or "")
    return _spread(text, match, value, unit, 0.0 if unit.dimension == COUNT else 0.5)


def _spread(text: str, match: re.Match[str], value: float, unit: Unit, half: float) -> Quantity:
    low, high, hedge = _hedged(text, match.start(), value, min(half, _COARSE * value) if half else 0.0)
    return Quantity(match.start(), match.end(), match[0], value, unit, low, high, hedge)


def _number(text: str, match: re.Match[str]) -> Quantity:
    digits = match["digits"]
    value, ulp, significant = _value(digits)
    scale = _SCALES[match["scale"].strip().lower()] if match["scale"] else 1.0
    unit = Unit(FOREIGN, (1.0,)) if match["money"] else _unit(text, match.end(), match["unit"] or "")
    sign = {"+": 1, None: 0}.get(match["sign"], -1)
    hedge = _hedge(text, match.start())
    if hedge == "over" and unit.dimension == COUNT and not digits.endswith("00"):
        hedge = ""  # `over 1,889 runs` is said of all of them
    is_count = unit.dimension == COUNT and "." not in digits and scale == 1.0 and not match["scale"]
    half = _half(value, ulp, significant, "exact" if is_count and not hedge else hedge)
    low, high = _bounds(hedge, value * scale, half * scale)
    return Quantity(
        match.start(), match.end(), match[0], value * scale, unit, low, high, hedge, bool(match["ordinal"]), sign
    )


def _value(digits: str) -> tuple[float, float, int]:
    """The number, one unit of its last printed digit, and how many trailing zeros it has before the point."""
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    plain = re.sub(r"[,\u2019'\u00a0\u2009\u202f ]", "", digits)
    if "e" in plain.lower():
        return float(plain), abs(float(plain)) * 0.005, 0
    decimals = len(plain.partition(".")[2])
    zeros = len(plain) - len(plain.rstrip("0")) if not decimals else 0
    return float(plain), 10.0**-decimals, min(zeros, len(plain) - 1)


def _half(value: float, ulp: float, zeros: int, hedge: str) -> float:
    """Half a step of the last digit that counts."""
    if hedge == "exact":
        return 0.0
    digits = len(str(int(value))) - zeros
    if hedge and zeros:
        return min(10.0**zeros / 2, _HEDGED * abs(value))
    if zeros >= 2 and digits >= 2:
        return 10.0**zeros / 2
    limit = _COARSE * abs(value) if ulp >= 1 else abs(value)
    return min(ulp / 2, limit)


def _hedge(text: str, start: int) -> str:
    match = _ABOUT.search(text, max(0, start - 24), start)
    return match.lastgroup or "" if match else ""


def _hedged(text: str, start: int, value: float, half: float) -> tuple[float, float, str]:
    """The bounds that the words before a number leave, and which words they are."""
    hedge = _hedge(text, start)
    return *_bounds(hedge, value, half), hedge


def _bounds(hedge: str, value: float, half: float) -> tuple[float, float]:
    if hedge == "over":
        return value, value * (1 + _WIDE)
    if hedge == "under":
        return value * (1 - _WIDE), value
    return value - half, value + half


def _unit(text: str, end: int, written: str) -> Unit:
    if not written:
        return PLAIN
    for pattern, unit in LONG_UNITS.items():
        if re.fullmatch(pattern, written, re.I):
            return unit
    unit_found = unit_of(written) or PLAIN
    if written.lower() == "times" and not _TIMES_MORE.match(text, end):
        return PLAIN
    return unit_found


def _with_shared_units(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """`between 590 and 3,991 s`: the first has the unit of the second."""
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following and quantity.unit == PLAIN and following.unit.dimension in {TIME, SHARE, "bytes", MULTIPLE}:
            between = text[quantity.end : following.start]
            if re.fullmatch(r"\s*(?:-|\u2013|\u2014|to|and|or)\s*", between):
                yield _in_unit(quantity, following.unit)
                continue
        yield quantity


def _in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    half = min(0.5, _COARSE * abs(quantity.value))
    return Quantity(
        quantity.start,
        quantity.end,
        quantity.text,
        quantity.value,
        unit,
        min(quantity.low, quantity.value - half),
        max(quantity.high, quantity.value + half),
        quantity.hedge,
    )
