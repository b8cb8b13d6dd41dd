"""Puts the values of parameters where a config refers to them: as data, never into program text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.reference import both_filled, parameters_filled
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors.base import AttemptContext, Executor, Failed, as_text

Encoder = Callable[[str], str]

ConfigT = TypeVar("ConfigT", bound=msgspec.Struct)


def with_parameters(
    executor: type[Executor[ConfigT]],
    config: ConfigT,
    context: AttemptContext,
    encoders: Mapping[str, Encoder] = MappingProxyType({}),
) -> ConfigT:
    """`config` with each `${param:name}` replaced by its value, and checked anew.

    It begins from what was saved, where that is known: the values of references in `config` are not read.
    `encoders`: field -> how a value is written so that it stays one value in there. Failed names a parameter that has
    no value, or the field that its value makes unacceptable.
    """
    plain: dict[str, Any] = msgspec.to_builtins(config)
    saved = plain if context.saved is None else plain | context.saved.config
    try:
        filled = {
            field: value
            if field in executor.code_fields
            else _filled(value, _filler(executor, field, context, encoders.get(field, str)))
            for field, value in saved.items()
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


def _filler(executor: type[Executor[Any]], field: str, context: AttemptContext, encode: Encoder) -> Encoder:
    """How a text of `field` becomes what is used."""

    def parameter_of(name: str) -> str:
        return encode(as_text(context.parameters[name]))

    if context.saved is None or not executor.takes_references(field):
        return lambda text: parameters_filled(text, parameter_of)
    value_of = context.saved.values.__getitem__
    return lambda text: both_filled(text, value_of, parameter_of)


def _filled(value: Any, fill: Encoder) -> Any:
    match value:
        case str():
            return fill(value)
        case list() | tuple():
            return [_filled(entry, fill) for entry in value]
        case dict():
            return {name: _filled(entry, fill) for name, entry in value.items()}
        case _:
            return value
