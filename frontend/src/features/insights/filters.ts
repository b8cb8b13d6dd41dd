import type { InsightSeverity, InsightTopic } from "@/api/types";
import type { UrlFilters } from "@/lib/use-url-filters";
import { SEVERITY_LOOK } from "./severity";
import { TOPIC_WORDS } from "./words";

/** What of the insights is listed. */
export interface InsightFilters {
  /** Else those that are over, too. */
  isOpenOnly: boolean;
  /** Empty: all. */
  least: InsightSeverity | "";
  /** Empty: all. */
  topic: InsightTopic | "";
  /** Those of which nobody was told, too. */
  isWithMuted: boolean;
  /** Empty: of all jobs. */
  jobId: string;
  isRarestFirst: boolean;
}

/** The filters of the page, as its address has them. */
export function readFilters(address: UrlFilters): InsightFilters {
  const [least, topic] = [address.text("severity"), address.text("topic")];
  return {
    isOpenOnly: address.text("show") !== "all",
    least: Object.hasOwn(SEVERITY_LOOK, least) ? (least as InsightSeverity) : "",
    topic: Object.hasOwn(TOPIC_WORDS, topic) ? (topic as InsightTopic) : "",
    isWithMuted: address.text("muted") === "1",
    jobId: address.text("job_id"),
    isRarestFirst: address.text("sort") === "rate",
  };
}

export const ALL_OF_JOB = (jobId: string): InsightFilters => ({
  isOpenOnly: false,
  least: "",
  topic: "",
  isWithMuted: true,
  jobId,
  isRarestFirst: false,
});

/** Whether something is left out beside what is over. */
export function isNarrowed({ least, topic, jobId }: InsightFilters): boolean {
  return least !== "" || topic !== "" || jobId !== "";
}
