"""People are told of what is rare and not muted, once, when it begins."""

from chronos_synapse.domain.insight import Mute, Topic, WatchSettings
from chronos_synapse.domain.notification import NotificationKind, NotificationSettings
from tests.builders import OWNER, Store
from tests.services.learning import USUAL_MS, a_known_job, begin, insights, run
from tests.services.notices import inbox, producer_on


async def test_what_is_rare_is_told_once_when_it_begins(store: Store) -> None:
    producer, learning = producer_on(store), await begin(store)
    await producer.advance()
    job = await a_known_job(store, name="Load")
    (slow,) = await run(store, job, [60_000])
    await learning.learner.advance()
    await producer.advance()

    (told,) = await inbox(store, OWNER)
    (insight,) = await insights(store)
    assert told.kind is NotificationKind.INSIGHT
    assert told.id == f"i{insight.id}"
    assert told.title == "Load takes an unusual time"
    assert told.detail == insight.statements[0].sentence
    assert (told.job_id, told.execution_id) == (job.id, slow.id)

    await run(store, job, USUAL_MS[:4])
    await learning.learner.advance()
    await producer.advance()
    assert len(await inbox(store, OWNER)) == 1


async def test_nobody_is_told_of_what_is_muted_or_not_rare_or_unwanted(store: Store) -> None:
    producer, learning = producer_on(store), await begin(store)
    await producer.advance()
    muted, frequent = await a_known_job(store), await a_known_job(store)
    known = store.stores.insight.insights
    await known.save_watch_settings(muted.id, WatchSettings(mutes=(Mute(topic=Topic.DURATION),)))
    await known.save_watch_settings(frequent.id, WatchSettings(budget=30.0))
    await run(store, muted, [60_000])
    await run(store, frequent, [1140])
    await learning.learner.advance()
    await producer.advance()

    assert muted.id in [insight.job_id for insight in await insights(store)]
    assert await inbox(store, OWNER) == []

    unwanted = NotificationSettings(muted=(NotificationKind.INSIGHT,))
    await store.stores.looks.notifications.save_settings(OWNER, unwanted)
    await run(store, frequent, [60_000])
    await learning.learner.advance()
    await producer.advance()
    assert await inbox(store, OWNER) == []
