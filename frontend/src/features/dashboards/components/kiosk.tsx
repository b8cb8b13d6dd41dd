import { Pause, Play, X } from "lucide-react";
import { Link } from "react-router";
import type { Dashboard } from "@/api/types";
import { EmptyState } from "@/components/ui/empty-state";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { paths } from "@/config/paths";
import { isSpanId } from "@/lib/time-span";
import { useShortcuts } from "@/lib/use-shortcuts";
import { useDashboard } from "../api/get-dashboards";
import { useLargeType } from "../use-large-type";
import { useRotation } from "../use-rotation";
import { useWakeLock } from "../use-wake-lock";
import { KioskClock } from "./kiosk-clock";
import { StillGrid } from "./still-grid";

interface KioskProps {
  /** One after the other. */
  ids: readonly string[];
  everyS: number;
}

/** Dashboards on a wall: nothing around them, all in sight, large, awake, and honest about their age. */
export function Kiosk({ ids, everyS }: KioskProps) {
  const { at, isPaused, setPaused, next, previous } = useRotation(ids.length, everyS);
  const id = ids[at] ?? ids[0] ?? "";
  const { data, error, refetch } = useDashboard(id);
  useWakeLock();
  const size = useLargeType();
  useShortcuts({
    " ": () => setPaused(!isPaused),
    ArrowRight: next,
    ArrowLeft: previous,
    f: () => void document.documentElement.requestFullscreen().catch(() => undefined),
  });
  return (
    <div
      className="flex min-h-(--kiosk-tall) flex-col gap-3 bg-page p-4 text-fg md:h-(--kiosk-tall)"
      style={size}
    >
      <header className="flex h-9 shrink-0 items-center gap-4">
        <h1 className="min-w-0 truncate text-xl font-semibold">{data?.name ?? ""}</h1>
        {ids.length > 1 ? (
          <span className="flex items-center gap-2 text-sm whitespace-nowrap text-quiet">
            {at + 1} of {ids.length}
            <IconButton
              label={isPaused ? "Go on (space)" : "Stay here (space)"}
              size="icon-sm"
              onClick={() => setPaused(!isPaused)}
            >
              {isPaused ? <Play size={14} /> : <Pause size={14} />}
            </IconButton>
          </span>
        ) : null}
        <span className="ml-auto flex items-center gap-3">
          <KioskClock />
          <Link
            to={paths.dashboard(id)}
            aria-label="Leave the wall"
            title="Leave the wall"
            className={buttonClass({ variant: "ghost", size: "icon" })}
          >
            <X size={16} />
          </Link>
        </span>
      </header>
      {data ? (
        <Widgets dashboard={data} />
      ) : error ? (
        <ErrorState what="The dashboard" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </div>
  );
}

function Widgets({ dashboard }: { dashboard: Dashboard }) {
  const { widgets, span, refresh_s: refreshS } = dashboard;
  const times = {
    span: { kind: "last" as const, id: isSpanId(span) ? span : ("24h" as const) },
    refreshMs: refreshS * 1_000,
    setSpan: null,
  };
  if (widgets.length === 0)
    return <EmptyState title="Nothing on it yet">Add widgets to it first.</EmptyState>;
  return <StillGrid key={dashboard.id} widgets={widgets} times={times} isFitted />;
}
