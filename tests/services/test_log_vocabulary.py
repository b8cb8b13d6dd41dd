"""Vocabulary: what of a log is indexed, and what the index is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.services.logs import vocabulary as log_vocabulary
from chronos_synapse.services.logs.vocabulary import (
    NO_ROOM_FOR_MARKS,
    NO_ROOM_FOR_WORDS,
    Vocabulary,
    conditions_of,
    is_mark,
    terms_of,
)
from chronos_synapse.storage.redis.search import Words

TEXTS = st.text(st.sampled_from("abzÄß_09 -:\n"), max_size=60)


def indexed(*texts: str) -> set[str]:
    vocabulary = Vocabulary()
    for text in texts:
        vocabulary.add(text.encode())
    return set(vocabulary.text.split())


def words(text: str) -> Words:
    return Words.of(text, pointer="query:query")


def may_hold(terms: set[str], asked: str) -> bool:
    """Whether the index would name a log with these terms."""
    return all(any(_stands(term, terms) for term in group) for group in conditions_of(words(asked)))


def _stands(term: str, terms: set[str]) -> bool:
    return any(found.startswith(term[:-1]) for found in terms) if term.endswith("*") else term in terms


def test_words_of_letters_are_indexed_as_they_are_and_others_as_marks() -> None:
    terms = indexed("Connection refused: host=db_main port=5432\nblk_3886 über")

    assert {"connection", "refused", "host", "db_main", "port", "über", "blk_"} <= terms
    assert len([term for term in terms if is_mark(term)]) == 2
    assert "5432" not in terms


@given(text=TEXTS)
def test_a_log_is_found_by_each_of_its_words_and_by_how_it_begins(text: str) -> None:
    terms = indexed(text)

    for word in {part.lower() for part in text.replace("-", " ").replace(":", " ").split()}:
        assert may_hold(terms, word)
        for end in range(2, len(word)):
            assert may_hold(terms, word[:end] + "*")


def test_what_has_no_word_of_the_question_is_not_named() -> None:
    terms = indexed("connection refused by 10.0.0.7")

    assert not may_hold(terms, "timeout")
    assert not may_hold(terms, "connection timeout")
    assert not may_hold(terms, "refusal*")


def test_long_words_are_marks() -> None:
    (mark,) = [term for term in terms_of("x" * 60) if is_mark(term)]

    assert indexed("x" * 60) == {mark, "x" * log_vocabulary.MAX_PLAIN}


def test_more_words_than_there_is_room_for_make_a_log_a_candidate_for_every_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(log_vocabulary, "MAX_WORDS", 3)
    monkeypatch.setattr(log_vocabulary, "MAX_MARKS", 2)

    many_words = indexed("one two three four 17")
    many_marks = indexed("one 17", "18 19 20")
    both = indexed("one two three four", "17 18 19 20", "and more 21")

    assert NO_ROOM_FOR_WORDS in many_words
    assert many_marks == {"one", NO_ROOM_FOR_MARKS}
    assert both == {NO_ROOM_FOR_WORDS, NO_ROOM_FOR_MARKS}
    assert [may_hold(many_words, asked) for asked in ("anything", "18")] == [True, False]
    assert [may_hold(many_marks, asked) for asked in ("one 99", "two")] == [True, False]
