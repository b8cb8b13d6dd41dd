"""ReadingService: schedules in people's own words, with the dates they give and what is doubtful about them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal, Protocol

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.domain.schedule import Schedule, Timing
from chronos_synapse.services.scheduling.schedules import Preview, PreviewRequest, ScheduleService
from chronos_synapse.triggers.build import check_schedule
from chronos_synapse.triggers.phrases.questions import Doubt
from chronos_synapse.triggers.phrases.reading import MAX_CHARACTERS, PhraseReading, UnreadPart, read_phrase
from chronos_synapse.triggers.timing_check import check_timing
from chronos_synapse.triggers.zone import zone_of

SHOWN_DATES = 20
MAX_ANSWERS = 20
SURE_ENOUGH = 0.5
"""Below, or with words that were not understood, another reader may be asked: the rules' doubts are lost then."""


class ReadRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A schedule in words. Seen from `from`, or from now."""

    text: str
    timezone: str = "UTC"
    """Counts unless the text names another."""
    answers: dict[str, str] = {}
    """By the code of a doubt, the id of the choice that is meant."""
    since: datetime | None = msgspec.field(default=None, name="from")
    ask_model: bool = False
    """Whether a language model may be asked for what the rules cannot read; the text then leaves the installation."""


class ScheduleReading(msgspec.Struct, frozen=True, kw_only=True):
    """What a text means as a schedule. Nothing is saved."""

    schedule: Schedule | None
    """Null where the text tells none, or says that the job runs by hand only."""
    timing: Timing
    timezone: str
    confidence: float
    """0 to 1: how likely it is what was meant; each open doubt and each word that was not understood lowers it."""
    words: str
    """The schedule said back; empty without one."""
    is_by_hand: bool
    doubts: tuple[Doubt, ...]
    """What could be meant otherwise. A choice is made by asking again, with its id as the answer."""
    unread: tuple[UnreadPart, ...]
    preview: Preview | None
    """The next due times, and what may surprise about them."""
    read_by: Literal["rules", "model"] = "rules"
    can_ask_model: bool = False
    """The rules are not sure, and there is a language model that could be asked by `ask_model`."""


class PhraseReader(Protocol):
    """Reads what the rules could not, such as a language model; its schedules are checked as those of people are."""

    async def is_ready(self, caller: Principal) -> bool:
        """Whether it may be asked for this caller."""
        ...

    async def read(self, caller: Principal, request: ReadRequest, now: datetime) -> PhraseReading | None:
        """What the text means; None when it cannot tell, may not be asked, or does not answer in time."""
        ...


class ReadingService:
    """The rules first; another reader only for what they are not sure of, and only when it is asked for."""

    def __init__(
        self, schedules: ScheduleService, readers: Sequence[PhraseReader] = (), clock: Clock = utc_now
    ) -> None:
        self._schedules = schedules
        self._readers = readers
        self._clock = clock

    async def read(self, caller: Principal, request: ReadRequest) -> ScheduleReading:
        """The meaning of `request.text`; Invalid for what is no request. A text without meaning is an answer."""
        check_request(request)
        now = (request.since or self._clock()).astimezone(UTC)
        found = read_phrase(request.text, request.timezone, now, answers=request.answers)
        if (found.confidence >= SURE_ENOUGH and not found.unread) or request.answers:
            return await self._told(caller, found, now)
        if not request.ask_model:
            told = await self._told(caller, found, now)
            return msgspec.structs.replace(told, can_ask_model=await self._is_ready(caller))
        for reader in self._readers:
            other = await reader.read(caller, request, now)
            if other is not None and is_sound(other):
                return msgspec.structs.replace(await self._told(caller, other, now), read_by="model")
        none = Doubt(code="model.none", text="The language model could not read it, or could not be asked.")
        return await self._told(caller, msgspec.structs.replace(found, doubts=(*found.doubts, none)), now)

    async def _is_ready(self, caller: Principal) -> bool:
        for reader in self._readers:
            if await reader.is_ready(caller):
                return True
        return False

    async def _told(self, caller: Principal, found: PhraseReading, now: datetime) -> ScheduleReading:
        preview = None
        if found.schedule is not None:
            wanted = PreviewRequest(schedule=found.schedule, timing=found.timing, count=SHOWN_DATES, since=now)
            preview = await self._schedules.preview(caller, wanted)
        return ScheduleReading(
            schedule=found.schedule,
            timing=found.timing,
            timezone=found.timezone,
            confidence=found.confidence,
            words=found.words,
            is_by_hand=found.is_by_hand,
            doubts=found.doubts,
            unread=found.unread,
            preview=preview,
        )


def is_sound(reading: PhraseReading) -> bool:
    """Whether it has a schedule, and one that a job may have."""
    if reading.schedule is None:
        return False
    try:
        check_schedule(reading.schedule)
        check_timing(reading.timing, reading.schedule)
    except Invalid:
        return False
    return True


def check_request(request: ReadRequest, *, most_characters: int = MAX_CHARACTERS) -> None:
    """Invalid names every refused field."""
    errors = [*_errors_of(request, most_characters)]
    try:
        zone_of(request.timezone)
    except Invalid as refusal:
        errors += refusal.errors
    if errors:
        raise Invalid(" ".join(error.detail for error in errors), code=errors[0].code, errors=errors)


def _errors_of(request: ReadRequest, most_characters: int) -> Iterator[FieldError]:
    if not request.text.strip():
        yield FieldError(pointer="/text", code="text.empty", detail="Say when, such as: every weekday at 9.")
    elif len(request.text) > most_characters:
        detail = f"A text has at most {most_characters:,} characters."
        yield FieldError(pointer="/text", code="text.too_long", detail=detail)
    if len(request.answers) > MAX_ANSWERS or any(len(part) > 64 for pair in request.answers.items() for part in pair):
        detail = f"There are at most {MAX_ANSWERS} answers, each the id of a choice."
        yield FieldError(pointer="/answers", code="answers.form", detail=detail)
    if request.since is not None and request.since.tzinfo is None:
        detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
        yield FieldError(pointer="/from", code="time.offset", detail=detail)
    elif request.since is not None and not 1970 <= request.since.year <= 9000:
        yield FieldError(pointer="/from", code="time.range", detail="A time lies in the years 1970 to 9000.")
