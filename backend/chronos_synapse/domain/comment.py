"""What people say about a job."""

from datetime import datetime
from typing import NewType

import msgspec

from chronos_synapse.domain.job import JobId, UserId

CommentId = NewType("CommentId", str)

MAX_TEXT = 4000


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment on a job, or an answer to one."""

    id: CommentId
    """Rises with time."""
    job_id: JobId
    parent_id: CommentId | None
    """The comment that it answers; an answer has none itself."""
    author_id: UserId
    text: str
    """Empty once it was deleted; it stays as long as there are answers."""
    created_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
