import { TriangleAlert } from "lucide-react";
import type { JobWarning } from "@/api/types";

/** The preview of the schedule tells these by itself. */
const TOLD_THERE = "/schedule";

/** What may surprise once the job is saved, beyond its schedule. */
export function CheckNotes({ warnings }: { warnings: readonly JobWarning[] }) {
  const told = warnings.filter(({ pointer }) => pointer !== TOLD_THERE);
  if (told.length === 0) return null;
  return (
    <ul
      aria-label="Good to know before saving"
      className="flex flex-col gap-1 border-t border-line py-3 text-sm"
    >
      {told.map(({ code, detail }) => (
        <li key={code} className="flex gap-1.5 text-missed">
          <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden="true" /> {detail}
        </li>
      ))}
    </ul>
  );
}
