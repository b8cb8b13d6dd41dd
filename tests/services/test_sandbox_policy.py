"""The sandbox of jobs that state none, and how tightly the jobs of users are held at least."""

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import ExecutorRef, JobState, UserId
from chronos_synapse.domain.sandbox import MIB, Limits, Network, Profile, Sandbox
from chronos_synapse.domain.settings_change import SandboxChange, SettingsChange
from chronos_synapse.domain.user import Role
from chronos_synapse.services.jobs.job_requests import JobChange, NewJob
from chronos_synapse.storage.redis.settings import StoredSettings
from tests.builders import Store
from tests.services.scheduling import ADA, ROOT, services_on

SHELL = ExecutorRef(kind="shell", config={"command": "true"})
HTTP = ExecutorRef(kind="http", config={"url": "https://example.org/"})


async def set_sandboxes(store: Store, **fields: Profile) -> None:
    """What an administrator sets, before anything reads it."""
    settings = StoredSettings(version=1, stated=SettingsChange(sandbox=SandboxChange(**fields)))
    assert await store.stores.settings.save(settings)


async def test_a_job_that_states_no_sandbox_gets_the_one_that_is_set_for_new_jobs(store: Store) -> None:
    await set_sandboxes(store, default=Profile.STANDARD)
    jobs = services_on(store).jobs

    silent = await jobs.create(ADA, NewJob(name="a", executor=SHELL))
    stated = await jobs.create(ADA, NewJob(name="b", executor=SHELL, sandbox=Sandbox(profile=Profile.TRUSTED)))
    without_program = await jobs.create(ADA, NewJob(name="c", executor=HTTP))

    found = [view.sandbox.profile for view in (silent, stated, without_program)]
    assert found == [Profile.STANDARD, Profile.TRUSTED, Profile.TRUSTED]


@pytest.mark.parametrize(
    ("floor", "sandbox", "pointer"),
    [
        (Profile.CUSTOM, Sandbox(), "/sandbox/profile"),
        (Profile.STANDARD, Sandbox(), "/sandbox/profile"),
        (Profile.STANDARD, Sandbox(profile=Profile.CUSTOM), "/sandbox/limits/memory_bytes"),
        (
            Profile.STANDARD,
            Sandbox(profile=Profile.STANDARD, limits=Limits(memory_bytes=513 * MIB)),
            "/sandbox/limits/memory_bytes",
        ),
        (Profile.STRICT, Sandbox(profile=Profile.STANDARD), "/sandbox/network"),
        (Profile.STRICT, Sandbox(profile=Profile.STRICT, network=Network.OPEN), "/sandbox/network"),
    ],
)
async def test_a_user_writes_no_job_that_is_held_less_tightly_than_must_be(
    store: Store, floor: Profile, sandbox: Sandbox, pointer: str
) -> None:
    await set_sandboxes(store, weakest_for_users=floor)
    jobs = services_on(store).jobs

    with pytest.raises(Invalid) as refusal:
        await jobs.create(ADA, NewJob(name="a", executor=SHELL, sandbox=sandbox))

    assert pointer in [error.pointer for error in refusal.value.errors]
    assert (await jobs.create(ROOT, NewJob(name="a", executor=SHELL, sandbox=sandbox))).sandbox == sandbox


@pytest.mark.parametrize(
    ("floor", "sandbox"),
    [
        (Profile.CUSTOM, Sandbox(profile=Profile.CUSTOM)),
        (Profile.STANDARD, Sandbox(profile=Profile.STRICT)),
        (Profile.STANDARD, Sandbox(profile=Profile.STANDARD, limits=Limits(memory_bytes=8 * MIB))),
        (Profile.STRICT, Sandbox(profile=Profile.STRICT)),
    ],
)
async def test_a_user_writes_jobs_that_are_held_as_tightly_or_tighter(
    store: Store, floor: Profile, sandbox: Sandbox
) -> None:
    await set_sandboxes(store, weakest_for_users=floor)

    view = await services_on(store).jobs.create(ADA, NewJob(name="a", executor=SHELL, sandbox=sandbox))

    assert view.sandbox == sandbox


async def test_a_job_from_before_is_paused_and_resumed_and_changed_when_it_is_held_tightly_enough(store: Store) -> None:
    job = await services_on(store).jobs.create(ADA, NewJob(name="a", executor=SHELL, state=JobState.ACTIVE))
    await set_sandboxes(store, weakest_for_users=Profile.STANDARD)
    jobs = services_on(store).jobs

    paused = await jobs.change(ADA, job.id, JobChange(state=JobState.PAUSED))
    with pytest.raises(Invalid, match="sandbox"):
        await jobs.change(ADA, job.id, JobChange(name="b"))
    changed = await jobs.change(ADA, job.id, JobChange(name="b", sandbox=Sandbox(profile=Profile.STANDARD)))

    assert (paused.state, changed.name) == (JobState.PAUSED, "b")


async def test_one_who_may_edit_a_job_of_an_administrator_is_bound_as_well(store: Store) -> None:
    await set_sandboxes(store, weakest_for_users=Profile.STANDARD)
    jobs = services_on(store).jobs
    owner = Principal(user_id=UserId("ada"), role=Role.ADMIN)
    job = await jobs.create(owner, NewJob(name="a", executor=SHELL, sandbox=Sandbox()))

    with pytest.raises(Invalid, match="sandbox"):
        await jobs.change(ADA, job.id, JobChange(executor=ExecutorRef(kind="shell", config={"command": "id"})))
