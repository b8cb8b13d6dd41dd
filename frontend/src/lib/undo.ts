import { toast } from "@/lib/toast";
import { problemText } from "@/lib/api-problem";

/** How long the way back is offered. */
export const UNDO_MS = 10_000;

/** Says what was done and offers to take it back; a way back that fails says so. */
export function offerUndo(said: string, undo: () => Promise<unknown>): void {
  toast(said, {
    duration: UNDO_MS,
    action: {
      label: "Undo",
      onClick: () => {
        undo().catch((error: unknown) =>
          toast.error("It could not be undone", { description: problemText(error) }),
        );
      },
    },
  });
}
