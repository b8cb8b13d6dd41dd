"""A state comes back as it was stored, or is refused with ValueError: whichever model it is of."""

from collections.abc import Callable

import numpy as np
import pytest

from chronos_models.detectors.state import VERSION, pack
from chronos_models.forecasters.slot_conformal import SlotConformal, fit
from chronos_models.monitor import JobMonitor
from chronos_models.patterns.miner import PatternMiner
from chronos_models.retries.memory import FleetRecovery, JobRecovery
from chronos_models.retries.recovery import Episode
from chronos_models.sealed import seal, unseal
from chronos_models.streams.detector import StreamDetector


def _restored_monitor(data: bytes) -> None:
    JobMonitor(period_s=60.0).restore(data)


def _forecaster() -> bytes:
    model = fit(np.arange(40, dtype=np.float64) * 3600.0, 50.0 + np.arange(40, dtype=np.float64))
    assert model is not None
    return model.to_bytes()


def _miner() -> bytes:
    miner = PatternMiner()
    miner.observe("disk full on /dev/sda1", 1e9, "backup")
    return miner.to_bytes()


def _recovery() -> tuple[bytes, bytes]:
    job, fleet = JobRecovery(), FleetRecovery()
    job.learn("refused", Episode(3.0, 9.0), fleet)
    return job.to_bytes(), fleet.to_bytes()


STATES: list[tuple[bytes, Callable[[bytes], object]]] = [
    (JobMonitor(period_s=60.0).to_bytes(), _restored_monitor),
    (StreamDetector().to_bytes(), StreamDetector.from_bytes),
    (_miner(), PatternMiner.from_bytes),
    (_recovery()[0], JobRecovery.from_bytes),
    (_recovery()[1], FleetRecovery.from_bytes),
    (_forecaster(), SlotConformal.from_bytes),
]
NAMES = ["monitor", "stream", "patterns", "job recovery", "fleet recovery", "forecaster"]


def _damaged(data: bytes) -> list[bytes]:
    """Cut off, with one byte changed, with more at the end, and what is something else."""
    cut = [data[:length] for length in (0, 1, 4, 5, 20, len(data) - 8, len(data) - 1)]
    changed = []
    for place in range(0, len(data), 7):
        other = bytearray(data)
        other[place] ^= 0x20
        changed.append(bytes(other))
    return [*cut, *changed, data + b"\0" * 8, data[:1] + b"PK\x03\x04" + data[5:], data[:1] + b"\x93NUMPY"]


@pytest.mark.parametrize(("data", "read"), STATES, ids=NAMES)
def test_damaged_bytes_are_refused_with_one_error(data: bytes, read: Callable[[bytes], object]) -> None:
    read(data)

    for damaged in _damaged(data):
        with pytest.raises(ValueError, match="the state"):
            read(damaged)


def test_arrays_come_back_and_more_or_fewer_are_refused() -> None:
    data = seal(3, [np.arange(4.0), np.array([7], np.uint8)])

    first, second = unseal(3, data, 2)

    assert first.tolist() == [0.0, 1.0, 2.0, 3.0]
    assert second.tolist() == [7]
    with pytest.raises(ValueError, match="longer"):
        unseal(3, data, 1)
    with pytest.raises(ValueError, match="damaged"):
        unseal(3, data, 3)
    with pytest.raises(ValueError, match="another version"):
        unseal(4, data, 2)


@pytest.mark.parametrize("numbers", [[5.0, 5.0], [-1.0, float("nan"), float("inf")], [0.0] * 3000])
def test_a_row_that_is_no_monitors_changes_nothing(numbers: list[float]) -> None:
    monitor = JobMonitor(period_s=60.0)
    before = monitor.to_bytes()

    with pytest.raises(ValueError, match="the state"):
        monitor.restore(pack(numbers) if len(numbers) < 2000 else b"\x02" * 20_000)

    assert monitor.to_bytes() == before


def test_a_row_with_more_behind_it_is_refused() -> None:
    (numbers,) = unseal(VERSION, JobMonitor(period_s=60.0).to_bytes(), 1)

    with pytest.raises(ValueError, match="longer"):
        JobMonitor(period_s=60.0).restore(pack([*numbers.tolist(), 1.0]))
