"""MemoryStore: what the server's memory holds, measured on samples of its keys, and how it grows."""

import random
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from redis.exceptions import ResponseError

from chronos_synapse.domain.memory import FamilySample, MemoryPoint, MemoryReport
from chronos_synapse.storage.redis.client import RedisDoor

SCAN_COUNT = 1000
MOST_SCANNED = 300_000
"""Keys that one survey looks at: the order of a scan is random, so they stand for the rest."""
SAMPLED = 200
"""Keys of each family whose size is asked for."""
BATCH = 100
KEEP_MS = 35 * 86_400_000
REPORT_LIFE_S = 7 * 86_400
FOREIGN = ""
"""The family of keys that are not ours."""

Choose = Callable[[int], int]
"""A number below the given one, at random."""


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the keys has found."""

    families: tuple[FamilySample, ...]
    scanned: int
    keys: int
    """All keys of the database, ours or not."""


class MemoryStore:
    """Reads sizes; writes the series of the total and the latest report."""

    def __init__(self, door: RedisDoor, *, choose: Choose = random.randrange) -> None:
        self._door = door
        self._keys = door.keys
        self._choose = choose

    async def survey(self) -> Survey:
        """Counts keys by family and measures some of each; leaves the server time for others between its steps."""
        reservoirs: dict[str, list[bytes]] = {}
        counts: dict[str, int] = {}
        scanned, place = 0, 0
        while True:
            place, found = await self._door.call("SCAN", place, "COUNT", SCAN_COUNT)
            for key in found:
                self._take(key, counts, reservoirs)
            scanned += len(found)
            place = int(place)
            if place == 0 or scanned >= MOST_SCANNED:
                break
        families = [await self._measured(name, counts[name], reservoirs[name]) for name in sorted(counts)]
        keys = scanned if place == 0 else max(scanned, int(await self._door.call("DBSIZE")))
        return Survey(families=tuple(families), scanned=scanned, keys=keys)

    async def info(self) -> dict[str, Any]:
        """What the server says of itself: INFO, all sections that we read."""
        found: dict[str, Any] = {}
        for section in ("server", "clients", "memory", "persistence", "stats", "replication"):
            found |= await self._door.call("INFO", section)
        return found

    async def note(self, used_bytes: int) -> None:
        """Adds a sample to the series of the total, at the server's time."""
        key = self._keys.memory()
        labels = ("RETENTION", KEEP_MS, "CHUNK_SIZE", 1024, "ON_DUPLICATE", "LAST")
        await self._door.call("TS.ADD", key, "*", used_bytes, *labels)

    async def points(self, *, since_ms: int, bucket_ms: int) -> list[MemoryPoint]:
        """Means of the total by bucket, oldest first."""
        command = ("TS.RANGE", self._keys.memory(), since_ms, "+", "AGGREGATION", "avg", bucket_ms)
        return [MemoryPoint(at_ms=int(at), bytes=int(float(value))) for at, value in await self._read(*command)]

    async def first_ms(self) -> int | None:
        """When the series begins."""
        found = await self._read("TS.RANGE", self._keys.memory(), "-", "+", "COUNT", 1)
        return int(found[0][0]) if found else None

    async def keep_report(self, report: MemoryReport) -> None:
        """Keeps the latest report."""
        await self._door.call("SET", self._keys.memory_report(), msgspec.json.encode(report), "EX", REPORT_LIFE_S)

    async def report(self) -> MemoryReport | None:
        """The latest report."""
        raw = await self._door.call("GET", self._keys.memory_report())
        return None if raw is None else msgspec.json.decode(raw, type=MemoryReport)

    def _take(self, key: bytes, counts: dict[str, int], reservoirs: dict[str, list[bytes]]) -> None:
        """Counts a key; each of a family has the same chance to be among its sample (reservoir sampling)."""
        name = self._family(key)
        count = counts[name] = counts.get(name, 0) + 1
        reservoir = reservoirs.setdefault(name, [])
        if len(reservoir) < SAMPLED:
            reservoir.append(key)
        elif (at := self._choose(count)) < SAMPLED:
            reservoir[at] = key

    def _family(self, key: bytes) -> str:
        """The first part of a key's name; FOREIGN for a key that is not ours."""
        prefix = f"{self._keys.prefix}:".encode()
        if not key.startswith(prefix):
            return FOREIGN
        return key[len(prefix) :].partition(b":")[0].decode("utf-8", "replace")

    async def _measured(self, name: str, count: int, keys: list[bytes]) -> FamilySample:
        sizes: list[int] = []
        for at in range(0, len(keys), BATCH):
            found = await self._door.pipeline([("MEMORY", "USAGE", key) for key in keys[at : at + BATCH]])
            sizes += [int(size) for size in found if size is not None]
        return FamilySample(name=name, count=count, sizes=tuple(sizes))

    async def _read(self, *command: Any) -> list[tuple[int, Any]]:
        try:
            return list(await self._door.call(*command))
        except ResponseError as exc:
            # Nothing was noted yet: that is an empty answer.
            if "key does not exist" in str(exc):
                return []
            raise


def numbers(info: Mapping[str, Any], names: Iterable[str]) -> dict[str, int]:
    """Those fields of INFO as whole numbers; 0 for what this server does not tell."""
    return {name: int(float(str(info.get(name, 0)) or 0)) for name in names}
