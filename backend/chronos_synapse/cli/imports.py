"""`chronos import crontab FILE`: reads jobs in from a crontab, through the API."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

import httpx

from chronos_synapse.domain.errors import ChronosError, Denied, Unavailable
from chronos_synapse.triggers.crontab_file import decode_crontab

TIMEOUT_S = 60.0


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `import crontab`."""
    parser = subparsers.add_parser("import", help="read jobs in from a crontab")
    kinds = parser.add_subparsers(metavar="KIND", required=True)
    crontab = kinds.add_parser("crontab", help="a user's or the system's crontab")
    crontab.add_argument("file", help="the crontab; - reads standard input")
    crontab.add_argument("--kind", choices=("user", "system"), default="user", help="system: with a user column")
    crontab.add_argument("--timezone", default="UTC", help="IANA name, for lines without CRON_TZ")
    crontab.add_argument("--state", choices=("draft", "active", "paused"), default="paused", help="of the new jobs")
    crontab.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    crontab.add_argument("--url", default="http://127.0.0.1:8900", help="where the api answers")
    crontab.add_argument("--email", default=os.environ.get("CHRONOS_ADMIN_EMAIL", ""), help="who imports")
    crontab.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints every line with what became of it; 0 when all lines were understood, 3 when some were not."""
    raw = sys.stdin.buffer.read() if args.file == "-" else _read(Path(args.file))
    body = {
        "text": decode_crontab(raw),
        "kind": args.kind,
        "timezone": args.timezone,
        "state": args.state,
        "dry_run": args.dry_run,
    }
    password = os.environ.get("CHRONOS_ADMIN_PASSWORD") or getpass.getpass(f"Password of {args.email}: ")
    with httpx.Client(base_url=args.url, timeout=TIMEOUT_S, trust_env=False) as client:
        token = _post(client, "/api/v1/auth/login", {"email": args.email, "password": password})["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        report = _post(client, "/api/v1/imports/crontab", body)
    _print(report, dry_run=args.dry_run)
    return 3 if report["rejected"] else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise ChronosError(f"Cannot read {path}: {exc.strerror}.") from exc


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    try:
        answer = client.post(path, json=body)
    except httpx.HTTPError as exc:
        raise Unavailable(f"The api at {client.base_url} does not answer: {exc}", part="api") from exc
    found: dict[str, Any] = answer.json()
    if answer.is_error:
        raise Denied(str(found.get("detail") or found.get("title") or f"The api answered {answer.status_code}."))
    return found


def _print(report: dict[str, Any], *, dry_run: bool) -> None:
    verb = "would become" if dry_run else "became"
    for job in report["jobs"]:
        print(f"line {job['line']}: {verb} the job {job['name']!r}: {job['schedule_text'] or 'no schedule'}")
        for warning in job["warnings"]:
            print(f"    note: {_detail(warning)}")
    for setting in report["settings"]:
        print(f"line {setting['line']}: setting {setting['name']}")
    for line in report["rejected"]:
        print(f"line {line['line']}: not understood: {line['reason']}")
    counts = (len(report["jobs"]), len(report["settings"]), len(report["rejected"]))
    print("jobs: {}, settings: {}, lines not understood: {}".format(*counts))


def _detail(warning: Any) -> str:
    return str(warning["detail"] if isinstance(warning, dict) else warning)
