"""Where processes are asked and what links say."""

import pytest

from chronos_synapse.cli.main import main
from chronos_synapse.cli.setup_link import setup_link
from chronos_synapse.config import Settings


def test_an_api_that_does_not_answer_is_unhealthy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHRONOS_PORT", "1")

    assert main(["health", "api"]) == 1
    assert capsys.readouterr().err == "No api of this machine has answered.\n"


def test_a_daemon_that_was_never_seen_is_unhealthy(
    redis_url: str, key_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)

    assert main(["health", "worker"]) == 1


@pytest.mark.parametrize(
    ("settings", "link"),
    [
        (Settings(), "http://127.0.0.1:8900/setup#token=x"),
        (Settings(host="0.0.0.0", port=80), "http://127.0.0.1:80/setup#token=x"),
        (Settings(host="::"), "http://[::1]:8900/setup#token=x"),
        (Settings(public_url="https://chronos.example.org/"), "https://chronos.example.org/setup#token=x"),
    ],
)
def test_the_set_up_link_is_one_that_a_browser_reaches(settings: Settings, link: str) -> None:
    assert setup_link(settings, "x") == link
