import { Suspense, useEffect, useMemo, useState } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation } from "react-router";
import { BottomBar } from "@/app/frame/bottom-bar";
import { ClockNote } from "@/app/frame/clock-note";
import { LoadingBar } from "@/app/frame/loading-bar";
import { Rail } from "@/app/frame/rail";
import { TopBar } from "@/app/frame/top-bar";
import { useFrameShortcuts } from "@/app/frame/use-frame-shortcuts";
import { useRecents } from "@/app/frame/use-recents";
import { Live } from "@/app/live";
import { placesOf } from "@/app/navigation";
import { loadPagesWhenIdle } from "@/app/page-modules";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { paths } from "@/config/paths";
import { MaintenanceBanner } from "@/features/admin/components/maintenance-banner";
import { useMay, useMe } from "@/features/auth/api/get-me";
import { useSessionGuard } from "@/features/auth/use-session-guard";
import { PauseBanner } from "@/features/pause/components/pause-banner";
import { ApiProblem } from "@/lib/api-problem";
import { setProfileZone } from "@/lib/zone";

const ExpiredDialog = onDemand(async () => (await import("@/app/frame/expired-dialog")).ExpiredDialog);
const fetchPalette = () => import("@/app/frame/palette");
const Palette = onDemand(async () => (await fetchPalette()).Palette);
const HelpSheet = onDemand(async () => (await import("@/app/frame/help-sheet")).HelpSheet);

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
  useRecents();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const session = useSessionGuard();
  // Mounted closed before it is wanted, so that it takes the first letter typed after Ctrl K.
  const [isIdle, setIdle] = useState(false);
  useEffect(
    () =>
      loadPagesWhenIdle(() => {
        // Offline its code cannot come, and what is mounted without it would take the page along.
        fetchPalette().then(
          () => setIdle(true),
          () => undefined,
        );
      }),
    [],
  );
  const profileZone = me.data?.user.timezone ?? "";
  useEffect(() => setProfileZone(profileZone), [profileZone]);
  useFrameShortcuts({ places, openPalette: () => setPaletteOpen(true), openHelp: () => setHelpOpen(true) });

  if (me.isPending) return <LoadingBar />;
  if (!me.data && me.error instanceof ApiProblem && me.error.status === 401) {
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
        <ClockNote />
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
          <Palette
            places={places}
            canPause={canPause}
            isOpen={isPaletteOpen}
            onOpenChange={setPaletteOpen}
            openHelp={() => setHelpOpen(true)}
          />
        ) : null}
        {isHelpOpen ? <HelpSheet places={places} isOpen onOpenChange={setHelpOpen} /> : null}
      </Suspense>
      {session.isExpired ? (
        <Suspense>
          <ExpiredDialog onReturned={() => void session.comeBack()} />
        </Suspense>
      ) : (
        <Live key={session.returns} userId={me.data.user.id} />
      )}
      <ScrollRestoration />
    </div>
  );
}
