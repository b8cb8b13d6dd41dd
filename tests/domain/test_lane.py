"""Lanes: which queue, and what a worker must offer."""

import pytest

from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.lane import (
    COMMON_KINDS,
    fits,
    kind_label,
    lane_of,
    lane_of_job,
    needs_in,
    needs_of,
    queue_of,
)
from chronos_synapse.domain.sandbox import Limits, Profile, Sandbox
from tests.builders import a_job


def test_a_lane_without_needs_has_the_name_of_its_queue() -> None:
    assert lane_of("default", ()) == "default"
    assert queue_of("default") == "default"
    assert needs_in("default") == ()


def test_a_lane_names_its_needs_in_order_and_once() -> None:
    lane = lane_of("slow", ("gpu", "arm", "gpu"))

    assert lane == "slow+arm+gpu"
    assert (queue_of(lane), needs_in(lane)) == ("slow", ("arm", "gpu"))


@pytest.mark.parametrize("kind", sorted(COMMON_KINDS))
def test_a_plain_job_needs_nothing(kind: str) -> None:
    job = a_job(executor=ExecutorRef(kind=kind))

    assert needs_of(job) == ()
    assert lane_of_job(job) == "default"


def test_a_job_needs_what_it_states_what_its_sandbox_takes_and_its_executor() -> None:
    sandbox = Sandbox(profile=Profile.CUSTOM, limits=Limits(memory_bytes=1 << 26))
    job = a_job(queue="slow", needs=("gpu",), sandbox=sandbox, executor=ExecutorRef(kind="docker"))

    assert needs_of(job) == ("gpu", "kind-docker", "limit-memory", "sandbox")
    assert lane_of_job(job) == "slow+gpu+kind-docker+limit-memory+sandbox"


def test_a_worker_may_take_from_a_lane_when_it_offers_all_of_it() -> None:
    lane = lane_of("default", ("gpu", kind_label("docker")))

    assert fits(lane, {"gpu", "kind-docker", "arm"})
    assert not fits(lane, {"gpu"})
    assert fits("default", ())
