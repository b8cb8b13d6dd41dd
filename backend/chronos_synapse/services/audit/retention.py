"""AuditRetention: entries that are older than is kept go, from the oldest on, with a note of where they ended."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from chronos_synapse.domain.audit import AuditEntry, AuditEvent, AuditResult, Resource
from chronos_synapse.domain.clock import Clock, to_ms
from chronos_synapse.services.audit.keyring import Keyring
from chronos_synapse.services.audit.log import SYSTEM, AuditLog
from chronos_synapse.services.audit.redaction import as_text
from chronos_synapse.storage.redis.audit_log import Anchor, AuditStore

logger = logging.getLogger(__name__)

BATCH = 500
BATCHES = 40
"""In one go."""


class AuditRetention:
    """Trims the log. It never takes an entry from within, nor the newest one, nor one that is not genuine."""

    def __init__(
        self, store: AuditStore, keyring: Keyring, log: AuditLog, *, days: Callable[[], Awaitable[int]]
    ) -> None:
        self._store = store
        self._keyring = keyring
        self._log = log
        self._days = days

    async def trim(self, clock: Clock) -> int:
        """Removes entries written longer ago than is kept; gives how many. The log tells of it."""
        await self._keyring.ready()
        anchor = await self._store.anchor()
        if anchor is not None and not self._keyring.is_genuine_anchor(anchor):
            logger.error("the audit's anchor is not ours", extra={"action": "audit_bad_anchor", "seq": anchor.seq})
            return 0
        removed, first = 0, 1 if anchor is None else anchor.seq + 1
        cutoff_ms = to_ms(clock() - timedelta(days=await self._days()))
        for _ in range(BATCHES):
            following = await self._trim_batch(anchor, cutoff_ms)
            if following is None:
                break
            removed += following.seq - (0 if anchor is None else anchor.seq)
            anchor = following
        if removed and anchor is not None:
            await self._tell(clock, first, anchor.seq)
        return removed

    async def _trim_batch(self, anchor: Anchor | None, cutoff_ms: int) -> Anchor | None:
        """The new anchor, when some were old enough."""
        first, before = (1, "") if anchor is None else (anchor.seq + 1, anchor.hash)
        head = (await self._store.head()).head
        entries = await self._store.read(first, min(first + BATCH - 1, head.seq - 1))
        last: AuditEntry | None = None
        for seq, entry in enumerate(entries, first):
            if not isinstance(entry, AuditEntry) or not self._is_next(entry, seq, before):
                logger.error("the audit is not whole and is not trimmed", extra={"action": "audit_broken", "seq": seq})
                break
            if entry.at_ms >= cutoff_ms:
                break
            last, before = entry, entry.hash
        if last is None:
            return None
        following = self._keyring.anchor_at(last)
        return following if await self._store.trim(following, first=first, expected=anchor) else None

    def _is_next(self, entry: AuditEntry, seq: int, before: str) -> bool:
        """What cannot be checked for want of its key goes, too: it would stay for ever."""
        is_genuine = not self._keyring.knows(entry) or self._keyring.is_genuine(entry)
        return entry.seq == seq and entry.previous == before and is_genuine

    async def _tell(self, clock: Clock, first: int, last: int) -> None:
        event = AuditEvent(
            at_ms=to_ms(clock()),
            actor=SYSTEM,
            action="audit.trim",
            resource=Resource(kind="audit"),
            result=AuditResult.OK,
            after=as_text({"removed_from": first, "removed_until": last}),
        )
        await self._log.write([event])
        logger.info("removed old entries of the audit", extra={"action": "audit_trimmed", "until": last})
