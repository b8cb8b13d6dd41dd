"""`chronos login`, `logout`, `whoami`: who one is, on which server."""

import argparse
import getpass
import os
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from chronos_synapse.cli.remote.connection import AGENT, add_connection, connected, told, url_of
from chronos_synapse.cli.remote.output import Column, add_output, line_of, show
from chronos_synapse.domain.errors import ChronosError, Invalid

if TYPE_CHECKING:
    from chronos_client import Chronos, Tokens
    from chronos_client.models import Me

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add_parser(subparsers: Any) -> None:
    """Adds `login`, `logout` and `whoami`."""
    login = subparsers.add_parser(
        "login",
        help="log in to a server",
        description="Asks for the password, and for a one-time code where one is set up. The session is kept in a file "
        "that only you can read, and renews itself. Programs set CHRONOS_API_KEY instead and need no log-in.",
    )
    login.add_argument("url", nargs="?", default=None, help="the server (default: CHRONOS_URL, else this machine's)")
    login.add_argument("--user", default=None, help="e-mail address or user name; else asked for")
    login.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    login.add_argument("--code", default=None, help="the one-time code; else asked for when it is needed")
    login.add_argument("--key", action="store_true", help="keep an API key instead; asked for, or read from a pipe")
    login.set_defaults(run=run_login)
    logout = subparsers.add_parser("logout", help="end the session")
    add_connection(logout)
    logout.set_defaults(run=run_logout)
    whoami = subparsers.add_parser("whoami", help="tell who one is, and what one may do")
    add_connection(whoami)
    add_output(whoami)
    whoami.set_defaults(run=run_whoami)


def run_login(args: argparse.Namespace) -> int:
    """Keeps the tokens of a new session, or a key."""
    from chronos_client import Chronos, Tokens  # noqa: PLC0415

    url = url_of(args)
    _warn_of_clear_text(url)
    with told(), Chronos(url, agent=AGENT) as client:
        tokens = Tokens(access_token=_secret("API key: ")) if args.key else _log_in(client, args)
    with told(), Chronos(url, token=tokens, agent=AGENT) as client:
        me = client.get_me()
    _keep(url, tokens)
    print(f"{line_of(me.user.email)} is logged in to {url}.")
    return 0


def run_logout(args: argparse.Namespace) -> int:
    """Ends the session on the server, if it still knows it, and forgets it here."""
    import msgspec  # noqa: PLC0415

    from chronos_client import Chronos  # noqa: PLC0415
    from chronos_client.errors import Refused  # noqa: PLC0415
    from chronos_synapse.cli.remote.logins import KeptTokens, LoginFile  # noqa: PLC0415

    url, file = url_of(args), LoginFile.of(os.environ)
    kept = file.read().servers.get(url)
    if kept is None:
        print(f"Nobody is logged in to {url}.")
        return 0
    try:
        if kept.refresh_token is not None:  # A key has no session to end.
            with told(), Chronos(url, token=KeptTokens(file, url), agent=AGENT) as client:
                client.log_out()
    except ChronosError as exc:
        if not isinstance(exc.__cause__, Refused):
            raise
    finally:
        file.change(
            lambda now: msgspec.structs.replace(
                now, servers={name: one for name, one in now.servers.items() if name != url}
            )
        )
    print(f"Logged out of {url}.")
    return 0


def run_whoami(args: argparse.Namespace) -> int:
    """Prints the user."""
    with connected(args) as client:
        me = client.get_me()
    if args.output != "table":
        show(me, args.output)
        return 0
    rows = [*_facts(me), ("permissions", [permission.value for permission in me.permissions])]
    show(rows, "table", [Column("FIELD", lambda row: row[0]), Column("VALUE", lambda row: row[1])])
    return 0


def _facts(me: "Me") -> list[tuple[str, object]]:
    return [
        ("e-mail", me.user.email),
        ("user name", me.user.username),
        ("name", me.user.name),
        ("role", me.user.role.value),
        ("teams", [f"{team.name} ({team.role.value})" for team in me.teams]),
        ("by", "an API key" if me.key_id else "a session"),
    ]


def _log_in(client: "Chronos", args: argparse.Namespace) -> "Tokens":
    from chronos_client import Tokens  # noqa: PLC0415
    from chronos_client.errors import Refused  # noqa: PLC0415
    from chronos_client.models import LoginRequest  # noqa: PLC0415

    user = args.user or _asked("E-mail or user name: ")
    password = sys.stdin.readline().rstrip("\r\n") if args.password_stdin else getpass.getpass("Password: ")
    proof = {} if args.code is None else _second_proof(args.code)
    try:
        token = client.log_in(LoginRequest(login=user, password=password, **proof))
    except Refused as exc:
        if exc.code != "login.second_factor" or args.code is not None:
            raise
        proof = _second_proof(_asked("One-time code, or a recovery code: "))
        token = client.log_in(LoginRequest(login=user, password=password, **proof))
    if token.access_token is None:
        raise ChronosError("The server took this for a browser and kept the tokens to itself.")
    return Tokens(access_token=token.access_token, refresh_token=token.refresh_token)


def _second_proof(text: str) -> dict[str, str]:
    """A code of the authenticator has six digits; what is longer is a recovery code."""
    found = text.strip().replace(" ", "")
    return {"code": found} if found.isdigit() and len(found) <= 8 else {"recovery_code": text.strip()}


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise Invalid(f"There is nobody to ask: {question.strip(': ')}.")
    return input(question).strip()


def _secret(question: str) -> str:
    """Never as an argument: every user of a machine can read command lines."""
    text = getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline()
    return text.strip()


def _keep(url: str, tokens: "Tokens") -> None:
    from chronos_synapse.cli.remote.logins import LoginFile, Logins  # noqa: PLC0415

    LoginFile.of(os.environ).change(lambda now: Logins(current=url, servers=now.servers | {url: tokens}))


def _warn_of_clear_text(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Invalid(f"{url} is no address of a server, as in https://chronos.example.org.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        print("chronos: this server is asked without TLS; whoever listens can read the password.", file=sys.stderr)
