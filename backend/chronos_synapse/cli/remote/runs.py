"""`chronos run`: starts an execution, and follows it to its end."""

import argparse
import signal
import sys
from typing import TYPE_CHECKING, Any

from chronos_synapse.cli.remote.connection import add_connection, connected
from chronos_synapse.cli.remote.output import add_output, line_of, show
from chronos_synapse.domain.errors import Invalid

if TYPE_CHECKING:
    from chronos_client.models import ExecutionView, JobView

SUCCEEDED = 0
FAILED = 1
TIMED_OUT = 124
"""As of timeout(1)."""
NOT_RUN = 125
CANCELLED = 130


def add_parser(subparsers: Any) -> None:
    """Adds `run`."""
    run_parser = subparsers.add_parser(
        "run",
        help="run a job now",
        description="Prints the id of the execution. With --follow it prints the log, and ends as the job does: with "
        "its exit code (128 + n after signal n); 124 when it took too long, 125 when it did not run, 130 when it was "
        "cancelled, else 1.",
    )
    run_parser.add_argument("job", metavar="JOB", help="its id or name")
    run_parser.add_argument("-f", "--follow", action="store_true", help="print the log until the execution has ended")
    run_parser.add_argument("-t", "--times", action="store_true", help="put the time before each line")
    run_parser.add_argument(
        "-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter; may be repeated"
    )
    run_parser.add_argument("--dry-run", action="store_true", help="tell the job that it is to change nothing")
    add_connection(run_parser)
    add_output(run_parser)
    run_parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when it was queued; with --follow as the execution ended."""
    from chronos_client.models import RunRequest  # noqa: PLC0415
    from chronos_synapse.cli.remote.found import find_job  # noqa: PLC0415
    from chronos_synapse.cli.remote.reading import print_log  # noqa: PLC0415

    with connected(args) as client:
        job = find_job(client, args.job)
        request = RunRequest(parameters=parameters_of(job, args.param), dry_run=args.dry_run)
        queued = client.trigger_job(job.id, request)
        if not args.follow:
            print(queued.execution_id) if args.output == "table" else show(queued, args.output)
            return SUCCEEDED
        print(f"execution {queued.execution_id}", file=sys.stderr)
        print_log(client, queued.execution_id, follow=True, times=args.times)
        ended = client.get_execution(queued.execution_id)
    print(_ending(ended), file=sys.stderr)
    return exit_code_of(ended)


def exit_code_of(execution: "ExecutionView") -> int:
    """What a shell learns of an execution's end."""
    state = execution.state.value
    if state == "succeeded":
        return SUCCEEDED
    if state == "failed":
        return _failure_code(execution)
    return {"timed_out": TIMED_OUT, "cancelled": CANCELLED}.get(state, NOT_RUN)


def _failure_code(execution: "ExecutionView") -> int:
    """The job's own; of one that a signal ended, what a shell makes of that."""
    code = execution.exit_code
    if code is not None and 0 < code < 256:
        return code
    name = execution.attempts[-1].signal if execution.attempts else None
    return FAILED if name is None or name not in signal.Signals.__members__ else 128 + signal.Signals[name].value


def parameters_of(job: "JobView", stated: list[str]) -> dict[str, str | int | float | bool]:
    """NAME=VALUE as the job's definition means it; what it does not know the server refuses."""
    types = {parameter.name: str(getattr(parameter.type, "value", "text")) for parameter in job.parameters}
    found = {}
    for text in stated:
        name, separator, value = text.partition("=")
        if not separator:
            raise Invalid(f"--param takes NAME=VALUE, not {line_of(text)!r}.")
        found[name] = _value(name, value, types.get(name, "text"))
    return found


def _value(name: str, text: str, kind: str) -> str | int | float | bool:
    if kind == "boolean":
        if text.lower() not in ("true", "false"):
            raise Invalid(f"{line_of(name)} is true or false.")
        return text.lower() == "true"
    if kind != "number":
        return text
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError as exc:
        raise Invalid(f"{line_of(name)} is a number.") from exc


def _ending(execution: "ExecutionView") -> str:
    why = execution.error or execution.reason
    words = execution.state.value.replace("_", " ")
    seconds = "" if execution.duration_ms is None else f" after {execution.duration_ms / 1000:.1f} s"
    return f"{words}{seconds}" + (f": {line_of(why)}" if why else "")
