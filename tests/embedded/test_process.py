"""One child process: started, watched, stopped."""

import os
import sys
from pathlib import Path

import pytest

from chronos_synapse.embedded import ServerFailed
from chronos_synapse.embedded.process import ProcessSpec, how_it_ended, kill, running, start, stop


def script(body: str, **options: object) -> ProcessSpec:
    return ProcessSpec(name="thing", argv=(sys.executable, "-u", "-c", body), **options)  # type: ignore[arg-type]


def test_its_output_goes_to_its_log(tmp_path: Path) -> None:
    log = tmp_path / "log"

    process = start(script("print('hello')", log_path=log))
    process.wait()

    assert log.read_text() == "hello\n"


def test_one_that_does_not_stop_in_time_is_killed(tmp_path: Path) -> None:
    there = tmp_path / "there"
    body = f"import signal, time; signal.signal(15, signal.SIG_IGN); open({str(there)!r}, 'w'); time.sleep(60)"
    spec = script(body, stop_s=0.1, is_ready=there.exists)

    with running(spec) as process:
        pass

    assert process.returncode == -9


def test_one_that_ends_early_is_a_failure() -> None:
    spec = script("raise SystemExit(4)", is_ready=lambda: False)

    with pytest.raises(ServerFailed, match=r"^thing ended with exit code 4 before it was ready\.$"), running(spec):
        pass


def test_one_that_is_never_ready_is_a_failure() -> None:
    spec = script("import time; time.sleep(60)", is_ready=lambda: False, ready_s=0.1)

    with pytest.raises(ServerFailed, match=r"not ready within 0\.1 s"), running(spec):
        pass


def test_stopping_one_that_has_ended_is_fine() -> None:
    spec = script("pass")
    process = start(spec)
    process.wait()

    stop(process, spec)
    kill(process)


@pytest.mark.parametrize(
    ("code", "words"),
    [(0, "ended with exit code 0"), (-9, "was ended by SIGKILL"), (-250, "was ended by signal 250")],
)
def test_how_it_ended_is_said_in_words(code: int, words: str) -> None:
    assert how_it_ended(code) == words


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become someone else")
def test_a_server_that_refuses_root_sees_an_ordinary_user_that_owns_our_files(tmp_path: Path) -> None:
    log, ours = tmp_path / "log", tmp_path / "ours"
    ours.touch(mode=0o600)
    body = f"import os; print(os.geteuid(), os.stat({str(ours)!r}).st_uid, open({str(ours)!r}).read() == '')"

    start(script(body, log_path=log, refuses_root=True)).wait()

    assert log.read_text() == "65534 65534 True\n"
