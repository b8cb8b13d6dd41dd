import { setupServer } from "msw/node";

/** The network of a test: nothing answers until the test says what does. */
export const server = setupServer();
