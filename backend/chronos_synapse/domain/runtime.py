"""What a running attempt may ask and say, and what is known of it."""

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.parameter import ParameterValue

CALLS_PER_MINUTE = 1000
"""Of one attempt."""
MAX_KPIS = 50
"""Names of a job's own metrics."""
MAX_OUTPUT_BYTES = 65_536
"""Of the output as JSON."""
MAX_TEXT = 200
"""Characters of what is said of the progress."""
MAX_UNIT = 20

_KPI = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")


class AttemptFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One running attempt, as its runtime API knows it."""

    execution_id: ExecutionId
    job_id: JobId
    job_name: str
    job_version: int
    owner_id: UserId
    attempt: int
    """Counts from 1; it is the fence, too."""
    queue: str
    tags: tuple[str, ...] = ()
    scheduled_for: datetime
    started_at: datetime
    parameters: Mapping[str, ParameterValue] = {}
    """Its input."""


def is_kpi_name(text: str) -> bool:
    """Whether a job's own metric may be called so: letters, digits, `_`, `.` and `-`, up to 64, a letter first."""
    return _KPI.fullmatch(text) is not None
