"""The words of a finding: one or two sentences, made from its numbers and nothing else.

Deterministic: the same finding in the same zone gives the same words. Numbers are rounded to two or three figures.
Complexity: O(1). Assumes a finding of this package; a kind that is unknown is named as it is.
"""

from collections.abc import Callable
from datetime import datetime, tzinfo
from math import floor, isfinite, log10

from chronos_models.detectors.slots import zone_of
from chronos_models.finding import Finding

SIGNAL_WORDS = {"duration": "duration", "cpu_share": "CPU share", "memory": "peak memory", "output": "output"}
DIRECTION_WORDS = {"up": "above", "down": "below"}
MEASURED = 5
"""Executions from which on an expectation is spoken of."""


def explain(finding: Finding, *, timezone: str = "UTC") -> str:
    """What was seen, what was expected, how rare it is."""
    zone = zone_of(timezone)
    words = _WORDS.get(finding.kind, _measured)(finding, zone)
    return f"{words}; {rarity(finding.rate)}" if finding.kind != "back_to_normal" else words


def rarity(rate: float) -> str:
    """How often an equally strong false alarm is expected."""
    if not isfinite(rate):
        return "how rare this is, is not known"
    if rate >= 100.0:
        return "which is nothing unusual"
    if rate < 0.001:
        return "by chance less than 0.001 times a month"
    return f"by chance {number(rate, figures=2)} times a month"


def number(value: float, *, figures: int = 3) -> str:
    """A number to so many figures, without a power of ten: 61, 0.023, 412."""
    if value == 0.0 or not isfinite(value):
        return f"{value:g}"
    places = figures - 1 - floor(log10(abs(value)))
    rounded = round(value, places)
    return f"{rounded:.{max(places, 0)}f}".rstrip("0").rstrip(".") if places > 0 else f"{rounded:.0f}"


def counted(count: int, noun: str) -> str:
    """As in `1 job`, `2,000 jobs`: of nouns that take an s."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def span(seconds: float) -> str:
    """A length of time in the units people use: 250 ms, 61 s, 4 min 10 s, 3 h 5 min, 2 days 4 h."""
    if seconds < 1.0:
        return f"{number(seconds * 1000.0)} ms"
    if seconds < 120.0:
        return f"{number(seconds)} s"
    for size, unit, small, small_unit in ((172_800.0, "days", 3600.0, "h"), (7200.0, "h", 60.0, "min")):
        if seconds >= size:
            return _two(seconds, 86_400.0 if unit == "days" else 3600.0, unit, small, small_unit)
    return _two(seconds, 60.0, "min", 1.0, "s")


def amount(value: float, unit: str) -> str:
    """A value with its unit."""
    if unit == "s":
        return span(value)
    if unit == "bytes":
        for size, name in ((2.0**30, "GiB"), (2.0**20, "MiB"), (2.0**10, "KiB")):
            if value >= size:
                return f"{number(value / size)} {name}"
        return f"{value:.0f} bytes"
    return f"{number(100.0 * value)} %" if unit == "share" else number(value)


def _two(seconds: float, size: float, unit: str, small: float, small_unit: str) -> str:
    parts = round(seconds / small)
    whole, rest = divmod(parts, round(size / small))
    return f"{whole} {unit} {rest} {small_unit}" if rest else f"{whole} {unit}"


def _measured(finding: Finding, zone: tzinfo) -> str:
    """A value or a level that is rare."""
    name = SIGNAL_WORDS.get(finding.signal, finding.signal)
    if finding.value is None or finding.expected is None:
        return f"{name} is unusual"
    value, expected = amount(finding.value, finding.unit), amount(finding.expected, finding.unit)
    spreads = number(abs(finding.spreads or 0.0), figures=2)
    side = DIRECTION_WORDS.get(finding.direction, "away from")
    words = f"{name} {value} is {spreads} spreads {side} the {_window(finding)}expected {expected}"
    return f"{words} (n = {finding.count})"


def _changed(finding: Finding, zone: tzinfo) -> str:
    """A level that has moved."""
    name = SIGNAL_WORDS.get(finding.signal, finding.signal)
    if finding.value is None or not finding.expected:
        return f"{name} has changed"
    share = finding.value / finding.expected - 1.0
    verb = "rose" if share > 0.0 else "fell"
    words = f"{name} {verb} {number(abs(share) * 100.0, figures=2)} %"
    words += f" to about {amount(finding.value, finding.unit)}"
    if finding.since_s is not None:
        words += f" since about {_clock(finding.since_s, zone)}"
    return f"{words}, with deploy {finding.deploy}" if finding.deploy else words


def _late(finding: Finding, zone: tzinfo) -> str:
    due = _clock(finding.since_s, zone) if finding.since_s is not None else "due"
    usual = span(finding.expected or 0.0)
    known = f"; 98 % of {finding.count} starts came within {usual}" if finding.count >= MEASURED else ""
    if finding.kind == "missing":
        return f"no start {span(finding.value or 0.0)} after the {due} due time{known}"
    return f"started {span(finding.value or 0.0)} after the {due} due time{known}"


def _long(finding: Finding, zone: tzinfo) -> str:
    taken = span(finding.value or 0.0)
    first = f"took {taken}" if finding.evidence else f"running for {taken}"
    if finding.kind == "timeout":
        first = f"was ended at its time limit after {taken}"
    if finding.expected is None or finding.count < MEASURED:
        return first
    known = f"{first}; {span(finding.expected)} was expected"
    return f"{known}, at most {span(finding.upper)} of 97 %" if finding.upper is not None else known


def _failures(finding: Finding, zone: tzinfo) -> str:
    failed = round((finding.value or 0.0) * finding.count)
    words = f"{failed} of the last {finding.count} failed; before that {amount(finding.expected or 0.0, 'share')} did"
    return f"{words}; deploy {finding.deploy} came just before" if finding.deploy else words


def _host(finding: Finding, zone: tzinfo) -> str:
    others = len(finding.jobs) - 1
    return f"{_measured(finding, zone)}, together with {others} other jobs on host {finding.host}"


def _normal(finding: Finding, zone: tzinfo) -> str:
    name = SIGNAL_WORDS.get(finding.signal, finding.signal)
    since = f" that began {_clock(finding.since_s, zone)}" if finding.since_s is not None else ""
    return f"{name}: as expected again; the episode{since} is over"


def _window(finding: Finding) -> str:
    days = f"{number(finding.window_days, figures=2)}-day " if finding.window_days else ""
    return f"{days}{finding.slot} " if finding.slot else days


def _clock(time_s: float, zone: tzinfo) -> str:
    return datetime.fromtimestamp(time_s, zone).strftime("%-d %b %H:%M")


_WORDS: dict[str, Callable[[Finding, tzinfo], str]] = {
    "slower": _changed,
    "faster": _changed,
    "cpu_rising": _changed,
    "cpu_falling": _changed,
    "memory_rising": _changed,
    "memory_falling": _changed,
    "output_rising": _changed,
    "output_falling": _changed,
    "missing": _late,
    "late_start": _late,
    "stuck": _long,
    "long_running": _long,
    "timeout": _long,
    "failures": _failures,
    "host_slow": _host,
    "back_to_normal": _normal,
}
