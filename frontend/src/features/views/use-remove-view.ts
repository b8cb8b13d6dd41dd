import { toast } from "@/lib/toast";
import type { SavedView } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { useDeleteView } from "./api/delete-view";
import { useCreateView } from "./api/save-view";

const UNDO_MS = 10_000;

/** Deletes a view at once, and saves it anew for whoever regrets that. */
export function useRemoveView(): (view: SavedView) => void {
  const remove = useDeleteView();
  const create = useCreateView();
  const tell = (error: unknown) => toast.error(problemText(error));
  const restore = ({ page, name, address, shared_with }: SavedView) =>
    create.mutate({ page, name, address, shared_with }, { onError: tell });
  return (view) =>
    remove.mutate(view, {
      onSuccess: () => {
        toast(`Deleted the view “${view.name}”`, {
          duration: UNDO_MS,
          action: { label: "Undo", onClick: () => restore(view) },
        });
      },
      onError: tell,
    });
}
