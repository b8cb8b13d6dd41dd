import { type ReactNode, useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Asks before what was typed is thrown away by leaving. `release` lets go after saving; `onLeave` follows the answer. */
export function useUnsavedGuard(
  isTouched: boolean,
  onLeave?: () => void,
): { dialog: ReactNode; release: () => void } {
  const isReleased = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isTouched &&
      !isReleased.current &&
      currentLocation.pathname + currentLocation.search !== nextLocation.pathname + nextLocation.search,
  );
  useEffect(() => {
    if (!isTouched) return;
    isReleased.current = false;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isTouched]);
  const isBlocked = blocker.state === "blocked";
  return {
    release: () => {
      isReleased.current = true;
    },
    dialog: (
      <ConfirmDialog
        isOpen={isBlocked}
        onOpenChange={(isOpen) => {
          if (!isOpen && isBlocked) blocker.reset();
        }}
        title="Leave without saving?"
        description="What you changed on this page is lost."
        action="Leave"
        onConfirm={() => {
          onLeave?.();
          if (isBlocked) blocker.proceed();
        }}
      />
    ),
  };
}
