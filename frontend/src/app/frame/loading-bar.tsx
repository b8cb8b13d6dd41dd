import { useNavigation } from "react-router";

/** A thin line while a page's code is on its way; only after 300 ms, so that quick ones stay calm. */
export function LoadingBar() {
  const { state } = useNavigation();
  if (state === "idle") return null;
  return (
    <div role="progressbar" aria-label="Loading the page" className="fixed inset-x-0 top-0 z-50 h-0.5">
      <div className="h-full w-full animate-[appear_200ms_300ms_ease-out_both,breathe_1.2s_300ms_infinite] bg-fg" />
    </div>
  );
}
