"""WatchService: how a job is watched, and how far it is known."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, cast

import msgspec
import pytest

from chronos_synapse.domain.access import GrantLevel, Principal
from chronos_synapse.domain.errors import Denied, Invalid, NotFound
from chronos_synapse.domain.insight import Mute, Topic, WatchSettings
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import InsightSettings
from chronos_synapse.domain.user import Role
from chronos_synapse.services.insight.watching import MuteRequest, WatchRequest, WatchService
from chronos_synapse.services.teams.directory import Directory
from tests.builders import OWNER, START, Store
from tests.insights import PERIOD_S, a_model, keep

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
NOW = START + timedelta(days=1)
LATER = NOW + timedelta(days=7)


class Names:
    """Knows everybody."""

    async def names(self, ids: Collection[str]) -> dict[str, str]:
        """Everybody's name is the id in capitals."""
        return {one: one.upper() for one in ids}


@pytest.fixture
def watching(store: Store) -> WatchService:
    """The service of an installation that puts up with 0.5."""

    async def settings() -> InsightSettings:
        return InsightSettings(is_on=True, budget=0.5)

    return WatchService(store.stores, settings, cast(Directory, Names()), clock=lambda: NOW)


async def test_a_new_job_is_watched_as_every_job_and_is_not_known(store: Store, watching: WatchService) -> None:
    job = await store.save_draft()

    view = await watching.find(ADA, job.id)

    assert (view.is_on, view.budget, view.own_budget, view.default_budget) == (True, 0.5, None, 0.5)
    assert (view.mutes, view.may_change) == ((), True)
    assert (view.learned.executions, view.learned.successes, view.learned.needed) == (0, 0, 5)
    assert view.learned.since is None


async def test_it_says_how_far_a_job_is_known(store: Store, watching: WatchService) -> None:
    job, broken = await store.save_draft(), await store.save_draft()
    await keep(store, job, model=a_model(job, runs=3))
    await keep(store, broken, model=msgspec.structs.replace(a_model(broken), blob=b"nothing that can be read"))

    learned = (await watching.find(ADA, job.id)).learned

    assert (learned.executions, learned.successes) == (3, 3)
    assert (learned.since, learned.until) == (START, START + timedelta(seconds=3 * PERIOD_S))
    assert (await watching.find(ADA, broken.id)).learned.executions == 0


async def test_budget_and_mutes_are_kept_with_who_asked_for_them(store: Store, watching: WatchService) -> None:
    job = await store.save_draft()
    muted = (MuteRequest(topic=Topic.OUTPUT), MuteRequest(topic=Topic.MEMORY, until=LATER))
    bobs = Principal(user_id=BOB.user_id, role=Role.OPERATOR)

    await watching.change(ADA, job.id, WatchRequest(budget=2.0, mutes=muted[:1]))
    view = await watching.change(bobs, job.id, WatchRequest(budget=2.0, mutes=muted))

    assert (view.budget, view.own_budget) == (2.0, 2.0)
    assert [(mute.topic, mute.until, mute.user_name) for mute in view.mutes] == [
        (Topic.MEMORY, LATER, "BOB"),
        (Topic.OUTPUT, None, OWNER.upper()),
    ]
    assert await watching.find(ADA, job.id) == view
    usual = await watching.change(ADA, job.id, WatchRequest())
    assert (usual.own_budget, usual.mutes) == (None, ())


async def test_a_mute_that_is_over_is_not_shown(store: Store, watching: WatchService) -> None:
    job = await store.save_draft()
    mutes = (Mute(topic=Topic.HOST, until=NOW), Mute(topic=Topic.START, until=LATER))
    await store.stores.insight.insights.save_watch_settings(job.id, WatchSettings(mutes=mutes))

    assert [mute.topic for mute in (await watching.find(ADA, job.id)).mutes] == [Topic.START]


@pytest.mark.parametrize(
    ("request_", "pointer"),
    [
        (WatchRequest(budget=0.0), "/budget"),
        (WatchRequest(budget=31.0), "/budget"),
        (WatchRequest(mutes=(MuteRequest(topic=Topic.HOST), MuteRequest(topic=Topic.HOST))), "/mutes/1/topic"),
        (WatchRequest(mutes=(MuteRequest(topic=Topic.HOST, until=NOW),)), "/mutes/0/until"),
        (WatchRequest(mutes=(MuteRequest(topic=Topic.HOST, until=datetime(2099, 1, 1)),)), "/mutes/0/until"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(
    store: Store, watching: WatchService, request_: WatchRequest, pointer: str
) -> None:
    job = await store.save_draft()

    with pytest.raises(Invalid) as refused:
        await watching.change(ADA, job.id, request_)

    assert refused.value.errors[0].pointer == pointer


async def test_only_who_may_pause_the_job_changes_how_it_is_watched(store: Store, watching: WatchService) -> None:
    job = await store.save_draft()
    levels: dict[str, Any] = {level: {job.id: GrantLevel(level)} for level in ("view", "edit")}
    guest = Principal(user_id=BOB.user_id, role=Role.DEVELOPER, grants=levels["view"])
    editor = Principal(user_id=BOB.user_id, role=Role.DEVELOPER, grants=levels["edit"])

    assert (await watching.find(guest, job.id)).may_change is False
    with pytest.raises(Denied):
        await watching.change(guest, job.id, WatchRequest(budget=1.0))
    assert (await watching.change(editor, job.id, WatchRequest(budget=1.0))).budget == 1.0
    for job_id in (job.id, "no id"):
        with pytest.raises(NotFound):
            await watching.find(BOB, job_id)
