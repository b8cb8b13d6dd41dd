"""An audit over a store, and events to put into it."""

from typing import Any

from chronos_synapse.domain.audit import Actor, ActorKind, AuditEntry, AuditEvent, AuditResult, Resource
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.security.audit_seal import AuditSeal
from chronos_synapse.services.audit.keyring import Keyring
from chronos_synapse.services.audit.log import AuditLog
from chronos_synapse.services.audit.verification import Verifier
from tests.builders import START, Store

SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
OTHER_SECRET = "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90"


def keyring_of(store: Store, *secrets: str) -> Keyring:
    """A process's keys."""
    return Keyring(store.stores.audit, AuditSeal(secrets or (SECRET,)))


def log_of(store: Store, *secrets: str) -> AuditLog:
    """A process that writes."""
    return AuditLog(store.stores.audit, keyring_of(store, *secrets))


def verifier_of(store: Store, *secrets: str) -> Verifier:
    """A process that checks."""
    return Verifier(store.stores.audit, keyring_of(store, *secrets))


def an_event(**changes: Any) -> AuditEvent:
    """Ann made a job."""
    values: dict[str, Any] = {
        "at_ms": to_ms(START),
        "actor": Actor(kind=ActorKind.USER, id="u1", name="Ann"),
        "action": "job.create",
        "resource": Resource(kind="job", id="j1", name="Backup"),
        "owner_id": "u1",
        "result": AuditResult.OK,
        "after": '{"timeout_s":60}',
    }
    return AuditEvent(**(values | changes))


async def entries_of(store: Store) -> list[AuditEntry]:
    """All entries in order."""
    head = (await store.stores.audit.head()).head
    found = await store.stores.audit.read(1, head.seq)
    return [entry for entry in found if isinstance(entry, AuditEntry)]
