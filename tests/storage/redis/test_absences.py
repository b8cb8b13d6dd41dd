"""Absences: whoever looks at due times writes down that nobody did before, and what was due meanwhile."""

import pytest

from chronos_synapse.storage.redis.absences import FIRST, Presence
from chronos_synapse.storage.redis.due import ABSENT_MS
from tests.builders import Store, a_job

HOUR_MS = 3_600_000


async def look(store: Store) -> None:
    await store.stores.due.claim(limit=0, ahead_ms=0, lease_ms=0)


async def test_who_looks_after_an_absence_writes_down_what_was_due_in_it(store: Store) -> None:
    absences = store.stores.insight.absences
    assert (await absences.presence()).looked_ms is None
    await look(store)
    assert await absences.after(FIRST) == []
    await store.pass_time(-HOUR_MS)
    since_ms = (await absences.presence()).looked_ms
    assert since_ms is not None
    due = [a_job(), a_job()]
    await store.save(due[0], fire_ms=since_ms + 2000)
    await store.save(due[1], fire_ms=since_ms + 1000)
    await store.save(a_job(), fire_ms=since_ms - 1000)
    await store.save(a_job(), fire_ms=since_ms + 2 * HOUR_MS)

    before = await absences.waiting(since_ms, await store.now_ms())
    await look(store)
    await look(store)

    (absence,) = await absences.after(FIRST)
    assert absence.from_ms == since_ms
    assert HOUR_MS <= absence.until_ms - since_ms < HOUR_MS + 60_000
    assert absence.waiting == before
    assert (before.jobs, before.named) == (2, ((due[1].id, since_ms + 1000), (due[0].id, since_ms + 2000)))
    assert await absences.after(absence.place) == []


async def test_in_a_pause_nobody_waits_and_a_short_absence_is_none(store: Store) -> None:
    absences = store.stores.insight.absences
    await look(store)
    await store.pass_time(-ABSENT_MS + 10_000)
    await look(store)
    assert await absences.after(FIRST) == []

    await store.pass_time(-HOUR_MS)
    await store.save(a_job(), fire_ms=await store.now_ms() - 1000)
    await store.stores.pauses.begin(reason="x", by="Ann")
    await look(store)

    (absence,) = await absences.after(FIRST)
    assert (absence.waiting.jobs, absence.waiting.named) == (0, ())


@pytest.mark.parametrize(
    ("looked_ms", "since_ms"),
    [(None, None), (100_000, None), (100_000 - ABSENT_MS, 100_000 - ABSENT_MS), (200_000, None)],
)
def test_a_scheduler_is_away_when_none_has_looked_for_a_while(looked_ms: int | None, since_ms: int | None) -> None:
    assert Presence(now_ms=100_000, looked_ms=looked_ms).away_since_ms == since_ms
