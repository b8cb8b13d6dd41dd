"""`chronos user`: adds, lists, shuts out and lets in users, on the machine that keeps their database."""

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.user import Role, UserState

if TYPE_CHECKING:
    from chronos_synapse.services.accounts.operator import Operator

ROLES = [role.value for role in Role]


def add_parser(subparsers: Any) -> None:
    """Adds `user`."""
    parser = subparsers.add_parser("user", help="add, list and shut out users")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = _action(actions, "add", run_add, "add a user who may log in")
    add.add_argument("--name", default="", help="how the user is shown; else the part before the @")
    add.add_argument("--role", choices=ROLES, default=Role.DEVELOPER.value)
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    listing = actions.add_parser("list", help="list users")
    listing.add_argument("search", metavar="TEXT", nargs="?", default="", help="part of a name or an address")
    listing.set_defaults(run=run_list)
    _action(actions, "disable", run_disable, "shut a user out, API keys included")
    _action(actions, "enable", run_enable, "let a user in again")
    reset = _action(actions, "reset-password", run_reset_password, "set another password and end all sessions")
    reset.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    role = _action(actions, "role", run_role, "give a user another role")
    role.add_argument("role", choices=ROLES)


def _action(actions: Any, name: str, run: Callable[[argparse.Namespace], int], words: str) -> Any:
    parser = actions.add_parser(name, help=words)
    parser.add_argument("email", metavar="EMAIL", help="e-mail address of the user")
    parser.set_defaults(run=run)
    return parser


def run_add(args: argparse.Namespace) -> int:
    """Asks for the password, adds the user and prints the id."""
    password = _password(args)

    async def add(operator: "Operator") -> None:
        user = await operator.add(args.email, name=args.name, password=password, role=Role(args.role))
        print(user.id)

    return _run(add)


def run_list(args: argparse.Namespace) -> int:
    """Prints a line for each user: id, state, role, address, name."""

    async def print_all(operator: "Operator") -> None:
        async for user in operator.all(args.search):
            print(f"{user.id}  {user.state:<10} {user.role:<9}  {user.email}  {user.name}")

    return _run(print_all)


def run_disable(args: argparse.Namespace) -> int:
    """Ends all sessions as well."""
    return _run(lambda operator: operator.set_state(args.email, UserState.DISABLED))


def run_enable(args: argparse.Namespace) -> int:
    """Whatever kept the user out."""
    return _run(lambda operator: operator.set_state(args.email, UserState.ACTIVE))


def run_reset_password(args: argparse.Namespace) -> int:
    """Asks for the password."""
    password = _password(args)
    return _run(lambda operator: operator.set_password(args.email, password))


def run_role(args: argparse.Namespace) -> int:
    """The last administrator stays one."""
    return _run(lambda operator: operator.set_role(args.email, Role(args.role)))


def _run(work: "Callable[[Operator], Awaitable[None]]") -> int:
    async def run() -> int:
        async with _operator() as operator:
            await work(operator)
            return await _tell(operator)

    return asyncio.run(run())


async def _tell(operator: "Operator") -> int:
    """What was changed stands in any case; without Redis the processes find out by themselves."""
    try:
        await operator.tell()
    except Unavailable as exc:
        print(f"chronos: done, but {exc.detail}: it acts within half a minute", file=sys.stderr)
    return 0


@asynccontextmanager
async def _operator() -> AsyncIterator["Operator"]:
    # SQLAlchemy takes a second to load; the command line's help does without.
    from chronos_synapse.services.accounts.operator import Operator  # noqa: PLC0415
    from chronos_synapse.storage.postgres.engine import Database  # noqa: PLC0415
    from chronos_synapse.storage.redis.client import open_redis  # noqa: PLC0415
    from chronos_synapse.storage.redis.identity_changes import IdentityChanges  # noqa: PLC0415

    settings = settings_beside_up(os.environ)
    database = Database(settings.database_url)
    try:
        async with open_redis(settings.redis_url, settings.key_prefix) as door:
            yield Operator(database, IdentityChanges(door))
    finally:
        await database.close()


def _password(args: argparse.Namespace) -> str:
    return sys.stdin.readline().rstrip("\r\n") if args.password_stdin else _ask()


def _ask() -> str:
    password = getpass.getpass("Password: ")
    while getpass.getpass("The same again: ") != password:
        print("The two differ.", file=sys.stderr)
        password = getpass.getpass("Password: ")
    return password
