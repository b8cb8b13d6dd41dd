import { Toaster as Sonner } from "sonner";

/** Where short messages appear; the looks are ours, not sonner's. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      duration={5_000}
      visibleToasts={3}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg bg-raised px-3.5 py-2.5 text-sm text-fg shadow-float",
          title: "font-medium",
          description: "text-quiet",
          content: "min-w-0 flex-1",
          icon: "hidden",
          actionButton: "shrink-0 rounded-md border border-line-strong px-2.5 h-7 font-medium hover:bg-hover",
          error: "[&_[data-title]]:text-failed",
        },
      }}
    />
  );
}
