import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { BarChart, HeatMap, TimeChart } from "..";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-11-20T00:00:00Z");
const TIMES = [0, 1, 2, 3].map((hour) => START + hour * HOUR_MS);
const PARTS = [
  { name: "succeeded", tone: "plain", values: [10, 20, 30, 40] },
  { name: "failed", tone: "failed", values: [0, 2, 0, 0] },
] as const;

/** jsdom's pointer events do not know where the pointer is. */
function point(element: HTMLElement, kind: "down" | "move" | "up", clientX: number): void {
  fireEvent(element, new MouseEvent(`pointer${kind}`, { clientX, button: 0, bubbles: true }));
}

it("tells the figures of a bar to the keys, and hands over what they select", async () => {
  const onBrush = vi.fn();
  renderAt(
    <BarChart
      title="Outcomes"
      times={TIMES}
      bucketMs={HOUR_MS}
      parts={PARTS}
      ghost={{ name: "a week before", values: [5, 5, 5, 0] }}
      onBrush={onBrush}
      zone="UTC"
    />,
  );
  const chart = screen.getByRole("slider", { name: "Outcomes" });

  chart.focus();
  await userEvent.keyboard("{Home}{ArrowRight}");
  expect(chart).toHaveAttribute("aria-valuenow", "1");
  expect(chart.getAttribute("aria-valuetext")).toMatch(
    /01:00–02:00: 20 succeeded, 2 failed; a week before 5$/,
  );
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}{Enter}");

  expect(onBrush).toHaveBeenCalledExactlyOnceWith({ from: TIMES[1], to: TIMES[3] });
});

it("hands over what the pointer drags across, and nothing for a click", () => {
  const onBrush = vi.fn();
  renderAt(
    <BarChart title="Outcomes" times={TIMES} bucketMs={HOUR_MS} parts={PARTS} onBrush={onBrush} zone="UTC" />,
  );
  const chart = screen.getByRole("slider");
  chart.getBoundingClientRect = () => ({ left: 0, width: 400 }) as DOMRect;
  chart.setPointerCapture = () => undefined;

  point(chart, "down", 250);
  point(chart, "up", 250);
  expect(onBrush).not.toHaveBeenCalled();

  point(chart, "move", 250);
  point(chart, "down", 250);
  point(chart, "move", 120);
  point(chart, "up", 120);
  expect(onBrush).toHaveBeenCalledExactlyOnceWith({ from: TIMES[1], to: TIMES[3] });
});

it("shows the same as a table", async () => {
  renderAt(
    <TimeChart
      title="Durations"
      bounds={{ from: START, to: START + 4 * HOUR_MS }}
      times={TIMES}
      bucketMs={HOUR_MS}
      series={[
        {
          kind: "band",
          name: "p50 to p95",
          tone: "ghost",
          low: [100, 200, null, 90],
          high: [900, 800, null, 90],
        },
        { kind: "line", name: "p50", tone: "strong", values: [100, 200, null, 90] },
      ]}
      unit="ms"
      summary="Half within 100 ms"
      zone="UTC"
    />,
  );

  await userEvent.click(screen.getByRole("button", { name: "Show as a table" }));

  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows[1]).toHaveTextContent(/00:00–01:00100 ms to 900 ms100 ms/);
  expect(rows[3]).toHaveTextContent(/02:00–03:00––/);
  expect(rows[4]).toHaveTextContent(/03:00–04:0090 ms90 ms/);
});

it("walks a heat map by arrow keys and picks a cell", async () => {
  const onPick = vi.fn();
  renderAt(
    <HeatMap
      title="Failures"
      rows={["Mon", "Tue"]}
      columns={["00", "01", "02"]}
      values={[
        [0, 1, null],
        [2, 0, 0],
      ]}
      textOf={(row, column) => `row ${row} column ${column}`}
      summary="Most on Tuesdays"
      onPick={onPick}
    />,
  );

  await userEvent.tab();
  await userEvent.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}");

  expect(screen.getByRole("button", { name: "row 1 column 2" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(onPick).toHaveBeenCalledExactlyOnceWith(1, 2);
});
