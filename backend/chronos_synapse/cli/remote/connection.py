"""From a command line to a client that is logged in, and from its errors to sentences."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from chronos_synapse import __version__
from chronos_synapse.domain.errors import ChronosError, Unauthenticated

if TYPE_CHECKING:
    from chronos_client import Chronos
    from chronos_client.errors import ApiError

DEFAULT_URL = "http://127.0.0.1:8900"
AGENT = f"chronos-cli/{__version__}"
MOST_FIELDS = 10


def add_connection(parser: argparse.ArgumentParser) -> None:
    """Adds the option that names the server."""
    parser.add_argument(
        "--url", default=None, help="the server; else CHRONOS_URL, else the one of the last log-in, else this machine's"
    )


def url_of(args: argparse.Namespace) -> str:
    """The server that a command is meant for."""
    from chronos_synapse.cli.remote.logins import LoginFile  # noqa: PLC0415 - help needs none of it

    stated: str | None = args.url or os.environ.get("CHRONOS_URL")
    return (stated or LoginFile.of(os.environ).read().current or DEFAULT_URL).rstrip("/")


@contextmanager
def connected(args: argparse.Namespace) -> Iterator["Chronos"]:
    """A client that shows CHRONOS_API_KEY, else what the log-in left."""
    from chronos_client import Chronos  # noqa: PLC0415
    from chronos_synapse.cli.remote.logins import KeptTokens, LoginFile  # noqa: PLC0415

    url = url_of(args)
    key = os.environ.get("CHRONOS_API_KEY")
    kept = KeptTokens(LoginFile.of(os.environ), url)
    if not key and kept.current() is None:
        raise Unauthenticated(f"Log in first: chronos login {url}", code="token.missing")
    with told(), Chronos(url, token=key or kept, agent=AGENT) as client:
        yield client


@contextmanager
def told() -> Iterator[None]:
    """Errors of the client become errors that a command ends with in a sentence."""
    from chronos_client.errors import ApiError  # noqa: PLC0415

    try:
        yield
    except ApiError as exc:
        raise ChronosError(sentence_of(exc)) from exc


def sentence_of(error: "ApiError") -> str:
    """What the server said, and every field that it refused."""
    from chronos_client.errors import Refused, Unauthenticated  # noqa: PLC0415

    lines = [error.detail]
    if isinstance(error, Refused):
        fields = [f"  {one.pointer}: {one.detail}" for one in error.errors[:MOST_FIELDS] if one.detail != error.detail]
        places = [one.pointer for one in error.errors if one.pointer and one.detail == error.detail]
        lines = [f"{error.detail} ({', '.join(places)})" if places else error.detail, *fields]
    if isinstance(error, Unauthenticated):
        lines.append("Log in again: chronos login")
    return "\n".join(lines)
