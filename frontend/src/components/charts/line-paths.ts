export type Values = readonly (number | null)[];
type Point = readonly [x: number, y: number];

/** Within a square of `side`: points that follow one another without a gap. */
export function runsOf(
  values: Values,
  shares: readonly number[],
  heightOf: (value: number) => number,
  side: number,
): Point[][] {
  const runs: Point[][] = [];
  let isOpen = false;
  values.forEach((value, at) => {
    if (value === null) {
      isOpen = false;
      return;
    }
    if (!isOpen) runs.push([]);
    isOpen = true;
    runs.at(-1)?.push([(shares[at] ?? 0) * side, (1 - heightOf(value)) * side]);
  });
  return runs;
}

function write([x, y]: Point): string {
  return `${x.toFixed(2)} ${y.toFixed(1)}`;
}

/** A point without neighbours is a line of no length, whose round ends make a dot. */
export function linePath(runs: Point[][]): string {
  return runs.map((run) => `M${run.map(write).join("L")}${run.length === 1 ? "h0.01" : ""}`).join("");
}

/** Each point by itself. */
export function dotPath(runs: Point[][]): string {
  return linePath(runs.flat().map((point) => [point]));
}

export function bandPath(low: Point[][], high: Point[][]): string {
  return low
    .map((run, at) => {
      const above = [...(high[at] ?? [])];
      if (run.length !== 1) return `M${[...run, ...above.reverse()].map(write).join("L")}Z`;
      // One bucket alone is as wide as can be seen.
      const [[x, y] = [0, 0], [, top] = [0, 0]] = [run[0], above[0]];
      return `M${write([x - 1, y])}H${(x + 1).toFixed(2)}V${top.toFixed(1)}H${(x - 1).toFixed(2)}Z`;
    })
    .join("");
}
