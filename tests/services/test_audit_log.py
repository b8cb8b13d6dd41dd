"""The audit's log: a chain that several processes write to, and that tells whatever was done to it."""

import asyncio
import json
import sys

import pytest
from redis.asyncio import Redis

from chronos_synapse.domain.audit import AuditFault, AuditHead
from chronos_synapse.domain.errors import Invalid, Unavailable
from chronos_synapse.services.audit.log import WENT_BACK
from chronos_synapse.services.audit.verification import Verification, read_head
from chronos_synapse.storage.redis import audit_log
from chronos_synapse.storage.redis.search import SearchTimeout
from tests.builders import Store
from tests.services.audit import OTHER_SECRET, SECRET, an_event, entries_of, log_of, verifier_of

WRITER = """
import asyncio, sys
from chronos_synapse.storage.redis.client import open_redis
from chronos_synapse.storage.redis.stores import stores_on
from tests.builders import Store
from tests.services.audit import an_event, log_of

async def main(url, prefix, name):
    async with open_redis(url, prefix) as door:
        log = log_of(Store(door, stores_on(door)))
        for n in range(10):
            await asyncio.gather(*(log.write([an_event(owner_id=name, code=f"{n}-{m}")]) for m in range(5)))

asyncio.run(main(*sys.argv[1:]))
"""


def faults_of(found: Verification) -> list[tuple[int, AuditFault]]:
    return [(finding.seq, finding.fault) for finding in found.findings]


async def written(store: Store, count: int) -> None:
    log = log_of(store)
    await log.write([an_event(code=str(n)) for n in range(count)])


def entry_key(store: Store, seq: int) -> str:
    return store.door.keys.audit_entry(str(seq))


async def raw(store: Store, seq: int) -> str:
    text: bytes = await store.door.call("JSON.GET", entry_key(store, seq))
    return text.decode()


async def put_raw(store: Store, seq: int, text: str) -> None:
    await store.door.call("JSON.SET", entry_key(store, seq), "$", text)


async def test_entries_are_numbered_and_each_names_the_one_before(store: Store) -> None:
    await written(store, 3)

    entries = await entries_of(store)
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries] == ["", entries[0].hash, entries[1].hash]
    assert [entry.code for entry in entries] == ["0", "1", "2"]


async def test_a_log_that_nobody_touched_is_whole(store: Store) -> None:
    await written(store, 1234)

    found = await verifier_of(store).verify()
    assert (found.ok, found.checked, found.complete, found.findings) == (True, 1234, True, [])


async def test_an_empty_log_is_whole(store: Store) -> None:
    found = await verifier_of(store).verify()

    assert (found.ok, found.checked) == (True, 0)


@pytest.mark.parametrize(
    "path", ["$.after", "$.actor.name", "$.resource.id", "$.address", "$.action", "$.result", "$.at_ms", "$.key_id"]
)
async def test_an_altered_field_is_found(store: Store, path: str) -> None:
    await written(store, 5)
    former = json.loads(await raw(store, 3))
    name, _, inner = path.removeprefix("$.").partition(".")
    if inner:
        former[name][inner] = "x"
    else:
        former[name] = {"at_ms": 1, "result": "failed"}.get(name, "x")
    await put_raw(store, 3, json.dumps(former))

    found = await verifier_of(store).verify()
    assert not found.ok
    fault = AuditFault.NO_KEY if name == "key_id" else AuditFault.ALTERED
    assert faults_of(found) == [(3, fault)]


async def test_an_altered_entry_with_a_hash_of_the_attackers_own_is_found(store: Store) -> None:
    await written(store, 5)
    await log_of(store, OTHER_SECRET).write([an_event()])
    forged = json.loads(await raw(store, 6)) | {"seq": 3, "previous": json.loads(await raw(store, 3))["previous"]}
    await put_raw(store, 3, json.dumps(forged))
    await store.door.call("DEL", entry_key(store, 6))
    await store.door.call("SET", store.door.keys.audit_head(), f"5:{json.loads(await raw(store, 5))['hash']}")

    faults = faults_of(await verifier_of(store).verify())
    assert (3, AuditFault.NO_KEY) in faults
    assert (4, AuditFault.UNLINKED) in faults


async def test_a_field_that_is_put_in_is_found(store: Store) -> None:
    await written(store, 3)
    await put_raw(store, 2, json.dumps(json.loads(await raw(store, 2)) | {"note": "x"}))

    assert faults_of(await verifier_of(store).verify()) == [(2, AuditFault.UNREADABLE)]


async def test_a_removed_entry_is_found(store: Store) -> None:
    await written(store, 5)
    await store.door.call("DEL", entry_key(store, 3))

    assert faults_of(await verifier_of(store).verify()) == [(3, AuditFault.MISSING)]


async def test_a_removed_entry_whose_gap_was_closed_is_found(store: Store) -> None:
    await written(store, 5)
    for seq in (3, 4):
        await put_raw(store, seq, await raw(store, seq + 1))
    await store.door.call("DEL", entry_key(store, 5))
    await store.door.call("SET", store.door.keys.audit_head(), f"4:{json.loads(await raw(store, 4))['hash']}")

    faults = faults_of(await verifier_of(store).verify())
    assert {(3, AuditFault.MOVED), (3, AuditFault.UNLINKED), (4, AuditFault.MOVED)} <= set(faults)


async def test_exchanged_entries_are_found(store: Store) -> None:
    await written(store, 5)
    second, fourth = await raw(store, 2), await raw(store, 4)
    await put_raw(store, 2, fourth)
    await put_raw(store, 4, second)

    faults = faults_of(await verifier_of(store).verify())
    assert (2, AuditFault.MOVED) in faults
    assert (4, AuditFault.MOVED) in faults


async def test_a_cut_end_is_found_by_what_is_kept_of_it(store: Store) -> None:
    await written(store, 5)
    await store.door.call("DEL", entry_key(store, 5))

    assert faults_of(await verifier_of(store).verify()) == [(5, AuditFault.MISSING)]


async def test_a_cut_end_that_was_covered_up_is_found_with_a_noted_head(store: Store) -> None:
    await written(store, 5)
    noted = read_head((await verifier_of(store).verify()).head)
    await store.door.call("DEL", entry_key(store, 5))
    await store.door.call("SET", store.door.keys.audit_head(), f"4:{json.loads(await raw(store, 4))['hash']}")

    assert (await verifier_of(store).verify()).ok
    assert faults_of(await verifier_of(store).verify(noted=noted)) == [(5, AuditFault.TRUNCATED)]


async def test_a_cut_end_that_was_written_anew_is_found_with_a_noted_head(store: Store) -> None:
    await written(store, 5)
    noted = read_head((await verifier_of(store).verify()).head)
    await store.door.call("SET", store.door.keys.audit_head(), f"4:{json.loads(await raw(store, 4))['hash']}")
    await log_of(store).write([an_event(code="another")])

    assert (await verifier_of(store).verify()).ok
    assert faults_of(await verifier_of(store).verify(noted=noted)) == [(5, AuditFault.TRUNCATED)]


async def test_a_head_that_was_noted_stays_good_while_the_log_grows(store: Store) -> None:
    await written(store, 5)
    noted = read_head((await verifier_of(store).verify()).head)
    await written(store, 5)

    assert (await verifier_of(store).verify(noted=noted)).ok


async def test_an_entry_behind_the_end_is_found(store: Store) -> None:
    await written(store, 3)
    await put_raw(store, 7, json.dumps(json.loads(await raw(store, 3)) | {"seq": 7}))

    assert faults_of(await verifier_of(store).verify()) == [(7, AuditFault.BEYOND_HEAD)]


async def test_a_process_that_has_seen_more_entries_says_so_when_the_end_is_cut(store: Store) -> None:
    log = log_of(store)
    await log.write([an_event(code=str(n)) for n in range(5)])
    await store.door.call("SET", store.door.keys.audit_head(), f"3:{json.loads(await raw(store, 3))['hash']}")

    await log.write([an_event(code="next")])

    entries = await entries_of(store)
    assert [(entry.seq, entry.action) for entry in entries[3:]] == [(4, WENT_BACK), (5, "job.create")]
    assert '"newest":"5:' in entries[3].before
    assert (await verifier_of(store).verify()).ok


async def test_a_lost_note_of_the_newest_entry_starts_no_second_chain(store: Store) -> None:
    await written(store, 3)
    await store.door.call("DEL", store.door.keys.audit_head())

    await written(store, 1)

    assert [entry.seq for entry in await entries_of(store)] == [1, 2, 3, 4]
    assert (await verifier_of(store).verify()).ok


async def test_only_the_newest_entries_are_checked_when_asked_for(store: Store) -> None:
    await written(store, 20)
    await store.door.call("DEL", entry_key(store, 3))

    found = await verifier_of(store).verify(newest=10)
    assert (found.ok, found.checked, found.first_seq, found.complete) == (True, 10, 11, False)


async def test_entries_stay_good_when_the_secret_key_is_exchanged(store: Store) -> None:
    await log_of(store, SECRET).write([an_event()])
    await log_of(store, OTHER_SECRET, SECRET).write([an_event()])
    await log_of(store, OTHER_SECRET).write([an_event()])

    found = await verifier_of(store, OTHER_SECRET).verify()
    assert (found.ok, found.checked) == (True, 3)
    assert len({entry.key_id for entry in await entries_of(store)}) == 1


async def test_a_secret_key_that_was_lost_stops_nothing_and_is_told(store: Store) -> None:
    await log_of(store, SECRET).write([an_event()])
    await log_of(store, OTHER_SECRET).write([an_event()])

    found = await verifier_of(store, OTHER_SECRET).verify()
    assert faults_of(found) == [(1, AuditFault.NO_KEY)]
    assert (await verifier_of(store, SECRET, OTHER_SECRET).verify()).ok


async def test_writers_of_one_process_share_round_trips(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    log = log_of(store)
    await log.write([an_event()])
    appended: list[int] = []
    append = store.stores.audit.append

    async def counted(entries: object, **options: object) -> object:
        appended.append(1)
        return await append(entries, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(store.stores.audit, "append", counted)
    await asyncio.gather(*(log.write([an_event(code=str(n))]) for n in range(50)))

    assert len(appended) <= 3
    assert {entry.code for entry in await entries_of(store)} >= {str(n) for n in range(50)}


async def test_several_processes_append_to_one_chain(store: Store, redis_url: str, key_prefix: str) -> None:
    names = ("a", "b", "c", "d")
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", WRITER, redis_url, key_prefix, name, stderr=asyncio.subprocess.PIPE
        )
        for name in names
    ]
    said = await asyncio.gather(*(process.communicate() for process in processes))
    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, said, strict=True)] == [
        (0, b"")
    ] * 4

    entries = await entries_of(store)
    expected = {(name, f"{n}-{m}") for name in names for n in range(10) for m in range(5)}
    assert len(entries) == len(expected)
    assert {(entry.owner_id, entry.code) for entry in entries} == expected
    assert (await verifier_of(store).verify()).ok


async def test_an_answer_that_was_lost_writes_nothing_twice(store: Store) -> None:
    log = log_of(store)
    await log.write([an_event()])
    before = await store.stores.audit.head()
    await log.write([an_event(code="once")])
    (second,) = (await entries_of(store))[1:]

    assert await store.stores.audit.append([second], after=before) is None
    await log.write([an_event(code="later")])
    assert await store.stores.audit.append([second], after=before) is None
    assert [entry.code for entry in await entries_of(store)] == ["", "once", "later"]


async def test_a_store_that_is_away_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    log = log_of(store)
    await log.write([an_event()])

    async def away(*_: object, **__: object) -> None:
        raise Unavailable("Redis does not answer.", part="redis")

    with monkeypatch.context() as patched:
        patched.setattr(store.stores.audit, "append", away)
        results = await asyncio.gather(*(log.write([an_event()]) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(result, Unavailable) for result in results)

    await log.write([an_event(code="again")])
    assert (await verifier_of(store).verify()).checked == 2


async def test_a_search_for_the_newest_entry_that_takes_too_long_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*_: object, **__: object) -> None:
        raise SearchTimeout

    with monkeypatch.context() as patched:
        patched.setattr(audit_log, "search", slow)
        with pytest.raises(Unavailable, match="in time"):
            await log_of(store).write([an_event()])
        with pytest.raises(Unavailable, match="in time"):
            await store.stores.audit.beyond(1)


async def test_whoever_shares_a_round_trip_that_is_cancelled_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_of(store)
    await log.write([an_event()])
    reached = asyncio.Event()

    async def slow(*_: object, **__: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(store.stores.audit, "append", slow)
    async with log._lock:
        writers = [asyncio.ensure_future(log.write([an_event()])) for _ in range(2)]
        await asyncio.sleep(0)
    await reached.wait()
    writers[0].cancel()
    results = await asyncio.gather(*writers, return_exceptions=True)

    assert isinstance(results[0], asyncio.CancelledError)
    assert isinstance(results[1], Unavailable)


@pytest.mark.parametrize("text", ["", "5", "5:abc", "x:" + "0" * 64, "-1:" + "0" * 64])
def test_a_noted_head_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_head(text)


def test_a_noted_head_is_read() -> None:
    assert read_head("7:" + "a" * 64 + "\n") == AuditHead(seq=7, hash="a" * 64)


async def test_what_the_store_holds_alone_forges_nothing(store: Store, redis_url: str) -> None:
    """Whoever reads all of the store finds the keys that entries are signed with sealed."""
    log = log_of(store)
    await log.write([an_event()])
    async with Redis.from_url(redis_url) as client:
        sealed = await client.hgetall(store.door.keys.audit_keys())
    signing = next(iter(log._keyring._keys.values()))

    assert all(signing not in value for value in sealed.values())
