"""The `chronos` command: finds the module of a subcommand and runs it; imports no other one."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from chronos_synapse import __version__
from chronos_synapse.config import SettingsError
from chronos_synapse.domain.errors import ChronosError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

Subparsers = argparse._SubParsersAction  # argparse gives it no public name


class CommandModule(Protocol):
    """What each module of a subcommand offers."""

    def add_parser(self, subparsers: "Subparsers[argparse.ArgumentParser]") -> None:
        """Adds its subcommands, each with `run` among its defaults: `run(args) -> exit code`."""


class Command(NamedTuple):
    """Where a subcommand is and what the overview says of it."""

    module: str
    summary: str


COMMANDS = {
    "up": Command("up", "start everything on this machine, with embedded servers, in the foreground"),
    "test": Command("test", "run every check and test of the source tree"),
    "schedule": Command("schedule", "tell fire times of a schedule, offline"),
    "login": Command("remote.login", "log in to a server"),
    "logout": Command("remote.login", "end the session"),
    "whoami": Command("remote.login", "tell who one is, and what one may do"),
    "jobs": Command("remote.jobs", "list, make, edit and delete jobs"),
    "run": Command("remote.runs", "run a job now"),
    "executions": Command("remote.executions", "find, end and repeat executions"),
    "logs": Command("log_view", "print the log of an execution"),
    "search": Command("remote.search", "find words in jobs, executions and logs"),
    "export": Command("remote.definitions", "write definitions of jobs to a file"),
    "import": Command("imports", "read jobs in from a crontab, or from definitions"),
    "keys": Command("remote.keys", "make and revoke API keys"),
    "completion": Command("completion", "print a script that completes these commands in a shell"),
    "api": Command("processes", "serve HTTP"),
    "scheduler": Command("processes", "turn due times into executions"),
    "worker": Command("processes", "run executions"),
    "analyst": Command("processes", "recover, measure and clean up"),
    "store": Command("store", "check the Redis server"),
    "doctor": Command("doctor", "compare what is stored with the schedules and with itself"),
    "audit": Command("audit", "look at the log of who did what, and verify it"),
    "db": Command("database", "administer the Postgres database"),
    "health": Command("health", "tell by the exit code whether a process of this machine works"),
    "user": Command("user", "add, list and shut out users"),
    "secrets": Command("secrets", "make keys for secrets, and encrypt all of them anew"),
    "eval": Command("evaluate", "measure the models on a folder of data, or on generated data"),
    "setup-link": Command("setup_link", "print the link that makes the first administrator"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line; the exit code. 2 is a wrong command line or setting, 1 a failure told in a sentence."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    args = _parser(wanted=words[0] if words else "").parse_args(words)
    try:
        code: int = args.run(args)
    except SettingsError as exc:
        return _complain(str(exc), code=2)
    except ChronosError as exc:
        return _complain(exc.detail, code=1)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has enough
        sys.stderr.close()
        return 0
    return code


def _parser(*, wanted: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chronos", description="A cron manager on Redis Stack.")
    parser.add_argument("--version", action="version", version=f"chronos {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    module = COMMANDS[wanted].module if wanted in COMMANDS else None
    if module is not None:
        command: CommandModule = importlib.import_module(f"chronos_synapse.cli.{module}")
        command.add_parser(subparsers)
    for name, other in COMMANDS.items():
        if other.module != module:
            subparsers.add_parser(name, help=other.summary)
    return parser


def _complain(sentence: str, *, code: int) -> int:
    from chronos_synapse.services.logs.plain import for_terminal  # noqa: PLC0415

    # It may repeat what comes from a server: nothing of it acts on a terminal.
    lines = (for_terminal(line, with_colours=False) for line in sentence.split("\n"))
    print("chronos:", "\n".join(lines), file=sys.stderr)
    return code
