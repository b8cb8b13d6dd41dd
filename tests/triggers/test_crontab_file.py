"""Whole crontabs, with the habits of real ones: every line is a job, a setting, a comment, blank, or rejected."""

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.triggers.crontab_file import MAX_LINES, CrontabJob, decode_crontab, parse_crontab


def only_job(line: str, kind: str = "user") -> CrontabJob:
    """The job of a crontab of one line."""
    crontab = parse_crontab(line, "system" if kind == "system" else "user")
    assert len(crontab.jobs) == 1, crontab.rejected
    return crontab.jobs[0]


def reason_for(line: str, kind: str = "user") -> str:
    """Why the only line is rejected."""
    crontab = parse_crontab(line, "system" if kind == "system" else "user")
    assert len(crontab.rejected) == 1, crontab.jobs
    return crontab.rejected[0].reason


def codes(job: CrontabJob) -> list[str]:
    return [warning.code.removeprefix("crontab.") for warning in job.warnings]


USER_CRONTAB = (
    "\ufeff# m h  dom mon dow   command\n"
    "SHELL=/bin/bash\r\n"
    "\r\n"
    "# Copy the photos\r\n"
    "30\t1 * * *  /opt/copy.sh --all\r\n"
    "0 30 * * * /opt/never.sh\n"
    "REGION = 'eu west' \n"
    "@daily /opt/report.sh\n"
    "  \t \n"
    "0 5 * * 1 /opt/last.sh"
)


def test_every_line_of_a_user_crontab_is_accounted_for() -> None:
    crontab = parse_crontab(USER_CRONTAB, "user", "Europe/Berlin")

    assert [(job.line, job.name, job.command) for job in crontab.jobs] == [
        (5, "Copy the photos", "/opt/copy.sh --all"),
        (8, "report.sh", "/opt/report.sh"),
        (10, "last.sh", "/opt/last.sh"),
    ]
    assert [(setting.line, setting.name, setting.value) for setting in crontab.settings] == [
        (2, "SHELL", "/bin/bash"),
        (7, "REGION", "eu west"),
    ]
    assert [(line.line, line.text) for line in crontab.rejected] == [(6, "0 30 * * * /opt/never.sh")]
    assert "hour field '30'" in crontab.rejected[0].reason
    assert (crontab.comments, crontab.blanks) == ((1, 4), (3, 9))
    assert crontab.jobs[0].schedule == CronSpec(expression="30 1 * * *", timezone="Europe/Berlin")


def test_a_setting_holds_for_the_jobs_below_it() -> None:
    crontab = parse_crontab('0 1 * * * a\nA=1\n0 2 * * * b\nA=2\n"B" = "x y"\n0 3 * * * c\n', "user")

    assert [job.environment for job in crontab.jobs] == [{}, {"A": "1"}, {"A": "2", "B": "x y"}]


def test_cron_tz_moves_the_jobs_below_it() -> None:
    crontab = parse_crontab("0 1 * * * a\nCRON_TZ=Asia/Tokyo\n0 1 * * * b\nCRON_TZ=Mars/X\n0 1 * * * c\n", "user")

    assert [job.schedule.timezone for job in crontab.jobs if job.schedule] == ["UTC", "Asia/Tokyo", "Asia/Tokyo"]
    assert [codes(job) for job in crontab.jobs] == [[], [], ["timezone"]]
    assert [(line.line, "Mars/X" in line.reason) for line in crontab.rejected] == [(4, True)]
    assert all("CRON_TZ" not in job.environment for job in crontab.jobs)


@pytest.mark.parametrize(
    ("written", "command", "stdin"),
    [
        ("date +\\%F", "date +%F", None),
        ("mail bob%Hello,%bye", "mail bob", "Hello,\nbye\n"),
        ("cat %a\\%b%", "cat", "a%b\n"),
        ("cat%", "cat", ""),
        (r"grep 'a\.b' \! x", r"grep 'a\.b' \! x", None),
        (r"printf '\\%s'", r"printf '\\", "s'\n"),
        ("tail\\", "tail\\", None),
        ("  spaced   out  ", "spaced   out", None),
    ],
)
def test_a_percent_sign_ends_the_command_and_the_lines_of_its_input(
    written: str, command: str, stdin: str | None
) -> None:
    job = only_job(f"0 0 * * * {written}")

    assert (job.command, job.stdin) == (command, stdin)


def test_a_system_crontab_has_a_user_column() -> None:
    job = only_job("17 *\t* * *\twww-data\tcd / && run-parts /etc/cron.hourly", "system")

    assert (job.run_as, job.command) == ("www-data", "cd / && run-parts /etc/cron.hourly")
    assert codes(job) == ["run_as"]
    assert only_job("@daily backup:staff /opt/backup", "system").run_as == "backup:staff"


def test_reboot_is_imported_without_a_schedule() -> None:
    job = only_job("@reboot  /opt/start.sh")

    assert (job.schedule, job.name, codes(job)) == (None, "start.sh", ["reboot"])


def test_a_leading_minus_is_only_a_wish_not_to_be_logged() -> None:
    schedule = only_job("-*/15 * * * * root /opt/x", "system").schedule

    assert schedule == CronSpec(expression="*/15 * * * *")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0 5 * * /opt/backup.sh now please", "only four time fields"),
        ("0 5 * * backup now please", "only four time fields"),
        ("0 5 * * go", "5 words only"),
        ("5 words are not enough", "5 words only"),
        ("hello", "1 word only"),
        ("@daily", "a descriptor such as @daily and a command"),
        ("0 30 * * * x", "hour field '30'"),
        ("// nightly things run down here", "start it with '#'"),
        ("? * * * * x", "write '*'"),
        ("10-5 * * * * x", "backwards"),
        ("0 0 30 2 * x", "never comes due"),
        ("@every_minute x", "is not known"),
        ("@every 5m x", "'every_s'"),
        ("1BAD=x", "no name of a variable"),
        ("*/5=x", "no name of a variable"),
        ("0 0 * * * %only input", "no command"),
        ("0 0 * * * a\x00b", "control character"),
        ("0 0 * * * a\rb", "control character"),
        ("0 0 * * * " + "x" * 20_000, "16,384 characters"),
        ("*/10000 * * * * x", "four digits"),
    ],
)
def test_a_bad_line_is_rejected_with_its_reason(line: str, words: str) -> None:
    assert words in reason_for(line)


def test_a_user_crontab_read_as_a_system_one_says_so() -> None:
    assert "Is this a user's crontab?" in reason_for("0 0 * * * /usr/bin/tool now", "system")
    assert codes(only_job("0 0 * * * root /usr/bin/tool now")) == ["user_column"]


def test_a_rejected_line_is_repeated_in_short() -> None:
    crontab = parse_crontab("61 " + "y" * 5000, "user")

    assert len(crontab.rejected[0].text) <= 100


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/opt/x", []),
        ("/opt/x >/dev/null 2>&1", ["hidden_output"]),
        ("/opt/x &> /dev/null", ["hidden_output"]),
        ("/opt/x > /var/log/x.log 2>&1", ["redirected_output"]),
        ("/opt/x >> x.log", ["redirected_output"]),
        ("/opt/x 2>/dev/null", []),
        ("/opt/x 2>&1 | logger", []),
        ("flock -n /tmp/x /opt/x", ["flock"]),
        ("/usr/bin/flock -n /tmp/x -c 'x' >/dev/null", ["flock", "hidden_output"]),
    ],
)
def test_what_means_something_else_here_is_told(command: str, expected: list[str]) -> None:
    assert codes(only_job(f"0 0 * * * {command}")) == expected


def test_mail_and_zone_variables_are_told_about() -> None:
    crontab = parse_crontab('MAILTO=ops\nTZ=Asia/Tokyo\n0 0 * * * a\nMAILTO=""\n0 0 * * * b\n', "user")

    assert [codes(job) for job in crontab.jobs] == [["mailto", "tz"], ["tz"]]


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("# Copy the photos", "Copy the photos"),
        ("## Copy the photos: ##", "Copy the photos"),
        ("# --------\n# Copy the photos.\n# --------", "Copy the photos"),
        ("# Copy the photos\n# m h dom mon dow command", "Copy the photos"),
        ("# Copy the photos\n#0 4 * * * /opt/old.sh", "Copy the photos"),
        ("# Copy the photos\n#@weekly /opt/old.sh", "Copy the photos"),
        ("# Copy the photos\n#MAILTO=ops", "Copy the photos"),
        ("# About this file\n#\n# Copy the photos\n# of the day", "Copy the photos of the day"),
        (
            "# Copy every photo that was taken today. " + "It takes a while. " * 5,
            "Copy every photo that was taken today",
        ),
        ("# " + "photos " * 30, "photos " * 10 + "photos…"),
        ("# Copy the photos\n", "tool"),
        ("# ~5m", "tool"),
        ("# .---- minute (0 - 59)\n# |  .-- hour (0 - 23)\n# *  * user-name command to be executed", "tool"),
        ("# Edit this file to introduce tasks", "tool"),
        ("", "tool"),
    ],
)
def test_a_job_is_named_by_the_comment_directly_above(above: str, name: str) -> None:
    assert parse_crontab(f"{above}\n0 0 * * * /opt/tool\n", "user").jobs[0].name == name


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("/usr/local/bin/backup --full /home", "backup home"),
        ("cd /srv/app && ./manage.py clearsessions", "manage.py clearsessions"),
        ("test -x /usr/sbin/anacron || ( cd / && run-parts --report /etc/cron.daily )", "run-parts cron.daily"),
        ("[ -x /usr/lib/clean ] && if [ ! -d /run/x ]; then /usr/lib/clean; fi", "clean"),
        (". /etc/profile; /opt/x", "x"),
        ("env A=1 nice -n 10 python3 /opt/etl/load.py orders > /tmp/log", "load.py orders"),
        ("FOO=bar /opt/x | mail root", "x"),
        ("flock -n /tmp/lock /opt/x", "lock x"),
        ("curl -s https://example.org/ping", "curl https://example.org/ping"),
        ('"$HOME/bin/x y"', "x y"),
        ("php -q /srv/cron.php", "cron.php"),
    ],
)
def test_a_job_without_comment_is_named_by_its_command(command: str, name: str) -> None:
    assert only_job(f"0 0 * * * {command}").name == name


def test_names_are_told_apart() -> None:
    crontab = parse_crontab("0 1 * * * x\n0 2 * * * x\n0 3 * * * x\n", "user")

    assert [job.name for job in crontab.jobs] == ["x", "x (2)", "x (3)"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"# caf\xc3\xa9\n", "# café\n"),
        (b"# caf\xe9\n", "# café\n"),
        (b"\xef\xbb\xbf# x", "# x"),
        (b"", ""),
    ],
)
def test_a_file_is_utf_8_or_else_latin_1(content: bytes, text: str) -> None:
    assert decode_crontab(content) == text


@pytest.mark.parametrize("text", ["#" * (1 << 20) + "#", "é" * (1 << 19) + "é", "\n" * (MAX_LINES + 1)])
def test_a_crontab_beyond_all_measure_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_crontab(text, "user")

    assert (refusal.value.code, refusal.value.errors[0].pointer) == ("crontab.too_long", "/text")


def test_a_file_beyond_all_measure_is_not_decoded() -> None:
    with pytest.raises(Invalid, match="import it in parts"):
        decode_crontab(b"#" * ((1 << 20) + 1))


def test_the_number_of_variables_is_bounded() -> None:
    crontab = parse_crontab("".join(f"V{number}=x\n" for number in range(120)) + "V1=y\n0 0 * * * a\n", "user")

    assert len(crontab.settings) == 101
    assert len(crontab.rejected) == 20
    assert crontab.jobs[0].environment["V1"] == "y"


def test_an_unknown_zone_for_the_import_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        parse_crontab("", "user", "Moon/Base")

    assert refusal.value.errors[0].pointer == "/timezone"
