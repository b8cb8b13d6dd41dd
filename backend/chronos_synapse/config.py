"""Settings of every process, built once from an environment mapping."""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

PREFIX = "CHRONOS_"
_WORD = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,63}")
"""A queue, or a label."""
_ORIGIN = re.compile(r"https?://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?", re.ASCII)
_FOUND_OUT = re.compile(r"sandbox|network-filter|limit-.*|kind-.*")
"""Labels that say what a worker can enforce and run: it finds that out by trying."""


class SettingsError(ValueError):
    """A variable has a value that cannot be used; the message names the variable."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be set from outside. Variable name = `CHRONOS_` + field name in capitals."""

    redis_url: str = "redis://127.0.0.1:6379/0"
    """Where Redis with JSON, search and time series answers."""
    database_url: str = "postgresql://chronos@127.0.0.1:5432/chronos"
    """The Postgres that holds users."""
    secret_key: str = ""
    """Signs access tokens; at least 32 bytes, the same in every api process. Former keys may follow by comma."""
    key_prefix: str = "{chronos}"
    """Put before every Redis key. The braces keep all keys in one slot of a Redis Cluster."""
    data_dir: Path = Path("data")
    """Where `chronos up` keeps the embedded servers' files."""
    host: str = "127.0.0.1"
    """Address that the api listens on."""
    port: int = 8900
    """Port that the api listens on."""
    public_url: str = ""
    """How browsers reach the api, when that is not http://host:port."""
    allowed_hosts: tuple[str, ...] = ()
    """Names, beside that of `public_url`, by which the api may be asked for, by comma. Addresses always may."""
    trusted_proxies: tuple[str, ...] = ()
    """Networks of proxies whose `X-Forwarded-For` tells who asks: CIDRs by comma."""
    cors_origins: tuple[str, ...] = ()
    """Other origins whose pages may call the api with a token, by comma, each as in https://app.example.com."""
    rate_limits: bool = True
    """Whether callers that ask too often have to wait; how often is too often, administrators set."""
    admin_email: str = ""
    """With `admin_password`: the first administrator is made without the set-up link."""
    admin_password: str = ""
    """See `admin_email`."""
    geoip_file: str = ""
    """A MaxMind file that tells where the addresses of sessions are."""
    worker_slots: int = 256
    """Attempts that one worker process runs at once."""
    worker_queues: tuple[str, ...] = ("default",)
    """Queues that a worker serves, by comma."""
    worker_labels: tuple[str, ...] = ()
    """Labels that a worker offers, by comma, beside those of what it can enforce and run."""
    lease_s: float = 10.0
    """A worker that has not renewed for this long has lost its attempts."""
    drain_s: float = 10.0
    """How long a stopping worker lets its attempts finish."""
    log_head_bytes: int = 4_194_304
    """What is kept of the beginning of an execution's log."""
    log_tail_bytes: int = 1_048_576
    """What is kept of its end."""
    log_line_bytes: int = 65_536
    """A longer line is cut."""
    http_allowed_networks: tuple[str, ...] = ()
    """Private networks that `http`, `ssh`, `redis` jobs, and those behind an allow-list, may call: CIDRs by comma."""
    sandbox_binds: tuple[str, ...] = ()
    """Folders of which sandboxed jobs may have parts shown, by comma; `PATH:rw` may be written to, as a whole."""
    sandbox_user_id: int = 65_534
    """Who sandboxed jobs are when the worker is root."""
    cgroup: str = ""
    """The control group below which attempts get theirs, as in /proc/self/cgroup; empty: the worker's own."""
    cache_dir: str = ""
    """Where Python environments of jobs are kept; empty: among the system's temporary files."""
    pip_arguments: tuple[str, ...] = ()
    """Arguments for pip when it builds such an environment, by comma."""
    environments_max: int = 20
    """So many Python environments are kept; those that were not used for longest make room."""
    python: str = ""
    """Interpreter of Python jobs that name none; empty: the one that this product was installed with."""
    node: str = ""
    """Node.js of jobs that name none; empty: the first one on the usual path."""
    docker_socket: str = ""
    """The Docker Engine's unix socket; without it, this worker runs no containers."""
    redis_sockets: tuple[str, ...] = ()
    """Unix sockets of Redis servers that jobs may speak to, by comma."""
    runtime_url: str = ""
    """Where jobs on other hosts reach the api; empty: `public_url`."""
    retention_days: int = 30
    """How long executions and their logs are kept."""
    allow_volatile_redis: bool = False
    """Schedule even though the Redis server keeps no append-only file."""
    secrets_keys: tuple[str, ...] = ()
    """Encrypt secrets: `id:key` by comma, the current one first, each key 32 bytes as base64. Of api and workers."""
    secrets_env: tuple[str, ...] = ()
    """Variables of the worker's own environment that jobs may ask for as secrets, by comma."""
    secrets_files: str = ""
    """The directory below which jobs may ask for files as secrets."""
    secrets_kubernetes: str = ""
    """The directory into which Kubernetes mounts secrets, as name/key."""
    log_level: str = "INFO"
    """Level of our own log."""

    def __repr__(self) -> str:
        """Without values: some are secrets."""
        return "Settings(...)"


def _as_bool(text: str) -> bool:
    choices = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    if text.lower() not in choices:
        raise ValueError("is neither 0 nor 1")
    return choices[text.lower()]


def _as_names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


_PARSERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    float: float,
    bool: _as_bool,
    Path: Path,
    tuple[str, ...]: _as_names,
}


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from `environ`; SettingsError names a variable that cannot be read."""
    values: dict[str, Any] = {}
    for field, kind in get_type_hints(Settings).items():
        name = PREFIX + field.upper()
        if name in environ:
            try:
                values[field] = _PARSERS[kind](environ[name])
            except ValueError as exc:
                raise SettingsError(f"{name}: {exc}") from exc
    settings = Settings(**values)
    _check(settings)
    return settings


def _check_web(settings: Settings) -> None:
    for origin in settings.cors_origins:
        if not _ORIGIN.fullmatch(origin):
            raise SettingsError(f"{PREFIX}CORS_ORIGINS: {origin!r} is not written like https://app.example.com")
    for network in settings.trusted_proxies:
        try:
            ip_network(network, strict=False)
        except ValueError as exc:
            raise SettingsError(f"{PREFIX}TRUSTED_PROXIES: {exc}") from exc


def _check(settings: Settings) -> None:
    limits = {"port": (0, 65_535), "worker_slots": (1, 10_000), "lease_s": (1, 3600), "drain_s": (0, 86_400)}
    for field, (low, high) in limits.items():
        if not low <= getattr(settings, field) <= high:
            raise SettingsError(f"{PREFIX}{field.upper()}: must lie between {low} and {high}")
    for field in ("worker_queues", "worker_labels"):
        for word in getattr(settings, field):
            if not _WORD.fullmatch(word):
                raise SettingsError(f"{PREFIX}{field.upper()}: {word!r} is not 1 to 64 letters, digits and `_ . -`")
    for label in filter(_FOUND_OUT.fullmatch, settings.worker_labels):
        raise SettingsError(
            f"{PREFIX}WORKER_LABELS: a worker finds out by itself whether it offers {label!r}; "
            "one that claims what it cannot enforce or run is given jobs that it must refuse. Leave it out"
        )
    if not settings.worker_queues:
        raise SettingsError(f"{PREFIX}WORKER_QUEUES: names no queue")
    _check_web(settings)
    if settings.secret_key and len(settings.secret_key.encode()) < 32:
        raise SettingsError("CHRONOS_SECRET_KEY: needs at least 32 bytes")
