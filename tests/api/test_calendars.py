"""Calendars over HTTP: from the list of countries to a due time that is skipped."""

from typing import Any

import pytest

from tests.api.conftest import Api, Caller

GERMANY: dict[str, Any] = {"kind": "holidays", "country": "DE", "subdivision": "BY"}
BODY: dict[str, Any] = {"name": "Bavaria", "timezone": "Europe/Berlin", "source": GERMANY}
NOBODY = "0" * 16
FILE = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:20270503\r\n{more}"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def ranges(*spans: tuple[str, str]) -> dict[str, Any]:
    """A source of days in UTC."""
    return {
        "kind": "ranges",
        "ranges": [
            {"start": f"{start}T00:00:00Z", "end": f"{end}T00:00:00Z", "label": "Closed"} for start, end in spans
        ],
    }


async def create(caller: Caller, **changes: Any) -> dict[str, Any]:
    """A calendar of this user."""
    response = await caller.post("/calendars", BODY | changes)
    assert response.status_code == 201, response.text
    calendar: dict[str, Any] = response.json()
    return calendar


async def test_a_calendar_is_created_with_everything_filled_in(developer: Caller) -> None:
    calendar = await create(developer)

    assert calendar == {
        "id": calendar["id"],
        "name": "Bavaria",
        "description": "",
        "mode": "closed",
        "timezone": "Europe/Berlin",
        "source": GERMANY,
        "tags": [],
        "owner_id": developer.user.id,
        "version": 1,
        "created_at": calendar["created_at"],
        "updated_at": calendar["created_at"],
        "warnings": [],
    }
    assert calendar["created_at"].endswith("Z")
    assert (await developer.get(f"/calendars/{calendar['id']}")).json() == calendar


async def test_a_change_touches_the_named_fields_only(developer: Caller) -> None:
    calendar = await create(developer, tags=["a"])

    changed = (await developer.patch(f"/calendars/{calendar['id']}", {"mode": "open", "tags": []})).json()

    assert (changed["mode"], changed["tags"], changed["version"]) == ("open", [], 2)
    assert (changed["name"], changed["source"]) == (calendar["name"], GERMANY)


async def test_calendars_are_listed_by_name_page_by_page(developer: Caller) -> None:
    for name in ("beta", "Alpha", "gamma"):
        await create(developer, name=name)
    await create(developer, name="delta", source={"kind": "ics", "text": FILE.format(name="x", more="")})

    everything = (await developer.get("/calendars")).json()
    first = (await developer.get("/calendars?limit=3")).json()
    rest = (await developer.get(f"/calendars?limit=3&cursor={first['next_cursor']}")).json()

    assert [one["name"] for one in everything["items"]] == ["Alpha", "beta", "delta", "gamma"]
    assert everything["items"][2]["source"] == {"kind": "ics", "text": ""}
    assert (everything["total"], everything["complete"], everything["next_cursor"]) == (4, True, None)
    assert [one["name"] for one in first["items"] + rest["items"]] == ["Alpha", "beta", "delta", "gamma"]
    assert (await developer.get("/calendars?cursor=x")).status_code == 400


async def test_a_large_file_comes_back_as_it_was_sent(developer: Caller) -> None:
    text = FILE.format(name="Größe", more="DESCRIPTION:\r\n" + ' ä"\\\r\n' * 140_000)
    assert 900_000 < len(text.encode()) <= 1 << 20

    calendar = await create(developer, source={"kind": "ics", "text": text})

    assert (await developer.get(f"/calendars/{calendar['id']}")).json()["source"]["text"] == text


async def test_a_preview_shows_what_would_be_covered(developer: Caller, viewer: Caller) -> None:
    question = {
        "source": GERMANY,
        "timezone": "Europe/Berlin",
        "from": "2027-01-05T00:00:00Z",
        "to": "2027-01-10T00:00:00+01:00",
    }

    for caller in (developer, viewer):
        response = await caller.post("/calendars/preview", question)
        assert response.status_code == 200
        assert response.json() == {
            "stretches": [{"start": "2027-01-05T23:00:00Z", "end": "2027-01-06T23:00:00Z", "label": "Epiphany"}],
            "complete": True,
        }


async def test_countries_come_with_their_subdivisions(viewer: Caller) -> None:
    found = (await viewer.get("/calendars/countries")).json()

    germany = next(country for country in found if country["code"] == "DE")
    assert germany["name"] == "Germany"
    assert {"code": "BY", "name": "Bayern"} in germany["subdivisions"]


async def test_a_calendar_that_stops_everything_is_saved_with_a_warning(developer: Caller) -> None:
    calendar = await create(developer, source=ranges(("2020-01-01", "2090-01-01")))

    assert [warning["code"] for warning in calendar["warnings"]] == ["calendar.covers_all"]


async def test_a_calendar_in_use_is_not_deleted(developer: Caller) -> None:
    calendar = await create(developer)
    job = await developer.create_job(name="Nightly", timing={"calendars": [calendar["id"]]})

    refused = await developer.delete(f"/calendars/{calendar['id']}")
    await developer.delete(f"/jobs/{job['id']}")

    assert refused.status_code == 409
    assert "Nightly" in refused.json()["detail"]
    assert refused.json()["type"].endswith(":calendar.used")
    assert (await developer.delete(f"/calendars/{calendar['id']}")).status_code == 204
    assert (await developer.get(f"/calendars/{calendar['id']}")).status_code == 404


async def test_a_job_that_names_another_owners_calendar_is_refused_by_its_field(
    developer: Caller, stranger: Caller
) -> None:
    foreign = await create(stranger)
    job = await developer.create_job()

    for calendar_id in (foreign["id"], NOBODY):
        answer = await developer.patch(f"/jobs/{job['id']}", {"timing": {"calendars": [calendar_id]}})
        assert answer.status_code == 400
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/timing/calendars/0"]


async def test_a_schedules_preview_says_what_a_calendar_skips(developer: Caller) -> None:
    calendar = await create(developer, tags=["office"])
    question = {
        "schedule": {"kind": "cron", "expression": "0 8 * * *", "timezone": "Europe/Berlin"},
        "from": "2027-01-05T00:00:00Z",
        "count": 3,
    }

    named = await developer.post("/schedules/preview", question | {"timing": {"calendars": [calendar["id"]]}})
    tagged = await developer.post("/schedules/preview", question | {"tags": ["office"]})

    for answer in (named, tagged):
        slots = answer.json()["slots"]
        assert [slot["skipped"] for slot in slots] == [None, "calendar", None]
        assert slots[1]["detail"] == "Bavaria: Epiphany"


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": None}, "/name"),
        ({"mode": "ajar"}, "/mode"),
        ({"timezone": "Nowhere"}, "/timezone"),
        ({"tags": ["a b"]}, "/tags/0"),
        ({"owner_id": "x"}, "/owner_id"),
        ({"source": {"kind": "moon"}}, "/source/kind"),
        ({"source": {"kind": "holidays", "country": "XX"}}, "/source/country"),
        ({"source": {"kind": "holidays", "country": "DE", "subdivision": "XX"}}, "/source/subdivision"),
        ({"source": {"kind": "holidays", "country": "DE", "years": 3}}, "/source/years"),
        ({"source": {"kind": "ics", "text": "x"}}, "/source/text"),
        ({"source": {"kind": "ics", "text": FILE.format(name="", more="RRULE:FREQ=SECONDLY\r\n")}}, "/source/text"),
        ({"source": {"kind": "ranges", "ranges": []}}, "/source/ranges"),
        ({"source": ranges(("2027-01-01", "2027-01-02"), ("2027-01-02", "2027-01-01"))}, "/source/ranges/1/end"),
        (
            {"source": {"kind": "ranges", "ranges": [{"start": "2027-01-01T00:00:00", "end": "2027-01-02T00:00:00Z"}]}},
            "/source/ranges/0/start",
        ),
        (
            {
                "source": {
                    "kind": "ranges",
                    "ranges": [{"start": "0001-01-01T00:00:00+14:00", "end": "2027-01-02T00:00:00Z"}],
                }
            },
            "/source/ranges/0/start",
        ),
        (
            {"source": {"kind": "ranges", "ranges": [{"start": "soon", "end": "2027-01-02T00:00:00Z"}]}},
            "/source/ranges",
        ),
    ],
)
async def test_bad_input_is_refused_by_its_field(developer: Caller, changes: dict[str, Any], pointer: str) -> None:
    calendar = await create(developer)

    created = await developer.post("/calendars", BODY | changes)
    changed = await developer.patch(f"/calendars/{calendar['id']}", changes)

    for answer in (created, changed):
        assert answer.status_code == 400, answer.text
        assert answer.json()["errors"][0]["pointer"].startswith(pointer)
    assert (await developer.get("/calendars")).json()["total"] == 1


async def test_another_users_calendars_look_like_none(developer: Caller, stranger: Caller, admin: Caller) -> None:
    calendar = await create(developer, name="Hidden")

    for calendar_id in (calendar["id"], NOBODY, "*", "%2e%2e"):
        path = f"/calendars/{calendar_id}"
        answers = [
            await stranger.get(path),
            await stranger.patch(path, {"name": "Mine"}),
            await stranger.delete(path),
        ]
        assert [answer.status_code for answer in answers] == [404] * 3, path
    assert (await stranger.get("/calendars")).json()["items"] == []
    assert (await admin.get(f"/calendars/{calendar['id']}")).status_code == 200
    assert (await admin.get("/calendars")).json()["total"] == 1


async def test_a_viewer_looks_and_changes_nothing(api: Api, viewer: Caller) -> None:
    answers = [
        await viewer.post("/calendars", BODY),
        await viewer.patch(f"/calendars/{NOBODY}", {"name": "x"}),
        await viewer.delete(f"/calendars/{NOBODY}"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert (await viewer.get("/calendars")).status_code == 200
    assert (await api.client().get("/api/v1/calendars")).status_code == 401
