"""A job that is wanted gone at once gets no grace, and neither does what it has started."""

import asyncio

import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.sandbox.process import Ending
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.support import Output, a_nap, command, pids_of, run
from tests.support import wait_until


async def terminated(spawner: Spawner, text: str, nap: str, *, is_asked: bool = True) -> tuple[Ending, Output]:
    """How a command ends that is terminated while `nap` runs; without `is_asked` it is only cancelled."""
    cancelled, at_once = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(run(spawner, command(text, grace_s=0.3), cancelled=cancelled, terminated=at_once))
    await wait_until(lambda: pids_of(nap), description="the job to run")
    if is_asked:
        at_once.set()
    cancelled.set()
    return await running


async def test_a_terminated_job_is_killed_without_being_asked(spawner: Spawner) -> None:
    nap = a_nap()

    ending, output = await terminated(spawner, f"trap 'echo bye; exit 9' TERM; {nap} & wait", nap)

    assert (ending.outcome, ending.signal, ending.exit_code) == (Outcome.CANCELLED, "SIGKILL", None)
    assert output.stdout == ""
    assert output.system.startswith("Terminated: KILL sent, all 2 processes ended after ")
    assert pids_of(nap) == []


async def test_a_job_that_is_only_cancelled_is_asked_first(spawner: Spawner) -> None:
    nap = a_nap()

    ending, output = await terminated(spawner, f"trap 'echo bye; exit 9' TERM; {nap} & wait", nap, is_asked=False)

    assert (ending.outcome, ending.exit_code, output.stdout) == (Outcome.CANCELLED, 9, "bye\n")


@pytest.mark.parametrize("escape", ["setsid {nap} &", "(env -i setsid {nap} >/dev/null 2>&1 </dev/null &)"])
async def test_nothing_escapes_the_end_of_a_terminated_job(spawner: Spawner, escape: str) -> None:
    nap, other = a_nap(), a_nap()

    ending, _ = await terminated(spawner, f"{escape.format(nap=nap)}\n{other}", other)

    assert ending.outcome is Outcome.CANCELLED
    assert pids_of(nap) + pids_of(other) == []


async def test_a_job_that_has_stopped_itself_is_killed_too(spawner: Spawner) -> None:
    nap = a_nap()

    ending, _ = await terminated(spawner, f"{nap} & kill -STOP $$", nap)

    assert (ending.outcome, ending.signal) == (Outcome.CANCELLED, "SIGKILL")
    assert pids_of(nap) == []


async def test_one_that_times_out_is_given_its_grace(spawner: Spawner) -> None:
    """Nobody wants it gone at once by then."""
    ending, output = await run(
        spawner,
        command(f"trap 'echo bye; exit 9' TERM; {a_nap()} & wait", timeout_s=0.2),
        terminated=asyncio.Event(),
    )

    assert (ending.outcome, output.stdout) == (Outcome.TIMED_OUT, "bye\n")
