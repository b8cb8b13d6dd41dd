"""Reports by the key that is in force: what is sent, what never is, and what is written again for nothing."""

from typing import Any

import msgspec
import pytest

from chronos_models.faithfulness import Fact
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.secret import Secret
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.narrators.base import ActionChoice, Brief, Example, FactRow, Failure, Topic
from chronos_synapse.services.ai import confidential
from chronos_synapse.services.ai.own_requests import OwnAiChange
from chronos_synapse.services.secrets.sealing import sealed
from chronos_synapse.storage.redis.ai_answers import LIFE_MS, MOST, MOST_BYTES, AiAnswerStore
from chronos_synapse.storage.redis.secrets import SealedSecret, SecretLimits
from tests.builders import OWNER, START, Store
from tests.narrators.briefs import BRIEF, GOOD, WRONG, narrative
from tests.narrators.messages_server import MODEL, Reply, answer, serving
from tests.services.models import ADMIN, ANN, BOB, KEY, OWN_KEY, World

WRITTEN = answer(narrative(*GOOD))
LIMITS = SecretLimits(secrets=9, bytes=99_999)


async def keep_secret(store: Store, world: World, scope: Scope, value: str) -> None:
    ciphertext = sealed(world.vault, {"value": value}, scope_key=scope.key, name="S")
    secret = Secret(
        name="S",
        scope=scope,
        description="",
        fields=("value",),
        key_id=ciphertext.key_id,
        created_at=START,
        updated_at=START,
    )
    assert await store.stores.secrets.save(SealedSecret(secret=secret, sealed=ciphertext.data), limits=LIMITS) == "ok"


async def brief_with_canaries(store: Store, world: World, job: Job) -> Brief:
    """Whose examples hold what belongs to a job: a secret, one of its own, a value of its environment, and hosts."""
    await keep_secret(store, world, Scope(owner_id=OWNER), "canary one")
    await keep_secret(store, world, Scope(owner_id=OWNER, job_id=job.id), "canary two")
    now = utc_now()
    info = WorkerInfo(id="w1", host="canaryhost", pid=1, queues=(), slots=1, running=0, started_at=now, seen_at=now)
    await store.stores.daemons.say("worker", info, ttl_s=60)
    text = "canary one and canary two and canary three and canary four on canaryhost and canarybox"
    fact = Fact("f1", job.name, "failures_7d", 3, "count")
    row = FactRow(fact=fact, topic=Topic.FAILED, job_ids=(job.id,))
    return Brief(title=text, facts=(row,), examples=(Example(text=text, job_ids=(job.id,)),))


async def saved_job(store: Store) -> Job:
    config = {"host": "canarybox", "command": "x", "headers": {"X-Team": "canary four"}}
    return await store.save_draft(
        name="sync-3", environment={"A": "canary three"}, executor=ExecutorRef(kind="ssh", config=config)
    )


async def test_without_any_key_the_template_writes_and_nobody_is_blamed(store: Store) -> None:
    narration = await (await World(store).narrators.writer_for(OWNER)).write(BRIEF)

    assert (narration.narrator, narration.failure) == ("template", None)


@pytest.mark.parametrize("whose", ["own", "installation"])
async def test_the_key_in_force_writes_and_is_charged(store: Store, whose: str) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await (world.bring if whose == "own" else world.install)(base_url=server.url)
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert (narration.narrator, narration.model, narration.failure) == ("claude", MODEL, None)
    assert all((OWN_KEY if whose == "own" else KEY) in raw for raw in server.raw)
    view = await world.own.view(ANN)
    charged, free = (view.own, view.shared) if whose == "own" else (view.shared, view.own)
    assert (charged.day.requests, free.day.requests) == (1, 0)
    assert charged.month.cost_usd == pytest.approx(narration.usage.cost_usd, rel=1e-3)


@pytest.mark.parametrize("where", ["owner", "installation"])
async def test_nothing_is_ever_sent_while_it_is_off(store: Store, where: str) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.install(base_url=server.url, is_on=where != "installation")
        await world.bring(base_url=server.url, is_on=where != "owner")
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert narration.narrator == "template"
    assert server.raw == []


async def test_the_same_facts_are_written_once(store: Store) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        first = await (await world.narrators.writer_for(OWNER)).write(BRIEF)
        again = await (await world.narrators.writer_for(OWNER)).write(BRIEF)
        other = await (await world.narrators.writer_for("t-1")).write(BRIEF)

    assert len(server.bodies) == 1
    assert (first.is_kept, again.is_kept) == (False, True)
    assert again.narrative == first.narrative
    assert again.usage.cost_usd == 0
    assert other.narrator == "template"


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"examples": ()},
        {"actions": ()},
        {"facts": BRIEF.facts[:-1]},
    ],
)
async def test_a_brief_that_differs_is_written_anew(store: Store, change: dict[str, Any]) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        writer = await world.narrators.writer_for(OWNER)
        await writer.write(BRIEF)
        await writer.write(msgspec.structs.replace(BRIEF, **change))

    assert len(server.bodies) >= 2


async def test_another_model_writes_anew(store: Store) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        await (await world.narrators.writer_for(OWNER)).write(BRIEF)
        await world.own.change(ANN, OwnAiChange(model=f"{MODEL}-latest"))
        await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert len(server.bodies) == 2


async def test_words_that_somebody_put_into_the_store_are_not_shown(store: Store) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        await (await world.narrators.writer_for(OWNER)).write(BRIEF)
        (digest,) = await store.door.call("ZRANGE", store.door.keys.ai_answers(OWNER), 0, -1)
        key = store.door.keys.ai_answer(OWNER, digest.decode())
        forged = (await store.door.call("GET", key)).replace(b"46 of 8,737", b"99 of 8,737")
        await store.door.call("SET", key, forged, "KEEPTTL")
        anew = await (await world.narrators.writer_for(OWNER)).write(BRIEF)
        await store.door.call("SET", key, b"[]", "KEEPTTL")
        again = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert (anew.is_kept, again.is_kept) == (False, False)
    assert len(server.bodies) == 3


async def test_what_no_model_wrote_is_not_kept(store: Store) -> None:
    world = World(store)
    async with serving(answer(narrative(*WRONG))) as server:
        await world.bring(base_url=server.url)
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert narration.failure is Failure.UNFAITHFUL
    assert await store.door.call("EXISTS", store.door.keys.ai_answers(OWNER)) == 0


async def test_answers_are_bounded_in_number_size_and_life(store: Store) -> None:
    answers, keys = store.stores.ai.answers, store.door.keys
    for number in range(MOST + 3):
        await answers.keep(OWNER, f"{number:04d}", b"{}")
    await answers.keep(OWNER, "long", b"x" * (MOST_BYTES + 1))

    kept = [await answers.find(OWNER, f"{number:04d}") for number in range(MOST + 3)]

    assert sum(one is not None for one in kept) == MOST
    assert kept[-1] == b"{}"
    assert await answers.find(OWNER, "long") is None
    assert 0 < await store.door.call("PTTL", keys.ai_answer(OWNER, f"{MOST:04d}")) <= LIFE_MS
    assert 0 < await store.door.call("PTTL", keys.ai_answers(OWNER)) <= LIFE_MS


async def test_an_answer_that_cannot_be_kept_is_shown_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*args: object) -> None:
        raise Unavailable("away", part="redis")

    world = World(store)
    monkeypatch.setattr(AiAnswerStore, "keep", away)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert narration.narrator == "claude"


async def test_no_secret_value_or_host_of_a_job_leaves(store: Store) -> None:
    world, job = World(store), await saved_job(store)
    brief = await brief_with_canaries(store, world, job)
    async with serving(answer(narrative(("sync-3 failed 3 times on host-number-1.", "f1")))) as server:
        await world.bring(base_url=server.url)
        narration = await (await world.narrators.writer_for("u9")).write(brief)
        assert narration.narrator == "template"
        narration = await (await world.narrators.writer_for(OWNER)).write(brief)

    assert narration.narrator == "claude", narration.detail
    assert server.raw
    assert [word for word in ("canary", "y2fuyxj5") if word in "".join(server.raw).lower()] == []
    assert "host-number-1" in "".join(server.raw)


async def test_pieces_of_whom_has_it_off_and_of_jobs_that_are_gone_do_not_leave(store: Store) -> None:
    world, mine = World(store), await store.save_draft(name="sync-3")
    theirs = await store.save_draft(name="sync-canary", owner_id=BOB.user_id)
    gone = ("0" * 16,)
    pieces = [("f1", "sync-3", (mine.id,)), ("f2", "sync-canary", (theirs.id,)), ("f3", "old-canary", gone)]
    brief = Brief(
        title="All jobs",
        facts=tuple(
            FactRow(fact=Fact(fact_id, name, "failures_7d", 3, "count"), topic=Topic.FAILED, job_ids=job_ids)
            for fact_id, name, job_ids in pieces
        ),
        actions=(ActionChoice(id="a-canary", title="Move sync-canary", job_ids=(theirs.id,)),),
        examples=(Example(text="canary of both", job_ids=(mine.id, theirs.id)), Example(text="canary", job_ids=gone)),
    )
    async with serving(answer(narrative(("sync-3 failed 3 times.", "f1")))) as server:
        await world.install(base_url=server.url)
        await world.own.change(BOB, OwnAiChange(is_on=False))
        narration = await (await world.narrators.writer_for("")).write(brief)

    assert (narration.narrator, len(narration.narrative.sentences)) == ("claude", 1)
    assert "sync-3" in "".join(server.raw)
    assert "canary" not in "".join(server.raw)


async def test_more_than_can_be_looked_for_is_not_sent(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    world, job = World(store), await saved_job(store)
    monkeypatch.setattr(confidential, "MOST_VALUES", 2)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        brief = await brief_with_canaries(store, world, job)
        narration = await (await world.narrators.writer_for(OWNER)).write(brief)

    assert (narration.narrator, narration.failure) == ("template", Failure.BROKEN)
    assert server.raw == []


async def test_when_secrets_cannot_be_looked_at_nothing_is_sent(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*args: object, **named: object) -> Brief:
        raise Unavailable("away", part="redis")

    world = World(store)
    monkeypatch.setattr(world.confidential, "guarded", away)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url)
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert (narration.narrator, narration.failure) == ("template", Failure.BROKEN)
    assert server.raw == []


async def test_a_secret_that_cannot_be_read_here_stops_nothing(store: Store) -> None:
    other, world = World(store), World(store)
    await keep_secret(store, other, Scope(owner_id=OWNER), "canary one")

    hidden = await world.confidential.of(OWNER)

    assert hidden.values == ()
    assert "canary" not in repr(await other.confidential.of(OWNER))


async def test_a_key_that_cannot_be_decrypted_is_named_as_the_reason(store: Store) -> None:
    await World(store).bring()

    narration = await (await World(store).narrators.writer_for(OWNER)).write(BRIEF)

    assert (narration.narrator, narration.failure) == ("template", Failure.NO_KEY)


async def test_a_budget_that_is_used_up_leaves_it_to_the_template(store: Store) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.bring(base_url=server.url, daily_budget_usd=0.00001)
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert (narration.narrator, narration.failure) == ("template", Failure.BUDGET)
    assert server.bodies == []
    assert (await world.own.view(ANN)).own.day.requests == 0


async def test_an_address_inside_is_not_called_with_a_key(store: Store) -> None:
    world = World(store)
    async with serving(Reply(hangs=True)) as server:
        await world.bring(base_url="http://169.254.169.254")
        narration = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    assert narration.failure is Failure.UNREACHABLE
    assert server.raw == []


async def test_reports_on_everything_are_paid_by_the_installation_alone(store: Store) -> None:
    world = World(store)
    async with serving(WRITTEN) as server:
        await world.install(base_url=server.url, owner_daily_budget_usd=1e-9)
        narration = await (await world.narrators.writer_for("")).write(BRIEF)
        other = await (await world.narrators.writer_for(OWNER)).write(BRIEF)

    usage = await world.usage.view(ADMIN)
    assert (narration.narrator, other.failure) == ("claude", Failure.BUDGET)
    assert (usage.installation.day.requests, usage.owners) == (1, [])
