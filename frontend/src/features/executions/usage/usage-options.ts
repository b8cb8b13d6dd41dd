import type uPlot from "uplot";
import { formatClock } from "@/lib/format";
import type { Curve } from "./curves";

export const CURVE_HEIGHT_PX = 56;
const AXIS_PX = 18;
const HEADROOM = 1.1;
/** So many zeros at the end of an axis would be drawn otherwise where nothing was used. */
const LEAST = 0.01;

/** Height of a chart; the last of several has the axis of time. */
export function curveHeightPx(hasAxis: boolean): number {
  return CURVE_HEIGHT_PX + (hasAxis ? AXIS_PX : 0);
}

/** Reads a colour of the theme; canvases do not know CSS variables. */
export type ReadColor = (name: string) => string;

interface Look {
  widthPx: number;
  hasAxis: boolean;
  /** What the axis of time covers, epoch seconds. */
  from: number;
  to: number;
  /** Whose clock the axis shows. */
  zone: string;
  readColor: ReadColor;
  /** The place of the moment under the pointer; null when it has left. */
  onHover: (index: number | null) => void;
}

/** How uPlot draws one curve: lines, the moment under the pointer marked in all curves at once. */
export function usageOptions(curve: Curve, look: Look): uPlot.Options {
  const { widthPx, hasAxis, from, to, zone, readColor, onHover } = look;
  const strokes = [readColor("--state-running"), readColor("--state-missed")];
  return {
    width: widthPx,
    height: curveHeightPx(hasAxis),
    padding: [4, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 5 }, sync: { key: "usage" } },
    scales: {
      x: { time: true, range: () => [from, to] },
      y: { range: (_, __, most) => [0, Math.max(LEAST, most || 0) * HEADROOM] },
    },
    axes: [
      {
        show: hasAxis,
        size: AXIS_PX,
        gap: 2,
        space: 80,
        stroke: readColor("--fg-faint"),
        font: "11px ui-sans-serif, system-ui, sans-serif",
        grid: { show: false },
        ticks: { show: false },
        values: (_, seconds) =>
          seconds.map((at) => formatClock(at * 1_000, at * 1_000, zone, { hasSeconds: true })),
      },
      { show: false },
    ],
    series: [
      {},
      ...curve.lines.map((_, index) => ({
        stroke: strokes[index] ?? readColor("--fg"),
        width: 1.5,
        points: { show: false },
        spanGaps: false,
      })),
      ...(curve.beside?.lines ?? []).map(() => ({
        stroke: readColor("--fg-faint"),
        width: 1,
        dash: [4, 3],
        points: { show: false },
        spanGaps: false,
      })),
    ],
    hooks: { setCursor: [(plot) => onHover(plot.cursor.idx ?? null)] },
  };
}
