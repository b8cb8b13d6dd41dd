"""Hand-over: a job goes to its new owner with all that is kept and counted of it, and nothing stays behind."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, GrantLevel, Principal, Sight, TeamRole
from chronos_synapse.domain.account import Team
from chronos_synapse.domain.backfill import BackfillState
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import ChronosError, Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.grant import Grant
from chronos_synapse.domain.job import Job, JobState, UserId
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.query import ExecutionQuery, JobQuery
from chronos_synapse.domain.schedule import Timing
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.ledger.doctor import CheckUp, Doctor
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import PutSecret, SecretService
from chronos_synapse.services.secrets.variables import PutVariable, VariableService
from chronos_synapse.services.teams import transfers as module
from chronos_synapse.services.teams.estates import Estates
from chronos_synapse.services.teams.history_moves import HistoryMoves
from chronos_synapse.services.teams.transfers import NewOwners, TransferRequest, TransferService
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.postgres.users import UserStore
from chronos_synapse.storage.redis.calendars import CalendarLimits
from chronos_synapse.storage.redis.limits import StoredLimit
from tests.architecture.test_keys import BACKFILL, CALENDAR
from tests.builders import Store, a_job, dispatch_of, missed
from tests.log_blocks import numbered
from tests.services.scheduling import ROOT, services_on
from tests.support import wait_until

CREW, OTHERS = UserId("t00crew"), UserId("t00others")
ANN = Principal(user_id=UserId("a11ce"), role=Role.DEVELOPER, teams={CREW: TeamRole.OWNER})
BEN = Principal(user_id=UserId("b0b"), role=Role.DEVELOPER)
DEAD: dict[str, Any] = {
    "state": ExecutionState.FAILED,
    "outcome": Outcome.FAILED,
    "is_dead_letter": True,
    "error": "no",
}
START = datetime(2026, 1, 1, tzinfo=UTC)
PAST = {"claim", "events", "job-version", "owners", "owner-stats", "running-tags", "ts"}
"""What tells of the past, or counts what is left; a claim's answer is gone in a moment."""


class Told:
    """Who was told of."""

    def __init__(self) -> None:
        self.users: list[str] = []

    async def tell(self, *user_ids: str) -> None:
        self.users += user_ids


@dataclass(frozen=True)
class Setting:
    """The services on a store and a database with two users and two teams."""

    store: Store
    transfers: TransferService
    estates: Estates
    moves: HistoryMoves
    secrets: SecretService
    told: Told

    async def hand_over(self, job: Job, to: str, *, by: Principal = ANN) -> bool:
        return (await self.transfers.transfer(by, job.id, TransferRequest(owner_id=to))).is_complete

    async def all_follows(self) -> None:
        """As many turns of the analyst as it takes: on a slow machine one is not enough."""

        async def has_followed() -> bool:
            await self.moves.advance()
            return not await self.store.stores.transfers.open()

        await wait_until(has_followed, description="the history follows")


@pytest.fixture
async def place(store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Setting]:
    monkeypatch.setattr(module, "AT_ONCE_S", 60.0)  # however slow this machine is, a short history follows at once
    database = Database(database_url)
    users, teams, told = UserStore(database), TeamStore(database), Told()
    for principal in (ANN, BEN, ROOT):
        await users.create(a_user(principal), "x")
    for team_id, owner in ((CREW, ANN), (OTHERS, BEN)):
        await teams.create(Team(id=team_id, name=team_id, description="", created_at=START), owner.user_id)
    moves, owners = HistoryMoves(store.stores), NewOwners(PeopleStore(database), teams)
    transfers = TransferService(store.stores, services_on(store).jobs, owners, told, moves=moves)
    vault = Vault([new_key("one")])
    yield Setting(
        store=store,
        transfers=transfers,
        estates=Estates(store.stores, vault, transfers, owners),
        moves=moves,
        secrets=SecretService(store.stores, vault, SecretSources()),
        told=told,
    )
    await database.close()


def a_user(principal: Principal) -> User:
    email = f"{principal.user_id}@example.org"
    return User(id=principal.user_id, email=email, name="Somebody", role=principal.role, created_at=START)


async def a_long_life(store: Store, **changes: Any) -> Job:
    """A job of Ann's with all that a job can have: executions, words, letters, series, a backfill, a grant."""
    job = await store.save_draft(owner_id=ANN.user_id, tags=("nightly",), **changes)
    await store.finished(job, count=3)
    (dead,) = await store.finished(job, **DEAD)
    (document,) = await store.stores.log_index.documents([dead.id])
    assert document is not None
    await store.stores.logs.append(dead.id, numbered(0, 1), fence=1, life_ms=60_000)
    await store.stores.log_index.put(document, "line needle", life_ms=600_000)
    backfill = msgspec.structs.replace(BACKFILL, job_id=job.id, owner_id=ANN.user_id)
    assert await store.stores.backfills.create(backfill, [1000], most_running=9)
    await store.stores.backfills.close(backfill.id, job.id, ANN.user_id, BackfillState.DONE)
    await store.stores.grants.put(a_grant(job, BEN.user_id))
    return job


def a_grant(job: Job, subject: UserId) -> Grant:
    return Grant(job_id=job.id, subject_id=subject, level=GrantLevel.EDIT, granted_by=ANN.user_id, granted_at=START)


async def traces(store: Store, owner_id: str) -> set[str]:
    """Kinds of keys that name an owner, or hold its id."""
    found = set()
    prefix = store.door.keys.prefix
    async for raw in store.door.client.scan_iter(f"{prefix}:*", count=1000):
        name = raw.decode().removeprefix(prefix + ":")
        if owner_id in name or owner_id.encode() in await dump(store, raw):
            found.add(name.split(":")[0])
    return found


async def dump(store: Store, key: bytes) -> bytes:
    kind = (await store.door.call("TYPE", key)).decode()
    commands: dict[str, tuple[object, ...]] = {
        "string": ("GET", key),
        "hash": ("HGETALL", key),
        "set": ("SMEMBERS", key),
        "zset": ("ZRANGE", key, 0, -1),
        "list": ("LRANGE", key, 0, -1),
        "ReJSON-RL": ("JSON.GET", key),
        "stream": ("XRANGE", key, "-", "+"),
        "TSDB-TYPE": ("TS.INFO", key),
    }
    return repr(await store.door.call(*commands[kind])).encode()


async def test_everything_of_a_job_goes_and_the_rest_stays(place: Setting) -> None:
    store = place.store
    job, kept = await a_long_life(store), await store.save_draft(owner_id=ANN.user_id)
    await store.finished(kept, count=2)
    (letter,) = await store.stores.dead_letters.all_of(ANN.user_id)

    assert await place.hand_over(job, CREW)

    found = await store.stores.jobs.find(job.id)
    assert found is not None
    assert (found.owner_id, found.version, found.changed_by) == (CREW, job.version + 1, ANN.user_id)
    assert await store.owner_counts(ANN.user_id) == {"succeeded": 2}
    assert await store.owner_counts(CREW) == {"succeeded": 3, "failed": 1}
    assert await store.stores.dead_letters.all_of(ANN.user_id) == []
    assert await store.stores.dead_letters.all_of(CREW) == [letter]
    words = await store.door.call("HGET", store.door.keys.log_words(letter.execution_id), "owner_id")
    assert words.decode() == CREW
    (backfill,) = await store.stores.backfills.of_job(job.id)
    assert backfill.owner_id == CREW
    assert await store.stores.transfers.open() == []


async def test_searches_of_the_former_owner_find_nothing_of_it(place: Setting) -> None:
    job = await a_long_life(place.store)
    before, after = Sight(owners=(ANN.user_id,)), Sight(owners=(CREW,))

    assert await place.hand_over(job, CREW)

    stores = place.store.stores
    assert [(await stores.job_search.find(JobQuery(sight=sight))).total for sight in (before, after)] == [0, 1]
    for text in ("", "no"):
        pages = [
            await stores.history.find(ExecutionQuery(sight=sight, text=text), now=utc_now())
            for sight in (before, after)
        ]
        assert not pages[0].documents
        assert pages[0].total == 0
        assert pages[1].documents
    assert sum((await stores.jobs.counts_in(before)).values()) == 0


async def test_nothing_in_the_store_names_the_former_owner_but_what_is_past(place: Setting) -> None:
    job = await a_long_life(place.store, environment={"A": "1"})

    assert await place.hand_over(job, CREW, by=ROOT) is True

    left = await traces(place.store, ANN.user_id)
    assert left - {"grants"} <= PAST


async def test_what_is_counted_over_time_goes_too(place: Setting) -> None:
    store, now_ms = place.store, await place.store.now_ms()
    job, kept = await store.save_draft(owner_id=ANN.user_id), await store.save_draft(owner_id=ANN.user_id)
    await store.finished(job, count=3)
    await store.finished(kept, count=2)
    late = a_job(owner_id=ANN.user_id)
    await store.save(late, fire_ms=1000)
    await store.stores.executions.dispatch([dispatch_of(late, missed(late, 1000, 2000, 2), fire_ms=1000)])
    hour_ms = 3_600_000
    long_ago = now_ms // hour_ms * hour_ms - 90 * 24 * hour_ms
    for scope, value in ((job.id, 5), (f"owner-{ANN.user_id}", 7)):
        key = store.door.keys.hourly_series(scope, Metric.SUCCEEDED)
        await store.door.call("TS.ADD", key, long_ago, value)

    assert await place.hand_over(job, CREW)
    assert await place.hand_over(late, CREW)

    assert [await counted(store, owner, Metric.SUCCEEDED) for owner in (ANN.user_id, CREW)] == [2, 3]
    assert [await counted(store, owner, Metric.NOT_RUN) for owner in (ANN.user_id, CREW)] == [0, 2]
    old = [await hourly(store, owner, long_ago) for owner in (ANN.user_id, CREW)]
    assert old == [2, 5]


async def counted(store: Store, owner_id: str, metric: Metric) -> float:
    end = await store.now_ms()
    found = await store.stores.metrics.counts_of(
        [f"owner-{owner_id}"], metric, from_ms=end - 86_400_000, to_ms=end, bucket_ms=60_000
    )
    return sum(found.values())


async def hourly(store: Store, owner_id: str, at_ms: int) -> float:
    key = store.door.keys.hourly_series(f"owner-{owner_id}", Metric.SUCCEEDED)
    ((_, value),) = await store.door.call("TS.RANGE", key, at_ms, at_ms)
    return float(value)


async def test_the_doctor_finds_nothing_wrong_afterwards(place: Setting) -> None:
    job = await a_long_life(place.store, state=JobState.DRAFT)
    assert await place.hand_over(job, CREW)

    doctor = Doctor(place.store.door, place.store.stores, retention_days=30, lease_s=10)

    assert [finding async for finding in doctor.examine(CheckUp())] == []


async def test_a_long_history_follows_in_batches_that_may_be_broken_off(
    place: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await a_long_life(place.store)
    monkeypatch.setattr(module, "AT_ONCE_S", 0.0)

    assert not await place.hand_over(job, CREW)
    assert await place.store.stores.transfers.open() == [job.id]
    assert await place.store.owner_counts(ANN.user_id) == {"succeeded": 3, "failed": 1}
    with pytest.raises(Conflict, match="still follows"):
        await place.hand_over(job, ANN.user_id)

    await place.all_follows()

    assert await place.store.owner_counts(ANN.user_id) == {}
    assert not await place.hand_over(job, ANN.user_id)


async def test_a_batch_that_is_done_twice_counts_once(place: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    job = await a_long_life(place.store)
    monkeypatch.setattr(module, "AT_ONCE_S", 0.0)
    await place.hand_over(job, CREW)
    transfers = place.store.stores.transfers
    transfer = await transfers.find(job.id)
    assert transfer is not None
    ids = await transfers.left(transfer)

    assert [await transfers.move_executions(transfer, ids) for _ in range(2)] == [4, 0]

    assert await place.store.owner_counts(CREW) == {"succeeded": 3, "failed": 1}
    assert await transfers.left(transfer) == []


async def test_words_that_are_written_while_it_changes_hands_are_the_new_owners(place: Setting) -> None:
    job = await a_long_life(place.store)
    execution = (await place.store.stores.history.find(ExecutionQuery(sight=EVERYTHING), now=utc_now())).documents[0]
    (read_before,) = await place.store.stores.log_index.documents([execution.id])
    assert read_before is not None
    assert await place.hand_over(job, CREW)

    await place.store.stores.log_index.put(read_before, "late words", life_ms=60_000)

    found = await place.store.door.call("HGET", place.store.door.keys.log_words(execution.id), "owner_id")
    assert found.decode() == CREW


async def test_grants_of_both_owners_end_and_others_stay(place: Setting) -> None:
    job = await a_long_life(place.store)
    grants = place.store.stores.grants
    await grants.put(a_grant(job, CREW))
    await grants.put(a_grant(job, ROOT.user_id))

    await place.hand_over(job, CREW)

    assert [grant.subject_id for grant in await grants.on(job.id)] == [BEN.user_id, ROOT.user_id]
    assert await grants.of([CREW, ANN.user_id]) == {}
    assert set(place.told.users) == {ANN.user_id, CREW}


async def test_nothing_changes_hands_while_something_of_it_has_not_ended(place: Setting) -> None:
    job = await place.store.save_draft(owner_id=ANN.user_id)
    await place.store.request(job)

    for _ in range(2):
        with pytest.raises(Conflict, match="have not ended"):
            await place.hand_over(job, CREW)
        await place.store.start()
    await place.store.stores.executions.cancel((await place.store.request(job))[0])
    found = await place.store.stores.jobs.find(job.id)
    assert found is not None
    assert found.owner_id == ANN.user_id


async def test_nothing_changes_hands_during_a_backfill(place: Setting) -> None:
    job = await place.store.save_draft(owner_id=ANN.user_id)
    backfill = msgspec.structs.replace(BACKFILL, job_id=job.id, owner_id=ANN.user_id)
    assert await place.store.stores.backfills.create(backfill, [1000], most_running=9)

    with pytest.raises(Conflict, match="have not ended"):
        await place.hand_over(job, CREW)


@pytest.mark.parametrize(
    ("to", "error"),
    [(BEN.user_id, Invalid), (OTHERS, Invalid), ("nobody", Invalid), ("t00none", Invalid), (ANN.user_id, Conflict)],
)
async def test_a_job_goes_only_where_its_giver_may_create_jobs(
    place: Setting, to: str, error: type[ChronosError]
) -> None:
    job = await place.store.save_draft(owner_id=ANN.user_id)

    with pytest.raises(error):
        await place.hand_over(job, to)


async def test_an_administrator_hands_over_to_anybody_who_is_there(place: Setting) -> None:
    job = await place.store.save_draft(owner_id=ANN.user_id)

    for to in ("nobody", "t00none"):
        with pytest.raises(Invalid):
            await place.hand_over(job, to, by=ROOT)
    for to in (BEN.user_id, OTHERS):
        assert await place.hand_over(job, to, by=ROOT)


async def test_who_may_not_share_a_job_does_not_hand_it_over(place: Setting) -> None:
    job = await place.store.save_draft(owner_id=ANN.user_id)
    shared = msgspec.structs.replace(BEN, grants={job.id: GrantLevel.EDIT})
    member = msgspec.structs.replace(BEN, teams={CREW: TeamRole.MEMBER})
    assert await place.hand_over(job, CREW)

    with pytest.raises(NotFound):
        await place.hand_over(job, BEN.user_id, by=BEN)
    for caller in (shared, member):
        with pytest.raises(Denied):
            await place.hand_over(job, BEN.user_id, by=caller)


async def test_a_job_that_names_what_its_new_owner_has_not_stays(place: Setting) -> None:
    await place.secrets.put(ANN, "TOKEN", PutSecret(value="0123456789"))
    job = await place.store.save_draft(owner_id=ANN.user_id, environment={"T": "${secret:store:TOKEN}"})

    with pytest.raises(Conflict, match="would not run as it does"):
        await place.hand_over(job, CREW)

    await place.secrets.put(ANN, "TOKEN", PutSecret(value="abcdefghij"), owner_id=CREW)
    assert await place.hand_over(job, CREW)


async def test_secrets_of_the_job_alone_go_with_it(place: Setting) -> None:
    job = await place.store.save_draft(owner_id=ANN.user_id)
    await place.secrets.put(ANN, "OWN", PutSecret(value="0123456789", job_id=job.id))

    await place.hand_over(job, CREW)

    (scope,) = {secret.scope for secret in await place.store.stores.secrets.all(Scope(owner_id=CREW, job_id=job.id))}
    assert (scope.owner_id, scope.job_id) == (CREW, job.id)


async def test_a_whole_estate_goes_with_secrets_variables_and_calendars(place: Setting) -> None:
    store = place.store
    await place.secrets.put(ANN, "TOKEN", PutSecret(value="0123456789"))
    variables = VariableService(store.stores)
    for value in (1, 2):
        await variables.put(ANN, "COUNT", PutVariable(value=value))
    calendar = msgspec.structs.replace(CALENDAR, owner_id=ANN.user_id)
    assert (
        await store.stores.calendars.save(
            calendar, expected_version=None, limits=CalendarLimits(calendars=9, bytes=10_000)
        )
        == "ok"
    )
    job = await store.save_draft(
        owner_id=ANN.user_id,
        environment={"T": "${secret:store:TOKEN}", "V": "${var:COUNT}"},
        timing=Timing(calendars=(calendar.id,)),
    )
    await store.finished(job, count=2)
    limit = StoredLimit(owner_id=ANN.user_id, tag="t", limit=1)
    await store.stores.limits.put(limit)

    moved = await place.estates.hand_over(ROOT, ANN.user_id, BEN.user_id)
    await place.estates.forget(ANN.user_id)

    assert moved.in_words == "1 job, 1 calendar, 1 secret, 1 variable"
    assert (await place.estates.holdings(ANN.user_id)).in_words == ""
    assert (await place.estates.holdings(BEN.user_id)) == moved
    history = await variables.versions(BEN, "COUNT", job_id=None)
    assert [one.value for one in history.items] == [2, 1]
    assert await store.stores.limits.all() == []
    assert await traces(store, ANN.user_id) <= PAST | {"variables", "variable-versions", "scope-totals"}


async def test_an_estate_with_names_that_are_taken_stays_whole(place: Setting) -> None:
    for caller in (ANN, BEN):
        await place.secrets.put(caller, "TOKEN", PutSecret(value=f"0123456789 of {caller.user_id}"))
    job = await place.store.save_draft(owner_id=ANN.user_id)

    with pytest.raises(Conflict, match="TOKEN"):
        await place.estates.hand_over(ROOT, ANN.user_id, BEN.user_id)

    found = await place.store.stores.jobs.find(job.id)
    assert found is not None
    assert found.owner_id == ANN.user_id


async def test_what_only_looks_alike_is_left_alone(place: Setting) -> None:
    first, second = [await place.store.save_draft(owner_id=ANN.user_id) for _ in range(2)]
    await place.store.finished(second)

    await place.hand_over(first, CREW)

    assert await place.store.owner_counts(ANN.user_id) == {"succeeded": 1}
