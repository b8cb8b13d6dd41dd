"""The whole description of the API against the running api: made-up requests of every kind, the same in each run.

No answer may be a defect of ours, bear a status that is not documented, or have another shape than its operation says.
"""

import asyncio
import os
import threading
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig

from chronos_synapse.config import Settings
from chronos_synapse.domain.user import Role
from tests.api.conftest import SECRET, Api, Caller, serving
from tests.api.description import description
from tests.conftest import clean_database, clean_prefix

EXAMPLES = 5
"""Made-up requests of each operation, beside those at the edges of its parameters."""
FIRST = 15
"""So many requests of an operation are all sent, and of those beyond every EVERY-th."""
EVERY = 1 if os.environ.get("CHRONOS_CONTRACT") == "all" else 8
STREAMS = {"streamEvents", "streamLog"}
"""Their answers do not end."""
Result = TypeVar("Result")
SENT: Counter[str] = Counter()
"""Requests by operation."""

CONFIG: dict[str, Any] = {
    "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
    # Other methods than these are tried on each address elsewhere.
    "phases": {"coverage": {"unexpected-methods": ["OPTIONS"]}},
    "checks": {
        # What a field takes is only partly told by its shape: expressions, names and passwords have rules of their own.
        "positive_data_acceptance": {
            "expected-statuses": ["2xx", "3xx", "400", "401", "403", "404", "409", "412", "422", "503"]
        },
        # The health of what runs here without workers; a 503 that is not documented is found all the same.
        "not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", "503"]},
    },
}
SCHEMA = schemathesis.openapi.from_dict(description(), config=SchemathesisConfig.from_dict(CONFIG))


@dataclass
class Served:
    """An api on a port, in a thread of its own."""

    api: Api
    loop: asyncio.AbstractEventLoop
    known: tuple[Caller, dict[str, str]] | None = None
    """An administrator and things of its own, until an operation has logged it out or deleted them."""

    def wait(self, work: Coroutine[Any, Any, Result]) -> Result:
        """What `work` gives, done where the api lives."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)


@contextmanager
def in_thread(settings: Settings) -> Iterator[Served]:
    """Serves until left, beside the tests, which hold up their own thread."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    stack = serving(settings)
    try:
        api = asyncio.run_coroutine_threadsafe(stack.__aenter__(), loop).result(60)
        yield Served(api, loop)
    finally:
        asyncio.run_coroutine_threadsafe(stack.__aexit__(None, None, None), loop).result(60)
        asyncio.run_coroutine_threadsafe(end_others(), loop).result(60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def end_others() -> None:
    """Ends what the library of streams leaves behind."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@pytest.fixture(scope="module")
def served(redis_url: str, postgres_url: str, migrated_template: str) -> Iterator[Served]:
    """One api for all operations."""
    with (
        contextmanager(clean_prefix)(redis_url) as prefix,
        contextmanager(clean_database)(postgres_url, template=migrated_template) as database_url,
        in_thread(
            Settings(
                redis_url=redis_url,
                key_prefix=prefix,
                database_url=database_url,
                secret_key=SECRET,
                rate_limits=False,
            )
        ) as found,
    ):
        yield found


async def some_things(api: Api) -> tuple[Caller, dict[str, str]]:
    """An administrator, and an id of each kind of thing by the name of the parameter that takes it."""
    admin = await api.user(Role.ADMIN)
    job = await admin.create_job(schedule={"kind": "cron", "expression": "0 4 * * *"}, state="active")
    execution_id = await admin.trigger(job["id"])
    await admin.client.put("/api/v1/variables/REGION", json={"value": 1})
    ranges = {"kind": "ranges", "ranges": [{"start": "2027-12-24T00:00:00Z", "end": "2027-12-27T00:00:00Z"}]}
    calendar = await admin.post("/calendars", {"name": "Closed", "source": ranges})
    ids = {"job_id": job["id"], "execution_id": execution_id, "calendar_id": calendar.json()["id"], "key": "REGION"}
    return admin, ids | {"left": execution_id, "right": execution_id}


@pytest.fixture
def known(served: Served) -> tuple[Caller, dict[str, str]]:
    """An administrator with things that are there."""
    if served.known is None or not served.wait(is_there(*served.known)):
        served.known = served.wait(some_things(served.api))
    return served.known


async def is_there(admin: Caller, ids: dict[str, str]) -> bool:
    """Whether the administrator is still logged in, and the things are there."""
    paths = (f"/jobs/{ids['job_id']}", f"/calendars/{ids['calendar_id']}", "/variables/REGION")
    answers = await asyncio.gather(*(admin.get(path) for path in paths))
    return all(answer.status_code == 200 for answer in answers)


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_keeps_to_its_description(
    case: "schemathesis.Case[Any]", served: Served, known: tuple[Caller, dict[str, str]]
) -> None:
    if not is_sent(case):
        return
    admin, ids = known
    name_things(case, ids)
    headers = {"Authorization": f"Bearer {admin.token}"}
    if case.operation.definition.raw["operationId"] in STREAMS and case.method == "GET":
        assert first_status(case, served.api.base_url, headers) in case.operation.definition.raw["responses"]
        return
    answer = case.call(base_url=served.api.base_url, headers=headers)
    case.validate_response(answer)


def is_sent(case: "schemathesis.Case[Any]") -> bool:
    """Whether this one is within the budget: the same ones in each run."""
    at = SENT[case.operation.label]
    SENT[case.operation.label] += 1
    return at < FIRST or at % EVERY == 0


def name_things(case: "schemathesis.Case[Any]", ids: dict[str, str]) -> None:
    """Puts ids that are there in place of made-up ones, in every second request that is to be well-formed."""
    if case.meta is None or case.meta.generation.mode.name != "POSITIVE" or len(str(case.path_parameters)) % 2:
        return
    for name in case.path_parameters or {}:
        if name in ids:
            case.path_parameters[name] = ids[name]


def first_status(case: "schemathesis.Case[Any]", base_url: str, headers: dict[str, str]) -> str:
    """The status of an answer whose body is not read."""
    request = case.as_transport_kwargs(base_url=base_url, headers=headers)
    with requests.request(**request, stream=True, timeout=20) as answer:
        return str(answer.status_code)
