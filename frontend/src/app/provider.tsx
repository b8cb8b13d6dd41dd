import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toaster";

interface ProviderProps {
  client: QueryClient;
  children: ReactNode;
}

/** What every page needs around it. */
export function Provider({ client, children }: ProviderProps) {
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
