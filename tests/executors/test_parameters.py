"""Filling parameters: in one pass with references, so that neither's value is read for the other."""

from typing import Annotated, Any
from urllib.parse import quote

import msgspec
import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.reference import Reference, SavedConfig, with_values
from chronos_synapse.executors._parameters import with_parameters
from chronos_synapse.executors.base import AttemptContext, Executor, ExecutorOptions, Result
from tests.executors.support import Attempt

PASSWORD = Reference(provider="store", key="db")
TEMPLATE = Reference(key="TEMPLATE")


class EchoConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(max_length=40)] = ""
    nested: dict[str, list[str]] = {}
    program: str = ""
    shown: str = ""


class EchoExecutor(Executor[EchoConfig]):
    """Keeps what it would use."""

    kind = "echo"
    config_type = EchoConfig
    code_fields = frozenset({"program"})
    open_fields = frozenset({"shown"})
    used: EchoConfig

    async def run(self, config: EchoConfig, context: AttemptContext) -> Result:
        self.used = with_parameters(type(self), config, context, {"text": lambda value: quote(value, safe="")})
        return Result(outcome=Outcome.SUCCEEDED)


@pytest.fixture
def echo(options: ExecutorOptions) -> EchoExecutor:
    return EchoExecutor(options)


async def used(
    echo: EchoExecutor, config: dict[str, Any], *, values: dict[Reference, str], parameters: dict[str, str]
) -> dict[str, Any]:
    """What is used of `config` when references have these values, as a worker hands it over."""
    saved = SavedConfig(config=config, values=values)
    attempt = Attempt(echo, parameters=parameters, saved=saved)
    await attempt.run(**with_values(config, values.__getitem__, echo.takes_references))
    found: dict[str, Any] = msgspec.to_builtins(echo.used)
    return found


async def test_the_value_of_a_secret_is_not_filled(echo: EchoExecutor) -> None:
    config = {"text": "${secret:store:db}-${param:who}", "nested": {"a": ["${secret:store:db}"]}}

    found = await used(echo, config, values={PASSWORD: "p${param:who}"}, parameters={"who": "a b"})

    assert found["text"] == "p${param:who}-a%20b"
    assert found["nested"] == {"a": ["p${param:who}"]}


async def test_a_secret_may_name_a_parameter_that_there_is_not(echo: EchoExecutor) -> None:
    found = await used(echo, {"text": "${secret:store:db}"}, values={PASSWORD: "${param:gone}"}, parameters={})

    assert found["text"] == "${param:gone}"


async def test_the_value_of_a_parameter_pulls_no_secret(echo: EchoExecutor) -> None:
    config = {"nested": {"a": ["${param:who}", "${secret:store:db}"]}}

    found = await used(echo, config, values={PASSWORD: "hunter2"}, parameters={"who": "${secret:store:db}"})

    assert found["nested"] == {"a": ["${secret:store:db}", "hunter2"]}


async def test_values_do_not_make_something_new_together(echo: EchoExecutor) -> None:
    config = {"nested": {"a": ["${var:TEMPLATE}{param:who}", "$${secret:store:db}", "${var:TEMPLATE}${param:who}"]}}

    found = await used(echo, config, values={TEMPLATE: "$"}, parameters={"who": "you"})

    assert found["nested"] == {"a": ["${param:who}", "${secret:store:db}", "$you"]}


async def test_fields_that_take_no_references_take_parameters_unless_they_are_program_text(echo: EchoExecutor) -> None:
    config = {"program": "${param:who} ${secret:store:db}", "shown": "${param:who} ${secret:store:db} $${var:X}"}

    found = await used(echo, config, values={}, parameters={"who": "you"})

    assert found["program"] == config["program"]
    assert found["shown"] == "you ${secret:store:db} $${var:X}"


def test_what_was_saved_is_shown_without_values() -> None:
    assert "hunter2" not in repr(SavedConfig(config={}, values={PASSWORD: "hunter2"}))
