import { Suspense, useEffect, useMemo } from "react";
import { Navigate, useLocation, useParams, useSearchParams } from "react-router";
import { LoadingBar } from "@/app/frame/loading-bar";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { paths } from "@/config/paths";
import { useMe } from "@/features/auth/api/get-me";
import { useSessionGuard } from "@/features/auth/use-session-guard";
import { Kiosk } from "@/features/dashboards/components/kiosk";
import { ApiProblem } from "@/lib/api-problem";
import { setProfileZone } from "@/lib/zone";

const ExpiredDialog = onDemand(async () => (await import("@/app/frame/expired-dialog")).ExpiredDialog);

const EVERY_S = 60;
const FEWEST_S = 5;
const MOST_S = 3_600;
const MOST = 20;

/** Dashboards on a wall, without the frame: `/kiosk/a?also=b&also=c&every=30`. */
export function Component() {
  const { dashboardId = "" } = useParams();
  const [parameters] = useSearchParams();
  const me = useMe();
  const location = useLocation();
  const from = location.pathname + location.search;
  const target = useMemo(() => ({ from }), [from]);
  const session = useSessionGuard();
  const zone = me.data?.user.timezone ?? "";
  useEffect(() => setProfileZone(zone), [zone]);
  useEffect(() => {
    document.title = "Dashboards · Chronos Synapse";
  }, []);
  if (me.isPending) return <LoadingBar />;
  if (me.error instanceof ApiProblem && me.error.status === 401)
    return <Navigate to={paths.login} state={target} replace />;
  if (!me.data) return <ErrorState error={me.error} isPage onRetry={() => void me.refetch()} />;
  const ids = [...new Set([dashboardId, ...parameters.getAll("also")])].slice(0, MOST);
  return (
    <main>
      <Kiosk ids={ids} everyS={secondsOf(parameters.get("every"))} />
      {session.isExpired ? (
        <Suspense>
          <ExpiredDialog onReturned={() => void session.comeBack()} />
        </Suspense>
      ) : null}
    </main>
  );
}

function secondsOf(text: string | null): number {
  const seconds = text === null || text === "" ? EVERY_S : Number(text);
  return Number.isFinite(seconds) ? Math.min(MOST_S, Math.max(FEWEST_S, seconds)) : EVERY_S;
}
