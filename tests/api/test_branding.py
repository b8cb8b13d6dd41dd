"""The name, colour and logo of an installation: set by administrators, seen by everybody."""

import httpx
import pytest

from chronos_synapse.domain.user import Role
from tests.api.conftest import Api, Caller
from tests.services.test_logos import XML, address, png

PATH = "/api/v1/branding"


@pytest.fixture
def everybody(api: Api) -> httpx.AsyncClient:
    """Somebody who is not logged in."""
    return api.client()


async def set_branding(admin: Caller, **fields: str) -> httpx.Response:
    response = await admin.patch("/admin/settings", {"branding": fields})
    assert response.status_code == 200, response.text
    return response


async def test_everybody_sees_the_products_own_until_something_is_set(everybody: httpx.AsyncClient) -> None:
    response = await everybody.get(PATH)

    assert response.status_code == 200
    assert response.json() == {"name": "Chronos Synapse", "accent": None, "shades": None, "logo": None}
    assert (await everybody.get(f"{PATH}/logo")).status_code == 404


async def test_what_administrators_set_is_seen_without_a_log_in(everybody: httpx.AsyncClient, admin: Caller) -> None:
    await set_branding(admin, name="Night shift", accent="#ffff00", logo=address(png(), "image/png"))

    found = (await everybody.get(PATH)).json()
    picture = await everybody.get(found["logo"])

    assert (found["name"], found["accent"]) == ("Night shift", "#ffff00")
    assert found["shades"]["light"] != "#ffff00"
    assert (picture.content, picture.headers["content-type"]) == (png(), "image/png")
    assert picture.headers["cache-control"] == "public, max-age=86400"


async def test_what_did_not_change_is_not_sent_again(everybody: httpx.AsyncClient, admin: Caller) -> None:
    await set_branding(admin, logo=address(XML, "image/svg+xml"))
    for path in (PATH, f"{PATH}/logo"):
        first = await everybody.get(path)
        again = await everybody.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (first.headers["cache-control"], again.status_code) == ("public, no-cache", 304)


async def test_an_svg_that_is_opened_by_itself_runs_nothing(everybody: httpx.AsyncClient, admin: Caller) -> None:
    await set_branding(admin, logo=address(XML, "image/svg+xml"))

    response = await everybody.get(f"{PATH}/logo")

    assert response.headers["content-type"].startswith("image/svg+xml")
    assert response.headers["content-security-policy"].endswith("sandbox")
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_the_logo_stays_until_it_is_taken_away(everybody: httpx.AsyncClient, admin: Caller) -> None:
    done = await set_branding(admin, logo=address(png(), "image/png"))
    name = done.json()["branding"]["logo"]

    await set_branding(admin, name="Night shift", logo=name)
    assert (await everybody.get(f"{PATH}/logo")).content == png()

    await set_branding(admin, logo="")
    assert (await everybody.get(f"{PATH}/logo")).status_code == 404
    assert (await everybody.get(PATH)).json()["name"] == "Night shift"


async def test_the_defaults_take_the_logo_along(everybody: httpx.AsyncClient, admin: Caller) -> None:
    await set_branding(admin, name="Night shift", logo=address(png(), "image/png"))

    await admin.patch("/admin/settings", {"branding": None})

    assert (await everybody.get(PATH)).json()["name"] == "Chronos Synapse"
    assert (await everybody.get(f"{PATH}/logo")).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", " x"), ("name", "x" * 41), ("name", "a\nb"), ("accent", "red"), ("logo", "no-such-logo")],
)
async def test_a_refused_field_is_named(admin: Caller, field: str, value: str) -> None:
    response = await admin.patch("/admin/settings", {"branding": {field: value}})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == f"/branding/{field}"


async def test_nobody_else_changes_it(api: Api) -> None:
    operator = await api.user(Role.OPERATOR)

    assert (await operator.patch("/admin/settings", {"branding": {"name": "Mine"}})).status_code == 403


async def test_the_audit_names_the_picture_and_does_not_carry_it(admin: Caller) -> None:
    await set_branding(admin, logo=address(XML, "image/svg+xml"))

    entries = (await admin.get("/audit?action=settings.change")).text

    assert "PHN2Zy" not in entries
