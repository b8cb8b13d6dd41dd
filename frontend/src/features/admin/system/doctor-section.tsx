import { useState } from "react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { paths } from "@/config/paths";
import { countOf, formatDuration } from "@/lib/format";
import { useCheckUp } from "../api/get-system";
import type { CheckUpReport } from "../types";

const SPANS = [
  { value: "1", label: "the last hour" },
  { value: "24", label: "the last day" },
  { value: "168", label: "the last 7 days" },
  { value: "720", label: "the last 30 days" },
];

/** Compares what is stored with the schedules and with itself. */
export function DoctorSection({ canManage }: { canManage: boolean }) {
  const [hours, setHours] = useState("24");
  const check = useCheckUp();
  const run = (repair: boolean) => check.mutate({ hours: Number(hours), repair });
  return (
    <Section title="Check-up">
      <div className="flex flex-col gap-3 pt-3 text-sm">
        <p className="text-quiet">
          Compares what ran with what was due, and what is stored with itself. It changes nothing unless told
          to repair.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <Select
            aria-label="How far back"
            className="w-auto"
            options={SPANS}
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          />
          <Button isBusy={check.isPending} onClick={() => run(false)}>
            Check
          </Button>
          {canManage && check.data && check.data.findings.length > 0 ? (
            <Button disabled={check.isPending} onClick={() => run(true)}>
              Repair what can be
            </Button>
          ) : null}
        </div>
        <FormError error={check.error} />
        {check.data ? <Findings report={check.data} /> : null}
      </div>
    </Section>
  );
}

function Findings({ report }: { report: CheckUpReport }) {
  const took = `, after ${formatDuration(report.duration_ms)}`;
  return (
    <div role="status">
      <p className="font-medium">
        {report.findings.length === 0 ? "Nothing is wrong" : countOf(report.findings.length, "finding")}
        {took}.
        {report.is_complete ? "" : " It was too much to look at all: “chronos doctor” on the server does."}
      </p>
      <ul className="mt-1">
        {report.findings.map((finding, at) => (
          <li key={at} className="border-b border-line py-1.5">
            {finding.job_id ? (
              <Link
                to={paths.job(finding.job_id)}
                className="mr-1.5 font-medium underline underline-offset-2"
              >
                {finding.job_name ?? finding.job_id}
              </Link>
            ) : null}
            {finding.text}
            <span className="block text-xs text-faint">
              {finding.repaired ? "Repaired." : finding.remedy}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
