"""What of the machine is shown inside: what an executor needs, what the administrator has opened, and a socket."""

import os
import socket
from pathlib import Path

import msgspec
import pytest

from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.sandbox import Bind, Profile, Sandbox
from chronos_synapse.sandbox.confiner import ConfinerOptions
from chronos_synapse.sandbox.spawner import Spawner
from tests.sandbox.strict import STRICT, Strict


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """A folder that is opened to be read, and one to be written, in a folder that only its owner may enter."""
    tmp_path.chmod(0o700)
    for name in ("readable", "writable", "closed"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o777)
        (tmp_path / name / "file").write_text(f"of {name}\n")
    (tmp_path / "readable" / "below").mkdir()
    return tmp_path


@pytest.fixture
def options(spawner: Spawner, opened: Path) -> ConfinerOptions:
    return ConfinerOptions(spawner=spawner, binds=(str(opened / "readable"), f"{opened / 'writable'}:rw"))


def with_bind(path: Path, *, writable: bool = False) -> Sandbox:
    return msgspec.structs.replace(STRICT, binds=(Bind(path=str(path), writable=writable),))


class TestBinds:
    """Only what the administrator has opened."""

    async def test_an_opened_folder_is_shown_to_be_read(self, strict: Strict, opened: Path) -> None:
        folder = opened / "readable"

        said = await strict.says(f"cat {folder}/file; echo x >{folder}/file", sandbox=with_bind(folder))

        assert said.startswith("of readable\n")
        assert (folder / "file").read_text() == "of readable\n"

    async def test_one_opened_for_writing_is_written_only_when_the_job_says_so(
        self, strict: Strict, opened: Path
    ) -> None:
        folder = opened / "writable"

        await strict.sh(f"echo first >{folder}/first", sandbox=with_bind(folder))
        await strict.sh(f"echo second >{folder}/second", sandbox=with_bind(folder, writable=True))

        assert not (folder / "first").exists()
        assert (folder / "second").read_text() == "second\n"

    @pytest.mark.parametrize(
        ("name", "writable", "is_shown"),
        [
            ("readable/below", False, True),
            ("readable", True, False),
            ("closed", False, False),
            ("readable/../closed", False, False),
            ("writable/below", False, False),
            ("readable/link", False, False),
            ("readable/none", False, False),
        ],
    )
    async def test_what_is_not_opened_is_refused(
        self, strict: Strict, opened: Path, name: str, *, writable: bool, is_shown: bool
    ) -> None:
        (opened / "writable" / "below").mkdir()
        (opened / "readable" / "link").symlink_to(opened / "closed")

        ending, output = await strict.sh("echo ran", sandbox=with_bind(opened / name, writable=writable))

        assert (ending.outcome is Outcome.SUCCEEDED, output.stdout == "ran\n") == (is_shown, is_shown)
        if not is_shown:
            assert ending.cause is Cause.REFUSED

    async def test_a_trusted_job_has_none(self, strict: Strict, opened: Path) -> None:
        sandbox = Sandbox(profile=Profile.TRUSTED, binds=(Bind(path=str(opened / "readable")),))

        ending, _ = await strict.sh("true", sandbox=sandbox)

        assert ending.cause is Cause.REFUSED


class TestReadOnly:
    """What an executor brings along."""

    async def test_a_file_is_shown_at_its_own_path_and_nothing_beside_it(self, strict: Strict, opened: Path) -> None:
        file = opened / "closed" / "file"

        said = await strict.says(f"cat {file}; ls {opened}; ls {opened}/closed; echo x >>{file}", read_only=[file])

        assert said.split("\n")[:3] == ["of closed", "closed", "file"]
        assert file.read_text() == "of closed\n"

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root exchanges them without notice")
    async def test_a_link_is_followed_to_what_it_was_when_asked_for(self, strict: Strict, opened: Path) -> None:
        link = opened / "link"
        link.symlink_to(opened / "closed" / "file")

        said = await strict.says(f"cat {link}", read_only=[link])

        assert said == "of closed\n"

    async def test_what_is_not_there_fails_the_job_with_the_reason(self, strict: Strict, opened: Path) -> None:
        ending, _ = await strict.sh("true", read_only=[opened / "nowhere"])

        assert (ending.outcome, ending.cause) == (Outcome.FAILED, Cause.SETUP)
        assert ending.error is not None
        assert "No such file or directory" in ending.error


async def test_a_socket_is_reached_from_inside_though_its_folder_is_closed(strict: Strict, opened: Path) -> None:
    path = opened / "runtime.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        path.chmod(0o600)
        listener.listen()
        _, output = await strict.python(
            """
            import os, socket
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(os.environ["CHRONOS_RUNTIME_SOCKET"])
                client.send(b"hello")
            print(os.environ["CHRONOS_RUNTIME_SOCKET"])
            """,
            socket=path,
            environment={"CHRONOS_RUNTIME_SOCKET": str(path)},
        )
        connection, _ = listener.accept()
        with connection:
            assert connection.recv(5) == b"hello"

    assert output.stdout == "/run/chronos.sock\n"
