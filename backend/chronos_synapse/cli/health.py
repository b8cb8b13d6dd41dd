"""`chronos health KIND`: whether the process of that kind on this machine works, for a container's health check."""

import argparse
import asyncio
import http.client
import os
import socket
import sys
from typing import Any

from chronos_synapse.config import Settings, load_settings

TIMEOUT_S = 5.0
DAEMONS = ("scheduler", "worker", "analyst")


def add_parser(subparsers: Any) -> None:
    """Adds `health`."""
    parser = subparsers.add_parser("health", help="tell by the exit code whether a process of this machine works")
    parser.add_argument("kind", choices=("api", *DAEMONS))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the api answers, or when the daemon has told Redis lately that it is alive; 1 with a sentence."""
    settings = load_settings(os.environ)
    healthy = api_answers(settings) if args.kind == "api" else asyncio.run(_is_alive(settings, args.kind))
    if not healthy:
        print(f"No {args.kind} of this machine has answered.", file=sys.stderr)
    return 0 if healthy else 1


def api_answers(settings: Settings) -> bool:
    """Whether GET /health/live says 200."""
    connection = http.client.HTTPConnection(local_address(settings.host), settings.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def local_address(host: str) -> str:
    """Where a server that listens on `host` can be reached from this machine."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - not bound here


async def _is_alive(settings: Settings, kind: str) -> bool:
    from chronos_synapse.storage.redis.client import open_redis  # noqa: PLC0415 - the api's check needs no Redis
    from chronos_synapse.storage.redis.daemons import DaemonStore  # noqa: PLC0415

    async with open_redis(settings.redis_url, settings.key_prefix) as door:
        store = DaemonStore(door)
        alive = await (store.workers() if kind == "worker" else store.others(kind))
    return any(process.host == socket.gethostname() for process in alive)
