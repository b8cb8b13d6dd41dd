"""All stores on one Redis server, built together."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.ai_stores import AiStores, ai_stores_on
from chronos_synapse.storage.redis.analytics import AnalyticsStore
from chronos_synapse.storage.redis.artifacts import ArtifactStore
from chronos_synapse.storage.redis.audit_log import AuditStore
from chronos_synapse.storage.redis.backfills import BackfillStore
from chronos_synapse.storage.redis.calendars import CalendarStore
from chronos_synapse.storage.redis.ceremonies import Ceremonies
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.comments import CommentStore
from chronos_synapse.storage.redis.daemons import DaemonStore
from chronos_synapse.storage.redis.dashboards import DashboardStore
from chronos_synapse.storage.redis.dead_letters import DeadLetterStore
from chronos_synapse.storage.redis.delays import DelayStore
from chronos_synapse.storage.redis.due import DueSet
from chronos_synapse.storage.redis.events import EventBus
from chronos_synapse.storage.redis.executions import EVENTS_CAP, ExecutionStore
from chronos_synapse.storage.redis.grants import GrantStore
from chronos_synapse.storage.redis.history import ExecutionSearch
from chronos_synapse.storage.redis.idempotency import IdempotencyStore
from chronos_synapse.storage.redis.identity_changes import IdentityChanges
from chronos_synapse.storage.redis.insight_stores import InsightStores, insight_stores_on
from chronos_synapse.storage.redis.job_search import JobSearch
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.kpis import KpiStore
from chronos_synapse.storage.redis.lanes import LaneStore
from chronos_synapse.storage.redis.ledger_reader import LedgerReader
from chronos_synapse.storage.redis.limits import LimitStore
from chronos_synapse.storage.redis.log_index import LogIndex
from chronos_synapse.storage.redis.logs import LogStore
from chronos_synapse.storage.redis.maintenance import MaintenanceStore
from chronos_synapse.storage.redis.metrics import MetricStore
from chronos_synapse.storage.redis.notifications import NotificationStore
from chronos_synapse.storage.redis.one_time import OneTimeTokens
from chronos_synapse.storage.redis.pauses import PauseStore
from chronos_synapse.storage.redis.queue import ExecutionQueue
from chronos_synapse.storage.redis.rate_limits import RateLimitStore
from chronos_synapse.storage.redis.records import RecordStore
from chronos_synapse.storage.redis.runtime_tokens import RuntimeTokens
from chronos_synapse.storage.redis.secrets import SecretStore
from chronos_synapse.storage.redis.settings import SettingsStore
from chronos_synapse.storage.redis.setup_tokens import SetupTokens
from chronos_synapse.storage.redis.slots import SlotStore
from chronos_synapse.storage.redis.throttle import Throttle
from chronos_synapse.storage.redis.transfers import TransferStore
from chronos_synapse.storage.redis.usage import UsageStore
from chronos_synapse.storage.redis.variables import VariableStore
from chronos_synapse.storage.redis.views import ViewStore


@dataclass(frozen=True)
class EntryStores:
    """What stands at the door: links that let somebody in once, halves of log-ins, and brakes."""

    setup_tokens: SetupTokens
    one_time_tokens: OneTimeTokens
    ceremonies: Ceremonies
    throttle: Throttle
    rate_limits: RateLimitStore


@dataclass(frozen=True)
class LookStores:
    """How people look at things, and what they are told."""

    views: ViewStore
    dashboards: DashboardStore
    notifications: NotificationStore


@dataclass(frozen=True)
class RunStores:
    """Executions: what waits, what runs, and what they leave."""

    executions: ExecutionStore
    history: ExecutionSearch
    queue: ExecutionQueue
    lanes: LaneStore
    logs: LogStore
    log_index: LogIndex
    usage: UsageStore
    records: RecordStore
    artifacts: ArtifactStore
    kpis: KpiStore
    delays: DelayStore
    dead_letters: DeadLetterStore


@dataclass(frozen=True)
class RedisStores(RunStores):
    """One store for each kind of thing that is kept."""

    jobs: JobStore
    job_search: JobSearch
    due: DueSet
    slots: SlotStore
    calendars: CalendarStore
    pauses: PauseStore
    limits: LimitStore
    metrics: MetricStore
    analytics: AnalyticsStore
    events: EventBus
    daemons: DaemonStore
    entry: EntryStores
    idempotency: IdempotencyStore
    ledger_reader: LedgerReader
    audit: AuditStore
    backfills: BackfillStore
    secrets: SecretStore
    variables: VariableStore
    runtime_tokens: RuntimeTokens
    grants: GrantStore
    identity_changes: IdentityChanges
    comments: CommentStore
    transfers: TransferStore
    settings: SettingsStore
    maintenance: MaintenanceStore
    looks: LookStores
    insight: InsightStores
    ai: AiStores


def stores_on(door: RedisDoor) -> RedisStores:
    """The stores behind `door`."""
    return RedisStores(
        **vars(run_stores_on(door)),
        jobs=JobStore(door),
        job_search=JobSearch(door),
        due=DueSet(door),
        slots=SlotStore(door),
        calendars=CalendarStore(door),
        pauses=PauseStore(door),
        limits=LimitStore(door),
        metrics=MetricStore(door),
        analytics=AnalyticsStore(door),
        events=EventBus(door),
        daemons=DaemonStore(door),
        entry=entry_stores_on(door),
        idempotency=IdempotencyStore(door),
        ledger_reader=LedgerReader(door),
        audit=AuditStore(door),
        backfills=BackfillStore(door),
        secrets=SecretStore(door),
        variables=VariableStore(door),
        runtime_tokens=RuntimeTokens(door),
        grants=GrantStore(door),
        identity_changes=IdentityChanges(door),
        comments=CommentStore(door),
        transfers=TransferStore(door),
        settings=SettingsStore(door),
        maintenance=MaintenanceStore(door),
        looks=look_stores_on(door),
        insight=insight_stores_on(door),
        ai=ai_stores_on(door),
    )


def run_stores_on(door: RedisDoor) -> RunStores:
    """Those of executions."""
    return RunStores(
        executions=ExecutionStore(door),
        history=ExecutionSearch(door, JobStore(door)),
        queue=ExecutionQueue(door, events_cap=EVENTS_CAP),
        lanes=LaneStore(door),
        logs=LogStore(door),
        log_index=LogIndex(door),
        usage=UsageStore(door),
        records=RecordStore(door),
        artifacts=ArtifactStore(door),
        kpis=KpiStore(door),
        delays=DelayStore(door),
        dead_letters=DeadLetterStore(door),
    )


def look_stores_on(door: RedisDoor) -> LookStores:
    """Those of how people look at things."""
    return LookStores(views=ViewStore(door), dashboards=DashboardStore(door), notifications=NotificationStore(door))


def entry_stores_on(door: RedisDoor) -> EntryStores:
    """Those of whoever comes in."""
    return EntryStores(
        setup_tokens=SetupTokens(door),
        one_time_tokens=OneTimeTokens(door),
        ceremonies=Ceremonies(door),
        throttle=Throttle(door),
        rate_limits=RateLimitStore(door),
    )
