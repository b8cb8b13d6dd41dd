import type { Execution } from "@/api/types";
import type { Bounds } from "@/lib/time-span";

type Values = (number | null)[];

/** Durations over time, oldest first; at each moment one of the three has a value, in ms. */
export interface DurationDots {
  /** Epoch ms. */
  times: number[];
  bounds: Bounds;
  succeeded: Values;
  failed: Values;
  /** Of the execution that is looked at. */
  here: Values;
  /** The longest of all. */
  most: number;
}

/** Room at both ends, so that no dot is cut. */
const MARGIN = 0.02;

/** How long `execution` took, and those `before` it that ran at all. */
export function durationDots(execution: Execution, before: readonly Execution[]): DurationDots {
  const dots = [execution, ...before]
    .flatMap(({ id, state, duration_ms: lasted, started_at: start }) =>
      lasted === null || start === null ? [] : [{ id, state, lasted, at: Date.parse(start) }],
    )
    .sort((left, right) => left.at - right.at);
  const times = dots.map(({ at }) => at);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const margin = Math.max(1, (last - first) * MARGIN);
  const column = (isIn: (dot: (typeof dots)[number]) => boolean) =>
    dots.map((dot) => (isIn(dot) ? dot.lasted : null));
  const isHere = ({ id }: { id: string }) => id === execution.id;
  return {
    times,
    bounds: { from: first - margin, to: last + margin },
    succeeded: column((dot) => !isHere(dot) && dot.state === "succeeded"),
    failed: column((dot) => !isHere(dot) && dot.state !== "succeeded"),
    here: column(isHere),
    most: Math.max(0, ...dots.map(({ lasted }) => lasted)),
  };
}
