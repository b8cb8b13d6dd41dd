"""Variables as running attempts see them: those of their job, and behind them those of its owner."""

from contextlib import suppress
from typing import Any

import msgspec

from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.variable import Variable, is_variable_key
from chronos_synapse.services.running.runtime_session import RuntimeSession
from chronos_synapse.services.secrets.masked import holds_secret
from chronos_synapse.services.secrets.variables import PutVariable, VariableService
from chronos_synapse.storage.redis.variables import Holder, VariableStore

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


class RuntimeVariables:
    """Every method takes the session of the attempt first.

    A variable of the job is meant where there is one, else that of its owner; a new one is the owner's, so that the
    other jobs find it.
    """

    def __init__(self, store: VariableStore, service: VariableService) -> None:
        self._store = store
        self._service = service

    async def read(self, session: RuntimeSession, key: str) -> VariableAnswer:
        """The variable; NotFound when there is none."""
        found = await self._find(session, key)
        if found is None:
            raise NotFound("variable", key)
        return _answer(found)

    async def write(self, session: RuntimeSession, key: str, body: VariableBody) -> VariableAnswer:
        """The variable with its new value; Conflict when it has not the version that was expected."""
        former = await self._find(session, key)
        return await self._write(session, key, former, value=body.value, expected_version=body.expected_version)

    async def increment(self, session: RuntimeSession, key: str, body: IncrementBody) -> VariableAnswer:
        """The variable with `by` added, whoever else adds to it meanwhile."""
        for _ in range(TRIES):
            former = await self._find(session, key)
            value = 0 if former is None else former.value
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise Conflict(f"{key} is not a number.", code="variable.type")
            with suppress(_Overtaken):
                return await self._replace(session, key, former, value=value + body.by)
        raise _overtaken(key)

    async def append(self, session: RuntimeSession, key: str, body: AppendBody) -> VariableAnswer:
        """The variable with `value` at its end; one that is not there begins as a text, or as a list of one item."""
        for _ in range(TRIES):
            former = await self._find(session, key)
            begun: Any = "" if isinstance(body.value, str) else []
            value = begun if former is None else former.value
            if isinstance(value, list):
                longer: Any = [*value, body.value]
            elif isinstance(value, str) and isinstance(body.value, str):
                longer = value + body.value
            else:
                raise Conflict(f"{key} is neither a list nor a text that a text can follow.", code="variable.type")
            with suppress(_Overtaken):
                return await self._replace(session, key, former, value=longer)
        raise _overtaken(key)

    async def remove(self, session: RuntimeSession, key: str, expected_version: int | None) -> None:
        """Deletes the variable; NotFound when there is none."""
        former = await self._find(session, key)
        if former is None:
            raise NotFound("variable", key)
        holder = _holder(session)
        await self._service.remove_in(former.scope, key, expected_version=expected_version, holder=holder)

    async def _find(self, session: RuntimeSession, key: str) -> Variable | None:
        if not is_variable_key(key):
            return None
        found = await self._store.find_many([(scope, key) for scope in _scopes(session)])
        return next((variable for variable in found if variable is not None), None)

    async def _replace(
        self, session: RuntimeSession, key: str, former: Variable | None, *, value: Any
    ) -> VariableAnswer:
        """Writes what was made of `former`, unless somebody else has changed it."""
        try:
            version = 0 if former is None else former.version
            return await self._write(session, key, former, value=value, expected_version=version)
        except Conflict as exc:
            if exc.code == "variable.version":
                raise _Overtaken(exc.detail, code=exc.code) from exc
            raise

    async def _write(
        self, session: RuntimeSession, key: str, former: Variable | None, *, value: Any, expected_version: int | None
    ) -> VariableAnswer:
        _check_secrets(session, value)
        _, of_owner = _scopes(session)
        scope = of_owner if former is None else former.scope
        description = "" if former is None else former.description
        request = PutVariable(value=value, description=description, expected_version=expected_version)
        by = f"execution {session.facts.execution_id}"
        return _answer(await self._service.put_in(scope, key, request, by=by, holder=_holder(session)))


class _Overtaken(Conflict):
    """Somebody else has changed the variable meanwhile."""


def _scopes(session: RuntimeSession) -> tuple[Scope, Scope]:
    """Where the attempt's job finds variables, its own before its owner's."""
    facts = session.facts
    return Scope(owner_id=facts.owner_id, job_id=facts.job_id), Scope(owner_id=facts.owner_id)


def _holder(session: RuntimeSession) -> Holder:
    """A worker that was cut off must not write after the attempt that has replaced its own."""
    return Holder(execution_id=session.facts.execution_id, fence=session.facts.attempt)


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


def _answer(found: Variable) -> VariableAnswer:
    return VariableAnswer(key=found.key, value=found.value, version=found.version)
