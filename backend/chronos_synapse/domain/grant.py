"""A job that is shared with somebody who does not own it."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.access import GrantLevel
from chronos_synapse.domain.job import JobId, UserId


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """What a user, or every member of a team, may do with a job."""

    job_id: JobId
    subject_id: UserId
    """A user's or a team's."""
    level: GrantLevel
    granted_by: UserId
    granted_at: datetime
