"""The facts of a report: what was measured, of which job, in which unit; and what else follows from them at once.

Metric names are read as words: `failure_rate_7d` is of failures, over seven days; `forecast_p90_next` is a forecast
and a percentile. So a metric that nobody foresaw is checked by the words of its own name.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from chronos_models.faithfulness.moments import clock_minutes, moment_of
from chronos_models.faithfulness.units import (
    CLOCK,
    COUNT,
    DATE,
    DEVIATION,
    MULTIPLE,
    POINTS,
    SHARE,
    SIGMA,
    TEXT,
    TIME,
    unit_of,
)
from chronos_models.faithfulness.words import CONCEPTS, STATISTICS, stems, words_in

_WINDOW = re.compile(r"(?:^|[_ ])(\d+)(min|h|d|w|mo)(?=$|[_ ])")
_PER = re.compile(r"(?:^|[_ ])per[_ ](minute|hour|day|week|month)(?=$|[_ ])")
_PER_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_DAYS = {"min": 1 / 1440, "h": 1 / 24, "d": 1.0, "w": 7.0, "mo": 30.0}
_SIGNED = re.compile(r"change|delta|diff|trend|slope|growth|drift|deviation|\bmads?\b|\bz\b|zscore|\bvs\b|versus|shift")
_NEW = {"last", "forecast", "max", "p90", "p95", "p99"}
_OLD = {"median", "mean"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the facts table."""

    id: str
    job: str
    """Its name as sentences use it; empty for a fact of the whole installation."""
    metric: str
    """Words joined by underscores; a last one such as `7d` says over how long."""
    value: float | str
    """Text for units `clock` (14:05), `time` (RFC 3339) and `text`."""
    unit: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a fact, or a few together, allow to be said."""

    ids: tuple[str, ...]
    """All of these must be cited."""
    job: str
    dimension: str
    values: tuple[float, ...]
    """In base units; the value under each meaning of its unit. Minutes of the day for a clock."""
    text: str
    concepts: frozenset[str]
    statistics: frozenset[str]
    stems: frozenset[str]
    """The words of its name."""
    covered: frozenset[str]
    """Those of them that the lexicons know."""
    window_days: float | None
    is_signed: bool
    """It says how far something is from something, up or down."""
    is_derived: bool = False

    @property
    def sign(self) -> int:
        """+1 for more, -1 for less, 0 for neither or where there is no direction in it."""
        value = self.values[0] if self.is_signed and self.values else 0.0
        return (value > 0) - (value < 0)


def known_of(facts: Iterable[Fact]) -> list[Known]:
    """What these facts say, and what follows of two of a job."""
    stated = [_stated(fact) for fact in facts]
    return [*stated, *_derived(stated)]


def _stated(fact: Fact) -> Known:
    words = fact.metric.replace("_", " ").lower()
    bare = _WINDOW.sub(" ", fact.metric).replace("_", " ").lower()
    dimension, values, text = _value(fact, words)
    is_signed = bool(_SIGNED.search(bare)) and dimension in {SHARE, COUNT, DEVIATION, SIGMA, TIME, POINTS}
    concepts = words_in(bare, CONCEPTS)
    if not concepts and (dimension == TIME or is_signed):
        concepts = frozenset({"duration"})
    return Known(
        ids=(fact.id,),
        job=fact.job,
        dimension=dimension,
        values=values,
        text=text,
        concepts=concepts,
        statistics=frozenset() if is_signed else words_in(bare, STATISTICS) | _plain_statistics(bare),
        stems=stems(bare),
        covered=stems(" ".join(match[0] for lexicon in (CONCEPTS, STATISTICS) for match in lexicon.finditer(bare))),
        window_days=_window_days(fact.metric),
        is_signed=is_signed,
    )


def _window_days(metric: str) -> float | None:
    """Of `failures_7d`, and of `growth_per_week`."""
    match = _WINDOW.search(metric)
    if match:
        return float(match[1]) * _DAYS[match[2]]
    per = _PER.search(metric)
    return _PER_DAYS[per[1]] if per else None


def _plain_statistics(bare: str) -> frozenset[str]:
    return frozenset({"last"}) if re.search(r"\b(?:last|latest)\b", bare) else frozenset()


def _value(fact: Fact, words: str) -> tuple[str, tuple[float, ...], str]:
    """Dimension, values in base units, text."""
    unit = unit_of(fact.unit)
    if isinstance(fact.value, str):
        return _text_value(fact.value)
    if unit is None or unit.dimension in {CLOCK, DATE, TEXT}:
        return f"unit:{fact.unit.lower()}", (float(fact.value),), ""
    dimension = unit.dimension
    if not math.isfinite(fact.value):
        return f"none:{dimension}", (), ""
    if dimension == COUNT and fact.unit == "":
        dimension = _of_metric(words)
    return dimension, tuple(float(fact.value) * factor for factor in unit.factors), ""


def _of_metric(words: str) -> str:
    """What a number without a unit is, by the name of its metric."""
    if re.search(r"\bmads?\b", words):
        return DEVIATION
    if re.search(r"sigma|\bz\b|zscore", words):
        return SIGMA
    if re.search(r"\bratio\b|times|factor", words):
        return MULTIPLE
    return COUNT


def _text_value(value: str) -> tuple[str, tuple[float, ...], str]:
    minutes = clock_minutes(value)
    if minutes is not None:
        return CLOCK, (float(minutes),), value
    moment = moment_of(value)
    if moment is not None:
        return DATE, (), value
    return TEXT, (), value


def _derived(stated: list[Known]) -> Iterator[Known]:
    rates = {(known.job, known.window_days, concept) for known in stated for concept in _rate_of(known)}
    for known in stated:
        yield from _complement(known)
        if known.is_signed and known.dimension == SHARE and known.values[0] > -1:
            yield _as(known, dimension=MULTIPLE, values=(1 + known.values[0],))
    for first in stated:
        for second in stated:
            if first is not second and first.job == second.job:
                yield from _compared(first, second)
                yield from _counted(first, second, rates)


def _rate_of(known: Known) -> frozenset[str]:
    return known.concepts if known.dimension == SHARE and not known.is_signed else frozenset()


def _complement(known: Known) -> Iterator[Known]:
    """The share that succeeded, of the share that failed, and the other way round."""
    swapped = {"failures": "successes", "successes": "failures"}
    for concept in _rate_of(known) & swapped.keys():
        yield _as(known, values=(1 - known.values[0],), concepts=frozenset({swapped[concept]}))


def _compared(new: Known, old: Known) -> Iterator[Known]:
    """How much the last one, or the next, differs from what is usual: times, by how much, by how many percent."""
    if new.is_signed or old.is_signed or new.dimension != old.dimension or new.dimension not in {TIME, "bytes", SHARE}:
        return
    is_forecast = "forecast" in new.statistics and old.statistics == {"last"}
    is_usual = new.statistics & _NEW and old.statistics & _OLD and not old.statistics & _NEW
    if not (is_usual or is_forecast) or old.values[0] <= 0:
        return
    apart, ratio = new.values[0] - old.values[0], new.values[0] / old.values[0]
    ids = new.ids + old.ids
    none = frozenset[str]()
    yield _as(new, ids=ids, dimension=MULTIPLE, values=(ratio,), statistics=none)
    yield _as(new, ids=ids, values=(apart,), statistics=none, is_signed=True)
    yield _as(new, ids=ids, dimension=SHARE, values=(ratio - 1,), statistics=none, is_signed=True)


def _counted(part: Known, whole: Known, rates: set[tuple[str, float | None, str]]) -> Iterator[Known]:
    """Of failures and runs: the successes, and the share where no fact states it."""
    if part.dimension != COUNT or whole.dimension != COUNT or whole.concepts != {"runs"}:
        return
    if part.concepts != {"failures"} or part.window_days != whole.window_days or not whole.values[0] > 0:
        return
    ids = part.ids + whole.ids
    yield _as(part, ids=ids, values=(whole.values[0] - part.values[0],), concepts=frozenset({"successes"}))
    if (part.job, part.window_days, "failures") not in rates:
        yield _as(part, ids=ids, dimension=SHARE, values=(part.values[0] / whole.values[0],))


def _as(known: Known, **changes: Any) -> Known:
    return replace(known, is_derived=True, **changes)
