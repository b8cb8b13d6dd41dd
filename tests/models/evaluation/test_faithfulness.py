"""The score of the faithfulness checker: what is kept of the right, what is refused of the wrong."""

import json
import math
from pathlib import Path

import pytest

from chronos_models.evaluation.faithfulness import FaithfulnessCase, judge, verdicts
from chronos_models.faithfulness import Fact
from chronos_synapse.cli.evaluation import faithfulness
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.domain.errors import Invalid

CASE = FaithfulnessCase(
    facts=(Fact("f1", "etl", "failures_7d", 3, "count"),),
    sentences=(("etl failed 3 times.", ("f1",)), ("etl failed 4 times.", ("f1",)), ("etl failed 3 times.", ())),
    labels=("ok", "wrong_value", "uncited"),
)


def test_both_shares_are_counted_by_label() -> None:
    score = judge([CASE], [[(True, "ok"), (False, "wrong_value"), (True, "ok")]])

    assert (score.kept, score.refused) == (1.0, 0.5)
    assert [(row.label, row.sentences, row.judged_well) for row in score.labels] == [
        ("ok", 1, 1),
        ("uncited", 1, 0),
        ("wrong_value", 1, 1),
    ]
    assert score.mistakes == (("uncited", "etl failed 3 times.", "ok"),)


def test_a_share_of_nothing_is_no_number() -> None:
    score = judge([], [])

    assert math.isnan(score.kept)
    assert math.isnan(score.refused)


def test_the_checker_answers_sentence_by_sentence() -> None:
    assert verdicts(CASE) == [(True, "ok"), (False, "wrong_value"), (False, "uncited")]


def test_the_command_reads_cases_line_by_line(tmp_path: Path) -> None:
    case = {
        "facts": {"f1": {"job": "etl", "metric": "failures_7d", "value": 3, "unit": "count"}},
        "sentences": [
            {"text": "etl failed 3 times.", "cites": ["f1"]},
            {"text": "etl failed 9 times.", "cites": ["f1"]},
        ],
        "labels": ["ok", "wrong_value"],
    }
    (tmp_path / "cases.jsonl").write_text(json.dumps(case) + "\n" + json.dumps(case) + "\n", encoding="utf-8")

    report = faithfulness.run(tmp_path, Options(share="first"))

    assert faithfulness.applies(tmp_path)
    assert "1 cases, 2 sentences" in report.source
    assert [figure.value for figure in report.figures[:2]] == [1.0, 1.0]


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text('{"facts": {}, "sentences": [], "labels": ["ok"]}\n', encoding="utf-8")

    with pytest.raises(Invalid, match=r"cases\.jsonl"):
        faithfulness.run(tmp_path, Options())
