"""UserAdministration: administrators find, invite, admit, change and shut out users."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.access import ROLES, Permission, Principal, Sight
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.services.accounts import mails
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.accounts.fields import check_email, check_name
from chronos_synapse.services.accounts.links import AccountLinks, SentLink
from chronos_synapse.services.accounts.mailer import Mailer
from chronos_synapse.services.accounts.new_users import new_user
from chronos_synapse.services.accounts.sessions import DISABLED, SessionService
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.admin.user_requests import (
    AdminUserList,
    AdminUserQuery,
    AdminUserView,
    BulkUserRequest,
    BulkUserResult,
    BulkUserResults,
    Invitation,
    LoggedOut,
    UserAction,
    UserChange,
)
from chronos_synapse.services.audit.draft import note, note_refused
from chronos_synapse.storage.postgres.account_figures import AccountFigures, OneAccount, Since
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from chronos_synapse.storage.postgres.users import UserQuery, UserStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges
from chronos_synapse.storage.redis.job_search import JobSearch
from chronos_synapse.storage.redis.offset_cursor import read_name_cursor, write_name_cursor

KIND = "user"
LOGGED_OUT = "administrator"
"""Why a session ended."""
_WAITING = (UserState.PENDING, UserState.UNVERIFIED)
_NOTHING = OneAccount(sessions=0, seen_at=None, api_keys=0, passkeys=0, teams=0, providers=(), has_password=False)


@dataclass(frozen=True)
class UserParts:
    """What users are kept in, and what acts on them."""

    users: UserStore
    figures: AccountFigures
    sessions: SessionService
    changes: IdentityChanges
    jobs: JobSearch
    reader: SettingsReader
    links: AccountLinks
    mailer: Mailer
    factors: SecondFactorStore


class UserAdministration:
    """The last administrator who may come in stays; nobody gives or takes a role with rights that they have not."""

    def __init__(self, parts: UserParts, *, clock: Clock = utc_now) -> None:
        self._users = parts.users
        self._parts = parts
        self._links = parts.links
        self._clock = clock

    async def page(self, principal: Principal, query: AdminUserQuery) -> AdminUserList:
        """One page of users."""
        require(principal, Permission.USER_READ)
        after = read_name_cursor(query, query.cursor)
        wanted = UserQuery(search=query.search.strip(), states=query.states, roles=query.roles)
        found = await self._users.page(wanted, limit=query.limit + 1, after=after)
        shown = found.users[: query.limit]
        following = write_name_cursor(query, shown[-1].email) if len(found.users) > query.limit else None
        counts = await self._users.counts()
        return AdminUserList(items=await self._views(shown), total=found.total, next_cursor=following, counts=counts)

    async def find(self, principal: Principal, user_id: str) -> AdminUserView:
        """One user."""
        require(principal, Permission.USER_READ)
        return (await self._views([await self._user(user_id)]))[0]

    async def invite(self, principal: Principal, request: Invitation) -> SentLink:
        """A user who may set a password with the link; Conflict when the address is taken."""
        _require_over(principal, request.role)
        email, name = check_email(request.email), check_name(request.name)
        user = msgspec.structs.replace(
            new_user(email, name=name, role=request.role, clock=self._clock), state=UserState.INVITED
        )
        await self._users.create(user, None)
        note(kind=KIND, id=user.id, name=user.email, after=user)
        return await self._links.invite(user, by=principal.user_id)

    async def resend(self, principal: Principal, user_id: str) -> SentLink:
        """Another link for one who was invited, or has not proved the address yet; former ones do not hold any more."""
        user = await self._governed(principal, user_id)
        note(kind=KIND, id=user.id, name=user.email)
        if user.state is UserState.INVITED:
            return await self._links.invite(user, by=principal.user_id)
        if user.state is UserState.UNVERIFIED:
            return await self._links.verify(user)
        raise Conflict("This user waits for no link.", code="user.not_waiting")

    async def reset_password(self, principal: Principal, user_id: str) -> SentLink:
        """A link to set another password; the present one holds until then."""
        user = await self._governed(principal, user_id)
        if not user.is_active:
            raise Conflict("Only users who may come in set passwords.", code="user.not_active")
        note(kind=KIND, id=user.id, name=user.email)
        return await self._links.reset(user)

    async def approve(self, principal: Principal, user_id: str) -> AdminUserView:
        """Lets one in who waits for that."""
        user = await self._governed(principal, user_id)
        if user.state is not UserState.PENDING:
            raise Conflict("This user does not wait for approval.", code="user.not_pending")
        view = await self._put_state(user, UserState.ACTIVE)
        if await self._parts.mailer.is_configured():
            self._parts.mailer.send(mails.approved(user, self._links.log_in))
        return view

    async def deny(self, principal: Principal, user_id: str) -> None:
        """Removes one who asked to be let in."""
        user = await self._governed(principal, user_id)
        if user.state not in _WAITING:
            raise Conflict("This user does not wait for approval.", code="user.not_pending")
        await self._users.delete(user.id)
        await self._parts.changes.tell(user.id)
        note(kind=KIND, id=user.id, name=user.email, before=user)

    async def disable(self, principal: Principal, user_id: str) -> AdminUserView:
        """Shuts a user out everywhere within a second, keys included; Conflict for the last administrator."""
        user = await self._governed(principal, user_id)
        refuse_self(principal, user)
        if user.state is UserState.DISABLED:
            return (await self._views([user]))[0]
        view = await self._put_state(user, UserState.DISABLED)
        await self._parts.sessions.end_all(user.id, why=DISABLED)
        return view

    async def enable(self, principal: Principal, user_id: str) -> AdminUserView:
        """Lets a user in again who was shut out."""
        user = await self._governed(principal, user_id)
        if user.state is not UserState.DISABLED:
            raise Conflict("This user is not disabled.", code="user.not_disabled")
        return await self._put_state(user, UserState.ACTIVE)

    async def log_out(self, principal: Principal, user_id: str) -> LoggedOut:
        """Ends all sessions of a user; API keys stay."""
        user = await self._governed(principal, user_id)
        ended = await self._parts.sessions.end_all(user.id, why=LOGGED_OUT)
        note(kind=KIND, id=user.id, name=user.email, after={"ended_sessions": ended})
        return LoggedOut(sessions=ended)

    async def remove_second_factor(self, principal: Principal, user_id: str) -> AdminUserView:
        """Logs a user in by password alone from now on, as after a lost device; all sessions end."""
        user = await self._governed(principal, user_id)
        if not await self._parts.factors.remove(user.id):
            raise Conflict("This user has no one-time codes.", code="totp.off")
        await self._parts.sessions.end_all(user.id, why=LOGGED_OUT)
        note(kind=KIND, id=user.id, name=user.email, before={"has_totp": True}, after={"has_totp": False})
        return (await self._views([await self._user(user.id)]))[0]

    async def change(self, principal: Principal, user_id: str, change: UserChange) -> AdminUserView:
        """The user with another role or name; Conflict when the last administrator would be none any more."""
        former = user = await self._governed(principal, user_id)
        if change.name is not UNSET:
            user = await self._users.set_profile(
                user.id, name=check_name(change.name), username=user.username, timezone=user.timezone
            )
        if change.role is not UNSET and change.role is not user.role:
            _require_over(principal, change.role)
            user = await self._users.set_role(user.id, change.role)
            await self._parts.changes.tell(user.id)
        note(kind=KIND, id=user.id, name=user.email, before=former, after=user)
        return (await self._views([user]))[0]

    async def _put_state(self, user: User, state: UserState) -> AdminUserView:
        changed = await self._users.set_state(user.id, state)
        await self._parts.changes.tell(user.id)
        note(kind=KIND, id=user.id, name=user.email, before=user, after=changed)
        return (await self._views([changed]))[0]

    async def _governed(self, principal: Principal, user_id: str) -> User:
        """The user, whom the caller may change."""
        require(principal, Permission.USER_MANAGE)
        user = await self._user(user_id)
        _require_over(principal, user.role)
        return user

    async def _user(self, user_id: str) -> User:
        user = await self._users.by_id(user_id)
        if user is None:
            raise NotFound(KIND, user_id)
        return user

    async def _views(self, users: Sequence[User]) -> list[AdminUserView]:
        now = self._clock()
        idle = now - timedelta(days=(await self._parts.reader.get()).sessions.idle_days)
        since = Since(now=now, idle=idle, day=now, month=now)
        figures = await self._parts.figures.each([user.id for user in users], since)
        jobs = [await self._parts.jobs.count(JobQuery(sight=Sight(owners=(user.id,)))) for user in users]
        return [_view(user, figures.get(user.id, _NOTHING), count) for user, count in zip(users, jobs, strict=True)]


def _view(user: User, figures: OneAccount, jobs: int) -> AdminUserView:
    return AdminUserView(**msgspec.structs.asdict(user), **msgspec.structs.asdict(figures), jobs=jobs)


def _require_over(principal: Principal, role: Role) -> None:
    """Denied unless the caller may do all that the role may: else a key for users could make administrators."""
    require(principal, Permission.USER_MANAGE)
    if principal.only_jobs is not None or not all(map(principal.may, ROLES[role])):
        raise Denied("This API key may not do what this role may.", code="permission.denied")


def refuse_self(principal: Principal, user: User) -> None:
    """Conflict for oneself: who would undo it?"""
    if principal.user_id == user.id:
        raise Conflict("Have another administrator do this to you.", code="user.self")


class Departing(Protocol):
    """Takes users away."""

    async def delete(self, principal: Principal, user_id: str, *, transfer_to: str | None) -> None:
        """Removes a user, who has nothing any more, or hands it over."""


class BulkUsers:
    """Does one thing to many users, each by itself: one that fails stops no other."""

    def __init__(self, users: UserAdministration, departures: Departing) -> None:
        self._users = users
        self._departures = departures

    async def run(self, principal: Principal, request: BulkUserRequest) -> BulkUserResults:
        """One result for each user."""
        require(principal, Permission.USER_MANAGE)
        act = self._act(principal, request)
        return BulkUserResults(results=[await _tried(act, user_id) for user_id in dict.fromkeys(request.ids)])

    def _act(self, principal: Principal, request: BulkUserRequest) -> Callable[[str], Awaitable[object]]:
        users = self._users
        match request.action:
            case UserAction.APPROVE:
                return lambda user_id: users.approve(principal, user_id)
            case UserAction.DENY:
                return lambda user_id: users.deny(principal, user_id)
            case UserAction.DISABLE:
                return lambda user_id: users.disable(principal, user_id)
            case UserAction.ENABLE:
                return lambda user_id: users.enable(principal, user_id)
            case UserAction.LOG_OUT:
                return lambda user_id: users.log_out(principal, user_id)
            case UserAction.DELETE:
                to = request.transfer_to
                return lambda user_id: self._departures.delete(principal, user_id, transfer_to=to)
            case UserAction.SET_ROLE:
                if request.role is None:
                    raise Invalid("State the role.", pointer="/role", code="user.role")
                change = UserChange(role=request.role)
                return lambda user_id: users.change(principal, user_id, change)


async def _tried(act: Callable[[str], Awaitable[object]], user_id: str) -> BulkUserResult:
    try:
        await act(user_id)
    except (Conflict, Denied, NotFound, Invalid) as exc:
        note_refused(kind=KIND, id=user_id, code=exc.code)
        return BulkUserResult(id=user_id, ok=False, error=exc.detail)
    return BulkUserResult(id=user_id, ok=True, error=None)
