import type uPlot from "uplot";
import type { DurationData } from "./duration-data";

const RING_PX = 11;

/** The band in which each duration was expected, as steps: each holds until the next execution. */
export function drawBand(plot: uPlot, { points, band }: DurationData, color: string): void {
  const { ctx, bbox } = plot;
  const yOf = (ms: number) => plot.valToPos(Math.max(1, ms), "y", true);
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalCompositeOperation = "destination-over";
  ctx.fillStyle = color;
  points.forEach(({ time }, at) => {
    const expected = band[at];
    if (!expected) return;
    const next = points[at + 1];
    const from = plot.valToPos(Date.parse(time) / 1000, "x", true);
    const to = next ? plot.valToPos(Date.parse(next.time) / 1000, "x", true) : right;
    const top = yOf(expected.high);
    ctx.fillRect(from, top, Math.max(1, to - from + 0.5), yOf(expected.low) - top);
  });
  ctx.restore();
}

/** A ring around each of which something was told. */
export function drawRings(plot: uPlot, { points, unusual }: DurationData, color: string): void {
  const { ctx } = plot;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const { execution_id: id, time, duration_ms: ms } of points) {
    if (!unusual.has(id)) continue;
    ctx.beginPath();
    const x = plot.valToPos(Date.parse(time) / 1000, "x", true);
    ctx.arc(x, plot.valToPos(Math.max(1, ms), "y", true), (RING_PX / 2) * devicePixelRatio, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}
