"""Small files of executions: kept by the attempt itself, read by whoever may see the execution."""

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.artifact import (
    MAX_ARTIFACT_BYTES,
    MAX_ARTIFACTS,
    MAX_ARTIFACTS_BYTES,
    is_artifact_name,
    media_type_of,
)
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict, Invalid, NotFound
from chronos_synapse.domain.record import ArtifactInfo
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.running.runtime_session import not_good
from chronos_synapse.storage.redis.artifacts import ArtifactCaps, ArtifactStore

_CAPS = ArtifactCaps(count=MAX_ARTIFACTS, bytes=MAX_ARTIFACTS_BYTES)
_REFUSALS = {
    "count": f"An execution keeps at most {MAX_ARTIFACTS} files.",
    "bytes": f"The files of an execution have at most {MAX_ARTIFACTS_BYTES >> 20} MiB together.",
}


class ArtifactShelf:
    """Files by execution and name."""

    def __init__(self, store: ArtifactStore, clock: Clock = utc_now) -> None:
        self._store = store
        self._clock = clock

    async def put(self, facts: AttemptFacts, name: str, data: bytes, *, media_type: str) -> ArtifactInfo:
        """Keeps `data` as `name`; Conflict when there would be too many, or too much, with it."""
        if not is_artifact_name(name):
            raise Invalid(
                "A file's name has up to 128 letters, digits, '.', '_' and '-', and does not begin with a dot.",
                pointer="path:name",
                code="artifact.name",
            )
        if len(data) > MAX_ARTIFACT_BYTES:
            raise Invalid(f"A file has at most {MAX_ARTIFACT_BYTES >> 20} MiB.", code="artifact.size")
        word = await self._store.put(facts.execution_id, name, data, fence=facts.attempt, caps=_CAPS)
        if word == "lost":
            raise not_good()
        if word != "ok":
            raise Conflict(_REFUSALS[word], code=f"artifacts.{word}")
        return ArtifactInfo(name=name, bytes=len(data), media_type=media_type_of(media_type), created_at=self._clock())

    async def read(self, execution_id: str, name: str) -> bytes:
        """The file; NotFound when there is none of that name."""
        data = await self._store.read(execution_id, name) if is_artifact_name(name) else None
        if data is None:
            raise NotFound("artifact", name)
        return data


class ArtifactService:
    """Every method takes the caller first, and shows files of executions that the caller may see."""

    def __init__(self, history: HistoryService, shelf: ArtifactShelf) -> None:
        self._history = history
        self._shelf = shelf

    async def download(self, principal: Principal, execution_id: str, name: str) -> bytes:
        """One file of an execution."""
        execution = await self._history.own(principal, execution_id)
        return await self._shelf.read(execution.id, name)
