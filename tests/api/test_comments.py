"""Comments on jobs, and what jobs were."""

import pytest

from tests.api.conftest import Caller


async def test_comments_are_answered_changed_and_deleted(developer: Caller, stranger: Caller, viewer: Caller) -> None:
    job = await developer.create_job()
    path = f"/jobs/{job['id']}/comments"
    for caller, level in ((stranger, "view"), (viewer, "view")):
        await developer.post(f"/jobs/{job['id']}/grants", {"level": level, "subject_id": caller.user.id})

    first = (await stranger.post(path, {"text": " Why at four? "})).json()
    answer = (await developer.post(path, {"text": "Quiet then.", "parent_id": first["id"]})).json()
    beside = (await stranger.post(path, {"text": "I see.", "parent_id": answer["id"]})).json()

    assert (first["text"], first["author_name"], first["may_edit"]) == ("Why at four?", "Somebody", True)
    assert (answer["parent_id"], beside["parent_id"]) == (first["id"], first["id"])
    assert (await viewer.post(path, {"text": "Me too"})).status_code == 403
    page = (await viewer.get(path, params={"limit": 2})).json()
    rest = (await viewer.get(path, params={"limit": 2, "cursor": page["next_cursor"]})).json()
    assert [[item["id"] for item in one["items"]] for one in (page, rest)] == [
        sorted([beside["id"], answer["id"]], reverse=True),
        [first["id"]],
    ]
    assert (page["total"], rest["next_cursor"]) == (3, None)
    assert not any(item["may_edit"] or item["may_delete"] for item in page["items"])

    changed = await stranger.patch(f"{path}/{first['id']}", {"text": "Why at five?"})
    assert (changed.json()["text"], changed.json()["edited_at"] is None) == ("Why at five?", False)
    assert (await developer.patch(f"{path}/{first['id']}", {"text": "x"})).status_code == 403
    assert (await stranger.delete(f"{path}/{answer['id']}")).status_code == 403
    assert (await developer.delete(f"{path}/{first['id']}")).status_code == 204
    assert (await stranger.delete(f"{path}/{beside['id']}")).status_code == 204
    left = {item["id"]: item for item in (await developer.get(path)).json()["items"]}
    assert left.keys() == {first["id"], answer["id"]}
    assert (left[first["id"]]["text"], left[first["id"]]["deleted_at"] is None) == ("", False)
    assert (await stranger.patch(f"{path}/{first['id']}", {"text": "x"})).status_code == 404


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001, "a\x00b"])
async def test_a_bad_comment_is_refused(developer: Caller, text: str) -> None:
    job = await developer.create_job()

    response = await developer.post(f"/jobs/{job['id']}/comments", {"text": text})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "/text"


async def test_comments_of_one_job_are_not_found_on_another(developer: Caller, stranger: Caller) -> None:
    job, other = await developer.create_job(), await stranger.create_job()
    made = (await developer.post(f"/jobs/{job['id']}/comments", {"text": "A"})).json()

    for path in (f"/jobs/{other['id']}/comments/{made['id']}", f"/jobs/{job['id']}/comments/{made['id']}"):
        assert (await stranger.patch(path, {"text": "B"})).status_code == 404
        assert (await stranger.delete(path)).status_code == 404
    answer = await stranger.post(f"/jobs/{other['id']}/comments", {"text": "B", "parent_id": made["id"]})
    assert answer.status_code == 404


async def test_versions_say_who_changed_what_and_come_back(developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job(description="One")
    path = f"/jobs/{job['id']}"
    await developer.post(f"{path}/grants", {"level": "edit", "subject_id": stranger.user.id})
    assert job["changed_by"] == developer.user.id

    await stranger.patch(path, {"description": "Two", "tags": ["a"]})
    await stranger.patch(path, {"state": "paused"})

    listed = (await developer.get(f"{path}/versions")).json()
    assert (listed["total"], listed["next_cursor"]) == (3, None)
    assert [item["version"] for item in listed["items"]] == [3, 2, 1]
    assert listed["items"][1]["changes"] == [
        {"pointer": "/description", "left": "One", "right": "Two"},
        {"pointer": "/tags", "left": [], "right": ["a"]},
    ]
    assert (listed["items"][1]["changed_by"], listed["items"][1]["changed_by_name"]) == (stranger.user.id, "Somebody")
    first = (await developer.get(f"{path}/versions", params={"limit": 2})).json()
    rest = (await developer.get(f"{path}/versions", params={"limit": 2, "cursor": first["next_cursor"]})).json()
    assert [item["version"] for item in rest["items"]] == [1]

    assert (await developer.get(f"{path}/versions/1")).json()["definition"]["description"] == "One"
    restored = await stranger.post(f"{path}/versions/1/restore")
    assert (restored.json()["description"], restored.json()["tags"], restored.json()["state"]) == ("One", [], "paused")
    assert (restored.json()["version"], restored.json()["changed_by"]) == (4, stranger.user.id)
    assert (await developer.post(f"{path}/versions/4/restore")).status_code == 409
    for version in ("0", "9", "99999999999999999999"):
        assert (await developer.get(f"{path}/versions/{version}")).status_code == 404
