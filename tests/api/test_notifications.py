"""Notifications over HTTP: one's own, and nobody else's; and the stream that says that there are more."""

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.user import Role
from chronos_synapse.services.notifications.producer import NotificationProducer
from chronos_synapse.services.notifications.recipients import Recipients
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.teams import TeamStore
from tests.api.conftest import Api, Caller
from tests.builders import ending_of


def producer_of(api: Api) -> NotificationProducer:
    """The analyst's, with the accounts of Postgres."""
    database = api.container.accounts.users._database
    recipients = Recipients(PeopleStore(database), TeamStore(database), api.store.stores.looks.notifications)
    return NotificationProducer(api.store.stores, recipients)


async def failed(api: Api, caller: Caller) -> str:
    """A job of the caller that has just failed."""
    job = await caller.create_job()
    await caller.trigger(job["id"])
    (message,) = await api.store.start()
    ending = ending_of(message, state=ExecutionState.FAILED, outcome=Outcome.FAILED, error="Exit code 1")
    assert await api.store.stores.executions.finish([ending]) == [True]
    return str(job["id"])


async def test_a_failure_is_told_read_and_removed(api: Api) -> None:
    ada, root, producer = await api.user(Role.DEVELOPER), await api.user(), producer_of(api)
    await producer.advance()
    job_id = await failed(api, ada)
    await producer.advance()

    page = (await ada.get("/notifications", params={"kind": "job_failed", "job_id": job_id})).json()
    (told,) = page["items"]
    assert (told["title"], told["detail"], told["is_read"]) == ("Backup failed", "Exit code 1", False)
    assert (page["total"], page["unread"], page["next_cursor"]) == (1, 1, None)
    assert (await root.get("/notifications")).json()["items"] == []

    read = await ada.post("/notifications/read", {"ids": [told["id"]]})
    assert read.json() == {"changed": 1, "unread": 0}
    assert (await ada.get("/notifications", params={"unread": "true"})).json()["items"] == []
    assert (await ada.get("/notifications/count")).json() == {"unread": 0}
    removed = await ada.post("/notifications/remove", {})
    assert removed.json() == {"changed": 1, "unread": 0}


async def test_what_people_do_is_told_to_whom_it_concerns(api: Api) -> None:
    ada, bob, producer = await api.user(Role.DEVELOPER), await api.user(Role.DEVELOPER), producer_of(api)
    await producer.advance()
    job = await ada.create_job()
    assert (await ada.post(f"/jobs/{job['id']}/grants", {"subject_id": bob.user.id, "level": "view"})).is_success
    assert (await bob.post(f"/jobs/{job['id']}/comments", {"text": "Thanks."})).is_success
    assert (await ada.post(f"/jobs/{job['id']}/comments", {"text": "You are welcome."})).is_success
    await producer.advance()

    told = {
        who: [one["title"] for one in (await caller.get("/notifications")).json()["items"]]
        for who, caller in (("ada", ada), ("bob", bob))
    }
    assert told == {"ada": ["Somebody commented on Backup"], "bob": ["Somebody shared Backup with you"]}


async def test_members_of_a_team_and_new_roles_are_told(api: Api) -> None:
    root, ada, bob, producer = await api.user(), await api.user(Role.DEVELOPER), await api.user(), producer_of(api)
    team = (await ada.post("/teams", {"name": f"Team {ada.user.id}"})).json()
    assert (await ada.post(f"/teams/{team['id']}/members", {"user_id": bob.user.id, "role": "member"})).is_success
    await producer.advance()
    job = await ada.create_job()
    transfer = await ada.post(f"/jobs/{job['id']}/transfer", {"owner_id": team["id"]})
    assert transfer.is_success, transfer.text
    assert (await root.patch(f"/admin/users/{ada.user.id}", {"role": "operator"})).is_success
    await producer.advance()

    bobs = [one["kind"] for one in (await bob.get("/notifications")).json()["items"]]
    assert bobs == ["handed_over"]
    adas = await api.container.base.stores.looks.notifications.inbox(ada.user.id)
    assert [one.title for one in adas] == ["Your role is now operator"]


async def test_settings_are_kept_and_bad_ones_named(api: Api) -> None:
    ada = await api.user(Role.VIEWER)

    assert (await ada.get("/notifications/settings")).json() == {"muted": [], "still_failing_after": 5}
    changed = await ada.patch("/notifications/settings", {"muted": ["recovered"], "still_failing_after": 2})
    assert changed.json() == {"muted": ["recovered"], "still_failing_after": 2}
    refused = await ada.patch("/notifications/settings", {"still_failing_after": 1})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/still_failing_after"
    unknown = await ada.get("/notifications", params={"kind": "nonsense"})
    assert unknown.status_code == 400


async def test_whoever_leaves_takes_the_inbox_along(api: Api) -> None:
    root, ada, producer = await api.user(), await api.user(Role.DEVELOPER), producer_of(api)
    await producer.advance()
    job_id = await failed(api, ada)
    await producer.advance()
    assert await api.store.stores.looks.notifications.unread_count(ada.user.id) == 1

    assert (await ada.delete(f"/jobs/{job_id}")).is_success
    assert (await root.delete(f"/admin/users/{ada.user.id}")).is_success

    assert await api.store.stores.looks.notifications.inbox(ada.user.id) == []
