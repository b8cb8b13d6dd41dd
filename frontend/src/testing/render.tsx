import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";

interface RenderOptions {
  /** The address that is open. */
  at?: string;
  /** The route's pattern, where parameters are read: `/jobs/:jobId`. */
  path?: string;
}

/** Renders a page or a part with the providers that it has in the application. */
export function renderAt(
  element: ReactNode,
  { at = "/", path = "*" }: RenderOptions = {},
): RenderResult & { client: QueryClient; location: () => string; hash: () => string } {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
  const router = createMemoryRouter(
    [{ path, element }, ...(path === "*" ? [] : [{ path: "*", element: null }])],
    {
      initialEntries: [at],
    },
  );
  const result = render(
    <QueryClientProvider client={client}>
      <Tooltip.Provider>
        <RouterProvider router={router} />
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
  const location = () => router.state.location.pathname + router.state.location.search;
  return { ...result, client, location, hash: () => router.state.location.hash };
}
