"""IndexHealth: whether the search indexes hold everything, and making one anew beside the present one."""

from typing import Any

import msgspec

from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import index_definitions, index_info, make_index

_SIZES = (
    "inverted_sz_mb",
    "vector_index_sz_mb",
    "offset_vectors_sz_mb",
    "doc_table_size_mb",
    "sortable_values_size_mb",
    "key_table_size_mb",
    "tag_overhead_sz_mb",
    "text_overhead_sz_mb",
    "geoshapes_sz_mb",
)


class IndexState(msgspec.Struct, frozen=True, kw_only=True):
    """One search index."""

    name: str
    documents: int
    failures: int
    """Documents that it could not take in, which are therefore in no list."""
    last_failure: str | None
    memory_bytes: int
    indexed: float
    """Share of the keys that it has gone through, 0 to 1."""
    rebuilt: float | None
    """The same of the index that is to take its place; null: none is being made."""


class IndexHealth:
    """Reads what the engine says of its indexes."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def states(self) -> list[IndexState]:
        """Every index, by name."""
        rebuilding = await self._rebuilding()
        return [await self._state(name, rebuilding.get(name)) for name in sorted(index_definitions(self._keys))]

    async def begin_rebuild(self, name: str, stamp: str) -> bool:
        """Begins another index beside the present one; False while one is being made. `stamp` tells them apart."""
        if not await self._door.call("HSETNX", self._keys.index_rebuilds(), name, stamp):
            return False
        await make_index(self._door, name, stamp)
        return True

    async def finish_rebuilds(self) -> list[str]:
        """Puts each new index that is full in the place of the former one; their names."""
        finished = []
        for name, stamp in (await self._rebuilding()).items():
            alias = self._keys.index(name)
            index = f"{index_definitions(self._keys)[name].index}:{stamp}"
            info = await index_info(self._door, index)
            if info is not None and _share(info) < 1:
                continue
            if info is not None:
                former = await index_info(self._door, alias)
                await self._door.call("FT.ALIASUPDATE", alias, index)
                if former is not None and _text(former["index_name"]) != index:
                    await self._door.call("FT.DROPINDEX", _text(former["index_name"]))
                finished.append(name)
            await self._door.call("HDEL", self._keys.index_rebuilds(), name)
        return finished

    async def _rebuilding(self) -> dict[str, str]:
        """Index that is being made anew -> its stamp."""
        found = await self._door.call("HGETALL", self._keys.index_rebuilds())
        known = index_definitions(self._keys)
        return {_text(name): _text(stamp) for name, stamp in found.items() if _text(name) in known}

    async def _state(self, name: str, stamp: str | None) -> IndexState:
        info = await index_info(self._door, self._keys.index(name)) or {}
        index = f"{index_definitions(self._keys)[name].index}:{stamp}"
        following = None if stamp is None else await index_info(self._door, index)
        failure = _last_failure(info)
        return IndexState(
            name=name,
            documents=int(float(_text(info.get("num_docs", 0)))),
            failures=int(float(_text(info.get("hash_indexing_failures", 0)))),
            last_failure=failure,
            memory_bytes=_bytes(info) + _bytes(following or {}),
            indexed=_share(info) if info else 0.0,
            rebuilt=None if following is None else _share(following),
        )


def _share(info: dict[str, Any]) -> float:
    return float(_text(info.get("percent_indexed", "1")))


def _bytes(info: dict[str, Any]) -> int:
    """All of its parts; newer engines give the sum itself."""
    if "total_index_memory_sz_mb" in info:
        return int(float(_text(info["total_index_memory_sz_mb"])) * (1 << 20))
    sizes = [float(_text(info[name])) for name in _SIZES if name in info]
    return int(sum(size for size in sizes if size == size) * (1 << 20))  # noqa: PLR0124 - leaves out `nan`


def _last_failure(info: dict[str, Any]) -> str | None:
    found = info.get("Index Errors")
    if not isinstance(found, list):
        return None
    fields = {_text(name): _text(value) for name, value in zip(found[::2], found[1::2], strict=False)}
    text = fields.get("last indexing error", "N/A")
    return None if text == "N/A" else text[:500]


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
