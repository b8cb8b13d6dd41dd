"""ProfileService: who one is, and what of it one may change."""

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.access import ROLES, Permission, Principal, TeamRole
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Unauthenticated
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import RegistrationMode
from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts import mails
from chronos_synapse.services.accounts.common import Common
from chronos_synapse.services.accounts.fields import check_email, check_name, check_timezone, check_username
from chronos_synapse.services.accounts.registration import bad_token
from chronos_synapse.services.accounts.sessions import require_person
from chronos_synapse.services.audit.draft import note, note_actor
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.postgres.users import Account
from chronos_synapse.storage.redis.one_time import TokenKind

KIND = "user"


class OwnTeam(msgspec.Struct, frozen=True, kw_only=True):
    """A team of the caller."""

    id: UserId
    name: str
    role: TeamRole


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who is calling, and what the role, and the key if it is one, can ever grant."""

    user: User
    teams: tuple[OwnTeam, ...]
    permissions: tuple[Permission, ...]
    session_id: str | None
    key_id: str | None
    has_password: bool
    """Whether one can log in by password."""
    registration: RegistrationMode
    """How others become users here."""


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    name: str | UnsetType = UNSET
    username: str | UnsetType | None = UNSET
    """Null: none."""
    timezone: str | UnsetType = UNSET
    """IANA name; empty: the browser's."""


class ProfileService:
    """Everybody's own."""

    def __init__(self, common: Common, teams: TeamStore, *, clock: Clock = utc_now) -> None:
        self._common = common
        self._users = common.users
        self._teams = teams
        self._clock = clock

    async def me(self, principal: Principal) -> Me:
        """The caller."""
        account = await self._account(principal)
        found = await self._teams.find_many(list(principal.teams))
        teams = [OwnTeam(id=team.id, name=team.name, role=principal.teams[team.id]) for team in found.values()]
        return Me(
            user=account.user,
            teams=tuple(sorted(teams, key=lambda team: team.name)),
            permissions=tuple(sorted(filter(principal.may, ROLES[principal.role]))),
            session_id=principal.session_id,
            key_id=principal.key_id,
            has_password=account.password_hash is not None,
            registration=(await self._common.policies.get()).registration.mode,
        )

    async def change(self, principal: Principal, change: ProfileChange) -> User:
        """The caller as changed; Invalid names a refused field, Conflict tells that the user name is taken."""
        require_person(principal)
        former = (await self._account(principal)).user
        user = await self._users.set_profile(
            former.id,
            name=former.name if change.name is UNSET else check_name(change.name) or former.name,
            username=former.username if change.username is UNSET else check_username(change.username),
            timezone=former.timezone if change.timezone is UNSET else check_timezone(change.timezone),
        )
        note(kind=KIND, id=user.id, name=user.name, owner_id=user.id, before=former, after=user)
        return user

    async def change_email(self, principal: Principal, email: str, *, password: str) -> None:
        """Mail a link to another address, which counts once it is confirmed.

        Whether the address is somebody else's is told to nobody but by that link. Conflict without a mail server.
        """
        require_person(principal)
        email = check_email(email)
        account = await self._common.proofs.require_password(principal.user_id, password)
        if not await self._common.mailer.is_configured():
            raise Conflict("No mail can be sent from here; ask an administrator.", code="mail.not_set")
        await self._common.links.confirm_email(account.user, email)
        note(kind=KIND, id=account.user.id, name=account.user.name, owner_id=account.user.id)

    async def confirm_email(self, token: str) -> User:
        """The user with the new address; Invalid when the token is not good, Conflict when somebody else has it."""
        taken = await self._common.tokens.take(TokenKind.EMAIL, token)
        former = None if taken is None else await self._users.by_id(taken.user_id)
        if taken is None or former is None or not former.is_active:
            raise bad_token()
        user = await self._users.set_email(former.id, taken.email, verified_at=self._clock())
        note_actor(user.id, user.name)
        note(kind=KIND, id=user.id, name=user.name, owner_id=user.id, before=former, after=user)
        self._common.mailer.send(mails.address_changed(former.email, user))
        return user

    async def _account(self, principal: Principal) -> Account:
        account = await self._users.account(principal.user_id)
        if account is None:
            raise Unauthenticated("This account is not in use any more", code="user.gone")
        return account
