"""FigureService: users, sessions, jobs and executions of the whole installation in numbers."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.user import Role, UserState
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.history.overview import JobCounts, OutcomeSeries, OverviewService
from chronos_synapse.storage.postgres.account_figures import AccountFigures, Since
from chronos_synapse.storage.postgres.users import UserStore


class UserFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Users and what belongs to their accounts."""

    total: int
    by_state: Mapping[UserState, int]
    by_role: Mapping[Role, int]
    seen_day: int
    """Users who did something in the last 24 hours, with a session."""
    seen_month: int
    """The same of 30 days."""
    sessions: int
    """That go on."""
    second_factors: int
    """Users with a one-time code or a passkey."""
    api_keys: int
    """That have not expired."""
    teams: int


class ExecutionFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Executions now, and in the last 24 hours."""

    running: int
    waiting: int
    succeeded: int
    failed: int
    not_run: int
    success_rate: float | None
    """Of those that ran; null: none did."""
    outcomes: OutcomeSeries
    lag_p50_ms: int | None
    """From due to started, in the last hour."""
    lag_p99_ms: int | None


class AdminOverview(msgspec.Struct, frozen=True, kw_only=True):
    """The first page of the console. What was done lately is in the audit."""

    now: datetime
    users: UserFigures
    jobs: JobCounts
    executions: ExecutionFigures


class FigureService:
    """For those who may look at the system."""

    def __init__(
        self,
        users: UserStore,
        accounts: AccountFigures,
        overview: OverviewService,
        *,
        reader: SettingsReader,
        clock: Clock = utc_now,
    ) -> None:
        self._users = users
        self._accounts = accounts
        self._overview = overview
        self._reader = reader
        self._clock = clock

    async def overview(self, principal: Principal) -> AdminOverview:
        """Everything now."""
        require(principal, Permission.SYSTEM_READ)
        now = self._clock()
        users = await self._user_figures(now)
        found = await self._overview.overview(principal)
        sums = {name: sum(getattr(point, name) for point in found.outcomes.points) for name in _OUTCOMES}
        ran = sums["succeeded"] + sums["failed"]
        executions = ExecutionFigures(
            running=found.running_total,
            waiting=found.queued_total,
            **sums,
            success_rate=sums["succeeded"] / ran if ran else None,
            outcomes=found.outcomes,
            lag_p50_ms=found.lag.p50_ms,
            lag_p99_ms=found.lag.p99_ms,
        )
        return AdminOverview(now=now, users=users, jobs=found.jobs, executions=executions)

    async def _user_figures(self, now: datetime) -> UserFigures:
        idle = now - timedelta(days=(await self._reader.get()).sessions.idle_days)
        since = Since(now=now, idle=idle, day=now - timedelta(days=1), month=now - timedelta(days=30))
        found, states = await self._accounts.all(since), await self._users.counts()
        return UserFigures(
            total=sum(states.values()),
            by_state=states,
            by_role={role: found.by_role.get(role.value, 0) for role in Role},
            seen_day=found.seen_day,
            seen_month=found.seen_month,
            sessions=found.sessions,
            second_factors=found.second_factors,
            api_keys=found.api_keys,
            teams=found.teams,
        )


_OUTCOMES = ("succeeded", "failed", "not_run")
