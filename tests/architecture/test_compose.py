"""docker-compose.yml and the Dockerfile against what the product really has."""

import re
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import yaml

from chronos_synapse.cli.main import COMMANDS
from chronos_synapse.cli.up import KNOW_SECRETS_KEYS
from chronos_synapse.config import PREFIX, Settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("chronos-synapse:")}
DOCKERFILE = (ROOT / "backend" / "Dockerfile").read_text()
SETTING_NAMES = {PREFIX + field.upper() for field in get_type_hints(Settings)}

DEMANDED = ("CHRONOS_SECRET_KEY", "CHRONOS_SECRETS_KEYS", "CHRONOS_REDIS_PASSWORD", "CHRONOS_POSTGRES_PASSWORD")


def is_one_shot(service: dict[str, Any]) -> bool:
    return bool(service["healthcheck"] == {"disable": True})


def test_it_has_every_part() -> None:
    assert set(SERVICES) == {"redis", "postgres", "migrate", "api", "scheduler", "worker", "analyst"}


@pytest.mark.parametrize("name", ["scheduler", "worker"])
def test_there_are_two_of_what_must_survive_the_loss_of_one(name: str) -> None:
    assert SERVICES[name]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("name", SERVICES)
def test_every_part_is_checked_and_restarted(name: str) -> None:
    service = SERVICES[name]

    assert is_one_shot(service) or service["healthcheck"]["test"]
    assert service["restart"] == ("on-failure" if is_one_shot(service) else "unless-stopped")


@pytest.mark.parametrize("name", SERVICES)
def test_no_part_runs_as_root(name: str) -> None:
    assert SERVICES[name]["user"] not in ("root", "0", "0:0")


@pytest.mark.parametrize("name", OURS)
def test_our_parts_cannot_write_to_their_image_or_gain_privileges(name: str) -> None:
    service = OURS[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("name", OURS)
def test_commands_exist(name: str) -> None:
    assert OURS[name]["command"][0] in COMMANDS


@pytest.mark.parametrize("name", [name for name in OURS if not is_one_shot(OURS[name])])
def test_health_checks_ask_the_process_itself(name: str) -> None:
    assert OURS[name]["healthcheck"]["test"] == ["CMD", "chronos", "health", name]


@pytest.mark.parametrize("name", OURS)
def test_settings_exist(name: str) -> None:
    assert set(OURS[name]["environment"]) <= SETTING_NAMES


def test_secrets_are_demanded_and_have_no_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text()

    for secret in DEMANDED:
        uses = re.findall(rf"\$\{{{secret}(.*?)\}}", text)
        assert uses
        assert all(use.startswith(":?") for use in uses)
        assert f"\n{secret}=\n" in (ROOT / ".env.example").read_text()


def test_keys_of_secrets_are_known_to_those_who_need_them_alone() -> None:
    knowing = {name for name, service in OURS.items() if "CHRONOS_SECRETS_KEYS" in service["environment"]}

    assert knowing == set(KNOW_SECRETS_KEYS)


def test_only_the_api_is_published_and_to_this_machine_only() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["api"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["api"]["ports"])


def test_redis_keeps_everything_and_drops_nothing() -> None:
    command = SERVICES["redis"]["command"]
    options = dict(zip(command[1::2], command[2::2], strict=True))

    assert options["--appendonly"] == "yes"
    assert options["--maxmemory-policy"] == "noeviction"


def test_nothing_starts_before_what_it_needs() -> None:
    for name, service in OURS.items():
        if name != "migrate":
            assert service["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
            assert service["depends_on"]["redis"]["condition"] == "service_healthy"


def test_the_image_runs_as_an_ordinary_user_and_is_checked() -> None:
    assert re.search(r"^USER 10001", DOCKERFILE, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK", DOCKERFILE, re.MULTILINE)
    assert re.search(r"pip install --require-hashes -r requirements\.lock", DOCKERFILE)


def test_what_the_image_copies_exists_and_is_not_ignored() -> None:
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]

    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert any(source.rstrip("/") == path or source.startswith(f"{path}/") for path in allowed), source
