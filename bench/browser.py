"""(p) The pages in a real browser: how much comes first, how soon it is there, and how smoothly long things scroll."""

import contextlib
import statistics
from collections.abc import AsyncIterator

import msgspec
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from bench.figures import Figure, percentile
from bench.jobs import a_job, paused, save
from bench.product import EMAIL, PASSWORD, Product, product
from bench.scale import Scale
from bench.stack import PREFIX, server, until
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.redis.client import open_redis
from chronos_synapse.storage.redis.stores import stores_on

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SETTINGS = {"CHRONOS_LOG_HEAD_BYTES": str(256 << 20)}
"""A log of a million lines is kept whole."""
WAIT_MS = 30_000
LOG = "[role=log]"
"""What scrolls on the page of an execution."""
PRINTED_S = 120.0
FOLLOWED_PER_S = 500
SEEN = """new MutationObserver((_, observer) => {
  const title = document.querySelector('h1');
  if (!title || title.textContent === '') return;
  observer.disconnect();
  requestAnimationFrame(() => { window.seenAtMs = performance.now(); });
}).observe(document, {childList: true, subtree: true});"""
"""Notes when a page first shows its answer; skeletons have no heading."""
SCRIPTS = """() => performance.getEntriesByType('resource')
  .filter(({name, startTime}) => /\\.js(\\?|$)/.test(name) && startTime < window.seenAtMs)
  .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)"""
FRAMES = """([seconds, selector, stepPx]) => new Promise(done => {
  const box = selector === '' ? document.scrollingElement : document.querySelector(selector);
  const began = performance.now(), took = [];
  let last = began, direction = 1;
  const frame = now => {
    took.push(now - last);
    last = now;
    if (stepPx !== 0) {
      const former = box.scrollTop;
      box.scrollTop += stepPx * direction;
      if (box.scrollTop === former) direction = -direction;
    }
    if (now - began < seconds * 1000) requestAnimationFrame(frame);
    else done(took.slice(2));
  };
  requestAnimationFrame(frame);
})"""
"""Milliseconds from frame to frame while something is scrolled, a step each frame."""


async def measure(scale: Scale) -> list[Figure]:
    """First view, table, log."""
    with server() as running_server:
        async with product(running_server, SETTINGS) as api, _browser() as browser:
            await _fill(api, running_server.url, scale)
            long_id = await _print(api, f"seq -f 'line %.0f of a long log' {scale.page_lines}")
            url = str(api.http.base_url)
            return [
                *await _first_views(browser, url, scale),
                *await _smoothness(browser, url, api, long_id, scale),
            ]


@contextlib.asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        await browser.close()


async def _fill(api: Product, redis_url: str, scale: Scale) -> None:
    owner = UserId((await api.http.get("/api/v1/auth/me")).json()["user"]["id"])
    async with open_redis(redis_url, PREFIX) as door:
        found = [paused(a_job(number)) for number in range(scale.page_jobs)]
        owned = [msgspec.structs.replace(job, owner_id=owner) for job in found]
        await save(stores_on(door), owned, [None] * len(owned))


async def _print(api: Product, command: str, *, waits: bool = True) -> str:
    """The id of an execution that prints what `command` does; with `waits`, of one that has ended."""
    body = {"name": f"Prints: {command[:40]}", "executor": {"kind": "shell", "config": {"command": command}}}
    job = await api.post("/api/v1/jobs", body)
    execution_id = str((await api.post(f"/api/v1/jobs/{job['id']}/trigger", {}))["execution_id"])

    async def has_ended() -> bool:
        return (await api.http.get(f"/api/v1/executions/{execution_id}")).json()["finished_at"] is not None

    if waits:
        await until(has_ended, limit_s=PRINTED_S, what="printing a long log")
    return execution_id


@contextlib.asynccontextmanager
async def _visitor(browser: Browser, url: str) -> AsyncIterator[Page]:
    """A tab of somebody who has logged in; nothing is cached."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, base_url=url)
    context.set_default_timeout(WAIT_MS)
    await context.add_init_script(SEEN)
    try:
        await _log_in(context, url)
        yield await context.new_page()
    finally:
        await context.close()


async def _log_in(context: BrowserContext, url: str) -> None:
    answer = await context.request.post(
        "/api/v1/auth/login", data={"email": EMAIL, "password": PASSWORD}, headers={"Origin": url.rstrip("/")}
    )
    if not answer.ok:
        raise RuntimeError(await answer.text())


async def _first_views(browser: Browser, url: str, scale: Scale) -> list[Figure]:
    cold, warm, scripts = [], [], 0.0
    for _ in range(scale.runs * 3):
        async with _visitor(browser, url) as page:
            cold.append(await _seen_after(page, "/"))
            scripts = await page.evaluate(SCRIPTS)
            warm.append(await _seen_after(page, "/"))
    return [
        _figure("scripts before the first view, gzip", scripts / 1000, "kB", at_most=200),
        _figure("overview usable, nothing cached, p50", statistics.median(cold), "ms", at_most=1000),
        _figure("overview usable, cached, p50", statistics.median(warm), "ms"),
    ]


async def _seen_after(page: Page, path: str) -> float:
    """Milliseconds from the navigation to the answer on the page."""
    await page.goto(path, wait_until="commit")
    handle = await page.wait_for_function("() => window.seenAtMs")
    return float(await handle.json_value())


async def _smoothness(browser: Browser, url: str, api: Product, long_id: str, scale: Scale) -> list[Figure]:
    async with _visitor(browser, url) as page:
        idle = await _frames(page, "/health/live", "", 0, seconds=scale.scroll_s)
        table = await _frames(page, "/jobs", "", 600, seconds=scale.scroll_s)
        log = await _frames(page, f"/executions/{long_id}", LOG, 600, seconds=scale.scroll_s)
        command = f"i=0; while [ $i -lt 40 ]; do seq {FOLLOWED_PER_S}; sleep 1; i=$((i+1)); done"
        followed = await _print(api, command, waits=False)
        follow = await _frames(page, f"/executions/{followed}", LOG, 0, seconds=scale.scroll_s)
        await api.post(f"/api/v1/executions/{followed}/cancel", {})
    named: list[tuple[str, list[float], float | None]] = [
        ("an idle page", idle, None),
        (f"table of {scale.page_jobs:,} jobs, scrolled", table, 55),
        (f"log of {scale.page_lines:,} lines, scrolled", log, 55),
        (f"log of {FOLLOWED_PER_S} lines/s, followed", follow, 55),
    ]
    return [figure for name, frames, least in named for figure in _of_frames(name, frames, least)]


async def _frames(page: Page, path: str, selector: str, step_px: int, *, seconds: float) -> list[float]:
    await page.goto(path)
    if selector:
        await page.wait_for_selector(selector)
    await page.wait_for_timeout(2500)
    found: list[float] = await page.evaluate(FRAMES, [seconds, selector, step_px])
    return found


def _of_frames(name: str, frames: list[float], least: float | None) -> list[Figure]:
    per_second = 1000 * len(frames) / sum(frames)
    return [
        _figure(f"{name}: frames", per_second, "/s", at_least=least),
        _figure(f"{name}: frame p99", percentile(frames, 0.99), "ms"),
    ]


def _figure(
    name: str, value: float, unit: str, *, at_least: float | None = None, at_most: float | None = None
) -> Figure:
    return Figure(bench="browser", name=name, value=value, unit=unit, at_least=at_least, at_most=at_most)
