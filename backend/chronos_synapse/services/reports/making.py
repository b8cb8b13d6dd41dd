"""What makes reports, built together; only the analyst needs it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chronos_synapse.config import Settings
from chronos_synapse.services.accounts.links import base_of
from chronos_synapse.services.accounts.mailer import Mailer
from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.forecasts.load_past import PastLoad
from chronos_synapse.services.reports.gathering import FactGatherer
from chronos_synapse.services.reports.mailing import Post, ReportMailer
from chronos_synapse.services.reports.maker import ReportMaker, WriterFor
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.stores import RedisStores

if TYPE_CHECKING:
    from chronos_synapse.storage.postgres.engine import Database


@dataclass(frozen=True)
class Making:
    """The maker, and the mailer that must run while it works."""

    maker: ReportMaker
    mailer: Mailer


def report_maker(
    settings: Settings, stores: RedisStores, policies: Policies, *, database: "Database", writers: WriterFor
) -> Making:
    """The maker over these parts."""
    mailer = Mailer(policies)
    post = ReportMailer(
        stores.insight.reports,
        stores.grants,
        people=PeopleStore(database),
        teams=TeamStore(database),
        post=Post(mailer, base_of(settings)),
    )
    gatherer = FactGatherer(stores, ForecastService(stores, PastLoad(stores)))
    return Making(maker=ReportMaker(stores, gatherer, writers, post), mailer=mailer)
