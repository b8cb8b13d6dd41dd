"""What may be asked of the table of jobs: any window of it, in orders and by facts that no index holds."""

from enum import StrEnum

import msgspec

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.job import JobState

MAX_WINDOW = 500
DEFAULT_WINDOW = 100
MAX_VALUES = 50
"""Of one filter, so many values are counted by name; of the others there is only told how many they are."""
LATE_MS = 60_000
"""A due time that is so far behind, and has not fired, makes a job late."""


class TableSort(StrEnum):
    """Orders of the table; a leading `-` means: the other way round."""

    NAME = "name"
    NAME_DESCENDING = "-name"
    NEXT = "next_fire_at"
    """What comes first, first; jobs that nothing is due of last."""
    NEXT_DESCENDING = "-next_fire_at"
    OUTCOME = "outcome"
    """What failed, the latest first; then what was cancelled, what succeeded and what never ran."""
    OUTCOME_DESCENDING = "-outcome"
    NEWEST = "-created_at"
    OLDEST = "created_at"


class Standing(StrEnum):
    """How it goes with a job."""

    FAILING = "failing"
    """Its latest execution did not succeed."""
    LATE = "late"
    """A due time has passed, and nothing was started."""
    NEVER_RAN = "never_ran"
    SUCCEEDED = "succeeded"
    """Its latest execution did."""


class JobTableQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which jobs, in which order. Of the values of one filter any will do; of `tags` all are needed."""

    sight: Sight
    search: str = ""
    """Parts of name, description or tags, all of them."""
    states: tuple[JobState, ...] = ()
    tags: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Of executors."""
    queues: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    sort: TableSort = TableSort.NAME
