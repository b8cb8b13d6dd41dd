import type { ReactNode } from "react";
import type { ExecutionState, JobState } from "@/api/types";
import { cn } from "@/lib/cn";
import { EXECUTION_LOOK, JOB_LOOK, type Shape, type StateLook } from "@/lib/status";

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.75, strokeLinecap: "round" } as const;

const DRAWINGS: Record<Shape, ReactNode> = {
  ring: <circle cx="7" cy="7" r="4" {...stroke} />,
  segment: (
    <>
      <circle cx="7" cy="7" r="4.5" {...stroke} opacity={0.28} />
      <path d="M7 2.5A4.5 4.5 0 0 1 11.5 7" {...stroke} className="origin-[7px_7px] animate-turn" />
    </>
  ),
  retry: (
    <>
      <path d="M11.4 5.4A4.7 4.7 0 1 0 11.7 7.6" {...stroke} />
      <path d="M11.7 2.6v2.9H8.8" {...stroke} strokeLinejoin="round" />
    </>
  ),
  dot: <circle cx="7" cy="7" r="3.5" fill="currentColor" />,
  square: <rect x="3" y="3" width="8" height="8" rx="1.5" fill="currentColor" />,
  clock: (
    <>
      <circle cx="7" cy="7" r="4.75" {...stroke} />
      <path d="M7 4.4V7l1.7 1.3" {...stroke} strokeWidth={1.5} />
    </>
  ),
  cross: <path d="m3.75 3.75 6.5 6.5m0-6.5-6.5 6.5" {...stroke} />,
  "broken-ring": (
    <circle cx="7" cy="7" r="4.5" {...stroke} strokeLinecap="butt" strokeDasharray="4.6 2.468" />
  ),
  "small-dot": <circle cx="7" cy="7" r="2.5" fill="currentColor" />,
  dash: <path d="M3 7h8" {...stroke} strokeWidth={2} />,
  diamond: <path d="M7 2.6 11.4 7 7 11.4 2.6 7Z" {...stroke} strokeLinejoin="round" />,
  pencil: <circle cx="7" cy="7" r="4.25" {...stroke} strokeWidth={1.5} strokeDasharray="1.2 2.4" />,
  bars: <path d="M5 3.5v7M9 3.5v7" {...stroke} strokeWidth={2} />,
  merge: <path d="M3 3.5v2.2c0 1 .8 1.8 1.8 1.8h6M8.5 5l2.5 2.5L8.5 10" {...stroke} strokeLinejoin="round" />,
  box: (
    <path
      d="M2.5 3h9v2.5h-9zM3.5 5.5V11h7V5.5M5.8 7.6h2.4"
      {...stroke}
      strokeWidth={1.3}
      strokeLinejoin="round"
    />
  ),
};

interface StateIconProps {
  state: ExecutionState;
  className?: string;
  /** Said to those who do not see the shape; leave out where the word stands beside it. */
  label?: string;
}

/** The mark of an execution's state: shape and colour, the same everywhere. */
export function StateIcon({ state, ...rest }: StateIconProps) {
  return <Mark look={EXECUTION_LOOK[state]} {...rest} />;
}

/** Any look's mark, for what is not the state of one execution or job. */
export function LookIcon({ look, ...rest }: Omit<StateIconProps, "state"> & { look: StateLook }) {
  return <Mark look={look} {...rest} />;
}

interface JobStateIconProps extends Omit<StateIconProps, "state"> {
  state: JobState;
}

/** The mark of a job's state; grey, since being paused is no news. */
export function JobStateIcon({ state, ...rest }: JobStateIconProps) {
  return <Mark look={JOB_LOOK[state]} {...rest} />;
}

function Mark({ look, className, label }: { look: StateLook; className?: string; label?: string }) {
  return (
    <svg
      viewBox="0 0 14 14"
      className={cn("size-3.5 shrink-0", className)}
      style={{ color: look.color }}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {DRAWINGS[look.shape]}
    </svg>
  );
}
