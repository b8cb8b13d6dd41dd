"""Settings: what cannot be meant is refused at start, by the name of its variable."""

import pytest

from chronos_synapse import executors
from chronos_synapse.config import SettingsError, load_settings
from chronos_synapse.domain.lane import kind_label
from chronos_synapse.domain.sandbox import Limits, Network, Profile, Sandbox, labels_of
from chronos_synapse.executors.base import Executor
from chronos_synapse.registry import discover

EVERYTHING = Sandbox(
    profile=Profile.STRICT,
    network=Network.ALLOW_LIST,
    limits=Limits(cpu=1, memory_bytes=1, pids=1, disk_bytes=1, open_files=1, file_bytes=1, output_bytes=1),
)
KINDS = discover(executors, Executor)  # type: ignore[type-abstract]
FOUND_OUT = [*labels_of(EVERYTHING), *(kind_label(kind) for kind in sorted(KINDS))]


@pytest.mark.parametrize("label", FOUND_OUT)
def test_a_worker_is_not_told_what_it_finds_out_by_itself(label: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        load_settings({"CHRONOS_WORKER_LABELS": f"gpu,{label}"})

    assert str(refusal.value).startswith(
        f"CHRONOS_WORKER_LABELS: a worker finds out by itself whether it offers {label!r}"
    )


def test_other_labels_are_offered_as_they_are_told() -> None:
    labels = ("gpu", "eu-west.1", "sandbox-eu", "limits", "unkind-x")

    assert load_settings({"CHRONOS_WORKER_LABELS": ", ".join(labels)}).worker_labels == labels
