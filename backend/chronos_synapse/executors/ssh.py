"""Runs a command on another machine by SSH."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from chronos_synapse.executors._parameters import with_parameters
from chronos_synapse.executors._setup import run_prepared
from chronos_synapse.executors._ssh_config import SshConfig
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Failed, Result, failed
from chronos_synapse.sandbox.network import AddressPolicy

if TYPE_CHECKING:
    from asyncssh import SSHClientConnection

    from chronos_synapse.executors._ssh_pool import SshPool

# The SSH library takes a third of a second and 17 MB, so it is imported by the first job that needs it.


class SshExecutor(Executor[SshConfig]):
    """Speaks only to servers whose key is stated; connections are kept for a while."""

    kind = "ssh"
    title = "Command by SSH"
    description = "Runs a command on another machine by SSH; the machine's key is always checked."
    config_type = SshConfig
    is_remote = True
    code_fields = frozenset({"command"})

    def __init__(self, options: ExecutorOptions) -> None:
        super().__init__(options)
        self._known_pool: SshPool | None = None

    @classmethod
    def check(cls, config: dict[str, Any]) -> SshConfig:
        """The typed config, with keys that can be read."""
        from chronos_synapse.executors._ssh_keys import check_keys  # noqa: PLC0415 - see above

        checked = super().check(config)
        check_keys(checked)
        return checked

    async def close(self) -> None:
        """Close the connections."""
        if self._known_pool is not None:
            await self._known_pool.close()

    async def run(self, config: SshConfig, context: AttemptContext) -> Result:
        """Connect, or take a connection that is open, and run the command."""
        from chronos_synapse.executors._ssh_session import Session  # noqa: PLC0415 - see above

        filled: list[SshConfig] = []

        @asynccontextmanager
        async def prepared() -> AsyncIterator["SSHClientConnection"]:
            filled.append(with_parameters(type(self), config, context))
            async with self._connected(filled[0], context) as connection:
                yield connection

        async def run(connection: "SSHClientConnection") -> Result:
            try:
                result = await Session(connection, filled[0], context).run()
            except Failed as failure:
                return await failed(context, failure)
            if result.error and result.exit_code is None:
                await context.say(result.error)
            return result

        return await run_prepared(prepared(), context, run)

    @asynccontextmanager
    async def _connected(self, config: SshConfig, context: AttemptContext) -> AsyncIterator["SSHClientConnection"]:
        from chronos_synapse.executors._ssh_pool import account_of  # noqa: PLC0415 - see above

        async with self._pool().connection(account_of(config, context.owner_id)) as connection:
            yield connection

    def _pool(self) -> "SshPool":
        from chronos_synapse.executors._ssh_pool import SshPool  # noqa: PLC0415 - see above

        if self._known_pool is None:
            self._known_pool = SshPool(AddressPolicy(self._options.allowed_networks))
        return self._known_pool

    async def _looks(self, config: SshConfig, context: AttemptContext) -> AsyncIterator[str]:
        from chronos_synapse.executors._ssh_pool import account_of, connect  # noqa: PLC0415 - see above

        filled = with_parameters(type(self), config, context)
        began = time.monotonic()
        connection = await connect(account_of(filled, context.owner_id), AddressPolicy(self._options.allowed_networks))
        async with connection:
            took_ms = (time.monotonic() - began) * 1000
            key = connection.get_server_host_key()
            print_of_key = key.get_fingerprint() if key is not None else "a key"
            yield f"{filled.host}:{filled.port} is known by its key {print_of_key}"
            yield f"It lets {filled.username} in ({took_ms:.1f} ms)"
