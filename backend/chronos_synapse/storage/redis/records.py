"""RecordStore: what executions were given and say of themselves, each in one hash that most executions do not have."""

from typing import TypeVar

import msgspec

from chronos_synapse.domain.record import (
    NOTHING_GIVEN,
    ArtifactInfo,
    ExecutionRecord,
    Given,
    Progress,
    RecordChange,
    ReportedMetric,
)
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

GIVEN = "given"
"""The field that dispatch writes; the others are written while the execution runs."""
REPLAYS_CAP = 100
"""Links to replays that are kept, the latest."""

_PROGRESS_ATTEMPT = "progress_attempt"
_METRIC = "metric:"
_ARTIFACT = "artifact:"

_WRITE = Script("write_record", keys=("record", "lease"), args=("fence", "set_count"))
_LINK = Script("link_replay", keys=("execution", "record"), args=("replay_id", "most"))

StructT = TypeVar("StructT")


class RecordStore:
    """Reads and writes records; they go when their execution is removed."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def find(self, execution_id: str) -> ExecutionRecord:
        """The record of an execution; an empty one when it has none."""
        raw = await self._door.call("HGETALL", self._keys.record(execution_id))
        pairs = raw.items() if isinstance(raw, dict) else zip(raw[::2], raw[1::2], strict=True)
        return _record({name.decode(): value for name, value in pairs})

    async def given(self, execution_id: str) -> Given:
        """What the execution was given; only worth a look when `may_be_given` says so."""
        raw = await self._door.call("HGET", self._keys.record(execution_id), GIVEN)
        return NOTHING_GIVEN if raw is None else msgspec.json.decode(raw, type=Given)

    async def write(self, execution_id: str, change: RecordChange, *, fence: int) -> bool:
        """Makes the change; False when the attempt `fence` does not hold the lease any more, and nothing is written."""
        written = _fields_of(change)
        if change.progress is not None:
            written[_PROGRESS_ATTEMPT] = b"%d" % fence
        removed = [_ARTIFACT + name for name in change.removed_artifacts]
        keys = [self._keys.record(execution_id), self._keys.lease(execution_id)]
        args: list[object] = [fence, len(written)]
        args += [part for pair in written.items() for part in pair]
        return bool(await self._door.run(_WRITE, keys, [*args, *removed]))

    async def link_replay(self, execution_id: str, replay_id: str) -> bool:
        """Notes at an execution that `replay_id` runs it once more; False when it is gone."""
        keys = [self._keys.execution(execution_id), self._keys.record(execution_id)]
        return bool(await self._door.run(_LINK, keys, [replay_id, REPLAYS_CAP]))


def encode_given(given: Given) -> bytes:
    """`given` as dispatch stores it."""
    return msgspec.json.encode(given)


def _fields_of(change: RecordChange) -> dict[str, bytes]:
    """Field -> JSON text of what is to be written."""
    plain = {"condition": change.condition, "progress": change.progress}
    fields = {name: msgspec.json.encode(value) for name, value in plain.items() if value is not None}
    if change.output is not msgspec.UNSET:
        fields["output"] = msgspec.json.encode(change.output)
    fields |= {_METRIC + metric.name: msgspec.json.encode(metric) for metric in change.metrics}
    return fields | {_ARTIFACT + artifact.name: msgspec.json.encode(artifact) for artifact in change.artifacts}


def _record(fields: dict[str, bytes]) -> ExecutionRecord:
    def one(name: str, target: type[StructT]) -> StructT | None:
        return msgspec.json.decode(fields[name], type=target) if name in fields else None

    def all_of(prefix: str, target: type[StructT]) -> tuple[StructT, ...]:
        named = sorted(name for name in fields if name.startswith(prefix))
        return tuple(msgspec.json.decode(fields[name], type=target) for name in named)

    return ExecutionRecord(
        given=one(GIVEN, Given) or NOTHING_GIVEN,
        replays=tuple(fields.get("replays", b"").decode().split()),
        output=msgspec.json.decode(fields["output"]) if "output" in fields else None,
        condition=one("condition", bool),
        progress=one("progress", Progress),
        progress_attempt=one(_PROGRESS_ATTEMPT, int),
        metrics=all_of(_METRIC, ReportedMetric),
        artifacts=all_of(_ARTIFACT, ArtifactInfo),
    )
