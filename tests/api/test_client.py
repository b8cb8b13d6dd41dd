"""The generated Python client against the application itself."""

import asyncio
import inspect
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from chronos_client import AsyncChronos, errors
from chronos_client.models import CronSpec, ExecutorRef, JobChange, JobState, NewJob
from tests.api.conftest import Api, Caller

JOB = NewJob(name="Backup", executor=ExecutorRef(kind="shell", config={"command": "true"}))


@pytest.fixture
async def chronos(api: Api, developer: Caller) -> AsyncIterator[AsyncChronos]:
    async with AsyncChronos(api.base_url, token=developer.token, transport=api.transport) as client:
        yield client


class LosesAnswers(httpx.AsyncBaseTransport):
    """The first answer to each POST never arrives, though what was asked for was done."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.lost = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        if request.method == "POST" and not self.lost:
            self.lost += 1
            raise httpx.ReadError("The connection broke off.")
        return response


async def test_twenty_at_once_with_one_key_make_one_job(chronos: AsyncChronos) -> None:
    made = await asyncio.gather(*(chronos.create_job(JOB, idempotency_key="one") for _ in range(20)))

    assert len({job.id for job in made}) == 1
    assert all(job == made[0] for job in made)
    assert (await chronos.list_jobs()).total == 1


async def test_a_key_is_good_for_one_body(chronos: AsyncChronos) -> None:
    await chronos.create_job(JOB, idempotency_key="one")

    with pytest.raises((errors.BadRequest, errors.Conflict)):
        await chronos.create_job(
            NewJob(name="Another", executor=ExecutorRef(kind="noop", config={})), idempotency_key="one"
        )
    assert (await chronos.list_jobs()).total == 1


async def test_an_answer_that_is_lost_on_its_way_makes_no_second_job(api: Api, developer: Caller) -> None:
    assert api.transport is not None
    transport = LosesAnswers(api.transport)

    async def at_once(_: float) -> None:
        return None

    async with AsyncChronos(api.base_url, token=developer.token, transport=transport, sleep=at_once) as chronos:
        job = await chronos.create_job(JOB)

        assert transport.lost == 1
        assert [one.id async for one in chronos.iterate_jobs()] == [job.id]


async def test_of_fifty_who_read_the_same_version_one_changes_it(chronos: AsyncChronos) -> None:
    job = await chronos.create_job(JOB)
    changes = [JobChange(description=str(number)) for number in range(50)]

    async def change(one: JobChange) -> str:
        try:
            return str((await chronos.change_job(job.id, one, if_match=job.version)).version)
        except errors.PreconditionFailed:
            return "refused"

    told = await asyncio.gather(*map(change, changes))

    assert sorted(told) == ["2"] + ["refused"] * 49


async def test_what_is_sent_comes_back_as_it_was(chronos: AsyncChronos) -> None:
    schedule = CronSpec(expression="30 2 * * *", timezone="Europe/Paris")
    job = await chronos.create_job(
        NewJob(
            name="Typed",
            executor=JOB.executor,
            schedule=schedule,
            state=JobState.ACTIVE,
            tags=["a/b", "ü".encode().hex()],
        )
    )

    found = await chronos.get_job(job.id)

    assert isinstance(found.schedule, CronSpec)
    assert (found.schedule.expression, found.schedule.timezone) == ("30 2 * * *", "Europe/Paris")
    assert found.next_fire_at is not None
    assert found.next_fire_at.tzinfo is not None
    assert (await chronos.change_job(job.id, JobChange(schedule=None))).schedule is None


async def test_refusals_are_errors_of_their_kind(chronos: AsyncChronos, api: Api, viewer: Caller) -> None:
    with pytest.raises(errors.NotFound) as absent:
        await chronos.get_job("../jobs")
    with pytest.raises(errors.BadRequest) as bad:
        await chronos.create_job(NewJob(name="", executor=JOB.executor))
    async with AsyncChronos(api.base_url, token=viewer.token, transport=api.transport) as looker:
        with pytest.raises(errors.Forbidden):
            await looker.create_job(JOB)
    async with AsyncChronos(api.base_url, transport=api.transport) as nobody:
        with pytest.raises(errors.Unauthenticated):
            await nobody.list_jobs()

    assert absent.value.status == 404
    assert bad.value.errors[0].pointer == "/name"


def without_arguments() -> list[str]:
    """Operations that look at something, and need nothing said."""
    found = []
    for name, method in inspect.getmembers(AsyncChronos, inspect.iscoroutinefunction):
        needed = [one for one in inspect.signature(method).parameters.values() if one.default is one.empty]
        if name.startswith(("list_", "get_")) and len(needed) == 1:
            found.append(name)
    return found


async def test_every_answer_is_of_the_type_that_is_promised(api: Api, admin: Caller) -> None:
    await admin.trigger((await admin.create_job(tags=["x"]))["id"])
    names = without_arguments()
    assert len(names) > 20

    async with AsyncChronos(api.base_url, token=admin.token, transport=api.transport) as chronos:
        for name in names:
            try:
                answer: Any = await getattr(chronos, name)()
            except (errors.BadRequest, errors.Conflict, errors.NotFound):
                continue  # said in the words of the API, which is all that is looked at here
            assert answer is not None
