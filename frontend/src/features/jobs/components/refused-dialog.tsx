import { Link } from "react-router";
import type { BulkResult } from "@/api/types";
import { Dialog } from "@/components/ui/dialog";
import { paths } from "@/config/paths";
import { countOf, formatCount } from "@/lib/format";

const SHOWN = 200;

/** Of each job that was not changed, why not. */
export function RefusedDialog({ refused, onClose }: { refused: readonly BulkResult[]; onClose: () => void }) {
  if (refused.length === 0) return null;
  const more = refused.length - SHOWN;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`${countOf(refused.length, "job")} left as they were`}
      description="The others were changed."
    >
      <ul className="max-h-80 overflow-y-auto text-sm">
        {refused.slice(0, SHOWN).map(({ id, error }) => (
          <li key={id} className="flex gap-3 border-b border-line py-1.5">
            <Link to={paths.job(id)} className="shrink-0 font-mono text-xs leading-5 hover:underline">
              {id}
            </Link>
            <span className="min-w-0 text-quiet">{error}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="pt-2 text-sm text-faint">and {formatCount(more)} more</p> : null}
    </Dialog>
  );
}
