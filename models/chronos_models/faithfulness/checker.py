"""Whether a sentence says only what the facts that it cites say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chronos_models.faithfulness.claims import Reading, cause_without_fact, general_claim_problem
from chronos_models.faithfulness.context import JOBS, contexts_of
from chronos_models.faithfulness.direction import Claim, claims_of
from chronos_models.faithfulness.fact import Fact, known_of
from chronos_models.faithfulness.matching import find_problem, job_count_problem
from chronos_models.faithfulness.orders import order_in
from chronos_models.faithfulness.quantities import Quantity, quantities_of
from chronos_models.faithfulness.units import TIME
from chronos_models.faithfulness.verdict import KEPT, Verdict, refused
from chronos_models.faithfulness.ways import direction_problem, order_problem
from chronos_models.faithfulness.windows import Window, windows_of

_REFERENCE = r"f\d+"
_FIRST_JOB = 0xE000
_MAX_JOBS = 6000
MAX_CHARACTERS = 2000
"""Of a sentence: some patterns take time that grows with the square of it."""
DAY_S = 86_400.0
HOUR_S = 3600.0
_IDENTIFIER = re.compile(r"(?<![\w.\-])(?=[\w.\-]*\d)[A-Za-z_][\w]*(?:[-.][A-Za-z0-9_]+)*")
_KNOWN_IDENTIFIER = re.compile(r"[pP]\d{1,2}(?:\.\d)?|[x\u00d7]\d+(?:\.\d+)?|[hH]\d|[eE]\d", re.ASCII)


class Checker:
    """Checks the sentences of one report against its facts.

    Assumes that facts are true, and that sentences are English. Memory O(facts²) for the comparisons of facts of a job;
    time of a check O(length² + numbers * facts of the report), of at most `MAX_CHARACTERS`. Needs no minimum: without
    facts, only sentences that claim nothing are kept.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        names = sorted({fact.job for fact in facts if fact.job}, key=len, reverse=True)[:_MAX_JOBS]
        self._marks = {name.lower(): chr(_FIRST_JOB + place) for place, name in enumerate(names)}
        marked = [replace(fact, job=self._marks.get(fact.job.lower(), "")) for fact in facts]
        self._facts = {fact.id: fact for fact in marked}
        self._known = known_of(marked)
        pattern = "|".join(re.escape(name) for name in names)
        self._names = re.compile(rf"(?<![\w\-])(?:{pattern})(?![\w]|-\w)", re.I) if names else None
        ids = "|".join([_REFERENCE, *(re.escape(fact.id) for fact in facts)])
        self._references = re.compile(rf"\s*[\[(]\s*(?:{ids})(?:\s*[,;]\s*(?:{ids}))*\s*[\])]")

    def check(self, text: str, cites: Iterable[str]) -> Verdict:
        """Whether a sentence may be shown; the first thing that is wrong with it otherwise."""
        reading = self._read(text, cites)
        if isinstance(reading, Verdict):
            return reading
        return next((problem for problem in self._problems(reading) if problem is not None), None) or (
            cause_without_fact(reading) or self._other_job(reading) or KEPT
        )

    def check_hypothesis(self, text: str, cites: Iterable[str]) -> Verdict:
        """The same for a guess at a cause, shown as one: the cause may be new, what it rests on must be cited."""
        reading = self._read(text, cites)
        if isinstance(reading, Verdict):
            return reading
        if not reading.cited:
            return refused("uncited", "a hypothesis must cite what it rests on")
        return next((problem for problem in self._problems(reading) if problem is not None), KEPT)

    def _read(self, text: str, cites: Iterable[str]) -> Reading | Verdict:
        if len(text) > MAX_CHARACTERS:
            return refused("too_long", f"a sentence has at most {MAX_CHARACTERS} characters")
        order = order_in(self._masked(text))
        if order:
            return refused("injected", f"“{order.strip()}” gives or passes on an order")
        plain, cited = self._without_references(text, cites)
        unknown = sorted(cited - self._facts.keys())
        if unknown:
            return refused("unknown_fact", f"there is no fact {unknown[0]}")
        return self._reading(self._masked(plain), cited)

    def _problems(self, reading: Reading) -> Iterator[Verdict | None]:
        yield self._foreign_name(reading)
        yield self._uncited(reading)
        for quantity, context in zip(reading.quantities, reading.contexts, strict=True):
            yield job_count_problem(reading, quantity, self._known) or find_problem(reading, quantity, context)
        yield order_problem(reading)
        yield direction_problem(reading)
        yield general_claim_problem(reading)

    def _reading(self, text: str, cited: frozenset[str]) -> Reading:
        windows = windows_of(text)
        found = [one for one in quantities_of(text) if not _is_window(one, windows) and not _is_idle(text, one)]
        spans = [one for one in found if self._is_span(one, cited)]
        quantities = [one for one in found if one not in spans]
        windows += [Window(one.start, one.end, one.value * one.unit.factors[0] / DAY_S, False) for one in spans]
        claims = [claim for claim in claims_of(text) if not _is_bound(claim, quantities)]
        contexts = contexts_of(text, quantities, windows)
        return Reading(text, cited, self._known, quantities, contexts, claims, windows)

    def _is_span(self, quantity: Quantity, cited: frozenset[str]) -> bool:
        """Whether it is a number of days or hours that is the span of a cited fact, and no value."""
        if quantity.unit.dimension != TIME or quantity.unit.factors[0] < HOUR_S:
            return False
        known = [one for one in self._known if cited.issuperset(one.ids)]
        days = quantity.value * quantity.unit.factors[0] / DAY_S
        is_value = any(one.dimension == TIME and any(map(quantity.holds, one.values)) for one in known)
        return not is_value and any(one.window_days == days for one in known)

    def _masked(self, text: str) -> str:
        text = JOBS.sub("", text)
        return self._names.sub(lambda match: self._marks[match[0].lower()], text) if self._names else text

    def _without_references(self, text: str, cites: Iterable[str]) -> tuple[str, frozenset[str]]:
        inline = [found for match in self._references.findall(text) for found in re.findall(r"[\w.\-]+", match)]
        return self._references.sub("", text), frozenset([*cites, *inline])

    def _foreign_name(self, reading: Reading) -> Verdict | None:
        """A name with digits in it that no fact knows."""
        texts = " ".join(str(self._facts[cite].value) for cite in reading.cited)
        for match in _IDENTIFIER.finditer(reading.text):
            if not _KNOWN_IDENTIFIER.fullmatch(match[0]) and match[0] not in texts:
                return refused("invented", f"no cited fact knows “{match[0]}”")
        return None

    def _uncited(self, reading: Reading) -> Verdict | None:
        if reading.cited:
            return None
        counted = [job_count_problem(reading, quantity, self._known) is not None for quantity in reading.quantities]
        claims = [quantity.text for quantity, is_claim in zip(reading.quantities, counted, strict=True) if is_claim]
        claims += [claim.word for claim in reading.claims]
        if reading.quantities and all(not is_claim for is_claim in counted):
            claims = [claim.word for claim in reading.claims]
        return refused("uncited", f"“{claims[0].strip()}” cites nothing") if claims else None

    def _other_job(self, reading: Reading) -> Verdict | None:
        """A sentence about one job that cites facts of others only."""
        named = set(JOBS.findall(reading.text))
        jobs = {self._facts[cite].job for cite in reading.cited}
        if named and jobs and "" not in jobs and not named & jobs:
            return refused("misattributed", "the cited facts are of another job")
        return None


def _is_window(quantity: Quantity, windows: Sequence[Window]) -> bool:
    return any(window.start <= quantity.start < window.end for window in windows)


def _is_idle(text: str, quantity: Quantity) -> bool:
    """`one` that counts nothing."""
    if quantity.is_ordinal and re.match(r"[ -](?:percentile|quantile)", text[quantity.end :], re.I):
        return True
    return quantity.text.lower() == "one" and not re.match(
        r"\s+(?:of|in|out|run|failure|time|job|execution|attempt|error|success|retry|hour|minute)",
        text[quantity.end :],
        re.I,
    )


def _is_bound(claim: Claim, quantities: Sequence[Quantity]) -> bool:
    """`exceeded 5 h` only bounds a number."""
    return any(quantity.hedge in {"over", "under"} and 0 <= quantity.start - claim.end <= 2 for quantity in quantities)


def check(facts: Sequence[Fact], sentences: Sequence[tuple[str, Sequence[str]]]) -> list[Verdict]:
    """A verdict for each sentence (text, ids of the facts that it cites)."""
    checker = Checker(facts)
    return [checker.check(text, cites) for text, cites in sentences]
