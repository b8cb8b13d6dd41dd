"""SandboxPolicy: the sandbox of jobs that state none, and how tightly the jobs of users are held at least."""

from collections.abc import Awaitable, Callable, Iterator

from msgspec import UNSET

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.sandbox import (
    PROFILE_LIMITS,
    TRUSTED,
    Limits,
    Network,
    Profile,
    Sandbox,
    limits_of,
    network_of,
)
from chronos_synapse.domain.settings import SandboxSettings
from chronos_synapse.services.jobs.job_checks import Executors
from chronos_synapse.services.jobs.job_requests import NewJob

Source = Callable[[], Awaitable[SandboxSettings]]
"""Gives what administrators have set."""

_REACH = {Network.NONE: 0, Network.ALLOW_LIST: 1, Network.OPEN: 2}


class SandboxPolicy:
    """It is about jobs that start programs; of others there is nothing to hold."""

    def __init__(self, source: Source, executors: Executors) -> None:
        self._source = source
        self._executors = executors

    async def completed(self, request: NewJob) -> Sandbox:
        """What the request states, else what administrators have set for new jobs."""
        if request.sandbox is not UNSET:
            return request.sandbox
        if not self._starts_program(request.executor.kind):
            return TRUSTED
        return Sandbox(profile=(await self._source()).default)

    async def check(self, principal: Principal, job: Job) -> None:
        """Invalid for a job that is not held as tightly as must be; administrators may write any."""
        if principal.may(Permission.SETTINGS_MANAGE) or not self._starts_program(job.executor.kind):
            return
        errors = list(_faults(job.sandbox, (await self._source()).weakest_for_users))
        if errors:
            raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)

    def _starts_program(self, kind: str) -> bool:
        executor = self._executors.get(kind)
        return executor is not None and executor.is_process


def _faults(sandbox: Sandbox, floor: Profile) -> Iterator[FieldError]:
    """Where `sandbox` holds less tightly than the profile `floor` does by itself."""
    if floor is Profile.TRUSTED:
        return
    if sandbox.profile is Profile.TRUSTED:
        yield _error("/sandbox/profile", f"Jobs of users run in a sandbox here, at least as in {floor.value}.")
        return
    limits, most = limits_of(sandbox), PROFILE_LIMITS[floor]
    for name in Limits.__struct_fields__:
        stated, highest = getattr(limits, name), getattr(most, name)
        if highest is not None and (stated is None or stated > highest):
            detail = f"{name} of jobs of users is {highest:,} at most here, as in {floor.value}."
            yield _error(f"/sandbox/limits/{name}", detail)
    widest = network_of(Sandbox(profile=floor))
    if _REACH[network_of(sandbox)] > _REACH[widest]:
        yield _error("/sandbox/network", f"The network of jobs of users is {widest.value} here, as in {floor.value}.")


def _error(pointer: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer, code="sandbox.too_weak", detail=detail)
