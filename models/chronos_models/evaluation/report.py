"""Figures of an evaluation beside their aims, and a table of them as text."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that was measured."""

    name: str
    value: float
    """NaN where there was nothing to measure it on."""
    must: float = math.nan
    """At least this, or at most when less is better; NaN without an aim."""
    excellent: float = math.nan
    is_less_better: bool = False

    @property
    def verdict(self) -> str:
        """excellent, met or missed; empty without an aim or without a value."""
        if math.isnan(self.value) or (math.isnan(self.must) and math.isnan(self.excellent)):
            return ""
        if self._reaches(self.excellent):
            return "excellent"
        return "met" if self._reaches(self.must) else "missed"

    def _reaches(self, aim: float) -> bool:
        return self.value <= aim if self.is_less_better else self.value >= aim


@dataclass(frozen=True, slots=True)
class Table:
    """Further numbers, row by row: each as long as `columns`."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Report:
    """What one area measured on one folder."""

    area: str
    source: str
    """What it was measured on, in words."""
    figures: list[Figure]
    tables: list[Table] = field(default_factory=list)


def as_text(report: Report) -> str:
    """The report for a terminal."""
    heading = f"{report.area}: {report.source}"
    rows: list[tuple[object, ...]] = [(f.name, f.value, f.must, f.excellent, f.verdict) for f in report.figures]
    parts = [heading, "=" * len(heading), grid(("figure", "value", "must", "excellent", "verdict"), rows)]
    for table in report.tables:
        parts += ["", table.title, grid(table.columns, table.rows)]
    return "\n".join(parts)


def grid(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under their columns, numbers to the right with four figures; a missing number is a dash."""
    cells = [list(columns), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    is_number = [_is_number_column(rows, place) for place in range(len(columns))]
    cells.insert(1, ["-" * width for width in widths])
    return "\n".join(_line(row, widths, is_number) for row in cells)


def _is_number_column(rows: Sequence[Sequence[object]], place: int) -> bool:
    return bool(rows) and all(isinstance(row[place], int | float) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int], is_number: Sequence[bool]) -> str:
    parts = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(row, widths, is_number, strict=True)
    )
    return "  ".join(parts).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "-" if math.isnan(value) else f"{value:.4g}"
    return str(value)
