"""The shim moves the wall clock of a process and leaves its monotonic clock alone."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.faults import clock
from tests.faults.clock import FakeClock, NoCompiler, build_shim

HOUR_MS = 3_600_000
ASK = """
import datetime, sys, time
for line in sys.stdin:
    print(time.time(), datetime.datetime.now().timestamp(), time.monotonic(), flush=True)
"""


class Asked:
    """A process that tells the time when asked."""

    def __init__(self, fake: FakeClock) -> None:
        command = [sys.executable, "-u", "-c", ASK]
        self._process = subprocess.Popen(
            command, env=fake.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def times(self) -> tuple[float, float, float]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        wall, date, monotonic = self._process.stdout.readline().split()
        return float(wall), float(date), float(monotonic)

    def end(self) -> None:
        self._process.communicate(timeout=10)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeClock]:
    with FakeClock(tmp_path, "one", shim=build_shim(tmp_path)) as made:
        yield made


@pytest.fixture
def asked(fake: FakeClock) -> Iterator[Asked]:
    process = Asked(fake)
    yield process
    process.end()


@pytest.mark.parametrize("offset_ms", [HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS, 500, 0])
def test_a_jump_moves_the_wall_clock_only(fake: FakeClock, asked: Asked, offset_ms: int) -> None:
    before = (time.time(), time.monotonic())

    fake.set(offset_ms)
    wall, date, monotonic = asked.times()

    after = (time.time(), time.monotonic())
    assert before[0] - 0.01 <= wall - offset_ms / 1000 <= after[0] + 0.01
    assert abs(date - wall) < 1
    assert before[1] <= monotonic <= after[1]


def test_a_process_without_it_keeps_real_time(fake: FakeClock) -> None:
    fake.set(HOUR_MS)

    shown = subprocess.run([sys.executable, "-c", "import time; print(time.time())"], capture_output=True, check=True)

    assert abs(float(shown.stdout) - datetime.now().timestamp()) < 60


def test_a_machine_without_a_compiler_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clock, "COMPILERS", ("no-such-compiler",))

    with pytest.raises(NoCompiler, match="install gcc"):
        build_shim(tmp_path)
