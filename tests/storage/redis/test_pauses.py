"""PauseStore: one pause of all scheduling at a time, and what is remembered of former ones."""

import asyncio

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.event import EventType
from tests.builders import Store


async def test_a_pause_says_since_when_why_and_who_asked(store: Store) -> None:
    before_ms = await store.now_ms()
    nothing = await store.stores.pauses.present()

    assert await store.stores.pauses.begin(reason='Umzug: "Rack 7"\n', by="Änn")

    pause = await store.stores.pauses.present()
    assert nothing is None
    assert pause is not None
    assert (pause.reason, pause.by, pause.until) == ('Umzug: "Rack 7"\n', "Änn", None)
    assert before_ms <= to_ms(pause.since) <= await store.now_ms()
    assert await store.stores.pauses.all() == [pause]


async def test_a_second_pause_neither_begins_nor_changes_the_first(store: Store) -> None:
    await store.stores.pauses.begin(reason="first", by="Ann")
    first = await store.stores.pauses.present()

    assert not await store.stores.pauses.begin(reason="second", by="Bob")

    assert await store.stores.pauses.all() == [first]


async def test_of_many_who_ask_at_once_one_begins_it_and_one_ends_it(store: Store) -> None:
    begun = await asyncio.gather(*(store.stores.pauses.begin(reason="x", by=str(at)) for at in range(5)))
    ended = await asyncio.gather(*(store.stores.pauses.end() for _ in range(5)))

    assert (sum(begun), sum(ended)) == (1, 1)
    assert len(await store.stores.pauses.all()) == 1


async def test_a_pause_that_has_ended_is_remembered_with_its_end(store: Store) -> None:
    await store.stores.pauses.begin(reason="Ünï {[]}", by="Ann")
    lasting = await store.stores.pauses.present()

    assert await store.stores.pauses.end()

    (former,) = await store.stores.pauses.all()
    assert lasting is not None
    assert (former.since, former.reason, former.by) == (lasting.since, lasting.reason, lasting.by)
    assert former.until is not None
    assert former.since <= former.until <= from_ms(await store.now_ms())
    assert await store.stores.pauses.present() is None
    assert not await store.stores.pauses.end()


async def test_former_pauses_come_newest_first_after_the_one_that_lasts_and_are_bounded(store: Store) -> None:
    for at in range(203):
        await store.stores.pauses.begin(reason=str(at), by="Ann")
        await store.stores.pauses.end()
    await store.stores.pauses.begin(reason="now", by="Ann")

    found = [pause.reason for pause in await store.stores.pauses.all()]

    assert found == ["now", *(str(at) for at in range(202, 2, -1))]


async def test_everyone_hears_of_a_pause_and_of_its_end_once(store: Store) -> None:
    for _ in range(2):
        await store.stores.pauses.begin(reason="x", by="Ann")
    for _ in range(2):
        await store.stores.pauses.end()

    batches = await store.stores.events.since("0-0", 10) or []

    events = [event for batch in batches for event in batch.events]
    assert [event.type for event in events] == [EventType.SCHEDULING_PAUSED, EventType.SCHEDULING_RESUMED]
    assert {(event.owner_id, event.job_id) for event in events} == {("", "")}
