"""Reports and questions over HTTP: for those who see what they are about."""

from typing import Any

import msgspec
import pytest

from chronos_synapse.bootstrap import open_report_maker
from chronos_synapse.domain.report import ReportState
from tests.api.conftest import Api, Caller
from tests.reports import a_body

SCHEDULE: dict[str, Any] = {"name": "Monday report", "scope": "owner", "expression": "0 7 * * 1"}
NOBODY = "0" * 16


async def asked(caller: Caller, **changes: Any) -> str:
    """The id of a report that waits to be made."""
    response = await caller.post("/reports", {"scope": "owner"} | changes)
    assert response.status_code == 202, response.text
    return str(response.json()["report_id"])


async def made(api: Api, report_id: str) -> None:
    """As the analyst leaves it."""
    reports = api.store.stores.insight.reports
    report = await reports.find(report_id)
    assert report is not None
    ready = msgspec.structs.replace(report, state=ReportState.READY, facts=1, headline="So it went.")
    assert await reports.finish(ready, a_body())


async def share(owner: Caller, with_whom: Caller, job_id: str) -> None:
    """Lets somebody look at a job."""
    path = f"/api/v1/jobs/{job_id}/grants/{with_whom.user.id}"
    assert (await owner.client.put(path, json={"level": "view"})).is_success


async def refused(caller: Caller, path: str, body: dict[str, Any]) -> tuple[int, str]:
    """Status and pointer."""
    response = await caller.post(path, body)
    return response.status_code, response.json()["errors"][0]["pointer"] if "errors" in response.json() else ""


async def test_a_report_is_asked_for_read_and_deleted(api: Api, developer: Caller, stranger: Caller) -> None:
    report_id = await asked(developer, span_days=30, timezone="Europe/Zurich")
    pending = (await developer.get(f"/reports/{report_id}")).json()
    assert (pending["state"], pending["body"], pending["about"]["span_days"]) == ("pending", None, 30)
    assert (await developer.get(f"/reports/{report_id}/file")).status_code == 409

    await made(api, report_id)

    report = (await developer.get(f"/reports/{report_id}")).json()
    assert (report["state"], report["headline"], report["may_delete"]) == ("ready", "So it went.", True)
    assert report["body"]["sentences"][0]["cites"] == ["f1"]
    assert [one["id"] for one in (await developer.get("/reports")).json()["items"]] == [report_id]
    assert (await stranger.get(f"/reports/{report_id}")).status_code == 404
    assert (await stranger.get("/reports")).json()["total"] == 0
    assert (await stranger.delete(f"/reports/{report_id}")).status_code == 404
    assert (await developer.delete(f"/reports/{report_id}")).status_code == 204
    assert (await developer.get(f"/reports/{report_id}")).status_code == 404


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfid,section"),
        ("json", "application/json", b"{"),
        ("markdown", "text/markdown; charset=utf-8", b"# "),
    ],
)
async def test_a_report_is_a_file_in_each_form(
    api: Api, developer: Caller, form: str, media_type: str, begins: bytes
) -> None:
    report_id = await asked(developer)
    await made(api, report_id)

    response = await developer.get(f"/reports/{report_id}/file", params={"format": form})

    assert (response.status_code, response.headers["content-type"]) == (200, media_type)
    assert response.content.startswith(begins)
    assert response.headers["content-disposition"].startswith('attachment; filename="report-on-jobs-of-')
    assert "sandbox" in response.headers["content-security-policy"]


async def test_what_a_report_cannot_be_about_is_refused(admin: Caller, developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()

    assert await refused(developer, "/reports", {"scope": "owner", "span_days": 3}) == (400, "/span_days")
    assert await refused(developer, "/reports", {"scope": "owner", "timezone": "Mars"}) == (400, "/timezone")
    assert await refused(developer, "/reports", {"scope": "owner", "job_id": job["id"]}) == (400, "/job_id")
    future = {"scope": "owner", "until": "2099-01-01T00:00:00Z"}
    assert await refused(developer, "/reports", future) == (400, "/until")
    assert await refused(developer, "/reports", future | {"until": "2026-01-01T00:00:00"}) == (400, "/until")
    assert (await developer.post("/reports", {"scope": "system"})).status_code == 403
    assert (await developer.post("/reports", {"scope": "job", "job_id": "nonsense"})).status_code == 404
    assert (await stranger.post("/reports", {"scope": "job", "job_id": job["id"]})).status_code == 404
    assert (await stranger.post("/reports", {"scope": "owner", "owner_id": developer.user.id})).status_code == 404
    assert (await developer.post("/reports", {"scope": "team", "owner_id": developer.user.id})).status_code == 404
    assert await refused(admin, "/reports", {"scope": "system", "owner_id": "x"}) == (400, "/owner_id")
    assert (await admin.post("/reports", {"scope": "system"})).status_code == 202


async def test_a_report_of_all_jobs_is_for_those_who_see_all(api: Api, admin: Caller, developer: Caller) -> None:
    report_id = await asked(admin, scope="system")

    assert (await admin.get(f"/reports/{report_id}")).json()["title"] == "Report on all jobs, 7 days"
    assert (await developer.get(f"/reports/{report_id}")).status_code == 404
    assert (await admin.get("/reports", params={"scope": "system"})).json()["total"] == 1


async def test_a_jobs_report_is_for_those_with_whom_the_job_is_shared(developer: Caller, viewer: Caller) -> None:
    job = await developer.create_job(name="Billing")
    await share(developer, viewer, job["id"])
    of_job, of_owner = await asked(developer, scope="job", job_id=job["id"]), await asked(developer)

    assert (await viewer.get(f"/reports/{of_job}")).json()["title"] == "Report on Billing, 7 days"
    assert (await viewer.get(f"/reports/{of_job}")).json()["may_delete"] is False
    assert (await viewer.delete(f"/reports/{of_job}")).status_code == 403
    assert (await viewer.get(f"/reports/{of_owner}")).status_code == 404
    assert [one["id"] for one in (await viewer.get("/reports")).json()["items"]] == [of_job]


async def test_who_asks_for_too_many_waits(developer: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos_synapse.services.reports.reports.ASKED_AT_MOST", 1)
    await asked(developer)

    response = await developer.post("/reports", {"scope": "owner"})

    assert (response.status_code, "retry-after" in response.headers) == (429, True)


async def test_too_many_that_wait_are_told(developer: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos_synapse.storage.redis.reports.MOST_WAITING", 1)
    await asked(developer)

    assert (await developer.post("/reports", {"scope": "owner"})).status_code == 429


async def test_a_schedule_is_made_changed_and_deleted(developer: Caller, stranger: Caller, admin: Caller) -> None:
    body = SCHEDULE | {"recipients": [developer.user.email, developer.user.id]}
    response = await developer.post("/report-schedules", body)

    schedule = response.json()
    assert response.status_code == 201, response.text
    assert schedule["people"] == [{"id": developer.user.id, "name": "Somebody"}]
    assert schedule["next_at"].endswith("T07:00:00Z")
    assert "Monday" in schedule["words"]
    listed = (await developer.get("/report-schedules")).json()
    assert ([one["id"] for one in listed["items"]], listed["can_mail"]) == ([schedule["id"]], False)
    assert (await stranger.get("/report-schedules")).json()["items"] == []
    path = f"/report-schedules/{schedule['id']}"
    assert (await stranger.patch(path, {"is_on": False})).status_code == 404
    off = (await developer.patch(path, {"is_on": False, "name": "Off", "span_days": 1, "recipients": []})).json()
    assert (off["is_on"], off["next_at"], off["name"], off["about"]["span_days"]) == (False, None, "Off", 1)
    assert off["version"] == 2
    moved = (await admin.patch(path, {"is_on": True, "timezone": "Europe/Zurich"})).json()
    assert moved["next_at"][11:13] in {"05", "06"}
    assert (await developer.delete(path)).status_code == 204
    assert (await developer.delete(path)).status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": " "}, "/name"),
        ({"expression": "nonsense"}, "/expression"),
        ({"expression": "*/5 * * * *"}, "/expression"),
        ({"timezone": "Mars"}, "/timezone"),
        ({"span_days": 2}, "/span_days"),
        ({"recipients": ["nobody@example.org"]}, "/recipients/0"),
        ({"recipients": [NOBODY]}, "/recipients/0"),
        ({"recipients": [NOBODY] * 11}, "/recipients"),
    ],
)
async def test_what_a_schedule_cannot_be_is_refused(developer: Caller, changes: dict[str, Any], pointer: str) -> None:
    assert await refused(developer, "/report-schedules", SCHEDULE | changes) == (400, pointer)


async def test_who_may_only_look_at_a_job_schedules_nothing_of_it(developer: Caller, viewer: Caller) -> None:
    job = await developer.create_job()
    await share(developer, viewer, job["id"])
    body = SCHEDULE | {"scope": "job", "job_id": job["id"]}

    assert (await viewer.post("/report-schedules", body)).status_code == 403
    made_by_owner = await developer.post("/report-schedules", body)
    path = f"/report-schedules/{made_by_owner.json()['id']}"
    assert (await viewer.get("/report-schedules")).json()["items"][0]["may_change"] is False
    assert (await viewer.delete(path)).status_code == 403


async def test_an_owner_has_only_so_many_schedules(developer: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos_synapse.services.reports.schedules.MOST_SCHEDULES", 1)
    assert (await developer.post("/report-schedules", SCHEDULE)).status_code == 201

    assert (await developer.post("/report-schedules", SCHEDULE)).status_code == 409


async def test_the_analyst_makes_what_was_asked_for(api: Api, developer: Caller) -> None:
    job = await developer.create_job(name="Billing")
    report_id = await asked(developer, scope="job", job_id=job["id"])

    async with open_report_maker(api.container.base) as maker:
        assert await maker.advance() == 1

    report = (await developer.get(f"/reports/{report_id}")).json()
    assert (report["state"], report["narrator"], report["body"]["gaps"]) == ("ready", "template", [])
    assert report["headline"] == "Nothing ran to its end in 7 days."
    assert {fact["job_id"] for fact in report["body"]["facts"]} == {job["id"]}


async def test_a_question_is_answered_from_what_the_caller_sees(developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job(name="Billing")
    await developer.trigger(job["id"])
    question = {"question": "what is waiting?"}

    answer = (await developer.post("/ask", question)).json()

    assert answer["plan"]["query"] == "state:queued,retrying"
    assert [row["job_name"] for row in answer["rows"]] == ["", "Billing"]
    assert answer["sentences"][0] == {"text": "1 execution matches.", "cites": ["total"]}
    assert (await stranger.post("/ask", question)).json()["total"] == 0
    assert await refused(developer, "/ask", {"question": " "}) == (400, "/question")
