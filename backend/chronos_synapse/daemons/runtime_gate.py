"""RuntimeGate: one unix socket of a worker, where each of its attempts finds its runtime API.

An attempt's token is made here. It is good from `open` to `close`, and for that attempt alone.
"""

import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from chronos_synapse.daemons.runtime_http import Connections
from chronos_synapse.domain.masking import Mask
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.executors.base import RuntimeDoor
from chronos_synapse.services.running.runtime_calls import PREFIX, RuntimeCalls
from chronos_synapse.services.running.runtime_session import (
    RuntimeSession,
    WindowLimit,
    digest_of,
    is_same,
    new_token,
    not_good,
    parse_token,
)
from chronos_synapse.storage.redis.runtime_tokens import RuntimeTokens

SDK_FOLDER = Path(__file__).parents[1] / "sdks"
"""What jobs may use: `python` is a PYTHONPATH, `node` a NODE_PATH, and `shell/chronos.sh` is read by a shell."""
LONGEST_PATH = 107
"""Bytes of a unix socket's address."""


class _Pass(msgspec.Struct, frozen=True):
    digest: str
    session: RuntimeSession
    is_remote: bool


class RuntimeGate:
    """Lets in the attempts of one worker; made by `serving`."""

    def __init__(self, socket: Path, tokens: RuntimeTokens, *, public_url: str = "") -> None:
        self._socket = socket
        self._tokens = tokens
        self._url = f"{public_url.rstrip('/')}{PREFIX}" if public_url else ""
        self._passes: dict[str, _Pass] = {}
        self._connections: Connections | None = None

    @classmethod
    @asynccontextmanager
    async def serving(
        cls, calls: RuntimeCalls, tokens: RuntimeTokens, *, folder: Path | None = None, public_url: str = ""
    ) -> AsyncIterator["RuntimeGate"]:
        """A gate whose socket lies in a new directory of its own below `folder`, until left.

        `public_url`: where the api is reached from elsewhere; without it, attempts that run elsewhere get no door.
        """
        home = _new_home(folder)
        try:
            gate = cls(home / "runtime.sock", tokens, public_url=public_url)
            async with Connections.listening(gate._socket, gate.admit, calls) as connections:
                gate._connections = connections
                yield gate
        finally:
            shutil.rmtree(home, ignore_errors=True)

    async def open(self, facts: AttemptFacts, *, mask: Mask | None = None, is_remote: bool = False) -> RuntimeDoor:
        """The attempt's door, good until it is closed. One that is not remote is opened without asking anybody.

        `is_remote`: it runs on another host, and calls the api process instead; Unavailable when the store is away.
        """
        token = new_token(facts)
        digest = digest_of(token)
        if is_remote and self._url:
            await self._tokens.grant(facts, digest, has_secrets=mask is not None and not mask.is_empty)
        session = RuntimeSession(facts=facts, limit=WindowLimit(), mask=mask)
        self._passes[_name(facts.execution_id, facts.attempt)] = _Pass(digest, session, is_remote)
        return RuntimeDoor(environment=self._environment(token, is_remote=is_remote), socket=self._socket)

    async def close(self, facts: AttemptFacts) -> None:
        """Ends the door at once: the token is good for nothing, and calls that are under way are broken off."""
        found = self._passes.pop(_name(facts.execution_id, facts.attempt), None)
        if found is None:
            return
        if self._connections is not None:
            self._connections.end(found.session)
        if found.is_remote and self._url:
            await self._tokens.revoke(facts)

    def admit(self, token: str) -> RuntimeSession:
        """The session of whoever holds `token`; Unauthenticated unless it is of an open door."""
        parsed = parse_token(token)
        found = self._passes.get(_name(parsed.execution_id, parsed.attempt))
        if found is None or not is_same(parsed.digest, found.digest):
            raise not_good()
        return found.session

    def _environment(self, token: str, *, is_remote: bool) -> Mapping[str, str]:
        if is_remote:
            return {"CHRONOS_RUNTIME_URL": self._url, "CHRONOS_TOKEN": token} if self._url else {}
        return {
            "CHRONOS_RUNTIME_SOCKET": str(self._socket),
            "CHRONOS_TOKEN": token,
            "CHRONOS_SDK": str(SDK_FOLDER),
        }


def _name(execution_id: str, attempt: int) -> str:
    return f"{execution_id}.{attempt}"


def _new_home(folder: Path | None) -> Path:
    """A new directory that only we can enter, with a path that is short enough for a socket."""
    for parent in (folder, Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 - made by mkdtemp, for us alone
        if parent is not None and len(str(parent).encode()) + 40 <= LONGEST_PATH:
            return Path(tempfile.mkdtemp(prefix="chronos-runtime-", dir=parent))
    raise OSError("no directory has a path that is short enough for a unix socket")
