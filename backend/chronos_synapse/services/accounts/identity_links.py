"""Which user comes in through a provider: the linked one, the one of a verified address, or a new one."""

import hashlib
import logging
import secrets
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import OidcProvider
from chronos_synapse.domain.single_sign_on import Claims, is_in_domain, role_of
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.services.accounts.fields import check_email
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.accounts.sessions import require_person
from chronos_synapse.services.audit.draft import note, note_actor
from chronos_synapse.storage.postgres.identities import Identity, IdentityStore
from chronos_synapse.storage.postgres.users import Account, UserStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges

logger = logging.getLogger(__name__)


class IdentityView(msgspec.Struct, frozen=True, kw_only=True):
    """A provider through which the caller can log in."""

    id: str
    provider_id: str | None
    """None: it is not set up any more."""
    provider_name: str
    email: str
    """As the provider had it when it was linked."""
    linked_at: datetime


class IdentityLinks:
    """Finds, links and makes users, and gives them the role of their groups."""

    def __init__(
        self,
        store: IdentityStore,
        users: UserStore,
        *,
        policies: Policies,
        changes: IdentityChanges,
        clock: Clock = utc_now,
    ) -> None:
        self._store = store
        self._users = users
        self._policies = policies
        self._changes = changes
        self._clock = clock

    async def admit(self, provider: OidcProvider, claims: Claims) -> User:
        """Who comes in.

        Denied: `oidc.domain` for an address of elsewhere, `oidc.email` without one, `oidc.account_exists` when the
        address is a user's and that this is the same person is not proven, `oidc.unknown_user` when nobody is added,
        `oidc.inactive` for a user who may not come in.
        """
        if provider.allowed_domains and not _is_allowed(provider, claims):
            raise Denied("Your e-mail address is not one that this provider lets in here", code="oidc.domain")
        identity = await self._store.find(claims.issuer, claims.subject)
        user = await self._linked(identity) if identity else await self._by_address(provider, claims)
        note_actor(user.id, user.name)
        if not user.is_active:
            raise _inactive()
        return await self._with_role(user, role_of(provider.role_by_group, claims.groups))

    async def link(self, user_id: UserId, claims: Claims) -> User:
        """Let a user who has logged in come in through this provider, too."""
        user = await self._users.by_id(user_id)
        if user is None or not user.is_active:
            raise _inactive()
        note_actor(user.id, user.name)
        identity = self._identity(user_id, claims)
        if not await self._store.link(identity):
            known = await self._store.find(claims.issuer, claims.subject)
            if known is None or known.user_id != user_id:
                raise Denied("Somebody else here comes in with this log-in already", code="oidc.linked_elsewhere")
            return user
        _note_link(identity)
        return user

    async def of_caller(self, principal: Principal) -> list[IdentityView]:
        """The caller's, oldest first; Denied for API keys."""
        require_person(principal)
        providers = {one.issuer.rstrip("/"): one for one in reversed((await self._policies.get()).oidc)}
        views = []
        for identity in await self._store.of_user(principal.user_id):
            provider = providers.get(identity.issuer.rstrip("/"))
            views.append(
                IdentityView(
                    id=_id_of(identity),
                    provider_id=provider.id if provider else None,
                    provider_name=provider.name if provider else identity.issuer,
                    email=identity.email,
                    linked_at=identity.linked_at,
                )
            )
        return views

    async def unlink(self, principal: Principal, identity_id: str) -> None:
        """NotFound alike for what is not there and for another's."""
        require_person(principal)
        for identity in await self._store.of_user(principal.user_id):
            if _id_of(identity) == identity_id:
                await self._store.unlink(principal.user_id, identity.issuer, identity.subject)
                before = {"issuer": identity.issuer, "email": identity.email}
                note(kind="identity", id=identity_id, owner_id=principal.user_id, before=before)
                return
        raise NotFound("identity", identity_id)

    async def _linked(self, identity: Identity) -> User:
        user = await self._users.by_id(identity.user_id)
        if user is None:
            raise _inactive()
        return user

    async def _by_address(self, provider: OidcProvider, claims: Claims) -> User:
        try:
            email = check_email(claims.email)
        except Invalid as exc:
            raise Denied("The provider tells no e-mail address of yours", code="oidc.email") from exc
        account = await self._users.by_email(email)
        if account is None:
            return await self._new_user(provider, claims, email)
        identity = self._identity(account.user.id, claims)
        if not claims.is_email_verified or not _is_owners(account):
            raise _exists()
        if account.user.state is UserState.INVITED:
            if not await self._store.accept_invitation(identity):
                raise _exists()
        elif not await self._store.link(identity):
            raise _exists()
        _note_link(identity)
        return await self._linked(identity)

    async def _new_user(self, provider: OidcProvider, claims: Claims, email: str) -> User:
        if not provider.create_users:
            raise Denied("You have no account here; an administrator can invite you", code="oidc.unknown_user")
        now, registration = self._clock(), (await self._policies.get()).registration
        role = role_of(provider.role_by_group, claims.groups)
        user = User(
            id=UserId(secrets.token_hex(8)),
            email=email,
            name=claims.name or email.partition("@")[0],
            role=role or registration.default_role,
            created_at=now,
            email_verified_at=now if claims.is_email_verified else None,
        )
        if not await self._store.create_user(user, self._identity(user.id, claims)):
            raise _exists()
        note(kind="user", id=user.id, name=user.name, owner_id=user.id, after={"email": email, "role": user.role})
        return user

    async def _with_role(self, user: User, role: Role | None) -> User:
        if role is None or role is user.role:
            return user
        try:
            changed = await self._users.set_role(user.id, role)
        except Conflict:
            logger.warning("the last administrator keeps the role", extra={"action": "oidc_role", "user": user.id})
            return user
        await self._changes.tell(user.id)
        before, after = {"role": user.role}, {"role": role}
        note(kind="user", id=user.id, name=user.name, owner_id=user.id, before=before, after=after)
        return changed

    def _identity(self, user_id: UserId, claims: Claims) -> Identity:
        return Identity(
            issuer=claims.issuer,
            subject=claims.subject,
            user_id=user_id,
            email=claims.email,
            linked_at=self._clock(),
        )


def _is_allowed(provider: OidcProvider, claims: Claims) -> bool:
    return claims.is_email_verified and is_in_domain(claims.email, provider.allowed_domains)


def _is_owners(account: Account) -> bool:
    """Whether the account belongs to whom the address belongs to: else somebody registered it beforehand, with a
    password that they know, to share it with whoever comes in through the provider."""
    is_invited = account.user.state is UserState.INVITED and account.password_hash is None
    return is_invited or account.user.email_verified_at is not None


def _id_of(identity: Identity) -> str:
    """A name for addresses: issuers and subjects are any text."""
    return hashlib.sha256(f"{identity.issuer}\n{identity.subject}".encode()).hexdigest()[:16]


def _note_link(identity: Identity) -> None:
    after = {"issuer": identity.issuer, "email": identity.email}
    note(kind="identity", id=_id_of(identity), owner_id=identity.user_id, after=after)


def _exists() -> Conflict:
    detail = "There is an account with your e-mail address. Log in to it, and link the provider there"
    return Conflict(detail, code="oidc.account_exists")


def _inactive() -> Denied:
    return Denied("This account may not come in at present", code="oidc.inactive")
