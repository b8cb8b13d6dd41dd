"""From an insight that is new to what is told of it: only what is rare enough, and not muted."""

from collections.abc import Sequence

from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.insight import Insight, Severity, Topic
from chronos_synapse.domain.notification import Notification, NotificationId, NotificationKind, Told
from chronos_synapse.services.notifications.job_news import detail_of
from chronos_synapse.storage.redis.events import EventBatch

TELLING = frozenset({Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL})

_TITLES = {
    Topic.DURATION: "{name} takes an unusual time",
    Topic.CPU_SHARE: "{name} uses an unusual share of the CPU",
    Topic.MEMORY: "{name} uses an unusual amount of memory",
    Topic.OUTPUT: "{name} prints an unusual amount",
    Topic.OUTCOME: "{name} fails more often than it used to",
    Topic.START: "{name} does not start when it should",
    Topic.HOST: "{name} and others are slow together",
    Topic.SCHEDULER: "No scheduler looked at due times",
    Topic.WORKERS: "Executions wait that no worker can take",
}


def opened_in(batches: Sequence[EventBatch]) -> list[str]:
    """Insights that are new, in the order in which they were opened."""
    events = (event for batch in batches for event in batch.events)
    return [one.opened for one in events if one.type is EventType.INSIGHT_CHANGED and one.opened is not None]


def news_of_insight(insight: Insight) -> list[Told]:
    """What is told of it when it is new, if anything: to its owner, or of all jobs to everybody."""
    first = insight.statements[0]
    if insight.is_muted or first.severity not in TELLING:
        return []
    notification = Notification(
        id=NotificationId(f"i{insight.id}"),
        kind=NotificationKind.INSIGHT,
        at=insight.opened_at,
        title=_TITLES[insight.topic].format(name=insight.job_name),
        detail=detail_of(first.sentence),
        job_id=insight.job_id or None,
        job_name=insight.job_name,
        execution_id=first.evidence[-1] if first.evidence else None,
    )
    return [Told(notification=notification, to=(insight.owner_id,) if insight.owner_id else ())]
