"""Definitions of jobs as texts: what a job is told to be, without whose it is and what became of it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import UNSET

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.domain.strict_json import decode_body, refused_field
from chronos_synapse.services.jobs.job_requests import NewJob
from chronos_synapse.services.jobs.yaml_text import read_yaml, write_yaml

MAX_TEXT_BYTES = 1 << 20
MAX_DEFINITIONS = 1000

FIELDS = tuple(name for name in NewJob.__struct_fields__ if name in Job.__struct_fields__)
"""What a definition can say."""
_ALWAYS = frozenset({"name", "state", "executor"})


class DefinitionFormat(StrEnum):
    """How definitions are written down."""

    JSON = "json"
    YAML = "yaml"


def definition_of(job: Job | NewJob) -> dict[str, Any]:
    """Every field as JSON has it. Secrets stand in it as references, as they do in the job."""
    fields = {name: value for name in FIELDS if (value := getattr(job, name)) is not UNSET}
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(fields))
    return found


def brief_definition(job: Job) -> dict[str, Any]:
    """As `definition_of`, without what says the same as its absence does."""
    fields = definition_of(job).items()
    return {name: value for name, value in fields if name in _ALWAYS or value != _DEFAULTS.get(name)}


def write_definitions(jobs: Sequence[Job], form: DefinitionFormat) -> str:
    """A list of definitions as a text that `read_definitions` takes."""
    definitions = [brief_definition(job) for job in jobs]
    if form is DefinitionFormat.YAML:
        return write_yaml(definitions)
    return msgspec.json.format(msgspec.json.encode(definitions), indent=2).decode() + "\n"


def read_definitions(text: str, form: DefinitionFormat) -> list[Any]:
    """What stands in `text`, a list or a single definition, not yet looked at; Invalid when it cannot be read."""
    if len(text.encode()) > MAX_TEXT_BYTES:
        raise Invalid(f"A text has at most {MAX_TEXT_BYTES:,} bytes.", pointer="/text", code="import.size")
    found = read_yaml(text) if form is DefinitionFormat.YAML else _read_json(text)
    items = [found] if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise Invalid("The text holds no list of definitions.", pointer="/text", code="import.shape")
    if len(items) > MAX_DEFINITIONS:
        detail = f"At most {MAX_DEFINITIONS:,} definitions can be taken in at once."
        raise Invalid(detail, pointer="/text", code="import.many")
    return items


def new_job_of(item: Any) -> NewJob:
    """One item of a text as a job to create; Invalid, with pointers into the item, when it is none."""
    unknown = [name for name in item if name not in FIELDS] if isinstance(item, dict) else []
    if unknown:
        raise refused_field(f"Object contains unknown field `{unknown[0]}`")
    try:
        return msgspec.convert(item, NewJob)
    except msgspec.ValidationError as exc:
        raise refused_field(str(exc)) from exc


def _read_json(text: str) -> Any:
    try:
        return decode_body(text.encode(), Any)
    except Invalid as refusal:
        raise refusal.under("/text") from refusal


_DEFAULTS = definition_of(NewJob(name="", executor=ExecutorRef(kind="")))
