"""Values of a job's parameters: what was stated is checked, and what was not has the definition's default."""

from collections.abc import Iterator, Mapping

from chronos_synapse.domain.errors import FieldError, Invalid, brief
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.parameter import Parameter, Parameters, ParameterValue
from chronos_synapse.services.jobs.job_run_checks import refusal_of

POINTER = "/parameters"


def check_parameters(job: Job, stated: Mapping[str, ParameterValue]) -> None:
    """Raises Invalid with one error for each value that the job does not take, or needs and is not given."""
    errors = [*_unknown(job, stated), *_refused(job, stated)]
    if errors:
        raise Invalid(" ".join(error.detail for error in errors[:3]), code=errors[0].code, errors=errors[:50])


def values_of(job: Job, stated: Mapping[str, ParameterValue]) -> Parameters:
    """What an execution of this definition is given: what was stated, else the default; without both, nothing."""
    values = {parameter.name: stated.get(parameter.name, parameter.default) for parameter in job.parameters}
    return {name: value for name, value in values.items() if value is not None}


def _unknown(job: Job, stated: Mapping[str, ParameterValue]) -> Iterator[FieldError]:
    known = [parameter.name for parameter in job.parameters]
    for name in stated:
        if name not in known:
            has = f"it has {', '.join(known[:10])}" if known else "it has none"
            yield _error(name, "parameter.unknown", f"The job has no parameter {brief(name)!r}; {has}.")


def _refused(job: Job, stated: Mapping[str, ParameterValue]) -> Iterator[FieldError]:
    for parameter in job.parameters:
        why = _refusal(parameter, stated)
        if why is not None:
            yield _error(parameter.name, "parameter.value", why)


def _refusal(parameter: Parameter, stated: Mapping[str, ParameterValue]) -> str | None:
    if parameter.name in stated:
        return refusal_of(parameter, stated[parameter.name])
    is_missing = parameter.required and parameter.default is None
    return f"{parameter.name} must be given a value." if is_missing else None


def _error(name: str, code: str, detail: str) -> FieldError:
    escaped = brief(name).replace("~", "~0").replace("/", "~1")
    return FieldError(pointer=f"{POINTER}/{escaped}", code=code, detail=detail)
