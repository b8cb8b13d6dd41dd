"""Confidential: what of jobs must not leave the installation: values of secrets and environments, hosts, and all that
belongs to owners who have language models switched off."""

import msgspec

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.masking import is_maskable
from chronos_synapse.domain.scope import Scope
from chronos_synapse.narrators.base import Brief
from chronos_synapse.security.vault import Unreadable, Vault
from chronos_synapse.services.patterns.cleaning import secrets_in
from chronos_synapse.services.secrets.sealing import opened
from chronos_synapse.storage.redis.stores import RedisStores

MOST_VALUES = 20_000
"""Of what more there is of, nothing is sent: what is not known cannot be taken out."""


class Hidden(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be taken out of a text."""

    values: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Without values."""
        return f"<{len(self.values)} values, {len(self.hosts)} hosts>"


class Confidential:
    """Reads secrets only to recognise them."""

    def __init__(self, stores: RedisStores, vault: Vault) -> None:
        self._stores = stores
        self._vault = vault

    async def guarded(self, brief: Brief, *, owner_id: str) -> Brief:
        """The brief with what must not leave of the owner and of its jobs, and without what must not leave at all:
        pieces of jobs whose owners have it switched off, and of jobs that are gone, of which nobody knows."""
        jobs = await self._open_jobs(brief, owner_id)
        hidden = await self.of(owner_id, *jobs.values())
        return msgspec.structs.replace(
            brief,
            facts=tuple(one for one in brief.facts if jobs.keys() >= set(one.job_ids)),
            actions=tuple(one for one in brief.actions if jobs.keys() >= set(one.job_ids)),
            examples=tuple(one for one in brief.examples if jobs.keys() >= set(one.job_ids)),
            secrets=(*brief.secrets, *hidden.values),
            hosts=(*brief.hosts, *hidden.hosts),
        )

    async def of(self, owner_id: str, *jobs: Job) -> Hidden:
        """All of an owner, and of these jobs and their owners; Unavailable when that is too much to look for."""
        owners = dict.fromkeys([UserId(owner_id), *(job.owner_id for job in jobs)])
        scopes = [Scope(owner_id=owner) for owner in owners]
        scopes += [Scope(owner_id=job.owner_id, job_id=job.id) for job in jobs]
        values = [value for job in jobs for value in (*job.environment.values(), *secrets_in(job))]
        for scope in scopes:
            values += await self._secrets(scope)
        hosts = [worker.host for worker in await self._stores.daemons.workers()]
        hosts += [host for job in jobs if isinstance(host := job.executor.config.get("host"), str)]
        found = Hidden(
            values=tuple(dict.fromkeys(filter(is_maskable, values))), hosts=tuple(dict.fromkeys(filter(None, hosts)))
        )
        if len(found.values) + len(found.hosts) > MOST_VALUES:
            raise Unavailable("There is too much that must not leave.", part="model")
        return found

    async def _open_jobs(self, brief: Brief, owner_id: str) -> dict[str, Job]:
        """The brief's jobs of which something may be sent, by id. Whether it may of `owner_id` has been looked at."""
        jobs = await self._stores.jobs.find_many(brief.job_ids)
        owners = dict.fromkeys(job.owner_id for job in jobs.values())
        found = {owner: await self._stores.ai.own.find(owner) for owner in owners if owner != owner_id}
        shut = {owner for owner, own in found.items() if own is not None and not own.is_on}
        return {job_id: job for job_id, job in jobs.items() if job.owner_id not in shut}

    async def _secrets(self, scope: Scope) -> list[str]:
        """Values of a scope; what cannot be read here was not printed by a job of here either."""
        found: list[str] = []
        for one in await self._stores.secrets.stored(scope.key):
            try:
                found += opened(self._vault, one.sealed, scope_key=scope.key, name=one.secret.name).values()
            except Unreadable:
                continue
        return found
