"""Retention of the audit: the oldest entries go, and the rest still verifies."""

import json
from datetime import timedelta

import msgspec

from chronos_synapse.domain.audit import AuditFault
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.services.audit.log import AuditLog
from chronos_synapse.services.audit.retention import AuditRetention
from chronos_synapse.services.audit.verification import read_head
from tests.builders import START, Store
from tests.services.audit import OTHER_SECRET, SECRET, an_event, entries_of, keyring_of, verifier_of

DAY_MS = 86_400_000


def retention_of(store: Store, *, days: int, secret: str = SECRET) -> AuditRetention:
    async def kept() -> int:
        return days

    keyring = keyring_of(store, secret)
    return AuditRetention(store.stores.audit, keyring, AuditLog(store.stores.audit, keyring), days=kept)


async def written(store: Store, count: int) -> None:
    """One entry a day."""
    log = AuditLog(store.stores.audit, keyring_of(store))
    await log.write([an_event(at_ms=to_ms(START) + n * DAY_MS, code=str(n)) for n in range(count)])


async def test_old_entries_go_and_the_rest_is_whole(store: Store) -> None:
    await written(store, 20)

    assert await retention_of(store, days=10).trim(lambda: START + timedelta(days=20)) == 10

    found = await verifier_of(store).verify()
    assert (found.ok, found.complete, found.first_seq, found.removed_until) == (True, True, 11, 10)
    kept = [entry.action for entry in await entries_of(store)]
    assert kept == ["job.create"] * 10 + ["audit.trim"]


async def test_a_second_turn_goes_on_where_the_first_one_ended(store: Store) -> None:
    await written(store, 1300)
    retention = retention_of(store, days=10)

    assert await retention.trim(lambda: START + timedelta(days=1000)) == 990
    assert await retention.trim(lambda: START + timedelta(days=1000)) == 0
    assert await retention.trim(lambda: START + timedelta(days=1100)) == 100
    assert (await verifier_of(store).verify()).ok


async def test_the_newest_entry_stays_however_old_it_is(store: Store) -> None:
    await written(store, 5)

    assert await retention_of(store, days=1).trim(lambda: START + timedelta(days=9000)) == 4
    assert (await verifier_of(store).verify()).ok


async def test_nothing_is_removed_behind_an_entry_that_was_altered(store: Store) -> None:
    await written(store, 20)
    key = store.door.keys.audit_entry("5")
    await store.door.call("JSON.SET", key, "$.owner_id", '"x"')

    assert await retention_of(store, days=1).trim(lambda: START + timedelta(days=30)) == 4
    assert [finding.fault for finding in (await verifier_of(store).verify()).findings] == [AuditFault.ALTERED]


async def test_removing_the_oldest_by_hand_is_found(store: Store) -> None:
    """Also when what retention writes is written with it: nobody else can sign that."""
    await written(store, 10)
    await retention_of(store, days=7).trim(lambda: START + timedelta(days=10))
    anchor = json.loads(await store.door.call("GET", store.door.keys.audit_anchor()))
    fifth = json.loads(await store.door.call("JSON.GET", store.door.keys.audit_entry("5")))
    await store.door.call("DEL", *(store.door.keys.audit_entry(str(seq)) for seq in (4, 5)))
    forged = json.dumps(anchor | {"seq": 5, "hash": fifth["hash"]})
    await store.door.call("SET", store.door.keys.audit_anchor(), forged)

    faults = {finding.fault for finding in (await verifier_of(store).verify()).findings}
    assert {AuditFault.BAD_ANCHOR, AuditFault.MISSING} <= faults
    assert await retention_of(store, days=1).trim(lambda: START + timedelta(days=30)) == 0


async def test_a_head_that_was_noted_before_it_was_removed_says_nothing(store: Store) -> None:
    await written(store, 5)
    noted = read_head((await verifier_of(store).verify()).head)
    await written(store, 5)
    await retention_of(store, days=1).trim(lambda: START + timedelta(days=9000))

    assert noted.seq == 5
    assert (await verifier_of(store).verify(noted=noted)).ok


async def test_two_analysts_at_once_remove_each_entry_once(store: Store) -> None:
    await written(store, 20)
    first, second = (retention_of(store, days=10) for _ in range(2))
    anchor = await store.stores.audit.anchor()
    assert anchor is None

    assert await first.trim(lambda: START + timedelta(days=20)) == 10
    stale = keyring_of(store)
    await stale.ready()
    entries = await store.stores.audit.read(12, 12)
    (entry,) = entries
    assert not isinstance(entry, str)
    assert entry is not None
    assert not await store.stores.audit.trim(stale.anchor_at(entry), first=1, expected=None)
    assert await second.trim(lambda: START + timedelta(days=20)) == 0
    assert (await verifier_of(store).verify()).ok


async def test_entries_whose_key_was_lost_go_with_the_others(store: Store) -> None:
    await written(store, 20)

    removed = await retention_of(store, days=10, secret=OTHER_SECRET).trim(lambda: START + timedelta(days=20))
    assert removed == 10
    assert msgspec.json.encode(await store.stores.audit.anchor())
