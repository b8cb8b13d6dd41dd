"""`chronos store check`: whether the Redis server can be the system of record; prepares its indexes."""

import argparse
import asyncio
import os
from typing import Any

from chronos_synapse.config import load_settings


def add_parser(subparsers: Any) -> None:
    """Adds `store check`."""
    parser = subparsers.add_parser("store", help="check the Redis server")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    check = actions.add_parser("check", help="modules, version, persistence and eviction of the Redis server")
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the server will do; else Unavailable says what is missing and what to do about it."""
    from chronos_synapse.bootstrap import open_container  # noqa: PLC0415 - takes a second

    async def check() -> None:
        async with open_container(load_settings(os.environ)):
            pass

    asyncio.run(check())
    return 0
