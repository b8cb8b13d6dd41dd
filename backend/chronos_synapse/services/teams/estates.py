"""Estates: all that an owner has, counted, handed over, and forgotten when there is no such owner any more."""

import hashlib
from collections.abc import Sequence

from chronos_synapse.domain.access import Principal, Sight
from chronos_synapse.domain.errors import Conflict, Unavailable, brief
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.domain.query import JobQuery, JobSort
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.secret import Secret
from chronos_synapse.security.vault import Unreadable, Vault, VaultLocked
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.patterns.handing import hand_over_patterns
from chronos_synapse.services.secrets.sealing import moved, opened
from chronos_synapse.services.teams.team_requests import Holdings
from chronos_synapse.services.teams.transfers import NewOwners, TransferService
from chronos_synapse.storage.redis.secrets import SealedSecret, SecretLimits
from chronos_synapse.storage.redis.stores import RedisStores

PAGE = 100
UNLIMITED = SecretLimits(secrets=1 << 40, bytes=1 << 50)
"""Nothing is left behind because the new owner has much already."""
NAMED = 5


class Estates:
    """Whoever calls has found out that the caller may decide on all of it."""

    def __init__(self, stores: RedisStores, vault: Vault, transfers: TransferService, owners: NewOwners) -> None:
        self._stores = stores
        self._vault = vault
        self._transfers = transfers
        self._owners = owners

    async def holdings(self, owner_id: str) -> Holdings:
        """How much there is."""
        owner, scope = UserId(owner_id), Scope(owner_id=UserId(owner_id))
        query = JobQuery(sight=Sight(owners=(owner,)), sort=JobSort.OLDEST, limit=1)
        return Holdings(
            jobs=await self._stores.job_search.count(query),
            calendars=len((await self._stores.calendars.owned([owner]))[0]),
            secrets=len(await self._stores.secrets.all(scope)),
            variables=len(await self._stores.variables.all(scope)),
        )

    async def hand_over(self, principal: Principal, former: str, to: str) -> Holdings:
        """Gives everything to another owner; Conflict, with nothing moved, while something runs or a name is taken.

        What is broken off goes on when it is called again: what was moved stays moved.
        """
        owner = await self._owners.check(principal, to)
        if owner == former:
            raise Conflict("It belongs to this owner already.", code="transfer.same_owner")
        holdings = await self.holdings(former)
        scopes = Scope(owner_id=UserId(former)), Scope(owner_id=owner)
        jobs = await self._jobs(UserId(former))
        await self._refuse_live(jobs)
        await self._refuse_taken(*scopes)
        await self._copy_secrets(*scopes)
        await self._stores.variables.transfer(*scopes)
        for calendar in (await self._stores.calendars.owned([UserId(former)]))[0]:
            await self._stores.calendars.transfer(calendar, owner)
        await self._stores.looks.views.transfer(former, owner)
        await self._stores.looks.dashboards.transfer(former, owner)
        await hand_over_patterns(self._stores.insight.patterns, UserId(former), owner)
        for job in jobs:
            await self._transfers.move(principal, job, owner)
        for secret in await self._stores.secrets.all(scopes[0]):
            await self._stores.secrets.remove(scopes[0], secret.name)
        note(kind="owner", id=former, owner_id=owner, before=Holdings(), after=holdings)
        return holdings

    async def forget(self, owner_id: str) -> None:
        """Removes what only that owner could use: secrets, variables, calendars, limits, views, what was shared with
        it.
        """
        scope = Scope(owner_id=UserId(owner_id))
        for secret in await self._stores.secrets.all(scope):
            await self._stores.secrets.remove(scope, secret.name)
        for variable in await self._stores.variables.all(scope):
            await self._stores.variables.remove(scope, variable.key)
        for calendar in (await self._stores.calendars.owned([UserId(owner_id)]))[0]:
            await self._stores.calendars.remove(calendar)
        for limit in await self._stores.limits.all():
            if limit.owner_id == owner_id:
                await self._stores.limits.remove(limit)
        await self._stores.looks.views.forget(owner_id)
        await self._stores.looks.dashboards.forget(owner_id)
        await self._stores.insight.reports.forget(owner_id)
        await self._stores.looks.notifications.forget(owner_id)
        await self._stores.ai.own.forget(owner_id)
        await self._stores.ai.answers.forget(owner_id)
        await self._stores.insight.patterns.forget(owner_id)
        await self._stores.grants.forget(owner_id)

    async def _jobs(self, owner: UserId) -> list[Job]:
        found: list[Job] = []
        cursor = None
        while True:
            query = JobQuery(sight=Sight(owners=(owner,)), sort=JobSort.OLDEST, limit=PAGE, cursor=cursor)
            page = await self._stores.job_search.find(query)
            found += page.jobs
            cursor = page.next_cursor
            if not page.complete:
                raise Unavailable("The search for what is to be handed over took too long.", part="redis")
            if cursor is None:
                return found

    async def _refuse_live(self, jobs: Sequence[Job]) -> None:
        stats = await self._stores.jobs.stats([job.id for job in jobs])
        backfilled = {job_id for _, job_id, _ in await self._stores.backfills.running()}
        live = [
            job
            for job, its in zip(jobs, stats, strict=True)
            if job.id in backfilled or any(its.counts[state] > 0 for state in ("queued", "running", "retrying"))
        ]
        if live:
            names = _listed([job.name for job in live])
            detail = f"Executions or backfills have not ended: {names}. Pause these jobs first."
            raise Conflict(detail, code="transfer.live")

    async def _refuse_taken(self, scope: Scope, to: Scope) -> None:
        """Conflict when the new owner has another secret or variable of the same name."""
        there = {secret.name: secret for secret in await self._stores.secrets.all(to)}
        both = [secret for secret in await self._stores.secrets.all(scope) if secret.name in there]
        taken = [secret.name for secret in both if await self._value(secret) != await self._value(there[secret.name])]
        keys = {variable.key for variable in await self._stores.variables.all(to)}
        taken += [variable.key for variable in await self._stores.variables.all(scope) if variable.key in keys]
        if taken:
            detail = f"The new owner has others of these names: {_listed(taken)}. Rename or delete them first."
            raise Conflict(detail, code="transfer.taken")

    async def _copy_secrets(self, scope: Scope, to: Scope) -> None:
        """They stay with the former owner until the jobs that use them have moved."""
        try:
            for one in await self._stores.secrets.stored(scope.key):
                name = one.secret.name
                anew = moved(self._vault, one.sealed, name=name, scope_keys=(scope.key, to.key))
                kept = {field: getattr(one.secret, field) for field in Secret.__struct_fields__}
                secret = Secret(**kept | {"scope": to, "key_id": anew.key_id})
                await self._stores.secrets.save(SealedSecret(secret=secret, sealed=anew.data), limits=UNLIMITED)
        except (Unreadable, VaultLocked) as exc:
            raise Conflict(f"A secret cannot be handed over: {exc}.", code="secret.unreadable") from exc

    async def _value(self, secret: Secret) -> bytes:
        """A digest of what it holds, by which a copy of a former try is known; the ciphertext when it is unreadable."""
        (sealed,) = await self._stores.secrets.sealed([(secret.scope, secret.name)])
        try:
            fields = opened(self._vault, sealed or b"", scope_key=secret.scope.key, name=secret.name)
        except (Unreadable, VaultLocked):
            return sealed or b""
        return hashlib.sha256(repr(sorted(fields.items())).encode()).digest()


def _listed(names: Sequence[str]) -> str:
    more = " and others" if len(names) > NAMED else ""
    return ", ".join(brief(name) for name in names[:NAMED]) + more
