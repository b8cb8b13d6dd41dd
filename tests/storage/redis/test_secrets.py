"""SecretStore and VariableStore: one script is one change."""

from random import Random

import msgspec
import pytest

from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.secret import Secret
from chronos_synapse.domain.variable import KEPT_VERSIONS, Variable
from chronos_synapse.storage.redis.secrets import SealedSecret, SecretLimits
from chronos_synapse.storage.redis.variables import Saved, VariableLimits
from tests.builders import OWNER, START, Store

MANY = SecretLimits(secrets=9, bytes=9999)
VARIABLES = VariableLimits(variables=9, bytes=9999)
USER = Scope(owner_id=OWNER)
JOB = Scope(owner_id=OWNER, job_id=JobId("0" * 16))


async def totals(store: Store) -> dict[bytes, bytes]:
    """What is kept of the user's scope."""
    found: dict[bytes, bytes] = await store.door.call("HGETALL", store.door.keys.scope_totals(USER.key))
    return found


def a_secret(name: str = "db", *, scope: Scope = USER, sealed: bytes = b"sealed") -> SealedSecret:
    secret = Secret(
        name=name,
        scope=scope,
        description="About it",
        fields=("user", "password"),
        key_id="k",
        created_at=START,
        updated_at=START,
    )
    return SealedSecret(secret=secret, sealed=sealed)


def a_variable(key: str = "A", value: object = 1, *, scope: Scope = USER) -> Variable:
    return Variable(
        key=key, scope=scope, value=value, description="About it", version=0, updated_at=START, updated_by="Ann"
    )


@pytest.mark.parametrize("scope", [USER, JOB])
async def test_a_secret_comes_back_as_it_was_saved(store: Store, scope: Scope) -> None:
    one = a_secret(scope=scope, sealed=bytes(range(256)))

    assert await store.stores.secrets.save(one, limits=MANY) == "ok"

    assert await store.stores.secrets.find(scope, "db") == one.secret
    assert await store.stores.secrets.all(scope) == [one.secret]
    assert await store.stores.secrets.sealed([(scope, "db"), (scope, "no")]) == [one.sealed, None]
    assert await store.stores.secrets.stored(scope.key) == [one]
    assert await store.stores.secrets.scopes() == [scope.key]


async def test_scopes_do_not_meet(store: Store) -> None:
    for scope in (USER, JOB):
        await store.stores.secrets.save(a_secret(scope=scope), limits=MANY)
        await store.stores.variables.save(a_variable(scope=scope), expected=None, limits=VARIABLES)

    assert await store.stores.secrets.remove(USER, "db")
    await store.stores.variables.remove(USER, "A")

    assert await store.stores.secrets.find(USER, "db") is None
    assert await store.stores.secrets.find(JOB, "db") is not None
    assert await store.stores.variables.find(USER, "A") is None
    assert await store.stores.variables.find(JOB, "A") is not None
    assert await store.stores.secrets.scopes() == [JOB.key]


async def test_what_was_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    await store.stores.secrets.save(a_secret(sealed=b"newer"), limits=MANY)

    assert await store.stores.secrets.save(a_secret(sealed=b"x"), limits=MANY, former=b"older") == "changed"
    assert await store.stores.secrets.save(a_secret("other"), limits=MANY, former=b"older") == "changed"
    assert await store.stores.secrets.sealed([(USER, "db"), (USER, "other")]) == [b"newer", None]


async def test_what_is_not_there_cannot_be_removed(store: Store) -> None:
    assert not await store.stores.secrets.remove(USER, "db")
    assert await store.stores.variables.remove(USER, "A") == Saved(word="missing", version=0)


async def test_limits_count_what_is_replaced_once(store: Store) -> None:
    limits = SecretLimits(secrets=2, bytes=100)
    assert await store.stores.secrets.save(a_secret("a", sealed=b"x" * 60), limits=limits) == "ok"
    assert await store.stores.secrets.save(a_secret("b", sealed=b"x" * 60), limits=limits) == "heavy"
    assert await store.stores.secrets.save(a_secret("a", sealed=b"x" * 90), limits=limits) == "ok"
    assert await store.stores.secrets.save(a_secret("b", sealed=b"x" * 10), limits=limits) == "ok"
    assert await store.stores.secrets.save(a_secret("c", sealed=b""), limits=limits) == "full"


async def test_what_was_removed_or_made_smaller_leaves_room(store: Store) -> None:
    secrets, limits = store.stores.secrets, SecretLimits(secrets=9, bytes=100)
    for _ in range(3):
        assert await secrets.save(a_secret("a", sealed=b"x" * 90), limits=limits) == "ok"
        assert await secrets.save(a_secret("b", sealed=b"x" * 20), limits=limits) == "heavy"
        assert await secrets.save(a_secret("a", sealed=b"x" * 80), limits=limits) == "ok"
        assert await secrets.save(a_secret("b", sealed=b"x" * 20), limits=limits) == "ok"
        assert await secrets.remove(USER, "a")
        assert await secrets.remove(USER, "b")
    variables, few = store.stores.variables, VariableLimits(variables=9, bytes=150)
    for _ in range(3):
        assert (await variables.save(a_variable("A"), expected=None, limits=few)).word == "ok"
        assert (await variables.save(a_variable("B", value="x" * 99), expected=None, limits=few)).word == "heavy"
        assert (await variables.remove(USER, "A")).word == "ok"
        assert (await variables.save(a_variable("B", value="x" * 50), expected=None, limits=few)).word == "ok"
        assert (await variables.remove(USER, "B")).word == "ok"
    assert await totals(store) == {b"secrets": b"0", b"variables": b"0", b"removed": b"6"}


async def test_what_was_stored_before_totals_were_kept_counts(store: Store) -> None:
    limits = SecretLimits(secrets=9, bytes=100)
    await store.stores.secrets.save(a_secret("a", sealed=b"x" * 60), limits=limits)
    await store.stores.variables.save(a_variable("A", value="x" * 60), expected=None, limits=VARIABLES)
    known = await totals(store)
    await store.door.call("DEL", store.door.keys.scope_totals(USER.key))

    assert await store.stores.secrets.save(a_secret("b", sealed=b"x" * 60), limits=limits) == "heavy"
    few = VariableLimits(variables=9, bytes=150)
    assert (
        await store.stores.variables.save(a_variable("B", value="x" * 60), expected=None, limits=few)
    ).word == "heavy"
    assert await store.stores.secrets.save(a_secret("a", sealed=b"x" * 60), limits=limits) == "ok"
    again = await store.stores.variables.save(a_variable("A", value="x" * 60), expected=1, limits=VARIABLES)
    assert again == Saved(word="ok", version=2)
    assert await totals(store) == known


async def test_the_totals_are_what_is_stored_whatever_was_done(store: Store) -> None:
    rng = Random(7)
    for _ in range(200):
        name, size = rng.choice("ABC"), rng.randrange(60)
        match rng.randrange(4):
            case 0:
                await store.stores.secrets.remove(USER, name)
            case 1:
                await store.stores.variables.remove(USER, name)
            case 2:
                limits = SecretLimits(secrets=9, bytes=100)
                await store.stores.secrets.save(a_secret(name, sealed=b"x" * size), limits=limits)
            case _:
                few = VariableLimits(variables=9, bytes=250)
                await store.stores.variables.save(a_variable(name, value="x" * size), expected=None, limits=few)
        keys = store.door.keys
        found = await totals(store)
        for field, key in ((b"secrets", keys.secret_values(USER.key)), (b"variables", keys.variables(USER.key))):
            assert int(found.get(field, 0)) == sum(map(len, await store.door.call("HVALS", key)))


async def test_a_write_reads_no_other_value_of_its_scope(store: Store) -> None:
    many = VariableLimits(variables=500, bytes=1 << 20)
    for number in range(100):
        await store.stores.variables.save(a_variable(f"V{number}"), expected=None, limits=many)
    await store.door.call("CONFIG", "RESETSTAT")

    await store.stores.variables.save(a_variable("V1", value=2), expected=1, limits=many)

    stats = await store.door.call("INFO", "commandstats")
    assert not {"cmdstat_hkeys", "cmdstat_hstrlen"} & stats.keys()


async def test_a_variable_that_is_made_anew_is_not_taken_for_the_former_one(store: Store) -> None:
    variables = store.stores.variables
    for number in range(3):
        await variables.save(a_variable(), expected=number, limits=VARIABLES)
    await variables.save(a_variable("B"), expected=0, limits=VARIABLES)
    await variables.remove(USER, "A")
    await variables.remove(USER, "B")

    assert await variables.save(a_variable(), expected=3, limits=VARIABLES) == Saved(word="version", version=0)
    assert await variables.save(a_variable(), expected=0, limits=VARIABLES) == Saved(word="ok", version=4)
    assert (await variables.save(a_variable(), expected=1, limits=VARIABLES)).word == "version"
    found = await variables.find(USER, "A")
    assert found is not None
    assert [one.version for one in await variables.versions(found)] == [4]


async def test_a_variable_rises_in_version_and_keeps_the_latest(store: Store) -> None:
    variables = store.stores.variables
    for number in range(KEPT_VERSIONS + 5):
        saved = await variables.save(a_variable(value=[number, None]), expected=number, limits=VARIABLES)
        assert saved == Saved(word="ok", version=number + 1)

    found = await variables.find(USER, "A")
    assert found == msgspec.structs.replace(a_variable(value=[KEPT_VERSIONS + 4, None]), version=KEPT_VERSIONS + 5)
    assert [one.version for one in await variables.versions(found)] == list(range(KEPT_VERSIONS + 5, 5, -1))
    assert await store.door.call("HLEN", store.door.keys.variable_versions(USER.key)) == KEPT_VERSIONS
    assert (await variables.remove(USER, "A", expected=1)).word == "version"
    assert (await variables.remove(USER, "A")).word == "ok"
    assert await store.door.call("EXISTS", store.door.keys.variable_versions(USER.key)) == 0


async def test_an_expected_version_that_is_not_there_changes_nothing(store: Store) -> None:
    variables = store.stores.variables
    assert await variables.save(a_variable(), expected=1, limits=VARIABLES) == Saved(word="version", version=0)
    assert await variables.save(a_variable(), expected=0, limits=VARIABLES) == Saved(word="ok", version=1)
    assert await variables.save(a_variable(), expected=0, limits=VARIABLES) == Saved(word="version", version=1)
    assert await variables.find_many([(USER, "A"), (JOB, "A")]) == [
        msgspec.structs.replace(a_variable(), version=1),
        None,
    ]


async def test_jobs_are_found_by_what_they_use(store: Store) -> None:
    job = await store.save_draft(environment={"A": "${secret:store:db:user}", "B": "${var:X}"})
    await store.save_draft(environment={"A": "$${secret:store:db}"})

    for use in ("secret:db", "var:X"):
        assert [one.id for one in await store.stores.job_search.using(OWNER, use, 9)] == [job.id]
    for use in ("secret:d", "secret:db:user", "var:Y", "secret:*", "*"):
        assert await store.stores.job_search.using(OWNER, use, 9) == []
    assert await store.stores.job_search.using("u2", "secret:db", 9) == []
