import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { paths } from "@/config/paths";
import { onSessionChange } from "@/lib/session";
import { meOptions } from "./api/get-me";

export interface SessionGuard {
  /** The server knows the caller no more; the page still stands, with what was typed into it. */
  isExpired: boolean;
  /** Rises with each return, for what has to begin anew. */
  returns: number;
  /** Somebody has logged in: goes on, or begins anew when it is somebody else. */
  comeBack: () => Promise<void>;
}

/**
 * Leaves for the login page when somebody logs out in another tab. When the session expires, nothing on screen is
 * touched: one logs in over it. Who logs in in another tab comes back here, too.
 */
export function useSessionGuard(): SessionGuard {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  const [isExpired, setExpired] = useState(false);
  const [returns, setReturns] = useState(0);
  const comeBack = useCallback(async () => {
    const former = client.getQueryData(meOptions.queryKey)?.user.id;
    const me = await client.query({ ...meOptions, staleTime: 0 });
    setExpired(false);
    setReturns((count) => count + 1);
    if (me.user.id === former) return client.invalidateQueries();
    // What stands here is another one's.
    await navigate(paths.overview, { replace: true });
    return client.resetQueries();
  }, [client, navigate]);
  useEffect(
    () =>
      onSessionChange((change) => {
        // Nobody was logged in yet: the frame itself leads to the login page.
        if (client.getQueryData(meOptions.queryKey) === undefined) return;
        if (change === "expired") setExpired(true);
        else if (change === "began") void comeBack().catch(() => undefined);
        else {
          client.removeQueries({ queryKey: meOptions.queryKey });
          void navigate(paths.login, { replace: true, state: { from: pathname + search } });
        }
      }),
    [client, comeBack, navigate, pathname, search],
  );
  return { isExpired, returns, comeBack };
}
