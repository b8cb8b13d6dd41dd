"""Runs commands in the strict profile, also Python programs, which the machine's own interpreter runs inside."""

import asyncio
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chronos_synapse.domain.sandbox import Profile, Sandbox
from chronos_synapse.sandbox.confiner import Confiner
from chronos_synapse.sandbox.process import Ending
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.support import Output, command, run

STRICT = Sandbox(profile=Profile.STRICT)
PREFIX = Path(sys.base_prefix).resolve()
PYTHON = str(PREFIX / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")


class Strict:
    """Each call is a job of its own."""

    def __init__(self, spawner: Spawner, confiner: Confiner) -> None:
        self.spawner = spawner
        self.confiner = confiner

    async def sh(self, text: str, *, sandbox: Sandbox = STRICT, **more: Any) -> tuple[Ending, Output]:
        """How a command line ended, and what it printed."""
        return await self.program(["/bin/sh", "-c", text], sandbox=sandbox, **more)

    async def program(
        self,
        argv: Sequence[str],
        *,
        sandbox: Sandbox = STRICT,
        cancelled: asyncio.Event | None = None,
        terminated: asyncio.Event | None = None,
        **more: Any,
    ) -> tuple[Ending, Output]:
        """How a program ended, and what it printed."""
        what = command(argv, sandbox=sandbox, confiner=self.confiner, **more)
        return await run(self.spawner, what, cancelled=cancelled, terminated=terminated)

    async def says(self, text: str, *, sandbox: Sandbox = STRICT, **more: Any) -> str:
        """All that a command line printed, in both streams."""
        _, output = await self.sh(f"exec 2>&1\n{text}", sandbox=sandbox, **more)
        return output.stdout

    async def python(self, text: str, *, sandbox: Sandbox = STRICT, **more: Any) -> tuple[Ending, Output]:
        """How a Python program ended, and what it printed."""
        argv = [PYTHON, "-I", "-c", textwrap.dedent(text)]
        return await self.program(argv, sandbox=sandbox, **{"read_only": [PREFIX], **more})
