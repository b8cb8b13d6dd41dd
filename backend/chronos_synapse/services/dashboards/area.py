"""What the api works with of views and dashboards, built together."""

from dataclasses import dataclass

from chronos_synapse.services.dashboards.dashboards import DashboardService
from chronos_synapse.services.dashboards.views import ViewService
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Looks:
    """How people look at things."""

    views: ViewService
    dashboards: DashboardService


def looks(stores: RedisStores) -> Looks:
    """The services over these stores."""
    return Looks(views=ViewService(stores), dashboards=DashboardService(stores))
