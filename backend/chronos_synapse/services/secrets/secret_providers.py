"""Where secrets come from beside our own store: variables of the worker, files below one directory, Kubernetes."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec

from chronos_synapse.config import Settings
from chronos_synapse.domain.masking import MIN_SECRET, is_maskable
from chronos_synapse.domain.reference import STORE, Reference
from chronos_synapse.domain.secret import MAX_VALUE_BYTES, is_secret_name

PROVIDERS = (STORE, "env", "file", "kubernetes")


class Unobtainable(Exception):
    """A secret cannot be had; the message says why, and nothing of the value."""


class SecretSources(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings allow. They are the same for the api, which checks references, and for workers."""

    env: frozenset[str] = frozenset()
    files: str = ""
    kubernetes: str = ""

    @classmethod
    def of(cls, settings: Settings) -> "SecretSources":
        """As `settings` have them."""
        return cls(
            env=frozenset(settings.secrets_env),
            files=settings.secrets_files,
            kubernetes=settings.secrets_kubernetes,
        )

    @property
    def providers(self) -> tuple[str, ...]:
        """Those that can be used."""
        on = {STORE: True, "env": bool(self.env), "file": bool(self.files), "kubernetes": bool(self.kubernetes)}
        return tuple(name for name in PROVIDERS if on[name])

    def refusal(self, reference: Reference) -> str | None:
        """Why a reference can never be had, as far as that can be told without looking."""
        if reference.provider not in PROVIDERS:
            return f"there is no provider {reference.provider!r}; there are {', '.join(PROVIDERS)}"
        if reference.is_stored:
            names = (reference.key, reference.field or "value")
            return None if all(map(is_secret_name, names)) else "a stored secret cannot be called so"
        if reference.provider == "env":
            return None if reference.key in self.env else "CHRONOS_SECRETS_ENV does not list this variable"
        if reference.provider not in self.providers:
            return f"CHRONOS_SECRETS_{'FILES' if reference.provider == 'file' else 'KUBERNETES'} is not set"
        parts = reference.key.split("/")
        if not all(part.strip(".") for part in parts):
            return "this is no path below the directory of secrets"
        if reference.provider == "kubernetes" and len(parts) != 2:
            return "a secret of Kubernetes is named as name/key"
        return None

    def value(self, reference: Reference, environ: Mapping[str, str] = os.environ) -> str:
        """The secret that is not in our store; Unobtainable says why not. Reads files."""
        refusal = self.refusal(reference)
        if refusal is not None:
            raise Unobtainable(refusal)
        if reference.provider == "env":
            found = environ.get(reference.key)
            if found is None:
                raise Unobtainable("the worker's environment does not have it")
        else:
            found = _file(Path(self.files if reference.provider == "file" else self.kubernetes), reference.key)
        return usable(found if reference.field is None else _member(found, reference.field))


def usable(value: str) -> str:
    """`value`; Unobtainable when it cannot be masked or passed on."""
    if not is_maskable(value):
        raise Unobtainable(f"it has fewer than {MIN_SECRET} characters, which is too short to mask")
    if "\x00" in value:
        raise Unobtainable("it holds a NUL character")
    return value


def _file(root: Path, name: str) -> str:
    """The text of a file below `root`, wherever links lead as long as they stay below it.

    The line end of a file that has one line only is an editor's, not the secret's.
    """
    try:
        real_root = root.resolve(strict=True)
        path = (real_root / name).resolve(strict=True)
        if not path.is_relative_to(real_root):
            raise Unobtainable("it lies outside the directory of secrets")
        text = _read(path).decode()
    except UnicodeDecodeError:
        raise Unobtainable("the file is not UTF-8") from None
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        raise Unobtainable("the worker cannot read this file") from None
    line = text.removesuffix("\n").removesuffix("\r")
    return text if "\n" in line else line


def _read(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Unobtainable("it is no regular file")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_VALUE_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(data) > MAX_VALUE_BYTES:
        raise Unobtainable(f"the file has more than {MAX_VALUE_BYTES:,} bytes")
    return data


def _member(text: str, field: str) -> str:
    try:
        document = msgspec.json.decode(text)
    except msgspec.DecodeError:
        raise Unobtainable("it is not JSON, so that it has no fields") from None
    value = document.get(field) if isinstance(document, dict) else None
    if value is None or isinstance(value, dict | list):
        raise Unobtainable(f"it has no field {field!r}")
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
