"""What people do with the product, from its first job to moving off crontab, in a real browser on a real stack."""

import contextlib
import csv
import re
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.pages.browser import LOOKS, WAIT_MS, listen, visitor
from tests.pages.house import House

pytestmark = pytest.mark.timeout(900)
"""The first of them waits for half a day of history, which a busy machine takes minutes to make."""
MINUTE_MS = 180_000
"""A job of every minute has run by then."""
CRONTAB = """\
MAILTO=ops@example.org
# Say when it is noon
0 12 * * * echo noon
# Twice an hour
15,45 * * * * echo twice
@daily echo midnight
"""


@pytest.fixture
def page(home: House, browser: Browser) -> Iterator[Page]:
    """A tab of the administrator; it ends with what went wrong in it, which must be nothing."""
    with visitor(browser, home, LOOKS[0]) as tab:
        complaints: list[str] = []
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        yield tab
        assert complaints == []


class Gateway(ThreadingHTTPServer):
    """Answers 503 until it is mended."""

    is_mended: ClassVar[bool] = False


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if Gateway.is_mended else 503)
        self.end_headers()
        self.wfile.write(b"settled\n" if Gateway.is_mended else b"the gateway is down\n")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def gateway() -> Iterator[str]:
    """Its address."""
    with Gateway(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/settle"
        server.shutdown()
        thread.join(5)


def rows(page: Page) -> Locator:
    """Of the table on the page, but for its head."""
    return page.locator("[data-row]")


def open_job(page: Page, home: House, body: Mapping[str, object]) -> str:
    """The id of a new job, whose page is open."""
    job_id = str(home.post("/jobs", body)["id"])
    page.goto(f"/jobs/{job_id}")
    expect(page.get_by_role("heading", name=str(body["name"]))).to_be_visible(timeout=WAIT_MS)
    return job_id


def shell(name: str, command: str, **more: object) -> dict[str, object]:
    """A job that runs a command."""
    return {"name": name, "executor": {"kind": "shell", "config": {"command": command}}, **more}


def test_f1_a_first_scheduled_job(page: Page) -> None:
    page.goto("/jobs/new")
    page.get_by_label("Name", exact=True).fill("First light")
    page.get_by_label("Python script").check(force=True)
    page.get_by_label("Script", exact=True).fill("print('the sun is up')")
    page.get_by_label("Expression").fill("*/1 * * * *")
    expect(page.get_by_text("Every minute").first).to_be_visible(timeout=WAIT_MS)

    page.get_by_role("button", name="Create and activate").click()
    expect(page.get_by_role("heading", name="First light")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("Active", exact=True).first).to_be_visible()
    expect(rows(page).filter(has_text="Succeeded").first).to_be_visible(timeout=MINUTE_MS)

    page.goto("/executions?query=job:%22First%20light%22")
    expect(rows(page).filter(has_text="First light").first).to_be_visible(timeout=WAIT_MS)


def test_f2_run_now_watch_live_and_lose_the_network(page: Page, home: House) -> None:
    ticks = 'i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo "tick $i"; sleep 0.2; done'
    open_job(page, home, shell("Ticks", ticks))
    page.get_by_role("button", name="Run now").click()
    page.get_by_role("button", name="Watch").click()
    expect(page.get_by_text("tick 3", exact=True)).to_be_visible(timeout=WAIT_MS)

    page.context.set_offline(True)
    page.wait_for_timeout(4000)
    page.context.set_offline(False)
    page.get_by_label("Search in this log").fill("tick 40")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^1 / 1"))).to_be_visible(timeout=WAIT_MS)

    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Cancel execution").click()
    expect(page.get_by_text("Cancelled", exact=True).first).to_be_visible(timeout=WAIT_MS)


def test_f3_a_job_fails_is_mended_and_recovers(page: Page, home: House) -> None:
    Gateway.is_mended = False
    with gateway() as url:
        retry = {"max_attempts": 3, "initial_s": 0.5, "multiplier": 2.0, "http_statuses": ["5xx"]}
        body = {"name": "Settle at the gateway", "executor": {"kind": "http", "config": {"url": url}}, "retry": retry}
        job_id = open_job(page, home, body)
        page.get_by_role("button", name="Run now").click()
        page.get_by_role("button", name="Watch").click()
        expect(page.get_by_text("Failed", exact=True).first).to_be_visible(timeout=WAIT_MS)
        expect(page.get_by_text("503").first).to_be_visible()
        expect(page.get_by_text("Attempt 3").first).to_be_visible(timeout=WAIT_MS)

        page.get_by_role("button", name=re.compile("^Notifications")).click()
        told = page.get_by_text("Settle at the gateway failed").first
        expect(told).to_be_visible(timeout=WAIT_MS)
        page.keyboard.press("Escape")

        Gateway.is_mended = True
        page.get_by_role("button", name="Run again").click()
        page.get_by_role("menuitem", name="Run again as it was").click()
        expect(page.get_by_text("Succeeded", exact=True).first).to_be_visible(timeout=WAIT_MS)
        page.goto(f"/notifications?job={job_id}")
        expect(page.get_by_text("Settle at the gateway works again").first).to_be_visible(timeout=WAIT_MS)


def test_f4_history_is_searched_narrowed_and_exported(page: Page, home: House, browser: Browser) -> None:
    page.goto("/executions")
    box = page.get_by_role("combobox").first
    box.fill('error:"Connection refused" state:failed')
    box.press("Enter")
    expect(page.locator("mark").first).to_be_visible(timeout=WAIT_MS)
    asked = "/executions?limit=1&query=error:%22Connection%20refused%22%20state:failed"
    total = int(home.get(asked)["total"])
    assert total > 1

    with page.expect_download(timeout=WAIT_MS) as download:
        page.get_by_role("button", name="Export").click()
        page.get_by_role("menuitem", name="As a table").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == total

    stranger = home.colleague("viewer")
    assert stranger.get(asked)["total"] == 0


def test_f11_change_compare_and_take_back(page: Page, home: House) -> None:
    schedule = {"kind": "cron", "expression": "0 3 * * *", "timezone": "Europe/Berlin"}
    job_id = open_job(page, home, shell("Tidy the attic", "true", schedule=schedule, tags=["attic"]))
    page.goto(f"/jobs/{job_id}?tab=definition&edit=1")
    page.get_by_label("Expression").fill("30 4 * * *")
    page.get_by_label("Description").fill("Before the cat wakes")
    page.get_by_role("button", name="2 changes").click()
    review = page.get_by_role("region", name="What will be saved")
    expect(review).to_contain_text("30 4 * * *")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("04:30").first).to_be_visible(timeout=WAIT_MS)

    page.get_by_role("tab", name="Changes").click()
    page.get_by_role("button", name="Restore version 1").click()
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(page.get_by_text("Version 3", exact=True)).to_be_visible(timeout=WAIT_MS)
    restored = home.get(f"/jobs/{job_id}")
    assert (restored["schedule"]["expression"], restored["description"]) == ("0 3 * * *", "")


def test_f11_many_jobs_are_paused_by_tag(page: Page, home: House) -> None:
    schedule = {"kind": "cron", "expression": "0 3 * * *", "timezone": "UTC"}
    for number in range(20):
        body = shell(f"Herd {number}", "true", schedule=schedule, tags=["herd"], state="active")
        home.post("/jobs", body)

    page.goto("/jobs?tag=herd")
    expect(page.get_by_text("20 jobs").first).to_be_visible(timeout=WAIT_MS)
    page.get_by_label(re.compile("^Select all")).first.click()
    page.get_by_role("toolbar", name="Selected jobs").get_by_role("button", name="Pause").click()

    page.goto("/jobs?tag=herd&state=paused")
    expect(page.get_by_text("20 jobs").first).to_be_visible(timeout=WAIT_MS)


def test_f15_a_crontab_moves_in(page: Page, home: House) -> None:
    page.goto("/import")
    page.get_by_label("Crontab", exact=True).fill(CRONTAB)
    expect(page.get_by_text("MAILTO").first).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("radio", name="Draft").click()
    page.get_by_role("button", name=re.compile("^Import 3 jobs")).click()
    expect(page.get_by_text("3 jobs imported")).to_be_visible(timeout=WAIT_MS)

    page.goto("/jobs?state=draft")
    for name in ("Say when it is noon", "Twice an hour"):
        page.get_by_label(f"Select {name}").click()
    page.get_by_role("toolbar", name="Selected jobs").get_by_role("button", name="Activate").click()
    page.goto("/jobs?search=noon")
    expect(rows(page).filter(has_text="At 12:00 every day")).to_be_visible(timeout=WAIT_MS)
    found = home.get("/jobs?search=noon&state=active")["items"]
    assert [job["next_fire_at"][11:16] for job in found] == ["11:00"]


def test_nothing_is_complained_of_on_the_way(page: Page) -> None:
    complaints = listen(page)
    for path in ("/", "/jobs", "/executions", "/schedule", "/analytics"):
        page.goto(path)
        expect(page.locator("h1").first).to_be_visible(timeout=WAIT_MS)

    assert complaints == []
