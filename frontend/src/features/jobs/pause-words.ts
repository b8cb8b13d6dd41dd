import type { MisfirePolicy } from "@/api/types";

/** What becomes of the due times that a pause holds. */
export const HELD_WORDS: Record<MisfirePolicy, string> = {
  latest: "On resuming, one execution makes up for the latest of them.",
  all: "On resuming, each of them runs, up to the job's cap.",
  skip: "On resuming, none of them runs.",
};
