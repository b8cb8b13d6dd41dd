"""ReportScheduleService: reports that are made again and again, and who gets them by mail."""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.report import (
    MOST_RECIPIENTS,
    MOST_SCHEDULES,
    About,
    ReportSchedule,
    ReportScheduleId,
    is_seen,
)
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_views import schedule_words
from chronos_synapse.services.reports.abouts import Abouts, check_span, check_zone
from chronos_synapse.services.reports.report_requests import (
    NewReportSchedule,
    Recipient,
    ReportScheduleChange,
    ReportScheduleList,
    ReportScheduleView,
)
from chronos_synapse.services.reports.scheduled import cron_of, due_times, next_due
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "report schedule"
LONGEST_NAME = 100
SHORTEST_S = 3600
"""Between two reports: more often, nobody reads them."""
TRIES = 5

_ID = re.compile(r"[0-9a-f]{16}")
_WRITE = Permission.DASHBOARD_WRITE


class ReportScheduleService:
    """A schedule is seen by those who see what it is about, and changed by those who arrange things of its owner."""

    def __init__(
        self, stores: RedisStores, abouts: Abouts, directory: Directory, policies: Policies, *, clock: Clock = utc_now
    ) -> None:
        self._reports = stores.insight.reports
        self._abouts = abouts
        self._directory = directory
        self._policies = policies
        self._clock = clock

    async def all(self, principal: Principal) -> ReportScheduleList:
        """All that the caller sees."""
        seen = [one for one in await self._reports.schedules() if is_seen(principal.sight, one.about)]
        names = await self._directory.names([user_id for one in seen for user_id in one.recipients])
        return ReportScheduleList(
            items=[_view(principal, one, names) for one in seen],
            can_mail=(await self._policies.get()).smtp.is_configured,
        )

    async def create(self, principal: Principal, request: NewReportSchedule) -> ReportScheduleView:
        """The new schedule; Invalid with the field that cannot be."""
        require(principal, _WRITE)
        about = await self._abouts.of(principal, request)
        _require_on(principal, about)
        now = self._now()
        schedule = ReportSchedule(
            id=ReportScheduleId(secrets.token_hex(8)),
            name=_checked_name(request.name),
            about=about,
            expression=request.expression,
            recipients=await self._recipients(principal, request.recipients),
            is_on=request.is_on,
            created_by=principal.user_id,
            created_at=now,
            updated_at=now,
        )
        await self._check_room(about)
        schedule = self._armed(schedule, now)
        if await self._reports.save_schedule(None, schedule) != "ok":
            raise Conflict("There are as many schedules of reports as may be.", code="report_schedule.full")
        _note(schedule, after=schedule)
        return await self._viewed(principal, schedule)

    async def change(self, principal: Principal, schedule_id: str, change: ReportScheduleChange) -> ReportScheduleView:
        """The schedule with `change` made to it."""
        require(principal, _WRITE)
        for _ in range(TRIES):
            former = await self._seen(principal, schedule_id)
            _require_on(principal, former.about)
            changed = await self._changed(principal, former, change)
            if await self._reports.save_schedule(former, changed) == "ok":
                _note(changed, before=former, after=changed)
                return await self._viewed(principal, changed)
        raise Conflict("Others keep changing this schedule at the same time; try again.", code="report_schedule.busy")

    async def delete(self, principal: Principal, schedule_id: str) -> None:
        """Removes it; the reports that it asked for stay."""
        require(principal, _WRITE)
        for _ in range(TRIES):
            found = await self._seen(principal, schedule_id)
            _require_on(principal, found.about)
            if await self._reports.save_schedule(found, None) == "ok":
                _note(found, before=found)
                return
        raise Conflict("Others keep changing this schedule at the same time; try again.", code="report_schedule.busy")

    async def _changed(
        self, principal: Principal, former: ReportSchedule, change: ReportScheduleChange
    ) -> ReportSchedule:
        fields = {name: getattr(change, name) for name in change.__struct_fields__}
        values: dict[str, Any] = {name: value for name, value in fields.items() if value is not UNSET}
        if "name" in values:
            values["name"] = _checked_name(values["name"])
        if "recipients" in values:
            values["recipients"] = await self._recipients(principal, values["recipients"])
        about = {name: values.pop(name) for name in ("span_days", "timezone") if name in values}
        changed = msgspec.structs.replace(
            former, **values, about=msgspec.structs.replace(former.about, **about), version=former.version + 1
        )
        check_span(changed.about.span_days)
        check_zone(changed.about.timezone)
        now = self._now()
        return self._armed(msgspec.structs.replace(changed, updated_at=now), now)

    def _armed(self, schedule: ReportSchedule, now: datetime) -> ReportSchedule:
        _check_pace(schedule, now)
        return msgspec.structs.replace(schedule, next_at=next_due(schedule, now))

    async def _recipients(self, principal: Principal, named: Sequence[str]) -> tuple[UserId, ...]:
        """Ids; Invalid at the first one that names nobody."""
        if len(named) > MOST_RECIPIENTS:
            detail = f"At most {MOST_RECIPIENTS} people get a report."
            raise Invalid(detail, pointer="/recipients", code="report_schedule.recipients")
        known = await self._directory.names([one for one in named if "@" not in one])
        found: dict[UserId, None] = {}
        for number, one in enumerate(named):
            if "@" in one:
                try:
                    found[(await self._directory.subject(principal, email=one, user_id=None)).id] = None
                except Invalid as exc:
                    raise Invalid(exc.detail, pointer=f"/recipients/{number}", code=exc.code) from exc
            elif one in known:
                found[UserId(one)] = None
            else:
                raise Invalid("There is no such user.", pointer=f"/recipients/{number}", code="user.unknown")
        return tuple(found)

    async def _check_room(self, about: About) -> None:
        own = [one for one in await self._reports.schedules() if one.about.owner_id == about.owner_id]
        if len(own) >= MOST_SCHEDULES:
            detail = f"There are {MOST_SCHEDULES} schedules already, which is the most for one owner."
            raise Conflict(detail, code="report_schedule.full")

    async def _viewed(self, principal: Principal, schedule: ReportSchedule) -> ReportScheduleView:
        return _view(principal, schedule, await self._directory.names(schedule.recipients))

    async def _seen(self, principal: Principal, schedule_id: str) -> ReportSchedule:
        found = await self._reports.find_schedule(schedule_id) if _ID.fullmatch(schedule_id) else None
        if found is None or not is_seen(principal.sight, found.about):
            raise NotFound(KIND, schedule_id)
        return found

    def _now(self) -> datetime:
        """The present in the precision in which times are stored."""
        return from_ms(to_ms(self._clock()))


def _checked_name(name: str) -> str:
    plain = " ".join(name.split())
    if not 1 <= len(plain) <= LONGEST_NAME:
        raise Invalid(f"A name has 1 to {LONGEST_NAME} characters.", pointer="/name", code="name.length")
    return plain


def _check_pace(schedule: ReportSchedule, now: datetime) -> None:
    """Invalid at `/expression` for what is no cron text, is never due, or is due too often."""
    try:
        cron_of(schedule.expression, schedule.about.timezone)
    except Invalid as exc:
        raise Invalid(exc.detail, pointer="/expression", code=exc.code) from exc
    times = due_times(schedule.expression, schedule.about.timezone, now, count=25)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    if min(gaps, default=SHORTEST_S) < SHORTEST_S:
        raise Invalid("Reports come an hour apart at least.", pointer="/expression", code="report_schedule.pace")


def _may_change(principal: Principal, about: About) -> bool:
    return _WRITE in principal.rights(about.owner_id, about.job_id)


def _require_on(principal: Principal, about: About) -> None:
    if not _may_change(principal, about):
        raise Denied("You may read these reports, and not say when they are made.", code="permission.denied")


def _view(principal: Principal, schedule: ReportSchedule, names: dict[str, str]) -> ReportScheduleView:
    fields = {name: getattr(schedule, name) for name in ReportSchedule.__struct_fields__}
    return ReportScheduleView(
        **fields,
        words=schedule_words(cron_of(schedule.expression, schedule.about.timezone)),
        people=[Recipient(id=one, name=names[one]) for one in schedule.recipients if one in names],
        may_change=_may_change(principal, schedule.about),
    )


def _note(schedule: ReportSchedule, *, before: object | None = None, after: object | None = None) -> None:
    note(
        kind=KIND,
        id=schedule.id,
        name=schedule.name,
        owner_id=schedule.about.owner_id,
        before=before,
        after=after,
    )
