"""What memories of jobs hear of: which were saved, which had an execution that ended, and whether that is all."""

import asyncio
import time

import pytest

from chronos_synapse.domain.clock import to_ms, utc_now
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.services import job_news
from chronos_synapse.services.job_news import JobNews
from chronos_synapse.services.jobs.job_directory import JobDirectory
from chronos_synapse.services.scheduling.plan_book import PlanBook
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, a_job, next_version
from tests.support import PATIENCE_S

NIGHTLY = CronSpec(expression="0 2 * * *", timezone="UTC")


async def test_who_has_read_nothing_yet_is_told_to_read_the_jobs(store: Store) -> None:
    await store.save(a_job())
    news = JobNews(store.stores.events)

    assert not (await news.read()).is_whole
    assert await news.read() == ([], [], True)


async def test_each_job_is_told_once_however_often_it_was_saved_or_ran(store: Store) -> None:
    news = JobNews(store.stores.events)
    await news.read()
    job, other = a_job(), a_job()
    await store.save(job, other)
    await store.stores.jobs.save(next_version(job), expected_version=job.version, arming=Arming(next_ms=None))
    await store.finished(other, count=3)

    assert await news.read() == ([job.id, other.id], [other.id], True)


async def test_who_was_away_for_too_long_is_told_to_read_the_jobs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_news, "BATCHES", 1)
    news = JobNews(store.stores.events)
    await news.read()
    for _ in range(job_news.PAGES):
        await store.save(a_job())

    assert not (await news.read()).is_whole
    assert await news.read() == ([], [], True)


async def test_a_reader_that_failed_reads_the_jobs_at_its_next_turn(store: Store) -> None:
    news = JobNews(store.stores.events)
    await news.read()
    news.forget()

    assert not (await news.read()).is_whole


async def test_the_directory_survives_a_turn_in_which_the_store_was_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = JobDirectory(store.stores)
    await directory.refresh()
    await store.save(job := a_job())
    with monkeypatch.context() as away:
        away.setattr(directory.reader, "facts", _refuses)
        with pytest.raises(ConnectionError):
            await directory.refresh()

    await directory.refresh()

    assert [facts.id for facts in directory.by_name] == [job.id]


async def test_questions_at_one_time_do_not_tread_on_each_other(store: Store) -> None:
    """Each finds the book filled, though jobs come, go and run meanwhile."""
    book = PlanBook(store.stores)
    due_ms = to_ms(utc_now()) + 60_000
    jobs = [a_job(schedule=NIGHTLY) for _ in range(30)]
    await store.save(*jobs, fire_ms=due_ms)
    for job in jobs[:3]:
        await store.finished(job, duration_ms=5_000)

    await asyncio.gather(*(book.advance(time.monotonic() + PATIENCE_S) for _ in range(5)))
    late = a_job(schedule=NIGHTLY)
    await store.save(late, fire_ms=due_ms)
    await store.finished(jobs[4], duration_ms=7_000)
    answers = await asyncio.gather(*(book.advance(time.monotonic() + PATIENCE_S) for _ in range(5)))

    assert answers == [True] * 5
    assert {found.id for found in book.jobs} == {job.id for job in [*jobs, late]}
    assert sorted(found.p50_ms for found in book.jobs if found.is_measured) == [5_000, 5_000, 5_000, 7_000]


async def _refuses(*_: object) -> None:
    raise ConnectionError
