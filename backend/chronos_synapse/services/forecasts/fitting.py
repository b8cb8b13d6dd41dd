"""Fitting trees in a process of its own: scikit-learn takes 100 MB, and the trees CPU, which no daemon is to bear.

The process works on one core at the lowest priority, and is killed when it takes too long. It reads the pasts of some
jobs from its input, and writes what trees say of each for which they win.
"""

import asyncio
import os
import sys
from collections.abc import Sequence

import msgspec
import numpy as np

from chronos_models.forecasters import quantile_boosting, selection
from chronos_synapse.services.forecasts.model_error import ModelError, model_error

PATIENCE_S = 300.0
LOWEST_PRIORITY = 19
TAIL = 300
"""Characters of what a process that fails has said."""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Executions of a job that succeeded, in time order."""

    clock_s: Sequence[float]
    """Wall-clock s of their starts."""
    durations_s: Sequence[float]


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """What trees say of a job for which they win."""

    state: bytes
    """Of `quantile_boosting`, sealed by a checksum."""
    error: ModelError
    naive_error: ModelError


class FitFailed(Exception):
    """The process has failed, or took too long; the text says how."""


async def fit_apart(series: Sequence[Series], *, patience_s: float = PATIENCE_S) -> list[Fitted | None]:
    """For each job what trees say, None where another forecaster is better; FitFailed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        async with asyncio.timeout(patience_s):
            written, said = await process.communicate(msgspec.msgpack.encode(series))
    except TimeoutError as exc:
        raise FitFailed(f"not done after {patience_s:.0f} s") from exc
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise FitFailed(said.decode(errors="replace")[-TAIL:])
    return msgspec.msgpack.decode(written, type=list[Fitted | None])


def fit(series: Series) -> Fitted | None:
    """What trees say of one job; None where another forecaster is better, or too little is known."""
    clock, taken = np.array(series.clock_s, dtype=np.float64), np.array(series.durations_s, dtype=np.float64)
    choice = selection.choose(clock, taken)
    error, naive_error = model_error(choice.error), model_error(choice.naive_error)
    table = quantile_boosting.fit(clock, taken) if choice.name == selection.BOOSTING else None
    if table is None or error is None or naive_error is None:
        return None
    return Fitted(state=table.to_bytes(), error=error, naive_error=naive_error)


def main() -> None:
    """The process: series in, what trees say of them out."""
    os.nice(LOWEST_PRIORITY)
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[Series])
    sys.stdout.buffer.write(msgspec.msgpack.encode([fit(one) for one in asked]))


if __name__ == "__main__":
    main()
