import { expect, it } from "vitest";
import type { Widget } from "@/api/types";
import { bucketFor, bucketTimes, combined } from "../api/ask";
import { dialPath, levelOf, shareOf } from "../dial";
import { exportedText, readExported } from "../files";
import { copyOf, gapFor, inOrder, newWidget, placed, settled, stepped } from "../layout";
import { missingOf } from "../missing";
import { shareOptions, shareText, shareValue } from "../sharing";
import { TEMPLATES } from "../templates";
import { sampleDashboard } from "./sample";

const HOUR_MS = 3_600_000;

function at(id: string, x: number, y: number, w = 6, h = 2): Widget {
  return { id, x, y, w, h, config: { kind: "text", text: id } };
}

function places(widgets: readonly Widget[]): Record<string, number[]> {
  return Object.fromEntries(widgets.map(({ id, x, y, w, h }) => [id, [x, y, w, h]]));
}

it("finds the first gap that is large enough", () => {
  expect(gapFor([], [3, 2])).toEqual({ x: 0, y: 0, w: 3, h: 2 });
  expect(gapFor([at("a", 0, 0)], [6, 2])).toEqual({ x: 6, y: 0, w: 6, h: 2 });
  expect(gapFor([at("a", 0, 0), at("b", 6, 0)], [3, 2])).toEqual({ x: 0, y: 2, w: 3, h: 2 });
});

it("gives a new widget and a copy ids of their own, and room", () => {
  const first = newWidget("figure", []);
  const copy = copyOf(first, [first]);

  expect(copy.id).not.toBe(first.id);
  expect(copy.config).toBe(first.config);
  expect(copy.x).toBe(first.w);
});

it("moves by steps, and what is in the way makes room", () => {
  const widgets = [at("a", 0, 0), at("b", 6, 0), at("c", 0, 2)];

  expect(places(stepped(widgets, "a", "right"))).toEqual({
    a: [1, 0, 6, 2],
    b: [6, 2, 6, 2],
    c: [0, 2, 6, 2],
  });
  expect(places(stepped(widgets, "a", "down"))).toEqual({
    a: [0, 2, 6, 2],
    b: [6, 0, 6, 2],
    c: [0, 0, 6, 2],
  });
  expect(places(stepped(widgets, "c", "up"))).toEqual({ a: [0, 2, 6, 2], b: [6, 0, 6, 2], c: [0, 0, 6, 2] });
  expect(places(stepped(widgets, "a", "taller"))).toEqual({
    a: [0, 0, 6, 3],
    b: [6, 0, 6, 2],
    c: [0, 3, 6, 2],
  });
  expect(places(stepped(widgets, "b", "wider"))).toEqual({
    a: [0, 2, 6, 2],
    b: [5, 0, 7, 2],
    c: [0, 4, 6, 2],
  });
});

it("keeps within the grid whatever the steps", () => {
  const widgets = [at("a", 0, 0, 1, 1)];

  for (const step of ["left", "up", "down", "narrower", "shorter"] as const)
    expect(places(stepped(widgets, "a", step))).toEqual({ a: [0, 0, 1, 1] });
  expect(stepped(widgets, "nobody", "left")).toEqual(widgets);
});

it("lets nothing overlap and nothing float", () => {
  expect(places(settled([at("a", 0, 5), at("b", 3, 5)]))).toEqual({ a: [0, 0, 6, 2], b: [3, 2, 6, 2] });
});

it("keeps the same list when a grid tells that nothing has moved", () => {
  const widgets = [at("a", 0, 0), at("b", 6, 0)];

  expect(placed(widgets, [{ i: "a", x: 0, y: 0, w: 6, h: 2 }])).toBe(widgets);
  expect(places(placed(widgets, [{ i: "a", x: 0, y: 2, w: 6, h: 2 }]))["a"]).toEqual([0, 2, 6, 2]);
});

it("reads from the top, then from the left", () => {
  expect(inOrder([at("c", 0, 2), at("b", 6, 0), at("a", 0, 0)]).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

it("gathers a span in a readable number of buckets", () => {
  const bounds = { from: 0, to: 24 * HOUR_MS };

  expect(bucketFor(bounds)).toBe(1_800);
  expect(bucketTimes(bounds, 1_800)).toHaveLength(48);
  expect(bucketTimes({ from: 1_000, to: 11_000 }, 10)).toEqual([0, 10_000]);
  expect(bucketFor({ from: 0, to: 90 * 24 * HOUR_MS })).toBe(72 * 3_600);
});

it("makes one number of several, and none of nothing", () => {
  expect(combined([], "sum")).toBeNull();
  expect(combined([1, 5, 3], "sum")).toBe(9);
  expect(combined([1, 5, 3], "max")).toBe(5);
  expect(combined([1, 5, 3], "min")).toBe(1);
  expect(combined([1, 5, 3], "last")).toBe(3);
});

it("tells on either side how bad a value is", () => {
  expect(levelOf(97, { warn_at: 99, bad_at: 95 })).toBe("warn");
  expect(levelOf(94, { warn_at: 99, bad_at: 95 })).toBe("bad");
  expect(levelOf(100, { warn_at: 99, bad_at: 95 })).toBe("good");
  expect(levelOf(96, { warn_at: 80, bad_at: 95 })).toBe("bad");
  expect(levelOf(1e9, {})).toBe("good");
  expect(shareOf(150, 0, 100)).toBe(1);
  expect(dialPath(0.5)).toContain("60.00 10.00");
});

it("writes a file that it reads again, and says of another that it is none", () => {
  const dashboard = sampleDashboard();

  expect(readExported(exportedText(dashboard))).toEqual({
    name: dashboard.name,
    description: dashboard.description,
    span: dashboard.span,
    refresh_s: dashboard.refresh_s,
    widgets: dashboard.widgets,
  });
  expect(() => readExported("hello")).toThrow("no JSON");
  expect(() => readExported("[]")).toThrow("no name");
});

it("says what is missing before a widget can show anything", () => {
  expect(missingOf({ kind: "log_tail", job_id: "" })).toContain("job");
  expect(missingOf({ kind: "chart", job_ids: [] })).toContain("job");
  expect(missingOf({ kind: "figure", value: { of: "metric" } })).toContain("job");
  expect(missingOf({ kind: "gauge", value: { of: "running" }, low: 5, high: 5 })).toContain("scale");
  expect(missingOf({ kind: "text", text: " " })).toContain("text");
  expect(missingOf({ kind: "outcomes" })).toBeNull();
});

it("offers shares with all and with one's teams, and keeps another's", () => {
  const owners = [
    { id: "u1", name: "Me", role: null },
    { id: "t1", name: "Night watch", role: "owner" as const },
  ];

  expect(shareOptions(owners, "").map(({ value }) => value)).toEqual([
    "",
    "everybody view",
    "everybody edit",
    "t1 view",
    "t1 edit",
  ]);
  expect(shareOptions(owners, "t2 view").at(-1)).toEqual({ value: "t2 view", label: "Another team" });
  expect(shareValue(shareText({ subject: "t1", level: "edit" }))).toEqual({ subject: "t1", level: "edit" });
  expect(shareValue("")).toBeNull();
});

it("begins with dashboards whose widgets lie within the grid and not above each other", () => {
  for (const { input } of TEMPLATES)
    expect(places(settled(input.widgets ?? []))).toEqual(places(input.widgets ?? []));
});
