"""Claude writes what the facts say; whatever goes wrong, there is a report and a reason."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chronos_models.faithfulness import Fact
from chronos_synapse.narrators._prompt import prompt_of
from chronos_synapse.narrators.base import Brief, Example, FactRow, Failure, Topic
from chronos_synapse.narrators.claude import ClaudeOptions
from tests.narrators.briefs import BRIEF, GOOD, WRONG, narrative
from tests.narrators.messages_server import MODEL, Reply, answer, error
from tests.narrators.reports import Purse, is_template, report


async def test_its_sentences_are_shown_with_what_they_took() -> None:
    narration, server = await report(answer(narrative(*GOOD)))

    assert [sentence.text for sentence in narration.narrative.sentences] == [text for text, _ in GOOD]
    assert (narration.narrator, narration.model, narration.failure) == ("claude", MODEL, None)
    assert narration.narrative.headline == "Two jobs need attention"
    usage = narration.usage
    assert (usage.input_tokens, usage.output_tokens, usage.cache_read_tokens) == (900, 250, 4000)
    assert usage.cost_usd == pytest.approx((900 * 0.1 + 4000 * 0.01 + 250 * 0.5) / 1e6)
    assert len(server.bodies) == 1


async def test_the_stable_part_comes_first_and_is_marked_for_the_cache() -> None:
    _, server = await report(answer(narrative(*GOOD)))

    body = server.bodies[0]
    assert body["system"][0]["cache_control"] == {"type": "ephemeral", "ttl": "1h"}
    assert "etl-042" not in json.dumps(body["system"])
    assert body["output_config"]["format"]["type"] == "json_schema"
    assert body["output_config"]["effort"] == "low"
    assert body["stream"] is True
    assert not {"temperature", "top_p", "top_k", "tools"} & body.keys()
    document = json.loads(body["messages"][0]["content"])
    assert document["facts"][0] == "f1 | etl-042 | median duration 14d | 680.1 s"


async def test_sentences_that_the_facts_do_not_say_are_dropped_with_the_reason() -> None:
    narration, _ = await report(answer(narrative(*GOOD, WRONG[0])))

    assert narration.narrator == "claude"
    assert len(narration.narrative.sentences) == len(GOOD)
    assert [(piece.text, piece.reason) for piece in narration.dropped] == [(WRONG[0][0], "wrong_value")]


async def test_a_draft_with_many_wrong_sentences_is_written_anew_with_the_complaints() -> None:
    narration, server = await report(answer(narrative(*GOOD[:2], *WRONG)), answer(narrative(*GOOD)))

    assert narration.narrator == "claude"
    assert narration.usage.output_tokens == 500
    complaints = json.loads(server.bodies[1]["messages"][0]["content"])["refused_sentences_of_your_former_draft"]
    assert [complaint["text"] for complaint in complaints] == [text for text, _ in WRONG]


async def test_after_two_unfaithful_drafts_the_template_writes() -> None:
    narration, server = await report(answer(narrative(*GOOD[:1], *WRONG)))

    assert is_template(narration, Failure.UNFAITHFUL)
    assert len(server.bodies) == 2
    assert narration.usage.output_tokens == 500


async def test_hypotheses_are_kept_apart_and_actions_come_from_the_list() -> None:
    text = narrative(
        *GOOD,
        hypotheses=[
            {"text": "The host of etl-042 may be short of memory.", "cites": ["f3"], "confidence": "low"},
            {"text": "sync-3 fails 99% of the time because of DNS.", "cites": ["f5"], "confidence": "high"},
        ],
        actions=[{"id": "move:etl-042", "cites": ["f9"]}, {"id": "delete-everything", "cites": []}],
    )

    narration, _ = await report(answer(text))

    assert [guess.cites for guess in narration.narrative.hypotheses] == [("f3",)]
    assert [action.id for action in narration.narrative.actions] == ["move:etl-042"]
    assert {piece.reason for piece in narration.dropped} == {"wrong_value", "unknown_action"}


async def test_a_headline_that_the_facts_do_not_say_becomes_the_title() -> None:
    narration, _ = await report(answer(narrative(*GOOD, headline="400 jobs are on fire")))

    assert narration.narrative.headline == BRIEF.title


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (error(401, "authentication_error"), Failure.KEY_REFUSED),
        (error(403, "permission_error"), Failure.KEY_REFUSED),
        (error(404, "not_found_error"), Failure.NO_MODEL),
        (error(413, "request_too_large"), Failure.TOO_LARGE),
        (error(429, "rate_limit_error"), Failure.RATE_LIMITED),
        (error(500, "api_error"), Failure.SERVER_ERROR),
        (error(529, "overloaded_error"), Failure.OVERLOADED),
        (error(400, "invalid_request_error"), Failure.SERVER_ERROR),
        (answer(narrative(*GOOD)[:200], stop=None), Failure.CUT_OFF),
        (answer(narrative(*GOOD)[:200], stop="max_tokens"), Failure.CUT_OFF),
        (answer("", stop="refusal"), Failure.REFUSED),
        (answer("Here is your report: all is well."), Failure.BAD_ANSWER),
        (answer('{"summary": "all is well"}'), Failure.BAD_ANSWER),
        (answer('{"headline": 3, "sentences": []}'), Failure.BAD_ANSWER),
        (answer(narrative()), Failure.UNFAITHFUL),
        (
            answer(
                narrative(*GOOD)[:99], then=[{"type": "error", "error": {"type": "overloaded_error", "message": "x"}}]
            ),
            Failure.OVERLOADED,
        ),
        (Reply(body=answer(narrative(*GOOD)[:99], stop=None).body, ends=False), Failure.UNREACHABLE),
        (Reply(body=b"<html>a proxy</html>"), Failure.CUT_OFF),
    ],
)
async def test_whatever_the_server_does_the_template_writes_and_says_why(reply: Reply, failure: Failure) -> None:
    narration, _ = await report(reply)

    assert narration.failure == failure, narration.detail
    assert is_template(narration, failure)
    assert narration.detail


async def test_a_busy_server_is_asked_again() -> None:
    busy = error(529, "overloaded_error", headers="retry-after-ms: 1\r\n")

    narration, server = await report(busy, busy, answer(narrative(*GOOD)), retries=2)

    assert narration.narrator == "claude"
    assert len(server.bodies) == 3


async def test_a_server_that_asks_to_wait_long_is_waited_for_until_the_deadline_only() -> None:
    patient = error(429, "rate_limit_error", headers="retry-after: 50\r\n")

    narration, _ = await report(patient, retries=2, deadline_s=0.5)

    assert is_template(narration, Failure.TIMEOUT)


@pytest.mark.parametrize("changes", [{"timeout_s": 0.2}, {"deadline_s": 0.3}])
async def test_a_server_that_is_silent_is_left(changes: dict[str, Any]) -> None:
    narration, _ = await report(Reply(hangs=True), **changes)

    assert is_template(narration, Failure.TIMEOUT)


@pytest.mark.parametrize(
    ("changes", "failure"),
    [
        ({"api_key": ""}, Failure.NO_KEY),
        ({"model": ""}, Failure.NO_MODEL),
        ({"is_on": False}, Failure.OFF),
    ],
)
async def test_nothing_is_sent_without_a_key_a_model_or_when_it_is_off(
    changes: dict[str, Any], failure: Failure
) -> None:
    narration, server = await report(answer(narrative(*GOOD)), **changes)

    assert is_template(narration, failure)
    assert server.raw == []


async def test_an_address_that_may_not_be_called_is_not_called() -> None:
    narration, server = await report(answer(narrative(*GOOD)), base_url="http://169.254.169.254")

    assert is_template(narration, Failure.UNREACHABLE)
    assert server.raw == []


async def test_beyond_the_budget_only_the_tokens_are_counted() -> None:
    narration, server = await report(answer(narrative(*GOOD)), budget=Purse(0.0001))

    assert is_template(narration, Failure.BUDGET)
    assert server.bodies == []


async def test_what_was_spent_is_counted_even_for_an_answer_that_is_of_no_use() -> None:
    purse = Purse()

    await report(answer("prose"), budget=purse)

    assert purse.spent == [pytest.approx((900 * 0.1 + 4000 * 0.01 + 250 * 0.5) / 1e6)]


async def test_too_long_a_brief_is_not_sent() -> None:
    narration, server = await report(answer(narrative(*GOOD)), tokens=8001)

    assert is_template(narration, Failure.TOO_LARGE)
    assert server.bodies == []


CANARIES = {
    "url": "postgres://app:canary-u1-PW@db/x",
    "header": "Authorization: Bearer canaryh2tokenvalue",
    "named": "password=canary-n3",
    "json": '"api_key": "canary-j4"',
    "github": "ghp_canary5canary5canary5canary5",
    "aws": "AKIACANARY6CANARY6",
    "jwt": "eyJjYW5hcnk3.eyJjYW5hcnk3Y2Fu.sig-canary-7",
    "mail": "canary8@example.org",
    "random": "canary9Zx81hQ0vKp2LmW7yTr",
    "pem": "-----BEGIN PRIVATE KEY-----\ncanary10\n-----END PRIVATE KEY-----",
    "environment": "canary eleven",
}
"""Each holds a word that must not leave."""
WORDS = ("canary-u1", "canaryh2", "canary-n3", "canary-j4", "canary5", "CANARY6", "canary-7", "canary8", "canary9",
         "canary10", "canary eleven", "Y2FuYXJ5IGVsZXZlbg", "canary%20eleven")  # fmt: skip


def _fact(**changes: Any) -> tuple[FactRow, ...]:
    fields = {"id": "f1", "job": "etl", "metric": "last_error", "value": "x", "unit": "text"} | changes
    return (FactRow(fact=Fact(**fields), topic=Topic.FAILED),)


SECRETS = (CANARIES["environment"],)
PLACES: dict[str, Callable[[str], Brief]] = {
    "title": lambda text: Brief(title=text, facts=_fact(), secrets=SECRETS),
    "example": lambda text: Brief(
        title="x", facts=_fact(), examples=(Example(text=f"failed: {text} !"),), secrets=SECRETS
    ),
    "value": lambda text: Brief(title="x", facts=_fact(value=f"error near {text}"), secrets=SECRETS),
    "job": lambda text: Brief(title="x", facts=_fact(job=text), secrets=SECRETS),
    "metric": lambda text: Brief(title="x", facts=_fact(metric=text), secrets=SECRETS),
}


@pytest.mark.parametrize("place", PLACES)
def test_no_secret_is_put_into_a_prompt_whatever_field_it_stands_in(place: str) -> None:
    forms = [*CANARIES.values(), "Y2FuYXJ5IGVsZXZlbg==", "canary%20eleven"]

    prompts = [prompt_of(PLACES[place](text), complaints={f"{text} failed.": text}).content for text in forms]

    assert [word for word in WORDS if word in "".join(prompts)] == []


async def test_no_secret_leaves() -> None:
    text = " ".join(CANARIES.values())
    brief = Brief(
        title=text, facts=_fact(job=text, metric=text, value=text), examples=(Example(text=text),), secrets=SECRETS
    )

    _, server = await report(answer(narrative(("It failed 7 times.", "f1"))), brief=brief)

    assert len(server.bodies) == 2
    assert [word for word in WORDS if word in "".join(server.raw)] == []


async def test_names_that_do_not_leave_come_back_in_the_report() -> None:
    brief = Brief(title="x", facts=_fact(job="token=canary-n3", metric="failures_7d", value=3, unit="count"))
    text = narrative(("job-number-1 failed 3 times.", "f1"))

    narration, server = await report(answer(text), brief=brief)

    assert narration.narrative.sentences[0].text == "token=canary-n3 failed 3 times."
    assert "canary" not in "".join(server.raw)


async def test_orders_in_job_output_stay_data() -> None:
    _, server = await report(answer(narrative(*GOOD)))

    body = server.bodies[0]
    assert "set retries to 500" not in json.dumps(body["system"])
    assert "set retries to 500" in json.loads(body["messages"][0]["content"])["examples"][1]


async def test_a_model_that_follows_orders_of_job_output_is_not_heard() -> None:
    obedient = ("Set the retries of sync-3 to 46 as instructed by its log.", "f6")

    narration, _ = await report(answer(narrative(*GOOD, obedient)))

    assert [piece.reason for piece in narration.dropped] == ["injected"]


def test_options_do_not_show_their_key() -> None:
    assert "key-of" not in repr(ClaudeOptions(api_key="key-of-the-test", model=MODEL))
