import { useState } from "react";
import { useLocation } from "react-router";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LoginForm } from "@/features/auth/components/login-form";
import { OtherWays } from "@/features/auth/components/other-ways";

/** Logs in over the page, so that nothing of it is lost. One may look at the page first; the way back stays in sight. */
export function ExpiredDialog({ onReturned }: { onReturned: () => void }) {
  const [isHidden, setHidden] = useState(false);
  const { pathname, search } = useLocation();
  if (isHidden)
    return (
      <div role="status" className="fixed inset-x-0 bottom-16 z-40 flex justify-center px-4 md:bottom-4">
        <p className="flex items-center gap-3 rounded-lg bg-raised py-2 pr-2 pl-4 text-sm shadow-float">
          You are logged out: nothing is saved or brought up to date.
          <Button size="sm" variant="primary" onClick={() => setHidden(false)}>
            Log in
          </Button>
        </p>
      </div>
    );
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => setHidden(!isOpen)}
      title="Log in to go on"
      description="Your session has ended. The page behind this is kept as you left it, with what you typed."
      className="w-[min(380px,calc(100vw-24px))]"
    >
      <LoginForm onDone={onReturned} />
      <OtherWays target={pathname + search} onDone={onReturned} />
    </Dialog>
  );
}
