import { useEffect, useState } from "react";
import { streamEventsUrl } from "@/api/client";
import type { ChronosEvent, Execution, Progress } from "@/api/types";
import { openStream } from "@/lib/live-stream";

/**
 * How far a running execution says that it has come: what its record says, or what was told since then; null when the
 * present attempt has said nothing.
 */
export function useProgress(execution: Execution, recorded: Progress | null): Progress | null {
  const { id, state, attempts } = execution;
  const isRunning = state === "running";
  const [told, setTold] = useState<Progress | null>(null);
  useEffect(() => {
    if (!isRunning) return;
    const controller = new AbortController();
    // Progress is told only to those who ask for this execution.
    openStream({
      url: streamEventsUrl({ topic: [`execution:${id}`] }),
      signal: controller.signal,
      onEvent: ({ event, data }) => {
        if (event !== "events") return;
        const latest = (JSON.parse(data) as ChronosEvent[]).findLast(({ progress }) => progress)?.progress;
        if (latest) setTold(latest);
      },
    }).catch(() => undefined); // The record is asked for now and then, and tells it, too.
    return () => controller.abort();
  }, [id, isRunning]);
  if (!isRunning) return null;
  return latestOf([recorded, told], attempts.at(-1)?.started_at ?? null);
}

function latestOf(said: readonly (Progress | null)[], since: string | null): Progress | null {
  const sinceMs = since === null ? 0 : Date.parse(since);
  const present = said.filter((progress) => progress !== null && Date.parse(progress.at) >= sinceMs);
  return present.reduce<Progress | null>(
    (latest, progress) =>
      progress && (!latest || Date.parse(progress.at) >= Date.parse(latest.at)) ? progress : latest,
    null,
  );
}
