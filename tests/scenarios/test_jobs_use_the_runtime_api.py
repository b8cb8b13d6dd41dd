"""Jobs in Python, Node.js and a shell, with and without a sandbox, use the runtime API by their SDKs."""

import shutil
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.product import ADMIN, Up, call
from tests.support import wait_until_sync

SECRET = "hunter2-hunter2"
END_S = 60.0
PYTHON = """
import os, chronos_job as chronos
limit = chronos.input()["limit"]
chronos.set_variable("FROM_PYTHON", {"limit": limit})
chronos.increment_variable("RUNS")
chronos.metric("rows", limit, "rows")
for percent in (10, 50, 100):
    chronos.progress(percent, "reading " + os.environ["PASSWORD"])
chronos.artifact("report.csv", "a,b\\n")
chronos.output({"kind": "python", "password": os.environ["PASSWORD"]})
"""
NODE = """
import chronos from "chronos-job";
const { limit } = await chronos.getVariable("FROM_PYTHON");
await chronos.incrementVariable("RUNS");
await chronos.output({ kind: "node", limit });
"""
SHELL = """
. "$CHRONOS_SDK/shell/chronos.sh"
chronos_increment_variable RUNS > /dev/null
chronos_set_condition true
chronos_output "{\\"kind\\": \\"shell\\", \\"runs\\": $(chronos_get_variable RUNS)}"
"""
SANDBOX = {"profile": "custom", "network": "none"}
needs_sandbox = pytest.mark.skipif(shutil.which("bwrap") is None, reason="there is no bubblewrap here")


class Product:
    """A logged-in administrator."""

    def __init__(self, up: Up) -> None:
        self.url = up.wait_until_ready()
        credentials = {"email": ADMIN["CHRONOS_ADMIN_EMAIL"], "password": ADMIN["CHRONOS_ADMIN_PASSWORD"]}
        self.token = call(f"{self.url}/api/v1/auth/login", body=credentials)[1]["access_token"]

    def ask(self, path: str, body: object = None) -> Any:
        status, answer = call(f"{self.url}/api/v1{path}", body=body, token=self.token)
        assert status in (200, 201, 202), answer
        return answer

    def open(self, path: str, *, method: str = "GET", body: bytes | None = None) -> Any:
        """An answer that is read in pieces, or that is no JSON."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/api/v1{path}", data=body, headers=headers, method=method)  # noqa: S310
        return urllib.request.urlopen(request, timeout=END_S)  # noqa: S310 - our own server

    def run(self, job: dict[str, Any], **given: Any) -> dict[str, Any]:
        """The record of an execution that has succeeded, with its id."""
        made = self.ask("/jobs", job)
        execution_id = self.ask(f"/jobs/{made['id']}/trigger", given)["execution_id"]
        return {"id": execution_id, "job_id": made["id"], **self.succeeded(execution_id)}

    def succeeded(self, execution_id: str) -> dict[str, Any]:
        def has_ended() -> bool:
            return self.ask(f"/executions/{execution_id}")["state"] not in ("queued", "running", "retrying")

        wait_until_sync(has_ended, timeout_s=END_S, description=execution_id)
        execution = self.ask(f"/executions/{execution_id}")
        assert execution["state"] == "succeeded", (execution, self.ask(f"/executions/{execution_id}/log")["lines"])
        record: dict[str, Any] = self.ask(f"/executions/{execution_id}/record")
        return record


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with Up(tmp_path_factory.mktemp("product") / "data", settings=ADMIN) as up:
        yield Product(up)


def python_job(**more: Any) -> dict[str, Any]:
    return {
        "name": "python",
        "executor": {"kind": "python", "config": {"script": PYTHON}},
        "parameters": [{"name": "limit", "type": "number", "default": 7}],
        "environment": {"PASSWORD": "${secret:store:DB:value}"},
        **more,
    }


@pytest.mark.timeout(200)
@pytest.mark.parametrize("sandbox", [None, pytest.param(SANDBOX, marks=needs_sandbox)], ids=["trusted", "sandboxed"])
def test_jobs_of_every_language_hand_values_to_each_other(product: Product, sandbox: dict[str, str] | None) -> None:
    with product.open("/secrets/DB", method="PUT", body=f'{{"value":"{SECRET}"}}'.encode()):
        pass
    more = {"sandbox": sandbox} if sandbox else {}

    first = product.run(python_job(**more))
    second = product.run({"name": "node", "executor": {"kind": "node", "config": {"script": NODE}}, **more})
    third = product.run({"name": "shell", "executor": {"kind": "shell", "config": {"command": SHELL}}, **more})

    assert first["output"]["kind"] == "python"
    assert first["output"]["password"] != SECRET
    assert SECRET not in str(first)
    assert first["progress"]["percent"] == 100
    assert [(found["name"], found["value"]) for found in first["metrics"]] == [("rows", 7)]
    assert second["output"] == {"kind": "node", "limit": 7}
    assert third["output"]["kind"] == "shell"
    assert third["output"]["runs"] % 3 == 0
    assert third["condition"] is True
    with product.open(f"/executions/{first['id']}/artifacts/report.csv") as download:
        assert download.read() == b"a,b\n"
    kpis = product.ask(f"/jobs/{first['job_id']}/kpis")["items"]
    assert [(kpi["name"], kpi["unit"], kpi["last"]["value"]) for kpi in kpis] == [("rows", "rows", 7)]


@pytest.mark.timeout(120)
def test_progress_reaches_who_watches_the_execution(product: Product, tmp_path: Path) -> None:
    gate = tmp_path / "go"
    command = (
        f'. "$CHRONOS_SDK/shell/chronos.sh"\nwhile [ ! -e {gate} ]; do sleep 0.05; done\nchronos_progress 42 "half"'
    )
    job = product.ask("/jobs", {"name": "slow", "executor": {"kind": "shell", "config": {"command": command}}})
    execution_id = product.ask(f"/jobs/{job['id']}/trigger", {})["execution_id"]
    heard: list[str] = []

    with product.open(f"/events?topic=execution:{execution_id}") as stream:

        def listen() -> None:
            for line in stream:
                heard.append(line.decode().strip())
                if "execution.finished" in heard[-1]:
                    return

        listener = threading.Thread(target=listen)
        listener.start()
        wait_until_sync(lambda: any(line.startswith("id:") for line in heard), description="the stream is open")
        gate.touch()
        listener.join(END_S)

    (told,) = [event for event in "\n".join(heard).split("\n\n") if "execution.progress" in event]
    assert '"percent":42.0' in told
    assert '"text":"half"' in told
    # A browser that comes back could not go on from an id that is in no stream.
    assert not any(line.startswith("id:") for line in told.split("\n"))
