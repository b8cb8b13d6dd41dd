"""TemplateService: jobs from templates. Values become parameters, and secrets references: no text is put together.

Each template is a file of the folder `templates`; a new one is found by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import ChronosError, Conflict, FieldError, Invalid, NotFound, brief
from chronos_synapse.domain.job import JobState, UserId
from chronos_synapse.domain.parameter import Parameter, ParameterType
from chronos_synapse.domain.schedule import Schedule
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.secret import is_secret_name
from chronos_synapse.domain.template import Template, TemplateValue, TemplateVariable, VariableType
from chronos_synapse.services.accounts.access import owner_of_new
from chronos_synapse.services.audit.draft import changed_nothing
from chronos_synapse.services.jobs.definition_files import definition_of, new_job_of
from chronos_synapse.services.jobs.job_requests import NewJob
from chronos_synapse.services.jobs.job_views import JobView
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.jobs.yaml_text import read_yaml
from chronos_synapse.services.secrets.secrets import PutSecret, SecretService
from chronos_synapse.storage.redis.stores import RedisStores

FOLDER = Path(__file__).parents[2] / "templates"
MAX_VALUES = 100

_TYPES = {
    VariableType.STRING: ParameterType.TEXT,
    VariableType.NUMBER: ParameterType.NUMBER,
    VariableType.BOOLEAN: ParameterType.BOOLEAN,
}
_ENOUGH: dict[VariableType, tuple[type, ...]] = {
    VariableType.STRING: (str,),
    VariableType.NUMBER: (int, float),
    VariableType.BOOLEAN: (bool,),
}


class SecretChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A secret that there is, or with a value a new one of that name."""

    name: str
    value: Annotated[str, Meta(max_length=65_536)] | None = None

    def __repr__(self) -> str:
        """Without the value."""
        return f"SecretChoice(name={self.name!r})"


class Instantiation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes a job of a template."""

    values: Annotated[dict[str, TemplateValue], Meta(max_length=MAX_VALUES)] = {}
    """By the names of the variables; those that are left out have their defaults."""
    secrets: Annotated[dict[str, SecretChoice], Meta(max_length=MAX_VALUES)] = {}
    """By the names of the variables that are secrets."""
    name: str | None = None
    """Of the job; null: the template's."""
    schedule: Schedule | UnsetType | None = UNSET
    """Left out: the template's; null: only when started by hand."""
    timezone: str = "UTC"
    """Of the template's schedule, where that has none."""
    state: JobState = JobState.DRAFT
    team_id: str | None = None
    """The team that is to own it; null: the caller."""
    dry_run: bool = False
    """Only tell what would be made."""


class TemplateList(msgspec.Struct, frozen=True, kw_only=True):
    """Every template, by category and name."""

    items: list[Template]


class Instantiated(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a template, or in a dry run would be."""

    job: JobView | None
    """None in a dry run."""
    definition: dict[str, Any]


class TemplateService:
    """Makes jobs through JobService and secrets through SecretService, with the caller's rights."""

    def __init__(self, stores: RedisStores, jobs: JobService, secrets: SecretService, folder: Path = FOLDER) -> None:
        self._stores = stores
        self._jobs = jobs
        self._secrets = secrets
        self._folder = folder

    @cached_property
    def _templates(self) -> dict[str, Template]:
        """By id. They are part of the product, so that one which cannot be read is a defect of ours."""
        found = [read_template(path) for path in self._folder.glob("*.yaml")]
        return {one.id: one for one in sorted(found, key=lambda one: (one.category, one.name))}

    def all(self) -> TemplateList:
        """Every template."""
        return TemplateList(items=list(self._templates.values()))

    def find(self, template_id: str) -> Template:
        """The one with this id."""
        found = self._templates.get(template_id)
        if found is None:
            raise NotFound("template", template_id)
        return found

    async def instantiate(self, caller: Principal, template_id: str, wanted: Instantiation) -> Instantiated:
        """The job that was made, with the secrets that were given for it; Invalid with every refused value.

        Where the job is refused, the secrets that were made for it are taken away again.
        """
        template = self.find(template_id)
        owner_id = owner_of_new(caller, Permission.JOB_CREATE, wanted.team_id)
        new = new_job(template, wanted)
        if wanted.dry_run:
            changed_nothing()
            await self._jobs.checked(caller, new)
            return Instantiated(job=None, definition=definition_of(new))
        made = await self._make_secrets(caller, template, wanted, owner_id=owner_id)
        try:
            job = await self._jobs.create(caller, new)
        except ChronosError:
            for name in made:
                await self._secrets.remove(caller, name, job_id=None, owner_id=owner_id, force=True)
            raise
        return Instantiated(job=job, definition=definition_of(new))

    async def _make_secrets(
        self, caller: Principal, template: Template, wanted: Instantiation, *, owner_id: str
    ) -> list[str]:
        """Names of the secrets that were made. One that is there is not written over: other jobs may use it."""
        new = {name: choice for name, choice in wanted.secrets.items() if choice.value is not None}
        for variable, choice in new.items():
            if await self._stores.secrets.find(Scope(owner_id=UserId(owner_id)), choice.name) is not None:
                detail = f"There is a secret {brief(choice.name)!r} already: use it without a value, or choose a name."
                raise Conflict(f"{variable}: {detail}", code="secret.exists")
        made = []
        for choice in new.values():
            request = PutSecret(value=choice.value, description=f"For a job from the template “{template.name}”.")
            await self._secrets.put(caller, choice.name, request, owner_id=owner_id)
            made.append(choice.name)
        return made


def read_template(path: Path) -> Template:
    """The template in a file."""
    return msgspec.convert(read_yaml(path.read_text("utf-8")), Template)


def new_job(template: Template, wanted: Instantiation) -> NewJob:
    """The job that values make of a template; Invalid names every value that is missing or refused."""
    errors = [*_unknown(template, wanted), *_refused(template, wanted)]
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)
    names = {name: choice.name for name, choice in wanted.secrets.items()}
    definition = dict(_with_secrets(template.definition, names))
    definition["environment"] = {
        name: text for name, text in definition.get("environment", {}).items() if "@{" not in text
    }
    definition |= {"name": wanted.name or template.name, "state": wanted.state.value}
    definition |= {"description": template.summary, "tags": ["template", template.id]}
    definition["parameters"] = msgspec.to_builtins(_parameters(template, wanted))
    if isinstance(wanted.schedule, UnsetType):
        definition["schedule"] = {"timezone": wanted.timezone} | template.schedule
    job = new_job_of(definition)
    if not isinstance(wanted.schedule, UnsetType):
        job = msgspec.structs.replace(job, schedule=wanted.schedule)
    return msgspec.structs.replace(job, team_id=wanted.team_id)


def _parameters(template: Template, wanted: Instantiation) -> list[Parameter]:
    return [
        Parameter(
            name=one.name,
            type=_TYPES[one.type],
            description=one.description,
            default=wanted.values.get(one.name, one.default),
            required=one.required,
        )
        for one in template.variables
        if one.type is not VariableType.SECRET
    ]


def _with_secrets(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for variable, name in names.items():
            value = value.replace(f"@{{{variable}}}", name)
        return value
    if isinstance(value, dict):
        return {name: _with_secrets(inner, names) for name, inner in value.items()}
    return [_with_secrets(inner, names) for inner in value] if isinstance(value, list) else value


def _unknown(template: Template, wanted: Instantiation) -> Iterator[FieldError]:
    secret = {one.name for one in template.variables if one.type is VariableType.SECRET}
    plain = {one.name for one in template.variables} - secret
    for member, given, known in (("values", wanted.values, plain), ("secrets", wanted.secrets, secret)):
        for name in given:
            if name not in known:
                yield _error(member, name, "template.unknown", f"The template has no such variable {brief(name)!r}.")


def _refused(template: Template, wanted: Instantiation) -> Iterator[FieldError]:
    for one in template.variables:
        if one.type is VariableType.SECRET:
            yield from _refused_secret(one, wanted.secrets)
            continue
        value = wanted.values.get(one.name, one.default)
        if one.required and (value is None or value == ""):
            yield _error("values", one.name, "template.missing", f"{one.name} is needed: {one.description}")
        elif value is not None and not _fits(value, _ENOUGH[one.type]):
            yield _error("values", one.name, "template.value", f"{one.name} is a {one.type.value}.")


def _refused_secret(variable: TemplateVariable, given: Mapping[str, SecretChoice]) -> Iterator[FieldError]:
    choice = given.get(variable.name)
    if choice is None and variable.required:
        detail = f"{variable.name} is needed: {variable.description}"
        yield _error("secrets", variable.name, "template.missing", detail)
    elif choice is not None and not is_secret_name(choice.name):
        detail = "A secret is named by 1 to 100 letters, digits and `_ . -`."
        yield _error("secrets", variable.name, "secret.name", detail)


def _fits(value: TemplateValue, types: Sequence[type]) -> bool:
    """A truth value is no number here."""
    return isinstance(value, tuple(types)) and (isinstance(value, bool) == (bool in types))


def _error(member: str, name: str, code: str, detail: str) -> FieldError:
    escaped = brief(name).replace("~", "~0").replace("/", "~1")
    return FieldError(pointer=f"/{member}/{escaped}", code=code, detail=detail)
