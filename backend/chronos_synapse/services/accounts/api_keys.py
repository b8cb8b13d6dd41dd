"""ApiKeyService: keys with which programs act for their makers."""

from datetime import datetime
from ipaddress import ip_network

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.account import ApiKey
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Denied, FieldError, Invalid, NotFound, brief
from chronos_synapse.domain.job import JobId
from chronos_synapse.security.api_keys import make_key
from chronos_synapse.services.accounts.access import is_job_id, require
from chronos_synapse.services.audit.draft import note
from chronos_synapse.storage.postgres.api_keys import ApiKeyStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges

MAX_NAME_CHARACTERS = 100
MAX_JOBS = 100
MAX_NETWORKS = 20


class NewApiKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a key is to be."""

    name: str
    scopes: tuple[Permission, ...]
    """What it may do at most: never more than its maker."""
    jobs: tuple[str, ...] = ()
    """Ids of the only jobs that it reaches; empty: all that its maker reaches."""
    networks: tuple[str, ...] = ()
    """Addresses or CIDRs from which alone it may be used; empty: from anywhere."""
    expires_at: datetime | None = None
    """RFC 3339 with its offset; null: never."""


class MadeApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A new key. The text is not stored, so it is shown this once."""

    api_key: ApiKey
    key: str
    """To be sent as `Authorization: Bearer`."""

    def __repr__(self) -> str:
        return "MadeApiKey(...)"


class ApiKeyList(msgspec.Struct, frozen=True, kw_only=True):
    """All keys of a user, the newest first."""

    items: tuple[ApiKey, ...]


class ApiKeyService:
    """Keys belong to their makers, and give nothing that these have not."""

    def __init__(self, store: ApiKeyStore, changes: IdentityChanges, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._changes = changes
        self._clock = clock

    async def list(self, principal: Principal) -> ApiKeyList:
        """The caller's own."""
        require(principal, Permission.KEY_WRITE)
        return ApiKeyList(items=tuple(await self._store.of_user(principal.user_id)))

    async def make(self, principal: Principal, wanted: NewApiKey) -> MadeApiKey:
        """A new key of the caller. Denied for a key that is to do, or reach, more than who makes it."""
        require(principal, Permission.KEY_WRITE)
        text = make_key()
        key = self._checked(principal, wanted, key_id=text.id)
        await self._check_no_stronger(principal, key)
        await self._store.create(key, text.digest)
        note(kind="api key", id=key.id, name=key.name, owner_id=key.user_id, after=key)
        await self._changes.tell(key.user_id)
        return MadeApiKey(api_key=key, key=str(text))

    async def revoke(self, principal: Principal, key_id: str) -> None:
        """Remove one of the caller's own; NotFound when there is no such one."""
        require(principal, Permission.KEY_WRITE)
        key = await self._store.remove(principal.user_id, key_id)
        if key is None:
            raise NotFound("api key", key_id)
        note(kind="api key", id=key.id, name=key.name, owner_id=key.user_id, before=key)
        await self._changes.tell(principal.user_id)

    def _checked(self, principal: Principal, wanted: NewApiKey, *, key_id: str) -> ApiKey:
        now = self._clock()
        errors = [*_errors(wanted)]
        if wanted.expires_at is not None and wanted.expires_at <= now:
            errors.append(_error("/expires_at", "key.expires_at", "The key would have expired already."))
        if errors:
            raise Invalid(errors[0].detail, code=errors[0].code, errors=errors)
        return ApiKey(
            id=key_id,
            user_id=principal.user_id,
            name=wanted.name.strip(),
            scopes=tuple(sorted(set(wanted.scopes))),
            jobs=tuple(sorted({JobId(job) for job in wanted.jobs})),
            networks=tuple(sorted({str(ip_network(network)) for network in wanted.networks})),
            created_at=now,
            expires_at=wanted.expires_at,
            last_used_at=None,
            last_used_address=None,
        )

    async def _check_no_stronger(self, principal: Principal, key: ApiKey) -> None:
        missing = [scope for scope in key.scopes if not principal.may(scope)]
        if missing:
            raise _stronger(f"You may not do {', '.join(missing)} yourself")
        if principal.key_id is None:
            return
        maker = await self._store.find(principal.key_id)
        if maker is None or not _is_within(key, maker):
            raise _stronger("A key makes only keys that reach no further than itself, and end no later")


def _errors(wanted: NewApiKey) -> list[FieldError]:
    errors = []
    name = wanted.name.strip()
    if not 1 <= len(name) <= MAX_NAME_CHARACTERS or not name.isprintable():
        detail = f"A name is one line of 1 to {MAX_NAME_CHARACTERS} characters."
        errors.append(_error("/name", "name.invalid", detail))
    if not wanted.scopes:
        errors.append(_error("/scopes", "key.scopes", "A key needs at least one scope."))
    for field, values, most in (("jobs", wanted.jobs, MAX_JOBS), ("networks", wanted.networks, MAX_NETWORKS)):
        if len(values) > most:
            errors.append(_error(f"/{field}", f"key.{field}", f"At most {most} can be named."))
    if wanted.expires_at is not None and wanted.expires_at.tzinfo is None:
        errors.append(_error("/expires_at", "time.offset", "A time needs its offset from UTC."))
    errors += [
        _error(f"/jobs/{at}", "key.jobs", f"{brief(job)!r} is not the id of a job.")
        for at, job in enumerate(wanted.jobs[:MAX_JOBS])
        if not is_job_id(job)
    ]
    errors += [
        _error(f"/networks/{at}", "key.networks", f"{brief(network)!r} is no address and no network.")
        for at, network in enumerate(wanted.networks[:MAX_NETWORKS])
        if not _is_network(network)
    ]
    return errors


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _is_within(key: ApiKey, maker: ApiKey) -> bool:
    """Whether `key` reaches nothing from nowhere that `maker` does not, and not for longer."""
    if maker.jobs and not (key.jobs and set(key.jobs) <= set(maker.jobs)):
        return False
    if maker.expires_at is not None and (key.expires_at is None or key.expires_at > maker.expires_at):
        return False
    if not maker.networks:
        return True
    allowed = [ip_network(network) for network in maker.networks]
    asked = [ip_network(network) for network in key.networks]
    return bool(asked) and all(any(_lies_in(one, other) for other in allowed) for one in asked)


def _lies_in(one: object, other: object) -> bool:
    return type(one) is type(other) and one.subnet_of(other)  # type: ignore[attr-defined]  # the types are compared


def _error(pointer: str, code: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code=code, detail=detail)


def _stronger(detail: str) -> Denied:
    return Denied(detail, code="key.stronger")
