"""PasswordService: changes passwords, and lets those who forgot theirs set another."""

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.user import User, UserState
from chronos_synapse.security.password_quality import Strength
from chronos_synapse.security.passwords import MAX_CHARACTERS
from chronos_synapse.services.accounts import mails
from chronos_synapse.services.accounts.common import Common
from chronos_synapse.services.accounts.fields import check_email
from chronos_synapse.services.accounts.pace import steady
from chronos_synapse.services.accounts.registration import bad_token
from chronos_synapse.services.accounts.sessions import PASSWORD, SessionService, require_person
from chronos_synapse.services.audit.draft import note, note_actor
from chronos_synapse.storage.redis.one_time import TokenKind

KIND = "user"


class PasswordService:
    """Another password ends the other sessions: whoever knew the former one is out."""

    def __init__(self, common: Common, sessions: SessionService, *, clock: Clock = utc_now) -> None:
        self._users = common.users
        self._passwords = common.passwords
        self._proofs = common.proofs
        self._tokens = common.tokens
        self._links = common.links
        self._mailer = common.mailer
        self._sessions = sessions
        self._clock = clock

    async def strength(self, password: str, *, email: str, name: str) -> Strength:
        """How hard a password would be to guess."""
        return await self._passwords.strength(password[: MAX_CHARACTERS + 1], own_words=(email[:254], name[:100]))

    async def change(self, principal: Principal, *, current: str, new: str) -> None:
        """Set another password; a user who has none yet, by single sign-on, sets the first one.

        Invalid names `/current` or `/new`; TooMany after ten wrong passwords.
        """
        require_person(principal)
        account = await self._proofs.account(principal.user_id)
        if account.password_hash is not None:
            try:
                await self._proofs.require_password(principal.user_id, current)
            except Invalid as wrong:
                raise Invalid(wrong.detail, pointer="/current", code=wrong.code) from wrong
        try:
            await self._set(account.user, new)
        except Invalid as weak:
            raise Invalid(weak.detail, pointer="/new", code=weak.code) from weak
        await self._sessions.end_all(principal.user_id, why=PASSWORD, but=principal.session_id)

    async def forgot(self, email: str) -> None:
        """Mail a link to the owner of `email`, if that is somebody who may come in; tells nobody whether it is."""
        email = check_email(email)
        async with steady():
            account = await self._users.by_email(email)
            if account is None or not account.user.is_active or not await self._mailer.is_configured():
                return
            note_actor(account.user.id, account.user.name)
            await self._links.reset(account.user)

    async def reset(self, token: str, password: str) -> None:
        """Set another password by a link, and end all sessions; Invalid for a bad token or password.

        The token is used up only with a password that will do.
        """
        found = await self._tokens.is_good(TokenKind.RESET, token)
        user = None if found is None else await self._users.by_id(found.user_id)
        if found is None or user is None or user.state is not UserState.ACTIVE or user.email != found.email:
            raise bad_token()
        await self._passwords.check(password, own_words=(user.email, user.name, user.username or ""))
        if await self._tokens.take(TokenKind.RESET, token) is None:
            raise bad_token()
        note_actor(user.id, user.name)
        await self._set(user, password)
        await self._sessions.end_all(user.id, why=PASSWORD)

    async def _set(self, user: User, password: str) -> None:
        await self._passwords.check(password, own_words=(user.email, user.name, user.username or ""))
        await self._users.set_password(user.id, await self._passwords.hash(password), at=self._clock())
        await self._tokens.drop(TokenKind.RESET, user.id)
        note(kind=KIND, id=user.id, name=user.name, owner_id=user.id, after={"secret_changed": True})
        if await self._mailer.is_configured():
            self._mailer.send(mails.password_changed(user))
