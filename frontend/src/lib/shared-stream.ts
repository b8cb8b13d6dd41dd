import { openStream, type StreamEvent, type StreamOptions, type StreamState } from "@/lib/live-stream";

interface SharedStreamOptions extends Pick<StreamOptions, "url" | "onEvent" | "signal"> {
  /** Tabs that say the same name share one stream; it must tell viewers apart. */
  name: string;
  onState: (state: StreamState) => void;
  /** How often a tab that listens asks whether the one that reads is still there. */
  askMs?: number;
  /** How long the answer may take. */
  answerMs?: number;
}

type Message =
  { kind: "event"; event: StreamEvent } | { kind: "state"; state: StreamState } | { kind: "ask" };

const ASK_MS = 30_000;
const ANSWER_MS = 10_000;

/**
 * As `openStream`, but one tab of the browser reads and hands on to the others: whoever holds the lock. When it closes,
 * the next in line resumes with the last event that it has seen itself; an event that came already is dropped by its id.
 * Without locks or channels, as on a page that did not come by HTTPS, each tab reads for itself.
 */
export async function openSharedStream(options: SharedStreamOptions): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks || typeof BroadcastChannel === "undefined") return openStream(options);
  const tab = new Tab(options, locks);
  try {
    await tab.run();
  } finally {
    tab.close();
  }
}

class Tab {
  private readonly channel: BroadcastChannel;
  private lastId: string | null = null;
  private state: StreamState = { status: "connecting", since: Date.now() };
  private isReading = false;
  private heardAt = Date.now();
  private steals = false;
  private turn = new AbortController();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly options: SharedStreamOptions,
    private readonly locks: LockManager,
  ) {
    this.channel = new BroadcastChannel(options.name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data);
    this.timer = setInterval(() => this.ask(), options.askMs ?? ASK_MS);
    this.say({ kind: "ask" });
  }

  /** Until the signal says so: waits for its turn to read, and reads. */
  async run(): Promise<void> {
    const { signal } = this.options;
    const end = () => this.turn.abort();
    signal.addEventListener("abort", end);
    try {
      while (!signal.aborted) {
        this.turn = new AbortController();
        if (await this.takeTurn()) return;
      }
    } finally {
      signal.removeEventListener("abort", end);
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.channel.close();
  }

  /** Whether the stream came to its end; false when another tab took the turn. */
  private async takeTurn(): Promise<boolean> {
    const { signal } = this.turn;
    // One that steals does not wait, hence takes no signal.
    const how: LockOptions = this.steals ? { steal: true } : { signal };
    this.steals = false;
    try {
      await this.locks.request(this.options.name, how, () => this.read());
      return true;
    } catch (error) {
      // Stolen from, or called off to steal: in line again.
      if (error instanceof DOMException && error.name === "AbortError") return this.options.signal.aborted;
      throw error;
    } finally {
      this.turn.abort();
      this.isReading = false;
    }
  }

  private async read(): Promise<void> {
    this.isReading = true;
    await openStream({
      url: this.options.url,
      lastEventId: this.lastId,
      signal: this.turn.signal,
      onEvent: (event) => {
        if (this.take(event)) this.say({ kind: "event", event });
      },
      onState: (state) => {
        this.show(state);
        this.say({ kind: "state", state });
      },
    });
  }

  private hear(message: Message): void {
    if (message.kind === "ask") {
      if (this.isReading) this.say({ kind: "state", state: this.state });
      return;
    }
    this.heardAt = Date.now();
    if (this.isReading) return;
    if (message.kind === "event") this.take(message.event);
    else this.show(message.state);
  }

  /** Whether it is new here. */
  private take(event: StreamEvent): boolean {
    const isKnown = event.id !== null && this.lastId !== null && !isLater(event.id, this.lastId);
    // A reset counts from anew, wherever that is.
    if (isKnown && event.event !== "reset") return false;
    this.lastId = event.id ?? this.lastId;
    this.options.onEvent(event);
    return true;
  }

  private show(state: StreamState): void {
    this.state = state;
    this.options.onState(state);
  }

  /** A tab that reads may hang, or be frozen by the browser; then its turn is over. */
  private ask(): void {
    if (this.isReading || document.visibilityState === "hidden") return;
    const askedAt = Date.now();
    this.say({ kind: "ask" });
    setTimeout(() => {
      if (this.isReading || this.heardAt >= askedAt || this.options.signal.aborted) return;
      this.steals = true;
      this.turn.abort();
    }, this.options.answerMs ?? ANSWER_MS);
  }

  private say(message: Message): void {
    if (!this.options.signal.aborted) this.channel.postMessage(message);
  }
}

/** Ids are as `1795000000000-3`: a time, and a number within it. */
function isLater(id: string, than: string): boolean {
  const [time = 0, number = 0] = id.split("-").map(Number);
  const [thanTime = 0, thanNumber = 0] = than.split("-").map(Number);
  if ([time, number, thanTime, thanNumber].some(Number.isNaN)) return id !== than;
  return time > thanTime || (time === thanTime && number > thanNumber);
}
