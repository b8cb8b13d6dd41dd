"""The history over HTTP: its language, what it is made of, how it lies in time, and as a file."""

import csv
import io
import json
from typing import Any

import pytest

from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.user import Role
from tests.api.conftest import Api, Caller
from tests.builders import ending_of
from tests.log_blocks import a_block

REFUSED = {
    "state": ExecutionState.FAILED,
    "outcome": Outcome.FAILED,
    "error": "Connection refused by db-2",
    "exit_code": 7,
}
TIME_MS = 1_767_225_600_000


async def ran(api: Api, caller: Caller, job: dict[str, Any], **ending: Any) -> str:
    """The id of an execution of the job that ended so."""
    execution_id = await caller.trigger(job["id"])
    (message,) = await api.store.start()
    await api.store.stores.executions.finish([ending_of(message, **ending)])
    return execution_id


async def ids(caller: Caller, query: str) -> set[str]:
    answer = await caller.get("/executions", params={"query": query})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["complete"]
    assert found["total"] == len(found["items"])
    return {item["id"] for item in found["items"]}


@pytest.fixture
async def made(api: Api, developer: Caller) -> dict[str, str]:
    """Four executions of two jobs."""
    night = await developer.create_job(name="billing-nightly", tags=["production", "money"])
    other = await developer.create_job(name="Copy [all] * files", tags=["test"])
    return {
        "refused": await ran(api, developer, night, **REFUSED, duration_ms=40_000, lag_ms=5000),
        "quick": await ran(api, developer, night, **REFUSED | {"exit_code": 1, "error": "Refused: connection"}),
        "fine": await ran(api, developer, night, output="all is \nwell and \ngood", exit_code=0),
        "other": await ran(api, developer, other, output="nothing done", exit_code=0, duration_ms=60_000),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("connection refused state:failed job:billing-*", "refused quick"),
        ("job:BILLING-nightly", "refused quick fine"),
        ("job:*[all]*", "other"),
        ('job:"Copy [all] * files"', "other"),
        ("job:*ight*,copy*", "refused quick fine other"),
        ("-job:*ight*", "other"),
        ("duration:>30s tag:production", "refused"),
        ("duration:>30s", "refused other"),
        ("duration:<1s,>50s", "quick fine other"),
        ("-duration:>30s", "quick fine"),
        ("exit:1,7", "refused quick"),
        ("exit:>0 -exit:7", "quick"),
        ("lag:>3s", "refused"),
        ("lag:<=3s", "quick fine other"),
        ("origin:api,manual", "refused quick fine other"),
        ("origin:schedule", ""),
        ("-origin:api", ""),
        ("owner:me", "refused quick fine other"),
        ("owner:somebody", ""),
        ("worker:w*", "refused quick fine other"),
        ("worker:x9", ""),
        ("tag:prod*,test", "refused quick fine other"),
        ("-tag:test state:succeeded", "fine"),
        ('"connection refused"', "refused"),
        ('error:"connection refused"', "refused"),
        ('-error:"connection refused" state:failed', "quick"),
        ("-error:connection", "fine other"),
        ('log:"well and"', "fine"),
        ("log:well", "fine"),
        ("log:connection", ""),
        ("state:succeeded,failed -refused", "fine other"),
    ],
)
async def test_conditions_find_what_they_say(made: dict[str, str], developer: Caller, query: str, found: str) -> None:
    assert await ids(developer, query) == {made[name] for name in found.split()}


async def test_a_second_user_finds_nothing_of_the_first(api: Api, made: dict[str, str], developer: Caller) -> None:
    stranger, admin = await api.user(Role.DEVELOPER), await api.user(Role.ADMIN)
    for query in (
        "refused",
        "job:billing-*",
        "owner:me",
        "-state:queued",
        f"owner:{developer.user.id}",
        'log:"well and"',
    ):
        params = {"query": query}
        assert await ids(stranger, query) == set()
        facets = (await stranger.get("/executions/facets", params=params)).json()
        assert facets["total"] == 0
        assert not [value for facet in facets["facets"] for value in facet["values"] if value["count"]]
        assert (await stranger.get("/executions/histogram", params=params)).json()["points"] == []
        assert (await stranger.get("/executions/export", params=params | {"format": "jsonl"})).text == ""
    assert len(await ids(admin, "refused")) == 2


async def test_facets_count_what_a_choice_would_find(made: dict[str, str], developer: Caller) -> None:
    answer = await developer.get("/executions/facets", params={"query": "state:failed -tag:test"})

    found = answer.json()
    facets = {facet["field"]: {one["value"]: one["count"] for one in facet["values"]} for facet in found["facets"]}
    assert (found["total"], found["complete"]) == (2, True)
    assert facets["state"] == {"failed": 2, "succeeded": 1}
    assert facets["job"] == {"billing-nightly": 2}
    assert facets["tag"] == {"money": 2, "production": 2}
    assert facets["exit"] == {"7": 1, "1": 1}
    assert facets["worker"] == {"w1": 2}
    assert facets["owner"] == {developer.user.id: 2}
    chosen = {
        (facet["field"], one["value"]) for facet in found["facets"] for one in facet["values"] if one["is_chosen"]
    }
    assert chosen == {("state", "failed")}


async def test_counts_by_the_index_are_those_of_counting(
    monkeypatch: pytest.MonkeyPatch, made: dict[str, str], developer: Caller
) -> None:
    one_by_one = (await developer.get("/executions/facets")).json()
    monkeypatch.setattr("chronos_synapse.services.history.facets.SAMPLE", 3)

    by_index = (await developer.get("/executions/facets")).json()

    shown = {facet["field"]: facet["values"] for facet in by_index["facets"]}
    for facet in one_by_one["facets"]:
        for value in shown[facet["field"]]:
            assert value in facet["values"]
    assert shown["state"] == next(facet["values"] for facet in one_by_one["facets"] if facet["field"] == "state")


async def test_the_histogram_tells_failures_apart(made: dict[str, str], developer: Caller) -> None:
    whole = (await developer.get("/executions/histogram")).json()
    failed = (await developer.get("/executions/histogram", params={"query": "refused"})).json()
    phrase = (await developer.get("/executions/histogram", params={"query": '"connection refused"'})).json()

    assert whole["complete"]
    assert sum(point["total"] for point in whole["points"]) == 4
    assert sum(point["failed"] for point in whole["points"]) == 2
    assert sum(point["total"] for point in failed["points"]) == 2
    assert sum(point["total"] for point in phrase["points"]) == 1


async def test_an_export_has_as_many_rows_as_are_found(made: dict[str, str], developer: Caller) -> None:
    params = {"query": "duration:>30s"}
    table = await developer.get("/executions/export", params=params | {"format": "csv"})
    lines = await developer.get("/executions/export", params=params | {"format": "jsonl"})

    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert {row["id"] for row in rows} == {made["refused"], made["other"]} == await ids(developer, "duration:>30s")
    assert {json.loads(line)["id"] for line in lines.text.splitlines()} == {row["id"] for row in rows}
    assert table.headers["content-disposition"] == 'attachment; filename="executions.csv"'


async def test_cells_that_a_spreadsheet_would_run_are_defused(api: Api, developer: Caller) -> None:
    job = await developer.create_job(name="=1+1")
    await ran(api, developer, job, state=ExecutionState.FAILED, outcome=Outcome.FAILED, error="@SUM(A1)", exit_code=-9)

    (row,) = csv.DictReader(io.StringIO((await developer.get("/executions/export")).text))

    assert (row["job_name"], row["error"], row["exit_code"]) == ("'=1+1", "'@SUM(A1)", "-9")


async def test_exports_go_through_all_pages(
    monkeypatch: pytest.MonkeyPatch, made: dict[str, str], developer: Caller
) -> None:
    monkeypatch.setattr("chronos_synapse.services.history.exports.PAGE", 1)

    lines = (await developer.get("/executions/export?format=jsonl")).text.splitlines()

    assert len(lines) == len(made)


async def test_too_many_for_a_file_are_refused_before_it_begins(
    monkeypatch: pytest.MonkeyPatch, made: dict[str, str], developer: Caller
) -> None:
    monkeypatch.setattr("chronos_synapse.services.history.exports.MOST_ROWS", 3)

    answer = await developer.get("/executions/export")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "export.many"


async def test_words_deep_in_a_long_log_are_found_with_their_lines(api: Api, developer: Caller) -> None:
    execution_id = await long_log(api, developer)

    found = (await developer.get("/executions", params={"query": "log:needle state:succeeded"})).json()

    assert [item["id"] for item in found["items"]] == [execution_id]
    assert found["total"] == 1
    (line,) = found["items"][0]["highlights"]
    assert (line["text"], line["line"], line["before"], line["after"]) == (
        "a needle in it",
        1,
        "line one",
        "line three",
    )
    assert await ids(developer, 'log:"needle in"') == {execution_id}
    assert await ids(developer, 'log:"in needle"') == set()
    assert await ids(developer, "log:needle state:failed") == set()
    facets = (await developer.get("/executions/facets", params={"query": "log:needle"})).json()
    assert facets["total"] == 1
    points = (await developer.get("/executions/histogram", params={"query": "log:needle"})).json()["points"]
    assert [point["total"] for point in points] == [1]


async def long_log(api: Api, caller: Caller) -> str:
    """The id of an execution whose log is known by its words only."""
    job = await caller.create_job()
    execution_id = await caller.trigger(job["id"])
    (message,) = await api.store.start()
    stores = api.store.stores
    for offset, text in enumerate((b"line one", b"a needle in it", b"line three")):
        block = a_block(offset, [text], time_ms=TIME_MS + offset * 1000)
        assert await stores.logs.append(execution_id, block, fence=1, life_ms=60_000)
    await stores.executions.finish([ending_of(message, output="line one")])
    (document,) = await stores.log_index.documents([execution_id])
    assert document is not None
    await stores.log_index.put(document, "line one a needle in it three", life_ms=60_000)
    return execution_id


@pytest.mark.parametrize("path", ["/executions", "/executions/facets", "/executions/histogram", "/executions/export"])
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("stat:failed", "query.field"),
        ("state:no", "query.state"),
        ("duration:x", "query.measure"),
        ('error:"', "query.quote"),
    ],
)
async def test_a_slip_is_told_with_its_place(developer: Caller, path: str, query: str, code: str) -> None:
    answer = await developer.get(path, params={"query": query})

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == ("query:query", code)
    assert error["detail"].startswith("At character 1")


@pytest.mark.parametrize(
    "value",
    [
        "a\\",
        "*\\\\ z*",
        "x' | @owner_id:{*}",
        "a}|@state:{failed",
        "$p0",
        "**a**",
        "?",
        "[",
        "ünï*",
        "*😀",
        "a'b\"c",
        "\x7f",
    ],
)
async def test_no_value_reaches_the_engine_as_its_language(
    made: dict[str, str], stranger: Caller, developer: Caller, value: str
) -> None:
    for field in ("job", "tag", "worker", "owner", "error", "log"):
        quoted = value.replace('"', "")
        answer = await stranger.get("/executions", params={"query": f'{field}:"{quoted}"'})
        assert answer.status_code in (200, 400)
        assert answer.json().get("total", 0) == 0
    assert len(await ids(developer, "state:failed")) == 2
