"""Right sentences kept and wrong ones refused, on `cases.jsonl`: facts, sentences and labels."""

import time
from pathlib import Path

import msgspec

from chronos_models.evaluation.faithfulness import FaithfulnessCase, FaithfulnessScore, judge, verdicts
from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.faithfulness import Fact
from chronos_synapse.cli.evaluation.options import Options
from chronos_synapse.domain.errors import Invalid

SUMMARY = "sentences of reports against their facts"
GENERATES = False

FILE = "cases.jsonl"
SHOWN = 20


class _Fact(msgspec.Struct, frozen=True):
    metric: str
    value: float | str
    unit: str = ""
    job: str = ""


class _Sentence(msgspec.Struct, frozen=True):
    text: str
    cites: list[str] = []


class _Case(msgspec.Struct, frozen=True):
    facts: dict[str, _Fact]
    sentences: list[_Sentence]
    labels: list[str]


def applies(folder: Path) -> bool:
    """Whether `folder` holds such cases."""
    return (folder / FILE).is_file()


def run(folder: Path | None, options: Options) -> Report:
    """The figures of the checker of the product."""
    assert folder is not None  # noqa: S101  GENERATES is false
    cases = [case for place, case in enumerate(read_cases(folder)) if options.takes(place)]
    started_s = time.process_time()
    answers = [verdicts(case) for case in cases]
    taken_s = time.process_time() - started_s
    sentences = sum(len(case.sentences) for case in cases)
    score = judge(cases, answers)
    words = f"{folder}: {len(cases)} cases, {sentences} sentences"
    return Report("faithfulness", words, _figures(score, taken_s / max(1, sentences) * 1e6), _tables(score))


def read_cases(folder: Path) -> list[FaithfulnessCase]:
    """All cases of `folder`; Invalid for a line that is none."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
        return [_case(msgspec.json.decode(line, type=_Case)) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as exc:
        raise Invalid(f"{folder / FILE} cannot be read: {exc}") from exc


def _case(case: _Case) -> FaithfulnessCase:
    if len(case.labels) != len(case.sentences):
        raise msgspec.ValidationError("a case has not as many labels as sentences")
    return FaithfulnessCase(
        facts=tuple(Fact(id_, fact.job, fact.metric, fact.value, fact.unit) for id_, fact in case.facts.items()),
        sentences=tuple((sentence.text, tuple(sentence.cites)) for sentence in case.sentences),
        labels=tuple(case.labels),
    )


def _figures(score: FaithfulnessScore, cpu_us: float) -> list[Figure]:
    return [
        Figure("right sentences kept", score.kept, must=0.98, excellent=0.995),
        Figure("wrong sentences refused", score.refused, must=0.99, excellent=0.995),
        Figure("CPU of a sentence, us", cpu_us, is_less_better=True),
    ]


def _tables(score: FaithfulnessScore) -> list[Table]:
    rows: list[tuple[object, ...]] = [(label.label, label.sentences, label.judged_well) for label in score.labels]
    tables = [Table("by label", ("label", "sentences", "judged well"), rows)]
    if score.mistakes:
        mistakes: list[tuple[object, ...]] = list(score.mistakes[:SHOWN])
        tables.append(Table(f"the first of {len(score.mistakes)} mistakes", ("label", "text", "reason"), mistakes))
    return tables
