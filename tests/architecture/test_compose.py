"""docker-compose.yml and the Dockerfile against what the product really has."""

import re
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import yaml

from chronos_synapse.cli.main import COMMANDS
from chronos_synapse.cli.up import KNOW_SECRETS_KEYS
from chronos_synapse.config import PREFIX, Settings, load_settings

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


def test_what_a_worker_may_be_told_reaches_it() -> None:
    text = (ROOT / ".env.example").read_text()
    environment = SERVICES["worker"]["environment"]

    optional = re.findall(r"^# (CHRONOS_[A-Z_]+)=", text, re.MULTILINE)
    assert optional
    for name in optional:
        assert environment[name] == f"${{{name}:-}}"
    load_settings({name: "" for name in optional})


def test_environments_of_jobs_are_kept_where_programs_can_be_executed() -> None:
    worker = SERVICES["worker"]
    mounted = [volume.partition(":")[2] for volume in worker["volumes"] if volume.split(":")[0] in COMPOSE["volumes"]]

    cache = Path(worker["environment"]["CHRONOS_CACHE_DIR"])
    assert any(cache.is_relative_to(place) for place in mounted)
    assert not any(cache.is_relative_to(place) for place in worker["tmpfs"])


def uncommented_worker() -> dict[str, Any]:
    """The worker with the settings that are written down for those who want them."""
    lines = (ROOT / "docker-compose.yml").read_text().splitlines()
    chosen = [re.sub(r"^    # ((?:  - |[a-z_]+:( |$)).*)", r"    \1", line) for line in lines]
    services: dict[str, dict[str, Any]] = yaml.safe_load("\n".join(chosen))["services"]
    return services["worker"]


def test_sandboxes_are_let_through_on_demand_and_nothing_else() -> None:
    worker = uncommented_worker()

    changed = {name for name in worker if worker[name] != SERVICES["worker"].get(name)}
    assert changed == {"security_opt", "mem_limit", "cpus", "pids_limit"}
    assert set(worker["security_opt"]) == {
        "no-new-privileges:true",
        "seccomp=unconfined",
        "apparmor=unconfined",
        "systempaths=unconfined",
    }
    assert worker["cap_drop"] == ["ALL"]
    assert not {"privileged", "cap_add", "devices", "pid", "cgroup"} & worker.keys()


def test_nobody_is_given_the_docker_engine() -> None:
    assert not any("docker.sock" in volume for service in SERVICES.values() for volume in service.get("volumes", []))


def test_the_image_has_what_jobs_are_run_with() -> None:
    build, image = DOCKERFILE.split("\nFROM ")[-2:]

    assert re.search(r"apt-get install .*\bbubblewrap\b", image)
    assert "COPY --from=web /usr/local/bin/node /usr/local/bin/node" in image
    assert image.index("apt-get") < image.index("\nUSER ")
    # Python jobs with requirements take the pip of the product's own environment.
    assert "COPY --from=build /opt/chronos /opt/chronos" in image
    assert re.search(r"^RUN python -m venv /opt/chronos$", build, re.MULTILINE)
    (removed,) = re.findall(r"pip uninstall --yes (.+)", build)
    assert "pip" not in removed.split()


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
