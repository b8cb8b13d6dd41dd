"""Stretches of covered time: from wall clocks to instants, and from many that overlap to a row that does not."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple


class Stretch(NamedTuple):
    """Covered time, from `start` up to and without `end`; aware UTC."""

    start: datetime
    end: datetime
    label: str


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first instant of `day` on the wall clock of `zone`.

    Where midnight is left out, that is the moment of the change; where it comes twice, the first of the two.
    """
    return datetime.combine(day, time(), zone).astimezone(UTC)


def in_a_row(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time covered by stretches that rise and do not overlap; what began earlier gives the label."""
    row: list[Stretch] = []
    for stretch in sorted(stretches):
        start = max(stretch.start, row[-1].end) if row else stretch.start
        if start < stretch.end:
            row.append(stretch._replace(start=start))
    return row


def clipped(stretches: Iterable[Stretch], since: datetime, until: datetime) -> list[Stretch]:
    """What of each lies in [since, until)."""
    cut = [Stretch(max(one.start, since), min(one.end, until), one.label) for one in stretches]
    return [one for one in cut if one.start < one.end]
