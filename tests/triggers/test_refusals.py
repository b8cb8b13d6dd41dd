"""What is no schedule: each refusal has a stable code, names the field and repeats little of the input."""

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.triggers.build import check_schedule
from chronos_synapse.triggers.crontab import parse_cron


@pytest.mark.parametrize(
    ("expression", "code", "words"),
    [
        ("", "schedule.fields", "this one has 0"),
        ("   ", "schedule.fields", "this one has 0"),
        ("1 2 3 4", "schedule.fields", "this one has 4"),
        ("1 2 3 4 5 6 7", "schedule.fields", "this one has 7"),
        ("60 * * * *", "schedule.field", "minute field '60'"),
        ("* 24 * * *", "schedule.field", "hour field '24'"),
        ("* * 0 * *", "schedule.field", "day of month field '0'"),
        ("* * 32 * *", "schedule.field", "1 to 31"),
        ("* * * 13 *", "schedule.field", "1 to 12"),
        ("* * * * 8", "schedule.field", "0 to 7"),
        ("60 * * * * *", "schedule.field", "second field '60'"),
        ("9-3 * * * *", "schedule.field", "backwards: '9-3'"),
        ("* * * * 6-1", "schedule.field", "backwards"),
        ("* * * * fri-mon", "schedule.field", "backwards"),
        ("* * * * 6-0", "schedule.field", "backwards"),
        ("*/0 * * * *", "schedule.field", "step '0'"),
        ("5/ * * * *", "schedule.field", "step ''"),
        ("*/-1 * * * *", "schedule.field", "step '-1'"),
        ("*/mon * * * *", "schedule.field", "step 'mon'"),
        ("*/1/2 * * * *", "schedule.field", "minute"),
        ("1-2-3 * * * *", "schedule.field", "minute"),
        ("-3 * * * *", "schedule.field", "minute"),
        ("3- * * * *", "schedule.field", "minute"),
        ("*5 * * * *", "schedule.field", "minute"),
        ("*-5 * * * *", "schedule.field", "minute"),
        ("3, * * * *", "schedule.field", "empty place"),
        ("2,,3 * * * *", "schedule.field", "empty place"),
        ("* * * * monday", "schedule.field", "'monday'"),
        ("* mon * * *", "schedule.field", "'mon'"),
        ("* * * * jan", "schedule.field", "'jan'"),
        ("? * * * *", "schedule.field", "write '*'"),
        ("0 0 * ? *", "schedule.field", "month field"),
        ("0 0 ?/2 * *", "schedule.field", "does not stand alone"),
        ("0 0 1,? * *", "schedule.field", "does not stand alone"),
        ("0 0 0W * *", "schedule.field", "day of month"),
        ("0 0 32W * *", "schedule.field", "day of month"),
        ("0 0 1-5W * *", "schedule.field", "day of month"),
        ("0 0 L-31 * *", "schedule.field", "L-30"),
        ("0 0 L/2 * *", "schedule.field", "day of month"),
        ("0 0 * * L", "schedule.field", "day of week"),
        ("0 0 * * 8L", "schedule.field", "day of week"),
        ("0 0 * * 1-5L", "schedule.field", "day of week"),
        ("0 0 * * 2#6", "schedule.field", "#1 to #5"),
        ("0 0 * * 2#", "schedule.field", "day of week"),
        ("0 0 L L *", "schedule.field", "month"),
        ("٤ * * * *", "schedule.field", "'٤'"),
        ("\uff12 * * * *", "schedule.field", "'\uff12'"),
        ("2_0 * * * *", "schedule.field", "'2_0'"),
        ("+2 * * * *", "schedule.field", "'+2'"),
        ("2.0 * * * *", "schedule.field", "'2.0'"),
        ("0x2 * * * *", "schedule.field", "'0x2'"),
        ("²  * * * *", "schedule.field", "'²'"),
        ("$(id) * * * *", "schedule.field", "minute"),
        ("0 0 * * *; rm", "schedule.field", "month"),
        ("00002 * * * *", "schedule.field", "'00002'"),
        ("*/10000 * * * *", "schedule.too_long", "four digits"),
        ("0 0 * * " + "1," * 130 + "1", "schedule.too_long", "256"),
        ("0 0 * * *\n0 1 * * *", "schedule.characters", "one line"),
        ("0 0 * * *\n", "schedule.characters", "one line"),
        ("0 0 * * \x00", "schedule.characters", "one line"),
        ("0 0\xa0* * *", "schedule.characters", "one line"),
        ("0 0 * * *\u2028", "schedule.characters", "one line"),
        ("@reboot", "schedule.descriptor", "'schedule'"),
        ("@every 5m", "schedule.descriptor", "'every_s'"),
        ("@every -1s", "schedule.descriptor", "'every_s'"),
        ("@fortnightly", "schedule.descriptor", "@weekly"),
        ("@daily @daily", "schedule.descriptor", "each alone"),
        ("@wee\u212aly", "schedule.descriptor", "@weekly"),
        ("TZ=UTC 0 0 * * *", "schedule.timezone", "'timezone'"),
        ("CRON_TZ=Asia/Tokyo 0 0 * * *", "schedule.timezone", "'timezone'"),
        ("0 0 31 2 *", "schedule.never", "never"),
        ("0 0 31 4,jun,9,11 *", "schedule.never", "never"),
        ("0 0 31W 6 *", "schedule.never", "never"),
        ("0 0 L-29 2 *", "schedule.never", "never"),
        ("0 0 30 2 */2", "schedule.never", "never"),
        ("0 0 ? 2 1#5,2", None, ""),
        ("0 0 30 2 5", None, ""),
    ],
)
def test_an_expression_is_refused_by_name(expression: str, code: str | None, words: str) -> None:
    if code is None:
        assert parse_cron(expression).can_match()
        return

    with pytest.raises(Invalid) as refusal:
        parse_cron(expression)

    assert refusal.value.code == code
    assert words in refusal.value.detail
    assert [error.pointer for error in refusal.value.errors] == ["/expression"]


@pytest.mark.parametrize("field", ["x" * 240, "1-" + "9" * 200, "*/" + "9" * 240])
def test_a_message_repeats_at_most_a_hundred_characters(field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_cron(f"{field} * * * *")

    assert sum(refusal.value.detail.count(character) for character in "x9") <= 101


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("europe/berlin", "Europe/Berlin"),
        ("EUROPE/PARIS", "Europe/Paris"),
        ("America/New York", "America/New_York"),
        ("Europe/Berln", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("IST", "Asia/Kolkata"),
        ("bst", "Europe/London"),
        ("Venus/Y", "IANA"),
        ("../../etc/hostname", "IANA"),
        ("/etc/localtime", "IANA"),
        ("localtime", "IANA"),
        ("posixrules", "IANA"),
        ("posix/UTC", "UTC"),
        ("Factory", "IANA"),
        ("UTC\x00", "UTC"),
        ("utc", "UTC"),
        ("", "IANA"),
        ("x" * 5000, "IANA"),
    ],
)
def test_a_zone_is_an_iana_name_in_its_exact_case(name: str, near: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_schedule(CronSpec(expression="0 0 * * *", timezone=name))

    assert refusal.value.code == "timezone.unknown"
    assert near in refusal.value.detail
    assert len(refusal.value.detail) < 300
    assert refusal.value.errors[0].pointer == "/timezone"


def test_every_refused_field_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        check_schedule(CronSpec(expression="61 * * * *", timezone="Moon/Base"))

    assert {error.pointer for error in refusal.value.errors} == {"/expression", "/timezone"}


def test_times_that_a_zone_always_leaves_out_are_refused() -> None:
    only_in_the_gap = CronSpec(expression="*/5 2 * 3 0L", timezone="Europe/Berlin")

    with pytest.raises(Invalid, match="put forward over every such time") as refusal:
        check_schedule(only_in_the_gap)

    assert refusal.value.code == "schedule.never"
    check_schedule(CronSpec(expression="*/5 2 * 3 0L", timezone="UTC"))
    check_schedule(CronSpec(expression="5 2 * 3 0L", timezone="Europe/Berlin"))
