"""A breaker opens, lets one call through after a while, and closes again."""

import pytest

from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._circuit import FAILURES_TO_OPEN, MOST, OPEN_S, Circuits
from chronos_synapse.executors.base import Failed


class Clock:
    """Stands still unless moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def circuits(clock: Clock) -> Circuits:
    return Circuits(clock)


def call(circuits: Circuits, *, is_success: bool | None, key: str = "host") -> bool:
    """Whether the call was made."""
    try:
        with circuits.calling(key, key) as trial:
            trial.is_success = is_success
    except Failed:
        return False
    return True


def open_it(circuits: Circuits) -> None:
    for _ in range(FAILURES_TO_OPEN):
        assert call(circuits, is_success=False)


def test_it_opens_after_failures_in_a_row_only(circuits: Circuits) -> None:
    for _ in range(3):
        for _ in range(FAILURES_TO_OPEN - 1):
            assert call(circuits, is_success=False)
        assert call(circuits, is_success=True)

    open_it(circuits)

    with pytest.raises(Failed) as caught, circuits.calling("host", "example.org"):
        pass
    assert caught.value.cause is Cause.NETWORK
    assert str(caught.value) == (
        "example.org was not called: 5 calls in a row had failed; the next may be made in 30 s"
    )
    assert call(circuits, is_success=True, key="another host")


def test_after_a_while_one_call_at_a_time_is_let_through(circuits: Circuits, clock: Clock) -> None:
    open_it(circuits)
    clock.now += OPEN_S - 1
    assert not call(circuits, is_success=True)
    clock.now += 1

    with circuits.calling("host", "host") as trial:
        is_second_made = call(circuits, is_success=True)
        trial.is_success = True

    assert not is_second_made
    assert call(circuits, is_success=True)
    with circuits.calling("host", "host"):
        assert call(circuits, is_success=True)


def test_a_failed_trial_opens_it_anew(circuits: Circuits, clock: Clock) -> None:
    open_it(circuits)
    clock.now += OPEN_S
    assert call(circuits, is_success=True)
    assert call(circuits, is_success=False)

    assert not call(circuits, is_success=True)
    clock.now += OPEN_S
    assert call(circuits, is_success=True)


def test_a_trial_that_says_nothing_leaves_room_for_the_next(circuits: Circuits, clock: Clock) -> None:
    open_it(circuits)
    clock.now += OPEN_S

    assert call(circuits, is_success=None)
    assert call(circuits, is_success=True)


def test_calls_that_end_after_it_opened_do_not_close_it(circuits: Circuits) -> None:
    with circuits.calling("host", "host") as late:
        open_it(circuits)
        late.is_success = True

    assert not call(circuits, is_success=True)


def test_only_hosts_with_troubles_are_remembered(circuits: Circuits) -> None:
    for number in range(MOST + 100):
        call(circuits, is_success=True, key=f"good {number}")
    assert len(circuits) == 0

    for number in range(MOST + 100):
        call(circuits, is_success=False, key=f"bad {number}")
    assert len(circuits) == MOST
