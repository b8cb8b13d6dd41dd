"""From the end of an execution to what is told of it: pure, given what is remembered of the job."""

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution, ExecutionState, Origin
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.notification import (
    COOLDOWN,
    MAX_DETAIL,
    Notification,
    NotificationId,
    NotificationKind,
    Row,
    Standing,
    Told,
)

NOT_RUN = frozenset({ExecutionState.SKIPPED, ExecutionState.MISSED})
TELLING = UNSUCCESSFUL | NOT_RUN
"""Ends of which something may be told, whatever came before."""

_FAILED = {
    ExecutionState.FAILED: ("failed", "failed {count:,} times"),
    ExecutionState.TIMED_OUT: ("timed out", "timed out {count:,} times"),
    ExecutionState.ABANDONED: ("lost its worker", "lost its worker {count:,} times"),
    ExecutionState.SKIPPED: ("did not start", "did not start {count:,} times"),
    ExecutionState.MISSED: ("was missed", "was missed {count:,} times"),
}


class End(msgspec.Struct, frozen=True, kw_only=True):
    """An execution that has ended."""

    id: NotificationId
    """That a new notification of it gets: the same whenever it is made."""
    owner_id: UserId
    job_id: str
    state: ExecutionState
    at_ms: int


def judge(end: End, execution: Execution | None, standing: Standing) -> tuple[list[Told], Standing]:
    """What is told of `end`, and how the job stands then. Without the document, which may be gone, nothing is."""
    if end.state is ExecutionState.SUCCEEDED:
        return _judge_success(end, standing)
    if execution is None or end.state not in TELLING:
        return [], standing
    standing = msgspec.structs.replace(standing, name=execution.job_name)
    if end.state in NOT_RUN and execution.origin is not Origin.SCHEDULE:
        return [], standing  # Whoever asked for it was answered.
    if end.state in NOT_RUN:
        return _told_again(end, execution, standing, kind=NotificationKind.MISSED, count=max(1, execution.missed_count))
    return _judge_failure(end, execution, standing)


def _judge_failure(end: End, execution: Execution, standing: Standing) -> tuple[list[Told], Standing]:
    streak = standing.streak + 1
    since_ms = standing.since_ms if standing.streak else end.at_ms
    standing = msgspec.structs.replace(standing, streak=streak, since_ms=since_ms)
    if end.state is ExecutionState.ABANDONED:
        return _told_again(end, execution, standing, kind=NotificationKind.ABANDONED)
    if streak == 1:
        return _told_again(end, execution, standing, kind=NotificationKind.JOB_FAILED)
    title = f"{execution.job_name} still fails: {streak:,} in a row"
    told = _told(end, execution, kind=NotificationKind.STILL_FAILING, title=title)
    return [msgspec.structs.replace(told, streak=streak)], standing


def _judge_success(end: End, standing: Standing) -> tuple[list[Told], Standing]:
    if not standing.streak:
        return [], standing
    times = "once" if standing.streak == 1 else f"{standing.streak:,} times in a row"
    row = _row(end, standing, NotificationKind.RECOVERED, 1)
    notification = Notification(
        id=row.id,
        kind=NotificationKind.RECOVERED,
        at=from_ms(end.at_ms),
        title=f"{standing.name} works again",
        detail=f"It had failed {times}.",
        count=row.count,
        job_id=end.job_id,
        job_name=standing.name,
    )
    rows = standing.rows | {NotificationKind.RECOVERED: row}
    return [Told(notification=notification, to=(end.owner_id,))], Standing(name=standing.name, rows=rows)


def _told_again(
    end: End, execution: Execution, standing: Standing, *, kind: NotificationKind, count: int = 1
) -> tuple[list[Told], Standing]:
    """Adds to the notification of this kind that there is, if that is recent."""
    row = _row(end, standing, kind, count)
    once, often = _FAILED[end.state]
    words = once if row.count == 1 else often.format(count=row.count)
    told = _told(end, execution, kind=kind, title=f"{execution.job_name} {words}")
    notification = msgspec.structs.replace(told.notification, id=row.id, count=row.count)
    anew = msgspec.structs.replace(standing, rows=standing.rows | {kind: row})
    return [msgspec.structs.replace(told, notification=notification)], anew


def _told(end: End, execution: Execution, *, kind: NotificationKind, title: str) -> Told:
    notification = Notification(
        id=end.id,
        kind=kind,
        at=from_ms(end.at_ms),
        title=title,
        detail=detail_of(execution.error or execution.reason or ""),
        job_id=execution.job_id,
        job_name=execution.job_name,
        execution_id=execution.id,
    )
    return Told(notification=notification, to=(end.owner_id,))


def _row(end: End, standing: Standing, kind: NotificationKind, count: int) -> Row:
    row = standing.rows.get(kind)
    cooldown_ms = int(COOLDOWN[kind].total_seconds() * 1000)
    if row is None or end.at_ms - row.first_ms >= cooldown_ms:
        return Row(first_ms=end.at_ms, id=end.id, count=count)
    return msgspec.structs.replace(row, count=row.count + count)


def detail_of(text: str) -> str:
    """The first line, cut."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= MAX_DETAIL else line[: MAX_DETAIL - 1] + "…"


def end_of(execution: Execution) -> End | None:
    """The end of an execution of whose news nothing is known any more; None while it goes on."""
    if execution.finished_at is None:
        return None
    return End(
        id=NotificationId(f"x{execution.id}"),
        owner_id=execution.owner_id,
        job_id=execution.job_id,
        state=execution.state,
        at_ms=to_ms(execution.finished_at),
    )
