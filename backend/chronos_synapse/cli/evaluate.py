"""`chronos eval`: measures the models on a folder of data in the documented formats, or on what the generator makes."""

import importlib
import pkgutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from chronos_models.evaluation.report import Report, as_text
from chronos_synapse.cli import evaluation
from chronos_synapse.cli.evaluation.options import AreaModule, Options
from chronos_synapse.domain.errors import Invalid

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[Any]") -> None:
    """Registers `eval` with the parser of `chronos`."""
    known = areas()
    summaries = "; ".join(f"{name}: {module.SUMMARY}" for name, module in known.items())
    command: ArgumentParser = subparsers.add_parser(
        "eval", help="measure the models on a folder of data, or on generated data", epilog=summaries
    )
    command.add_argument("folder", nargs="?", type=Path, help="one in a documented format, or one that holds such")
    command.add_argument("--only", action="append", choices=sorted(known), help="this area; may be repeated")
    command.add_argument("--seed", type=int, default=0, help="of what is drawn (default: 0)")
    command.add_argument("--share", choices=("all", "first", "second"), default="all", help="every other job or series")
    command.add_argument("--json", action="store_true", help="print one JSON document instead of tables")
    command.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Prints the reports; Invalid for a folder without anything that an area reads."""
    options = Options(seed=args.seed, share=args.share)
    chosen = {name: module for name, module in areas().items() if not args.only or name in args.only}
    reports: list[Report] | None = [] if args.json else None
    for module, folder in _work(chosen, args.folder):
        report = module.run(folder, options)
        if reports is None:
            print(as_text(report), end="\n\n", flush=True)
        else:
            reports.append(report)
    if reports is not None:
        print(as_json(reports))
    return 0


def areas() -> dict[str, AreaModule]:
    """The modules of `cli.evaluation` that have a `run`, by name."""
    found: dict[str, AreaModule] = {}
    for info in pkgutil.iter_modules(evaluation.__path__):
        module = importlib.import_module(f"{evaluation.__name__}.{info.name}")
        if hasattr(module, "run"):
            found[info.name] = cast("AreaModule", module)
    return found


def as_json(reports: list[Report]) -> str:
    """One JSON array; a number that is missing is null."""
    return msgspec.json.encode([asdict(report) for report in reports]).decode()


def _work(chosen: dict[str, AreaModule], folder: Path | None) -> Iterator[tuple[AreaModule, Path | None]]:
    """Which area is measured on which folder."""
    if folder is None:
        generating = [module for module in chosen.values() if module.GENERATES]
        if not generating:
            raise Invalid("This area needs a folder of data: nothing is generated for it.")
        yield from ((module, None) for module in generating)
        return
    if not folder.is_dir():
        raise Invalid(f"There is no folder {folder}.")
    places = [folder, *sorted(path for path in folder.iterdir() if path.is_dir())]
    work = [(module, place) for module in chosen.values() for place in places if module.applies(place)]
    if not work:
        raise Invalid(f"{folder} holds nothing in a format that is read here, nor do the folders in it.")
    yield from work
