"""A Docker Engine that speaks the API on a unix socket; its images are functions."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

NOT_FOUND, NO_CONTENT, CREATED, OK, CONFLICT, BAD_REQUEST = 404, 204, 201, 200, 409, 400


class FakeContainer:
    """A container whose program is a function of it."""

    def __init__(self, name: str, body: dict[str, Any]) -> None:
        self.name, self.body = name, body
        self.term, self.kill, self.ended = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.is_started = False
        self.code = 0
        self.is_out_of_memory = False
        self.stop_grace_s: int | None = None
        self.output: asyncio.StreamWriter | None = None

    async def print(self, stream: int, data: bytes) -> None:
        """Into the stream that is attached, as the engine frames it."""
        if self.output is not None:
            self.output.write(bytes([stream, 0, 0, 0]) + len(data).to_bytes(4, "big") + data)
            await self.output.drain()


Program = Callable[[FakeContainer], Awaitable[int]]


class FakeDocker:
    """`images` are there, `remote` ones can be fetched. Keeps what was asked, and the containers that there are."""

    def __init__(self, images: dict[str, Program], remote: dict[str, Program] | None = None) -> None:
        self.images, self.remote = images, remote or {}
        self.containers: dict[str, FakeContainer] = {}
        self.made: list[FakeContainer] = []
        self.asked: list[str] = []
        self.registry_headers: list[str] = []
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_running(self) -> bool:
        return any(container.is_started for container in self.containers.values())

    @asynccontextmanager
    async def serving(self, path: Path) -> AsyncIterator[Self]:
        listener = await asyncio.start_unix_server(self._handle, str(path))
        try:
            yield self
        finally:
            listener.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                await self._answer(head[0], headers, body, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, line: str, headers: dict[str, str], body: bytes, writer: asyncio.StreamWriter) -> None:
        method, target, _ = line.split(" ")
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        words = unquote(url.path).strip("/").split("/")
        self.asked.append(f"{method} {unquote(url.path)}")
        match method, words:
            case "GET", ["version"]:
                reply(writer, OK, {"Version": "29.1.0"})
            case "GET", ["images", *name, "json"]:
                self._reply_if("/".join(name) in self.images, writer, {"Id": "sha256:1"})
            case "POST", ["images", "create"]:
                self.registry_headers.append(headers.get("x-registry-auth", ""))
                self._pull(query["fromImage"].removesuffix(":latest"), writer)
            case "POST", ["containers", "create"]:
                self._create(query["name"], json.loads(body), writer)
            case "GET", ["containers", "json"]:
                self._list(json.loads(query["filters"])["label"][0], writer)
            case _, ["containers", name, *rest] if name in self.containers:
                await self._act(method, rest, self.containers[name], query, writer)
            case _:
                reply(writer, NOT_FOUND, {"message": f"no such thing: {target}"})
        await writer.drain()

    async def _act(
        self,
        method: str,
        rest: list[str],
        container: FakeContainer,
        query: dict[str, str],
        writer: asyncio.StreamWriter,
    ) -> None:
        match method, rest:
            case "POST", ["attach"]:
                container.output = writer
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n")
            case "POST", ["start"]:
                self._start(container, writer)
            case "POST", ["wait"]:
                await container.ended.wait()
                reply(writer, OK, {"StatusCode": container.code})
            case "POST", ["stop"]:
                container.stop_grace_s = int(query["t"])
                container.term.set()
                await self._until_ended(container, container.stop_grace_s)
                reply(writer, NO_CONTENT, None)
            case "POST", ["kill"]:
                container.kill.set()
                reply(writer, NO_CONTENT, None)
            case "GET", ["json"]:
                state = {"ExitCode": container.code, "OOMKilled": container.is_out_of_memory}
                reply(writer, OK, {"State": {**state, "Running": not container.ended.is_set()}})
            case "DELETE", []:
                assert query["force"] == "1"
                container.kill.set()
                del self.containers[container.name]
                reply(writer, NO_CONTENT, None)

    async def _until_ended(self, container: FakeContainer, grace_s: float) -> None:
        try:
            async with asyncio.timeout(grace_s):
                await container.ended.wait()
        except TimeoutError:
            container.kill.set()
            await container.ended.wait()

    def _reply_if(self, is_there: bool, writer: asyncio.StreamWriter, body: dict[str, Any]) -> None:
        reply(writer, *((OK, body) if is_there else (NOT_FOUND, {"message": "No such image"})))

    def _pull(self, image: str, writer: asyncio.StreamWriter) -> None:
        news: list[dict[str, Any]] = [{"status": f"Pulling from {image}"}, {"status": "Downloading", "id": "a1"}]
        if image in self.remote:
            self.images[image] = self.remote[image]
            news.append({"status": "Status: Downloaded newer image"})
        else:
            news.append({"error": f"pull access denied for {image}"})
        text = "".join(json.dumps(each) + "\r\n" for each in news)
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(text)}\r\n\r\n{text}".encode())

    def _create(self, name: str, body: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        if body["Image"] not in self.images:
            reply(writer, NOT_FOUND, {"message": f"No such image: {body['Image']}"})
        elif name in self.containers:
            reply(writer, CONFLICT, {"message": f"The name {name} is already in use"})
        else:
            container = FakeContainer(name, body)
            self.containers[name] = container
            self.made.append(container)
            reply(writer, CREATED, {"Id": name})

    def _list(self, label: str, writer: asyncio.StreamWriter) -> None:
        name, _, value = label.partition("=")
        found = [
            {"Id": container.name, "Labels": labels}
            for container in self.containers.values()
            if (labels := container.body.get("Labels", {})).get(name) is not None and value in ("", labels[name])
        ]
        reply(writer, OK, found)

    def _start(self, container: FakeContainer, writer: asyncio.StreamWriter) -> None:
        if container.body.get("Cmd") == ["no-such-program"]:
            reply(writer, BAD_REQUEST, {"message": 'exec: "no-such-program": executable file not found in $PATH'})
            return
        container.is_started = True
        task = asyncio.create_task(self._run(container))
        self._tasks.add(task)
        reply(writer, NO_CONTENT, None)

    async def _run(self, container: FakeContainer) -> None:
        program = asyncio.ensure_future(self.images[container.body["Image"]](container))
        killed = asyncio.ensure_future(container.kill.wait())
        await asyncio.wait({program, killed}, return_when=asyncio.FIRST_COMPLETED)
        container.code = program.result() if program.done() else 137
        for task in (program, killed):
            task.cancel()
        container.ended.set()
        if container.output is not None:
            container.output.close()


def reply(writer: asyncio.StreamWriter, status: int, body: Any) -> None:
    text = "" if body is None else json.dumps(body)
    head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
    writer.write((head + text).encode())


async def hello(container: FakeContainer) -> int:
    """Prints on both streams and ends."""
    await container.print(1, b"hello\n")
    await container.print(2, b"oh\n")
    return 0


async def sleeping(container: FakeContainer) -> int:
    """Prints a line and waits for TERM."""
    await container.print(1, b"first\n")
    await container.term.wait()
    return 143


async def stubborn(container: FakeContainer) -> int:
    """Does not mind TERM."""
    await container.print(1, b"first\n")
    await asyncio.Event().wait()
    return 0


async def greedy(container: FakeContainer) -> int:
    """Takes more memory than it may."""
    container.is_out_of_memory = True
    return 137


async def failing(_container: FakeContainer) -> int:
    """Ends with a code other than 0."""
    return 3


async def crashing(_container: FakeContainer) -> int:
    """Ends by SIGSEGV."""
    return 139


async def endless(container: FakeContainer) -> int:
    """Prints 4 MB in one frame, then a frame whose header comes in pieces."""
    await container.print(1, b"x" * 4_000_000)
    assert container.output is not None
    for piece in (b"\2\0", b"\0\0\0\0", b"\0\5l", b"ast", b"\n"):
        container.output.write(piece)
        await container.output.drain()
        await asyncio.sleep(0)
    return 0


async def broken(container: FakeContainer) -> int:
    """Its output is no stream of frames."""
    assert container.output is not None
    container.output.write(b"HTTP nonsense")
    await container.term.wait()
    return 0


IMAGES: dict[str, Program] = {
    "hello": hello,
    "sleeping": sleeping,
    "stubborn": stubborn,
    "greedy": greedy,
    "failing": failing,
    "crashing": crashing,
    "endless": endless,
    "broken": broken,
}
