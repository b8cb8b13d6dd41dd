"""The client against a server that refuses, fails and breaks off: what is sent again, and what is not."""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx
import pytest

from chronos_client import AsyncChronos, Chronos, Retries, Tokens, errors, models
from chronos_client.calls import IDEMPOTENCY_KEY, etag, make_call, segment

Answer = httpx.Response | Exception
READY = {"status": "live"}


class Server:
    """Gives the prepared answers, one after the other, and remembers what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def client(self, **options: Any) -> Chronos:
        return Chronos(
            "http://server", transport=httpx.MockTransport(self), sleep=self.waits.append, **({"token": "t"} | options)
        )


def problem(status: int, code: str, *, retry_after: str | None = None, **more: Any) -> httpx.Response:
    body = {"type": f"urn:chronos-synapse:problem:{code}", "title": "No", "status": status, "detail": "Because."} | more
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return httpx.Response(status, json=body, headers=headers)


def answer(body: Any, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json=body)


def test_a_refusal_for_now_is_asked_again_when_the_server_says() -> None:
    server = Server(problem(429, "rate", retry_after="3"), problem(503, "redis.unavailable"), answer(READY))

    found = server.client().health_live()

    assert found.status == "live"
    assert server.waits == [3.0, 1.0]


def test_a_server_that_asks_for_too_much_patience_is_not_waited_for() -> None:
    server = Server(problem(429, "rate", retry_after="3600"))

    with pytest.raises(errors.TooManyRequests) as refusal:
        server.client().health_live()

    assert (refusal.value.retry_after_s, server.waits) == (3600, [])


def test_patience_ends() -> None:
    server = Server(*[problem(503, "redis.unavailable")] * 3)

    with pytest.raises(errors.ServerError):
        server.client(retries=Retries(attempts=3)).health_live()

    assert server.waits == [0.5, 1.0]


def test_what_nobody_may_have_heard_is_sent_again_with_the_same_key() -> None:
    server = Server(httpx.ReadError("broken"), answer({"results": []}))
    client = server.client()

    client.send(make_call("POST", "/x", answer=Any, body={}, is_idempotent=True))

    keys = {request.headers[IDEMPOTENCY_KEY] for request in server.requests}
    assert (len(server.requests), len(keys)) == (2, 1)


def test_what_may_have_been_done_is_not_sent_again() -> None:
    server = Server(httpx.ReadError("broken"))

    with pytest.raises(errors.Unreachable):
        server.client().send(make_call("POST", "/x", answer=Any, body={}))

    assert len(server.requests) == 1


def test_what_was_never_sent_is_sent_again_whatever_it_is() -> None:
    server = Server(httpx.ConnectError("refused"), answer({}))

    server.client().send(make_call("POST", "/x", answer=Any, body={}))

    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.Unauthenticated),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (412, errors.PreconditionFailed),
        (413, errors.BadRequest),
        (418, errors.Refused),
        (500, errors.ServerError),
    ],
)
def test_a_problem_document_is_an_error_of_its_kind(status: int, kind: type[errors.Refused]) -> None:
    told = problem(status, "job.name", errors=[{"pointer": "/name", "code": "job.name", "detail": "Too long."}])

    with pytest.raises(kind) as refusal:
        Server(told).client().get_job("x")

    assert type(refusal.value) is kind
    assert (refusal.value.code, refusal.value.detail) == ("job.name", "Because.")
    assert refusal.value.errors[0].pointer == "/name"


def test_a_refusal_in_no_words_says_its_status() -> None:
    with pytest.raises(errors.ServerError, match="The server answered 502"):
        Server(httpx.Response(502, html="<h1>Bad gateway</h1>")).client(retries=Retries(attempts=1)).get_me()


def test_an_answer_of_another_kind_is_told() -> None:
    with pytest.raises(errors.Unreadable, match="GET /health/live"):
        Server(httpx.Response(200, html="<h1>A log-in page</h1>")).client().health_live()


def test_an_expired_token_is_renewed_once_and_the_call_made_again() -> None:
    renewed = {"access_token": "new", "token_type": "bearer", "expires_in": 900, "refresh_token": "r2"}
    server = Server(problem(401, "token.expired"), answer(renewed), answer(READY), answer(READY))
    client = server.client(token=Tokens(access_token="old", refresh_token="r1"))

    client.health_live()
    client.health_live()

    assert json.loads(server.requests[1].content) == {"refresh_token": "r1"}
    assert "authorization" not in server.requests[1].headers
    assert [request.headers.get("authorization") for request in server.requests[2:]] == ["Bearer new"] * 2
    assert client.tokens.current() == Tokens(access_token="new", refresh_token="r2")


def test_another_refusal_renews_nothing() -> None:
    server = Server(problem(401, "token.invalid"))

    with pytest.raises(errors.Unauthenticated):
        server.client(token=Tokens(access_token="old", refresh_token="r1")).health_live()

    assert len(server.requests) == 1


def test_pages_are_read_one_after_the_other() -> None:
    pages = [
        {"items": [dead_letter("a"), dead_letter("b")], "total": 3, "next_cursor": "c2"},
        {"items": [dead_letter("c")], "total": 3, "next_cursor": None},
    ]
    server = Server(*map(answer, pages))

    found = [one.execution_id for one in server.client().iterate_dead_letters(job_id="j", limit=2)]

    assert found == ["a", "b", "c"]
    assert [dict(request.url.params) for request in server.requests] == [
        {"job_id": "j", "limit": "2"},
        {"job_id": "j", "limit": "2", "cursor": "c2"},
    ]


def dead_letter(execution_id: str) -> dict[str, Any]:
    return {
        "execution_id": execution_id,
        "job_id": "j",
        "job_name": "J",
        "owner_id": "o",
        "state": "failed",
        "scheduled_for": "2027-01-01T00:00:00Z",
        "ended_at": "2027-01-01T00:00:01Z",
        "attempts": 1,
        "cause": None,
        "exit_code": 1,
        "http_status": None,
        "error": None,
    }


def sse(*events: tuple[str, str, str]) -> bytes:
    return b": hello\n\n" + "".join(f"id: {i}\r\nevent: {e}\r\ndata: {d}\r\n\r\n" for i, e, d in events).encode()


def broken(content: bytes) -> httpx.Response:
    def pieces() -> Iterator[bytes]:
        yield content
        raise httpx.ReadError("broken")

    return httpx.Response(200, content=pieces())


def test_a_stream_goes_on_after_what_it_had_said() -> None:
    server = Server(
        broken(sse(("4", "lines", "[1]"), ("7", "lines", "[2]"))),
        problem(503, "redis.unavailable"),
        httpx.Response(200, content=sse(("8", "lines", "[3]"), ("9", "end", "{}"))),
    )

    found = [(event.event, event.id, event.data) for event in server.client().stream_log("x-1", last_event_id="2")]

    assert found == [("lines", "4", "[1]"), ("lines", "7", "[2]"), ("lines", "8", "[3]"), ("end", "9", "{}")]
    assert [request.headers["last-event-id"] for request in server.requests] == ["2", "7", "7"]


def test_a_stream_that_only_breaks_off_ends_in_an_error() -> None:
    server = Server(broken(b""), broken(b""))

    with pytest.raises(errors.Unreachable):
        list(server.client(retries=Retries(attempts=2)).stream_events())


def test_names_from_elsewhere_stay_within_their_place_in_an_address() -> None:
    names = ("..", "../../etc", "a/b?c#d", "ü", ".", "...")

    assert [segment(name) for name in names] == [
        "%2E%2E",
        "..%2F..%2Fetc",
        "a%2Fb%3Fc%23d",
        "%C3%BC",
        "%2E",
        "%2E%2E%2E",
    ]


def test_what_is_left_out_is_not_sent() -> None:
    server = Server(answer({"items": [], "total": 0, "complete": True, "next_cursor": None}))

    server.client().list_jobs(state=[models.JobState.ACTIVE, "paused"], limit=5)

    assert server.requests[0].url.query == b"state=active&state=paused&limit=5"
    assert etag(3) == '"3"'
    assert (etag(None), etag("*")) == (None, "*")


async def test_the_awaited_client_does_the_same() -> None:
    renewed = {"access_token": "new", "token_type": "bearer", "expires_in": 900, "refresh_token": "r2"}
    page = {"items": [dead_letter("a")], "total": 1, "next_cursor": None}

    async def cut() -> AsyncIterator[bytes]:
        yield sse(("4", "lines", "[1]"))
        raise httpx.ReadError("broken")

    server = Server(
        problem(401, "token.expired"),
        answer(renewed),
        answer(READY),
        problem(429, "rate", retry_after="2"),
        httpx.ConnectError("refused"),
        answer(page),
        httpx.Response(200, content=cut()),
        httpx.Response(200, content=sse(("5", "end", "{}"))),
    )
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    transport = httpx.MockTransport(server)
    tokens = Tokens(access_token="old", refresh_token="r1")
    async with AsyncChronos("http://server/", token=tokens, transport=transport, sleep=sleep) as client:
        assert (await client.health_live()).status == "live"
        assert [one.execution_id async for one in client.iterate_dead_letters()] == ["a"]
        assert [event.event async for event in client.stream_log("x")] == ["lines", "end"]

    assert client.tokens == Tokens(access_token="new", refresh_token="r2")
    assert waits == [2.0, 1.0, 0.5]


@pytest.mark.parametrize("build", [lambda: Chronos("http://x"), lambda: AsyncChronos("http://x")])
def test_a_client_without_a_token_says_nothing_of_who_it_is(build: Callable[[], Any]) -> None:
    assert build().url == "http://x"
