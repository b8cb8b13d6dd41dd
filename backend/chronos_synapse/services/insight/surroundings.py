"""What jobs share and are not to blame for, as this process knows it: the hosts, and whether a scheduler is there."""

from typing import NamedTuple

from chronos_synapse.services.insight.absences import Absences
from chronos_synapse.services.insight.hosts import HostRoom


class Surroundings(NamedTuple):
    """Shared by those that follow executions and the clock."""

    room: HostRoom
    absences: Absences
