import { useState } from "react";
import { useLocation } from "react-router";
import type { SavedView, ViewPage } from "@/api/types";
import { addressOf, isSameAddress } from "./address";
import { useViews } from "./api/list-views";

interface CurrentView {
  /** The query of the page as it is. */
  address: string;
  views: readonly SavedView[];
  isLoading: boolean;
  isError: boolean;
  /** The view that the page shows. */
  current: SavedView | undefined;
  /** The view that was opened last, when the page shows something else by now. */
  left: SavedView | undefined;
  noteOpened: (view: SavedView) => void;
}

/** Which of the saved views the address shows. */
export function useCurrentView(page: ViewPage): CurrentView {
  const address = addressOf(useLocation().search);
  const { data, isPending, isError } = useViews(page);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const views = data?.items ?? [];
  const current = address === "" ? undefined : views.find((view) => isSameAddress(view.address, address));
  const opened = views.find(({ id }) => id === openedId);
  // Found by its address alone, as from a link: from now on it is the one that was opened.
  if (current && current.id !== openedId) setOpenedId(current.id);
  return {
    address,
    views,
    isLoading: isPending,
    isError,
    current,
    left: current === undefined && address !== "" ? opened : undefined,
    noteOpened: (view) => setOpenedId(view.id),
  };
}
