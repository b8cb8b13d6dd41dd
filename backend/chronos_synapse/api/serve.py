"""The api process: uvicorn around the application."""

import signal

import uvicorn
import uvloop

from chronos_synapse.api.app import create_app
from chronos_synapse.api.connections import BoundedConnection
from chronos_synapse.bootstrap import START_PATIENCE_S, open_api_container
from chronos_synapse.config import Settings
from chronos_synapse.sandbox.descriptors import raise_file_limit

STOP_S = 3
"""How long open requests get when the process is told to stop; streams end at once."""


def serve(settings: Settings) -> None:
    """Serves until TERM or INT; Unavailable or SettingsError when it cannot start."""
    raise_file_limit()
    uvloop.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    async with open_api_container(settings, patience_s=START_PATIENCE_S) as container:
        config = uvicorn.Config(
            create_app(settings, opened=container),
            host=settings.host,
            port=settings.port,
            http=BoundedConnection,
            ws="none",
            lifespan="on",
            access_log=False,
            log_config=None,
            server_header=False,
            # The address of a caller counts for the log-in limit, so nobody but the socket may tell it.
            proxy_headers=False,
            timeout_graceful_shutdown=STOP_S,
            timeout_keep_alive=30,
        )
        # uvicorn raises a signal anew once it has stopped; without a handler that would end us before the cleaning up.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        await uvicorn.Server(config).serve()
