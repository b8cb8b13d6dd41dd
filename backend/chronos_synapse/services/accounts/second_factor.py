"""The second factor: one-time codes beside the password, and codes that stand in for a lost authenticator."""

import logging

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, Unauthenticated, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.security import totp
from chronos_synapse.security.vault import Unreadable, Vault, VaultLocked
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.services.accounts.sessions import require_person
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.postgres.second_factors import Generator, SecondFactorStore

logger = logging.getLogger(__name__)

SCOPE = "second-factor"


class NewGenerator(msgspec.Struct, frozen=True, kw_only=True):
    """What an authenticator app needs to know; shown until it is confirmed."""

    secret: str
    """Base32, to be typed in where no camera is."""
    uri: str
    """otpauth:// address, which the QR code holds."""
    qr_svg: str

    def __repr__(self) -> str:
        return "NewGenerator(...)"


class RecoveryCodes(msgspec.Struct, frozen=True, kw_only=True):
    """Each stands in for the authenticator once. They are shown this once."""

    recovery_codes: tuple[str, ...]

    def __repr__(self) -> str:
        return "RecoveryCodes(...)"


class SecondFactorState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether logging in asks for a code."""

    is_on: bool
    recovery_codes_left: int


class FactorProof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The password, or a code of the authenticator, or a recovery code."""

    password: str | None = None
    code: str | None = None
    recovery_code: str | None = None

    def __repr__(self) -> str:
        return "FactorProof(...)"


class SecondFactor:
    """Asks for it when somebody logs in."""

    def __init__(self, store: SecondFactorStore, vault: Vault, proofs: Proofs, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._vault = vault
        self._proofs = proofs
        self._clock = clock

    async def check(self, user_id: UserId, code: str | None, recovery_code: str | None) -> LoginMethod:
        """How the user logs in, whose password was right.

        Unauthenticated when a code is needed (`login.second_factor`), is wrong or was used before
        (`login.second_factor_wrong`); TooMany after ten wrong ones in a quarter of an hour.
        """
        generator = await self._store.generator(user_id)
        if generator is None or not generator.is_confirmed:
            return LoginMethod.PASSWORD
        if not code and not recovery_code:
            raise Unauthenticated("A one-time code is needed as well", code="login.second_factor")
        await self._proofs.count(SCOPE, user_id)
        if code:
            is_right, method = await self._takes_code(user_id, generator, code), LoginMethod.TOTP
        else:
            is_right, method = await self._takes_recovery_code(user_id, recovery_code or ""), LoginMethod.RECOVERY
        if not is_right:
            raise Unauthenticated("The code is wrong, or was used before", code="login.second_factor_wrong")
        await self._proofs.forget(SCOPE, user_id)
        return method

    def open_secret(self, user_id: UserId, generator: Generator) -> bytes:
        """Unavailable when the vault has no key for it."""
        try:
            return self._vault.open(generator.sealed, owner=place_of(user_id))
        except Unreadable as exc:
            logger.error("a generator of codes is unreadable", extra={"action": "totp_unreadable", "why": str(exc)})
            detail = "One-time codes cannot be checked now: the server lacks the key. Use a recovery code"
            raise Unavailable(detail, part="vault") from exc

    async def _takes_code(self, user_id: UserId, generator: Generator, code: str) -> bool:
        secret = self.open_secret(user_id, generator)
        counter = totp.matching_counter(secret, code, at=self._clock(), after=generator.counter)
        return counter is not None and await self._store.use_counter(user_id, counter)

    async def _takes_recovery_code(self, user_id: UserId, code: str) -> bool:
        return await self._store.use_recovery_code(user_id, totp.recovery_digest(code), at=self._clock())


class SecondFactorService:
    """Sets it up and takes it away, for the user whom it guards."""

    def __init__(
        self, store: SecondFactorStore, vault: Vault, factor: SecondFactor, proofs: Proofs, *, clock: Clock = utc_now
    ) -> None:
        self._store = store
        self._vault = vault
        self._factor = factor
        self._proofs = proofs
        self._clock = clock

    async def state(self, principal: Principal) -> SecondFactorState:
        """Denied for API keys."""
        require_person(principal)
        generator = await self._store.generator(principal.user_id)
        left = await self._store.recovery_codes_left(principal.user_id)
        return SecondFactorState(is_on=generator is not None and generator.is_confirmed, recovery_codes_left=left)

    async def begin(self, principal: Principal, password: str) -> NewGenerator:
        """A new generator, which counts once it is confirmed.

        Conflict when there is one that counts, or no key to seal it with; errors of `require_password`.
        """
        require_person(principal)
        account = await self._proofs.require_password(principal.user_id, password)
        secret = totp.new_secret()
        try:
            sealed = self._vault.seal(secret, owner=place_of(principal.user_id))
        except VaultLocked as exc:
            raise Conflict(str(exc), code="totp.no_key") from exc
        if not await self._store.propose(principal.user_id, sealed.data):
            raise Conflict("One-time codes are on already; turn them off first", code="totp.on")
        uri = totp.secret_uri(secret, account=account.user.email)
        return NewGenerator(secret=totp.secret_text(secret), uri=uri, qr_svg=totp.qr_svg(uri))

    async def confirm(self, principal: Principal, code: str) -> RecoveryCodes:
        """Let it count from now on, since the app shows the right code. Invalid, naming `/code`, for a wrong one."""
        require_person(principal)
        user_id = principal.user_id
        generator = await self._store.generator(user_id)
        if generator is None or generator.is_confirmed:
            raise Conflict("There is no authenticator that waits to be confirmed", code="totp.not_begun")
        await self._proofs.count(SCOPE, user_id)
        secret = self._factor.open_secret(user_id, generator)
        counter = totp.matching_counter(secret, code, at=self._clock(), after=None)
        if counter is None:
            raise Invalid("This is not the code that the app shows now", pointer="/code", code="totp.wrong")
        codes = totp.new_recovery_codes()
        digests = [totp.recovery_digest(one) for one in codes]
        if not await self._store.confirm(user_id, generator.sealed, counter=counter, at=self._clock(), digests=digests):
            raise Conflict("It was changed meanwhile; begin anew", code="totp.not_begun")
        await self._proofs.forget(SCOPE, user_id)
        note(kind="second_factor", id=user_id, owner_id=user_id, before={"is_on": False}, after={"is_on": True})
        return RecoveryCodes(recovery_codes=tuple(codes))

    async def turn_off(self, principal: Principal, proof: FactorProof) -> None:
        """Ask for the password only from now on; errors of `prove`, Conflict when it was off."""
        await self._prove(principal, proof)
        if not await self._store.remove(principal.user_id):
            raise _off()
        user_id = principal.user_id
        note(kind="second_factor", id=user_id, owner_id=user_id, before={"is_on": True}, after={"is_on": False})

    async def renew_recovery_codes(self, principal: Principal, proof: FactorProof) -> RecoveryCodes:
        """Fresh codes; the former ones end. Errors as for `turn_off`."""
        await self._prove(principal, proof)
        codes = totp.new_recovery_codes()
        if not await self._store.replace_recovery_codes(
            principal.user_id, [totp.recovery_digest(one) for one in codes]
        ):
            raise _off()
        note(kind="second_factor", id=principal.user_id, owner_id=principal.user_id)
        return RecoveryCodes(recovery_codes=tuple(codes))

    async def _prove(self, principal: Principal, proof: FactorProof) -> None:
        """Invalid names what is missing or wrong."""
        require_person(principal)
        if proof.password is not None:
            await self._proofs.require_password(principal.user_id, proof.password)
            return
        if not proof.code and not proof.recovery_code:
            raise Invalid("The password or a code is needed", pointer="/password", code="password.missing")
        pointer = "/code" if proof.code else "/recovery_code"
        try:
            method = await self._factor.check(principal.user_id, proof.code, proof.recovery_code)
        except Unauthenticated as exc:
            raise Invalid(exc.detail, pointer=pointer, code="totp.wrong") from exc
        if method is LoginMethod.PASSWORD:
            raise _off()


def place_of(user_id: UserId) -> str:
    """What the sealed secret belongs to, for the vault."""
    return f"totp:{user_id}"


def _off() -> Conflict:
    return Conflict("One-time codes are off", code="totp.off")
