import type { MouseEvent, ReactNode } from "react";
import type { Execution } from "@/api/types";
import { Section } from "@/components/ui/section";
import { StateIcon } from "@/components/ui/state-icon";
import { useNow } from "@/lib/clock";
import { cn } from "@/lib/cn";
import { formatDuration } from "@/lib/format";
import { EXECUTION_LOOK, isLive } from "@/lib/status";
import { useMoment, usePointed } from "../log/moment";
import {
  type Phase,
  type PhaseKind,
  type PhaseRow,
  phaseRows,
  type PhaseWindow,
  phaseWindow,
  placeOf,
} from "./phases";

const WORDS: Record<PhaseKind, string> = {
  wait: "waited",
  setup: "set-up",
  run: "ran",
  cleanup: "clean-up",
};
/** Each has a look of its own besides its colour. */
const LOOKS: Record<PhaseKind, string> = {
  wait: "border border-line-strong bg-page",
  setup:
    "bg-[repeating-linear-gradient(135deg,var(--fg-faint)_0_2px,transparent_2px_5px)] border border-line-strong",
  run: "",
  cleanup:
    "bg-[radial-gradient(var(--fg-faint)_1px,transparent_1px)] [background-size:4px_4px] border border-line-strong",
};
/** Shorter ones are left out of the words. */
const WORTH_MS = 50;

/** What the attempts of an execution spent their time with, below each other on one axis. */
export function Waterfall({ execution, children }: { execution: Execution; children?: ReactNode }) {
  const live = isLive(execution.state);
  const now = useNow(live ? 1_000 : 60_000);
  const rows = phaseRows(execution, now);
  const span = phaseWindow(rows);
  if (!span) return null;
  return (
    <Section title={execution.attempts.length > 1 ? "Attempts" : "Phases"}>
      <ol className="pt-1.5">
        {rows.map((row) => (
          <Row key={row.attempt?.number ?? "next"} row={row} span={span} live={live} />
        ))}
      </ol>
      {children}
    </Section>
  );
}

interface RowProps {
  row: PhaseRow;
  span: PhaseWindow;
  live: boolean;
}

function Row({ row: { attempt, phases }, span, live }: RowProps) {
  const state = attempt ? (attempt.outcome ?? (live ? "running" : "abandoned")) : "queued";
  return (
    <li className="pb-2 text-xs">
      <p className="flex items-center gap-1.5">
        <StateIcon state={state} className="shrink-0" />
        <span className="font-medium">{attempt ? `Attempt ${attempt.number}` : "Next attempt"}</span>
        <span className="min-w-0 flex-1 truncate text-right text-quiet">{wordsOf(phases)}</span>
      </p>
      <Track phases={phases} span={span} color={EXECUTION_LOOK[state].color} />
    </li>
  );
}

function Track({ phases, span, color }: { phases: Phase[]; span: PhaseWindow; color: string }) {
  const moment = useMoment();
  const pointed = usePointed("log");
  const point = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0) return;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    moment.point(span.fromMs + share * (span.toMs - span.fromMs), "chart");
  };
  const at = pointed === null ? null : placeOf({ kind: "run", fromMs: pointed, toMs: pointed }, span);
  return (
    <div
      aria-hidden="true"
      className="relative mt-0.5 h-3 overflow-hidden rounded-[3px] bg-sunken"
      onMouseMove={point}
      onMouseLeave={() => moment.point(null, "chart")}
    >
      {phases.map((phase) => {
        const place = placeOf(phase, span);
        return place ? (
          <span
            key={`${phase.kind} ${phase.fromMs}`}
            title={`${WORDS[phase.kind]} ${formatDuration(phase.toMs - phase.fromMs)}`}
            className={cn(
              "absolute inset-y-0 min-w-[2px] rounded-[2px]",
              LOOKS[phase.kind],
              phase.fromMs < span.fromMs && "rounded-l-none border-l-0",
            )}
            style={{
              left: `${place.left * 100}%`,
              width: `${place.width * 100}%`,
              ...(phase.kind === "run" ? { backgroundColor: color } : {}),
            }}
          />
        ) : null;
      })}
      {at ? <span className="absolute inset-y-0 w-px bg-fg" style={{ left: `${at.left * 100}%` }} /> : null}
    </div>
  );
}

function wordsOf(phases: readonly Phase[]): string {
  return phases
    .filter(({ kind, fromMs, toMs }) => kind === "run" || toMs - fromMs >= WORTH_MS)
    .map(({ kind, fromMs, toMs }) => `${WORDS[kind]} ${formatDuration(toMs - fromMs)}`)
    .join(" · ");
}
