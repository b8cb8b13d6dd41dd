"""`chronos logs --offline`: the log of an execution, on a terminal and elsewhere, without the api."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator

import pytest

from chronos_synapse.cli import log_view
from chronos_synapse.cli.main import main
from chronos_synapse.domain.errors import NotFound
from tests.builders import Store, ending_of, open_store
from tests.log_blocks import a_block
from tests.support import wait_until


@pytest.fixture
async def store(redis_url: str, key_prefix: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Store]:
    monkeypatch.setenv("CHRONOS_REDIS_URL", redis_url)
    monkeypatch.setenv("CHRONOS_KEY_PREFIX", key_prefix)
    monkeypatch.setattr(log_view, "LOOK_EVERY_S", 0.01)
    async with open_store(redis_url, key_prefix) as opened:
        yield opened


async def printed(store: Store, *texts: bytes) -> str:
    await store.request(await store.save_draft())
    (message,) = await store.start()
    await store.stores.logs.append(message.execution_id, a_block(0, texts), fence=1, life_ms=60_000)
    await store.stores.logs.append(message.execution_id, a_block(9, [b"last"]), fence=1, life_ms=60_000)
    await store.stores.executions.finish([ending_of(message)])
    return message.execution_id


async def shown(*arguments: str) -> None:
    await asyncio.to_thread(main, ["logs", "--offline", *arguments])


async def test_lines_are_written_as_they_were_printed(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    await shown(await printed(store, b"one", b"\x1b[31mtwo\x1b[2J"))

    assert capsys.readouterr().out.split("\n") == [
        "one",
        "\x1b[31mtwo\x1b[2J",
        "7 lines were left out here: the log is longer than what is kept.",
        "last",
        "",
    ]


async def test_on_a_terminal_only_colours_act(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    await shown(await printed(store, b"\x1b[31mtwo\x1b[2J\x07"), "--times")

    time, text = capsys.readouterr().out.split("\n")[0].split("  ")
    assert text == "\x1b[31mtwo^G\x1b[0m"
    assert time == "1970-01-01T00:00:01.000000+0000"


async def test_it_follows_until_the_execution_has_ended(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    await store.request(await store.save_draft())
    (message,) = await store.start()
    await store.stores.logs.append(message.execution_id, a_block(0, [b"first"]), fence=1, life_ms=60_000)
    following = asyncio.create_task(shown(message.execution_id, "--follow"))
    said = ""

    def has_said_first() -> bool:
        nonlocal said
        said += capsys.readouterr().out
        return "first" in said

    await wait_until(has_said_first)
    await store.stores.logs.append(message.execution_id, a_block(1, [b"second"]), fence=1, life_ms=60_000)
    await store.stores.executions.finish([ending_of(message)])
    await following

    assert said + capsys.readouterr().out == "first\nsecond\n"


@pytest.mark.parametrize("name", ["0123456789abcdef-1", "*", "../x"])
async def test_an_execution_that_is_not_there_is_told(store: Store, name: str) -> None:
    with pytest.raises(NotFound):
        await asyncio.to_thread(log_view.run_offline, argparse.Namespace(execution=name, follow=False, times=False))
