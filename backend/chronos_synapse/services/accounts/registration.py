"""RegistrationService: how people become users by themselves, and by invitation."""

import msgspec

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid
from chronos_synapse.domain.settings import RegistrationMode, RegistrationSettings
from chronos_synapse.domain.user import User, UserState
from chronos_synapse.services.accounts import mails
from chronos_synapse.services.accounts.common import Common
from chronos_synapse.services.accounts.fields import check_email, check_name, check_username
from chronos_synapse.services.accounts.new_users import new_user
from chronos_synapse.services.accounts.pace import steady
from chronos_synapse.services.audit.draft import note, note_actor
from chronos_synapse.storage.redis.one_time import TokenKind

KIND = "user"


class Registration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who wants to become a user."""

    email: str
    password: str
    name: str = ""
    username: str | None = None

    def __repr__(self) -> str:
        return "Registration(...)"


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who accepts an invitation."""

    token: str
    password: str
    name: str = ""
    username: str | None = None

    def __repr__(self) -> str:
        return "Acceptance(...)"


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What comes after an address was confirmed."""

    state: UserState
    """`active`: log in; `pending`: an administrator decides."""


class RegistrationService:
    """Never tells whether an address has an account, neither by words nor by time."""

    def __init__(self, common: Common, *, clock: Clock = utc_now) -> None:
        self._users = common.users
        self._passwords = common.passwords
        self._policies = common.policies
        self._tokens = common.tokens
        self._links = common.links
        self._mailer = common.mailer
        self._changes = common.changes
        self._clock = clock

    async def register(self, wanted: Registration) -> None:
        """Add a user, who may have to prove the address, and to be approved; mail tells what comes next.

        For an address that has an account nothing happens but a message to it. Denied when nobody can register,
        Invalid for what cannot be, told before any account is looked at.
        """
        rules = (await self._policies.get()).registration
        if rules.mode not in (RegistrationMode.OPEN, RegistrationMode.APPROVAL):
            raise Denied("Nobody can register here by themselves.", code="registration.closed")
        email, name = check_email(wanted.email), check_name(wanted.name)
        username = check_username(wanted.username)
        _check_domain(email, rules)
        await self._passwords.check(wanted.password, own_words=(email, name, username or ""))
        state = UserState.UNVERIFIED if rules.require_verification else _admitted(rules)
        user = msgspec.structs.replace(
            new_user(email, name=name, role=rules.default_role, clock=self._clock), username=username, state=state
        )
        async with steady():
            await self._add(user, await self._passwords.hash(wanted.password))

    async def verify(self, token: str) -> Verified:
        """The address of a user is confirmed; Invalid when the token is not good."""
        taken = await self._tokens.take(TokenKind.VERIFY, token)
        if taken is None:
            raise bad_token()
        state = _admitted((await self._policies.get()).registration)
        user = await self._users.verify(taken.user_id, taken.email, at=self._clock(), state=state)
        if user is None or user.state not in (UserState.ACTIVE, UserState.PENDING):
            raise bad_token()
        note_actor(user.id, user.name)
        note(kind=KIND, id=user.id, name=user.name, owner_id=user.id, after={"state": user.state.value})
        await self._changes.tell(user.id)
        return Verified(state=user.state)

    async def resend(self, email: str) -> None:
        """Another link, for whoever registered and has not confirmed the address."""
        email = check_email(email)
        async with steady():
            account = await self._users.by_email(email)
            if account is not None and account.user.state is UserState.UNVERIFIED:
                await self._links.verify(account.user)

    async def accept(self, acceptance: Acceptance) -> User:
        """Who was invited may come in; Invalid when the token is not good, Conflict when the user name is taken."""
        found = await self._tokens.is_good(TokenKind.INVITE, acceptance.token)
        invited = None if found is None else await self._users.by_id(found.user_id)
        if found is None or invited is None or invited.email != found.email:
            raise bad_token()
        name, username = check_name(acceptance.name) or invited.name, check_username(acceptance.username)
        await self._passwords.check(acceptance.password, own_words=(invited.email, name, username or ""))
        password_hash = await self._passwords.hash(acceptance.password)
        wanted = msgspec.structs.replace(invited, name=name, username=username)
        user = await self._users.accept_invitation(wanted, password_hash, at=self._clock())
        if user is None:
            raise bad_token()
        await self._tokens.drop(TokenKind.INVITE, user.id)
        note_actor(user.id, user.name)
        note(kind=KIND, id=user.id, name=user.name, owner_id=user.id, after={"state": user.state.value})
        await self._changes.tell(user.id)
        return user

    async def _add(self, user: User, password_hash: str) -> None:
        try:
            await self._users.create(user, password_hash)
        except Conflict as taken:
            if taken.code == "user.username_taken":  # Told here it would be told to everybody; it can be chosen later.
                return await self._add(msgspec.structs.replace(user, username=None), password_hash)
            self._mailer.send(mails.already_registered(user, self._links.log_in))
            return None
        note(kind=KIND, id=user.id, name=user.email, after={"email": user.email, "state": user.state.value})
        if user.state is UserState.UNVERIFIED:
            await self._links.verify(user)
        return None


def bad_token() -> Invalid:
    """One refusal for whatever is wrong with a token."""
    detail = "The link is not valid any more, or was used before; ask for another one"
    return Invalid(detail, pointer="/token", code="token.link")


def _admitted(rules: RegistrationSettings) -> UserState:
    return UserState.PENDING if rules.mode is RegistrationMode.APPROVAL else UserState.ACTIVE


def _check_domain(email: str, rules: RegistrationSettings) -> None:
    if rules.allowed_domains and email.partition("@")[2] not in rules.allowed_domains:
        domains = ", ".join(rules.allowed_domains)
        raise Invalid(f"The e-mail address must be of {domains}", pointer="/email", code="email.domain")
