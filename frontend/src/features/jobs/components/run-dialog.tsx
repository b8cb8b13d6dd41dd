import { FlaskConical, Play } from "lucide-react";
import { useState } from "react";
import type { Job } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { ApiProblem } from "@/lib/api-problem";
import { useTriggerJob } from "../api/trigger-job";
import { runDraftOf, runValues, valueProblem } from "../run/run-draft";
import { RunParameterField } from "./run-parameter-field";

interface RunDialogProps {
  job: Job;
  onClose: () => void;
}

/** Asks for the values of a job's parameters, then runs it. Mounted while it is open. */
export function RunDialog({ job, onClose }: RunDialogProps) {
  const { parameters } = job;
  const [draft, setDraft] = useState(() => runDraftOf(parameters));
  const [isAsked, setAsked] = useState(false);
  const trigger = useTriggerJob();
  const refusal = trigger.error instanceof ApiProblem ? trigger.error : null;
  const isComplete = parameters.every((parameter) => !valueProblem(parameter, draft[parameter.name] ?? ""));
  const run = (isDryRun: boolean) => {
    setAsked(true);
    if (!isComplete || trigger.isPending) return;
    trigger.mutate({ job, parameters: runValues(parameters, draft), isDryRun }, { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Run “${job.name}”`}
      description="A dry run looks whether it could run, with these values, and does nothing else."
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run(false);
        }}
      >
        {parameters.map((parameter) => (
          <RunParameterField
            key={parameter.name}
            parameter={parameter}
            value={draft[parameter.name] ?? ""}
            onChange={(value) => {
              setDraft({ ...draft, [parameter.name]: value });
              trigger.reset();
            }}
            error={
              (isAsked ? valueProblem(parameter, draft[parameter.name] ?? "") : undefined) ??
              refusal?.field(`/parameters/${parameter.name}`)
            }
          />
        ))}
        <FormError error={refusal?.errors.length ? null : trigger.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={trigger.isPending} onClick={() => run(true)}>
            <FlaskConical size={14} /> Dry run
          </Button>
          <Button type="submit" variant="primary" isBusy={trigger.isPending}>
            {trigger.isPending ? null : <Play size={14} />} Run now
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
