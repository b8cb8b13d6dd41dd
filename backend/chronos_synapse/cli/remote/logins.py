"""Where one is logged in: a file that only its owner can read, shared by all commands that run at the same time."""

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from chronos_client.tokens import Tokens
from chronos_synapse.domain.errors import ChronosError

FILE = "logins.json"
LOCK = "logins.lock"


class Logins(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds."""

    current: str | None = None
    """The server that is meant when none is named."""
    servers: dict[str, Tokens] = {}


class LoginFile:
    """Reads and writes the file; whoever changes it holds its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "LoginFile":
        """Below XDG_CONFIG_HOME, else below ~/.config."""
        base = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        return cls(Path(base) / "chronos")

    def read(self) -> Logins:
        """What is there; a file that cannot be understood is told of and left alone."""
        path = self._folder / FILE
        try:
            return msgspec.json.decode(path.read_bytes(), type=Logins)
        except FileNotFoundError:
            return Logins()
        except (OSError, msgspec.MsgspecError) as exc:
            raise ChronosError(f"{path} cannot be read ({exc}); remove it and log in again.") from exc

    def change(self, make: Callable[[Logins], Logins]) -> Logins:
        """Writes what `make` says instead; nobody else changes it meanwhile."""
        with self.locked():
            return self.write(make(self.read()))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone with the file."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def write(self, logins: Logins) -> Logins:
        """Puts a whole new file in the place of the former; only for who holds the lock."""
        path = self._folder / f"{FILE}.{os.getpid()}"
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(logins), indent=2) + b"\n")
        path.replace(self._folder / FILE)
        return logins


class KeptTokens:
    """The tokens of one server. A session is renewed by one command, and the others take what it got."""

    def __init__(self, file: LoginFile, url: str) -> None:
        self._file = file
        self._url = url

    def current(self) -> Tokens | None:
        """What the file holds now."""
        return self._file.read().servers.get(self._url)

    def renewed(self, stale: Tokens, renew: Callable[[str], Tokens]) -> Tokens | None:
        """Under the lock, since a refresh token that is used twice ends the session."""
        with self._file.locked():
            logins = self._file.read()
            now = logins.servers.get(self._url)
            if now is None or now.access_token != stale.access_token:
                return now
            if now.refresh_token is None:
                return None
            fresh = renew(now.refresh_token)
            self._file.write(msgspec.structs.replace(logins, servers=logins.servers | {self._url: fresh}))
            return fresh
