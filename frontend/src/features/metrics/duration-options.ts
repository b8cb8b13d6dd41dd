import type uPlot from "uplot";
import { formatClock, formatDuration } from "@/lib/format";
import { EXECUTION_LOOK } from "@/lib/status";
import type { DurationData } from "./duration-data";
import { drawBand, drawRings } from "./draw-band";

export const CHART_HEIGHT_PX = 180;

const DOT_PX = 5;
const DAY_S = 86_400;
const MINUTE_S = 60;
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- its const enum exists in types only
const LOGARITHMIC = 3 as uPlot.Scale.Distr.Logarithmic;
/** Around a single point there is no range to take. */
const LONE_S = 300;
const INVISIBLE: uPlot.Series = { paths: () => null, points: { show: false } };

/** Reads a colour of the theme; canvases do not know CSS variables. */
export type ReadColor = (name: string) => string;

/** How uPlot draws durations: dots without lines, and the usual as dashed lines. */
export function durationOptions(
  data: DurationData,
  widthPx: number,
  readColor: ReadColor,
  onDraw: (plot: uPlot) => void,
): uPlot.Options {
  const color = (state: "succeeded" | "failed" | "cancelled") =>
    readColor(/--[\w-]+/.exec(EXECUTION_LOOK[state].color)?.[0] ?? "--fg");
  const axis: uPlot.Axis = {
    stroke: readColor("--fg-faint"),
    font: "11px ui-sans-serif, system-ui, sans-serif",
    grid: { stroke: readColor("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: widthPx,
    height: CHART_HEIGHT_PX,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: {
        time: true,
        range: (_, first, last) => (first < last ? [first, last] : [first - LONE_S, first + LONE_S]),
      },
      y: data.isSkewed ? { distr: LOGARITHMIC } : { range: (_, __, max) => [0, (max || 1) * 1.08] },
    },
    axes: [
      { ...axis, space: 90, size: 26, values: (_, seconds) => seconds.map((at) => axisTime(at, seconds)) },
      {
        ...axis,
        size: 64,
        space: 34,
        values: (_, values) => values.map((ms) => (ms === 0 ? "0" : formatDuration(ms))),
      },
    ],
    series: [{}, INVISIBLE, INVISIBLE, INVISIBLE],
    hooks: {
      draw: [
        (plot) => drawBand(plot, data, readColor("--bar-ghost")),
        (plot) => drawUsual(plot, data, readColor("--fg-faint")),
        (plot) => drawDots(plot, 1, color("succeeded"), roundDot),
        (plot) => drawDots(plot, 3, color("cancelled"), roundDot),
        (plot) => drawDots(plot, 2, color("failed"), squareDot),
        (plot) => drawRings(plot, data, readColor("--state-missed")),
        onDraw,
      ],
    },
  };
}

function axisTime(at: number, all: number[]): string {
  const spans = (all.at(-1) ?? at) - (all[0] ?? at);
  if (spans >= DAY_S) {
    return new Date(at * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  }
  const clock = formatClock(at * 1000, at * 1000);
  return spans < all.length * MINUTE_S
    ? `${clock}:${String(Math.floor(at) % MINUTE_S).padStart(2, "0")}`
    : clock;
}

type DrawDot = (path: Path2D, x: number, y: number, size: number) => void;

const roundDot: DrawDot = (path, x, y, size) => {
  path.moveTo(x + size / 2, y);
  path.arc(x, y, size / 2, 0, 2 * Math.PI);
};
const squareDot: DrawDot = (path, x, y, size) => path.rect(x - size / 2, y - size / 2, size, size);

/** Draws one column of dots; uPlot's own dots know but one shape. */
function drawDots(plot: uPlot, series: number, color: string, draw: DrawDot): void {
  const path = new Path2D();
  const values = plot.data[series] ?? [];
  plot.data[0].forEach((at, index) => {
    const value = values[index];
    if (value === null || value === undefined) return;
    draw(path, plot.valToPos(at, "x", true), plot.valToPos(value, "y", true), DOT_PX * devicePixelRatio);
  });
  plot.ctx.fillStyle = color;
  plot.ctx.fill(path);
}

function drawUsual(plot: uPlot, { p50, p90 }: DurationData, color: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = color;
  for (const [value, dash] of [
    [p50, []],
    [p90, [4, 4]],
  ] as const) {
    if (value === null) continue;
    const y = Math.round(plot.valToPos(value, "y", true));
    ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
