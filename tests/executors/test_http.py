"""A URL is called, its answer printed, and nothing reached that must not be."""

import asyncio
import json
import re
import socket
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.retry import Cause
from chronos_synapse.executors._http_config import BODY_CAP_BYTES
from chronos_synapse.executors.base import ExecutorOptions
from chronos_synapse.executors.http import HttpExecutor
from tests.executors.certificates import Authority
from tests.executors.http_server import OK, serving
from tests.executors.support import Attempt
from tests.support import wait_until


def redirect(location: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")


@pytest.fixture
def attempt(options: ExecutorOptions) -> Attempt:
    return Attempt(HttpExecutor(options))


async def test_a_get_prints_status_headers_and_body(attempt: Attempt) -> None:
    async with serving({"/": b"HTTP/1.1 200 OK\r\nX-Answer: 42\r\nContent-Length: 6\r\n\r\nhello\n"}) as server:
        result = await attempt.run(url=f"{server.url}/")

    assert (result.outcome, result.error) == (Outcome.SUCCEEDED, None)
    assert attempt.output.stdout == "x-answer: 42\ncontent-length: 6\n\nhello\n"
    first, second, third = attempt.output.system.splitlines()
    assert first == f"GET {server.url}/"
    assert re.fullmatch(r"200 OK after \d+ ms \(dns [\d.]+, connect [\d.]+, first byte [\d.]+\)", second)
    assert re.fullmatch(r"Done after \d+ ms", third)
    assert result.http_status == 200


async def test_the_request_says_which_execution_it_is_for(attempt: Attempt) -> None:
    async with serving({}) as server:
        await attempt.run(url=f"{server.url}/x?y=%20z#part", headers={"X-Own": "1", "accept": "text/plain"})

    lines = server.requests[0].split("\r\n")
    assert lines[0] == "GET /x?y=%20z HTTP/1.1"
    assert lines[1] == f"Host: 127.0.0.1:{server.port}"
    assert set(lines[2:-2]) == {
        "Accept-Encoding: identity",
        "User-Agent: chronos-synapse",
        "X-Chronos-Attempt: 2",
        "X-Chronos-Execution-ID: job1-19a",
        "X-Chronos-Job-ID: job1",
        "X-Chronos-Scheduled-Time: 2026-11-21T03:30:00Z",
        "X-Own: 1",
        "accept: text/plain",
    }


async def test_a_body_is_sent_as_utf8(attempt: Attempt) -> None:
    async with serving({}) as server:
        await attempt.run(
            url=server.url, method="POST", body='{"a": "é"}', headers={"Content-Type": "application/json"}
        )

    assert server.requests[0].startswith("POST / HTTP/1.1\r\n")
    assert server.requests[0].endswith('\r\n\r\n{"a": "é"}')


@pytest.mark.parametrize(
    ("auth", "header"),
    [
        ({"kind": "basic", "username": "me", "password": "pä:ss"}, "Authorization: Basic bWU6cMOkOnNz"),
        ({"kind": "bearer", "token": "t0k3n"}, "Authorization: Bearer t0k3n"),
        ({"kind": "api_key", "value": "k3y"}, "X-API-Key: k3y"),
        ({"kind": "api_key", "value": "k3y", "header": "X-Mine"}, "X-Mine: k3y"),
    ],
)
async def test_credentials_are_sent_and_not_printed(attempt: Attempt, auth: dict[str, str], header: str) -> None:
    async with serving({}) as server:
        await attempt.run(url=server.url, auth=auth)

    assert header in server.requests[0].split("\r\n")
    assert header.split(": ")[1] not in attempt.output.stdout + attempt.output.system


@pytest.mark.parametrize(
    ("status", "codes", "outcome"),
    [
        (204, "200-299", Outcome.SUCCEEDED),
        (404, "200-299", Outcome.FAILED),
        (404, "200, 404", Outcome.SUCCEEDED),
        (200, "201-204", Outcome.FAILED),
        (500, "200-599", Outcome.SUCCEEDED),
    ],
)
async def test_the_status_code_decides(attempt: Attempt, status: int, codes: str, outcome: Outcome) -> None:
    async with serving({"/": f"HTTP/1.1 {status} Word\r\nContent-Length: 0\r\n\r\n".encode()}) as server:
        result = await attempt.run(url=server.url, success_codes=codes)

    assert result.outcome is outcome
    if outcome is Outcome.FAILED:
        assert result.error == f"HTTP status {status} Word; success is {codes}"


async def test_a_long_body_is_cut_and_the_log_says_so(attempt: Attempt) -> None:
    endless = b"HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n" + b"x" * 5_000_000
    async with serving({"/": endless}) as server:
        result = await attempt.run(url=server.url)

    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.stdout.count("x") == BODY_CAP_BYTES
    assert "longer than 1048576 bytes" in attempt.output.system


async def test_a_compressed_answer_is_not_unpacked(attempt: Attempt) -> None:
    packed = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope"
    async with serving({"/": packed}) as server:
        result = await attempt.run(url=server.url)

    assert result.outcome is Outcome.SUCCEEDED
    assert attempt.output.stdout.endswith("\n\nnope")


async def test_a_server_that_does_not_answer_times_out(attempt: Attempt) -> None:
    async with serving({"/hang": b""}) as server:
        result = await attempt.run(url=f"{server.url}/hang", request_timeout_s=0.2)

    assert (result.outcome, result.error) == (Outcome.TIMED_OUT, "Timed out after 0.2 s")


async def test_a_request_can_be_cancelled(attempt: Attempt) -> None:
    async with serving({"/hang": b""}) as server:
        running = asyncio.create_task(attempt.run(url=f"{server.url}/hang"))
        await wait_until(lambda: server.requests, description="the request")
        attempt.cancelled.set()
        result = await running

    assert result.outcome is Outcome.CANCELLED


@pytest.mark.parametrize(
    ("answer", "error"),
    [(b"", "Server disconnected"), (b"nonsense\r\n\r\n", "illegal"), (OK[:-1], "closed connection")],
)
async def test_a_broken_answer_is_a_failure_with_its_reason(attempt: Attempt, answer: bytes, error: str) -> None:
    async with serving({"/": answer}) as server:
        result = await attempt.run(url=server.url)

    assert result.outcome is Outcome.FAILED
    assert result.error is not None
    assert error in result.error


async def test_a_refused_connection_and_an_unknown_name_are_failures(attempt: Attempt) -> None:
    refused = await attempt.run(url="http://127.0.0.1:9999/")
    unknown = await attempt.run(url="http://no-such-name.invalid/")

    assert (refused.outcome, unknown.outcome) == (Outcome.FAILED, Outcome.FAILED)
    assert refused.error is not None
    assert refused.error.startswith("No answer: ")


class TestRedirects:
    """They are followed as browsers do, a few of them, and checked like the first request."""

    async def test_a_redirect_is_followed_with_the_method_it_asks_for(self, attempt: Attempt) -> None:
        async with serving({"/": redirect("/next", 303), "/next": redirect("/last", 307)}) as server:
            result = await attempt.run(url=server.url, method="POST", body="x", headers={"Content-Type": "text/plain"})

        assert result.outcome is Outcome.SUCCEEDED
        assert [request.split("\r\n")[0] for request in server.requests] == [
            "POST / HTTP/1.1",
            "GET /next HTTP/1.1",
            "GET /last HTTP/1.1",
        ]
        assert "Content-Type" not in server.requests[1]

    async def test_a_temporary_redirect_keeps_method_and_body(self, attempt: Attempt) -> None:
        async with serving({"/": redirect("/next", 307)}) as server:
            await attempt.run(url=server.url, method="PUT", body="data")

        assert server.requests[1].startswith("PUT /next HTTP/1.1")
        assert server.requests[1].endswith("\r\n\r\ndata")

    async def test_a_fourth_redirect_is_a_failure(self, attempt: Attempt) -> None:
        async with serving({"/": redirect("/")}) as server:
            result = await attempt.run(url=server.url)

        assert result.error == "No answer: more than 3 redirects"
        assert len(server.requests) == 4

    async def test_redirects_can_be_left_alone(self, attempt: Attempt) -> None:
        async with serving({"/": redirect("/next")}) as server:
            result = await attempt.run(url=server.url, follow_redirects=False, success_codes="302")

        assert result.outcome is Outcome.SUCCEEDED
        assert len(server.requests) == 1

    async def test_secrets_do_not_go_to_another_host(self, attempt: Attempt) -> None:
        async with serving({}) as other, serving({"/": redirect(f"http://localhost:{other.port}/")}) as server:
            await attempt.run(url=server.url, headers={"X-Token": "own"}, auth={"kind": "bearer", "token": "t0k3n"})

        assert "t0k3n" in server.requests[0]
        assert "t0k3n" not in other.requests[0]
        assert "X-Token" not in other.requests[0]
        assert f"Host: localhost:{other.port}" in other.requests[0]

    async def test_secrets_stay_on_the_same_host(self, attempt: Attempt) -> None:
        async with serving({"/": redirect("/next")}) as server:
            await attempt.run(url=server.url, auth={"kind": "bearer", "token": "t0k3n"})

        assert "t0k3n" in server.requests[1]

    @pytest.mark.parametrize(
        "location", ["file:///etc/passwd", "gopher://127.0.0.1/", "dict://x/", "http://u:p@127.0.0.1/", "http://x:22/"]
    )
    async def test_a_redirect_elsewhere_than_http_is_refused(self, attempt: Attempt, location: str) -> None:
        async with serving({"/": redirect(location)}) as server:
            result = await attempt.run(url=server.url)

        assert result.outcome is Outcome.FAILED
        assert len(server.requests) == 1

    async def test_a_redirect_to_a_blocked_address_is_not_followed(self, options: ExecutorOptions) -> None:
        narrow = msgspec.structs.replace(options, allowed_networks=("127.0.0.1/32",))
        attempt = Attempt(HttpExecutor(narrow))
        async with serving({}, "127.0.0.2") as inner:
            target = f"http://127.0.0.2:{inner.port}/"
            async with serving({"/": redirect(target)}) as server:
                result = await attempt.run(url=server.url)

        assert result.outcome is Outcome.FAILED
        assert result.error is not None
        assert result.error.startswith("Blocked: 127.0.0.2 has the address 127.0.0.2, which is not public")
        assert inner.requests == []


class TestBlocking:
    """Without the administrator's leave, only public addresses are called."""

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "localhost", "127.1", "0", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
    )
    async def test_a_server_on_this_machine_is_not_reached(self, options: ExecutorOptions, host: str) -> None:
        attempt = Attempt(HttpExecutor(msgspec.structs.replace(options, allowed_networks=())))
        async with serving({}) as server:
            result = await attempt.run(url=f"http://{host}:{server.port}/")

        assert result.outcome is Outcome.FAILED
        assert result.error is not None
        assert result.error.startswith("Blocked: ")
        assert server.requests == []

    async def test_a_proxy_of_the_worker_is_not_used(
        self, options: ExecutorOptions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with serving({}) as proxy, serving({}) as server:
            monkeypatch.setenv("http_proxy", proxy.url)
            monkeypatch.setenv("ALL_PROXY", proxy.url)
            await Attempt(HttpExecutor(options)).run(url=server.url)

        assert (len(proxy.requests), len(server.requests)) == (0, 1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": ""}, "url"),
        ({"url": "ftp://example.org/"}, "url"),
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "example.org"}, "url"),
        ({"url": "http:///x"}, "url"),
        ({"url": "http://good@127.0.0.1/"}, "url"),
        ({"url": "http://good\\@127.0.0.1"}, "url"),
        ({"url": "http://example.org/a b"}, "url"),
        ({"url": "http://example.org/\r\nX: y"}, "url"),
        ({"url": "http://example.org:6379/"}, "url"),
        ({"url": "http://example.org:99999/"}, "url"),
        ({"url": "http://[::1/"}, "url"),
        ({"url": "http://example.org/" + "x" * 70_000}, "url"),
        ({"method": "GET / HTTP/1.1\r\nX:"}, "method"),
        ({"headers": {"X-A": "b\r\nX-C: d"}}, "headers/X-A"),
        ({"headers": {"X A": "b"}}, "headers/X A"),
        ({"headers": {"": "b"}}, "headers/"),
        ({"headers": {"X-A": "\u20ac"}}, "headers/X-A"),
        ({"headers": {"Host": "other"}}, "headers/Host"),
        ({"headers": {"transfer-encoding": "chunked"}}, "headers/transfer-encoding"),
        ({"headers": {"Content-Length": "1"}}, "headers/Content-Length"),
        ({"headers": {"Proxy-Authorization": "x"}}, "headers/Proxy-Authorization"),
        ({"headers": {"X-Chronos-Job-ID": "x"}}, "headers/X-Chronos-Job-ID"),
        ({"auth": {"kind": "digest"}}, "auth/kind"),
        ({"auth": {"kind": "bearer", "token": "a\r\nb"}}, "auth/token"),
        ({"auth": {"kind": "bearer", "token": "a\n"}}, "auth/token"),
        ({"auth": {"kind": "api_key", "value": "x", "header": "Host"}}, "auth/header"),
        ({"success_codes": "2xx"}, "success_codes"),
        ({"success_codes": "299-200"}, "success_codes"),
        ({"success_codes": "99"}, "success_codes"),
        ({"success_codes": ""}, "success_codes"),
        ({"request_timeout_s": 0}, "request_timeout_s"),
        ({"request_timeout_s": 1e12}, "request_timeout_s"),
    ],
)
def test_a_wrong_config_is_refused_by_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        HttpExecutor.check({"url": "https://example.org/", **change})

    assert [error.pointer for error in caught.value.errors] == [f"/executor/config/{field}"]


class TestCause:
    """A retry policy reads why a call failed."""

    @pytest.mark.parametrize(("status", "cause"), [(404, Cause.HTTP_STATUS), (503, Cause.HTTP_STATUS)])
    async def test_a_status_that_is_no_success_is_told(self, attempt: Attempt, status: int, cause: Cause) -> None:
        async with serving({"/": f"HTTP/1.1 {status} Word\r\nContent-Length: 0\r\n\r\n".encode()}) as server:
            result = await attempt.run(url=server.url)

        assert (result.cause, result.http_status) == (cause, status)

    async def test_a_connection_that_fails_is_the_network_s(self, attempt: Attempt) -> None:
        refused = await attempt.run(url="http://127.0.0.1:9999/")
        unknown = await attempt.run(url="http://no-such-name.invalid/")

        assert (refused.cause, unknown.cause) == (Cause.NETWORK, Cause.NETWORK)

    async def test_an_address_that_must_not_be_called_is_a_refusal(self, options: ExecutorOptions) -> None:
        attempt = Attempt(HttpExecutor(msgspec.structs.replace(options, allowed_networks=())))

        result = await attempt.run(url="http://127.0.0.1:9999/")

        assert result.cause is Cause.REFUSED

    async def test_an_answer_that_does_not_come_is_a_timeout(self, attempt: Attempt) -> None:
        async with serving({"/hang": b""}) as server:
            result = await attempt.run(url=f"{server.url}/hang", request_timeout_s=0.1)

        assert result.cause is Cause.TIMEOUT


class TestCircuit:
    """A host that fails again and again is left alone, by the jobs of one owner."""

    @pytest.mark.parametrize("status", [500, 503, 429])
    async def test_a_host_that_failed_five_times_in_a_row_is_not_called(
        self, options: ExecutorOptions, status: int
    ) -> None:
        executor = HttpExecutor(options)
        async with serving({"/": f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()}) as server:
            results = [await Attempt(executor).run(url=server.url) for _ in range(6)]
            other = await Attempt(executor, owner_id="owner2").run(url=f"{server.url}/fine")

        assert len(server.requests) == 6
        assert results[-1].outcome is Outcome.FAILED
        assert results[-1].cause is Cause.NETWORK
        assert results[-1].error is not None
        assert results[-1].error.startswith("127.0.0.1 was not called: 5 calls in a row had failed")
        assert other.outcome is Outcome.SUCCEEDED

    async def test_what_is_the_caller_s_own_fault_does_not_count(self, options: ExecutorOptions) -> None:
        executor = HttpExecutor(options)
        async with serving({"/": b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"}) as server:
            for _ in range(8):
                await Attempt(executor).run(url=server.url)

        assert len(server.requests) == 8

    async def test_calls_that_are_too_slow_count_and_cancelled_ones_do_not(self, options: ExecutorOptions) -> None:
        executor = HttpExecutor(options)
        async with serving({"/hang": b""}) as server:
            for _ in range(5):
                cancelled = Attempt(executor)
                cancelled.cancelled.set()
                await cancelled.run(url=f"{server.url}/hang")
            slow = [await Attempt(executor).run(url=f"{server.url}/hang", request_timeout_s=0.05) for _ in range(6)]

        assert [result.cause for result in slow] == [Cause.TIMEOUT] * 5 + [Cause.NETWORK]


class TestParameters:
    """They are put in as data: a value cannot become a host, a header or another field."""

    async def test_they_are_written_as_each_place_needs_them(self, options: ExecutorOptions) -> None:
        value = 'a/b?c=d&e"f é'
        attempt = Attempt(HttpExecutor(options), parameters={"what": value, "count": 3.0})
        async with serving({}) as server:
            await attempt.run(
                url=f"{server.url}/x/${{param:what}}?n=${{param:count}}",
                method="POST",
                body='{"what": "${param:what}"}',
                headers={"X-Count": "${param:count}"},
            )

        request = server.requests[0]
        assert request.startswith("POST /x/a%2Fb%3Fc%3Dd%26e%22f%20%C3%A9?n=3 HTTP/1.1\r\n")
        assert "X-Count: 3\r\n" in request
        assert json.loads(request.partition("\r\n\r\n")[2]) == {"what": value}

    async def test_a_value_that_makes_a_field_wrong_is_refused_before_the_call(self, options: ExecutorOptions) -> None:
        attempt = Attempt(HttpExecutor(options), parameters={"what": "a\r\nX-Evil: 1"})
        async with serving({}) as server:
            result = await attempt.run(url=server.url, headers={"X-What": "${param:what}"})

        assert (result.cause, server.requests) == (Cause.REFUSED, [])
        assert result.error is not None
        assert result.error.startswith("With these parameters /executor/config/headers/X-What is not valid")

    async def test_one_without_a_value_is_named(self, attempt: Attempt) -> None:
        result = await attempt.run(url="http://127.0.0.1:9999/${param:what}")

        assert (result.cause, result.error) == (Cause.REFUSED, "The parameter 'what' has no value")


@pytest.mark.parametrize(
    "change",
    [
        {"url": "${secret:store:hook:url}"},
        {"url": "https://${var:HOST}:${var:PORT}/${param:path}"},
        {"headers": {"X-Token": "${secret:store:token}"}},
        {"auth": {"kind": "basic", "username": "${var:USER}", "password": "${secret:store:web:password}"}},
        {"auth": {"kind": "bearer", "token": "${secret:store:token}"}},
        {"auth": {"kind": "api_key", "value": "${secret:store:key}"}},
    ],
)
def test_what_is_put_in_later_may_stand_where_its_value_may(change: dict[str, Any]) -> None:
    HttpExecutor.check({"url": "https://example.org/", **change})


@pytest.mark.parametrize(
    "url", ["http://u:${secret:store:p}@example.org/", "ftp://${var:HOST}/", "http://a b/${var:X}"]
)
def test_a_reference_excuses_nothing_else(url: str) -> None:
    with pytest.raises(Invalid):
        HttpExecutor.check({"url": url})


async def test_the_cap_of_the_body_can_be_chosen(attempt: Attempt) -> None:
    async with serving({"/": b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n"}) as server:
        await attempt.run(url=server.url, response_cap_bytes=4)

    assert attempt.output.stdout.endswith("\n\nhell")
    assert "longer than 4 bytes" in attempt.output.system


class TestDryRun:
    """It connects, says how long each step took, and sends nothing."""

    async def test_name_and_port_are_looked_at(self, attempt: Attempt) -> None:
        async with serving({}) as server:
            result = await attempt.dry_run(url=f"http://localhost:{server.port}/")

        assert result.outcome is Outcome.SUCCEEDED
        assert server.requests == []
        first, second = attempt.output.system.splitlines()
        assert re.fullmatch(r"ok: localhost has the address .*127\.0\.0\.1.* \([\d.]+ ms\)", first)
        assert re.fullmatch(rf"ok: Port {server.port} accepts connections \([\d.]+ ms\)", second)

    async def test_a_server_without_tls_is_found_out(self, attempt: Attempt) -> None:
        async def nonsense(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

        async with await asyncio.start_server(nonsense, "127.0.0.1", 0) as server:
            result = await attempt.dry_run(url=f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/")

        assert (result.outcome, result.cause) == (Outcome.FAILED, Cause.NETWORK)

    async def test_a_closed_port_and_a_blocked_address_are_found_out(
        self, attempt: Attempt, options: ExecutorOptions
    ) -> None:
        closed = await attempt.dry_run(url="http://127.0.0.1:9999/")
        narrow = HttpExecutor(msgspec.structs.replace(options, allowed_networks=()))
        blocked = await Attempt(narrow).dry_run(url="http://127.0.0.1:9999/")

        assert (closed.cause, blocked.cause) == (Cause.NETWORK, Cause.REFUSED)


class TestCertificates:
    """A server must be who it says it is."""

    @pytest.fixture
    def authority(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
        """One that the machine trusts."""
        authority = Authority(tmp_path)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
        return authority

    async def test_a_server_with_a_good_certificate_is_called(self, attempt: Attempt, authority: Authority) -> None:
        async with serving({}, tls=authority.context("localhost")) as server:
            result = await attempt.run(url=f"https://localhost:{server.port}/")
            looked = await attempt.dry_run(url=f"https://localhost:{server.port}/")

        assert (result.outcome, looked.outcome) == (Outcome.SUCCEEDED, Outcome.SUCCEEDED)
        assert re.search(r"200 OK after \d+ ms \(dns [\d.]+, connect [\d.]+, tls [\d.]+, ", attempt.output.system)
        assert re.search(r"ok: The certificate is good until .* GMT \([\d.]+ ms\)", attempt.output.system)

    @pytest.mark.parametrize(
        ("name", "days", "words"), [("localhost", -1, "certificate has expired"), ("example.org", 5, "mismatch")]
    )
    async def test_an_expired_one_and_one_of_another_host_are_not(
        self, attempt: Attempt, authority: Authority, name: str, days: int, words: str
    ) -> None:
        async with serving({}, tls=authority.context(name, days=days)) as server:
            result = await attempt.run(url=f"https://localhost:{server.port}/")

        assert (result.outcome, result.cause, server.requests) == (Outcome.FAILED, Cause.NETWORK, [])
        assert words in (result.error or "")

    async def test_one_that_vouches_for_itself_is_not(self, attempt: Attempt, authority: Authority) -> None:
        async with serving({}, tls=authority.self_signed("localhost")) as server:
            result = await attempt.run(url=f"https://localhost:{server.port}/")
            looked = await attempt.dry_run(url=f"https://localhost:{server.port}/")

        assert (result.cause, looked.cause, server.requests) == (Cause.NETWORK, Cause.NETWORK, [])
        assert "self-signed certificate" in (result.error or "")


class TestRebinding:
    """What a name stands for is asked once; the connection goes to what was checked."""

    async def test_a_name_that_changes_its_address_leads_nowhere_else(
        self, options: ExecutorOptions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        async def resolve(host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
            asked.append(host)
            address = "192.0.2.1" if len(asked) == 1 else "127.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
        narrow = HttpExecutor(msgspec.structs.replace(options, allowed_networks=()))
        async with serving({}) as server:
            result = await Attempt(narrow).run(url=f"http://rebinding.test:{server.port}/")

        assert (asked, server.requests) == (["rebinding.test"], [])
        assert (result.error or "").startswith("Blocked: rebinding.test has the address 192.0.2.1")

    async def test_of_several_addresses_only_those_that_may_be_called_are(
        self, options: ExecutorOptions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def resolve(_host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
            return [
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")
            ]

        narrow = HttpExecutor(msgspec.structs.replace(options, allowed_networks=("127.0.0.1/32",)))
        async with serving({}, "127.0.0.1") as right:
            monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
            result = await Attempt(narrow).run(url=f"http://both.test:{right.port}/")

        assert (result.outcome, len(right.requests)) == (Outcome.SUCCEEDED, 1)
