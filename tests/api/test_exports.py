"""Definitions out and in: the same jobs again, each with its own permission, and nothing from a hostile text."""

import json
from typing import Any

import msgspec
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.security.vault import new_key
from chronos_synapse.services.jobs.yaml_text import read_yaml, write_yaml
from tests.api.conftest import SHELL_JOB, Api, Caller

RICH: dict[str, Any] = {
    "name": "Nightly backup: all hosts",
    "description": "Line one\nline two\n",
    "tags": ["ops", "nightly"],
    "state": "paused",
    "schedule": {"kind": "cron", "expression": "30 2 * * 1-5", "timezone": "Europe/Berlin"},
    "timing": {"windows": [{"start": "02:00", "end": "05:00", "days": ["mon", "tue"]}], "jitter_s": 30},
    "executor": {"kind": "shell", "config": {"command": "set -e\nmake backup\n", "stdin": "no"}},
    "environment": {"MODE": "on", "OCTAL": "0755", "AT": "12:30"},
    "parameters": [{"name": "host", "type": "text", "default": "1e3"}],
    "retry": {"max_attempts": 3},
    "overlap": "queue_one",
    "timeout_s": 60,
}
OWN = {"id", "owner_id", "version", "created_at", "updated_at", "changed_by", "next_fire_at", "paused_at", "rights"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, secrets_keys=(new_key("k1"),))


async def export(caller: Caller, form: str = "json", **query: Any) -> dict[str, Any]:
    answer = await caller.get("/jobs/export", params={"format": form} | query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def take_in(caller: Caller, text: str, form: str = "json", **options: Any) -> dict[str, Any]:
    answer = await caller.post("/imports/jobs", {"format": form, "text": text} | options)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def outcomes(report: dict[str, Any]) -> list[str]:
    return [result["outcome"] for result in report["results"]]


@pytest.mark.parametrize("form", ["json", "yaml"])
async def test_what_was_deleted_is_the_same_again(developer: Caller, form: str) -> None:
    before = [await developer.create_job(**RICH), await developer.create_job(name="Plain")]
    text = (await export(developer, form))["text"]
    for job in before:
        await developer.delete(f"/jobs/{job['id']}")

    report = await take_in(developer, text, form)

    assert outcomes(report) == ["created", "created"]
    after = [(await developer.get(f"/jobs/{one['job_id']}")).json() for one in report["results"]]
    for job in before + after:
        for name in OWN:
            job.pop(name, None)
    assert after == before


async def test_a_text_holds_neither_ids_nor_owners_nor_what_is_as_usual(developer: Caller) -> None:
    await developer.create_job()

    found = await export(developer)

    # What a sandbox is when nothing is said depends on the settings of the server, so that it is always said.
    assert json.loads(found["text"]) == [SHELL_JOB | {"state": "draft", "sandbox": {}}]
    assert (found["count"], found["total"], found["complete"], found["next_cursor"]) == (1, 1, True, None)


async def test_named_jobs_come_in_the_order_asked_for(developer: Caller, stranger: Caller) -> None:
    jobs = [await developer.create_job(name=name) for name in ("A", "B", "C")]
    foreign = await stranger.create_job()

    found = await export(developer, id=[jobs[2]["id"], jobs[0]["id"]])
    refused = await developer.get("/jobs/export", params={"id": foreign["id"]})

    assert [one["name"] for one in json.loads(found["text"])] == ["C", "A"]
    assert refused.status_code == 404


async def test_an_export_goes_on_where_the_page_before_ended(developer: Caller) -> None:
    for number in range(3):
        await developer.create_job(name=f"Job {number}")

    first = await export(developer, limit=2)
    second = await export(developer, limit=2, cursor=first["next_cursor"])

    names = [one["name"] for page in (first, second) for one in json.loads(page["text"])]
    assert names == ["Job 0", "Job 1", "Job 2"]
    assert second["next_cursor"] is None


async def test_a_dry_run_tells_the_same_and_stores_nothing(developer: Caller) -> None:
    job = await developer.create_job(tags=["old"])
    text = json.dumps([SHELL_JOB | {"tags": ["new"], "timeout_s": 5}, SHELL_JOB | {"name": "New"}, {"name": "Half"}])

    told = await take_in(developer, text, mode="update_by_name", dry_run=True)
    untouched = (await developer.get("/jobs")).json()
    done = await take_in(developer, text, mode="update_by_name")

    assert outcomes(told) == outcomes(done) == ["updated", "created", "refused"]
    assert told["results"][0]["changes"] == done["results"][0]["changes"] == ["/tags", "/timeout_s"]
    assert told["results"][0]["job_id"] == job["id"]
    assert told["results"][1]["job_id"] is None
    assert told["totals"] == {"created": 1, "updated": 1, "unchanged": 0, "refused": 1}
    assert untouched["items"] == [job]
    assert (await developer.get(f"/jobs/{job['id']}")).json()["tags"] == ["new"]


async def test_an_update_says_everything_but_the_state(developer: Caller) -> None:
    job = await developer.create_job(**RICH)

    report = await take_in(developer, json.dumps(SHELL_JOB | {"name": RICH["name"]}), mode="update_by_name")

    after = (await developer.get(f"/jobs/{job['id']}")).json()
    assert outcomes(report) == ["updated"]
    assert (after["state"], after["schedule"], after["tags"], after["timeout_s"]) == ("paused", None, [], 3600)
    assert after["version"] == 2


async def test_the_same_text_once_more_changes_nothing(developer: Caller) -> None:
    job = await developer.create_job(**RICH)
    text = (await export(developer, "yaml"))["text"]

    report = await take_in(developer, text, "yaml", mode="update_by_name")

    assert outcomes(report) == ["unchanged"]
    assert (await developer.get(f"/jobs/{job['id']}")).json()["version"] == 1


async def test_a_name_that_means_several_jobs_is_refused(developer: Caller) -> None:
    for name in ("Twin", "Twin", "twin"):
        await developer.create_job(name=name)
    items = [SHELL_JOB | {"name": name} for name in ("Twin", "twin", "New", "New")]

    report = await take_in(developer, json.dumps(items), mode="update_by_name")

    assert outcomes(report) == ["refused", "unchanged", "created", "refused"]
    assert [one["code"] for one in report["results"]] == ["import.ambiguous", None, None, "import.doubled_name"]


async def test_each_refusal_says_where_in_which_definition(developer: Caller) -> None:
    items = [
        SHELL_JOB | {"tags": ["", "ok"], "timeout_s": -1},
        SHELL_JOB | {"environment": {"PORT": 8080}},
        SHELL_JOB | {"colour": "red"},
        "a text",
        SHELL_JOB,
    ]

    report = await take_in(developer, json.dumps(items))

    pointers = [[error["pointer"] for error in one["errors"]] for one in report["results"]]
    assert pointers == [["/tags/0", "/timeout_s"], ["/environment"], ["/colour"], [""], []]
    assert [one["index"] for one in report["results"]] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("field", ["id", "owner_id", "team_id", "version", "created_at", "changed_by", "run_as"])
async def test_a_definition_cannot_say_whose_a_job_is(developer: Caller, stranger: Caller, field: str) -> None:
    item = SHELL_JOB | {field: stranger.user.id}

    for mode in ("create", "update_by_name"):
        report = await take_in(developer, json.dumps([item]), mode=mode)
        assert report["results"][0]["errors"][0]["pointer"] == f"/{field}"
    assert (await stranger.get("/jobs")).json()["total"] == 0


async def test_an_import_never_touches_a_job_of_the_same_name_of_somebody_else(
    api: Api, developer: Caller, stranger: Caller
) -> None:
    foreign = await stranger.create_job(name="Shared name")
    admin = await api.user()

    for caller in (developer, admin):
        report = await take_in(caller, json.dumps(SHELL_JOB | {"name": "Shared name"}), mode="update_by_name")
        assert outcomes(report) == ["created"]
    assert (await stranger.get(f"/jobs/{foreign['id']}")).json() == foreign


async def test_who_may_only_look_takes_nothing_in(viewer: Caller) -> None:
    for mode in ("create", "update_by_name"):
        answer = await viewer.post("/imports/jobs", {"format": "json", "text": json.dumps([SHELL_JOB]), "mode": mode})
        assert answer.status_code == 403
    assert (await viewer.get("/jobs/export")).status_code == 200


async def test_a_team_that_is_not_ones_own_is_refused(developer: Caller) -> None:
    body = {"format": "json", "text": json.dumps([SHELL_JOB]), "team_id": "t0123456789abcdef"}

    answer = await developer.post("/imports/jobs", body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/team_id"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]"),
        ("yaml", "!!python/object/apply:os.system ['touch /tmp/owned']"),
        ("yaml", "- name: a\n  name: b\n"),
        ("yaml", "[" * 10_000),
        ("json", '{"name": "a", "name": "b"}'),
        ("json", "[" * 10_000),
        ("json", "[1"),
        ("json", '"text"'),
        ("yaml", ""),
        ("json", json.dumps([SHELL_JOB] * 1001)),
        ("yaml", "é" * 600_000),
    ],
)
async def test_a_text_that_cannot_be_read_is_refused_as_a_whole(developer: Caller, form: str, text: str) -> None:
    answer = await developer.post("/imports/jobs", {"format": form, "text": text})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"].startswith("/text")


async def test_ten_megabytes_are_refused_before_they_are_read(developer: Caller) -> None:
    answer = await developer.post("/imports/jobs", {"format": "yaml", "text": "a" * 10_000_000})

    assert answer.status_code == 413


async def test_secrets_are_in_a_text_by_name_only(developer: Caller) -> None:
    await developer.client.put("/api/v1/secrets/db", json={"value": "hunter2-hunter2"})
    reference = "${secret:store:db}"
    await developer.create_job(environment={"PASSWORD": reference})

    text = (await export(developer, "yaml"))["text"]

    assert read_yaml(text)[0]["environment"] == {"PASSWORD": reference}
    assert "hunter2" not in text


async def test_a_definition_written_by_hand_is_taken(developer: Caller) -> None:
    text = write_yaml(RICH).replace('"02:00"', "02:00")

    report = await take_in(developer, text, "yaml")

    assert outcomes(report) == ["created"]
