"""A command runs on another machine, whose key is known; the machine is a server on loopback."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncssh
import msgspec
import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._ssh_config import SshConfig
from chronos_synapse.executors._ssh_pool import SshPool, account_of
from chronos_synapse.executors._ssh_script import MarkFilter
from chronos_synapse.executors.base import ExecutorOptions, Failed, RuntimeDoor
from chronos_synapse.executors.ssh import SshExecutor
from chronos_synapse.sandbox.network import AddressPolicy
from tests.executors.ssh_server import PASSWORD, USER, SshServer
from tests.executors.support import Attempt
from tests.sandbox.support import a_nap, pids_of
from tests.support import wait_until


@pytest.fixture
async def server() -> AsyncIterator[SshServer]:
    async with SshServer().serving() as server:
        yield server


@pytest.fixture
async def executor(options: ExecutorOptions) -> AsyncIterator[SshExecutor]:
    executor = SshExecutor(options)
    yield executor
    await executor.close()


def config_of(server: SshServer, **changes: object) -> dict[str, Any]:
    return {**server.config, **changes}


async def test_a_command_runs_and_its_outputs_and_exit_code_come_back(executor: SshExecutor, server: SshServer) -> None:
    attempt = Attempt(executor)

    result = await attempt.run(**config_of(server, command="echo out; echo err >&2; exit 3"))

    assert (attempt.output.stdout, attempt.output.stderr) == ("out\n", "err\n")
    assert (result.outcome, result.exit_code, result.cause) == (Outcome.FAILED, 3, Cause.EXIT_CODE)
    assert result.error == "Exit code 3"


async def test_environment_parameters_and_input_arrive_as_data(
    executor: SshExecutor, server: SshServer, tmp_path: Path
) -> None:
    value = 'it\'s; $(touch /tmp/never) `id` "x"\n\\é'
    door = RuntimeDoor(environment={"CHRONOS_TOKEN": "t0k3n", "CHRONOS_RUNTIME_SOCKET": "/s"}, socket=Path("/s"))
    attempt = Attempt(executor, environment={"A": value}, parameters={"who": value}, runtime=door)

    await attempt.run(
        **config_of(
            server,
            command='printf \'%s|%s|%s|\' "$A" "$CHRONOS_PARAM_WHO" "$CHRONOS_RUNTIME_SOCKET$n$e"\npwd\ncat\n',
            working_directory=str(tmp_path),
            stdin="line 1\nline 2",
        )
    )

    assert attempt.output.stdout == f"{value}|{value}||{tmp_path}\nline 1\nline 2"


async def test_nothing_of_it_is_in_a_command_line_there(executor: SshExecutor, server: SshServer) -> None:
    attempt = Attempt(executor, environment={"TOKEN": "t0k3n-never-seen"})

    await attempt.run(**config_of(server, command="tr '\\0' ' ' < /proc/$$/cmdline"))

    assert "t0k3n" not in attempt.output.stdout + "".join(server.commands)
    assert "cmdline" not in "".join(server.commands)


async def test_much_output_and_much_input_come_through(executor: SshExecutor, server: SshServer) -> None:
    attempt = Attempt(executor)

    result = await attempt.run(**config_of(server, command="wc -c; head -c 5000000 /dev/zero", stdin="x" * 1_000_000))

    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.stdout.lstrip() == "1000000\n" + "\0" * 5_000_000


async def test_a_greeting_of_the_login_shell_is_passed_on() -> None:
    async with SshServer(greeting="Welcome!\n").serving() as server:
        attempt = Attempt(_executor_of())
        result = await attempt.run(**config_of(server, command="echo out"))
        await attempt.executor.close()

    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.stdout == "Welcome!\nout\n"


def _executor_of() -> SshExecutor:
    return SshExecutor(ExecutorOptions(spawner=None, allowed_networks=("127.0.0.0/8",)))  # type: ignore[arg-type]


async def test_a_working_directory_that_is_not_there_is_a_failure(executor: SshExecutor, server: SshServer) -> None:
    attempt = Attempt(executor)

    result = await attempt.run(**config_of(server, working_directory="/no/such/folder"))

    assert (result.outcome, result.exit_code) == (Outcome.FAILED, 126)
    assert "/no/such/folder" in attempt.output.stderr


class TestEnd:
    """A timeout ends the processes on the server, as far as that can be done."""

    async def test_the_whole_group_is_ended(self, options: ExecutorOptions, server: SshServer) -> None:
        executor = SshExecutor(options)
        attempt = Attempt(executor, timeout_s=1.0, grace_s=5)
        nap, other = a_nap(), a_nap()

        result = await attempt.run(**config_of(server, command=f"{nap} & {other}"))
        await executor.close()

        assert (result.outcome, result.cause) == (Outcome.TIMED_OUT, Cause.TIMEOUT)
        assert result.error == "Timed out after 1 s: TERM sent, the remote processes ended"
        assert pids_of(nap) + pids_of(other) == []

    async def test_who_ignores_term_is_killed_after_the_grace(
        self, options: ExecutorOptions, server: SshServer
    ) -> None:
        executor = SshExecutor(options)
        attempt = Attempt(executor, timeout_s=0.5, grace_s=0.5)
        nap = a_nap()

        result = await attempt.run(**config_of(server, command=f"trap '' TERM; {nap}; {nap}"))
        await executor.close()

        assert result.error == "Timed out after 0.5 s: KILL sent, the remote processes ended"
        assert pids_of(nap) == []

    async def test_a_terminated_one_is_killed_at_once(self, executor: SshExecutor, server: SshServer) -> None:
        attempt = Attempt(executor, grace_s=300)
        nap = a_nap()
        running = asyncio.create_task(attempt.run(**config_of(server, command=f"trap '' TERM; echo up; {nap}")))
        await wait_until(lambda: attempt.output.stdout, description="the first line")
        attempt.terminated.set()
        attempt.cancelled.set()

        result = await running

        assert (result.outcome, result.error) == (
            Outcome.CANCELLED,
            "Terminated: KILL sent, the remote processes ended",
        )
        assert pids_of(nap) == []

    async def test_what_cannot_be_asked_may_still_run(
        self, executor: SshExecutor, server: SshServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        attempt = Attempt(executor)
        running = asyncio.create_task(attempt.run(**config_of(server, command="echo up; sleep 600")))
        await wait_until(lambda: attempt.output.stdout, description="the first line")

        async def refuse(*_: object, **__: object) -> None:
            raise asyncssh.ChannelOpenError(1, "no more sessions")

        monkeypatch.setattr(asyncssh.SSHClientConnection, "run", refuse)
        attempt.terminated.set()
        attempt.cancelled.set()
        result = await running

        assert result.outcome is Outcome.CANCELLED
        pid = server.processes[0].pid
        assert result.error == f"Terminated: KILL sent, but process {pid} of the server may still run"

    async def test_a_signal_that_ended_it_is_named(self, executor: SshExecutor, server: SshServer) -> None:
        result = await Attempt(executor).run(**config_of(server, command="kill -SEGV $$"))

        assert (result.outcome, result.cause, result.signal) == (Outcome.FAILED, Cause.SIGNAL, "SIGSEGV")

    async def test_a_connection_that_breaks_is_the_network_s(self, executor: SshExecutor, server: SshServer) -> None:
        attempt = Attempt(executor)
        running = asyncio.create_task(attempt.run(**config_of(server, command="echo up; sleep 600")))
        await wait_until(lambda: attempt.output.stdout, description="the first line")
        for connection in server.open:
            connection.abort()

        result = await running

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.NETWORK)
        assert result.error == "The connection broke; whether the command still runs on the server is not known"


class TestHostKeys:
    """A server is spoken to only when its key is one of those stated."""

    @pytest.mark.parametrize(
        "form", ["{key}", "127.0.0.1 {key}", "[127.0.0.1]:{port} {key}", "# c\n\nother {other}\n* {key}"]
    )
    async def test_a_key_is_stated_as_a_line_of_known_hosts_or_alone(
        self, executor: SshExecutor, server: SshServer, form: str
    ) -> None:
        other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode().strip()
        text = form.format(key=server.host_keys.strip(), port=server.port, other=other)

        result = await Attempt(executor).run(**config_of(server, host_keys=text))

        assert result.outcome is Outcome.SUCCEEDED

    @pytest.mark.parametrize("form", ["{other}", "example.org {key}", "@revoked * {key}\n{key}"])
    async def test_another_server_is_not_told_the_password(
        self, executor: SshExecutor, server: SshServer, form: str
    ) -> None:
        other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode().strip()
        text = form.format(key=server.host_keys.strip(), other=other)

        result = await Attempt(executor).run(**config_of(server, host_keys=text))

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
        assert result.error == f"127.0.0.1:{server.port} has none of the stated host keys"
        assert server.commands == []

    @pytest.mark.parametrize("text", ["nonsense", "# only words", "host ssh-ed25519", "ssh-ed25519 AAAA", "@x * y"])
    def test_what_is_no_key_is_refused_at_save(self, text: str) -> None:
        with pytest.raises(Invalid) as caught:
            SshExecutor.check(_config(host_keys=text))

        assert caught.value.errors[0].pointer == "/executor/config/host_keys"


class TestLogin:
    """By password or by key, and never with what the worker's own user has."""

    @pytest.mark.parametrize("passphrase", ["", "ph4se"])
    async def test_a_private_key_lets_in(self, executor: SshExecutor, server: SshServer, passphrase: str) -> None:
        form = "pkcs8-pem" if passphrase else "openssh"
        key = server.user_key.export_private_key(form, passphrase or None).decode()
        login = {"kind": "key", "private_key": key, "passphrase": passphrase}

        result = await Attempt(executor).run(**config_of(server, login=login))

        assert result.outcome is Outcome.SUCCEEDED

    async def test_a_key_that_was_pasted_into_one_line_is_the_same_key(
        self, executor: SshExecutor, server: SshServer
    ) -> None:
        key = server.user_key.export_private_key("openssh").decode().replace("\n", "")

        result = await Attempt(executor).run(**config_of(server, login={"kind": "key", "private_key": key}))

        assert result.outcome is Outcome.SUCCEEDED

    async def test_a_wrong_password_is_told_and_not_repeated(self, executor: SshExecutor, server: SshServer) -> None:
        attempt = Attempt(executor)

        result = await attempt.run(**config_of(server, login={"kind": "password", "password": "wr0ng-one"}))

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.REFUSED)
        assert result.error == f"127.0.0.1:{server.port} does not let {USER} in"
        assert "wr0ng" not in attempt.printed

    @pytest.mark.parametrize(
        ("login", "field"),
        [
            ({"kind": "key", "private_key": "nonsense-k3y"}, "private_key"),
            ({"kind": "key", "private_key": "ENCRYPTED"}, "private_key"),
            ({"kind": "key", "private_key": "ENCRYPTED", "passphrase": "wr0ng"}, "private_key"),
        ],
    )
    def test_a_key_that_cannot_be_read_is_refused_without_repeating_it(self, login: dict[str, str], field: str) -> None:
        key = asyncssh.generate_private_key("ssh-ed25519").export_private_key("pkcs8-pem", "right").decode()
        stated = {name: value.replace("ENCRYPTED", key) for name, value in login.items()}

        with pytest.raises(Invalid) as caught:
            SshExecutor.check(_config(login=stated))

        assert caught.value.errors[0].pointer == f"/executor/config/login/{field}"
        assert "k3y" not in caught.value.detail

    def test_keys_and_passwords_may_be_put_in_later(self) -> None:
        SshExecutor.check(_config(login={"kind": "key", "private_key": "${secret:store:deploy:key}"}))
        SshExecutor.check(_config(login={"kind": "password", "password": "${secret:store:deploy}"}))
        SshExecutor.check(_config(host="${var:HOST}", host_keys="${var:HOST_KEYS}"))


class TestPool:
    """Connections are shared by those that log in alike, and closed when nobody needs them."""

    async def test_one_connection_serves_several_attempts_of_an_owner(
        self, executor: SshExecutor, server: SshServer
    ) -> None:
        await asyncio.gather(*(Attempt(executor).run(**config_of(server)) for _ in range(4)))
        await Attempt(executor).run(**config_of(server))
        assert server.connections == 1

        await Attempt(executor, owner_id="owner2").run(**config_of(server))

        assert server.connections == 2

    async def test_more_sessions_than_one_connection_takes_open_another(
        self, executor: SshExecutor, server: SshServer
    ) -> None:
        attempts = [Attempt(executor) for _ in range(10)]
        running = [
            asyncio.create_task(attempt.run(**config_of(server, command="echo up; sleep 600"))) for attempt in attempts
        ]
        await wait_until(lambda: all(attempt.output.stdout for attempt in attempts), description="all to be up")
        for attempt in attempts:
            attempt.cancelled.set()
        await asyncio.gather(*running)

        assert server.connections == 2

    async def test_another_password_is_another_connection(self, executor: SshExecutor, server: SshServer) -> None:
        await Attempt(executor).run(**config_of(server))

        result = await Attempt(executor).run(**config_of(server, login={"kind": "password", "password": "other"}))

        assert result.cause is Cause.REFUSED

    async def test_a_connection_that_broke_is_replaced(self, executor: SshExecutor, server: SshServer) -> None:
        await Attempt(executor).run(**config_of(server))
        server.open[0].abort()
        await wait_until(server.open[0].is_closed, description="the connection to be closed")

        result = await Attempt(executor).run(**config_of(server))

        assert result.outcome in (Outcome.SUCCEEDED, Outcome.FAILED)
        again = await Attempt(executor).run(**config_of(server))
        assert again.outcome is Outcome.SUCCEEDED

    async def test_an_idle_connection_is_closed_and_forgotten(self, server: SshServer) -> None:
        pool = SshPool(AddressPolicy(["127.0.0.0/8"]), idle_s=0.05)
        account = account_of(SshExecutor.check(config_of(server)), "owner1")

        async with pool.connection(account) as connection:
            assert pool.connections == 1
        await wait_until(connection.is_closed, description="the connection to be closed")

        assert (pool.connections, pool.accounts) == (0, 0)
        await pool.close()

    async def test_an_account_that_is_not_let_in_is_not_remembered(self, server: SshServer) -> None:
        pool = SshPool(AddressPolicy(["127.0.0.0/8"]))
        wrong = SshExecutor.check(config_of(server, login={"kind": "password", "password": "wr0ng"}))

        with pytest.raises(Failed):
            async with pool.connection(account_of(wrong, "owner1")):
                pass

        assert pool.accounts == 0


async def test_an_address_that_must_not_be_called_is_refused(options: ExecutorOptions, server: SshServer) -> None:
    executor = SshExecutor(msgspec.structs.replace(options, allowed_networks=()))

    result = await Attempt(executor).run(**config_of(server))

    assert (result.outcome, result.cause, server.connections) == (Outcome.FAILED, Cause.REFUSED, 0)


async def test_a_server_that_is_away_is_a_failure_of_the_network(executor: SshExecutor, server: SshServer) -> None:
    result = await Attempt(executor).run(**config_of(server, port=9))

    assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.NETWORK)


async def test_a_dry_run_logs_in_and_runs_nothing(executor: SshExecutor, server: SshServer) -> None:
    attempt = Attempt(executor)

    result = await attempt.dry_run(**config_of(server, command="touch /tmp/never"))

    assert (result.outcome, server.commands) == (Outcome.SUCCEEDED, [])
    first, second = attempt.output.system.splitlines()
    assert first.startswith(f"ok: 127.0.0.1:{server.port} is known by its key SHA256:")
    assert second.startswith(f"ok: It lets {USER} in (")
    assert PASSWORD not in attempt.printed


@pytest.mark.parametrize("sizes", [[1], [3, 5], [100]])
def test_the_mark_is_found_however_the_output_is_cut(sizes: list[int]) -> None:
    whole = b"hello mark\nmark-1 4711\nout\nmark-1 5\n"
    found = MarkFilter("mark-1")
    passed, at = b"", 0
    while at < len(whole):
        size = sizes[at % len(sizes)]
        passed += found.feed(whole[at : at + size])
        at += size
    passed += found.end()

    assert found.pid == 4711
    assert passed == b"hello mark\nout\nmark-1 5\n"


def test_output_without_a_mark_is_passed_on_whole() -> None:
    found = MarkFilter("mark-1")

    assert found.feed(b"This account is ") + found.feed(b"closed.\n") + found.end() == b"This account is closed.\n"
    assert found.pid is None


def _config(**changes: object) -> dict[str, Any]:
    key = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    login = {"kind": "password", "password": "x"}
    return {"host": "h", "username": "u", "login": login, "host_keys": key, "command": "true", **changes}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"host": ""}, "host"),
        ({"host": "a b"}, "host"),
        ({"username": "a\n"}, "username"),
        ({"port": 0}, "port"),
        ({"command": " "}, "command"),
        ({"host_keys": ""}, "host_keys"),
        ({"login": {"kind": "agent"}}, "login/kind"),
        ({"login": {"kind": "password"}}, "login/password"),
        ({"known_hosts": None}, "known_hosts"),
    ],
)
def test_a_wrong_config_is_refused_by_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        SshExecutor.check(_config(**change))

    assert [error.pointer for error in caught.value.errors] == [f"/executor/config/{field}"]


def test_the_host_keys_cannot_be_left_out() -> None:
    config = _config()
    del config["host_keys"]

    with pytest.raises(Invalid) as caught:
        SshExecutor.check(config)

    assert caught.value.errors[0].pointer == "/executor/config/host_keys"
    assert SshConfig.__struct_fields__
