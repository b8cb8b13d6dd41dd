"""WatchService: how a job is watched, and how far it is known."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.insight import LEAST_BUDGET, MOST_BUDGET, Mute, Topic, WatchSettings
from chronos_synapse.domain.job import Job
from chronos_synapse.services.accounts.access import is_job_id, visible
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.insight.desks import InsightSettingsNow
from chronos_synapse.services.insight.learned import Learned, learned_of
from chronos_synapse.services.insight.reading import JUDGE
from chronos_synapse.services.insight.views import MuteView, holding
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "watch"


class MuteRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic of which nobody is to be told, until a time or until somebody lifts it."""

    topic: Topic
    until: datetime | None = None


class WatchRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the job is to be watched from now on; what is left out is as of every job."""

    budget: float | None = None
    """False alarms of 30 days, 0.01 to 30; null: as the installation has it."""
    mutes: tuple[MuteRequest, ...] = ()


class WatchView(msgspec.Struct, frozen=True, kw_only=True):
    """How a job is watched."""

    is_on: bool
    """Whether anything is learned and told in this installation."""
    budget: float
    """False alarms of this job in 30 days that are put up with."""
    own_budget: float | None
    """What was chosen for this job; null: as the installation has it."""
    default_budget: float
    mutes: tuple[MuteView, ...]
    """Those that hold."""
    learned: Learned
    may_change: bool


class WatchService:
    """Who may pause a job says how it is watched."""

    def __init__(
        self, stores: RedisStores, settings: InsightSettingsNow, directory: Directory, *, clock: Clock = utc_now
    ) -> None:
        self._stores = stores
        self._settings = settings
        self._directory = directory
        self._clock = clock

    async def find(self, principal: Principal, job_id: str) -> WatchView:
        """How the job is watched; NotFound when it is not the caller's."""
        job = await self._job(principal, job_id, Permission.JOB_READ)
        return await self._view(principal, job, await self._settings_of(job))

    async def change(self, principal: Principal, job_id: str, request: WatchRequest) -> WatchView:
        """Watches the job otherwise from now on; Invalid with every refused field."""
        job = await self._job(principal, job_id, JUDGE)
        self._check(request)
        former = await self._settings_of(job)
        names = await self._directory.names([principal.user_id])
        asker = names.get(principal.user_id, "")
        mutes = [_mute(wanted, former.mutes, asker) for wanted in request.mutes]
        chosen = WatchSettings(budget=request.budget, mutes=tuple(sorted(mutes, key=lambda mute: mute.topic)))
        if chosen != former:
            await self._stores.insight.insights.save_watch_settings(job.id, chosen)
            note(kind=KIND, id=job.id, name=job.name, owner_id=job.owner_id, before=former, after=chosen)
        return await self._view(principal, job, chosen)

    async def _view(self, principal: Principal, job: Job, chosen: WatchSettings) -> WatchView:
        insights = await self._settings()
        models = await self._stores.insight.monitors.models([job.id])
        return WatchView(
            is_on=insights.is_on,
            budget=insights.budget if chosen.budget is None else chosen.budget,
            own_budget=chosen.budget,
            default_budget=insights.budget,
            mutes=holding(chosen.mutes, self._clock()),
            learned=learned_of(models.get(job.id)),
            may_change=JUDGE in principal.rights(job.owner_id, job.id),
        )

    async def _settings_of(self, job: Job) -> WatchSettings:
        return (await self._stores.insight.insights.watch_settings([job.id]))[job.id]

    async def _job(self, principal: Principal, job_id: str, need: Permission) -> Job:
        found = await self._stores.jobs.find(job_id) if is_job_id(job_id) else None
        return visible(found, principal, kind="job", identifier=job_id, need=need)

    def _check(self, request: WatchRequest) -> None:
        if request.budget is not None and not LEAST_BUDGET <= request.budget <= MOST_BUDGET:
            detail = f"From {LEAST_BUDGET} to {MOST_BUDGET:g} false alarms of 30 days can be put up with."
            raise Invalid(detail, pointer="/budget", code="watch.budget")
        _check_mutes(request.mutes, self._clock())


def _check_mutes(mutes: Sequence[MuteRequest], now: datetime) -> None:
    for at, mute in enumerate(mutes):
        pointer = f"/mutes/{at}"
        if any(other.topic is mute.topic for other in mutes[:at]):
            raise Invalid("A topic is muted once.", pointer=f"{pointer}/topic", code="watch.topic")
        if mute.until is not None and (mute.until.tzinfo is None or mute.until <= now):
            detail = "A mute ends after now; the time has its offset from UTC, as in 2027-05-03T08:00:00Z."
            raise Invalid(detail, pointer=f"{pointer}/until", code="watch.until")


def _mute(wanted: MuteRequest, former: Sequence[Mute], asker: str) -> Mute:
    """The mute that is wanted; one that stays as it was keeps the name of who asked for it."""
    same = (mute for mute in former if (mute.topic, mute.until) == (wanted.topic, wanted.until))
    return next(same, None) or Mute(topic=wanted.topic, until=wanted.until, user_name=asker)
