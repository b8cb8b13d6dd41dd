"""How much of a job's history is kept."""

import msgspec


class KeepPolicy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is kept of a job's executions and logs; None: as the installation has it, or without end."""

    days: int | None = None
    """Executions that are older go, with their logs."""
    executions: int | None = None
    """Of those that have ended, so many of the newest stay."""
    log_bytes: int | None = None
    """Of all logs of the job together, as stored; the logs of the oldest executions go first."""


KEEP_ALL = KeepPolicy()
"""As long as the installation keeps anything."""
