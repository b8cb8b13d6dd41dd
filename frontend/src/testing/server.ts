import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

const NOTHING_WRONG = { ok: true, errors: [], warnings: [], changes: [], version: null, schedule_text: "" };

/** The network of a test: nothing answers until the test says what does, but that nobody's name is known, and that
 * nothing is wrong with what is being written. */
export const server = setupServer(
  http.get("*/api/v1/directory", () => HttpResponse.json({ items: [] })),
  http.post("*/api/v1/jobs/check", () => HttpResponse.json(NOTHING_WRONG)),
);
