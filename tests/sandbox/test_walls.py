"""Hostile commands in the strict profile leave the machine, the worker and other jobs untouched."""

import asyncio
import contextlib
import os
import platform
import socket
from collections.abc import Iterable
from pathlib import Path

import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.sandbox.seccomp import DENIED, MACHINES
from tests.sandbox.strict import STRICT, Strict
from tests.sandbox.support import a_nap, command, pids_of, run
from tests.support import wait_until

KERNEL_FILES = (
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/panic_on_oops",
    "/proc/sys/kernel/randomize_va_space",
    "/proc/sys/vm/overcommit_memory",
    "/proc/sys/net/ipv4/ip_forward",
)
CALLS = """
    import ctypes, errno
    library = ctypes.CDLL(None, use_errno=True)
    def call(number, *values):
        library.syscall(ctypes.c_long(number), *map(ctypes.c_long, values))
        return errno.errorcode.get(ctypes.get_errno(), "it was done")
"""


def texts_of(paths: Iterable[str]) -> dict[str, str]:
    return {path: Path(path).read_text() for path in paths}


def command_lines() -> str:
    """Of all processes of this machine."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


class TestWhatIsSeen:
    """Nothing of the machine but its programs, and nothing of the worker."""

    async def test_it_is_an_ordinary_user_without_files_of_the_machine(self, strict: Strict) -> None:
        said = await strict.says("id -u; cat /etc/shadow; ls -d /root /home /sys /opt /srv /mnt /media /boot; ls /run")

        user_id, *refused = said.splitlines()
        assert user_id == str(os.geteuid() or 65_534)
        assert len(refused) == 10
        assert all("No such file or directory" in line for line in refused)

    async def test_only_the_declared_environment_is_there(
        self, strict: Strict, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CHRONOS_SECRET_KEY", "never to be seen")

        said = await strict.says("env | cut -d= -f1 | sort", environment={"MINE": "x"})

        names = {"CHRONOS_EXECUTION_ID", "CHRONOS_FENCE", "HOME", "LANG", "LOGNAME", "MINE", "PATH", "PWD"}
        assert set(said.split()) == names | {"SHELL", "TMPDIR", "USER"}

    async def test_the_first_process_shows_nothing_of_the_worker(
        self, strict: Strict, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CHRONOS_SECRET_KEY", "never to be seen")

        said = await strict.says("tr -d '\\0' </proc/1/environ | wc -c; cat /proc/*/environ | grep -ac 'never to be'")

        assert said.split() == ["0", "0"]

    async def test_what_the_job_is_told_is_not_on_a_command_line_of_the_machine(self, strict: Strict) -> None:
        nap = a_nap()
        running = asyncio.create_task(strict.sh(nap, environment={"TOKEN": "e9f1-do-not-show"}, timeout_s=60))
        await wait_until(lambda: pids_of(nap), description="the job to run")

        assert "e9f1-do-not-show" not in command_lines()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    async def test_only_its_own_processes_are_seen(self, strict: Strict) -> None:
        assert await strict.says("cd /proc; echo [0-9]*") == "1 2\n"

    async def test_only_three_descriptors_are_inherited(self, strict: Strict, tmp_path: Path) -> None:
        with (tmp_path / "ours").open("w") as ours:
            os.set_inheritable(ours.fileno(), True)
            said = await strict.says("ls /proc/self/fd; cat <&9")

        assert said.split("\n")[:4] == ["0", "1", "2", "3"]  # 3 is the folder that ls reads.
        assert "9" in said.split("\n")[4]  # Bad file descriptor.

    async def test_only_harmless_devices_are_there(self, strict: Strict) -> None:
        harmless = "core fd full null ptmx pts random shm stderr stdin stdout tty urandom zero"

        assert (await strict.says("ls /dev")).split() == harmless.split()

    async def test_neither_other_jobs_nor_earlier_ones_left_files(self, strict: Strict) -> None:
        nap = a_nap()
        running = asyncio.create_task(strict.sh(f"echo mine >/work/mine; echo mine >/tmp/mine; {nap}", timeout_s=60))
        await wait_until(lambda: pids_of(nap), description="the other job to run")
        await strict.sh("echo mine >/work/before; echo mine >/tmp/before; echo mine >/dev/shm/before")

        assert await strict.says("ls -A /work /tmp /dev/shm") == "/dev/shm:\n\n/tmp:\n\n/work:\n"
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


class TestWhatCanBeWritten:
    """The workspace, /tmp and /dev/shm, which end with the job."""

    async def test_settings_of_the_kernel_cannot(self, strict: Strict) -> None:
        before = texts_of(KERNEL_FILES)
        # Were it possible, it would write what is there already.
        tries = "".join(f"echo '{text.strip()}' >{path} && echo written\n" for path, text in before.items())

        said = await strict.says(tries)

        assert "written" not in said
        assert len(said.splitlines()) == len(KERNEL_FILES)
        assert texts_of(KERNEL_FILES) == before

    async def test_neither_can_what_the_kernel_obeys(self, strict: Strict) -> None:
        said = await strict.says(
            "echo h >/proc/sysrq-trigger && echo written; echo -1000 >/proc/self/oom_score_adj && echo written"
        )

        assert "written" not in said

    async def test_every_other_file_system_is_to_be_read_only(self, strict: Strict) -> None:
        said = await strict.says("cat /proc/self/mounts")

        mounts = [line.split() for line in said.splitlines()]
        writable = {fields[1] for fields in mounts if "rw" in fields[3].split(",")}
        devices = {f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom", "tty", "pts")}
        assert writable - devices == {"/work", "/tmp", "/dev/shm", "/proc"}

    @pytest.mark.parametrize(
        "path",
        ["/x", "/etc/hosts", "/etc/resolv.conf", "/etc/passwd", "/etc/ssl/certs/x", "/usr/lib/x", "/dev/x", "/var/x"],
    )
    async def test_nothing_that_another_job_reads_can(self, strict: Strict, path: str) -> None:
        ending, _ = await strict.sh(f"echo x >{path}")

        assert ending.exit_code == 2

    async def test_no_way_leads_out_by_the_processes_that_hold_it(self, strict: Strict) -> None:
        said = await strict.says(
            "ls /proc/1/root/; echo; cat /proc/1/root/etc/shadow; ls -l /proc/1/fd; "
            "(echo x >/proc/1/exe) && echo done\n(echo x >/proc/self/exe) && echo done"
        )

        assert "done" not in said
        assert "root:" not in said
        assert set(said.split("\n\n")[0].split()) <= {
            *["bin", "dev", "etc", "lib", "lib64", "proc", "sbin", "tmp", "usr", "var", "work"],
            "ls:",
        }

    async def test_programs_gain_no_rights(self, strict: Strict) -> None:
        said = await strict.says("grep -E 'NoNewPrivs|Cap(Eff|Prm|Bnd)|Seccomp:' /proc/self/status; su -c id; id -u")

        assert said.split()[:10] == [
            *("CapPrm:", "0" * 16, "CapEff:", "0" * 16, "CapBnd:", "0" * 16),
            *("NoNewPrivs:", "1", "Seccomp:", "2"),
        ]
        assert said.split()[-1] != "0"


class TestSystemCalls:
    """What the kernel offers to everybody is out of reach."""

    @pytest.mark.skipif(platform.machine() not in MACHINES, reason="no filter for this machine")
    async def test_each_denied_call_is(self, strict: Strict) -> None:
        column, _ = MACHINES[platform.machine()]
        numbers = {name: both[column] for name, both in DENIED.items() if both[column] is not None}
        _, output = await strict.python(
            f"{CALLS}\n    for n in {list(numbers.values())}: print(call(n, 0, 0, 0, 0, 0))"
        )

        assert dict(zip(numbers, output.stdout.split(), strict=True)) == dict.fromkeys(numbers, "EPERM")

    async def test_no_namespace_can_be_made(self, strict: Strict) -> None:
        said = await strict.says(
            "unshare -Ur true && echo done; unshare -n true && echo done\n"
            "bwrap --ro-bind / / true && echo done; echo end"
        )
        _, output = await strict.python(f"{CALLS}\n    print(call(435, 0, 0))")

        assert said.endswith("end\n")
        assert "done" not in said
        assert output.stdout == "ENOSYS\n"

    @pytest.mark.parametrize(
        "text",
        [
            "mount -o remount,rw /",
            "mount -t proc proc /work",
            "mount -t tmpfs none /work",
            "mkdir c; mount -t cgroup -o memory none c",
            "umount /usr",
            "mkdir old; /usr/sbin/pivot_root . old",
            "/usr/sbin/chroot / true",
            "mknod disk b 254 0",
            "chown 0 .",
        ],
    )
    async def test_no_mount_and_no_device_can_be_made(self, strict: Strict, text: str) -> None:
        ending, output = await strict.sh(text)

        assert ending.exit_code not in (0, 127)
        assert output.stderr

    async def test_the_groups_that_limit_it_are_out_of_reach(self, strict: Strict) -> None:
        said = await strict.says(
            "find / -name cgroup.procs -o -name release_agent 2>/dev/null; cut -d: -f3 /proc/self/cgroup"
        )

        assert set(said.split()) == {"/"}

    async def test_the_sandbox_cannot_be_stopped_by_its_own_first_process(self, strict: Strict) -> None:
        """A traced first process would stay stopped, and never end."""
        ending, output = await strict.python(f"{CALLS}\n    print(call(101, 16, 1, 0, 0))")

        assert (ending.outcome, output.stdout) == (Outcome.SUCCEEDED, "EPERM\n")

    async def test_no_terminal_can_be_typed_into(self, strict: Strict) -> None:
        ending, output = await strict.python("""
            import fcntl, os
            try:
                os.open("/dev/tty", os.O_RDWR)
            except OSError as exc:
                print(exc.errno)
            main, other = os.openpty()
            try:
                fcntl.ioctl(other, 0x5412, b"x")
            except OSError as exc:
                print(exc.errno)
        """)

        assert ending.outcome is Outcome.SUCCEEDED
        assert output.stdout.split() == ["6", "1"]  # No such device; not permitted.


class TestNetwork:
    """Without a network nobody is reached, not even on this machine."""

    async def test_neither_loopback_nor_sockets_of_this_machine_are_reached(
        self, strict: Strict, tmp_path: Path
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(socket.AF_UNIX) as abstract:
            name = f"chronos-test-{os.getpid()}"
            abstract.bind(f"\0{name}")
            abstract.listen()
            _, output = await strict.python(f"""
                import socket
                def reaches(family, address):
                    with socket.socket(family) as client:
                        client.settimeout(5)
                        try:
                            client.connect(address)
                        except OSError as exc:
                            return type(exc).__name__
                print(reaches(socket.AF_INET, ("127.0.0.1", {tcp.getsockname()[1]})))
                print(reaches(socket.AF_INET, ("192.0.2.1", 80)))
                print(reaches(socket.AF_UNIX, "\\0{name}"))
                print(reaches(socket.AF_UNIX, "/var/run/docker.sock"))
                try:
                    socket.socket(40, socket.SOCK_STREAM)
                except OSError as exc:
                    print(exc.errno)
            """)

        refused = ["ConnectionRefusedError", "OSError", "ConnectionRefusedError", "FileNotFoundError", "97"]
        assert output.stdout.split() == refused


class TestOthers:
    """Signals and processes stay inside."""

    async def test_kill_everybody_kills_nobody_else(self, strict: Strict) -> None:
        nap = a_nap()
        beside = asyncio.create_task(strict.sh(nap, timeout_s=60))
        await wait_until(lambda: pids_of(nap), description="the other job to run")

        ending, _ = await strict.sh("kill -9 -1; exit 3")
        after, _ = await run(strict.spawner, command("true"))

        assert (ending.exit_code, after.outcome) == (3, Outcome.SUCCEEDED)
        assert pids_of(nap)
        beside.cancel()
        await asyncio.gather(beside, return_exceptions=True)

    @pytest.mark.parametrize(
        "way",
        [
            "setsid {nap} &",
            "(setsid {nap} &)",
            "nohup {nap} >/dev/null 2>&1 &",
            "(env -i setsid {nap} >/dev/null 2>&1 </dev/null &)",
        ],
    )
    async def test_what_makes_itself_independent_ends_with_the_job(self, strict: Strict, way: str) -> None:
        nap = a_nap()

        ending, output = await strict.sh(f"{way.format(nap=nap)}\necho done")

        assert (ending.outcome, output.stdout) == (Outcome.SUCCEEDED, "done\n")
        assert pids_of(nap) == []

    async def test_a_killed_bubblewrap_takes_all_with_it(self, strict: Strict) -> None:
        nap = a_nap()
        running = asyncio.create_task(strict.sh(f"setsid {nap} & {nap}", timeout_s=60))
        await wait_until(lambda: len(pids_of(nap)) == 2, description="the job to run")

        os.kill(next(iter(strict.spawner.forest.trees)), 9)
        ending, _ = await running

        assert (ending.outcome, ending.signal) == (Outcome.FAILED, "SIGKILL")
        assert pids_of(nap) == []


async def test_the_profile_is_the_strict_one(strict: Strict) -> None:
    """Everything above is worth nothing if the commands ran bare."""
    assert STRICT.profile == "strict"
    assert await strict.says("cat /proc/sys/kernel/hostname; pwd") == "chronos\n/work\n"
