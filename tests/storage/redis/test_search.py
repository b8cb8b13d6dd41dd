"""Words and Clauses: user text is data, whatever it looks like."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.storage.redis.indexes import EXECUTIONS
from chronos_synapse.storage.redis.search import MAX_WORDS, Clauses, Words, search
from tests.builders import Store


def words_of(text: str) -> tuple[str, ...]:
    return Words.of(text, pointer="query:query").words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  ", ()),
        ("Disk FULL", ("disk", "full")),
        ("exit-code=3", ("exit", "code", "3")),
        ("conn*", ("conn*",)),
        ("*abc*", ("abc*",)),
        ("größe", ("größe",)),
        ("@owner:{alice}", ("owner", "alice")),
    ],
)
def test_text_is_taken_apart_into_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('( " @ \\ ~ {', "query.no_words"),
        ("x" * 1001, "query.too_long"),
        (" ".join(["w"] * (MAX_WORDS + 1)), "query.too_many_words"),
        ("a*", "query.prefix"),
    ],
)
def test_what_cannot_be_searched_for_is_refused_with_its_field(text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        words_of(text)

    assert caught.value.code == code
    assert caught.value.errors[0].pointer == "query:query"


def test_no_user_text_is_part_of_the_query() -> None:
    clauses = Clauses()
    clauses.tag("owner_id", ["ok} | @owner_id:{alice"])
    clauses.words(("error", "output"), Words(("drop*", "table")))
    clauses.between("order", 5, float("inf"))

    assert clauses.query == "(@owner_id:{$p0}) (@error|output:($p1*)) (@error|output:($p2)) (@order:[5 +inf])"
    assert clauses.params == ["p0", "ok} | @owner_id:{alice", "p1", "drop", "p2", "table"]


def test_without_conditions_everything_matches() -> None:
    clauses = Clauses()
    clauses.tag("tags", [])
    clauses.between("order", float("-inf"), float("inf"))

    assert clauses.query == "*"


def test_a_copy_grows_alone() -> None:
    clauses = Clauses()
    clauses.tag("state", ["failed"])
    twin = clauses.copy()

    twin.tag("tags", ["a"])

    assert clauses.query == "(@state:{$p0})"
    assert twin.query == "(@state:{$p0}) (@tags:{$p1})"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), tag=st.text(min_size=1, max_size=20))
async def test_any_text_and_tag_is_answered_or_refused_never_an_error(store: Store, text: str, tag: str) -> None:
    clauses = Clauses()
    try:
        clauses.words(("error", "output"), Words.of(text, pointer=""))
    except Invalid:
        return
    clauses.tag("tags", [tag])

    reply = await search(store.door, EXECUTIONS, clauses, sort=None, page=(0, 10), timeout_ms=1000)

    assert reply.total == 0
