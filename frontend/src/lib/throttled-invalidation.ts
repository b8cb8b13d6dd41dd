import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Marks queries stale at most once per `intervalMs` and key, first at once, then once more for
 * the rest of a burst: a storm of a thousand events becomes one request a second, and a slow
 * answer is waited for instead of being asked for again.
 */
export class ThrottledInvalidation {
  private readonly busy = new Map<string, { again: boolean }>();
  private stopped = false;

  constructor(
    private readonly client: QueryClient,
    private readonly intervalMs = 1_000,
  ) {}

  /** `intervalMs` overrides the pause for a key whose answer is dear. */
  invalidate(key: QueryKey, intervalMs = this.intervalMs): void {
    const name = JSON.stringify(key);
    const running = this.busy.get(name);
    if (running) running.again = true;
    else void this.run(name, key, intervalMs);
  }

  stop(): void {
    this.stopped = true;
  }

  private async run(name: string, key: QueryKey, intervalMs: number): Promise<void> {
    const turn = { again: true };
    this.busy.set(name, turn);
    while (turn.again && !this.stopped) {
      turn.again = false;
      const pause = new Promise((resolve) => setTimeout(resolve, intervalMs));
      await Promise.all([this.client.invalidateQueries({ queryKey: key }), pause]);
    }
    this.busy.delete(name);
  }
}
