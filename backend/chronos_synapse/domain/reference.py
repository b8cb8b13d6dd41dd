"""References: `${secret:provider:key}`, `${secret:provider:key:field}` and `${var:KEY}` in what a job declares.

They stand in values of the environment and in texts of the executor's config. Values take their place in the worker, as
data: what came out of a reference is not read again. `$${` writes `${` where it would begin a reference. Where a config
takes `${param:name}` too, both are replaced in one pass: neither's value is read for the other.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from chronos_synapse.domain.job import Job

STORE = "store"
VALUE = "value"
"""The field of a stored secret that has only one."""

_PATTERN = re.compile(
    r"(?P<escaped>\$)?\$\{(?:"
    r"secret:(?P<provider>[a-z]{1,32}):(?P<key>[A-Za-z0-9_./-]{1,200})(?::(?P<field>[A-Za-z0-9_.-]{1,100}))?"
    r"|var:(?P<variable>[A-Z_][A-Z0-9_]{0,99})"
    r")\}",
    re.ASCII,
)
_PARAMETER = re.compile(r"\$\{param:(?P<parameter>[a-z][a-z0-9_]{0,63})\}", re.ASCII)
_EITHER = re.compile(f"{_PATTERN.pattern}|{_PARAMETER.pattern}", re.ASCII)
_MEANT = re.compile(r"(?<!\$)\$\{(?:secret:[^}]{0,400}\}?|var:[A-Za-z_][A-Za-z0-9_]*\})", re.ASCII)

Takes = Callable[[str], bool]
"""Whether a field of the config takes values of references. Executors know which of theirs do."""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What a text asks for. For a variable `provider` is empty."""

    provider: str = ""
    key: str
    field: str | None = None

    @property
    def is_secret(self) -> bool:
        """Whether its value must not be shown."""
        return bool(self.provider)

    @property
    def is_stored(self) -> bool:
        """Whether it names a secret of our own store."""
        return self.provider == STORE

    @property
    def text(self) -> str:
        """As it is written."""
        if not self.provider:
            return f"${{var:{self.key}}}"
        return f"${{secret:{self.provider}:{self.key}{':' + self.field if self.field else ''}}}"

    @property
    def use(self) -> str | None:
        """By which jobs that use something of our own are found; None for what others keep."""
        if not self.provider:
            return variable_use(self.key)
        return secret_use(self.key) if self.is_stored else None


def secret_use(name: str) -> str:
    """How a job that uses a stored secret is marked."""
    return f"secret:{name}"


def variable_use(key: str) -> str:
    """How a job that uses a variable is marked."""
    return f"var:{key}"


class SavedConfig(msgspec.Struct, frozen=True, kw_only=True):
    """The config of an executor with its references in it, and what they stand for."""

    config: dict[str, Any]
    values: Mapping[Reference, str]

    def __repr__(self) -> str:
        """Without values: some are secrets."""
        return "SavedConfig()"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A text of a job in which a reference may stand."""

    pointer: str
    text: str
    is_code: bool
    """It says what to run; nothing is put into it."""


def references_in(text: str) -> Iterator[Reference]:
    """Those that stand in `text`."""
    if "${" in text:
        for match in _PATTERN.finditer(text):
            if not match["escaped"]:
                yield _reference(match)


def misspelt_in(text: str) -> Iterator[str]:
    """What looks like a reference and is none."""
    if "${" in text:
        for match in _MEANT.finditer(text):
            if not _PATTERN.match(text, match.start()):
                yield match[0]


def substituted(text: str, value_of: Callable[[Reference], str]) -> str:
    """`text` with each reference replaced by its value."""
    if "${" not in text:
        return text
    return _PATTERN.sub(lambda match: match[0][1:] if match["escaped"] else value_of(_reference(match)), text)


def parameters_filled(text: str, parameter_of: Callable[[str], str]) -> str:
    """`text` with each parameter replaced by its value; references stay."""
    return _PARAMETER.sub(lambda match: parameter_of(match["parameter"]), text)


def both_filled(text: str, value_of: Callable[[Reference], str], parameter_of: Callable[[str], str]) -> str:
    """`text` with each reference and each parameter replaced by its value, and no value read for the other."""

    def value(match: re.Match[str]) -> str:
        if match["parameter"]:
            return parameter_of(match["parameter"])
        return match[0][1:] if match["escaped"] else value_of(_reference(match))

    return _EITHER.sub(value, text) if "${" in text else text


def _reference(match: re.Match[str]) -> Reference:
    if match["variable"]:
        return Reference(key=match["variable"])
    return Reference(provider=match["provider"], key=match["key"], field=match["field"])


def places_of(job: Job, takes: Takes) -> Iterator[Place]:
    """Every text of `job` in which a reference may stand."""
    for name, value in job.environment.items():
        yield Place(pointer=f"/environment/{_escaped(name)}", text=value, is_code=False)
    for name, value in job.executor.config.items():
        for at, text in _texts(value, f"/executor/config/{_escaped(name)}"):
            yield Place(pointer=at, text=text, is_code=not takes(name))


def may_refer(job: Job) -> bool:
    """Whether a reference can stand anywhere in `job`; of most jobs a glance tells that there is none."""
    return b"${" in msgspec.json.encode((job.environment, job.executor.config))


def uses_of(job: Job) -> list[str]:
    """Marks of what `job` names of our own store."""
    # A job with a reference where none is taken is never saved, so it need not be known here where that is.
    found = (one.use for place in places_of(job, lambda _: True) for one in references_in(place.text))
    return sorted({use for use in found if use is not None})


def with_values(config: dict[str, Any], value_of: Callable[[Reference], str], takes: Takes) -> dict[str, Any]:
    """The config of an executor with every reference replaced by its value; fields that take none stay as they are."""
    return {name: _with_values(value, value_of) if takes(name) else value for name, value in config.items()}


def _with_values(value: Any, value_of: Callable[[Reference], str]) -> Any:
    if isinstance(value, str):
        return substituted(value, value_of)
    if isinstance(value, dict):
        return {name: _with_values(member, value_of) for name, member in value.items()}
    if isinstance(value, list):
        return [_with_values(member, value_of) for member in value]
    return value


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _texts(member, f"{pointer}/{_escaped(str(name))}")
    elif isinstance(value, list):
        for at, member in enumerate(value):
            yield from _texts(member, f"{pointer}/{at}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
