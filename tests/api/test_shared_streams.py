"""Streams of what is shared end when it is shared no more."""

import pytest

from tests.api.conftest import Api, Caller
from tests.api.sse import opened
from tests.api.test_teams import add, make_team


@pytest.fixture
def api(served_api: Api) -> Api:
    """Streams are read from a server."""
    return served_api


async def test_a_stream_ends_when_its_job_is_shared_no_more(
    api: Api, developer: Caller, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.api.routes.stream.CHECK_EVERY_S", 0.05)
    job = await developer.create_job()
    path = f"/jobs/{job['id']}/grants"
    await developer.post(path, {"level": "view", "subject_id": stranger.user.id})
    async with opened(stranger, f"/events?topic=job:{job['id']}") as source:
        await source.next()

        assert (await developer.delete(f"{path}/{stranger.user.id}")).status_code == 204

        assert await source.rest() == []


async def test_a_stream_ends_when_its_user_leaves_the_team(
    api: Api, developer: Caller, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos_synapse.api.routes.stream.CHECK_EVERY_S", 0.05)
    team_id = await make_team(developer)
    await add(developer, team_id, stranger)
    async with opened(stranger, "/events") as source:
        await source.next()

        assert (await developer.delete(f"/teams/{team_id}/members/{stranger.user.id}")).status_code == 204

        assert await source.rest() == []
