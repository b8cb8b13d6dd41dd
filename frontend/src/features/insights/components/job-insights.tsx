import { paths } from "@/config/paths";
import { useWatch } from "../api/watch";
import { ALL_OF_JOB } from "../filters";
import { InsightList } from "./insight-list";
import { ScoreChart } from "./score-chart";
import { WatchPanel } from "./watch-panel";

/** What is told of one job, and how it is watched. */
export function JobInsights({ jobId }: { jobId: string }) {
  const { data: watch } = useWatch(jobId);
  return (
    <div className="flex flex-col gap-6">
      <div>
        <InsightList
          filters={ALL_OF_JOB(jobId)}
          addressOf={paths.insight}
          hideJob
          onShowAll={() => undefined}
        />
      </div>
      {watch ? <ScoreChart jobId={jobId} budget={watch.budget} /> : null}
      <WatchPanel jobId={jobId} />
    </div>
  );
}
