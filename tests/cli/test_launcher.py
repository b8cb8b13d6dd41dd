"""`./chronos`, the launcher, in a made-up source tree with made-up Pythons and a made-up npm."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

LAUNCHER = Path(__file__).parents[2] / "chronos"

PYTHON = """#!/bin/sh
# Plays a Python: makes environments that hold a copy of itself, and writes down what it was asked for.
case "$*" in
    *"import ensurepip"*) {ensurepip} ;;
    "-c"*) exit 0 ;;
    "-m venv"*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    *) echo "$*" >>"$CALLS" ;;
esac
"""
BROKEN_SHIM = "#!/bin/sh\necho 'no such version' >&2\nexit 127\n"
NPM = """#!/bin/sh
echo "npm $*" >>"$CALLS"
case "$1" in
    ci) mkdir -p node_modules && touch node_modules/.package-lock.json ;;
    run) mkdir -p ../backend/chronos_synapse/web && touch ../backend/chronos_synapse/web/index.html ;;
esac
"""
NODE = "#!/bin/sh\nexit 0\n"


class Tree:
    """A source tree and a PATH of its own."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "tree"
        self.programs = directory / "bin"
        self.calls_path = directory / "calls"
        self.root.mkdir()
        self.programs.mkdir()
        shutil.copy(LAUNCHER, self.root / "chronos")
        for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
            (self.root / name).write_text(name)

    def program(self, name: str, text: str) -> None:
        path = self.programs / name
        path.write_text(text)
        path.chmod(0o755)

    def python(self, name: str, *, ensurepip: str = "exit 0") -> None:
        self.program(name, PYTHON.replace("{ensurepip}", ensurepip))

    def front_end(self) -> None:
        frontend = self.root / "frontend"
        frontend.mkdir()
        for name in ("package.json", "package-lock.json", "index.html"):
            (frontend / name).write_text(name)
            os.utime(frontend / name, (0, 0))
        self.program("npm", NPM)
        self.program("node", NODE)

    def without(self, *missing: str) -> None:
        """Fills the PATH with the system's programs, except those."""
        for name in SYSTEM_PROGRAMS:
            found = shutil.which(name)
            if found and name not in missing and not (self.programs / name).exists():
                (self.programs / name).symlink_to(found)

    def start(self, *words: str) -> subprocess.Popen[str]:
        environment = {"PATH": str(self.programs), "CALLS": str(self.calls_path), "HOME": str(self.root)}
        return subprocess.Popen(
            [self.root / "chronos", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str) -> tuple[int, str]:
        """The exit code and what it says."""
        process = self.start(*words)
        _, complaint = process.communicate(timeout=60)
        return process.returncode, complaint

    def calls(self) -> list[str]:
        return self.calls_path.read_text().splitlines() if self.calls_path.exists() else []


SYSTEM_PROGRAMS = (
    "sh",
    "cat",
    "cksum",
    "cp",
    "dirname",
    "env",
    "find",
    "flock",
    "grep",
    "id",
    "kill",
    "ln",
    "mkdir",
    "printf",
    "pwd",
    "readlink",
    "rm",
    "rmdir",
    "sleep",
    "sort",
    "touch",
    "tr",
    "xargs",
)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path)
    tree.without()
    return tree


def installs(tree: Tree) -> list[str]:
    return [call for call in tree.calls() if "--require-hashes" in call]


def test_the_first_call_installs_the_lock_by_hash_and_runs_the_command(tree: Tree) -> None:
    tree.python("python3.12")

    code, _ = tree.run("schedule", "next", "* * * * *")

    assert code == 0
    assert "requirements.lock" in installs(tree)[0]
    assert "--no-deps --no-build-isolation -e" in tree.calls()[1]
    assert tree.calls()[-1] == "-P -m chronos_synapse schedule next * * * * *"


def test_the_second_call_says_and_installs_nothing(tree: Tree) -> None:
    tree.python("python3.12")
    tree.run("--version")

    code, said = tree.run("--version")

    assert (code, said) == (0, "")
    assert len(installs(tree)) == 1


def test_a_changed_lock_is_installed(tree: Tree) -> None:
    tree.python("python3.12")
    tree.run("--version")
    (tree.root / "requirements.lock").write_text("something new")

    tree.run("--version")

    assert len(installs(tree)) == 2


def test_tests_get_the_lock_with_the_tools_for_development(tree: Tree) -> None:
    tree.python("python3.12")

    tree.program("npm", NPM)
    tree.program("node", NODE)
    tree.run("test", "tests/domain")
    tree.run("--version")

    assert ["requirements-dev.lock" in call for call in installs(tree)] == [True]


def test_a_shim_for_a_missing_version_is_passed_over(tree: Tree) -> None:
    tree.program("python3.13", BROKEN_SHIM)
    tree.python("python3.12")

    assert tree.run("--version")[0] == 0


def test_without_a_python_it_says_which_one_to_install(tree: Tree) -> None:
    tree.program("python3", BROKEN_SHIM)

    code, said = tree.run("--version")

    assert code == 1
    assert "Python 3.11, 3.12 or 3.13 is needed" in said


def test_a_python_that_cannot_make_environments_is_told_of(tree: Tree) -> None:
    tree.python("python3", ensurepip="exit 1")

    code, said = tree.run("--version")

    assert code == 1
    assert "apt install python3-venv" in said


@pytest.mark.parametrize("lock_program", ["flock", "mkdir"])
def test_first_calls_at_the_same_time_install_once(tmp_path: Path, lock_program: str) -> None:
    tree = Tree(tmp_path)
    tree.without("flock" if lock_program == "mkdir" else "")
    tree.python("python3.12")

    processes = [tree.start("--version") for _ in range(4)]

    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    assert len(installs(tree)) == 1


def test_the_lock_of_a_call_that_died_is_taken_over(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.without("flock")
    tree.python("python3.12")
    (tree.root / ".chronos" / "lock.d").mkdir(parents=True)
    (tree.root / ".chronos" / "lock.d" / "pid").write_text("99999999")

    assert tree.run("--version")[0] == 0


def test_up_builds_the_front_end_once(tree: Tree) -> None:
    tree.python("python3.12")
    tree.front_end()

    tree.run("up")
    tree.run("up")

    assert [call for call in tree.calls() if call.startswith("npm")] == [
        "npm ci --no-audit --no-fund --loglevel=error",
        "npm run --silent build",
    ]


def test_a_front_end_can_be_built_alone(tree: Tree) -> None:
    tree.python("python3.12")
    tree.front_end()

    code, _ = tree.run("build-web")

    assert code == 0
    assert tree.calls()[-1] == "npm run --silent build"


def test_all_tests_leave_the_building_to_their_stage(tree: Tree) -> None:
    tree.python("python3.12")
    tree.front_end()

    tree.run("test")
    tree.run("test", "tests/domain")

    calls = tree.calls()
    assert calls.index("-P -m chronos_synapse test") < calls.index("npm run --silent build")
    assert calls[-1] == "-P -m chronos_synapse test tests/domain"


def test_a_changed_source_is_built_again_without_installing_again(tree: Tree) -> None:
    tree.python("python3.12")
    tree.front_end()
    tree.run("up")
    (tree.root / "frontend" / "index.html").write_text("changed")

    tree.run("up")

    assert [call.split()[1] for call in tree.calls() if call.startswith("npm")] == ["ci", "run", "run"]


def test_other_commands_build_no_front_end(tree: Tree) -> None:
    tree.python("python3.12")
    tree.front_end()

    tree.run("schedule", "next", "@daily")

    assert not [call for call in tree.calls() if call.startswith("npm")]


def test_a_front_end_that_does_not_build_keeps_up_from_starting(tree: Tree) -> None:
    tree.python("python3.12")
    tree.front_end()
    tree.program("npm", NPM.replace("    run) ", "    run) echo 'type error'; exit 1; "))

    code, said = tree.run("up")

    assert code == 1
    assert "type error" in said
    assert "the front end did not build" in said


def test_it_can_be_called_through_a_link_from_anywhere(tree: Tree, tmp_path: Path) -> None:
    tree.python("python3.12")
    (tmp_path / "link").symlink_to(tree.root / "chronos")

    done = subprocess.run(
        [tmp_path / "link", "--version"],
        cwd="/",
        env={"PATH": str(tree.programs), "CALLS": str(tree.calls_path)},
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0
    assert tree.calls()[-1] == "-P -m chronos_synapse --version"
