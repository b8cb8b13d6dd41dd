"""`chronos user add`: adds a user who may log in."""

import argparse
import asyncio
import getpass
import os
import sys
from typing import Any

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.domain.user import Role


def add_parser(subparsers: Any) -> None:
    """Adds `user`."""
    parser = subparsers.add_parser("user", help="add users")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add a user who may log in")
    add.add_argument("email", metavar="EMAIL", help="e-mail address to log in with")
    add.add_argument("--name", default="", help="how the user is shown; else the part before the @")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.DEVELOPER.value)
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    add.set_defaults(run=run_add)


def run_add(args: argparse.Namespace) -> int:
    """Asks for the password, adds the user and prints the id."""
    password = sys.stdin.readline().rstrip("\r\n") if args.password_stdin else _ask()
    print(asyncio.run(_add(args, password)))
    return 0


def _ask() -> str:
    password = getpass.getpass("Password: ")
    while getpass.getpass("The same again: ") != password:
        print("The two differ.", file=sys.stderr)
        password = getpass.getpass("Password: ")
    return password


async def _add(args: argparse.Namespace, password: str) -> str:
    # SQLAlchemy takes a second to load; the command line's help does without.
    from chronos_synapse.security.passwords import Passwords  # noqa: PLC0415
    from chronos_synapse.services.accounts.new_users import NewUsers  # noqa: PLC0415
    from chronos_synapse.storage.postgres.engine import Database  # noqa: PLC0415
    from chronos_synapse.storage.postgres.users import UserStore  # noqa: PLC0415

    database = Database(settings_beside_up(os.environ).database_url)
    try:
        new_users = NewUsers(UserStore(database), passwords=Passwords())
        user = await new_users.add(args.email, name=args.name, password=password, role=Role(args.role))
    finally:
        await database.close()
    return str(user.id)
