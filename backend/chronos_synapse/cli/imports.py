"""`chronos import`: reads jobs in, from a crontab or from definitions, through the API."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from chronos_synapse.cli.remote.connection import AGENT, add_connection, connected, told, url_of
from chronos_synapse.cli.remote.definitions import add_import
from chronos_synapse.cli.remote.output import line_of
from chronos_synapse.domain.errors import ChronosError

if TYPE_CHECKING:
    from chronos_client import Chronos
    from chronos_client.models import CrontabImport


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `import crontab` and `import jobs`."""
    parser = subparsers.add_parser("import", help="read jobs in from a crontab, or from definitions")
    kinds = parser.add_subparsers(metavar="KIND", required=True)
    add_import(kinds)
    crontab = kinds.add_parser("crontab", help="a user's or the system's crontab")
    crontab.add_argument("file", help="the crontab; - reads standard input")
    crontab.add_argument("--kind", choices=("user", "system"), default="user", help="system: with a user column")
    crontab.add_argument("--timezone", default="UTC", help="IANA name, for lines without CRON_TZ")
    crontab.add_argument("--state", choices=("draft", "active", "paused"), default="paused", help="of the new jobs")
    crontab.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    crontab.add_argument(
        "--email", default=os.environ.get("CHRONOS_ADMIN_EMAIL", ""), help="who imports, when nobody is logged in"
    )
    add_connection(crontab)
    crontab.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints every line with what became of it; 0 when all lines were understood, 3 when some were not."""
    from chronos_client.models import CrontabImportRequest  # noqa: PLC0415 - help needs none of it
    from chronos_synapse.triggers.crontab_file import decode_crontab  # noqa: PLC0415

    raw = sys.stdin.buffer.read() if args.file == "-" else _read(Path(args.file))
    request = CrontabImportRequest(
        text=decode_crontab(raw), kind=args.kind, timezone=args.timezone, state=args.state, dry_run=args.dry_run
    )
    with _client(args) as client:
        report = client.import_crontab(request)
    _print(report, dry_run=args.dry_run)
    return 3 if report.rejected else 0


@contextmanager
def _client(args: argparse.Namespace) -> Iterator["Chronos"]:
    """Whoever is logged in; else `--email`, whose session ends with the command."""
    from chronos_client import Chronos, Tokens  # noqa: PLC0415
    from chronos_client.models import LoginRequest  # noqa: PLC0415
    from chronos_synapse.cli.remote.logins import LoginFile  # noqa: PLC0415

    url = url_of(args)
    if not args.email or os.environ.get("CHRONOS_API_KEY") or url in LoginFile.of(os.environ).read().servers:
        with connected(args) as client:
            yield client
        return
    password = os.environ.get("CHRONOS_ADMIN_PASSWORD") or getpass.getpass(f"Password of {args.email}: ")
    with told(), Chronos(url, agent=AGENT) as stranger:
        token = stranger.log_in(LoginRequest(login=args.email, password=password))
    tokens = Tokens(access_token=token.access_token or "", refresh_token=token.refresh_token)
    with told(), Chronos(url, token=tokens, agent=AGENT) as client:
        yield client
        client.log_out()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise ChronosError(f"Cannot read {path}: {exc.strerror}.") from exc


def _print(report: "CrontabImport", *, dry_run: bool) -> None:
    verb = "would become" if dry_run else "became"
    for job in report.jobs:
        print(f"line {job.line}: {verb} the job {line_of(job.name)!r}: {job.schedule_text or 'no schedule'}")
        for warning in job.warnings:
            print(f"    note: {line_of(warning)}")
    for setting in report.settings:
        print(f"line {setting.line}: setting {line_of(setting.name)}")
    for line in report.rejected:
        print(f"line {line.line}: not understood: {line_of(line.reason)}")
    counts = (len(report.jobs), len(report.settings), len(report.rejected))
    print("jobs: {}, settings: {}, lines not understood: {}".format(*counts))
