"""`chronos keys`: API keys for programs."""

import argparse
from datetime import UTC, datetime, timedelta
from typing import Any

from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.cli.remote.output import Column, add_output, show
from chronos_synapse.domain.errors import Invalid

COLUMNS = (
    Column("ID", lambda key: key.id),
    Column("NAME", lambda key: key.name),
    Column("SCOPES", lambda key: [scope.value for scope in key.scopes]),
    Column("EXPIRES", lambda key: key.expires_at),
    Column("LAST USED", lambda key: key.last_used_at),
)


def add_parser(subparsers: Any) -> None:
    """Adds `keys`."""
    keys = subparsers.add_parser("keys", help="make and revoke API keys")
    actions = keys.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="print your keys")
    add_connection(listing)
    add_output(listing)
    listing.set_defaults(run=run_list)
    create = actions.add_parser("create", help="make a key; it is printed once, and never again")
    create.add_argument("name", metavar="NAME", help="what it is for")
    create.add_argument("--scope", action="append", required=True, help="as in job:read; may be repeated")
    create.add_argument("--job", action="append", default=[], metavar="ID", help="only this job; may be repeated")
    create.add_argument(
        "--network", action="append", default=[], metavar="CIDR", help="only from here; may be repeated"
    )
    create.add_argument("--days", type=int, default=None, help="how long it is good; else until it is revoked")
    add_connection(create)
    add_output(create)
    create.set_defaults(run=run_create)
    revoke = actions.add_parser("revoke", help="end a key")
    revoke.add_argument("key", metavar="ID")
    add_connection(revoke)
    revoke.set_defaults(run=run_revoke)


def run_list(args: argparse.Namespace) -> int:
    """Prints the keys without what is secret of them."""
    with connected(args) as client:
        show(client.list_api_keys().items, args.output, COLUMNS)
    return 0


def run_create(args: argparse.Namespace) -> int:
    """Prints the key."""
    from chronos_client.models import NewApiKey, Permission  # noqa: PLC0415

    try:
        scopes = [Permission(scope) for scope in args.scope]
    except ValueError as exc:
        raise Invalid(f"{exc}; there are {', '.join(Permission)}.") from exc
    expires = None if args.days is None else datetime.now(UTC) + timedelta(days=args.days)
    body = NewApiKey(name=args.name, scopes=scopes, jobs=args.job, networks=args.network, expires_at=expires)
    with connected(args) as client:
        made = client.create_api_key(body)
    print(made.key) if args.output == "table" else show(made, args.output)
    return 0


def run_revoke(args: argparse.Namespace) -> int:
    """0 when it is gone."""
    with connected(args) as client:
        client.revoke_api_key(args.key)
    return 0
