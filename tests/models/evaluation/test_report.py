"""Figures beside their aims, and tables as text."""

import math

from chronos_models.evaluation.report import Figure, Report, Table, as_text, grid


def test_a_figure_says_whether_it_reached_its_aim() -> None:
    assert Figure("recall", 0.9, 0.75, 0.85).verdict == "excellent"
    assert Figure("recall", 0.8, 0.75, 0.85).verdict == "met"
    assert Figure("recall", 0.7, 0.75, 0.85).verdict == "missed"
    assert Figure("cost", 100, 250, 120, is_less_better=True).verdict == "excellent"
    assert Figure("cost", 300, 250, 120, is_less_better=True).verdict == "missed"


def test_a_figure_without_aim_or_value_has_no_verdict() -> None:
    assert Figure("recall", 0.9).verdict == ""
    assert Figure("recall", math.nan, 0.75, 0.85).verdict == ""


def test_a_table_puts_numbers_to_the_right_and_a_dash_for_none() -> None:
    text = grid(("kind", "recall"), [("spike", 0.5), ("step", math.nan)])

    assert text.split("\n") == ["kind   recall", "-----  ------", "spike     0.5", "step        -"]


def test_a_table_without_rows_has_its_heading() -> None:
    assert grid(("kind",), []).startswith("kind")


def test_a_report_shows_figures_and_tables() -> None:
    report = Report(
        "alarms", "a folder", [Figure("recall", 0.9, 0.75, 0.85)], [Table("by kind", ("kind",), [("spike",)])]
    )

    text = as_text(report)

    assert "alarms: a folder" in text
    assert "excellent" in text
    assert "by kind" in text
