"""Variables in bulk: as JSON or as lines of KEY=value, out and in."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict, FieldError, Invalid, brief
from chronos_synapse.domain.variable import Variable
from chronos_synapse.services.audit.draft import changed_nothing, note, note_refused
from chronos_synapse.services.secrets.scoping import Scoping
from chronos_synapse.services.secrets.variables import LIMITS, PutVariable, VariableService, check_variable
from chronos_synapse.storage.redis.stores import RedisStores

MAX_TEXT = 900_000
MAX_ITEMS = LIMITS.variables

_BARE = re.compile(r"[A-Za-z0-9_@%+=:,./-]*", re.ASCII)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


class VariableFormat(StrEnum):
    """How variables are written down."""

    JSON = "json"
    """One object: key to value, or key to `{value, description}` under `variables`."""
    ENV = "env"
    """Lines of KEY=value, as a `.env` file has them; descriptions are comments before them."""


class VariableExport(msgspec.Struct, frozen=True, kw_only=True):
    """All variables of a scope as a text."""

    format: VariableFormat
    text: str
    count: int


class VariableImport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Variables to take over."""

    format: VariableFormat
    text: Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
    overwrite: bool = False
    """Else those that are there already stay as they are."""
    dry_run: bool = False
    """Only tell what would happen."""
    job_id: str | None = None


class ImportedVariable(msgspec.Struct, frozen=True, kw_only=True):
    """What came, or would come, of one of them."""

    key: str
    outcome: str
    """`created`, `updated`, `unchanged`, `kept` (there already, and not overwritten) or `refused`."""
    detail: str | None = None


class VariableImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What came of each."""

    items: list[ImportedVariable]
    dry_run: bool


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    value: Any
    description: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    variables: dict[str, _Entry]


class VariableFiles:
    """Writes variables out and takes them in."""

    def __init__(self, stores: RedisStores, service: VariableService) -> None:
        self._variables = stores.variables
        self._scoping = Scoping(stores)
        self._service = service

    async def export(
        self, principal: Principal, form: VariableFormat, *, job_id: str | None, owner_id: str | None = None
    ) -> VariableExport:
        """Everything of a scope."""
        scope = await self._scoping.scope(principal, Permission.VARIABLE_READ, job_id=job_id, owner_id=owner_id)
        found = await self._variables.all(scope)
        text = _as_json(found) if form is VariableFormat.JSON else "".join(map(_as_line, found))
        note(kind="scope", id=scope.key, owner_id=scope.owner_id, after={"count": len(found)})
        return VariableExport(format=form, text=text, count=len(found))

    async def take_in(
        self, principal: Principal, request: VariableImport, *, owner_id: str | None = None
    ) -> VariableImportReport:
        """Each by itself: one that is refused stops no other. Invalid when the text cannot be read at all."""
        scope = await self._scoping.scope(
            principal, Permission.VARIABLE_WRITE, job_id=request.job_id, owner_id=owner_id
        )
        entries = _from_json(request.text) if request.format is VariableFormat.JSON else dict(_from_lines(request.text))
        if len(entries) > MAX_ITEMS:
            raise Invalid(f"At most {MAX_ITEMS} variables can be taken in.", pointer="/text", code="variable.many")
        there = {one.key: one for one in await self._variables.all(scope)}
        items = []
        for key, put in entries.items():
            outcome = _outcome(put, there.get(key), overwrite=request.overwrite)
            try:
                check_variable(key, put)
                if not request.dry_run and outcome in ("created", "updated"):
                    await self._service.put_in(scope, key, put, by=principal.user_id)
                items.append(ImportedVariable(key=key, outcome=outcome))
            except (Invalid, Conflict) as exc:
                note_refused(kind="variable", id=f"{scope.key}/{brief(key)}", code=exc.code)
                items.append(ImportedVariable(key=brief(key), outcome="refused", detail=exc.detail))
        if request.dry_run:
            changed_nothing()
        return VariableImportReport(items=items, dry_run=request.dry_run)


def _outcome(put: PutVariable, former: Variable | None, *, overwrite: bool) -> str:
    if former is None:
        return "created"
    if put.value == former.value and put.description in (None, former.description):
        return "unchanged"
    return "updated" if overwrite else "kept"


def _as_json(variables: list[Variable]) -> str:
    entries = {one.key: {"value": one.value, "description": one.description} for one in variables}
    return msgspec.json.format(msgspec.json.encode({"variables": entries}), indent=2).decode() + "\n"


def _as_line(variable: Variable) -> str:
    comment = "".join(f"# {line}\n" for line in variable.description.split("\n") if variable.description)
    text = variable.text
    if not _BARE.fullmatch(text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace("`", "\\`")
        text = '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'
    return f"{comment}{variable.key}={text}\n"


def _from_json(text: str) -> dict[str, PutVariable]:
    try:
        document = msgspec.json.decode(text, type=dict[str, Any])
        if set(document) == {"variables"}:
            entries = msgspec.convert(document, _File).variables
            return {key: PutVariable(value=one.value, description=one.description) for key, one in entries.items()}
        return {key: PutVariable(value=value) for key, value in document.items()}
    except (msgspec.DecodeError, RecursionError) as exc:
        raise Invalid(f"The JSON cannot be read: {brief(str(exc))}.", pointer="/text", code="variable.json") from exc


def _from_lines(text: str) -> Iterator[tuple[str, PutVariable]]:
    """Keys and values, with the comment right before as the description."""
    errors = []
    comment: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith("#"):
            comment.append(stripped.removeprefix("#").strip())
            continue
        if stripped:
            key, separator, value = stripped.removeprefix("export ").partition("=")
            if separator:
                yield key.strip(), PutVariable(value=_unquoted(value.strip()), description="\n".join(comment) or None)
            else:
                errors.append(_error(number, line))
        comment = []
    if errors:
        raise Invalid(errors[0].detail, code="variable.line", errors=errors[:10])


def _error(number: int, line: str) -> FieldError:
    detail = f"Line {number} is not written as KEY=value: {brief(line)!r}."
    return FieldError(pointer="/text", code="variable.line", detail=detail)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1]
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), value[1:-1])
    return value
