"""Every Redis key is declared in keys.py or personal_keys.py, and lives as long as is declared there."""

import inspect
import re
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import GrantLevel
from chronos_synapse.domain.ai import OwnAi, SpendAccount, shared_scope
from chronos_synapse.domain.backfill import Backfill, BackfillId, BackfillState
from chronos_synapse.domain.calendar import Calendar, CalendarId, CalendarMode, IcsSource
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.comment import Comment, CommentId
from chronos_synapse.domain.dashboard import Dashboard, DashboardId
from chronos_synapse.domain.execution import Execution, ExecutionState, Outcome
from chronos_synapse.domain.failure_pattern import PatternId
from chronos_synapse.domain.grant import Grant
from chronos_synapse.domain.job import Job, JobId, JobState, UserId
from chronos_synapse.domain.maintenance import Maintenance
from chronos_synapse.domain.memory import MemoryReport
from chronos_synapse.domain.metric import Metric
from chronos_synapse.domain.notification import (
    Notification,
    NotificationId,
    NotificationKind,
    NotificationSettings,
    Standing,
)
from chronos_synapse.domain.record import RecordChange
from chronos_synapse.domain.report import ReportState
from chronos_synapse.domain.schedule import OverlapPolicy
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.secret import Secret
from chronos_synapse.domain.settings import RateClass, RateLimit
from chronos_synapse.domain.usage import Quantity
from chronos_synapse.domain.variable import Variable
from chronos_synapse.domain.view import SavedView, ViewId, ViewPage
from chronos_synapse.domain.worker import WorkerInfo, WorkerOrder
from chronos_synapse.services.patterns.merging import blank
from chronos_synapse.storage.redis.advice import AdviceCycle
from chronos_synapse.storage.redis.artifacts import ArtifactCaps
from chronos_synapse.storage.redis.calendars import CalendarLimits
from chronos_synapse.storage.redis.executions import Removal
from chronos_synapse.storage.redis.forecasts import ChoiceCycle
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.jobs import Arming
from chronos_synapse.storage.redis.keys import Keys
from chronos_synapse.storage.redis.limits import StoredLimit
from chronos_synapse.storage.redis.memory import MemoryStore
from chronos_synapse.storage.redis.notifications import Step
from chronos_synapse.storage.redis.one_time import TokenKind
from chronos_synapse.storage.redis.pattern_documents import StoredPattern
from chronos_synapse.storage.redis.patterns import OwnerStep, PatternStep
from chronos_synapse.storage.redis.secrets import SealedSecret, SecretLimits
from chronos_synapse.storage.redis.settings import StoredSettings
from chronos_synapse.storage.redis.usage import UsageWrite
from chronos_synapse.storage.redis.variables import VariableLimits
from tests.advice import an_advice
from tests.builders import (
    OWNER,
    START,
    Store,
    a_job,
    dispatch_of,
    ending_of,
    missed,
    next_version,
    open_store,
    scheduled,
)
from tests.log_blocks import numbered
from tests.reports import a_body, a_report, a_schedule
from tests.runtime import facts_of
from tests.services.audit import an_event, entries_of, keyring_of, log_of
from tests.services.learning import some_learning

LIVES = ("permanent", "with TTL", "capped", "trimmed")
CHANNELS_AND_ALIASES = {"log_news", "progress_news", "worker_news", "index"}
"""Names that are no keys: nothing is stored under them."""
OF_SEVERAL_WORDS = {"parked"}
"""Keys whose argument may hold a colon itself."""
OF_THE_INSTALLATION = {
    "own_ai",
    "advice_cycle",
    "forecast_cycle",
    "report",
    "report_body",
    "owner_reports",
    "report_queue",
    "report_schedules",
    "report_dues",
    "open_logs",
    "owners",
    "owner_stats",
    "running_tags",
    "lanes",
    "queue",
    "bell",
    "events",
    "series",
    "hourly_series",
    "limits",
    "pause",
    "pauses",
    "settings",
    "notification_settings",
    "notification_places",
    "maintenance",
    "memory",
    "index_rebuilds",
    "fleet_prior",
    "feed_places",
    "absences",
    "clock",
    "set_back",
    "calendar",
    "calendar_text",
    "calendars",
    "calendars_version",
    "secrets",
    "secret_values",
    "secret_scopes",
    "scope_totals",
    "variables",
    "variable_versions",
    "views",
    "dashboard",
    "dashboards",
}
"""What is left when every job and execution is gone."""


def declared() -> dict[str, str]:
    """Name of each function of Keys -> its docstring."""
    return {
        name: inspect.getdoc(function) or ""
        for name, function in inspect.getmembers(Keys, inspect.isfunction)
        if not name.startswith("_")
    }


def pattern_of(name: str) -> re.Pattern[str]:
    """What the keys of one function look like under the prefix `P`."""
    function = getattr(Keys("P"), name)
    arguments: list[Any] = []
    for parameter in inspect.signature(function).parameters.values():
        arguments.append(Metric.DURATION_MS if parameter.annotation is Metric else "\x00")
    word = ".+" if name in OF_SEVERAL_WORDS else "[^:]+"
    text = re.escape(function(*arguments)).replace(re.escape("\x00"), word)
    return re.compile(text.replace(Metric.DURATION_MS.value, "[a-z_]+"))


PATTERNS = {name: pattern_of(name) for name in declared()}


def functions_for(key: str) -> list[str]:
    return [name for name, pattern in PATTERNS.items() if pattern.fullmatch(key)]


@pytest.mark.parametrize(("name", "words"), declared().items())
def test_every_key_says_how_long_it_lives(name: str, words: str) -> None:
    assert sum(life in words for life in LIVES) == (name not in CHANNELS_AND_ALIASES)


async def some_life(store: Store) -> list[Execution]:
    """Every kind of transition of a job, once; gives the executions that ended."""
    job = a_job(overlap=OverlapPolicy.SKIP, tags=("a",))
    await store.save(job, fire_ms=1000)
    await some_secrets(store, Scope(owner_id=OWNER, job_id=job.id))
    grant = Grant(job_id=job.id, subject_id=UserId("u2"), level=GrantLevel.VIEW, granted_by=OWNER, granted_at=START)
    assert await store.stores.grants.put(grant) == "ok"
    assert await store.stores.comments.add(job, COMMENT) == "ok"
    job = next_version(job)
    await store.stores.jobs.save(job, expected_version=1, arming=Arming(next_ms=1000, seen_ms=1000))
    await store.stores.due.claim(limit=1, ahead_ms=0, lease_ms=60_000)
    gap = missed(job, 1000, 2000, 2)
    batch = (gap, scheduled(job, 3000), scheduled(job, 4000))
    await store.stores.executions.dispatch([dispatch_of(job, *batch, fire_ms=1000, next_ms=5000)])
    await store.stores.slots.amend(job.id, 1000, "b1")
    (message,) = await store.start("w1")
    await store.stores.logs.append(message.execution_id, numbered(0, 1), fence=1, life_ms=60_000)
    await store.stores.logs.add_packed(message.execution_id, numbered(0, 1))
    (document,) = await store.stores.log_index.documents([message.execution_id])
    assert document is not None
    await store.stores.log_index.put(document, "line", life_ms=60_000)
    await some_learning(store, job)
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.ABANDONED}
    used = UsageWrite(message.execution_id, Quantity.CPU, 1000, 0.5, True)
    await store.stores.usage.write([used], life_ms=60_000)
    await store.stores.records.write(message.execution_id, RecordChange(condition=True), fence=1)
    await store.stores.artifacts.put(message.execution_id, "a", b"x", fence=1, caps=ArtifactCaps(count=1, bytes=1))
    await store.stores.kpis.add(facts_of(job, message), "rows", 1.0, unit="", at=START)
    await store.stores.executions.finish([ending_of(message, **retry)])
    (message,) = await store.start("w2")
    measured = {"lag_ms": 1, "cpu_ms": 2, "peak_memory_bytes": 3, "is_dead_letter": True}
    await store.stores.executions.finish([ending_of(message, **measured)])
    return await store.stores.executions.find_many([entry.id for entry in batch])


async def others(store: Store) -> None:
    """What belongs to the installation, or to other jobs: one is held, one waits, runs and is parked."""
    info = WorkerInfo(id="w1", host="h", pid=1, queues=(), slots=1, running=0, started_at=utc_now(), seen_at=utc_now())
    await store.stores.daemons.say("worker", info, ttl_s=60)
    await store.stores.entry.throttle.hit("login", "a", limit=1, window_s=60)
    seldom = RateLimit(count=1, period_s=60, burst=1)
    assert await store.stores.idempotency.begin("user-a", "k", fingerprint="f", token="t") is None
    await store.stores.entry.rate_limits.take("user-a", RateClass.READ, seldom, wanted=1, refused=1)
    await store.stores.entry.setup_tokens.issue()
    await store.stores.entry.one_time_tokens.issue(TokenKind.RESET, OWNER, "a@example.org")
    await store.stores.identity_changes.tell(OWNER)
    await administered(store)
    await store.stores.entry.ceremonies.begin("oidc", b"s", b"r")
    held = a_job(state=JobState.PAUSED)
    await store.stores.jobs.save(held, expected_version=None, arming=Arming(next_ms=1000, is_held=True))
    await store.stores.daemons.order("w1", WorkerOrder.CORDON)
    await store.stores.limits.put(StoredLimit(owner_id=OWNER, tag="t", limit=1))
    for _ in range(2):
        await store.request(await store.save_draft(tags=("t",)), count=2)
        await store.start("w3", limit=3)
    for _ in range(2):
        await store.request(await store.save_draft())
    (message,) = await store.start("w4", limit=1)
    retry = {"state": ExecutionState.RETRYING, "outcome": Outcome.FAILED, "retry_after_ms": 60_000}
    await store.stores.executions.finish([ending_of(message, **retry)])
    limits = CalendarLimits(calendars=1, bytes=10_000)
    assert await store.stores.calendars.save(CALENDAR, expected_version=None, limits=limits) == "ok"
    await some_secrets(store, Scope(owner_id=OWNER))
    assert await store.stores.looks.views.create(VIEW) == "ok"
    assert await store.stores.looks.dashboards.save(DASHBOARD, expected_version=None) == "ok"
    await foreseen(store, held)
    await a_pattern(store)
    await some_reports(store)
    for due_ms in (1000, 2000):
        backfill = msgspec.structs.replace(BACKFILL, job_id=held.id, id=BackfillId(f"{due_ms:016x}"))
        assert await store.stores.backfills.create(backfill, [due_ms, due_ms + 1], most_running=9)
        await store.stores.backfills.advance(backfill)
    for _ in range(2):
        await store.stores.pauses.begin(reason="x", by="Ann")
        await store.stores.pauses.end()
    await store.stores.pauses.begin(reason="x", by="Ann")
    handed = await store.save_draft()
    theirs = next_version(handed, owner_id=UserId("t1"))
    assert await store.stores.transfers.begin(handed, theirs, by=OWNER) == "ok"
    await store.stores.due.replay_at(held.id, 1000)
    await some_audit(store)
    told = Notification(id=NotificationId("e1"), kind=NotificationKind.JOB_FAILED, at=utc_now(), title="Failed")
    step = Step(
        feed="events",
        expected="",
        following="1-0",
        notifications={OWNER: [told]},
        standings={held.id: Standing(streak=1)},
    )
    assert await store.stores.looks.notifications.put(step)
    await store.stores.looks.notifications.save_settings(OWNER, NotificationSettings())
    for passed_ms in (-60_000, 3_600_000):
        await store.pass_time(passed_ms)
        await store.stores.due.claim(limit=1, ahead_ms=0, lease_ms=60_000)


async def foreseen(store: Store, job: Job) -> None:
    """What is advised and forecast."""
    insight = store.stores.insight
    assert await insight.advice.put(an_advice(job_id=job.id), expected=None)
    await insight.advice.put_cycle(AdviceCycle(began_ms=1))
    await insight.forecasts.keep_trees(job.id, b"{}")
    await insight.forecasts.keep(job.id, b"{}")
    await insight.forecasts.put_cycle(ChoiceCycle())


async def some_reports(store: Store) -> None:
    """One that is ready, one that waits, and a schedule."""
    reports = store.stores.insight.reports
    for number in (1, 2):
        assert await reports.ask(a_report(number)) == "ok"
    assert await reports.finish(READY, a_body())
    assert await reports.save_schedule(None, a_schedule()) == "ok"


async def a_pattern(store: Store) -> None:
    """What is remembered of a failure."""
    stored = StoredPattern(pattern=blank(PatternId("0" * 16), OWNER, utc_now()), part="")
    owner = OwnerStep(revision="0", written=[(stored, [1.0] + [0.0] * 255)])
    step = PatternStep(expected="", following="1-0", owners={OWNER: owner}, links={f"{'0' * 16}-1": "0" * 16})
    assert await store.stores.insight.patterns.put(step)


async def administered(store: Store) -> None:
    """What administrators set and see."""
    assert await store.stores.settings.save(StoredSettings(version=1))
    await store.stores.maintenance.put(Maintenance(since=START, until=None, reason="x", by="Ann"))
    memory = MemoryStore(store.door)
    await memory.note(1)
    report = MemoryReport(sampled_at=START, duration_ms=1, used_bytes=1, kinds=(), keys=1, scanned=1)
    await memory.keep_report(report)
    assert await IndexHealth(store.door).begin_rebuild("jobs", "1")
    assert await store.stores.ai.own.save(OwnAi(owner_id=OWNER, version=1))
    account = SpendAccount(scope=shared_scope(OWNER))
    assert await store.stores.ai.spend.take([account], 0.1, at=START, owner_id=OWNER)
    await store.stores.ai.answers.keep(OWNER, "d", b"{}")


async def some_audit(store: Store) -> None:
    """Entries, of which the oldest was removed."""
    log = log_of(store)
    await log.write([an_event(), an_event()])
    keyring = keyring_of(store)
    await keyring.ready()
    (first, _) = await entries_of(store)
    assert await store.stores.audit.trim(keyring.anchor_at(first), first=1, expected=None)


async def some_secrets(store: Store, scope: Scope) -> None:
    """A secret and a variable."""
    secret = Secret(
        name="S", scope=scope, description="", fields=("value",), key_id="k", created_at=START, updated_at=START
    )
    limits = SecretLimits(secrets=9, bytes=9999)
    assert await store.stores.secrets.save(SealedSecret(secret=secret, sealed=b"x"), limits=limits) == "ok"
    variable = Variable(key="V", scope=scope, value=1, description="", version=1, updated_at=START, updated_by="Ann")
    many = VariableLimits(variables=9, bytes=9999)
    assert (await store.stores.variables.save(variable, expected=None, limits=many)).word == "ok"


READY = a_report(1, state=ReportState.READY)
CALENDAR = Calendar(
    id=CalendarId("c1"),
    name="Plant",
    description="",
    mode=CalendarMode.CLOSED,
    timezone="UTC",
    source=IcsSource(text="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    tags=("t",),
    owner_id=OWNER,
    version=1,
    created_at=START,
    updated_at=START,
)
DASHBOARD = Dashboard(
    id=DashboardId("0" * 16),
    name="Mine",
    description="",
    owner_id=OWNER,
    shared=None,
    span="24h",
    refresh_s=30,
    widgets=(),
    version=1,
    created_at=START,
    updated_at=START,
)
VIEW = SavedView(
    id=ViewId("0" * 16),
    page=ViewPage.JOBS,
    name="Mine",
    address="",
    owner_id=OWNER,
    created_by=OWNER,
    version=1,
    created_at=START,
    updated_at=START,
)
COMMENT = Comment(
    id=CommentId("0" * 19),
    job_id=JobId("0" * 16),
    parent_id=None,
    author_id=OWNER,
    text="Hello",
    created_at=START,
    edited_at=None,
    deleted_at=None,
)
BACKFILL = Backfill(
    id=BackfillId("0" * 16),
    job_id=JobId("0" * 16),
    owner_id=OWNER,
    since=START,
    until=START,
    state=BackfillState.RUNNING,
    total=2,
    dispatched=0,
    max_parallel=1,
    created_at=START,
    finished_at=None,
    created_by="Ann",
)


async def keys_of(store: Store) -> dict[str, int]:
    """Each key with `P` for the prefix -> its time to live, ms; -1 for none."""
    prefix = store.door.keys.prefix
    found: dict[str, int] = {}
    async for raw in store.door.client.scan_iter(f"{prefix}:*", count=1000):
        found["P" + raw.decode().removeprefix(prefix)] = await store.door.call("PTTL", raw)
    return found


async def test_every_key_is_declared_and_lives_as_long_as_it_says(redis_url: str, key_prefix: str) -> None:
    async with open_store(redis_url, key_prefix) as store:
        await some_life(store)
        await store.stores.due.claim(limit=1, ahead_ms=0, lease_ms=60_000)
        await others(store)
        keys = await keys_of(store)

    seen: set[str] = set()
    for key, life_ms in keys.items():
        functions = functions_for(key)
        assert len(functions) == 1, key
        assert (life_ms > 0) == ("with TTL" in declared()[functions[0]]), key
        seen.add(functions[0])
    assert declared().keys() - CHANNELS_AND_ALIASES - {"index_lock"} == seen


async def test_a_deleted_job_whose_history_is_gone_leaves_nothing_of_its_own(redis_url: str, key_prefix: str) -> None:
    async with open_store(redis_url, key_prefix) as store:
        ended = await some_life(store)
        found = await store.stores.jobs.find(ended[0].job_id)
        assert found is not None
        await store.stores.jobs.delete(found)
        removals = [Removal(execution_id=one.id, job_id=one.job_id, owner_id=one.owner_id) for one in ended]
        assert await store.stores.executions.remove(removals) == 3
        keys = {key for key, life_ms in (await keys_of(store)).items() if life_ms < 0}

    assert {name for key in keys for name in functions_for(key)} - {"daemons"} <= OF_THE_INSTALLATION
    assert [key for key in keys if ended[0].job_id in key] == []
