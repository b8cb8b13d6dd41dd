"""When reports are due, and the report that a schedule asks for."""

import secrets
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.report import About, Report, ReportId, ReportSchedule, ReportState
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.services.reports.scene import title_of
from chronos_synapse.triggers.build import build, check_schedule, fire_times


def cron_of(expression: str, timezone: str) -> CronSpec:
    """The schedule, checked; Invalid names what is wrong with it."""
    spec = CronSpec(expression=expression, timezone=timezone)
    check_schedule(spec)
    return spec


def due_times(expression: str, timezone: str, after: datetime, *, count: int = 1) -> list[datetime]:
    """The next times, fewer when there are no more."""
    return fire_times(build(cron_of(expression, timezone)), after, None, count)


def next_due(schedule: ReportSchedule, after: datetime) -> datetime | None:
    """When it is due next; None while it is off."""
    if not schedule.is_on:
        return None
    return next(iter(due_times(schedule.expression, schedule.about.timezone, after)), None)


def pending(about: About, *, asked_by: UserId, now: datetime, until: datetime | None = None) -> Report:
    """A report that is yet to be made, of the time up to `until`, or to now."""
    end = from_ms(to_ms(until or now))
    return Report(
        id=ReportId(secrets.token_hex(8)),
        title=title_of(about),
        about=about,
        state=ReportState.PENDING,
        since=end - timedelta(days=about.span_days),
        until=end,
        asked_by=asked_by,
        asked_at=from_ms(to_ms(now)),
    )


def fired(schedule: ReportSchedule, now: datetime) -> tuple[Report, ReportSchedule]:
    """The report of a schedule that is due, of the time up to when it was due, and the schedule after it.

    One that is due every hour and was not looked at for a day asks for one report, not for 24.
    """
    report = pending(schedule.about, asked_by=schedule.created_by, now=now, until=schedule.next_at)
    report = msgspec.structs.replace(report, title=f"{schedule.name}: {report.title}", schedule_id=schedule.id)
    after = msgspec.structs.replace(
        schedule,
        next_at=next_due(schedule, now),
        last_at=report.asked_at,
        last_report_id=report.id,
        version=schedule.version + 1,
    )
    return report, after
