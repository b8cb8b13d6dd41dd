"""A job's definition as a text to edit, and what was changed in it."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from chronos_client.models import JobChange, JobView
from chronos_synapse.domain.errors import ChronosError, Invalid
from chronos_synapse.domain.strict_json import refused_field
from chronos_synapse.services.jobs.yaml_text import read_yaml, write_yaml

FIELDS = tuple(JobChange.__struct_fields__)


def definition_of(job: JobView) -> dict[str, Any]:
    """Every field that can be changed."""
    found = msgspec.json.decode(msgspec.json.encode(job))
    return {name: found[name] for name in FIELDS}


def edited(job: JobView, settings: list[str]) -> str:
    """The definition as YAML, with `settings` (FIELD=VALUE) made in it, else as an editor leaves it."""
    definition = definition_of(job)
    if not settings:
        return _by_hand(
            f"# Job {job.id}, version {job.version}. Save and leave to change it.\n{write_yaml(definition)}"
        )
    for setting in settings:
        name, separator, value = setting.partition("=")
        if not separator or name not in FIELDS:
            raise Invalid(f"--set takes FIELD=VALUE with one of {', '.join(FIELDS)}.")
        definition[name] = read_yaml(value)
    return write_yaml(definition)


def changed(job: JobView, text: str) -> JobChange | None:
    """What differs between the job and the definition in `text`; None: nothing."""
    former, later = definition_of(job), read_yaml(text)
    if not isinstance(later, dict):
        raise Invalid("The text is no definition.")
    unknown = [name for name in later if name not in FIELDS]
    if unknown:
        raise refused_field(f"Object contains unknown field `{unknown[0]}`")
    values = {name: value for name, value in later.items() if value != former[name]}
    try:
        return msgspec.convert(values, JobChange) if values else None
    except msgspec.ValidationError as exc:
        raise refused_field(str(exc)) from exc


def _by_hand(text: str) -> str:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory(prefix="chronos-") as folder:
        path = Path(folder) / "job.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
        except OSError as exc:
            raise ChronosError(f"The editor {editor!r} cannot be started: {exc.strerror}.") from exc
        if code:
            raise ChronosError(f"The editor ended with {code}; nothing was changed.")
        return path.read_text(encoding="utf-8")
