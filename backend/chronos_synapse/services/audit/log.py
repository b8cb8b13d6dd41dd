"""AuditLog: puts what happened behind the newest entry, each entry signed together with the one before it."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from chronos_synapse.domain.audit import Actor, ActorKind, AuditEntry, AuditEvent, AuditHead, AuditResult, Resource
from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.errors import ChronosError, Unavailable
from chronos_synapse.services.audit.keyring import Keyring
from chronos_synapse.storage.redis.audit_log import AuditStore, StoredHead, head_text

logger = logging.getLogger(__name__)

TRIES = 100
"""How often entries are signed anew because another process was faster."""
MOST_AT_ONCE = 200

WENT_BACK = "audit.went_back"
SYSTEM = Actor(kind=ActorKind.SYSTEM, name="Chronos Synapse")


@dataclass
class _Group:
    """Events of one writer, until they are written."""

    events: Sequence[AuditEvent]
    is_done: bool = False
    error: ChronosError | None = None


class AuditLog:
    """Appends to the chain; writers of one process that come at the same time share a round trip."""

    def __init__(self, store: AuditStore, keyring: Keyring) -> None:
        self._store = store
        self._keyring = keyring
        self._known: StoredHead | None = None
        self._lock = asyncio.Lock()
        self._waiting: list[_Group] = []

    async def write(self, events: Sequence[AuditEvent]) -> None:
        """Returns once `events` are kept; Unavailable when they cannot be."""
        if not events:
            return
        group = _Group(events)
        self._waiting.append(group)
        async with self._lock:
            if not group.is_done:
                await self._write_waiting()
        if group.error is not None:
            raise group.error

    async def _write_waiting(self) -> None:
        groups, self._waiting = self._waiting, []
        error: ChronosError = Unavailable("The audit was not written.", part="audit")
        try:
            events = [event for group in groups for event in group.events]
            for at in range(0, len(events), MOST_AT_ONCE):
                await self._append(events[at : at + MOST_AT_ONCE])
        except ChronosError as exc:
            error = exc
        else:
            for group in groups:
                group.is_done = True
        finally:
            # Also when whoever writes for all of them is cancelled: nobody may believe that it was written.
            for group in groups:
                group.error = None if group.is_done else error
                group.is_done = True

    async def _append(self, events: Sequence[AuditEvent]) -> None:
        await self._keyring.ready()
        head = self._known or await self._store.head()
        for _ in range(TRIES):
            entries = self._chained(events, head.head)
            other = await self._store.append(entries, after=head)
            if other is None:
                last = entries[-1]
                self._known = StoredHead(head=AuditHead(seq=last.seq, hash=last.hash), text=head_text(last))
                return
            if self._known is not None and _is_back(self._known.head, other.head):
                events = [_went_back(self._known.head, other.head), *events]
                other = other if other.text else StoredHead(head=self._known.head, text="")
                self._known = None
            elif not other.text:
                other = await self._store.head()
            head = other
        raise Unavailable("Others keep writing to the audit at the same time.", part="audit")

    def _chained(self, events: Sequence[AuditEvent], head: AuditHead) -> list[AuditEntry]:
        entries: list[AuditEntry] = []
        for seq, event in enumerate(events, head.seq + 1):
            fields = {name: getattr(event, name) for name in AuditEvent.__struct_fields__}
            previous = entries[-1].hash if entries else head.hash
            entries.append(self._keyring.signed(AuditEntry(**fields, seq=seq, key_id="", previous=previous, hash="")))
        return entries


def _is_back(known: AuditHead, found: AuditHead) -> bool:
    """Whether the log is shorter than this process knows it to have been, or has another entry in its place."""
    return found.seq < known.seq or (found.seq == known.seq and found.hash != known.hash)


def _went_back(known: AuditHead, found: AuditHead) -> AuditEvent:
    """The log itself tells that entries were lost: by a store that lost its latest writes, or by somebody's hand."""
    logger.critical(
        "the audit has lost entries",
        extra={"action": "audit_went_back", "known": head_text(known), "found": head_text(found)},
    )
    sides = [msgspec.json.encode({"newest": head_text(head)}).decode() for head in (known, found)]
    return AuditEvent(
        at_ms=to_ms(utc_now()),
        actor=SYSTEM,
        action=WENT_BACK,
        resource=Resource(kind="audit"),
        result=AuditResult.FAILED,
        before=sides[0],
        after=sides[1],
    )
