import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation } from "react-router";
import { BottomBar } from "@/app/frame/bottom-bar";
import { LoadingBar } from "@/app/frame/loading-bar";
import { Rail } from "@/app/frame/rail";
import { TopBar } from "@/app/frame/top-bar";
import { useFrameShortcuts } from "@/app/frame/use-frame-shortcuts";
import { Live } from "@/app/live";
import { placesOf } from "@/app/navigation";
import { loadPagesWhenIdle } from "@/app/page-modules";
import { ErrorState } from "@/components/ui/error-state";
import { paths } from "@/config/paths";
import { MaintenanceBanner } from "@/features/admin/components/maintenance-banner";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { useSessionGuard } from "@/features/auth/use-session-guard";
import { PauseBanner } from "@/features/pause/components/pause-banner";
import { ApiProblem } from "@/lib/api-problem";

const Palette = lazy(async () => ({ default: (await import("@/app/frame/palette")).Palette }));
const HelpSheet = lazy(async () => ({ default: (await import("@/app/frame/help-sheet")).HelpSheet }));

/** What stands around every page of a person who is logged in. */
export function Frame() {
  const me = useMe();
  const may = useMay();
  const places = placesOf(may);
  const location = useLocation();
  const from = location.pathname + location.search;
  // A new object each time would have Navigate go again and again until the page's code is there.
  const target = useMemo(() => ({ from }), [from]);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useSessionGuard();
  // Mounted closed before it is wanted, so that it takes the first letter typed after Ctrl K.
  const [isIdle, setIdle] = useState(false);
  useEffect(() => loadPagesWhenIdle(() => setIdle(true)), []);
  useFrameShortcuts({ places, openPalette: () => setPaletteOpen(true), openHelp: () => setHelpOpen(true) });

  if (me.isPending) return <LoadingBar />;
  if (me.error instanceof ApiProblem && me.error.status === 401) {
    return <Navigate to={paths.login} state={target} replace />;
  }
  if (!me.data) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  const canPause = may("scheduling:manage");
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-action px-3 py-1.5 text-action-fg focus:translate-y-0"
      >
        Skip to the content
      </a>
      <Rail places={places} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          user={me.data.user}
          openPalette={() => setPaletteOpen(true)}
          openHelp={() => setHelpOpen(true)}
        />
        <MaintenanceBanner canEnd={may("system:manage")} />
        <PauseBanner canPause={canPause} />
        <LoadingBar />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 pb-16 outline-none md:pb-0">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar places={places} />
      <Suspense>
        {isIdle || isPaletteOpen ? (
          <Palette places={places} canPause={canPause} isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />
        ) : null}
        {isHelpOpen ? <HelpSheet places={places} isOpen onOpenChange={setHelpOpen} /> : null}
      </Suspense>
      <Live />
      <ScrollRestoration />
    </div>
  );
}
