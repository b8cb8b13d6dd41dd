import { TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import type { ImportedJob } from "@/api/types";
import { Time } from "@/components/ui/time";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import type { CrontabLine } from "../crontab-lines";

const KIND_WORDS: Record<CrontabLine["kind"], string> = {
  job: "Job",
  setting: "Setting",
  rejected: "Not understood",
  comment: "Comment",
  blank: "Empty",
};

/** One line of the crontab and what it means. */
export function PreviewLine({ item }: { item: CrontabLine }) {
  const isQuiet = item.kind === "comment" || item.kind === "blank";
  return (
    <li
      className={cn(
        "grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 border-b border-line px-1 sm:grid-cols-[2.5rem_7rem_minmax(0,1fr)]",
        isQuiet ? "py-0.5 text-faint" : "py-1.5",
      )}
    >
      <span className="text-right text-faint">{item.line}</span>
      <span
        className={cn("max-sm:text-xs", item.kind === "rejected" ? "font-medium text-failed" : "text-quiet")}
      >
        {KIND_WORDS[item.kind]}
      </span>
      <div className="min-w-0 max-sm:col-start-2">
        {item.kind === "job" ? <JobLine job={item.job} /> : null}
        {item.kind === "setting" ? <Code>{`${item.name}=${item.value}`}</Code> : null}
        {item.kind === "comment" ? <Code>{item.source.trim()}</Code> : null}
        {item.kind === "rejected" ? (
          <>
            <Code>{item.source}</Code>
            <p className="text-failed">{item.reason}</p>
          </>
        ) : null}
      </div>
    </li>
  );
}

function JobLine({ job }: { job: ImportedJob }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        {job.job_id ? (
          <Link
            to={paths.job(job.job_id)}
            className="font-medium underline decoration-line-strong underline-offset-2"
          >
            {job.name}
          </Link>
        ) : (
          <span className="font-medium">{job.name}</span>
        )}
        <span className="text-quiet">
          {job.schedule_text}
          {job.next_fire_at ? (
            <>
              , next <Time value={job.next_fire_at} />
            </>
          ) : null}
        </span>
      </p>
      <Code>{job.command}</Code>
      {job.run_as ? <p className="text-xs text-faint">for the user {job.run_as}</p> : null}
      {job.stdin ? <p className="text-xs text-faint">with text on its standard input</p> : null}
      {job.warnings.map((warning, index) => (
        <p key={index} className="mt-0.5 flex gap-1.5 text-missed">
          <TriangleAlert size={14} className="mt-0.75 shrink-0" aria-label="Warning" />
          {warning}
        </p>
      ))}
    </>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code className="block font-mono text-[12.5px] break-all whitespace-pre-wrap text-quiet">{children}</code>
  );
}
