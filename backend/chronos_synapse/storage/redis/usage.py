"""UsageStore: the curves of what executions used, one time series for each quantity that ever was more than nothing."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from redis.exceptions import ResponseError

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.usage import Quantity, UsagePoint
from chronos_synapse.storage.redis.client import RedisDoor

CHUNK_BYTES = 64
"""The smallest there is: most curves are short, and more chunks are added as one grows."""
MOST_POINTS = 5000


class UsageWrite(NamedTuple):
    """A value of one series of an execution. A series that stays what it was is not written again."""

    execution_id: str
    quantity: Quantity
    at_ms: int
    value: float
    is_first: bool
    """The series may have to be made."""


class UsageStore:
    """Written by the worker that runs the attempt; removed by its time to live, or with its execution."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def write(self, batch: Sequence[UsageWrite], *, life_ms: int) -> None:
        """Values of many executions in one go; one of a series that has been removed meanwhile is dropped."""
        commands: list[tuple[object, ...]] = []
        flat: list[object] = []
        for item in batch:
            key = self._keys.usage(item.execution_id, item.quantity)
            if item.is_first:
                # Another attempt of the execution may have made it.
                commands.append(("TS.ADD", key, item.at_ms, item.value, "CHUNK_SIZE", CHUNK_BYTES, *_SAME_INSTANT))
                commands.append(("PEXPIRE", key, life_ms))
            else:
                flat += (key, item.at_ms, item.value)
        if flat:
            commands.append(("TS.MADD", *flat))
        if commands:
            await self._door.pipeline(commands)

    async def read(self, execution_id: str) -> list[UsagePoint]:
        """The curve in time order; empty when it was too short for one, or has no process."""
        ranges = {}
        for quantity in Quantity:
            ranges[quantity] = await self._range(self._keys.usage(execution_id, quantity))
        return _points(ranges)

    async def _range(self, key: str) -> list[tuple[int, float]]:
        try:
            found = await self._door.call("TS.REVRANGE", key, "-", "+", "COUNT", MOST_POINTS)
        except ResponseError as exc:
            if "key does not exist" in str(exc):
                return []
            raise
        return [(int(at), float(value)) for at, value in reversed(found)]


_SAME_INSTANT = ("ON_DUPLICATE", "LAST", "DUPLICATE_POLICY", "LAST")


_QUANTITIES = tuple(Quantity)
_UNSEEN = -1.0
_ZERO_AT_FIRST = frozenset({Quantity.READ, Quantity.WRITTEN})
"""Few attempts touch storage: their series are made when they do."""


def writes_of(execution_id: str, point: UsagePoint, written: dict[Quantity, float]) -> list[UsageWrite]:
    """What must be written of a point after what was `written` before, which is brought up to date.

    Only the processor's series has every point: it says when the others were looked at.
    """
    at_ms, found = to_ms(point.time), []
    for quantity, value in zip(_QUANTITIES, _values(point), strict=True):
        known = written.get(quantity)
        if value is None or (value == known and quantity is not Quantity.CPU):
            continue
        if known is None and value == 0 and quantity in _ZERO_AT_FIRST:
            continue
        written[quantity] = value
        found.append(UsageWrite(execution_id, quantity, at_ms, value, known is None))
    return found


def _values(point: UsagePoint) -> tuple[float | None, ...]:
    """In the order of the quantities."""
    return (
        point.cpu_cores,
        point.memory_bytes,
        _UNSEEN if point.read_bytes is None else point.read_bytes,
        _UNSEEN if point.write_bytes is None else point.write_bytes,
        point.processes,
        point.open_files,
    )


def _points(ranges: Mapping[Quantity, Sequence[tuple[int, float]]]) -> list[UsagePoint]:
    """Each series holds its value until its next point."""
    changes: dict[int, dict[Quantity, float]] = {}
    for quantity, found in ranges.items():
        for at_ms, value in found:
            changes.setdefault(at_ms, {})[quantity] = value
    now: dict[Quantity, float] = {}
    points = []
    for at_ms, changed in sorted(changes.items()):
        now.update(changed)
        if Quantity.CPU in changed:
            points.append(_point(at_ms, now))
    return points


def _point(at_ms: int, now: Mapping[Quantity, float]) -> UsagePoint:
    def seen(quantity: Quantity) -> int | None:
        value = now.get(quantity, 0.0 if quantity in _ZERO_AT_FIRST else _UNSEEN)
        return None if value == _UNSEEN else int(value)

    return UsagePoint(
        time=from_ms(at_ms),
        cpu_cores=now[Quantity.CPU],
        memory_bytes=seen(Quantity.MEMORY) or 0,
        read_bytes=seen(Quantity.READ),
        write_bytes=seen(Quantity.WRITTEN),
        processes=seen(Quantity.PROCESSES) or 0,
        open_files=seen(Quantity.FILES),
    )
