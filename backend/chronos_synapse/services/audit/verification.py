"""Whether the audit is whole: every entry in its place, as it was written, behind the one before it."""

from collections.abc import AsyncIterator

import msgspec

from chronos_synapse.domain.audit import AuditEntry, AuditFault, AuditFinding, AuditHead
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.security.audit_seal import is_same_hash
from chronos_synapse.services.audit.keyring import Keyring
from chronos_synapse.storage.redis.audit_log import Anchor, AuditStore, head_text

BATCH = 500
MOST_FINDINGS = 100


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found."""

    ok: bool
    """Nothing is wrong with what was looked at."""
    checked: int
    """Entries that were looked at."""
    first_seq: int
    """The oldest one of them."""
    complete: bool
    """All that are kept were looked at."""
    head: str
    """`seq:hash` of the newest entry. Noted elsewhere, it tells later whether the log was cut short."""
    removed_until: int
    """Entries up to this one were removed by retention."""
    findings: list[AuditFinding]
    """The first ones."""
    finding_count: int


class Verifier:
    """Reads the log from its oldest entry to its newest."""

    def __init__(self, store: AuditStore, keyring: Keyring) -> None:
        self._store = store
        self._keyring = keyring

    async def verify(self, *, noted: AuditHead | None = None, newest: int | None = None) -> Verification:
        """Looks at all entries, or at the `newest` so many; with `noted`, whether that one is still there."""
        await self._keyring.load()
        head = (await self._store.head()).head
        anchor, findings = await self._anchor()
        removed = 0 if anchor is None else anchor.seq
        first = removed + 1 if newest is None else max(removed + 1, head.seq - newest + 1)
        before = None if first > removed + 1 else (anchor.hash if anchor else "")
        findings += await self._end(head, removed)
        findings += await self._noted(noted, head, removed)
        count = len(findings)
        async for found in self._check(first, head, before=before):
            count += 1
            if len(findings) < MOST_FINDINGS:
                findings.append(found)
        return Verification(
            ok=not findings,
            checked=max(0, head.seq - first + 1),
            first_seq=first,
            complete=first == removed + 1,
            head=head_text(head),
            removed_until=removed,
            findings=findings,
            finding_count=count,
        )

    async def _anchor(self) -> tuple[Anchor | None, list[AuditFinding]]:
        try:
            anchor = await self._store.anchor()
        except (msgspec.DecodeError, UnicodeDecodeError):
            anchor = Anchor(seq=0, hash="", key_id="", seal="")
        if anchor is None or self._keyring.is_genuine_anchor(anchor):
            return anchor, []
        detail = "What says which entries retention removed was not written by us."
        return None, [_finding(anchor.seq, AuditFault.BAD_ANCHOR, detail)]

    async def _check(self, first: int, head: AuditHead, *, before: str | None) -> AsyncIterator[AuditFinding]:
        """`before`: the hash of the entry before `first`; None when it is not known."""
        for start in range(first, head.seq + 1, BATCH):
            entries = await self._store.read(start, min(start + BATCH - 1, head.seq))
            for seq, entry in enumerate(entries, start):
                for found in self._faults(seq, entry, before):
                    yield found
                before = entry.hash if isinstance(entry, AuditEntry) else None

    def _faults(self, seq: int, entry: AuditEntry | str | None, before: str | None) -> list[AuditFinding]:
        if entry is None:
            return [_finding(seq, AuditFault.MISSING, "There is no entry of this number.")]
        if isinstance(entry, str):
            return [_finding(seq, AuditFault.UNREADABLE, entry)]
        found = []
        if entry.seq != seq:
            found.append(_finding(seq, AuditFault.MOVED, f"Here stands entry {entry.seq}."))
        if before is not None and not is_same_hash(entry.previous, before):
            found.append(_finding(seq, AuditFault.UNLINKED, "It was not written behind the entry before it."))
        if not self._keyring.knows(entry):
            detail = f"Its key {entry.key_id!r} cannot be opened: add the former secret key to CHRONOS_SECRET_KEY."
            found.append(_finding(seq, AuditFault.NO_KEY, detail))
        elif not self._keyring.is_genuine(entry):
            found.append(_finding(seq, AuditFault.ALTERED, "Its content is not what was written."))
        return found

    async def _end(self, head: AuditHead, removed: int) -> list[AuditFinding]:
        """Whether the newest entry is what is kept of it, and nothing stands behind it."""
        found = []
        beyond = await self._store.beyond(head.seq)
        if beyond is not None:
            found.append(_finding(beyond, AuditFault.BEYOND_HEAD, f"The log says that it ends with {head.seq}."))
        if head.seq > removed:
            (newest,) = await self._store.read(head.seq, head.seq)
            if isinstance(newest, AuditEntry) and not is_same_hash(newest.hash, head.hash):
                found.append(_finding(head.seq, AuditFault.BAD_HEAD, "What is kept of the newest entry is another."))
        elif head.seq < removed:
            found.append(_finding(head.seq, AuditFault.BAD_HEAD, f"Entries up to {removed} were there once."))
        return found

    async def _noted(self, noted: AuditHead | None, head: AuditHead, removed: int) -> list[AuditFinding]:
        if noted is None or noted.seq <= removed:
            return []
        if noted.seq > head.seq:
            detail = f"It was there when it was noted; now the log ends with {head.seq}."
            return [_finding(noted.seq, AuditFault.TRUNCATED, detail)]
        (entry,) = await self._store.read(noted.seq, noted.seq)
        if isinstance(entry, AuditEntry) and is_same_hash(entry.hash, noted.hash):
            return []
        return [_finding(noted.seq, AuditFault.TRUNCATED, "Another entry stands where the noted one was.")]


def read_head(text: str) -> AuditHead:
    """The place that was noted as `seq:hash`; Invalid when it is none."""
    seq, _, digest = text.strip().partition(":")
    if not (seq.isascii() and seq.isdigit() and len(seq) <= 15 and len(digest) == 64):
        raise Invalid("A noted head is written as `seq:hash`.", pointer="query:head", code="audit.head")
    return AuditHead(seq=int(seq), hash=digest.lower())


def _finding(seq: int, fault: AuditFault, detail: str) -> AuditFinding:
    return AuditFinding(seq=seq, fault=fault, detail=detail)
