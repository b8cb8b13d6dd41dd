import type { UsagePoint } from "@/api/types";
import { formatBytes, formatCount } from "@/lib/format";

/** One line of a chart: a value for each moment, null where there is none. */
export type Line = (number | null)[];

/** One quantity over time. */
export interface Curve {
  title: string;
  /** Of each line, where there are several. */
  names: readonly string[];
  lines: readonly Line[];
  say: (value: number) => string;
}

const RATE = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`;
const CORES = (cores: number) => `${cores.toFixed(cores < 10 ? 2 : 1)} ${cores === 1 ? "core" : "cores"}`;

/** The curves worth drawing: what was never seen, or was nothing all along, is left out. */
export function usageCurves(points: readonly UsagePoint[]): Curve[] {
  const column = (read: (point: UsagePoint) => number | null) => points.map(read);
  const curves: Curve[] = [
    { title: "CPU", names: [], lines: [column((point) => point.cpu_cores)], say: CORES },
    { title: "Memory", names: [], lines: [column((point) => point.memory_bytes)], say: formatBytes },
    {
      title: "Storage",
      names: ["read", "written"],
      lines: [rates(points, (point) => point.read_bytes), rates(points, (point) => point.write_bytes)],
      say: RATE,
    },
    { title: "Processes", names: [], lines: [column((point) => point.processes)], say: formatCount },
    { title: "Open files", names: [], lines: [column((point) => point.open_files)], say: formatCount },
  ];
  return curves.filter(({ lines }) => lines.some((line) => line.some(Boolean)));
}

/** What was added each second since the moment before; each attempt counts from nothing. */
function rates(points: readonly UsagePoint[], read: (point: UsagePoint) => number | null): Line {
  return points.map((point, index) => {
    const before = points[index - 1];
    const [now, then] = [read(point), before ? read(before) : null];
    if (!before || now === null || then === null || now < then) return null;
    const seconds = (Date.parse(point.time) - Date.parse(before.time)) / 1_000;
    return seconds > 0 ? (now - then) / seconds : null;
  });
}

/** `at most 1.20 cores`, or the values at one moment: what stands beside the title. */
export function curveWords({ names, lines, say }: Curve, index: number | null): string {
  const words = lines.flatMap((line, at) => {
    const value = index === null ? mostOf(line) : (line[index] ?? null);
    const name = names[at];
    return value === null ? [] : [name ? `${say(value)} ${name}` : say(value)];
  });
  if (words.length === 0) return "–";
  return index === null ? `at most ${words.join(", ")}` : words.join(", ");
}

function mostOf(line: Line): number | null {
  const values = line.filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}
