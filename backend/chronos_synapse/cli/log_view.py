"""`chronos logs`: prints the log of an execution, through the API or straight from Redis."""

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.config import Settings
from chronos_synapse.domain.errors import NotFound

if TYPE_CHECKING:
    from chronos_synapse.domain.log import LogLine
    from chronos_synapse.storage.redis.stores import RedisStores

PAGE = 1000
LOOK_EVERY_S = 0.5


def add_parser(subparsers: Any) -> None:
    """Adds `logs`."""
    parser = subparsers.add_parser(
        "logs",
        help="print the log of an execution",
        description="On a terminal only colours act; elsewhere lines are written as they were printed.",
    )
    parser.add_argument("execution", metavar="EXECUTION", help="its id")
    parser.add_argument("-f", "--follow", action="store_true", help="go on until the execution has ended")
    parser.add_argument("-t", "--times", action="store_true", help="put the time before each line")
    parser.add_argument(
        "--offline", action="store_true", help="read from Redis, with the server's own settings and without the API"
    )
    add_connection(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the log was printed."""
    if args.offline:
        return run_offline(args)
    from chronos_synapse.cli.remote.reading import print_log  # noqa: PLC0415 - loads the client

    with connected(args) as client:
        print_log(client, args.execution, follow=args.follow, times=args.times)
    return 0


def run_offline(args: argparse.Namespace) -> int:
    """The same when the api is away, for who may read the server's settings."""
    asyncio.run(_print(settings_beside_up(os.environ), args))
    return 0


async def _print(settings: Settings, args: argparse.Namespace) -> None:
    import msgspec  # noqa: PLC0415

    from chronos_synapse.bootstrap import open_container  # noqa: PLC0415 - takes a second
    from chronos_synapse.services.logs.holes import with_holes_marked  # noqa: PLC0415
    from chronos_synapse.services.logs.plain import for_terminal  # noqa: PLC0415

    is_terminal = sys.stdout.isatty()
    async with open_container(msgspec.structs.replace(settings, allow_volatile_redis=True)) as container:
        after = -1
        async for lines in _pages(container.stores, args.execution, follow=args.follow):
            for line in with_holes_marked(lines, after=after):
                text = for_terminal(line.text, with_colours="NO_COLOR" not in os.environ) if is_terminal else line.text
                print(f"{line.time:%Y-%m-%dT%H:%M:%S.%f%z}  {text}" if args.times else text)
            after = lines[-1].offset
            sys.stdout.flush()


async def _pages(stores: "RedisStores", execution_id: str, *, follow: bool) -> "AsyncIterator[list[LogLine]]":
    """Lines in order, as they come when `follow`."""
    from chronos_synapse.domain.execution import FINAL_STATES  # noqa: PLC0415
    from chronos_synapse.services.accounts.access import is_execution_id  # noqa: PLC0415

    after = -1
    while True:
        # The state comes first: what was written before it became final is then sure to be read.
        found = await stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        if found is None:
            raise NotFound("execution", execution_id)
        while lines := await stores.logs.read(execution_id, after=after, limit=PAGE):
            yield lines
            after = lines[-1].offset
        if not follow or found.state in FINAL_STATES:
            return
        await asyncio.sleep(LOOK_EVERY_S)
