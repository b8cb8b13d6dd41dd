"""The whole product as `chronos up` runs it, for tests of the command line and of the browser."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from tests.support import wait_until_sync

READY_S = 400.0
STOP_S = 90.0
ADMIN = {"CHRONOS_ADMIN_EMAIL": "ada@example.org", "CHRONOS_ADMIN_PASSWORD": "correct horse battery staple"}
PROCESSES = {"redis", "postgres", "api", "analyst", "worker", "scheduler"}


class Up:
    """A running `chronos up` and what it has said so far. As a context, it has ended when that is left.

    Its coverage is only measured where asked for: that makes it slow, and other tests run the same lines.
    """

    def __init__(
        self, data_dir: Path, *, port: int = 0, settings: Mapping[str, str] | None = None, is_measured: bool = False
    ) -> None:
        self.data_dir = data_dir
        self.lines: list[str] = []
        command = [sys.executable, "-m", "chronos_synapse", "up", "--data-dir", str(data_dir), "--port", str(port)]
        self.process = subprocess.Popen(
            command,
            env={**(clean_environment() if is_measured else plain_environment()), **(settings or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def said(self, pattern: str) -> re.Match[str] | None:
        """The first line that `pattern` is found in."""
        return next((found for line in list(self.lines) if (found := re.search(pattern, line))), None)

    def wait_until_ready(self) -> str:
        """The URL, once it was printed."""
        self.wait_until(lambda: self.said("is ready") or self.process.poll() is not None, "readiness")
        found = self.said(r"Chronos Synapse is ready: (\S+)")
        assert found, self.lines
        return found[1]

    def wait_until_ready_again(self, url: str) -> None:
        self.wait_until(lambda: is_ready(url), "readiness again")

    def wait_until(self, predicate: Callable[[], object], description: str) -> None:
        """`wait_until_sync` that shows what was said when it fails."""
        try:
            wait_until_sync(predicate, timeout_s=READY_S, description=description)
        except AssertionError as exc:
            raise AssertionError(f"{exc}; it said {self.lines}") from None

    def children(self) -> dict[str, int]:
        """Process id by name."""
        own = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        found = {}
        for child in own:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
                found[name_of(int(child))] = int(child)
        return found

    def stop(self, number: int = signal.SIGINT) -> int:
        """The exit code; of one that has ended already, too."""
        self.process.send_signal(number)
        return self.finish()

    def finish(self) -> int:
        """The exit code, once it has ended and everything that it said was read."""
        code = self.process.wait(STOP_S)
        self._reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def clean_environment() -> dict[str, str]:
    """Ours without settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("CHRONOS_")}


def plain_environment() -> dict[str, str]:
    """Ours without settings, and without what would measure the coverage of the processes that get it."""
    return {name: value for name, value in clean_environment().items() if not name.startswith("COVERAGE")}


def name_of(process_id: int) -> str:
    words = Path(f"/proc/{process_id}/cmdline").read_bytes().decode().split("\0")
    if "chronos_synapse" in words:
        return words[words.index("chronos_synapse") + 1]
    return {"redis-server": "redis"}.get(Path(words[0].split(" ")[0]).name, Path(words[0]).name)


def processes_with(trace: str | Path) -> list[str]:
    """Command lines of every process that has `trace` on its command line or in its environment."""
    found = []
    for directory in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if directory.name.isdigit() and int(directory.name) != os.getpid():
                command = (directory / "cmdline").read_bytes()
                if str(trace).encode() in command + (directory / "environ").read_bytes():
                    found.append(command.replace(b"\0", b" ").decode())
    return found


def call(url: str, *, body: object = None, token: str = "") -> tuple[int, Any]:
    """Status and decoded answer of a GET, or of a POST when there is a body."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=content, headers=headers)  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def is_ready(url: str) -> bool:
    try:
        return call(f"{url}/health/ready")[0] == 200
    except (OSError, ValueError):
        return False
