import type { ComponentType } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { useCatalog } from "../api/get-catalog";
import type { JobDraft, JobFormPart } from "../job-draft";
import { keepSummary } from "../run/keep-draft";
import { sandboxSummary } from "../run/sandbox-words";
import {
  clockSummary,
  environmentSummary,
  limitsSummary,
  missedSummary,
  overlapSummary,
  parametersSummary,
  retriesSummary,
  timingSummary,
  workersSummary,
} from "../summaries";
import { ClockChangeFields } from "./clock-change-fields";
import { EnvironmentFields } from "./environment-fields";
import type { FormPartProps } from "./form-part-props";
import { KeepFields } from "./keep-fields";
import { LimitFields } from "./limit-fields";
import { MissedFields } from "./missed-fields";
import { OverlapFields } from "./overlap-fields";
import { ParameterFields } from "./parameter-fields";
import { RetryFields } from "./retry-fields";
import { SandboxFields } from "./sandbox-fields";
import { TimingFields } from "./timing-fields";
import { WorkerFields } from "./worker-fields";

interface Part {
  part: JobFormPart | "clock";
  title: string;
  summary: (draft: JobDraft) => string;
  Fields: ComponentType<FormPartProps>;
  /** Of its fields: what is refused there opens it. */
  pointers: readonly string[];
  /** Whether it means anything for this job. */
  applies?: (draft: JobDraft, isProcess: boolean) => boolean;
}

const NO_CLOCK_CHANGES = new Set(["UTC", "Etc/UTC"]);
const isDue = ({ schedule }: JobDraft) => !schedule.isByHand;

const PARTS: readonly Part[] = [
  {
    part: "clock",
    title: "Clock changes",
    summary: ({ schedule }) => clockSummary(schedule.rules),
    Fields: ClockChangeFields,
    pointers: [],
    applies: ({ schedule: { isByHand, rules } }) =>
      !isByHand &&
      rules.some(
        ({ kind, timezone, gap, fold }) =>
          kind === "cron" && (!NO_CLOCK_CHANGES.has(timezone) || gap !== "auto" || fold !== "auto"),
      ),
  },
  {
    part: "timing",
    title: "Timing",
    summary: timingSummary,
    Fields: TimingFields,
    pointers: ["/timing", "/snoozed_until"],
    applies: isDue,
  },
  {
    part: "missed",
    title: "Missed due times",
    summary: missedSummary,
    Fields: MissedFields,
    pointers: ["/misfire", "/misfire_grace_s", "/misfire_window_s", "/misfire_cap"],
    applies: isDue,
  },
  {
    part: "overlap",
    title: "Overlap",
    summary: overlapSummary,
    Fields: OverlapFields,
    pointers: ["/overlap", "/max_concurrent", "/overlap_queue_limit"],
  },
  {
    part: "retries",
    title: "Retries",
    summary: retriesSummary,
    Fields: RetryFields,
    pointers: ["/retry", "/on_lost"],
  },
  {
    part: "limits",
    title: "Limits",
    summary: limitsSummary,
    Fields: LimitFields,
    pointers: [
      "/timeout_s",
      "/grace_s",
      "/setup_timeout_s",
      "/priority",
      "/max_executions",
      "/reset_counter_on_active",
    ],
  },
  {
    part: "sandbox",
    title: "Sandbox",
    summary: ({ sandbox }) => sandboxSummary(sandbox),
    Fields: SandboxFields,
    pointers: ["/sandbox"],
    applies: ({ sandbox }, isProcess) => isProcess || sandbox.profile !== "trusted",
  },
  {
    part: "workers",
    title: "Workers",
    summary: workersSummary,
    Fields: WorkerFields,
    pointers: ["/queue", "/needs"],
  },
  {
    part: "parameters",
    title: "Parameters",
    summary: parametersSummary,
    Fields: ParameterFields,
    pointers: ["/parameters"],
  },
  {
    part: "environment",
    title: "Environment",
    summary: environmentSummary,
    Fields: EnvironmentFields,
    pointers: ["/environment"],
  },
  {
    part: "keep",
    title: "History kept",
    summary: ({ keep }) => keepSummary(keep),
    Fields: KeepFields,
    pointers: ["/keep"],
  },
];

interface JobFormPartsProps extends FormPartProps {
  /** Parts in which something is not complete. */
  incomplete: readonly JobFormPart[];
}

/** What most jobs leave as it is: one line each, until it is opened. */
export function JobFormParts({ incomplete, ...props }: JobFormPartsProps) {
  const { draft, errorAt } = props;
  const { data: catalog } = useCatalog();
  const isProcess = catalog?.executors.find(({ kind }) => kind === draft.kind)?.is_process ?? true;
  return PARTS.map(({ part, title, summary, Fields, pointers, applies }) => {
    const mustShow = pointers.some((pointer) => errorAt(pointer)) || incomplete.some((name) => name === part);
    if (!mustShow && applies?.(draft, isProcess) === false) return null;
    return (
      <Disclosure
        key={part}
        title={title}
        summary={summary(draft)}
        mustShow={mustShow}
        className="border-t border-line"
      >
        <Fields {...props} />
      </Disclosure>
    );
  });
}
