"""Settings of a command that is run beside `chronos up`: its embedded servers are found by their data directory."""

from collections.abc import Mapping
from pathlib import Path

from chronos_synapse.config import Settings, load_settings

SECRETS_KEYS_FILE = "secrets-keys"
"""In the data directory: what `chronos up` sets as CHRONOS_SECRETS_KEYS."""
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - a name
"""In the data directory: what `chronos up` sets as CHRONOS_SECRET_KEY."""


def settings_beside_up(environ: Mapping[str, str]) -> Settings:
    """As `load_settings`; a server that is not named is the one that `chronos up` keeps in the data directory."""
    from chronos_synapse.embedded.postgres import postgres_url  # noqa: PLC0415 - only a person's command needs them
    from chronos_synapse.embedded.redis_stack import redis_stack_url  # noqa: PLC0415

    data_dir = Path(load_settings(environ).data_dir)
    found = dict(environ)
    for name, folder, url in (
        ("CHRONOS_REDIS_URL", "redis", redis_stack_url),
        ("CHRONOS_DATABASE_URL", "postgres", postgres_url),
    ):
        if name not in environ and (data_dir / folder).is_dir():
            found[name] = url((data_dir / folder).absolute())
    for name, file in (("CHRONOS_SECRETS_KEYS", SECRETS_KEYS_FILE), ("CHRONOS_SECRET_KEY", SECRET_KEY_FILE)):
        if name not in environ and (data_dir / file).is_file():
            found[name] = (data_dir / file).read_text().strip()
    return load_settings(found)
