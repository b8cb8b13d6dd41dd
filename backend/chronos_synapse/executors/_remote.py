"""What an attempt that does not run on the worker's machine is told of itself."""

from chronos_synapse.executors.base import AttemptContext

LOCAL_ONLY = frozenset({"CHRONOS_RUNTIME_SOCKET"})


def remote_variables(context: AttemptContext) -> dict[str, str]:
    """Its variables, without the socket that is not there; CHRONOS_RUNTIME_URL is."""
    return {name: value for name, value in context.variables().items() if name not in LOCAL_ONLY}
