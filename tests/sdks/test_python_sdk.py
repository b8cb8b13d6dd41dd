"""The Python package in processes of jobs."""

import ast
import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from chronos_synapse.daemons.runtime_gate import SDK_FOLDER
from chronos_synapse.domain.masking import Mask
from tests.runtime import Attempts, Held
from tests.sdks.support import CONTEXT, SUM, Flaky, Ran, answer, environment_of, flaky, run

HOME = str(Path.home())
EVERYTHING = """
import json, chronos_job as chronos

assert chronos.input() == {"limit": 7.0, "place": "a b"}, chronos.input()
assert chronos.context()["attempt"] == 1
assert chronos.get_variable("NOPE") is None and chronos.get_variable("NOPE", 5) == 5
assert not chronos.variable_exists("COUNT")
assert chronos.set_variable("COUNT", 1) == 1
assert chronos.variable_exists("COUNT")
assert chronos.increment_variable("COUNT", 2) == 3
assert chronos.increment_variable("NEW") == 1
assert chronos.append_variable("LINES", "one ") == "one "
assert chronos.append_variable("LINES", "two") == "one two"
assert chronos.append_variable("LIST", {"a": 1}) == [{"a": 1}]
try:
    chronos.set_variable("COUNT", 9, expected_version=1)
except chronos.ChronosApiError as error:
    assert (error.status, error.code) == (409, "variable.version"), error
else:
    raise AssertionError
assert chronos.set_variable("COUNT", [1, None, "\\u00e9"], expected_version=2) == 3
assert chronos.get_variable("COUNT") == [1, None, "\\u00e9"]
assert chronos.delete_variable("NEW") is True and chronos.delete_variable("NEW") is False
chronos.set_condition(True)
chronos.metric("rows", 12.5, "rows")
chronos.progress(40, "reading")
assert chronos.artifact("report.csv", "a,b\\n")["media_type"] == "text/csv"
chronos.artifact("raw", bytes(range(256)))
assert chronos.get_artifact("raw") == bytes(range(256))
assert [found["name"] for found in chronos.artifacts()] == ["raw", "report.csv"]
chronos.output({"rows": 3, "text": "\\u00e9"})
try:
    chronos.get_variable("lower")
except chronos.ChronosApiError as error:
    pass
print("done")
"""


async def run_python(held: Held, program: str) -> Ran:
    return await run([sys.executable, "-c", program], environment_of(held))


async def test_a_job_can_ask_and_say_everything(attempts: Attempts) -> None:
    held = await attempts.start(parameters={"limit": 7.0, "place": "a b"})

    ran = await run_python(held, EVERYTHING)

    assert (ran.code, ran.stdout) == (0, "done\n"), ran.stderr
    record = await attempts.store.stores.records.find(held.execution_id)
    assert record.output == {"rows": 3, "text": "é"}
    assert record.condition is True
    assert record.progress is not None
    assert (record.progress.percent, record.progress.text) == (40.0, "reading")
    assert [(found.name, found.value, found.unit) for found in record.metrics] == [("rows", 12.5, "rows")]
    assert [(found.name, found.bytes) for found in record.artifacts] == [("raw", 256), ("report.csv", 4)]


async def test_a_variable_set_by_one_execution_is_read_by_the_next(attempts: Attempts) -> None:
    job = await attempts.store.save_draft()
    first = await attempts.start(job)
    assert (await run_python(first, "import chronos_job as c; c.set_variable('LAST_ID', 41)")).code == 0
    await first.end()

    second = await attempts.start(job)
    ran = await run_python(second, "import chronos_job as c; print(c.increment_variable('LAST_ID'))")

    assert ran.stdout == "42\n", ran.stderr


async def test_the_same_with_asyncio_does_not_hold_up_the_loop(attempts: Attempts) -> None:
    held = await attempts.start()
    program = """
import asyncio, chronos_job

async def main():
    chronos = chronos_job.AsyncChronos()
    await asyncio.gather(*(chronos.increment_variable("N") for _ in range(20)))
    await chronos.output(await chronos.get_variable("N"))

asyncio.run(main())
"""

    ran = await run_python(held, program)

    assert ran.code == 0, ran.stderr
    assert (await attempts.store.stores.records.find(held.execution_id)).output == 20


async def test_what_a_job_says_of_itself_hides_its_secrets(attempts: Attempts) -> None:
    held = await attempts.start(mask=Mask(["hunter2hunter2"]))
    program = """
import chronos_job as c
c.output({"a": ["x hunter2hunter2 y"]})
c.progress(1, "hunter2hunter2")
c.artifact("a.txt", "hunter2hunter2")
try:
    c.set_variable("A", "hunter2hunter2")
except c.ChronosApiError as error:
    assert error.code == "variable.secret"
    print(c.get_artifact("a.txt").decode())
"""

    ran = await run_python(held, program)

    assert ran.code == 0, ran.stderr
    assert ran.stdout
    record = await attempts.store.stores.records.find(held.execution_id)
    assert "hunter2" not in repr(record) + ran.stdout


async def test_outside_a_job_it_says_so(attempts: Attempts) -> None:
    environment = {"PYTHONPATH": str(SDK_FOLDER / "python")}

    ran = await run([sys.executable, "-c", "import chronos_job; chronos_job.input()"], environment)

    assert "ChronosError: this is no job of Chronos Synapse" in ran.stderr


PATIENT = """
import sys, chronos_job
from chronos_job._transport import Transport
waits = []
chronos = chronos_job.Chronos(Transport(sleep=waits.append, timeout_s=5))
try:
    print(eval(sys.argv[1]), waits)
except chronos_job.ChronosError as error:
    print(type(error).__name__, getattr(error, "status", None), waits)
"""


async def patient(server: Flaky, call: str = "chronos.context()") -> str:
    ran = await run([sys.executable, "-c", PATIENT, call], server.environment)
    assert ran.code == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([answer(503), answer(500), CONTEXT], "{'execution_id': 'e'} [1.0, 2.0]"),
        ([b"", b"", CONTEXT], "{'execution_id': 'e'} [1.0, 2.0]"),
        ([answer(429, retry_after="7"), CONTEXT], "{'execution_id': 'e'} [7.0]"),
        ([answer(429, retry_after="9999"), CONTEXT], "{'execution_id': 'e'} [30.0]"),
        ([answer(503)], "ChronosApiError 503 [1.0, 2.0]"),
        ([b""], "ChronosError None [1.0, 2.0]"),
        ([answer(404)], "ChronosApiError 404 []"),
        ([answer(401, "not json")], "ChronosApiError 401 []"),
    ],
)
async def test_a_call_is_made_three_times_when_that_may_help(
    tmp_path: Path, answers: list[bytes], expected: str
) -> None:
    async with flaky(tmp_path, *answers) as server:
        assert await patient(server) == expected


async def test_what_adds_to_something_is_not_sent_twice(tmp_path: Path) -> None:
    async with flaky(tmp_path, b"", SUM) as server:
        assert await patient(server, "chronos.increment_variable('N')") == "ChronosError None []"
        assert await patient(server, "chronos.increment_variable('N')") == "1 []"
        assert len(server.asked) == 2


async def test_a_socket_that_is_not_there_is_tried_for_three_times(tmp_path: Path) -> None:
    server = Flaky(tmp_path / "none.sock", [])

    assert await patient(server, "chronos.increment_variable('N')") == "ChronosError None [1.0, 2.0]"


async def test_an_answer_that_does_not_come_is_a_timeout(tmp_path: Path) -> None:
    never = asyncio.Event()

    async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await never.wait()
        writer.close()

    listening = await asyncio.start_unix_server(silent, tmp_path / "silent.sock")
    server = Flaky(tmp_path / "silent.sock", [])
    program = PATIENT.replace("timeout_s=5", "timeout_s=0.05")
    ran = await run([sys.executable, "-c", program, "chronos.context()"], server.environment)

    assert ran.stdout.strip() == "ChronosTimeoutError None [1.0, 2.0]", ran.stderr
    never.set()
    listening.close()


def test_it_is_written_for_python_3_8_and_for_the_standard_library_alone() -> None:
    for path in (SDK_FOLDER / "python" / "chronos_job").glob("*.py"):
        tree = ast.parse(path.read_text(), feature_version=(3, 8))
        roots = {name for node in ast.walk(tree) for name in _imported(node)}
        assert roots <= sys.stdlib_module_names, path


@pytest.mark.skipif(shutil.which("python3.8") is None, reason="there is no Python 3.8 here")
async def test_it_runs_on_python_3_8(attempts: Attempts) -> None:
    held = await attempts.start(parameters={"limit": 7.0, "place": "a b"})

    # Where several are kept by pyenv, it has to be told which one.
    ran = await run(["python3.8", "-c", EVERYTHING], {**environment_of(held), "PYENV_VERSION": "3.8", "HOME": HOME})

    assert ran.stdout == "done\n", ran.stderr


def _imported(node: Any) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    return [(node.module or "").split(".")[0]] if isinstance(node, ast.ImportFrom) and not node.level else []


async def test_its_readme_names_every_function(attempts: Attempts) -> None:
    readme = (SDK_FOLDER / "python" / "README.md").read_text()
    ran = await run(
        [sys.executable, "-c", "import json, chronos_job; print(json.dumps(chronos_job.__all__))"],
        {"PYTHONPATH": str(SDK_FOLDER / "python")},
    )

    assert [name for name in json.loads(ran.stdout) if f"{name}(" not in readme and f"`{name}`" not in readme] == []
