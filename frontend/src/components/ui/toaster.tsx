import { X } from "lucide-react";
import { type FocusEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { dismissToast, type Toast, useToasts } from "@/lib/toast";

/** Where short messages appear. They stay while somebody points at them, or is in them with the keyboard (Alt T). */
export function Toaster() {
  const toasts = useToasts();
  const list = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const [isHeld, setHeld] = useState(false);
  const isHidden = useSyncExternalStore(subscribeToVisibility, () => document.hidden);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== "KeyT") return;
      event.preventDefault();
      list.current?.querySelector<HTMLElement>("li:last-child button")?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const enter = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(true);
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget as HTMLElement | null;
  };
  const dismiss = (id: string) => {
    dismissToast(id);
    // What vanishes under the pointer or with the focus does not say that they are gone.
    setHeld(false);
    cameFrom.current?.focus({ preventScroll: true });
    cameFrom.current = null;
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (currentTarget.contains(relatedTarget)) return;
    setHeld(false);
    cameFrom.current = null;
  };
  return (
    <section
      ref={list}
      aria-label="What was done"
      aria-live="polite"
      aria-relevant="additions text"
      data-print="hide"
      className="fixed right-4 bottom-4 z-60 w-[356px] max-md:bottom-20 max-sm:left-4 max-sm:w-auto"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={enter}
      onBlur={leave}
    >
      <ol className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <Message key={toast.key} toast={toast} isHeld={isHeld || isHidden} onDismiss={dismiss} />
        ))}
      </ol>
    </section>
  );
}

interface MessageProps {
  toast: Toast;
  isHeld: boolean;
  onDismiss: (id: string) => void;
}

function Message({ toast, isHeld, onDismiss }: MessageProps) {
  const { id, title, isError, description, action, durationMs } = toast;
  const leftMs = useRef(durationMs);
  useEffect(() => {
    if (isHeld) return;
    const since = Date.now();
    const timer = setTimeout(() => dismissToast(id), leftMs.current);
    return () => {
      clearTimeout(timer);
      leftMs.current -= Date.now() - since;
    };
  }, [id, isHeld]);
  return (
    <li
      className="flex animate-appear items-center gap-3 rounded-lg bg-raised py-2.5 pr-2 pl-3.5 text-sm text-fg shadow-float"
      onKeyDown={({ key }) => {
        if (key === "Escape") onDismiss(id);
      }}
    >
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className={cn("font-medium", isError && "text-failed")}>{title}</p>
        {description ? <p className="text-quiet">{description}</p> : null}
      </div>
      {action ? (
        <button
          type="button"
          className="h-7 shrink-0 rounded-md border border-line-strong px-2.5 font-medium hover:bg-hover pointer-coarse:h-9"
          onClick={() => {
            action.onClick();
            onDismiss(id);
          }}
        >
          {action.label}
        </button>
      ) : null}
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Close this message"
        className="text-faint"
        onClick={() => onDismiss(id)}
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </li>
  );
}

function subscribeToVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
