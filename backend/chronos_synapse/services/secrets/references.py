"""References at save: a job that names what is not there is refused then, not at 3 a.m."""

from collections.abc import Iterator, Mapping
from typing import Any

from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.reference import VALUE, Place, Reference, Takes, misspelt_in, places_of, references_in
from chronos_synapse.domain.scope import scopes_of
from chronos_synapse.executors.base import Executor
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.storage.redis.stores import RedisStores

MAX_REFERENCES = 200

Executors = Mapping[str, Executor[Any] | type[Executor[Any]]]
"""Kind -> what carries it out, or its class."""

Wanted = list[tuple[str, Reference]]
"""Pointer of a text, and a reference in it."""


def takes_of(job: Job, executors: Executors) -> Takes:
    """Which fields of the config of `job` take values; none of a kind that is not known here."""
    executor = executors.get(job.executor.kind)
    return (lambda _: False) if executor is None else executor.takes_references


class References:
    """Looks for what jobs name."""

    def __init__(self, stores: RedisStores, sources: SecretSources, executors: Executors) -> None:
        self._secrets = stores.secrets
        self._variables = stores.variables
        self._sources = sources
        self._executors = executors

    async def check(self, job: Job) -> None:
        """Invalid with every reference of `job` that cannot be resolved."""
        errors: list[FieldError] = []
        wanted: Wanted = []
        for place in places_of(job, takes_of(job, self._executors)):
            errors += self._written_wrong(place)
            wanted += [(place.pointer, one) for one in references_in(place.text) if not place.is_code]
        if len(wanted) > MAX_REFERENCES:
            raise Invalid(f"A job has at most {MAX_REFERENCES} references.", pointer="/executor", code="reference.many")
        refused = [(pointer, one, self._sources.refusal(one)) for pointer, one in wanted if one.is_secret]
        errors += [_error(pointer, one, why) for pointer, one, why in refused if why is not None]
        known = {(pointer, one) for pointer, one, why in refused if why is not None}
        errors += await self._missing(job, [item for item in wanted if item not in known])
        if errors:
            raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors)

    def _written_wrong(self, place: Place) -> Iterator[FieldError]:
        for text in misspelt_in(place.text):
            detail = (
                f"{brief(text)!r} is no reference: it is written ${{secret:store:NAME}}, "
                "${secret:store:NAME:FIELD} or ${var:KEY}; $${ writes ${."
            )
            yield FieldError(pointer=place.pointer, code="reference.malformed", detail=detail)
        if place.is_code and (found := next(references_in(place.text), None)) is not None:
            detail = (
                f"{found.text} cannot stand in what is to be run: others on the machine could see it. "
                "Give it to the job as a variable of its environment."
            )
            yield FieldError(pointer=place.pointer, code="reference.code", detail=detail)

    async def _missing(self, job: Job, wanted: Wanted) -> list[FieldError]:
        stored = [item for item in wanted if item[1].is_stored]
        variables = [item for item in wanted if not item[1].is_secret]
        scopes = scopes_of(job)
        secrets = await self._secrets.find_many([(scope, one.key) for _, one in stored for scope in scopes])
        values = await self._variables.find_many([(scope, one.key) for _, one in variables for scope in scopes])
        errors = []
        for at, (pointer, one) in enumerate(stored):
            found = secrets[2 * at] or secrets[2 * at + 1]
            if found is None:
                errors.append(_error(pointer, one, "the job's owner has no such secret"))
            elif (one.field or VALUE) not in found.fields:
                errors.append(_error(pointer, one, f"the secret has no field {one.field or VALUE!r}"))
        for at, (pointer, one) in enumerate(variables):
            if values[2 * at] is None and values[2 * at + 1] is None:
                errors.append(_error(pointer, one, "the job's owner has no such variable"))
        return errors


def _error(pointer: str, reference: Reference, why: str) -> FieldError:
    detail = f"{brief(reference.text)} cannot be resolved: {why}."
    return FieldError(pointer=pointer, code="reference.unresolved", detail=detail)
