"""SecretService: what is kept, what is shown of it, who may, and encrypting everything anew."""

from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.scope import Scope
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.secrets import secrets as module
from chronos_synapse.services.secrets.resolving import Resolver
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import PutSecret, Rotation, SecretQuery, SecretService
from chronos_synapse.storage.redis.secrets import SecretLimits
from tests.builders import Store, a_job
from tests.services.scheduling import ADA, BOB, LOOKER, ROOT

KEY, NEXT_KEY = new_key("one"), new_key("two")
TOKEN = "tok-0123456789"
HERS = f"owner-{ADA.user_id}"


@pytest.fixture
def secrets(store: Store) -> SecretService:
    return service(store, KEY)


def service(store: Store, *keys: str) -> SecretService:
    return SecretService(store.stores, Vault(keys), SecretSources())


async def everything_in(store: Store) -> bytes:
    """All that lies in Redis."""
    found = []
    async for key in store.door.client.scan_iter(f"{store.door.keys.prefix}:*"):
        kind = await store.door.call("TYPE", key)
        if kind == b"hash":
            found += [part for pair in (await store.door.call("HGETALL", key)).items() for part in pair]
        elif kind != b"set":
            found.append(await store.door.call("DUMP", key))
    return b"".join(found)


async def test_a_secret_is_kept_encrypted_and_shown_without_its_value(store: Store, secrets: SecretService) -> None:
    view = await secrets.put(ADA, "db", PutSecret(fields={"user": "admin", "password": TOKEN}, description="Prod"))

    page = await secrets.page(ADA, SecretQuery())

    assert page.items == [view]
    assert (view.name, view.fields, view.description, view.key_id) == ("db", ("user", "password"), "Prod", "one")
    assert (view.scope, view.owner_id, view.job_id, view.used_by) == ("user", ADA.user_id, None, [])
    assert (page.total, page.current_key_id, page.providers) == (1, "one", ("store",))
    assert TOKEN.encode() not in msgspec.json.encode(page)
    assert TOKEN.encode() not in await everything_in(store)


async def test_a_secret_written_again_keeps_when_it_was_made(secrets: SecretService) -> None:
    first = await secrets.put(ADA, "db", PutSecret(value=TOKEN))

    second = await secrets.put(ADA, "db", PutSecret(fields={"a": "another one"}))

    assert second.created_at == first.created_at
    assert second.fields == ("a",)
    assert (await secrets.page(ADA, SecretQuery())).total == 1


@pytest.mark.parametrize(
    ("name", "request_", "codes"),
    [
        ("a b", PutSecret(value=TOKEN), ["secret.name"]),
        ("x" * 101, PutSecret(value=TOKEN), ["secret.name"]),
        ("db", PutSecret(), ["secret.value"]),
        ("db", PutSecret(value=TOKEN, fields={"a": TOKEN}), ["secret.value"]),
        ("db", PutSecret(fields={}), ["secret.fields"]),
        ("db", PutSecret(fields={str(at): TOKEN for at in range(21)}), ["secret.fields"]),
        ("db", PutSecret(fields={"a:b": TOKEN}), ["secret.field"]),
        ("db", PutSecret(value=""), ["secret.short"]),
        ("db", PutSecret(value="a"), ["secret.short"]),
        ("db", PutSecret(value="abc\n"), ["secret.short"]),
        ("db", PutSecret(value="tok\x00tok"), ["secret.value"]),
        ("db", PutSecret(value="x" * 65_537), ["secret.size"]),
        ("db", PutSecret(fields=dict.fromkeys("abc", "x" * 65_536)), ["secret.size"]),
        ("db", PutSecret(value=TOKEN, description="x" * 2001), ["secret.description"]),
    ],
)
async def test_what_cannot_be_kept_is_refused_without_repeating_it(
    secrets: SecretService, name: str, request_: PutSecret, codes: list[str]
) -> None:
    with pytest.raises(Invalid) as refusal:
        await secrets.put(ADA, name, request_)

    assert [error.code for error in refusal.value.errors] == codes
    for value in (request_.value, *(request_.fields or {}).values()):
        assert not value or len(value) < 5 or value not in str(refusal.value.errors)


def test_a_request_does_not_show_its_values() -> None:
    assert TOKEN not in repr(PutSecret(value=TOKEN)) + repr(PutSecret(fields={"a": TOKEN}))


async def test_without_a_key_nothing_is_stored_and_the_refusal_says_how_to_get_one(store: Store) -> None:
    locked = service(store)

    with pytest.raises(Conflict, match="chronos secrets new-key") as refusal:
        await locked.put(ADA, "db", PutSecret(value=TOKEN))
    assert refusal.value.code == "secret.no_key"
    assert (await locked.page(ADA, SecretQuery())).current_key_id is None


async def test_owners_see_their_own_and_a_viewer_writes_nothing(secrets: SecretService) -> None:
    await secrets.put(ADA, "db", PutSecret(value=TOKEN))

    assert (await secrets.page(BOB, SecretQuery())).items == []
    assert (await secrets.page(LOOKER, SecretQuery())).total == 1
    assert (await secrets.page(ROOT, SecretQuery(owner_id=ADA.user_id))).total == 1
    with pytest.raises(NotFound):
        await secrets.page(BOB, SecretQuery(owner_id=ADA.user_id))
    with pytest.raises(NotFound):
        await secrets.remove(BOB, "db", job_id=None, force=True)
    with pytest.raises(Denied):
        await secrets.put(LOOKER, "db", PutSecret(value=TOKEN))
    with pytest.raises(Denied):
        await secrets.remove(LOOKER, "db", job_id=None, force=True)


async def test_a_secret_of_one_job_belongs_to_the_owner_of_the_job(store: Store, secrets: SecretService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)

    by_root = await secrets.put(ROOT, "db", PutSecret(value=TOKEN, job_id=job.id))

    assert (by_root.scope, by_root.owner_id, by_root.job_id) == ("job", ADA.user_id, job.id)
    assert (await secrets.page(ADA, SecretQuery(job_id=job.id))).items == [by_root]
    assert (await secrets.page(ADA, SecretQuery())).items == []
    for job_id in (job.id, "0" * 16, "../x"):
        with pytest.raises(NotFound) as refusal:
            await secrets.put(BOB, "db", PutSecret(value=TOKEN, job_id=job_id))
        assert refusal.value.detail == f"There is no job {job_id!r}."


async def test_a_job_takes_its_secrets_with_it(store: Store, secrets: SecretService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    await secrets.put(ADA, "db", PutSecret(value=TOKEN, job_id=job.id))

    await store.stores.jobs.delete(job)

    assert await store.stores.secrets.scopes() == []
    assert await store.stores.secrets.all(Scope(owner_id=ADA.user_id, job_id=job.id)) == []


async def test_a_secret_that_jobs_use_goes_only_by_force(store: Store, secrets: SecretService) -> None:
    await secrets.put(ADA, "db", PutSecret(value=TOKEN))
    uses: dict[str, Any] = {"environment": {"A": "${secret:store:db}"}, "owner_id": ADA.user_id}
    config = {"url": "https://example.org", "headers": {"X": "${secret:store:db:value}"}}
    await store.save_draft(**uses, name="By environment")
    await store.save_draft(owner_id=ADA.user_id, name="By config", executor=ExecutorRef(kind="http", config=config))
    await store.save_draft(environment={"A": "${secret:store:DB}"}, owner_id=ADA.user_id, name="Another one")
    await store.save_draft(**(uses | {"owner_id": BOB.user_id}), name="Another's")

    (view,) = (await secrets.page(ADA, SecretQuery())).items
    with pytest.raises(Conflict) as refusal:
        await secrets.remove(ADA, "db", job_id=None, force=False)

    assert sorted(use.name for use in view.used_by) == ["By config", "By environment"]
    assert "By environment" in refusal.value.detail
    assert "Another" not in refusal.value.detail
    await secrets.remove(ADA, "db", job_id=None, force=True)
    with pytest.raises(NotFound):
        await secrets.remove(ADA, "db", job_id=None, force=True)


async def test_an_unused_secret_just_goes(secrets: SecretService) -> None:
    await secrets.put(ADA, "db", PutSecret(value=TOKEN))

    await secrets.remove(ADA, "db", job_id=None, force=False)

    assert (await secrets.page(ADA, SecretQuery())).total == 0


async def test_lists_come_in_pages_and_can_be_searched(secrets: SecretService) -> None:
    for name in ("c", "a", "B2", "b1"):
        await secrets.put(ADA, name, PutSecret(value=TOKEN))

    first = await secrets.page(ADA, SecretQuery(limit=3))
    rest = await secrets.page(ADA, SecretQuery(limit=3, cursor=first.next_cursor))

    assert [one.name for one in first.items + rest.items] == ["B2", "a", "b1", "c"]
    assert (first.total, rest.next_cursor) == (4, None)
    assert [one.name for one in (await secrets.page(ADA, SecretQuery(search="B"))).items] == ["B2", "b1"]


@pytest.mark.parametrize(
    ("limits", "why"), [(SecretLimits(secrets=2, bytes=9999), "full"), (SecretLimits(secrets=9, bytes=200), "heavy")]
)
async def test_what_an_owner_may_have_is_bounded(
    secrets: SecretService, monkeypatch: pytest.MonkeyPatch, limits: SecretLimits, why: str
) -> None:
    monkeypatch.setattr(module, "LIMITS", limits)
    for name in "ab":
        await secrets.put(ADA, name, PutSecret(value=TOKEN))

    with pytest.raises(Conflict) as refusal:
        await secrets.put(ADA, "c", PutSecret(value=TOKEN * 3))

    assert refusal.value.code == f"secret.{why}"
    await secrets.put(ADA, "a", PutSecret(value=TOKEN))


async def test_rotation_encrypts_everything_anew_and_all_stays_readable(store: Store, secrets: SecretService) -> None:
    job = a_job(owner_id=ADA.user_id, environment={"A": "${secret:store:s0}", "B": "${secret:store:own}"})
    await store.save(job)
    for number in range(5):
        await secrets.put(ADA, f"s{number}", PutSecret(value=TOKEN))
    await secrets.put(ADA, "own", PutSecret(value="of the job", job_id=job.id))
    before = await store.stores.secrets.stored(HERS)
    both = Vault([NEXT_KEY, KEY])

    report = await Rotation(store.stores, both).run()
    again = await Rotation(store.stores, both).run()

    assert (report.rotated, report.current, report.unreadable) == (6, 0, ())
    assert (again.rotated, again.current) == (0, 6)
    after = await store.stores.secrets.stored(HERS)
    assert {one.secret.key_id for one in after} == {"two"}
    assert [one.secret.updated_at for one in after] == [one.secret.updated_at for one in before]
    resolved = await Resolver(store.stores, Vault([NEXT_KEY]), SecretSources(), {}).resolve(job)
    assert resolved.environment == {"A": TOKEN, "B": "of the job"}


async def test_rotation_leaves_what_it_cannot_read_and_says_so(store: Store) -> None:
    await service(store, new_key("lost")).put(ADA, "gone", PutSecret(value=TOKEN))
    await service(store, KEY).put(ADA, "there", PutSecret(value=TOKEN))
    before = dict((one.secret.name, one.sealed) for one in await store.stores.secrets.stored(HERS))

    report = await Rotation(store.stores, Vault([NEXT_KEY, KEY])).run()

    assert (report.rotated, report.current) == (1, 0)
    assert report.unreadable == (f"{HERS} gone: its key 'lost' is not among those of CHRONOS_SECRETS_KEYS",)
    after = {one.secret.name: one for one in await store.stores.secrets.stored(HERS)}
    assert after["gone"].sealed == before["gone"]
    assert after["gone"].secret.key_id == "lost"


async def test_rotation_overwrites_nothing_that_is_written_at_the_same_time(store: Store) -> None:
    writer = service(store, KEY)
    await writer.put(ADA, "db", PutSecret(value="the former one"))
    (stale,) = await store.stores.secrets.stored(HERS)
    await writer.put(ADA, "db", PutSecret(value="the newer one"))
    both = Vault([NEXT_KEY, KEY])

    assert await Rotation(store.stores, both)._rotate(stale)

    job = a_job(owner_id=ADA.user_id, environment={"A": "${secret:store:db}"})
    resolved = await Resolver(store.stores, Vault([NEXT_KEY]), SecretSources(), {}).resolve(job)
    assert resolved.environment == {"A": "the newer one"}


async def test_rotation_without_a_key_is_refused(store: Store) -> None:
    with pytest.raises(Conflict, match="CHRONOS_SECRETS_KEYS"):
        await Rotation(store.stores, Vault([])).run()
