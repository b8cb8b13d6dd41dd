"""CalendarStore: what is kept of a calendar, what an owner may have, and who hears of changes."""

import asyncio
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.calendar import (
    Blackout,
    Calendar,
    CalendarId,
    CalendarMode,
    HolidaySource,
    IcsSource,
    RangeSource,
)
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.schedule import Timing
from chronos_synapse.storage.redis.calendars import CalendarLimits, CalendarQuery
from tests.builders import OWNER, START, Store, after

LIMITS = CalendarLimits(calendars=5, bytes=10_000)
GERMANY = HolidaySource(country="DE", subdivision="BY")
FILE = IcsSource(text="BEGIN:VCALENDAR\r\nSUMMARY:Größe 🎄\r\nEND:VCALENDAR\r\n")
RANGES = RangeSource(ranges=(Blackout(start=after(0), end=after(60.5), label="Move"),))


def a_calendar(number: int, **changes: Any) -> Calendar:
    """A calendar of the usual owner."""
    values: dict[str, Any] = {
        "id": CalendarId(f"{number:016x}"),
        "name": f"Calendar {number}",
        "description": "",
        "mode": CalendarMode.CLOSED,
        "timezone": "Europe/Berlin",
        "source": GERMANY,
        "tags": (),
        "owner_id": OWNER,
        "version": 1,
        "created_at": START,
        "updated_at": START,
    }
    return Calendar(**(values | changes))


def later(calendar: Calendar, **changes: Any) -> Calendar:
    """The next version of a calendar."""
    return msgspec.structs.replace(calendar, version=calendar.version + 1, **changes)


async def save(store: Store, *calendars: Calendar, limits: CalendarLimits = LIMITS) -> None:
    """Stores new calendars."""
    for calendar in calendars:
        assert await store.stores.calendars.save(calendar, expected_version=None, limits=limits) == "ok"


@pytest.mark.parametrize("source", [GERMANY, FILE, RANGES], ids=["holidays", "file", "ranges"])
async def test_a_calendar_comes_back_as_it_was(store: Store, source: Any) -> None:
    calendar = a_calendar(1, source=source, tags=("a", "b|c"), description="Two\nlines", mode=CalendarMode.OPEN)

    await save(store, calendar)

    assert await store.stores.calendars.find(calendar.id) == calendar
    assert await store.stores.calendars.find_many([calendar.id, "nobody"]) == {calendar.id: calendar}


async def test_what_is_not_there_is_not_found(store: Store) -> None:
    assert await store.stores.calendars.find("nobody") is None
    assert await store.stores.calendars.find_many([]) == {}
    assert await store.stores.calendars.owned([]) == []
    assert await store.stores.calendars.owned([OWNER]) == [[]]


async def test_a_field_of_a_wrong_type_never_reaches_the_store(store: Store) -> None:
    with pytest.raises(ValueError, match="name"):
        await save(store, a_calendar(1, name=None))

    assert await store.stores.calendars.version() == 0


async def test_of_two_changes_at_once_one_is_told_what_stands_in_its_way(store: Store) -> None:
    calendar = a_calendar(1)
    await save(store, calendar)
    changes = [later(calendar, name=name) for name in ("One", "Two")]

    words = await asyncio.gather(
        *(store.stores.calendars.save(change, expected_version=1, limits=LIMITS) for change in changes)
    )

    assert sorted(words) == ["2", "ok"]
    kept = await store.stores.calendars.find(calendar.id)
    assert kept == changes[words.index("ok")]


async def test_what_is_gone_cannot_be_changed_or_removed(store: Store) -> None:
    calendar = a_calendar(1)

    assert await store.stores.calendars.save(later(calendar), expected_version=1, limits=LIMITS) == "missing"
    assert await store.stores.calendars.remove(calendar) == "missing"
    await save(store, calendar)
    assert await store.stores.calendars.save(calendar, expected_version=None, limits=LIMITS) == "1"
    assert await store.stores.calendars.remove(later(calendar)) == "1"


async def test_a_removed_calendar_leaves_nothing_but_the_count_of_changes(store: Store) -> None:
    calendar = a_calendar(1, source=FILE)
    await save(store, calendar)

    assert await store.stores.calendars.remove(calendar) == "ok"

    left = [key.decode() async for key in store.door.client.scan_iter(f"{store.door.keys.prefix}:calendar*")]
    assert left == [store.door.keys.calendars_version()]


async def test_the_text_of_a_file_goes_with_the_file(store: Store) -> None:
    calendar = a_calendar(1, source=FILE)
    await save(store, calendar)

    changed = later(calendar, source=GERMANY)
    assert await store.stores.calendars.save(changed, expected_version=1, limits=LIMITS) == "ok"

    assert await store.door.call("EXISTS", store.door.keys.calendar_text(calendar.id)) == 0
    assert await store.stores.calendars.find(calendar.id) == changed


async def test_every_change_raises_the_number_at_which_schedulers_look(store: Store) -> None:
    calendar = a_calendar(1)
    seen = [await store.stores.calendars.version()]

    await save(store, calendar)
    seen.append(await store.stores.calendars.version())
    await store.stores.calendars.save(later(calendar), expected_version=1, limits=LIMITS)
    seen.append(await store.stores.calendars.version())
    await store.stores.calendars.save(later(calendar), expected_version=1, limits=LIMITS)
    await store.stores.calendars.remove(later(calendar))
    seen.append(await store.stores.calendars.version())

    assert seen == [0, 1, 2, 3]
    assert (await store.stores.due.claim(limit=1, ahead_ms=0, lease_ms=1000)).calendars_version == 3


async def test_an_owner_has_at_most_so_many(store: Store) -> None:
    await save(store, *(a_calendar(number) for number in range(5)))

    one_more = await store.stores.calendars.save(a_calendar(9), expected_version=None, limits=LIMITS)
    of_another = await store.stores.calendars.save(
        a_calendar(9, owner_id=UserId("u2")), expected_version=None, limits=LIMITS
    )
    a_change = await store.stores.calendars.save(later(a_calendar(0)), expected_version=1, limits=LIMITS)

    assert (one_more, of_another, a_change) == ("full", "ok", "ok")


async def test_an_owners_calendars_have_at_most_so_many_bytes_together(store: Store) -> None:
    big, small = IcsSource(text="x" * 6000), IcsSource(text="x" * 2000)
    first = a_calendar(1, source=big)
    await save(store, first)

    second = await store.stores.calendars.save(a_calendar(2, source=big), expected_version=None, limits=LIMITS)
    shrunk = await store.stores.calendars.save(later(first, source=small), expected_version=1, limits=LIMITS)
    now = await store.stores.calendars.save(a_calendar(2, source=big), expected_version=None, limits=LIMITS)

    assert (second, shrunk, now) == ("heavy", "ok", "ok")
    assert await store.stores.calendars.find(first.id) == later(first, source=small)


async def test_lists_are_by_name_and_without_the_text_of_files(store: Store) -> None:
    await save(
        store,
        a_calendar(1, name="beta", source=FILE),
        a_calendar(2, name="Alpha", source=RANGES),
        a_calendar(3, name="gamma", owner_id=UserId("u2")),
    )

    mine, theirs = await store.stores.calendars.owned([OWNER, UserId("u2")])
    page = await store.stores.calendars.page(CalendarQuery(sight=Sight(owners=(OWNER,))))

    assert [one.name for one in mine] == ["Alpha", "beta"] == [one.name for one in page.calendars]
    assert [one.name for one in theirs] == ["gamma"]
    assert [one.source for one in page.calendars] == [RANGES, IcsSource(text="")]
    assert (page.total, page.complete, page.next_cursor) == (2, True, None)
    assert (await store.stores.calendars.page(CalendarQuery(sight=EVERYTHING))).total == 3


async def test_a_list_is_read_page_by_page(store: Store) -> None:
    await save(store, *(a_calendar(number) for number in range(5)))
    query = CalendarQuery(sight=Sight(owners=(OWNER,)), limit=2)
    names: list[str] = []

    cursor: str | None = None
    for _ in range(3):
        page = await store.stores.calendars.page(msgspec.structs.replace(query, cursor=cursor))
        names += [one.name for one in page.calendars]
        cursor = page.next_cursor

    assert names == [f"Calendar {number}" for number in range(5)]
    assert cursor is None


async def test_a_cursor_is_good_for_its_own_question_only(store: Store) -> None:
    await save(store, a_calendar(1), a_calendar(2))
    cursor = (await store.stores.calendars.page(CalendarQuery(sight=Sight(owners=(OWNER,)), limit=1))).next_cursor

    for query in (
        CalendarQuery(sight=EVERYTHING, cursor=cursor),
        CalendarQuery(sight=Sight(owners=(OWNER,)), cursor="é!"),
    ):
        with pytest.raises(Invalid) as refusal:
            await store.stores.calendars.page(query)
        assert refusal.value.errors[0].pointer == "query:cursor"


async def test_many_calendars_are_read_in_batches(store: Store) -> None:
    limits = CalendarLimits(calendars=1000, bytes=10_000_000)
    calendars = [a_calendar(number, source=FILE if number % 2 else GERMANY) for number in range(250)]
    await save(store, *calendars, limits=limits)

    (owned,) = await store.stores.calendars.owned([OWNER])
    found = await store.stores.calendars.find_many([one.id for one in calendars])

    assert len(owned) == 250
    assert found == {one.id: one for one in calendars}


async def test_jobs_that_name_a_calendar_are_found(store: Store) -> None:
    naming = await store.save_draft(timing=Timing(calendars=("c1", "c2")))
    await store.save_draft(timing=Timing(calendars=("c2",)))
    await store.save_draft(timing=Timing(calendars=("c1",)), owner_id=UserId("u2"))

    found = await store.stores.job_search.naming_calendar(OWNER, "c1", 10)

    assert [job.id for job in found] == [naming.id]
