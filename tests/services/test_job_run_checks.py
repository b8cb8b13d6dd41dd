"""What a job may say of how its attempts run."""

from typing import Any

import pytest

from chronos_synapse.domain.job import JobState
from chronos_synapse.domain.parameter import Parameter, ParameterType
from chronos_synapse.domain.retention import KeepPolicy
from chronos_synapse.domain.retry import Cause, RetryPolicy
from chronos_synapse.domain.sandbox import Bind, Limits, Network, Profile, Sandbox, labels_of
from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.sandbox.cgroups import ControlGroups
from chronos_synapse.sandbox.confiner import Confiner, ConfinerOptions, Machine
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.jobs.job_run_checks import check_run, refusal_of
from tests.builders import a_job


def pointers(*, is_process: bool | None = True, **changes: Any) -> list[str]:
    return [error.pointer for error in check_run(a_job(**changes), is_process=is_process)]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"retry": RetryPolicy(max_attempts=0)}, "/retry/max_attempts"),
        ({"retry": RetryPolicy(max_attempts=101)}, "/retry/max_attempts"),
        ({"retry": RetryPolicy(initial_s=-1)}, "/retry/initial_s"),
        ({"retry": RetryPolicy(initial_s=float("nan"))}, "/retry/initial_s"),
        ({"retry": RetryPolicy(multiplier=0.5)}, "/retry/multiplier"),
        ({"retry": RetryPolicy(cap_s=1e9)}, "/retry/cap_s"),
        ({"retry": RetryPolicy(jitter=1.1)}, "/retry/jitter"),
        ({"retry": RetryPolicy(deadline_s=0)}, "/retry/deadline_s"),
        ({"retry": RetryPolicy(on=(Cause.TIMEOUT, Cause.LOST))}, "/retry/on/1"),
        ({"retry": RetryPolicy(on=(Cause.REFUSED,))}, "/retry/on/0"),
        ({"retry": RetryPolicy(exit_codes=(0,))}, "/retry/exit_codes/0"),
        ({"retry": RetryPolicy(exit_codes=(1, 256))}, "/retry/exit_codes/1"),
        ({"retry": RetryPolicy(exit_codes=(1,) * 256)}, "/retry/exit_codes"),
        ({"retry": RetryPolicy(signals=("SEGV",))}, "/retry/signals/0"),
        ({"retry": RetryPolicy(http_statuses=("6xx",))}, "/retry/http_statuses/0"),
        ({"retry": RetryPolicy(log_patterns=("a(",))}, "/retry/log_patterns/0"),
        ({"retry": RetryPolicy(log_patterns=("",))}, "/retry/log_patterns/0"),
        ({"retry": RetryPolicy(log_patterns=("x" * 1001,))}, "/retry/log_patterns/0"),
        ({"retry": RetryPolicy(log_patterns=("x",) * 11)}, "/retry/log_patterns"),
        ({"parameters": (Parameter(name="Day"),)}, "/parameters/0/name"),
        ({"parameters": (Parameter(name="day"), Parameter(name="day"))}, "/parameters/1/name"),
        ({"parameters": (Parameter(name="day", type=ParameterType.NUMBER, default="1"),)}, "/parameters/0/default"),
        ({"parameters": (Parameter(name="day", type=ParameterType.CHOICE),)}, "/parameters/0/choices"),
        ({"parameters": (Parameter(name="day", choices=("a",)),)}, "/parameters/0/choices"),
        ({"parameters": (Parameter(name="day", description="x" * 501),)}, "/parameters/0/description"),
        ({"parameters": tuple(Parameter(name=f"p{n}") for n in range(51))}, "/parameters"),
        ({"needs": ("gpu", "a b")}, "/needs/1"),
        ({"needs": tuple(f"n{n}" for n in range(21))}, "/needs"),
        ({"keep": KeepPolicy(days=0)}, "/keep/days"),
        ({"keep": KeepPolicy(executions=0)}, "/keep/executions"),
        ({"setup_timeout_s": 0}, "/setup_timeout_s"),
        ({"sandbox": Sandbox(network=Network.NONE)}, "/sandbox/network"),
        ({"sandbox": Sandbox(profile=Profile.STRICT, network=Network.ALLOW_LIST)}, "/sandbox/allowed_hosts"),
        ({"sandbox": Sandbox(profile=Profile.STRICT, allowed_hosts=("a:1",))}, "/sandbox/allowed_hosts"),
        ({"sandbox": Sandbox(limits=Limits(memory_bytes=1))}, "/sandbox/limits/memory_bytes"),
        ({"sandbox": Sandbox(limits=Limits(cpu=float("inf")))}, "/sandbox/limits/cpu"),
        ({"sandbox": Sandbox(limits=Limits(disk_bytes=1 << 30))}, "/sandbox/limits/disk_bytes"),
        ({"sandbox": Sandbox(binds=(Bind(path="/srv"),))}, "/sandbox/binds"),
        ({"sandbox": Sandbox(profile=Profile.CUSTOM, binds=(Bind(path="/srv/../etc"),))}, "/sandbox/binds/0/path"),
        ({"sandbox": Sandbox(profile=Profile.CUSTOM, binds=(Bind(path="srv"),))}, "/sandbox/binds/0/path"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(changes: dict[str, Any], pointer: str) -> None:
    assert pointers(**changes) == [pointer]


HOSTS = (
    "example.org",
    "a:0",
    "a:70000",
    "a:٤٤٣",
    "a:+1",
    "a:1 ",
    "http://a:80",
    "a b:80",
    "*:80",
    "[::1]",
    "[::1]:",
    "a@b:1",
)


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_of_an_allow_list_is_host_and_port(host: str) -> None:
    sandbox = Sandbox(profile=Profile.STRICT, network=Network.ALLOW_LIST, allowed_hosts=(host,))

    assert pointers(sandbox=sandbox) == ["/sandbox/allowed_hosts/0"]


@pytest.mark.parametrize(
    "sandbox",
    [
        Sandbox(limits=Limits(disk_bytes=1 << 30)),
        Sandbox(network=Network.NONE),
        Sandbox(network=Network.ALLOW_LIST, allowed_hosts=("a:1",)),
        Sandbox(binds=(Bind(path="/srv"),)),
        *(Sandbox(profile=Profile.STRICT, network=Network.ALLOW_LIST, allowed_hosts=(host,)) for host in HOSTS),
    ],
)
async def test_what_no_worker_could_run_is_refused_when_it_is_saved(sandbox: Sandbox) -> None:
    async with Spawner() as spawner:
        able = Capabilities(labels=labels_of(sandbox))
        confiner = Confiner(ConfinerOptions(spawner=spawner), Machine(None, ControlGroups({}, is_v2=True)), able)

        assert confiner.refusal(sandbox) is not None
    assert pointers(sandbox=sandbox) != []


@pytest.mark.parametrize(
    ("sandbox", "field"),
    [
        (Sandbox(limits=Limits(disk_bytes=1 << 30)), "disk_bytes"),
        (Sandbox(network=Network.NONE), "network"),
        (Sandbox(binds=(Bind(path="/srv"),)), "binds"),
    ],
)
def test_what_a_trusted_job_cannot_have_is_named_in_words(sandbox: Sandbox, field: str) -> None:
    (error,) = check_run(a_job(sandbox=sandbox), is_process=True)

    assert field in error.detail
    assert "custom, standard or strict" in error.detail


def test_a_job_that_states_everything_well_is_taken() -> None:
    job: dict[str, Any] = {
        "retry": RetryPolicy(
            max_attempts=5,
            deadline_s=600,
            exit_codes=(1, 75),
            signals=("SIGSEGV",),
            http_statuses=("503", "4xx"),
            log_patterns=("connection (reset|refused)",),
        ),
        "parameters": (
            Parameter(name="day", required=True, default="monday"),
            Parameter(name="count", type=ParameterType.NUMBER, default=3),
            Parameter(name="mode", type=ParameterType.CHOICE, choices=("fast", "full"), default="full"),
            Parameter(name="force", type=ParameterType.BOOLEAN, default=False),
        ),
        "sandbox": Sandbox(
            profile=Profile.CUSTOM,
            network=Network.ALLOW_LIST,
            allowed_hosts=("api.example.org:443", "*.example.org:8443", "[2001:db8::1]:443"),
            limits=Limits(cpu=0.5, memory_bytes=64 << 20, pids=32),
            binds=(Bind(path="/srv/data"),),
        ),
        "needs": ("gpu", "eu-west.1"),
        "keep": KeepPolicy(days=3, executions=10, log_bytes=1 << 20),
    }

    assert pointers(**job) == []


def test_what_a_schedule_starts_needs_a_default_where_a_value_is_required() -> None:
    parameters = (Parameter(name="count", default="3", required=True), Parameter(name="day", required=True))

    assert pointers(parameters=parameters) == ["/parameters/1/default"]
    assert pointers(parameters=parameters, state=JobState.DRAFT) == []


def test_a_sandbox_is_refused_where_no_program_is_started() -> None:
    strict = Sandbox(profile=Profile.STRICT)

    assert pointers(sandbox=strict, is_process=False) == ["/sandbox/profile"]
    assert pointers(sandbox=strict, is_process=True) == []


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        (ParameterType.TEXT, "anything; $(id)", 3.0),
        (ParameterType.TEXT, "", "a\0b"),
        (ParameterType.NUMBER, 2.5, True),
        (ParameterType.NUMBER, 0.0, float("inf")),
        (ParameterType.BOOLEAN, False, "false"),
        (ParameterType.CHOICE, "a", "c"),
    ],
)
def test_a_value_is_of_the_type_of_its_parameter(type_: ParameterType, good: Any, bad: Any) -> None:
    parameter = Parameter(name="p", type=type_, choices=("a", "b") if type_ is ParameterType.CHOICE else ())

    assert refusal_of(parameter, good) is None
    assert "p is" in (refusal_of(parameter, bad) or "")
