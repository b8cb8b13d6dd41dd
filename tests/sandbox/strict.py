"""Runs commands in the strict profile, also Python programs, which the machine's own interpreter runs inside."""

import sys
import textwrap
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
        return await run(self.spawner, command(text, sandbox=sandbox, confiner=self.confiner, **more))

    async def says(self, text: str, *, sandbox: Sandbox = STRICT, **more: Any) -> str:
        """All that a command line printed, in both streams."""
        _, output = await self.sh(f"exec 2>&1\n{text}", sandbox=sandbox, **more)
        return output.stdout

    async def python(self, text: str, *, sandbox: Sandbox = STRICT, **more: Any) -> tuple[Ending, Output]:
        """How a Python program ended, and what it printed."""
        argv = [PYTHON, "-I", "-c", textwrap.dedent(text)]
        more = {"read_only": [PREFIX], **more}
        return await run(self.spawner, command(argv, sandbox=sandbox, confiner=self.confiner, **more))
