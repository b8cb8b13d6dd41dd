"""Names what ended a program that ran elsewhere."""

import signal

SIGNAL_BASE = 128


def signal_of(code: int) -> str | None:
    """The signal that an exit code of 128 + N stands for; None for any other code."""
    try:
        return signal.Signals(code - SIGNAL_BASE).name if code > SIGNAL_BASE else None
    except ValueError:
        return None
