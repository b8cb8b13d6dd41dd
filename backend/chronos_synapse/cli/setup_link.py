"""`chronos setup-link`: the link with which the first administrator is made."""

import argparse
import asyncio
import os
import sys
from typing import Any

from chronos_synapse.cli.health import local_address
from chronos_synapse.config import Settings, load_settings


def add_parser(subparsers: Any) -> None:
    """Adds `setup-link`."""
    parser = subparsers.add_parser("setup-link", help="print the link that makes the first administrator")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the link, or says on stderr that there is an administrator already."""
    from chronos_synapse.bootstrap import prepare_first_admin  # noqa: PLC0415 - loads every service

    settings = load_settings(os.environ)
    token = asyncio.run(prepare_first_admin(settings))
    if token is None:
        print("There is an administrator already.", file=sys.stderr)
    else:
        print(setup_link(settings, token))
    return 0


def setup_link(settings: Settings, token: str) -> str:
    """The page that takes `token`; behind `#` it never reaches a server's log."""
    return f"{base_url(settings)}/setup#token={token}"


def base_url(settings: Settings) -> str:
    """How browsers reach the api."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    host = local_address(settings.host)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
