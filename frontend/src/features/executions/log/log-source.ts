import type { LogLine, LogPage } from "@/api/types";

export interface StreamHandlers {
  onLines: (lines: LogLine[]) => void;
  /** The execution has reached a final state and every line was sent. */
  onEnd: () => void;
  onOpen: () => void;
  onLost: () => void;
  /** The server will not give this stream. */
  onRefused: (problem: string) => void;
}

/** Where the lines of one execution come from. */
export interface LogSource {
  /** Lines with an offset above `after`; -1 means from the start. Rejects when they cannot be had. */
  fetchPage: (after: number, limit: number, signal: AbortSignal) => Promise<LogPage>;
  /** Opens the stream of lines above `after`, resumes it by itself, and gives the way to close it. */
  openStream: (after: number, handlers: StreamHandlers) => () => void;
  /** Whether trying again can help. */
  isPassing: (error: unknown) => boolean;
  describe: (error: unknown) => string;
}
