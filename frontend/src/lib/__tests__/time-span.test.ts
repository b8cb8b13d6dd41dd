import { before, boundsOf, readSpan, type TimeSpan, writeSpan } from "@/lib/time-span";

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;

function reread(span: TimeSpan): TimeSpan {
  const written: Record<string, string> = writeSpan(span, "24h");
  return readSpan((name) => written[name] ?? "", "24h");
}

it("reads back what it writes", () => {
  const spans: TimeSpan[] = [
    { kind: "last", id: "24h" },
    { kind: "last", id: "7d" },
    { kind: "between", from: NOW - HOUR, to: NOW },
  ];

  expect(spans.map(reread)).toEqual(spans);
});

it("leaves the address clean for what a page shows anyway", () => {
  expect(writeSpan({ kind: "last", id: "24h" }, "24h")).toEqual({ range: "", from: "", to: "" });
});

it.each<Record<string, string>>([
  { from: "yesterday", to: "now" },
  { from: new Date(NOW).toISOString(), to: new Date(NOW - HOUR).toISOString() },
  { range: "9y" },
])("takes what a page shows anyway for $from $to $range", (address) => {
  expect(readSpan((name) => address[name] ?? "", "7d")).toEqual({ kind: "last", id: "7d" });
});

it("moves with the clock unless both ends are named", () => {
  expect(boundsOf({ kind: "last", id: "1h" }, NOW)).toEqual({ from: NOW - HOUR, to: NOW });
  expect(boundsOf({ kind: "between", from: 1, to: 2 }, NOW)).toEqual({ from: 1, to: 2 });
});

it("knows the stretch before", () => {
  expect(before({ from: NOW - HOUR, to: NOW })).toEqual({ from: NOW - 2 * HOUR, to: NOW - HOUR });
});
