"""PasskeyService: passkeys of a user, and log-ins with them."""

import logging
import secrets
from typing import Any

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.account import Passkey
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, NotFound, Unauthenticated
from chronos_synapse.domain.user import User
from chronos_synapse.security.passkeys import (
    BadPasskey,
    RelyingParty,
    challenge_in,
    check_creation,
    check_request,
    creation_options,
    request_options,
    user_handle,
)
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.services.accounts.sessions import require_person
from chronos_synapse.services.audit.draft import note, note_actor
from chronos_synapse.storage.postgres.passkeys import PasskeyStore, StoredPasskey
from chronos_synapse.storage.postgres.users import UserStore
from chronos_synapse.storage.redis.ceremonies import Ceremonies

logger = logging.getLogger(__name__)

MOST = 20
CHALLENGE_BYTES = 32
MAX_NAME_CHARACTERS = 100
MAX_TRANSPORTS = 8
TRIES_PER_ADDRESS = 300
MAKING, LOGGING_IN = "passkey", "passkey-login"


class PasskeyService:
    """A passkey proves who one is by itself: it asks its user for a finger or a PIN, and works on our pages only."""

    def __init__(
        self, store: PasskeyStore, users: UserStore, ceremonies: Ceremonies, proofs: Proofs, *, clock: Clock = utc_now
    ) -> None:
        self._store = store
        self._users = users
        self._ceremonies = ceremonies
        self._proofs = proofs
        self._clock = clock

    async def begin(self, principal: Principal, party: RelyingParty) -> dict[str, Any]:
        """What the browser is asked to make; Conflict when there are no passkeys here, Denied for API keys."""
        require_person(principal)
        _require_domain(party)
        user = (await self._proofs.account(principal.user_id)).user
        known = [stored.passkey.id for stored in await self._store.of_user(user.id)]
        if len(known) >= MOST:
            raise _full()
        challenge = secrets.token_bytes(CHALLENGE_BYTES)
        await self._ceremonies.begin(MAKING, challenge, user.id.encode())
        names = (user.email, user.name or user.email)
        return creation_options(party, challenge=challenge, user_id=user.id, user_names=names, known=known)

    async def add(self, principal: Principal, party: RelyingParty, credential: dict[str, Any], *, name: str) -> Passkey:
        """Keep what the browser has made. Invalid, naming `/credential` or `/name`; Conflict when there are enough."""
        require_person(principal)
        name = _checked_name(name)
        try:
            challenge = challenge_in(credential)
            if await self._ceremonies.take(MAKING, challenge) != principal.user_id.encode():
                raise BadPasskey("it answers nothing that was asked lately")
            made = check_creation(party, credential, challenge=challenge)
        except BadPasskey as exc:
            _tell("passkey_refused", exc)
            raise Invalid("The passkey could not be verified", pointer="/credential", code="passkey.invalid") from exc
        passkey = Passkey(id=made.id, name=name, created_at=self._clock(), last_used_at=None)
        stored = StoredPasskey(
            passkey=passkey,
            user_id=principal.user_id,
            public_key=made.public_key,
            sign_count=made.sign_count,
            transports=_transports(credential),
        )
        word = await self._store.add(stored, most=MOST)
        if word == "taken":
            raise Conflict("This passkey is registered already", code="passkey.taken")
        if word == "full":
            raise _full()
        note(kind="passkey", id=passkey.id, name=name, owner_id=principal.user_id, after={"name": name})
        return passkey

    async def of_caller(self, principal: Principal) -> list[Passkey]:
        """The caller's, oldest first."""
        require_person(principal)
        return [stored.passkey for stored in await self._store.of_user(principal.user_id)]

    async def rename(self, principal: Principal, passkey_id: str, name: str) -> Passkey:
        """NotFound alike for what is not there and for another's; Invalid, naming `/name`."""
        require_person(principal)
        name = _checked_name(name)
        found = await self._store.find(passkey_id)
        if found is None or not await self._store.rename(principal.user_id, passkey_id, name):
            raise NotFound("passkey", passkey_id)
        before, owner = {"name": found.passkey.name}, principal.user_id
        note(kind="passkey", id=passkey_id, name=name, owner_id=owner, before=before, after={"name": name})
        return Passkey(
            id=passkey_id, name=name, created_at=found.passkey.created_at, last_used_at=found.passkey.last_used_at
        )

    async def remove(self, principal: Principal, passkey_id: str) -> None:
        """NotFound alike for what is not there and for another's."""
        require_person(principal)
        if not await self._store.delete(principal.user_id, passkey_id):
            raise NotFound("passkey", passkey_id)
        note(kind="passkey", id=passkey_id, owner_id=principal.user_id)

    async def begin_login(self, party: RelyingParty, *, address: str) -> dict[str, Any]:
        """What the browser is asked to prove, whoever its user is."""
        _require_domain(party)
        await self._proofs.count("passkey.address", address, limit=TRIES_PER_ADDRESS)
        challenge = secrets.token_bytes(CHALLENGE_BYTES)
        await self._ceremonies.begin(LOGGING_IN, challenge, b"1")
        return request_options(party, challenge=challenge)

    async def login(self, party: RelyingParty, credential: dict[str, Any]) -> User:
        """Who has proven to be themselves; Unauthenticated, in the same words, whatever is wrong."""
        try:
            return await self._proven(party, credential)
        except BadPasskey as exc:
            _tell("passkey_login_refused", exc)
            raise Unauthenticated("The passkey is not known here, or not valid", code="login.failed") from exc

    async def _proven(self, party: RelyingParty, credential: dict[str, Any]) -> User:
        challenge = challenge_in(credential)
        if await self._ceremonies.take(LOGGING_IN, challenge) is None:
            raise BadPasskey("it answers nothing that was asked lately")
        stored = await self._store.find(str(credential.get("id", "")))
        if stored is None or user_handle(credential) not in ("", stored.user_id):
            raise BadPasskey("it is not known")
        note_actor(stored.user_id)
        count = check_request(
            party, credential, challenge=challenge, public_key=stored.public_key, sign_count=stored.sign_count
        )
        user = await self._users.by_id(stored.user_id)
        if user is None or not user.is_active:
            raise BadPasskey("its user may not come in")
        if not await self._store.used(stored, sign_count=count, at=self._clock()):
            raise BadPasskey("it was used meanwhile")
        return user


def _require_domain(party: RelyingParty) -> None:
    if not party.id:
        detail = "Passkeys need a domain: set CHRONOS_PUBLIC_URL to an address with a name"
        raise Conflict(detail, code="passkey.no_domain")


def _checked_name(name: str) -> str:
    name = name.strip()
    if not 1 <= len(name) <= MAX_NAME_CHARACTERS or not name.isprintable():
        detail = f"A name is one line of 1 to {MAX_NAME_CHARACTERS} characters"
        raise Invalid(detail, pointer="/name", code="name.invalid")
    return name


def _transports(credential: dict[str, Any]) -> tuple[str, ...]:
    found = credential["response"].get("transports") or ()
    return tuple(str(one)[:20] for one in found[:MAX_TRANSPORTS])


def _full() -> Conflict:
    return Conflict(f"There are {MOST} passkeys already; remove one first", code="passkey.too_many")


def _tell(action: str, why: Exception) -> None:
    logger.info("a passkey was refused", extra={"action": action, "why": str(why)[:500]})
