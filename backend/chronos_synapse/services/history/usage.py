"""UsageService: the curve of what an execution used."""

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.usage import UsagePoint
from chronos_synapse.services.accounts.access import is_execution_id, visible
from chronos_synapse.storage.redis.stores import RedisStores


class UsageCurve(msgspec.Struct, frozen=True, kw_only=True):
    """What an execution used while it ran, all its attempts one after the other."""

    interval_s: float | None
    """Between the last two points; they lie the farther apart the longer an attempt runs. Absent with fewer points."""
    points: list[UsagePoint]
    """In time order; none of an execution that ran for less than two seconds, or that has no process here."""


class UsageService:
    """Shows only executions that the caller may see."""

    def __init__(self, stores: RedisStores) -> None:
        self._executions = stores.executions
        self._usage = stores.usage

    async def curve(self, principal: Principal, execution_id: str) -> UsageCurve:
        """The whole curve, as far as it has come."""
        found = await self._executions.find(execution_id) if is_execution_id(execution_id) else None
        visible(found, principal, kind="execution", identifier=execution_id)
        points = await self._usage.read(execution_id)
        interval_s = (points[-1].time - points[-2].time).total_seconds() if len(points) > 1 else None
        return UsageCurve(interval_s=interval_s, points=points)
