import { useState } from "react";
import { RouterProvider } from "react-router";
import { Provider } from "@/app/provider";
import { routerWith } from "@/app/router";
import { createQueryClient } from "@/lib/query-client";

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(() => routerWith(client));
  return (
    <Provider client={client}>
      <RouterProvider router={router} />
    </Provider>
  );
}
