"""Schedules and jobs in people's own words, over the API."""

from tests.api.conftest import Caller

NOON = "2026-11-21T12:00:00Z"


async def test_a_text_becomes_a_schedule_with_its_dates(developer: Caller) -> None:
    asked = {"text": "every weekday at 9am", "timezone": "Europe/Zurich", "from": NOON}

    told = (await developer.post("/schedules/read", asked)).json()

    assert told["schedule"]["expression"] == "0 9 * * 1-5"
    assert told["confidence"] == 1
    assert told["words"] == "At 09:00 on Monday to Friday"
    assert told["doubts"] == told["unread"] == []
    assert told["preview"]["fire_times"][0] == "2026-11-23T09:00:00+01:00"
    assert len(told["preview"]["fire_times"]) == 20


async def test_a_doubt_is_settled_by_an_answer(developer: Caller) -> None:
    asked = {"text": "last Friday at 17:00", "from": NOON}

    open_question = (await developer.post("/schedules/read", asked)).json()
    answered = (await developer.post("/schedules/read", asked | {"answers": {"days.last": "past"}})).json()

    (doubt,) = open_question["doubts"]
    assert [choice["id"] for choice in doubt["choices"]] == ["of_month", "past"]
    assert open_question["schedule"]["expression"] == "0 17 * * 5L"
    assert answered["schedule"]["run_at"] == "2026-11-20T17:00:00Z"
    assert answered["doubts"][0]["is_answered"]
    assert [warning["code"] for warning in answered["preview"]["warnings"]] == ["schedule.past"]


async def test_what_is_no_schedule_is_told_and_nothing_is_guessed(developer: Caller) -> None:
    told = (await developer.post("/schedules/read", {"text": "as soon as the file arrives"})).json()

    assert told["schedule"] is None
    assert told["preview"] is None
    assert told["confidence"] == 0
    assert told["unread"]


async def test_a_reading_that_cannot_be_is_refused(developer: Caller) -> None:
    refusals = {
        "/text": {"text": "  "},
        "/timezone": {"text": "daily", "timezone": "Europe/Nowhere"},
        "/from": {"text": "daily", "from": "2026-11-21T12:00:00"},
        "/answers": {"text": "daily", "answers": {"x": "y" * 65}},
    }

    for pointer, body in refusals.items():
        answer = await developer.post("/schedules/read", body)

        assert answer.status_code == 400
        assert answer.json()["errors"][0]["pointer"] == pointer
    assert (await developer.post("/schedules/read", {"text": "x" * 501})).status_code == 400


async def test_a_sentence_becomes_a_job_that_can_be_created(developer: Caller) -> None:
    text = (
        "Every weekday at 06:00 run `backup --full`, called Morning backup, retry 3 times, timeout 30 minutes, tags db"
    )

    told = (await developer.post("/jobs/draft-from-text", {"text": text, "timezone": "Europe/Zurich"})).json()
    created = await developer.post("/jobs", told["job"])

    assert told["missing"] == []
    assert created.status_code == 201
    job = created.json()
    assert (job["name"], job["state"], job["timeout_s"], job["tags"]) == ("Morning backup", "draft", 1800, ["db"])
    assert job["executor"] == {"kind": "shell", "config": {"command": "backup --full"}}
    assert job["retry"]["max_attempts"] == 4
    assert job["schedule"]["expression"] == "0 6 * * 1-5"


async def test_a_sentence_says_what_is_missing_of_a_job(developer: Caller, viewer: Caller) -> None:
    told = (await developer.post("/jobs/draft-from-text", {"text": "every Monday at 07:30"})).json()

    assert told["missing"] == ["/name", "/executor/config/command"]
    assert told["job"]["schedule"]["expression"] == "30 7 * * 1"
    assert (await viewer.post("/jobs/draft-from-text", {"text": "every Monday"})).status_code == 403
    assert (await viewer.post("/schedules/read", {"text": "every Monday"})).status_code == 200
