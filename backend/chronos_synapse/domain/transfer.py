"""A job that changes hands."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.job import JobId, UserId


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """The job belongs to its new owner; its history follows."""

    job_id: JobId
    from_owner: UserId
    to_owner: UserId
    by: UserId
    at: datetime
    """Samples of series from before belong to the former owner."""
