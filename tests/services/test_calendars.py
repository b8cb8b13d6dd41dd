"""CalendarService: whose calendars are whose, what is refused, and what jobs learn of them."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chronos_synapse.domain.access import Sight
from chronos_synapse.domain.calendar import Blackout, CalendarMode, HolidaySource, IcsSource, RangeSource
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.schedule import Timing
from chronos_synapse.domain.slot import Disposition, SlotReason
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.scheduling import calendars as module
from chronos_synapse.services.scheduling.calendar_requests import (
    CalendarChange,
    CalendarPreviewRequest,
    NewCalendar,
    Source,
)
from chronos_synapse.services.scheduling.calendar_shelf import CalendarShelf
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.storage.redis.calendars import CalendarLimits, CalendarQuery
from chronos_synapse.triggers.calendar_cover import Cover
from tests.builders import Store, a_job
from tests.services.scheduling import (
    ADA,
    BOB,
    LOOKER,
    ROOT,
    SECOND_MS,
    Services,
    every,
    new,
    records_of,
    services_on,
    tick_until,
)
from tests.support import wait_until

NOW = datetime(2026, 6, 1, 12, 0, 0, 250_999, tzinfo=UTC)
GERMANY = HolidaySource(country="DE")
NOBODY = "0" * 16
EVENT = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{name}\nDTSTART:{start}\nDURATION:{length}\nEND:VEVENT\nEND:VCALENDAR"


@pytest.fixture
def calendars(store: Store) -> CalendarService:
    """The service on the first of June 2026."""
    return CalendarService(store.stores, lambda: NOW)


@pytest.fixture
def services(store: Store) -> Services:
    """All services that decide on due times."""
    return services_on(store)


def a_new(source: Source = GERMANY, **changes: Any) -> NewCalendar:
    """A calendar to create."""
    return NewCalendar(**({"name": "Germany", "timezone": "Europe/Berlin"} | changes), source=source)


def ranges(*hours: tuple[float, float], label: str = "") -> RangeSource:
    """Ranges from so many hours after NOW to so many."""
    spans = [(NOW + timedelta(hours=since), NOW + timedelta(hours=until)) for since, until in hours]
    return RangeSource(ranges=tuple(Blackout(start=start, end=end, label=label) for start, end in spans))


def at(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def codes(calendars: CalendarService, source: Source, **changes: Any) -> list[str]:
    """What one is warned of."""
    return [one.code for one in (await calendars.create(ADA, a_new(source, **changes))).warnings]


async def test_a_calendar_is_created_found_changed_and_deleted(calendars: CalendarService) -> None:
    made = await calendars.create(ADA, a_new(tags=["b", "a", "b"]))

    assert (made.owner_id, made.version, made.tags, made.warnings) == ("ada", 1, ("b", "a"), ())
    assert made.created_at == NOW.replace(microsecond=250_000)
    assert await calendars.find(ADA, made.id) == made

    changed = await calendars.change(ADA, made.id, CalendarChange(mode=CalendarMode.OPEN))
    assert (changed.mode, changed.version, changed.source, changed.tags) == (CalendarMode.OPEN, 2, GERMANY, ("b", "a"))

    await calendars.delete(ADA, made.id)
    with pytest.raises(NotFound):
        await calendars.find(ADA, made.id)


async def test_a_change_that_changes_nothing_makes_no_version(calendars: CalendarService) -> None:
    made = await calendars.create(ADA, a_new(ranges((1, 2))))

    same = await calendars.change(ADA, made.id, CalendarChange(name=made.name, source=made.source, tags=[]))

    assert same == made


async def test_times_are_kept_in_utc(calendars: CalendarService) -> None:
    start = datetime.fromisoformat("2026-07-01T00:00:00+02:00")
    source = RangeSource(ranges=(Blackout(start=start, end=start + timedelta(days=1), label=" Inventory "),))

    made = await calendars.create(ADA, a_new(source))

    (one,) = made.source.ranges if isinstance(made.source, RangeSource) else ()
    assert (one.start.isoformat(), one.label) == ("2026-06-30T22:00:00+00:00", "Inventory")


async def test_another_owners_calendars_look_like_none(calendars: CalendarService) -> None:
    made = await calendars.create(ADA, a_new())

    for calendar_id in (made.id, NOBODY, "..", "x" * 5000):
        with pytest.raises(NotFound):
            await calendars.find(BOB, calendar_id)
        with pytest.raises(NotFound):
            await calendars.change(BOB, calendar_id, CalendarChange(name="Mine"))
        with pytest.raises(NotFound):
            await calendars.delete(BOB, calendar_id)
    assert (await calendars.page(CalendarQuery(sight=BOB.sight))).items == []


async def test_an_administrator_sees_and_changes_everybodys(calendars: CalendarService) -> None:
    made = await calendars.create(ADA, a_new())

    changed = await calendars.change(ROOT, made.id, CalendarChange(name="Public holidays"))

    assert (changed.name, changed.owner_id) == ("Public holidays", "ada")
    assert [one.id for one in (await calendars.page(CalendarQuery(sight=ROOT.sight))).items] == [made.id]


async def test_who_may_only_look_changes_nothing(calendars: CalendarService) -> None:
    made = await calendars.create(ADA, a_new())

    assert await calendars.find(LOOKER, made.id) == made
    with pytest.raises(Denied):
        await calendars.create(LOOKER, a_new())
    with pytest.raises(Denied):
        await calendars.change(LOOKER, made.id, CalendarChange(name="x"))
    with pytest.raises(Denied):
        await calendars.delete(LOOKER, made.id)


async def test_every_refused_field_is_named_at_once(calendars: CalendarService) -> None:
    request = a_new(
        RangeSource(ranges=(Blackout(start=NOW, end=NOW),)),
        name=" ",
        description="\x00",
        tags=["fine", "not fine"],
    )

    with pytest.raises(Invalid) as refusal:
        await calendars.create(ADA, request)

    assert [error.pointer for error in refusal.value.errors] == [
        "/name",
        "/description",
        "/tags/1",
        "/source/ranges/0/end",
    ]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": "x" * 201}, "/name"),
        ({"name": "two\nlines"}, "/name"),
        ({"description": "x" * 2001}, "/description"),
        ({"tags": [f"t{number}" for number in range(21)]}, "/tags"),
        ({"tags": [""]}, "/tags/0"),
        ({"timezone": "Mars/Olympus"}, "/timezone"),
        ({"source": HolidaySource(country="XX")}, "/source/country"),
        ({"source": IcsSource(text="")}, "/source/text"),
        ({"source": RangeSource(ranges=(Blackout(start=datetime(1, 1, 1), end=NOW),))}, "/source/ranges/0/start"),
        ({"source": RangeSource(ranges=(Blackout(start=NOW, end=at("9999-12-31")),))}, "/source/ranges/0/end"),
    ],
)
async def test_a_refusal_names_the_field(calendars: CalendarService, changes: dict[str, Any], pointer: str) -> None:
    made = await calendars.create(ADA, a_new())

    attempts: list[Callable[[], Awaitable[object]]] = [
        lambda: calendars.create(ADA, a_new(**changes)),
        lambda: calendars.change(ADA, made.id, CalendarChange(**changes)),
    ]
    for attempt in attempts:
        with pytest.raises(Invalid) as refusal:
            await attempt()
        assert [error.pointer for error in refusal.value.errors] == [pointer]


async def test_an_owner_has_a_bounded_number_and_amount(
    calendars: CalendarService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LIMITS", CalendarLimits(calendars=2, bytes=3000))
    file = EVENT.format(name="x" * 2000, start="20260701T000000Z", length="PT1H")
    await calendars.create(ADA, a_new())
    await calendars.create(BOB, a_new())

    with pytest.raises(Conflict, match="MiB together"):
        await calendars.create(ADA, a_new(IcsSource(text=file + "\n" + file)))
    made = await calendars.create(ADA, a_new())
    with pytest.raises(Conflict, match="calendars, which is the most"):
        await calendars.create(ADA, a_new())
    with pytest.raises(Conflict, match="MiB together"):
        await calendars.change(ADA, made.id, CalendarChange(source=IcsSource(text=file + "\n" + file)))


async def test_changes_at_the_same_time_are_all_kept(calendars: CalendarService) -> None:
    made = await calendars.create(ADA, a_new())
    changes = [CalendarChange(name="New"), CalendarChange(description="New"), CalendarChange(tags=["new"])]

    await asyncio.gather(*(calendars.change(ADA, made.id, change) for change in changes))

    kept = await calendars.find(ADA, made.id)
    assert (kept.name, kept.description, kept.tags, kept.version) == ("New", "New", ("new",), 4)


async def test_lists_leave_out_the_text_of_files(calendars: CalendarService) -> None:
    file = IcsSource(text=EVENT.format(name="x", start="20260701T000000Z", length="PT1H"))
    made = await calendars.create(ADA, a_new(file))

    listed = await calendars.page(CalendarQuery(sight=Sight(owners=(UserId("ada"),))))

    assert (await calendars.find(ADA, made.id)).source == file
    assert [one.source for one in listed.items] == [IcsSource(text="")]
    assert (listed.total, listed.complete, listed.next_cursor) == (1, True, None)


async def test_one_is_warned_of_calendars_that_do_nothing_or_stop_everything(calendars: CalendarService) -> None:
    year = 366 * 24
    no_length = IcsSource(text=EVENT.format(name="x", start="20260701T000000Z", length="PT0S"))

    assert await codes(calendars, ranges((1, 2))) == []
    assert await codes(calendars, ranges((-1, year + 1))) == ["calendar.covers_all"]
    assert await codes(calendars, ranges((-1, 100), (100, year), (50, year + 1))) == ["calendar.covers_all"]
    assert await codes(calendars, ranges((-1, 100), (101, year + 1))) == []
    assert await codes(calendars, ranges((-9, -1))) == ["calendar.covers_nothing"]
    assert await codes(calendars, ranges((-9, -1)), mode=CalendarMode.OPEN) == ["calendar.covers_nothing"]
    assert await codes(calendars, ranges((-1, year + 1)), mode=CalendarMode.OPEN) == ["calendar.covers_all"]
    assert await codes(calendars, no_length) == ["calendar.no_length", "calendar.covers_nothing"]


async def test_a_warning_says_what_comes_of_it(calendars: CalendarService) -> None:
    closed = await calendars.create(ADA, a_new(ranges((-1, 9999))))
    opened = await calendars.change(ADA, closed.id, CalendarChange(mode=CalendarMode.OPEN))

    assert "no job that has it will run" in closed.warnings[0].detail
    assert "keeps no job from running" in opened.warnings[0].detail


async def test_a_preview_shows_what_is_covered_and_whether_that_is_all(calendars: CalendarService) -> None:
    usual = await calendars.preview(CalendarPreviewRequest(source=GERMANY, timezone="Europe/Berlin"))
    asked = await calendars.preview(
        CalendarPreviewRequest(source=GERMANY, since=at("2027-05-01"), until=at("2027-05-02"))
    )
    hourly = EVENT.format(name="x", start="20260101T000000Z", length="PT1M\nRRULE:FREQ=HOURLY")
    many = await calendars.preview(CalendarPreviewRequest(source=IcsSource(text=hourly)))

    assert [one.label for one in usual.stretches][:2] == ["German Unity Day", "Christmas Day"]
    assert usual.complete
    assert asked.stretches == [Blackout(start=at("2027-05-01"), end=at("2027-05-02"), label="Labor Day")]
    assert (len(many.stretches), many.complete) == (1000, False)


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"since": datetime(2027, 1, 1)}, "/from"),
        ({"until": datetime(2027, 1, 1)}, "/to"),
        ({"since": at("0001-01-01")}, "/from"),
        ({"until": at("9999-12-31")}, "/to"),
        ({"since": at("2027-01-02"), "until": at("2027-01-02")}, "/to"),
        ({"since": at("2027-01-01"), "until": at("2037-12-31")}, "/to"),
        ({"timezone": "Berlin"}, "/timezone"),
        ({"source": HolidaySource(country="de")}, "/source/country"),
    ],
)
async def test_a_preview_refuses_by_name(calendars: CalendarService, changes: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await calendars.preview(CalendarPreviewRequest(**({"source": GERMANY} | changes)))

    assert [error.pointer for error in refusal.value.errors] == [pointer]


async def test_countries_are_known(calendars: CalendarService) -> None:
    assert "DE" in {country.code for country in await calendars.countries()}


async def test_covers_are_those_that_are_named_and_then_those_of_the_tags(calendars: CalendarService) -> None:
    names = {"a": ["nightly"], "b": [], "c": ["nightly", "billing"], "d": ["other"]}
    ids = {name: (await calendars.create(ADA, a_new(name=name, tags=tags))).id for name, tags in names.items()}
    await calendars.create(BOB, a_new(name="e", tags=["nightly"]))

    async def found(named: str, *tags: str) -> str:
        covers = await calendars.covers("ada", [ids[name] for name in named], tags)
        return "".join(cover.calendar.name for cover in covers)

    assert await found("") == ""
    assert await found("dbd") == "db"
    assert await found("", "nightly") == "ac"
    assert await found("c", "nightly", "billing") == "ca"
    assert await found("b", "nobody") == "b"


async def test_a_calendar_that_the_owner_does_not_have_is_refused_where_it_is_named(
    calendars: CalendarService,
) -> None:
    mine, theirs = await calendars.create(ADA, a_new()), await calendars.create(BOB, a_new())

    for unknown in (theirs.id, NOBODY, "x" * 5000):
        with pytest.raises(Invalid) as refusal:
            await calendars.covers("ada", [mine.id, unknown], ())
        assert [error.pointer for error in refusal.value.errors] == ["/timing/calendars/1"]


async def test_covers_follow_changes_of_other_processes(store: Store, calendars: CalendarService) -> None:
    other = CalendarService(store.stores, lambda: NOW)
    made = await calendars.create(ADA, a_new(ranges((1, 2), label="Old")))
    (before,) = await calendars.covers("ada", [made.id], ())

    await other.change(ADA, made.id, CalendarChange(source=ranges((1, 2), label="New")))
    (after,) = await calendars.covers("ada", [made.id], ())
    (again,) = await calendars.covers("ada", [made.id], ())

    instant = NOW + timedelta(hours=1)
    assert (before.label_at(instant), after.label_at(instant)) == ("Old", "New")
    assert again is after


async def test_a_shelf_holds_what_its_jobs_need_ready_to_be_asked(store: Store, calendars: CalendarService) -> None:
    shelf = CalendarShelf(store.stores, lambda: NOW)
    named = await calendars.create(ADA, a_new(name="Named"))
    file = IcsSource(text=EVENT.format(name="x", start="20260701T000000Z", length="PT1H"))
    await calendars.create(ADA, a_new(file, tags=["t"]))
    await calendars.create(ADA, a_new(name="Unused"))
    owner = UserId("ada")
    by_name, by_tag = a_job(owner_id=owner, timing=Timing(calendars=(named.id,))), a_job(owner_id=owner, tags=("t",))
    strangers = a_job(owner_id=UserId("bob"), timing=Timing(calendars=(named.id,)), tags=("t",))

    assert await shelf.refresh(await store.stores.calendars.version())
    await shelf.load([by_name, by_tag, strangers])

    assert [cover.calendar.name for cover in shelf.covers(by_name)] == ["Named"]
    assert [cover.label_at(at("2026-07-01T00:30")) for cover in shelf.covers(by_tag)] == ["x"]
    assert shelf.covers(strangers) == ()
    assert all(cover.is_ready(NOW, NOW) for job in (by_name, by_tag) for cover in shelf.covers(job))


async def test_a_shelf_is_read_anew_only_when_a_calendar_has_changed(store: Store, calendars: CalendarService) -> None:
    shelf = CalendarShelf(store.stores, lambda: NOW)
    job = a_job(owner_id=UserId("ada"), tags=("t",))
    kept = await calendars.create(ADA, a_new(name="Kept", tags=["t"]))
    gone = await calendars.create(ADA, a_new(name="Gone", tags=["t"]))
    assert await shelf.refresh(2)
    await shelf.load([job])
    before = shelf.covers(job)

    await calendars.delete(ADA, gone.id)
    assert not await shelf.refresh(2)
    assert await shelf.refresh(3)
    await shelf.load([job])

    assert [cover.calendar.id for cover in before] == [gone.id, kept.id]
    assert shelf.covers(job) == before[1:]


async def test_a_calendar_that_takes_long_to_read_keeps_nobody_waiting(
    store: Store, calendars: CalendarService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await calendars.create(ADA, a_new(tags=["slow"]))
    await calendars.create(BOB, a_new(tags=["t"]))
    may_go_on = threading.Event()
    prepare = Cover.prepare

    def slowly(cover: Cover, since: datetime, until: datetime) -> None:
        assert cover.calendar.owner_id == "bob" or may_go_on.wait(30)
        prepare(cover, since, until)

    monkeypatch.setattr(Cover, "prepare", slowly)
    shelf = CalendarShelf(store.stores, lambda: NOW)
    hers, his = a_job(owner_id=UserId("ada"), tags=("slow",)), a_job(owner_id=UserId("bob"), tags=("t",))
    await shelf.refresh(2)

    await shelf.load([hers])
    with pytest.raises(Unavailable):
        shelf.covers(hers)
    await shelf.load([his, hers])
    assert len(shelf.covers(his)) == 1

    may_go_on.set()

    async def is_ready() -> bool:
        await shelf.load([hers])
        with suppress(Unavailable):
            return len(shelf.covers(hers)) == 1
        return False

    await wait_until(is_ready)


async def test_a_shelf_without_any_calendar_asks_for_nothing(store: Store) -> None:
    shelf = CalendarShelf(store.stores)

    assert not await shelf.refresh(0)
    await shelf.load([a_job(tags=("t",))])

    assert shelf.covers(a_job(tags=("t",))) == ()


async def test_a_calendar_that_cannot_be_read_any_more_stops_nothing(
    store: Store, calendars: CalendarService, caplog: pytest.LogCaptureFixture
) -> None:
    good = await calendars.create(ADA, a_new(name="Good", tags=["t"]))
    bad = await calendars.create(ADA, a_new(name="Bad", tags=["t"]))
    document = store.door.keys.calendar(bad.id)
    await store.door.call("JSON.SET", document, ".source.subdivision", b'"no more"')
    await store.door.call("JSON.SET", document, ".version", 2)

    covers = await calendars.covers("ada", [], ["t"])

    assert [cover.calendar.id for cover in covers] == [good.id]
    assert "a calendar cannot be read" in caplog.text
    assert [one.code for one in (await calendars.find(ADA, bad.id)).warnings] == ["calendar.unreadable"]


async def test_a_calendar_is_not_deleted_while_jobs_name_it(calendars: CalendarService, services: Services) -> None:
    made = await calendars.create(ADA, a_new())
    jobs = [
        await services.jobs.create(ADA, new(name=f"Job {number}", timing=Timing(calendars=(made.id,))))
        for number in range(6)
    ]

    with pytest.raises(Conflict) as refusal:
        await calendars.delete(ADA, made.id)
    assert refusal.value.code == "calendar.used"
    assert "Job " in refusal.value.detail
    assert "and others" in refusal.value.detail

    for job in jobs:
        await services.jobs.change(ADA, job.id, JobChange(timing=Timing()))
    await calendars.delete(ADA, made.id)


async def test_a_job_names_only_calendars_of_its_own_owner(calendars: CalendarService, services: Services) -> None:
    mine, theirs = await calendars.create(ADA, a_new()), await calendars.create(BOB, a_new())
    job = await services.jobs.create(ADA, new(timing=Timing(calendars=(mine.id,))))

    foreign = Timing(calendars=(theirs.id,))
    attempts: list[Callable[[], Awaitable[object]]] = [
        lambda: services.jobs.create(ADA, new(timing=foreign)),
        lambda: services.jobs.change(ADA, job.id, JobChange(timing=foreign)),
        lambda: services.jobs.change(ROOT, job.id, JobChange(timing=foreign)),
    ]
    for attempt in attempts:
        with pytest.raises(Invalid) as refusal:
            await attempt()
        assert [error.pointer for error in refusal.value.errors] == ["/timing/calendars/0"]


async def test_due_times_that_a_calendar_closes_are_recorded_with_its_name(store: Store, services: Services) -> None:
    now_ms = await store.now_ms()
    hour = timedelta(hours=1)
    source = RangeSource(ranges=(Blackout(start=from_ms(now_ms) - hour, end=from_ms(now_ms) + hour, label="Move"),))
    await services.calendars.create(ADA, a_new(source, name="Office", tags=["moving"]))
    owner = UserId("ada")
    closed = await every(store, 1, first_ms=now_ms - 3 * SECOND_MS, owner_id=owner, tags=("moving",))
    free = await every(store, 1, first_ms=now_ms - 3 * SECOND_MS, owner_id=owner)

    await services.catch_up(closed, free)

    records = await records_of(store, closed.id)
    assert {(one.disposition, one.reason, one.detail) for one in records} == {
        (Disposition.SKIPPED, SlotReason.CALENDAR, "Office: Move")
    }
    assert {one.disposition for one in await records_of(store, free.id)} == {Disposition.FIRED}


async def test_a_running_dispatcher_follows_a_calendar_that_is_opened(store: Store, services: Services) -> None:
    now_ms = await store.now_ms()
    hour = timedelta(hours=1)
    source = RangeSource(ranges=(Blackout(start=from_ms(now_ms) - hour, end=from_ms(now_ms) + hour),))
    made = await services.calendars.create(ADA, a_new(source))
    job = await every(store, 1, first_ms=now_ms, owner_id=UserId("ada"), timing=Timing(calendars=(made.id,)))
    dispatcher = services.dispatcher()

    async def dispositions() -> set[Disposition]:
        return {one.disposition for one in await records_of(store, job.id)}

    async def is_skipped() -> bool:
        return Disposition.SKIPPED in await dispositions()

    async def is_fired() -> bool:
        return Disposition.FIRED in await dispositions()

    await tick_until(dispatcher, is_skipped)
    assert not await is_fired()
    await services.calendars.change(ADA, made.id, CalendarChange(mode=CalendarMode.OPEN))
    await tick_until(dispatcher, is_fired)
