"""Resolving: values take the place of references. In workers only: nothing else ever decrypts a secret."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakValueDictionary

import msgspec

from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.masking import NO_MASK, Mask
from chronos_synapse.domain.reference import (
    VALUE,
    Reference,
    SavedConfig,
    may_refer,
    places_of,
    references_in,
    substituted,
    with_values,
)
from chronos_synapse.domain.scope import Scope, scopes_of
from chronos_synapse.security.vault import Unreadable, Vault
from chronos_synapse.services.secrets.references import Executors, takes_of
from chronos_synapse.services.secrets.sealing import opened
from chronos_synapse.services.secrets.secret_providers import SecretSources, Unobtainable, usable
from chronos_synapse.storage.redis.stores import RedisStores

NAMED = 5

Values = dict[Reference, str | Unobtainable]
"""What came of each reference."""


class Unresolved(ChronosError):
    """An attempt cannot be run: what its job names is missing. Says what, never a value."""

    code = "reference.unresolved"


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """What an attempt is given, and what hides its secrets."""

    environment: dict[str, str]
    config: dict[str, Any]
    saved: SavedConfig
    """Where `config` comes from."""
    mask: Mask

    def __repr__(self) -> str:
        """Without values: some are secrets."""
        return f"Resolved(mask={self.mask!r})"


class Resolver:
    """Finds the values of what a job names, as they are when its attempt begins."""

    def __init__(self, stores: RedisStores, vault: Vault, sources: SecretSources, executors: Executors) -> None:
        self._secrets = stores.secrets
        self._variables = stores.variables
        self._vault = vault
        self._sources = sources
        self._executors = executors
        self._masks: WeakValueDictionary[bytes, Mask] = WeakValueDictionary()
        """Of attempts that run: those of one job can share theirs."""

    async def resolve(self, job: Job) -> Resolved:
        """Values in the place of references; Unresolved when one cannot be had, Unavailable when the store is away."""
        if not may_refer(job):
            return _as_declared(job)
        takes = takes_of(job, self._executors)
        texts = (place.text for place in places_of(job, takes) if not place.is_code)
        wanted = list(dict.fromkeys(one for text in texts for one in references_in(text)))
        values = await self._values(job, wanted) if wanted else {}
        return Resolved(
            environment={name: substituted(text, values.__getitem__) for name, text in job.environment.items()},
            config=with_values(job.executor.config, values.__getitem__, takes),
            saved=SavedConfig(config=job.executor.config, values=values),
            mask=self._mask([value for one, value in values.items() if one.is_secret]),
        )

    async def _values(self, job: Job, wanted: Sequence[Reference]) -> dict[Reference, str]:
        scopes = scopes_of(job)
        found: Values = {}
        found |= await self._stored([one for one in wanted if one.is_stored], scopes)
        found |= await self._named([one for one in wanted if not one.is_secret], scopes)
        elsewhere = [one for one in wanted if one.is_secret and not one.is_stored]
        if elsewhere:
            found |= await asyncio.to_thread(self._elsewhere, elsewhere)
        _refuse_missing(found)
        return {one: value for one, value in found.items() if isinstance(value, str)}

    async def _stored(self, wanted: Sequence[Reference], scopes: Sequence[Scope]) -> Values:
        places = [(scope, one.key) for one in wanted for scope in scopes]
        found = iter(zip(places, await self._secrets.sealed(places), strict=True))
        values: Values = {}
        for one in wanted:
            hits = [(scope, sealed) for (scope, _), sealed in (next(found) for _ in scopes) if sealed is not None]
            values[one] = self._field(one, *hits[0]) if hits else Unobtainable("the job's owner has no such secret")
        return values

    def _field(self, reference: Reference, scope: Scope, sealed: bytes) -> str | Unobtainable:
        try:
            fields = opened(self._vault, sealed, scope_key=scope.key, name=reference.key)
            field = reference.field or VALUE
            return usable(fields[field]) if field in fields else Unobtainable(f"it has no field {field!r}")
        except Unreadable as exc:
            return Unobtainable(f"it cannot be decrypted: {exc}")
        except Unobtainable as exc:
            return exc

    async def _named(self, wanted: Sequence[Reference], scopes: Sequence[Scope]) -> Values:
        found = iter(await self._variables.find_many([(scope, one.key) for one in wanted for scope in scopes]))
        values: Values = {}
        for one in wanted:
            hits = [variable for variable in (next(found) for _ in scopes) if variable is not None]
            values[one] = hits[0].text if hits else Unobtainable("the job's owner has no such variable")
        return values

    def _elsewhere(self, wanted: Sequence[Reference]) -> Values:
        values: Values = {}
        for one in wanted:
            try:
                values[one] = self._sources.value(one)
            except Unobtainable as exc:
                values[one] = exc
        return values

    def _mask(self, secrets: Sequence[str]) -> Mask:
        if not secrets:
            return NO_MASK
        digest = hashlib.sha256(msgspec.json.encode(sorted(set(secrets)))).digest()
        mask = self._masks.get(digest)
        if mask is None:
            mask = self._masks[digest] = Mask(secrets)
        return mask


def _as_declared(job: Job) -> Resolved:
    config = job.executor.config
    saved = SavedConfig(config=config, values={})
    return Resolved(environment=dict(job.environment), config=config, saved=saved, mask=NO_MASK)


def _refuse_missing(found: Mapping[Reference, str | Unobtainable]) -> None:
    missing = [(one, why) for one, why in found.items() if isinstance(why, Unobtainable)]
    if missing:
        words = "; ".join(f"{one.text}: {why}" for one, why in missing[:NAMED])
        more = f"; and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        raise Unresolved(f"What the job names cannot be had: {words}{more}.")
