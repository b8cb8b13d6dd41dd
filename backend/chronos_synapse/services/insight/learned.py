"""What the model of a job has come to know, read back for those who look at it."""

from datetime import datetime

import msgspec

from chronos_models.explain import MEASURED
from chronos_models.monitor import JobMonitor
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.storage.redis.monitors import JobModel

CHANGES_FROM = 40
"""Successes from which on lasting changes are noticed."""
_ANY_PERIOD_S = 3600.0


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is known."""

    executions: int
    """That were looked at, failures among them."""
    successes: int
    """That tell what to expect."""
    needed: int
    """Successes from which on single executions are judged; before that only failures, missing and late starts are."""
    needed_for_changes: int
    since: datetime | None
    """When the first of them ended."""
    until: datetime | None
    """When the latest ended."""


NOTHING_LEARNED = Learned(
    executions=0, successes=0, needed=MEASURED, needed_for_changes=CHANGES_FROM, since=None, until=None
)


def monitor_of(model: JobModel | None) -> JobMonitor | None:
    """The monitor as it was stored; None without one, or where it cannot be read, which its learner sees to."""
    if model is None or not model.blob:
        return None
    monitor = JobMonitor(period_s=model.period_s or _ANY_PERIOD_S, timezone=model.timezone)
    try:
        monitor.restore(model.blob)
    except ValueError:
        return None
    return monitor


def learned_of(model: JobModel | None) -> Learned:
    """How far the job of `model` is known."""
    monitor = monitor_of(model)
    if model is None or monitor is None:
        return NOTHING_LEARNED
    return Learned(
        executions=model.number + 1,
        successes=monitor.duration.count,
        needed=MEASURED,
        needed_for_changes=CHANGES_FROM,
        since=from_ms(model.since_ms) if model.since_ms else None,
        until=from_ms(model.until_ms) if model.until_ms else None,
    )
