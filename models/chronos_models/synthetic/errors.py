r"""Error texts of failed jobs with the template each was made from.

Templates as programs that cron runs print them: clients, shells, run times, backups, databases. Places hold what
varies in practice: hosts, addresses, paths, numbers, identifiers of one or more words, lists, commands. Some texts
begin with a time and a level or a request id, some span lines.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

TEMPLATES = (
    "curl: (6) Could not resolve host: {host}",
    "curl: (28) Operation timed out after {int} milliseconds with {int} bytes received",
    "curl: (22) The requested URL returned error: {http}",
    "ssh: connect to host {host} port {port}: Connection refused",
    "ssh: connect to host {host} port {port}: Connection timed out",
    "rsync: connection unexpectedly closed ({int} bytes received so far) [sender]",
    'rsync: link_stat "{path}" failed: No such file or directory (2)',
    "rsync error: some files/attrs were not transferred (see previous errors) (code 23) at main.c({int})"
    " [sender={float}]",
    "tar: {path}: Cannot stat: No such file or directory",
    "tar: {path}: file changed as we read it",
    "cp: cannot stat '{path}': No such file or directory",
    "cp: error writing '{path}': No space left on device",
    "rm: cannot remove '{path}': Device or resource busy",
    "cat: {path}: Permission denied",
    "bash: {path}: Permission denied",
    "bash: line {small}: {cmd}: command not found",
    "/bin/sh: {small}: {cmd}: not found",
    "Killed {cmd} {paths}",
    "{cmd}: fatal: out of memory allocating {int} bytes",
    "OSError: [Errno 28] No space left on device: '{path}'",
    "FileNotFoundError: [Errno 2] No such file or directory: '{path}'",
    "KeyError: '{ident}'",
    "ValueError: invalid literal for int() with base 10: '{ident}'",
    "json.decoder.JSONDecodeError: Expecting value: line {int} column {int} (char {int})",
    'Traceback (most recent call last):\n  File "{path}.py", line {int}, in <module>\n    main()\n  File "{path}.py", '
    "line {int}, in main\n    {ident}(batch)\nKeyError: '{ident}'",
    'Traceback (most recent call last):\n  File "{path}.py", line {int}, in {ident}\n    return session.get(url)\n'
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='{host}', port={port}): Max retries exceeded",
    'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n\tat com.{ident}.Job.run(Job.java:{int})\n'
    "\tat com.{ident}.Main.main(Main.java:{int})",
    "Caused by: java.sql.SQLTransientConnectionException: {ident} - Connection is not available, request timed out "
    "after {int}ms.",
    "java.net.UnknownHostException: {host}: Name or service not known",
    "Error: Cannot find module '{path}'\nRequire stack:\n- {path}.js\n"
    "    at Module._load (node:internal:{int}:{small})",
    "npm ERR! code ELIFECYCLE errno {small} {ident}@{small}.{small}.{small} build",
    "panic: assignment to entry in nil map\n\ngoroutine {small} [running]:\nmain.{word}(0x{hex8})\n"
    "\t{path}.go:{int} +0x1d",
    "thread 'main' panicked at src/{word}.rs:{int}: index out of bounds: the len is {small} but the index is {small}",
    'psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "{ident}"',
    'psycopg2.errors.UndefinedTable: relation "{ident}" does not exist',
    "pg_dump: error: query failed: ERROR: permission denied for table {ident}",
    'pg_dump: error: connection to server at "{host}" ({ip}), port {port} failed: Connection refused\n\tIs the server '
    "running on that host and accepting TCP/IP connections?",
    "mysqldump: Got error: 1045: Access denied for user '{user}'@'{host}' (using password: YES) when trying to connect",
    "ERROR 1205 (HY000) at line {int}: Lock wait timeout exceeded; try restarting transaction",
    "deadlock detected: process {int} waits for ShareLock on transaction {int}; blocked by process {int}",
    "redis.exceptions.ConnectionError: Error {small} connecting to {host}:{port}. Connection refused.",
    "redis.exceptions.ResponseError: OOM command not allowed when used memory > 'maxmemory'.",
    "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: {uuid}",
    "botocore.exceptions.ClientError: An error occurred (SlowDown) when calling the PutObject operation: {uuid}",
    'fatal error: An error occurred (404) when calling the HeadObject operation: Key "{path}" does not exist',
    "fatal: unable to access '{url}': The requested URL returned error: {http}",
    "error: failed to push some refs to '{url}'",
    "Error response from daemon: pull access denied for {ident}, repository does not exist or may require login",
    'Error response from daemon: Conflict. The container name "{ident}" is already in use by container {hex16}',
    "job {ident} exceeded its memory limit of {int} MiB",
    "task {ident} depends on {ident} which failed",
    "table {ident} has {int} rows, expected at least {int}",
    "export {ident} to {url} aborted after {float}s",
    "partition {date} of {ident} is missing",
    "unexpected columns in {ident}: {list}",
    "could not send report to {list}",
    "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Authentication failed for {user}')",
    "ssl.SSLCertVerificationError: certificate verify failed: certificate has expired ({host})",
    "certificate for {host} expired on {date}",
    "Authentication failed for user {user} from {ip}",
    "lock file {path} is held by pid {int}",
    "borg.locking.LockTimeout: Failed to acquire the lock {path} ({int} s)",
    "restic: Fatal: wrong password or no key found for repository {path}",
    "ansible: fatal: [{host}]: UNREACHABLE! => Failed to connect to the host via ssh",
    "E: Could not get lock {path}. It is held by process {int} ({cmd})",
    "systemd: {word}.service: Main process exited, code=killed, status={small}/KILL",
    "checksum of {path} is {hex16}, manifest says {hex16}",
    "worker {small} did not answer for {float}s, giving up",
    "upstream {host}:{port} answered {http} after {float} ms",
    "no route to {ip}",
)
"""What the texts are made from; `{host}` and the like vary."""

_WORDS = [
    "customer",
    "payroll",
    "sensor",
    "ledger",
    "basket",
    "forecast",
    "refund",
    "shipping",
    "tariff",
    "voucher",
    "employee",
    "contract",
    "survey",
    "inventory",
    "playlist",
    "thumbnail",
    "newsletter",
    "gateway",
    "catalogue",
    "transcript",
    "mileage",
    "harvest",
    "voltage",
    "rainfall",
    "roster",
    "donation",
    "timesheet",
    "warehouse",
    "parcel",
    "subscriber",
    "premium",
    "claims",
    "dividend",
    "portfolio",
    "coupon",
    "kitchen",
    "garden",
    "library",
    "museum",
]
_TAILS = ("example.org", "corp.example.net", "prod.local", "svc.cluster.local", "lan", "internal")
_USERS = ("root", "backup", "etl", "www-data", "postgres", "deploy", "reporter", "svc-mail")
_COMMANDS = ("convert", "php", "node", "pg_restore", "mongodump", "Rscript", "perl", "rclone", "awk", "gzip")
_PLACE = re.compile(r"\{(\w+)\}")
_WITH_TIME, _WITH_ID = 0.35, 0.12


@dataclass(frozen=True, slots=True)
class ErrorTexts:
    """Texts, and the number of the template of each."""

    texts: list[str]
    templates: list[int]


def error_texts(count: int, *, seed: int, templates: tuple[str, ...] = TEMPLATES) -> ErrorTexts:
    """Texts whose templates are as unequally common as the errors of a fleet are (log-normal)."""
    random = np.random.default_rng(seed)
    weights = random.lognormal(0, 1, len(templates))
    chosen = random.choice(len(templates), count, p=weights / weights.sum()).tolist()
    texts = [_header(random) + fill(templates[which], random) for which in chosen]
    return ErrorTexts(texts, chosen)


def fill(template: str, random: np.random.Generator) -> str:
    """One text of a template."""
    return _PLACE.sub(lambda place: _FILLERS[place[1]](random), template)


def _header(random: np.random.Generator) -> str:
    kind = random.random()
    if kind < _WITH_TIME:
        return f"{_date(random)} ERROR "
    if kind < _WITH_TIME + _WITH_ID:
        return f"[{_date(random)}] [{_uuid(random)}] "
    return ""


def _one(random: np.random.Generator, options: tuple[str, ...] | list[str]) -> str:
    return options[int(random.integers(len(options)))]


def _word(random: np.random.Generator) -> str:
    return _one(random, _WORDS)


def _int(random: np.random.Generator) -> str:
    return str(int(10 ** random.uniform(0, 7)))


def _hex(random: np.random.Generator, digits: int) -> str:
    return "".join(_one(random, list("0123456789abcdef")) for _ in range(digits))


def _uuid(random: np.random.Generator) -> str:
    return "-".join(_hex(random, digits) for digits in (8, 4, 4, 4, 12))


def _date(random: np.random.Generator) -> str:
    day = np.datetime64("2025-01-01T00:00:00") + np.timedelta64(int(random.integers(365 * 86400)), "s")
    return f"{day}Z"


def _ident(random: np.random.Generator) -> str:
    name = "_".join(_word(random) for _ in range(int(random.integers(1, 4))))
    return name + (str(int(random.integers(1, 99))) if random.random() < 0.3 else "")


def _host(random: np.random.Generator) -> str:
    number = int(random.integers(1, 30)) if random.random() < 0.8 else ""
    return f"{_word(random)}{number}.{_one(random, _TAILS)}"


def _path(random: np.random.Generator) -> str:
    parts = [_word(random) + (f"-{random.integers(400)}" if random.random() < 0.5 else "") for _ in range(4)]
    return "/" + "/".join(parts[: int(random.integers(2, 5))])


def _list(random: np.random.Generator) -> str:
    return ", ".join(_word(random) for _ in range(int(random.integers(1, 6))))


_FILLERS: dict[str, Callable[[np.random.Generator], str]] = {
    "host": _host,
    "ip": lambda random: ".".join(str(random.integers(1, 255)) for _ in range(4)),
    "port": lambda random: str(random.integers(1024, 65535)),
    "path": _path,
    "paths": lambda random: " ".join(_path(random) for _ in range(int(random.integers(1, 4)))),
    "url": lambda random: f"https://{_host(random)}{_path(random)}",
    "ident": _ident,
    "word": _word,
    "user": lambda random: _one(random, _USERS),
    "cmd": lambda random: _one(random, _COMMANDS),
    "list": _list,
    "int": _int,
    "small": lambda random: str(random.integers(1, 100)),
    "float": lambda random: f"{random.uniform(0.1, 900):.2f}",
    "http": lambda random: _one(random, ("400", "403", "404", "409", "429", "500", "502", "503", "504")),
    "date": _date,
    "uuid": _uuid,
    "hex8": lambda random: _hex(random, 8),
    "hex16": lambda random: _hex(random, 16),
}
