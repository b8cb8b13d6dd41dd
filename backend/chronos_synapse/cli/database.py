"""`chronos db upgrade`: brings the tables of Postgres up to this version."""

import argparse
import os
from typing import Any

from chronos_synapse.config import load_settings


def add_parser(subparsers: Any) -> None:
    """Adds `db`."""
    parser = subparsers.add_parser("db", help="administer the Postgres database")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    upgrade = actions.add_parser("upgrade", help="bring the tables up to this version")
    upgrade.set_defaults(run=run_upgrade)


def run_upgrade(args: argparse.Namespace) -> int:
    """Applies every migration that is missing; safe to repeat."""
    from chronos_synapse.storage.postgres.migrate import upgrade  # noqa: PLC0415 - SQLAlchemy takes a second

    upgrade(load_settings(os.environ).database_url)
    return 0
