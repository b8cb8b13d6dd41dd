"""Logs over HTTP: searched, looked into and downloaded."""

import pytest

from chronos_synapse.domain.user import Role
from tests.api.conftest import Api, Caller
from tests.builders import ending_of
from tests.log_blocks import a_block

TIME_MS = 1_767_225_600_000


async def printed(api: Api, caller: Caller, *texts: bytes, output: str = "") -> str:
    """The id of an execution that has printed these lines, one a second."""
    job = await caller.create_job()
    await caller.trigger(job["id"])
    (message,) = await api.store.start()
    for offset, text in enumerate(texts):
        block = a_block(offset, [text], time_ms=TIME_MS + offset * 1000)
        assert await api.store.stores.logs.append(message.execution_id, block, fence=1, life_ms=60_000)
    await api.store.stores.executions.finish([ending_of(message, output=output)])
    return message.execution_id


async def test_words_in_logs_are_found_with_their_lines(api: Api, developer: Caller) -> None:
    execution_id = await printed(api, developer, b"one", b"a Needle here", b"three")

    answer = (await developer.get("/logs/search?query=needle&stream=stdout&limit=10")).json()

    (item,) = answer["items"]
    assert (answer["total"], answer["complete"], answer["next_cursor"]) == (1, True, None)
    assert (item["execution_id"], item["job_name"], item["state"]) == (execution_id, "Backup", "succeeded")
    (match,) = item["matches"]
    assert (match["line"]["offset"], match["line"]["text"], match["ranges"]) == (1, "a Needle here", [[2, 8]])
    assert [line["text"] for line in (*match["before"], *match["after"])] == ["one", "three"]


async def test_logs_of_others_are_found_by_nobody_else(api: Api, developer: Caller) -> None:
    await printed(api, developer, b"a needle", output="a needle")
    other, admin = await api.user(Role.DEVELOPER), await api.user(Role.ADMIN)

    assert (await other.get("/logs/search?query=needle")).json()["total"] == 0
    assert (await admin.get("/logs/search?query=needle")).json()["total"] == 1


async def test_a_time_and_the_first_error_are_found(api: Api, developer: Caller) -> None:
    execution_id = await printed(api, developer, b"one", b"two", b"error: three", b"four")
    path = f"/executions/{execution_id}/log/position"

    assert (await developer.get(path + "?first=error")).json() == {"offset": 2}
    assert (await developer.get(path + "?time=2026-01-01T00:00:00.500Z")).json() == {"offset": 1}
    assert (await developer.get(path + "?time=2030-01-01T00:00:00Z")).json() == {"offset": None}
    other = await api.user(Role.DEVELOPER)
    assert (await other.get(path + "?first=error")).status_code == 404


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("", "query:time"),
        ("?first=error&time=2026-01-01T00:00:00Z", "query:time"),
        ("?first=word", "query:first"),
        ("?time=noon", "query:time"),
        ("?last=error", "query:last"),
    ],
)
async def test_what_is_no_place_is_refused(api: Api, developer: Caller, query: str, pointer: str) -> None:
    execution_id = await printed(api, developer, b"one")

    answer = await developer.get(f"/executions/{execution_id}/log/position{query}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("query", ["", "?query=", "?query=--", "?query=a*", "?query=x&cursor=y", "?query=x&limit=101"])
async def test_a_search_without_sense_is_refused(developer: Caller, query: str) -> None:
    assert (await developer.get("/logs/search" + query)).status_code in (400, 422)


async def test_a_range_of_lines_is_read(api: Api, developer: Caller) -> None:
    execution_id = await printed(api, developer, b"one", b"two", b"three", b"four")

    answer = (await developer.get(f"/executions/{execution_id}/log?after=0&before=3")).json()

    assert [line["text"] for line in answer["lines"]] == ["two", "three"]


async def test_a_download_has_the_bytes_as_they_were_printed(api: Api, developer: Caller) -> None:
    execution_id = await printed(api, developer, b"one\x00", b"\xff\xfe", "drei €".encode())

    answer = await developer.get(f"/executions/{execution_id}/log/download")

    assert answer.content == b"one\x00\n\xff\xfe\n" + "drei €\n".encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
