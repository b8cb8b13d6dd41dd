"""What jobs share and are not to blame for, as this process knows it: hosts, and who is there to begin what is due."""

from typing import NamedTuple

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.execution import Execution
from chronos_synapse.services.insight.absences import Absences
from chronos_synapse.services.insight.hosts import HostRoom
from chronos_synapse.services.insight.shortages import Shortages


class Surroundings(NamedTuple):
    """Shared by those that follow executions and the clock."""

    room: HostRoom
    absences: Absences
    shortages: Shortages

    def was_awaited(self, execution: Execution) -> bool:
        """Whether somebody was there who should have begun it when it was due."""
        due_ms = to_ms(execution.scheduled_for)
        return not (self.absences.covers(due_ms) or self.shortages.covers(execution.lane, due_ms))
