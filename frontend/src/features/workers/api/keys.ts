/** Also the beginning of what other features keep of workers, so that all of it is told to be old at once. */
export const workerKeys = {
  all: ["workers"] as const,
  list: ["workers", "list"] as const,
  queues: ["workers", "queues"] as const,
};

/** How often loads and what waits are asked for. */
export const REFRESH_MS = 3_000;
