"""CatalogService: what a job can be made of, with the schema from which a form is drawn."""

from typing import Any

import msgspec

from chronos_synapse.services.jobs.job_checks import Executors


class ExecutorEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of executor."""

    kind: str
    title: str
    description: str
    config_schema: dict[str, Any]
    """JSON schema of `executor.config`."""
    is_process: bool
    """Whether it starts a program, which a sandbox can hold."""


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be chosen from."""

    executors: tuple[ExecutorEntry, ...]


class CatalogService:
    """Lists what the registry found."""

    def __init__(self, executors: Executors) -> None:
        self._catalog = Catalog(
            executors=tuple(
                ExecutorEntry(
                    kind=kind,
                    title=executor.title,
                    description=executor.description,
                    config_schema=executor.config_schema(),
                    is_process=executor.is_process,
                )
                for kind, executor in sorted(executors.items(), key=_usual_first)
            )
        )

    def all(self) -> Catalog:
        """Every kind: what is wanted most comes first, the others by name."""
        return self._catalog


def _usual_first(entry: tuple[str, type[object]]) -> tuple[bool, str]:
    """A shell command is what nearly every job is."""
    kind, _ = entry
    return kind != "shell", kind
