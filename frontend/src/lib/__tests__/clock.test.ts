import { renderHook } from "@testing-library/react";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { compareClocks, serverNow, useClockSkew, useNow } from "@/lib/clock";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const dateAt = (ms: number) => new Date(ms).toUTCString();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  compareClocks(dateAt(NOW), NOW, NOW);
});

afterEach(() => vi.useRealTimers());

it("goes by the server's clock when this computer's is wrong, and says by how much", () => {
  const shown = renderHook(() => ({ now: useNow(), skew: useClockSkew() }));
  expect(shown.result.current).toEqual({ now: NOW, skew: 0 });

  act(() => compareClocks(dateAt(NOW + 180_000), NOW, NOW + 40));

  expect(shown.result.current.skew).toBe(180_000);
  expect(shown.result.current.now).toBe(NOW + 180_000);
  expect(serverNow()).toBe(NOW + 180_000);
});

it("takes no notice of small differences, of slow answers and of none", () => {
  compareClocks(dateAt(NOW + 20_000), NOW, NOW);
  compareClocks(dateAt(NOW + 180_000), NOW, NOW + 9_000);
  compareClocks(null, NOW, NOW);
  expect(serverNow()).toBe(NOW);
});

it("finds out when the clock was put right", () => {
  compareClocks(dateAt(NOW - 3_600_000), NOW, NOW);
  expect(Math.abs(serverNow() - (NOW - 3_600_000))).toBeLessThanOrEqual(1_000);
  compareClocks(dateAt(NOW), NOW, NOW);
  expect(serverNow()).toBe(NOW);
});

it("runs no timer while nobody looks", () => {
  const shown = renderHook(() => useNow());
  expect(vi.getTimerCount()).toBe(1);
  shown.unmount();
  expect(vi.getTimerCount()).toBe(0);
});
