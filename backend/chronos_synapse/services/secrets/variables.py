"""VariableService: values that jobs share, with their latest versions and compare-and-set."""

from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Conflict, FieldError, Invalid, NotFound
from chronos_synapse.domain.query import DEFAULT_LIMIT
from chronos_synapse.domain.reference import variable_use
from chronos_synapse.domain.scope import Scope, ScopeKind
from chronos_synapse.domain.variable import MAX_VALUE_CHARACTERS, RESERVED, Variable, is_variable_key
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.jobs.job_checks import is_text
from chronos_synapse.services.running.runtime_session import not_good
from chronos_synapse.services.secrets.scoping import JobUse, Scoping
from chronos_synapse.storage.redis.offset_cursor import read_cursor, write_cursor
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.storage.redis.variables import Holder, Saved, VariableLimits

LIMITS = VariableLimits(variables=500, bytes=1 << 20)

_REFUSALS = {
    "full": f"There are {LIMITS.variables} variables here, which is the most.",
    "heavy": f"The variables here have more than {LIMITS.bytes >> 20} MiB together, which is the most.",
}


class PutVariable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A variable to set."""

    value: Any
    """Anything that JSON can write."""
    description: str | None = None
    """Null keeps the one it has."""
    job_id: str | None = None
    """The only job that may use it; null: all jobs of the owner."""
    expected_version: int | None = None
    """Refused unless this version is there: 0 for none. Null: whatever is there."""


class VariableVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A variable as it was."""

    version: int
    value: Any
    description: str
    updated_at: datetime
    updated_by: str
    """The user's id, or `execution <id>`."""


class VariableVersions(msgspec.Struct, frozen=True, kw_only=True):
    """The latest versions, newest first."""

    items: list[VariableVersion]


class VariableView(VariableVersion, frozen=True, kw_only=True):
    """A variable as it is."""

    key: str
    scope: ScopeKind
    owner_id: str
    job_id: str | None
    used_by: list[JobUse]
    """The first few jobs that name it."""


class VariableList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, by key."""

    items: list[VariableView]
    total: int
    complete: bool
    next_cursor: str | None


class VariableQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Variables of a job, else of an owner (null: the caller), that contain `search` in key or description."""

    job_id: str | None = None
    owner_id: str | None = None
    search: str = ""
    limit: int = DEFAULT_LIMIT
    cursor: str | None = None


class VariableService:
    """Of users and of teams: domain/access.py says who may do what with them."""

    def __init__(self, stores: RedisStores, *, clock: Clock = utc_now) -> None:
        self._variables = stores.variables
        self._scoping = Scoping(stores)
        self._clock = clock

    async def page(self, principal: Principal, query: VariableQuery) -> VariableList:
        """One page."""
        scope = await self._scoping.scope(
            principal, Permission.VARIABLE_READ, job_id=query.job_id, owner_id=query.owner_id
        )
        offset = read_cursor(query, query.cursor)
        wanted = query.search.casefold()
        found = [
            one
            for one in await self._variables.all(scope)
            if wanted in one.key.casefold() or wanted in one.description.casefold()
        ]
        end = offset + query.limit
        return VariableList(
            items=[await self._view(variable) for variable in found[offset:end]],
            total=len(found),
            complete=True,
            next_cursor=write_cursor(query, end) if len(found) > end else None,
        )

    async def find(
        self, principal: Principal, key: str, *, job_id: str | None, owner_id: str | None = None
    ) -> VariableView:
        """The variable as it is."""
        scope = await self._scope(principal, Permission.VARIABLE_READ, job_id, owner_id)
        return await self._view(await self.find_in(scope, key))

    async def versions(
        self, principal: Principal, key: str, *, job_id: str | None, owner_id: str | None = None
    ) -> VariableVersions:
        """The variable as it was."""
        scope = await self._scope(principal, Permission.VARIABLE_READ, job_id, owner_id)
        variable = await self.find_in(scope, key)
        fields = VariableVersion.__struct_fields__
        return VariableVersions(
            items=[
                VariableVersion(**{name: getattr(one, name) for name in fields})
                for one in await self._variables.versions(variable)
            ]
        )

    async def put(
        self, principal: Principal, key: str, request: PutVariable, *, owner_id: str | None = None
    ) -> VariableView:
        """Sets a variable, new or anew; attempts that run keep what they were given."""
        scope = await self._scope(principal, Permission.VARIABLE_WRITE, request.job_id, owner_id)
        return await self._view(await self.put_in(scope, key, request, by=principal.user_id))

    async def remove(
        self, principal: Principal, key: str, *, job_id: str | None, owner_id: str | None = None, force: bool
    ) -> None:
        """Takes it and its history away; Conflict while jobs name it, unless forced."""
        scope = await self._scope(principal, Permission.VARIABLE_WRITE, job_id, owner_id)
        variable = await self.find_in(scope, key)
        if not force:
            await self._scoping.refuse_used(variable.scope, variable_use(key))
        await self.remove_in(variable.scope, key)

    async def put_in(
        self, scope: Scope, key: str, request: PutVariable, *, by: str, holder: Holder | None = None
    ) -> Variable:
        """Sets a variable of `scope`, whoever may; Invalid and Conflict as the request deserves.

        With a `holder` only while that holds its lease; Unauthenticated when it does not.
        """
        check_variable(key, request)
        description = request.description
        if description is None:
            former = await self._variables.find(scope, key)
            description = "" if former is None else former.description
        variable = Variable(
            key=key,
            scope=scope,
            value=request.value,
            description=description,
            version=0,
            updated_at=from_ms(to_ms(self._clock())),
            updated_by=by,
        )
        saved = await self._variables.save(variable, expected=request.expected_version, limits=LIMITS, holder=holder)
        _refuse(saved)
        variable = msgspec.structs.replace(variable, version=saved.version)
        _note(scope, key, after=variable)
        return variable

    async def remove_in(
        self, scope: Scope, key: str, *, expected_version: int | None = None, holder: Holder | None = None
    ) -> None:
        """Takes a variable of `scope` away, `holder` as in `put_in`; NotFound when there is none."""
        saved = await self._variables.remove(scope, key, expected=expected_version, holder=holder)
        if saved.word == "missing":
            raise NotFound("variable", key)
        _refuse(saved)
        _note(scope, key, before={"version": saved.version})

    async def find_in(self, scope: Scope, key: str) -> Variable:
        """A variable of `scope`; NotFound when there is none."""
        found = await self._variables.find(scope, key) if is_variable_key(key) else None
        if found is None:
            raise NotFound("variable", key)
        return found

    async def _scope(self, principal: Principal, need: Permission, job_id: str | None, owner_id: str | None) -> Scope:
        return await self._scoping.scope(principal, need, job_id=job_id, owner_id=owner_id)

    async def _view(self, variable: Variable) -> VariableView:
        return VariableView(
            key=variable.key,
            scope=variable.scope.kind,
            owner_id=variable.scope.owner_id,
            job_id=variable.scope.job_id,
            value=variable.value,
            description=variable.description,
            version=variable.version,
            updated_at=variable.updated_at,
            updated_by=variable.updated_by,
            used_by=await self._scoping.users(variable.scope, variable_use(variable.key)),
        )


def _note(scope: Scope, key: str, *, before: object | None = None, after: object | None = None) -> None:
    note(kind="variable", id=f"{scope.key}/{key}", name=key, owner_id=scope.owner_id, before=before, after=after)


def check_variable(key: str, request: PutVariable) -> None:
    """Invalid with every refused part of a variable."""
    errors = []
    if not is_variable_key(key):
        detail = "A variable is named by 1 to 100 capitals, digits and `_`, not beginning with a digit."
        errors.append(FieldError(pointer="path:key", code="variable.key", detail=detail))
    elif key.startswith(RESERVED):
        detail = f"Names that begin with {RESERVED} are ours."
        errors.append(FieldError(pointer="path:key", code="variable.key", detail=detail))
    if len(msgspec.json.encode(request.value).decode()) > MAX_VALUE_CHARACTERS:
        detail = f"A value has at most {MAX_VALUE_CHARACTERS:,} characters as JSON."
        errors.append(FieldError(pointer="/value", code="variable.size", detail=detail))
    if isinstance(request.value, str) and "\x00" in request.value:
        errors.append(FieldError(pointer="/value", code="variable.value", detail="A text cannot hold a NUL character."))
    if request.description is not None and not is_text(request.description):
        detail = "A description has at most 2,000 characters."
        errors.append(FieldError(pointer="/description", code="variable.description", detail=detail))
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)


def _refuse(saved: Saved) -> None:
    if saved.word == "lost":
        raise not_good()
    if saved.word == "version":
        there = f"Version {saved.version} is there" if saved.version else "There is none"
        raise Conflict(f"{there}, not the one that was expected.", code="variable.version")
    if saved.word in _REFUSALS:
        raise Conflict(_REFUSALS[saved.word], code=f"variable.{saved.word}")
