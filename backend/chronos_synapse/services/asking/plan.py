"""What a question was taken to mean: which query, over which time, and what of the rows is wanted."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec

from chronos_synapse.domain.query import ExecutionSort


class Measure(StrEnum):
    """What of the rows is wanted."""

    LIST = "list"
    """Which ones."""
    COUNT = "count"
    """How many."""
    RATE = "rate"
    """Which share succeeded."""
    LAST = "last"
    """When it was last."""
    FAILING_JOBS = "failing_jobs"
    """Which jobs fail most."""
    SLOW_JOBS = "slow_jobs"
    """Which jobs take longest."""
    DRIFTING_JOBS = "drifting_jobs"
    """Which jobs take longer, or less, than they did."""
    FLAKY_JOBS = "flaky_jobs"
    """Which jobs go back and forth."""
    NEXT = "next"
    """What is due next."""


OF_JOBS = frozenset({Measure.FAILING_JOBS, Measure.SLOW_JOBS, Measure.DRIFTING_JOBS, Measure.FLAKY_JOBS})


class AskPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was understood. Nothing else is looked at than what it says."""

    measure: Measure
    query: str
    """In the language of the history; empty: everything."""
    since: datetime | None
    until: datetime | None
    """Times are None of what is due, and of what runs now."""
    sort: ExecutionSort = ExecutionSort.NEWEST
    doubts: tuple[str, ...] = ()
    """What was taken for granted."""
    unread: tuple[str, ...] = ()
    """Words that were not understood."""
    read_by: Literal["rules", "model", "person"] = "rules"
