"""Keyring: the keys that entries of the audit are signed with."""

import logging

import msgspec

from chronos_synapse.domain.audit import AuditEntry
from chronos_synapse.security.audit_seal import AuditSeal, audit_hash, is_same_hash, new_audit_key
from chronos_synapse.storage.redis.audit_log import CURRENT, Anchor, AuditStore

logger = logging.getLogger(__name__)

_encode = msgspec.json.Encoder().encode


class Keyring:
    """Signs and checks. Keys lie in the store, sealed; each process opens them once."""

    def __init__(self, store: AuditStore, seal: AuditSeal) -> None:
        self._store = store
        self._seal = seal
        self._keys: dict[str, bytes] = {}
        self._current = ""

    async def load(self) -> None:
        """Opens the keys of the store."""
        sealed = await self._store.sealed_keys()
        current = sealed.pop(CURRENT, b"").decode("ascii", "replace")
        for key_id in sealed.keys() - self._keys.keys():
            opened = self._seal.open(sealed[key_id], key_id=key_id)
            if opened is None:
                continue
            self._keys[key_id], is_current = opened
            if not is_current:
                await self._store.put_key(key_id, self._seal.seal(self._keys[key_id], key_id=key_id))
        self._current = current

    async def ready(self) -> None:
        """Has a key to sign with: the one that all processes use, made by the first of them.

        When that one can be opened no more, since the secret key is another one, a new one takes its place.
        """
        if self._current in self._keys:
            return
        await self.load()
        if self._current in self._keys:
            return
        if self._current:
            logger.warning("the audit's key cannot be opened", extra={"action": "audit_key_lost", "key": self._current})
        key_id, key = new_audit_key()
        await self._store.put_key(key_id, self._seal.seal(key, key_id=key_id))
        await self._store.sign_with(key_id, instead_of=self._current)
        await self.load()

    def signed(self, entry: AuditEntry) -> AuditEntry:
        """`entry` with its hash, by the key that signs now."""
        named = msgspec.structs.replace(entry, key_id=self._current, hash="")
        return msgspec.structs.replace(named, hash=self._hash(named))

    def knows(self, entry: AuditEntry | Anchor) -> bool:
        """Whether the key that it was signed with is here."""
        return entry.key_id in self._keys

    def is_genuine(self, entry: AuditEntry) -> bool:
        """Whether its hash is that of its content; its key must be known."""
        return is_same_hash(entry.hash, self._hash(entry))

    def anchor_at(self, entry: AuditEntry) -> Anchor:
        """What is kept of the last entry that is removed."""
        anchor = Anchor(seq=entry.seq, hash=entry.hash, key_id=self._current, seal="")
        return msgspec.structs.replace(anchor, seal=self._seal_of(anchor))

    def is_genuine_anchor(self, anchor: Anchor) -> bool:
        """Whether we wrote it."""
        return self.knows(anchor) and is_same_hash(anchor.seal, self._seal_of(anchor))

    def _hash(self, entry: AuditEntry) -> str:
        content = _encode(msgspec.structs.replace(entry, hash=""))
        return audit_hash(self._keys[entry.key_id], entry.previous.encode() + b"\n" + content)

    def _seal_of(self, anchor: Anchor) -> str:
        content = _encode(msgspec.structs.replace(anchor, seal=""))
        return audit_hash(self._keys[anchor.key_id], b"anchor\n" + content)
