"""`chronos api | scheduler | worker | analyst`: one process each, everything set by the environment."""

import argparse
import os

from chronos_synapse.cli.logs import configure_logging
from chronos_synapse.cli.secrecy import hide_process
from chronos_synapse.config import Settings, load_settings

SUMMARIES = {
    "api": "serve HTTP",
    "scheduler": "turn due times into executions",
    "worker": "run executions",
    "analyst": "recover, measure and clean up",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds one subcommand a process; none has options."""
    for kind, summary in SUMMARIES.items():
        parser = subparsers.add_parser(kind, help=summary, description=summary)
        parser.set_defaults(run=run, kind=kind)


def run(args: argparse.Namespace) -> int:
    """Runs the process until TERM or INT; 0."""
    hide_process()
    settings = load_settings(os.environ)
    configure_logging(settings.log_level)
    if args.kind == "api":
        # Imported late: each process loads only what it needs, which halves the memory of the small ones.
        from chronos_synapse.api.serve import serve  # noqa: PLC0415

        serve(settings)
    else:
        _run_daemon(args.kind, settings)
    return 0


def _run_daemon(kind: str, settings: Settings) -> None:
    import uvloop  # noqa: PLC0415

    from chronos_synapse.daemons import serving  # noqa: PLC0415

    uvloop.run(serving.DAEMONS[kind](settings))
