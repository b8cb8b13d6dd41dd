import type { Progress } from "@/api/types";

/** How far an execution says that it has come. */
export function ProgressBar({ progress: { percent, text } }: { progress: Progress }) {
  const words = percent === null ? text : `${Math.floor(percent)} %${text ? ` · ${text}` : ""}`;
  return (
    <div className="mt-1.5 flex max-w-xl items-center gap-3">
      <div
        role="progressbar"
        aria-label="Progress"
        aria-valuetext={words}
        {...(percent === null ? {} : { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
        className="h-1.5 w-40 shrink-0 overflow-hidden rounded-full bg-selected"
      >
        <div
          className="h-full rounded-full bg-running"
          style={{ width: percent === null ? 0 : `${Math.min(100, Math.max(0, percent))}%` }}
        />
      </div>
      <span className="min-w-0 truncate" title={text}>
        {words}
      </span>
    </div>
  );
}
