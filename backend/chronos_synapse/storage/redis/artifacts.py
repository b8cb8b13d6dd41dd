"""ArtifactStore: small files of executions, compressed, one hash an execution."""

import asyncio

import msgspec
import zstandard

from chronos_synapse.domain.artifact import MAX_ARTIFACT_BYTES
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

LEVEL = 3
_PUT = Script(
    "put_artifact", keys=("lease", "artifacts"), args=("fence", "name", "size", "data", "most_count", "most_bytes")
)


class ArtifactCaps(msgspec.Struct, frozen=True, kw_only=True):
    """How much one execution may keep; `bytes` is of the files themselves."""

    count: int
    bytes: int


class ArtifactStore:
    """Files live as long as their execution."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def put(self, execution_id: str, name: str, data: bytes, *, fence: int, caps: ArtifactCaps) -> str:
        """`ok`; `count` or `bytes` for the cap that would be passed; `lost` when the lease is another's."""
        keys = [self._keys.lease(execution_id), self._keys.artifacts(execution_id)]
        # It takes its time with a megabyte, and leaves the interpreter to others meanwhile.
        packed = await asyncio.to_thread(zstandard.compress, data, LEVEL)
        word = await self._door.run(_PUT, keys, [fence, name, len(data), packed, caps.count, caps.bytes])
        return str(word.decode())

    async def read(self, execution_id: str, name: str) -> bytes | None:
        """The file as it was given."""
        packed = await self._door.call("HGET", self._keys.artifacts(execution_id), name)
        return None if packed is None else zstandard.decompress(packed, max_output_size=MAX_ARTIFACT_BYTES)
