import { Link } from "react-router";
import type { CrontabImport, CrontabImportRequest } from "@/api/types";
import { Button } from "@/components/ui/button";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { ImportPreview } from "./import-preview";

interface ImportResultProps {
  text: string;
  result: CrontabImport;
  state: CrontabImportRequest["state"];
  onAgain: () => void;
}

const NEXT: Record<CrontabImportRequest["state"], string> = {
  active:
    "They run on their schedule from now on. Comment the lines out in the old crontab, or they run twice.",
  paused: "They are paused: run one by hand, then activate them and take the lines out of the old crontab.",
  draft: "They are drafts: look them through, then activate them.",
};

/** What was made of the crontab, with the way to each job. */
export function ImportResult({ text, result, state, onAgain }: ImportResultProps) {
  return (
    <>
      <div role="status" className="mb-6 border-l-2 border-succeeded pl-4">
        <h2 className="text-base font-semibold">{countOf(result.totals.jobs, "job")} imported</h2>
        <p className="mt-0.5 max-w-2xl text-sm text-quiet">{NEXT[state]}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button asChild variant="primary">
            <Link to={paths.jobs}>See the jobs</Link>
          </Button>
          <Button onClick={onAgain}>Import another</Button>
        </div>
      </div>
      <ImportPreview text={text} result={result} isStale={false} />
    </>
  );
}
