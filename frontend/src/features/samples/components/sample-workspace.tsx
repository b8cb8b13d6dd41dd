import { useState } from "react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { problemText } from "@/lib/api-problem";
import { countOf, joinWords } from "@/lib/format";
import { useCreateSamples, useRemoveSamples, useSamples } from "../api/samples";

/** The quiet fourth door: jobs to try things with, in by one click and out by one. */
export function SampleWorkspace({ onMade }: { onMade: () => void }) {
  const { data, error } = useSamples();
  const create = useCreateSamples();
  const remove = useRemoveSamples();
  const [isAsking, setAsking] = useState(false);
  if (error) return <p className="text-sm text-quiet">{problemText(error)}</p>;
  if (!data) return null;
  const names = data.jobs.map(({ name }) => name);
  const take = () =>
    remove.mutate(undefined, {
      onSuccess: ({ jobs, executions, left }) => {
        setAsking(false);
        if (left > 0) toast.error(`${countOf(left, "sample job")} still ends: remove it again in a moment`);
        else toast(`Removed ${countOf(jobs, "sample job")} and ${countOf(executions, "execution")}`);
      },
    });
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2 text-sm text-quiet">
      {names.length === 0 ? (
        <>
          <p>Or look around first, with jobs that ran already:</p>
          <Button
            variant="ghost"
            isBusy={create.isPending}
            className="text-fg underline"
            onClick={() => create.mutate(undefined, { onSuccess: onMade })}
          >
            Add the sample workspace
          </Button>
        </>
      ) : (
        <>
          <p>The sample workspace is there: {countOf(names.length, "job")}, tagged “sample”.</p>
          <Button size="sm" onClick={() => setAsking(true)}>
            Remove it
          </Button>
        </>
      )}
      {create.error ? (
        <p role="alert" className="basis-full text-center text-failed">
          {problemText(create.error)}
        </p>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Remove the sample workspace?"
        description={`${joinWords(names)} go, with everything they did. Nothing else is touched.`}
        action="Remove it"
        isBusy={remove.isPending}
        error={remove.error ? problemText(remove.error) : undefined}
        onConfirm={take}
      />
    </div>
  );
}
