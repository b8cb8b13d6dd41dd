"""Attempts for executors to carry out."""

import asyncio
import hashlib
import zipfile
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import JobId
from chronos_synapse.executors.base import AttemptContext, Executor, Result
from tests.sandbox.support import Output

SCHEDULED_FOR = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)


class Attempt:
    """One attempt of `executor`, its output, and the events that end it."""

    def __init__(self, executor: Executor[Any], **changes: Any) -> None:
        self.executor = executor
        self.output = Output()
        self.cancelled, self.terminated = asyncio.Event(), asyncio.Event()
        settings: dict[str, Any] = {"timeout_s": 20.0, "grace_s": 1.0, "environment": {}, **changes}
        self.context = AttemptContext(
            execution_id=ExecutionId("job1-19a"),
            job_id=JobId("job1"),
            owner_id=settings.pop("owner_id", "owner1"),
            attempt=2,
            scheduled_for=SCHEDULED_FOR,
            emit=self.output,
            cancelled=self.cancelled,
            terminated=self.terminated,
            **settings,
        )

    async def run(self, **config: Any) -> Result:
        """Check `config` as at save, then run it."""
        return await self.executor.run(type(self.executor).check(config), self.context)

    @property
    def printed(self) -> str:
        """All that it printed, in order."""
        return b"".join(data for _, data in self.output.chunks).decode("utf-8", "replace")

    async def dry_run(self, **config: Any) -> Result:
        """Check `config` as at save, then look whether it would run."""
        return await self.executor.dry_run(type(self.executor).check(config), self.context)


def write_wheel(folder: Path, name: str, version: str, code: str) -> None:
    """A wheel of one module, `name`, with `code`."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text)}\n" for path, text in files.items())
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            wheel.writestr(path, text)


def _digest(text: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
