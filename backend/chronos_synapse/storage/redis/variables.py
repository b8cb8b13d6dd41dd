"""VariableStore: variables scope by scope, and their latest versions."""

import secrets
from collections.abc import Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.variable import KEPT_VERSIONS, Variable
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

TICKET_BYTES = 6

_SAVE = Script(
    "save_variable",
    keys=("variables", "versions", "totals"),
    args=("name", "expected", "document", "most", "most_bytes", "kept", "fence"),
    shared=("totals",),
)

_TRANSFER = Script(
    "transfer_variables",
    keys=("from_variables", "from_versions", "from_totals", "to_variables", "to_versions", "to_totals"),
)


class VariableLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What one scope may have."""

    variables: int
    bytes: int
    """Of all current values together."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A running attempt that changes something, as long as it holds the lease of its execution."""

    execution_id: str
    fence: int


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a change."""

    word: str
    """`ok`, `version` (another one than was expected is there), `missing`, `full` or `heavy` (beyond the limits), or
    `lost` (the lease is another's)."""
    version: int
    """The one that is there now."""


class _Document(msgspec.Struct, omit_defaults=True):
    value: Any
    at: int
    by: str
    description: str = ""
    ticket: str = ""
    """Of this change alone, so that one that is sent again is known."""


_decoder = msgspec.json.Decoder(_Document)


class VariableStore:
    """Reads and writes variables."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def all(self, scope: Scope) -> list[Variable]:
        """Those of a scope, by key."""
        found = await self._door.call("HGETALL", self._keys.variables(scope.key))
        return sorted((_current(scope, key.decode(), raw) for key, raw in found.items()), key=lambda one: one.key)

    async def find(self, scope: Scope, key: str) -> Variable | None:
        """The variable as it is."""
        return (await self.find_many([(scope, key)]))[0]

    async def find_many(self, wanted: Sequence[tuple[Scope, str]]) -> list[Variable | None]:
        """Those that exist, in the order asked for."""
        commands = [("HGET", self._keys.variables(scope.key), key) for scope, key in wanted]
        raws = await self._door.pipeline(commands) if commands else []
        return [raw and _current(scope, key, raw) for (scope, key), raw in zip(wanted, raws, strict=True)]

    async def versions(self, variable: Variable) -> list[Variable]:
        """The latest versions, newest first."""
        numbers = range(variable.version, max(0, variable.version - KEPT_VERSIONS), -1)
        fields = [f"{variable.key}:{number}" for number in numbers]
        raws = await self._door.call("HMGET", self._keys.variable_versions(variable.scope.key), *fields)
        return [
            _variable(variable.scope, variable.key, number, raw)
            for number, raw in zip(numbers, raws, strict=True)
            if raw is not None
        ]

    async def save(
        self, variable: Variable, *, expected: int | None, limits: VariableLimits, holder: Holder | None = None
    ) -> Saved:
        """Makes it the next version, whatever its own says, if `expected` is there: 0 is none, None is any.

        With a `holder` only while that holds its lease.
        """
        document = _Document(
            value=variable.value,
            at=to_ms(variable.updated_at),
            by=variable.updated_by,
            description=variable.description,
            ticket=secrets.token_hex(TICKET_BYTES),
        )
        args = [_or_empty(expected), msgspec.json.encode(document), limits.variables, limits.bytes]
        return await self._run(variable.scope, variable.key, args, holder)

    async def remove(
        self, scope: Scope, key: str, *, expected: int | None = None, holder: Holder | None = None
    ) -> Saved:
        """Takes it and its history away."""
        return await self._run(scope, key, [_or_empty(expected), b"", 0, 0], holder)

    async def transfer(self, scope: Scope, to: Scope) -> list[str]:
        """Gives all of a scope to another one, with their versions; else names that are taken there, and moves none."""
        keys = [name for one in (scope, to) for name in self._names(one)]
        return sorted(name.decode() for name in await self._door.run(_TRANSFER, keys, []))

    def _names(self, scope: Scope) -> list[str]:
        keys = self._keys
        return [keys.variables(scope.key), keys.variable_versions(scope.key), keys.scope_totals(scope.key)]

    async def _run(self, scope: Scope, key: str, args: Sequence[object], holder: Holder | None) -> Saved:
        keys = self._names(scope)
        fence: int | str = ""
        if holder is not None:
            keys.append(self._keys.lease(holder.execution_id))
            fence = holder.fence
        word, version = await self._door.run(_SAVE, keys, [key, *args, KEPT_VERSIONS, fence])
        return Saved(word=word.decode(), version=int(version))


def _or_empty(value: int | None) -> int | str:
    return "" if value is None else value


def _current(scope: Scope, key: str, raw: bytes) -> Variable:
    version, _, document = raw.partition(b" ")
    return _variable(scope, key, int(version), document)


def _variable(scope: Scope, key: str, version: int, raw: bytes) -> Variable:
    stored = _decoder.decode(raw)
    return Variable(
        key=key,
        scope=scope,
        value=stored.value,
        description=stored.description,
        version=version,
        updated_at=from_ms(stored.at),
        updated_by=stored.by,
    )
