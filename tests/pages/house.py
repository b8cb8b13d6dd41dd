"""The product with people, jobs and a past in it, for those who look at its pages."""

import contextlib
import dataclasses
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chronos_synapse.embedded.directory import locked, private_directory
from chronos_synapse.embedded.process import ProcessSpec, running
from chronos_synapse.embedded.redis_stack import redis_stack_spec, redis_stack_url
from tests.faults.clock import FakeClock, build_shim
from tests.pages.cast import CAST, Part
from tests.product import ADMIN, Up, call, plain_environment

PAST_S = 900.0
SETTINGS = {"CHRONOS_HTTP_ALLOWED_NETWORKS": "127.0.0.0/8"}
"""Its jobs may call servers on this machine."""
GUEST_PASSWORD = "a lantern over nine harbours"
TOKEN_S = 300.0
"""After so long a token is renewed; the product's own live for fifteen minutes."""
COLLEAGUES = (("grace@example.org", "Grace", "operator"), ("linus@example.org", "Linus", "viewer"))


class Caller:
    """Somebody who stays logged in, however long the tests take."""

    def __init__(
        self, url: str, email: str = ADMIN["CHRONOS_ADMIN_EMAIL"], password: str = ADMIN["CHRONOS_ADMIN_PASSWORD"]
    ) -> None:
        self._url, self._person = url, {"email": email, "password": password}
        self._token = ""
        self._since = -TOKEN_S

    @property
    def token(self) -> str:
        """One that is not about to expire."""
        if time.monotonic() - self._since >= TOKEN_S:
            self._since = time.monotonic()
            self._token = str(_post(self._url, "/auth/login", self._person, "")["access_token"])
        return self._token


@dataclass(frozen=True)
class House:
    """Where it answers, and what is in it."""

    url: str
    caller: Caller
    jobs: dict[str, str]
    """Name -> id."""
    team_id: str

    def get(self, path: str) -> Any:
        """The answer to a GET that must succeed."""
        status, found = call(f"{self.url}/api/v1{path}", token=self.caller.token)
        assert status == 200, (path, status, found)
        return found

    def colleague(self, role: str) -> "House":
        """The same house as somebody else sees it, who was invited just now."""
        name = secrets.token_hex(4)
        guest = {"email": f"{name}@example.org", "name": name.title(), "role": role}
        link: str = self.post("/admin/users/invite", guest)["link"]
        answer = {"token": link.partition("#token=")[2], "name": guest["name"], "password": GUEST_PASSWORD}
        _post(self.url, "/auth/invitation/accept", answer, "")
        return dataclasses.replace(self, caller=Caller(self.url, guest["email"], GUEST_PASSWORD))

    def post(self, path: str, body: object) -> Any:
        """The answer to a POST that must succeed."""
        return _post(self.url, path, body, self.caller.token)


@contextlib.contextmanager
def house(directory: Path, *, days: float, port: int = 0) -> Iterator[House]:
    """Lives in `directory`, with a history of `days`; ends what it started."""
    redis_dir = private_directory(directory / "redis")
    with (
        FakeClock(directory, "redis", shim=build_shim(directory)) as clock,
        locked(redis_dir) as lock,
        running(_by(redis_stack_spec(redis_dir, lock=lock), clock)),
    ):
        settings = {**ADMIN, **SETTINGS, "CHRONOS_REDIS_URL": redis_stack_url(redis_dir)}
        with Up(directory / "data", settings=settings) as up:
            url = up.wait_until_ready()
            jobs, team_id = _furnish(url, Caller(url).token)
        if days > 0:
            _live(settings["CHRONOS_REDIS_URL"], clock, directory / "redis.clock", days)
        with Up(directory / "data", port=port, settings=settings) as up:
            url = up.wait_until_ready()
            yield House(url=url, caller=Caller(url), jobs=jobs, team_id=team_id)


def _by(spec: ProcessSpec, clock: FakeClock) -> ProcessSpec:
    """The same process, by this clock."""
    environment = {**spec.environment, **clock.environment}
    return dataclasses.replace(spec, environment=environment)


def _post(url: str, path: str, body: object, token: str) -> Any:
    status, found = call(f"{url}/api/v1{path}", body=body, token=token)
    assert status < 300, (path, status, found)
    return found


def _furnish(url: str, token: str) -> tuple[dict[str, str], str]:
    for email, name, role in COLLEAGUES:
        _post(url, "/admin/users/invite", {"email": email, "name": name, "role": role}, token)
    team_id = str(_post(url, "/teams", {"name": "Finance systems", "description": "What must add up."}, token)["id"])
    made = {part.name: str(_post(url, "/jobs", _definition(part, team_id), token)["id"]) for part in CAST}
    _post(
        url, f"/jobs/{made['Copy the photos to nas2']}/comments", {"text": "nas3 has arrived; moving on Friday."}, token
    )
    return made, team_id


def _definition(part: Part, team_id: str) -> dict[str, Any]:
    owned = {"team_id": team_id} if part.team else {}
    return {
        "name": part.name,
        "description": f"Prints what it does; usually takes {part.usual_s:g} s.",
        "tags": list(part.tags),
        "schedule": {"kind": "cron", "expression": part.expression, "timezone": part.zone},
        "executor": {"kind": "shell", "config": {"command": part.command}},
        "timeout_s": max(60.0, part.usual_s * 4),
        "overlap": "allow",
        **owned,
    }


def _live(redis_url: str, clock: FakeClock, clock_file: Path, days: float) -> None:
    command = [sys.executable, "-m", "tests.pages.past", "--redis", redis_url]
    command += ["--clock", str(clock_file), "--days", str(days)]
    environment = {**plain_environment(), **clock.environment, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(command, check=True, env=environment, timeout=PAST_S, cwd=Path(__file__).parents[2])
