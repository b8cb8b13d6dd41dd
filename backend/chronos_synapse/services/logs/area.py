"""Logs: ways to read them, built together."""

from dataclasses import dataclass

from chronos_synapse.services.live import Broadcaster
from chronos_synapse.services.logs.follower import LogFollower
from chronos_synapse.services.logs.positions import LogPositions
from chronos_synapse.services.logs.search import LogSearchService
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Logs:
    """One service for each way."""

    follower: LogFollower
    positions: LogPositions
    search: LogSearchService


def logs(stores: RedisStores, broadcaster: Broadcaster) -> Logs:
    """The services over `stores`."""
    return Logs(
        follower=LogFollower(stores, broadcaster),
        positions=LogPositions(stores.logs),
        search=LogSearchService(stores.logs, stores.log_index),
    )
