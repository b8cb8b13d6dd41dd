"""What leaves the installation: no secret, no host and no hidden name, in whatever form and field it stands."""

import base64
import json
import random
import urllib.parse
from dataclasses import replace
from typing import Any

import pytest

from chronos_models.faithfulness import Fact
from chronos_synapse.narrators._prompt import Prompt, prompt_of
from chronos_synapse.narrators._redaction import HIDDEN, MAX_CHARACTERS, Redactor
from chronos_synapse.narrators.base import Action, ActionChoice, Brief, Example, FactRow, Narrative, Sentence, Topic

SECRET = "canary-known value/7"
FACT = Fact("f1", "etl", "last_error", "x", "text")
BRIEF = Brief(title="x", facts=(FactRow(fact=FACT, topic=Topic.FAILED),), secrets=(SECRET,))


def of_fact(**changes: Any) -> tuple[FactRow, ...]:
    return (FactRow(fact=replace(FACT, **changes), topic=Topic.FAILED),)


def sent(**changes: Any) -> Prompt:
    fields = {name: getattr(BRIEF, name) for name in BRIEF.__struct_fields__}
    return prompt_of(Brief(**fields | changes), complaints={})


@pytest.mark.parametrize("field", ["id", "job", "metric", "value", "unit"])
def test_no_field_of_a_fact_lets_a_secret_out(field: str) -> None:
    assert "canary" not in sent(facts=of_fact(**{field: SECRET})).content


@pytest.mark.parametrize("field", ["id", "title"])
def test_no_field_of_an_action_lets_a_secret_out(field: str) -> None:
    choice: dict[str, Any] = {"id": "move:etl", "title": "x"} | {field: f"move:{SECRET}"}

    assert "canary" not in sent(actions=(ActionChoice(**choice),)).content


@pytest.mark.parametrize(
    "text",
    [
        base64.b64encode(SECRET.encode()).decode(),
        urllib.parse.quote(SECRET, safe=""),
        "canary-known\n value/7",
        "canary-\u200bknown\u2063 val\u00adue/7",
        "can\U000e0041ary-known value/7",
    ],
)
def test_a_known_secret_is_hidden_in_each_of_its_forms(text: str) -> None:
    found = sent(examples=(Example(text=f"it was {text} indeed"),)).content

    assert "canary" not in found.lower()
    assert "Y2FuYXJ5" not in found


@pytest.mark.parametrize(
    "text",
    [
        "mysql --password canary-1",
        "tool -u x --api-key canary-1",
        '{"Cookie": "session=canary-1"}',
        '{"Authorization": "Digest-canary-1"}',
        "https://canary1token@github.com/x",
        "postgres://app:can@ary/canary-1@db/x",
        "aws_secret_key = canary-1",
        "wJalrXUtnFEMI%2FK7MDENG%2FbPxRcanary1",
        "ssh deploy@canary1host",
        "curl -u ada:canary-1 example",
        "curl --user ada:canary-1 example",
        "sshpass -p canary-1 ssh x",
        "API key: canary-1",
        "stripe sk_live_canary12 refused",
        "connect to 10.canary-1.internal:5432 failed",
        "cannot reach http://canary-1:8080/health",
        "no route to canary1.prod.corp.",
    ],
)
def test_what_looks_like_a_secret_or_a_host_is_hidden(text: str) -> None:
    assert "canary" not in Redactor(()).text(text)


@pytest.mark.parametrize("address", ["10.20.30.40", "fe80:1:2:3:4:5:6:7", "2001:db8::17"])
def test_addresses_are_hidden(address: str) -> None:
    assert Redactor(()).text(f"refused by {address} today") == f"refused by {HIDDEN} today"


@pytest.mark.parametrize(
    "text",
    [
        "ConnectionError: timed out after 30 s at 12:30:45",
        "File main.py, line 12, in load_table",
        "loaded 8,737 rows of /var/lib/etl/incoming/2026-03-01",
        "ValueError: could not convert string to float",
    ],
)
def test_plain_output_stays_as_it_is(text: str) -> None:
    assert Redactor(()).text(text) == text


@pytest.mark.parametrize("size", [20, 24, 32, 40, 64])
def test_keys_in_hex_are_hidden(size: int) -> None:
    choose = random.Random(size)
    for _ in range(100):
        key = "a7" + "".join(choose.choices("0123456789abcdef", k=size - 2))
        assert Redactor(()).text(f"got {key}") == f"got {HIDDEN}"


@pytest.mark.parametrize("unit", ["a", "a.", "a@", "-eyJ", "pass", "password   ", "://", "-----BEGIN A", "a:", " "])
def test_long_lines_of_any_kind_are_cut_before_they_are_searched(unit: str) -> None:
    assert len(Redactor(()).text(unit * 100_000)) <= len(HIDDEN) * MAX_CHARACTERS


def test_characters_that_cannot_be_sent_do_not_stop_a_report() -> None:
    assert "before after" in sent(title="before \ud800after").content


HIDDEN_JOB = "token=canary"


def test_a_hidden_name_of_a_job_is_hidden_in_all_other_fields() -> None:
    name = "räksmörgås | canary"
    row = FactRow(fact=replace(FACT, id="f2", job="etl", value=f"waits for {name}"), topic=Topic.FAILED)

    prompt = sent(
        title=f"Report on {name}",
        facts=(*of_fact(job=name), row),
        examples=(Example(text=f"{name} failed"),),
        actions=(ActionChoice(id=f"move:{name}", title=f"Move {name}"),),
    )

    assert "canary" not in prompt.content
    assert prompt.content.count("job-number-1") == 5


def test_hosts_leave_as_aliases_and_come_back() -> None:
    prompt = sent(title="On DB-canary", facts=of_fact(value="db-canary is down"), hosts=("db-canary",))

    assert "canary" not in prompt.content.lower()
    assert json.loads(prompt.content)["title"] == "On host-number-1"
    assert prompt.restored_sentence(Sentence(text="host-number-1 is down.")).text == "db-canary is down."


def test_a_secret_is_hidden_although_the_name_of_a_host_stands_in_it() -> None:
    prompt = sent(facts=of_fact(value="refused: canary db1 canary"), hosts=("db1",), secrets=("canary db1 canary",))

    assert "canary" not in prompt.content


def test_ids_of_actions_come_back() -> None:
    prompt = sent(facts=of_fact(job=HIDDEN_JOB), actions=(ActionChoice(id=f"move:{HIDDEN_JOB}", title="x"),))
    told = json.loads(prompt.content)["actions"][0]["id"]

    found = prompt.restored(Narrative(headline="x", actions=(Action(id=told, cites=("f1",)),)))

    assert found.actions == (Action(id=f"move:{HIDDEN_JOB}", cites=("f1",)),)


def test_an_alias_is_never_the_name_of_another_job() -> None:
    jobs = (HIDDEN_JOB, "job-number-1")
    rows = tuple(
        FactRow(fact=replace(FACT, id=f"f{place}", job=job), topic=Topic.FAILED) for place, job in enumerate(jobs)
    )

    prompt = sent(facts=rows)

    assert prompt.restored_sentence(Sentence(text="job-number-1 failed.")).text == "job-number-1 failed."
    assert prompt.restored_sentence(Sentence(text="job-number-1-0 failed.")).text == f"{HIDDEN_JOB} failed."
