import { useQuery } from "@tanstack/react-query";
import { MoreHorizontal, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { JobRow } from "@/api/types";
import { IconButton } from "@/components/ui/icon-button";
import { jobOptions } from "../api/get-job";
import { JobActions } from "./job-actions";

type Wish = "[data-run]" | "[data-actions]";

/** What can be done with a row's job. The whole of the job is fetched when somebody reaches for it, not before. */
export function RowActions({ row }: { row: JobRow }) {
  const [wish, setWish] = useState<Wish | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  const { data: job, isFetching } = useQuery({ ...jobOptions(row.id), enabled: wish !== null });
  const isThere = job !== undefined;
  useEffect(() => {
    if (wish === null || !isThere) return;
    const button = place.current?.querySelector<HTMLElement>(wish);
    button?.focus();
    if (wish === "[data-run]") button?.click();
    else button?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }, [wish, isThere]);
  const canRun = row.state !== "archived" && row.rights.includes("job:run");
  const isBusy = wish !== null && isFetching;
  if (!row.rights.some((right) => right !== "job:read" && right !== "job:create")) return null;
  return (
    <span ref={place} className="flex items-center gap-1">
      {wish !== null && job ? (
        <JobActions job={job} />
      ) : (
        <>
          {canRun ? (
            <IconButton
              label={`Run ${row.name} now`}
              size="icon-sm"
              data-run=""
              isBusy={isBusy && wish === "[data-run]"}
              onClick={() => setWish("[data-run]")}
              className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-md:hidden"
            >
              <Play size={14} />
            </IconButton>
          ) : null}
          <IconButton
            label={`Actions of ${row.name}`}
            size="icon-sm"
            data-actions=""
            aria-haspopup="menu"
            isBusy={isBusy && wish === "[data-actions]"}
            onClick={() => setWish("[data-actions]")}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === " " || event.key === "ArrowDown") {
                event.preventDefault();
                setWish("[data-actions]");
              }
            }}
          >
            <MoreHorizontal size={16} />
          </IconButton>
        </>
      )}
    </span>
  );
}
