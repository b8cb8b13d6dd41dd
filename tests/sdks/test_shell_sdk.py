"""The shell helper in processes of jobs, with each shell and each HTTP client that is here."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from chronos_synapse.daemons.runtime_gate import SDK_FOLDER
from tests.runtime import Attempts, Held
from tests.sdks.support import CONTEXT, SUM, Flaky, Ran, answer, environment_of, flaky, run

HELPER = SDK_FOLDER / "shell" / "chronos.sh"
SHELLS = [name for name in ("sh", "dash", "bash", "ksh", "busybox") if shutil.which(name)]
CLIENTS = [name for name in ("curl", "python3", "node") if shutil.which(name)]
WAYS = [(SHELLS[0], client) for client in CLIENTS] + [(shell, CLIENTS[0]) for shell in SHELLS[1:]]

EVERYTHING = r"""
set -eu
. "$CHRONOS_SDK/shell/chronos.sh"
is() { [ "$1" = "$2" ] || { echo "expected <$2>, found <$1>" >&2; exit 9; }; }

is "$(chronos_input limit)" 7
is "$(chronos_input place)" "a b"
case $(chronos_input) in *'"place":"a b"'*) ;; *) exit 9 ;; esac
case $(chronos_context) in *'"attempt":1'*) ;; *) exit 9 ;; esac
is "$(chronos_get_variable NOPE fallback)" fallback
if chronos_get_variable NOPE 2>/dev/null; then exit 9; fi
if chronos_variable_exists TEXT; then exit 9; fi
odd='a "quoted" \ back	tab $(id) `id` é
second line'
chronos_set_variable TEXT "$odd"
is "$(chronos_get_variable TEXT)" "$odd"
chronos_variable_exists TEXT
chronos_set_variable_json COUNT 1
is "$(chronos_increment_variable COUNT 2)" 3
is "$(chronos_increment_variable COUNT)" 4
if chronos_set_variable_json COUNT 9 1 2>/dev/null; then exit 9; fi
chronos_set_variable_json COUNT 9 3
is "$(chronos_get_variable COUNT)" 9
chronos_append_variable LINES "one " >/dev/null
is "$(chronos_append_variable LINES "two")" "one two"
is "$(chronos_append_variable_json LIST '{"a":1}')" '[{"a":1}]'
chronos_delete_variable LINES
if chronos_variable_exists LINES; then exit 9; fi
chronos_set_condition true
chronos_metric rows 12.5 rows
chronos_progress 40 'reading "it"'
chronos_progress 41
head -c 70000 /dev/zero > "$WORK/zeros"
chronos_artifact zeros "$WORK/zeros"
is "$(chronos_get_artifact zeros | wc -c | tr -d ' ')" 70000
printf 'a,b\n' | chronos_artifact report.csv - text/csv
is "$(chronos_get_artifact report.csv)" "a,b"
case $(chronos_artifacts) in *report.csv*zeros*) ;; *) exit 9 ;; esac
chronos_output '{"rows": 3}'
echo done
"""


async def run_shell(held: Held, program: str, *, shell: str = "sh", work: Path, **more: str) -> Ran:
    argv = [shell, "sh", "-c", program] if shell == "busybox" else [shell, "-c", program]
    return await run(argv, {**environment_of(held), "WORK": str(work), "TMPDIR": str(work), **more})


@pytest.mark.parametrize(("shell", "client"), WAYS)
async def test_a_job_can_ask_and_say_everything(attempts: Attempts, tmp_path: Path, shell: str, client: str) -> None:
    held = await attempts.start(parameters={"limit": 7.0, "place": "a b"})
    work = tmp_path / "work"
    work.mkdir()

    ran = await run_shell(held, EVERYTHING, shell=shell, work=work, CHRONOS_SHELL_CLIENT=client)

    assert (ran.code, ran.stdout, ran.stderr) == (0, "done\n", "")
    record = await attempts.store.stores.records.find(held.execution_id)
    assert record.output == {"rows": 3}
    assert record.condition is True
    assert record.progress is not None
    assert record.progress.percent == 41.0
    assert [(found.name, found.value, found.unit) for found in record.metrics] == [("rows", 12.5, "rows")]
    assert [(found.name, found.media_type) for found in record.artifacts] == [
        ("report.csv", "text/csv"),
        ("zeros", "application/octet-stream"),
    ]
    assert [path.name for path in work.iterdir()] == ["zeros"]


async def test_a_variable_set_by_one_execution_is_read_by_the_next(attempts: Attempts, tmp_path: Path) -> None:
    job = await attempts.store.save_draft()
    first = await attempts.start(job)
    program = f". {HELPER}; chronos_set_variable_json LAST_ID 41"
    assert (await run_shell(first, program, work=tmp_path)).code == 0
    await first.end()

    second = await attempts.start(job)
    ran = await run_shell(second, f". {HELPER}; chronos_increment_variable LAST_ID", work=tmp_path)

    assert ran.stdout == "42", ran.stderr


async def test_a_refusal_is_told_on_stderr_and_by_its_status(attempts: Attempts, tmp_path: Path) -> None:
    held = await attempts.start()

    refused = await run_shell(held, f". {HELPER}; chronos_output '{{broken'", work=tmp_path)
    wrong = await run_shell(held, f". {HELPER}; chronos_set_variable ONLY", work=tmp_path)
    unnamed = await run_shell(held, f". {HELPER}; chronos_get_variable ../../etc/passwd", work=tmp_path)

    assert (refused.code, wrong.code, unnamed.code) == (1, 2, 2)
    assert "400" in refused.stderr
    assert "body.json" in refused.stderr


async def test_the_token_stands_on_no_command_line(attempts: Attempts, tmp_path: Path) -> None:
    held = await attempts.start()
    spy = tmp_path / "bin" / "curl"
    spy.parent.mkdir()
    spy.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {tmp_path}/seen\nexec {shutil.which("curl")} "$@"\n')
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)

    program = f"PATH={spy.parent}:$PATH; . {HELPER}; chronos_context"
    ran = await run_shell(held, program, work=tmp_path)

    assert ran.code == 0, ran.stderr
    assert "--unix-socket" in (tmp_path / "seen").read_text()
    assert held.token not in (tmp_path / "seen").read_text()


async def test_outside_a_job_it_says_so(tmp_path: Path) -> None:
    ran = await run(["sh", "-c", f". {HELPER}; chronos_input"], {"TMPDIR": str(tmp_path)})

    assert (ran.code, ran.stderr) == (3, "chronos: this is no job of Chronos Synapse\n")


async def patient(server: Flaky, call: str, client: str, folder: Path) -> tuple[int, str]:
    """Status, and the pauses that it would have made."""
    program = f'sleep() {{ printf "%s " "$1" >&2; }}; . {HELPER}; {call}'
    environment = {**server.environment, "CHRONOS_SHELL_CLIENT": client, "TMPDIR": str(folder)}
    ran = await run(["sh", "-c", program], environment)
    return ran.code, ran.stderr.partition("chronos:")[0].strip()


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([answer(503), answer(500), CONTEXT], (0, "1 2")),
        ([b"", b"", CONTEXT], (0, "1 2")),
        ([answer(429, retry_after="7"), CONTEXT], (0, "7")),
        ([answer(429, retry_after="9999"), CONTEXT], (0, "30")),
        ([answer(503)], (1, "1 2")),
        ([b""], (3, "1 2")),
        ([answer(404)], (1, "")),
    ],
)
async def test_a_call_is_made_three_times_when_that_may_help(
    tmp_path: Path, answers: list[bytes], expected: tuple[int, str], client: str
) -> None:
    async with flaky(tmp_path, *answers) as server:
        assert await patient(server, "chronos_context", client, tmp_path) == expected


@pytest.mark.parametrize("client", CLIENTS)
async def test_what_adds_to_something_is_not_sent_twice(tmp_path: Path, client: str) -> None:
    async with flaky(tmp_path, b"", SUM) as server:
        assert await patient(server, "chronos_increment_variable N", client, tmp_path) == (3, "")
        assert len(server.asked) == 1


@pytest.mark.parametrize("client", CLIENTS)
async def test_a_socket_that_is_not_there_is_tried_for_three_times(tmp_path: Path, client: str) -> None:
    server = Flaky(tmp_path / "none.sock", [])

    assert await patient(server, "chronos_increment_variable N", client, tmp_path) == (3, "1 2")


@pytest.mark.parametrize("text", ["", "\n", "a\n", "\x01\x1b\x7f", 'q"\\/', "\t\r\n\n", "é€😀", "%s %d \\n & &&"])
async def test_any_text_becomes_a_json_string(text: str, tmp_path: Path) -> None:
    ran = await run(["sh", "-c", f'. {HELPER}; _chronos_json "$TEXT"'], {"TEXT": text})

    assert json.loads(ran.stdout) == text


def test_every_function_is_in_the_readme() -> None:
    readme = (HELPER.parent / "README.md").read_text()
    names = [line.partition("(")[0] for line in HELPER.read_text().splitlines() if line.startswith("chronos_")]

    assert len(names) >= 16
    assert [name for name in names if name not in readme] == ["chronos_append_variable_json"]
