"""Variables as running attempts see them: those of their job, and behind them those of its owner."""

from typing import Any, Protocol

import msgspec

from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.services.masked import holds_secret
from chronos_synapse.services.runtime_session import RuntimeSession

TRIES = 20
"""How often a change that others overtake is made anew."""


class VariableBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new value. `expected_version`: only if the variable has this version; 0: only if there is none."""

    value: Any
    expected_version: int | None = None


class IncrementBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is added; a variable that is not there counts as 0."""

    by: int | float = 1


class AppendBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What comes at the end: of a text another text, of a list one more item."""

    value: Any


class VariableAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A variable as it is now."""

    key: str
    value: Any
    version: int


class HeldVariable(Protocol):
    """What is read of a variable here."""

    @property
    def key(self) -> str: ...
    @property
    def value(self) -> Any: ...
    @property
    def version(self) -> int: ...


class VariableKeeper(Protocol):
    """Reads and writes the variables of an owner and of a job; Invalid, NotFound and Conflict as they apply."""

    async def read(self, owner_id: str, job_id: str, key: str) -> HeldVariable: ...
    async def write(
        self, owner_id: str, job_id: str, key: str, value: Any, *, expected_version: int | None = None
    ) -> HeldVariable: ...
    async def remove(self, owner_id: str, job_id: str, key: str, *, expected_version: int | None = None) -> None: ...


class RuntimeVariables:
    """Every method takes the session of the attempt first."""

    def __init__(self, variables: VariableKeeper) -> None:
        self._variables = variables

    async def read(self, session: RuntimeSession, key: str) -> VariableAnswer:
        """The variable; NotFound when there is none."""
        facts = session.facts
        return _answer(await self._variables.read(facts.owner_id, facts.job_id, key))

    async def write(self, session: RuntimeSession, key: str, body: VariableBody) -> VariableAnswer:
        """The variable with its new value; Conflict when it has not the version that was expected."""
        return await self._write(session, key, body.value, body.expected_version)

    async def increment(self, session: RuntimeSession, key: str, body: IncrementBody) -> VariableAnswer:
        """The variable with `by` added, whoever else adds to it meanwhile."""
        for _ in range(TRIES):
            value, version = await self._found(session, key, 0)
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise Conflict(f"{key} is not a number.", code="variable.type")
            try:
                return await self._write(session, key, value + body.by, version)
            except Conflict:
                continue
        raise _overtaken(key)

    async def append(self, session: RuntimeSession, key: str, body: AppendBody) -> VariableAnswer:
        """The variable with `value` at its end; one that is not there begins as a text, or as a list of one item."""
        for _ in range(TRIES):
            value, version = await self._found(session, key, "" if isinstance(body.value, str) else [])
            if isinstance(value, list):
                longer: Any = [*value, body.value]
            elif isinstance(value, str) and isinstance(body.value, str):
                longer = value + body.value
            else:
                raise Conflict(f"{key} is neither a list nor a text that a text can follow.", code="variable.type")
            try:
                return await self._write(session, key, longer, version)
            except Conflict:
                continue
        raise _overtaken(key)

    async def remove(self, session: RuntimeSession, key: str, expected_version: int | None) -> None:
        """Deletes the variable; NotFound when there is none."""
        facts = session.facts
        await self._variables.remove(facts.owner_id, facts.job_id, key, expected_version=expected_version)

    async def _found(self, session: RuntimeSession, key: str, default: Any) -> tuple[Any, int]:
        try:
            found = await self.read(session, key)
        except NotFound:
            return default, 0
        return found.value, found.version

    async def _write(
        self, session: RuntimeSession, key: str, value: Any, expected_version: int | None
    ) -> VariableAnswer:
        _check_secrets(session, value)
        facts = session.facts
        written = await self._variables.write(
            facts.owner_id, facts.job_id, key, value, expected_version=expected_version
        )
        return _answer(written)


def _check_secrets(session: RuntimeSession, value: Any) -> None:
    """A variable is shown to people; a secret belongs in none, and covered it would be of no use to who reads it."""
    if holds_secret(value, session.mask):
        raise Invalid("This value holds a secret of the job.", pointer="/value", code="variable.secret")
    if not session.may_tell and not isinstance(value, bool | int | float | None):
        raise Denied(
            "This job uses secrets, which only its worker can find: it may write texts by the worker's socket only.",
            code="runtime.secrets",
        )


def _overtaken(key: str) -> Conflict:
    return Conflict(f"Others have changed {key} {TRIES} times meanwhile.", code="variable.busy")


def _answer(found: HeldVariable) -> VariableAnswer:
    return VariableAnswer(key=found.key, value=found.value, version=found.version)
