import type { DurationPoint } from "@/api/types";

export interface Dot {
  point: DurationPoint;
  xPx: number;
  yPx: number;
}

/** The dot that is nearest to a place, if one is within `reachPx`. */
export function nearestDot(dots: readonly Dot[], xPx: number, yPx: number, reachPx: number): Dot | null {
  let nearest: Dot | null = null;
  let least = reachPx * reachPx;
  for (const dot of dots) {
    const distance = (dot.xPx - xPx) ** 2 + (dot.yPx - yPx) ** 2;
    if (distance <= least) [nearest, least] = [dot, distance];
  }
  return nearest;
}
