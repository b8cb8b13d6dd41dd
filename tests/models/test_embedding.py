"""Embeddings: failures of one kind lie close, others apart; the same everywhere."""

import numpy as np
import pytest

from chronos_models.embedding import DIMENSIONS, embed, embed_all, similarity
from chronos_models.synthetic.errors import error_texts


def test_the_nearest_text_is_of_the_same_template() -> None:
    made = error_texts(600, seed=4)
    templates = np.array(made.templates)
    vectors = embed_all(made.texts)

    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    repeated = np.isin(templates, [one for one in set(made.templates) if made.templates.count(one) > 1])
    right = templates[cosines.argmax(axis=1)] == templates

    assert right[repeated].mean() >= 0.98


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("curl: (7) Failed to connect: Connection refused", "psql: connection to server refused", "MemoryError"),
        ("cp: error writing '/a': No space left on device", "OSError: [Errno 28] No space left", "curl: timed out"),
        ("PermissionError: [Errno 13] Permission denied", "cat: /x: Permission denied", "cat: /x: Is a directory"),
    ],
)
def test_a_like_failure_of_another_program_is_nearer_than_another_failure(text: str, near: str, far: str) -> None:
    vector = embed(text)

    assert similarity(vector, embed(near)) > similarity(vector, embed(far)) + 0.1


def test_what_varies_does_not_move_the_vector() -> None:
    one = embed("2025-01-02T03:04:05Z ERROR could not reach db1.example.com:5432")
    other = embed("could not reach db7.example.org:6543")

    assert similarity(one, other) == pytest.approx(1.0, abs=1e-5)


def test_a_vector_is_the_same_on_every_machine() -> None:
    vector = embed("disk full")

    assert vector.dtype == np.float32
    assert vector.shape == (DIMENSIONS,)
    assert np.flatnonzero(vector).tolist() == [2, 41, 88, 120, 134, 158, 160, 175, 228, 242]


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "7", "<*>", "é" * 50_000, "\n".join(["x y"] * 9_999)])
def test_every_text_has_a_vector_of_length_one(text: str) -> None:
    vector = embed(text)

    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_no_text_is_no_vector() -> None:
    assert embed_all([]).shape == (0, DIMENSIONS)
