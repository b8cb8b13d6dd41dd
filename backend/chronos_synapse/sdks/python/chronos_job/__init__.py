"""The runtime API of Chronos Synapse, for jobs in Python 3.8 or later. Needs the standard library only.

For instance `chronos_job.progress(50, "half way")`, then `chronos_job.output({"rows": 3})`.
"""

from ._async_client import AsyncChronos
from ._client import Chronos
from ._errors import ChronosApiError, ChronosError, ChronosTimeoutError

__version__ = "1.0.0"
__all__ = [
    "AsyncChronos",
    "Chronos",
    "ChronosApiError",
    "ChronosError",
    "ChronosTimeoutError",
    "append_variable",
    "artifact",
    "artifacts",
    "context",
    "delete_variable",
    "get_artifact",
    "get_variable",
    "increment_variable",
    "input",
    "metric",
    "output",
    "progress",
    "set_condition",
    "set_variable",
    "variable_exists",
]

_own = Chronos()

append_variable = _own.append_variable
artifact = _own.artifact
artifacts = _own.artifacts
context = _own.context
delete_variable = _own.delete_variable
get_artifact = _own.get_artifact
get_variable = _own.get_variable
increment_variable = _own.increment_variable
input = _own.input
metric = _own.metric
output = _own.output
progress = _own.progress
set_condition = _own.set_condition
set_variable = _own.set_variable
variable_exists = _own.variable_exists
