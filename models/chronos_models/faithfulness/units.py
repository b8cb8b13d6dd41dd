"""Units as people and programs write them: what they measure, and how much of its base unit one is.

A unit with several factors is one that is written for several things (`MB` for 10⁶ and for 2²⁰ bytes; the kernel's
`kB` are 1,024 bytes): a value is right if it is right under one of them.
"""

from typing import NamedTuple


class Unit(NamedTuple):
    """What is measured, and the base units in one: seconds, bytes, parts of one, pieces."""

    dimension: str
    factors: tuple[float, ...]


TIME = "time"
BYTES = "bytes"
SHARE = "share"
POINTS = "points"
COUNT = "count"
DEVIATION = "deviation"
SIGMA = "sigma"
MULTIPLE = "multiple"
CLOCK = "clock"
DATE = "date"
TEXT = "text"
FOREIGN = "foreign"
"""A unit that no fact of ours has, such as money."""

PLAIN = Unit(COUNT, (1.0,))

_KILO = (1e3, 2.0**10)
_MEGA = (1e6, 2.0**20, 1.024e6)
_GIGA = (1e9, 2.0**30, 1.024e9, 1.048576e9)
_TERA = (1e12, 2.0**40)

_WORDS: dict[str, Unit] = {
    "µs us microsecond microseconds": Unit(TIME, (1e-6,)),
    "ms msec msecs millisecond milliseconds": Unit(TIME, (1e-3,)),
    "s sec secs second seconds": Unit(TIME, (1.0,)),
    "m min mins minute minutes": Unit(TIME, (60.0,)),
    "h hr hrs hour hours": Unit(TIME, (3600.0,)),
    "d day days": Unit(TIME, (86_400.0,)),
    "wk wks week weeks": Unit(TIME, (604_800.0,)),
    "b byte bytes": Unit(BYTES, (1.0,)),
    "kb kilobyte kilobytes": Unit(BYTES, _KILO),
    "mb megabyte megabytes": Unit(BYTES, _MEGA),
    "gb gigabyte gigabytes": Unit(BYTES, _GIGA),
    "tb terabyte terabytes": Unit(BYTES, _TERA),
    "kib kibibyte kibibytes": Unit(BYTES, (2.0**10,)),
    "mib mebibyte mebibytes": Unit(BYTES, (2.0**20,)),
    "gib gibibyte gibibytes": Unit(BYTES, (2.0**30,)),
    "tib tebibyte tebibytes": Unit(BYTES, (2.0**40,)),
    "% percent pct": Unit(SHARE, (0.01,)),
    "‰ permille": Unit(SHARE, (0.001,)),
    "ratio share fraction probability": Unit(SHARE, (1.0,)),
    "pp": Unit(POINTS, (0.01,)),
    "mad mads": Unit(DEVIATION, (1.0,)),
    "deviation deviations": Unit(DEVIATION, (1.0,)),
    "\u03c3 sigma sigmas sd sds": Unit(SIGMA, (1.0,)),
    "x times \u00d7": Unit(MULTIPLE, (1.0,)),
    "fold": Unit(MULTIPLE, (1.0,)),
    "$ € £ usd eur gbp dollar dollars euro euros pound pounds cent cents": Unit(FOREIGN, (1.0,)),
    "°c °f watt watts kwh mbps gbps mhz ghz hz rpm km kg co2 degrees": Unit(FOREIGN, (1.0,)),
    "count": PLAIN,
    "": PLAIN,
    "clock": Unit(CLOCK, (1.0,)),
    "time date datetime timestamp": Unit(DATE, (1.0,)),
}
UNITS: dict[str, Unit] = {word: unit for words, unit in _WORDS.items() for word in (words.split() or [""])}

LONG_UNITS: dict[str, Unit] = {
    "median absolute deviations?": Unit(DEVIATION, (1.0,)),
    "standard deviations?": Unit(SIGMA, (1.0,)),
    "percentage points?|%-?points?": Unit(POINTS, (0.01,)),
    "per ?cent": Unit(SHARE, (0.01,)),
    "per ?mille|per thousand": Unit(SHARE, (0.001,)),
    "us dollars?": Unit(FOREIGN, (1.0,)),
}
"""Of several words, as patterns."""


def unit_of(name: str) -> Unit | None:
    """The unit of that name; None for one that is not known."""
    return UNITS.get(name.strip().lower())
