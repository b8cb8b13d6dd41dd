"""The Node.js package in processes of jobs."""

import json
import shutil
from pathlib import Path

import pytest

from chronos_synapse.daemons.runtime_gate import SDK_FOLDER
from tests.runtime import Attempts, Held
from tests.sdks.support import CONTEXT, SUM, Flaky, Ran, answer, environment_of, flaky, run

NODE = shutil.which("node") or ""
PACKAGE = SDK_FOLDER / "node" / "chronos-job"
pytestmark = pytest.mark.skipif(not NODE, reason="there is no Node.js here")

EVERYTHING = """
const assert = require("assert");
const chronos = require("chronos-job");

(async () => {
  assert.deepStrictEqual(await chronos.input(), { limit: 7, place: "a b" });
  assert.strictEqual((await chronos.context()).attempt, 1);
  assert.strictEqual(await chronos.getVariable("NOPE"), null);
  assert.strictEqual(await chronos.getVariable("NOPE", 5), 5);
  assert.strictEqual(await chronos.variableExists("COUNT"), false);
  assert.strictEqual(await chronos.setVariable("COUNT", 1), 1);
  assert.strictEqual(await chronos.variableExists("COUNT"), true);
  assert.strictEqual(await chronos.incrementVariable("COUNT", 2), 3);
  assert.strictEqual(await chronos.appendVariable("LINES", "one "), "one ");
  assert.strictEqual(await chronos.appendVariable("LINES", "two"), "one two");
  assert.deepStrictEqual(await chronos.appendVariable("LIST", { a: 1 }), [{ a: 1 }]);
  await assert.rejects(chronos.setVariable("COUNT", 9, { expectedVersion: 1 }), (error) => {
    assert(error instanceof chronos.ChronosApiError && error instanceof chronos.ChronosError);
    assert.deepStrictEqual([error.status, error.code], [409, "variable.version"]);
    return true;
  });
  assert.strictEqual(await chronos.setVariable("COUNT", [1, null, "\\u00e9"], { expectedVersion: 2 }), 3);
  assert.deepStrictEqual(await chronos.getVariable("COUNT"), [1, null, "\\u00e9"]);
  assert.strictEqual(await chronos.deleteVariable("LINES"), true);
  assert.strictEqual(await chronos.deleteVariable("LINES"), false);
  await chronos.setCondition(false);
  await chronos.metric("rows", 12.5, "rows");
  await chronos.progress(40, "reading");
  assert.strictEqual((await chronos.artifact("report.csv", "a,b\\n")).media_type, "text/csv");
  await chronos.artifact("raw", Uint8Array.from({ length: 256 }, (_, at) => at));
  assert.deepStrictEqual([...(await chronos.getArtifact("raw"))], [...Array(256).keys()]);
  await chronos.artifact("self.json", null, { path: require.resolve("chronos-job/package.json") });
  assert.deepStrictEqual((await chronos.artifacts()).map(({ name }) => name), ["raw", "report.csv", "self.json"]);
  await chronos.output({ rows: 3, text: "\\u00e9" });
  console.log("done");
})();
"""


async def run_node(held: Held, program: str) -> Ran:
    return await run([NODE, "-e", program], environment_of(held))


async def test_a_job_can_ask_and_say_everything(attempts: Attempts) -> None:
    held = await attempts.start(parameters={"limit": 7.0, "place": "a b"})

    ran = await run_node(held, EVERYTHING)

    assert (ran.code, ran.stdout) == (0, "done\n"), ran.stderr
    record = await attempts.store.stores.records.find(held.execution_id)
    assert record.output == {"rows": 3, "text": "é"}
    assert record.condition is False
    assert record.progress is not None
    assert record.progress.percent == 40.0
    assert [(found.name, found.value) for found in record.metrics] == [("rows", 12.5)]
    assert {found.name: found.bytes for found in record.artifacts}["raw"] == 256


async def test_a_variable_set_by_one_execution_is_read_by_the_next(attempts: Attempts) -> None:
    job = await attempts.store.save_draft()
    first = await attempts.start(job)
    assert (await run_node(first, "require('chronos-job').setVariable('LAST_ID', 41)")).code == 0
    await first.end()

    second = await attempts.start(job)
    ran = await run_node(second, "require('chronos-job').incrementVariable('LAST_ID').then(console.log)")

    assert ran.stdout == "42\n", ran.stderr


async def test_a_module_imports_the_same_by_name(attempts: Attempts, tmp_path: Path) -> None:
    held = await attempts.start()
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "chronos-job").symlink_to(PACKAGE)
    program = tmp_path / "job.mjs"
    program.write_text(
        'import chronos, { output, context } from "chronos-job";\nawait output((await context()).attempt);\n'
    )

    ran = await run([NODE, str(program)], environment_of(held))

    assert ran.code == 0, ran.stderr
    assert (await attempts.store.stores.records.find(held.execution_id)).output == 1


PATIENT = """
const { Chronos } = require("chronos-job");
const waits = [];
const chronos = new Chronos({ timeoutMs: Number(process.argv[2] || 5000), sleep: async (ms) => void waits.push(ms) });
eval(process.argv[1])
  .then((found) => console.log(JSON.stringify(found), JSON.stringify(waits)))
  .catch((error) => console.log(error.name, error.status, JSON.stringify(waits)));
"""


async def patient(server: Flaky, call: str = "chronos.context()", *arguments: str) -> str:
    ran = await run([NODE, "-e", PATIENT, call, *arguments], server.environment)
    assert ran.code == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([answer(503), answer(500), CONTEXT], '{"execution_id":"e"} [1000,2000]'),
        ([b"", b"", CONTEXT], '{"execution_id":"e"} [1000,2000]'),
        ([answer(429, retry_after="7"), CONTEXT], '{"execution_id":"e"} [7000]'),
        ([answer(429, retry_after="9999"), CONTEXT], '{"execution_id":"e"} [30000]'),
        ([answer(503)], "ChronosApiError 503 [1000,2000]"),
        ([b""], "ChronosError undefined [1000,2000]"),
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
        assert await patient(server, "chronos.incrementVariable('N')") == "ChronosError undefined []"
        assert len(server.asked) == 1


async def test_a_socket_that_is_not_there_is_tried_for_three_times(tmp_path: Path) -> None:
    server = Flaky(tmp_path / "none.sock", [])

    assert await patient(server, "chronos.incrementVariable('N')") == "ChronosError undefined [1000,2000]"


async def test_every_function_is_typed_and_in_the_readme() -> None:
    ran = await run(
        [NODE, "-p", "JSON.stringify(Object.keys(require('chronos-job')))"], {"NODE_PATH": str(PACKAGE.parent)}
    )
    types, readme = (PACKAGE / "index.d.ts").read_text(), (PACKAGE / "README.md").read_text()
    module = (PACKAGE / "index.mjs").read_text()

    for name in json.loads(ran.stdout):
        assert f"export const {name}:" in types or f"export class {name}" in types
        assert f"  {name},\n" in module
        assert f"{name}" in readme
