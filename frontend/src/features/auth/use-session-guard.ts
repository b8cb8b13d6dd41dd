import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { paths } from "@/config/paths";
import { onSessionChange } from "@/lib/session";
import { meOptions } from "./api/get-me";

/**
 * Goes to the login page when the server no longer knows the caller, and comes back after it. What is on screen is read
 * anew when somebody logs in in another tab: it may be somebody else.
 */
export function useSessionGuard(): void {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  useEffect(
    () =>
      onSessionChange((change) => {
        if (change === "began") {
          void client.resetQueries();
          return;
        }
        // Nobody was logged in yet: the frame itself leads to the login page.
        if (client.getQueryData(meOptions.queryKey) === undefined) return;
        client.removeQueries({ queryKey: meOptions.queryKey });
        void navigate(paths.login, { replace: true, state: { from: pathname + search } });
      }),
    [client, navigate, pathname, search],
  );
}
