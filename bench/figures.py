"""What a bench measured, and how it is shown beside what is wanted."""

import math
import statistics
from collections.abc import Sequence

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number. `runs` are the single runs when `value` is their median."""

    bench: str
    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    """What is wanted of `value`."""
    aim: float | None = None
    """What would be better still."""
    runs: tuple[float, ...] = ()

    @property
    def verdict(self) -> str:
        """`aim`, `ok` or `MISSED`; empty when nothing is wanted."""
        if self.at_least is not None:
            return _verdict(-self.value, -self.at_least, None if self.aim is None else -self.aim)
        if self.at_most is not None:
            return _verdict(self.value, self.at_most, self.aim)
        return ""

    @property
    def wanted(self) -> str:
        """The target in words."""
        sign, limit = (">=", self.at_least) if self.at_least is not None else ("<=", self.at_most)
        if limit is None:
            return ""
        return f"{sign} {limit:g}" + (f", aim {self.aim:g}" if self.aim is not None else "")


def _verdict(value: float, limit: float, aim: float | None) -> str:
    if aim is not None and value <= aim:
        return "aim"
    return "ok" if value <= limit else "MISSED"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, 99th percentile and largest of `values`."""
    return {"p50": percentile(values, 0.5), "p99": percentile(values, 0.99), "max": max(values)}


def median_of(figures_of_runs: Sequence[Sequence[Figure]]) -> list[Figure]:
    """One figure for each that all runs have: the median of its values."""
    found = []
    for same in zip(*figures_of_runs, strict=True):
        values = tuple(figure.value for figure in same)
        found.append(msgspec.structs.replace(same[0], value=statistics.median(values), runs=values))
    return found


def table(figures: Sequence[Figure]) -> str:
    """Lines of text, one a figure."""
    rows = [("bench", "what", "measured", "wanted", "", "runs")]
    for figure in figures:
        runs = " ".join(_number(value) for value in figure.runs) if len(figure.runs) > 1 else ""
        measured = f"{_number(figure.value)} {figure.unit}".strip()
        rows.append((figure.bench, figure.name, measured, figure.wanted, figure.verdict, runs))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
