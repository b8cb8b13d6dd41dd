/** One event of a text/event-stream, as the HTML standard dispatches it. */
export interface StreamEvent {
  event: string;
  data: string;
  /** The last id seen in the stream up to this event. */
  id: string | null;
}

/** Cuts a text/event-stream into events; feed it chunks as they come. */
export class SseParser {
  /** Reconnection time that the server asked for, in milliseconds. */
  retryMs: number | null = null;
  private pending = "";
  private event = "";
  private data: string[] = [];
  private id: string | null;

  constructor(lastEventId: string | null = null) {
    this.id = lastEventId;
  }

  push(chunk: string): StreamEvent[] {
    const text = this.pending + chunk;
    const events: StreamEvent[] = [];
    let start = 0;
    for (;;) {
      const end = lineEnd(text, start);
      if (end === null) break;
      const event = this.takeLine(text.slice(start, end.at));
      if (event) events.push(event);
      start = end.next;
    }
    this.pending = text.slice(start);
    return events;
  }

  private takeLine(line: string): StreamEvent | null {
    if (line === "") return this.dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (field === "event") this.event = value;
    else if (field === "data") this.data.push(value);
    else if (field === "id" && !value.includes("\0")) this.id = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.retryMs = Number(value);
    return null;
  }

  private dispatch(): StreamEvent | null {
    const { event, data } = this;
    this.event = "";
    this.data = [];
    if (data.length === 0) return null;
    return { event: event || "message", data: data.join("\n"), id: this.id };
  }
}

/** Where the line that begins at `start` ends; null while its end has not arrived. */
function lineEnd(text: string, start: number): { at: number; next: number } | null {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\n") return { at, next: at + 1 };
    if (character !== "\r") continue;
    if (at + 1 === text.length) return null; // The LF of a CRLF may be in the next chunk.
    return { at, next: text[at + 1] === "\n" ? at + 2 : at + 1 };
  }
  return null;
}
