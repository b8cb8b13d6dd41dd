"""Patterns of failures and explanations over HTTP."""

from typing import Any

import pytest

from chronos_synapse.domain.clock import utc_now
from chronos_synapse.services.patterns.follower import PatternFollower
from tests.api.conftest import Api, Caller
from tests.services.failing import failed

NOBODY = "0" * 16


@pytest.fixture
async def pattern(api: Api, developer: Caller) -> dict[str, Any]:
    """One that a job of the developer's has failed by twice."""
    made = await developer.create_job(name="Nightly")
    job = await api.store.stores.jobs.find(made["id"])
    assert job is not None
    for table in (7, 12):
        execution = await failed(api.store, job, f"could not lock table {table}")
    await PatternFollower(api.store.stores).advance()
    (found,) = (await developer.get("/patterns")).json()["items"]
    whole: dict[str, Any] = {"execution_id": execution.id, "job_id": job.id} | found
    return whole


async def test_a_pattern_is_listed_looked_at_and_noted_on(developer: Caller, pattern: dict[str, Any]) -> None:
    assert (pattern["template"], pattern["count"], pattern["failing"]) == ("could not lock table <number>", 2, 1)
    assert [(job["job_name"], job["count"]) for job in pattern["jobs"]] == [("Nightly", 2)]
    assert (len(pattern["per_day"]), sum(pattern["per_day"]), pattern["may_note"]) == (14, 2, True)
    path = f"/patterns/{pattern['id']}"
    whole = (await developer.get(path)).json()
    assert [example["text"] for example in whole["examples"]] == ["could not lock table 12", "could not lock table 7"]
    assert [(row["count"], row["remedy"], row["job_name"]) for row in whole["episodes"]] == [(2, None, "Nightly")]
    assert (whole["similar"], whole["note"]) == ([], None)

    noted = await developer.client.put(f"/api/v1{path}/note", json={"text": " End the other session. "})

    assert noted.status_code == 200, noted.text
    note = (await developer.get(path)).json()["note"]
    assert (note["text"], note["author_name"], note["author_id"]) == (
        "End the other session.",
        "Somebody",
        developer.user.id,
    )
    taken = await developer.client.put(f"/api/v1{path}/note", json={"text": ""})
    assert taken.json()["note"] is None


async def test_it_is_found_by_its_words_its_job_and_its_time(developer: Caller, pattern: dict[str, Any]) -> None:
    async def found(**params: Any) -> int:
        return len((await developer.get("/patterns", params=params)).json()["items"])

    assert await found(search="lock", sort="-count", job_id=pattern["job_id"], owner_id=developer.user.id) == 1
    assert [await found(search="refused"), await found(job_id="a" * 16), await found(owner_id="x")] == [0, 0, 0]
    later = utc_now().replace(year=utc_now().year + 1).isoformat()
    assert await found(**{"from": later}) == 0


async def test_a_failure_is_explained(developer: Caller, pattern: dict[str, Any]) -> None:
    response = await developer.get(f"/executions/{pattern['execution_id']}/explanation")

    assert response.status_code == 200
    explanation = response.json()
    assert explanation["pattern"]["id"] == pattern["id"]
    assert explanation["text"] == "could not lock table 12"
    assert [point["kind"] for point in explanation["points"]] == ["streak", "error", "pattern"]


async def test_others_see_nothing_of_it_unless_the_job_is_shared(
    developer: Caller, stranger: Caller, pattern: dict[str, Any]
) -> None:
    path = f"/patterns/{pattern['id']}"
    assert (await stranger.get("/patterns")).json()["total"] == 0
    assert (await stranger.get(path)).status_code == 404
    assert (await stranger.client.put(f"/api/v1{path}/note", json={"text": "x"})).status_code == 404
    grant = {"level": "edit", "subject_id": stranger.user.id}
    assert (await developer.post(f"/jobs/{pattern['job_id']}/grants", grant)).status_code in (200, 201)

    seen = (await stranger.get(path)).json()

    assert (seen["count"], seen["per_day"], seen["trend"], seen["may_note"]) == (2, [], None, False)
    assert (await stranger.client.put(f"/api/v1{path}/note", json={"text": "x"})).status_code == 403


async def test_who_only_looks_writes_no_note(viewer: Caller) -> None:
    assert (await viewer.client.put(f"/api/v1/patterns/{NOBODY}/note", json={"text": "x"})).status_code == 403


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("/patterns?job_id=x", "query:job_id"),
        ("/patterns?cursor=x", "query:cursor"),
        ("/patterns?search=!!", "query:search"),
        ("/patterns?limit=0", "query:limit"),
        ("/patterns?from=yesterday", "query:from"),
    ],
)
async def test_a_bad_question_is_refused(developer: Caller, path: str, pointer: str) -> None:
    response = await developer.get(path)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("text", ["x" * 4001, "a\x00b"])
async def test_a_bad_note_is_refused(developer: Caller, pattern: dict[str, Any], text: str) -> None:
    response = await developer.client.put(f"/api/v1/patterns/{pattern['id']}/note", json={"text": text})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "/text"


@pytest.mark.parametrize("pattern_id", [NOBODY, "x", "A" * 16])
async def test_what_is_not_there_is_not_found(developer: Caller, pattern_id: str) -> None:
    assert (await developer.get(f"/patterns/{pattern_id}")).status_code == 404


async def test_an_explanation_is_put_into_words_for_whom_asks(developer: Caller, pattern: dict[str, Any]) -> None:
    path = f"/executions/{pattern['execution_id']}/explanation"
    explanation = (await developer.get(path)).json()

    answer = await developer.post(f"{path}/words")

    assert answer.status_code == 200, answer.text
    words = answer.json()
    assert explanation["can_word"] is False
    assert [one["text"] for one in words["sentences"]] == [one["text"] for one in explanation["points"]]
    assert (words["authorship"]["narrator"], words["is_kept"]) == ("template", False)
    assert {cite for one in words["sentences"] for cite in one["cites"]} == {fact["id"] for fact in words["facts"]}
