"""JobDrafting: a whole job from a sentence, for a person to review. Stores nothing."""

from collections.abc import Iterator

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.jobs.job_requests import NewJob
from chronos_synapse.services.jobs.sentence_parts import FoundPart, SentenceParts, parts_of, supposed_name
from chronos_synapse.services.scheduling.readings import ReadingService, ReadRequest, ScheduleReading, check_request
from chronos_synapse.triggers.phrases.questions import Doubt
from chronos_synapse.triggers.phrases.reading import UnreadPart

_NO_COMMAND = ExecutorRef(kind="shell")


class JobSentence(ReadRequest, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A job in words: when it runs, what it runs (in backticks or quotes), its name, limits, retries and tags."""


class DraftedJob(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence says of a job. Whoever reads it decides; nothing is saved."""

    job: NewJob
    """As it would be created; what the sentence does not say is as usual."""
    found: tuple[FoundPart, ...]
    """Which part of the sentence says what, beside the schedule."""
    missing: tuple[str, ...]
    """Pointers to what a job needs and the sentence does not say."""
    reading: ScheduleReading
    """What it says of the schedule; doubts about it are answered as for a schedule alone."""
    doubts: tuple[Doubt, ...]
    """About the rest."""
    unread: tuple[UnreadPart, ...]


class JobDrafting:
    """The parts that have a form of their own first; what is left is read as a schedule."""

    def __init__(self, readings: ReadingService) -> None:
        self._readings = readings

    async def draft(self, caller: Principal, request: JobSentence) -> DraftedJob:
        """The job that `request.text` tells; Invalid for what is no request."""
        require(caller, Permission.JOB_CREATE)
        check_request(request)
        parts = parts_of(request.text)
        reading = await self._read(caller, request, parts)
        unread = () if reading is None else reading.unread
        fields = dict(parts.fields)
        doubts: list[Doubt] = []
        if "name" not in fields:
            fields["name"] = supposed_name(fields, " ".join(part.text for part in unread))
            if fields["name"]:
                doubts.append(Doubt(code="name.supposed", text=f"The name “{fields['name']}” is supposed."))
        executor = fields.pop("executor", None)
        shown = reading or _nothing(request)
        job = NewJob(executor=executor or _NO_COMMAND, schedule=shown.schedule, timing=shown.timing, **fields)
        return DraftedJob(
            job=job,
            found=parts.found,
            missing=tuple(_missing(job, has_command=executor is not None, reading=shown)),
            reading=shown,
            doubts=tuple(doubts),
            unread=unread,
        )

    async def _read(self, caller: Principal, request: JobSentence, parts: SentenceParts) -> ScheduleReading | None:
        if not parts.rest.strip():
            return None
        wanted = ReadRequest(
            text=parts.rest,
            timezone=request.timezone,
            answers=request.answers,
            since=request.since,
            ask_model=request.ask_model,
        )
        return await self._readings.read(caller, wanted)


def _nothing(request: JobSentence) -> ScheduleReading:
    return ScheduleReading(
        schedule=None,
        timing=NewJob(name="", executor=_NO_COMMAND).timing,
        timezone=request.timezone,
        confidence=0,
        words="",
        is_by_hand=False,
        doubts=(Doubt(code="nothing", text="No time or day was found in this."),),
        unread=(),
        preview=None,
    )


def _missing(job: NewJob, *, has_command: bool, reading: ScheduleReading) -> Iterator[str]:
    if not job.name:
        yield "/name"
    if not has_command:
        yield "/executor/config/command"
    if job.schedule is None and not reading.is_by_hand:
        yield "/schedule"
