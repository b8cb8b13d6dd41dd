"""Where a command runs by SSH, who runs it, and by which key the server is known."""

from typing import Annotated

import msgspec

from chronos_synapse.executors._fields import CODE, NO_NUL, SECRET, TEXT_CAP

NAME = r"^(?:\$\{[^{}\s]+\}|[^\s$\x00-\x1f\x7f])+(?![\s\S])"
"""One word, which may be put in later."""


class PasswordLogin(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="password", forbid_unknown_fields=True
):
    """With a password."""

    password: Annotated[str, msgspec.Meta(min_length=1, max_length=1024, title="Password", extra_json_schema=SECRET)]


class KeyLogin(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="key", forbid_unknown_fields=True):
    """With a private key."""

    private_key: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=20_000,
            title="Private key",
            description="As in the file that ssh-keygen writes; better a reference to a secret.",
            extra_json_schema=SECRET,
        ),
    ]
    passphrase: Annotated[
        str,
        msgspec.Meta(
            max_length=1024,
            title="Passphrase",
            description="Empty: the key is not encrypted.",
            extra_json_schema=SECRET,
        ),
    ] = ""


class SshConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to run, where."""

    host: Annotated[
        str, msgspec.Meta(max_length=255, pattern=NAME, title="Host", description="Name or address of the server.")
    ]
    username: Annotated[
        str, msgspec.Meta(max_length=255, pattern=NAME, title="User name", description="Who runs the command there.")
    ]
    login: Annotated[PasswordLogin | KeyLogin, msgspec.Meta(title="Log-in", description="How the user is known.")]
    host_keys: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=20_000,
            title="Host keys",
            description="Lines of a known_hosts file, or public keys, as `ssh-keyscan` prints them. "
            "A server that has none of these keys is not spoken to.",
        ),
    ]
    command: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=131_072,
            pattern=r"^[^\x00]*[^\s\x00][^\x00]*(?![\s\S])",
            title="Command",
            description="Run there by /bin/sh. Environment and parameters of the job are its variables.",
            extra_json_schema=CODE,
        ),
    ]
    port: Annotated[int, msgspec.Meta(ge=1, le=65_535, title="Port", description="Of the SSH server.")] = 22
    working_directory: Annotated[
        str,
        msgspec.Meta(
            max_length=4096,
            pattern=NO_NUL,
            title="Working directory",
            description="On the server. Empty: the user's home directory.",
        ),
    ] = ""
    stdin: Annotated[
        Annotated[str, msgspec.Meta(max_length=TEXT_CAP)] | None,
        msgspec.Meta(
            title="Standard input",
            description="Text that the command reads. Without it, the command reads an end of file.",
        ),
    ] = None
