import { useNavigate } from "react-router";
import { toast } from "sonner";
import type { Execution } from "@/api/types";
import { Button } from "@/components/ui/button";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { useRunAgain } from "../api/run-again";

/** Runs the job once more, as it is defined now, and leads to the new execution. */
export function RunAgainButton({ execution }: { execution: Execution }) {
  const navigate = useNavigate();
  const run = useRunAgain(execution.job_id);
  const start = () =>
    run.mutate(undefined, {
      onSuccess: ({ execution_id: id }) => void navigate(paths.execution(id)),
      onError: (error) =>
        toast.error(`“${execution.job_name}” did not start`, { description: problemText(error) }),
    });
  return (
    <Button isBusy={run.isPending} onClick={start}>
      Run again
    </Button>
  );
}
