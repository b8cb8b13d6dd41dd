type Load = () => Promise<unknown>;

const waiting = new Set<Load>();
let isIdle = false;

function fetchNow(load: Load): void {
  // Whoever wants it tries again, and says so when it cannot come.
  load().catch(() => undefined);
}

/** Has code fetched ahead of time, once the browser has nothing else to do. */
export function fetchWhenIdle(load: Load): void {
  if (isIdle) fetchNow(load);
  else waiting.add(load);
}

/** Fetches what waits for it: the browser has nothing else to do, now and from now on. */
export function fetchLateCode(): void {
  isIdle = true;
  for (const load of waiting) fetchNow(load);
  waiting.clear();
}

/** Whether the code of something could not be fetched. */
export function isCodeMissing(error: unknown): boolean {
  return error instanceof Error && /dynamically imported|importing a module|preload/i.test(error.message);
}
