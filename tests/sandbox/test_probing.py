"""What a worker says of its machine, found by trying; and that it runs nothing with less than was demanded."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Bind, Limits, Network, Profile, Sandbox
from chronos_synapse.sandbox import bubblewrap, probing
from chronos_synapse.sandbox.cgroup_places import find_hierarchies
from chronos_synapse.sandbox.confiner import Confiner, ConfinerOptions
from chronos_synapse.sandbox.probing import EVERY_LABEL, probe
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.ordinary import NOBODY, run_as_ordinary_user
from tests.sandbox.strict import STRICT
from tests.sandbox.support import a_nap, command, pids_of, run

CUSTOM = Sandbox(profile=Profile.CUSTOM, network=Network.NONE)
is_root = os.geteuid() == 0


class TestWithEverything:
    """As root, where control groups can be written."""

    @pytest.mark.skipif(not is_root or not find_hierarchies(), reason="needs root and control groups")
    async def test_all_is_offered_and_nothing_is_missing(self, spawner: Spawner) -> None:
        confiner = await probe(ConfinerOptions(spawner=spawner))
        confiner.close()

        assert set(confiner.capabilities.labels) == set(EVERY_LABEL)
        assert confiner.capabilities.missing == ()
        assert confiner.refusal(STRICT) is None


class TestAsOrdinaryUser:
    """As in production: the same walls, and of the limits those that need no control group."""

    def test_walls_and_limits_without_groups(self) -> None:
        nap = a_nap()
        answer = run_as_ordinary_user(
            [
                ("id -u; tr -d '\\0' </proc/1/environ | wc -c; [ -w /proc/sys/kernel/panic_on_oops ]; echo $?", CUSTOM),
                (f"for n in $(seq 20); do setsid {nap} & done; exit 1", limited(pids=8)),
                ("head -c 9000000 /dev/zero >x", limited(disk_bytes=4 << 20)),
                (
                    "grep -c ' 0100007F:0C38 ' /proc/net/tcp",
                    Sandbox(profile=Profile.CUSTOM, network=Network.ALLOW_LIST),
                ),
                ("echo ran", STRICT),
                ("echo ran", Sandbox(limits=Limits(pids=8))),
                (f"trap 'echo bye; exit 9' TERM; {nap} & wait", CUSTOM),
            ],
            cgroup="/no-such-group",
            timeout_s=1.5,
        )

        (walls, said), (forks, _), (disk, _), (way, listening), (strict, ran), (trusted, _), (late, bye) = answer[
            "endings"
        ]
        assert (walls["outcome"], said.split()) == ("succeeded", [str(os.geteuid() or NOBODY), "0", "1"])
        assert (forks["cause"], disk["cause"]) == ("limit", "limit")
        assert (way["outcome"], listening) == ("succeeded", "1\n")
        assert (strict["cause"], ran) == ("refused", "")
        assert trusted["cause"] == "refused"
        assert (late["outcome"], late["exit_code"], bye) == ("timed_out", 9, "bye\n")
        assert pids_of(nap) == []
        assert set(answer["capabilities"]["labels"]) == {"sandbox", "network-filter", "limit-pids", "limit-disk"}
        (missing,) = answer["capabilities"]["missing"]
        assert missing.startswith("Limits of cpu, memory cannot be enforced: there is no control group.")

    @pytest.mark.skipif(not is_root or not find_hierarchies(), reason="only root gives groups away")
    def test_in_a_group_that_was_given_to_it_all_is_offered(self) -> None:
        place = f"/chronos-test-{os.getpid()}"
        folders = given_away(place)
        try:
            answer = run_as_ordinary_user([("tail /dev/zero; exit 0", STRICT)], cgroup=place)
        finally:
            for folder in folders:
                folder.rmdir()

        assert set(answer["capabilities"]["labels"]) == set(EVERY_LABEL)
        assert answer["endings"][0][0]["cause"] == "out_of_memory"


def limited(**limits: int) -> Sandbox:
    return Sandbox(profile=Profile.CUSTOM, network=Network.NONE, limits=Limits(**limits))


def given_away(place: str) -> list[Path]:
    """New groups in all trees, which belong to an ordinary user."""
    folders = [hierarchy.base / place.lstrip("/") for hierarchy in find_hierarchies("/")]
    for folder in folders:
        folder.mkdir()
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    return folders


class TestWithout:
    """Where something is not there, it is said, and demanded in vain."""

    @pytest.fixture(autouse=True)
    def no_groups(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(probing, "find_hierarchies", lambda place: [])

    async def test_bubblewrap_no_sandbox_is_offered(
        self, spawner: Spawner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bubblewrap, "PATH", str(tmp_path))

        confiner = await probe(ConfinerOptions(spawner=spawner))
        ending, output = await run(spawner, command("echo ran", sandbox=STRICT, confiner=confiner))

        assert confiner.capabilities.labels == ()
        assert confiner.capabilities.missing[0] == "There is no sandbox: bubblewrap (bwrap) is not installed."
        assert (ending.cause, output.stdout) == (Cause.REFUSED, "")
        assert ending.error is not None
        assert ending.error.startswith("This worker does not offer sandbox, limit-cpu, limit-memory, ")

    @pytest.fixture
    def broken_tool(self) -> Iterator[Path]:
        """The folder of a bubblewrap that may make no namespaces; anybody may enter it."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o755)
            tool = folder / "bwrap"
            tool.write_text("#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n")
            tool.chmod(0o755)
            yield folder

    async def test_user_namespaces_no_sandbox_is_offered(
        self, spawner: Spawner, broken_tool: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bubblewrap, "PATH", str(broken_tool))

        confiner = await probe(ConfinerOptions(spawner=spawner))

        assert confiner.capabilities.labels == ()
        assert "There is no sandbox: setting up uid map: Permission denied." in confiner.capabilities.missing[0]
        assert confiner.refusal(STRICT) is not None

    async def test_groups_what_is_trusted_and_has_no_limits_runs_all_the_same(self, spawner: Spawner) -> None:
        confiner = await probe(ConfinerOptions(spawner=spawner))

        assert confiner.refusal(Sandbox()) is None
        assert confiner.refusal(Sandbox(limits=Limits(open_files=100))) is None
        assert confiner.refusal(Sandbox(limits=Limits(memory_bytes=1 << 26))) is not None


@pytest.mark.parametrize(
    "sandbox",
    [
        Sandbox(limits=Limits(disk_bytes=1 << 26)),
        Sandbox(network=Network.NONE),
        Sandbox(binds=(Bind(path="/usr"),)),
        Sandbox(profile=Profile.STRICT, binds=(Bind(path="/etc"),)),
        Sandbox(profile=Profile.STRICT, network=Network.ALLOW_LIST, allowed_hosts=("nowhere",)),
    ],
)
async def test_what_no_worker_can_do_is_refused(confiner: Confiner, sandbox: Sandbox) -> None:
    assert confiner.refusal(sandbox) is not None
