"""A slot: one due time of a job, and the one thing that became of it. All slots of a job are its ledger."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Disposition(StrEnum):
    """What became of a due time."""

    FIRED = "fired"
    """It has an execution, on time or late."""
    MERGED = "merged"
    """A later due time ran for it (misfire policy `latest`)."""
    SKIPPED = "skipped"
    """It was reached, and not to run."""
    MISSED = "missed"
    """Nothing could dispatch it in time, and it was given up."""
    HELD = "held"
    """Not decided: the job, or all scheduling, is paused. Never stored; the misfire policy decides on resuming."""


class SlotReason(StrEnum):
    """Why a due time did not run."""

    OVERLAP = "overlap"
    CALENDAR = "calendar"
    WINDOW = "window"
    SNOOZED = "snoozed"
    PAUSED = "paused"
    RUN_CAP = "run_cap"
    QUEUE_FULL = "queue_full"
    POLICY = "policy"
    """Missed, and the job does not catch up."""
    EXPIRED = "expired"
    """Missed for longer than the job's window for catching up."""
    CATCH_UP_CAP = "catch_up_cap"
    """Missed, and later ones used up the number that may be caught up."""


class SlotRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the ledger: a due time, or several in a row that share one disposition. Times are epoch ms."""

    due_ms: int
    until_ms: int
    """The last due time that it stands for; equal to `due_ms` for one."""
    count: int
    disposition: Disposition
    reason: SlotReason | None = None
    detail: str = ""
    """For `calendar` its name, for `merged` nothing: the next record that fired is what it was merged into."""
    late_ms: int | None = None
    """For `fired`: from due to dispatched."""
    backfill_id: str = ""
    """Set when a backfill ran it after all."""


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """A pause of all scheduling."""

    since: datetime
    until: datetime | None
    """None while it lasts."""
    reason: str
    by: str
    """Name or e-mail of who asked for it."""


_WHY = {
    SlotReason.OVERLAP: "The previous execution had not ended.",
    SlotReason.QUEUE_FULL: "As many executions waited as may wait.",
    SlotReason.SNOOZED: "The job was snoozed.",
    SlotReason.PAUSED: "Scheduling was paused.",
    SlotReason.RUN_CAP: "The job had run as often as it may.",
    SlotReason.POLICY: "Nothing could dispatch it in time, and the job does not catch up.",
    SlotReason.EXPIRED: "Nothing could dispatch it in time, and it was too late to catch it up.",
    SlotReason.CATCH_UP_CAP: "Nothing could dispatch it in time, and no more may be caught up at once.",
}


def reason_in_words(record: SlotRecord) -> str:
    """Why the due times of a record did not run, in one sentence."""
    if record.disposition is Disposition.MERGED:
        return "Nothing could dispatch it in time; only the latest due time is caught up."
    match record.reason:
        case SlotReason.CALENDAR:
            return f"The calendar says no: {record.detail}."
        case SlotReason.WINDOW:
            return f"Outside of the hours in which the job may run{': ' * bool(record.detail)}{record.detail}."
        case None:
            return ""
        case reason:
            return _WHY[reason]
