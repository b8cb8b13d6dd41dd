"""`chronos secrets`: keys, and encrypting all secrets with the current one."""

import argparse
import asyncio
import os
import secrets
import sys
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.beside import settings_beside_up
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.security.vault import new_key

if TYPE_CHECKING:
    from chronos_synapse.services.secrets.secrets import RotationReport


def add_parser(subparsers: Any) -> None:
    """Adds `secrets`."""
    parser = subparsers.add_parser("secrets", help="make keys for secrets, and encrypt all of them anew")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    key = actions.add_parser("new-key", help="print a fresh key for CHRONOS_SECRETS_KEYS")
    key.add_argument("--id", default="", help="what the key is called; else made up")
    key.set_defaults(run=run_new_key)
    rotate = actions.add_parser("rotate", help="encrypt with the current key what has another one")
    rotate.set_defaults(run=run_rotate)


def run_new_key(args: argparse.Namespace) -> int:
    """Prints `id:key`."""
    try:
        print(new_key(args.id or f"k{secrets.token_hex(4)}"))
    except ValueError as exc:
        raise Invalid(str(exc)) from exc
    return 0


def run_rotate(args: argparse.Namespace) -> int:
    """Tells how many; 3 when some stayed as they are. May be broken off and run again."""
    report = asyncio.run(_rotate())
    print(f"encrypted anew: {report.rotated}, had the current key: {report.current}")
    for line in report.unreadable:
        print(f"cannot be read: {line}", file=sys.stderr)
    return 3 if report.unreadable else 0


async def _rotate() -> "RotationReport":
    from chronos_synapse.bootstrap import open_container, open_database, open_vault  # noqa: PLC0415 - takes a second
    from chronos_synapse.services.accounts.factor_rotation import rotate_factors  # noqa: PLC0415
    from chronos_synapse.services.admin.settings_rotation import rotate_settings  # noqa: PLC0415
    from chronos_synapse.services.ai.rotation import rotate_own_ai  # noqa: PLC0415
    from chronos_synapse.services.secrets.secrets import Rotation, RotationReport  # noqa: PLC0415
    from chronos_synapse.storage.postgres.second_factors import SecondFactorStore  # noqa: PLC0415

    settings = settings_beside_up(os.environ)
    vault = open_vault(settings)
    async with open_container(settings) as container:
        jobs = await Rotation(container.stores, vault).run()
        own = await rotate_settings(container.stores.settings, vault)
        models = await rotate_own_ai(container.stores.ai.own, vault)
    async with open_database(settings) as database:
        factors = await rotate_factors(SecondFactorStore(database), vault)
    reports = (jobs, own, models, factors)
    return RotationReport(
        rotated=sum(report.rotated for report in reports),
        current=sum(report.current for report in reports),
        unreadable=tuple(line for report in reports for line in report.unreadable),
    )
