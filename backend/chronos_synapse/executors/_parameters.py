"""Puts the values of parameters where a config refers to them: as data, never into program text."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import AttemptContext, Executor, Failed, as_text

_PARAMETER = re.compile(r"\$\{param:([a-z][a-z0-9_]{0,63})\}")

Encoder = Callable[[str], str]

ConfigT = TypeVar("ConfigT", bound=msgspec.Struct)


def with_parameters(
    executor: type[Executor[ConfigT]],
    config: ConfigT,
    context: AttemptContext,
    encoders: Mapping[str, Encoder] = MappingProxyType({}),
) -> ConfigT:
    """`config` with each `${param:name}` replaced by its value, and checked anew.

    `encoders`: field -> how a value is written so that it stays one value in there. Failed names a parameter that has
    no value, or the field that its value makes unacceptable.
    """
    plain: dict[str, Any] = msgspec.to_builtins(config)
    texts = {name: as_text(value) for name, value in context.parameters.items()}
    try:
        filled = {
            field: value if field in executor.code_fields else _filled(value, texts, encoders.get(field, str))
            for field, value in plain.items()
        }
    except KeyError as exc:
        raise Failed(f"The parameter {exc.args[0]!r} has no value", Cause.REFUSED) from exc
    if filled == plain:
        return config
    try:
        return executor.check(filled)
    except Invalid as exc:
        error = exc.errors[0]
        raise Failed(f"With these parameters {error.pointer} is not valid: {error.detail}", Cause.REFUSED) from exc


def _filled(value: Any, texts: Mapping[str, str], encode: Encoder) -> Any:
    match value:
        case str():
            return _PARAMETER.sub(lambda found: encode(texts[found.group(1)]), value)
        case list() | tuple():
            return [_filled(entry, texts, encode) for entry in value]
        case dict():
            return {name: _filled(entry, texts, encode) for name, entry in value.items()}
        case _:
            return value
