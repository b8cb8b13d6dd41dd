"""Confidential: what of an owner's jobs must not leave the installation: values of secrets and environments, hosts."""

import re
from collections.abc import Iterable

import msgspec

from chronos_synapse.domain.access import EVERYTHING
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.masking import is_maskable
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.domain.scope import Scope
from chronos_synapse.narrators.base import Brief
from chronos_synapse.security.vault import Unreadable, Vault
from chronos_synapse.services.secrets.sealing import opened
from chronos_synapse.storage.redis.stores import RedisStores

MOST_VALUES = 2_000
MOST_NAMES = 40
"""Jobs that are looked for by their names, where a brief does not give their ids."""
MOST_WORDS = 5
"""Of a name, to look for it by."""


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
        """The brief with what must not leave of the owner and of its jobs."""
        hidden = await self.of(owner_id, await self._jobs_of(brief))
        return msgspec.structs.replace(
            brief, secrets=(*brief.secrets, *hidden.values), hosts=(*brief.hosts, *hidden.hosts)
        )

    async def of(self, owner_id: str, jobs: Iterable[Job] = ()) -> Hidden:
        """All of an owner, and of these jobs and their owners."""
        jobs = list(jobs)
        owners = dict.fromkeys([UserId(owner_id), *(job.owner_id for job in jobs)])
        scopes = [Scope(owner_id=owner) for owner in owners]
        scopes += [Scope(owner_id=job.owner_id, job_id=job.id) for job in jobs]
        values = [value for job in jobs for value in job.environment.values()]
        for scope in scopes:
            values += await self._secrets(scope)
        hosts = [worker.host for worker in await self._stores.daemons.workers()]
        hosts += [host for job in jobs if isinstance(host := job.executor.config.get("host"), str)]
        return Hidden(
            values=tuple(dict.fromkeys(filter(is_maskable, values)))[:MOST_VALUES],
            hosts=tuple(dict.fromkeys(filter(None, hosts)))[:MOST_VALUES],
        )

    async def _secrets(self, scope: Scope) -> list[str]:
        """Values of a scope; what cannot be read here was not printed by a job of here either."""
        found: list[str] = []
        for one in await self._stores.secrets.stored(scope.key):
            try:
                found += opened(self._vault, one.sealed, scope_key=scope.key, name=one.secret.name).values()
            except Unreadable:
                continue
        return found

    async def _jobs_of(self, brief: Brief) -> list[Job]:
        if brief.job_ids:
            return list((await self._stores.jobs.find_many(list(dict.fromkeys(brief.job_ids)))).values())
        names = dict.fromkeys(row.fact.job for row in brief.facts if row.fact.job)
        return [job for name in list(names)[:MOST_NAMES] for job in await self._named(name)]

    async def _named(self, name: str) -> list[Job]:
        """Jobs of this very name, whoever has them; Unavailable when the search did not come to an end."""
        words = [word for word in re.findall(r"\w+", name) if len(word) > 1][:MOST_WORDS]
        page = await self._stores.job_search.find(JobQuery(sight=EVERYTHING, search=" ".join(words)))
        if not page.complete:
            raise Unavailable("The search for what must not leave took too long.", part="redis")
        return [job for job in page.jobs if job.name == name]
