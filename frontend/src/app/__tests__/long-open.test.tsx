import { QueryClient } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ChronosEvent } from "@/api/types";
import { applyEvents } from "@/app/live";
import { Time } from "@/components/ui/time";
import { createQueryClient } from "@/lib/query-client";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const DAY_MS = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => vi.useRealTimers());

const finished = (index: number): ChronosEvent => ({
  type: "execution.finished",
  owner_id: "u1",
  job_id: `job${index % 20}`,
  execution_id: `job${index % 20}-${index}`,
  state: "succeeded",
  time: "2026-11-21T12:00:00Z",
});

it("a thousand events leave nothing behind but what is looked at", async () => {
  const client = new QueryClient();
  const stale = new ThrottledInvalidation(client);
  for (let batch = 0; batch < 10; batch += 1) {
    applyEvents(
      client,
      Array.from({ length: 100 }, (_, at) => finished(batch * 100 + at)),
      stale,
    );
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect(client.getQueryCache().getAll()).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

it("what is no longer looked at is forgotten within minutes", async () => {
  const client = createQueryClient();
  for (let page = 0; page < 200; page += 1) client.setQueryData(["jobs", page], { items: [] });
  expect(client.getQueryCache().getAll()).toHaveLength(200);
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(client.getQueryCache().getAll()).toHaveLength(0);
});

it("times keep up for a day with one timer, and let go of it", async () => {
  const shown = render(
    <Tooltip.Provider>
      {Array.from({ length: 200 }, (_, at) => (
        <Time key={at} value={NOW - at * 1_000} />
      ))}
    </Tooltip.Provider>,
  );
  expect(vi.getTimerCount()).toBe(1);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getAllByText("1 s ago")).not.toHaveLength(0);
  vi.setSystemTime(NOW + DAY_MS);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getAllByText("24 h ago")).toHaveLength(200);
  shown.unmount();
  expect(vi.getTimerCount()).toBe(0);
});
