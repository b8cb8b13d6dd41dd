"""Reports: what the api answers with, and what the analyst makes, built together."""

from dataclasses import dataclass

from chronos_synapse.services.accounts.policies import Policies
from chronos_synapse.services.reports.abouts import Abouts
from chronos_synapse.services.reports.reports import ReportService
from chronos_synapse.services.reports.schedules import ReportScheduleService
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Reports:
    """What the api works with."""

    reports: ReportService
    schedules: ReportScheduleService


def reports(stores: RedisStores, directory: Directory, policies: Policies, *, base: str) -> Reports:
    """The services over these stores; `base` is where links in files lead."""
    abouts = Abouts(stores.jobs, directory)
    return Reports(
        reports=ReportService(stores, abouts, base=base),
        schedules=ReportScheduleService(stores, abouts, directory, policies),
    )
