import { useState } from "react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section";
import { ApiProblem, problemText } from "@/lib/api-problem";
import { countOf, formatBytes, formatCount, formatDay } from "@/lib/format";
import { usePurge } from "../api/get-system";
import type { PurgeReport } from "../types";

const USUAL_DAYS = 30;
const NAMED = 5;

/** Removes old executions; first it only tells which these are. */
export function PurgeSection() {
  const [days, setDays] = useState(USUAL_DAYS);
  const [isAsking, setAsking] = useState(false);
  const look = usePurge();
  const purge = usePurge();
  const found = look.data;
  const remove = () =>
    purge.mutate(
      { older_than_days: days, dry_run: false },
      {
        onSuccess: ({ removed, left }) => {
          setAsking(false);
          toast(`${countOf(removed, "execution")} removed`, {
            description: left > 0 ? `${formatCount(left)} are left: purge again.` : undefined,
          });
          look.reset();
        },
      },
    );
  const error = look.error instanceof ApiProblem ? look.error.field("/older_than_days") : undefined;
  return (
    <Section title="Purge">
      <form
        className="flex flex-col gap-3 pt-3 text-sm"
        onSubmit={(event) => {
          event.preventDefault();
          look.mutate({ older_than_days: days, dry_run: true });
        }}
      >
        <Field
          label="Executions of so many days ago or earlier"
          hint="With their logs, whatever their jobs say of how long they are kept."
          error={error}
        >
          {(control) => (
            <span className="flex flex-wrap items-center gap-2">
              <NumberInput
                {...control}
                min={0}
                value={days}
                onChange={(value) => {
                  setDays(value);
                  look.reset();
                }}
              />
              <Button type="submit" isBusy={look.isPending} disabled={Number.isNaN(days)}>
                What would be removed?
              </Button>
            </span>
          )}
        </Field>
        {error ? null : <FormError error={look.error} />}
        {found ? (
          <div role="status">
            <p>{foundWords(found)}</p>
            {found.found > 0 ? (
              <Button variant="danger" className="mt-2" onClick={() => setAsking(true)}>
                Remove {countOf(found.found, "execution")}…
              </Button>
            ) : null}
          </div>
        ) : null}
      </form>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${countOf(found?.found ?? 0, "execution")}?`}
        description="They and their logs are gone for good. What waits or runs stays."
        action="Remove them"
        isBusy={purge.isPending}
        error={purge.error ? problemText(purge.error) : undefined}
        onConfirm={remove}
      />
    </Section>
  );
}

function foundWords(report: PurgeReport): string {
  if (report.found === 0) return "There is nothing so old.";
  const span =
    report.oldest && report.newest ? `, from ${formatDay(report.oldest)} to ${formatDay(report.newest)}` : "";
  const jobs = report.jobs
    .slice(0, NAMED)
    .map((job) => `${job.job_name || "a deleted job"} ${formatCount(job.executions)}`)
    .join(", ");
  return `${countOf(report.found, "execution")}, about ${formatBytes(report.bytes)}${span}. Most of: ${jobs}.`;
}
