import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("turns a storm into one request at once and one for the rest", async () => {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
  const stale = new ThrottledInvalidation(client, 1_000);

  for (let count = 0; count < 1_000; count += 1) stale.invalidate(["jobs"]);
  expect(invalidate).toHaveBeenCalledTimes(1);

  await vi.advanceTimersByTimeAsync(5_000);
  expect(invalidate).toHaveBeenCalledTimes(2);
});

it("waits for a slow answer instead of asking again", async () => {
  const client = new QueryClient();
  let answer: () => void = () => undefined;
  const invalidate = vi
    .spyOn(client, "invalidateQueries")
    .mockImplementation(() => new Promise<void>((resolve) => (answer = resolve)));
  const stale = new ThrottledInvalidation(client, 1_000);

  stale.invalidate(["jobs"]);
  stale.invalidate(["jobs"]);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(invalidate).toHaveBeenCalledTimes(1);

  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(invalidate).toHaveBeenCalledTimes(2);
});

it("keeps keys apart", () => {
  const client = new QueryClient();
  const invalidate = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
  const stale = new ThrottledInvalidation(client);

  stale.invalidate(["jobs", "detail", "a"]);
  stale.invalidate(["jobs", "detail", "b"]);

  expect(invalidate).toHaveBeenCalledTimes(2);
});
