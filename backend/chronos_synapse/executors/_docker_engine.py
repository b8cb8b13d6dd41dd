"""The part of the Docker Engine's HTTP API that one container needs, over its unix socket."""

import base64
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from chronos_synapse.executors._docker_frames import Frames, lines_of

CALL_S = 30.0
MAX_MESSAGE = 500


class EngineError(Exception):
    """The engine said no, or did not answer; `status` is 0 then."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message[:MAX_MESSAGE])
        self.status = status


class NotStarted(EngineError):
    """A container was made but its program could not be started."""


class Engine:
    """A connection to the engine; an async context manager. Every method raises EngineError."""

    def __init__(self, socket: Path) -> None:
        transport = httpx.AsyncHTTPTransport(uds=str(socket), trust_env=False)
        timeout = httpx.Timeout(CALL_S, read=None)
        self._client = httpx.AsyncClient(
            transport=transport, base_url="http://docker", timeout=timeout, trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def version(self) -> str:
        """Of the engine."""
        return str((await self._call("GET", "/version")).get("Version", "unknown"))

    async def has_image(self, image: str) -> bool:
        """Whether it need not be fetched."""
        try:
            await self._call("GET", f"/images/{image}/json")
        except EngineError as exc:
            if exc.status != httpx.codes.NOT_FOUND:
                raise
            return False
        return True

    async def pull(self, image: str, credentials: Mapping[str, str] | None) -> AsyncIterator[str]:
        """Fetch an image; gives what is worth telling of it."""
        headers = {}
        if credentials:
            headers["X-Registry-Auth"] = base64.urlsafe_b64encode(json.dumps(dict(credentials)).encode()).decode()
        params = {"fromImage": image if _has_tag(image) else f"{image}:latest"}
        async with self._streaming("POST", "/images/create", params=params, headers=headers) as response:
            async for line in lines_of(_chunks_of(response)):
                news = _news_in(line)
                if "error" in news:
                    raise EngineError(str(news["error"]))
                if "id" not in news and "status" in news:  # One with an id is a step of a layer's download.
                    yield str(news["status"])

    async def create(self, name: str, body: Mapping[str, Any]) -> str:
        """A container that does not run yet; gives its id."""
        made = await self._call("POST", "/containers/create", params={"name": name}, json=body)
        return str(made["Id"])

    @asynccontextmanager
    async def attached(self, container: str) -> AsyncIterator[Frames]:
        """What the container prints from now on; it waits when nobody reads."""
        params = {"stream": "1", "stdout": "1", "stderr": "1"}
        async with self._streaming("POST", f"/containers/{container}/attach", params=params) as response:
            yield Frames(_chunks_of(response))

    async def wait_started(self, container: str) -> None:
        """Let it run, and return when it has ended; NotStarted when its program cannot be started."""
        try:
            await self._call("POST", f"/containers/{container}/start")
        except EngineError as exc:
            raise NotStarted(str(exc), exc.status) from exc
        await self._call("POST", f"/containers/{container}/wait")

    async def state(self, container: str) -> Mapping[str, Any]:
        """`ExitCode`, `OOMKilled`, `Error` and more."""
        found: Mapping[str, Any] = (await self._call("GET", f"/containers/{container}/json"))["State"]
        return found

    async def stop(self, container: str, *, grace_s: float) -> None:
        """TERM, and KILL after `grace_s`; returns when it has ended."""
        await self._call("POST", f"/containers/{container}/stop", params={"t": str(max(0, round(grace_s)))})

    async def kill(self, container: str) -> None:
        """KILL."""
        await self._call("POST", f"/containers/{container}/kill")

    async def remove(self, container: str) -> None:
        """Whatever it does, and what it wrote; it may be gone already."""
        try:
            await self._call("DELETE", f"/containers/{container}", params={"force": "1", "v": "1"})
        except EngineError as exc:
            if exc.status not in (httpx.codes.NOT_FOUND, httpx.codes.CONFLICT):
                raise

    async def labelled(self, label: str) -> list[Mapping[str, Any]]:
        """All containers with `label` (name or name=value): `Id`, `Labels` and more."""
        filters = json.dumps({"label": [label]})
        found: list[Mapping[str, Any]] = await self._call(
            "GET", "/containers/json", params={"all": "1", "filters": filters}
        )
        return found

    async def _call(self, method: str, path: str, **request: Any) -> Any:
        try:
            response = await self._client.request(method, path, **request)
            _raise_refusal(response)
            return response.json() if response.content else {}
        except (httpx.HTTPError, ValueError) as exc:
            raise EngineError(f"Docker does not answer: {_reason(exc)}") from exc

    @asynccontextmanager
    async def _streaming(self, method: str, path: str, **request: Any) -> AsyncIterator[httpx.Response]:
        try:
            response = await self._client.send(self._client.build_request(method, path, **request), stream=True)
            if response.is_error:
                await response.aread()
                _raise_refusal(response)
        except httpx.HTTPError as exc:
            raise EngineError(f"Docker does not answer: {_reason(exc)}") from exc
        try:
            yield response
        finally:
            await response.aclose()


async def _chunks_of(response: httpx.Response) -> AsyncIterator[bytes]:
    try:
        async for chunk in response.aiter_raw():
            yield chunk
    except httpx.HTTPError as exc:
        raise EngineError(f"Docker does not answer: {_reason(exc)}") from exc


def _news_in(line: bytes) -> dict[str, Any]:
    try:
        news = json.loads(line)
    except ValueError:
        news = None
    if not isinstance(news, dict):
        raise EngineError("Docker's news of a download cannot be read")
    return news


def _raise_refusal(response: httpx.Response) -> None:
    if not response.is_error:
        return
    try:
        message = str(response.json()["message"])
    except (ValueError, KeyError, TypeError):
        message = response.reason_phrase or f"status {response.status_code}"
    raise EngineError(message, response.status_code)


def _has_tag(image: str) -> bool:
    return "@" in image or ":" in image.rpartition("/")[2]


def _reason(exc: Exception) -> str:
    return str(exc) or type(exc).__name__
