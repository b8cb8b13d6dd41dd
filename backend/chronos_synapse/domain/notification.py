"""What a person is told of, without having looked: kinds, the notice itself, and what each person wants to know."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

import msgspec

from chronos_synapse.domain.job import UserId

NotificationId = NewType("NotificationId", str)

MOST_KEPT = 500
"""Notifications of one user; the oldest go first."""
KEPT_FOR = timedelta(days=90)
MAX_DETAIL = 300
"""Characters."""


class NotificationKind(StrEnum):
    """Why somebody is told."""

    JOB_FAILED = "job_failed"
    """The first failure after a success, or the first ever."""
    STILL_FAILING = "still_failing"
    """It failed as often in a row as the person wants to hear of; then after twice as many, and so on."""
    RECOVERED = "recovered"
    """It succeeded after it had failed."""
    MISSED = "missed"
    """Due times were skipped or missed that were meant to run."""
    ABANDONED = "abandoned"
    """A worker vanished, and nothing tries again."""
    SHARED = "shared"
    HANDED_OVER = "handed_over"
    COMMENT = "comment"
    """On a job of one's own, or in answer to one's comment."""
    ROLE_CHANGED = "role_changed"
    MAINTENANCE = "maintenance"
    """It has begun or has ended."""
    INSIGHT = "insight"
    """A job does something unusual."""


COOLDOWN: dict[NotificationKind, timedelta] = {
    NotificationKind.JOB_FAILED: timedelta(minutes=10),
    NotificationKind.RECOVERED: timedelta(minutes=10),
    NotificationKind.ABANDONED: timedelta(minutes=10),
    NotificationKind.MISSED: timedelta(hours=1),
}
"""What happens again to the same job within this time adds to the notification that there is."""


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person is told."""

    id: NotificationId
    kind: NotificationKind
    at: datetime
    """When it happened last."""
    title: str
    """In words."""
    detail: str = ""
    """The error, the reason, the level: whatever says more, cut to MAX_DETAIL."""
    count: int = 1
    """How often it happened within the cooldown."""
    job_id: str | None = None
    job_name: str = ""
    execution_id: str | None = None
    actor_name: str = ""
    """Who did it, when a person did."""
    is_read: bool = False


class NotificationSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants to be told."""

    muted: tuple[NotificationKind, ...] = ()
    """Kinds that are not told."""
    still_failing_after: int = 5
    """Failures in a row after which one is told again."""

    def wants(self, kind: NotificationKind, *, streak: int) -> bool:
        """Whether the person is to be told; `streak` is the number of failures in a row."""
        if kind in self.muted:
            return False
        if kind is not NotificationKind.STILL_FAILING:
            return True
        times, rest = divmod(streak, self.still_failing_after)
        return rest == 0 and times > 0 and times & (times - 1) == 0


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a notification to which more may be added."""

    first_ms: int
    id: NotificationId
    count: int


class Standing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a job stands: what must be remembered of it between one end and the next."""

    name: str = ""
    streak: int = 0
    """Failures in a row."""
    since_ms: int = 0
    """When the first of them ended."""
    rows: dict[NotificationKind, Row] = {}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A notification, and whom it is for."""

    notification: Notification
    to: tuple[UserId, ...]
    """Users and teams; empty: everybody."""
    actor_id: str = ""
    """Who did it is not told."""
    streak: int = 0
