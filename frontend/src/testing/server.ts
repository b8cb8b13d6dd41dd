import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

/** The network of a test: nothing answers until the test says what does, but that nobody's name is known. */
export const server = setupServer(http.get("*/api/v1/directory", () => HttpResponse.json({ items: [] })));
