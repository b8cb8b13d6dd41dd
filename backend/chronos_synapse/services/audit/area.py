"""Audit: what writes, reads, checks and trims the log, together."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from chronos_synapse.config import Settings, SettingsError
from chronos_synapse.security.audit_seal import AuditSeal
from chronos_synapse.security.signing_keys import signing_keys
from chronos_synapse.services.audit.keyring import Keyring
from chronos_synapse.services.audit.log import AuditLog
from chronos_synapse.services.audit.reading import AuditReader
from chronos_synapse.services.audit.recording import Refusals
from chronos_synapse.services.audit.retention import AuditRetention
from chronos_synapse.services.audit.verification import Verifier
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Audit:
    """One service for each thing that is done with the log."""

    keyring: Keyring
    log: AuditLog
    reader: AuditReader
    verifier: Verifier
    refusals: Refusals


def audit(settings: Settings, stores: RedisStores) -> Audit:
    """The services over `stores`; SettingsError when the secret key, which seals the log's keys, will not do."""
    try:
        seal = AuditSeal(signing_keys(settings.secret_key))
    except ValueError as exc:
        raise SettingsError(f"CHRONOS_SECRET_KEY: {exc}") from exc
    keyring = Keyring(stores.audit, seal)
    verifier = Verifier(stores.audit, keyring)
    return Audit(
        keyring=keyring,
        log=AuditLog(stores.audit, keyring),
        reader=AuditReader(stores.audit, verifier),
        verifier=verifier,
        refusals=Refusals(),
    )


def audit_retention(
    settings: Settings, stores: RedisStores, *, days: Callable[[], Awaitable[int]]
) -> AuditRetention | None:
    """What trims the log; None without a secret key, since what trims it signs where it ends."""
    if not settings.secret_key:
        logger.warning("the audit is not trimmed: CHRONOS_SECRET_KEY is not set", extra={"action": "audit_not_trimmed"})
        return None
    found = audit(settings, stores)
    return AuditRetention(stores.audit, found.keyring, found.log, days=days)
