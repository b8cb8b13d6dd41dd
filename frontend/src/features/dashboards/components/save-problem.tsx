import type { Widget } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ApiProblem, problemText } from "@/lib/api-problem";
import { titleOf } from "../values";

interface SaveProblemProps {
  error: unknown;
  widgets: readonly Widget[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

const PRECONDITION_FAILED = 412;

/** Why a dashboard was not saved; when others changed it meanwhile, whose version is to stay. */
export function SaveProblem({ error, widgets, onKeepMine, onTakeTheirs }: SaveProblemProps) {
  if (!error) return null;
  const isStale = error instanceof ApiProblem && error.status === PRECONDITION_FAILED;
  return (
    <div
      role="alert"
      className="mb-3 flex flex-wrap items-center gap-2 rounded-md border border-failed px-3 py-2 text-sm"
    >
      <span className="min-w-0 flex-1 basis-64">
        {isStale
          ? "Somebody else changed this dashboard meanwhile. Your arrangement is still here."
          : refusedText(error, widgets)}
      </span>
      {isStale ? (
        <>
          <Button size="sm" onClick={onTakeTheirs}>
            Take theirs
          </Button>
          <Button size="sm" onClick={onKeepMine}>
            Save mine over it
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** Names the widget that the server did not take. */
function refusedText(error: unknown, widgets: readonly Widget[]): string {
  if (!(error instanceof ApiProblem)) return problemText(error);
  const [first] = error.errors;
  const at = /^\/widgets\/(\d+)/.exec(first?.pointer ?? "")?.[1];
  const widget = at === undefined ? undefined : widgets[Number(at)];
  if (!first || !widget) return problemText(error);
  return `${widget.title || titleOf(widget.config) || "Text"}: ${first.detail}`;
}
