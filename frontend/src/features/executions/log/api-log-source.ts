import { streamLogUrl } from "@/api/client";
import type { LogLine } from "@/api/types";
import { ApiProblem, problemText } from "@/lib/api-problem";
import { openStream, type StreamEvent } from "@/lib/live-stream";
import { getLogPage } from "../api/get-log-page";
import type { LogSource, StreamHandlers } from "./log-source";

/** The log of one execution as the API has it. */
export function apiLogSource(executionId: string): LogSource {
  return {
    fetchPage: (after, limit, signal) => getLogPage(executionId, after, limit, signal),
    openStream: (after, handlers) => openLogStream(executionId, after, handlers),
    isPassing: (error) =>
      !(error instanceof ApiProblem) || error.isOffline || error.status >= 500 || error.status === 429,
    describe: problemText,
  };
}

function openLogStream(executionId: string, after: number, handlers: StreamHandlers): () => void {
  const abort = new AbortController();
  openStream({
    url: streamLogUrl({ execution_id: executionId }),
    lastEventId: after < 0 ? null : String(after),
    signal: abort.signal,
    onEvent: (event) => handle(event, handlers),
    onState: ({ status }) => {
      if (status === "live") handlers.onOpen();
      else if (status !== "connecting") handlers.onLost();
    },
  }).catch((error: unknown) => handlers.onRefused(problemText(error)));
  return () => abort.abort();
}

function handle(event: StreamEvent, handlers: StreamHandlers): void {
  if (event.event === "lines") handlers.onLines(JSON.parse(event.data) as LogLine[]);
  if (event.event === "end") handlers.onEnd();
}
