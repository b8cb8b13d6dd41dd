"""Reads keys of servers and users."""

import re

import asyncssh

from chronos_synapse.executors._fields import has_reference, refused
from chronos_synapse.executors._ssh_config import KeyLogin, SshConfig

NEEDS_BCRYPT = (
    "An encrypted key of this form cannot be read here; "
    "store it without a passphrase as a secret, or convert it with `ssh-keygen -p -m PKCS8`"
)
LINE = 64
_ONE_LINE = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/= ]+)-----END \1-----")
KEY_TYPES = ("ssh-", "ecdsa-", "sk-")


def check_keys(config: SshConfig) -> None:
    """Invalid when a key cannot be read; one that is put in later is left alone."""
    if not has_reference(config.host_keys):
        host_keys(config.host_keys)
    if isinstance(config.login, KeyLogin) and not has_reference(config.login.private_key + config.login.passphrase):
        private_key(config.login)


def host_keys(text: str) -> asyncssh.SSHKnownHosts:
    """The keys by which a server is known; a line that has only a key counts for whatever the host is called."""
    lines = [line.strip() for line in text.splitlines()]
    entries = [line for line in lines if line and not line.startswith("#")]
    try:
        for at, line in enumerate(entries):
            words = line.split()
            if words[0].startswith(KEY_TYPES):
                entries[at] = f"* {line}"
                words = ["*", *words]
            asyncssh.import_public_key(" ".join(words[2 if words[0].startswith("@") else 1 :]))
        known = asyncssh.import_known_hosts("\n".join(entries))
    except (ValueError, IndexError, asyncssh.KeyImportError):
        raise refused(
            "host_keys", "A line is neither of a known_hosts file nor a public key", code="key.invalid"
        ) from None
    if not entries:
        raise refused("host_keys", "There is no key of the server", code="key.invalid")
    return known


def private_key(login: KeyLogin) -> asyncssh.SSHKey:
    """The user's key; Invalid says what is wrong and nothing of the key."""
    try:
        return asyncssh.import_private_key(_in_lines(login.private_key), login.passphrase or None)
    except asyncssh.KeyEncryptionError:
        raise refused("login/passphrase", "The passphrase does not open the key", code="key.invalid") from None
    except (ValueError, asyncssh.KeyImportError) as exc:
        detail = (
            NEEDS_BCRYPT
            if "bcrypt" in str(exc)
            else "This is no private key, or the passphrase is not the one that opens it"
        )
        raise refused("login/private_key", detail, code="key.invalid") from None


def _in_lines(text: str) -> str:
    """A key whose line ends were lost, as in a field of one line, with new ones."""
    found = _ONE_LINE.fullmatch(text.strip())
    if found is None:
        return text.strip() + "\n"
    kind, body = found.group(1), "".join(found.group(2).split())
    wrapped = "\n".join(body[at : at + LINE] for at in range(0, len(body), LINE))
    return f"-----BEGIN {kind}-----\n{wrapped}\n-----END {kind}-----\n"
