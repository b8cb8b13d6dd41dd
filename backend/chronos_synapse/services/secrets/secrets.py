"""SecretService: secrets are written here and never read: no method gives a value away."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, FieldError, Invalid, NotFound, brief
from chronos_synapse.domain.masking import MIN_SECRET, is_maskable
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.domain.reference import VALUE, secret_use
from chronos_synapse.domain.scope import Scope, ScopeKind
from chronos_synapse.domain.secret import MAX_BYTES, MAX_FIELDS, MAX_VALUE_BYTES, Secret, is_secret_name
from chronos_synapse.security.vault import Sealed, Unreadable, Vault, VaultLocked
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_checks import is_text
from chronos_synapse.services.secrets.scoping import JobUse, Scoping
from chronos_synapse.services.secrets.sealing import resealed, sealed
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.storage.redis.offset_cursor import read_cursor, write_cursor
from chronos_synapse.storage.redis.secrets import SealedSecret, SecretLimits
from chronos_synapse.storage.redis.stores import RedisStores

LIMITS = SecretLimits(secrets=500, bytes=4 << 20)
UNLIMITED = SecretLimits(secrets=1 << 40, bytes=1 << 50)
TRIES = 3

_NAMES = "1 to 100 letters, digits and `_ . -`, beginning with a letter or digit"
_REFUSALS = {
    "full": f"There are {LIMITS.secrets} secrets here, which is the most.",
    "heavy": f"The secrets here have more than {LIMITS.bytes >> 20} MiB together, which is the most.",
}


class PutSecret(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A secret to keep: one value, or several as fields."""

    value: str | None = None
    fields: dict[str, str] | None = None
    description: str = ""
    job_id: str | None = None
    """The only job that may use it; null: all jobs of the owner."""

    def __repr__(self) -> str:
        """Without values."""
        return f"PutSecret(job_id={self.job_id!r})"


class SecretView(msgspec.Struct, frozen=True, kw_only=True):
    """What may be shown of a secret. Its values are in no answer."""

    name: str
    scope: ScopeKind
    owner_id: str
    job_id: str | None
    description: str
    fields: tuple[str, ...]
    key_id: str
    """The key that it is encrypted with."""
    created_at: datetime
    updated_at: datetime
    used_by: list[JobUse]
    """The first few jobs that use it."""


class SecretList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, by name."""

    items: list[SecretView]
    total: int
    complete: bool
    next_cursor: str | None
    current_key_id: str | None
    """The key that new secrets are encrypted with; null: none can be stored."""
    providers: tuple[str, ...]
    """Where references may point to."""


class SecretQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Secrets of a job, else of an owner (null: the caller), whose names contain `search`."""

    job_id: str | None = None
    owner_id: str | None = None
    search: str = ""
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class SecretService:
    """Of users and of teams: domain/access.py says who may do what with them."""

    def __init__(self, stores: RedisStores, vault: Vault, sources: SecretSources, *, clock: Clock = utc_now) -> None:
        self._secrets = stores.secrets
        self._scoping = Scoping(stores)
        self._vault = vault
        self._sources = sources
        self._clock = clock

    async def page(self, principal: Principal, query: SecretQuery) -> SecretList:
        """One page of what may be shown."""
        scope = await self._scoping.scope(
            principal, Permission.SECRET_READ, job_id=query.job_id, owner_id=query.owner_id
        )
        offset = read_cursor(query, query.cursor)
        wanted = query.search.casefold()
        found = [secret for secret in await self._secrets.all(scope) if wanted in secret.name.casefold()]
        end = offset + query.limit
        return SecretList(
            items=[await self._view(secret) for secret in found[offset:end]],
            total=len(found),
            complete=True,
            next_cursor=write_cursor(query, end) if len(found) > end else None,
            current_key_id=self._vault.current_key_id,
            providers=self._sources.providers,
        )

    async def put(
        self, principal: Principal, name: str, request: PutSecret, *, owner_id: str | None = None
    ) -> SecretView:
        """Keeps a secret, new or in place of a former one; attempts that run keep what they were given."""
        scope = await self._scoping.scope(principal, Permission.SECRET_WRITE, job_id=request.job_id, owner_id=owner_id)
        fields = _checked(name, request)
        former = await self._secrets.find(scope, name)
        now = from_ms(to_ms(self._clock()))
        ciphertext = self._sealed(fields, scope_key=scope.key, name=name)
        secret = Secret(
            name=name,
            scope=scope,
            description=request.description,
            fields=tuple(fields),
            key_id=ciphertext.key_id,
            created_at=now if former is None else former.created_at,
            updated_at=now,
        )
        word = await self._secrets.save(SealedSecret(secret=secret, sealed=ciphertext.data), limits=LIMITS)
        if word != "ok":
            raise Conflict(_REFUSALS[word], code=f"secret.{word}")
        _note(scope, name, before=former, after=secret)
        return await self._view(secret)

    async def remove(
        self, principal: Principal, name: str, *, job_id: str | None, owner_id: str | None = None, force: bool
    ) -> None:
        """Takes a secret away; Conflict while jobs use it, unless forced."""
        scope = await self._scoping.scope(principal, Permission.SECRET_WRITE, job_id=job_id, owner_id=owner_id)
        if not is_secret_name(name) or await self._secrets.find(scope, name) is None:
            raise NotFound("secret", name)
        if not force:
            await self._scoping.refuse_used(scope, secret_use(name))
        if not await self._secrets.remove(scope, name):
            raise NotFound("secret", name)
        _note(scope, name, before={"existed": True, "force": force})

    def _sealed(self, fields: dict[str, str], *, scope_key: str, name: str) -> Sealed:
        try:
            return sealed(self._vault, fields, scope_key=scope_key, name=name)
        except VaultLocked as exc:
            raise Conflict(str(exc), code="secret.no_key") from exc

    async def _view(self, secret: Secret) -> SecretView:
        return SecretView(
            name=secret.name,
            scope=secret.scope.kind,
            owner_id=secret.scope.owner_id,
            job_id=secret.scope.job_id,
            description=secret.description,
            fields=secret.fields,
            key_id=secret.key_id,
            created_at=secret.created_at,
            updated_at=secret.updated_at,
            used_by=await self._scoping.users(secret.scope, secret_use(secret.name)),
        )


class RotationReport(msgspec.Struct, frozen=True, kw_only=True):
    """What came of encrypting all secrets anew."""

    rotated: int
    current: int
    """Had the current key already."""
    unreadable: tuple[str, ...]
    """`scope name: why` of those that stay as they are."""


class Rotation:
    """Encrypts with the current key whatever has another one. May be broken off and begun again at any time."""

    def __init__(self, stores: RedisStores, vault: Vault) -> None:
        self._secrets = stores.secrets
        self._vault = vault

    async def run(self) -> RotationReport:
        """Goes through all secrets; Conflict when there is no key."""
        if self._vault.current_key_id is None:
            raise Conflict("There is no key: CHRONOS_SECRETS_KEYS is not set.", code="secret.no_key")
        rotated = current = 0
        unreadable: list[str] = []
        for scope_key in await self._secrets.scopes():
            for one in await self._secrets.stored(scope_key):
                if one.secret.key_id == self._vault.current_key_id:
                    current += 1
                    continue
                try:
                    rotated += await self._rotate(one)
                except Unreadable as exc:
                    unreadable.append(f"{scope_key} {one.secret.name}: {exc}")
        return RotationReport(rotated=rotated, current=current, unreadable=tuple(unreadable))

    async def _rotate(self, one: SealedSecret) -> bool:
        """Whether it was there until the end; one that is written at the same time is looked at again."""
        scope, name = one.secret.scope, one.secret.name
        for _ in range(TRIES):
            fresh = resealed(self._vault, one.sealed, scope_key=scope.key, name=name)
            secret = msgspec.structs.replace(one.secret, key_id=fresh.key_id)
            anew = SealedSecret(secret=secret, sealed=fresh.data)
            if await self._secrets.save(anew, limits=UNLIMITED, former=one.sealed) == "ok":
                return True
            found = [other for other in await self._secrets.stored(scope.key) if other.secret.name == name]
            if not found:
                return False
            one = found[0]
        raise Unreadable("others keep writing it")


def _note(scope: Scope, name: str, *, before: object | None, after: object | None = None) -> None:
    """The audit gets what is known of a secret, never its value."""
    note(kind="secret", id=f"{scope.key}/{name}", name=name, owner_id=scope.owner_id, before=before, after=after)


def _checked(name: str, request: PutSecret) -> dict[str, str]:
    """The fields to keep; Invalid with every refusal, none of which repeats a value."""
    errors = [] if is_secret_name(name) else [_error("path:name", "secret.name", f"A secret is named by {_NAMES}.")]
    if (request.value is None) == (request.fields is None):
        errors.append(_error("/value", "secret.value", "Give either a value or fields."))
    fields = {VALUE: request.value} if request.value is not None else dict(request.fields or {})
    if not is_text(request.description):
        errors.append(_error("/description", "secret.description", "A description has at most 2,000 characters."))
    if request.fields is not None and not 1 <= len(fields) <= MAX_FIELDS:
        errors.append(_error("/fields", "secret.fields", f"A secret has 1 to {MAX_FIELDS} fields."))
    else:
        errors += [error for field in fields for error in _field(request, field, fields[field])]
    if sum(len(value.encode()) for value in fields.values()) > MAX_BYTES:
        errors.append(_error("/fields", "secret.size", f"A secret has at most {MAX_BYTES:,} bytes in all."))
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)
    return fields


def _field(request: PutSecret, name: str, value: str) -> Iterator[FieldError]:
    pointer = "/value" if request.fields is None else f"/fields/{brief(name).replace('~', '~0').replace('/', '~1')}"
    if not is_secret_name(name):
        yield _error(pointer, "secret.field", f"A field is named by {_NAMES}.")
    if not is_maskable(value):
        yield _error(
            pointer, "secret.short", f"A secret has at least {MIN_SECRET} characters; a shorter one cannot be masked."
        )
    if len(value.encode()) > MAX_VALUE_BYTES:
        yield _error(pointer, "secret.size", f"A value has at most {MAX_VALUE_BYTES:,} bytes.")
    if "\x00" in value:
        yield _error(pointer, "secret.value", "A value cannot hold a NUL character.")


def _error(pointer: str, code: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, detail=detail)
