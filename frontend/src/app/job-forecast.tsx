import { Section } from "@/components/ui/section";
import { AdviceList } from "@/features/advice/components/advice-list";
import { adviceOfJob } from "@/features/advice/filters";
import { ForecastPanel } from "@/features/forecasts/components/forecast-panel";

/** What to expect of a job, and what had better be set otherwise. */
export function JobForecast({ jobId }: { jobId: string }) {
  return (
    <div className="flex flex-col gap-7">
      <ForecastPanel jobId={jobId} />
      <Section title="Advice">
        <AdviceList filters={adviceOfJob(jobId)} isOfJob />
      </Section>
    </div>
  );
}
