"""Progress among the news: in no stream, without an id, and nobody who is far behind is given it."""

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.event import Event, EventType
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId
from chronos_synapse.domain.record import Progress
from chronos_synapse.services.live import QUEUE_LIMIT, Reset, Subscription, Watch
from chronos_synapse.storage.redis.events import EventBatch
from tests.builders import OWNER, START

WATCH = Watch(sight=Sight(owners=(OWNER,)), topics=frozenset({"execution:e1"}))


def progress(percent: float) -> Event:
    return Event(
        type=EventType.EXECUTION_PROGRESS,
        owner_id=OWNER,
        job_id=JobId("j1"),
        execution_id=ExecutionId("e1"),
        time=START,
        progress=Progress(percent=percent, text="", at=START),
    )


def finished(number: int) -> EventBatch:
    event = Event(type=EventType.EXECUTION_FINISHED, owner_id=OWNER, job_id=JobId("j1"), execution_id=ExecutionId("e1"))
    return EventBatch(id=f"{number}-0", events=(event,))


async def test_progress_comes_in_its_turn_and_without_an_id() -> None:
    subscription = Subscription(WATCH)
    subscription.offer(finished(1))
    subscription.pass_on(progress(1.0))
    subscription.offer(finished(2))

    found = [await subscription.next() for _ in range(3)]

    assert [news.id for news in found] == ["1-0", "", "2-0"]


async def test_any_amount_of_progress_leaves_room_for_what_counts() -> None:
    subscription = Subscription(WATCH)
    for percent in range(2 * QUEUE_LIMIT):
        subscription.pass_on(progress(float(percent)))
    for number in range(QUEUE_LIMIT // 2):
        subscription.offer(finished(number + 1))

    found = [await subscription.next() for _ in range(QUEUE_LIMIT)]

    assert not any(isinstance(news, Reset) for news in found)


async def test_progress_of_others_is_not_queued() -> None:
    subscription = Subscription(Watch(sight=Sight(owners=(OWNER,)), topics=frozenset({"execution:e2", "job:j1"})))
    subscription.pass_on(progress(1.0))
    subscription.offer(finished(7))

    assert (await subscription.next()).id == "7-0"
