"""Parameters: what a job takes, what it refuses, and what it is given when nothing is stated."""

from typing import Any

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.parameter import Parameter, ParameterType
from chronos_synapse.services.jobs.parameters import check_parameters, values_of
from tests.builders import a_job


def job_with(*parameters: Parameter) -> Job:
    return a_job(parameters=parameters)


TARGET = Parameter(name="target", required=True)
COUNT = Parameter(name="count", type=ParameterType.NUMBER, default=3)
FORCE = Parameter(name="force", type=ParameterType.BOOLEAN)
MODE = Parameter(name="mode", type=ParameterType.CHOICE, choices=("full", "quick"), default="full")
JOB = job_with(TARGET, COUNT, FORCE, MODE)


def test_what_is_not_stated_has_its_default_and_what_has_none_is_absent() -> None:
    assert values_of(JOB, {}) == {"count": 3, "mode": "full"}
    assert values_of(JOB, {"target": "db", "count": 0, "force": False}) == {
        "target": "db",
        "count": 0,
        "force": False,
        "mode": "full",
    }


def test_what_the_definition_does_not_know_is_not_given() -> None:
    assert values_of(JOB, {"former": "x"}) == {"count": 3, "mode": "full"}


@pytest.mark.parametrize(
    ("stated", "pointer"),
    [
        ({}, "/parameters/target"),
        ({"target": 1.0}, "/parameters/target"),
        ({"target": "a\0b"}, "/parameters/target"),
        ({"target": "x" * 5000}, "/parameters/target"),
        ({"target": "db", "count": "3"}, "/parameters/count"),
        ({"target": "db", "count": True}, "/parameters/count"),
        ({"target": "db", "force": "true"}, "/parameters/force"),
        ({"target": "db", "mode": "slow"}, "/parameters/mode"),
        ({"target": "db", "a/b~": "x"}, "/parameters/a~1b~0"),
    ],
)
def test_a_refused_value_is_named(stated: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_parameters(JOB, stated)

    assert [error.pointer for error in refused.value.errors] == [pointer]


def test_all_refused_values_are_told_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        check_parameters(JOB, {"other": 1.0, "mode": 2.0})

    pointers = [error.pointer for error in refused.value.errors]
    assert pointers == ["/parameters/other", "/parameters/target", "/parameters/mode"]


def test_a_value_that_is_required_and_has_a_default_need_not_be_stated() -> None:
    check_parameters(job_with(Parameter(name="target", required=True, default="db")), {})


def test_a_name_that_a_job_without_parameters_is_given_is_refused() -> None:
    with pytest.raises(Invalid, match="it has none"):
        check_parameters(a_job(), {"x": "y"})
