"""AuditReader: the log for those who may see it, all of it or what concerns them."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.access import Permission, Principal, TeamRole
from chronos_synapse.domain.audit import Actor, AuditEntry, AuditQuery, AuditResult, AuditSight, Resource
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Denied, Unavailable
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.audit.exports import AuditFormat, header_of, line_of
from chronos_synapse.services.audit.verification import Verification, Verifier, read_head
from chronos_synapse.storage.redis.audit_log import AuditStore

EXPORT_PAGE = 500
VERIFIED = 200_000
"""So many of the newest entries are checked while a request waits; `chronos audit verify` checks all."""


class AuditEntryView(msgspec.Struct, frozen=True, kw_only=True):
    """An entry for people and programs."""

    seq: int
    time: datetime
    actor: Actor
    action: str
    resource: Resource
    owner_id: str
    address: str | None
    """None where the caller is not to know where others are."""
    agent: str | None
    request_id: str
    result: AuditResult
    code: str
    before: dict[str, Any] | None
    """The fields that changed."""
    after: dict[str, Any] | None
    omitted: int
    hash: str


class AuditList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of entries, the newest first."""

    items: list[AuditEntryView]
    total: int
    complete: bool
    next_cursor: str | None


class AuditReader:
    """Every method takes the caller first."""

    def __init__(self, store: AuditStore, verifier: Verifier) -> None:
        self._store = store
        self._verifier = verifier

    async def page(self, principal: Principal, query: AuditQuery) -> AuditList:
        """One page of what the caller may see."""
        page = await self._store.page(msgspec.structs.replace(query, sight=sight_of(principal)))
        return AuditList(
            items=[_view(entry, principal) for entry in page.entries],
            total=page.total,
            complete=page.complete,
            next_cursor=page.next_cursor,
        )

    async def export(self, principal: Principal, query: AuditQuery, form: AuditFormat) -> AsyncIterator[bytes]:
        """All that matches, the newest first, in pieces; the caller must be one who sees everything."""
        require(principal, Permission.AUDIT_READ)
        sight_of(principal)
        asked = msgspec.structs.replace(query, limit=EXPORT_PAGE, cursor=None)
        return self._pieces(asked, form)

    async def verify(self, principal: Principal, noted: str | None) -> Verification:
        """Whether the newest entries are as they were written; `noted`: a head from before."""
        require(principal, Permission.AUDIT_READ)
        return await self._verifier.verify(noted=None if noted is None else read_head(noted), newest=VERIFIED)

    async def _pieces(self, query: AuditQuery, form: AuditFormat) -> AsyncIterator[bytes]:
        yield header_of(form)
        while True:
            page = await self._store.page(query)
            if not page.complete:
                # The file breaks off, and the client sees that: it never looks whole.
                raise Unavailable("The search took too long.", part="redis")
            yield b"".join(line_of(entry, form) for entry in page.entries)
            if page.next_cursor is None:
                return
            query = msgspec.structs.replace(query, cursor=page.next_cursor)


def sight_of(principal: Principal) -> AuditSight | None:
    """None: everything. Others see what they did, and what was done to what is theirs or that of teams they manage."""
    if principal.only_jobs is not None:
        raise Denied("A key for single jobs does not read the audit.")
    if principal.may(Permission.AUDIT_READ):
        return None
    if principal.key_id is not None:
        require(principal, Permission.AUDIT_READ)
    managed = [team for team, role in principal.teams.items() if role in (TeamRole.OWNER, TeamRole.ADMIN)]
    return AuditSight(actor_id=principal.user_id, owners=(principal.user_id, *managed))


def _view(entry: AuditEntry, principal: Principal) -> AuditEntryView:
    shows_place = principal.may(Permission.AUDIT_READ) or entry.actor.id == principal.user_id
    return AuditEntryView(
        seq=entry.seq,
        time=from_ms(entry.at_ms),
        actor=entry.actor,
        action=entry.action,
        resource=entry.resource,
        owner_id=entry.owner_id,
        address=entry.address if shows_place else None,
        agent=entry.agent if shows_place else None,
        request_id=entry.request_id,
        result=entry.result,
        code=entry.code,
        before=side_of(entry.before),
        after=side_of(entry.after),
        omitted=entry.omitted,
        hash=entry.hash,
    )


def side_of(text: str) -> dict[str, Any] | None:
    """One side of a change; None where there is none. What is not ours is shown as it is."""
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError:
        return {"is": text}
