"""AuditStore: the audit's entries, each at its number, with the newest one and the oldest one that is kept."""

from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.audit import AuditEntry, AuditHead, AuditQuery
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import AUDIT
from chronos_synapse.storage.redis.offset_cursor import read_order_cursor, write_order_cursor
from chronos_synapse.storage.redis.scripts import Script
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout, Words, search

TIMEOUT_MS = 1000
TEXT_FIELDS = ("actor_name", "resource_name")
CURRENT = "current"

_APPEND = Script(
    "append_audit",
    keys=("head",),
    names=("audit_entry",),
    args=("expected", "following", "first", "first_hash", "count"),
)
_TRIM = Script(
    "trim_audit",
    keys=("anchor",),
    names=("audit_entry",),
    args=("expected", "following", "first", "last"),
)
_decode = msgspec.json.Decoder(AuditEntry).decode
_encode = msgspec.json.Encoder().encode


class StoredHead(msgspec.Struct, frozen=True, kw_only=True):
    """The newest entry, and how that is kept: empty when it is not, though there are entries."""

    head: AuditHead
    text: str


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The last of the entries that retention removed."""

    seq: int
    hash: str
    key_id: str
    seal: str
    """HMAC of the rest, so that nobody else can say that entries were removed by us."""


class AuditPage(msgspec.Struct, frozen=True, kw_only=True):
    """Entries, the newest first. `complete` False: the answer was cut short."""

    entries: list[AuditEntry]
    total: int
    complete: bool
    next_cursor: str | None


class AuditStore:
    """Appends, reads, searches and trims. There is no way to remove or to change single entries."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def sealed_keys(self) -> dict[str, bytes]:
        """Sealed key by id; under `CURRENT` the id of the one that signs."""
        flat = await self._door.call("HGETALL", self._keys.audit_keys())
        pairs = flat.items() if isinstance(flat, dict) else zip(flat[::2], flat[1::2], strict=True)
        return {name.decode(): value for name, value in pairs}

    async def put_key(self, key_id: str, sealed: bytes) -> None:
        """Keeps a key, new or sealed anew."""
        await self._door.call("HSET", self._keys.audit_keys(), key_id, sealed)

    async def sign_with(self, key_id: str, *, instead_of: str) -> None:
        """Makes a key the one that signs; of several processes that begin at once, one decides (`instead_of` empty)."""
        command = "HSET" if instead_of else "HSETNX"
        await self._door.call(command, self._keys.audit_keys(), CURRENT, key_id)

    async def head(self) -> StoredHead:
        """The newest entry; that with the highest number when what is kept of it was lost."""
        text = await self._door.call("GET", self._keys.audit_head())
        if text is not None:
            return _head(text)
        newest = await self._highest(Clauses())
        if newest is None:
            return _head(b"")
        return StoredHead(head=AuditHead(seq=newest.seq, hash=newest.hash), text="")

    async def append(self, entries: Sequence[AuditEntry], *, after: StoredHead) -> StoredHead | None:
        """None once `entries` are kept behind `after`; else the newest entry, which is another one now."""
        first, last = entries[0], entries[-1]
        args: list[Any] = [after.text, head_text(last), first.seq, first.hash, len(entries)]
        reply = await self._door.run(_APPEND, [self._keys.audit_head()], [*args, *map(_encode, entries)])
        return None if reply == b"ok" else _head(reply[1])

    async def anchor(self) -> Anchor | None:
        """The last of the entries that were removed; msgspec.DecodeError when it is none of ours."""
        text = await self._door.call("GET", self._keys.audit_anchor())
        return None if text is None else msgspec.json.decode(text, type=Anchor)

    async def trim(self, anchor: Anchor, *, first: int, expected: Anchor | None) -> bool:
        """Removes `first` to the one that `anchor` names; False when another process was faster."""
        before = "" if expected is None else _encode(expected)
        args = [before, _encode(anchor), first, anchor.seq]
        return bool(await self._door.run(_TRIM, [self._keys.audit_anchor()], args))

    async def read(self, first: int, last: int) -> list[AuditEntry | str | None]:
        """The entry at each number; None where there is none, and why where it cannot be read."""
        keys = [self._keys.audit_entry(str(seq)) for seq in range(first, last + 1)]
        if not keys:
            return []
        return [_entry(raw) for raw in await self._door.call("JSON.MGET", *keys, ".")]

    async def beyond(self, seq: int) -> int | None:
        """The highest number behind `seq` that has an entry."""
        clauses = Clauses()
        clauses.between("seq", seq + 1, float("inf"))
        highest = await self._highest(clauses)
        return None if highest is None else highest.seq

    async def _highest(self, clauses: Clauses) -> AuditEntry | None:
        try:
            found = await search(self._door, AUDIT, clauses, sort=("seq", True), page=(0, 1), timeout_ms=TIMEOUT_MS)
        except SearchTimeout as exc:
            raise Unavailable("The audit could not be searched in time.", part="redis") from exc
        return _decode(found.documents[0]) if found.documents else None

    async def page(self, query: AuditQuery) -> AuditPage:
        """One page; Invalid names a bad cursor or text."""
        below, before = read_order_cursor(query, query.cursor)
        clauses = _clauses(query)
        if below is not None:
            clauses.between("seq", 1, below - 1)
        try:
            reply = await search(
                self._door, AUDIT, clauses, sort=("seq", True), page=(0, query.limit), timeout_ms=TIMEOUT_MS
            )
        except SearchTimeout:
            return AuditPage(entries=[], total=0, complete=False, next_cursor=None)
        entries = [_decode(raw) for raw in reply.documents]
        shown = before + len(entries)
        more = reply.total > len(entries) and entries
        following = write_order_cursor(query, entries[-1].seq, shown) if more else None
        return AuditPage(entries=entries, total=before + reply.total, complete=True, next_cursor=following)


def head_text(entry: AuditEntry | AuditHead) -> str:
    """How the newest entry is kept, and noted elsewhere: `seq:hash`."""
    return f"{entry.seq}:{entry.hash}"


def _head(text: bytes) -> StoredHead:
    seq, _, digest = text.decode("utf-8", "replace").partition(":")
    head = AuditHead(seq=int(seq) if seq.isascii() and seq.isdigit() else 0, hash=digest)
    return StoredHead(head=head, text=text.decode("utf-8", "replace"))


def _entry(raw: bytes | None) -> AuditEntry | str | None:
    if raw is None:
        return None
    try:
        return _decode(raw)
    except msgspec.DecodeError as exc:
        return str(exc)


def _clauses(query: AuditQuery) -> Clauses:
    clauses = Clauses()
    if query.sight is not None:
        clauses.either_tag({"actor_id": [query.sight.actor_id], "owner_id": query.sight.owners})
    if query.action is not None and query.action.endswith(".*"):
        clauses.tag_begins("action", query.action.removesuffix("*"))
    elif query.action is not None:
        clauses.tag("action", [query.action])
    result = None if query.result is None else query.result.value
    wanted = (
        ("actor_id", query.actor_id),
        ("resource_kind", query.resource_kind),
        ("resource_id", query.resource_id),
        ("owner_id", query.owner_id),
        ("address", query.address),
        ("result", result),
    )
    for field, value in wanted:
        clauses.tag(field, [] if value is None else [value])
    low = float("-inf") if query.since is None else to_ms(query.since)
    high = float("inf") if query.until is None else to_ms(query.until) - 1
    clauses.between("at_ms", low, high)
    clauses.words(TEXT_FIELDS, Words.of(query.text, pointer="query:text"))
    return clauses
