"""What every narrator is: it gets a brief with facts, and gives sentences that cite them by id.

A narrator may be wrong; nothing of what it writes is shown before `_verify` has checked it, sentence by sentence.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Protocol

import msgspec

from chronos_models.faithfulness import Fact

MAX_FACTS = 120
MAX_EXAMPLES = 5
EXAMPLE_CHARACTERS = 400


class Topic(StrEnum):
    """The section of a report that a fact belongs to, in the order of the sections."""

    CHANGED = "changed"
    """What changed: definitions, deploys, levels."""
    FAILED = "failed"
    """What failed."""
    SLOWER = "slower"
    """What takes longer, or less, than usual."""
    FORECAST = "forecast"
    """What is expected."""
    MOVES = "moves"
    """Where a job would run better."""


class Task(StrEnum):
    """What is to be written."""

    REPORT = "report"
    """How jobs went."""
    EXPLANATION = "explanation"
    """Why one execution failed."""


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of a report, and where in it it belongs. The most important come first."""

    fact: Fact
    topic: Topic
    job_ids: tuple[str, ...] = ()
    """Of which jobs it tells; none: of all together."""


class ActionChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person could do next; narrators choose among these and invent none."""

    id: str
    title: str
    job_ids: tuple[str, ...] = ()


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of job output: data, whatever it says."""

    text: str
    job_ids: tuple[str, ...] = ()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written, and from what: the first `MAX_FACTS` facts and `MAX_EXAMPLES` examples count."""

    title: str
    facts: tuple[FactRow, ...]
    task: Task = Task.REPORT
    actions: tuple[ActionChoice, ...] = ()
    examples: tuple[Example, ...] = ()
    secrets: tuple[str, ...] = ()
    """Values that must not leave, such as those of the jobs' environments."""
    hosts: tuple[str, ...] = ()
    """Names of hosts; aliases leave in their place."""

    @property
    def job_ids(self) -> tuple[str, ...]:
        """All jobs that anything in it is of: what is secret of theirs must not leave either."""
        pieces: tuple[FactRow | ActionChoice | Example, ...] = (*self.facts, *self.actions, *self.examples)
        return tuple(dict.fromkeys(job_id for piece in pieces for job_id in piece.job_ids))

    def __repr__(self) -> str:
        """Without values: some are secrets."""
        return f"<Brief of {len(self.facts)} facts>"


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """What is so, by the facts that it cites."""

    text: str
    cites: tuple[str, ...] = ()


class Confidence(StrEnum):
    """How sure a narrator is of a hypothesis."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Hypothesis(msgspec.Struct, frozen=True, kw_only=True):
    """What may be the cause; shown as a guess."""

    text: str
    cites: tuple[str, ...]
    confidence: Confidence


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One of the brief's choices, and the facts that speak for it."""

    id: str
    cites: tuple[str, ...] = ()


class Narrative(msgspec.Struct, frozen=True, kw_only=True):
    """A report in words."""

    headline: str
    sentences: tuple[Sentence, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    actions: tuple[Action, ...] = ()


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What a report took. Cached tokens are not among the input tokens."""

    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0
    cost_usd: float = 0.0

    def plus(self, other: "Usage") -> "Usage":
        """Both together."""
        return Usage(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


class Meter:
    """Adds up what is spent, also for drafts that are broken off or of no use."""

    def __init__(self) -> None:
        self.usage = Usage()

    def add(self, usage: Usage) -> None:
        """So much more."""
        self.usage = self.usage.plus(usage)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a narrator wrote, not yet checked."""

    narrative: Narrative
    model: str = ""


class Failure(StrEnum):
    """Why a narrator wrote nothing that could be used."""

    OFF = "off"
    """It is switched off; nothing was sent."""
    NO_KEY = "no_key"
    """There is no key; nothing was sent."""
    NO_MODEL = "no_model"
    """No model is chosen, or the server does not offer it."""
    BUDGET = "budget"
    """It would go beyond the budget; at most the count of tokens was asked for."""
    TOO_LARGE = "too_large"
    """The brief is longer than what may be sent."""
    KEY_REFUSED = "key_refused"
    RATE_LIMITED = "rate_limited"
    OVERLOADED = "overloaded"
    TIMEOUT = "timeout"
    """No whole answer before the deadline."""
    UNREACHABLE = "unreachable"
    SERVER_ERROR = "server_error"
    CUT_OFF = "cut_off"
    """The answer ends in the middle."""
    REFUSED = "refused"
    """The model declines to write."""
    BAD_ANSWER = "bad_answer"
    """Prose, broken JSON, or another schema than was asked for."""
    UNFAITHFUL = "unfaithful"
    """Too many of its sentences are not what the facts say, twice."""
    BROKEN = "broken"
    """A fault of the narrator itself, or of the budget; the log names its kind."""


class NarrationFailed(Exception):
    """A narrator cannot write this report; another one must."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(f"{failure}: {detail}")
        self.failure = failure
        self.detail = detail


class Budget(Protocol):
    """How much may be spent. What may be spent is taken out first, so that requests at once do not share it."""

    async def reserve(self, cost_usd: float) -> bool:
        """Take so much out of it, in one step; False, and nothing is taken, if it does not hold so much."""

    async def settle(self, reserved_usd: float, cost_usd: float) -> None:
        """Put back what was reserved, and take out what it did cost."""


class NoLimit:
    """A budget that allows everything and counts nothing."""

    async def reserve(self, cost_usd: float) -> bool:
        """Yes."""
        del cost_usd
        return True

    async def settle(self, reserved_usd: float, cost_usd: float) -> None:
        """Nothing."""
        del reserved_usd, cost_usd


class Narrator(ABC):
    """Writes reports of one kind. The module's name is the kind."""

    kind: ClassVar[str]
    title: ClassVar[str]
    is_remote: ClassVar[bool] = False
    """Whether what it is given leaves the installation."""

    async def prepare(self) -> None:  # noqa: B027 - most have nothing to prepare
        """What takes long the first time, before the deadline begins; NarrationFailed if it cannot write."""

    @abstractmethod
    async def write(self, brief: Brief, *, complaints: Mapping[str, str], meter: Meter) -> Draft:
        """A draft; NarrationFailed if there is none. What it takes goes to the meter, whatever comes of it.

        `complaints`: sentences of its former draft that were refused -> why.
        """
