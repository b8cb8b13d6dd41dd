import type { Attempt } from "@/api/types";
import { sampleExecution } from "../../__tests__/sample";
import { phaseRows, phaseWindow, placeOf } from "../phases";

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 2, 0, second)).toISOString();
const ms = (second: number) => Date.UTC(2026, 2, 1, 2, 0, second);

function attempt(number: number, from: number, to: number | null, changes: Partial<Attempt> = {}): Attempt {
  const [sample] = sampleExecution().attempts;
  if (!sample) throw new Error("the sample has an attempt");
  return { ...sample, number, started_at: at(from), finished_at: to === null ? null : at(to), ...changes };
}

function executionOf(attempts: Attempt[], changes = {}) {
  return sampleExecution({ scheduled_for: at(0), queued_at: at(0), attempts, ...changes });
}

test("an attempt waits, is prepared, runs and is cleared away", () => {
  const execution = executionOf([attempt(1, 2, 10, { setup_ms: 1_000, cleanup_ms: 500 })]);

  const [row] = phaseRows(execution, ms(99));

  expect(row?.phases.map(({ kind, fromMs, toMs }) => [kind, toMs - fromMs])).toEqual([
    ["wait", 2_000],
    ["setup", 1_000],
    ["run", 6_500],
    ["cleanup", 500],
  ]);
});

test("between attempts it waits for the next one, which may still be to come", () => {
  const first = attempt(1, 0, 3, { outcome: "failed" });
  const retrying = executionOf([first], { state: "retrying", finished_at: null });

  expect(phaseRows(executionOf([first, attempt(2, 5, 6)]), ms(99))[1]?.phases[0]).toEqual({
    kind: "wait",
    fromMs: ms(3),
    toMs: ms(5),
  });
  expect(phaseRows(retrying, ms(7))[1]).toEqual({
    attempt: null,
    phases: [{ kind: "wait", fromMs: ms(3), toMs: ms(7) }],
  });
});

test("what runs ends now", () => {
  const running = executionOf([attempt(1, 0, null, { outcome: null })], {
    state: "running",
    finished_at: null,
  });

  expect(phaseRows(running, ms(4))[0]?.phases).toEqual([{ kind: "run", fromMs: ms(0), toMs: ms(4) }]);
});

test("a long first wait does not squeeze the rest", () => {
  const rows = phaseRows(executionOf([attempt(1, 50, 54)]), ms(99));
  const span = phaseWindow(rows);

  expect(span).toEqual({ fromMs: ms(50) - 1_400, toMs: ms(54) });
  expect(span && placeOf({ kind: "wait", fromMs: ms(0), toMs: ms(50) }, span)?.left).toBe(0);
});

test("without anything there is no axis", () => {
  expect(phaseWindow(phaseRows(executionOf([], { state: "skipped" }), ms(9)))).toBeNull();
});
