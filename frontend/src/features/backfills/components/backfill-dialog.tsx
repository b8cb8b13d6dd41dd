import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/toast";
import type { BackfillInput, Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { ApiProblem } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { useDebounced } from "@/lib/use-debounced";
import { dryRunOptions } from "../api/dry-run";
import { useStartBackfill } from "../api/start-backfill";
import { type BackfillDraft, backfillInput, endProblem, MAX_PARALLEL, newBackfill } from "../draft";
import { DryRun } from "./dry-run";

interface BackfillDialogProps {
  job: Pick<Job, "id" | "name" | "schedule">;
  onClose: () => void;
  onStarted: () => void;
}

const TYPING_MS = 300;

const FIELDS = ["/from", "/to", "/max_parallel"];

/** Whether a refusal stands at one of the fields already. */
function isAtField(error: Error | null): boolean {
  return error instanceof ApiProblem && FIELDS.some((pointer) => error.field(pointer) !== undefined);
}

/** Chooses due times of the past, shows what would run, then runs it. Mounted while it is open. */
export function BackfillDialog({ job, onClose, onStarted }: BackfillDialogProps) {
  const zone = job.schedule?.timezone ?? "UTC";
  const [draft, setDraft] = useState(() => newBackfill(zone, Date.now()));
  const set = (changes: Partial<BackfillDraft>) => setDraft({ ...draft, ...changes });
  const written = JSON.stringify(backfillInput(draft, zone));
  const rested = useDebounced(written, TYPING_MS);
  const input = JSON.parse(rested) as BackfillInput | null;
  const dryRun = useQuery({ ...dryRunOptions(job.id, input), placeholderData: keepPreviousData });
  const start = useStartBackfill(job.id);
  // What is started must be what was shown.
  const isSettled = written === rested && input !== null && dryRun.isSuccess && !dryRun.isPlaceholderData;
  const total = isSettled ? dryRun.data.total : 0;
  const refused = start.error ?? dryRun.error;
  const errorAt = (pointer: string) => (refused instanceof ApiProblem ? refused.field(pointer) : undefined);
  const submit = () => {
    if (!isSettled || total === 0 || start.isPending) return;
    start.mutate(input, {
      onSuccess: (answer) => {
        toast(`Backfill of ${countOf(answer.total, "due time")} started`);
        onStarted();
      },
    });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Backfill “${job.name}”`}
      description="Runs due times of the past that did not run. The executions are marked as a backfill's."
      className="w-[min(560px,calc(100vw-24px))]"
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="From" hint={`On the clock of ${zone}.`} error={errorAt("/from")}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                required
                value={draft.from}
                onChange={({ target }) => set({ from: target.value })}
              />
            )}
          </Field>
          <Field label="To" error={endProblem(draft) ?? errorAt("/to")}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                required
                value={draft.to}
                onChange={({ target }) => set({ to: target.value })}
              />
            )}
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="At once"
            hint="So many of them run at the same time."
            error={errorAt("/max_parallel")}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={MAX_PARALLEL}
                step={1}
                required
                value={Number.isNaN(draft.max_parallel) ? "" : draft.max_parallel}
                onChange={({ target }) => set({ max_parallel: target.valueAsNumber })}
              />
            )}
          </Field>
          <label className="flex items-start gap-2 text-sm sm:pt-7">
            <Checkbox
              className="mt-0.5"
              checked={draft.include_fired}
              onCheckedChange={(checked) => set({ include_fired: checked === true })}
            />
            Run those again that ran already
          </label>
        </div>
        <DryRun
          answer={input === null ? undefined : dryRun.data}
          error={isAtField(dryRun.error) ? null : dryRun.error}
          isStale={!isSettled}
          isComplete={input !== null && !isAtField(dryRun.error)}
          zone={zone}
        />
        <FormError error={isAtField(start.error) ? null : start.error} />
        <div className="mt-1 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={start.isPending} disabled={total === 0}>
            {total === 0 ? "Run" : `Run ${countOf(total, "due time")}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
